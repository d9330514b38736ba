//! The data set's tables as text and as typed rows: one list of columns gives
//! the headers, the row types and the built-in files, so they cannot drift apart.

use std::borrow::Cow;

use super::csv::{self, FaultKind, Row};
#[cfg(any(target_arch = "wasm32", test))]
use super::packing;
use super::problem::{Report, Wording, wordings};

macro_rules! tables {
    ($($field:ident => $row:ident: $($column:ident)+;)*) => {
        /// The text of each table.
        #[derive(Debug, Clone, Copy)]
        #[allow(missing_docs)]
        pub struct Files<'a> { $(pub $field: &'a str,)* }

        impl Files<'static> {
            /// The tables that are part of the program.
            pub const BUILTIN: Files<'static> = Files {
                $($field: include_str!(concat!("builtin/", stringify!($field), ".csv")),)*
            };
        }

        impl<'a> Files<'a> {
            /// The texts in the order of [`TABLES`].
            pub fn texts(&self) -> impl Iterator<Item = &'a str> {
                [$(self.$field,)*].into_iter()
            }

            /// The same with one table's text replaced; unchanged when there is no such table.
            #[must_use]
            pub fn with(mut self, file: &str, text: &'a str) -> Self {
                $(if file == $row::TABLE.file { self.$field = text; })*
                self
            }

            /// The cells of every table.
            pub(super) fn cells(&self, report: &mut Report) -> Cells<'a> {
                Cells { $($field: read(&$row::TABLE, self.$field, report),)* }
            }
        }

        impl<'a> Cells<'a> {
            /// The cells of packed tables, with the version of the data.
            #[cfg(any(target_arch = "wasm32", test))]
            pub(super) fn unpack(packed: &'a str) -> (&'a str, Self) {
                let (version, mut tables) = unpack(packed);
                (version, Cells { $($field: tables.next().unwrap_or_default(),)* })
            }

            /// Each cell's text and place, table by table.
            #[cfg(test)]
            pub(super) fn all(&self) -> Vec<(&str, &'static str, u32, u32)> {
                let rows = [$(&self.$field,)*].into_iter().flatten();
                rows.flatten().map(|cell| (cell.str(), cell.table.file, cell.row, cell.column)).collect()
            }
        }

        /// The cells of each table, row by row.
        pub(super) struct Cells<'a> { $(pub(super) $field: Vec<Vec<Cell<'a>>>,)* }

        impl<'a> Cells<'a> {
            $(
                /// The table's rows with their cells by name.
                pub(super) fn $field(&'a self) -> impl Iterator<Item = $row<'a>> {
                    self.$field.iter().filter_map(|row| $row::new(row))
                }
            )*

            /// All tables at once, for rules that look back and forth.
            pub(super) fn tables(&'a self) -> Tables<'a> {
                Tables { $($field: self.$field().collect(),)* }
            }
        }

        /// Every table's file name and header.
        pub const TABLES: &[&Table] = &[$(&$row::TABLE,)*];

        /// Every table's rows.
        pub(super) struct Tables<'a> { $(pub(super) $field: Vec<$row<'a>>,)* }

        $(
            pub(super) struct $row<'a> { $(pub(super) $column: &'a Cell<'a>,)+ }

            impl<'a> $row<'a> {
                pub(super) const TABLE: Table = Table {
                    file: concat!(stringify!($field), ".csv"),
                    header: &[$(stringify!($column),)+],
                };

                // Inlined, most of these references are never made.
                #[inline(always)]
                #[allow(clippy::inline_always)]
                fn new(cells: &'a [Cell<'a>]) -> Option<Self> {
                    let [$($column,)+] = cells else { return None };
                    Some($row { $($column,)+ })
                }
            }
        )*
    };
}

