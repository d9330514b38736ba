//! Flat tables of the data set in one language, for files that people take away.

mod columns;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::dataset::{Dataset, csv};
use crate::figures::plain_number;
use crate::words::Lang;

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One row for each pairing.
    Pairings,
    /// One row for each city.
    Cities,
    /// One row for each published figure.
    Readings,
    /// One row for each page.
    Sources,
    /// One row for each task area and safeguard.
    Tasks,
}

impl Kind {
    /// Every table by its name in commands.
    pub const ALL: [(&'static str, Kind); 5] = [
        ("pairings", Kind::Pairings),
        ("cities", Kind::Cities),
        ("readings", Kind::Readings),
        ("sources", Kind::Sources),
        ("tasks", Kind::Tasks),
    ];

    /// What the table holds.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn title(self, lang: Lang) -> &'static str {
        let words = lang.words();
        match self {
            Kind::Pairings => words.sheet_of_pairings,
            Kind::Cities => words.sheet_of_cities,
            Kind::Readings => words.sheet_of_readings,
            Kind::Sources => words.sheet_of_sources,
            Kind::Tasks => words.sheet_of_tasks,
        }
    }

    /// The table of a name.
    pub fn parse(name: &str) -> Option<Kind> {
        Self::ALL
            .into_iter()
            .find(|(word, _)| *word == name)
            .map(|(_, kind)| kind)
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not given, which is not zero.
    Missing,
    /// A text.
    Text(String),
    /// A number with so many decimals.
    Number(f64, u8),
    /// Yes or no.
    Flag(bool),
    /// Several texts.
    List(Vec<String>),
}

/// A table with named columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Names of the columns for programs: the English headings.
    pub keys: Vec<&'static str>,
    /// Headings in the language of the table.
    pub headings: Vec<&'static str>,
    /// Rows, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
    lang: Lang,
}

/// One of the data set's tables, whole.
pub fn sheet(ds: &Dataset, kind: Kind, lang: Lang) -> Sheet {
    let view = columns::View { ds, lang };
    match kind {
        Kind::Pairings => pairings(ds, None, lang),
        Kind::Cities => view.sheet(&ds.cities, None, columns::CITIES),
        Kind::Readings => readings(ds, None, lang),
        Kind::Sources => sources(ds, None, lang),
        Kind::Tasks => view.sheet(&ds.task_areas, None, columns::TASKS),
    }
}

/// Some pairings, by their positions from 0 and in that order; `None` for all.
pub fn pairings(ds: &Dataset, rows: Option<&[u32]>, lang: Lang) -> Sheet {
    columns::View { ds, lang }.sheet(&ds.pairings, rows, columns::PAIRINGS)
}

/// The same of readings. How many rows of a file each stands for is a column where any
/// stands for several.
pub fn readings(ds: &Dataset, rows: Option<&[u32]>, lang: Lang) -> Sheet {
    let rolled_up = ds.readings.iter().any(|reading| reading.rows > 1);
    let more = if rolled_up { columns::ROWS } else { &[] };
    let columns = [columns::READINGS, more].concat();
    columns::View { ds, lang }.sheet(&ds.readings, rows, &columns)
}

/// The same of sources.
pub fn sources(ds: &Dataset, rows: Option<&[u32]>, lang: Lang) -> Sheet {
    columns::View { ds, lang }.sheet(&ds.sources, rows, columns::SOURCES)
}

impl Sheet {
    /// As CSV after RFC 4180 that spreadsheets read: marked as UTF-8, the
    /// headings as its first row, and no cell that they would run as a formula.
    /// What there is to say about the table follows its rows: an empty line, the
    /// first note's name alone, then each note's name and text.
    pub fn csv(&self, heading: &str, notes: &[(&str, &str)]) -> String {
        let mut text = String::from('\u{FEFF}');
        csv::write_row(&mut text, self.headings.iter().copied());
        for row in &self.rows {
            let mut cells = Vec::with_capacity(row.len());
            for cell in row {
                cells.push(cell.safe(self.lang));
            }
            csv::write_row(&mut text, cells.iter().map(String::as_str));
        }
        if !notes.is_empty() {
            text.push_str("\r\n");
            csv::write_row(&mut text, [heading]);
            for (name, note) in notes {
                csv::write_row(&mut text, [*name, harmless((*note).to_owned()).as_str()]);
            }
        }
        text
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe goes before one
/// that begins, spaces aside, with `=`, `+`, `-`, `@`, their full-width forms, a
/// tab or a line break. What is wholly a number stays as it is, its sign included.
fn harmless(text: String) -> String {
    let first = text.trim_start_matches(' ').chars().next();
    let risky = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n')
    );
    if !risky || is_number(&text) {
        return text;
    }
    ["'", &text].concat()
}

/// A sign, digits, and at most one point among them.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(fraction)
}

impl Cell {
    /// As people read it; empty where it is missing.
    pub fn text(&self, lang: Lang) -> String {
        let words = lang.words();
        match self {
            Cell::Missing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number, decimals) => plain_number(*number, *decimals),
            Cell::Flag(flag) => if *flag { words.yes } else { words.no }.to_owned(),
            Cell::List(items) => items.join(words.semicolon),
        }
    }

    /// The same for a spreadsheet. A number is none of its formulas.
    fn safe(&self, lang: Lang) -> String {
        match self {
            Cell::Number(..) => self.text(lang),
            _ => harmless(self.text(lang)),
        }
    }
}

