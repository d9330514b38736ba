//! The rows of a table: what is a row, and what it says.

use super::super::delimited::Record;
use super::super::finding::Kind;
use super::super::glyphs::{narrow, trim};
use super::super::header::Layout;
use super::super::mapping::Field;
use super::super::rows::{Column, Row, Rows};
use super::MOST_RECORDS;
use super::above::{Above, Labels};
use super::columns::{Columns, Figures, number};
use super::figure::Cell;
use super::meaning::{Meaning, Words};
use super::words::is_about;

/// Rows read so far.
#[derive(Debug)]
pub(super) struct Body {
    head: u32,
    columns: Columns,
    figures: Vec<Figures>,
    above: Option<Above>,
    /// The first column of labels, and its heading.
    label: usize,
    heading: Vec<u8>,
    /// Whether the rows are those that a downloaded table has below its own.
    about: bool,
    pub(super) rows: Rows,
    pub(super) records: u32,
    pub(super) read: u32,
    pub(super) rejected: u32,
}

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Read,
    Rejected,
    Skipped,
}

impl Body {
    pub(super) fn new(layout: &Layout, merged: &[[u32; 4]]) -> Self {
        let (columns, figures) = Columns::new(layout);
        let labels = [Field::Pairing, Field::Base];
        let label = labels.into_iter().find(|field| columns.has(*field));
        let label = label.map_or(usize::MAX, |field| columns.of(field));
        let heading = layout.headings.get(label);
        Body {
            head: layout.mapping.head,
            above: Some(Above::new(&columns, merged)),
            label,
            about: false,
            heading: heading.map_or_else(Vec::new, |text| text.clone().into_bytes()),
            columns,
            figures,
            rows: Rows::default(),
            records: 0,
            read: 0,
            rejected: 0,
        }
    }

    /// Takes a record.
    pub(super) fn record(&mut self, record: &Record, meaning: &mut Meaning) {
        let number = record.number;
        if number > MOST_RECORDS {
            if number == MOST_RECORDS + 1 {
                let most = MOST_RECORDS.to_string();
                let place = (number, 0);
                meaning
                    .findings
                    .add_about(Kind::TooManyRows, place, "", [&most, &most]);
            }
            return;
        }
        self.records += 1;
        if number <= self.head {
            return;
        }
        if record.unclosed {
            meaning.findings.add(Kind::Unclosed, (number, 0), "");
        }
        if self.is_aside(record, meaning) {
            return;
        }
        let Some(mut above) = self.above.take() else {
            return;
        };
        let labels = above.labels(record, &mut meaning.findings);
        let fate = self.row(&Labelled { record, labels }, meaning);
        self.above = Some(above);
        match fate {
            Fate::Read => self.read += 1,
            Fate::Rejected => self.rejected += 1,
            Fate::Skipped => {}
        }
    }

    /// Whether a record is none of the table's rows: blank, a total, a remark, headings again.
    fn is_aside(&mut self, record: &Record, meaning: &mut Meaning) -> bool {
        let (mut filled, mut first) = (0, 0);
        for at in 0..record.len() {
            if !trim(record.cell(at)).is_empty() {
                if filled == 0 {
                    first = at;
                }
                filled += 1;
                if filled > 2 {
                    break;
                }
            }
        }
        let place = (record.number, 0);
        let lead = trim(record.cell(first));
        let about = std::mem::take(&mut self.about);
        let kind = if filled == 0 {
            return true;
        } else if first == 0 && (about && filled < 3 || filled == 1 && is_about(lead)) {
            self.about = true;
            if about {
                return true;
            }
            Kind::Remark
        } else if first < 4 && is_total(lead) {
            Kind::Total
        } else if filled == 1 && record.len() > 1 && !self.is_figure(first) {
            Kind::Remark
        } else if !self.heading.is_empty() && trim(record.cell(self.label)) == self.heading {
            Kind::Again
        } else {
            return false;
        };
        meaning.findings.add(kind, place, &record.text(first));
        true
    }

    fn is_figure(&self, column: usize) -> bool {
        let is = |f: &Figures| f.planned == column || f.actual == column;
        self.figures.iter().any(is)
    }

    /// Reads a row's figures.
    fn row(&mut self, row: &Labelled<'_, '_>, meaning: &mut Meaning) -> Fate {
        let given = |column| !row.cell(column).is_empty();
        let any = |f: &Figures| given(f.planned) || given(f.actual);
        if !self.figures.iter().any(any) {
            let place = (row.record.number, 0);
            meaning.findings.add(Kind::NoFigure, place, "");
            return Fate::Skipped;
        }
        let Some((words, pairing)) = self.shared(row, meaning) else {
            return Fate::Rejected;
        };
        let before = self.rows.len();
        let mut sound = true;
        for at in 0..self.figures.len() {
            sound &= self.figure(at, row, &words, pairing, meaning).is_some();
        }
        match (self.rows.len() > before, sound) {
            (true, _) => Fate::Read,
            (false, true) => Fate::Skipped,
            (false, false) => Fate::Rejected,
        }
    }

