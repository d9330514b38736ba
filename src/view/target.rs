//! Planned against actual, and the term so far against what is on record.
//!
//! A plan is measured only against a figure of the same thing. Where none was
//! found the plan is listed as such, and no share of completion is made up.

mod term;

use super::bars::{self, date_words, sentences};
use super::{Chart, Model, key};
use crate::cube::{Completion, Match, Slice, Target, Targets, targets};
use crate::dataset::{Bound, Dataset, Evidence, ReadingId, Scope, Value};
use crate::figures::{bound_sign, reading_value};
use crate::labels::{pairing_short, widest_short};
use crate::layout::bars::{EntrySpec, Mark, Options, Part, RowSpec, lay_out};
use crate::state::State;
use crate::words::fill;
use std::rc::Rc;

pub(super) fn chart(model: &Model, state: &State, width: f64) -> Chart {
    let (ds, words) = (&model.dataset, state.lang.words());
    let theme = state.colors();
    let mut chart = Chart::default();
    chart.scene.width = width;
    let shown = model.shown(state);
    let found = plans(model, state).filter(|_| !shown.is_empty());
    let Some(found) = found else {
        let nothing = if shown.is_empty() {
            words.nothing_left
        } else {
            words.nothing_found
        };
        let parts = [Part::Words(nothing.to_owned())];
        let bottom = add(model, state, &parts, 2.0, &mut chart);
        bars::finish(&mut chart, bottom, theme);
        return chart;
    };
    let (found, slice) = &*found;
    let parts = [Part::Words(summary(state, found, shown.len()))];
    let mut bottom = add(model, state, &parts, 2.0, &mut chart);
    let rows = compared(ds, state, found);
    if !rows.is_empty() {
        let parts = heading(words.heading_compared, words.compared_note.to_owned());
        bottom = add(model, state, &parts, bottom + 12.0, &mut chart);
        let mut readings = Vec::new();
        for entry in rows.iter().flat_map(|row| &row.entries) {
            readings.push(entry.reading);
        }
        let entries = bars::bars_key(ds, &readings, state.lang);
        bottom = signs(state, &entries, bottom, &mut chart);
        bottom = add(model, state, &[Part::Rows(rows, None)], bottom, &mut chart);
    }
    let mut caption: Vec<String> = term::passed(ds, state).into_iter().collect();
    caption.push(words.latest_is_dot.to_owned());
    let parts = heading(words.heading_term, sentences(state.lang, &caption));
    bottom = add(model, state, &parts, bottom + 12.0, &mut chart);
    let rows = term::rows(model, state, found, slice);
    bottom = signs(state, &term::key(ds, state, &rows), bottom, &mut chart);
    bottom = term::draw(ds, state, &rows, bottom, &mut chart);
    bars::finish(&mut chart, bottom, theme);
    chart
}

fn heading(heading: &str, caption: String) -> [Part<'static>; 2] {
    [Part::Heading(heading.to_owned()), Part::Words(caption)]
}

