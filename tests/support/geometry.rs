//! What lies over what, as the geometric tests of a picture ask it.

use duikou::geometry::{Rect, Ribbon};
use duikou::scene::{Item, Text};

/// Rounding that no eye sees, in pixels.
pub(crate) const HAIR: f64 = 0.01;

/// The texts among the items.
pub(crate) fn texts(items: &[Item]) -> Vec<&Text> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// Whether a box lies inside another.
pub(crate) fn inside(inner: Rect, outer: Rect) -> bool {
    inner.x >= outer.x - HAIR
        && inner.y >= outer.y - HAIR
        && inner.right() <= outer.right() + HAIR
        && inner.bottom() <= outer.bottom() + HAIR
}

/// Whether a box and a ribbon share a point. Both edges of a ribbon only rise
/// or only fall, so over a span of x they reach furthest at its ends.
pub(crate) fn covers(ribbon: &Ribbon, rect: Rect) -> bool {
    let from = rect.x.max(ribbon.x0);
    let to = rect.right().min(ribbon.x1);
    if to - from <= HAIR {
        return false;
    }
    let edge = |x: f64, side: f64| ribbon.center_at(x) + side * ribbon.thickness_at(x) / 2.0;
    let top = edge(from, -1.0).min(edge(to, -1.0));
    let bottom = edge(from, 1.0).max(edge(to, 1.0));
    bottom - rect.y > HAIR && rect.bottom() - top > HAIR
}

/// Lines of a label as one text, to compare with the name it was broken from.
pub(crate) fn joined(lines: &[String]) -> String {
    without_spaces(&lines.concat())
}

/// A text without what breaking it into lines may take away.
pub(crate) fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}
