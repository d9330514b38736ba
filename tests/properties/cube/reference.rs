//! The rules once more, reading by reading.

use std::collections::{BTreeMap, BTreeSet};

use duikou::cube::{Axis, Cube, LeftOut, Member, Options};
use duikou::dataset::{
    Bound, Dataset, Dimension, Evidence, IndicatorId, Nature, PairingId, Reading, ReadingId, Scope,
    Side, UnitId, Value,
};

/// What the reference finds.
pub(super) struct Expected {
    pub(super) terms: Vec<ReadingId>,
    pub(super) left_out: LeftOut,
    pub(super) latest: Option<ReadingId>,
    pub(super) pairings: usize,
    pub(super) minimum: Option<ReadingId>,
    pub(super) maximum: Option<ReadingId>,
    /// In base units.
    pub(super) sum: Option<(f64, Bound)>,
    /// No unit had to be rounded.
    pub(super) even: bool,
}

pub(super) fn reference(ds: &Dataset, options: Options) -> Expected {
    let mut out = LeftOut::default();
    let mut left = all_of(ds);
    let drop = |count: &mut u32, left: &mut Vec<ReadingId>, is_out: &dyn Fn(&Reading) -> bool| {
        let (gone, kept): (Vec<_>, Vec<_>) = left.iter().partition(|&&id| is_out(&ds[id]));
        *count = rows(ds, &gone);
        *left = kept;
    };
    drop(&mut out.planned, &mut left, &|r| {
        is_plan(ds, r) != options.planned
    });
    let latest = left.iter().copied().max_by_key(|&id| (ds[id].date, id));
    drop(&mut out.text, &mut left, &|r| {
        matches!(r.value, Value::Text(_))
    });
    drop(&mut out.secondary, &mut left, &|r| {
        !options.secondary && r.evidence == Evidence::Secondary
    });
    drop(&mut out.wider, &mut left, &|r| {
        r.scope == Scope::Wider || r.pairing.is_none()
    });
    drop(&mut out.part, &mut left, &|r| r.scope == Scope::Part);

    let indicators: BTreeSet<IndicatorId> = left.iter().map(|&id| ds[id].indicator).collect();
    drop(&mut out.indicator, &mut left, &|_| indicators.len() > 1);
    let series: BTreeSet<String> = left.iter().map(|&id| ds[id].series.clone()).collect();
    drop(&mut out.series, &mut left, &|r| {
        series.len() > 1 && !r.series.is_empty()
    });
    let kinds: BTreeSet<String> = left.iter().map(|&id| kind(ds, ds[id].unit)).collect();
    drop(&mut out.unit, &mut left, &|r| {
        kinds.len() > 1 && kind(ds, r.unit) != kind(ds, ds[r.indicator].unit)
    });
    // What one figure replaces: all of its pairing, those of its year, or nothing but itself.
    let mut kept: BTreeMap<(Option<PairingId>, i32, u32), ReadingId> = BTreeMap::new();
    for &id in &left {
        let reading = &ds[id];
        let indicator = &ds[reading.indicator];
        let (year, own) = match (indicator.nature, options.planned) {
            (Nature::Period, _) => (reading.date.year, 0),
            (Nature::Document, false) => (0, id.0 + 1),
            (Nature::Event, false) if indicator.additive_over_pairings => (0, id.0 + 1),
            _ => (0, 0),
        };
        let slot = kept.entry((reading.pairing, year, own)).or_insert(id);
        if (reading.date, id) > (ds[*slot].date, *slot) {
            *slot = id;
        }
    }
    let mut terms: Vec<ReadingId> = kept.into_values().collect();
    terms.sort_by_key(|&id| (ds[id].pairing, ds[id].date, id));
    left.retain(|id| !terms.contains(id));
    out.superseded = rows(ds, &left);

    let pairings: BTreeSet<_> = terms.iter().map(|&id| ds[id].pairing).collect();
    let amount = |id: &ReadingId| base_amount(ds, &ds[*id]).unwrap();
    let may_add = terms.len() < 2 || {
        let indicator = &ds[ds[terms[0]].indicator];
        let dimension = ds[ds[terms[0]].unit].dimension;
        let crosses = pairings.len() > 1;
        let forbidden =
            [Nature::Document, Nature::Grade, Nature::Planned].contains(&indicator.nature);
        !options.planned
            && dimension != Dimension::Percent
            && (!crosses || indicator.additive_over_pairings && !forbidden)
    };
    let units: BTreeSet<UnitId> = terms.iter().map(|&id| ds[id].unit).collect();
    let mu = |unit: &UnitId| ds[*unit].slug.starts_with("mu");
    let even = units.len() < 2 || !units.iter().any(mu);
    let bounds: Vec<Bound> = terms.iter().map(|&id| ds[id].bound).collect();
    let bound = if bounds.contains(&Bound::About) || !even {
        Bound::About
    } else if bounds.contains(&Bound::AtLeast) {
        Bound::AtLeast
    } else {
        Bound::Exact
    };
    let first_of = |better: &dyn Fn(f64, f64) -> bool| {
        let mut best: Option<ReadingId> = None;
        for id in &terms {
            if best.is_none_or(|best| better(amount(id), amount(&best))) {
                best = Some(*id);
            }
        }
        best
    };
    if !may_add {
        out.not_additive = rows(ds, &terms);
    }
    Expected {
        left_out: out,
        latest,
        pairings: pairings.len(),
        minimum: first_of(&|amount, best| amount < best),
        maximum: first_of(&|amount, best| amount > best),
        sum: (may_add && !terms.is_empty()).then(|| (terms.iter().map(amount).sum(), bound)),
        even,
        terms,
    }
}

