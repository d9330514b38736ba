//! Typed rows into domain types: references become ids, words become enums.
//!
//! Each loader reports what it cannot read, puts something in its place and goes
//! on, which does no harm because a data set with any problem is thrown away.

mod cities;
mod indicators;
mod pairings;
mod readings;
mod sources;
mod tasks;

use super::field::Index;
use super::problem::Report;
pub(super) use super::tables::Cells;
use super::tables::{BaseAreaRow, CityRow, IndicatorRow, PairingRow, SourceRow, TaskRow, UnitRow};
pub(super) use cities::{CLUSTERS, base_areas, cities, clusters};
pub(super) use indicators::{indicators, units};
pub(super) use pairings::{county_pairs, pairings};
pub(super) use readings::readings;
pub(super) use sources::sources;
pub(super) use tasks::{measures, task_areas};

/// Where each id stands in its table.
pub(super) struct Ids<'a> {
    pub(super) base_areas: Index<'a>,
    pub(super) cities: Index<'a>,
    pub(super) pairings: Index<'a>,
    pub(super) tasks: Index<'a>,
    pub(super) units: Index<'a>,
    pub(super) indicators: Index<'a>,
    pub(super) sources: Index<'a>,
}

impl<'a> Ids<'a> {
    pub(super) fn new(cells: &'a Cells<'a>, report: &mut Report) -> Self {
        let all = |_: &str| true;
        Ids {
            base_areas: Index::new(&BaseAreaRow::TABLE, &cells.base_areas, all, report),
            cities: Index::new(&CityRow::TABLE, &cells.cities, all, report),
            pairings: Index::new(&PairingRow::TABLE, &cells.pairings, all, report),
            tasks: Index::new(&TaskRow::TABLE, &cells.tasks, all, report),
            units: Index::new(&UnitRow::TABLE, &cells.units, all, report),
            indicators: Index::new(
                &IndicatorRow::TABLE,
                &cells.indicators,
                indicators::for_readings,
                report,
            ),
            sources: Index::new(&SourceRow::TABLE, &cells.sources, all, report),
        }
    }
}
