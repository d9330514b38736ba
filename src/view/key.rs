//! The key of a picture: signs with words, set in lines like text.

use super::bar::{self, Style};
use crate::dataset::{Bound, Evidence};
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
    /// A bar.
    Bar(Style),
    /// The bar of a figure that is zero.
    Zero,
    /// A dot that is counted, or the sign of a figure.
    Dot(Style),
    /// The part of the term that has passed.
    Passed,
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
    entries: Vec<Placed>,
    size: f64,
    pub(super) bottom: f64,
}

#[derive(Debug, Clone, PartialEq)]
struct Placed {
    sign: Sign,
    /// The sign stands beside the first line.
    lines: Vec<String>,
    rect: Rect,
}

/// Between sign and word, and between entries.
const INNER: f64 = 6.0;
const OUTER: f64 = 18.0;

/// Sets the entries in lines of at most `width`, from `(x, y)` down. What is
/// wider than a whole line is broken.
pub(super) fn flow(entries: &[Entry], x: f64, y: f64, width: f64, size: f64) -> Key {
    let line = line_height(size);
    let (mut at_x, mut at_y) = (x, y);
    let mut bottom = y + line;
    let mut placed = Vec::with_capacity(entries.len());
    for entry in entries {
        let before = sign_width(entry.sign, size) + INNER;
        let lines = text::wrap_evenly(&entry.text, size, false, width - before);
        let widest = lines
            .iter()
            .map(|l| text::width(l, size, false))
            .fold(0.0, f64::max);
        if at_x > x && at_x + before + widest > x + width {
            (at_x, at_y) = (x, bottom);
        }
        let rect = Rect::new(at_x, at_y, before + widest, line * lines.len() as f64);
        (at_x, bottom) = (rect.right() + OUTER, bottom.max(rect.bottom()));
        placed.push(Placed {
            sign: entry.sign,
            lines,
            rect,
        });
    }
    Key {
        entries: placed,
        size,
        bottom,
    }
}

fn line_height(size: f64) -> f64 {
    (size * text::LINE + 4.0).ceil()
}

pub(super) fn draw(key: &Key, theme: &Theme, items: &mut Vec<Item>) {
    let line = line_height(key.size);
    for Placed { sign, lines, rect } in &key.entries {
        let (sign, rect) = (*sign, *rect);
        let width = sign_width(sign, key.size);
        let middle = Point {
            x: rect.x + width / 2.0,
            y: rect.y + line / 2.0,
        };
        let radius = (key.size * 0.38).round();
        match sign {
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
            Sign::Bar(_) | Sign::Zero | Sign::Passed => {
                let height = (key.size * 0.9).round();
                let shape = Rect::new(rect.x, middle.y - height / 2.0, width, height);
                bar_sign(sign, shape, theme, items);
            }
            Sign::Dot(style) => bar::dot(middle, radius, style, theme, items),
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
        for (i, text) in lines.iter().enumerate() {
            items.push(Item::Text(Text {
                at: Point {
                    x: rect.x + width + INNER,
                    y: middle.y + line * i as f64,
                },
                text: text.clone(),
                size: key.size,
                bold: false,
                anchor: Anchor::Start,
                color: theme.muted,
            }));
        }
    }
}

/// Signs that look like bars, in a box of their width.
fn bar_sign(sign: Sign, rect: Rect, theme: &Theme, items: &mut Vec<Item>) {
    match sign {
        Sign::Bar(style) => {
            let rect = Rect {
                width: 30.0,
                ..rect
            };
            bar::bar(rect, style, theme, items);
        }
        Sign::Zero => {
            let rect = Rect { width: 0.0, ..rect };
            bar::bar(rect, Style::of(Evidence::Government), theme, items);
        }
        _ => {
            let (fill, color) = (theme.node, theme.rule);
            items.push(Item::Box { rect, fill });
            items.push(Item::Frame {
                rect,
                color,
                width: 1.0,
            });
        }
    }
}

fn sign_width(sign: Sign, size: f64) -> f64 {
    match sign {
        Sign::Dashes => 26.0,
        Sign::Span | Sign::Passed => 22.0,
        Sign::Bar(style) => {
            30.0 + if style.bound == Bound::AtLeast {
                8.0
            } else {
                0.0
            }
        }
        Sign::Zero => 4.0,
        Sign::Dot(style) => size + if style.planned { 6.0 } else { 0.0 },
        Sign::Kind(_) | Sign::Evidence(_) => size,
        Sign::Planned => size + 6.0,
    }
}
