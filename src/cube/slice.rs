//! A set of readings: what is allowed on each axis.

use super::axis::{Axis, Code, Member};
use super::columns::{Column, Cube, MARKS};
use crate::dataset::{Dataset, PairingId, ReadingId};
use crate::state::Filter;

/// The readings that lie in given sets on any axes; at first all of them.
///
/// Each set narrows what the ones before it left.
#[derive(Debug, Clone, PartialEq)]
pub struct Slice {
    /// Of each column, which codes are allowed.
    allowed: [Vec<bool>; COLUMNS.len()],
}

const COLUMNS: [Column; 7] = [
    Column::Pairing,
    Column::Area,
    Column::Indicator,
    Column::Series,
    Column::Date,
    Column::Unit,
    Column::Marks,
];

impl Slice {
    /// All readings.
    pub fn all(cube: &Cube) -> Self {
        let codes = |column| match column {
            Column::Pairing => cube.dictionary(Axis::Pairing).code_of.len(),
            Column::Area => cube.members(Axis::Area).len(),
            Column::Indicator => cube.members(Axis::Indicator).len(),
            Column::Series => cube.members(Axis::Series).len(),
            Column::Date => cube.dates().len(),
            Column::Unit => cube.members(Axis::Unit).len(),
            Column::Marks => MARKS as usize,
        };
        Slice {
            allowed: COLUMNS.map(|column| vec![true; codes(column)]),
        }
    }

    /// What a reader's filter keeps. Readings about all pairings are kept only
    /// where no pairing is left out.
    ///
    /// [`Filter::keeps_pairing`] and [`Filter::keeps_reading`] decide; a test holds
    /// this to them for every filter.
    pub fn of_filter(cube: &Cube, ds: &Dataset, filter: &Filter) -> Self {
        // Every part by name, so that a new one is not forgotten here.
        let Filter {
            areas,
            bases: _,
            clusters: _,
            provinces: _,
            years,
            indicators,
            evidence,
            // Decides what totals count, not which readings there are.
            secondary_counts: _,
            text: _,
        } = filter;
        let keeps = |id| filter.keeps_pairing(ds, id);
        let whole = (0..ds.pairings.len() as u32).map(PairingId).all(keeps);
        let mut slice = Slice::all(cube);
        slice.retain(cube, Axis::Pairing, &|member| match member {
            Member::Pairing(id) => whole || keeps(id),
            _ => whole,
        });
        slice.retain(cube, Axis::Area, &|member| {
            areas.is_empty() || areas.iter().any(|&id| Member::Area(id) == member)
        });
        slice.retain(cube, Axis::Year, &|member| match (years, member) {
            (&Some((first, last)), Member::Year(year)) => (first..=last).contains(&year),
            _ => true,
        });
        slice.retain(cube, Axis::Indicator, &|member| {
            indicators.is_empty() || indicators.iter().any(|&id| Member::Indicator(id) == member)
        });
        slice.retain(cube, Axis::Evidence, &|member| {
            evidence.is_empty()
                || evidence
                    .iter()
                    .any(|&kind| Member::Evidence(kind) == member)
        });
        slice
    }

    /// Those of them that are one of `members` on an axis. Members that the axis
    /// does not have are nothing; without members nothing is left.
    #[must_use]
    pub fn only(mut self, cube: &Cube, axis: Axis, members: &[Member]) -> Self {
        self.retain(cube, axis, &|member| members.contains(&member));
        self
    }

    /// Lets go of the readings whose member on an axis is not kept.
    pub fn retain(&mut self, cube: &Cube, axis: Axis, keep: &dyn Fn(Member) -> bool) {
        let mut kept = Vec::with_capacity(cube.members(axis).len());
        for &member in cube.members(axis) {
            kept.push(keep(member));
        }
        let codes = &cube.dictionary(axis).code_of;
        for (place, &code) in self.column(axis.column()).iter_mut().zip(codes) {
            *place &= kept[code as usize];
        }
    }

    /// Those of them whose date shares a day with the span, both ends included.
    /// Days are counted as [`crate::date::PartialDate::first_day`] counts them. A
    /// reading dated by its year is in every span of that year: it may belong there.
    #[must_use]
    pub fn between(mut self, cube: &Cube, first: i64, last: i64) -> Self {
        for (place, date) in self.column(Column::Date).iter_mut().zip(cube.dates()) {
            *place &= first <= last && date.first_day() <= last && date.last_day() >= first;
        }
        self
    }

    /// Whether a reading is among them.
    pub fn has(&self, cube: &Cube, id: ReadingId) -> bool {
        id.index() < cube.len()
            && COLUMNS
                .iter()
                .all(|&column| self.allowed[column as usize][cube.stored(column, id.index())])
    }

    /// Every reading among them, in the data set's order.
    pub fn readings(&self, cube: &Cube) -> Vec<ReadingId> {
        let mut kept = vec![true; cube.len()];
        for column in COLUMNS {
            let allowed = &self.allowed[column as usize];
            if allowed.contains(&false) {
                for (at, place) in kept.iter_mut().enumerate() {
                    *place &= allowed[cube.stored(column, at)];
                }
            }
        }
        let mut found = Vec::new();
        for (id, kept) in (0..).map(ReadingId).zip(kept) {
            if kept {
                found.push(id);
            }
        }
        found
    }

    /// The pairings among which its readings may lie, in the plan's order.
    pub fn pairings(&self) -> Vec<PairingId> {
        let (_, pairings) = self.split_pairings();
        let mut found = Vec::new();
        for (id, &allowed) in (0..).map(PairingId).zip(pairings) {
            if allowed {
                found.push(id);
            }
        }
        found
    }

    /// The codes of an axis on which its readings may lie, in dictionary order.
    pub fn codes(&self, cube: &Cube, axis: Axis) -> Vec<Code> {
        let mut open = vec![false; cube.members(axis).len()];
        let allowed = &self.allowed[axis.column() as usize];
        for (&code, &allowed) in cube.dictionary(axis).code_of.iter().zip(allowed) {
            open[code as usize] |= allowed;
        }
        let mut codes = Vec::new();
        for (code, open) in (0..).zip(open) {
            if open {
                codes.push(code);
            }
        }
        codes
    }

    /// The codes that a column's allowed codes have on two of its axes, one pair for each.
    pub(super) fn pairs(&self, cube: &Cube, rows: Axis, columns: Axis) -> Vec<(Code, Code)> {
        let (row, column) = (cube.dictionary(rows), cube.dictionary(columns));
        let mut pairs = Vec::new();
        for (at, &allowed) in self.allowed[rows.column() as usize].iter().enumerate() {
            if allowed {
                pairs.push((row.code_of[at], column.code_of[at]));
            }
        }
        pairs
    }

    fn column(&mut self, column: Column) -> &mut [bool] {
        &mut self.allowed[column as usize]
    }

    /// Whether readings about all pairings are allowed, and which pairings.
    fn split_pairings(&self) -> (bool, &[bool]) {
        let pairings = &self.allowed[Column::Pairing as usize];
        pairings
            .split_last()
            .map_or((false, &[]), |(&all, pairings)| (all, pairings))
    }
}
