//! Plans and what became of them.

use super::columns::{Cube, Row};
use super::line::{Line, lines_among};
use super::measure::ratio;
use super::rules::{self, OverTime};
use super::slice::Slice;
use crate::dataset::{Bound, Dataset, PairingId, ReadingId};

/// Plans of a slice.
///
/// A plan is measured only against a fact that counts the same thing, which the
/// data say by pairing, indicator, series and scope. Most plans on record are of
/// one project or one campaign, and no reading says yet what became of it. Another
/// figure under the same indicator is of something else; it is named, so that a
/// reader can look, and never divided by the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Targets {
    /// Every plan: by pairing (all of them last), indicator, series and scope.
    pub targets: Vec<Target>,
    /// Pairings with a plan and a fact that can be compared.
    pub both: u32,
    /// Pairings with plans of which none can be compared.
    pub only_planned: u32,
    /// Pairings with facts and without any plan.
    pub only_done: u32,
    /// Pairings without any reading.
    pub neither: u32,
}

/// A plan: the latest reading of it, or for the figures of a period the latest of a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// The pairing, or `None` for all of them.
    pub pairing: Option<PairingId>,
    /// What is planned.
    pub planned: ReadingId,
    /// How many earlier readings of the same plan it replaces.
    pub superseded: u32,
    /// What was done.
    pub done: Match,
}

/// What is known of a plan's fulfilment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Match {
    /// A figure of the same thing.
    Comparable {
        /// The latest reading of it.
        reading: ReadingId,
        /// How much of the plan it is.
        completion: Completion,
    },
    /// The pairing's latest figure under the same indicator, which counts something else.
    Beside(ReadingId),
    /// No figure under the same indicator.
    Nothing,
}

/// What was done over what was planned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Completion {
    /// 1 where just as much was done as planned.
    pub share: f64,
    /// At least, where at least so much was done of an exact plan; about, where
    /// either is about, or where the plan is a least amount.
    pub bound: Bound,
}

/// The plans of a slice and what became of them.
pub fn targets(cube: &Cube, ds: &Dataset, slice: &Slice) -> Targets {
    let readings = slice.readings(cube);
    let mut result = Targets {
        targets: targets_among(cube, ds, &readings),
        both: 0,
        only_planned: 0,
        only_done: 0,
        neither: 0,
    };
    let mut known = vec![false; ds.pairings.len()];
    for &id in &readings {
        let pairing = cube.row(id).and_then(|row| row.pairing);
        if let Some(place) = pairing.and_then(|id| known.get_mut(id.index())) {
            *place = true;
        }
    }
    let mut rest = result.targets.as_slice();
    for pairing in slice.pairings() {
        let count = rest
            .iter()
            .take_while(|target| target.pairing == Some(pairing))
            .count();
        let (own, others) = rest.split_at(count);
        rest = others;
        let compared = |target: &Target| matches!(target.done, Match::Comparable { .. });
        let count = if own.iter().any(compared) {
            &mut result.both
        } else if !own.is_empty() {
            &mut result.only_planned
        } else if known[pairing.index()] {
            &mut result.only_done
        } else {
            &mut result.neither
        };
        *count += 1;
    }
    result
}

/// The plans among some readings, which are in the data set's order.
pub(super) fn targets_among(cube: &Cube, ds: &Dataset, readings: &[ReadingId]) -> Vec<Target> {
    let lines = lines_among(cube, readings);
    let mut targets = Vec::new();
    let subject = |line: &Line| (line.pairing, line.indicator);
    for of_one in lines.chunk_by(|a, b| subject(a) == subject(b)) {
        for line in of_one.iter().filter(|line| line.planned) {
            plans(cube, ds, line, of_one, &mut targets);
        }
    }
    targets
}

/// Adds a line's plans, each with what became of it: the latest, or the latest of each year.
fn plans(cube: &Cube, ds: &Dataset, line: &Line, of_one: &[Line], targets: &mut Vec<Target>) {
    let by_year = rules::over_time(&ds[line.indicator], true) == OverTime::AddsByYear;
    let mut superseded = 0;
    for (at, &planned) in line.readings.iter().enumerate() {
        let Some(plan) = cube.row(planned) else {
            continue;
        };
        let next = line.readings.get(at + 1).and_then(|&id| cube.row(id));
        if next.is_some_and(|next| !by_year || next.date.year == plan.date.year) {
            superseded += 1;
            continue;
        }
        targets.push(Target {
            pairing: line.pairing,
            planned,
            superseded,
            done: done(cube, ds, &plan, of_one),
        });
        superseded = 0;
    }
}

/// What the lines about a plan's pairing and indicator say of its fulfilment.
fn done(cube: &Cube, ds: &Dataset, plan: &Row, of_one: &[Line]) -> Match {
    let indicator = &ds[plan.indicator];
    let mut comparable = 0;
    let mut latest: Option<(ReadingId, Row)> = None;
    let mut beside = None;
    for line in of_one.iter().filter(|line| !line.planned) {
        if cube.base_unit(line.unit) != cube.base_unit(plan.unit) {
            continue;
        }
        if beside.is_none_or(|(date, _)| line.latest >= date) {
            beside = Some((line.latest, line.last()));
        }
        for &id in &line.readings {
            let row = cube.row(id);
            if let Some(row) = row.filter(|row| rules::comparable(cube, indicator, plan, row)) {
                comparable += 1;
                // Counts in different units stand in different lines.
                if latest
                    .as_ref()
                    .is_none_or(|(last, other)| (row.date, id) > (other.date, *last))
                {
                    latest = Some((id, row));
                }
            }
        }
    }
    // Which of several happenings the plan meant is not known.
    let several = rules::over_time(indicator, false) == OverTime::Adds && comparable > 1;
    match (latest, beside) {
        (Some((reading, row)), _) if !several => Match::Comparable {
            reading,
            completion: completion(ds, plan, &row),
        },
        (_, Some((_, reading))) => Match::Beside(reading),
        (_, None) => Match::Nothing,
    }
}

fn completion(ds: &Dataset, plan: &Row, done: &Row) -> Completion {
    let amount = |row: &Row| row.number.map_or(0.0, |(number, _)| number);
    let share = amount(done) * ratio(ds, done.unit, plan.unit) / amount(plan);
    let bound = match plan.bound {
        Bound::Exact => done.bound,
        Bound::AtLeast | Bound::About => Bound::About,
    };
    Completion { share, bound }
}
