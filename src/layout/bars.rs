//! Rows of figures under headings: bars from one scale, dots to count, or a sign
//! with words; and names that have no figure.
//!
//! Where there is room names stand beside their rows, else above them.

mod axis;
mod row;

pub use axis::{Axis, Ticks, ticks};
pub use row::{Dot, Entry, Row};

use super::block::block;
use super::pairing::Label;
use crate::dataset::{PairingId, ReadingId};
use crate::geometry::{Point, Rect};
use crate::text;
use crate::theme::TypeSizes;

/// What the layout depends on besides its parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Width to fill, in CSS pixels.
    pub width: f64,
    /// Font sizes.
    pub sizes: TypeSizes,
    /// Where the first part begins.
    pub top: f64,
    /// The least room for names beside rows, to line up with other rows.
    pub names: f64,
}

/// One thing below the other.
pub enum Part<'a> {
    /// What the parts after it are.
    Heading(String),
    /// A paragraph.
    Words(String),
    /// Rows; those with bars share a scale, which is drawn above them.
    Rows(Vec<RowSpec>, Option<Ticks<'a>>),
    /// Names without a figure, in columns that are read downwards.
    Names(Vec<(PairingId, String)>),
}

/// What a row is to show.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowSpec {
    /// Whose it is; `None` if it is about all pairings.
    pub pairing: Option<PairingId>,
    /// Its name.
    pub name: String,
    /// Readings that are counted: a dot each, by date.
    pub dots: Vec<ReadingId>,
    /// Beside the dots: how many, and what else is to be said of them.
    pub dots_words: (String, String),
    /// Its figures, one below the other.
    pub entries: Vec<EntrySpec>,
}

/// A figure with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct EntrySpec {
    /// The reading.
    pub reading: ReadingId,
    /// How it is drawn.
    pub mark: Mark,
    /// The figure in words.
    pub figure: String,
    /// Beside it, where there is room.
    pub date: String,
    /// Below it; may be empty.
    pub detail: String,
}

/// How a figure is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mark {
    /// A bar from zero.
    Bar {
        /// Its length as a share of the scale.
        share: f64,
        /// The plan behind it, as a share of the scale.
        plan: Option<f64>,
        /// Whether the end of the bar carries a sign that needs room.
        open: bool,
    },
    /// A sign before its words, where a length would say nothing.
    Sign,
}

/// The parts at their places.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bars {
    /// Height in CSS pixels, from 0 to below the last part.
    pub height: f64,
    /// Headings.
    pub headings: Vec<Label>,
    /// Paragraphs.
    pub words: Vec<Label>,
    /// Scales above rows of bars.
    pub axes: Vec<Axis>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Names without a figure: whose, the cell, the name.
    pub names: Vec<(PairingId, Rect, Label)>,
    /// Radius of a dot or sign.
    pub radius: f64,
}

/// Above a heading that is not the first part.
const BEFORE_HEADING: f64 = 18.0;

/// Places the parts one below the other.
pub fn lay_out(parts: &[Part<'_>], options: &Options) -> Bars {
    let frame = Frame::new(parts, options);
    // One scale for all, so that bars compare from part to part.
    let plot = frame.plot(parts);
    let sizes = options.sizes;
    let mut bars = Bars {
        radius: frame.radius,
        ..Bars::default()
    };
    let mut y = options.top;
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Heading(words) => {
                y += if at > 0 { BEFORE_HEADING } else { 0.0 };
                let heading = frame.block(words, (0.0, y), frame.width, sizes.label, true);
                y = heading.bounds().bottom() + 4.0;
                bars.headings.push(heading);
            }
            Part::Words(words) => {
                let words = frame.block(words, (0.0, y), frame.reading_width(), sizes.small, false);
                y = words.bounds().bottom() + 4.0;
                bars.words.push(words);
            }
            Part::Rows(rows, ticks) => {
                let first = y;
                if ticks.is_some() {
                    y += (sizes.small * text::LINE + 8.0).ceil();
                }
                let top = y;
                for row in rows {
                    let row = frame.row(row, plot, y);
                    y = row.rect.bottom();
                    bars.rows.push(row);
                }
                if let Some(ticks) = ticks {
                    let place = (frame.left, frame.left + plot, first, top, y);
                    bars.axes.push(Axis::new(ticks, place, &frame));
                }
                y += 6.0;
            }
            Part::Names(names) => y = frame.names(names, y, &mut bars.names),
        }
    }
    bars.height = y + 4.0;
    bars
}

