//! Reads a table slice by slice: rows of codes and numbers, and what is to be said of it.

mod figure;
mod meaning;

use super::delimited::{Record, Splitter, sniff};
use super::finding::{Findings, Kind};
use super::glyphs::narrow;
use super::header::{self, Layout};
use super::loaded::{Loaded, Members};
use super::mapping::{Field, Mapping};
use super::rows::{Column, Row, Rows};
use crate::dataset::Dataset;
use crate::words::Lang;
use figure::Cell;
use meaning::{Meaning, Words};

/// How a file is to be read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Name of the file.
    pub name: String,
    /// What the columns hold; without it the headings are looked for.
    pub mapping: Option<Mapping>,
    /// Merged cells as first row, first column, last row, last column, from 1.
    pub merged: Vec<[u32; 4]>,
}

/// So many records are read of a file; what is more is not read, and said.
pub const MOST_RECORDS: u32 = 5_000_000;
/// So many columns are read.
pub const MOST_COLUMNS: usize = 2000;
/// The headings are looked for when so many bytes have come, or the file has ended.
const HEAD: usize = 1 << 16;
/// A reader is shown so many of the first records.
const SHOWN: usize = 12;

/// Reads one table.
#[derive(Debug)]
pub struct Reader {
    options: Options,
    meaning: Meaning,
    /// What has come before the headings were found.
    head: Vec<u8>,
    first: Vec<Vec<String>>,
    layout: Option<Layout>,
    splitter: Splitter,
    body: Option<Body>,
    hash: u64,
}

/// What came of a file.
#[derive(Debug)]
pub enum Outcome {
    /// It was read.
    Done(Box<Done>),
    /// Its headings are not understood.
    Ask(Ask),
}

/// A file that was read.
#[derive(Debug)]
pub struct Done {
    /// Its rows and what they mean.
    pub loaded: Loaded,
    /// What is to be said of it.
    pub findings: Findings,
    /// Records that were taken in.
    pub read: u32,
    /// Records that could not be taken in.
    pub rejected: u32,
    /// Blank rows, headings, titles, totals, remarks and rows without a figure.
    pub skipped: u32,
    /// How its columns were understood.
    pub ask: Ask,
}

/// What is needed to say what the columns hold.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The first records.
    pub rows: Vec<Vec<String>>,
    /// How far the columns are understood.
    pub mapping: Mapping,
}

impl Reader {
    /// Begins a file; names in it are looked up in the data set.
    pub fn new(ds: &Dataset, options: Options) -> Self {
        Reader {
            meaning: Meaning::new(ds),
            options,
            head: Vec::new(),
            first: Vec::new(),
            layout: None,
            splitter: Splitter::new(b','),
            body: None,
            // FNV-1a.
            hash: 0xcbf2_9ce4_8422_2325,
        }
    }

    /// Takes the next bytes of the text, which is UTF-8.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.stir(bytes);
        if self.layout.is_none() {
            self.head.extend_from_slice(bytes);
            if self.head.len() >= HEAD {
                self.begin();
            }
            return;
        }
        self.take(bytes);
    }

    /// How many records have been read so far.
    pub fn records(&self) -> u32 {
        self.body.as_ref().map_or(0, |body| body.records)
    }

    /// Ends the file.
    pub fn finish(mut self) -> Outcome {
        if self.layout.is_none() {
            self.begin();
        }
        let ask = self.ask();
        let Some(mut body) = self.body.take() else {
            return Outcome::Ask(ask);
        };
        let meaning = &mut self.meaning;
        self.splitter
            .finish(&mut |record| body.record(record, meaning));
        let hash = format!("{:016x}", self.hash);
        let members = Members {
            file: self.options.name,
            version: hash.get(..12).unwrap_or_default().to_owned(),
            ..self.meaning.members()
        };
        Outcome::Done(Box::new(Done {
            loaded: Loaded {
                rows: body.rows,
                members,
            },
            findings: self.meaning.findings,
            read: body.read,
            rejected: body.rejected,
            skipped: body.records - body.read - body.rejected,
            ask,
        }))
    }

    fn ask(&self) -> Ask {
        let mut rows = self.first.clone();
        rows.truncate(SHOWN);
        let none = Mapping {
            head: 0,
            fields: Vec::new(),
            melt_planned: false,
        };
        Ask {
            rows,
            mapping: self.layout.as_ref().map_or(none, |l| l.mapping.clone()),
        }
    }

    fn stir(&mut self, bytes: &[u8]) {
        // Eight bytes at a time with what is left over: enough to tell files apart.
        let (words, rest) = bytes.as_chunks::<8>();
        let mut take = |word: u64| {
            self.hash = (self.hash ^ word)
                .wrapping_mul(0x0100_0000_01b3)
                .rotate_left(23);
        };
        for word in words {
            take(u64::from_le_bytes(*word));
        }
        for &byte in rest {
            take(byte.into());
        }
    }

    /// Looks for the headings in what has come, and reads it.
    fn begin(&mut self) {
        let head = std::mem::take(&mut self.head);
        let delimiter = sniff(&head);
        self.first = first_records(&head, delimiter);
        let (merged, matcher) = (&self.options.merged, &self.meaning.matcher);
        let layout = match self.options.mapping.clone() {
            Some(mapping) => header::given(&self.first, merged, matcher, mapping),
            None => header::find(&self.first, merged, matcher),
        };
        if layout.mapping.suffices() {
            self.meaning.say_of(&layout);
            self.body = Some(Body::new(&layout, self.options.merged.clone()));
        }
        self.layout = Some(layout);
        self.splitter = Splitter::new(delimiter);
        self.take(&head);
    }

    fn take(&mut self, bytes: &[u8]) {
        let Some(body) = &mut self.body else {
            return;
        };
        let meaning = &mut self.meaning;
        self.splitter
            .feed(bytes, &mut |record| body.record(record, meaning));
    }
}

