//! From data and state to a picture: which layout, which colours, which words.
//!
//! ```text
//! drawing(model, state, view, width)  numbers      when sizes, filters or words change
//! scene(model, state, &drawing)       base layer   the same
//! overlay(model, state, &drawing)     on top       on every hover and selection
//! ```

mod bar;
mod bars;
mod card;
mod chart;
mod charts;
mod choices;
mod credit;
pub mod facets;
mod glyph;
mod indicator;
mod key;
mod matrix;
mod mirror;
mod model;
mod pairing;
mod sheet;
pub mod sources;
mod strokes;
pub mod table;
mod target;
mod timeline;
mod trend;
mod words;

pub use card::{Card, card};
pub use chart::{Band, Chart};
pub use choices::{Choice, Choosable, choices, filters};
pub use matrix::grid as matrix_grid;
pub use mirror::{
    Direction, Mirror, column_named, mirror, neighbour, parse_target, target_text, years_between,
};
pub use model::Model;
pub use words::{description, title};

use crate::layout::pairing::Diagram;
use crate::layout::timeline::Timeline;
use crate::paint;
use crate::scene::{Item, Scene, Target};
use crate::state::{State, View};

/// Whether the filters leave a view nothing to show.
pub fn is_empty(model: &Model, state: &State, view: View) -> bool {
    let shown = model.shown(state);
    let kept = || {
        model.dataset.readings.iter().any(|reading| {
            let pairing = reading.pairing.is_none_or(|p| shown.contains(&p));
            pairing && state.filter.keeps_reading(reading)
        })
    };
    shown.is_empty() || (view != View::Pairing && !kept())
}

/// A view laid out.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// The pairing diagram.
    Pairing(Diagram),
    /// Readings on the plan's term.
    Timeline(Timeline),
    /// Any of the charts.
    Chart(Chart),
}

impl Drawing {
    /// Its width in CSS pixels.
    fn width(&self) -> f64 {
        match self {
            Drawing::Pairing(diagram) => diagram.width,
            Drawing::Timeline(timeline) => timeline.width,
            Drawing::Chart(chart) => chart.scene.width,
        }
    }
}

/// Height of a diagram too crowded for names, in CSS pixels.
const CROWDED_HEIGHT: f64 = 860.0;

/// Lays out a view at a width in CSS pixels.
pub fn drawing(model: &Model, state: &State, view: View, width: f64) -> Drawing {
    let width = width.clamp(240.0, 8000.0);
    let state = &state.fitted(width);
    match view {
        View::Pairing => Drawing::Pairing(pairing::lay_out(model, state, width, CROWDED_HEIGHT)),
        View::Timeline => Drawing::Timeline(timeline::lay_out(model, state, width)),
        _ => Drawing::Chart(charts::chart(model, state, view, width)),
    }
}

/// The base layer: everything at rest, and below it up to when the data reach.
pub fn scene(model: &Model, state: &State, drawing: &Drawing) -> Scene {
    let state = &state.fitted(drawing.width());
    let mut scene = match drawing {
        Drawing::Pairing(diagram) => pairing::scene(state, diagram),
        Drawing::Timeline(timeline) => timeline::scene(model, state, timeline),
        Drawing::Chart(chart) => chart.scene.clone(),
    };
    credit::add(&model.dataset, state, &mut scene);
    scene
}

/// What lies over the base layer: what is pointed at or selected lights up, the
/// rest recedes. Empty when nothing is.
pub fn overlay(model: &Model, state: &State, drawing: &Drawing) -> Vec<Item> {
    let mut targets: Vec<Target> = Vec::new();
    for &key in &state.selected {
        targets.push(Target::Key(key));
    }
    targets.extend(state.hover.map(|(_, target)| target));
    if targets.is_empty() {
        return Vec::new();
    }
    let state = &state.fitted(drawing.width());
    match drawing {
        Drawing::Pairing(diagram) => pairing::overlay(model, state, diagram, &targets),
        Drawing::Timeline(timeline) => timeline::overlay(model, state, timeline, &targets),
        Drawing::Chart(chart) => chart::overlay(model, state, chart, &targets),
    }
}

/// A finished picture with its texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// SVG document.
    pub svg: String,
    /// Title.
    pub title: String,
    /// Description in a few sentences.
    pub description: String,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
}

/// Draws a view as SVG, exactly as the page shows it.
pub fn picture(model: &Model, state: &State, view: View, width: f64) -> Picture {
    let drawing = drawing(model, state, view, width);
    let scene = scene(model, state, &drawing);
    let over = overlay(model, state, &drawing);
    let (title, description) = (title(model, state, view), description(model, state, view));
    let frame = paint::Frame {
        width: scene.width,
        height: scene.height,
        lang: state.lang.tag(),
        title: &title,
        description: &description,
    };
    let svg = paint::svg(&[&scene.items, &over], &frame);
    Picture {
        svg,
        title,
        description,
        width: scene.width,
        height: scene.height,
    }
}
