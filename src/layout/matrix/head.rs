//! What stands above the rows of a matrix: headings and totals.

use super::frame::Frame;
use super::{Cell, GUTTER, Heading, INDENT, Matrix, PAD, Tone, basis_word};
use crate::cube::matrix::Grid;
use crate::dataset::Dataset;
use crate::geometry::{Point, Rect};
use crate::layout::block::line;
use crate::layout::pairing::Label;
use crate::text;
use std::ops::Range;

/// Names of groups and columns; where they end below.
pub(super) fn headings(
    dataset: &Dataset,
    grid: &Grid,
    frame: &Frame,
    top: f64,
    matrix: &mut Matrix,
) -> f64 {
    let mut y = top;
    for columns in frame.lines() {
        if let Some(split) = frame.split {
            y = bands(frame, &columns, split, y, matrix);
        }
        y = names(dataset, grid, frame, columns, y, matrix);
    }
    y
}

/// What tells task areas from safeguards, above those of one line.
fn bands(frame: &Frame, columns: &Range<usize>, split: usize, y: f64, matrix: &mut Matrix) -> f64 {
    let (size, words) = (frame.options.sizes.small, frame.options.lang.words());
    let line_height = (size * text::LINE).ceil();
    for (name, range) in [
        (words.matrix_tasks, 0..split),
        (words.matrix_safeguards, split..frame.count),
    ] {
        if columns.contains(&range.start) {
            let at = Point {
                x: frame.x(range.start) + frame.pad,
                y: y + line_height / 2.0,
            };
            matrix.bands.push((line(name, at, size, true), range));
        }
    }
    y + line_height + 4.0
}

/// The columns' names on one line, the last lines of all side by side.
fn names(
    dataset: &Dataset,
    grid: &Grid,
    frame: &Frame,
    columns: Range<usize>,
    y: f64,
    matrix: &mut Matrix,
) -> f64 {
    let size = frame.options.sizes.small;
    let mut most = 1;
    let mut names = Vec::new();
    for column in columns {
        let lines = if frame.numbered {
            vec![(column + 1).to_string()]
        } else {
            frame.heading_lines(dataset, grid.columns[column])
        };
        most = most.max(lines.len());
        names.push((column, lines));
    }
    let height = (most as f64 * size * text::LINE + 8.0).ceil();
    for (column, lines) in names {
        let rect = Rect::new(frame.x(column), y, frame.pitch, height);
        let own = lines.len() as f64 * size * text::LINE;
        let at = Point {
            x: rect.x + frame.heading_pad(),
            y: rect.bottom() - 4.0 - own / 2.0,
        };
        matrix.headings.push(Heading {
            column: grid.columns[column],
            label: Label {
                lines,
                ..line("", at, size, false)
            },
            rect,
        });
    }
    y + height
}

/// The columns' names once more; where they end below.
pub(super) fn repeat(top: f64, matrix: &mut Matrix) -> f64 {
    let mut y = top + 6.0;
    let mut line: Option<Rect> = None;
    for heading in &matrix.headings {
        if let Some(before) = line.filter(|before| before.y < heading.rect.y) {
            y += before.height;
        }
        line = Some(heading.rect);
        let mut label = heading.label.clone();
        label.at.y += y - heading.rect.y;
        matrix.repeats.push(label);
    }
    y += line.map_or(0.0, |rect| rect.height);
    matrix.rules.push(y);
    y
}

/// How many readings the columns have; where they end below.
pub(super) fn totals(grid: &Grid, frame: &Frame, top: f64, matrix: &mut Matrix) -> f64 {
    let height = frame.fit.line();
    let names_end = total_names(frame, top, matrix);
    let mut y = if frame.roomy {
        top + PAD
    } else {
        names_end + 2.0
    };
    let mut bottom = names_end;
    for columns in frame.lines() {
        let first = matrix.totals.len();
        let mut below = y + height;
        for column in columns {
            let of = grid.column(column);
            let at = Point {
                x: frame.x(column) + frame.pad,
                y,
            };
            let place = (at, frame.fit.inner);
            let content = frame.fit.total(&of, "", frame.options.basis(), place);
            below = below.max(content.bottom);
            matrix.totals.push(Cell {
                column: grid.columns[column],
                rect: Rect::new(frame.x(column), y, frame.pitch, 0.0),
                standing: of.1,
                actual: of.0.of_what_is() > 0,
                content,
                sign: at,
            });
        }
        for cell in &mut matrix.totals[first..] {
            cell.rect.height = below - y;
        }
        y = below + 2.0;
        bottom = bottom.max(below);
    }
    (bottom + PAD).ceil()
}

/// What totals are called and what they count; where that ends below.
fn total_names(frame: &Frame, top: f64, matrix: &mut Matrix) -> f64 {
    let (options, height) = (&frame.options, frame.fit.line());
    let (size, words) = (options.sizes.small, options.lang.words());
    let mut add = |tone, lines, x, middle, bold| {
        let label = Label {
            lines,
            ..line("", Point { x, y: middle }, size, bold)
        };
        matrix.total_names.push((tone, label));
    };
    let first = top + PAD + height / 2.0;
    let name = || vec![words.matrix_total.to_owned()];
    add(Tone::Figure, name(), INDENT, first, true);
    let (x, y, limit) = if frame.roomy {
        let column = top - 4.0 - size * text::LINE / 2.0;
        add(
            Tone::Note,
            name(),
            options.width - frame.total,
            column,
            false,
        );
        (INDENT, top + PAD + height, frame.left - INDENT - GUTTER)
    } else {
        let x = INDENT + text::width(words.matrix_total, size, true) + 8.0;
        (x, first - size * text::LINE / 2.0, options.width - x)
    };
    let basis = basis_word(options.with_secondary, options.lang);
    let lines = text::wrap_evenly(basis, size, false, limit);
    let taken = lines.len() as f64 * size * text::LINE;
    add(Tone::Note, lines, x, y + taken / 2.0, false);
    y + taken
}
