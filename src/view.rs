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
pub use words::{description, title};

use crate::cube::Cube;
use crate::dataset::{Dataset, IndicatorId, PairingId, ReadingId, Value};
use crate::layout::graph::{Graph, Grouping};
use crate::layout::order::{Arrangement, arrange};
use crate::layout::pairing::Diagram;
use crate::layout::timeline::{Timeline, face};
use crate::paint;
use crate::scene::{Item, Scene, Target};
#[cfg(feature = "charts")]
use crate::search::Index;
use crate::sort;
use crate::state::{State, View};
use std::cell::OnceCell;

/// A data set with what is worth computing once for it.
#[derive(Debug)]
pub struct Model {
    /// The data.
    pub dataset: Dataset,
    by_cluster: OnceCell<(Graph, Arrangement)>,
    by_province: OnceCell<(Graph, Arrangement)>,
    indicators: OnceCell<Vec<(IndicatorId, usize)>>,
    by_pairing: OnceCell<Vec<Vec<ReadingId>>>,
    by_mark: OnceCell<Vec<Vec<(u64, Vec<ReadingId>)>>>,
    trending: OnceCell<Option<IndicatorId>>,
    cube: OnceCell<Option<Cube>>,
    #[cfg(feature = "charts")]
    index: OnceCell<Index>,
}

impl Model {
    /// Wraps a data set; nothing is computed yet.
    pub fn new(dataset: Dataset) -> Model {
        Model {
            dataset,
            by_cluster: OnceCell::new(),
            by_province: OnceCell::new(),
            indicators: OnceCell::new(),
            by_pairing: OnceCell::new(),
            by_mark: OnceCell::new(),
            trending: OnceCell::new(),
            cube: OnceCell::new(),
            #[cfg(feature = "charts")]
            index: OnceCell::new(),
        }
    }

    /// The readings in columns; `None` where they name more things than columns
    /// can tell apart.
    pub fn cube(&self) -> Option<&Cube> {
        let cube = || Cube::new(&self.dataset).ok();
        self.cube.get_or_init(cube).as_ref()
    }

    /// The names of everything, ready to be searched.
    #[cfg(feature = "charts")]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.dataset))
    }

    /// The graph of all pairings and its order. The order is that of the whole
    /// data set, so that filtering takes away without moving what stays.
    pub fn arrangement(&self, grouping: Grouping) -> &(Graph, Arrangement) {
        let cell = match grouping {
            Grouping::Province => &self.by_province,
            _ => &self.by_cluster,
        };
        cell.get_or_init(|| {
            let graph = Graph::new(&self.dataset, grouping);
            let arrangement = arrange(&graph);
            (graph, arrangement)
        })
    }

    /// The indicators that have readings, each with how many pairings have one;
    /// those of most pairings first. Texts cannot be charted and are left out.
    pub fn indicators(&self) -> &[(IndicatorId, usize)] {
        self.indicators.get_or_init(|| {
            let mut having: Vec<Vec<PairingId>> = vec![Vec::new(); self.dataset.indicators.len()];
            for reading in &self.dataset.readings {
                if let (Value::Number { .. }, Some(pairing)) = (&reading.value, reading.pairing)
                    && !having[reading.indicator.index()].contains(&pairing)
                {
                    having[reading.indicator.index()].push(pairing);
                }
            }
            let order = sort::order(having.len(), &|a, b| having[b].len().cmp(&having[a].len()));
            let mut indicators = Vec::new();
            for at in order {
                if !having[at].is_empty() {
                    indicators.push((IndicatorId(at as u32), having[at].len()));
                }
            }
            indicators
        })
    }

    /// The readings of one pairing, in file order.
    pub fn readings_of(&self, pairing: PairingId) -> &[ReadingId] {
        let by_pairing = self.by_pairing.get_or_init(|| {
            let mut by_pairing = vec![Vec::new(); self.dataset.pairings.len()];
            for (reading, number) in self.dataset.readings.iter().zip(0..) {
                if let Some(pairing) = reading.pairing {
                    by_pairing[pairing.index()].push(ReadingId(number));
                }
            }
            by_pairing
        });
        by_pairing.get(pairing.index()).map_or(&[], Vec::as_slice)
    }

    /// The readings that share a mark on the timeline with one, itself among them, in
    /// file order.
    fn sharing_mark(&self, id: ReadingId) -> &[ReadingId] {
        let pairings = self.dataset.pairings.len();
        let by_mark = self.by_mark.get_or_init(|| {
            let mut by_mark = Vec::with_capacity(pairings + 1);
            for pairing in (0..pairings as u32).map(PairingId) {
                by_mark.push(self.marks(&mut self.readings_of(pairing).iter().copied()));
            }
            let all = (0..self.dataset.readings.len() as u32).map(ReadingId);
            let mut about_all = all.filter(|&id| self.dataset[id].pairing.is_none());
            by_mark.push(self.marks(&mut about_all));
            by_mark
        });
        let reading = &self.dataset[id];
        let own = face(&self.dataset, reading);
        let place = reading.pairing.map_or(pairings, PairingId::index);
        let marks = by_mark.get(place).map_or(&[][..], Vec::as_slice);
        let at = marks.binary_search_by_key(&own, |(face, _)| *face);
        at.map_or(&[], |at| &marks[at].1)
    }

    /// Readings by what those on one mark have in common: there are few marks, however
    /// many readings.
    fn marks(&self, readings: &mut dyn Iterator<Item = ReadingId>) -> Vec<(u64, Vec<ReadingId>)> {
        let mut marks: Vec<(u64, Vec<ReadingId>)> = Vec::new();
        for id in readings {
            let own = face(&self.dataset, &self.dataset[id]);
            match marks.binary_search_by_key(&own, |(face, _)| *face) {
                Ok(at) => marks[at].1.push(id),
                Err(at) => marks.insert(at, (own, vec![id])),
            }
        }
        marks
    }

    /// The pairings that the filter keeps, in the plan's order.
    pub fn shown(&self, state: &State) -> Vec<PairingId> {
        let mut shown = Vec::new();
        for pairing in (0..self.dataset.pairings.len() as u32).map(PairingId) {
            if state.filter.keeps_pairing(&self.dataset, pairing) {
                shown.push(pairing);
            }
        }
        shown
    }
}

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
