//! Readings, slices and filters made up.

use std::sync::LazyLock;

use duikou::cube::{Axis, Cube, Member, Options, Slice};
use duikou::dataset::{
    BaseAreaId, Bound, ClusterId, Dataset, Evidence, IndicatorId, PairingId, ProvinceId, Reading,
    Scope, TaskAreaId, UnitId, Value,
};
use duikou::date::PartialDate;
use duikou::state::Filter;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::BUILTIN;

/// What readings refer to, without the rest: it is copied for every case.
static BARE: LazyLock<Dataset> = LazyLock::new(|| {
    let mut ds = BUILTIN.clone();
    ds.readings.clear();
    ds.sources.clear();
    ds.measures.clear();
    ds.county_pairs.clear();
    ds
});

/// The built-in tables with readings made up: few things and dates, so that they meet.
pub(crate) fn any_dataset() -> impl Strategy<Value = Dataset> {
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
pub(super) fn any_units() -> impl Strategy<Value = Vec<UnitId>> {
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

pub(super) fn any_reading(
    thing: impl Strategy<Value = (Option<PairingId>, IndicatorId, UnitId, &'static str)>,
    plans: f64,
) -> impl Strategy<Value = Reading> {
    let evidence = select(Evidence::ALL.to_vec());
    let how = (any_day(), any_bound(), any_scope(), evidence);
    let rest = (
        any_value(),
        prop::bool::weighted(plans),
        0..9_u32,
        any_rows(),
    );
    (thing, how, rest).prop_map(|(thing, how, (value, planned, area, rows))| Reading {
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
        rows,
        ..BUILTIN.readings[0].clone()
    })
}

/// For how many rows a reading stands, mostly for one; seldom for more than can be counted.
fn any_rows() -> impl Strategy<Value = u32> {
    prop_oneof![30 => Just(1), 10 => 2..5000_u32, 1 => Just(u32::MAX)]
}

pub(super) fn any_value() -> impl Strategy<Value = Value> {
    let digits = prop_oneof![2 => 0..200_000_u32, 1 => Just(15), 1 => Just(150), 1 => Just(0)];
    let number = (digits, 0..4_u8).prop_map(|(digits, decimals)| Value::Number {
        number: f64::from(digits) / 10_f64.powi(decimals.into()),
        decimals,
    });
    prop_oneof![9 => number, 1 => Just(Value::Text("优秀".to_owned()))]
}

pub(super) fn any_day() -> impl Strategy<Value = PartialDate> {
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

pub(super) fn any_bound() -> impl Strategy<Value = Bound> {
    prop_oneof![6 => Just(Bound::Exact), 2 => Just(Bound::AtLeast), 1 => Just(Bound::About)]
}

pub(super) fn any_scope() -> impl Strategy<Value = Scope> {
    prop_oneof![6 => Just(Scope::Pairing), 1 => Just(Scope::Part), 1 => Just(Scope::Wider)]
}

pub(super) fn any_options() -> impl Strategy<Value = Options> {
    (any::<bool>(), prop::bool::weighted(0.3))
        .prop_map(|(secondary, planned)| Options { secondary, planned })
}

pub(super) fn any_axes() -> impl Strategy<Value = (Axis, Option<Axis>)> {
    let likely = Just((Axis::Pairing, Some(Axis::Area)));
    let any = (
        select(Axis::ALL.to_vec()),
        weighted(0.8, select(Axis::ALL.to_vec())),
    );
    prop_oneof![1 => likely, 4 => any]
}

/// Sets on two axes, as positions in their dictionaries.
#[derive(Debug, Clone)]
pub(super) struct Sets([(Axis, Vec<usize>); 2]);

impl Sets {
    pub(super) fn of(&self, cube: &Cube) -> Slice {
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

pub(super) fn any_slice() -> impl Strategy<Value = Sets> {
    let set = || (select(Axis::ALL.to_vec()), vec(0..40_usize, 1..30));
    (set(), set()).prop_map(|(a, b)| Sets([a, b]))
}

pub(crate) fn any_filter() -> impl Strategy<Value = Filter> {
    let lists = (
        vec((0..9_u32).prop_map(TaskAreaId), 0..3),
        vec((0..11_u32).prop_map(BaseAreaId), 0..3),
        vec((0..4_u32).prop_map(ClusterId), 0..3),
        vec((0..15_u32).prop_map(ProvinceId), 0..3),
        vec((0..45_u32).prop_map(IndicatorId), 0..3),
        vec(select(Evidence::ALL.to_vec()), 0..3),
    );
    let years = prop::option::of((2021..2026_i32, 2021..2026_i32));
    (lists, years, select(vec!["", "", "上海", "guang"])).prop_map(
        |((areas, bases, clusters, provinces, indicators, evidence), years, text)| Filter {
            secondary_counts: false,
            areas,
            bases,
            clusters,
            provinces,
            years,
            indicators,
            evidence,
            text: text.to_owned(),
        },
    )
}