/// Adds parts from `top` down; where they end.
fn add(model: &Model, state: &State, parts: &[Part<'_>], top: f64, chart: &mut Chart) -> f64 {
    let (ds, sizes) = (&model.dataset, state.size.type_sizes());
    let widest = widest_short(ds, &model.shown(state), sizes.label, state.lang);
    let options = Options {
        width: chart.scene.width,
        sizes,
        top,
        names: widest,
    };
    let placed = lay_out(parts, &options);
    bars::draw(ds, state, &placed, chart);
    placed.height
}

/// Adds a key from `top` down; where it ends.
fn signs(state: &State, entries: &[key::Entry], top: f64, chart: &mut Chart) -> f64 {
    let size = state.size.type_sizes().small;
    let signs = key::flow(entries, 0.0, top, chart.scene.width, size);
    key::draw(&signs, state.colors(), &mut chart.scene.items);
    signs.bottom + 8.0
}

pub(super) fn title(model: &Model, state: &State) -> String {
    let both = plans(model, state).map_or(0, |found| found.0.both);
    let shown = model.shown(state).len();
    let holes = [("n", &*shown.to_string()), ("both", &both.to_string())];
    fill(state.lang.words().title_target, &holes)
}

pub(super) fn description(model: &Model, state: &State) -> String {
    let (ds, words) = (&model.dataset, state.lang.words());
    let shown = model.shown(state).len();
    let Some(found) = plans(model, state) else {
        return words.nothing_found.to_owned();
    };
    let (found, slice) = &*found;
    let count = |holds: &dyn Fn(ReadingId) -> bool| {
        let plan = |target: &&Target| holds(target.planned);
        found.targets.iter().filter(plan).count().to_string()
    };
    let holes = [
        ("plans", &*count(&|_| true)),
        (
            "secondary",
            &count(&|id| ds[id].evidence == Evidence::Secondary),
        ),
        ("part", &count(&|id| ds[id].scope == Scope::Part)),
        ("wider", &count(&|id| ds[id].scope == Scope::Wider)),
    ];
    let mut text = vec![
        summary(state, found, shown),
        fill(words.description_plans, &holes),
    ];
    let rows = term::rows(model, state, found, slice);
    let own = rows.iter().filter(|row| !row.spans.is_empty()).count();
    text.push(fill(
        words.description_own_plans,
        &[("n", &own.to_string())],
    ));
    text.extend(term::passed(ds, state));
    sentences(state.lang, &text)
}

/// The plans that the filter keeps, and the readings among which they were looked for.
fn plans(model: &Model, state: &State) -> Option<Rc<(Targets, Slice)>> {
    model.plans.of(&state.filter, || {
        let cube = model.cube()?;
        let slice = Slice::of_filter(cube, &model.dataset, &state.filter);
        Some(Rc::new((targets(cube, &model.dataset, &slice), slice)))
    })
}

/// How many pairings have both, and what is measured against what.
fn summary(state: &State, found: &Targets, shown: usize) -> String {
    let words = state.lang.words();
    let mut list = Vec::new();
    if found.both == 0 {
        list.push(words.pairings_none_both.to_owned());
    }
    for (count, template) in [
        (found.both, words.pairings_both),
        (found.only_planned, words.pairings_only_planned),
        (found.only_done, words.pairings_only_done),
        (found.neither, words.pairings_neither),
    ] {
        if count > 0 {
            list.push(fill(template, &[("n", &count.to_string())]));
        }
    }
    let list = list.join(words.clause_comma);
    let holes = [("n", &*shown.to_string()), ("list", &list)];
    let summary = fill(words.target_summary, &holes);
    sentences(state.lang, &[summary, words.target_rule.to_owned()])
}

/// Of one pairing so many plans are drawn; the table of readings has the rest.
const MOST_PLANS: usize = 6;

/// A row for each pairing with plans that can be measured.
fn compared(ds: &Dataset, state: &State, found: &Targets) -> Vec<RowSpec> {
    let lang = state.lang;
    let mut rows: Vec<RowSpec> = Vec::new();
    let mut more = 0;
    for target in &found.targets {
        let (
            Some(pairing),
            Match::Comparable {
                reading,
                completion,
            },
        ) = (target.pairing, target.done)
        else {
            continue;
        };
        let own = rows.last_mut().filter(|row| row.pairing == Some(pairing));
        if own
            .as_ref()
            .is_some_and(|row| row.entries.len() >= MOST_PLANS)
        {
            more += 1;
            continue;
        }
        let entry = bullet(ds, state, target.planned, reading, completion);
        if let Some(row) = own {
            row.entries.push(entry);
            continue;
        }
        say_more(state, &mut rows, &mut more);
        rows.push(RowSpec {
            pairing: Some(pairing),
            name: pairing_short(ds, pairing, lang),
            entries: vec![entry],
            ..RowSpec::default()
        });
    }
    say_more(state, &mut rows, &mut more);
    rows
}

/// Says under the last row how many plans it does not show.
fn say_more(state: &State, rows: &mut [RowSpec], more: &mut usize) {
    let count = std::mem::take(more);
    let last = rows.last_mut().and_then(|row| row.entries.last_mut());
    if let (Some(entry), true) = (last, count > 0) {
        entry.detail += "\n";
        entry.detail += &more_plans(state, count);
    }
}

/// How many more planned figures there are.
fn more_plans(state: &State, count: usize) -> String {
    let template = state.lang.words().more_plans;
    fill(template, &[("n", &count.to_string())])
}

/// What was done inside the outline of the plan.
fn bullet(
    ds: &Dataset,
    state: &State,
    planned: ReadingId,
    done: ReadingId,
    completion: Completion,
) -> EntrySpec {
    let (lang, words) = (state.lang, state.lang.words());
    let (plan, actual) = (&ds[planned], &ds[done]);
    let most = completion.share.max(1.0);
    let share = fill(
        words.per_cent,
        &[("n", &hundredths(completion.share).to_string())],
    );
    let share = [bound_sign(completion.bound, lang), &share].concat();
    let plan_words = fill(
        words.compared_plan,
        &[
            ("indicator", ds[plan.indicator].name.get(lang)),
            ("value", &number_words(ds, state, planned)),
            ("date", &date_words(plan, lang)),
            ("note", plan.note.get(lang)),
        ],
    );
    let done_words = fill(
        words.compared_done,
        &[
            ("date", &date_words(actual, lang)),
            ("note", actual.note.get(lang)),
        ],
    );
    EntrySpec {
        reading: done,
        // What is below zero has no length from it.
        mark: if completion.share < 0.0 {
            Mark::Sign
        } else {
            Mark::Bar {
                share: completion.share / most,
                plan: Some(1.0 / most),
                open: actual.bound == Bound::AtLeast,
            }
        },
        figure: fill(
            words.compared_figure,
            &[
                ("value", &reading_value(actual, ds, lang)),
                ("share", &share),
            ],
        ),
        date: String::new(),
        detail: [&*plan_words, "\n", &done_words].concat(),
    }
}

/// A share in hundredths; what is not nothing is not written as nothing, and what
/// is not all not as all.
fn hundredths(share: f64) -> i64 {
    let rounded = (share * 100.0).round() as i64;
    match rounded {
        0 if share > 0.0 => 1,
        100 if share < 1.0 => 99,
        _ => rounded,
    }
}

/// A planned figure where the words around it say that it is planned.
fn number_words(ds: &Dataset, state: &State, id: ReadingId) -> String {
    let reading = &ds[id];
    match &reading.value {
        Value::Number { number, decimals } => [
            bound_sign(reading.bound, state.lang),
            &crate::figures::quantity(*number, *decimals, &ds[reading.unit], state.lang),
        ]
        .concat(),
        Value::Text(_) => reading_value(reading, ds, state.lang),
    }
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn a_share_is_not_rounded_to_nothing_or_to_all() {
        for (share, hundred) in [
            (0.0, 0),
            (0.001, 1),
            (0.5, 50),
            (0.996, 99),
            (1.0, 100),
            (1.204, 120),
        ] {
            assert_eq!(hundredths(share), hundred, "{share}");
        }
    }
}
