//! The readings of one indicator over time.

mod found;
mod words;

pub(super) use words::{description, title};

use super::chart::say;
use super::glyph;
use super::key::{self, Entry, Key, Sign};
use super::pairing::{lines as texts_of, write};
use super::strokes::{self, Known};
use super::{Band, Chart, Model};
use crate::cube::rules::is_plan;
use crate::dataset::{Bound, Dataset, Evidence, Key as DataKey, Nature, PairingId};
use crate::geometry::{Point, Rect};
use crate::labels::pairing_short;
use crate::layout::pairing::Label;
use crate::layout::timeline::{DASHES, Kind};
use crate::layout::trend::{self as layout, Mark, Panel, Trend};
use crate::scene::{Anchor, Item, Scene, Spot, Stop, Target};
use crate::state::State;
use crate::text;
use crate::theme::Theme;
use crate::words::fill;
use found::Found;

pub(super) fn chart(model: &Model, state: &State, width: f64) -> Chart {
    let words = state.lang.words();
    let dataset = &model.dataset;
    let mut scene = Scene {
        width,
        ..Scene::default()
    };
    let found = Found::new(model, state).filter(|_| !model.shown(state).is_empty());
    let Some(found) = found else {
        say(state, words.nothing_left, &mut scene);
        return Chart {
            scene,
            bands: Vec::new(),
        };
    };
    if found.drawn.is_empty() {
        let name = dataset[found.indicator].name.get(state.lang);
        let none = fill(words.trend_none, &[("indicator", name)]);
        say(state, &none, &mut scene);
        return Chart {
            scene,
            bands: Vec::new(),
        };
    }
    let theme = state.theme.colors();
    let small = state.size.type_sizes().small;
    let key = explained(dataset, state, &found, width);
    let note = paragraph(
        &how_joined(dataset, state, &found),
        small,
        width,
        key.bottom + 4.0,
    );
    let trend = layout::lay_out(
        found.cube,
        dataset,
        &found.drawn,
        &layout::Options {
            width,
            sizes: state.size.type_sizes(),
            lang: state.lang,
            today: state.today,
            years: found.years(dataset, state),
            indicator: found.indicator,
            top: note.bounds().bottom() + 14.0,
        },
    );
    let rest = unseen(dataset, state, &found, trend.bottom + 16.0, width);
    let bottom = rest.last().map_or(trend.bottom, |l| l.bounds().bottom());
    scene.height = (bottom + 8.0).ceil();
    let mut items = vec![Item::Box {
        rect: Rect::new(0.0, 0.0, width, scene.height),
        fill: theme.paper,
    }];
    key::draw(&key, theme, &mut items);
    write(&note, theme.muted, false, &mut items);
    for panel in &trend.panels {
        draw(panel, trend.radius, theme, &mut items);
    }
    for label in &rest {
        write(label, theme.muted, false, &mut items);
    }
    scene.items = items;
    scene.spots = spots(&trend);
    Chart {
        bands: bands(dataset, &trend),
        scene,
    }
}

/// What stands below the panels: who is missing, and who has words only.
fn unseen(dataset: &Dataset, state: &State, found: &Found, mut top: f64, width: f64) -> Vec<Label> {
    let words = state.lang.words();
    let small = state.size.type_sizes().small;
    let mut labels = Vec::new();
    for (template, pairings) in [
        (words.trend_texts, &found.told),
        (words.trend_missing, &found.missing),
    ] {
        if pairings.is_empty() {
            continue;
        }
        let label = paragraph(
            &named(dataset, state, template, pairings),
            small,
            width,
            top,
        );
        top = label.bounds().bottom() + 6.0;
        labels.push(label);
    }
    labels
}

/// A sentence with pairings counted and named.
fn named(dataset: &Dataset, state: &State, template: &str, pairings: &[PairingId]) -> String {
    let mut names = Vec::with_capacity(pairings.len());
    for &pairing in pairings {
        names.push(pairing_short(dataset, pairing, state.lang));
    }
    let holes = [
        ("n", &*pairings.len().to_string()),
        ("pairings", &names.join(state.lang.words().comma)),
    ];
    fill(template, &holes)
}