/// How many rows some readings stand for, or as many as can be counted.
pub(super) fn rows(ds: &Dataset, ids: &[ReadingId]) -> u32 {
    let rows = ids.iter().map(|&id| u64::from(ds[id].rows)).sum::<u64>();
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// The reading that tells what became of a plan.
pub(super) fn fulfilment(ds: &Dataset, plan: &Reading) -> Option<ReadingId> {
    let indicator = &ds[plan.indicator];
    let of_plan = |r: &Reading| {
        (r.pairing, r.indicator, &r.series, r.scope)
            == (plan.pairing, plan.indicator, &plan.series, plan.scope)
            && counted(ds, r.unit) == counted(ds, plan.unit)
            && (indicator.nature != Nature::Period || r.date.year == plan.date.year)
    };
    let mut facts = all_of(ds);
    facts.retain(|&id| {
        !is_plan(ds, &ds[id]) && of_plan(&ds[id]) && base_amount(ds, &ds[id]).is_some()
    });
    let counted_singly = indicator.nature == Nature::Document
        || indicator.nature == Nature::Event && indicator.additive_over_pairings;
    if base_amount(ds, plan).is_none_or(|amount| amount == 0.0) || counted_singly && facts.len() > 1
    {
        return None;
    }
    facts.into_iter().max_by_key(|&id| (ds[id].date, id))
}

pub(super) fn all_of(ds: &Dataset) -> Vec<ReadingId> {
    (0..ds.readings.len() as u32).map(ReadingId).collect()
}

pub(super) fn is_plan(ds: &Dataset, reading: &Reading) -> bool {
    reading.planned || ds[reading.indicator].nature == Nature::Planned
}

/// What an amount in a unit may be added to, in words of its own.
pub(super) fn kind(ds: &Dataset, unit: UnitId) -> String {
    let unit = &ds[unit];
    match (unit.dimension, unit.slug.as_str()) {
        (Dimension::People, "visit" | "visit-wan") => "person-visits".to_owned(),
        (Dimension::Text, slug) => slug.to_owned(),
        (dimension, _) => dimension.name().to_owned(),
    }
}

/// What a line over time may go on with: amounts of one kind, and counts of one
/// thing, be they single or in ten thousands.
fn counted(ds: &Dataset, id: UnitId) -> String {
    let unit = &ds[id];
    match unit.dimension {
        Dimension::Count => unit.name.zh.trim_start_matches(['万', '亿']).to_owned(),
        _ => kind(ds, id),
    }
}

pub(super) fn base_amount(ds: &Dataset, reading: &Reading) -> Option<f64> {
    match reading.value {
        Value::Number { number, .. } => Some(number * ds[reading.unit].factor.unwrap_or(1.0)),
        Value::Text(_) => None,
    }
}

pub(super) type Thing = (Option<PairingId>, IndicatorId, String, Scope, String, bool);

pub(super) fn thing(ds: &Dataset, id: ReadingId) -> Thing {
    let r = &ds[id];
    let (series, kind) = (r.series.clone(), counted(ds, r.unit));
    (
        r.pairing,
        r.indicator,
        series,
        r.scope,
        kind,
        is_plan(ds, r),
    )
}

pub(super) fn hangs_on_pairing(axis: Axis) -> bool {
    matches!(
        axis,
        Axis::Pairing
            | Axis::BaseCity
            | Axis::EastCity
            | Axis::BaseProvince
            | Axis::EastProvince
            | Axis::Cluster
            | Axis::BaseArea
    )
}

pub(super) fn of_pairing(ds: &Dataset, id: PairingId, axis: Axis) -> Member {
    let pairing = &ds[id];
    match axis {
        Axis::BaseCity => Member::City(pairing.base),
        Axis::EastCity => Member::City(pairing.east),
        Axis::BaseProvince => Member::Province(ds[pairing.base].province),
        Axis::EastProvince => Member::Province(ds[pairing.east].province),
        Axis::BaseArea => Member::BaseArea(pairing.base_area),
        Axis::Cluster => match ds[pairing.east].side {
            Side::East(cluster) => Member::Cluster(cluster),
            Side::Base(_) => Member::All,
        },
        _ => Member::Pairing(id),
    }
}

pub(super) fn member(ds: &Dataset, cube: &Cube, id: ReadingId, axis: Axis) -> Member {
    let reading = &ds[id];
    match axis {
        Axis::Area => Member::Area(reading.area),
        Axis::Indicator => Member::Indicator(reading.indicator),
        Axis::Series => Member::Series(cube.row(id).unwrap().series),
        Axis::Year => Member::Year(reading.date.year),
        Axis::Unit => Member::Unit(reading.unit),
        Axis::Evidence => Member::Evidence(reading.evidence),
        Axis::Scope => Member::Scope(reading.scope),
        Axis::Planned => Member::Planned(is_plan(ds, reading)),
        Axis::Nature => Member::Nature(ds[reading.indicator].nature),
        _ => reading
            .pairing
            .map_or(Member::All, |id| of_pairing(ds, id, axis)),
    }
}
