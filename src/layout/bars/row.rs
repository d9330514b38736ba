//! One row: its name, its dots and its figures.

use super::{EntrySpec, Frame, Mark, Part, RowSpec};
use crate::dataset::{PairingId, ReadingId};
use crate::geometry::{Point, Rect};
use crate::layout::block::line;
use crate::layout::pairing::Label;
use crate::scene::Anchor;
use crate::text;
use crate::theme::TypeSizes;

/// A row at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Whose it is; `None` if it is about all pairings.
    pub pairing: Option<PairingId>,
    /// The whole row.
    pub rect: Rect,
    /// Its name.
    pub label: Label,
    /// A dot a reading.
    pub dots: Vec<Dot>,
    /// Words beside or below the dots.
    pub dots_words: Vec<Label>,
    /// Its figures.
    pub entries: Vec<Entry>,
}

/// A reading that is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// The reading.
    pub reading: ReadingId,
    /// Where.
    pub at: Point,
}

/// A figure at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The reading.
    pub reading: ReadingId,
    /// The bar; its width is 0 for a zero.
    pub bar: Option<Rect>,
    /// The plan behind the bar.
    pub plan: Option<Rect>,
    /// The sign, where there is no bar.
    pub sign: Option<Point>,
    /// The figure.
    pub figure: Label,
    /// The date, where it stands beside the figure.
    pub date: Option<Label>,
    /// What stands below; may hold the date.
    pub detail: Option<Label>,
    /// The box that pointing at it means.
    pub reach: Rect,
}

/// Between a bar's end and its figure, and between figure and date.
const GAP: f64 = 8.0;
/// What an end with a sign needs besides.
const OPEN_END: f64 = 9.0;
/// Above and below what stands in a row.
const PAD: f64 = 5.0;

