//! The key of a picture: signs with words, set in lines like text.

use super::bar::{self, Style};
use super::strokes::{self, Known};
use super::{charts, glyph, matrix};
use crate::dataset::{Bound, Dataset, Evidence};
use crate::geometry::{Point, Rect};
use crate::layout::timeline::Kind;
use crate::scene::{Anchor, Item, Text};
use crate::text;
use crate::theme::{Color, Theme};
use crate::words::Lang;

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
    /// A sign of the matrix.
    Matrix(matrix::Sign),
    /// The dashes beside a mark whose date was worked out.
    Inferred,
    /// The line of today.
    Today,
    /// The sign over a figure that is at least so much.
    AtLeast,
    /// The sign over a figure that is about so much.
    About,
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

/// What a filled mark rests on in this data set.
pub(super) fn filled(dataset: &Dataset, lang: Lang) -> &'static str {
    let words = lang.words();
    let has = |kind| dataset.has_evidence(kind);
    match (has(Evidence::File), has(Evidence::Government)) {
        (false, _) => words.key_government,
        (true, true) => words.key_government_file,
        (true, false) => words.key_file,
    }
}

/// Whether a kind of evidence is to be explained: of a file only what it has.
pub(super) fn explains(dataset: &Dataset, kind: Evidence) -> bool {
    dataset.has_evidence(kind) || !dataset.has_evidence(Evidence::File)
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
        let before = before(entry.sign, size);
        let lines = text::wrap_evenly(&entry.text, size, false, width - before);
        let widest = text::widest(&lines, size, false);
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

/// From an entry's left edge to its words.
fn before(sign: Sign, size: f64) -> f64 {
    let width = sign_width(sign, size);
    width + if width > 0.0 { INNER } else { 0.0 }
}

fn line_height(size: f64) -> f64 {
    (size * text::LINE + 4.0).ceil()
}

pub(super) fn draw(key: &Key, theme: &Theme, items: &mut Vec<Item>) {
    let line = line_height(key.size);
    for Placed { sign, lines, rect } in &key.entries {
        let width = sign_width(*sign, key.size);
        let middle = Point {
            x: rect.x + width / 2.0,
            y: rect.y + line / 2.0,
        };
        draw_sign(*sign, middle, width, key.size, theme, items);
        for (i, text) in lines.iter().enumerate() {
            items.push(Item::Text(Text {
                at: Point {
                    x: rect.x + before(*sign, key.size),
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

fn draw_sign(
    sign: Sign,
    middle: Point,
    width: f64,
    size: f64,
    theme: &Theme,
    items: &mut Vec<Item>,
) {
    let radius = (size * 0.38).round();
    let (left, right) = (middle.x - width / 2.0, middle.x + width / 2.0);
    let (kind, evidence, planned, color) = match sign {
        Sign::Kind(kind) => (kind, Evidence::Government, false, theme.muted),
        Sign::Evidence(evidence) => (Kind::Visit, evidence, false, theme.ink),
        Sign::Planned => (Kind::Visit, Evidence::Secondary, true, theme.ink),
        Sign::Dashes => {
            for dash in [-12.0, -3.0, 6.0] {
                let from = middle.x + dash;
                items.push(level(from, from + 6.0, middle.y, theme.ink, 1.25));
            }
            return;
        }
        Sign::Span => {
            items.push(level(left, right, middle.y, theme.muted, 1.0));
            return;
        }
        Sign::Inferred => {
            let date = Known {
                at: middle,
                span: None,
                inferred: true,
                reach: (1.0, 1.0),
            };
            strokes::known(&date, width / 2.0 - 1.0, &[], theme, items);
            return;
        }
        _ if charts::HERE => return chart_sign(sign, middle, width, size, theme, items),
        _ => return,
    };
    let paper = theme.paper;
    glyph::glyph(kind, evidence, planned, middle, radius, color, paper, items);
}

fn level(from: f64, to: f64, y: f64, color: Color, width: f64) -> Item {
    Item::Line {
        points: vec![Point { x: from, y }, Point { x: to, y }],
        color,
        width,
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
        Sign::Span | Sign::Inferred => 22.0,
        Sign::Kind(_) | Sign::Evidence(_) => size,
        Sign::Planned => size + 6.0,
        _ if charts::HERE => chart_sign_width(sign, size),
        _ => 0.0,
    }
}

/// A sign that only charts explain.
fn chart_sign(
    sign: Sign,
    middle: Point,
    width: f64,
    size: f64,
    theme: &Theme,
    items: &mut Vec<Item>,
) {
    let radius = (size * 0.38).round();
    match sign {
        Sign::Today => {
            let span = (middle.y - radius - 1.0, middle.y + radius + 1.0);
            strokes::upright(middle.x, span, &[], theme.accent, items);
        }
        Sign::Dot(style) => bar::dot(middle, radius, style, theme, items),
        Sign::Matrix(sign) => matrix::draw_sign(sign, middle, size, theme, items),
        Sign::AtLeast => glyph::bound(Bound::AtLeast, middle, 0.0, theme.ink, items),
        Sign::About => glyph::bound(Bound::About, middle, 0.0, theme.ink, items),
        _ => {
            let height = (size * 0.9).round();
            let (x, y) = (middle.x - width / 2.0, middle.y - height / 2.0);
            bar_sign(sign, Rect::new(x, y, width, height), theme, items);
        }
    }
}

fn chart_sign_width(sign: Sign, size: f64) -> f64 {
    match sign {
        Sign::Passed => 22.0,
        Sign::Today => 5.0,
        Sign::Bar(style) if style.bound == Bound::AtLeast => 38.0,
        Sign::Bar(_) => 30.0,
        Sign::Zero => 4.0,
        Sign::Dot(style) if style.planned => size + 6.0,
        Sign::Matrix(sign) => matrix::sign_width(sign, size),
        _ => size,
    }
}
