//! The pairing diagram as numbers: four columns joined by ribbons where there
//! is room, two columns under headings where there is not.

mod columns;
mod narrow;
mod wide;

use super::graph::{Graph, Grouping};
use super::order::{Arrangement, ColumnOrder};
use crate::dataset::{Dataset, Key, PairingId};
use crate::geometry::{Point, Rect, Ribbon};
use crate::scene::{Anchor, Stop};
use crate::theme::TypeSizes;
use crate::words::Lang;

/// What the layout depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Width to fill, in CSS pixels.
    pub width: f64,
    /// Font sizes.
    pub sizes: TypeSizes,
    /// Language of the names.
    pub lang: Lang,
    /// What the outer columns show.
    pub grouping: Grouping,
    /// Height that a crowded diagram, which has no names to fit, is given.
    pub crowded_height: f64,
}

/// Which of the layouts was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Four columns with a name in or beside every node.
    Wide,
    /// Two columns of cities, group names as headings above them.
    Narrow,
    /// Four columns of bars too thin for names.
    Crowded,
}

/// A diagram laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagram {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Which layout.
    pub form: Form,
    /// Nodes in reading order: groups and cities of the east, then of the base-area side.
    pub nodes: Vec<Node>,
    /// One for each pairing shown, in the plan's order.
    pub bands: Vec<PairingBand>,
    /// Ribbons between cities and their groups.
    pub stems: Vec<Stem>,
    /// Headings of the columns.
    pub headings: Vec<Label>,
    /// Where the key below the drawing begins.
    pub key_top: f64,
}

/// A city's box or a group's bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub key: Key,
    /// Its column.
    pub stop: Stop,
    /// The box or bar.
    pub rect: Rect,
    /// Its name, unless the diagram is too crowded.
    pub label: Option<Label>,
    /// Which colour: the position of its eastern group, where it has one.
    pub hue: Option<usize>,
}

impl Node {
    /// The box that pointing at the node means: the bar with its name.
    pub fn reach(&self) -> Rect {
        let Some(label) = &self.label else {
            return self.rect;
        };
        let text = label.bounds();
        let x = self.rect.x.min(text.x);
        let y = self.rect.y.min(text.y);
        Rect::new(
            x,
            y,
            self.rect.right().max(text.right()) - x,
            self.rect.bottom().max(text.bottom()) - y,
        )
    }
}

/// Lines of text, one below the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The lines.
    pub lines: Vec<String>,
    /// Start, middle or end of the block horizontally; its middle vertically.
    pub at: Point,
    /// Alignment.
    pub anchor: Anchor,
    /// Font size.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
}

impl Label {
    /// Height of one line.
    pub fn line_height(&self) -> f64 {
        self.size * crate::text::LINE
    }

    /// The box around all lines.
    pub fn bounds(&self) -> Rect {
        let width = crate::text::widest(&self.lines, self.size, self.bold);
        let height = self.lines.len() as f64 * self.line_height();
        let x = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Rect::new(x, self.at.y - height / 2.0, width, height)
    }
}

/// A pairing's ribbon and its way on to the groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairingBand {
    /// The pairing.
    pub pairing: PairingId,
    /// From the eastern city to the base-area city.
    pub ribbon: Ribbon,
    /// Its share of the ribbon between the eastern city and its group.
    pub east_share: Option<Ribbon>,
    /// Its share of the ribbon between the base-area city and its group.
    pub base_share: Option<Ribbon>,
    /// Colour.
    pub hue: usize,
    /// Whether both cities lie in one province.
    pub same_province: bool,
    /// Positions in [`Diagram::nodes`]: eastern group, eastern city, base-area city, its group.
    pub path: [usize; 4],
}

/// The ribbon between a city and its group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stem {
    /// The city's position in [`Diagram::nodes`].
    pub city: usize,
    /// Where.
    pub ribbon: Ribbon,
    /// Colour.
    pub hue: usize,
}

/// More cities than this on one side, or more pairings, leave no room for names.
const MOST_NAMED_CITIES: usize = 60;
const MOST_NAMED_PAIRINGS: usize = 160;

/// Lays out the pairings that `shown` keeps.
pub fn lay_out(
    dataset: &Dataset,
    graph: &Graph,
    arrangement: &Arrangement,
    shown: &dyn Fn(PairingId) -> bool,
    options: &Options,
) -> Diagram {
    let sides = columns::Sides::new(graph, arrangement, shown);
    let crowded = sides.east.cities.len().max(sides.base.cities.len()) > MOST_NAMED_CITIES
        || sides.edges.len() > MOST_NAMED_PAIRINGS;
    let form = if crowded { Form::Crowded } else { Form::Wide };
    wide::lay_out(dataset, &sides, options, form)
}
