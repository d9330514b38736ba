#![allow(clippy::unwrap_used)]

use super::*;

fn builtin() -> Dataset {
    Dataset::builtin().unwrap()
}

fn of(ds: &Dataset, key: &str, lang: Lang) -> Detail {
    detail(ds, ds.parse_key(key).unwrap(), lang).unwrap()
}

fn value<'a>(detail: &'a Detail, label: &str) -> Option<&'a str> {
    detail
        .facts
        .iter()
        .find(|fact| fact.label == label)
        .map(|fact| fact.value.as_str())
}

fn readings(detail: &Detail) -> Vec<&ReadingRow> {
    detail
        .areas
        .iter()
        .flat_map(|area| &area.readings)
        .collect()
}

#[test]
fn a_pairing_tells_its_cities_term_section_and_readings() {
    let ds = builtin();
    let detail = of(&ds, "p09", Lang::Zh);
    assert_eq!(
        (detail.key.as_str(), detail.title.as_str()),
        ("p09", "信阳市 — 苏州市")
    );
    assert_eq!(detail.subtitle, "大别山革命老区 · 长三角");
    assert_eq!(value(&detail, "老区重点城市"), Some("信阳市（河南省）"));
    assert_eq!(value(&detail, "东部城市"), Some("苏州市（江苏省）"));
    assert_eq!(value(&detail, "期限"), Some("2022—2030年"));
    assert_eq!(value(&detail, "同省结对"), None);
    assert!(detail.section_label.ends_with("766号）第二部分"));
    assert_eq!(detail.areas.len(), 9);
    assert_eq!(detail.areas[0].section, "第三部分（一）");
    assert_eq!(
        detail
            .areas
            .iter()
            .map(|area| area.measures.len())
            .sum::<usize>(),
        78
    );
    let rows = readings(&detail);
    assert_eq!(rows.len(), 8);
    assert!(
        rows.iter()
            .all(|row| row.pairing.as_deref() == Some("p09") && row.pairing_label == "信阳—苏州")
    );
}

#[test]
fn a_pairing_within_one_province_says_so() {
    let ds = builtin();
    assert_eq!(
        value(&of(&ds, "p18", Lang::Zh), "同省结对"),
        Some("两市同属广东省")
    );
    assert_eq!(
        value(&of(&ds, "p18", Lang::En), "Within one province"),
        Some("Both cities are in Guangdong")
    );
}

#[test]
fn a_municipality_is_not_named_twice() {
    let ds = builtin();
    assert_eq!(value(&of(&ds, "p17", Lang::Zh), "东部城市"), Some("北京市"));
}

#[test]
fn readings_come_newest_first_and_cite_their_source() {
    let ds = builtin();
    for pairing in 1..=20 {
        let detail = of(&ds, &format!("p{pairing:02}"), Lang::En);
        for area in &detail.areas {
            assert!(
                area.readings.is_sorted_by(|a, b| a.date >= b.date),
                "{} {}",
                detail.key,
                area.key
            );
            assert_eq!(area.empty_note.is_empty(), !area.readings.is_empty());
        }
        assert!(
            readings(&detail)
                .iter()
                .all(|row| row.source.key.starts_with('S') && !row.source.publisher.is_empty())
        );
        assert!(
            readings(&detail)
                .iter()
                .all(|row| row.source.kind == row.evidence)
        );
    }
}

#[test]
fn a_missing_reading_is_said_and_never_zero() {
    let ds = builtin();
    let detail = of(&ds, "p09", Lang::Zh);
    let empty = detail
        .areas
        .iter()
        .find(|area| area.readings.is_empty())
        .unwrap();
    assert!(empty.empty_note.starts_with("未见公开数据") && detail.empty_note.is_empty());

    let mut bare = ds.clone();
    bare.readings.clear();
    assert!(
        of(&bare, "p09", Lang::Zh)
            .empty_note
            .starts_with("未见公开数据")
    );
    assert!(
        of(&bare, "c320500", Lang::En)
            .empty_note
            .starts_with("No public figure")
    );
}

#[test]
fn only_one_pairing_has_county_pairs() {
    let ds = builtin();
    let counties = of(&ds, "p01", Lang::Zh).counties;
    assert_eq!(counties.len(), 10);
    assert_eq!(
        (counties[0].key.as_str(), counties[0].base.as_str()),
        ("p01.01", "兴国县")
    );
    assert_eq!(
        (counties[0].since.as_str(), counties[0].source.key.as_str()),
        ("2024年8月", "S90")
    );
    assert!(of(&ds, "p02", Lang::Zh).counties.is_empty());
}

#[test]
fn a_group_lists_its_pairings_and_their_readings() {
    let ds = builtin();
    for (key, title, pairings, rows) in [
        ("c440300", "Shenzhen", 3, 26),
        ("c411500", "Xinyang", 1, 8),
        (
            "b-dabie-mountains",
            "Dabie Mountains old revolutionary base area",
            3,
            67,
        ),
        ("k-jjj", "Beijing-Tianjin-Hebei", 2, 23),
        ("pr440000", "Guangdong", 8, 76),
    ] {
        let detail = of(&ds, key, Lang::En);
        assert_eq!(
            (detail.title.as_str(), detail.pairings.len()),
            (title, pairings),
            "{key}"
        );
        assert_eq!(readings(&detail).len(), rows, "{key}");
        assert!(detail.areas.iter().all(|area| !area.readings.is_empty()));
    }
    let detail = of(&ds, "k-jjj", Lang::Zh);
    assert_eq!(value(&detail, "东部城市"), Some("天津市、北京市"));
    assert_eq!(
        detail.pairings[0].label,
        "庆阳市与天津市结对，陕甘宁革命老区，2022—2030年"
    );
}

#[test]
fn a_task_area_shows_the_readings_of_all_pairings() {
    let ds = builtin();
    let detail = of(&ds, "t-evaluation", Lang::Zh);
    assert_eq!(detail.subtitle, "保障措施 · 第四部分（四）");
    let labels: Vec<_> = readings(&detail)
        .iter()
        .map(|row| row.pairing_label.as_str())
        .collect();
    assert_eq!(labels.len(), 4);
    assert!(labels.contains(&"全部结对") && labels.contains(&"长治—北京"));
}

#[test]
fn a_county_pair_leads_to_its_pairing() {
    let ds = builtin();
    let detail = of(&ds, "p01.03", Lang::En);
    assert_eq!(detail.title, "Nankang District — Yantian District");
    assert_eq!(
        (detail.pairings[0].key.as_str(), detail.counties.len()),
        ("p01", 1)
    );
    assert_eq!(value(&detail, "Since"), Some("August 2024"));
}

#[test]
fn an_unknown_thing_has_no_detail() {
    assert_eq!(
        detail(&builtin(), Key::City(crate::dataset::CityId(99)), Lang::Zh),
        None
    );
}
