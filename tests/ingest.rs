//! Files as people make them, from their bytes to a data set.

#![allow(clippy::unwrap_used)]

#[path = "ingest/download.rs"]
mod download;
#[path = "ingest/properties.rs"]
mod properties;
#[path = "ingest/rows.rs"]
mod rows;
#[path = "ingest/said.rs"]
mod said;
#[path = "ingest/template.rs"]
mod template;
#[path = "ingest/workbook.rs"]
mod workbook;

use std::fmt::Write;

use duikou::dataset::{Bound, Dataset, DateBasis, Evidence, Nature, Reading, Scope, Side, Value};
use duikou::ingest::file::{self, Part};
use duikou::ingest::{Done, Kind, Outcome};
use duikou::labels::pairing_short;
use duikou::words::Lang;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/files/{name}")).unwrap_or_else(|_| panic!("{name} is there"))
}

fn builtin() -> Dataset {
    Dataset::builtin().unwrap()
}

/// What comes of a file's first table.
fn done(bytes: &[u8]) -> Done {
    let tables = file::read(&builtin(), "x.csv", bytes, None).unwrap();
    match tables.parts.into_iter().next().map(|part| part.outcome) {
        Some(Outcome::Done(done)) => *done,
        other => panic!("{other:?}"),
    }
}

fn loaded(name: &str) -> Dataset {
    dataset(&done(&bytes(name)))
}

fn dataset(done: &Done) -> Dataset {
    builtin().with_loaded(&done.loaded).unwrap()
}

fn table(text: &str) -> Dataset {
    dataset(&done(text.as_bytes()))
}

/// A reading in short: pairing, date, indicator, figure, unit.
fn short(ds: &Dataset, reading: &Reading) -> String {
    let pairing = reading.pairing.map(|id| pairing_short(ds, id, Lang::Zh));
    let figure = duikou::figures::reading_value(reading, ds, Lang::Zh);
    format!(
        "{} {} {} {figure}",
        pairing.unwrap_or("全部".to_owned()),
        reading.date,
        ds[reading.indicator].name.zh,
    )
}

fn all(ds: &Dataset) -> Vec<String> {
    ds.readings
        .iter()
        .map(|reading| short(ds, reading))
        .collect()
}

#[test]
fn planned_and_actual_of_a_row_are_two_readings() {
    let ds = loaded("good.csv");
    assert_eq!(
        all(&ds),
        [
            "信阳—苏州 2023-06-30 累计签约额 20亿元（计划）",
            "信阳—苏州 2023-06-30 累计签约额 12.5亿元",
            "信阳—苏州 2024-06-30 累计签约额 40亿元（计划）",
            "信阳—苏州 2024-06-30 累计签约额 31.25亿元",
            "赣州—深圳 2023-12 累计签约项目 8个",
            "庆阳—天津 2024 累计签约项目 10个（计划）",
            "庆阳—天津 2024 累计签约项目 9个",
        ]
    );
    let first = &ds.readings[0];
    assert_eq!(
        (first.evidence, first.scope, first.bound, first.date_basis),
        (
            Evidence::File,
            Scope::Pairing,
            Bound::Exact,
            DateBasis::Stated
        )
    );
    assert_eq!(ds[first.source].publisher, "示例公报");
    assert_eq!(ds[first.source].url, "https://example.org/a");
    assert_eq!(ds[ds.readings[6].source].title, "x.csv");
    assert_eq!(first.note.zh, "虚构数据，仅供测试");
    // The plan stays, with all its pairings, and the data reach as far as the file does.
    assert_eq!((ds.pairings.len(), ds.task_areas.len()), (20, 9));
    assert_eq!(ds.cutoff.to_string(), "2024-06-30");
}

