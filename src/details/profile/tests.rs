#![allow(clippy::unwrap_used)]

use super::*;

fn builtin() -> Dataset {
    Dataset::builtin().unwrap()
}

fn brief(ds: &Dataset, key: &str, today: &str, lang: Lang) -> Profile {
    let Some(Key::Pairing(id)) = ds.parse_key(key) else {
        panic!("{key} is a pairing");
    };
    let cube = Cube::new(ds).unwrap();
    profile(ds, &cube, id, PartialDate::parse(today), lang)
}

fn keys(lines: &[ProfileLine]) -> Vec<&str> {
    lines.iter().map(|line| line.reading.key.as_str()).collect()
}

/// A line as value, date, evidence, the source's key and the number of other readings.
fn told(profile: &Profile, key: &str) -> (String, String, &'static str, String, usize) {
    let mut lines = profile.milestones.iter().chain(&profile.figures);
    let line = lines.find(|line| line.reading.key == key).unwrap();
    let cited = &profile.sources[line.cite - 1];
    assert_eq!(cited.number, line.cite);
    assert_eq!(cited.source, line.reading.source);
    (
        line.reading.value.clone(),
        line.reading.date_label.clone(),
        line.reading.evidence_label,
        cited.source.key.clone(),
        line.others,
    )
}

#[test]
fn sanming_in_brief() {
    // Checked by hand against rows F058 to F119 of progress.csv.
    let ds = builtin();
    let brief = brief(&ds, "p04", "2026-11-25", Lang::Zh);
    assert_eq!(brief.title, "三明市 — 上海市");
    assert_eq!(brief.facts[4].value, "2022—2030年，共9年，2026年是第5年");
    assert_eq!(brief.basis, "公开读数62条：新闻媒体8条、二手来源54条。");
    assert_eq!(keys(&brief.milestones), ["F087", "F076", "F075", "F061"]);
    // Eleven plans have their number, one park its note alone.
    assert_eq!(told(&brief, "F087").0, "11份");
    assert_eq!(
        told(&brief, "F076"),
        (
            String::new(),
            "2023年11月13日".into(),
            "二手来源",
            "S10".into(),
            0
        )
    );
    assert_eq!(
        brief.visits,
        "互访、会议等活动有公开记录8条，最近一条：2024年11月21日。"
    );
    let figures = [
        // The plain series, not the 12 agreements of departments.
        ("F072", "148份", "2023年11月", "二手来源", "S10", 1),
        ("F064", "9000万元", "2023年", "二手来源", "S09", 0),
        // Not the 83 projects that count at city level only, nor the earlier 71.
        ("F096", "86个", "2024年5月9日", "新闻媒体", "S65", 3),
        ("F095", "449亿元", "2024年5月9日", "新闻媒体", "S65", 2),
        ("F080", "109亿元", "2024年5月7日", "新闻媒体", "S65", 3),
        ("F119", "约1.3亿元", "2026年1月5日", "二手来源", "S49", 0),
    ];
    for (key, value, date, evidence, source, others) in figures {
        assert_eq!(
            told(&brief, key),
            (value.into(), date.into(), evidence, source.into(), others),
            "{key}"
        );
    }
    assert_eq!(brief.figures.len(), 25);
    assert_eq!(keys(&brief.plans), ["F074"]);
    assert_eq!(brief.plans[0].reading.value, "15.2亿元（计划）");
    assert!(brief.gaps.is_empty());
    assert_eq!(brief.sources.len(), 9);
}

