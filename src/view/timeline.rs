//! The timeline in colour.

use super::Model;
use super::key::{self, Entry, Key, Sign};
use super::pairing::{lines, write};
use crate::dataset::{Evidence, Key as DataKey};
use crate::geometry::{Point, Rect};
use crate::layout::timeline::{self as layout, Kind, Mark, Timeline};
use crate::scene::{Anchor, Item, Scene, Spot, Stop, Target, Text};
use crate::state::{State, lit_pairings};
use crate::text;
use crate::theme::{Color, Theme};

pub(super) fn lay_out(model: &Model, state: &State, width: f64) -> Timeline {
    let options = layout::Options {
        width,
        sizes: state.size.type_sizes(),
        lang: state.lang,
        today: state.today,
        key_height: key_of(state, width).bottom + 8.0,
    };
    let shown = |r| state.filter.keeps_reading(&model.dataset[r]);
    layout::lay_out(&model.dataset, &model.shown(state), &shown, &options)
}

pub(super) fn scene(state: &State, timeline: &Timeline) -> Scene {
    let theme = state.theme.colors();
    let mut items = Vec::with_capacity(timeline.marks.len() * 3 + timeline.rows.len() * 3 + 64);
    let size = Rect::new(0.0, 0.0, timeline.width, timeline.height.ceil());
    items.push(Item::Box {
        rect: size,
        fill: theme.paper,
    });
    key::draw(&key_of(state, timeline.width), theme, &mut items);
    let texts = texts(state, timeline);
    let taken: Vec<Rect> = texts.iter().map(Text::bounds).collect();
    axis(state, timeline, &taken, &mut items);
    for row in &timeline.rows {
        let y = row.rect.bottom() - 0.5;
        let points = vec![
            Point { x: 0.0, y },
            Point {
                x: timeline.width,
                y,
            },
        ];
        items.push(Item::Line {
            points,
            color: theme.rule.with_alpha(0.7),
            width: 1.0,
        });
    }
    for mark in &timeline.marks {
        if let Some((from, to)) = mark.span {
            let y = mark.at.y;
            let crossed = taken.iter().filter(|text| text.y < y && y < text.bottom());
            for (from, to) in without(
                (from + 1.0, to - 1.0),
                crossed.map(|text| (text.x, text.right())),
            ) {
                let points = vec![Point { x: from, y }, Point { x: to, y }];
                items.push(Item::Line {
                    points,
                    color: theme.muted.with_alpha(0.45),
                    width: 1.0,
                });
            }
        }
    }
    for mark in &timeline.marks {
        draw_mark(mark, timeline.radius, theme.ink, theme, &mut items);
    }
    items.extend(texts.into_iter().map(Item::Text));
    Scene {
        width: timeline.width,
        height: timeline.height.ceil(),
        items,
        spots: spots(timeline),
        gaps: Vec::new(),
    }
}