fn first_records(head: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut records: Vec<Vec<String>> = Vec::new();
    let mut splitter = Splitter::new(delimiter);
    let mut each = |record: &Record| {
        if records.len() < header::LOOKED_THROUGH {
            let width = record.len().min(MOST_COLUMNS);
            records.push(
                (0..width)
                    .map(|at| record.text(at).trim().to_owned())
                    .collect(),
            );
        }
    };
    splitter.feed(head, &mut each);
    splitter.finish(&mut each);
    records
}

/// The rows of a table.
#[derive(Debug)]
struct Body {
    head: u32,
    columns: Columns,
    figures: Vec<Figures>,
    merged: Vec<[u32; 4]>,
    /// Of the columns of labels, what stood in them last.
    above: Vec<Vec<u8>>,
    heading: Vec<u8>,
    rows: Rows,
    records: u32,
    read: u32,
    rejected: u32,
    no_figure: bool,
}

/// Where each field stands; a column beyond all others where it does not.
#[derive(Debug)]
struct Columns([usize; Field::ALL.len()]);

impl Columns {
    fn of(&self, field: Field) -> usize {
        self.0[field as usize]
    }

    fn has(&self, field: Field) -> bool {
        self.of(field) != usize::MAX
    }
}

/// Columns whose figures are planned and actual of the same.
#[derive(Debug)]
struct Figures {
    planned: usize,
    actual: usize,
    year: Option<i32>,
    indicator: Option<crate::dataset::IndicatorId>,
    unit: String,
}

/// Labels that a merged cell may hold for several rows.
const LABELS: [Field; 9] = [
    Field::Pairing,
    Field::East,
    Field::Base,
    Field::Cluster,
    Field::BaseArea,
    Field::Area,
    Field::Indicator,
    Field::Date,
    Field::Unit,
];

impl Body {
    fn new(layout: &Layout, merged: Vec<[u32; 4]>) -> Self {
        let mut columns = [usize::MAX; Field::ALL.len()];
        let mut figures: Vec<Figures> = Vec::new();
        let mapping = &layout.mapping;
        for (at, (&field, said)) in mapping.fields.iter().zip(&layout.said).enumerate() {
            let planned = match field {
                Field::Planned => true,
                Field::Actual => false,
                Field::Year => mapping.melt_planned,
                _ => {
                    let place = &mut columns[field as usize];
                    *place = (*place).min(at);
                    continue;
                }
            };
            let unit = said.unit.clone().unwrap_or_default();
            let alike = |f: &&mut Figures| {
                let free = if planned { f.planned } else { f.actual };
                free == usize::MAX
                    && (f.year, f.indicator) == (said.year, said.indicator)
                    && f.unit == unit
            };
            let place = match figures.iter_mut().find(alike) {
                Some(place) => place,
                None => {
                    figures.push(Figures {
                        planned: usize::MAX,
                        actual: usize::MAX,
                        year: said.year,
                        indicator: said.indicator,
                        unit,
                    });
                    let last = figures.len() - 1;
                    &mut figures[last]
                }
            };
            *(if planned {
                &mut place.planned
            } else {
                &mut place.actual
            }) = at;
        }
        let columns = Columns(columns);
        let label = [Field::Pairing, Field::Base]
            .into_iter()
            .find(|f| columns.has(*f));
        let heading = label.and_then(|field| layout.headings.get(columns.of(field)));
        Body {
            head: mapping.head,
            figures,
            merged,
            above: vec![Vec::new(); LABELS.len()],
            heading: heading.map_or_else(Vec::new, |text| text.clone().into_bytes()),
            columns,
            rows: Rows::default(),
            records: 0,
            read: 0,
            rejected: 0,
            no_figure: false,
        }
    }

