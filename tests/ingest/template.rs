//! The template: filled in, read and written again.

use super::{all, builtin, bytes, dataset, done, parts};
use duikou::ingest::{Field, Outcome, template};
use duikou::words::Lang;

#[test]
fn an_empty_template_has_every_column_and_no_row() {
    for lang in [Lang::Zh, Lang::En] {
        for bytes in [template::csv(lang).into_bytes(), template::workbook(lang)] {
            let parts = parts(&bytes);
            let Outcome::Done(done) = &parts[0].outcome else {
                panic!("{parts:?}")
            };
            assert_eq!(done.ask.mapping.fields, template::COLUMNS);
            assert_eq!((done.read, done.rejected), (0, 0));
            // The other sheet is words for people.
            assert!(
                parts
                    .iter()
                    .skip(1)
                    .all(|part| matches!(part.outcome, Outcome::Ask(_)))
            );
        }
    }
}

#[test]
fn what_is_filled_in_comes_back() {
    let cell = |field, row: usize| match field {
        Field::Pairing => ["p09", "甲市—乙市", "0"][row],
        Field::Date => ["2023-01-19", "2024-02", "2025"][row],
        Field::Area => ["产业平台与企业合作", "自有任务", "红色文化"][row],
        Field::Indicator => ["累计签约额", "自有指标", "评估等次"][row],
        Field::Planned => ["≥20.5", "", ""][row],
        Field::Actual => ["约0.0000123", "-7", "优秀"][row],
        Field::Unit => ["亿元", "自有单位", "等次"][row],
        Field::Source => ["示例公报", "", "甲"][row],
        Field::Url => ["https://example.org/?a=1,2", "", ""][row],
        Field::Note => ["两行\n“说明”", "", "\"引号\""][row],
        Field::Scope => ["part", "wider", ""][row],
        Field::Nature => ["event", "", "grade"][row],
        Field::Evidence => ["press", "", "secondary"][row],
        Field::Status => ["在建", "", ""][row],
        Field::Series => ["甲", "", ""][row],
        Field::BaseArea => ["", "甲片区", ""][row],
        Field::Cluster => ["", "乙都市圈", ""][row],
        _ => "",
    };
    let mut text = template::csv(Lang::Zh);
    for row in 0..3 {
        let cells: Vec<_> = template::COLUMNS.map(|field| cell(field, row)).to_vec();
        duikou::dataset::csv::write_row(&mut text, cells);
    }
    let read = done(text.as_bytes());
    assert_eq!(
        (read.read, read.rejected),
        (3, 0),
        "{:?}",
        read.findings.list
    );
    let again = template::filled(&read.loaded, &builtin(), Lang::Zh);
    for (before, after) in text.lines().zip(again.lines()) {
        // A known pairing's and area's own words come back as keys and full names.
        assert_eq!(before.split(',').count(), after.split(',').count());
    }
    let twice = done(again.as_bytes());
    assert_eq!(template::filled(&twice.loaded, &builtin(), Lang::Zh), again);
    assert_eq!(twice.loaded.members.pairings, read.loaded.members.pairings);
    assert_eq!(twice.loaded.members.measures, read.loaded.members.measures);
    assert_eq!(twice.loaded.members.sources, read.loaded.members.sources);
    assert_eq!(twice.loaded.members.texts, read.loaded.members.texts);
    assert_eq!(twice.loaded.rows.pack(), read.loaded.rows.pack());
    for part in [
        "≥20.5",
        "约0.0000123",
        "优秀",
        "\"两行\n“说明”\"",
        "\"\"\"引号\"\"\"",
        "在建",
        "甲片区,乙都市圈",
    ] {
        assert!(again.contains(part), "{part}: {again}");
    }
}

#[test]
fn every_file_here_comes_back_from_the_template() {
    for name in [
        "good.csv",
        "messy.csv",
        "wide.csv",
        "other.csv",
        "semicolon.csv",
        "years.csv",
    ] {
        let read = done(&bytes(name));
        for lang in [Lang::Zh, Lang::En] {
            let text = template::filled(&read.loaded, &builtin(), lang);
            let again = done(text.as_bytes());
            assert_eq!(again.rejected, 0, "{name}: {:?}", again.findings.list);
            assert_eq!(all(&dataset(&again)), all(&dataset(&read)), "{name}");
        }
    }
}