tables! {
    base_areas => BaseAreaRow: id name_zh name_en;
    cities => CityRow: adcode name_zh short_zh name_en pinyin initials aliases
        province_adcode province_zh province_en side cluster cluster_zh lon lat;
    pairings => PairingRow: no base_adcode base_area_id east_adcode same_province start end;
    sub_pairings => CountyPairRow: id parent east_zh east_en base_zh base_en since source;
    tasks => TaskRow: id kind order name_zh short_zh name_en short_en section;
    measures => MeasureRow: id task order name_zh name_en;
    units => UnitRow: id name_zh name_en dimension factor;
    indicators => IndicatorRow: id name_zh name_en unit_id nature additive_over_pairings default_area;
    sources => SourceRow: id publisher_zh title_zh published kind url note;
    progress => ReadingRow: id pairing date date_basis area indicator value text unit bound scope
        evidence planned source note_zh note_en series;
}

/// A table's file name and header.
#[derive(Debug)]
pub struct Table {
    /// File name.
    pub file: &'static str,
    /// Headings in their order.
    pub header: &'static [&'static str],
}

/// One cell and where it stands.
#[derive(Debug)]
pub(super) struct Cell<'a> {
    text: Cow<'a, str>,
    table: &'static Table,
    pub(super) row: u32,
    column: u32,
}

impl Cell<'_> {
    pub(super) fn str(&self) -> &str {
        &self.text
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn owned(&self) -> String {
        self.text.clone().into_owned()
    }

    /// Reports this cell; `{column}` and `{value}` are filled in.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn problem(&self, wording: &Wording, holes: &[(&str, &str)], report: &mut Report) {
        let heading = self
            .table
            .header
            .get(self.column as usize - 1)
            .copied()
            .unwrap_or_default();
        // `{value}` comes last, so that holes in a user's text stay as they are.
        let holes: Vec<_> = [("column", heading)]
            .into_iter()
            .chain(holes.iter().copied())
            .chain([("value", self.str())])
            .collect();
        report.add(self.table.file, self.row, self.column, wording, &holes);
    }

    /// Reports this cell. A page reads no tables but the built-in ones, which the
    /// tests hold to every rule; so the wordings need not travel to it.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn problem(&self, _: &Wording, _: &[(&str, &str)], report: &mut Report) {
        report.add(self.table.file, self.row, self.column, &UNREADABLE, &[]);
    }
}

#[cfg(target_arch = "wasm32")]
wordings! {
    UNREADABLE: "读不出来", "this cannot be read"; "用duikou check检查", "run duikou check";
}

impl Table {
    /// Reports the table as a whole.
    pub(super) fn problem(&self, wording: &Wording, holes: &[(&str, &str)], report: &mut Report) {
        report.add(self.file, 1, 1, wording, holes);
    }
}

wordings! {
    NO_HEADER: "文件没有内容", "the file is empty";
        "第一行应为表头：{header}", "start it with the header {header}";
    HEADER: "表头第{n}栏是“{found}”，应为“{wanted}”", "heading {n} is \"{found}\", not \"{wanted}\"";
        "表头应为：{header}", "make the header {header}";
    CELLS: "这一行有{found}栏，应为{wanted}栏", "the row has {found} cells, not {wanted}";
        "补上或删去逗号；内容含逗号的单元格要加引号", "add or remove commas, and quote a cell that holds one";
    BLANK: "空行", "the line is empty"; "删去这一行", "remove it";
    STRAY_QUOTE: "单元格中间有引号", "there is a quote inside an unquoted cell";
        "整个单元格加引号，内部的引号写两遍", "quote the whole cell and double the quotes inside it";
    AFTER_QUOTE: "引号之后还有内容", "there is text after a closing quote";
        "引号之后只能是逗号或行末", "put a comma or the line's end behind the quote";
    UNCLOSED: "引号没有配对", "a quote is never closed"; "补上后一个引号", "add the closing quote";
    BARE_RETURN: "有单独的回车符", "there is a carriage return without a line feed";
        "换行改用LF", "end lines with a line feed";
}

