//! The scene as an SVG document.

use super::grid::Grid;
use super::surface::Surface;
use super::{Item, paint};
use plotters::backend::SVGBackend;
use plotters_backend::DrawingBackend;
use std::fmt::Write as _;

/// Steps to the pixel: a tenth is finer than any screen shows in a picture.
const UNIT: f64 = 10.0;

/// What an SVG document says about itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame<'a> {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// BCP 47 tag of the texts.
    pub lang: &'a str,
    /// Title, read out first.
    pub title: &'a str,
    /// Description.
    pub description: &'a str,
}

/// Draws `layers`, back to front, as one document with title and description.
pub fn svg(layers: &[&[Item]], frame: &Frame<'_>) -> String {
    let mut document = String::new();
    let size = (
        (frame.width * UNIT).ceil() as u32,
        (frame.height * UNIT).ceil() as u32,
    );
    {
        let mut surface = Surface {
            backend: SVGBackend::with_string(&mut document, size),
            font_factor: 1.24,
        };
        let grid = Grid {
            unit: UNIT,
            dpr: None,
            text_shift: 0.02,
        };
        for items in layers {
            // Writing into a string cannot fail.
            paint(items, grid, &mut surface);
        }
        let _ = surface.backend.present();
    }
    with_opening(&document, size, frame)
}

/// Replaces the opening tag by one that has the size in pixels and the texts.
fn with_opening(document: &str, size: (u32, u32), frame: &Frame<'_>) -> String {
    let body = document.split_once('\n').map_or("", |(_, body)| body);
    let mut svg = String::with_capacity(document.len() + 512);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" lang=\"{}\">\n\
         <title>{}</title>\n<desc>{}</desc>\n{body}",
        f64::from(size.0) / UNIT,
        f64::from(size.1) / UNIT,
        size.0,
        size.1,
        escape(frame.lang),
        escape(frame.title),
        escape(frame.description),
    );
    svg
}

/// Makes a text safe between tags and inside quoted attributes.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