    fn record(&mut self, record: &Record, meaning: &mut Meaning) {
        let number = record.number;
        if number > MOST_RECORDS {
            if number == MOST_RECORDS + 1 {
                let most = MOST_RECORDS.to_string();
                meaning
                    .findings
                    .add_about(Kind::TooManyRows, (number, 0), "", [&most, &most]);
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
        let mut row = Reading {
            number,
            record,
            labels: [&[]; LABELS.len()],
        };
        if self.is_aside(&row, meaning) {
            return;
        }
        let above = std::mem::take(&mut self.above);
        self.label(&mut row, &above, meaning);
        let loaded = self.figures_of(&row, meaning);
        self.above = above;
        for (above, field) in self.above.iter_mut().zip(LABELS) {
            let label = record.cell(self.columns.of(field)).trim_ascii();
            if !label.is_empty() && *label != **above {
                above.clear();
                above.extend_from_slice(label);
            }
        }
        match loaded {
            Some(true) => self.read += 1,
            Some(false) => self.rejected += 1,
            None => {}
        }
    }

    /// Whether a record is none of the table's rows: blank, a total, a remark, headings again.
    fn is_aside(&mut self, row: &Reading<'_, '_>, meaning: &mut Meaning) -> bool {
        let record = row.record;
        let (mut filled, mut first) = (0, 0);
        for at in 0..record.len() {
            if !record.cell(at).trim_ascii().is_empty() {
                if filled == 0 {
                    first = at;
                }
                filled += 1;
                // Two cells and no word of totals: a row.
                if filled > 1 {
                    break;
                }
            }
        }
        if filled == 0 {
            return true;
        }
        let place = (row.number, 0);
        let lead = record.cell(first).trim_ascii();
        if lead.len() < 64 && first < 4 && is_total(lead) {
            meaning
                .findings
                .add(Kind::Total, place, &record.text(first));
            return true;
        }
        if filled == 1 && record.len() > 1 && !self.is_figure(first) {
            meaning
                .findings
                .add(Kind::Remark, place, &record.text(first));
            return true;
        }
        if !self.heading.is_empty() && lead == self.heading.as_slice() {
            meaning.findings.add(Kind::Again, place, "");
            return true;
        }
        false
    }

    fn is_figure(&self, column: usize) -> bool {
        self.figures
            .iter()
            .any(|f| f.planned == column || f.actual == column)
    }

    /// Reads the labels, those of merged cells and left-out pairings from above.
    fn label<'a>(&self, row: &mut Reading<'a, '_>, above: &'a [Vec<u8>], meaning: &mut Meaning) {
        for (at, field) in LABELS.into_iter().enumerate() {
            let column = self.columns.of(field);
            let own = row.record.cell(column).trim_ascii();
            row.labels[at] = own;
            if !own.is_empty() || column == usize::MAX || above[at].is_empty() {
                continue;
            }
            let (r, c) = (row.number, column as u32 + 1);
            let covers = |[top, left, bottom, right]: &[u32; 4]| {
                *top < r && r <= *bottom && (*left..=*right).contains(&c)
            };
            let merged = self.merged.iter().any(covers);
            // A list by pairing names each one once.
            let listed = field == Field::Pairing && self.merged.is_empty() && {
                let labelled = |field| {
                    !row.record
                        .cell(self.columns.of(field))
                        .trim_ascii()
                        .is_empty()
                };
                labelled(Field::Area) || labelled(Field::Indicator)
            };
            if merged || listed {
                row.labels[at] = &above[at];
                let value = String::from_utf8_lossy(&above[at]);
                let names = [Lang::Zh, Lang::En].map(|lang| field.name(lang));
                meaning
                    .findings
                    .add_about(Kind::FromAbove, (r, c), &value, names);
            }
        }
    }

    /// Reads a row's figures: whether any was taken in; nothing where there is none.
    fn figures_of(&mut self, row: &Reading<'_, '_>, meaning: &mut Meaning) -> Option<bool> {
        let mut any = false;
        for figures in &self.figures {
            any |= !row.cell(figures.planned).is_empty() || !row.cell(figures.actual).is_empty();
        }
        if !any {
            if !self.no_figure {
                meaning.findings.add(Kind::NoFigure, (row.number, 0), "");
                self.no_figure = true;
            }
            return None;
        }
        let shared = self.shared(row, meaning);
        let (mut loaded, mut failed) = (false, shared.is_none());
        for figures in &self.figures {
            if let Some((words, pairing)) = &shared {
                match self.one(row, figures, words, *pairing, meaning) {
                    Some((stored, words)) => {
                        self.rows.push(stored);
                        for (column, code) in words {
                            if let Some(code) = code {
                                self.rows.set_text(column, code);
                            }
                        }
                        loaded = true;
                    }
                    None => failed |= meaning.failed(),
                }
            }
        }
        match (loaded, failed) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }

    /// What all figures of a row share.
    fn shared<'a>(&self, row: &Reading<'a, '_>, meaning: &mut Meaning) -> Option<(Words<'a>, u16)>
    where
        Self: 'a,
    {
        let place = |field| (row.number, column_number(self.columns.of(field)));
        let label = |field: Field| {
            let at = LABELS.iter().position(|other| *other == field);
            at.map_or(&[][..], |at| row.labels[at])
        };
        let (pairing, place) = if self.columns.has(Field::Pairing) {
            (label(Field::Pairing), place(Field::Pairing))
        } else {
            (&[][..], place(Field::Base))
        };
        let pairing = meaning.pairing(
            pairing,
            (label(Field::Base), label(Field::East)),
            (label(Field::BaseArea), label(Field::Cluster)),
            place,
        )?;
        let words = Words {
            area: label(Field::Area),
            indicator: label(Field::Indicator),
            date: label(Field::Date),
            has_date: self.columns.has(Field::Date),
            date_column: column_number(self.columns.of(Field::Date)),
            unit: label(Field::Unit),
            nature: row.cell(self.columns.of(Field::Nature)),
            series: row.cell(self.columns.of(Field::Series)),
            scope: row.cell(self.columns.of(Field::Scope)),
            evidence: row.cell(self.columns.of(Field::Evidence)),
            publisher: row.cell(self.columns.of(Field::Source)),
            url: row.cell(self.columns.of(Field::Url)),
            note: row.cell(self.columns.of(Field::Note)),
            status: row.cell(self.columns.of(Field::Status)),
        };
        Some((words, pairing))
    }

