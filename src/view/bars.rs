//! Rows of figures in colour, and the words beside them.

mod legend;

pub(super) use legend::{bars_key, dots_key};

use super::bar::{self, Style};
use super::chart::{Band, Chart};
use super::pairing::write;
use crate::cube::rules::is_plan;
use crate::dataset::{Bound, Dataset, DateBasis, Key, PairingId, Reading, ReadingId};
use crate::figures::{reading_marks, reading_note};
use crate::geometry::{Point, Rect};
use crate::layout::bars::{Axis, Bars, Row};
use crate::layout::pairing::Label;
use crate::scene::{Item, Spot, Stop, Target};
use crate::state::State;
use crate::theme::Theme;
use crate::words::{Lang, fill};

/// Adds rows, headings and words to a chart.
pub(super) fn draw(ds: &Dataset, state: &State, bars: &Bars, chart: &mut Chart) {
    let theme = state.colors();
    let width = chart.scene.width;
    let items = &mut chart.scene.items;
    let mut taken: Vec<Rect> = Vec::new();
    for row in &bars.rows {
        for label in labels(row) {
            taken.push(label.bounds());
        }
    }
    for axis in &bars.axes {
        scale(axis, bars, &taken, theme, items);
    }
    for label in &bars.headings {
        write(label, theme.ink, true, items);
    }
    for label in &bars.words {
        write(label, theme.muted, false, items);
    }
    for row in &bars.rows {
        hairline(row.rect.bottom(), width, theme, items);
        figures(ds, row, bars.radius, theme, items);
        write(&row.label, theme.ink, false, items);
        for (number, label) in row.dots_words.iter().enumerate() {
            let color = if number == 0 { theme.ink } else { theme.muted };
            write(label, color, label.bold, items);
        }
        for entry in &row.entries {
            write(&entry.figure, theme.ink, true, items);
            for label in [&entry.date, &entry.detail].into_iter().flatten() {
                write(label, theme.muted, false, items);
            }
        }
    }
    for (_, _, label) in &bars.names {
        write(label, theme.muted, false, items);
    }
    spots(bars, chart);
    bands(ds, bars, chart);
}

/// Every text of a row but its name.
fn labels(row: &Row) -> Vec<&Label> {
    let mut labels: Vec<&Label> = vec![&row.label];
    for label in &row.dots_words {
        labels.push(label);
    }
    for entry in &row.entries {
        labels.push(&entry.figure);
        labels.extend(&entry.date);
        labels.extend(&entry.detail);
    }
    labels
}

/// The numbers of a scale, and their lines behind the bars.
fn scale(axis: &Axis, bars: &Bars, taken: &[Rect], theme: &Theme, items: &mut Vec<Item>) {
    for (number, (x, label)) in axis.ticks.iter().enumerate() {
        write(label, theme.muted, false, items);
        let color = if number == 0 { theme.muted } else { theme.rule };
        for row in &bars.rows {
            if row.rect.y < axis.top || row.rect.bottom() > axis.bottom {
                continue;
            }
            for entry in &row.entries {
                let Some(bar) = entry.bar else { continue };
                let stroke = Rect::new(x - 0.5, bar.y - 4.0, 1.0, bar.height + 8.0);
                if !taken.iter().any(|text| text.overlaps(stroke, 0.0)) {
                    items.push(Item::Box {
                        rect: stroke,
                        fill: color,
                    });
                }
            }
        }
    }
}

pub(super) fn hairline(y: f64, width: f64, theme: &Theme, items: &mut Vec<Item>) {
    items.push(Item::Line {
        points: vec![
            Point { x: 0.0, y: y - 0.5 },
            Point {
                x: width,
                y: y - 0.5,
            },
        ],
        color: theme.rule.with_alpha(0.7),
        width: 1.0,
    });
}

fn figures(ds: &Dataset, row: &Row, radius: f64, theme: &Theme, items: &mut Vec<Item>) {
    for dot in &row.dots {
        bar::dot(dot.at, radius, style(ds, dot.reading), theme, items);
    }
    for entry in &row.entries {
        let style = style(ds, entry.reading);
        if let Some(plan) = entry.plan {
            bar::dashes(plan, Bound::Exact, theme, items);
        }
        if let Some(rect) = entry.bar {
            bar::bar(rect, style, theme, items);
        }
        if let Some(at) = entry.sign {
            bar::dot(at, radius, style, theme, items);
        }
    }
}