impl Frame {
    /// The length that the longest bar may have: what figures and dates leave.
    pub(super) fn plot(&self, parts: &[Part<'_>]) -> f64 {
        let room = self.width - self.left;
        if !self.roomy {
            return room - OPEN_END;
        }
        let (with_date, without) = tail(parts, self.sizes);
        let tail = if self.dates_beside(with_date) {
            with_date
        } else {
            without
        };
        (room - tail).max(room * 0.2)
    }

    fn dates_beside(&self, tail: f64) -> bool {
        tail <= (self.width - self.left) * 0.5
    }

    /// A row with its top at `y`.
    pub(super) fn row(&self, spec: &RowSpec, plot: f64, y: f64) -> Row {
        let room = if self.roomy {
            self.left - 18.0
        } else {
            self.width
        };
        let mut label = self.block(&spec.name, (0.0, y + PAD), room, self.sizes.label, false);
        let mut row = Row {
            pairing: spec.pairing,
            rect: Rect::new(0.0, y, self.width, 0.0),
            label: label.clone(),
            dots: Vec::new(),
            dots_words: Vec::new(),
            entries: Vec::new(),
        };
        let mut at = y + PAD;
        if self.roomy {
            let height = label.bounds().height;
            label.at.y = at + height.max(self.line) / 2.0;
        } else {
            label.at.y += 1.0;
            at = label.bounds().bottom() + 2.0;
        }
        row.label.clone_from(&label);
        if !spec.dots.is_empty() {
            at = self.dots(spec, at, &mut row);
        }
        for (number, entry) in spec.entries.iter().enumerate() {
            // On a narrow picture the first figure ends the name's line, if it fits.
            let beside = (!self.roomy && number == 0).then_some(&label);
            let entry = self.entry(entry, beside, plot, at);
            at = entry.bottom() + 4.0;
            row.entries.push(entry);
        }
        let least = label.bounds().bottom();
        row.rect.height = (at.max(least) + PAD - y).ceil();
        row
    }

    fn entry(&self, spec: &EntrySpec, beside: Option<&Label>, plot: f64, y: f64) -> Entry {
        let Mark::Bar { share, plan, open } = spec.mark else {
            return self.sign(spec, y);
        };
        if !self.roomy {
            return self.narrow(spec, (share, plan), beside, plot, y);
        }
        let middle = y + self.line / 2.0;
        let (bar, plan) = self.bars(middle, plot, share, plan);
        let end = plan.map_or(bar.right(), |plan| plan.right().max(bar.right()));
        let x = end + GAP + if open { OPEN_END } else { 0.0 };
        let figure = line(&spec.figure, Point { x, y: middle }, self.sizes.label, true);
        self.finish(spec, (Some(bar), plan, None), figure, y)
    }

    /// A bar with its figure above it, at the end of the name's line if it fits there.
    fn narrow(
        &self,
        spec: &EntrySpec,
        (share, plan): (f64, Option<f64>),
        beside: Option<&Label>,
        plot: f64,
        y: f64,
    ) -> Entry {
        let size = self.sizes.label;
        let width = text::width(&spec.figure, size, true);
        let fits = |label: &&Label| {
            label.lines.len() == 1 && label.bounds().right() + 16.0 + width <= self.width
        };
        let mut figure = self.block(&spec.figure, (0.0, y), self.width, size, true);
        let mut under = figure.bounds().bottom() + 2.0;
        if let Some(name) = beside.filter(fits) {
            let end = Point {
                x: self.width,
                y: name.at.y,
            };
            figure = line(&spec.figure, end, size, true);
            figure.anchor = Anchor::End;
            under = y;
        }
        let frame = if plan.is_some() { 6.0 } else { 0.0 };
        let height = (size * 0.95).round() + 6.0 + frame;
        let (bar, plan) = self.bars(under + height / 2.0, plot, share, plan);
        // Where the figure has a line of its own, it is pointed at too.
        let top = if figure.anchor == Anchor::Start {
            y
        } else {
            under
        };
        Entry {
            reading: spec.reading,
            bar: Some(bar),
            plan,
            sign: None,
            figure,
            date: None,
            detail: self.detail(&below(spec), 0.0, under + height + 1.0),
            reach: Rect::new(0.0, top, self.width, under + height - top),
        }
    }

    /// A sign, its figure and its date.
    fn sign(&self, spec: &EntrySpec, y: f64) -> Entry {
        let middle = y + self.line / 2.0;
        let sign = Point {
            x: self.left + self.radius + 1.0,
            y: middle,
        };
        let x = sign.x + self.radius + GAP;
        let figure = self.block(&spec.figure, (x, y), self.width, self.sizes.label, true);
        let figure = Label {
            at: Point {
                y: y + figure.bounds().height.max(self.line) / 2.0,
                ..figure.at
            },
            ..figure
        };
        self.finish(spec, (None, None, Some(sign)), figure, y)
    }

    /// Adds the date and what stands below.
    fn finish(
        &self,
        spec: &EntrySpec,
        (bar, plan, sign): (Option<Rect>, Option<Rect>, Option<Point>),
        figure: Label,
        y: f64,
    ) -> Entry {
        let bounds = figure.bounds();
        let date_width = text::width(&spec.date, self.sizes.small, false);
        let beside = figure.lines.len() == 1
            && !spec.date.is_empty()
            && bounds.right() + GAP + date_width <= self.width;
        let date = beside.then(|| {
            let x = bounds.right() + GAP;
            line(
                &spec.date,
                Point { x, y: figure.at.y },
                self.sizes.small,
                false,
            )
        });
        let words = if beside {
            spec.detail.clone()
        } else {
            below(spec)
        };
        let right = date.as_ref().map_or(bounds.right(), |d| d.bounds().right());
        let height = bounds.height.max(self.line);
        let indent = match sign {
            Some(sign) => sign.x + self.radius + GAP,
            None => self.left,
        };
        Entry {
            reading: spec.reading,
            bar,
            plan,
            sign,
            reach: Rect::new(self.left, y, right - self.left, height),
            detail: self.detail(&words, indent, y + height),
            figure,
            date,
        }
    }

    fn detail(&self, words: &str, x: f64, y: f64) -> Option<Label> {
        if words.is_empty() {
            return None;
        }
        let width = self.reading_width();
        Some(self.block(words, (x, y), width, self.sizes.small, false))
    }

    /// The bar, and the plan behind it, on the middle of a line.
    fn bars(&self, middle: f64, plot: f64, share: f64, plan: Option<f64>) -> (Rect, Option<Rect>) {
        let full = (self.sizes.label * 0.95).round();
        let length = |share: f64| {
            if share > 0.0 {
                (share.min(1.0) * plot).max(1.5)
            } else {
                0.0
            }
        };
        let at = |share: f64, height: f64| {
            Rect::new(self.left, middle - height / 2.0, length(share), height)
        };
        (at(share, full), plan.map(|share| at(share, full + 6.0)))
    }

    /// A dot a reading, in lines if need be, and the words beside them.
    fn dots(&self, spec: &RowSpec, y: f64, row: &mut Row) -> f64 {
        let pitch = self.pitch;
        let columns = (((self.width - self.left) / pitch) as usize).max(1);
        let mut middle = y + self.line / 2.0;
        for (number, &reading) in spec.dots.iter().enumerate() {
            middle = y + self.line / 2.0 + (number / columns) as f64 * pitch;
            let x = self.left + ((number % columns) as f64 + 0.5) * pitch;
            row.dots.push(Dot {
                reading,
                at: Point { x, y: middle },
            });
        }
        self.dots_words(spec, middle, row)
    }

    /// How many dots there are, beside them or, on a narrow picture, at the end of
    /// the name's line; and what else is to be said. Where all that ends.
    fn dots_words(&self, spec: &RowSpec, middle: f64, row: &mut Row) -> f64 {
        let (count, rest) = &spec.dots_words;
        let (size, small) = (self.sizes.label, self.sizes.small);
        let width = text::width(count, size, true);
        let mut bottom = middle + self.line / 2.0;
        let mut at = Point {
            x: self.left + self.dots + 2.0 * GAP,
            y: middle,
        };
        let name = &row.label;
        let ends_name = !self.roomy
            && name.lines.len() == 1
            && name.bounds().right() + 16.0 + width <= self.width;
        if ends_name {
            at = Point {
                x: self.width - width,
                y: name.at.y,
            };
        } else if !self.roomy || at.x + width > self.width {
            at = Point {
                x: self.left,
                y: bottom + size * text::LINE / 2.0,
            };
            bottom += size * text::LINE;
        }
        row.dots_words.push(line(count, at, size, true));
        let after = Point {
            x: at.x + width + GAP,
            y: at.y,
        };
        if after.x + text::width(rest, small, false) <= self.width {
            row.dots_words.push(line(rest, after, small, false));
        } else {
            let x = if self.roomy { at.x } else { self.left };
            if let Some(rest) = self.detail(rest, x, bottom) {
                bottom = rest.bounds().bottom();
                row.dots_words.push(rest);
            }
        }
        bottom
    }
}

/// The widest figure at a bar's end, with its date and without.
fn tail(parts: &[Part<'_>], sizes: TypeSizes) -> (f64, f64) {
    let (mut with_date, mut without): (f64, f64) = (0.0, 0.0);
    for part in parts {
        let Part::Rows(rows, _) = part else { continue };
        for entry in rows.iter().flat_map(|row| &row.entries) {
            if entry.mark == Mark::Sign {
                continue;
            }
            let figure = GAP + OPEN_END + text::width(&entry.figure, sizes.label, true).ceil();
            let date = GAP + text::width(&entry.date, sizes.small, false).ceil();
            with_date = with_date.max(figure + date);
            without = without.max(figure);
        }
    }
    (with_date, without)
}

/// The date and what follows it, where both stand below.
fn below(spec: &EntrySpec) -> String {
    match (spec.date.is_empty(), spec.detail.is_empty()) {
        (true, _) => spec.detail.clone(),
        (_, true) => spec.date.clone(),
        _ => [&spec.date, " · ", &spec.detail].concat(),
    }
}

impl Entry {
    /// Where it ends.
    fn bottom(&self) -> f64 {
        let detail = self.detail.as_ref().map_or(0.0, |d| d.bounds().bottom());
        detail.max(self.reach.bottom())
    }
}
