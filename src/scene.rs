//! The display list: everything that is drawn, at its final place.
//!
//! Painting, hit-testing, the accessible mirror, the SVG and the tests all read
//! this one value, so they cannot drift apart.

use crate::dataset::{Key, PairingId, ReadingId, TaskAreaId};
use crate::geometry::{Point, Rect, Ribbon};
use crate::theme::Color;

/// What a place in the picture stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A city, group, pairing or the like.
    Key(Key),
    /// One reading.
    Reading(ReadingId),
    /// A year on an axis.
    Year(i32),
    /// A cell of the matrix.
    Cell(PairingId, Column),
}

/// A column of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// A task area or safeguard.
    Area(TaskAreaId),
    /// A year.
    Year(i32),
}

/// Which end or middle of a text its point marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at the point.
    Start,
    /// The text is centred on the point.
    Middle,
    /// The text ends at the point.
    End,
}

/// A text at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Left end, middle or right end, by `anchor`; vertically the middle of the capitals.
    pub at: Point,
    /// What it says.
    pub text: String,
    /// Font size in CSS pixels.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
    /// Alignment.
    pub anchor: Anchor,
    /// Colour.
    pub color: Color,
}

impl Text {
    /// The box the text takes by the width table.
    pub fn bounds(&self) -> Rect {
        let width = crate::text::width(&self.text, self.size, self.bold);
        let x = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Rect::new(x, self.at.y - self.size / 2.0, width, self.size)
    }
}

/// One thing to draw. Later items lie over earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A filled box.
    Box {
        /// Where.
        rect: Rect,
        /// With what.
        fill: Color,
    },
    /// The outline of a box, inside its edge.
    Frame {
        /// Where.
        rect: Rect,
        /// Colour.
        color: Color,
        /// Stroke width.
        width: f64,
    },
    /// A ribbon between two nodes.
    Ribbon {
        /// Where.
        ribbon: Ribbon,
        /// With what.
        fill: Color,
    },
    /// A line through points.
    Line {
        /// At least two.
        points: Vec<Point>,
        /// Colour.
        color: Color,
        /// Stroke width.
        width: f64,
    },
    /// A filled shape.
    Shape {
        /// At least three.
        points: Vec<Point>,
        /// With what.
        fill: Color,
    },
    /// The outline of a circle.
    Ring {
        /// Centre.
        center: Point,
        /// Radius to the middle of the stroke.
        radius: f64,
        /// Colour.
        color: Color,
        /// Stroke width.
        width: f64,
    },
    /// A text.
    Text(Text),
}

/// The column a focusable thing belongs to: one stop of the Tab key each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stop {
    /// Groups of the east.
    EastGroups,
    /// Eastern cities.
    EastCities,
    /// Pairings.
    Pairings,
    /// Base-area cities.
    BaseCities,
    /// Groups of the base-area side.
    BaseGroups,
    /// Years on an axis, task areas above a matrix.
    Headings,
    /// Pairings at the left of their rows.
    Rows,
    /// Cells of the matrix.
    Cells,
    /// Readings as marks.
    Readings,
}

impl Stop {
    /// Every column, from left to right and top to bottom.
    pub const ALL: [Stop; 9] = [
        Stop::EastGroups,
        Stop::EastCities,
        Stop::Pairings,
        Stop::BaseCities,
        Stop::BaseGroups,
        Stop::Headings,
        Stop::Rows,
        Stop::Cells,
        Stop::Readings,
    ];
}

/// A place that can be pointed at or focused.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// What it stands for.
    pub target: Target,
    /// Where the focus ring goes.
    pub rect: Rect,
    /// Its column.
    pub stop: Stop,
}

/// Tells the boxes of one target apart: a province can stand on both sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// The box at a point, or nearest to it.
    At(Point),
    /// The box in a column.
    In(Stop),
}

/// Ribbons between two columns, that can be pointed at.
///
/// The numbers a search reads stand close together: among 20,000 ribbons that
/// is what its time goes into.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gap {
    /// Where the ribbons begin.
    pub x0: f64,
    /// Where they end.
    pub x1: f64,
    /// Centres of the ribbons at the left end, back to front.
    pub y0: Vec<f32>,
    /// Centres at the right end.
    pub y1: Vec<f32>,
    /// Half the thickness at the left end.
    pub half0: Vec<f32>,
    /// Half the thickness at the right end.
    pub half1: Vec<f32>,
    /// What each ribbon stands for.
    pub targets: Vec<Target>,
}

impl Gap {
    /// Adds a ribbon; all must begin and end where the first does.
    pub fn add(&mut self, target: Target, r: &Ribbon) {
        (self.x0, self.x1) = (r.x0, r.x1);
        self.y0.push(r.y0 as f32);
        self.y1.push(r.y1 as f32);
        self.half0.push(r.w0 as f32 / 2.0);
        self.half1.push(r.w1 as f32 / 2.0);
        self.targets.push(target);
    }
}

/// A finished picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// The drawing, back to front.
    pub items: Vec<Item>,
    /// Boxes that can be pointed at and focused, in reading order.
    pub spots: Vec<Spot>,
    /// Ribbons that can be pointed at where no spot is.
    pub gaps: Vec<Gap>,
}

impl Scene {
    /// The box of a target: of several, the one that `place` means, else the first.
    pub fn spot(&self, target: Target, place: Option<Place>) -> Option<&Spot> {
        let mut spots = self.spots.iter().filter(|spot| spot.target == target);
        let first = spots.clone().next();
        match place {
            None => first,
            Some(Place::In(stop)) => spots.find(|spot| spot.stop == stop).or(first),
            Some(Place::At(point)) => spots.min_by(|a, b| {
                let distance = |spot: &Spot| (spot.rect.center().x - point.x).abs();
                distance(a).total_cmp(&distance(b))
            }),
        }
    }
}
