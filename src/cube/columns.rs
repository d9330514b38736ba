//! The columns themselves.

use super::axis::{Axis, Code, Dictionary, Member, SeriesId, dictionaries};
use super::rules;
use crate::dataset::{
    Bound, Dataset, Evidence, IndicatorId, PairingId, Reading, ReadingId, Scope, TaskAreaId,
    UnitId, Value,
};
use crate::date::PartialDate;
use crate::sort;
use std::sync::OnceLock;

/// A column of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Pairing,
    Area,
    Indicator,
    Series,
    Date,
    Unit,
    Marks,
}

/// Every reading of a data set in columns.
///
/// Built from one data set and of use with that one only.
#[derive(Debug, Clone)]
pub struct Cube {
    pairing: Vec<u16>,
    area: Vec<u16>,
    indicator: Vec<u16>,
    series: Vec<u32>,
    date: Vec<u16>,
    unit: Vec<u16>,
    marks: Vec<u8>,
    decimals: Vec<u8>,
    /// In the reading's unit; not a number where the figure is a text.
    number: Vec<f64>,
    /// For how many rows of a file each stands; empty where each is one.
    rows: Vec<u32>,
    /// Different dates in order, those of the term's whole years among them.
    dates: Vec<PartialDate>,
    series_slugs: Vec<String>,
    /// Of each unit, the unit to which all are converted that it may be added to.
    bases: Vec<UnitId>,
    /// Of each unit, the smallest that counts the same.
    counted: Vec<UnitId>,
    dictionaries: Vec<Dictionary>,
    /// Rows in the order of [`Cube::in_line`], once that is asked for.
    in_line: OnceLock<Vec<u32>>,
}

/// One reading, taken out of the columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// The pairing, or `None` for all of them.
    pub pairing: Option<PairingId>,
    /// Task area or safeguard.
    pub area: TaskAreaId,
    /// Indicator.
    pub indicator: IndicatorId,
    /// Series.
    pub series: SeriesId,
    /// Date.
    pub date: PartialDate,
    /// Unit.
    pub unit: UnitId,
    /// Kind of the source.
    pub evidence: Evidence,
    /// Coverage.
    pub scope: Scope,
    /// A plan, target, request or expectation, or a planned amount.
    pub planned: bool,
    /// Exactness.
    pub bound: Bound,
    /// The number in its unit and its digits after the point; `None` for a text.
    pub number: Option<(f64, u8)>,
    /// How many rows of a file it stands for.
    pub rows: u32,
}

/// An axis has more members than its column can tell apart (65,535).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany(pub Axis);

/// How many codes marks have.
pub(super) const MARKS: u32 = 256;

pub(super) fn evidence_of(marks: u32) -> Evidence {
    Evidence::ALL[(marks & 7).min(4) as usize]
}

pub(super) fn scope_of(marks: u32) -> Scope {
    Scope::ALL[(marks >> 3 & 3).min(2) as usize]
}

pub(super) fn planned_of(marks: u32) -> bool {
    marks >> 5 & 1 == 1
}

fn bound_of(marks: u32) -> Bound {
    Bound::ALL[(marks >> 6 & 3).min(2) as usize]
}

fn mark(reading: &Reading, planned: bool) -> u8 {
    reading.evidence as u8
        | (reading.scope as u8) << 3
        | u8::from(planned) << 5
        | (reading.bound as u8) << 6
}

/// Stands for all pairings in the column.
const ALL_PAIRINGS: u16 = u16::MAX;

