//! The timeline in colour.

use super::Model;
use super::chart::keys_of;
use super::glyph::glyph;
use super::key::{self, Entry, Key, Sign};
use super::pairing::{lines, write};
use super::strokes::{self, Known};
use crate::dataset::{Evidence, Key as DataKey};
use crate::geometry::{Point, Rect};
use crate::layout::timeline::{self as layout, Kind, Mark, Timeline};
use crate::scene::{Anchor, Item, Scene, Spot, Stop, Target, Text};
use crate::state::{Focus, State};
use crate::text;
use crate::theme::{Color, Theme};

pub(super) fn lay_out(model: &Model, state: &State, width: f64) -> Timeline {
    let options = layout::Options {
        width,
        sizes: state.size.type_sizes(),
        lang: state.lang,
        grouping: state.group,
        today: state.today,
        key_height: explained(model, state, width).bottom + 8.0,
    };
    let shown = |r| state.filter.keeps_reading(&model.dataset[r]);
    layout::lay_out(&model.dataset, &model.shown(state), &shown, &options)
}

pub(super) fn scene(model: &Model, state: &State, timeline: &Timeline) -> Scene {
    let theme = state.theme.colors();
    let mut items = Vec::with_capacity(timeline.marks.len() * 3 + timeline.rows.len() * 3 + 64);
    let mut scene = Scene {
        width: timeline.width,
        height: timeline.height.ceil(),
        ..Scene::default()
    };
    if timeline.rows.is_empty() {
        super::chart::say(state, state.lang.words().nothing_left, &mut scene);
        return scene;
    }
    let size = Rect::new(0.0, 0.0, timeline.width, scene.height);
    items.push(Item::Box {
        rect: size,
        fill: theme.paper,
    });
    key::draw(&explained(model, state, timeline.width), theme, &mut items);
    let texts = texts(state, timeline);
    let taken: Vec<Rect> = texts.iter().map(Text::bounds).collect();
    axis(state, timeline, &taken, &mut items);
    for row in &timeline.rows {
        let y = row.rect.bottom() - 0.5;
        let color = theme.rule.with_alpha(0.7);
        strokes::level(y, (0.0, timeline.width), &[], color, &mut items);
    }
    for mark in &timeline.marks {
        strokes::known(
            &known(mark, timeline),
            layout::DASHES,
            &taken,
            theme,
            &mut items,
        );
    }
    for mark in &timeline.marks {
        draw_mark(mark, timeline.radius, theme.ink, theme, &mut items);
    }
    items.extend(texts.into_iter().map(Item::Text));
    scene.items = items;
    scene.spots = spots(timeline);
    scene
}

/// What is known of a mark's date. Dashes begin where the drawing of the mark ends.
fn known(mark: &Mark, timeline: &Timeline) -> Known {
    let outside = if mark.inferred { layout::DASHES } else { 0.0 };
    Known {
        at: mark.at,
        span: mark.span,
        inferred: mark.inferred,
        reach: (
            mark.left(timeline.radius) - outside,
            mark.right(timeline.radius) - outside,
        ),
    }
}

/// Rows and marks that nothing chosen or pointed at belongs to recede; a year
/// pointed at lights up over all rows.
pub(super) fn overlay(
    model: &Model,
    state: &State,
    timeline: &Timeline,
    targets: &[Target],
) -> Vec<Item> {
    let theme = state.theme.colors();
    let mut items = Vec::new();
    let keys = keys_of(model, targets);
    let focus = Focus::of(&model.dataset, &keys);
    if let Some(lit) = &focus.pairings {
        recede(theme, timeline, lit, &mut items);
    }
    if focus.areas.is_some() {
        for row in &timeline.rows {
            items.push(Item::Box {
                rect: row.track,
                fill: theme.veil,
            });
        }
        for mark in &timeline.marks {
            if mark.readings.iter().any(|&r| focus.has(&model.dataset[r])) {
                draw_mark(mark, timeline.radius, theme.ink, theme, &mut items);
                items.extend(count(state, timeline, mark).map(Item::Text));
            }
        }
    }
    for mark in &timeline.marks {
        if mark
            .readings
            .iter()
            .any(|&r| targets.contains(&Target::Reading(r)))
        {
            items.push(Item::Ring {
                center: mark.at,
                radius: timeline.radius + 4.0,
                color: theme.accent,
                width: 2.0,
            });
            draw_mark(mark, timeline.radius, theme.accent, theme, &mut items);
        }
    }
    let axis = &timeline.axis;
    for year in &axis.years {
        if targets.contains(&Target::Year(year.year)) {
            let height = axis.top - axis.head;
            items.push(Item::Frame {
                rect: Rect::new(year.from, axis.head, year.to - year.from, height),
                color: theme.accent,
                width: 2.0,
            });
        }
    }
    items
}

