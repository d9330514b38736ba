//! The whole data set as plain values for JavaScript and for files: ids as
//! keys, names in both languages. The shapes are those of `types.d.ts`.

use serde::Serialize;

use super::{
    BaseAreaId, Bound, CityId, ClusterId, DateBasis, Dimension, Evidence, Key, Name, Nature,
    PairingId, ProvinceId, Scope, Side, TaskAreaId, TaskKind, Value,
};
use crate::date::PartialDate;

/// The data set.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dataset<'a> {
    version: &'a str,
    cutoff: PartialDate,
    /// To be shown wherever the cities' positions are.
    coordinates_credit: &'static str,
    plan: Plan<'a>,
    provinces: Vec<Place<'a>>,
    clusters: Vec<Place<'a>>,
    base_areas: Vec<Place<'a>>,
    cities: Vec<City<'a>>,
    pairings: Vec<Pairing>,
    county_pairs: Vec<CountyPair<'a>>,
    task_areas: Vec<TaskArea<'a>>,
    measures: Vec<Measure<'a>>,
    units: Vec<Unit<'a>>,
    indicators: Vec<Indicator<'a>>,
    sources: Vec<Source<'a>>,
    readings: Vec<Reading<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Plan<'a> {
    title: &'a Name,
    number: &'a str,
    dated: PartialDate,
    published: PartialDate,
    start: i32,
    end: i32,
    pairings_section: &'a str,
}

#[derive(Debug, Serialize)]
struct Place<'a> {
    key: String,
    name: &'a Name,
}

#[derive(Debug, Serialize)]
struct City<'a> {
    key: String,
    name: &'a Name,
    short: &'a Name,
    pinyin: &'a str,
    initials: &'a str,
    aliases: &'a [String],
    province: String,
    side: &'static str,
    group: String,
    position: Option<(f64, f64)>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Pairing {
    key: String,
    number: u32,
    base: String,
    base_area: String,
    east: String,
    same_province: bool,
    weight: f64,
    start: i32,
    end: i32,
}

#[derive(Debug, Serialize)]
struct CountyPair<'a> {
    key: &'a str,
    pairing: String,
    east: &'a Name,
    base: &'a Name,
    since: PartialDate,
    source: &'a str,
}

#[derive(Debug, Serialize)]
struct TaskArea<'a> {
    key: String,
    kind: TaskKind,
    name: &'a Name,
    short: &'a Name,
    section: &'a str,
}

#[derive(Debug, Serialize)]
struct Measure<'a> {
    id: &'a str,
    area: String,
    name: &'a Name,
}

#[derive(Debug, Serialize)]
struct Unit<'a> {
    id: &'a str,
    name: &'a Name,
    dimension: Dimension,
    factor: Option<f64>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Indicator<'a> {
    id: &'a str,
    name: &'a Name,
    unit: &'a str,
    nature: Nature,
    additive_over_pairings: bool,
    area: String,
}

#[derive(Debug, Serialize)]
struct Source<'a> {
    id: &'a str,
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<PartialDate>,
    kind: Evidence,
    url: Option<&'a str>,
    note: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Reading<'a> {
    id: &'a str,
    pairing: Option<String>,
    date: PartialDate,
    date_basis: DateBasis,
    area: String,
    indicator: &'a str,
    value: Option<f64>,
    text: Option<&'a str>,
    unit: &'a str,
    bound: Bound,
    scope: Scope,
    evidence: Evidence,
    planned: bool,
    source: &'a str,
    note: &'a Name,
    series: Option<&'a str>,
    #[serde(skip_serializing_if = "is_one")]
    rows: u32,
}