impl Cube {
    /// Puts a data set's readings into columns.
    ///
    /// # Errors
    /// The axis of which the readings name too many members.
    pub fn new(ds: &Dataset) -> Result<Self, TooMany> {
        let readings = &ds.readings;
        let (dates, date) = date_codes(ds);
        let (series_slugs, series) = series_codes(readings);
        let narrow = |axis, code: &dyn Fn(usize) -> u32| -> Result<Vec<u16>, TooMany> {
            let mut column = Vec::with_capacity(readings.len());
            for at in 0..readings.len() {
                let code = u16::try_from(code(at)).ok();
                column.push(code.filter(|&code| code < u16::MAX).ok_or(TooMany(axis))?);
            }
            Ok(column)
        };
        let pairing = |at: usize| readings[at].pairing.map_or(0, |id| id.0);
        let mut pairing = narrow(Axis::Pairing, &pairing)?;
        let mut number = Vec::with_capacity(readings.len());
        let mut decimals = Vec::with_capacity(readings.len());
        let mut marks = Vec::with_capacity(readings.len());
        for (at, reading) in readings.iter().enumerate() {
            if reading.pairing.is_none() {
                pairing[at] = ALL_PAIRINGS;
            }
            let planned = rules::is_plan(reading.planned, &ds[reading.indicator]);
            marks.push(mark(reading, planned));
            let (value, places) = match reading.value {
                Value::Number { number, decimals } => (number, decimals),
                Value::Text(_) => (f64::NAN, 0),
            };
            number.push(value);
            decimals.push(places);
        }
        Ok(Cube {
            pairing,
            area: narrow(Axis::Area, &|at| readings[at].area.0)?,
            indicator: narrow(Axis::Indicator, &|at| readings[at].indicator.0)?,
            date: narrow(Axis::Year, &|at| date[at])?,
            unit: narrow(Axis::Unit, &|at| readings[at].unit.0)?,
            marks,
            decimals,
            number,
            rows: rows(readings),
            dictionaries: dictionaries(ds, series_slugs.len() as u32, &dates),
            bases: rules::bases(&ds.units),
            counted: rules::counted(&ds.units),
            series,
            dates,
            series_slugs,
            in_line: OnceLock::new(),
        })
    }

    /// How many readings there are.
    pub fn len(&self) -> usize {
        self.number.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.number.is_empty()
    }

    /// A reading. `None` for one of another data set.
    pub fn row(&self, id: ReadingId) -> Option<Row> {
        let at = id.index();
        let (&number, marks) = (self.number.get(at)?, u32::from(self.marks[at]));
        Some(Row {
            pairing: Some(self.pairing[at])
                .filter(|&code| code != ALL_PAIRINGS)
                .map(|code| PairingId(code.into())),
            area: TaskAreaId(self.area[at].into()),
            indicator: IndicatorId(self.indicator[at].into()),
            series: SeriesId(self.series[at]),
            date: self.dates[usize::from(self.date[at])],
            unit: UnitId(self.unit[at].into()),
            evidence: evidence_of(marks),
            scope: scope_of(marks),
            planned: planned_of(marks),
            bound: bound_of(marks),
            number: (!number.is_nan()).then_some((number, self.decimals[at])),
            rows: self.rows.get(at).copied().unwrap_or(1),
        })
    }

    /// The members of an axis in dictionary order: a member's place is its code.
    pub fn members(&self, axis: Axis) -> &[Member] {
        &self.dictionary(axis).members
    }

    /// The code of a member, where the axis has it.
    pub fn code(&self, axis: Axis, member: Member) -> Option<Code> {
        let place = self.members(axis).iter().position(|m| *m == member);
        place.map(|place| place as Code)
    }

    /// The slug of a series.
    pub fn series(&self, id: SeriesId) -> &str {
        self.series_slugs.get(id.0 as usize).map_or("", |slug| slug)
    }

    /// The unit to which everything is converted that may be added to figures in
    /// this one: the smallest of its kind.
    pub fn base_unit(&self, unit: UnitId) -> UnitId {
        self.bases.get(unit.index()).copied().unwrap_or(unit)
    }

    /// The smallest unit that counts the same as this one.
    pub fn counted_in(&self, unit: UnitId) -> UnitId {
        self.counted.get(unit.index()).copied().unwrap_or(unit)
    }

    pub(super) fn dictionary(&self, axis: Axis) -> &Dictionary {
        // One dictionary for each axis, in their order.
        &self.dictionaries[axis as usize]
    }