/// The rows of packed tables, table by table, with the version of the data.
#[cfg(any(target_arch = "wasm32", test))]
fn unpack(packed: &str) -> (&str, impl Iterator<Item = Vec<Vec<Cell<'_>>>>) {
    let mut tables: Vec<Vec<Vec<Cell>>> = TABLES.iter().map(|_| Vec::new()).collect();
    let (version, columns) = packing::unpack(packed);
    for column in columns {
        let table = column.table;
        let (Some(table), Some(rows)) = (TABLES.get(table), tables.get_mut(table)) else {
            continue;
        };
        for (row, text) in column.cells.into_iter().enumerate() {
            if row == rows.len() {
                rows.push(blank_row(table, row as u32 + 2));
            }
            if let Some(cell) = rows.get_mut(row).and_then(|row| row.get_mut(column.at)) {
                cell.text = text;
            }
        }
    }
    (version, tables.into_iter())
}

#[cfg(any(target_arch = "wasm32", test))]
fn blank_row(table: &'static Table, row: u32) -> Vec<Cell<'static>> {
    let mut cells = Vec::with_capacity(table.header.len());
    for column in 1..=table.header.len() as u32 {
        cells.push(Cell {
            text: Cow::Borrowed(""),
            table,
            row,
            column,
        });
    }
    cells
}

/// Reads one table's rows. A row that cannot be read is reported and left out.
fn read<'a>(table: &'static Table, text: &'a str, report: &mut Report) -> Vec<Vec<Cell<'a>>> {
    let mut lines = csv::rows(text.strip_prefix('\u{feff}').unwrap_or(text));
    if !header_fits(table, lines.next(), report) {
        report.lost_row_of(table.file);
        return Vec::new();
    }
    let mut rows = Vec::new();
    for line in lines {
        let Row { line, cells } = match line {
            Ok(row) => row,
            Err(fault) => {
                report.add(
                    table.file,
                    fault.line,
                    fault.column,
                    fault_wording(fault.kind),
                    &[],
                );
                report.lost_row_of(table.file);
                continue;
            }
        };
        if cells.len() != table.header.len() {
            let blank = cells.iter().all(|cell| cell.is_empty());
            let (found, wanted) = (cells.len().to_string(), table.header.len().to_string());
            let holes = [("found", found.as_str()), ("wanted", wanted.as_str())];
            report.add(
                table.file,
                line,
                1,
                if blank { &BLANK } else { &CELLS },
                &holes,
            );
            report.lost_row_of(table.file);
            continue;
        }
        let cells: Vec<_> = (1..)
            .zip(cells)
            .map(|(column, text)| Cell {
                text,
                table,
                row: line,
                column,
            })
            .collect();
        rows.push(cells);
    }
    rows
}

fn header_fits(table: &Table, line: Option<Result<Row, csv::Fault>>, report: &mut Report) -> bool {
    let header = table.header.join(",");
    match line {
        None => table.problem(&NO_HEADER, &[("header", &header)], report),
        Some(Err(fault)) => report.add(
            table.file,
            fault.line,
            fault.column,
            fault_wording(fault.kind),
            &[],
        ),
        Some(Ok(row)) => {
            let found = |i: usize| row.cells.get(i).map_or("", |cell| cell.as_ref());
            let wanted = |i: usize| table.header.get(i).copied().unwrap_or_default();
            let columns = row.cells.len().max(table.header.len());
            let Some(i) = (0..columns).find(|&i| found(i) != wanted(i)) else {
                return true;
            };
            let n = (i + 1).to_string();
            let holes = [
                ("n", n.as_str()),
                ("wanted", wanted(i)),
                ("header", &header),
                ("found", found(i)),
            ];
            report.add(table.file, row.line, i as u32 + 1, &HEADER, &holes);
        }
    }
    false
}

fn fault_wording(kind: FaultKind) -> &'static Wording {
    match kind {
        FaultKind::StrayQuote => &STRAY_QUOTE,
        FaultKind::AfterQuote => &AFTER_QUOTE,
        FaultKind::Unclosed => &UNCLOSED,
        FaultKind::BareReturn => &BARE_RETURN,
    }
}
