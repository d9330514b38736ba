//! Many rows into few: those that say the same but for the day become one row a year.
//!
//! What may be added is added, and of what may not, the latest stands. Which is which
//! follows from [`crate::cube::rules`]; a figure that is a text never gets here.

use super::rows::{Column, Counts, Interner, Row, Rows};
use crate::cube::rules::OverTime;

/// How rows of a year stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Each adds to the others, as payments do.
    Add,
    /// The latest replaces the others, as of running totals; of one day the last row.
    Latest,
}

impl From<OverTime> for Rule {
    fn from(over_time: OverTime) -> Self {
        match over_time {
            OverTime::Adds => Self::Add,
            OverTime::AddsByYear | OverTime::Replaces => Self::Latest,
        }
    }
}

/// What the codes of the rows mean, as far as it matters here.
pub struct Meaning<'a> {
    /// The code that stands for the whole year of a date.
    pub year: &'a dyn Fn(u16) -> u16,
    /// The place of a date among all.
    pub order: &'a dyn Fn(u16) -> u32,
    /// The rule for what is planned of a measure.
    pub planned: &'a dyn Fn(u16) -> Rule,
    /// The rule for what was done of a measure.
    pub actual: &'a dyn Fn(u16) -> Rule,
    /// Whether rows of different sources stay apart.
    pub by_source: bool,
}

/// Rolls rows up that share pairing, task area, measure, year, marks and, where the meaning
/// says so, source. Where
/// both figures add, the row's date is the year, else the latest one that gave a figure.
///
/// They come in the order in which the first row of each came, and each says how many rows
/// gave its figures. Of the texts only the source is kept, where a row has one only.
pub fn roll_up(rows: &Rows, meaning: &Meaning) -> Rows {
    let mut interner = Interner::default();
    let mut groups: Vec<Group> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let year = (meaning.year)(row.date);
        let source = rows.text(at, Column::Source);
        let apart = source.filter(|_| meaning.by_source);
        let group = interner.code(&key(&row, year, apart)) as usize;
        if group == groups.len() {
            groups.push(Group::new(row, year, source));
        }
        if let Some(group) = groups.get_mut(group) {
            group.source = group.source.filter(|own| source == Some(*own));
            group.add(&row, rows.counts(at), meaning);
        }
    }
    let mut out = Rows::default();
    for group in groups {
        out.push(group.row);
        out.set_counts(group.counts);
        if let Some(source) = group.source {
            out.set_text(Column::Source, source);
        }
    }
    out
}

/// One row in the making.
struct Group {
    row: Row,
    source: Option<u32>,
    counts: Counts,
    /// The places of the dates that gave the figures that stand.
    planned: Option<u32>,
    actual: Option<u32>,
    dated: Option<u32>,
}

impl Group {
    fn new(row: Row, year: u16, source: Option<u32>) -> Self {
        Self {
            row: Row {
                date: year,
                planned: f64::NAN,
                actual: f64::NAN,
                ..row
            },
            source,
            counts: [0, 0],
            planned: None,
            actual: None,
            dated: None,
        }
    }

    fn add(&mut self, row: &Row, counts: Counts, meaning: &Meaning) {
        let figures = [row.planned, row.actual];
        for ((sum, count), figure) in self.counts.iter_mut().zip(counts).zip(figures) {
            if !figure.is_nan() {
                *sum = sum.saturating_add(count);
            }
        }
        let order = (meaning.order)(row.date);
        let rules = [
            (meaning.planned)(row.measure),
            (meaning.actual)(row.measure),
        ];
        join(
            &mut self.row.planned,
            &mut self.planned,
            row.planned,
            order,
            rules[0],
        );
        join(
            &mut self.row.actual,
            &mut self.actual,
            row.actual,
            order,
            rules[1],
        );
        let given = !row.planned.is_nan() || !row.actual.is_nan();
        if rules != [Rule::Add; 2] && given && self.dated <= Some(order) {
            self.dated = Some(order);
            self.row.date = row.date;
        }
    }
}

/// Joins a figure to what stands. One that is not given changes nothing.
fn join(stands: &mut f64, given: &mut Option<u32>, figure: f64, order: u32, rule: Rule) {
    if figure.is_nan() {
        return;
    }
    match rule {
        Rule::Add if given.is_some() => *stands += figure,
        Rule::Latest if *given > Some(order) => return,
        Rule::Add | Rule::Latest => *stands = figure,
    }
    *given = Some(order);
}

fn key(row: &Row, year: u16, source: Option<u32>) -> [u8; 13] {
    let [a, b] = row.pairing.to_le_bytes();
    let [c, d] = row.measure.to_le_bytes();
    let [e, f] = year.to_le_bytes();
    let [g, h, i, j] = source.unwrap_or_default().to_le_bytes();
    let known = u8::from(source.is_some());
    [a, b, c, d, e, f, g, h, i, j, known, row.area, row.marks]
}
