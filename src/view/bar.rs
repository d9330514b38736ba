//! How bars, dots and signs show what their figures rest on.
//!
//! The fill tells the evidence (full, half, hatched), the end how exact the
//! figure is, the height and the posts what it covers, dashes that it is a plan.

use super::glyph::{arrow, glyph};
use crate::dataset::{Bound, Evidence, Reading, Scope};
use crate::geometry::{Point, Rect};
use crate::layout::timeline::Kind;
use crate::scene::Item;
use crate::theme::Theme;

/// What a figure's bar has to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) evidence: Evidence,
    pub(super) bound: Bound,
    pub(super) scope: Scope,
    pub(super) planned: bool,
}

impl Style {
    /// The plainest of a kind of evidence.
    pub(super) fn of(evidence: Evidence) -> Style {
        Style {
            evidence,
            bound: Bound::Exact,
            scope: Scope::Pairing,
            planned: false,
        }
    }

    /// That of a reading.
    pub(super) fn new(reading: &Reading, planned: bool) -> Style {
        Style {
            evidence: reading.evidence,
            bound: reading.bound,
            scope: reading.scope,
            planned,
        }
    }
}

/// Between the lines of a hatching.
const HATCH: f64 = 6.0;
/// How far posts stand out above and below.
const POST: f64 = 3.0;

/// A bar. One without length is a zero, which is a figure: an upright stroke.
pub(super) fn bar(rect: Rect, style: Style, theme: &Theme, items: &mut Vec<Item>) {
    let color = theme.ink;
    if rect.width == 0.0 {
        items.push(Item::Box {
            rect: Rect::new(rect.x, rect.y - POST, 2.0, rect.height + 2.0 * POST),
            fill: color,
        });
        return;
    }
    let rect = match style.scope {
        Scope::Part => {
            let height = (rect.height * 0.5).round();
            Rect::new(rect.x, rect.center().y - height / 2.0, rect.width, height)
        }
        Scope::Pairing | Scope::Wider => rect,
    };
    let outline = outline(rect, style.bound);
    let full = matches!(
        style.evidence,
        Evidence::Founding | Evidence::Government | Evidence::File
    );
    items.push(Item::Shape {
        points: outline.clone(),
        fill: if full && !style.planned {
            color
        } else {
            theme.paper
        },
    });
    if style.planned {
        dashes(rect, style.bound, theme, items);
    } else {
        match style.evidence {
            Evidence::Press => {
                let half = (rect.height / 2.0).floor();
                let lower = Rect::new(rect.x, rect.bottom() - half, rect.width, half);
                let inset = if style.bound == Bound::About {
                    3.0
                } else {
                    0.0
                };
                items.push(Item::Box {
                    rect: Rect {
                        width: (lower.width - inset).max(0.0),
                        ..lower
                    },
                    fill: color,
                });
            }
            Evidence::Secondary => hatch(rect, theme, items),
            Evidence::Founding | Evidence::Government | Evidence::File => {}
        }
        edge(outline, style.bound, theme, items);
    }
    if style.bound == Bound::AtLeast {
        arrow(rect.right() + 2.5, rect.center().y, 4.5, color, items);
    }
    if style.scope == Scope::Wider {
        for x in [rect.x, rect.right() - 1.5] {
            items.push(Item::Box {
                rect: Rect::new(x, rect.y - POST, 1.5, rect.height + 2.0 * POST),
                fill: color,
            });
        }
    }
}

/// A dot or sign: full, half or hollow by its evidence; a plan has an arrowhead,
/// a part is a diamond, what covers more has a ring.
pub(super) fn dot(at: Point, radius: f64, style: Style, theme: &Theme, items: &mut Vec<Item>) {
    let (kind, inner) = match style.scope {
        Scope::Pairing => (Kind::Visit, radius),
        Scope::Part => (Kind::Agreement, radius * 0.85),
        Scope::Wider => (Kind::Visit, radius * 0.55),
    };
    let ringed = style.scope == Scope::Wider;
    if ringed {
        items.push(Item::Ring {
            center: at,
            radius,
            color: theme.ink,
            width: 1.25,
        });
    }
    if ringed && style.planned {
        arrow(at.x + radius + 1.5, at.y, 3.0, theme.ink, items);
    }
    glyph(
        kind,
        style.evidence,
        style.planned && !ringed,
        at,
        inner,
        theme.ink,
        theme.paper,
        items,
    );
}

/// The corners of a bar; about so much ends in a torn edge.
fn outline(rect: Rect, bound: Bound) -> Vec<Point> {
    let mut points = vec![
        Point {
            x: rect.right(),
            y: rect.bottom(),
        },
        Point {
            x: rect.x,
            y: rect.bottom(),
        },
        Point {
            x: rect.x,
            y: rect.y,
        },
        Point {
            x: rect.right(),
            y: rect.y,
        },
    ];
    if bound == Bound::About {
        let tooth = 3.0_f64.min(rect.width / 2.0);
        for (share, back) in [(0.25, 1.0), (0.5, 0.0), (0.75, 1.0)] {
            points.push(Point {
                x: rect.right() - tooth * back,
                y: rect.y + rect.height * share,
            });
        }
    }
    points
}

/// The outline drawn; what is at least so much has no end.
fn edge(mut points: Vec<Point>, bound: Bound, theme: &Theme, items: &mut Vec<Item>) {
    if bound != Bound::AtLeast {
        points.push(points[0]);
    }
    items.push(Item::Line {
        points,
        color: theme.ink,
        width: 1.0,
    });
}

/// Slanting lines in one stroke, which runs back along the edges.
fn hatch(rect: Rect, theme: &Theme, items: &mut Vec<Item>) {
    let mut points = Vec::new();
    let mut x = rect.x + 1.0;
    let mut up = true;
    while x + rect.height <= rect.right() {
        let (low, high) = (
            Point {
                x,
                y: rect.bottom(),
            },
            Point {
                x: x + rect.height,
                y: rect.y,
            },
        );
        points.extend(if up { [low, high] } else { [high, low] });
        up = !up;
        x += HATCH;
    }
    if !points.is_empty() {
        items.push(Item::Line {
            points,
            color: theme.ink.with_alpha(0.5),
            width: 1.0,
        });
    }
}

/// A dashed outline with the end that tells how exact the figure is.
pub(super) fn dashes(rect: Rect, bound: Bound, theme: &Theme, items: &mut Vec<Item>) {
    if bound == Bound::About {
        let mut end = outline(rect, bound).split_off(3);
        end.push(Point {
            x: rect.right(),
            y: rect.bottom(),
        });
        items.push(Item::Line {
            points: end,
            color: theme.ink,
            width: 1.0,
        });
    }
    let mut dash = |x: f64, y: f64, width: f64, height: f64| {
        items.push(Item::Box {
            rect: Rect::new(x, y, width, height),
            fill: theme.ink,
        });
    };
    // Line by line: the dashes of one are drawn at once.
    for y in [rect.y, rect.bottom() - 1.0] {
        let mut x = rect.x;
        while x < rect.right() {
            dash(x, y, (rect.right() - x).min(5.0), 1.0);
            x += 8.0;
        }
    }
    dash(rect.x, rect.y, 1.0, rect.height);
    if bound == Bound::Exact {
        dash(rect.right() - 1.0, rect.y, 1.0, rect.height);
    }
}
