//! How large things inside cells can be.

use crate::cube::matrix::{Strength, Tally};
use crate::date::PartialDate;
use crate::text;
use crate::theme::TypeSizes;

/// Sizes that are the same in every cell of a matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Font size of figures.
    pub figure: f64,
    /// Font size of everything else.
    pub note: f64,
    /// Side of a sign.
    pub side: f64,
    /// Width between a cell's paddings.
    pub inner: f64,
    /// Whether dates have four digits for the year.
    pub(super) long_dates: bool,
    /// Whether the date stands on the figure's line.
    pub(super) beside: bool,
    /// Whether every reading has a sign of its own; else they share a strip.
    pub units: bool,
}

/// Between a figure and a sign, between a sign and its number, and between signs.
pub(super) const WORD_GAP: f64 = 6.0;
pub(super) const SIGN_GAP: f64 = 3.0;
pub(super) const UNIT_GAP: f64 = 2.0;
/// Lines of signs that a cell may have before they become a strip.
const MOST_UNIT_LINES: usize = 3;

impl Fit {
    /// Height of the line a figure stands on.
    pub(super) fn line(&self) -> f64 {
        (self.figure * text::LINE).ceil()
    }
}

/// The width of a total on one line.
pub(super) fn total_width(tally: &Tally, with_secondary: bool, sizes: TypeSizes) -> f64 {
    let secondary = tally.actual[Strength::Secondary as usize];
    let mut width = 0.0;
    for part in [
        counted(tally.total(with_secondary), sizes.label, true),
        signed(secondary, sizes.small),
        signed(tally.plans(), sizes.small),
    ] {
        if part > 0.0 {
            width += part + WORD_GAP;
        }
    }
    (width - WORD_GAP).max(0.0)
}

/// The widths that the contents of some cells take.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Needs {
    figure: f64,
    sign: f64,
    head: f64,
    long: f64,
    short: f64,
    most: usize,
}

impl Needs {
    /// Takes a cell's contents into account.
    pub(super) fn cell(&mut self, tally: &Tally, sizes: TypeSizes) {
        let figure = counted(tally.of_what_is(), sizes.label, true);
        let plans = signed(tally.plans(), sizes.small);
        let both = if figure > 0.0 && plans > 0.0 {
            figure + WORD_GAP + plans
        } else {
            figure + plans
        };
        self.figure = self.figure.max(figure);
        self.sign = self.sign.max(plans);
        self.head = self.head.max(both);
        self.most = self.most.max(tally.readings());
        if let Some(date) = tally.latest() {
            let width = |long| text::width(&written(date, long), sizes.small, false);
            self.long = self.long.max(width(true));
            self.short = self.short.max(width(false));
        }
    }

    /// Takes a total into account.
    pub(super) fn total(&mut self, tally: &Tally, with_secondary: bool, sizes: TypeSizes) {
        let figure = counted(tally.total(with_secondary), sizes.label, true);
        let signs = [tally.plans(), tally.actual[Strength::Secondary as usize]];
        self.figure = self.figure.max(figure);
        for sign in signs {
            self.sign = self.sign.max(signed(sign, sizes.small));
        }
    }

    /// The width with which nothing has to be set smaller.
    pub(super) fn least(&self) -> f64 {
        self.figure.max(self.sign).max(self.short)
    }

    /// The sizes in cells of a width. Where even single words do not fit, they are set smaller.
    pub(super) fn fit(&self, inner: f64, sizes: TypeSizes) -> Fit {
        let shrunk = |size: f64, need: f64, room: f64| size * (room / need.max(room));
        let side = side(sizes.small);
        // Signs keep their size, whatever the number after them. More columns than
        // pixels are no reason for letters of no size.
        let before_number = side + SIGN_GAP;
        let inner = inner.max(before_number + 4.0);
        let beside = |date: f64| self.head + WORD_GAP + date <= inner;
        let beside_long = beside(self.long);
        let beside_short = beside(self.short);
        Fit {
            figure: shrunk(sizes.label, self.figure, inner),
            note: shrunk(sizes.small, self.short, inner).min(shrunk(
                sizes.small,
                self.sign - before_number,
                inner - before_number,
            )),
            side,
            inner,
            long_dates: beside_long || (!beside_short && self.long <= inner),
            beside: beside_long || beside_short,
            units: self.most.div_ceil(units_in(inner, side)) <= MOST_UNIT_LINES,
        }
    }
}

/// A date as short as a cell needs it: `2024-05` or `24.05`.
pub(super) fn written(date: PartialDate, long: bool) -> String {
    let year = date.year.to_string();
    match (date.month, long) {
        (None, _) => year,
        (Some(month), true) => format!("{year}-{month:02}"),
        (Some(month), false) => format!("{:02}.{month:02}", date.year.rem_euclid(100)),
    }
}

/// Side of a sign beside text of a size.
fn side(size: f64) -> f64 {
    (size * 0.58).round()
}

fn counted(count: usize, size: f64, bold: bool) -> f64 {
    if count == 0 {
        return 0.0;
    }
    text::width(&count.to_string(), size, bold)
}

fn signed(count: usize, size: f64) -> f64 {
    if count == 0 {
        return 0.0;
    }
    side(size) + SIGN_GAP + counted(count, size, false)
}

pub(super) fn units_in(inner: f64, side: f64) -> usize {
    (((inner + UNIT_GAP) / (side + UNIT_GAP)) as usize).max(1)
}
