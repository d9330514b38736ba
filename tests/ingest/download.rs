//! What readers took away comes back: the downloads are files like any other.

use super::builtin;
use duikou::dataset::{Dataset, Reading, Value};
use duikou::date::PartialDate;
use duikou::ingest::{Done, Kind, Level, Loaded, Outcome, file};
use duikou::labels::pairing_title;
use duikou::state::{State, View, parse};
use duikou::takeaway::{self, Extent};
use duikou::view::Model;
use duikou::words::Lang;

/// The table of a data set as CSV and as JSON.
fn taken(ds: Dataset, lang: Lang, query: &str, extent: Extent) -> [String; 2] {
    let model = Model::new(ds);
    let base = State {
        today: PartialDate::parse("2026-11-25"),
        lang,
        ..State::default()
    };
    let (state, _) = parse(query, &model.dataset, &base);
    let about = takeaway::about(&model, &state, View::Table, extent, "https://example.org/");
    let sheet = takeaway::sheet(&model, &state, View::Table, extent);
    let document = serde_json::json!({ "meta": about, "rows": sheet });
    [
        takeaway::csv(&sheet, &about, lang),
        serde_json::to_string_pretty(&document).unwrap(),
    ]
}

fn read(text: &str) -> Done {
    let tables = file::read(&builtin(), "x", text.as_bytes(), None).unwrap();
    match tables.parts.into_iter().next().map(|part| part.outcome) {
        Some(Outcome::Done(done)) => *done,
        other => panic!("{other:?}"),
    }
}

/// All that a reading says, in words that do not depend on ids.
fn said(ds: &Dataset, reading: &Reading, lang: Lang) -> String {
    let pairing = reading.pairing.map(|id| pairing_title(ds, id, Lang::Zh));
    let value = match &reading.value {
        Value::Number { number, decimals } => format!("{number:.*}", usize::from(*decimals)),
        Value::Text(text) => format!("{text:?}"),
    };
    let (source, indicator) = (&ds[reading.source], &ds[reading.indicator]);
    format!(
        "{pairing:?} {} {:?} {} {} {} {value} {} {:?} {:?} planned {} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {} rows",
        reading.date,
        reading.date_basis,
        ds[reading.area].slug,
        indicator.slug,
        indicator.nature.name(),
        ds[reading.unit].slug,
        reading.bound,
        reading.scope,
        reading.planned,
        reading.series,
        reading.evidence,
        source.publisher,
        source.title,
        source.published,
        source.url,
        source.kind,
        reading.note.get(lang),
        reading.rows,
    )
}

fn all(ds: &Dataset, lang: Lang) -> Vec<String> {
    let readings = ds.readings.iter();
    readings.map(|reading| said(ds, reading, lang)).collect()
}

/// A file as a page hands it over.
fn drawn(done: &Done) -> Dataset {
    let loaded = Loaded::unpack(&done.loaded.pack()).unwrap();
    builtin().with_loaded(&loaded).unwrap()
}

#[test]
fn a_downloaded_table_is_read_without_a_loss() {
    for lang in [Lang::Zh, Lang::En] {
        let before = all(&builtin(), lang);
        assert!(before.iter().any(|said| said.starts_with("None")));
        for word in [
            "AtLeast",
            "About",
            "Inferred",
            "Published",
            "Part",
            "Wider",
            "planned true",
        ] {
            assert!(before.iter().any(|said| said.contains(word)), "{word}");
        }
        for text in taken(builtin(), lang, "view=table", Extent::All) {
            let done = read(&text);
            let told: Vec<_> = done.findings.list.iter().collect();
            let lossy = |kind: Kind| kind.level() != Level::Notice;
            let lost = told.iter().filter(|finding| lossy(finding.kind));
            assert_eq!(lost.collect::<Vec<_>>(), [&told[0]; 0]);
            assert_eq!((done.read as usize, done.rejected), (before.len(), 0));
            // The headings, and below the rows of a table as CSV what it says of itself.
            let below = told.iter().filter(|f| f.kind == Kind::Remark).count();
            assert_eq!(below, usize::from(text.starts_with('\u{feff}')));
            assert_eq!(done.findings.count(Kind::NoFigure), 0);
            let again = drawn(&done);
            assert_eq!(all(&again, lang), before);
            // Nor is a source there twice.
            assert_eq!(again.sources.len(), builtin().sources.len());
        }
    }
}

