//! The key of a picture: signs with words, set in lines like text.

use crate::dataset::Evidence;
use crate::geometry::{Point, Rect};
use crate::layout::timeline::Kind;
use crate::scene::{Anchor, Item, Text};
use crate::text;
use crate::theme::Theme;

/// A sign to explain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// The dashed line along a ribbon.
    Dashes,
    /// A kind of reading.
    Kind(Kind),
    /// A kind of evidence.
    Evidence(Evidence),
    /// A planned amount.
    Planned,
    /// The line of a year or month whose day is not known.
    Span,
}

/// A sign and what it means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) sign: Sign,
    pub(super) text: String,
}

/// The entries with their places.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    entries: Vec<(Entry, Rect)>,
    size: f64,
    pub(super) bottom: f64,
}

/// Between sign and word, and between entries.
const INNER: f64 = 6.0;
const OUTER: f64 = 18.0;

/// Sets the entries in lines of at most `width`, from `(x, y)` down.
pub(super) fn flow(entries: &[Entry], x: f64, y: f64, width: f64, size: f64) -> Key {
    let line = (size * text::LINE + 4.0).ceil();
    let (mut at_x, mut at_y) = (x, y);
    let mut placed = Vec::with_capacity(entries.len());
    for entry in entries {
        let needed = sign_width(entry.sign, size) + INNER + text::width(&entry.text, size, false);
        if at_x > x && at_x + needed > x + width {
            (at_x, at_y) = (x, at_y + line);
        }
        placed.push((entry.clone(), Rect::new(at_x, at_y, needed, line)));
        at_x += needed + OUTER;
    }
    Key {
        entries: placed,
        size,
        bottom: at_y + line,
    }
}

pub(super) fn draw(key: &Key, theme: &Theme, items: &mut Vec<Item>) {
    for (entry, rect) in &key.entries {
        let width = sign_width(entry.sign, key.size);
        let middle = Point {
            x: rect.x + width / 2.0,
            y: rect.center().y,
        };
        let radius = (key.size * 0.38).round();
        match entry.sign {
            Sign::Dashes => {
                for dash in [-12.0, -3.0, 6.0] {
                    let points = vec![
                        Point {
                            x: middle.x + dash,
                            y: middle.y,
                        },
                        Point {
                            x: middle.x + dash + 6.0,
                            y: middle.y,
                        },
                    ];
                    items.push(Item::Line {
                        points,
                        color: theme.ink,
                        width: 1.25,
                    });
                }
            }
            Sign::Kind(kind) => super::timeline::glyph(
                kind,
                Evidence::Government,
                false,
                middle,
                radius,
                theme.muted,
                theme.paper,
                items,
            ),
            Sign::Evidence(evidence) => super::timeline::glyph(
                Kind::Visit,
                evidence,
                false,
                middle,
                radius,
                theme.ink,
                theme.paper,
                items,
            ),
            Sign::Planned => super::timeline::glyph(
                Kind::Visit,
                Evidence::Secondary,
                true,
                middle,
                radius,
                theme.ink,
                theme.paper,
                items,
            ),
            Sign::Span => {
                let points = vec![
                    Point {
                        x: rect.x,
                        y: middle.y,
                    },
                    Point {
                        x: rect.x + width,
                        y: middle.y,
                    },
                ];
                items.push(Item::Line {
                    points,
                    color: theme.muted,
                    width: 1.0,
                });
            }
        }
        items.push(Item::Text(Text {
            at: Point {
                x: rect.x + width + INNER,
                y: middle.y,
            },
            text: entry.text.clone(),
            size: key.size,
            bold: false,
            anchor: Anchor::Start,
            color: theme.muted,
        }));
    }
}

fn sign_width(sign: Sign, size: f64) -> f64 {
    match sign {
        Sign::Dashes => 26.0,
        Sign::Span => 22.0,
        Sign::Kind(_) | Sign::Evidence(_) => size,
        Sign::Planned => size + 6.0,
    }
}