    /// A row's code in a column, as the dictionaries and slices count them.
    pub(super) fn stored(&self, column: Column, at: usize) -> usize {
        match column {
            Column::Pairing if self.pairing[at] == ALL_PAIRINGS => {
                self.dictionary(Axis::Pairing).code_of.len() - 1
            }
            Column::Pairing => self.pairing[at].into(),
            Column::Area => self.area[at].into(),
            Column::Indicator => self.indicator[at].into(),
            Column::Series => self.series[at] as usize,
            Column::Date => self.date[at].into(),
            Column::Unit => self.unit[at].into(),
            Column::Marks => self.marks[at].into(),
        }
    }

    /// A row's code on an axis.
    pub(super) fn code_at(&self, axis: Axis, at: usize) -> Code {
        self.dictionary(axis).code_of[self.stored(axis.column(), at)]
    }

    /// What tells apart the things that readings count: of two readings of one thing
    /// the keys are equal. In the order of dictionaries.
    pub(super) fn thing(&self, at: usize) -> (u64, u64) {
        let base = self.counted[usize::from(self.unit[at])].0;
        let marks = u32::from(self.marks[at]);
        (
            u64::from(self.pairing[at]) << 48
                | u64::from(self.indicator[at]) << 32
                | u64::from(self.series[at]),
            (scope_of(marks) as u64) << 48 | u64::from(base) << 8 | u64::from(planned_of(marks)),
        )
    }

    /// Sorts what is sorted once, before somebody asks for it: whether that was still to do.
    pub fn prepare(&self) -> bool {
        let unsorted = self.in_line.get().is_none();
        self.in_line();
        unsorted
    }

    /// All rows thing by thing, those of one in order of time.
    pub(super) fn in_line(&self) -> &[u32] {
        self.in_line.get_or_init(|| {
            // Column by column, the weightiest last: each has few codes, so that counting
            // them is quicker than comparing rows.
            let marks = |at: usize| u32::from(self.marks[at]);
            let unit = |at: usize| usize::from(self.unit[at]);
            let ranks: [(usize, &dyn Fn(usize) -> usize); 7] = [
                (self.dates.len(), &|at| self.date[at].into()),
                (2, &|at| planned_of(marks(at)).into()),
                (self.counted.len(), &|at| self.counted[unit(at)].index()),
                (Scope::ALL.len(), &|at| scope_of(marks(at)) as usize),
                (self.series_slugs.len(), &|at| self.series[at] as usize),
                (1 << 16, &|at| self.indicator[at].into()),
                (1 << 16, &|at| self.pairing[at].into()),
            ];
            let mut rows: Vec<usize> = (0..self.len()).collect();
            for (count, rank) in ranks {
                rows = sort::by_rank(&rows, count, rank);
            }
            rows.into_iter().map(|at| at as u32).collect()
        })
    }

    /// A row's date as its place among all dates.
    pub(super) fn date_at(&self, at: usize) -> u16 {
        self.date[at]
    }

    pub(super) fn dates(&self) -> &[PartialDate] {
        &self.dates
    }
}

/// For how many rows each reading stands; nothing where each is one, as in most files.
fn rows(readings: &[Reading]) -> Vec<u32> {
    let mut rows = Vec::new();
    if readings.iter().any(|reading| reading.rows != 1) {
        rows.reserve_exact(readings.len());
        for reading in readings {
            rows.push(reading.rows);
        }
    }
    rows
}

/// The different dates in order, with every year of the term, and each reading's place among them.
fn date_codes(ds: &Dataset) -> (Vec<PartialDate>, Vec<u32>) {
    // One number each, in the order of the dates: `None` is before the first.
    let key = |date: PartialDate| {
        let (month, day) = (date.month.unwrap_or(0), date.day.unwrap_or(0));
        i64::from(date.year) << 16 | i64::from(month) << 8 | i64::from(day)
    };
    // Many readings have few dates: they are looked up, not sorted, and often the last
    // one comes again.
    let (mut keys, mut dates): (Vec<i64>, Vec<PartialDate>) = Default::default();
    let mut last = None;
    // A term is some years long; of a wrong one the first hundred do.
    let years = (ds.plan.start..=ds.plan.end).take(100);
    let readings = ds.readings.iter().map(|reading| reading.date);
    for date in years.map(PartialDate::from_year).chain(readings) {
        if last.replace(date) == Some(date) {
            continue;
        }
        if let Err(place) = keys.binary_search(&key(date)) {
            keys.insert(place, key(date));
            dates.insert(place, date);
        }
    }
    let mut codes = Vec::with_capacity(ds.readings.len());
    let (mut last, mut code) = (None, 0);
    for reading in &ds.readings {
        if last.replace(reading.date) != Some(reading.date) {
            code = keys.binary_search(&key(reading.date)).unwrap_or_default() as u32;
        }
        codes.push(code);
    }
    (dates, codes)
}

