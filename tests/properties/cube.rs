//! What a set of readings amounts to, against a reference that knows no columns:
//! it walks the readings and applies the rules one by one, as a reader would.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use duikou::cube::{
    Axis, Code, Cube, LeftOut, Match, Member, Options, Slice, group, lines, measure, standings,
    targets,
};
use duikou::dataset::{
    BaseAreaId, Bound, ClusterId, Dataset, Dimension, Evidence, IndicatorId, Nature, PairingId,
    Reading, ReadingId, Scope, Side, TaskAreaId, UnitId, Value,
};
use duikou::state::Filter;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::BUILTIN;
use duikou::date::PartialDate;

/// What readings refer to, without the rest: it is copied for every case.
static BARE: LazyLock<Dataset> = LazyLock::new(|| {
    let mut ds = BUILTIN.clone();
    ds.readings.clear();
    ds.sources.clear();
    ds.measures.clear();
    ds.county_pairs.clear();
    ds
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_measure_is_what_the_rules_leave(ds in any_dataset(), options in any_options()) {
        let (cube, ids) = (Cube::new(&ds).unwrap(), all_of(&ds));
        let found = measure(&cube, &ds, &ids, 20, options);
        let expected = reference(&ds, options);
        prop_assert_eq!(found.count as usize, ds.readings.len());
        prop_assert_eq!(&found.terms, &expected.terms);
        prop_assert_eq!(found.left_out, expected.left_out);
        prop_assert_eq!(found.latest, expected.latest);
        prop_assert_eq!(found.pairings as usize, expected.pairings);
        prop_assert_eq!(found.missing as usize, 20 - expected.pairings);
        prop_assert_eq!(found.minimum, expected.minimum);
        prop_assert_eq!(found.maximum, expected.maximum);
        prop_assert_eq!(found.sum.map(|total| total.bound), expected.sum.map(|(_, bound)| bound));
        if let (Some(total), Some((sum, _))) = (found.sum, expected.sum) {
            let base = total.number * ds[total.unit].factor.unwrap();
            let step = ds[total.unit].factor.unwrap() / 10_f64.powi(total.decimals.into());
            // Where a unit is no power of ten of another, each term is rounded once.
            let rounded = if expected.even { 1e-9 * sum.max(1.0) } else { step * ds.readings.len() as f64 };
            prop_assert!((base - sum).abs() <= rounded, "{base} is not {sum}");
        }
    }

    #[test]
    fn every_reading_counts_once(ds in any_dataset(), options in any_options()) {
        let cube = Cube::new(&ds).unwrap();
        let found = measure(&cube, &ds, &all_of(&ds), 20, options);
        let LeftOut { planned, text, secondary, wider, part, indicator, series, unit, superseded, not_additive } = found.left_out;
        let out = planned + text + secondary + wider + part + indicator + series + unit + superseded;
        prop_assert_eq!(out as usize + found.terms.len(), ds.readings.len());
        let unadded = if found.sum.is_none() { found.terms.len() } else { 0 };
        prop_assert_eq!(not_additive as usize, unadded);
        prop_assert!(found.terms.is_empty() != found.minimum.is_some(), "a measure of nothing is none");
    }

    #[test]
    fn what_is_no_term_never_changes_a_sum(ds in any_dataset(), options in any_options(), keep in vec(any::<bool>(), 12)) {
        let cube = Cube::new(&ds).unwrap();
        let whole = measure(&cube, &ds, &all_of(&ds), 20, options);
        // The indicator, series and kind of unit are a choice among all readings, so
        // only those that no choice depends on may go.
        let mut some = all_of(&ds);
        let mut keep = keep.into_iter().cycle();
        some.retain(|id| {
            let reading = &ds[*id];
            let free = reading.scope != Scope::Pairing
                || is_plan(&ds, reading) != options.planned
                || !options.secondary && reading.evidence == Evidence::Secondary;
            !free || keep.next().unwrap()
        });
        let fewer = measure(&cube, &ds, &some, 20, options);
        prop_assert_eq!(whole.sum, fewer.sum);
        prop_assert_eq!(whole.terms, fewer.terms);
    }

    #[test]
    fn groups_hold_every_reading_once_and_know_what_is_missing(ds in any_dataset(), (rows, columns) in any_axes(), slice in any_slice()) {
        let cube = Cube::new(&ds).unwrap();
        let slice = slice.of(&cube);
        let groups = group(&cube, &slice, rows, columns);
        let mut expected: BTreeMap<(Code, Code), Vec<ReadingId>> = BTreeMap::new();
        for id in slice.readings(&cube) {
            let code = |axis| cube.code(axis, member(&ds, &cube, id, axis)).unwrap();
            expected.entry((code(rows), columns.map_or(0, code))).or_default().push(id);
        }
        let found: Vec<_> = groups.cells.iter().map(|cell| ((cell.row, cell.column), groups.readings(cell).to_vec())).collect();
        prop_assert_eq!(found, expected.clone().into_iter().collect::<Vec<_>>());

        let all = |axis: Axis, code: Code| cube.members(axis)[code as usize] == Member::All;
        let missing = groups.missing(&cube, &slice);
        prop_assert!(missing.is_sorted());
        for &(row, column) in &missing {
            prop_assert!(groups.find(row, column).is_none());
            prop_assert!(!all(rows, row) && !columns.is_some_and(|axis| all(axis, column)));
        }
        if rows == Axis::Pairing && columns == Some(Axis::Area) {
            let cells = slice.pairings().len() * slice.codes(&cube, Axis::Area).len();
            let about_all = groups.cells.iter().filter(|cell| all(rows, cell.row)).count();
            prop_assert_eq!(missing.len() + groups.cells.len() - about_all, cells);
        }
        for cell in &groups.cells {
            let fits = |id: &PairingId| {
                let on = |axis, code| !hangs_on_pairing(axis) || cube.code(axis, of_pairing(&ds, *id, axis)) == Some(code);
                on(rows, cell.row) && columns.is_none_or(|axis| on(axis, cell.column))
            };
            prop_assert_eq!(cell.pairings as usize, slice.pairings().iter().filter(|id| fits(id)).count());
        }
    }

    #[test]
    fn a_slice_keeps_what_the_filter_keeps(ds in any_dataset(), filter in any_filter()) {
        let cube = Cube::new(&ds).unwrap();
        let slice = Slice::of_filter(&cube, &ds, &filter);
        let kept: Vec<PairingId> = (0..20).map(PairingId).filter(|&id| filter.keeps_pairing(&ds, id)).collect();
        prop_assert_eq!(slice.pairings(), kept.clone());
        for id in all_of(&ds) {
            let reading = &ds[id];
            let pairing = reading.pairing.map_or(kept.len() == 20, |id| kept.contains(&id));
            prop_assert_eq!(slice.has(&cube, id), pairing && filter.keeps_reading(reading));
        }
    }

    #[test]
    fn a_span_keeps_what_may_lie_in_it(ds in any_dataset(), a in any_day(), b in any_day()) {
        let cube = Cube::new(&ds).unwrap();
        let slice = Slice::all(&cube).between(&cube, a.first_day(), b.last_day());
        for id in all_of(&ds) {
            let date = ds[id].date;
            let inside = (a.first_day()..=b.last_day()).contains(&date.first_day())
                || (date.first_day()..=date.last_day()).contains(&a.first_day()) && a.first_day() <= b.last_day();
            prop_assert_eq!(slice.has(&cube, id), inside);
        }
    }

    #[test]
    fn a_line_is_of_one_thing(ds in any_dataset()) {
        let cube = Cube::new(&ds).unwrap();
        let lines = lines(&cube, &Slice::all(&cube));
        let mut seen = BTreeSet::new();
        for line in &lines {
            let things: BTreeSet<_> = line.readings.iter().map(|&id| thing(&ds, id)).collect();
            prop_assert_eq!(things.len(), 1);
            prop_assert!(seen.insert(things), "a thing has one line");
            let dates: Vec<_> = line.readings.iter().map(|&id| (ds[id].date, id)).collect();
            prop_assert!(dates.is_sorted());
            prop_assert_eq!(line.last(), dates.last().unwrap().1);
        }
        prop_assert_eq!(lines.iter().map(|line| line.readings.len()).sum::<usize>(), ds.readings.len());
    }

    #[test]
    fn the_standing_figure_is_the_preferred_one(ds in any_dataset()) {
        let cube = Cube::new(&ds).unwrap();
        let indicator = ds.readings[0].indicator;
        let found = standings(&cube, &Slice::all(&cube), indicator);
        prop_assert_eq!(found.len(), 20);
        for (standing, pairing) in found.iter().zip((0..).map(PairingId)) {
            prop_assert_eq!(standing.pairing, pairing);
            let own = all_of(&ds).into_iter().filter(|&id| ds[id].pairing == Some(pairing) && ds[id].indicator == indicator);
            // The rank of the line decides, not that of the reading: a line is as new as its newest.
            let best = own.clone().map(|id| {
                let reading = &ds[id];
                (!is_plan(&ds, reading), reading.scope == Scope::Pairing, reading.series.is_empty(), reading.date)
            }).max();
            let things: BTreeSet<_> = own.map(|id| thing(&ds, id)).collect();
            let figure = standing.figure.as_ref().map(|figure| {
                let reading = &ds[figure.reading];
                (!is_plan(&ds, reading), reading.scope == Scope::Pairing, reading.series.is_empty(), reading.date)
            });
            prop_assert_eq!(figure, best);
            prop_assert_eq!(standing.figure.as_ref().map_or(0, |figure| figure.others as usize + 1), things.len());
        }
    }

    #[test]
    fn a_plan_is_measured_against_the_same_thing_only(ds in any_dataset()) {
        let cube = Cube::new(&ds).unwrap();
        let found = targets(&cube, &ds, &Slice::all(&cube));
        prop_assert_eq!(found.both + found.only_planned + found.only_done + found.neither, 20);
        let plans: Vec<ReadingId> = all_of(&ds).into_iter().filter(|&id| is_plan(&ds, &ds[id])).collect();
        let stands = |&id: &ReadingId| {
            let by_year = ds[ds[id].indicator].nature == Nature::Period;
            let year = |id: ReadingId| if by_year { ds[id].date.year } else { 0 };
            !plans.iter().any(|&other| {
                (thing(&ds, other), year(other)) == (thing(&ds, id), year(id))
                    && (ds[other].date, other) > (ds[id].date, id)
            })
        };
        let mut standing: Vec<ReadingId> = plans.iter().copied().filter(stands).collect();
        let mut planned: Vec<ReadingId> = found.targets.iter().map(|target| target.planned).collect();
        standing.sort();
        planned.sort();
        prop_assert_eq!(planned, standing);
        let told: usize = found.targets.iter().map(|target| 1 + target.superseded as usize).sum();
        prop_assert_eq!(told, plans.len());
        for target in &found.targets {
            let plan = &ds[target.planned];
            prop_assert!(is_plan(&ds, plan));
            let expected = fulfilment(&ds, plan);
            let found = match target.done {
                Match::Comparable { reading, completion } => Some((reading, completion)),
                _ => None,
            };
            prop_assert_eq!(found.map(|(reading, _)| reading), expected);
            if let Some((reading, completion)) = found {
                let done = &ds[reading];
                let share = base_amount(&ds, done).unwrap() / base_amount(&ds, plan).unwrap();
                prop_assert!((completion.share - share).abs() <= 1e-9 * share.max(1.0));
                let bound = if plan.bound == Bound::Exact { done.bound } else { Bound::About };
                prop_assert_eq!(completion.bound, bound);
            }
            if let Match::Beside(reading) = target.done {
                let other = &ds[reading];
                prop_assert_eq!((other.pairing, other.indicator), (plan.pairing, plan.indicator));
                prop_assert!(!is_plan(&ds, other));
            }
        }
    }
}

/// What the reference finds.
struct Expected {
    terms: Vec<ReadingId>,
    left_out: LeftOut,
    latest: Option<ReadingId>,
    pairings: usize,
    minimum: Option<ReadingId>,
    maximum: Option<ReadingId>,
    /// In base units.
    sum: Option<(f64, Bound)>,
    /// No unit had to be rounded.
    even: bool,
}

fn reference(ds: &Dataset, options: Options) -> Expected {
    let mut out = LeftOut::default();
    let mut left = all_of(ds);
    let drop = |count: &mut u32, left: &mut Vec<ReadingId>, is_out: &dyn Fn(&Reading) -> bool| {
        let before = left.len();
        left.retain(|&id| !is_out(&ds[id]));
        *count = (before - left.len()) as u32;
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
    out.superseded = (left.len() - terms.len()) as u32;

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
        out.not_additive = terms.len() as u32;
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

/// The reading that tells what became of a plan.
fn fulfilment(ds: &Dataset, plan: &Reading) -> Option<ReadingId> {
    let indicator = &ds[plan.indicator];
    let of_plan = |r: &Reading| {
        (r.pairing, r.indicator, &r.series, r.scope)
            == (plan.pairing, plan.indicator, &plan.series, plan.scope)
            && kind(ds, r.unit) == kind(ds, plan.unit)
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

fn all_of(ds: &Dataset) -> Vec<ReadingId> {
    (0..ds.readings.len() as u32).map(ReadingId).collect()
}

fn is_plan(ds: &Dataset, reading: &Reading) -> bool {
    reading.planned || ds[reading.indicator].nature == Nature::Planned
}

/// What an amount in a unit may be added to, in words of its own.
fn kind(ds: &Dataset, unit: UnitId) -> String {
    let unit = &ds[unit];
    match (unit.dimension, unit.slug.as_str()) {
        (Dimension::People, "visit" | "visit-wan") => "person-visits".to_owned(),
        (Dimension::Text, slug) => slug.to_owned(),
        (dimension, _) => dimension.name().to_owned(),
    }
}

fn base_amount(ds: &Dataset, reading: &Reading) -> Option<f64> {
    match reading.value {
        Value::Number { number, .. } => Some(number * ds[reading.unit].factor.unwrap_or(1.0)),
        Value::Text(_) => None,
    }
}

type Thing = (Option<PairingId>, IndicatorId, String, Scope, String, bool);

fn thing(ds: &Dataset, id: ReadingId) -> Thing {
    let r = &ds[id];
    let (series, kind) = (r.series.clone(), kind(ds, r.unit));
    (
        r.pairing,
        r.indicator,
        series,
        r.scope,
        kind,
        is_plan(ds, r),
    )
}

fn hangs_on_pairing(axis: Axis) -> bool {
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

fn of_pairing(ds: &Dataset, id: PairingId, axis: Axis) -> Member {
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

fn member(ds: &Dataset, cube: &Cube, id: ReadingId, axis: Axis) -> Member {
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

/// The built-in tables with readings made up: few things and dates, so that they meet.
fn any_dataset() -> impl Strategy<Value = Dataset> {
    let of_slugs = |slugs: &[&str]| -> Vec<IndicatorId> {
        slugs
            .iter()
            .map(|slug| BUILTIN.indicator(slug).unwrap())
            .collect()
    };
    let indicators = of_slugs(&[
        "signed-value",
        "paired-institutions",
        "joint-platforms",
        "exchange-event",
        "project-investment",
        "support-funds",
        "visitors",
        "visitors-growth",
        "document-issued",
        "planned-amount",
    ]);
    let few = (
        (select(indicators.clone()), select(indicators)),
        any_units(),
        select(vec![0.1, 0.5, 0.9]),
        select(vec![1_u32, 1, 4]),
        select(vec![
            &[""] as &[_],
            &["", "a"],
            &["a", "b"],
            &["", "a", "b"],
        ]),
    );
    few.prop_flat_map(|((first, other), units, plans, pairings, series)| {
        let usual = BUILTIN[first].unit;
        let units: Vec<UnitId> = units.into_iter().chain([usual]).collect();
        // Mostly one indicator, or nothing would ever be added.
        let one = prop_oneof![9 => Just(first), 1 => Just(other)];
        let pairing = weighted(0.9, (0..pairings).prop_map(PairingId));
        let thing = (pairing, one, select(units), select(series));
        // The rules must hold whatever a table says of its indicators.
        let additive = any::<bool>();
        (vec(any_reading(thing, plans), 1..14), additive).prop_map(move |(readings, additive)| {
            let mut ds = BARE.clone();
            ds.indicators[first.index()].additive_over_pairings = additive;
            ds.readings = readings;
            ds
        })
    })
}

/// Units that convert, and sometimes some that do not.
fn any_units() -> impl Strategy<Value = Vec<UnitId>> {
    let of_slugs = |slugs: &[&str]| -> Vec<UnitId> {
        let found = |slug: &&str| BUILTIN.units.iter().position(|unit| unit.slug == *slug);
        slugs
            .iter()
            .map(|slug| UnitId(found(slug).unwrap() as u32))
            .collect()
    };
    prop_oneof![
        subsequence(of_slugs(&["cny", "cny-wan", "cny-yi"]), 1..=3),
        subsequence(
            of_slugs(&["person", "person-wan", "visit", "visit-wan"]),
            1..=3
        ),
        subsequence(of_slugs(&["km2", "sqm-wan", "mu-wan"]), 1..=3),
        subsequence(of_slugs(&["pct", "item", "firm", "school"]), 1..=3),
        Just(of_slugs(&["pct"])),
    ]
}

fn any_reading(
    thing: impl Strategy<Value = (Option<PairingId>, IndicatorId, UnitId, &'static str)>,
    plans: f64,
) -> impl Strategy<Value = Reading> {
    let evidence = select(Evidence::ALL.to_vec());
    let how = (any_day(), any_bound(), any_scope(), evidence);
    let rest = (any_value(), prop::bool::weighted(plans), 0..9_u32);
    (thing, how, rest).prop_map(|(thing, how, (value, planned, area))| Reading {
        pairing: thing.0,
        indicator: thing.1,
        unit: thing.2,
        series: thing.3.to_owned(),
        date: how.0,
        bound: how.1,
        scope: how.2,
        evidence: how.3,
        value,
        planned,
        area: TaskAreaId(area),
        ..BUILTIN.readings[0].clone()
    })
}

fn any_value() -> impl Strategy<Value = Value> {
    let digits = prop_oneof![2 => 0..200_000_u32, 1 => Just(15), 1 => Just(150), 1 => Just(0)];
    let number = (digits, 0..4_u8).prop_map(|(digits, decimals)| Value::Number {
        number: f64::from(digits) / 10_f64.powi(decimals.into()),
        decimals,
    });
    prop_oneof![9 => number, 1 => Just(Value::Text("优秀".to_owned()))]
}

fn any_day() -> impl Strategy<Value = PartialDate> {
    select(vec![
        "2022",
        "2023",
        "2023-01",
        "2023-01-19",
        "2023-11",
        "2024-05-08",
    ])
    .prop_map(|text| PartialDate::parse(text).unwrap())
}

fn any_bound() -> impl Strategy<Value = Bound> {
    prop_oneof![6 => Just(Bound::Exact), 2 => Just(Bound::AtLeast), 1 => Just(Bound::About)]
}

fn any_scope() -> impl Strategy<Value = Scope> {
    prop_oneof![6 => Just(Scope::Pairing), 1 => Just(Scope::Part), 1 => Just(Scope::Wider)]
}

fn any_options() -> impl Strategy<Value = Options> {
    (any::<bool>(), prop::bool::weighted(0.3))
        .prop_map(|(secondary, planned)| Options { secondary, planned })
}

fn any_axes() -> impl Strategy<Value = (Axis, Option<Axis>)> {
    let likely = Just((Axis::Pairing, Some(Axis::Area)));
    let any = (
        select(Axis::ALL.to_vec()),
        weighted(0.8, select(Axis::ALL.to_vec())),
    );
    prop_oneof![1 => likely, 4 => any]
}

/// Sets on two axes, as positions in their dictionaries.
#[derive(Debug, Clone)]
struct Sets([(Axis, Vec<usize>); 2]);

impl Sets {
    fn of(&self, cube: &Cube) -> Slice {
        let mut slice = Slice::all(cube);
        for (axis, places) in &self.0 {
            let members = cube.members(*axis);
            let wanted: Vec<Member> = places
                .iter()
                .map(|at| members[at % members.len()])
                .collect();
            slice = slice.only(cube, *axis, &wanted);
        }
        slice
    }
}

fn any_slice() -> impl Strategy<Value = Sets> {
    let set = || (select(Axis::ALL.to_vec()), vec(0..40_usize, 1..30));
    (set(), set()).prop_map(|(a, b)| Sets([a, b]))
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let lists = (
        vec((0..9_u32).prop_map(TaskAreaId), 0..3),
        vec((0..11_u32).prop_map(BaseAreaId), 0..3),
        vec((0..4_u32).prop_map(ClusterId), 0..3),
        vec((0..45_u32).prop_map(IndicatorId), 0..3),
        vec(select(Evidence::ALL.to_vec()), 0..3),
    );
    let years = prop::option::of((2021..2026_i32, 2021..2026_i32));
    (lists, years, select(vec!["", "", "上海", "guang"])).prop_map(
        |((areas, bases, clusters, indicators, evidence), years, text)| Filter {
            secondary_counts: false,
            areas,
            bases,
            clusters,
            years,
            indicators,
            evidence,
            text: text.to_owned(),
        },
    )
}
