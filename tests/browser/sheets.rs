//! Rows and sources as JavaScript gets them, while it changes what is kept.

use duikou::wasm::App;
use serde::Deserialize;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{app, read};

/// The fields of `ReadingRow` that the tests read.
#[derive(Debug, PartialEq, Deserialize)]
struct Row {
    key: String,
    pairing: Option<String>,
    date: String,
    exact: String,
}

/// The fields of `SourceEntry` that the tests read.
#[derive(Debug, Deserialize)]
struct Entry {
    readings: usize,
    standard: String,
}

fn rows(app: &mut App, from: usize, count: usize) -> Vec<Row> {
    read(app.rows(from, count))
}

fn set(app: &mut App, name: &str, value: &str) {
    app.set(name, Some(value.to_owned()));
}

#[wasm_bindgen_test]
fn rows_follow_sort_filter_and_selection() {
    let mut app = app("zh-CN");
    assert_eq!(app.row_count(), 261);
    assert_eq!(rows(&mut app, 0, 1)[0].key, "F001");
    assert_eq!(rows(&mut app, 250, 50).len(), 11);
    assert_eq!(rows(&mut app, 261, 50), []);
    set(&mut app, "sort", "-date");
    let newest = rows(&mut app, 0, 300);
    assert!(newest.windows(2).all(|pair| pair[0].date >= pair[1].date));
    // The selection changes no scene; the order must notice it all the same.
    app.select(vec!["p09".to_owned()]);
    assert_eq!(app.row_count(), 8);
    let about = rows(&mut app, 0, 300);
    assert!(
        about
            .iter()
            .all(|row| row.pairing.as_deref() == Some("p09"))
    );
    app.select(Vec::new());
    set(&mut app, "ev", "press");
    assert_eq!(app.row_count(), 49);
    set(&mut app, "q", "nobody");
    assert_eq!((app.row_count(), rows(&mut app, 0, 9)), (0, Vec::new()));
}

#[wasm_bindgen_test]
fn rows_and_sources_come_in_words() {
    let mut app = app("en");
    let rows = rows(&mut app, 0, 300);
    let row = rows.iter().find(|row| row.key == "F023").unwrap();
    assert_eq!(row.exact, "≥60,000,000,000 yuan");
    let entries: Vec<Entry> = read(app.source_list());
    assert_eq!(
        entries.iter().map(|entry| entry.readings).sum::<usize>(),
        261
    );
    assert!(
        entries
            .iter()
            .any(|entry| entry.standard.contains("[N/OL]"))
    );
    assert!(entries.iter().any(|entry| entry.standard.is_empty()));
}
