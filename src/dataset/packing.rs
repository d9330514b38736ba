//! The form in which the tables travel to a reader: column by column, the Chinese
//! texts together, then the rest, then the English texts, and without ids that
//! only count on. Compressed, that is a seventh less than the CSV files, which
//! stay the master copies; `build.rs` packs them.

#![cfg_attr(
    not(test),
    allow(
        dead_code,
        reason = "build.rs packs, the browser's copy unpacks, only the tests do both"
    )
)]

use std::borrow::Cow;

/// Ends a column. In no cell, as is a line feed, which ends each cell.
const END: char = '\u{c}';

/// A column out of the packed tables.
pub(super) struct Column<'a> {
    /// The table's place among the tables.
    pub(super) table: usize,
    /// The column's place in its table.
    pub(super) at: usize,
    /// The cells below the heading.
    pub(super) cells: Vec<Cow<'a, str>>,
}

/// Packs tables, each a list of rows that begins with the headings, after the
/// version of the data. The tests hold it to give every cell back.
pub(super) fn pack(version: &str, tables: &[Vec<Vec<Cow<str>>>]) -> String {
    let mut packed = String::from(version);
    for language in ["_zh", "", "_en"] {
        for (table, rows) in (0_u8..).zip(tables) {
            let Some((headings, rows)) = rows.split_first() else {
                continue;
            };
            for (column, heading) in (0_u8..).zip(headings) {
                let of = ["_zh", "_en"]
                    .into_iter()
                    .find(|end| heading.ends_with(end));
                if of.unwrap_or_default() == language {
                    let place = [table, column].map(|n| char::from(b'a' + n));
                    packed.push(END);
                    packed.extend(place);
                    let cells = rows.iter().filter_map(|row| row.get(usize::from(column)));
                    push_cells(&mut packed, cells, column == 0);
                }
            }
        }
    }
    packed
}

fn push_cells<'a>(packed: &mut String, cells: impl Iterator<Item = &'a Cow<'a, str>>, ids: bool) {
    let mut above = "";
    for cell in cells {
        packed.push('\n');
        let left_out = ids && *cell == next(above);
        if !left_out {
            packed.push_str(cell);
        }
        above = cell;
    }
}

/// Gives the version of the data and the columns back.
pub(super) fn unpack(packed: &str) -> (&str, impl Iterator<Item = Column<'_>>) {
    let mut parts = packed.split(END);
    let version = parts.next().unwrap_or_default();
    (version, parts.filter_map(column))
}

fn column(part: &str) -> Option<Column<'_>> {
    let mut lines = part.split('\n');
    let &[table, column] = lines.next()?.as_bytes() else {
        return None;
    };
    let [table, column] = [table, column].map(|letter| usize::from(letter.wrapping_sub(b'a')));
    let mut cells: Vec<Cow<str>> = Vec::new();
    for line in lines {
        // No id is empty.
        let left_out = column == 0 && line.is_empty();
        cells.push(if left_out {
            Cow::Owned(cells.last().map_or(String::new(), |above| next(above)))
        } else {
            Cow::Borrowed(line)
        });
    }
    Some(Column {
        table,
        at: column,
        cells,
    })
}

/// The id that counts on from one: `F010` after `F009`. Empty after one that ends in no digit.
fn next(id: &str) -> String {
    let name = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = id.get(name.len()..).unwrap_or_default();
    match digits.parse::<u32>() {
        Ok(number) => format!("{name}{:0width$}", number + 1, width = digits.len()),
        Err(_) => String::new(),
    }
}

/// FNV-1a over all texts: the same for the same data on every machine.
pub(super) fn version<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for text in texts {
        // The zero keeps a row that moves to another file from going unnoticed.
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    let mut digits = format!("{hash:016x}");
    digits.truncate(12);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::csv;
    use crate::dataset::problem::Report;
    use crate::dataset::tables::{Cells, Files};

    #[test]
    fn the_tables_come_back() {
        let mut tables = Vec::new();
        for text in Files::BUILTIN.texts() {
            tables.push(csv::rows(text).map(|row| row.unwrap().cells).collect());
        }
        let packed = pack("v", &tables);
        let (version, unpacked) = Cells::unpack(&packed);
        assert_eq!(version, "v");

        let read = Files::BUILTIN.cells(&mut Report::default());
        assert_eq!(unpacked.all(), read.all());
    }

    #[test]
    fn the_program_has_the_very_tables() {
        let packed = std::fs::read_to_string(env!("DUIKOU_TABLES")).unwrap();
        let (version, unpacked) = Cells::unpack(&packed);
        let read = Files::BUILTIN.cells(&mut Report::default());
        assert_eq!(version, super::version(Files::BUILTIN.texts()));
        assert_eq!(unpacked.all(), read.all());
    }

    #[test]
    fn ids_that_count_on_are_left_out() {
        let rows = ["id", "F009", "F010", "F012", "x", "99", "100"];
        let table = rows.map(|id| vec![Cow::Borrowed(id), Cow::Borrowed("9")]);
        let packed = pack("v", &[table.to_vec()]);
        assert_eq!(
            packed,
            "v\u{c}aa\nF009\n\nF012\nx\n99\n\u{c}ab\n9\n9\n9\n9\n9\n9"
        );
    }
}