pub(super) fn overlay(
    model: &Model,
    state: &State,
    timeline: &Timeline,
    targets: &[Target],
) -> Vec<Item> {
    let theme = state.theme.colors();
    let lit = lit_pairings(&model.dataset, targets);
    let mut items = Vec::new();
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
        write(label, theme.muted, true, &mut items);
    }
    for row in &timeline.rows {
        if lit.binary_search(&row.pairing).is_err() {
            items.push(Item::Box {
                rect: row.rect,
                fill: theme.veil,
            });
            write(&row.label, theme.muted, false, &mut items);
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
    items
}

fn key_of(state: &State, width: f64) -> Key {
    let words = state.lang.words();
    let kind = |kind| Entry {
        sign: Sign::Kind(kind),
        text: match kind {
            Kind::Plan => words.kind_plan,
            Kind::Agreement => words.kind_agreement,
            Kind::Visit => words.kind_visit,
            Kind::Platform => words.kind_platform,
            Kind::Assessment => words.kind_assessment,
            Kind::Figure => words.kind_figure,
        }
        .to_owned(),
    };
    let evidence = |evidence, text: &str| Entry {
        sign: Sign::Evidence(evidence),
        text: text.to_owned(),
    };
    let mut entries: Vec<Entry> = Kind::ALL.into_iter().map(kind).collect();
    entries.extend([
        evidence(Evidence::Government, words.key_government),
        evidence(Evidence::Press, words.key_press),
        evidence(Evidence::Secondary, words.key_secondary),
        Entry {
            sign: Sign::Planned,
            text: words.key_planned.to_owned(),
        },
        Entry {
            sign: Sign::Span,
            text: words.key_span.to_owned(),
        },
    ]);
    key::flow(&entries, 0.0, 2.0, width, state.size.type_sizes().small)
}

/// The years and today. Lines stop where they would strike out a text in `taken`.
fn axis(state: &State, timeline: &Timeline, taken: &[Rect], items: &mut Vec<Item>) {
    let theme = state.theme.colors();
    let axis = &timeline.axis;
    let height = axis.bottom - axis.top;
    if let Some(today) = axis.today {
        // What lies behind us is shaded; what lies ahead is empty because it has not happened.
        let passed = Rect::new(axis.left, axis.top, today - axis.left, height);
        items.push(Item::Box {
            rect: passed,
            fill: theme.node.with_alpha(0.75),
        });
    }
    let line = |x: f64, color: Color, items: &mut Vec<Item>| {
        let crossed = taken
            .iter()
            .filter(|text| text.x - 2.0 < x && x < text.right() + 2.0);
        for (from, to) in without(
            (axis.top, axis.bottom),
            crossed.map(|text| (text.y, text.bottom())),
        ) {
            let points = vec![Point { x, y: from }, Point { x, y: to }];
            items.push(Item::Line {
                points,
                color,
                width: 1.0,
            });
        }
    };
    for (x, label) in &axis.years {
        line(*x, theme.rule, items);
        write(label, theme.muted, false, items);
    }
    line(axis.right, theme.rule, items);
    if let Some(today) = axis.today {
        line(today, theme.accent, items);
        let (word, size) = (state.lang.words().today, state.size.type_sizes().small);
        // At the ends of the term the word would be cut by the picture's edge.
        let half = text::width(word, size, true) / 2.0;
        let x = today.clamp(half, (timeline.width - half).max(half));
        let label = Text {
            at: Point {
                x,
                y: axis.top - 6.0 - size * text::LINE * 1.5,
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

/// What is left of a span without some others.
fn without((from, to): (f64, f64), others: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    others.fold(vec![(from, to)], |left, (start, end)| {
        let cut = |(from, to): (f64, f64)| [(from, to.min(start)), (from.max(end), to)];
        left.into_iter()
            .flat_map(cut)
            .filter(|(from, to)| from < to)
            .collect()
    })
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
    let mut texts: Vec<Text> = timeline
        .groups
        .iter()
        .flat_map(|(_, label)| lines(label, theme.muted, true))
        .collect();
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
    texts.extend(timeline.marks.iter().filter_map(|mark| {
        let arrow = if mark.planned { 4.0 } else { 0.0 };
        let at = Point {
            x: mark.at.x + timeline.radius + arrow + 2.0,
            y: mark.at.y,
        };
        Some(small(at, mark.count()?))
    }));
    texts
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

/// A mark: the kind gives the shape, the evidence the fill (full, half, hollow),
/// a plan adds an arrowhead.
#[allow(clippy::too_many_arguments)]
pub(super) fn glyph(
    kind: Kind,
    evidence: Evidence,
    planned: bool,
    at: Point,
    radius: f64,
    color: Color,
    paper: Color,
    items: &mut Vec<Item>,
) {
    let outline = outline(kind, at, radius);
    let fill = match evidence {
        Evidence::Founding | Evidence::Government => color,
        Evidence::Press | Evidence::Secondary => paper,
    };
    items.push(Item::Shape {
        points: outline.clone(),
        fill,
    });
    if evidence == Evidence::Press {
        items.push(Item::Shape {
            points: left_half(&outline, at.x),
            fill: color,
        });
    }
    let mut closed = outline;
    closed.extend(closed.first().copied());
    items.push(Item::Line {
        points: closed,
        color,
        width: 1.25,
    });
    if planned {
        let x = at.x + radius + 1.5;
        let points = vec![
            Point { x, y: at.y - 3.0 },
            Point {
                x: x + 3.0,
                y: at.y,
            },
            Point { x, y: at.y + 3.0 },
        ];
        items.push(Item::Line {
            points,
            color,
            width: 1.5,
        });
    }
}

fn outline(kind: Kind, at: Point, r: f64) -> Vec<Point> {
    let place = |points: &[(f64, f64)]| -> Vec<Point> {
        points
            .iter()
            .map(|(x, y)| Point {
                x: at.x + x * r,
                y: at.y + y * r,
            })
            .collect()
    };
    match kind {
        Kind::Plan => place(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]),
        Kind::Agreement => place(&[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)]),
        Kind::Visit => place(&CIRCLE),
        Kind::Platform => place(&[(0.0, -1.1), (1.1, 0.85), (-1.1, 0.85)]),
        Kind::Assessment => place(&STAR),
        Kind::Figure => place(&[(-0.45, -1.0), (0.45, -1.0), (0.45, 1.0), (-0.45, 1.0)]),
    }
}

/// A circle of radius 1 in sixteen corners; at this size nobody can count them.
const CIRCLE: [(f64, f64); 16] = [
    (1.0, 0.0),
    (0.924, 0.383),
    (0.707, 0.707),
    (0.383, 0.924),
    (0.0, 1.0),
    (-0.383, 0.924),
    (-0.707, 0.707),
    (-0.924, 0.383),
    (-1.0, 0.0),
    (-0.924, -0.383),
    (-0.707, -0.707),
    (-0.383, -0.924),
    (0.0, -1.0),
    (0.383, -0.924),
    (0.707, -0.707),
    (0.924, -0.383),
];

/// A five-pointed star of radius 1.25.
const STAR: [(f64, f64); 10] = [
    (0.0, -1.25),
    (0.309, -0.426),
    (1.189, -0.386),
    (0.5, 0.163),
    (0.735, 1.011),
    (0.0, 0.525),
    (-0.735, 1.011),
    (-0.5, 0.163),
    (-1.189, -0.386),
    (-0.309, -0.426),
];

/// The part of a closed shape left of `x`.
fn left_half(points: &[Point], x: f64) -> Vec<Point> {
    let mut half = Vec::with_capacity(points.len() + 2);
    for (i, &a) in points.iter().enumerate() {
        let b = points[(i + 1) % points.len()];
        if a.x <= x {
            half.push(a);
        }
        if (a.x < x) != (b.x < x) && a.x != b.x {
            let share = (x - a.x) / (b.x - a.x);
            half.push(Point {
                x,
                y: a.y + (b.y - a.y) * share,
            });
        }
    }
    half
}

fn spots(timeline: &Timeline) -> Vec<Spot> {
    let reach = timeline.radius + 2.0;
    let rows = timeline.rows.iter().map(|row| Spot {
        target: Target::Key(DataKey::Pairing(row.pairing)),
        rect: row.label.bounds(),
        stop: Stop::Rows,
    });
    let marks = timeline.marks.iter().filter_map(|mark| {
        Some(Spot {
            target: Target::Reading(mark.first()?),
            rect: Rect::new(
                mark.at.x - reach,
                mark.at.y - reach,
                reach * 2.0,
                reach * 2.0,
            ),
            stop: Stop::Readings,
        })
    });
    rows.chain(marks).collect()
}
