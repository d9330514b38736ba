//! What is known of one indicator, pairing by pairing.

use super::axis::{Axis, Member, SeriesId};
use super::columns::Cube;
use super::line::{Line, lines};
use super::slice::Slice;
use crate::dataset::{IndicatorId, PairingId, ReadingId, Scope};

/// What is known of one pairing.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The pairing.
    pub pairing: PairingId,
    /// The figure that stands for it; `None` where no reading was found.
    pub figure: Option<Figure>,
}

/// The figure that stands for a pairing.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The reading it is: its evidence, bound, date and notes are the figure's.
    pub reading: ReadingId,
    /// The whole line of which it is the last, by date.
    pub line: Line,
    /// How many other series, scopes or kinds of unit the pairing has under the
    /// indicator, plans among them.
    pub others: u32,
}

/// What is known of an indicator in the slice, for each of its pairings in the
/// plan's order. Readings about all pairings stand for none.
///
/// Of several lines a pairing's figure comes from the first by these rules: a fact
/// rather than a plan, the whole pairing rather than a part or more, the plain
/// series rather than a named one, the newest, the first in dictionary order.
pub fn standings(cube: &Cube, slice: &Slice, indicator: IndicatorId) -> Vec<Standing> {
    let slice = slice
        .clone()
        .only(cube, Axis::Indicator, &[Member::Indicator(indicator)]);
    let lines = lines(cube, &slice);
    let mut rest = lines.as_slice();
    let mut standings = Vec::new();
    for pairing in slice.pairings() {
        // Lines are in the plan's order too.
        let count = rest
            .iter()
            .take_while(|line| line.pairing == Some(pairing))
            .count();
        let (own, others) = rest.split_at(count);
        rest = others;
        standings.push(Standing {
            pairing,
            figure: best(own),
        });
    }
    standings
}

fn best(lines: &[Line]) -> Option<Figure> {
    let preferred = |line: &Line| {
        (
            !line.planned,
            line.scope == Scope::Pairing,
            line.series == SeriesId::PLAIN,
            line.latest,
        )
    };
    let mut best = lines.first()?;
    for line in lines {
        if preferred(line) > preferred(best) {
            best = line;
        }
    }
    Some(Figure {
        reading: best.last(),
        line: best.clone(),
        others: lines.len() as u32 - 1,
    })
}
