//! A plotters backend with a finer grid than pixels and its own way with text.

use super::Pen;
use crate::scene::Anchor;
use crate::text::FAMILY;
use crate::theme::Color;
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, FontFamily,
    FontStyle, FontTransform,
};
use std::convert::Infallible;

/// A backend and how it counts and sets text.
pub(super) struct Surface<B> {
    pub(super) backend: B,
    /// What a font size is multiplied with so that the backend draws that size.
    pub(super) font_factor: f64,
}

impl<B: DrawingBackend> Pen for Surface<B> {
    fn fill_box(&mut self, from: BackendCoord, to: BackendCoord, fill: Color) -> bool {
        self.backend
            .draw_rect(from, to, &Style::fill(fill), true)
            .is_ok()
    }

    fn fill(&mut self, corners: &[BackendCoord], fill: Color) -> bool {
        self.backend
            .fill_polygon(corners.iter().copied(), &Style::fill(fill))
            .is_ok()
    }

    fn stroke(&mut self, points: &[BackendCoord], color: Color, width: u32) -> bool {
        self.backend
            .draw_path(points.iter().copied(), &Style::stroke(color, width))
            .is_ok()
    }

    fn circle(&mut self, center: BackendCoord, radius: u32, color: Color, width: u32) -> bool {
        let style = Style::stroke(color, width);
        self.backend
            .draw_circle(center, radius, &style, false)
            .is_ok()
    }

    fn write(
        &mut self,
        text: &str,
        at: BackendCoord,
        size: f64,
        bold: bool,
        anchor: Anchor,
        color: Color,
    ) -> bool {
        let h_pos = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = TextStyle {
            size: self.font_size(size),
            bold,
            anchor: Pos::new(h_pos, VPos::Center),
            color: backend_color(color),
        };
        self.backend.draw_text(text, &style, at).is_ok()
    }
}

impl<B> Surface<B> {
    /// The size to ask for. plotters divides it again by the factor; the
    /// neighbour whose quotient is round is taken, so that it prints short.
    fn font_size(&self, wanted: f64) -> f64 {
        let size = wanted * self.font_factor;
        [size, size.next_up(), size.next_down()]
            .into_iter()
            .find(|s| s / self.font_factor == wanted)
            .unwrap_or(size)
    }
}

struct Style {
    color: BackendColor,
    width: u32,
}

impl Style {
    fn fill(color: Color) -> Style {
        Style::stroke(color, 0)
    }

    fn stroke(color: Color, width: u32) -> Style {
        Style {
            color: backend_color(color),
            width,
        }
    }
}

impl BackendStyle for Style {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

fn backend_color(color: Color) -> BackendColor {
    BackendColor {
        rgb: color.rgb,
        alpha: color.alpha,
    }
}

/// How a text is set.
struct TextStyle {
    size: f64,
    bold: bool,
    anchor: Pos,
    color: BackendColor,
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
