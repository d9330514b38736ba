//! The matrix as numbers: a row a pairing, a column a task area or a year.
//!
//! Where there is room, names stand beside their cells and totals at the end of
//! the row; on a telephone names stand above their cells, and where nine cells
//! do not fit side by side they take two lines.

mod cell;
mod fit;
mod flow;
mod frame;
mod head;

pub use cell::{Content, Mark, Tone, standing_word};
pub use fit::Fit;
pub use frame::{Frame, column_name};

use super::block::line;
use super::pairing::Label;
use crate::cube::matrix::{Grid, Standing, Tally};
use crate::dataset::{BaseAreaId, Dataset, PairingId};
use crate::geometry::{Point, Rect};
use crate::labels::pairing_short;
use crate::scene::Column;
use crate::text;
use crate::theme::TypeSizes;
use crate::words::Lang;
use std::ops::Range;

/// What the layout depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Width to fill, in CSS pixels.
    pub width: f64,
    /// Font sizes.
    pub sizes: TypeSizes,
    /// Language of the names.
    pub lang: Lang,
    /// Whether rows stand under the names of their base areas.
    pub grouped: bool,
    /// Whether totals count readings from secondary sources.
    pub with_secondary: bool,
}

impl Options {
    fn basis(&self) -> (bool, Lang) {
        (self.with_secondary, self.lang)
    }
}

/// What totals count, in words.
pub fn basis_word(with_secondary: bool, lang: Lang) -> &'static str {
    let words = lang.words();
    if with_secondary {
        words.matrix_with_secondary
    } else {
        words.matrix_without_secondary
    }
}

/// A matrix laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matrix {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// What groups of columns are called, and how wide they are.
    pub bands: Vec<(Label, Range<usize>)>,
    /// One for each column.
    pub headings: Vec<Heading>,
    /// What the totals are called.
    pub total_names: Vec<(Tone, Label)>,
    /// The columns' totals.
    pub totals: Vec<Cell>,
    /// The headings again, further down a tall narrow matrix.
    pub repeats: Vec<Label>,
    /// Names of base areas.
    pub groups: Vec<(BaseAreaId, Label)>,
    /// The pairings.
    pub rows: Vec<Row>,
    /// Where hairlines run across.
    pub rules: Vec<f64>,
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// Of which column.
    pub column: Column,
    /// Its name, or its number where names do not fit.
    pub label: Label,
    /// The box to point at.
    pub rect: Rect,
}

/// A cell, or a total.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Of which column.
    pub column: Column,
    /// The whole cell.
    pub rect: Rect,
    /// What can be said of it.
    pub standing: Standing,
    /// Whether it has readings of what is, and not only plans.
    pub actual: bool,
    /// What stands in it.
    pub content: Content,
    /// Where a sign for nothing stands.
    pub sign: Point,
}

/// A pairing's row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The pairing.
    pub pairing: PairingId,
    /// The whole row.
    pub rect: Rect,
    /// The two cities.
    pub label: Label,
    /// What its cells have together.
    pub total: Content,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// Left of names, so that a frame around them stays in the picture.
const INDENT: f64 = 4.0;
/// Between names and cells, and between cells and totals.
const GUTTER: f64 = 12.0;
/// About a telephone's screen, in font sizes: so far down its headings are written again.
const SCREEN: f64 = 50.0;
/// Above and below what stands in a cell.
const PAD: f64 = 5.0;

/// Lays out a grid below `top`.
pub fn lay_out(dataset: &Dataset, grid: &Grid, frame: &Frame, top: f64) -> Matrix {
    let mut matrix = Matrix {
        width: frame.options.width,
        ..Matrix::default()
    };
    let mut y = head::headings(dataset, grid, frame, top, &mut matrix);
    matrix.rules.push(y);
    y = head::totals(grid, frame, y, &mut matrix);
    matrix.rules.push(y);
    let (mut group, mut headed) = (None, y);
    for row in 0..grid.rows.len() {
        let area = dataset[grid.rows[row]].base_area;
        let new_group = group != Some(area);
        let far = y - headed > SCREEN * frame.options.sizes.small;
        if !frame.roomy && far && (new_group || !frame.options.grouped) {
            y = head::repeat(y, &mut matrix);
            headed = y;
        }
        if frame.options.grouped && new_group {
            group = Some(area);
            y = base_area(dataset, area, frame, y, &mut matrix);
        }
        y = one_row(dataset, grid, frame, row, y, &mut matrix);
        matrix.rules.push(y);
    }
    matrix.height = y + 8.0;
    matrix
}

