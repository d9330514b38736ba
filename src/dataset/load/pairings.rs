//! Pairings and the county-level pairs under them.

use super::{Cells, Ids};
use crate::dataset::field::name;
use crate::dataset::problem::Report;
use crate::dataset::{BaseAreaId, CityId, CountyPair, Pairing, PairingId, SourceId};

pub(in crate::dataset) fn pairings(cells: &Cells, ids: &Ids, report: &mut Report) -> Vec<Pairing> {
    let mut pairings = Vec::new();
    for row in cells.pairings() {
        pairings.push(Pairing {
            number: row.no.whole(report),
            base: CityId(ids.cities.find(row.base_adcode, report)),
            base_area: BaseAreaId(ids.base_areas.find(row.base_area_id, report)),
            east: CityId(ids.cities.find(row.east_adcode, report)),
            weight: 1.0,
            start: row.start.whole(report).cast_signed(),
            end: row.end.whole(report).cast_signed(),
        });
    }
    pairings
}

pub(in crate::dataset) fn county_pairs(
    cells: &Cells,
    ids: &Ids,
    report: &mut Report,
) -> Vec<CountyPair> {
    let mut pairs = Vec::new();
    for row in cells.sub_pairings() {
        pairs.push(CountyPair {
            key: row.id.required(report),
            parent: PairingId(ids.pairings.find(row.parent, report)),
            east: name(row.east_zh, row.east_en, report),
            base: name(row.base_zh, row.base_en, report),
            since: row.since.date(report),
            source: SourceId(ids.sources.find(row.source, report)),
        });
    }
    pairs
}
