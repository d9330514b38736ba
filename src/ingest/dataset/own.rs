//! Pairings of a file's own, with their cities and groups.

use super::super::loaded::{AreaOf, Members, PairOf};
use super::super::place::{Matcher, Named};
use super::{both, named, slug};
use crate::dataset::{
    BaseArea, BaseAreaId, City, CityId, Cluster, ClusterId, Dataset, Name, Pairing, PairingId,
    Plan, Province, ProvinceId, Side, TaskAreaId,
};

/// Lets everything leave that another programme has nothing to do with. The term is then
/// the years of the file.
pub(super) fn clear(ds: &mut Dataset, members: &Members) {
    let years = members.dates.iter().map(|(date, _)| date.year);
    let first = years.clone().min().unwrap_or(ds.plan.start);
    let last = years.max().unwrap_or(ds.plan.end);
    ds.plan = Plan {
        title: Name::default(),
        number: String::new(),
        pairings_section: String::new(),
        start: first,
        end: last,
        ..ds.plan.clone()
    };
    ds.provinces.clear();
    ds.clusters.clear();
    ds.base_areas.clear();
    ds.cities.clear();
    ds.pairings.clear();
    ds.county_pairs.clear();
    ds.sources.clear();
    // Task areas leave together, and only for others.
    let own = |area: &AreaOf| matches!(area, AreaOf::Own(_));
    if members.areas.iter().all(own) && !members.areas.is_empty() {
        ds.task_areas.clear();
        ds.measures.clear();
        for indicator in &mut ds.indicators {
            indicator.area = TaskAreaId(0);
        }
    }
}

/// Own places made so far.
#[derive(Default)]
pub(super) struct Places {
    /// Who is known of the data set as it was.
    known: Option<Matcher>,
    /// Names as the file has them, with the side.
    cities: Vec<(String, bool, CityId)>,
    groups: Vec<(String, Side)>,
    provinces: [Option<ProvinceId>; 2],
}

impl Places {
    /// The pairing of two names, which is added.
    pub(super) fn pairing(&mut self, ds: &mut Dataset, pair: &PairOf) -> PairingId {
        let PairOf::Own {
            base,
            east,
            base_area,
            cluster,
        } = pair
        else {
            return PairingId(0);
        };
        let (base, east) = (
            self.city(ds, base, base_area, false),
            self.city(ds, east, cluster, true),
        );
        let area = match ds[base].side {
            Side::Base(area) => area,
            Side::East(_) => BaseAreaId(0),
        };
        ds.pairings.push(Pairing {
            number: ds.pairings.len() as u32 + 1,
            base,
            base_area: area,
            east,
            weight: 1.0,
            start: ds.plan.start,
            end: ds.plan.end,
        });
        PairingId(ds.pairings.len() as u32 - 1)
    }

    /// A city of one side by its name: a known one, or one of the file's own.
    fn city(&mut self, ds: &mut Dataset, name: &str, group: &str, east: bool) -> CityId {
        let known = self.known.get_or_insert_with(|| Matcher::new(ds));
        if let Named::Known(id) = known.city(name)
            && let Some(city) = ds.cities.get(id.index())
            && matches!(city.side, Side::East(_)) == east
        {
            return id;
        }
        let same = |(other, side, _): &&(String, bool, CityId)| other == name && *side == east;
        if let Some((_, _, id)) = self.cities.iter().find(same) {
            return *id;
        }
        let side = self.group(ds, group, east);
        let province = self.province(ds, east);
        let id = CityId(ds.cities.len() as u32);
        ds.cities.push(City {
            adcode: code(ds.cities.len()),
            name: both(name),
            short: both(short(name)),
            pinyin: String::new(),
            initials: String::new(),
            aliases: Vec::new(),
            province,
            side,
            position: None,
        });
        self.cities.push((name.to_owned(), east, id));
        id
    }

    /// The cluster or base area of a name; without one, that of the file's other pairs.
    fn group(&mut self, ds: &mut Dataset, name: &str, east: bool) -> Side {
        let mine = |side: Side| matches!(side, Side::East(_)) == east;
        let same = |(other, side): &&(String, Side)| other == name && mine(*side);
        if let Some((_, side)) = self.groups.iter().find(same) {
            return *side;
        }
        let whole = ds.plan.title.zh.is_empty();
        let title = named(name, |words| words.pairs_of_file);
        let title = if name.is_empty() && !whole {
            named(name, |words| words.other_pairs)
        } else {
            title
        };
        let called = |known: &Name| !name.is_empty() && (known.zh == name || known.en == name);
        let side = if east {
            let at = ds.clusters.iter().position(|cluster| called(&cluster.name));
            let at = at.unwrap_or(ds.clusters.len());
            if at == ds.clusters.len() {
                let slug = slug(at);
                ds.clusters.push(Cluster { slug, name: title });
            }
            Side::East(ClusterId(at as u32))
        } else {
            let at = ds.base_areas.iter().position(|area| called(&area.name));
            let at = at.unwrap_or(ds.base_areas.len());
            if at == ds.base_areas.len() {
                let slug = slug(at);
                ds.base_areas.push(BaseArea { slug, name: title });
            }
            Side::Base(BaseAreaId(at as u32))
        };
        self.groups.push((name.to_owned(), side));
        side
    }

    /// A province that nobody named, one for each side: two cities of which nothing is
    /// known are not of one province.
    fn province(&mut self, ds: &mut Dataset, east: bool) -> ProvinceId {
        *self.provinces[usize::from(east)].get_or_insert_with(|| {
            ds.provinces.push(Province {
                adcode: code(ds.provinces.len()),
                name: named("", |words| words.province_unnamed),
            });
            ProvinceId(ds.provinces.len() as u32 - 1)
        })
    }
}

/// A name without 市, where one stays that tells something.
fn short(name: &str) -> &str {
    match name.strip_suffix('市') {
        Some(short) if short.chars().count() > 1 => short,
        _ => name,
    }
}

/// No place in China has a code that begins with 9.
fn code(at: usize) -> String {
    (900_001 + at).to_string()
}