/// What all rows have in common.
struct Frame {
    width: f64,
    sizes: TypeSizes,
    /// Whether names stand beside their rows.
    roomy: bool,
    /// Where figures begin, and the room for names before it.
    left: f64,
    /// Height of the line of a bar or sign.
    line: f64,
    radius: f64,
    /// From dot to dot, the same in every row so that lengths compare.
    pitch: f64,
    /// The longest line of dots, after which their words begin.
    dots: f64,
}

impl Frame {
    fn new(parts: &[Part<'_>], options: &Options) -> Frame {
        let sizes = options.sizes;
        let (mut name, mut figure, mut dots) = (options.names, 0.0_f64, 0);
        for part in parts {
            let Part::Rows(rows, _) = part else {
                continue;
            };
            for row in rows {
                name = name.max(text::width(&row.name, sizes.label, false));
                dots = dots.max(row.dots.len());
                for entry in &row.entries {
                    figure = figure.max(text::width(&entry.figure, sizes.label, true));
                }
            }
        }
        let left = (name.min(options.width * 0.3) + 18.0).ceil();
        let room = options.width - left;
        let roomy = options.width >= sizes.label * 46.0 && figure + 20.0 <= room * 0.7;
        let left = if roomy { left } else { 0.0 };
        let radius = (sizes.label * 0.34).round();
        let pitch = (options.width - left) * 0.6 / dots.max(1) as f64;
        let pitch = pitch.min(24.0).max(2.0 * radius + 5.0);
        Frame {
            width: options.width,
            sizes,
            roomy,
            left,
            line: (sizes.label * text::LINE + 4.0).ceil().max(24.0),
            radius,
            pitch,
            dots: (dots as f64 * pitch).min(options.width - left),
        }
    }

    /// Lines longer than this are hard to read.
    fn reading_width(&self) -> f64 {
        self.width.min(self.sizes.small * 70.0)
    }

    /// Lines of text with their upper left corner at a place, as long as `width` and
    /// the picture allow.
    fn block(&self, words: &str, (x, y): (f64, f64), width: f64, size: f64, bold: bool) -> Label {
        block(words, Point { x, y }, width.min(self.width - x), size, bold)
    }

    /// Names in as many columns as have room.
    fn names(
        &self,
        names: &[(PairingId, String)],
        y: f64,
        placed: &mut Vec<(PairingId, Rect, Label)>,
    ) -> f64 {
        let size = self.sizes.label;
        let mut widest: f64 = 0.0;
        for (_, name) in names {
            widest = widest.max(text::width(name, size, false));
        }
        let columns = ((self.width / (widest + 28.0)) as usize).clamp(1, 6);
        let rows = names.len().div_ceil(columns);
        let width = (self.width / columns as f64).min(widest + 48.0);
        let mut bottom = y;
        for (at, (pairing, name)) in names.iter().enumerate() {
            let x = (at / rows) as f64 * width;
            let mut cell = Rect::new(x, y + (at % rows) as f64 * self.line, width, self.line);
            let label = self.block(name, (x, cell.y), width, size, false);
            let label = Label {
                at: Point {
                    y: cell.y + label.bounds().height.max(self.line) / 2.0,
                    ..label.at
                },
                ..label
            };
            cell.height = cell.height.max(label.bounds().height);
            bottom = cell.bottom().max(bottom);
            placed.push((*pairing, cell, label));
        }
        bottom + 4.0
    }
}
