//! One indicator over the pairings, from one scale.
//!
//! Figures stand in the plan's order. What cannot stand on the scale with them
//! is listed apart, and pairings without a figure by name: nothing is drawn as
//! a zero that is none.

mod findings;

use super::bars::{self, date_words, detail_words, sentences};
use super::{Chart, Model, key};
use crate::dataset::{Bound, Dataset, Evidence, Nature, Reading, ReadingId, count};
use crate::figures::{bound_sign, quantity, reading_value};
use crate::labels::pairing_short;
use crate::layout::bars::{EntrySpec, Mark, Options, Part, RowSpec, Ticks, lay_out};
use crate::state::State;
use crate::words::fill;
use findings::{Findings, Form, Found, amount, findings};

pub(super) fn chart(model: &Model, state: &State, width: f64) -> Chart {
    let (ds, words, sizes) = (&model.dataset, state.lang.words(), state.size.type_sizes());
    let mut chart = Chart::default();
    chart.scene.width = width;
    let found = findings(model, state).filter(|found| found.shown > 0);
    let mut parts = Vec::new();
    let mut top = 2.0;
    let scale = found.as_ref().and_then(|found| Scale::new(ds, found));
    let write = |number: f64, decimals: u8| match (&found, &scale) {
        (Some(_), Some(scale)) => scale.write(ds, state, number, decimals),
        _ => String::new(),
    };
    let ticks = || {
        scale.as_ref().map(|scale| Ticks {
            most: scale.most,
            write: &write,
        })
    };
    if let Some(found) = &found {
        let entries = match found.form {
            Form::Bars => bars::bars_key(ds, &found.drawn(), state.lang),
            Form::Dots | Form::Labels => bars::dots_key(ds, &found.drawn(), state.lang),
        };
        let heading = vec![
            Part::Heading(ds[found.indicator].name.get(state.lang).to_owned()),
            Part::Words(caption(ds, state, found)),
        ];
        let options = Options {
            width,
            sizes,
            top,
            names: 0.0,
        };
        let above = lay_out(&heading, &options);
        bars::draw(ds, state, &above, &mut chart);
        top = above.height;
        if !entries.is_empty() {
            let signs = key::flow(&entries, 0.0, top, width, sizes.small);
            key::draw(&signs, state.colors(), &mut chart.scene.items);
            top = signs.bottom + 8.0;
        }
        rows(ds, state, found, scale.as_ref(), &ticks, &mut parts);
    } else if model.shown(state).is_empty() {
        parts.push(Part::Words(words.nothing_left.to_owned()));
    } else {
        parts.push(Part::Words(words.nothing_found.to_owned()));
    }
    let options = Options {
        width,
        sizes,
        top,
        names: 0.0,
    };
    let placed = lay_out(&parts, &options);
    bars::draw(ds, state, &placed, &mut chart);
    bars::finish(&mut chart, placed.height, state.colors());
    chart
}

pub(super) fn title(model: &Model, state: &State) -> String {
    let words = state.lang.words();
    let Some(found) = findings(model, state) else {
        return words.title_no_indicator.to_owned();
    };
    let holes = [
        (
            "indicator",
            model.dataset[found.indicator].name.get(state.lang),
        ),
        ("n", &found.shown.to_string()),
        ("found", &found.having().to_string()),
    ];
    fill(words.title_indicator, &holes)
}

pub(super) fn description(model: &Model, state: &State) -> String {
    let (ds, lang, words) = (&model.dataset, state.lang, state.lang.words());
    let Some(found) = findings(model, state) else {
        return words.nothing_found.to_owned();
    };
    let known = |all: &dyn Fn(&Reading) -> bool| {
        let readings = found.readings.iter().map(|&id| &ds[id]);
        count(&mut readings.filter(|r| r.pairing.is_some() && all(r))).to_string()
    };
    let mut text = vec![fill(
        words.description_indicator,
        &[
            ("n", &found.shown.to_string()),
            ("found", &found.having().to_string()),
            ("indicator", ds[found.indicator].name.get(lang)),
            ("readings", &known(&|_| true)),
            ("secondary", &known(&|r| r.evidence == Evidence::Secondary)),
        ],
    )];
    if let Some(row) = found.largest(ds) {
        let latest = &ds[row.latest()];
        let (template, value) = match found.form {
            Form::Dots => (words.description_most, count_words(ds, state, row)),
            _ => (words.description_largest, reading_value(latest, ds, lang)),
        };
        let holes = [
            ("pairing", &*pairing_short(ds, row.pairing, lang)),
            ("value", &value),
            ("date", &date_words(latest, lang)),
        ];
        text.push(fill(template, &holes));
    }
    let mut planned = 0_usize;
    for row in &found.planned {
        planned = planned.saturating_add(row.on_record);
    }
    for (count, template) in [
        (planned, words.description_planned),
        (found.silent.len(), words.description_missing),
    ] {
        if count > 0 {
            text.push(fill(template, &[("n", &count.to_string())]));
        }
    }
    if !found.done.is_empty() {
        text.push(total(ds, state, &found));
    }
    sentences(lang, &text)
}