/// How a reading is drawn; a planned amount is a plan even where it does not say so.
pub(super) fn style(ds: &Dataset, id: ReadingId) -> Style {
    let reading = &ds[id];
    Style::new(reading, is_plan(reading.planned, &ds[reading.indicator]))
}

/// Names, then marks.
fn spots(bars: &Bars, chart: &mut Chart) {
    let spots = &mut chart.scene.spots;
    let mut add = |target: Target, rect: Rect, stop: Stop| {
        spots.push(Spot { target, rect, stop });
    };
    for row in &bars.rows {
        if let Some(pairing) = row.pairing {
            let target = Target::Key(Key::Pairing(pairing));
            add(target, row.label.bounds(), Stop::Rows);
        }
        for dot in &row.dots {
            let reach = bars.radius + 2.0;
            let rect = Rect::new(dot.at.x, dot.at.y, 0.0, 0.0).grown(reach, reach);
            add(Target::Reading(dot.reading), rect, Stop::Readings);
        }
        for entry in &row.entries {
            let reach = entry.reach.grown(0.0, -1.0);
            add(Target::Reading(entry.reading), reach, Stop::Readings);
        }
    }
    for (pairing, _, label) in &bars.names {
        let target = Target::Key(Key::Pairing(*pairing));
        add(target, label.bounds(), Stop::Rows);
    }
}

fn bands(ds: &Dataset, bars: &Bars, chart: &mut Chart) {
    for row in &bars.rows {
        let mut readings = Vec::new();
        for dot in &row.dots {
            readings.push(dot.reading);
        }
        for entry in &row.entries {
            readings.push(entry.reading);
        }
        let area = readings.first().map(|&id| ds[id].area);
        let area = area.filter(|&area| readings.iter().all(|&id| ds[id].area == area));
        chart.bands.push(Band {
            rect: row.rect,
            pairing: row.pairing,
            area,
        });
    }
    for (pairing, rect, _) in &bars.names {
        chart.bands.push(Band {
            rect: *rect,
            pairing: Some(*pairing),
            area: None,
        });
    }
}

/// A reading's date with how it is known.
pub(super) fn date_words(reading: &Reading, lang: Lang) -> String {
    let words = lang.words();
    let date = reading.date.label(lang);
    let template = match reading.date_basis {
        DateBasis::Stated => return date,
        DateBasis::Inferred => words.date_is_inferred,
        DateBasis::Published => words.date_is_published,
    };
    fill(template, &[("date", &date)])
}

/// What a reading counts, what it covers, and what else is to be said of it.
pub(super) fn detail_words(reading: &Reading, more: &str, lang: Lang) -> String {
    let words = lang.words();
    let note = reading_note(reading, lang);
    let mut parts = vec![note.as_str()];
    // The fill, the brackets after the figure and the date tell the other marks;
    // a plan's outline has no fill.
    for mark in reading_marks(reading, lang) {
        let scope = mark == words.scope_part || mark == words.scope_wider;
        if scope || (reading.planned && mark == words.secondary_source) {
            parts.push(mark);
        }
    }
    parts.push(more);
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Sentences one after the other, as the language spaces them.
pub(super) fn sentences(lang: Lang, sentences: &[String]) -> String {
    sentences.join(match lang {
        Lang::Zh => "",
        Lang::En => " ",
    })
}

/// What is done at last, when the height is known: paper behind everything, and
/// the spots of one stop together, each thing once.
pub(super) fn finish(chart: &mut Chart, height: f64, theme: &Theme) {
    let mut spots: Vec<Spot> = Vec::with_capacity(chart.scene.spots.len());
    for stop in [Stop::Rows, Stop::Readings] {
        for spot in &chart.scene.spots {
            let known = || spots.iter().any(|other| other.target == spot.target);
            if spot.stop == stop && !known() {
                spots.push(*spot);
            }
        }
    }
    chart.scene.spots = spots;
    chart.scene.height = height.ceil();
    let rect = Rect::new(0.0, 0.0, chart.scene.width, chart.scene.height);
    let fill = theme.paper;
    chart.scene.items.insert(0, Item::Box { rect, fill });
}

/// Pairings with their short names.
pub(super) fn names(ds: &Dataset, pairings: &[PairingId], lang: Lang) -> Vec<(PairingId, String)> {
    let mut names = Vec::with_capacity(pairings.len());
    for &pairing in pairings {
        names.push((pairing, crate::labels::pairing_short(ds, pairing, lang)));
    }
    names
}
