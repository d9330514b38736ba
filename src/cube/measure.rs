//! What a set of readings amounts to.

use super::columns::Cube;
use super::rules::{self, Terms};
use super::target::{Completion, Match, targets_among};
use crate::dataset::{Bound, Dataset, PairingId, ReadingId, UnitId};

/// What is to be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether figures of secondary sources count.
    pub secondary: bool,
    /// Measures what was planned instead of what was done.
    pub planned: bool,
}

/// What a set of readings amounts to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// How many readings there are, whatever becomes of them. As everywhere, one that stands
    /// for several rows of a file counts once for each.
    pub count: u32,
    /// The newest of what is measured, plans or facts, of any scope and source; of
    /// those with one date the last in the data set.
    pub latest: Option<ReadingId>,
    /// The readings on which the measures below rest: one for each pairing, or
    /// several where figures add over time. In the plan's order, then by date.
    pub terms: Vec<ReadingId>,
    /// The terms added up; `None` where there is none, or where they must not be
    /// added: a sum of nothing is not zero.
    pub sum: Option<Total>,
    /// The smallest of the terms, the first of equals.
    pub minimum: Option<ReadingId>,
    /// The largest of the terms, the first of equals.
    pub maximum: Option<ReadingId>,
    /// What was done of what was planned, where the set holds exactly one plan that
    /// can be compared.
    pub completion: Option<Completion>,
    /// How many pairings the terms are about.
    pub pairings: u32,
    /// How many of the pairings asked about have no term.
    pub missing: u32,
    /// The readings that are no terms, by reason.
    pub left_out: LeftOut,
}

/// An amount added up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Total {
    /// In the unit below.
    pub number: f64,
    /// As many digits after the point as it takes to write the sum without rounding.
    pub decimals: u8,
    /// The unit of all terms, or if they have several the smallest of their kind.
    pub unit: UnitId,
    /// How exact the terms are together.
    pub bound: Bound,
}

/// How many readings were left out. Each counts once, under the first reason that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Plans; if plans are measured, facts.
    pub planned: u32,
    /// Texts.
    pub text: u32,
    /// From secondary sources.
    pub secondary: u32,
    /// Covering more than the pairing.
    pub wider: u32,
    /// Covering a part of the pairing.
    pub part: u32,
    /// Of another indicator than the rest; all of them where there are several.
    pub indicator: u32,
    /// Of another series than the rest: where one is plain, the named ones, and else
    /// all of several named ones.
    pub series: u32,
    /// In a unit that does not convert: where some have the indicator's usual kind of
    /// unit, the others, and else all.
    pub unit: u32,
    /// Replaced by a later one.
    pub superseded: u32,
    /// Terms that must not be added, so that there is no sum. They still stand for
    /// the smallest and the largest.
    pub not_additive: u32,
}

/// Measures readings in which `pairings` pairings could have a figure. The readings
/// are those of one cell, in the data set's order.
pub fn measure(
    cube: &Cube,
    ds: &Dataset,
    readings: &[ReadingId],
    pairings: u32,
    options: Options,
) -> Summary {
    let mut summary = Summary::default();
    let mut rows = Vec::new();
    for &id in readings {
        if let Some(row) = cube.row(id) {
            rows.push((id, row));
        }
    }
    summary.count = rules::count(&rows);
    for (id, row) in rows
        .iter()
        .filter(|(_, row)| row.planned == options.planned)
    {
        if summary
            .latest
            .and_then(|id| cube.row(id))
            .is_none_or(|last| row.date >= last.date)
        {
            summary.latest = Some(*id);
        }
    }
    let terms = rules::terms(cube, ds, &rows, options, &mut summary.left_out);
    let mut seen: Option<PairingId> = None;
    for (id, row) in &terms {
        summary.terms.push(*id);
        if seen != row.pairing {
            summary.pairings += 1;
            seen = row.pairing;
        }
    }
    summary.missing = pairings.saturating_sub(summary.pairings);
    extremes(ds, &terms, &mut summary);
    let may_add = terms.first().is_none_or(|(_, row)| {
        let (indicator, unit) = (&ds[row.indicator], &ds[row.unit]);
        let several = summary.pairings > 1;
        terms.len() == 1 || rules::may_add(indicator, unit.dimension, options.planned, several)
    });
    if may_add {
        summary.sum = add(cube, ds, &terms);
    } else {
        summary.left_out.not_additive = rules::count(&terms);
    }
    if rows.iter().any(|(_, row)| row.planned) {
        summary.completion = completion(cube, ds, readings);
    }
    summary
}

/// The sum of the terms, all of one kind of unit; `None` if there is none.
///
/// Each is a whole number of the last decimal's units, and a float holds sums of
/// those exactly up to 15 digits, as it holds the figures themselves.
fn add(cube: &Cube, ds: &Dataset, terms: &Terms) -> Option<Total> {
    let (_, first) = terms.first()?;
    let same = terms.iter().all(|(_, row)| row.unit == first.unit);
    let unit = if same {
        first.unit
    } else {
        cube.base_unit(first.unit)
    };
    let mut bound = Bound::Exact;
    let mut decimals = 0;
    for (_, row) in terms {
        let ratio = ratio(ds, row.unit, unit);
        let (places, exact) = places(row.number?.1, ratio);
        decimals = decimals.max(places);
        bound = rules::joined(bound, row.bound);
        if !exact {
            bound = Bound::About;
        }
    }
    let scale = 10_f64.powi(i32::from(decimals));
    let mut sum = 0.0;
    for (_, row) in terms {
        sum += (row.number?.0 * ratio(ds, row.unit, unit) * scale).round();
    }
    Some(Total {
        number: sum / scale,
        decimals,
        unit,
        bound,
    })
}

/// How many of one unit make one of another.
pub(super) fn ratio(ds: &Dataset, from: UnitId, to: UnitId) -> f64 {
    match (ds[from].factor, ds[to].factor) {
        (Some(from), Some(to)) if to != 0.0 => from / to,
        _ => 1.0,
    }
}

/// How many decimals a number keeps that is multiplied, and whether none are lost:
/// a power of ten moves the point, anything else is rounded.
fn places(decimals: u8, ratio: f64) -> (u8, bool) {
    let mut power = 1.0;
    for zeros in 0..=15 {
        if power == ratio {
            return (decimals.saturating_sub(zeros), true);
        }
        power *= 10.0;
    }
    (decimals, false)
}

fn extremes(ds: &Dataset, terms: &Terms, summary: &mut Summary) {
    let mut range: Option<(f64, f64)> = None;
    for (id, row) in terms {
        let amount =
            row.number.map_or(0.0, |(number, _)| number) * ds[row.unit].factor.unwrap_or(1.0);
        let (mut least, mut most) = range.unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
        if amount < least {
            (least, summary.minimum) = (amount, Some(*id));
        }
        if amount > most {
            (most, summary.maximum) = (amount, Some(*id));
        }
        range = Some((least, most));
    }
}

fn completion(cube: &Cube, ds: &Dataset, readings: &[ReadingId]) -> Option<Completion> {
    let mut found = None;
    for target in targets_among(cube, ds, readings) {
        if let Match::Comparable { completion, .. } = target.done {
            if found.is_some() {
                return None;
            }
            found = Some(completion);
        }
    }
    found
}