/// How points are joined here, or why they are not.
fn how_joined(dataset: &Dataset, state: &State, found: &Found) -> String {
    let words = state.lang.words();
    let second = || found.lines(dataset).iter().any(|(_, line)| line.len() > 1);
    let how = match dataset[found.indicator].nature {
        Nature::Period => words.trend_periods,
        Nature::Planned => words.trend_plans,
        Nature::Event | Nature::Document | Nature::Grade => words.trend_happenings,
        Nature::Cumulative | Nature::Level if second() => words.trend_joined,
        Nature::Cumulative | Nature::Level => words.trend_no_second,
    };
    [how, words.trend_scale].concat()
}

fn paragraph(text: &str, size: f64, width: f64, top: f64) -> Label {
    let mut label = Label {
        lines: text::wrap(text, size, false, width),
        at: Point { x: 0.0, y: top },
        anchor: Anchor::Start,
        size,
        bold: false,
    };
    label.at.y += label.bounds().height / 2.0;
    label
}

/// The signs that occur, in words.
fn explained(dataset: &Dataset, state: &State, found: &Found, width: f64) -> Key {
    let words = state.lang.words();
    let readings = || found.drawn.iter().flat_map(|(_, readings)| readings);
    let any = |holds: &dyn Fn(&crate::dataset::Reading) -> bool| {
        readings().any(|&id| holds(&dataset[id]))
    };
    let full = |e| !matches!(e, Evidence::Press | Evidence::Secondary);
    let signs = [
        (
            any(&|r| full(r.evidence)),
            Sign::Evidence(Evidence::Government),
            key::filled(dataset, state.lang),
        ),
        (
            any(&|r| r.evidence == Evidence::Press),
            Sign::Evidence(Evidence::Press),
            words.key_press,
        ),
        (
            any(&|r| r.evidence == Evidence::Secondary),
            Sign::Evidence(Evidence::Secondary),
            words.key_secondary,
        ),
        (
            any(&|r| is_plan(r.planned, &dataset[r.indicator])),
            Sign::Planned,
            words.key_planned,
        ),
        (
            any(&|r| r.bound == Bound::AtLeast),
            Sign::AtLeast,
            words.key_at_least,
        ),
        (
            any(&|r| r.bound == Bound::About),
            Sign::About,
            words.key_about,
        ),
        (any(&|r| r.date.day.is_none()), Sign::Span, words.key_span),
        (
            any(&|r| r.date_basis == crate::dataset::DateBasis::Inferred),
            Sign::Inferred,
            words.key_inferred,
        ),
        (state.today.is_some(), Sign::Today, words.key_today),
    ];
    let mut entries = Vec::new();
    for (occurs, sign, text) in signs {
        if occurs {
            entries.push(Entry {
                sign,
                text: text.to_owned(),
            });
        }
    }
    key::flow(&entries, 0.0, 2.0, width, state.size.type_sizes().small)
}

fn draw(panel: &Panel, radius: f64, theme: &Theme, items: &mut Vec<Item>) {
    let Panel { rect, plot, .. } = panel;
    let mut texts = texts_of(&panel.heading, theme.ink, true);
    for label in &panel.scale {
        texts.extend(texts_of(label, theme.muted, false));
    }
    for tag in &panel.tags {
        texts.extend(texts_of(&tag.label, theme.ink, false));
    }
    let mut taken = Vec::with_capacity(texts.len());
    for text in &texts {
        taken.push(text.bounds());
    }
    let edge = (rect.x, rect.right());
    strokes::level(rect.y + 0.5, edge, &[], theme.rule, items);
    if let Some(today) = panel.today {
        // What lies behind us is shaded, as on the timeline.
        items.push(Item::Box {
            rect: Rect::new(plot.x, plot.y, today - plot.x, plot.height),
            fill: theme.node.with_alpha(0.75),
        });
    }
    let across = (plot.x, plot.right());
    let half = f64::midpoint(plot.y, panel.zero);
    strokes::level(plot.y, across, &taken, theme.rule, items);
    if plot.height > 60.0 {
        strokes::level(half, across, &taken, theme.rule.with_alpha(0.6), items);
    }
    strokes::level(panel.zero, across, &taken, theme.muted, items);
    for year in &panel.years {
        let tick = (plot.bottom(), plot.bottom() + 4.0);
        strokes::upright(year.from, tick, &[], theme.muted, items);
        if let Some(label) = &year.label {
            write(label, theme.muted, false, items);
        }
    }
    let tick = (plot.bottom(), plot.bottom() + 4.0);
    strokes::upright(plot.right(), tick, &[], theme.muted, items);
    if let Some(today) = panel.today {
        strokes::upright(today, (plot.y, plot.bottom()), &taken, theme.accent, items);
    }
    for tag in &panel.tags {
        if let Some((from, to)) = tag.leader {
            items.push(Item::Line {
                points: vec![from, to],
                color: theme.muted.with_alpha(0.7),
                width: 1.0,
            });
        }
    }
    strings(panel, radius, &taken, theme, items);
    for text in texts {
        items.push(Item::Text(text));
    }
    for label in &panel.caption {
        let color = if label.bold { theme.ink } else { theme.muted };
        write(label, color, label.bold, items);
    }
}