/// A veil over the rows that are not lit, a bar beside the names of those that are.
fn recede(
    theme: &Theme,
    timeline: &Timeline,
    lit: &[crate::dataset::PairingId],
    items: &mut Vec<Item>,
) {
    // The headings recede with the rows, so that only what is lit stands out.
    let mut above = timeline.axis.top;
    for row in &timeline.rows {
        let rect = Rect {
            y: above,
            height: row.rect.y - above,
            ..row.rect
        };
        items.push(Item::Box {
            rect,
            fill: theme.veil,
        });
        above = row.rect.bottom();
    }
    for (_, label) in &timeline.groups {
        write(label, theme.muted, true, items);
    }
    for row in &timeline.rows {
        if lit.binary_search(&row.pairing).is_err() {
            items.push(Item::Box {
                rect: row.rect,
                fill: theme.veil,
            });
            write(&row.label, theme.muted, false, items);
        } else {
            let mut bar = row.rect;
            bar.width = 3.0;
            bar.x = row.label.bounds().right() + 6.0;
            bar.y = row.label.bounds().y;
            bar.height = row.label.bounds().height;
            items.push(Item::Box {
                rect: bar,
                fill: theme.accent,
            });
        }
    }
}

fn explained(model: &Model, state: &State, width: f64) -> Key {
    let words = state.lang.words();
    let filled = key::filled(&model.dataset, state.lang);
    let mut entries = Vec::new();
    for (sign, text) in [
        (Sign::Kind(Kind::Plan), words.kind_plan),
        (Sign::Kind(Kind::Agreement), words.kind_agreement),
        (Sign::Kind(Kind::Visit), words.kind_visit),
        (Sign::Kind(Kind::Platform), words.kind_platform),
        (Sign::Kind(Kind::Assessment), words.kind_assessment),
        (Sign::Kind(Kind::Figure), words.kind_figure),
        (Sign::Evidence(Evidence::Government), filled),
        (Sign::Evidence(Evidence::Press), words.key_press),
        (Sign::Evidence(Evidence::Secondary), words.key_secondary),
        (Sign::Planned, words.key_planned),
        (Sign::Span, words.key_span),
        (Sign::Inferred, words.key_inferred),
    ] {
        let here = match sign {
            Sign::Evidence(kind) if kind != Evidence::Government => {
                key::explains(&model.dataset, kind)
            }
            _ => true,
        };
        if here {
            entries.push(Entry {
                sign,
                text: text.to_owned(),
            });
        }
    }
    key::flow(&entries, 0.0, 2.0, width, state.size.type_sizes().small)
}

/// The years and today. Where the filter keeps some years only, these stand
/// out: their names are bold over a bar, and only they are shaded.
fn axis(state: &State, timeline: &Timeline, taken: &[Rect], items: &mut Vec<Item>) {
    let theme = state.theme.colors();
    let axis = &timeline.axis;
    let rows = (axis.top, axis.bottom);
    let (from, to) = kept(state, timeline).unwrap_or((axis.left, axis.right));
    // What lies behind us is shaded; what lies ahead is empty because it has not happened.
    let passed = axis.today.map_or(from, |today| today.clamp(from, to));
    if from < passed {
        items.push(Item::Box {
            rect: Rect::new(from, axis.top, passed - from, axis.bottom - axis.top),
            fill: theme.node.with_alpha(0.75),
        });
    }
    for year in &axis.years {
        strokes::upright(year.from, rows, taken, theme.rule, items);
        if let Some(label) = &year.label {
            let chosen = state
                .filter
                .years
                .is_some_and(|(first, last)| (first..=last).contains(&year.year));
            let color = if chosen { theme.ink } else { theme.muted };
            write(label, color, chosen, items);
        }
    }
    strokes::upright(axis.right, rows, taken, theme.rule, items);
    if state.filter.years.is_some() && from < to {
        items.push(Item::Box {
            rect: Rect::new(from, axis.top - 3.0, to - from, 3.0),
            fill: theme.ink,
        });
    }
    if let Some(today) = axis.today {
        strokes::upright(today, rows, taken, theme.accent, items);
        let (word, size) = (state.lang.words().today, state.size.type_sizes().small);
        // At the ends of the term the word would be cut by the picture's edge.
        let half = text::width(word, size, true) / 2.0;
        let x = today.clamp(half, (timeline.width - half).max(half));
        let label = Text {
            at: Point {
                x,
                y: axis.head - size * text::LINE / 2.0,
            },
            text: word.to_owned(),
            size,
            bold: true,
            anchor: Anchor::Middle,
            color: theme.accent,
        };
        items.push(Item::Text(label));
    }
}

