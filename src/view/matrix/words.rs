//! The matrix in a few sentences.

use super::{columns, grid, order};
use crate::cube::matrix::{Grid, Standing};
use crate::labels::{pairing_short, years};
use crate::layout::graph::Grouping;
use crate::layout::matrix::column_name;
use crate::state::State;
use crate::view::Model;
use crate::words::fill;

pub(in crate::view) fn title(model: &Model, state: &State) -> String {
    let (words, plan) = (state.lang.words(), &model.dataset.plan);
    let by_year = state.group == Grouping::Year;
    let template = if by_year {
        words.title_matrix_years
    } else {
        words.title_matrix
    };
    let shown = model.shown(state).len().to_string();
    let years = years(&plan.start.to_string(), &plan.end.to_string(), state.lang);
    fill(template, &[("n", &shown), ("years", &years)])
}

pub(in crate::view) fn description(model: &Model, state: &State) -> String {
    let words = state.lang.words();
    let grid = grid(model, state);
    let whole = grid.whole();
    let by_year = state.group == Grouping::Year;
    let columns = columns(model, state).len().to_string();
    let columns = fill(
        if by_year {
            words.matrix_years
        } else {
            words.matrix_areas
        },
        &[("n", &columns)],
    );
    let count = |standing| grid.count(standing).to_string();
    let mut text = fill(
        words.description_matrix,
        &[
            ("n", &grid.rows.len().to_string()),
            ("columns", &columns),
            ("cells", &(grid.rows.len() * grid.columns.len()).to_string()),
            ("filled", &count(Standing::OnRecord)),
            ("empty", &count(Standing::Missing)),
        ],
    );
    let mut add = |template: &str, n: usize| {
        if n > 0 {
            text.push_str(&fill(template, &[("n", &n.to_string())]));
        }
    };
    add(
        words.description_matrix_left_out,
        grid.count(Standing::LeftOut),
    );
    add(words.description_matrix_ahead, grid.count(Standing::Ahead));
    let (readings, secondary) = (whole.readings().to_string(), whole.secondary().to_string());
    let planned = whole.plans().to_string();
    let holes = [
        ("readings", readings.as_str()),
        ("secondary", secondary.as_str()),
        ("planned", planned.as_str()),
    ];
    text.push_str(&fill(words.description_matrix_readings, &holes));
    if whole.readings() > 0 {
        text.push_str(&most(model, state, &grid));
    }
    if grid.elsewhere > 0 {
        let n = grid.elsewhere.to_string();
        text.push_str(&fill(words.description_matrix_elsewhere, &[("n", &n)]));
    }
    if let Some(sorted) = order::sentence(model, state) {
        text.push_str(words.sentence_gap);
        text.push_str(&sorted);
    }
    text.push_str(words.description_matrix_caveat);
    text
}

/// The fullest cell and the fullest row; of equal ones the first.
fn most(model: &Model, state: &State, grid: &Grid) -> String {
    let (words, dataset) = (state.lang.words(), &model.dataset);
    let (mut cell, mut cell_n) = ((0, 0), 0);
    let (mut fullest, mut row_n) = (0, 0);
    for row in 0..grid.rows.len() {
        let (tally, _) = grid.row(row);
        if tally.readings() > row_n {
            (fullest, row_n) = (row, tally.readings());
        }
        for column in 0..grid.columns.len() {
            let readings = grid.cell(row, column).readings();
            if readings > cell_n {
                (cell, cell_n) = ((row, column), readings);
            }
        }
    }
    let name = |row: usize| pairing_short(dataset, grid.rows[row], state.lang);
    let column = column_name(dataset, grid.columns[cell.1], state.lang);
    let cell = fill(
        words.subtitle,
        &[("first", &name(cell.0)), ("second", &column)],
    );
    fill(
        words.description_matrix_most,
        &[
            ("cell", &cell),
            ("cell_n", &cell_n.to_string()),
            ("row", &name(fullest)),
            ("row_n", &row_n.to_string()),
        ],
    )
}
