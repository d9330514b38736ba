//! The readings of one indicator over time: a panel a pairing, all on one scale.

mod caption;
mod frame;
mod height;
mod tags;

pub use tags::Tag;

use super::pairing::Label;
use super::term::Year;
use crate::cube::Cube;
use crate::dataset::{
    Bound, Dataset, Dimension, Evidence, IndicatorId, PairingId, Reading, ReadingId, Value,
};
use crate::date::PartialDate;
use crate::figures::reading_value;
use crate::geometry::{Point, Rect};
use crate::theme::TypeSizes;
use crate::words::Lang;
use frame::Frame;
use height::Height;

/// What the layout depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Width to fill, in CSS pixels.
    pub width: f64,
    /// Font sizes.
    pub sizes: TypeSizes,
    /// Language of the names.
    pub lang: Lang,
    /// Today, where it is to be marked.
    pub today: Option<PartialDate>,
    /// First and last year of the axis.
    pub years: (i32, i32),
    /// The indicator.
    pub indicator: IndicatorId,
    /// Where the panels begin.
    pub top: f64,
}

/// The panels laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// Where the last panel ends.
    pub bottom: f64,
    /// One a pairing and dimension of its units, in reading order.
    pub panels: Vec<Panel>,
    /// Radius of a point.
    pub radius: f64,
}

/// The readings of one pairing.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The pairing.
    pub pairing: PairingId,
    /// The whole panel.
    pub rect: Rect,
    /// The two cities.
    pub heading: Label,
    /// Where points may stand: from the highest value of the scale to its lowest,
    /// from the first year to the last.
    pub plot: Rect,
    /// The height of zero.
    pub zero: f64,
    /// What the plot's upper edge and zero stand for.
    pub scale: [Label; 2],
    /// The years below.
    pub years: Vec<Year>,
    /// Where today is, if it lies in these years.
    pub today: Option<f64>,
    /// In order of their first date.
    pub lines: Vec<Line>,
    /// Figures beside points.
    pub tags: Vec<Tag>,
    /// What each line counts; letters that name lines are bold.
    pub caption: Vec<Label>,
}

/// Readings joined by steps, or a lone one.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Points in order of time.
    pub marks: Vec<Mark>,
    /// Whether a stem rises from zero to it: it stands for itself.
    pub stem: bool,
}

impl Line {
    /// The corners of the steps from point to point; none of a lone one.
    pub fn steps(&self) -> Vec<Point> {
        let mut corners: Vec<Point> = Vec::new();
        for mark in self.marks.iter().filter(|_| self.marks.len() > 1) {
            if let Some(last) = corners.last() {
                corners.push(Point {
                    x: mark.at.x,
                    y: last.y,
                });
            }
            corners.push(mark.at);
        }
        corners
    }
}

/// The point of a reading, or of several of one date, value and evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The readings.
    pub readings: Vec<ReadingId>,
    /// Where.
    pub at: Point,
    /// Start and end of the year or month, where the day is not known.
    pub span: Option<(f64, f64)>,
    /// Which gives the fill.
    pub evidence: Evidence,
    /// A plan, target or expectation.
    pub planned: bool,
    /// Whether the date was worked out.
    pub inferred: bool,
    /// How exact the figure is.
    pub bound: Bound,
}

impl Mark {
    /// The box around what is drawn of the point itself.
    pub fn bounds(&self, radius: f64) -> Rect {
        let around = Rect::new(self.at.x, self.at.y, 0.0, 0.0).grown(radius + 0.7, radius + 0.7);
        let arrow = if self.planned { 4.5 } else { 0.0 };
        let sign = if self.bound == Bound::Exact {
            0.0
        } else {
            SIGN
        };
        Rect::new(
            around.x,
            around.y - sign,
            around.width + arrow,
            around.height + sign,
        )
    }

    /// How far over the middle the sign of an inexact figure stands.
    pub fn sign_above(&self, radius: f64) -> f64 {
        radius + 1.0 + SIGN / 2.0
    }
}

/// Height of the sign over an inexact figure.
const SIGN: f64 = 5.0;

/// A reading's number in the base of its unit's dimension; `None` for a text.
pub fn amount(dataset: &Dataset, reading: &Reading) -> Option<f64> {
    match reading.value {
        Value::Number { number, .. } => Some(number * dataset[reading.unit].factor.unwrap_or(1.0)),
        Value::Text(_) => None,
    }
}

/// Lays out a panel for each pairing with readings, in the order given. Each
/// has at least one reading, all of the indicator, and none is a text. The cube is
/// that of the data set.
pub fn lay_out(
    cube: &Cube,
    dataset: &Dataset,
    pairings: &[(PairingId, Vec<ReadingId>)],
    options: &Options,
) -> Trend {
    let groups = by_dimension(dataset, pairings);
    let frame = Frame::new(groups.len(), options);
    let mut heights: Vec<(Dimension, Height)> = Vec::new();
    for (_, dimension, _) in &groups {
        if heights.iter().all(|(known, _)| known != dimension) {
            heights.push((
                *dimension,
                Height::new(dataset, &groups, *dimension, options),
            ));
        }
    }
    let mut panels: Vec<Panel> = Vec::with_capacity(groups.len());
    let (mut top, mut bottom) = (options.top, options.top);
    for (number, (pairing, dimension, readings)) in groups.iter().enumerate() {
        let column = number % frame.columns;
        if column == 0 && number > 0 {
            top = bottom + frame.gap * 0.8;
        }
        let left = (frame.width + frame.gap) * column as f64;
        let Some((_, height)) = heights.iter().find(|(known, _)| known == dimension) else {
            continue;
        };
        let panel = frame.panel(
            (cube, dataset),
            *pairing,
            readings,
            height,
            Point { x: left, y: top },
        );
        bottom = bottom.max(panel.rect.bottom());
        panels.push(panel);
    }
    // Panels of one row end together.
    for row in panels.chunks_mut(frame.columns) {
        let end = row.iter().map(|p| p.rect.bottom()).fold(0.0, f64::max);
        for panel in row {
            panel.rect.height = end - panel.rect.y;
        }
    }
    Trend {
        bottom,
        panels,
        radius: frame.radius,
    }
}

type Group = (PairingId, Dimension, Vec<ReadingId>);

/// Units of different dimensions have no common scale.
fn by_dimension(dataset: &Dataset, pairings: &[(PairingId, Vec<ReadingId>)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (pairing, readings) in pairings {
        let start = groups.len();
        for &id in readings {
            let dimension = dataset[dataset[id].unit].dimension;
            let known = groups[start..].iter_mut().find(|g| g.1 == dimension);
            match known {
                Some(group) => group.2.push(id),
                None => groups.push((*pairing, dimension, vec![id])),
            }
        }
    }
    groups
}

/// A reading's figure as it stands beside its point.
fn figure(dataset: &Dataset, id: ReadingId, lang: Lang) -> String {
    reading_value(&dataset[id], dataset, lang)
}
