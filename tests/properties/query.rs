//! The state query: what is written is read back, and nothing upsets reading.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use duikou::dataset::{
    BaseAreaId, CityId, ClusterId, CountyPairId, Dataset, Evidence, IndicatorId, Key, PairingId,
    ProvinceId, TaskAreaId,
};
use duikou::date::PartialDate;
use duikou::layout::graph::Grouping;
use duikou::state::{Filter, Sort, SortBy, State, View, format, parse};
use duikou::theme::{TextSize, ThemeName};
use duikou::words::Lang;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

static BUILTIN: LazyLock<Dataset> = LazyLock::new(|| Dataset::builtin().unwrap());

proptest! {
    #[test]
    fn a_state_is_read_back_as_it_was(state in any_state()) {
        // What a query cannot name comes from the state it is read over.
        let base = State { theme: state.theme, size: state.size, today: state.today, ..State::default() };
        let (read, problems) = parse(&format(&state, &BUILTIN), &BUILTIN, &base);
        prop_assert_eq!(problems, Vec::<String>::new());
        prop_assert_eq!(read, state);
    }

    #[test]
    fn a_query_has_one_form(query in likely_query()) {
        let base = State::default();
        let (state, _) = parse(&query, &BUILTIN, &base);
        let once = format(&state, &BUILTIN);
        prop_assert_eq!(parse(&once, &BUILTIN, &base), (state, Vec::new()));
        prop_assert!(!once.contains([' ', '#', '"', '<', '>']), "{once} is fit for an address");
    }

    #[test]
    fn any_text_is_read_without_falling_over(query in "\\PC{0,60}|[a-z=&,%0-9+#?.-]{0,60}", lang in any_lang()) {
        let base = State { lang, ..State::default() };
        let (state, problems) = parse(&query, &BUILTIN, &base);
        prop_assert_eq!((state.theme, state.size, state.hover), (base.theme, base.size, None));
        let once: BTreeSet<&String> = problems.iter().collect();
        prop_assert_eq!(once.len(), problems.len(), "each is said once");
        let empty = |p: &String| p.is_empty() || p.contains(['{', '}']) && !query.contains(['{', '}']);
        prop_assert!(!problems.iter().any(empty));
    }

    #[test]
    fn unknown_keys_are_ignored(query in likely_query(), name in "[a-z]{3,9}[0-9]", value in "[a-z0-9,老]{0,9}") {
        let base = State::default();
        let with = format!("{name}={value}&{query}&{name}");
        prop_assert_eq!(parse(&with, &BUILTIN, &base), parse(&query, &BUILTIN, &base));
    }

    #[test]
    fn a_bad_value_falls_back_and_is_said_once(name in select(vec!["view", "lang", "group", "sel", "area", "base", "cluster", "prov", "year", "ind", "ev", "sort", "cmp"]), value in "[x-z]{1,5}[0-9]{0,2}", times in 1..3_usize) {
        let query = vec![format!("{name}={value}"); times].join("&");
        let (state, problems) = parse(&query, &BUILTIN, &State::default());
        prop_assert_eq!(state, State::default());
        prop_assert_eq!(problems.len(), 1);
        prop_assert!(problems[0].contains(name) && problems[0].contains(&value), "{}", problems[0]);
    }
}

fn any_lang() -> impl Strategy<Value = Lang> {
    select(vec![Lang::Zh, Lang::En])
}

/// Some different things out of `count`, in any order.
fn some(count: usize) -> impl Strategy<Value = Vec<u32>> {
    prop::sample::subsequence((0..count as u32).collect::<Vec<_>>(), 0..=count.min(4))
        .prop_shuffle()
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let ds = &BUILTIN;
    let years =
        prop::option::of((1900..=2200_i32, 0..100_i32).prop_map(|(a, n)| (a, (a + n).min(2200))));
    (
        some(ds.task_areas.len()),
        some(ds.base_areas.len()),
        (some(ds.clusters.len()), some(ds.provinces.len())),
        years,
        some(ds.indicators.len()),
        (
            prop::sample::subsequence(Evidence::ALL.to_vec(), 0..=4),
            any::<bool>(),
        ),
        "\\PC{0,12}|[ +&=%#,a深]{0,8}",
    )
        .prop_map(
            |(
                areas,
                bases,
                (clusters, provinces),
                years,
                indicators,
                (evidence, secondary_counts),
                text,
            )| {
                Filter {
                    areas: areas.into_iter().map(TaskAreaId).collect(),
                    bases: bases.into_iter().map(BaseAreaId).collect(),
                    clusters: clusters.into_iter().map(ClusterId).collect(),
                    provinces: provinces.into_iter().map(ProvinceId).collect(),
                    years,
                    indicators: indicators.into_iter().map(IndicatorId).collect(),
                    evidence,
                    secondary_counts,
                    text,
                }
            },
        )
}