/// Steps, stems and what is known of dates, and the points over them all.
fn strings(panel: &Panel, radius: f64, taken: &[Rect], theme: &Theme, items: &mut Vec<Item>) {
    let stroke = |points: Vec<Point>| Item::Line {
        points,
        color: theme.ink,
        width: 1.5,
    };
    for line in &panel.lines {
        let steps = line.steps();
        if !steps.is_empty() {
            items.push(stroke(steps));
        }
        for mark in &line.marks {
            if line.stem {
                let foot = Point {
                    x: mark.at.x,
                    y: panel.zero,
                };
                items.push(stroke(vec![mark.at, foot]));
            }
            let date = Known {
                at: mark.at,
                span: mark.span,
                inferred: mark.inferred,
                reach: (radius + 1.0, radius + if mark.planned { 5.0 } else { 1.0 }),
            };
            strokes::known(&date, DASHES, taken, theme, items);
        }
    }
    for mark in panel.lines.iter().flat_map(|line| &line.marks) {
        point(mark, radius, theme, items);
    }
}

fn point(mark: &Mark, radius: f64, theme: &Theme, items: &mut Vec<Item>) {
    glyph::glyph(
        Kind::Visit,
        mark.evidence,
        mark.planned,
        mark.at,
        radius,
        theme.ink,
        theme.paper,
        items,
    );
    glyph::bound(
        mark.bound,
        mark.at,
        mark.sign_above(radius),
        theme.ink,
        items,
    );
}

fn spots(trend: &Trend) -> Vec<Spot> {
    let mut spots = Vec::new();
    for panel in &trend.panels {
        spots.push(Spot {
            target: Target::Key(DataKey::Pairing(panel.pairing)),
            rect: heading(panel),
            stop: Stop::Rows,
        });
    }
    let reach = trend.radius + 1.0;
    for panel in &trend.panels {
        for mark in panel.lines.iter().flat_map(|line| &line.marks) {
            if let Some(&reading) = mark.readings.first() {
                spots.push(Spot {
                    target: Target::Reading(reading),
                    rect: Rect::new(mark.at.x, mark.at.y, 0.0, 0.0).grown(reach, reach),
                    stop: Stop::Readings,
                });
            }
        }
    }
    spots
}

/// The place of a panel's name: from its upper edge to a finger's height below.
fn heading(panel: &Panel) -> Rect {
    let name = panel.heading.bounds();
    Rect {
        y: panel.rect.y + 2.0,
        height: (name.bottom() - panel.rect.y - 2.0).max(22.0),
        ..name
    }
}

/// Each panel recedes while another pairing is lit, or another task area than
/// the one that all its readings are about.
fn bands(dataset: &Dataset, trend: &Trend) -> Vec<Band> {
    let mut bands = Vec::with_capacity(trend.panels.len());
    for panel in &trend.panels {
        let marks = panel.lines.iter().flat_map(|line| &line.marks);
        let mut areas = marks.flat_map(|m| &m.readings).map(|&id| dataset[id].area);
        let first = areas.next();
        bands.push(Band {
            rect: panel.rect,
            pairing: Some(panel.pairing),
            area: first.filter(|first| areas.all(|area| area == *first)),
        });
    }
    bands
}