impl Findings {
    /// How many pairings have a figure of what was done.
    fn having(&self) -> usize {
        self.done.len() + self.apart.len()
    }

    /// Every reading that gets a mark.
    fn drawn(&self) -> Vec<ReadingId> {
        let mut readings = Vec::new();
        for rows in [&self.done, &self.apart, &self.planned] {
            for row in rows {
                readings.extend_from_slice(&row.readings);
            }
        }
        readings
    }
}

/// What the figures are, and what their order does not mean.
fn caption(ds: &Dataset, state: &State, found: &Findings) -> String {
    let words = state.lang.words();
    let what = match (found.form, ds[found.indicator].nature) {
        (Form::Labels, _) => words.what_labels,
        (Form::Dots, _) => words.what_dots,
        (_, Nature::Period) => words.what_bars_period,
        (_, Nature::Cumulative) => words.what_bars_cumulative,
        (_, Nature::Planned) => words.what_planned,
        (_, Nature::Event) => words.what_bars_event,
        _ => words.what_bars_level,
    };
    let mut caption = vec![what.to_owned()];
    if found.is_sorted(state) {
        caption.push(words.sorted_note.to_owned());
    }
    sentences(state.lang, &caption)
}

/// The scale of the bars: the largest figure, in the unit it was published in.
struct Scale {
    /// The largest figure, in that unit.
    most: f64,
    /// The reading whose unit it is.
    of: ReadingId,
    /// From the dimension's base to that unit.
    factor: f64,
}

impl Scale {
    /// `None` where nothing larger than zero is to be drawn.
    fn new(ds: &Dataset, found: &Findings) -> Option<Scale> {
        if found.form != Form::Bars {
            return None;
        }
        let dimension = found.dimension(ds);
        let mut largest: Option<(f64, ReadingId)> = None;
        for row in found.done.iter().chain(&found.planned) {
            for &id in &row.readings {
                let amount = amount(ds, id, dimension).unwrap_or(0.0);
                if amount > largest.map_or(0.0, |(most, _)| most) {
                    largest = Some((amount, id));
                }
            }
        }
        let (most, of) = largest?;
        let factor = ds[ds[of].unit].factor?;
        Some(Scale {
            most: most / factor,
            of,
            factor,
        })
    }

    /// How long a reading's bar is; `None` where it has no place on the scale, as
    /// what is below zero has none on one that begins there.
    fn share(&self, ds: &Dataset, id: ReadingId) -> Option<f64> {
        let dimension = ds[ds[self.of].unit].dimension;
        let share = amount(ds, id, dimension)? / self.factor / self.most;
        (share >= 0.0).then_some(share)
    }

    fn write(&self, ds: &Dataset, state: &State, number: f64, decimals: u8) -> String {
        if number == 0.0 {
            return "0".to_owned();
        }
        quantity(number, decimals, &ds[ds[self.of].unit], state.lang)
    }
}

/// The rows and what stands below them.
fn rows<'a>(
    ds: &Dataset,
    state: &State,
    found: &Findings,
    scale: Option<&Scale>,
    ticks: &dyn Fn() -> Option<Ticks<'a>>,
    parts: &mut Vec<Part<'a>>,
) {
    let words = state.lang.words();
    if found.readings.is_empty() {
        parts.push(Part::Words(words.nothing_found.to_owned()));
    }
    let is_bar = |entry: &EntrySpec| matches!(entry.mark, Mark::Bar { .. });
    let mut section = |heading: &str, rows: &[Found], plans: bool| {
        if rows.is_empty() {
            return;
        }
        if !heading.is_empty() {
            parts.push(Part::Heading(heading.to_owned()));
        }
        let mut specs = Vec::with_capacity(rows.len());
        for row in rows {
            specs.push(spec(ds, state, found.form, row, scale, plans));
        }
        let scaled = specs.iter().flat_map(|row| &row.entries).any(is_bar);
        parts.push(Part::Rows(specs, if scaled { ticks() } else { None }));
        if heading.is_empty() {
            parts.push(Part::Words(total(ds, state, found)));
        }
    };
    section("", &found.done, false);
    section(words.heading_apart, &found.apart, false);
    section(words.heading_planned, &found.planned, true);
    for &id in &found.general {
        let reading = &ds[id];
        let holes = [
            ("value", &*reading_value(reading, ds, state.lang)),
            ("date", &date_words(reading, state.lang)),
            ("note", reading.note.get(state.lang)),
        ];
        parts.push(Part::Words(fill(words.about_all, &holes)));
    }
    if !found.silent.is_empty() {
        let n = found.silent.len().to_string();
        parts.push(Part::Heading(fill(words.heading_silent, &[("n", &n)])));
        parts.push(Part::Words(words.silent_is_not_zero.to_owned()));
        parts.push(Part::Names(bars::names(ds, &found.silent, state.lang)));
    }
}

