//! What each choice of a filter would leave, against a reference that tries every
//! choice in turn and counts what is left.

use std::collections::BTreeSet;

use duikou::dataset::{BaseAreaId, ClusterId, Dataset, Evidence, IndicatorId, Key, PairingId};
use duikou::state::{Filter, State};
use duikou::view::Model;
use duikou::view::facets::{FacetChoice, facets};
use proptest::prelude::*;

use crate::BUILTIN;
use crate::cube::generate::{any_dataset, any_filter};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_choice_leaves_what_it_says(ds in any_dataset(), filter in any_filter()) {
        check(&ds, &filter)?;
    }

    #[test]
    fn and_so_it_is_in_the_built_in_data(filter in any_filter()) {
        check(&BUILTIN, &filter)?;
    }
}

#[test]
fn without_a_filter_everything_is_left_and_zeros_are_told() {
    let model = Model::new(BUILTIN.clone());
    let found = facets(&model, &State::default());
    assert_eq!(
        (found.readings, found.pairings),
        (BUILTIN.readings.len(), 20)
    );
    let names: Vec<&str> = found.dimensions.iter().map(|d| d.name).collect();
    assert_eq!(
        names,
        ["base", "cluster", "prov", "area", "year", "ind", "ev"]
    );
    let state = State {
        filter: Filter {
            bases: vec![BaseAreaId(0)],
            ..Filter::default()
        },
        ..State::default()
    };
    let found = facets(&model, &state);
    let zeros = |name: &str| {
        let dimension = found.dimensions.iter().find(|d| d.name == name).unwrap();
        dimension
            .choices
            .iter()
            .filter(|c| c.readings == 0 && c.pairings == 0)
            .count()
    };
    assert_eq!(zeros("base"), 0, "its own filter does not bind a dimension");
    assert!(zeros("cluster") > 0, "what leaves nothing is told too");
}

fn check(ds: &Dataset, filter: &Filter) -> Result<(), TestCaseError> {
    let model = Model::new(ds.clone());
    let state = State {
        filter: filter.clone(),
        ..State::default()
    };
    let found = facets(&model, &state);
    let (readings, pairings, _) = left(ds, filter);
    prop_assert_eq!((found.readings, found.pairings), (readings, pairings));
    for dimension in &found.dimensions {
        for choice in &dimension.choices {
            let mut alone = filter.clone();
            let chosen = choose(ds, &mut alone, dimension.name, choice);
            let (readings, pairings, having) = left(ds, &alone);
            let place = ["base", "cluster", "prov"].contains(&dimension.name);
            let expected = (readings, if place { pairings } else { having }, chosen);
            prop_assert_eq!(
                (choice.readings, choice.pairings, choice.chosen),
                expected,
                "{}={}",
                dimension.name,
                choice.value
            );
        }
    }
    // No value that leaves a reading is missing.
    for reading in &ds.readings {
        let listed = |name: &str, value: &str| {
            found
                .dimensions
                .iter()
                .any(|d| d.name == name && d.choices.iter().any(|c| c.value == value))
        };
        prop_assert!(listed("year", &reading.date.year.to_string()));
        prop_assert!(listed("ind", &ds[reading.indicator].slug));
        prop_assert!(listed("area", &ds.key_text(Key::TaskArea(reading.area))));
        prop_assert!(listed("ev", reading.evidence.name()));
    }
    Ok(())
}

/// Readings and pairings left, and how many of those pairings have a reading left.
fn left(ds: &Dataset, filter: &Filter) -> (usize, usize, usize) {
    let ids = || (0..ds.pairings.len() as u32).map(PairingId);
    let kept: Vec<PairingId> = ids().filter(|&id| filter.keeps_pairing(ds, id)).collect();
    let whole = kept.len() == ds.pairings.len();
    let readings: Vec<_> = ds
        .readings
        .iter()
        .filter(|r| r.pairing.map_or(whole, |id| kept.contains(&id)) && filter.keeps_reading(r))
        .collect();
    let having: BTreeSet<PairingId> = readings.iter().filter_map(|r| r.pairing).collect();
    // Each counts as often as rows of a file that it stands for.
    let count = readings.iter().map(|r| r.rows as usize).sum();
    (count, kept.len(), having.len())
}

/// Leaves one value alone in its dimension, and says whether it was chosen before.
fn choose(ds: &Dataset, filter: &mut Filter, name: &str, choice: &FacetChoice) -> bool {
    let key = || ds.parse_key(&choice.value).unwrap();
    match name {
        "base" => {
            let Key::BaseArea(BaseAreaId(at)) = key() else {
                panic!()
            };
            only(&mut filter.bases, BaseAreaId(at))
        }
        "cluster" => {
            let Key::Cluster(ClusterId(at)) = key() else {
                panic!()
            };
            only(&mut filter.clusters, ClusterId(at))
        }
        "prov" => {
            let Key::Province(id) = ds.parse_key(&format!("pr{}", choice.value)).unwrap() else {
                panic!()
            };
            only(&mut filter.provinces, id)
        }
        "area" => {
            let Key::TaskArea(id) = key() else { panic!() };
            only(&mut filter.areas, id)
        }
        "year" => {
            let year = choice.value.parse().unwrap();
            let before = filter.years.replace((year, year));
            before.is_some_and(|(first, last)| (first..=last).contains(&year))
        }
        "ind" => {
            let id: IndicatorId = ds.indicator(&choice.value).unwrap();
            only(&mut filter.indicators, id)
        }
        "ev" => only(
            &mut filter.evidence,
            Evidence::parse(&choice.value).unwrap(),
        ),
        _ => panic!("{name} is no dimension"),
    }
}

fn only<T: PartialEq>(list: &mut Vec<T>, value: T) -> bool {
    let before = list.contains(&value);
    *list = vec![value];
    before
}
