//! The term so far, and what is on record, pairing by pairing.

use super::super::Model;
use super::super::bar::{self, Style};
use super::super::bars::{date_words, detail_words, dots_key, hairline, style};
use super::super::chart::{Band, Chart};
use super::super::key::{Entry, Sign};
use super::super::pairing::write;
use crate::cube::{Match, Slice, Target as Plan, Targets};
use crate::dataset::{Dataset, Evidence, Key, PairingId, Reading, ReadingId, Value};
use crate::date::PartialDate;
use crate::figures::reading_value;
use crate::geometry::Rect;
use crate::labels::{pairing_short, years};
use crate::layout::target::{Options, Row, RowSpec, Terms, lay_out};
use crate::scene::{Item, Spot, Stop, Target};
use crate::state::State;
use crate::theme::Theme;
use crate::words::fill;

/// How much of the term has passed, in words; `None` where today is not known.
pub(super) fn passed(ds: &Dataset, state: &State) -> Option<String> {
    let (lang, words) = (state.lang, state.lang.words());
    let today = state.today?;
    let first = PartialDate::from_year(ds.plan.start).first_day();
    let end = PartialDate::from_year(ds.plan.end).last_day() + 1;
    let days = (end - first).max(1) as f64;
    let share = ((today.first_day() - first) as f64 / days).clamp(0.0, 1.0);
    let share = super::hundredths(share).to_string();
    Some(fill(
        words.term_passed,
        &[
            (
                "term",
                &years(&ds.plan.start.to_string(), &ds.plan.end.to_string(), lang),
            ),
            ("today", &today.label(lang)),
            ("share", &fill(words.per_cent, &[("n", &share)])),
        ],
    ))
}

/// A row for each pairing that the filter keeps.
pub(super) fn rows(model: &Model, state: &State, found: &Targets, slice: &Slice) -> Vec<RowSpec> {
    let ds = &model.dataset;
    let mut by_pairing = vec![Vec::new(); ds.pairings.len()];
    if let Some(cube) = model.cube() {
        for id in slice.readings(cube) {
            if let Some(pairing) = ds[id].pairing {
                by_pairing[pairing.index()].push(id);
            }
        }
    }
    let mut rows = Vec::new();
    let mut rest = found.targets.as_slice();
    for pairing in model.shown(state) {
        let mut row = row(ds, state, pairing, &by_pairing[pairing.index()]);
        // Both are in the plan's order; what is not shown has no plans either.
        let own = rest.iter().take_while(|plan| plan.pairing == Some(pairing));
        let (own, others) = rest.split_at(own.count());
        rest = others;
        let mut more = 0;
        for target in own {
            if row.plans.len() < super::MOST_PLANS {
                row.plans.extend(unmet(ds, state, target));
            } else {
                more += usize::from(!matches!(target.done, Match::Comparable { .. }));
            }
        }
        if let (Some((.., words)), true) = (row.plans.last_mut(), more > 0) {
            *words = [&**words, " · ", &super::more_plans(state, more)].concat();
        }
        rows.push(row);
    }
    rows
}

fn row(ds: &Dataset, state: &State, pairing: PairingId, readings: &[ReadingId]) -> RowSpec {
    let (lang, words) = (state.lang, state.lang.words());
    let mut spans = Vec::new();
    let mut latest: Option<(ReadingId, PartialDate)> = None;
    let mut on_record = 0;
    for &id in readings {
        let reading = &ds[id];
        reading.add_to(&mut on_record);
        if let Some((first, last)) = span_of_years(reading) {
            spans.push((id, first, last));
        }
        if latest.is_none_or(|(_, date)| reading.date >= date) {
            latest = Some((id, reading.date));
        }
    }
    let mut record = match latest {
        None => words.no_public_data.to_owned(),
        Some((id, _)) => fill(
            words.on_record,
            &[
                ("n", &*on_record.to_string()),
                ("date", &date_words(&ds[id], lang)),
            ],
        ),
    };
    for (_, first, last) in &spans {
        let span = years(&first.to_string(), &last.to_string(), lang);
        let own = fill(words.own_plan, &[("years", &span)]);
        record = fill(words.clause, &[("first", &record), ("second", &own)]);
    }
    RowSpec {
        pairing,
        name: pairing_short(ds, pairing, lang),
        spans,
        latest,
        words: record,
        plans: Vec::new(),
    }
}

/// The years of a text like `2023-2027`.
fn span_of_years(reading: &Reading) -> Option<(i32, i32)> {
    let Value::Text(text) = &reading.value else {
        return None;
    };
    let (first, last) = text.split_once('-')?;
    let year = |text: &str| (text.len() == 4).then(|| text.parse().ok()).flatten();
    let (first, last) = (year(first)?, year(last)?);
    (first <= last).then_some((first, last))
}

