//! Titles and descriptions written from what is shown.

use super::{Model, charts};
use crate::dataset::{CityId, Evidence, Key, PairingId, Reading, count};
use crate::layout::graph::{Grouping, group_key, same_province};
use crate::state::{State, View};
use crate::words::fill;

/// The title of a view.
pub fn title(model: &Model, state: &State, view: View) -> String {
    let words = state.lang.words();
    let plan = &model.dataset.plan;
    let template = match view {
        View::Pairing => words.title_pairing,
        View::Timeline => words.title_timeline,
        _ => return charts::title(model, state, view),
    };
    let shown = model.shown(state).len().to_string();
    let (start, end) = (plan.start.to_string(), plan.end.to_string());
    fill(template, &[("n", &shown), ("start", &start), ("end", &end)])
}

/// What is shown, and what is not known, in a few sentences.
pub fn description(model: &Model, state: &State, view: View) -> String {
    let shown = model.shown(state);
    if shown.is_empty() {
        return state.lang.words().nothing_left.to_owned();
    }
    match view {
        View::Pairing => of_pairings(model, state, &shown),
        View::Timeline => of_timeline(model, state, &shown),
        _ => charts::description(model, state, view),
    }
}

fn of_pairings(model: &Model, state: &State, shown: &[PairingId]) -> String {
    let dataset = &model.dataset;
    let count = |end: &dyn Fn(PairingId) -> CityId| {
        let mut cities: Vec<CityId> = Vec::new();
        let mut groups: Vec<Key> = Vec::new();
        for &pairing in shown {
            let city = end(pairing);
            let group = group_key(dataset, city, state.group);
            if !cities.contains(&city) {
                cities.push(city);
            }
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        (cities.len().to_string(), groups.len().to_string())
    };
    let (east, east_groups) = count(&|p| dataset[p].east);
    let (base, base_groups) = count(&|p| dataset[p].base);
    let inside = shown
        .iter()
        .filter(|&&p| same_province(dataset, p).is_some())
        .count()
        .to_string();
    let words = state.lang.words();
    let template = match state.group {
        Grouping::Province => words.description_pairing_by_province,
        _ => words.description_pairing,
    };
    fill(
        template,
        &[
            ("n", &shown.len().to_string()),
            ("east", &east),
            ("east_groups", &east_groups),
            ("base", &base),
            ("base_groups", &base_groups),
            ("inside", &inside),
        ],
    )
}

fn of_timeline(model: &Model, state: &State, shown: &[PairingId]) -> String {
    let dataset = &model.dataset;
    let mut kept: Vec<&Reading> = Vec::new();
    for reading in &dataset.readings {
        let shown = |p: PairingId| shown.binary_search(&p).is_ok();
        if reading.pairing.is_some_and(shown) && state.filter.keeps_reading(reading) {
            kept.push(reading);
        }
    }
    let readings = || kept.iter().copied();
    let secondary = count(&mut readings().filter(|r| r.evidence == Evidence::Secondary));
    let silent = shown
        .iter()
        .filter(|&&p| !kept.iter().any(|r| r.pairing == Some(p)))
        .count();
    let words = state.lang.words();
    let mut text = fill(
        words.description_timeline,
        &[
            ("n", &shown.len().to_string()),
            ("readings", &count(&mut readings()).to_string()),
            ("secondary", &secondary.to_string()),
            ("cutoff", &dataset.cutoff.label(state.lang)),
        ],
    );
    if silent > 0 {
        text.push_str(&fill(
            words.description_silent,
            &[("n", &silent.to_string())],
        ));
    }
    text
}
