//! Draws a scene through plotters: one painter for the canvas and for SVG.
//!
//! plotters takes whole-number coordinates, so a surface has a grid of several
//! steps to the pixel; the canvas is scaled down by the same factor and the SVG
//! by its view box. Text is measured by [`crate::text`], never by plotters.

#[cfg(target_arch = "wasm32")]
mod canvas;
mod grid;
mod surface;
mod svg;

#[cfg(target_arch = "wasm32")]
pub use canvas::{Fit, PaintError, paint_canvas};
pub use svg::{Frame, escape, svg};

use crate::geometry::{Point, Rect, Ribbon, ease};
use crate::scene::{Anchor, Item, Text};
use crate::theme::Color;
use grid::Grid;
use plotters_backend::BackendCoord;

/// How far a drawn ribbon may stray from its curve, in CSS pixels: a thin one
/// hides more than a broad one.
const FINE: f64 = 0.2;
const COARSE: f64 = 0.5;
const COARSEST: f64 = 1.0;
/// Below this thickness a ribbon is drawn as a line. Among thousands of ribbons
/// they are the most, and browsers draw a thin line several times faster than a
/// thin area.
const THIN: f64 = 1.5;
/// Below this one it is a hair among thousands.
const HAIR: f64 = 0.6;

/// What the painter asks of a surface, in steps of its grid. Each call answers
/// whether the surface took it. An interface of objects, so that the painter is
/// compiled once for all surfaces.
trait Pen {
    fn fill_box(&mut self, from: BackendCoord, to: BackendCoord, fill: Color) -> bool;
    fn fill(&mut self, corners: &[BackendCoord], fill: Color) -> bool;
    fn stroke(&mut self, points: &[BackendCoord], color: Color, width: u32) -> bool;
    fn circle(&mut self, center: BackendCoord, radius: u32, color: Color, width: u32) -> bool;
    fn write(
        &mut self,
        text: &str,
        at: BackendCoord,
        size: f64,
        bold: bool,
        anchor: Anchor,
        color: Color,
    ) -> bool;
}

/// Draws the items in order; whether the surface took them all.
fn paint(items: &[Item], grid: Grid, pen: &mut dyn Pen) -> bool {
    let mut painter = Painter {
        grid,
        pen,
        points: Vec::new(),
        row: Row::default(),
    };
    items.iter().all(|item| painter.draw(item)) && painter.end_row()
}

struct Painter<'a> {
    grid: Grid,
    pen: &'a mut dyn Pen,
    /// Kept from item to item to spare the memory's coming and going.
    points: Vec<BackendCoord>,
    row: Row,
}

/// Boxes that are yet to be drawn: of one colour, side by side, their tops on one
/// level. They are one stroke like a comb, whose back encloses nothing: a call for
/// each takes longer than drawing it.
#[derive(Default)]
struct Row {
    corners: Vec<BackendCoord>,
    fill: Option<Color>,
}

impl Row {
    /// Adds a box, if it belongs here.
    fn add(&mut self, (from, to): (BackendCoord, BackendCoord), fill: Color) -> bool {
        if let Some(last) = self.corners.last()
            && (self.fill != Some(fill) || last.1 != from.1 || last.0 > from.0)
        {
            return false;
        }
        self.fill = Some(fill);
        self.corners
            .extend([from, (from.0, to.1), to, (to.0, from.1)]);
        true
    }
}