fn any_selection() -> impl Strategy<Value = Vec<Key>> {
    let ds = &BUILTIN;
    (
        some(ds.pairings.len()),
        some(ds.cities.len()),
        some(ds.base_areas.len()),
        some(ds.clusters.len()),
        some(ds.provinces.len()),
        some(ds.task_areas.len()),
        some(ds.county_pairs.len()),
    )
        .prop_map(
            |(pairings, cities, bases, clusters, provinces, areas, counties)| {
                let mut keys: Vec<Key> = pairings
                    .into_iter()
                    .map(|i| Key::Pairing(PairingId(i)))
                    .collect();
                keys.extend(cities.into_iter().map(|i| Key::City(CityId(i))));
                keys.extend(bases.into_iter().map(|i| Key::BaseArea(BaseAreaId(i))));
                keys.extend(clusters.into_iter().map(|i| Key::Cluster(ClusterId(i))));
                keys.extend(provinces.into_iter().map(|i| Key::Province(ProvinceId(i))));
                keys.extend(areas.into_iter().map(|i| Key::TaskArea(TaskAreaId(i))));
                keys.extend(
                    counties
                        .into_iter()
                        .map(|i| Key::CountyPair(CountyPairId(i))),
                );
                keys
            },
        )
        .prop_shuffle()
}

fn any_sort() -> impl Strategy<Value = Sort> {
    let by = select(vec![
        SortBy::Plan,
        SortBy::Date,
        SortBy::Value,
        SortBy::Count,
        SortBy::Area(None),
        SortBy::Area(Some(TaskAreaId(0))),
        SortBy::Area(Some(TaskAreaId(8))),
        SortBy::Indicator,
        SortBy::Evidence,
        SortBy::Source,
    ]);
    (by, any::<bool>()).prop_map(|(by, down)| Sort { by, down })
}

fn any_state() -> impl Strategy<Value = State> {
    (
        (
            select(View::ALL.to_vec()),
            any_lang(),
            select(ThemeName::ALL.to_vec()),
            select(TextSize::ALL.to_vec()),
        ),
        (
            select(Grouping::ALL.to_vec()),
            any_sort(),
            any::<bool>(),
            "[a-z:,0-9]{0,20}|\\PC{0,9}",
        ),
        any_selection(),
        any_filter(),
        prop::option::of((2000..2100_i32).prop_map(PartialDate::from_year)),
    )
        .prop_map(
            |(
                (view, lang, theme, size),
                (group, sort, comparing, map),
                selected,
                filter,
                today,
            )| {
                State {
                    more_contrast: false,
                    view,
                    lang,
                    theme,
                    size,
                    group,
                    selected,
                    hover: None,
                    filter,
                    sort,
                    comparing,
                    map,
                    today,
                }
            },
        )
}

/// Queries of true keys with values good and bad.
fn likely_query() -> impl Strategy<Value = String> {
    let value = "(pairing|timeline|en|zh-CN|province|p0[1-9]|c320500|c440300,p01|b-taihang|k-yrd,k-gba|440000,340000|1|t-red-culture|20(2[0-9])(-20(2[0-9]))?|plan-items|press,secondary|plan|-date|-t-red-culture|%E6%B7%B1|深圳|[a-z,%+]{0,6})";
    let name = "(view|sel|area|base|cluster|prov|cmp|year|ind|ev|q|sort|lang|group|map)";
    vec((name, value), 0..8).prop_map(|pairs| {
        pairs
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("&")
    })
}

#[test]
fn the_contracts_own_examples_are_read() {
    let base = State::default();
    let (state, problems) = parse(
        "#view=timeline&sel=p01,c320500,b-dabie-mountains,k-yrd,t-red-culture,p01.03&year=2022-2024&ev=press&q=%E6%B7%B1%E5%9C%B3&lang=en&group=province&sort=plan",
        &BUILTIN,
        &base,
    );
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(state.selected.len(), 6);
    assert_eq!(
        (state.view, state.lang, state.group),
        (View::Timeline, Lang::En, Grouping::Province)
    );
    assert_eq!(
        (state.filter.years, state.filter.text.as_str()),
        (Some((2022, 2024)), "深圳")
    );
    assert_eq!(
        format(&state, &BUILTIN),
        "view=timeline&sel=p01,c320500,b-dabie-mountains,k-yrd,t-red-culture,p01.03&year=2022-2024&ev=press&q=%E6%B7%B1%E5%9C%B3&lang=en&group=province"
    );
}

#[test]
fn years_are_a_span_in_order() {
    for (text, years) in [
        ("2024", Some((2024, 2024))),
        ("2022-2024", Some((2022, 2024))),
        ("2024-2022", None),
        ("24", None),
        ("2022-", None),
        ("2022-2024-2026", None),
    ] {
        let (state, problems) = parse(&format!("year={text}"), &BUILTIN, &State::default());
        assert_eq!(
            (state.filter.years, problems.len()),
            (years, usize::from(years.is_none())),
            "{text}"
        );
    }
}