/// The different slugs in order, the empty one first, and each reading's place among them.
fn series_codes(readings: &[Reading]) -> (Vec<String>, Vec<u32>) {
    let series = |at: usize| &*readings[at].series;
    let mut named: Vec<usize> = Vec::new();
    for at in 0..readings.len() {
        if !series(at).is_empty() {
            named.push(at);
        }
    }
    sort::by(&mut named, &|a, b| series(a).cmp(series(b)));
    let mut slugs = vec![String::new()];
    let mut codes = vec![0; readings.len()];
    for at in named {
        if slugs.last().is_none_or(|last| last != series(at)) {
            slugs.push(series(at).to_owned());
        }
        codes[at] = slugs.len() as u32 - 1;
    }
    (slugs, codes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_takes_24_bytes() {
        let cube = Cube::new(&Dataset::builtin().unwrap()).unwrap();
        let narrow = [
            &cube.pairing,
            &cube.area,
            &cube.indicator,
            &cube.date,
            &cube.unit,
        ];
        let bytes = narrow
            .map(|column| size_of_val(column.as_slice()))
            .iter()
            .sum::<usize>()
            + size_of_val(cube.series.as_slice())
            + size_of_val(cube.marks.as_slice())
            + size_of_val(cube.decimals.as_slice())
            + size_of_val(cube.number.as_slice());
        assert_eq!(bytes + size_of_val(cube.rows.as_slice()), 24 * cube.len());
    }

    #[test]
    fn a_row_is_the_reading_it_was_made_of() {
        let mut ds = Dataset::builtin().unwrap();
        ds.readings[7].rows = 12;
        let cube = Cube::new(&ds).unwrap();
        for (id, reading) in (0..).map(ReadingId).zip(&ds.readings) {
            let row = cube.row(id).unwrap();
            let number = match reading.value {
                Value::Number { number, decimals } => Some((number, decimals)),
                Value::Text(_) => None,
            };
            assert_eq!(
                (
                    row.pairing,
                    row.area,
                    row.indicator,
                    row.date,
                    row.unit,
                    row.number,
                    row.rows
                ),
                (
                    reading.pairing,
                    reading.area,
                    reading.indicator,
                    reading.date,
                    reading.unit,
                    number,
                    reading.rows
                )
            );
            assert_eq!(
                (
                    row.evidence,
                    row.scope,
                    row.planned,
                    row.bound,
                    cube.series(row.series)
                ),
                (
                    reading.evidence,
                    reading.scope,
                    reading.planned,
                    reading.bound,
                    reading.series.as_str()
                )
            );
        }
        assert_eq!(cube.row(ReadingId(ds.readings.len() as u32)), None);
    }

    #[test]
    fn rows_in_line_are_sorted_by_thing_and_date() {
        let cube = Cube::new(&Dataset::builtin().unwrap()).unwrap();
        let key = |at: u32| (cube.thing(at as usize), cube.date_at(at as usize), at);
        assert_eq!(cube.in_line().len(), cube.len());
        assert!(cube.in_line().is_sorted_by_key(|&at| key(at)));
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let mut ds = Dataset::builtin().unwrap();
        ds.readings[3].pairing = Some(PairingId(70_000));
        assert_eq!(Cube::new(&ds).err(), Some(TooMany(Axis::Pairing)));
    }
}
