//! The plan's term as a bar a pairing: how much of it has passed, what part the
//! pairing's own plan covers, and the latest that is on record.

use super::block::{anchored, block, line};
use super::pairing::Label;
use super::term::{Scale, Year};
use crate::dataset::{PairingId, ReadingId};
use crate::date::PartialDate;
use crate::geometry::{Point, Rect};
use crate::scene::Anchor;
use crate::text;
use crate::theme::TypeSizes;

/// What the layout depends on besides its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Width to fill, in CSS pixels.
    pub width: f64,
    /// Font sizes.
    pub sizes: TypeSizes,
    /// First and last year of the term.
    pub term: (i32, i32),
    /// Today, where its place in the term is to be marked.
    pub today: Option<PartialDate>,
    /// The word for it.
    pub today_word: &'static str,
    /// Where the axis begins.
    pub top: f64,
}

/// What a row is to show.
#[derive(Debug, Clone, PartialEq)]
pub struct RowSpec {
    /// Whose it is.
    pub pairing: PairingId,
    /// Its name.
    pub name: String,
    /// The years of the pairing's own plans, each with the reading that says so.
    pub spans: Vec<(ReadingId, i32, i32)>,
    /// The latest of what is on record, at its date.
    pub latest: Option<(ReadingId, PartialDate)>,
    /// What is on record, in words.
    pub words: String,
    /// Plans of which nothing comparable was found: figure and words.
    pub plans: Vec<(ReadingId, String, String)>,
}

/// The rows at their places.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Terms {
    /// Height from 0 to below the last row.
    pub height: f64,
    /// The years of the term.
    pub years: Vec<Year>,
    /// Where the last year ends.
    pub right: f64,
    /// Where today is, if it lies in the term, and the word for it.
    pub today: Option<(f64, Label)>,
    /// Where everything up to today ends, in the term or at its ends.
    pub passed: Option<f64>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Radius of a mark or sign.
    pub radius: f64,
}

/// A pairing's row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Whose it is.
    pub pairing: PairingId,
    /// The whole row.
    pub rect: Rect,
    /// Its name.
    pub label: Label,
    /// The term.
    pub track: Rect,
    /// The pairing's own plans.
    pub spans: Vec<(ReadingId, Rect)>,
    /// The latest on record.
    pub latest: Option<(ReadingId, Point)>,
    /// What is on record, in words.
    pub words: Label,
    /// Plans: the sign, the figure, the words below it.
    pub plans: Vec<Plan>,
}

/// A plan of which nothing comparable was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The reading.
    pub reading: ReadingId,
    /// Its sign.
    pub sign: Point,
    /// Its figure.
    pub figure: Label,
    /// What it is and what is known of it.
    pub words: Label,
}

impl Plan {
    /// The box that pointing at it means.
    pub fn reach(&self) -> Rect {
        let figure = self.figure.bounds();
        let x = 2.0 * self.sign.x - figure.x;
        let height = figure.height.max(24.0);
        let y = figure.center().y - height / 2.0;
        Rect::new(x.max(0.0), y, figure.right() - x.max(0.0), height)
    }
}

/// Places the rows one below the other.
pub fn lay_out(rows: &[RowSpec], options: &Options) -> Terms {
    let frame = Frame::new(rows, options);
    let mut terms = Terms {
        right: frame.right,
        radius: frame.radius,
        ..Terms::default()
    };
    let small = options.sizes.small;
    let mut y = options.top;
    if let Some(today) = options.today {
        terms.passed = Some(frame.start(today));
        if let Some(at) = frame.scale.inside(today.first_day()) {
            let half = text::width(options.today_word, small, true) / 2.0;
            let middle = at.clamp(half, (options.width - half).max(half));
            let at_top = Point {
                x: middle,
                y: y + small * text::LINE / 2.0,
            };
            let mut label = anchored(options.today_word, at_top, Anchor::Middle, small);
            label.bold = true;
            terms.today = Some((at, label));
        }
        y += small * text::LINE;
    }
    terms.years = frame.scale.years(small, y + small * text::LINE / 2.0);
    y += small * text::LINE + 4.0;
    for row in rows {
        let row = frame.row(row, y);
        y = row.rect.bottom();
        terms.rows.push(row);
    }
    terms.height = y + 4.0;
    terms
}

struct Frame<'a> {
    options: &'a Options,
    roomy: bool,
    /// Words stand beside the term rather than below it.
    beside: bool,
    left: f64,
    right: f64,
    radius: f64,
    scale: Scale,
}

/// Between columns.
const GAP: f64 = 18.0;

