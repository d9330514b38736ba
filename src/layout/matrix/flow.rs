//! Figures, notes and signs set one after the other, in lines like text.

use super::cell::{Content, Mark, Tone};
use super::fit::{Fit, SIGN_GAP, WORD_GAP};
use crate::cube::matrix::Strength;
use crate::geometry::{Point, Rect};
use crate::layout::block::{anchored, line};
use crate::scene::Anchor;
use crate::text;

/// Sets texts and signs in lines.
pub(super) struct Flow<'a> {
    fit: &'a Fit,
    left: f64,
    right: f64,
    x: f64,
    /// Top of the present line.
    y: f64,
    content: Content,
}

impl Flow<'_> {
    pub(super) fn new(fit: &Fit, at: Point, width: f64) -> Flow<'_> {
        Flow {
            fit,
            left: at.x,
            right: at.x + width,
            x: at.x,
            y: at.y,
            content: Content::default(),
        }
    }

    pub(super) fn done(mut self) -> Content {
        if self.x > self.left {
            self.break_line();
        }
        self.content.bottom = self.y;
        self.content
    }

    /// A figure; nothing for none, because a zero would say too much.
    pub(super) fn figure(&mut self, count: usize) {
        if count > 0 {
            let fit = self.fit;
            self.text(Tone::Figure, &count.to_string(), fit.figure);
        }
    }

    pub(super) fn note(&mut self, text: &str) {
        let fit = self.fit;
        self.text(Tone::Note, text, fit.note);
    }

    /// A note at the right end of the line.
    pub(super) fn note_at_end(&mut self, text: &str) {
        let (at, size) = (
            Point {
                x: self.right,
                y: self.middle(),
            },
            self.fit.note,
        );
        self.content
            .texts
            .push((Tone::Note, anchored(text, at, Anchor::End, size)));
        self.x = self.right;
    }

    /// A sign and how many it stands for.
    pub(super) fn signed(&mut self, count: usize, strength: Strength, planned: bool) {
        if count == 0 {
            return;
        }
        let side = self.fit.side;
        let text = count.to_string();
        let width = side + SIGN_GAP + text::width(&text, self.fit.note, false);
        self.make_room(width);
        let rect = Rect::new(self.x, (self.middle() - side / 2.0).round(), side, side);
        self.content.marks.push(Mark {
            rect,
            strength,
            planned,
        });
        let at = Point {
            x: self.x + side + SIGN_GAP,
            y: self.middle(),
        };
        self.x += width;
        let label = line(&text, at, self.fit.note, false);
        self.content.texts.push((Tone::Note, label));
    }

    /// Words in as many lines as they need.
    pub(super) fn words(&mut self, text: &str) {
        let width = self.right - self.left;
        let mut widest = width;
        for word in text.split(' ').filter(|word| word.is_ascii()) {
            widest = widest.max(text::width(word, self.fit.note, false));
        }
        let size = self.fit.note * (width / widest);
        for words in text::wrap_evenly(text, size, false, width) {
            self.text(Tone::Note, &words, size);
            self.break_line();
        }
    }

    fn text(&mut self, tone: Tone, text: &str, size: f64) {
        let bold = tone == Tone::Figure;
        let width = text::width(text, size, bold);
        self.make_room(width);
        let at = Point {
            x: self.x,
            y: self.middle(),
        };
        self.x += width;
        let label = line(text, at, size, bold);
        self.content.texts.push((tone, label));
    }

    /// Moves on to where something of a width fits.
    fn make_room(&mut self, width: f64) {
        if self.x == self.left {
            return;
        }
        self.x += WORD_GAP;
        if self.x + width > self.right {
            self.break_line();
        }
    }

    pub(super) fn break_line(&mut self) {
        self.x = self.left;
        self.y += self.fit.line();
    }

    fn middle(&self) -> f64 {
        self.y + self.fit.line() / 2.0
    }
}
