//! What is known of one indicator, sorted into what may stand side by side.

use std::cmp::Ordering;

use super::super::Model;
use crate::cube::rules::is_plan;
use crate::cube::{Axis, Figure, Member, Options, Slice, Summary, measure, standings};
use crate::dataset::{Dataset, Dimension, IndicatorId, Nature, PairingId, ReadingId, Value, count};
use crate::sort;
use crate::state::{SortBy, State};

/// How an indicator's readings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The figure of each pairing as a bar from one scale.
    Bars,
    /// Happenings that count one each, as dots.
    Dots,
    /// Grades and documents in words.
    Labels,
}

/// Of one pairing so many entries are drawn; its panel and the table have the rest.
const MOST_ENTRIES: usize = 6;
/// And so many dots.
const MOST_DOTS: usize = 120;

/// What is known of one indicator.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Findings {
    /// Which.
    pub(super) indicator: IndicatorId,
    /// How it is drawn.
    pub(super) form: Form,
    /// How many pairings were looked at.
    pub(super) shown: usize,
    /// Every reading, plans and those about all pairings among them.
    pub(super) readings: Vec<ReadingId>,
    /// What was done, in the order of the rows.
    pub(super) done: Vec<Found>,
    /// The same in units that have no place on the scale.
    pub(super) apart: Vec<Found>,
    /// What is planned.
    pub(super) planned: Vec<Found>,
    /// Pairings without any reading.
    pub(super) silent: Vec<PairingId>,
    /// Readings about all pairings at once.
    pub(super) general: Vec<ReadingId>,
    /// What may be added up.
    pub(super) summary: Summary,
}

/// What is known of one pairing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Which.
    pub(super) pairing: PairingId,
    /// The readings that are drawn; never empty.
    pub(super) readings: Vec<ReadingId>,
    /// How many more there are, earlier or of another kind.
    pub(super) more: usize,
    /// How many readings all of these are, each counted once for each row it stands for.
    pub(super) on_record: usize,
}

impl Found {
    /// The latest of the readings drawn.
    pub(super) fn latest(&self) -> ReadingId {
        // Never empty.
        self.readings.last().copied().unwrap_or(ReadingId(0))
    }
}

/// What is known of the indicator that is shown; `None` where there is none.
pub(super) fn findings(model: &Model, state: &State) -> Option<Findings> {
    let ds = &model.dataset;
    let (cube, indicator) = (model.cube()?, model.indicator(state)?);
    let slice = Slice::of_filter(cube, ds, &state.filter);
    let slice = slice.only(cube, Axis::Indicator, &[Member::Indicator(indicator)]);
    let readings = slice.readings(cube);
    let mut by_pairing = vec![(Vec::new(), Vec::new()); ds.pairings.len()];
    let mut general = Vec::new();
    let nature = ds[indicator].nature;
    for &id in &readings {
        let plan = is_plan(ds[id].planned, &ds[indicator]);
        match ds[id].pairing {
            Some(pairing) if plan => by_pairing[pairing.index()].1.push(id),
            Some(pairing) => by_pairing[pairing.index()].0.push(id),
            None => general.push(id),
        }
    }
    let shown = model.shown(state);
    let options = Options {
        secondary: state.filter.secondary_counts,
        planned: false,
    };
    let mut found = Findings {
        indicator,
        form: form(ds, nature, &readings),
        shown: shown.len(),
        done: Vec::new(),
        apart: Vec::new(),
        planned: Vec::new(),
        silent: Vec::new(),
        general,
        summary: measure(cube, ds, &readings, shown.len() as u32, options),
        readings,
    };
    let standings = standings(cube, &slice, indicator);
    for &pairing in &shown {
        let (done, plans) = &by_pairing[pairing.index()];
        let figure = standings.iter().find(|s| s.pairing == pairing);
        let figure = figure.and_then(|standing| standing.figure.as_ref());
        found.add(ds, pairing, done, plans, figure);
    }
    found.set_apart(ds);
    found.sort(ds, state);
    Some(found)
}

fn form(ds: &Dataset, nature: Nature, readings: &[ReadingId]) -> Form {
    let (mut numbers, mut ones) = (0, 0);
    for &id in readings {
        if let Value::Number { number, .. } = ds[id].value {
            numbers += 1;
            ones += usize::from(number == 1.0 && !ds[id].planned);
        }
    }
    match nature {
        Nature::Grade | Nature::Document => Form::Labels,
        _ if numbers == 0 => Form::Labels,
        Nature::Event if ones == numbers => Form::Dots,
        _ => Form::Bars,
    }
}

