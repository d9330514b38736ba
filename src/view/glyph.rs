//! The marks of readings: what shape, fill and arrowhead tell.

use crate::dataset::{Bound, Evidence};
use crate::geometry::{Point, corners};
use crate::layout::timeline::Kind;
use crate::scene::Item;
use crate::theme::Color;

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
        Evidence::Founding | Evidence::Government | Evidence::File => color,
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
    closed.push(closed[0]);
    items.push(Item::Line {
        points: closed,
        color,
        width: 1.25,
    });
    if planned {
        arrow(at.x + radius + 1.5, at.y, 3.0, color, items);
    }
}

/// A head that points on.
pub(super) fn arrow(x: f64, y: f64, half: f64, color: Color, items: &mut Vec<Item>) {
    let head = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0)];
    items.push(Item::Line {
        points: corners(&head, Point { x, y }, half),
        color,
        width: 1.5,
    });
}

/// What stands over a figure that is not exact: a roof over one that is at least
/// so much, a wave over one that is about so much. `above` is how far over `at`.
pub(super) fn bound(bound: Bound, at: Point, above: f64, color: Color, items: &mut Vec<Item>) {
    let shape: &[(f64, f64)] = match bound {
        Bound::Exact => return,
        Bound::AtLeast => &[(-3.5, 1.5), (0.0, -1.5), (3.5, 1.5)],
        Bound::About => &[(-4.0, 0.5), (-2.0, -1.0), (2.0, 1.0), (4.0, -0.5)],
    };
    let middle = Point {
        x: at.x,
        y: at.y - above,
    };
    items.push(Item::Line {
        points: corners(shape, middle, 1.0),
        color,
        width: 1.25,
    });
}

fn outline(kind: Kind, at: Point, r: f64) -> Vec<Point> {
    let shape: &[(f64, f64)] = match kind {
        Kind::Plan => &[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        Kind::Agreement => &[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)],
        Kind::Visit => &CIRCLE,
        Kind::Platform => &[(0.0, -1.1), (1.1, 0.85), (-1.1, 0.85)],
        Kind::Assessment => &STAR,
        Kind::Figure => &[(-0.45, -1.0), (0.45, -1.0), (0.45, 1.0), (-0.45, 1.0)],
    };
    corners(shape, at, r)
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