/// A list of objects with the columns' keys.
impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.rows.len()))?;
        for row in &self.rows {
            list.serialize_element(&Object(&self.keys, row))?;
        }
        list.end()
    }
}

struct Object<'a>(&'a [&'static str], &'a [Cell]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().zip(self.1))
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Missing => serializer.serialize_none(),
            Cell::Text(text) => serializer.serialize_str(text),
            // A whole number goes out without a point; those that large are not exact anyway.
            Cell::Number(number, 0) => serializer.serialize_i64(*number as i64),
            Cell::Number(number, _) => serializer.serialize_f64(*number),
            Cell::Flag(flag) => serializer.serialize_bool(*flag),
            Cell::List(items) => items.serialize(serializer),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn table(kind: Kind, lang: Lang) -> Sheet {
        sheet(&Dataset::builtin().unwrap(), kind, lang)
    }

    fn row(sheet: &Sheet, i: usize) -> Vec<String> {
        sheet.rows[i]
            .iter()
            .map(|cell| cell.text(sheet.lang))
            .collect()
    }

    #[test]
    fn every_table_has_its_rows_and_no_ragged_one() {
        for (name, rows) in [
            ("pairings", 20),
            ("cities", 35),
            ("readings", 261),
            ("sources", 134),
            ("tasks", 9),
        ] {
            for lang in [Lang::Zh, Lang::En] {
                let sheet = table(Kind::parse(name).unwrap(), lang);
                assert_eq!(sheet.rows.len(), rows, "{name}");
                assert!(sheet.rows.iter().all(|row| row.len() == sheet.keys.len()));
                let mut keys = sheet.headings.clone();
                keys.sort_unstable();
                keys.dedup();
                assert_eq!(keys.len(), sheet.keys.len(), "{name} has a heading twice");
            }
        }
    }

    #[test]
    fn a_pairing_is_one_row() {
        assert_eq!(
            row(&table(Kind::Pairings, Lang::Zh), 8),
            [
                "p09",
                "9",
                "信阳市",
                "411500",
                "河南省",
                "大别山革命老区",
                "苏州市",
                "320500",
                "江苏省",
                "长三角",
                "否",
                "2022",
                "2030"
            ]
        );
        let english = table(Kind::Pairings, Lang::En);
        assert_eq!(row(&english, 17)[2], "Shanwei");
        assert_eq!(row(&english, 17)[10], "true");
    }

    #[test]
    fn a_planned_figure_stands_in_its_own_column() {
        let sheet = table(Kind::Readings, Lang::Zh);
        let cell = |reading: usize, key: &str| {
            let column = sheet.keys.iter().position(|name| *name == key).unwrap();
            sheet.rows[reading - 1][column].clone()
        };
        assert_eq!(
            (cell(40, "planned"), cell(40, "actual")),
            (Cell::Number(120.0, 0), Cell::Missing)
        );
        assert_eq!(
            (cell(8, "planned"), cell(8, "actual")),
            (Cell::Missing, Cell::Number(416.5, 1))
        );
        assert_eq!(cell(4, "actual"), Cell::Text("粤府〔2023〕7号".into()));
        assert_eq!(
            (cell(1, "pairing"), cell(40, "bound")),
            (Cell::Text("全部".into()), Cell::Text("约数".into()))
        );
    }

    #[test]
    fn no_cell_is_a_formula_and_no_number_is_harmed() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =HYPERLINK(\"x\")", "' =HYPERLINK(\"x\")"),
            ("＝cmd", "'＝cmd"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
            ("-", "'-"),
            ("-12.5", "-12.5"),
            ("+3", "+3"),
            ("-1.2.3", "'-1.2.3"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell.to_owned()), safe);
        }
        let number = Cell::Number(-12.5, 1);
        assert_eq!(number.safe(Lang::Zh), "-12.5");
    }

    #[test]
    fn some_rows_come_in_the_order_asked_for() {
        let ds = Dataset::builtin().unwrap();
        let some = pairings(&ds, Some(&[8, 0, 99]), Lang::Zh);
        assert_eq!(
            [row(&some, 0)[0].clone(), row(&some, 1)[0].clone()],
            ["p09", "p01"]
        );
        assert_eq!(some.rows.len(), 2);
        let text = some.csv("关于", &[("注", "=x,y")]);
        let mut lines = text.strip_prefix('\u{FEFF}').unwrap().split("\r\n").skip(3);
        assert_eq!(lines.next(), Some(""));
        assert_eq!(lines.next(), Some("关于"));
        assert_eq!(lines.next(), Some("注,\"'=x,y\""));
        assert_eq!((lines.next(), lines.next()), (Some(""), None));
    }

    #[test]
    fn objects_keep_the_order_of_columns_and_say_null_for_missing() {
        let text = serde_json::to_string(&table(Kind::Sources, Lang::En)).unwrap();
        assert!(text.starts_with(
            r#"[{"key":"S01","publisher":"广州日报","title":null,"published":null,"kind":"secondary source","url":null,"#
        ), "{text:.200}");
        let text = serde_json::to_string(&table(Kind::Readings, Lang::En)).unwrap();
        assert!(text.contains(r#""actual":416.5,"#) && text.contains(r#""actual":20,"#));
    }
}