/// A plan without a figure of the same thing, and what is known instead.
fn unmet(ds: &Dataset, state: &State, target: &Plan) -> Option<(ReadingId, String, String)> {
    let (lang, words) = (state.lang, state.lang.words());
    let plan = &ds[target.planned];
    let known = match target.done {
        Match::Comparable { .. } => return None,
        Match::Nothing => words.not_found_done.to_owned(),
        Match::Beside(id) => fill(
            words.beside_done,
            &[
                ("value", &*reading_value(&ds[id], ds, lang)),
                ("date", &date_words(&ds[id], lang)),
                ("note", ds[id].note.get(lang)),
            ],
        ),
    };
    let mut parts = vec![
        ds[plan.indicator].name.get(lang).to_owned(),
        date_words(plan, lang),
        detail_words(plan, "", lang),
    ];
    if target.superseded > 0 {
        let n = target.superseded.to_string();
        parts.push(fill(words.superseded_plans, &[("n", &n)]));
    }
    parts.push(known);
    let figure = reading_value(plan, ds, lang);
    Some((target.planned, figure, parts.join(" · ")))
}

/// What the marks mean.
pub(super) fn key(ds: &Dataset, state: &State, rows: &[RowSpec]) -> Vec<Entry> {
    let words = state.lang.words();
    let entry = |sign, text: &str| Entry {
        sign,
        text: text.to_owned(),
    };
    let mut entries = Vec::new();
    if state.today.is_some() {
        entries.push(entry(Sign::Passed, words.key_passed));
    }
    if rows.iter().any(|row| !row.spans.is_empty()) {
        let sign = Sign::Bar(Style::of(Evidence::Government));
        entries.push(entry(sign, words.key_own_plan));
    }
    let mut marked = Vec::new();
    for row in rows {
        if let Some((id, _)) = row.latest {
            marked.push(id);
        }
        for (id, ..) in &row.spans {
            marked.push(*id);
        }
        for (id, ..) in &row.plans {
            marked.push(*id);
        }
    }
    entries.extend(dots_key(ds, &marked, state.lang));
    entries
}

/// Draws the rows from `top` down; where they end.
pub(super) fn draw(
    ds: &Dataset,
    state: &State,
    rows: &[RowSpec],
    top: f64,
    chart: &mut Chart,
) -> f64 {
    let theme = state.colors();
    let terms = lay_out(
        rows,
        &Options {
            width: chart.scene.width,
            sizes: state.size.type_sizes(),
            term: (ds.plan.start, ds.plan.end),
            today: state.today,
            today_word: state.lang.words().today,
            top,
        },
    );
    let items = &mut chart.scene.items;
    for label in terms.years.iter().filter_map(|year| year.label.as_ref()) {
        write(label, theme.muted, false, items);
    }
    if let Some((_, label)) = &terms.today {
        write(label, theme.accent, true, items);
    }
    for row in &terms.rows {
        hairline(row.rect.bottom(), chart.scene.width, theme, items);
        track(&terms, row, theme, items);
        for &(id, rect) in &row.spans {
            bar::bar(rect, style(ds, id), theme, items);
        }
        if let Some((id, at)) = row.latest {
            bar::dot(at, terms.radius, style(ds, id), theme, items);
        }
        write(&row.label, theme.ink, false, items);
        write(&row.words, theme.muted, false, items);
        for plan in &row.plans {
            let style = style(ds, plan.reading);
            bar::dot(plan.sign, terms.radius, style, theme, items);
            write(&plan.figure, theme.ink, true, items);
            write(&plan.words, theme.muted, false, items);
        }
    }
    spots(&terms, chart);
    terms.height
}

/// The term: what has passed, its years, and today.
fn track(terms: &Terms, row: &Row, theme: &Theme, items: &mut Vec<Item>) {
    let track = row.track;
    if let Some(passed) = terms.passed {
        let rect = Rect {
            width: passed - track.x,
            ..track
        };
        items.push(Item::Box {
            rect,
            fill: theme.node,
        });
    }
    for year in terms.years.iter().skip(1) {
        items.push(Item::Box {
            rect: Rect::new(year.from - 0.5, track.y, 1.0, track.height),
            fill: theme.rule,
        });
    }
    items.push(Item::Frame {
        rect: track,
        color: theme.rule,
        width: 1.0,
    });
    if let Some((x, _)) = terms.today {
        items.push(Item::Box {
            rect: Rect::new(x - 0.75, track.y - 2.0, 1.5, track.height + 4.0),
            fill: theme.accent,
        });
    }
}

fn spots(terms: &Terms, chart: &mut Chart) {
    let mut add = |target: Target, rect: Rect, stop: Stop| {
        chart.scene.spots.push(Spot { target, rect, stop });
    };
    for row in &terms.rows {
        let target = Target::Key(Key::Pairing(row.pairing));
        add(target, row.label.bounds(), Stop::Rows);
        for &(id, rect) in &row.spans {
            add(Target::Reading(id), rect.grown(0.0, 1.0), Stop::Readings);
        }
        if let Some((id, at)) = row.latest {
            let reach = terms.radius + 2.0;
            let rect = Rect::new(at.x, at.y, 0.0, 0.0).grown(reach, reach);
            add(Target::Reading(id), rect, Stop::Readings);
        }
        for plan in &row.plans {
            add(Target::Reading(plan.reading), plan.reach(), Stop::Readings);
        }
    }
    for row in &terms.rows {
        chart.bands.push(Band {
            rect: row.rect,
            pairing: Some(row.pairing),
            area: None,
        });
    }
}
