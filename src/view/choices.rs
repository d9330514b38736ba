//! What a reader can choose in a view beyond pointing: its order, its
//! indicator, its rows; and what is filtered at present.

use super::{Model, charts};
use crate::dataset::{Evidence, IndicatorId, Key, TaskAreaId};
use crate::labels::years;
use crate::layout::graph::Grouping;
use crate::state::{State, View};
use crate::words::fill;
use serde::Serialize;

/// One thing to choose: a part of the state query with its possible values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// The part's key in a query.
    pub name: &'static str,
    /// What is chosen.
    pub label: &'static str,
    /// The present value.
    pub value: String,
    /// The possible values.
    pub options: Vec<Choosable>,
}

/// One value and its name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Choosable {
    pub value: String,
    pub label: String,
}

/// What can be chosen in a view.
pub fn choices(model: &Model, state: &State, view: View) -> Vec<Choice> {
    let words = state.lang.words();
    let group = |second: Grouping, names: [&str; 2]| {
        let (first, second) = (Grouping::Cluster.name(), second.name());
        let value = if state.group.name() == second {
            second
        } else {
            first
        };
        Choice {
            name: "group",
            label: words.choose_rows,
            value: value.to_owned(),
            options: vec![option(first, names[0]), option(second, names[1])],
        }
    };
    match view {
        View::Timeline => vec![group(Grouping::East, [words.base_area, words.eastern_city])],
        _ if !charts::HERE => Vec::new(),
        View::Matrix => {
            let mut columns = group(Grouping::Year, [words.by_area, words.by_year]);
            columns.label = words.choose_columns;
            vec![columns, sorts(model, state, view)]
        }
        View::Indicator => vec![
            indicators(model, state, model.indicator(state)),
            sorts(model, state, view),
        ],
        View::Trend => vec![indicators(model, state, model.trending(state))],
        View::Table => vec![sorts(model, state, view)],
        View::Pairing | View::Target | View::Sources => Vec::new(),
    }
}

fn option(value: &str, label: &str) -> Choosable {
    Choosable {
        value: value.to_owned(),
        label: label.to_owned(),
    }
}

/// The orders a view knows. A matrix can be sorted by each of its columns.
fn sorts(model: &Model, state: &State, view: View) -> Choice {
    let (words, dataset) = (state.lang.words(), &model.dataset);
    let mut options = vec![option("plan", words.sort_plan)];
    match view {
        View::Matrix => {
            options.push(option("-count", words.sort_count));
            options.push(option("-date", words.sort_latest));
            for (area, number) in dataset.task_areas.iter().zip(0..) {
                let key = Key::TaskArea(TaskAreaId(number));
                let name = area.short.get(state.lang);
                options.push(Choosable {
                    value: ["-", &dataset.key_text(key)].concat(),
                    label: fill(words.sort_area, &[("area", name)]),
                });
            }
        }
        View::Indicator => {
            options.push(option("-value", words.sort_value));
            options.push(option("-date", words.sort_latest));
        }
        _ => {
            options.push(option("-date", words.sort_newest));
            options.push(option("date", words.sort_oldest));
            options.push(option("area", words.sort_by_area));
            options.push(option("indicator", words.sort_by_indicator));
            options.push(option("evidence", words.sort_by_evidence));
            options.push(option("source", words.sort_by_source));
        }
    }
    let present = state.sort.name(dataset);
    // The headings of the table turn any order around.
    if view == View::Table
        && let Some(order) = present.strip_prefix('-')
        && let Some(same) = options.iter().find(|option| option.value == order)
        && options.iter().all(|option| option.value != present)
    {
        let label = fill(words.sheet_reversed, &[("order", &same.label)]);
        options.push(option(&present, &label));
    }
    let known = options.iter().any(|option| option.value == present);
    Choice {
        name: "sort",
        label: words.choose_sort,
        value: if known { present } else { "plan".to_owned() },
        options,
    }
}

/// The indicators with readings, those of most pairings first.
fn indicators(model: &Model, state: &State, chosen: Option<IndicatorId>) -> Choice {
    let dataset = &model.dataset;
    let mut options = Vec::new();
    for (indicator, pairings) in model.indicators() {
        let indicator = &dataset[*indicator];
        let holes = [
            ("indicator", indicator.name.get(state.lang)),
            ("n", &pairings.to_string()),
        ];
        options.push(Choosable {
            value: indicator.slug.clone(),
            label: fill(state.lang.words().indicator_option, &holes),
        });
    }
    let value = chosen.map_or(String::new(), |id| dataset[id].slug.clone());
    Choice {
        name: "ind",
        label: state.lang.words().choose_indicator,
        value,
        options,
    }
}

impl Model {
    /// The indicator that a view of one indicator shows: the first one chosen,
    /// else the one that most pairings have readings of.
    pub fn indicator(&self, state: &State) -> Option<IndicatorId> {
        let most = || self.indicators().first().map(|(id, _)| *id);
        state.filter.indicators.first().copied().or_else(most)
    }
}

/// What is filtered at present: parts of the query, each with its value in
/// words. `Choice::options` is empty; an empty value takes a filter away.
pub fn filters(model: &Model, state: &State) -> Vec<Choice> {
    let (words, dataset, filter) = (state.lang.words(), &model.dataset, &state.filter);
    let mut found = Vec::new();
    let mut add = |name, label, values: Vec<&str>| {
        if !values.is_empty() {
            found.push(Choice {
                name,
                label,
                value: values.join(words.comma),
                options: Vec::new(),
            });
        }
    };
    let mut names = Vec::new();
    for &id in &filter.bases {
        names.push(dataset[id].name.get(state.lang));
    }
    add("base", words.base_area, names);
    let mut names = Vec::new();
    for &id in &filter.clusters {
        names.push(dataset[id].name.get(state.lang));
    }
    add("cluster", words.cluster, names);
    let mut names = Vec::new();
    for &id in &filter.provinces {
        names.push(dataset[id].name.get(state.lang));
    }
    add("prov", words.province, names);
    let mut names = Vec::new();
    for &id in &filter.areas {
        names.push(dataset[id].short.get(state.lang));
    }
    add("area", words.task, names);
    let mut names = Vec::new();
    for &id in &filter.indicators {
        names.push(dataset[id].name.get(state.lang));
    }
    add("ind", words.indicator_label, names);
    let span = filter.years.map(|(first, last)| {
        if first == last {
            fill(words.date_year, &[("year", &first.to_string())])
        } else {
            years(&first.to_string(), &last.to_string(), state.lang)
        }
    });
    add(
        "year",
        words.years_label,
        span.iter().map(String::as_str).collect(),
    );
    let mut names = Vec::new();
    for kind in Evidence::ALL {
        if filter.evidence.contains(&kind) {
            names.push(crate::figures::evidence_word(kind, state.lang));
        }
    }
    if filter.secondary_counts {
        names.push(words.secondary_counts);
    }
    add("ev", words.evidence_label, names);
    let text = filter.text.trim();
    add(
        "q",
        words.text_label,
        if text.is_empty() { vec![] } else { vec![text] },
    );
    found
}