#[test]
fn every_encoding_and_delimiter_says_the_same() {
    for name in ["gb18030.csv", "utf16.csv"] {
        assert_eq!(loaded(name).readings.len(), 2, "{name}");
        assert_eq!(
            all(&loaded(name))[0],
            "信阳—苏州 2023-06 累计签约项目 12个",
            "{name}"
        );
    }
    let ds = loaded("gb18030.csv");
    assert_eq!(ds.readings[0].note.zh, "虚构数据，\r\n仅供测试");
    let ds = loaded("semicolon.csv");
    assert_eq!(
        all(&ds),
        [
            "信阳—苏州 2023-01-19 累计签约项目 10个（计划）",
            "信阳—苏州 2023-01-19 累计签约项目 7个",
            "赣州—深圳 2024-05 累计签约项目 3个",
        ]
    );
    assert_eq!(ds.readings[0].note.zh, "made-up data; for tests only");
    assert_eq!(
        all(&loaded("data.json")),
        [
            "信阳—苏州 2023-06 累计签约项目 12个",
            "赣州—深圳 2024 累计签约项目 10个（计划）",
        ]
    );
}

#[test]
fn a_sheet_as_people_make_them_gives_its_good_rows() {
    let done = done(&bytes("messy.csv"));
    let ds = dataset(&done);
    assert_eq!(
        all(&ds),
        [
            "信阳—苏州 2023-01 累计签约额 1234.5万元（计划）",
            "信阳—苏州 2023-01 累计签约额 1234.5万元",
            "信阳—苏州 2023-01-19 累计签约额 5.5亿元",
            "信阳—苏州 2023-01-19 累计签约额 约110亿元",
            "甲市—乙市 2024 累计签约额 100万元",
        ]
    );
    for (kind, count) in [
        (Kind::Title, 1),
        (Kind::UnitRow, 1),
        (Kind::Total, 1),
        (Kind::Remark, 1),
        (Kind::FromAbove, 1),
        (Kind::NoFigure, 1),
        (Kind::OwnPairing, 1),
        (Kind::TwoMultipliers, 1),
        (Kind::NoSuchDay, 1),
        (Kind::BadNumber, 1),
        (Kind::AmbiguousPairing, 1),
        (Kind::AmbiguousDate, 1),
        (Kind::SpreadsheetError, 1),
        (Kind::NumberRange, 1),
    ] {
        assert_eq!(done.findings.count(kind), count, "{kind:?}");
    }
    assert_eq!((done.read, done.rejected, done.skipped), (4, 7, 8));
}

#[test]
fn wide_tables_are_melted() {
    let ds = loaded("wide.csv");
    assert_eq!(ds.readings.len(), 9);
    assert_eq!(all(&ds)[1], "信阳—苏州 2023 累计签约项目 10个（计划）");
    let ds = loaded("years.csv");
    assert_eq!(ds.readings.len(), 5);
    assert!(ds.readings.iter().all(|reading| !reading.planned));
}

#[test]
fn unknown_pairs_stand_in_a_group_of_their_own() {
    let ds = table(
        "结对,日期,指标,实际,单位\np09,2023,累计签约项目,1,个\n甲市—乙市,2023,累计签约项目,2,个\n乙市—甲市,2024,累计签约项目,3,个\n丙县—苏州,2023,累计签约项目,4,个\n",
    );
    assert_eq!(ds.pairings.len(), 22);
    let own = &ds.pairings[20];
    assert_eq!((own.number, own.start, own.end), (21, 2022, 2030));
    assert_eq!(ds[own.base_area].name.zh, "文件中的其他结对");
    let Side::East(cluster) = ds[own.east].side else {
        panic!("an eastern city")
    };
    assert_eq!(ds[cluster].name.en, "Other pairs in the file");
    assert_ne!(ds[own.east].province, ds[own.base].province);
    // A city that is known stays where it is.
    let suzhou = ds.pairings[21].east;
    assert_eq!(
        (
            ds[suzhou].name.zh.as_str(),
            ds[ds.pairings[21].base].name.zh.as_str()
        ),
        ("苏州市", "丙县")
    );
    assert_eq!(ds.pairings[8].east, suzhou);
    for pairing in 20..22 {
        let key = duikou::dataset::Key::Pairing(duikou::dataset::PairingId(pairing));
        assert_eq!(ds.parse_key(&ds.key_text(key)), Some(key));
    }
}

