//! The form in which a matrix fits its width.

use super::fit::{Fit, Needs, total_width};
use super::{GUTTER, INDENT, Options};
use crate::cube::matrix::{Grid, Standing};
use crate::dataset::{Dataset, TaskKind};
use crate::labels::widest_short;
use crate::scene::Column;
use crate::text;
use crate::words::Lang;
use std::ops::Range;

/// What all cells have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Whether names stand beside their cells.
    pub roomy: bool,
    /// Whether headings are numbers because their names do not fit.
    pub numbered: bool,
    /// Sizes inside cells.
    pub fit: Fit,
    pub(super) options: Options,
    /// How many columns there are, and how many of them stand on the first line.
    pub(super) count: usize,
    cut: usize,
    /// The first safeguard, where the columns are task areas and safeguards.
    pub(super) split: Option<usize>,
    /// Left edge of the cells, width of a column, and what stays free at its sides.
    pub(super) left: f64,
    pub(super) pitch: f64,
    gap: f64,
    pub(super) pad: f64,
    /// Width of the rows' totals, where they stand beside the cells.
    pub(super) total: f64,
}

/// Least width between tasks and safeguards.
const GAP: f64 = 6.0;

impl Frame {
    /// Finds the form in which the grid fits.
    pub fn new(dataset: &Dataset, grid: &Grid, options: &Options) -> Frame {
        let sizes = options.sizes;
        let needs = needs(grid, options);
        let split = split(dataset, grid);
        let name = widest_short(dataset, &grid.rows, sizes.label, options.lang);
        let mut total = sizes.small * 4.0;
        for row in 0..grid.rows.len() {
            let width = match grid.row(row) {
                (tally, Standing::OnRecord) => total_width(&tally, options.with_secondary, sizes),
                // Words for nothing take two lines at most.
                _ => sizes.small * 6.2,
            };
            total = width.min(sizes.small * 9.0).max(total);
        }
        let mut frame = Frame {
            roomy: true,
            numbered: false,
            fit: needs.fit(1.0, sizes),
            options: *options,
            count: grid.columns.len(),
            cut: grid.columns.len(),
            split,
            left: (INDENT + name).ceil() + GUTTER,
            pitch: 0.0,
            gap: if split.is_some() { GUTTER } else { 0.0 },
            pad: 6.0,
            total: total.ceil(),
        };
        frame.divide();
        let fits = |frame: &Frame| frame.inner() >= needs.least();
        if options.width < sizes.label * 46.0 || !fits(&frame) {
            frame.roomy = false;
            (frame.left, frame.total) = (0.0, 0.0);
            frame.gap = frame.gap.min(GAP);
            frame.pad = 3.0;
            frame.divide();
            if !fits(&frame) {
                frame.cut = split.unwrap_or(frame.count.div_ceil(2));
                frame.divide();
            }
        }
        frame.fit = needs.fit(frame.inner(), sizes);
        frame.numbered = (0..grid.columns.len()).any(|at| {
            let lines = frame.heading_lines(dataset, grid.columns[at]);
            let limit = frame.heading_width();
            lines.len() > 4
                || lines
                    .iter()
                    .any(|l| text::width(l, sizes.small, false) > limit)
        });
        frame
    }

    /// Shares the width out among the columns, in whole pixels.
    fn divide(&mut self) {
        let most = self.cut.max(self.count - self.cut).max(1);
        let gap = if self.cut == self.count {
            self.gap
        } else {
            0.0
        };
        let gutter = if self.total > 0.0 { GUTTER } else { 0.0 };
        let room = self.options.width - self.left - gutter - self.total - gap;
        self.pitch = (room / most as f64).floor().max(1.0);
        let rest = (room - self.pitch * most as f64).max(0.0).floor();
        if self.roomy {
            self.left += rest;
        } else if gap > 0.0 {
            self.gap += rest;
        }
    }

    fn inner(&self) -> f64 {
        self.pitch - 2.0 * self.pad
    }

    /// How far headings stand from the edge of their columns.
    pub(super) fn heading_pad(&self) -> f64 {
        if self.roomy { self.pad } else { 2.0 }
    }

    /// Headings may run on into the padding on their right.
    fn heading_width(&self) -> f64 {
        self.pitch - self.heading_pad() - 2.0
    }

    pub(super) fn heading_lines(&self, dataset: &Dataset, column: Column) -> Vec<String> {
        let name = column_name(dataset, column, self.options.lang);
        text::wrap_evenly(&name, self.options.sizes.small, false, self.heading_width())
    }

    /// The columns that stand side by side, line by line.
    pub(super) fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let lines = [0..self.cut, self.cut..self.count];
        lines.into_iter().filter(|line| !line.is_empty())
    }

    /// Left edge of a column.
    pub(super) fn x(&self, column: usize) -> f64 {
        let broken = self.cut < self.count;
        let place = if broken && column >= self.cut {
            column - self.cut
        } else {
            column
        };
        let behind = !broken && self.split.is_some_and(|split| column >= split);
        let gap = if behind { self.gap } else { 0.0 };
        self.left + place as f64 * self.pitch + gap
    }
}

/// The short name of a column.
pub fn column_name(dataset: &Dataset, column: Column, lang: Lang) -> String {
    match column {
        Column::Area(area) => dataset[area].short.get(lang).to_owned(),
        Column::Year(year) => year.to_string(),
    }
}

fn needs(grid: &Grid, options: &Options) -> Needs {
    let mut needs = Needs::default();
    for column in 0..grid.columns.len() {
        for row in 0..grid.rows.len() {
            needs.cell(grid.cell(row, column), options.sizes);
        }
        let (total, _) = grid.column(column);
        needs.total(&total, options.with_secondary, options.sizes);
    }
    needs
}

/// Where the safeguards begin, if there are task areas before them.
fn split(dataset: &Dataset, grid: &Grid) -> Option<usize> {
    let safeguard = |column: &Column| match column {
        Column::Area(area) => dataset[*area].kind == TaskKind::Safeguard,
        Column::Year(_) => false,
    };
    grid.columns.iter().position(safeguard).filter(|&at| at > 0)
}
