//! Draws a scene through plotters: one painter for the canvas and for SVG.
//!
//! plotters takes whole-number coordinates, so a surface has [`UNIT`] steps to
//! the pixel; the canvas is scaled down by the same factor and the SVG by its
//! view box. Text is measured by [`crate::text`], never by plotters.

#[cfg(target_arch = "wasm32")]
mod canvas;
mod surface;
mod svg;

#[cfg(target_arch = "wasm32")]
pub use canvas::{PaintError, paint_canvas};
pub use svg::{Frame, escape, svg};

use crate::geometry::{Point, Rect, Ribbon, ease};
use crate::scene::{Anchor, Item, Text};
use crate::theme::Color;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};
use surface::{Surface, TextStyle};

/// How far a drawn ribbon may stray from its curve, in CSS pixels: a thin one
/// hides more than a broad one.
const FINE: f64 = 0.2;
const COARSE: f64 = 0.5;
/// Below this thickness a ribbon is drawn as a line. Among thousands of ribbons
/// they are the most, and browsers draw a thin line several times faster than a
/// thin area.
const THIN: f64 = 1.5;

type Painted<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Draws the items in order.
fn paint<B: DrawingBackend>(items: &[Item], surface: &mut Surface<B>) -> Painted<B> {
    let mut points = Vec::new();
    for item in items {
        match item {
            Item::Box { rect, fill } => filled(surface, *rect, *fill)?,
            Item::Frame { rect, color, width } => frame(surface, *rect, *color, *width)?,
            Item::Ribbon { ribbon, fill } => band(surface, ribbon, *fill, &mut points)?,
            Item::Line {
                points,
                color,
                width,
            } => stroke(surface, points, *color, *width)?,
            Item::Shape { points, fill } => {
                let path: Vec<BackendCoord> = points.iter().map(|&p| surface.at(p)).collect();
                surface.backend.fill_polygon(path, &style(*fill, 0))?;
            }
            Item::Disc {
                center,
                radius,
                fill,
            } => {
                let at = surface.at(*center);
                let radius = surface.length(*radius);
                surface
                    .backend
                    .draw_circle(at, radius, &style(*fill, 0), true)?;
            }
            Item::Ring {
                center,
                radius,
                color,
                width,
            } => {
                let at = surface.at(*center);
                let (radius, width) = (surface.length(*radius), surface.length(*width));
                surface
                    .backend
                    .draw_circle(at, radius, &style(*color, width), false)?;
            }
            Item::Text(text) => write(surface, text)?,
        }
    }
    Ok(())
}

fn filled<B: DrawingBackend>(surface: &mut Surface<B>, rect: Rect, fill: Color) -> Painted<B> {
    let (from, to) = surface.sharp(rect);
    surface.backend.draw_rect(from, to, &style(fill, 0), true)
}

/// A frame as four thin boxes: backends disagree on outlined rectangles.
fn frame<B: DrawingBackend>(
    surface: &mut Surface<B>,
    rect: Rect,
    color: Color,
    width: f64,
) -> Painted<B> {
    let inner = rect.height - 2.0 * width;
    filled(
        surface,
        Rect {
            height: width,
            ..rect
        },
        color,
    )?;
    filled(
        surface,
        Rect::new(rect.x, rect.bottom() - width, rect.width, width),
        color,
    )?;
    filled(
        surface,
        Rect::new(rect.x, rect.y + width, width, inner),
        color,
    )?;
    filled(
        surface,
        Rect::new(rect.right() - width, rect.y + width, width, inner),
        color,
    )
}

fn band<B: DrawingBackend>(
    surface: &mut Surface<B>,
    ribbon: &Ribbon,
    fill: Color,
    points: &mut Vec<BackendCoord>,
) -> Painted<B> {
    let thickness = ribbon.w0.max(ribbon.w1);
    let thin = thickness < THIN;
    let pieces = ribbon.pieces(if thin { COARSE } else { FINE });
    points.clear();
    let edge = |i: usize, side: f64| {
        let share = i as f64 / pieces as f64;
        let eased = ease(share);
        let half = ribbon
            .w0
            .mul_add(0.5 * (1.0 - eased), 0.5 * ribbon.w1 * eased);
        Point {
            x: ribbon.x0 + (ribbon.x1 - ribbon.x0) * share,
            y: ribbon.y0 + (ribbon.y1 - ribbon.y0) * eased + side * half,
        }
    };
    if thin {
        points.extend((0..=pieces).map(|i| surface.at(edge(i, 0.0))));
        let width = surface.length(thickness);
        return surface
            .backend
            .draw_path(points.iter().copied(), &style(fill, width));
    }
    points.extend((0..=pieces).map(|i| surface.at(edge(i, -1.0))));
    points.extend((0..=pieces).rev().map(|i| surface.at(edge(i, 1.0))));
    surface
        .backend
        .fill_polygon(points.iter().copied(), &style(fill, 0))
}

/// Horizontal and vertical lines are drawn as boxes: only so do they keep their
/// width and their place on every backend.
fn stroke<B: DrawingBackend>(
    surface: &mut Surface<B>,
    points: &[Point],
    color: Color,
    width: f64,
) -> Painted<B> {
    if let [from, to] = *points {
        let half = width / 2.0;
        if from.y == to.y {
            let (x, length) = (from.x.min(to.x), (to.x - from.x).abs());
            return filled(surface, Rect::new(x, from.y - half, length, width), color);
        }
        if from.x == to.x {
            let (y, length) = (from.y.min(to.y), (to.y - from.y).abs());
            return filled(surface, Rect::new(from.x - half, y, width, length), color);
        }
    }
    let path: Vec<BackendCoord> = points.iter().map(|&p| surface.at(p)).collect();
    let width = surface.length(width);
    surface.backend.draw_path(path, &style(color, width))
}

fn write<B: DrawingBackend>(surface: &mut Surface<B>, text: &Text) -> Painted<B> {
    let at = surface.at(Point {
        x: text.at.x,
        y: text.at.y + text.size * surface.text_shift,
    });
    let style = TextStyle {
        size: surface.font_size(text.size),
        bold: text.bold,
        anchor: match text.anchor {
            Anchor::Start => surface::LEFT,
            Anchor::Middle => surface::CENTER,
            Anchor::End => surface::RIGHT,
        },
        color: backend_color(text.color),
    };
    // Control characters are not allowed in XML and mean nothing in a picture.
    if text.text.chars().any(char::is_control) {
        let clean: String = text.text.chars().filter(|c| !c.is_control()).collect();
        return surface.backend.draw_text(&clean, &style, at);
    }
    surface.backend.draw_text(&text.text, &style, at)
}

struct Style {
    color: BackendColor,
    width: u32,
}

impl BackendStyle for Style {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

fn style(color: Color, width: u32) -> Style {
    Style {
        color: backend_color(color),
        width,
    }
}

fn backend_color(color: Color) -> BackendColor {
    BackendColor {
        rgb: color.rgb,
        alpha: color.alpha,
    }
}