/// The name of a base area above its rows; where it ends below.
fn base_area(
    dataset: &Dataset,
    area: BaseAreaId,
    frame: &Frame,
    top: f64,
    matrix: &mut Matrix,
) -> f64 {
    let size = frame.options.sizes.small;
    let name = dataset[area].name.get(frame.options.lang);
    let limit = frame.options.width - INDENT;
    let mut heading = line(name, Point { x: INDENT, y: 0.0 }, size, true);
    heading.lines = text::wrap_evenly(name, size, true, limit);
    let height = heading.bounds().height;
    heading.at.y = top + 10.0 + height / 2.0;
    matrix.groups.push((area, heading));
    (top + 10.0 + height + 3.0).ceil()
}

/// A pairing's name, total and cells; where they end below.
fn one_row(
    dataset: &Dataset,
    grid: &Grid,
    frame: &Frame,
    row: usize,
    top: f64,
    matrix: &mut Matrix,
) -> f64 {
    let (options, fit) = (&frame.options, &frame.fit);
    let name_line = if frame.roomy {
        fit.line()
    } else {
        (options.sizes.label * text::LINE).ceil()
    };
    let y = top + PAD;
    let name = pairing_short(dataset, grid.rows[row], options.lang);
    let at = Point {
        x: INDENT,
        y: y + name_line / 2.0,
    };
    let name = line(&name, at, options.sizes.label, false);
    let of = grid.row(row);
    let (total, cells_top) = if frame.roomy {
        let x = options.width - frame.total;
        let place = (Point { x, y }, frame.total);
        (fit.total(&of, "", options.basis(), place), y)
    } else {
        let total = total_beside(&of, frame, &name);
        let end = total.bottom.max(y + name_line);
        (total, end + PAD)
    };
    let mut cells = Vec::with_capacity(grid.columns.len());
    let mut bottom = row_cells(grid, frame, row, cells_top, &mut cells);
    if frame.roomy {
        bottom = bottom.max(total.bottom).max(name.bounds().bottom());
        for cell in &mut cells {
            cell.rect.height = bottom + PAD - 1.0 - cell.rect.y;
        }
    }
    let end = (bottom + PAD).ceil();
    matrix.rows.push(Row {
        pairing: grid.rows[row],
        rect: Rect::new(0.0, top, options.width, end - top),
        label: name,
        total,
        cells,
    });
    end
}

/// The cells of a row on one line or two; where what stands in them ends below.
fn row_cells(grid: &Grid, frame: &Frame, row: usize, top: f64, cells: &mut Vec<Cell>) -> f64 {
    let fit = &frame.fit;
    let (mut y, mut bottom) = (top, top);
    for columns in frame.lines() {
        let first = cells.len();
        bottom = y + fit.line();
        for column in columns {
            let (x, standing) = (frame.x(column), grid.standing(row, column));
            let tally = grid.cell(row, column);
            let at = Point {
                x: x + frame.pad,
                y,
            };
            let mut content = Content::default();
            if standing == Standing::OnRecord {
                content = fit.cell(tally, at);
                bottom = bottom.max(content.bottom);
            }
            cells.push(Cell {
                column: grid.columns[column],
                rect: Rect::new(x, y - PAD + 1.0, frame.pitch, 0.0),
                standing,
                actual: tally.of_what_is() > 0,
                content,
                sign: Point {
                    x: at.x,
                    y: y + fit.line() / 2.0,
                },
            });
        }
        for cell in &mut cells[first..] {
            cell.rect.height = bottom + PAD - 1.0 - cell.rect.y;
        }
        y = bottom + 2.0 * PAD;
    }
    bottom
}

/// A row's total at the right end of its name's line, or below where it does not fit there.
fn total_beside(of: &(Tally, Standing), frame: &Frame, name: &Label) -> Content {
    let options = &frame.options;
    let (bounds, width) = (name.bounds(), options.width - INDENT);
    let height = frame.fit.line();
    let mut at = Point {
        x: INDENT,
        y: name.at.y - height / 2.0,
    };
    let word = options.lang.words().matrix_total;
    let place = |at| frame.fit.total(of, word, options.basis(), (at, width));
    let content = place(at);
    let taken = content.right() - INDENT;
    if bounds.right() + GUTTER + taken > options.width || content.bottom > at.y + height + 1.0 {
        at.y += height;
    } else {
        at.x = options.width - taken;
    }
    let mut content = place(at);
    content.bottom += 1.0;
    content
}