/// What a pairing's row shows.
fn spec(
    ds: &Dataset,
    state: &State,
    form: Form,
    found: &Found,
    scale: Option<&Scale>,
    plan: bool,
) -> RowSpec {
    let (lang, words) = (state.lang, state.lang.words());
    let mut row = RowSpec {
        pairing: Some(found.pairing),
        name: pairing_short(ds, found.pairing, lang),
        ..RowSpec::default()
    };
    if form == Form::Dots && !plan {
        let latest = &ds[found.latest()];
        let (latest, note) = (date_words(latest, lang), latest.note.get(lang));
        row.dots.clone_from(&found.readings);
        let mut rest = fill(words.dots_latest, &[("date", &latest), ("note", note)]);
        if found.more > 0 {
            let n = found.readings.len().to_string();
            rest = [&*rest, " · ", &fill(words.dots_left_out, &[("n", &n)])].concat();
        }
        row.dots_words = (count_words(ds, state, found), rest);
        return row;
    }
    let more = match found.more {
        0 => String::new(),
        more => fill(words.more_readings_of_pairing, &[("n", &more.to_string())]),
    };
    for &id in &found.readings {
        let reading = &ds[id];
        let mark = match scale.and_then(|scale| scale.share(ds, id)) {
            Some(share) if form == Form::Bars => Mark::Bar {
                share,
                plan: None,
                open: reading.bound == Bound::AtLeast,
            },
            _ => Mark::Sign,
        };
        row.entries.push(EntrySpec {
            reading: id,
            mark,
            figure: reading_value(reading, ds, lang),
            date: date_words(reading, lang),
            detail: detail_words(reading, &more, lang),
        });
    }
    row
}

/// How many happenings are on record, in their unit.
fn count_words(ds: &Dataset, state: &State, found: &Found) -> String {
    let words = state.lang.words();
    let unit = &ds[ds[found.latest()].unit];
    let count = quantity(found.on_record as f64, 0, unit, state.lang);
    fill(words.dots_count, &[("value", &count)])
}

/// What the figures add up to, on what that rests and what it leaves out.
fn total(ds: &Dataset, state: &State, found: &Findings) -> String {
    let (lang, words, summary) = (state.lang, state.lang.words(), &found.summary);
    if !ds[found.indicator].additive_over_pairings || summary.left_out.not_additive > 0 {
        return words.total_not.to_owned();
    }
    let mut text = vec![match summary.sum {
        None => words.total_none.to_owned(),
        Some(sum) => {
            let figure = quantity(sum.number, sum.decimals, &ds[sum.unit], lang);
            let figure = [bound_sign(sum.bound, lang), &figure].concat();
            let mut terms = summary.terms.iter().map(|&id| &ds[id]);
            fill(
                words.total,
                &[
                    ("total", &figure),
                    ("readings", &count(&mut terms).to_string()),
                    ("pairings", &summary.pairings.to_string()),
                    ("missing", &summary.missing.to_string()),
                ],
            )
        }
    }];
    let out = &summary.left_out;
    let mut left = Vec::new();
    for (count, template) in [
        (out.secondary, words.left_secondary),
        (out.wider, words.left_wider),
        (out.part, words.left_part),
        (out.planned, words.left_planned),
        (
            [out.series, out.unit, out.indicator, out.text]
                .into_iter()
                .fold(0, u32::saturating_add),
            words.left_other,
        ),
        (out.superseded, words.left_earlier),
    ] {
        if count > 0 {
            left.push(fill(template, &[("n", &count.to_string())]));
        }
    }
    if !left.is_empty() {
        let list = left.join(words.comma);
        text.push(fill(words.total_left, &[("list", &list)]));
    }
    let secondary = |&id: &ReadingId| ds[id].evidence == Evidence::Secondary;
    if summary.terms.iter().any(secondary) {
        text.push(words.total_secondary.to_owned());
    }
    sentences(lang, &text)
}
