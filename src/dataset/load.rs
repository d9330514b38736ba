//! Typed rows into domain types: references become ids, words become enums.
//!
//! Each loader reports what it cannot read and goes on with the next row; a
//! row left out shifts the ids behind it, which does no harm because a data
//! set with any problem is thrown away.

mod cities;
mod indicators;
mod pairings;
mod readings;
mod sources;
mod tasks;

use super::field::Index;
use super::problem::Report;
pub(super) use super::tables::Tables;
use super::tables::{BaseAreaRow, CityRow, IndicatorRow, PairingRow, SourceRow, TaskRow, UnitRow};
pub(super) use cities::{CLUSTERS, base_areas, cities, clusters};
pub(super) use indicators::{indicators, units};
pub(super) use pairings::{county_pairs, pairings};
pub(super) use readings::readings;
pub(super) use sources::{KINDS, host, sources};
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
    pub(super) fn new(tables: &'a Tables<'a>, report: &mut Report) -> Self {
        Ids {
            base_areas: Index::new(
                &BaseAreaRow::TABLE,
                tables.base_areas.iter().map(|row| row.id),
                report,
            ),
            cities: Index::new(
                &CityRow::TABLE,
                tables.cities.iter().map(|row| row.adcode),
                report,
            ),
            pairings: Index::new(
                &PairingRow::TABLE,
                tables.pairings.iter().map(|row| row.no),
                report,
            ),
            tasks: Index::new(
                &TaskRow::TABLE,
                tables.tasks.iter().map(|row| row.id),
                report,
            ),
            units: Index::new(
                &UnitRow::TABLE,
                tables.units.iter().map(|row| row.id),
                report,
            ),
            indicators: Index::new(
                &IndicatorRow::TABLE,
                tables
                    .indicators
                    .iter()
                    .filter(|row| indicators::for_readings(row))
                    .map(|row| row.id),
                report,
            ),
            sources: Index::new(
                &SourceRow::TABLE,
                tables.sources.iter().map(|row| row.id),
                report,
            ),
        }
    }
}
