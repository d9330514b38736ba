//! Flat tables of the data set in one language, for files that people take away.

mod columns;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::dataset::{Dataset, csv};
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

/// One of the data set's tables.
pub fn sheet(ds: &Dataset, kind: Kind, lang: Lang) -> Sheet {
    let view = columns::View { ds, lang };
    match kind {
        Kind::Pairings => view.sheet(&ds.pairings, columns::PAIRINGS),
        Kind::Cities => view.sheet(&ds.cities, columns::CITIES),
        Kind::Readings => view.sheet(&ds.readings, columns::READINGS),
        Kind::Sources => view.sheet(&ds.sources, columns::SOURCES),
        Kind::Tasks => view.sheet(&ds.task_areas, columns::TASKS),
    }
}

impl Sheet {
    /// As CSV after RFC 4180, with the headings as its first row.
    pub fn csv(&self) -> String {
        let mut text = String::new();
        csv::write_row(&mut text, self.headings.iter().copied());
        for row in &self.rows {
            let cells: Vec<_> = row.iter().map(|cell| cell.text(self.lang)).collect();
            csv::write_row(&mut text, cells.iter().map(String::as_str));
        }
        text
    }
}

impl Cell {
    /// As people read it; empty where it is missing.
    pub fn text(&self, lang: Lang) -> String {
        let words = lang.words();
        match self {
            Cell::Missing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number, decimals) => format!("{number:.*}", usize::from(*decimals)),
            Cell::Flag(flag) => if *flag { words.yes } else { words.no }.to_owned(),
            Cell::List(items) => items.join(words.semicolon),
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
            (Cell::Missing, Cell::Text("约数".into()))
        );
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