#[test]
fn what_came_back_can_be_taken_away_again() {
    for lang in [Lang::Zh, Lang::En] {
        let [csv, json] = taken(builtin(), lang, "view=table", Extent::All);
        let [again, _] = taken(drawn(&read(&json)), lang, "view=table", Extent::All);
        let keyless = |text: &str| {
            let rows = text.split("\r\n\r\n").next().unwrap().lines();
            let rows = rows.skip(1).map(|row| row.split_once(',').unwrap().1);
            rows.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(keyless(&again), keyless(&csv));
    }
}

#[test]
fn rolled_up_rows_come_back_with_their_number() {
    let days = (1..=9).map(|day| {
        format!(
            "p09,2023-01-0{day},累计签约项目,{day},,个\n\
             p09,2024-01-0{day},累计签约项目,,{day},个\n"
        )
    });
    let head = "结对,日期,指标,计划,实际,单位\n".to_owned();
    let file: String = [head].into_iter().chain(days).collect();
    let mut done = read(&file);
    done.loaded = done.loaded.rolled_up(&builtin());
    let ds = drawn(&done);
    let rows: Vec<u32> = ds.readings.iter().map(|reading| reading.rows).collect();
    assert_eq!(rows, [9, 9]);
    for lang in [Lang::Zh, Lang::En] {
        for text in taken(ds.clone(), lang, "view=table", Extent::All) {
            let again = drawn(&read(&text));
            assert_eq!(all(&again, lang), all(&ds, lang));
        }
    }
}

#[test]
fn what_is_filtered_says_for_whom_it_stands() {
    // Sorted otherwise, what is about all pairings stands below one of them.
    for sort in ["newest", "oldest", "source"] {
        let query = format!("view=table&sort={sort}");
        let tables = taken(builtin(), Lang::Zh, &query, Extent::Filtered);
        let below = |row: &str| row.contains(",全部,") && !row.starts_with("F001,");
        let rows = tables[0].lines().skip(1);
        assert!(
            rows.clone().next().is_some_and(|first| !below(first)),
            "{sort}"
        );
        assert!(rows.clone().any(below), "{sort}");
        for text in tables {
            let done = read(&text);
            assert_eq!(done.findings.count(Kind::FromAbove), 0);
            let again = drawn(&done);
            let every = |ds: &Dataset| ds.readings.iter().filter(|r| r.pairing.is_none()).count();
            assert_eq!(every(&again), every(&builtin()), "{sort}");
        }
    }
}

#[test]
fn two_tables_in_one_file_are_both_read() {
    let [csv, _] = taken(builtin(), Lang::Zh, "view=table", Extent::All);
    let done = read(&[&csv, "\r\n", csv.trim_start_matches('\u{feff}')].concat());
    assert_eq!(done.read as usize, 2 * builtin().readings.len());
    assert_eq!(done.findings.count(Kind::Again), 1);
    assert_eq!((done.findings.count(Kind::Remark), done.rejected), (2, 0));
}

#[test]
fn doubts_are_never_lost() {
    use duikou::dataset::{Bound, DateBasis};
    let done = read(
        "pairing,date,date_basis,indicator,planned,actual,unit,bound\n\
         p01,2023,推定,累计签约项目,,12,个,至少\n\
         p01,2023,inferred,累计签约项目,≥20,12,个,约数\n\
         p01,2023,published,累计签约项目,,≥12,个,exact\n\
         p01,2023,,累计签约项目,,约12,个,\n\
         p01,2023,大概,累计签约项目,,12,个,也许\n",
    );
    let ds = drawn(&done);
    let found: Vec<_> = ds
        .readings
        .iter()
        .map(|r| (r.bound, r.date_basis))
        .collect();
    assert_eq!(
        found,
        [
            (Bound::AtLeast, DateBasis::Inferred),
            (Bound::About, DateBasis::Inferred),
            (Bound::About, DateBasis::Inferred),
            (Bound::AtLeast, DateBasis::Published),
            (Bound::About, DateBasis::Stated),
            (Bound::Exact, DateBasis::Stated),
        ]
    );
    let places = |kind| {
        let of = done.findings.list.iter().filter(|f| f.kind == kind);
        of.map(|f| (f.row, f.column)).collect::<Vec<_>>()
    };
    assert_eq!(places(Kind::BoundsDiffer), [(3, 8), (4, 8)]);
    assert_eq!(places(Kind::UnknownWord), [(6, 3), (6, 8)]);
}

#[test]
fn a_row_that_names_two_pairings_is_not_guessed_at() {
    let done = read(
        "pairing,base_city,eastern_city,date,indicator,actual,stands_for\n\
         p09,Xinyang,Suzhou,2023,累计签约项目,1,3\n\
         p09,Ganzhou,Shenzhen,2023,累计签约项目,2,3\n\
         all,,,2023,累计签约项目,3,3\n",
    );
    assert_eq!((done.read, done.rejected), (2, 1));
    assert_eq!(done.findings.count(Kind::AmbiguousPairing), 1);
    assert_eq!(done.findings.count(Kind::UnknownWord), 0);
}

#[test]
fn an_apostrophe_against_formulas_is_no_part_of_a_text() {
    let done = read(
        "结对,日期,指标,实际,备注\np01,2023,累计签约项目,1,'=1+1\np01,2024,累计签约项目,1,'甲'\n",
    );
    let ds = drawn(&done);
    let notes: Vec<_> = ds.readings.iter().map(|r| &*r.note.zh).collect();
    assert_eq!(notes, ["=1+1", "'甲'"]);
}
