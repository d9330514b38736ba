//! Hairlines that stop where they would strike out a text, and the line that
//! tells how exactly a date is known.

use crate::geometry::{Point, Rect};
use crate::scene::Item;
use crate::theme::{Color, Theme};

/// An upright hairline.
pub(super) fn upright(
    x: f64,
    span: (f64, f64),
    taken: &[Rect],
    color: Color,
    items: &mut Vec<Item>,
) {
    let crossed = |text: &Rect| text.x - 2.0 < x && x < text.right() + 2.0;
    let mut cuts = Vec::new();
    for text in taken.iter().filter(|text| crossed(text)) {
        cuts.push((text.y, text.bottom()));
    }
    for (from, to) in without(span, &cuts) {
        line(Point { x, y: from }, Point { x, y: to }, color, items);
    }
}

/// A level hairline.
pub(super) fn level(y: f64, span: (f64, f64), taken: &[Rect], color: Color, items: &mut Vec<Item>) {
    let mut cuts = Vec::new();
    for text in taken.iter().filter(|text| at_height(text, y)) {
        cuts.push((text.x - 2.0, text.right() + 2.0));
    }
    for (from, to) in without(span, &cuts) {
        line(Point { x: from, y }, Point { x: to, y }, color, items);
    }
}

/// Whether a level line would touch a text.
fn at_height(text: &Rect, y: f64) -> bool {
    text.y - 0.6 < y && y < text.bottom() + 0.6
}

/// How exactly the date of a mark is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// Where the mark stands.
    pub(super) at: Point,
    /// The year or month, where the day is not known.
    pub(super) span: Option<(f64, f64)>,
    /// Worked out rather than stated.
    pub(super) inferred: bool,
    /// How far the mark itself reaches to the left and right.
    pub(super) reach: (f64, f64),
}

/// A line over the year or month; of an inferred date it is dashed, and stands
/// out beside the mark by `least` even where the day is given.
pub(super) fn known(
    date: &Known,
    least: f64,
    taken: &[Rect],
    theme: &Theme,
    items: &mut Vec<Item>,
) {
    let Known { at, span, .. } = *date;
    if !date.inferred {
        if let Some((from, to)) = span {
            let color = theme.muted.with_alpha(0.45);
            level(at.y, (from + 1.0, to - 1.0), taken, color, items);
        }
        return;
    }
    let (left, right) = (at.x - date.reach.0, at.x + date.reach.1);
    let (from, to) = span.unwrap_or((left, right));
    let crossed = |from: f64, to: f64| {
        taken
            .iter()
            .any(|text| at_height(text, at.y) && text.x < to && from < text.right())
    };
    for (start, length, sign) in [
        (left, left - from.min(left - least), -1.0),
        (right, to.max(right + least) - right, 1.0),
    ] {
        let mut gone = GAP / 2.0;
        while gone + DASH <= length {
            let (near, far) = (start + sign * gone, start + sign * (gone + DASH));
            let (from, to) = (near.min(far), near.max(far));
            if from >= 0.0 && !crossed(from, to) {
                let color = theme.muted;
                line(
                    Point { x: from, y: at.y },
                    Point { x: to, y: at.y },
                    color,
                    items,
                );
            }
            gone += DASH + GAP;
        }
    }
}

/// Of the dashed line.
const DASH: f64 = 2.0;
const GAP: f64 = 2.0;

fn line(from: Point, to: Point, color: Color, items: &mut Vec<Item>) {
    items.push(Item::Line {
        points: vec![from, to],
        color,
        width: 1.0,
    });
}

/// What is left of a span without some others.
fn without(span: (f64, f64), others: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut left = vec![span];
    for &(start, end) in others {
        let mut rest = Vec::with_capacity(left.len() + 1);
        for (from, to) in left {
            for (from, to) in [(from, to.min(start)), (from.max(end), to)] {
                if from < to {
                    rest.push((from, to));
                }
            }
        }
        left = rest;
    }
    left
}