/// The stretch of the axis that the filter keeps, where it names years.
fn kept(state: &State, timeline: &Timeline) -> Option<(f64, f64)> {
    let (first, last) = state.filter.years?;
    let mut stretch = None;
    for year in &timeline.axis.years {
        if (first..=last).contains(&year.year) {
            let from = stretch.map_or(year.from, |(from, _)| from);
            stretch = Some((from, year.to));
        }
    }
    // None of the term's years is kept: nothing stands out.
    Some(stretch.unwrap_or((timeline.axis.left, timeline.axis.left)))
}

/// Names of base areas and pairings, counts beside marks of several readings,
/// and a word where there is none: an empty row would look like a zero.
fn texts(state: &State, timeline: &Timeline) -> Vec<Text> {
    let theme = state.theme.colors();
    let small = |at: Point, text: String| Text {
        at,
        text,
        size: state.size.type_sizes().small,
        bold: false,
        anchor: Anchor::Start,
        color: theme.muted,
    };
    let mut texts: Vec<Text> = Vec::new();
    for (_, label) in &timeline.groups {
        texts.extend(lines(label, theme.muted, true));
    }
    for row in &timeline.rows {
        texts.extend(lines(&row.label, theme.ink, false));
        if timeline
            .marks
            .iter()
            .all(|mark| mark.pairing != row.pairing)
        {
            let at = Point {
                x: row.track.x + 8.0,
                y: row.track.center().y,
            };
            texts.push(small(at, state.lang.words().no_public_data.to_owned()));
        }
    }
    for mark in &timeline.marks {
        texts.extend(count(state, timeline, mark));
    }
    texts
}

/// The number beside a mark of several readings.
fn count(state: &State, timeline: &Timeline, mark: &Mark) -> Option<Text> {
    Some(Text {
        at: Point {
            x: mark.at.x + mark.right(timeline.radius) + 1.0,
            y: mark.at.y,
        },
        text: mark.count()?,
        size: state.size.type_sizes().small,
        bold: false,
        anchor: Anchor::Start,
        color: state.theme.colors().muted,
    })
}

fn draw_mark(mark: &Mark, radius: f64, color: Color, theme: &Theme, items: &mut Vec<Item>) {
    glyph(
        mark.kind,
        mark.evidence,
        mark.planned,
        mark.at,
        radius,
        color,
        theme.paper,
        items,
    );
}

fn spots(timeline: &Timeline) -> Vec<Spot> {
    let reach = timeline.radius + 2.0;
    let axis = &timeline.axis;
    let mut spots = Vec::new();
    let mut add = |target, rect, stop| spots.push(Spot { target, rect, stop });
    for year in &axis.years {
        let (width, height) = (year.to - year.from, axis.top - axis.head);
        let rect = Rect::new(year.from, axis.head, width, height);
        add(Target::Year(year.year), rect, Stop::Headings);
    }
    for row in &timeline.rows {
        let target = Target::Key(DataKey::Pairing(row.pairing));
        add(target, row.label.bounds(), Stop::Rows);
    }
    for mark in &timeline.marks {
        if let Some(reading) = mark.first() {
            let rect = Rect::new(mark.at.x, mark.at.y, 0.0, 0.0).grown(reach, reach);
            add(Target::Reading(reading), rect, Stop::Readings);
        }
    }
    spots
}