impl Findings {
    /// Puts a pairing's readings where they belong.
    fn add(
        &mut self,
        ds: &Dataset,
        pairing: PairingId,
        done: &[ReadingId],
        plans: &[ReadingId],
        figure: Option<&Figure>,
    ) {
        if done.is_empty() && plans.is_empty() {
            self.silent.push(pairing);
        }
        if !plans.is_empty() {
            let readings = latest(ds, plans, MOST_ENTRIES);
            self.planned.push(Found {
                pairing,
                more: plans.len() - readings.len(),
                on_record: count(&mut plans.iter().map(|&id| &ds[id])),
                readings,
            });
        }
        if done.is_empty() {
            return;
        }
        let readings = match (self.form, figure) {
            (Form::Bars, Some(figure)) => vec![figure.reading],
            (Form::Dots, _) => latest(ds, done, MOST_DOTS),
            _ => latest(ds, done, MOST_ENTRIES),
        };
        self.done.push(Found {
            pairing,
            more: done.len() - readings.len(),
            on_record: count(&mut done.iter().map(|&id| &ds[id])),
            readings,
        });
    }

    /// Takes from the scale what is not measured in its dimension: that of most figures.
    fn set_apart(&mut self, ds: &Dataset) {
        if self.form != Form::Bars {
            return;
        }
        let dimension = self.dimension(ds);
        let (mut kept, mut apart) = (Vec::new(), Vec::new());
        for found in std::mem::take(&mut self.done) {
            if amount(ds, found.latest(), dimension).is_some() {
                kept.push(found);
            } else {
                apart.push(found);
            }
        }
        (self.done, self.apart) = (kept, apart);
    }

    /// The dimension of the scale: that of most figures, the usual one of equals.
    pub(super) fn dimension(&self, ds: &Dataset) -> Dimension {
        let mut counts = [0; Dimension::ALL.len()];
        for found in self.done.iter().chain(&self.planned) {
            for &id in &found.readings {
                let reading = &ds[id];
                if let Value::Number { .. } = reading.value {
                    counts[ds[reading.unit].dimension as usize] += 1;
                }
            }
        }
        let mut best = ds[ds[self.indicator].unit].dimension;
        for dimension in Dimension::ALL {
            if counts[dimension as usize] > counts[best as usize] {
                best = dimension;
            }
        }
        best
    }

    /// The reader's order; rows that it says nothing about keep the plan's.
    fn sort(&mut self, ds: &Dataset, state: &State) {
        let (form, dimension) = (self.form, self.dimension(ds));
        let down = state.sort.down;
        let by = state.sort.by;
        for rows in [&mut self.done, &mut self.apart, &mut self.planned] {
            let size = |row: &Found| match form {
                Form::Bars => amount(ds, row.latest(), dimension).unwrap_or(-1.0),
                Form::Dots => row.on_record as f64,
                Form::Labels => 0.0,
            };
            let order = sort::order(rows.len(), &|a, b| {
                let (a, b) = (&rows[a], &rows[b]);
                let order = match by {
                    SortBy::Value => size(a).total_cmp(&size(b)),
                    SortBy::Date => ds[a.latest()].date.cmp(&ds[b.latest()].date),
                    _ => Ordering::Equal,
                };
                if down { order.reverse() } else { order }
            });
            let mut sorted = Vec::with_capacity(rows.len());
            for at in order {
                sorted.push(rows[at].clone());
            }
            *rows = sorted;
        }
    }

    /// Whether the rows stand in another order than the plan's.
    pub(super) fn is_sorted(&self, state: &State) -> bool {
        match state.sort.by {
            SortBy::Value => self.form != Form::Labels,
            SortBy::Date => true,
            _ => false,
        }
    }

    /// The row with the largest figure or the most dots, if one alone has it.
    pub(super) fn largest(&self, ds: &Dataset) -> Option<&Found> {
        let dimension = self.dimension(ds);
        let size = |found: &Found| match self.form {
            Form::Bars => amount(ds, found.latest(), dimension).unwrap_or(0.0),
            Form::Dots | Form::Labels => found.on_record as f64,
        };
        let mut best: Option<(&Found, f64)> = None;
        let mut alone = true;
        for found in &self.done {
            let size = size(found);
            let most = best.map_or(f64::NEG_INFINITY, |(_, most)| most);
            if size > most {
                (best, alone) = (Some((found, size)), true);
            } else if size == most {
                alone = false;
            }
        }
        let comparable = self.form != Form::Labels && self.done.len() > 1;
        best.filter(|_| alone && comparable).map(|(found, _)| found)
    }
}

/// A reading's number in the base of a dimension; `None` for texts and other dimensions.
pub(super) fn amount(ds: &Dataset, id: ReadingId, dimension: Dimension) -> Option<f64> {
    let reading = &ds[id];
    let unit = &ds[reading.unit];
    match reading.value {
        Value::Number { number, .. } if unit.dimension == dimension => Some(number * unit.factor?),
        _ => None,
    }
}

/// The latest of some readings, so many at most, by date.
fn latest(ds: &Dataset, readings: &[ReadingId], most: usize) -> Vec<ReadingId> {
    let order = sort::order(readings.len(), &|a, b| {
        ds[readings[a]].date.cmp(&ds[readings[b]].date)
    });
    let mut latest = Vec::with_capacity(most.min(order.len()));
    for at in order.into_iter().rev().take(most).rev() {
        latest.push(readings[at]);
    }
    latest
}
