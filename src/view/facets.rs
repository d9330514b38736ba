//! What each choice of a filter would leave: every dimension obeys all filters
//! but its own.
//!
//! One pass over the readings. A reading that fails no filter counts in every
//! dimension; one that fails a single filter counts in that one's dimension
//! alone, because choosing its value there would bring it back.

use super::Model;
use crate::dataset::{
    BaseAreaId, ClusterId, Dataset, Evidence, IndicatorId, Key, PairingId, ProvinceId, Reading,
    Side, TaskAreaId,
};
use crate::figures::evidence_word;
use crate::state::{Filter, State};
use crate::words::{Lang, fill};
use serde::Serialize;

/// All dimensions, and what the present filters leave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Facets {
    /// Readings that are left.
    pub readings: usize,
    /// Pairings that are left, with readings or without.
    pub pairings: usize,
    /// The dimensions in the order of a filter panel.
    pub dimensions: Vec<Facet>,
}

/// One dimension: a part of the state query that lists values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Facet {
    /// The part's key in a query.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Its values in their tables' order.
    pub choices: Vec<FacetChoice>,
}

/// One value, and what it alone in its dimension would leave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FacetChoice {
    /// The value in the query.
    pub value: String,
    /// Its name.
    pub label: String,
    /// Whether it is chosen at present.
    pub chosen: bool,
    /// Readings.
    pub readings: usize,
    /// Pairings: of a place those that belong to it, else those with such a reading.
    pub pairings: usize,
}

/// The dimensions of places, as bits of what a pairing fails.
const BASE: u8 = 1;
const CLUSTER: u8 = 2;
const PROVINCE: u8 = 4;
/// The text, which has no values to choose from.
const TEXT: u8 = 8;
/// The dimensions of readings, as bits of what a reading fails.
const AREA: u8 = 1;
const YEAR: u8 = 2;
const INDICATOR: u8 = 4;
const EVIDENCE: u8 = 8;

/// Counts what every choice would leave.
pub fn facets(model: &Model, state: &State) -> Facets {
    let (ds, filter, lang) = (&model.dataset, &state.filter, state.lang);
    let years = years_of(ds);
    let count = ds.pairings.len();
    let mut places = [
        Tally::new(ds.base_areas.len(), 0),
        Tally::new(ds.clusters.len(), 0),
        Tally::new(ds.provinces.len(), 0),
    ];
    let mut things = [
        Tally::new(ds.task_areas.len(), count),
        Tally::new(years.len(), count),
        Tally::new(ds.indicators.len(), count),
        Tally::new(Evidence::ALL.len(), count),
    ];
    let (of_places, of_readings) = (place_parts(filter), reading_parts(filter));
    let (mut failed, mut kept) = (Vec::with_capacity(count), 0);
    for id in (0..count as u32).map(PairingId) {
        let fails = fails(&of_places, &|part| part.keeps_pairing(ds, id));
        kept += usize::from(fails == 0);
        failed.push(fails);
        for (tally, bit) in places.iter_mut().zip([BASE, CLUSTER, PROVINCE]) {
            if fails & !bit == 0 {
                for value in places_of(ds, id, bit).into_iter().flatten() {
                    tally.pairings[value] += 1;
                }
            }
        }
    }
    let (mut readings, mut about_all) = (0, 0);
    for reading in &ds.readings {
        let fails = fails(&of_readings, &|part| part.keeps_reading(reading));
        let place = match reading.pairing {
            Some(id) => failed[id.index()],
            // Kept where no pairing is left out.
            None if kept == count => 0,
            None => {
                if fails == 0 {
                    reading.add_to(&mut about_all);
                }
                continue;
            }
        };
        if fails == 0 && place == 0 {
            reading.add_to(&mut readings);
        }
        if let (0, Some(id)) = (fails, reading.pairing) {
            for (tally, bit) in places.iter_mut().zip([BASE, CLUSTER, PROVINCE]) {
                if place & !bit == 0 {
                    for value in places_of(ds, id, bit).into_iter().flatten() {
                        reading.add_to(&mut tally.readings[value]);
                    }
                }
            }
        } else if fails == 0 {
            reading.add_to(&mut about_all);
        }
        if place == 0 {
            let values = [
                reading.area.index(),
                years.binary_search(&reading.date.year).unwrap_or_default(),
                reading.indicator.index(),
                reading.evidence as usize,
            ];
            for ((tally, bit), value) in things
                .iter_mut()
                .zip([AREA, YEAR, INDICATOR, EVIDENCE])
                .zip(values)
            {
                if fails & !bit == 0 {
                    tally.add(value, reading);
                }
            }
        }
    }
    // Of one place that leaves no pairing out, what is said of all holds too.
    for tally in &mut places {
        for (readings, &pairings) in tally.readings.iter_mut().zip(&tally.pairings) {
            if pairings == count {
                *readings = readings.saturating_add(about_all);
            }
        }
    }
    Facets {
        readings,
        pairings: kept,
        dimensions: named(ds, filter, &years, &places, &things, lang),
    }
}

/// Counts by value.
struct Tally {
    readings: Vec<usize>,
    pairings: Vec<usize>,
    /// Which pairings were seen under a value, value by value.
    seen: Vec<bool>,
    count: usize,
}

impl Tally {
    fn new(values: usize, count: usize) -> Self {
        Tally {
            readings: vec![0; values],
            pairings: vec![0; values],
            seen: vec![false; values * count],
            count,
        }
    }

    fn add(&mut self, value: usize, reading: &Reading) {
        let Some(readings) = self.readings.get_mut(value) else {
            return;
        };
        reading.add_to(readings);
        if let Some(id) = reading.pairing {
            let seen = &mut self.seen[value * self.count + id.index()];
            self.pairings[value] += usize::from(!*seen);
            *seen = true;
        }
    }
}