impl<'a> Frame<'a> {
    fn new(rows: &[RowSpec], options: &'a Options) -> Frame<'a> {
        let sizes = options.sizes;
        let roomy = options.width >= sizes.label * 46.0;
        let (mut name, mut words): (f64, f64) = (0.0, 0.0);
        for row in rows {
            name = name.max(text::width(&row.name, sizes.label, false));
            words = words.max(text::width(&row.words, sizes.small, false));
        }
        let left = if roomy {
            (name.min(options.width * 0.3) + GAP).ceil()
        } else {
            0.0
        };
        let beside = roomy && words + GAP <= (options.width - left) * 0.5;
        let right = if beside {
            options.width - words.ceil() - GAP
        } else {
            options.width - 1.0
        };
        Frame {
            options,
            roomy,
            beside,
            left,
            right,
            radius: (sizes.label * 0.34).round(),
            scale: Scale::new(options.term, left, right),
        }
    }

    /// Where a date begins, in the term or at its ends.
    fn start(&self, date: PartialDate) -> f64 {
        self.scale.at(date.first_day() as f64)
    }

    fn row(&self, spec: &RowSpec, y: f64) -> Row {
        let sizes = self.options.sizes;
        let name_width = if self.roomy {
            self.left - GAP
        } else {
            self.options.width
        };
        let mut label = block(
            &spec.name,
            Point { x: 0.0, y: y + 5.0 },
            name_width,
            sizes.label,
            false,
        );
        let band = (sizes.label * 1.6).round();
        let height = label.bounds().height.max(band + 2.0);
        let mut at = y + 5.0;
        if self.roomy {
            label.at.y = at + height / 2.0;
        } else {
            at = label.bounds().bottom() + 2.0;
        }
        let middle = if self.roomy {
            at + height / 2.0
        } else {
            at + band / 2.0
        };
        let track = Rect::new(self.left, middle - band / 2.0, self.right - self.left, band);
        at = if self.roomy {
            at + height
        } else {
            track.bottom() + 3.0
        };
        let words = if self.beside {
            line(
                &spec.words,
                Point {
                    x: self.right + GAP,
                    y: middle,
                },
                sizes.small,
                false,
            )
        } else {
            let width = self.options.width - self.left;
            let words = block(
                &spec.words,
                Point {
                    x: self.left,
                    y: at,
                },
                width,
                sizes.small,
                false,
            );
            at = words.bounds().bottom() + 2.0;
            words
        };
        let plans = self.plans(spec, &mut at);
        Row {
            pairing: spec.pairing,
            rect: Rect::new(0.0, y, self.options.width, (at + 5.0 - y).ceil()),
            label,
            spans: self.spans(spec, track),
            latest: spec.latest.map(|(reading, date)| {
                let (x, _) = self.scale.place(date);
                let (least, most) = (track.x + self.radius, track.right() - self.radius);
                let x = x.clamp(least, most.max(least));
                (
                    reading,
                    Point {
                        x,
                        y: track.y + self.radius + 2.0,
                    },
                )
            }),
            track,
            words,
            plans,
        }
    }

    /// The own plans' years at the foot of the term, under the mark of the latest
    /// reading; one below the other where there are several.
    fn spans(&self, spec: &RowSpec, track: Rect) -> Vec<(ReadingId, Rect)> {
        let above = 2.0 * self.radius + 4.0;
        let height = (track.height - above - 1.0) / spec.spans.len().max(1) as f64;
        let mut spans = Vec::new();
        for (number, &(reading, first, last)) in spec.spans.iter().enumerate() {
            let from = self.start(PartialDate::from_year(first));
            let to = self.start(PartialDate::from_year(last + 1));
            let y = track.y + above + height * number as f64;
            spans.push((reading, Rect::new(from, y, (to - from).max(0.0), height)));
        }
        spans
    }

    fn plans(&self, spec: &RowSpec, at: &mut f64) -> Vec<Plan> {
        let sizes = self.options.sizes;
        let mut plans = Vec::new();
        *at += 2.0;
        for (reading, figure, words) in &spec.plans {
            let x = self.left + 2.0 * self.radius + 12.0;
            let room = (self.options.width - x).min(sizes.small * 70.0);
            let figure = block(figure, Point { x, y: *at + 2.0 }, room, sizes.label, true);
            let first = figure.bounds().y + figure.line_height() / 2.0;
            let words = block(
                words,
                Point {
                    x,
                    y: figure.bounds().bottom(),
                },
                room,
                sizes.small,
                false,
            );
            *at = words.bounds().bottom() + 3.0;
            plans.push(Plan {
                reading: *reading,
                sign: Point {
                    x: self.left + self.radius + 1.0,
                    y: first,
                },
                figure,
                words,
            });
        }
        plans
    }
}