impl Painter<'_> {
    fn draw(&mut self, item: &Item) -> bool {
        let grid = self.grid;
        if let Item::Box { rect, fill } = item {
            return self.filled(*rect, *fill);
        }
        if !self.end_row() {
            return false;
        }
        match item {
            Item::Box { .. } => true,
            Item::Frame { rect, color, width } => self.frame(*rect, *color, *width),
            Item::Ribbon { ribbon, fill } => self.band(ribbon, *fill),
            Item::Line {
                points,
                color,
                width,
            } => self.line(points, *color, *width),
            Item::Shape { points, fill } => {
                self.place(points);
                self.pen.fill(&self.points, *fill)
            }
            Item::Ring {
                center,
                radius,
                color,
                width,
            } => {
                let width = grid.length(*width);
                self.pen
                    .circle(grid.at(*center), grid.length(*radius), *color, width)
            }
            Item::Text(text) => self.write(text),
        }
    }

    fn filled(&mut self, rect: Rect, fill: Color) -> bool {
        let corners = self.grid.sharp(rect);
        self.row.add(corners, fill) || (self.end_row() && self.row.add(corners, fill))
    }

    /// Draws the boxes that have been put off.
    fn end_row(&mut self) -> bool {
        let Some(fill) = self.row.fill.take() else {
            return true;
        };
        let drawn = match *self.row.corners {
            [from, _, to, _] => self.pen.fill_box(from, to, fill),
            _ => self.pen.fill(&self.row.corners, fill),
        };
        self.row.corners.clear();
        drawn
    }

    /// A frame in one stroke around its outside and back around its inside, its
    /// edges those of four thin boxes: backends disagree on outlined rectangles.
    fn frame(&mut self, rect: Rect, color: Color, width: f64) -> bool {
        let (left, top) = self.grid.sharp(rect).0;
        let (right, bottom) = self.grid.sharp(rect).1;
        let side = |x, y, width, height| self.grid.sharp(Rect::new(x, y, width, height));
        let near = side(rect.x, rect.y, width, width).1;
        let far = side(rect.right() - width, rect.bottom() - width, width, width).0;
        if near.0 >= far.0 || near.1 >= far.1 {
            return self.pen.fill_box((left, top), (right, bottom), color);
        }
        let corners = [
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top),
            near,
            (near.0, far.1),
            far,
            (far.0, near.1),
            near,
        ];
        self.pen.fill(&corners, color)
    }

    fn band(&mut self, ribbon: &Ribbon, fill: Color) -> bool {
        let grid = self.grid;
        let thickness = ribbon.w0.max(ribbon.w1);
        let thin = thickness < THIN;
        let pieces = ribbon.pieces(match thickness {
            t if t < HAIR => COARSEST,
            t if t < THIN => COARSE,
            _ => FINE,
        });
        let edge = |i: usize, side: f64| {
            let share = i as f64 / pieces as f64;
            let eased = ease(share);
            let half = 0.5 * (ribbon.w0 * (1.0 - eased) + ribbon.w1 * eased);
            grid.at(Point {
                x: ribbon.x0 + (ribbon.x1 - ribbon.x0) * share,
                y: ribbon.y0 + (ribbon.y1 - ribbon.y0) * eased + side * half,
            })
        };
        self.points.clear();
        if thin {
            self.points.extend((0..=pieces).map(|i| edge(i, 0.0)));
            return self.pen.stroke(&self.points, fill, grid.length(thickness));
        }
        self.points.extend((0..=pieces).map(|i| edge(i, -1.0)));
        self.points.extend((0..=pieces).rev().map(|i| edge(i, 1.0)));
        self.pen.fill(&self.points, fill)
    }

    /// Horizontal and vertical lines are drawn as boxes: only so do they keep
    /// their width and their place on every backend.
    fn line(&mut self, points: &[Point], color: Color, width: f64) -> bool {
        if let [from, to] = *points {
            let half = width / 2.0;
            if from.y == to.y {
                let (x, length) = (from.x.min(to.x), (to.x - from.x).abs());
                return self.filled(Rect::new(x, from.y - half, length, width), color);
            }
            if from.x == to.x {
                let (y, length) = (from.y.min(to.y), (to.y - from.y).abs());
                return self.filled(Rect::new(from.x - half, y, width, length), color);
            }
        }
        self.place(points);
        self.pen
            .stroke(&self.points, color, self.grid.length(width))
    }

    fn place(&mut self, points: &[Point]) {
        let grid = self.grid;
        self.points.clear();
        self.points.extend(points.iter().map(|&p| grid.at(p)));
    }

    fn write(&mut self, text: &Text) -> bool {
        let y = text.at.y + text.size * self.grid.text_shift;
        let at = self.grid.at(Point { x: text.at.x, y });
        let size = text.size * self.grid.unit;
        // Control characters are not allowed in XML and mean nothing in a picture.
        let clean: String;
        let mut words = text.text.as_str();
        if words.chars().any(char::is_control) {
            clean = words.chars().filter(|c| !c.is_control()).collect();
            words = &clean;
        }
        self.pen
            .write(words, at, size, text.bold, text.anchor, text.color)
    }
}