#[test]
fn changzhi_in_brief() {
    // Checked by hand against rows F230 to F247.
    let ds = builtin();
    let brief = brief(&ds, "p17", "2026-11-25", Lang::Zh);
    // Six of eight: the year's work points of the whole pairing before a school's agreement.
    assert_eq!(
        keys(&brief.milestones),
        ["F246", "F239", "F240", "F237", "F235", "F230"]
    );
    assert_eq!(brief.more_milestones, 2);
    assert_eq!(told(&brief, "F240").0, "第一梯队");
    assert_eq!(told(&brief, "F235").0, "2022—2026年");
    for (key, value, source) in [
        ("F242", "140个", "S64"),
        ("F245", "≥600亿元", "S64"),
        ("F244", "87个", "S64"),
        ("F243", "约110亿元", "S64"),
    ] {
        assert_eq!(
            told(&brief, key),
            (
                value.into(),
                "2025年1月7日".into(),
                "二手来源",
                source.into(),
                0
            )
        );
    }
    assert_eq!(keys(&brief.plans), ["F236"]);
    assert_eq!(brief.gaps, ["红色文化", "政策支持"]);
}

#[test]
fn liuan_in_brief() {
    // Checked by hand against rows F135 to F180.
    let ds = builtin();
    let brief = brief(&ds, "p08", "2026-11-25", Lang::En);
    assert_eq!(
        keys(&brief.milestones)[..2],
        ["F180", "F159"],
        "newest first"
    );
    assert_eq!(brief.more_milestones, 2);
    // Since 2022, not the year 2023 alone (172.44), which counts another thing.
    assert_eq!(
        told(&brief, "F165"),
        (
            "14.664 billion yuan".into(),
            "June 2023".into(),
            "secondary source",
            "S26".into(),
            3
        )
    );
    assert_eq!(told(&brief, "F163").0, "17.419 billion yuan");
    // Only figures that cover more than the pairing are known of that meeting.
    let wider = brief.figures.iter().find(|l| l.reading.key == "F151");
    assert!(
        wider
            .unwrap()
            .reading
            .marks
            .contains(&"covers more than the pairing")
    );
    assert_eq!(keys(&brief.plans), ["F153"]);
    assert_eq!(
        brief.gaps,
        ["Ecology and low carbon", "Policy support", "Evaluation"]
    );
    assert!(brief.credit.starts_with("Data up to "));
}

#[test]
fn no_reading_is_lost_in_brief() {
    let ds = builtin();
    for number in 1..=20 {
        let key = format!("p{number:02}");
        let brief = brief(&ds, &key, "2026-11-25", Lang::Zh);
        let visits = ds.readings.iter().filter(|reading| {
            reading.pairing == Some(PairingId(number - 1))
                && ds[reading.indicator].slug == "exchange-event"
        });
        let told = brief.milestones.len()
            + brief.more_milestones
            + visits.count()
            + brief
                .figures
                .iter()
                .map(|line| 1 + line.others)
                .sum::<usize>()
            + brief.plans.len()
            + brief.more_plans;
        let id = Some(PairingId(number - 1));
        let all = ds.readings.iter().filter(|r| r.pairing == id).count();
        assert_eq!(told, all, "{key}");
        assert!(
            brief
                .figures
                .iter()
                .all(|line| !line.reading.value.is_empty())
        );
    }
}

#[test]
fn a_term_says_how_far_it_has_come() {
    let ds = builtin();
    let term = |today: &str| brief(&ds, "p01", today, Lang::En).facts[4].value.clone();
    assert_eq!(term("2021-12-31"), "2022–2030, 9 years, not begun yet");
    assert_eq!(term("2022-01-01"), "2022–2030, 9 years; 2022 is year 1");
    assert_eq!(term("2030-12-31"), "2022–2030, 9 years; 2030 is year 9");
    assert_eq!(term("2031-01-01"), "2022–2030, 9 years, now over");
    assert_eq!(term(""), "2022–2030");
}

#[test]
fn nothing_known_is_said_in_brief_too() {
    let mut ds = builtin();
    ds.readings.clear();
    let brief = brief(&ds, "p09", "2026-11-25", Lang::Zh);
    assert!(brief.basis.starts_with("未见公开数据"));
    assert_eq!(brief.gaps.len(), 9);
    assert!(brief.figures.is_empty() && brief.sources.is_empty() && brief.visits.is_empty());
}
