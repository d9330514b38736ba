//! From CSS pixels to the whole numbers that plotters takes.

use crate::geometry::{Point, Rect};
use plotters_backend::BackendCoord;

/// How a surface counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// Steps to the CSS pixel.
    pub(super) unit: f64,
    /// Device pixels to the CSS pixel, where the surface has pixels: edges of
    /// boxes are put between them.
    pub(super) dpr: Option<f64>,
    /// How far a text is moved down so that its capitals are centred, in ems.
    pub(super) text_shift: f64,
}

impl Grid {
    /// A point on the grid. Not-a-number lands on 0 and far-away points at the
    /// grid's end: a float cast in Rust saturates.
    pub(super) fn at(self, p: Point) -> BackendCoord {
        (
            (p.x * self.unit).round() as i32,
            (p.y * self.unit).round() as i32,
        )
    }

    /// A length on the grid, at least one step.
    pub(super) fn length(self, pixels: f64) -> u32 {
        ((pixels * self.unit).round() as u32).max(1)
    }

    /// The corners of a box on the grid, its edges between device pixels; a box
    /// thinner than a pixel becomes one pixel thick.
    pub(super) fn sharp(self, rect: Rect) -> (BackendCoord, BackendCoord) {
        let corner = |x, y| self.at(Point { x, y });
        let Some(dpr) = self.dpr else {
            return (corner(rect.x, rect.y), corner(rect.right(), rect.bottom()));
        };
        let span = |from: f64, to: f64| {
            let start = (from * dpr).round();
            let end = (to * dpr).round().max(start + 1.0);
            (start / dpr, end / dpr)
        };
        let (left, right) = span(rect.x, rect.right());
        let (top, bottom) = span(rect.y, rect.bottom());
        (corner(left, top), corner(right, bottom))
    }
}
