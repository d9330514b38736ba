//! Pairings and the county-level pairs under them.

use super::{Ids, Tables};
use crate::dataset::field::name;
use crate::dataset::problem::Report;
use crate::dataset::tables::{CountyPairRow, PairingRow};
use crate::dataset::{BaseAreaId, CityId, CountyPair, Pairing, PairingId, SourceId};

pub(in crate::dataset) fn pairings(
    tables: &Tables,
    ids: &Ids,
    report: &mut Report,
) -> Vec<Pairing> {
    let read = |row: &PairingRow| {
        let number = row.no.whole(report);
        let base = ids.cities.find(row.base_adcode, report);
        let base_area = ids.base_areas.find(row.base_area_id, report);
        let east = ids.cities.find(row.east_adcode, report);
        let (start, end) = (row.start.whole(report), row.end.whole(report));
        Some(Pairing {
            number: number?,
            base: CityId(base?),
            base_area: BaseAreaId(base_area?),
            east: CityId(east?),
            weight: 1.0,
            start: start?,
            end: end?,
        })
    };
    tables.pairings.iter().filter_map(read).collect()
}

pub(in crate::dataset) fn county_pairs(
    tables: &Tables,
    ids: &Ids,
    report: &mut Report,
) -> Vec<CountyPair> {
    let read = |row: &CountyPairRow| {
        let parent = ids.pairings.find(row.parent, report);
        let east = name(row.east_zh, row.east_en, report);
        let base = name(row.base_zh, row.base_en, report);
        let since = row.since.date(report);
        let source = ids.sources.find(row.source, report);
        Some(CountyPair {
            key: row.id.required(report)?,
            parent: PairingId(parent?),
            east: east?,
            base: base?,
            since: since?,
            source: SourceId(source?),
        })
    };
    tables.sub_pairings.iter().filter_map(read).collect()
}
