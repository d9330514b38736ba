//! Readings of one thing over time.

use super::axis::SeriesId;
use super::columns::Cube;
use super::measure::ratio;
use super::slice::Slice;
use crate::dataset::{Dataset, IndicatorId, PairingId, ReadingId, Scope, UnitId};
use crate::date::PartialDate;
use crate::sort;

/// Readings that tell of one thing and may be joined by a line: never those of
/// different series, scopes or kinds of unit, and never plans with facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The pairing, or `None` for all of them.
    pub pairing: Option<PairingId>,
    /// Indicator.
    pub indicator: IndicatorId,
    /// Series.
    pub series: SeriesId,
    /// Coverage.
    pub scope: Scope,
    /// The unit of all readings, or if they have several the smallest of their kind.
    pub unit: UnitId,
    /// Plans, not facts.
    pub planned: bool,
    /// By date; those of one date in the data set's order. Never empty.
    pub readings: Vec<ReadingId>,
    /// The date of the last reading.
    pub latest: PartialDate,
}

impl Line {
    /// The last reading.
    pub fn last(&self) -> ReadingId {
        // A line without a reading is never made.
        self.readings.last().copied().unwrap_or(ReadingId(u32::MAX))
    }
}

/// A slice's readings as lines: by pairing (all of them last), indicator, series,
/// scope and unit, facts before plans.
pub fn lines(cube: &Cube, slice: &Slice) -> Vec<Line> {
    lines_among(cube, &slice.readings(cube))
}

/// A reading's number in a line's unit; `None` for a text.
pub fn number_in(cube: &Cube, ds: &Dataset, id: ReadingId, unit: UnitId) -> Option<f64> {
    let row = cube.row(id)?;
    let (number, _) = row.number?;
    Some(number * ratio(ds, row.unit, unit))
}

/// Some readings as lines; they are in the data set's order.
pub(super) fn lines_among(cube: &Cube, readings: &[ReadingId]) -> Vec<Line> {
    let mut readings = readings.to_vec();
    readings.retain(|id| id.index() < cube.len());
    let mut keys = Vec::with_capacity(readings.len());
    for id in &readings {
        keys.push((cube.thing(id.index()), cube.date_at(id.index())));
    }
    let order = sort::order(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    let mut lines: Vec<Line> = Vec::new();
    let mut before = None;
    for at in order {
        let id = readings[at];
        let Some(row) = cube.row(id) else { continue };
        let same = before.replace(keys[at].0) == Some(keys[at].0);
        match lines.last_mut().filter(|_| same) {
            Some(line) => {
                if line.unit != row.unit {
                    line.unit = cube.base_unit(row.unit);
                }
                line.latest = row.date;
                line.readings.push(id);
            }
            None => lines.push(Line {
                pairing: row.pairing,
                indicator: row.indicator,
                series: row.series,
                scope: row.scope,
                unit: row.unit,
                planned: row.planned,
                readings: vec![id],
                latest: row.date,
            }),
        }
    }
    lines
}