    /// One planned and actual figure; nothing where there is none or it cannot be read.
    #[allow(clippy::type_complexity)]
    fn one(
        &self,
        row: &Reading<'_, '_>,
        figures: &Figures,
        words: &Words<'_>,
        pairing: u16,
        meaning: &mut Meaning,
    ) -> Option<(Row, [(Column, Option<u32>); 3])> {
        let place = |column: usize| (row.number, column_number(column));
        let planned = meaning.cell(row.cell(figures.planned), place(figures.planned))?;
        let actual = meaning.cell(row.cell(figures.actual), place(figures.actual))?;
        if matches!((&planned, &actual), (Cell::Nothing, Cell::Nothing)) {
            return None;
        }
        let date = meaning.date(words, figures.year, row.number)?;
        let suffix = [&actual, &planned].into_iter().find_map(|cell| match cell {
            Cell::Figure { unit, .. } if !unit.is_empty() => Some(*unit),
            _ => None,
        });
        let unit = match suffix {
            Some(unit) => unit.as_bytes(),
            None if !words.unit.is_empty() => words.unit,
            None => figures.unit.as_bytes(),
        };
        let measured = meaning.measure(
            words,
            figures.indicator,
            unit,
            place(figures.actual.min(figures.planned)),
        )?;
        let area = meaning.area(
            words,
            figures.indicator,
            (row.number, column_number(self.columns.of(Field::Area))),
        )?;
        let planned = meaning.amount(planned, measured, place(figures.planned))?;
        let actual = meaning.amount(actual, measured, place(figures.actual))?;
        let (source, marks) = meaning.source(
            words,
            planned.1,
            actual.1,
            row.number,
            &self.columns_of_words(),
        );
        let texts = [
            (Column::Source, Some(source)),
            (Column::Note, meaning.text(words.note)),
            (Column::Status, meaning.text(words.status)),
        ];
        let stored = Row {
            pairing,
            area,
            measure: measured.code,
            date,
            marks: marks.byte(),
            planned: planned.0,
            actual: actual.0,
        };
        Some((stored, texts))
    }

    fn columns_of_words(&self) -> [u32; 3] {
        [Field::Url, Field::Scope, Field::Evidence].map(|f| column_number(self.columns.of(f)))
    }
}

/// A record being read.
struct Reading<'a, 'b> {
    number: u32,
    record: &'b Record<'a>,
    labels: [&'a [u8]; LABELS.len()],
}

impl<'a> Reading<'a, '_> {
    fn cell(&self, column: usize) -> &'a [u8] {
        self.record.cell(column).trim_ascii()
    }
}

/// A column as it is counted for people; 0 where there is none.
fn column_number(column: usize) -> u32 {
    if column == usize::MAX {
        0
    } else {
        column as u32 + 1
    }
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
    let Ok(text) = std::str::from_utf8(cell) else {
        return false;
    };
    let mut bare = String::new();
    for c in text.chars().map(narrow) {
        if !c.is_whitespace() && !matches!(c, ':' | '：') {
            bare.extend(c.to_lowercase());
        }
    }
    TOTALS.contains(&bare.as_str())
}
