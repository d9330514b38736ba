//! Rows that stand for others: what is counted is what the file had before.

use super::{builtin, dataset, done};
use duikou::dataset::Dataset;
use duikou::ingest::{Kind, Level, Loaded};
use duikou::state::{State, parse};
use duikou::view::facets::facets;
use duikou::view::{Model, matrix_grid};
use duikou::words::Lang;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

type Counts = ([usize; 3], [usize; 3], usize);

/// Every count of the matrix: what each cell has, and what belongs into none.
fn counted(ds: &Dataset, query: &str) -> (Vec<Counts>, usize) {
    let model = Model::new(ds.clone());
    let (state, problems) = parse(query, ds, &State::default());
    assert_eq!(problems, Vec::<String>::new());
    let grid = matrix_grid(&model, &state);
    let mut counts = Vec::new();
    for row in 0..grid.rows.len() {
        for column in 0..grid.columns.len() {
            let tally = grid.cell(row, column);
            counts.push((tally.actual, tally.planned, tally.left_out));
        }
    }
    let whole = grid.whole();
    counts.push((whole.actual, whole.planned, whole.left_out));
    (counts, grid.elsewhere)
}

/// A planned and an actual figure, of which one may be missing.
fn figures() -> impl Strategy<Value = String> {
    let figure = || (0..500_u32).prop_map(|figure| figure.to_string());
    prop_oneof![
        (figure(), figure()).prop_map(|(planned, actual)| format!("{planned},{actual}")),
        figure().prop_map(|planned| format!("{planned},")),
        figure().prop_map(|actual| format!(",{actual}")),
    ]
}

/// Rows of few kinds, so that many are rolled up.
fn table() -> impl Strategy<Value = String> {
    let row = (
        select(vec!["p01", "p09", "0", "甲市—乙市"]),
        select(vec!["2022-03-01", "2022-11", "2023", "2023-05-06", "2031"]),
        select(vec!["", "文化交流"]),
        select(vec!["累计签约额", "结对学校", "某项"]),
        figures(),
        select(vec!["", "甲报", "乙报"]),
        select(vec!["", "secondary"]),
        select(vec!["", "1", "7"]),
    );
    let row = row.prop_map(
        |(pairing, date, area, indicator, figures, source, evidence, rows)| {
            format!("{pairing},{date},{area},{indicator},{figures},{source},{evidence},{rows}\n")
        },
    );
    vec(row, 1..60).prop_map(|rows| {
        let head = "结对,日期,任务,指标,计划,实际,来源,来源类别,行数\n";
        [head, &rows.concat()].concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_roll_up_changes_no_count(text in table()) {
        let read = done(text.as_bytes());
        prop_assert_eq!(read.rejected, 0);
        let raw = dataset(&read);
        let by_source = read.loaded.rolled_up(&builtin());
        let over_sources = by_source.clone().rolled_up_over_sources(&builtin());
        for rolled_up in [by_source, over_sources] {
        let packed = Loaded::unpack(&rolled_up.pack()).unwrap();
        let rolled_up = builtin().with_loaded(&packed).unwrap();
        for query in ["", "group=year", "ev=file", "year=2022", "group=year&year=2023"] {
            prop_assert_eq!(counted(&rolled_up, query), counted(&raw, query));
            let left = |ds: &Dataset| {
                let (state, _) = parse(query, ds, &State::default());
                facets(&Model::new(ds.clone()), &state)
            };
            prop_assert_eq!(left(&rolled_up), left(&raw));
        }
        }
    }
}

#[test]
fn a_row_counts_as_often_as_it_says() {
    let raw = "pairing,date,area,indicator,planned,actual\n\
        p09,2023-02-01,t-red-culture,结对学校,4,3\n\
        p09,2023-05-09,t-red-culture,结对学校,5,4\n\
        p09,2023-07-08,t-red-culture,结对学校,6,5\n\
        p01,2024-01-02,t-red-culture,结对学校,,9\n";
    let raw = dataset(&done(raw.as_bytes()));
    for heading in ["stands_for", "rows", "行数", "汇总行数", "Row count"] {
        let rolled_up = format!(
            "pairing,date,area,indicator,planned,actual,{heading}\n\
             p09,2023-07-08,t-red-culture,结对学校,6,5,3\n\
             p01,2024-01-02,t-red-culture,结对学校,,9,\n"
        );
        let rolled_up = dataset(&done(rolled_up.as_bytes()));
        assert_eq!(counted(&rolled_up, ""), counted(&raw, ""), "{heading}");
        let rows: Vec<u32> = rolled_up.readings.iter().map(|r| r.rows).collect();
        assert_eq!(rows, [3, 3, 1]);
    }
}

#[test]
fn what_is_no_number_of_rows_is_told_and_counts_as_one() {
    let read = done(
        b"pairing,date,indicator,actual,rows\n\
          p09,2023,x,1,0\n\
          p09,2023,x,2,2.5\n\
          p09,2023,x,3,many\n\
          p09,2023,x,4,4294967296\n\
          p09,2023,x,5,#N/A\n\
          p09,2023,x,6,\"1,204\"\n",
    );
    assert_eq!((read.read, read.rejected), (6, 0));
    let wrong = read
        .findings
        .list
        .iter()
        .filter(|f| f.kind == Kind::BadRows);
    let wrong: Vec<_> = wrong.collect();
    let places: Vec<_> = wrong.iter().map(|f| (f.row, f.column)).collect();
    assert_eq!(places, [(2, 5), (3, 5), (4, 5), (5, 5), (6, 5)]);
    assert_eq!(Kind::BadRows.level(), Level::Changed);
    assert_eq!(wrong[1].what(Lang::Zh), "“2.5”不是行数，按1行计");
    assert_eq!(wrong[1].mend(Lang::Zh), "写1至4294967295的整数，或留空");
    assert_eq!(
        wrong[2].what(Lang::En),
        "“many” is no number of rows; the row counts as 1"
    );
    let rows: Vec<u32> = dataset(&read).readings.iter().map(|r| r.rows).collect();
    assert_eq!(rows, [1, 1, 1, 1, 1, 1204]);
}

#[test]
fn where_sources_are_rolled_up_what_several_say_rests_on_the_file() {
    let read = done(
        "结对,日期,指标,实际,来源\n\
         p09,2023-02-01,结对学校,3,甲报\n\
         p09,2023-05-09,结对学校,4,乙报\n\
         p01,2023-05-09,结对学校,5,甲报\n\
         p01,2023-07-09,结对学校,6,甲报\n"
            .as_bytes(),
    );
    let few = read.loaded.rolled_up_over_sources(&builtin());
    let ds = builtin().with_loaded(&few).unwrap();
    let told: Vec<_> = ds
        .readings
        .iter()
        .map(|r| (&*ds[r.source].publisher, r.rows))
        .collect();
    assert_eq!(told, [("", 2), ("甲报", 2)]);
}