/// The filter's parts about places, each alone: what fails which is for
/// [`Filter::keeps_pairing`] to say.
fn place_parts(filter: &Filter) -> [(u8, Filter); 4] {
    let mut parts = [BASE, CLUSTER, PROVINCE, TEXT].map(|bit| (bit, Filter::default()));
    parts[0].1.bases.clone_from(&filter.bases);
    parts[1].1.clusters.clone_from(&filter.clusters);
    parts[2].1.provinces.clone_from(&filter.provinces);
    parts[3].1.text.clone_from(&filter.text);
    parts
}

/// The filter's parts about readings, each alone, for [`Filter::keeps_reading`].
fn reading_parts(filter: &Filter) -> [(u8, Filter); 4] {
    let mut parts = [AREA, YEAR, INDICATOR, EVIDENCE].map(|bit| (bit, Filter::default()));
    parts[0].1.areas.clone_from(&filter.areas);
    parts[1].1.years = filter.years;
    parts[2].1.indicators.clone_from(&filter.indicators);
    parts[3].1.evidence.clone_from(&filter.evidence);
    parts
}

/// The bits of the parts that do not keep something.
fn fails(parts: &[(u8, Filter)], keeps: &dyn Fn(&Filter) -> bool) -> u8 {
    let mut bits = 0;
    for (bit, part) in parts {
        if !keeps(part) {
            bits |= bit;
        }
    }
    bits
}

/// The values that a pairing has in a dimension of places: two provinces at most.
fn places_of(ds: &Dataset, id: PairingId, bit: u8) -> [Option<usize>; 2] {
    let pairing = &ds[id];
    match bit {
        BASE => [Some(pairing.base_area.index()), None],
        CLUSTER => match ds[pairing.east].side {
            Side::East(cluster) => [Some(cluster.index()), None],
            Side::Base(_) => [None, None],
        },
        _ => {
            let (base, east) = (ds[pairing.base].province, ds[pairing.east].province);
            [Some(base.index()), (base != east).then_some(east.index())]
        }
    }
}

/// The years that have readings, in order.
fn years_of(ds: &Dataset) -> Vec<i32> {
    let mut years: Vec<i32> = Vec::new();
    let mut last = None;
    for reading in &ds.readings {
        let year = reading.date.year;
        if last != Some(year) {
            last = Some(year);
            if let Err(place) = years.binary_search(&year) {
                years.insert(place, year);
            }
        }
    }
    years
}

/// The dimensions with their words.
fn named(
    ds: &Dataset,
    filter: &Filter,
    years: &[i32],
    [bases, clusters, provinces]: &[Tally; 3],
    [areas, by_year, indicators, evidence]: &[Tally; 4],
    lang: Lang,
) -> Vec<Facet> {
    let words = lang.words();
    let key = |key: Key| ds.key_text(key);
    let facet =
        |name, label, tally: &Tally, tell: &dyn Fn(usize) -> Option<(String, String, bool)>| {
            let mut choices = Vec::with_capacity(tally.readings.len());
            for at in 0..tally.readings.len() {
                if let Some((value, label, chosen)) = tell(at) {
                    choices.push(FacetChoice {
                        value,
                        label,
                        chosen,
                        readings: tally.readings[at],
                        pairings: tally.pairings[at],
                    });
                }
            }
            Facet {
                name,
                label,
                choices,
            }
        };
    let mut occurs = vec![false; ds.indicators.len()];
    for reading in &ds.readings {
        occurs[reading.indicator.index()] = true;
    }
    vec![
        facet("base", words.base_area, bases, &|at| {
            let id = BaseAreaId(at as u32);
            let name = ds[id].name.get(lang).to_owned();
            Some((key(Key::BaseArea(id)), name, filter.bases.contains(&id)))
        }),
        facet("cluster", words.cluster, clusters, &|at| {
            let id = ClusterId(at as u32);
            let name = ds[id].name.get(lang).to_owned();
            Some((key(Key::Cluster(id)), name, filter.clusters.contains(&id)))
        }),
        facet("prov", words.province, provinces, &|at| {
            let id = ProvinceId(at as u32);
            let name = ds[id].name.get(lang).to_owned();
            let chosen = filter.provinces.contains(&id);
            Some((ds[id].adcode.clone(), name, chosen))
        }),
        facet("area", words.task, areas, &|at| {
            let id = TaskAreaId(at as u32);
            let name = ds[id].short.get(lang).to_owned();
            Some((key(Key::TaskArea(id)), name, filter.areas.contains(&id)))
        }),
        facet("year", words.years_label, by_year, &|at| {
            let year = years[at];
            let name = fill(words.date_year, &[("year", &year.to_string())]);
            let chosen = filter
                .years
                .is_some_and(|(first, last)| (first..=last).contains(&year));
            Some((year.to_string(), name, chosen))
        }),
        facet("ind", words.indicator_label, indicators, &|at| {
            let id = IndicatorId(at as u32);
            let chosen = filter.indicators.contains(&id);
            // A table of indicators may be long, and most of it another data set's.
            (occurs[at] || chosen).then(|| {
                let indicator = &ds[id];
                let name = indicator.name.get(lang).to_owned();
                (indicator.slug.clone(), name, chosen)
            })
        }),
        facet("ev", words.evidence_label, evidence, &|at| {
            let kind = Evidence::ALL[at];
            let name = evidence_word(kind, lang).to_owned();
            Some((
                kind.name().to_owned(),
                name,
                filter.evidence.contains(&kind),
            ))
        }),
    ]
}