    /// What all figures of a row share.
    fn shared<'a>(
        &self,
        row: &Labelled<'a, '_>,
        meaning: &mut Meaning,
    ) -> Option<(Words<'a>, u16)> {
        let label = |field| row.labels.of(field);
        let named = [Field::Pairing, Field::Base][usize::from(!self.columns.has(Field::Pairing))];
        let pairing = meaning.pairing(
            label(Field::Pairing),
            (label(Field::Base), label(Field::East)),
            (label(Field::BaseArea), label(Field::Cluster)),
            (row.record.number, self.columns.number(named)),
        )?;
        let cell = |field| row.cell(self.columns.of(field));
        let rows_place = (row.record.number, self.columns.number(Field::Rows));
        let words = Words {
            row: row.record.number,
            area: label(Field::Area),
            indicator: label(Field::Indicator),
            date: label(Field::Date),
            has_date: self.columns.has(Field::Date),
            unit: label(Field::Unit),
            nature: cell(Field::Nature),
            series: cell(Field::Series),
            scope: cell(Field::Scope),
            evidence: cell(Field::Evidence),
            bound: cell(Field::Bound),
            basis: cell(Field::DateBasis),
            publisher: cell(Field::Source),
            title: cell(Field::Title),
            published: cell(Field::Published),
            url: cell(Field::Url),
            source_key: cell(Field::SourceKey),
            note: cell(Field::Note),
            status: cell(Field::Status),
            rows: meaning.rows(cell(Field::Rows), rows_place),
        };
        Some((words, pairing))
    }

    /// Takes a planned and an actual figure; nothing, said, where one cannot be read.
    fn figure(
        &mut self,
        at: usize,
        row: &Labelled<'_, '_>,
        words: &Words<'_>,
        pairing: u16,
        meaning: &mut Meaning,
    ) -> Option<()> {
        let figures = self.figures.get(at)?;
        let place = |column| (words.row, number(column));
        let read = |column, meaning: &mut Meaning| meaning.cell(row.cell(column), place(column));
        let planned = read(figures.planned, meaning)?;
        let actual = read(figures.actual, meaning)?;
        if matches!((planned, actual), (Cell::Nothing, Cell::Nothing)) {
            return Some(());
        }
        let columns = &self.columns;
        let date_columns = [Field::Date, Field::DateBasis].map(|field| columns.number(field));
        let date = meaning.date(words, figures.year, date_columns)?;
        let area_place = (words.row, columns.number(Field::Area));
        let area = meaning.area(words, figures.indicator, area_place)?;
        let unit = |cell| match cell {
            Cell::Figure { unit, .. } if !unit.is_empty() => Some(unit.as_bytes()),
            _ => None,
        };
        let (of_planned, of_actual) = (unit(planned), unit(actual));
        let both = !matches!(planned, Cell::Nothing) && !matches!(actual, Cell::Nothing);
        // Figures in two units are of two measures.
        let parts: &[_] = if both && of_planned != of_actual {
            &[(planned, Cell::Nothing), (Cell::Nothing, actual)]
        } else {
            &[(planned, actual)]
        };
        let mut stored = [None; 2];
        for (&(planned, actual), stored) in parts.iter().zip(&mut stored) {
            let (own, column) = match actual {
                Cell::Nothing => (of_planned, figures.planned),
                _ => (of_actual, figures.actual),
            };
            let unit = match own {
                Some(unit) => unit,
                None if !words.unit.is_empty() => words.unit,
                None => figures.unit.as_bytes(),
            };
            let measured = meaning.measure(words, figures.indicator, unit, place(column))?;
            let read = |cell, column, meaning: &mut Meaning| {
                meaning.amount(cell, row.cell(column), measured, place(column))
            };
            let planned = read(planned, figures.planned, meaning)?;
            let actual = read(actual, figures.actual, meaning)?;
            let (source, marks) = meaning.source(words, [planned, actual], columns);
            let row = Row {
                pairing,
                area,
                measure: measured.code,
                date,
                marks: marks.byte(),
                planned: planned.0,
                actual: actual.0,
            };
            *stored = Some((row, source));
        }
        for (row, source) in stored.into_iter().flatten() {
            self.rows.push(row);
            self.rows.set_counts([words.rows; 2]);
            let texts = [
                (Column::Source, source),
                (Column::Note, meaning.text(words.note, words.row)),
                (Column::Status, meaning.text(words.status, words.row)),
            ];
            for (column, text) in texts {
                if let Some(text) = text {
                    self.rows.set_text(column, text);
                }
            }
        }
        Some(())
    }
}

/// A record with its labels.
struct Labelled<'a, 'b> {
    record: &'b Record<'a>,
    labels: Labels<'a>,
}

impl<'a> Labelled<'a, '_> {
    fn cell(&self, column: usize) -> &'a [u8] {
        unguarded(trim(self.record.cell(column)))
    }
}

const RISKY: [&str; 8] = ["=", "+", "-", "@", "＝", "＋", "－", "＠"];

/// A cell without the apostrophe that downloaded tables put before what a spreadsheet
/// would run as a formula.
fn unguarded(cell: &[u8]) -> &[u8] {
    let Some(text) = cell.strip_prefix(b"'") else {
        return cell;
    };
    let bare = trim(text);
    if RISKY.iter().any(|sign| bare.starts_with(sign.as_bytes())) {
        return bare;
    }
    cell
}

/// Words of a row that adds up others, spaces and case aside.
const TOTALS: [&str; 9] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "总和",
    "total",
    "subtotal",
    "sum",
    "grandtotal",
];

fn is_total(cell: &[u8]) -> bool {
    let first = cell.first().map_or(0, u8::to_ascii_lowercase);
    // 合, 总, 小 and 共 begin so in UTF-8; few rows come further.
    if cell.len() > 40 || !matches!(first, 0xe5 | 0xe6 | b't' | b's' | b'g') {
        return false;
    }
    let Ok(text) = std::str::from_utf8(cell) else {
        return false;
    };
    TOTALS.iter().any(|word| {
        let letters = text.chars().map(narrow);
        let letters = letters.filter(|c| *c != ' ' && *c != ':');
        letters.map(|c| c.to_ascii_lowercase()).eq(word.chars())
    })
}
