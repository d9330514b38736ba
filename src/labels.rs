//! How pairings and sections of the plan are called in words.

use crate::dataset::{City, Dataset, Evidence, Name, Pairing, PairingId, Plan};
use crate::text;
use crate::words::{Lang, fill};

/// One sentence for those who cannot see the drawing:
/// `信阳市与苏州市结对，大别山革命老区，2022—2030年`. Empty for an unknown pairing.
pub fn pairing_label(ds: &Dataset, pairing: PairingId, lang: Lang) -> String {
    let Some(pairing) = ds.pairings.get(pairing.index()) else {
        return String::new();
    };
    let (words, base, east) = (lang.words(), &ds[pairing.base], &ds[pairing.east]);
    let mut label = fill(
        words.pairing_sentence,
        &[
            ("base", base.name.get(lang)),
            ("east", east.name.get(lang)),
            ("area", ds[pairing.base_area].name.get(lang)),
            ("term", &term(pairing, lang)),
        ],
    );
    if base.province == east.province {
        label += &fill(
            words.pairing_within,
            &[("province", ds[base.province].name.get(lang))],
        );
    }
    label
}

/// Both cities' full names, the eastern one last: `信阳市 — 苏州市`.
pub fn pairing_title(ds: &Dataset, pairing: PairingId, lang: Lang) -> String {
    both_cities(ds, pairing, lang, lang.words().pairing_title, |city| {
        &city.name
    })
}

/// Both cities' short names: `信阳—苏州`.
pub fn pairing_short(ds: &Dataset, pairing: PairingId, lang: Lang) -> String {
    both_cities(ds, pairing, lang, lang.words().pairing_short, |city| {
        &city.short
    })
}

/// Width of the widest of some short names.
pub fn widest_short(ds: &Dataset, pairings: &[PairingId], size: f64, lang: Lang) -> f64 {
    let mut widest = 0.0_f64;
    for &pairing in pairings {
        widest = widest.max(text::width(&pairing_short(ds, pairing, lang), size, false));
    }
    widest
}

fn both_cities(
    ds: &Dataset,
    pairing: PairingId,
    lang: Lang,
    template: &str,
    name: fn(&City) -> &Name,
) -> String {
    let Some(pairing) = ds.pairings.get(pairing.index()) else {
        return String::new();
    };
    let (base, east) = (name(&ds[pairing.base]), name(&ds[pairing.east]));
    fill(
        template,
        &[("base", base.get(lang)), ("east", east.get(lang))],
    )
}

/// The years of a pairing: `2022—2030年`.
pub fn term(pairing: &Pairing, lang: Lang) -> String {
    years(&pairing.start.to_string(), &pairing.end.to_string(), lang)
}

/// A span of years.
pub fn years(start: &str, end: &str, lang: Lang) -> String {
    fill(lang.words().years, &[("start", start), ("end", end)])
}

/// A section of the plan: `三（一）` is `第三部分（一）` and `Section 3 (1)`; empty for
/// what stands in no section.
pub fn section(section: &str, lang: Lang) -> String {
    if section.is_empty() {
        return String::new();
    }
    let words = lang.words();
    let (part, item) = match section
        .strip_suffix('）')
        .and_then(|section| section.split_once('（'))
    {
        Some((part, item)) => (part, Some(item)),
        None => (section, None),
    };
    let part = numeral(part, lang);
    match item {
        Some(item) => fill(
            words.section_item,
            &[("part", &part), ("item", &numeral(item, lang))],
        ),
        None => fill(words.section, &[("part", &part)]),
    }
}

/// The plan with its number and one section; empty where no plan is known.
pub fn plan_section(plan: &Plan, part: &str, lang: Lang) -> String {
    if plan.number.is_empty() {
        return String::new();
    }
    let holes = [
        ("title", plan.title.get(lang)),
        ("number", &plan.number),
        ("section", &section(part, lang)),
    ];
    fill(lang.words().plan_section, &holes)
}

/// Up to when the data reach, and which data; those handed in by a page have no
/// version, and no date of their own.
pub fn credit(ds: &Dataset, lang: Lang) -> String {
    let words = lang.words();
    let template = if ds.version.is_empty() {
        words.credit_plain
    } else if ds.has_evidence(Evidence::File) {
        words.credit_file
    } else {
        words.credit
    };
    let holes = [
        ("cutoff", &*ds.cutoff.label(lang)),
        ("version", &ds.version),
    ];
    fill(template, &holes)
}

/// Chinese numerals up to nine as figures in English; anything else as it is.
fn numeral(text: &str, lang: Lang) -> String {
    let place = "一二三四五六七八九"
        .chars()
        .zip(1..)
        .find(|(numeral, _)| text.chars().eq([*numeral]));
    match (lang, place) {
        (Lang::En, Some((_, figure))) => u32::to_string(&figure),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_pairing_is_one_sentence() {
        let ds = Dataset::builtin().unwrap();
        let label = |number: u32, lang| pairing_label(&ds, PairingId(number - 1), lang);
        assert_eq!(
            label(9, Lang::Zh),
            "信阳市与苏州市结对，大别山革命老区，2022—2030年"
        );
        assert_eq!(
            label(9, Lang::En),
            "Xinyang paired with Suzhou, Dabie Mountains old revolutionary base area, 2022–2030"
        );
        assert_eq!(
            label(18, Lang::Zh),
            "汕尾市与深圳市结对，海陆丰革命老区，2022—2030年，两市同属广东省"
        );
        assert!(label(18, Lang::En).ends_with("2022–2030, both in Guangdong"));
        assert_eq!(label(21, Lang::Zh), "");
    }

    #[test]
    fn a_pairing_has_a_title_and_a_short_name() {
        let ds = Dataset::builtin().unwrap();
        let id = PairingId(14);
        assert_eq!(
            pairing_title(&ds, id, Lang::Zh),
            "恩施土家族苗族自治州 — 杭州市"
        );
        assert_eq!(pairing_short(&ds, id, Lang::Zh), "恩施—杭州");
        assert_eq!(pairing_short(&ds, id, Lang::En), "Enshi–Hangzhou");
    }

    #[test]
    fn sections_read_well_in_both_languages() {
        for (text, zh, en) in [
            ("二", "第二部分", "Section 2"),
            ("三（一）", "第三部分（一）", "Section 3 (1)"),
        ] {
            assert_eq!(
                (
                    section(text, Lang::Zh).as_str(),
                    section(text, Lang::En).as_str()
                ),
                (zh, en)
            );
        }
        let plan = Dataset::builtin().unwrap().plan;
        assert_eq!(
            plan_section(&plan, "二", Lang::Zh),
            "《革命老区重点城市对口合作工作方案》（发改振兴〔2022〕766号）第二部分"
        );
        assert!(
            plan_section(&plan, "二", Lang::En)
                .ends_with(" areas (发改振兴〔2022〕766号), Section 2")
        );
    }
}
