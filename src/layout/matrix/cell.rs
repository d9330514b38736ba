//! What stands inside a cell: figures, dates and small signs.

use super::fit::{Fit, UNIT_GAP, units_in, written};
use super::flow::Flow;
use crate::cube::matrix::{Standing, Strength, Tally};
use crate::geometry::{Point, Rect};
use crate::layout::pairing::Label;
use crate::words::Lang;

/// A small sign: one reading, or a stretch of them in a strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Where.
    pub rect: Rect,
    /// Which gives the fill.
    pub strength: Strength,
    /// Which gives the shape.
    pub planned: bool,
}

/// How loud a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The number of a cell.
    Figure,
    /// What stands around it.
    Note,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Content {
    /// Figures, dates and words.
    pub texts: Vec<(Tone, Label)>,
    /// Signs.
    pub marks: Vec<Mark>,
    /// Where it ends below.
    pub bottom: f64,
}

impl Content {
    /// Where it ends on the right.
    pub(super) fn right(&self) -> f64 {
        let mut right = 0.0_f64;
        for (_, label) in &self.texts {
            right = right.max(label.bounds().right());
        }
        for mark in &self.marks {
            right = right.max(mark.rect.right());
        }
        right
    }
}

/// The narrowest stretch of a strip.
const LEAST_STRETCH: f64 = 3.0;

impl Fit {
    /// What stands in a cell, its padding's upper left corner at `at`.
    pub(super) fn cell(&self, tally: &Tally, at: Point) -> Content {
        let mut flow = Flow::new(self, at, self.inner);
        flow.figure(tally.of_what_is());
        flow.signed(tally.plans(), Strength::Secondary, true);
        if let Some(date) = tally.latest() {
            let written = written(date, self.long_dates);
            if self.beside {
                flow.note_at_end(&written);
            } else {
                flow.break_line();
                flow.note(&written);
            }
        }
        let mut content = flow.done();
        let top = content.bottom + 2.0;
        let rect = Rect::new(at.x, top, self.inner, self.side);
        content.bottom = if self.units {
            units(tally, rect, &mut content.marks)
        } else {
            strip(tally, rect, &mut content.marks)
        };
        content
    }

    /// What stands in a total after its name, from `at` on in lines of `width`.
    pub(super) fn total(
        &self,
        (tally, standing): &(Tally, Standing),
        name: &str,
        (with_secondary, lang): (bool, Lang),
        (at, width): (Point, f64),
    ) -> Content {
        let mut flow = Flow::new(self, at, width);
        if *standing == Standing::OnRecord {
            if !name.is_empty() {
                flow.note(name);
            }
            let secondary = tally.actual[Strength::Secondary as usize];
            flow.figure(tally.total(with_secondary));
            flow.signed(secondary, Strength::Secondary, false);
            flow.signed(tally.plans(), Strength::Secondary, true);
        } else {
            flow.words(standing_word(*standing, lang));
        }
        flow.done()
    }
}

/// Why there is nothing, in a word or two.
pub fn standing_word(standing: Standing, lang: Lang) -> &'static str {
    let words = lang.words();
    match standing {
        Standing::OnRecord => "",
        Standing::Missing => words.no_public_data,
        Standing::LeftOut => words.matrix_left_out,
        Standing::Ahead => words.matrix_ahead,
    }
}

/// The stretches of a strip or the signs in turn: how many of which kind.
fn kinds(tally: &Tally) -> [(usize, Strength, bool); 6] {
    let mut kinds = [(0, Strength::Official, false); 6];
    for (i, kind) in kinds.iter_mut().enumerate() {
        let strength = Strength::ALL[i % 3];
        let of = if i < 3 { tally.actual } else { tally.planned };
        *kind = (of[i % 3], strength, i >= 3);
    }
    kinds
}

/// A sign for every reading, in lines; where they end below.
fn units(tally: &Tally, rect: Rect, marks: &mut Vec<Mark>) -> f64 {
    let side = rect.height;
    let in_line = units_in(rect.width, side);
    let pitch = side + UNIT_GAP;
    let mut at = 0;
    for (count, strength, planned) in kinds(tally) {
        for _ in 0..count {
            let x = rect.x + (at % in_line) as f64 * pitch;
            let y = rect.y + (at / in_line) as f64 * pitch;
            marks.push(Mark {
                rect: Rect::new(x, y, side, side),
                strength,
                planned,
            });
            at += 1;
        }
    }
    rect.y + at.div_ceil(in_line) as f64 * pitch - UNIT_GAP
}

/// One strip as wide as the cell, its stretches in proportion; where it ends below.
fn strip(tally: &Tally, rect: Rect, marks: &mut Vec<Mark>) -> f64 {
    let kinds = kinds(tally);
    let present = kinds.iter().filter(|(count, ..)| *count > 0).count() as f64;
    let gaps = (present - 1.0).max(0.0);
    let free = (rect.width - gaps - present * LEAST_STRETCH).max(0.0);
    let share = free / tally.readings().max(1) as f64;
    let mut x = rect.x;
    for (count, strength, planned) in kinds {
        if count == 0 {
            continue;
        }
        // Edges on whole pixels are sharp.
        let right = x + LEAST_STRETCH + share * count as f64;
        let from = x.round();
        marks.push(Mark {
            rect: Rect::new(from, rect.y, right.round() - from, rect.height),
            strength,
            planned,
        });
        x = right + 1.0;
    }
    rect.bottom()
}
