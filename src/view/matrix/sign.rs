//! The small signs of the matrix, in its cells and in its key.

use crate::cube::matrix::Strength;
use crate::geometry::{Point, Rect, corners};
use crate::layout::matrix::Mark;
use crate::scene::{Anchor, Item, Text};
use crate::text;
use crate::theme::{Color, Theme};

/// What the key explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::view) enum Sign {
    /// Nothing: the words explain themselves.
    None,
    /// The number of a column.
    Number(usize),
    /// The fill of a kind of evidence.
    Fill(Strength),
    /// The shape of a plan.
    Plan,
    /// What stands in a cell for which nothing was found.
    Missing,
    /// What stands in a cell that the filter leaves out.
    LeftOut,
}

/// A box for what is, an arrowhead for a plan; full, half or hollow by evidence.
pub(super) fn draw_mark(mark: &Mark, theme: &Theme, items: &mut Vec<Item>) {
    let Rect {
        x,
        y,
        width,
        height,
    } = mark.rect;
    let ink = theme.ink;
    let upper_half = (height / 2.0).floor();
    let half = Rect::new(x, y + upper_half, width, height - upper_half);
    if !mark.planned {
        let filled = match mark.strength {
            Strength::Official => mark.rect,
            Strength::Press | Strength::Secondary => half,
        };
        if mark.strength != Strength::Secondary {
            items.push(Item::Box {
                rect: filled,
                fill: ink,
            });
        }
        if mark.strength == Strength::Official {
            return;
        }
        items.push(Item::Frame {
            rect: mark.rect,
            color: ink,
            width: 1.0,
        });
        return;
    }
    // The stroke lies half outside: this much further in, the arrowhead is as large as a box.
    let (left, right) = (x + 0.5, x + width - 0.5);
    let (top, middle, bottom) = (y + 0.5, y + height / 2.0, y + height - 0.5);
    let shoulder = (right - height).max(left);
    let upper = [(left, top), (shoulder, top), (right, middle)];
    let lower = [(right, middle), (shoulder, bottom), (left, bottom)];
    let fill = match mark.strength {
        Strength::Official => [&upper[..], &lower].concat(),
        Strength::Press => [&[(left, middle)], &lower[..]].concat(),
        Strength::Secondary => Vec::new(),
    };
    if !fill.is_empty() {
        items.push(Item::Shape {
            points: corners(&fill, Point::default(), 1.0),
            fill: ink,
        });
    }
    line(&[&upper[..], &lower, &upper[..1]].concat(), ink, items);
}

/// Draws a sign around a point.
pub(in crate::view) fn draw_sign(
    sign: Sign,
    at: Point,
    size: f64,
    theme: &Theme,
    items: &mut Vec<Item>,
) {
    let half = (sign_width(sign, size) / 2.0).round();
    let mark = |strength, planned| Mark {
        rect: Rect::new(
            (at.x - half).round(),
            (at.y - half).round(),
            half * 2.0,
            half * 2.0,
        ),
        strength,
        planned,
    };
    match sign {
        Sign::None => {}
        Sign::Number(number) => items.push(Item::Text(Text {
            at,
            text: number.to_string(),
            size,
            bold: true,
            anchor: Anchor::Middle,
            color: theme.ink,
        })),
        Sign::Fill(strength) => draw_mark(&mark(strength, false), theme, items),
        Sign::Plan => draw_mark(&mark(Strength::Secondary, true), theme, items),
        Sign::Missing => {
            let y = at.y.floor() + 0.5;
            line(&[(at.x - half, y), (at.x + half, y)], theme.muted, items);
        }
        Sign::LeftOut => line(
            &[(at.x - half, at.y + half), (at.x + half, at.y - half)],
            theme.muted,
            items,
        ),
    }
}

/// How wide a sign is beside text of a size.
pub(in crate::view) fn sign_width(sign: Sign, size: f64) -> f64 {
    match sign {
        Sign::None => 0.0,
        Sign::Number(number) => text::width(&number.to_string(), size, true),
        Sign::Fill(_) | Sign::Plan | Sign::Missing | Sign::LeftOut => (size * 0.3).round() * 2.0,
    }
}

pub(super) fn line(ends: &[(f64, f64)], color: Color, items: &mut Vec<Item>) {
    items.push(Item::Line {
        points: corners(ends, Point::default(), 1.0),
        color,
        width: 1.0,
    });
}