#[test]
fn another_programme_stands_alone() {
    let ds = loaded("other.csv");
    assert_eq!((ds.pairings.len(), ds.cities.len()), (3, 5));
    assert_eq!((ds.base_areas.len(), ds.clusters.len()), (2, 1));
    assert_eq!((ds.plan.start, ds.plan.end), (2021, 2023));
    assert!(ds.plan.title.zh.is_empty() && ds.county_pairs.is_empty());
    let areas: Vec<_> = ds
        .task_areas
        .iter()
        .map(|area| area.name.zh.as_str())
        .collect();
    assert_eq!(areas, ["产业", "教育"]);
    assert_eq!(
        all(&ds),
        [
            "甲市—乙市 2021 到位资金 120万元",
            "丙市—丁市 2022-05 到位资金 80.5万元",
            "丙市—丁市 2023-05 结对学校 12所",
            "戊县—丁市 2023 结对学校 3所",
        ]
    );
    let own = ds.readings[0].indicator;
    assert_eq!(ds[own].nature, Nature::Level);
    assert!(!ds[own].additive_over_pairings);
}

#[test]
fn figures_in_two_units_are_of_two_measures() {
    let ds = table(
        "结对,日期,指标,计划,实际\np09,2023,累计签约额,300万元,5亿元\np01,2023,累计签约额,20,12亿元\n",
    );
    assert_eq!(
        all(&ds),
        [
            "信阳—苏州 2023 累计签约额 300万元（计划）",
            "信阳—苏州 2023 累计签约额 5亿元",
            "赣州—深圳 2023 累计签约额 20（计划）",
            "赣州—深圳 2023 累计签约额 12亿元",
        ]
    );
    // What bears no unit is added to nothing.
    let bare = ds.readings[2].unit;
    assert_eq!((ds[bare].factor, ds[bare].name.zh.as_str()), (None, ""));
}

#[test]
fn natures_kinds_and_words_are_kept() {
    let ds = table(
        "结对,日期,指标,实际,性质,来源类别,口径,系列,状态,备注\n0,2023,自有指标,≥5,累计,media,part,甲,在建,说明\n0,2023,自有指标,5,累计,媒体,更大范围,,,\n0,2023,评估等次,优秀,,,,,,\n",
    );
    let [first, second, third] = ds.readings.as_slice() else {
        panic!("{:?}", all(&ds))
    };
    assert_eq!(
        (first.pairing, first.bound, first.scope),
        (None, Bound::AtLeast, Scope::Part)
    );
    assert_eq!(
        (first.evidence, second.evidence),
        (Evidence::File, Evidence::Press)
    );
    assert_eq!(second.scope, Scope::Wider);
    assert_eq!(
        (first.series.as_str(), first.note.zh.as_str()),
        ("甲", "说明；状态：在建")
    );
    assert_eq!(ds[first.indicator].nature, Nature::Cumulative);
    assert!(ds[first.indicator].additive_over_pairings);
    assert_eq!(third.value, Value::Text("优秀".to_owned()));
}

#[test]
fn a_year_in_the_title_dates_what_has_no_date() {
    let ds = table("2023年对口合作进展表（虚构）,,\n结对,指标,实际\np09,累计签约项目,3\n");
    assert_eq!(ds.readings[0].date.to_string(), "2023");
    assert_eq!(ds.readings[0].date_basis, DateBasis::Inferred);
}

