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
use crate::labels::pairing_short;
use crate::layout::bars::{EntrySpec, Mark, Options, Part, RowSpec, lay_out};
use crate::state::State;
use crate::words::fill;

pub(super) fn chart(model: &Model, state: &State, width: f64) -> Chart {
    let (ds, words) = (&model.dataset, state.lang.words());
    let (sizes, theme) = (state.size.type_sizes(), state.theme.colors());
    let mut chart = Chart::default();
    chart.scene.width = width;
    let mut parts = Vec::new();
    let found = plans(model, state);
    let shown = model.shown(state);
    match &found {
        _ if shown.is_empty() => parts.push(Part::Words(words.nothing_left.to_owned())),
        None => parts.push(Part::Words(words.nothing_found.to_owned())),
        Some((found, _)) => {
            parts.push(Part::Words(summary(state, found, shown.len())));
            let rows = compared(ds, state, found);
            if !rows.is_empty() {
                parts.push(Part::Heading(words.heading_compared.to_owned()));
                parts.push(Part::Words(words.compared_note.to_owned()));
                parts.push(Part::Rows(rows, None));
            }
            parts.push(Part::Heading(words.heading_term.to_owned()));
            let mut caption: Vec<String> = term::passed(ds, state).into_iter().collect();
            caption.push(words.latest_is_dot.to_owned());
            parts.push(Part::Words(sentences(state.lang, &caption)));
        }
    }
    let options = Options {
        width,
        sizes,
        top: 2.0,
    };
    let above = lay_out(&parts, &options);
    bars::draw(ds, state, &above, &mut chart);
    let mut bottom = above.height;
    if let Some((found, slice)) = found.filter(|_| !shown.is_empty()) {
        let rows = term::rows(model, state, &found, &slice);
        let signs = key::flow(
            &term::key(ds, state, &rows),
            0.0,
            bottom,
            width,
            sizes.small,
        );
        key::draw(&signs, theme, &mut chart.scene.items);
        bottom = term::draw(ds, state, &rows, signs.bottom + 8.0, &mut chart);
    }
    bars::finish(&mut chart, bottom, theme);
    chart
}

pub(super) fn title(model: &Model, state: &State) -> String {
    let both = plans(model, state).map_or(0, |(found, _)| found.both);
    let shown = model.shown(state).len();
    let holes = [("n", &*shown.to_string()), ("both", &both.to_string())];
    fill(state.lang.words().title_target, &holes)
}

pub(super) fn description(model: &Model, state: &State) -> String {
    let (ds, words) = (&model.dataset, state.lang.words());
    let shown = model.shown(state).len();
    let Some((found, slice)) = plans(model, state) else {
        return words.nothing_found.to_owned();
    };
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
        summary(state, &found, shown),
        fill(words.description_plans, &holes),
    ];
    let rows = term::rows(model, state, &found, &slice);
    let own = rows.iter().filter(|row| !row.spans.is_empty()).count();
    text.push(fill(
        words.description_own_plans,
        &[("n", &own.to_string())],
    ));
    text.extend(term::passed(ds, state));
    sentences(state.lang, &text)
}

/// The plans that the filter keeps, and the readings among which they were looked for.
fn plans(model: &Model, state: &State) -> Option<(Targets, Slice)> {
    let cube = model.cube()?;
    let slice = Slice::of_filter(cube, &model.dataset, &state.filter);
    Some((targets(cube, &model.dataset, &slice), slice))
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

/// A row for each plan that can be measured.
fn compared(ds: &Dataset, state: &State, found: &Targets) -> Vec<RowSpec> {
    let lang = state.lang;
    let mut rows: Vec<RowSpec> = Vec::new();
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
        let entry = bullet(ds, state, target.planned, reading, completion);
        match rows.last_mut().filter(|row| row.pairing == Some(pairing)) {
            Some(row) => row.entries.push(entry),
            None => rows.push(RowSpec {
                pairing: Some(pairing),
                name: pairing_short(ds, pairing, lang),
                entries: vec![entry],
                ..RowSpec::default()
            }),
        }
    }
    rows
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
        mark: Mark::Bar {
            share: completion.share / most,
            plan: Some(1.0 / most),
            open: actual.bound == Bound::AtLeast,
        },
        figure: fill(
            words.compared_figure,
            &[
                ("value", &reading_value(actual, ds, lang)),
                ("share", &share),
            ],
        ),
        date: String::new(),
        detail: [&*plan_words, " · ", &done_words].concat(),
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
