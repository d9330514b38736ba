//! The scene on an HTML canvas.

use super::grid::Grid;
use super::surface::Surface;
use super::{Item, paint};
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
    let mut surface = Surface {
        backend,
        font_factor: 1.0,
    };
    let grid = Grid {
        unit: UNIT,
        dpr: Some(dpr),
        text_shift: 0.065,
    };
    if paint(items, grid, &mut surface) {
        Ok(())
    } else {
        Err(PaintError("the browser refused a drawing call".to_owned()))
    }
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, PaintError> {
    canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into().ok())
        .ok_or_else(|| PaintError("it has no 2d context".to_owned()))
}