#[test]
fn whatever_is_hostile_is_a_sentence() {
    let ds = builtin();
    let refused = |bytes: &[u8]| {
        file::read(&ds, "x", bytes, None)
            .unwrap_err()
            .text(Lang::En)
    };
    assert_eq!(
        refused(b"\x89PNG\r\n\x1a\n\0\0\0\0"),
        "x:1:1: this is neither text nor a workbook; save it as CSV (UTF-8) or .xlsx and try again"
    );
    assert!(refused(b"PK\x03\x04rubbish").starts_with("x:1:1: This workbook is damaged"));
    assert_eq!(
        refused(b"[{\"a\": 1}\n{"),
        "x:2:1: this is no JSON from here on; mend what stands here"
    );
    let done = done(&bytes("hostile.csv"));
    assert_eq!((done.read, done.rejected, done.skipped), (6, 8, 3));
    let ds = dataset(&done);
    assert!(
        ds.sources
            .iter()
            .all(|source| !source.url.contains("javascript"))
    );
}

#[test]
fn a_file_is_drawn_in_every_view() {
    use duikou::state::{State, View};
    use duikou::view::{Model, picture};
    for name in [
        "good.csv",
        "messy.csv",
        "other.csv",
        "wide.csv",
        "hostile.csv",
    ] {
        let model = Model::new(loaded(name));
        for view in View::ALL {
            for lang in [Lang::Zh, Lang::En] {
                let state = State {
                    view,
                    lang,
                    ..State::default()
                };
                let picture = picture(&model, &state, view, 900.0);
                assert!(picture.svg.contains("</svg>"), "{name} {view:?}");
            }
        }
    }
}

#[test]
fn what_a_file_says_counts_in_totals() {
    use duikou::cube::{Cube, Options, Slice, measure};
    let ds =
        table("结对,日期,指标,实际,单位\np09,2023,累计签约额,2,亿元\np01,2023,累计签约额,3,亿元\n");
    let cube = Cube::new(&ds).unwrap();
    let readings = Slice::all(&cube).readings(&cube);
    let summary = measure(&cube, &ds, &readings, 20, Options::default());
    assert_eq!(summary.sum.map(|total| total.number), Some(5.0));
}

#[test]
fn many_rows_become_few_and_say_the_same() {
    let mut text = String::from("结对,日期,指标,计划,实际,单位,性质\n");
    for row in 0..1000 {
        let (pairing, month) = (row % 20 + 1, row % 12 + 1);
        writeln!(
            text,
            "{pairing},2023-{month:02},自有金额,{row},{row},万元,发生"
        )
        .unwrap();
    }
    let ds = builtin();
    let whole = done(text.as_bytes()).loaded;
    let sum =
        |loaded: &duikou::ingest::Loaded| -> f64 { loaded.rows.iter().map(|row| row.actual).sum() };
    let few = whole.clone().rolled_up(&ds);
    assert_eq!((whole.rows.len(), few.rows.len()), (1000, 20));
    assert_eq!(sum(&whole), sum(&few));
    let drawn = ds.with_loaded(&few).unwrap();
    assert_eq!(drawn.readings.len(), 40);
}

/// The parts of a file by name.
fn parts(bytes: &[u8]) -> Vec<Part> {
    file::read(&builtin(), "x.xlsx", bytes, None).unwrap().parts
}

#[test]
fn a_crowded_timeline_marks_years_and_says_how_many() {
    use duikou::state::{State, View};
    use duikou::view::{self, Model};
    let mut text = "结对,日期,指标,实际,单位\n".to_owned();
    for row in 0..6000 {
        let (pairing, month, day) = (row % 20 + 1, row % 12 + 1, row % 28 + 1);
        writeln!(
            text,
            "p{pairing:02},2023-{month:02}-{day:02},累计签约额,{row},万元"
        )
        .unwrap();
    }
    let model = Model::new(table(&text));
    let state = State {
        view: View::Timeline,
        ..State::default()
    };
    let drawing = view::drawing(&model, &state, View::Timeline, 1200.0);
    let scene = view::scene(&model, &state, &drawing);
    let marks = view::mirror(&model, &state, &scene);
    let told: Vec<_> = marks
        .iter()
        .filter(|mark| mark.label.contains("同期同类"))
        .collect();
    assert_eq!(told.len(), 20, "one of each pairing");
    assert!(told.iter().all(|mark| mark.label.contains("300条")));
}
