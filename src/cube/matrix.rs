//! Pairings by task area or by year.

use super::axis::Axis;
use super::columns::Cube;
use super::group::{Cell, Groups, group};
use super::slice::Slice;
use crate::dataset::{Evidence, ReadingId};

/// What stands across the pairings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// The nine task areas and safeguards.
    Areas,
    /// Years.
    Years,
}

/// Pairings by something across. Its cells have the codes of [`Axis::Pairing`],
/// readings about all pairings in the last row, and of [`Axis::Area`] or [`Axis::Year`].
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The cells, and the missing ones.
    pub groups: Groups,
    /// What each cell of `groups.cells` holds.
    pub tallies: Vec<Tally>,
}

/// What lies in a cell, whatever it says: a tally of readings adds up no figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many readings there are.
    pub count: u32,
    /// How many of them are plans.
    pub planned: u32,
    /// How many rest on each kind of evidence, in the order of [`Evidence::ALL`].
    pub evidence: [u32; Evidence::ALL.len()],
    /// The newest, plans included; of those with one date the last in the data set.
    pub latest: Option<ReadingId>,
}

/// Spreads a slice over pairings and task areas or years.
pub fn matrix(cube: &Cube, slice: &Slice, across: Across) -> Matrix {
    let axis = match across {
        Across::Areas => Axis::Area,
        Across::Years => Axis::Year,
    };
    let groups = group(cube, slice, Axis::Pairing, Some(axis));
    let of_cell = |cell: &Cell| tally(cube, groups.readings(cell));
    Matrix {
        tallies: groups.cells.iter().map(of_cell).collect(),
        groups,
    }
}

/// Counts readings.
pub fn tally(cube: &Cube, readings: &[ReadingId]) -> Tally {
    let mut tally = Tally::default();
    let mut latest = None;
    for &id in readings {
        let Some(row) = cube.row(id) else { continue };
        tally.count += 1;
        tally.planned += u32::from(row.planned);
        tally.evidence[row.evidence as usize] += 1;
        if latest.is_none_or(|date| row.date >= date) {
            latest = Some(row.date);
            tally.latest = Some(id);
        }
    }
    tally
}
