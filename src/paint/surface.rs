//! A plotters backend with a finer grid than pixels and its own way with text.

use crate::geometry::{Point, Rect};
use crate::text::FAMILY;
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendTextStyle, DrawingBackend, FontFamily, FontStyle,
    FontTransform,
};
use std::convert::Infallible;

/// Centred vertically, on the left.
pub(super) const LEFT: Pos = Pos {
    h_pos: HPos::Left,
    v_pos: VPos::Center,
};
/// Centred both ways.
pub(super) const CENTER: Pos = Pos {
    h_pos: HPos::Center,
    v_pos: VPos::Center,
};
/// Centred vertically, on the right.
pub(super) const RIGHT: Pos = Pos {
    h_pos: HPos::Right,
    v_pos: VPos::Center,
};

/// A backend and what sets it apart from the others.
pub(super) struct Surface<B> {
    pub(super) backend: B,
    /// Steps of the backend's grid to the pixel.
    pub(super) unit: f64,
    /// What a font size is multiplied with so that the backend draws that size.
    pub(super) font_factor: f64,
    /// Device pixels to the CSS pixel, where the surface has pixels: edges of
    /// boxes are put between them.
    pub(super) dpr: Option<f64>,
    /// How far a text is moved down so that its capitals are centred, in ems.
    pub(super) text_shift: f64,
}

impl<B: DrawingBackend> Surface<B> {
    /// A point on the backend's grid. Not-a-number lands on 0 and far-away
    /// points at the grid's end: a float cast in Rust saturates.
    pub(super) fn at(&self, p: Point) -> BackendCoord {
        (
            (p.x * self.unit).round() as i32,
            (p.y * self.unit).round() as i32,
        )
    }

    /// The corners of a box on the backend's grid, its edges between device
    /// pixels; a box thinner than a pixel becomes one pixel thick.
    pub(super) fn sharp(&self, rect: Rect) -> (BackendCoord, BackendCoord) {
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

    /// A length on the backend's grid, at least one step.
    pub(super) fn length(&self, pixels: f64) -> u32 {
        ((pixels * self.unit).round() as u32).max(1)
    }

    /// The size to ask for. plotters divides it again by the factor; the
    /// neighbour whose quotient is round is taken, so that it prints short.
    pub(super) fn font_size(&self, pixels: f64) -> f64 {
        let wanted = pixels * self.unit;
        let size = wanted * self.font_factor;
        [size, size.next_up(), size.next_down()]
            .into_iter()
            .find(|s| s / self.font_factor == wanted)
            .unwrap_or(size)
    }
}

/// How a text is set.
pub(super) struct TextStyle {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) anchor: Pos,
    pub(super) color: BackendColor,
}

impl BackendTextStyle for TextStyle {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn transform(&self) -> FontTransform {
        FontTransform::None
    }

    fn style(&self) -> FontStyle {
        if self.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        }
    }

    fn anchor(&self) -> Pos {
        self.anchor
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FAMILY)
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        let width = crate::text::width(text, self.size, self.bold);
        Ok(((0, 0), (width as i32, self.size as i32)))
    }

    fn draw<E, D: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _pos: (i32, i32),
        _draw: D,
    ) -> Result<Result<(), E>, Infallible> {
        // Both backends draw text themselves; neither asks for its pixels.
        Ok(Ok(()))
    }
}