/// The data set in its exported shape.
pub fn dataset(ds: &super::Dataset) -> Dataset<'_> {
    let key = |key| ds.key_text(key);
    let plan = &ds.plan;
    Dataset {
        version: &ds.version,
        cutoff: ds.cutoff,
        coordinates_credit: "Coordinates © GeoNames, CC BY 4.0",
        plan: Plan {
            title: &plan.title,
            number: &plan.number,
            dated: plan.dated,
            published: plan.published,
            start: plan.start,
            end: plan.end,
            pairings_section: &plan.pairings_section,
        },
        provinces: all(&ds.provinces, |id, item| Place {
            key: key(Key::Province(ProvinceId(id))),
            name: &item.name,
        }),
        clusters: all(&ds.clusters, |id, item| Place {
            key: key(Key::Cluster(ClusterId(id))),
            name: &item.name,
        }),
        base_areas: all(&ds.base_areas, |id, item| Place {
            key: key(Key::BaseArea(BaseAreaId(id))),
            name: &item.name,
        }),
        cities: all(&ds.cities, |id, item| {
            city(ds, key(Key::City(CityId(id))), item)
        }),
        pairings: all(&ds.pairings, |id, item| Pairing {
            key: key(Key::Pairing(PairingId(id))),
            number: item.number,
            base: key(Key::City(item.base)),
            base_area: key(Key::BaseArea(item.base_area)),
            east: key(Key::City(item.east)),
            same_province: ds[item.base].province == ds[item.east].province,
            weight: item.weight,
            start: item.start,
            end: item.end,
        }),
        county_pairs: all(&ds.county_pairs, |_, item| CountyPair {
            key: &item.key,
            pairing: key(Key::Pairing(item.parent)),
            east: &item.east,
            base: &item.base,
            since: item.since,
            source: &ds[item.source].slug,
        }),
        task_areas: all(&ds.task_areas, |id, item| TaskArea {
            key: key(Key::TaskArea(TaskAreaId(id))),
            kind: item.kind,
            name: &item.name,
            short: &item.short,
            section: &item.section,
        }),
        measures: all(&ds.measures, |_, item| Measure {
            id: &item.slug,
            area: key(Key::TaskArea(item.area)),
            name: &item.name,
        }),
        units: all(&ds.units, |_, item| Unit {
            id: &item.slug,
            name: &item.name,
            dimension: item.dimension,
            factor: item.factor,
        }),
        indicators: all(&ds.indicators, |_, item| Indicator {
            id: &item.slug,
            name: &item.name,
            unit: &ds[item.unit].slug,
            nature: item.nature,
            additive_over_pairings: item.additive_over_pairings,
            area: key(Key::TaskArea(item.area)),
        }),
        sources: all(&ds.sources, |_, item| Source {
            id: &item.slug,
            publisher: given(&item.publisher),
            title: given(&item.title),
            published: item.published,
            kind: item.kind,
            url: given(&item.url),
            note: &item.note,
        }),
        readings: all(&ds.readings, |_, item| reading(ds, item)),
    }
}

fn city<'a>(ds: &super::Dataset, key: String, city: &'a super::City) -> City<'a> {
    let (side, group) = match city.side {
        Side::East(id) => ("east", Key::Cluster(id)),
        Side::Base(id) => ("base", Key::BaseArea(id)),
    };
    City {
        key,
        name: &city.name,
        short: &city.short,
        pinyin: &city.pinyin,
        initials: &city.initials,
        aliases: &city.aliases,
        province: ds.key_text(Key::Province(city.province)),
        side,
        group: ds.key_text(group),
        position: city.position,
    }
}

fn reading<'a>(ds: &'a super::Dataset, reading: &'a super::Reading) -> Reading<'a> {
    let (value, text) = match &reading.value {
        Value::Number { number, .. } => (Some(*number), None),
        Value::Text(text) => (None, Some(text.as_str())),
    };
    Reading {
        id: &reading.slug,
        pairing: reading.pairing.map(|id| ds.key_text(Key::Pairing(id))),
        date: reading.date,
        date_basis: reading.date_basis,
        area: ds.key_text(Key::TaskArea(reading.area)),
        indicator: &ds[reading.indicator].slug,
        value,
        text,
        unit: &ds[reading.unit].slug,
        bound: reading.bound,
        scope: reading.scope,
        evidence: reading.evidence,
        planned: reading.planned,
        source: &ds[reading.source].slug,
        note: &reading.note,
        series: given(&reading.series),
        rows: reading.rows,
    }
}

fn all<'a, T, U>(items: &'a [T], view: impl Fn(u32, &'a T) -> U) -> Vec<U> {
    let mut views = Vec::with_capacity(items.len());
    for (item, id) in items.iter().zip(0..) {
        views.push(view(id, item));
    }
    views
}

/// What stands for one row needs no word about it.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_one(rows: &u32) -> bool {
    *rows == 1
}

/// What is not given goes out as null, not as an empty text.
fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
