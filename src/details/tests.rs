#![allow(clippy::unwrap_used)]

use super::*;
use crate::dataset::TaskKind;
use crate::state::{State, parse};

fn builtin() -> Dataset {
    Dataset::builtin().unwrap()
}

fn of(ds: &Dataset, key: &str, lang: Lang) -> Detail {
    chosen(ds, &[key], "", lang).remove(0)
}

/// The details of a selection under a state query's filter.
fn chosen(ds: &Dataset, keys: &[&str], query: &str, lang: Lang) -> Vec<Detail> {
    let (state, problems) = parse(query, ds, &State::default());
    assert_eq!(problems, Vec::<String>::new());
    let keys: Vec<Key> = keys.iter().map(|key| ds.parse_key(key).unwrap()).collect();
    let focus = Focus::of(ds, &keys);
    keys.iter()
        .map(|&key| detail(ds, key, &state.filter, &focus, lang).unwrap())
        .collect()
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
    let block = &detail.areas[0];
    assert!(block.readings.is_empty());
    let groups: Vec<_> = block
        .groups
        .iter()
        .map(|group| (group.label.as_str(), group.readings.len()))
        .collect();
    assert_eq!(
        groups,
        [
            ("龙岩—广州", 1),
            ("三明—上海", 1),
            ("长治—北京", 1),
            ("全部结对", 1)
        ]
    );
}

#[test]
fn an_areas_readings_stand_by_pairing_in_the_plans_order() {
    let ds = builtin();
    let detail = of(&ds, "t-mechanism", Lang::En);
    let groups = &detail.areas[0].groups;
    let keys: Vec<_> = groups.iter().map(|group| group.key.as_deref()).collect();
    assert_eq!(keys.len(), 17);
    assert!(keys[..16].is_sorted() && keys[16].is_none());
    let total: usize = groups.iter().map(|group| group.readings.len()).sum();
    assert_eq!(total, 78);
    for group in groups {
        assert!(group.readings.is_sorted_by(|a, b| a.date >= b.date));
        assert!(group.readings.iter().all(|row| row.pairing == group.key));
    }
}

#[test]
fn the_panel_follows_the_filter_and_says_what_it_leaves_out() {
    let ds = builtin();
    // Of the 62 readings of Sanming 8 are of the press.
    let detail = chosen(&ds, &["p04"], "ev=press", Lang::Zh).remove(0);
    assert_eq!(readings(&detail).len(), 8);
    assert_eq!(detail.left_out, ["另有54条读数不符合筛选条件。"]);
    let hidden: usize = detail.areas.iter().map(|area| area.hidden).sum();
    assert_eq!(hidden, 54);
    // What is filtered is not missing.
    assert!(detail.areas.iter().all(|area| area.empty_note.is_empty()));
    assert!(detail.empty_note.is_empty());

    let detail = chosen(&ds, &["p09"], "area=t-industry-platforms", Lang::En).remove(0);
    assert_eq!((detail.areas.len(), readings(&detail).len()), (1, 3));
    assert_eq!(
        detail.left_out,
        ["Readings that do not match the filters: 5."]
    );

    let detail = chosen(&ds, &["t-mechanism"], "base=b-taihang", Lang::Zh).remove(0);
    let [group] = detail.areas[0].groups.as_slice() else {
        panic!("one pairing of Taihang is left");
    };
    assert_eq!(
        (group.label.as_str(), group.readings.len()),
        ("长治—北京", 6)
    );
    assert_eq!(detail.left_out, ["另有72条读数不符合筛选条件。"]);
    assert!(chosen(&ds, &["p04"], "", Lang::Zh)[0].left_out.is_empty());
}

#[test]
fn a_cell_of_the_matrix_shows_that_area_of_that_pairing() {
    let ds = builtin();
    let details = chosen(&ds, &["p04", "t-ecology-green"], "", Lang::Zh);
    let [pairing, area] = details.as_slice() else {
        panic!("both are told of");
    };
    assert_eq!(pairing.areas.len(), 1);
    assert_eq!(readings(pairing).len(), 5);
    assert_eq!(
        pairing.left_out,
        ["这里只列所选的任务或保障，其余另有读数57条。"]
    );
    assert!(area.areas[0].groups.is_empty() && !area.areas[0].measures.is_empty());
    assert_eq!(area.left_out, ["读数列在所选的结对之下。"]);

    let detail = chosen(&ds, &["p16", "t-evaluation"], "", Lang::Zh).remove(0);
    assert!(detail.empty_note.starts_with("未见公开数据"));
    assert_eq!(detail.areas.len(), 1);
}

#[test]
fn the_overview_has_every_pairing_and_every_task() {
    let ds = builtin();
    let all = overview(&ds, &Filter::default(), Lang::Zh);
    assert_eq!((all.pairings.len(), all.tasks.len()), (20, 9));
    let kinds: Vec<_> = all.tasks.iter().map(|task| task.kind).collect();
    assert_eq!(kinds[..5], [TaskKind::Task; 5]);
    assert_eq!(kinds[5..], [TaskKind::Safeguard; 4]);
    let task = &all.tasks[5];
    assert_eq!(
        (task.key.as_str(), task.section.as_str()),
        ("t-mechanism", "第四部分（一）")
    );
    assert_eq!(task.known, "读数78条，涉及16对，其中二手来源48条");

    let mut filter = Filter {
        evidence: vec![Evidence::Government],
        ..Filter::default()
    };
    let tasks = overview(&ds, &filter, Lang::En).tasks;
    assert_eq!(tasks[3].known, "No reading matches the filters");
    filter.evidence.clear();
    let mut bare = ds.clone();
    bare.readings.clear();
    assert_eq!(
        overview(&bare, &filter, Lang::Zh).tasks[0].known,
        "未见公开数据"
    );
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
        detail(
            &builtin(),
            Key::City(crate::dataset::CityId(99)),
            &Filter::default(),
            &Focus::default(),
            Lang::Zh
        ),
        None
    );
}
