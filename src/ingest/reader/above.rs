//! Labels that stand once for several rows.

use super::super::finding::{Findings, Kind};
use super::super::glyphs::trim;
use super::super::mapping::Field;
use super::columns::{Columns, number};
use crate::ingest::delimited::Record;
use crate::words::Lang;

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

/// The labels of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Labels<'a>([&'a [u8]; LABELS.len()]);

impl<'a> Labels<'a> {
    pub(super) fn of(&self, field: Field) -> &'a [u8] {
        let at = LABELS.iter().position(|label| *label == field);
        at.map_or(&[], |at| self.0[at])
    }
}

/// What stood in the columns of labels last, and where merged cells are.
#[derive(Debug)]
pub(super) struct Above {
    columns: [Column; LABELS.len()],
    any_merged: bool,
}

#[derive(Debug, Default)]
struct Column {
    at: usize,
    /// Whether what stands here may be of use to a row below.
    lasting: bool,
    text: Vec<u8>,
    /// First and last rows of its merged cells, in order, and the first of them that may
    /// still be met.
    merged: Vec<(u32, u32)>,
    next: usize,
}

impl Above {
    /// `merged` are merged cells as first row, first column, last row, last column, from 1.
    pub(super) fn new(columns: &Columns, merged: &[[u32; 4]]) -> Self {
        let column = |field| {
            let at = columns.of(field);
            let mut rows = Vec::new();
            for &[top, left, bottom, right] in merged {
                if top < bottom && (left..=right).contains(&number(at)) {
                    rows.push((top, bottom));
                }
            }
            rows.sort_unstable();
            Column {
                at,
                lasting: !rows.is_empty() || field == Field::Pairing && merged.is_empty(),
                merged: rows,
                ..Column::default()
            }
        };
        Above {
            columns: LABELS.map(column),
            any_merged: !merged.is_empty(),
        }
    }

    /// A row's labels: those of merged cells, and pairings that are named once for a list
    /// under them, from above. What is taken from above is said.
    pub(super) fn labels<'a>(
        &'a mut self,
        record: &Record<'a>,
        findings: &mut Findings,
    ) -> Labels<'a> {
        let mut labels: [&[u8]; LABELS.len()] = [&[]; LABELS.len()];
        for (column, label) in self.columns.iter().zip(&mut labels) {
            *label = trim(record.cell(column.at));
        }
        let mut own = [true; LABELS.len()];
        let has = |field: Field| {
            let at = LABELS.iter().position(|label| *label == field);
            at.is_some_and(|at| !labels[at].is_empty())
        };
        let listed = !self.any_merged && (has(Field::Area) || has(Field::Indicator));
        for (at, column) in self.columns.iter_mut().enumerate() {
            let field = LABELS[at];
            own[at] = !labels[at].is_empty();
            if own[at] {
                if column.lasting && *labels[at] != *column.text {
                    column.text.clear();
                    column.text.extend_from_slice(labels[at]);
                }
                continue;
            }
            let merged = column.covers(record.number);
            if column.text.is_empty() || !(merged || listed && field == Field::Pairing) {
                own[at] = true;
                continue;
            }
            let value = String::from_utf8_lossy(&column.text);
            let names = [Lang::Zh, Lang::En].map(|lang| field.name(lang));
            let place = (record.number, number(column.at));
            findings.add_about(Kind::FromAbove, place, &value, names);
        }
        let columns = &self.columns;
        for ((label, own), column) in labels.iter_mut().zip(own).zip(columns) {
            if !own {
                *label = &column.text;
            }
        }
        Labels(labels)
    }
}

impl Column {
    /// Whether a row lies in a merged cell, below its first row. Rows are asked for in order.
    fn covers(&mut self, row: u32) -> bool {
        while self
            .merged
            .get(self.next)
            .is_some_and(|(_, last)| *last < row)
        {
            self.next += 1;
        }
        let found = self.merged.get(self.next);
        found.is_some_and(|(first, last)| *first < row && row <= *last)
    }
}
