//! The scene on an HTML canvas.

use super::grid::Grid;
use super::surface::Surface;
use super::{Item, Pen, paint};
use crate::scene::Anchor;
use crate::text::FAMILY;
use crate::theme::Color;
use plotters_backend::BackendCoord;
use plotters_canvas::CanvasBackend;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Steps to the pixel: fine enough that a drawn curve matches a true one.
const UNIT: f64 = 16.0;

/// Why a canvas could not be painted.
#[derive(Debug)]
pub struct PaintError(String);

impl fmt::Display for PaintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the canvas cannot be painted: {}", self.0)
    }
}

/// How a canvas is sized.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// To the picture.
    Exact,
    /// A canvas that is as wide and up to twice as high as the picture keeps its
    /// height: giving it another throws its memory away, which takes longer than
    /// painting. Its owner cuts off what is too much.
    Roomy,
}

/// Sizes the canvas to `width × height` CSS pixels at `dpr` device pixels each,
/// clears it and draws the items.
///
/// # Errors
/// When the canvas has no 2d context or the browser refuses a call.
pub fn paint_canvas(
    items: &[Item],
    canvas: &HtmlCanvasElement,
    (width, height): (f64, f64),
    dpr: f64,
    fit: Fit,
) -> Result<(), PaintError> {
    let context = context(canvas)?;
    let device = |length: f64| (length * dpr).round().max(1.0) as u32;
    let (width, height) = (device(width), device(height));
    let most = match fit {
        Fit::Exact => height,
        Fit::Roomy => height.saturating_mul(2),
    };
    // Setting a size clears the canvas and its state, but also throws away its
    // memory; only a change is worth that.
    if canvas.width() != width || !(height..=most).contains(&canvas.height()) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let failed = |_: JsValue| PaintError("its transform cannot be set".to_owned());
    context
        .set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        .map_err(failed)?;
    context.clear_rect(
        0.0,
        0.0,
        f64::from(canvas.width()),
        f64::from(canvas.height()),
    );
    let scale = dpr / UNIT;
    context
        .set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
        .map_err(failed)?;
    let backend = CanvasBackend::with_canvas_object(canvas.clone())
        .ok_or_else(|| PaintError("it has no 2d context".to_owned()))?;
    context.set_text_baseline("middle");
    let mut pen = CanvasPen {
        shapes: Surface {
            backend,
            font_factor: 1.0,
        },
        context,
        ink: None,
        font: None,
        anchor: None,
    };
    let grid = Grid {
        unit: UNIT,
        dpr: Some(dpr),
        text_shift: 0.065,
    };
    if paint(items, grid, &mut pen) {
        Ok(())
    } else {
        Err(PaintError("the browser refused a drawing call".to_owned()))
    }
}

/// Shapes through plotters; texts by itself, since plotters tells the canvas anew for
/// each in which font, colour and alignment it is, which takes longer than writing it.
struct CanvasPen {
    shapes: Surface<CanvasBackend>,
    context: CanvasRenderingContext2d,
    /// What the canvas fills with at present, as far as is known.
    ink: Option<Color>,
    /// The size and weight it writes in.
    font: Option<(f64, bool)>,
    anchor: Option<Anchor>,
}

impl Pen for CanvasPen {
    fn fill_box(&mut self, from: BackendCoord, to: BackendCoord, fill: Color) -> bool {
        self.ink = None;
        self.shapes.fill_box(from, to, fill)
    }

    fn fill(&mut self, corners: &[BackendCoord], fill: Color) -> bool {
        self.ink = None;
        self.shapes.fill(corners, fill)
    }

    fn stroke(&mut self, points: &[BackendCoord], color: Color, width: u32) -> bool {
        self.shapes.stroke(points, color, width)
    }

    fn circle(&mut self, center: BackendCoord, radius: u32, color: Color, width: u32) -> bool {
        self.shapes.circle(center, radius, color, width)
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
        let context = &self.context;
        if self.anchor != Some(anchor) {
            context.set_text_align(match anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            self.anchor = Some(anchor);
        }
        if self.ink != Some(color) {
            context.set_fill_style_str(&css(color));
            self.ink = Some(color);
        }
        if self.font != Some((size, bold)) {
            let weight = if bold { "bold" } else { "normal" };
            context.set_font(&[weight, " ", &size.to_string(), "px ", FAMILY].concat());
            self.font = Some((size, bold));
        }
        context
            .fill_text(text, f64::from(at.0), f64::from(at.1))
            .is_ok()
    }
}

fn css(color: Color) -> String {
    let (r, g, b) = color.rgb;
    let [r, g, b] = [r, g, b].map(|part| part.to_string());
    let alpha = color.alpha.to_string();
    ["rgba(", &r, ",", &g, ",", &b, ",", &alpha, ")"].concat()
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, PaintError> {
    canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into().ok())
        .ok_or_else(|| PaintError("it has no 2d context".to_owned()))
}
