//! The order of the matrix's rows: the plan's, or one that the reader chose.

use crate::cube::matrix::Grid;
use crate::dataset::{PairingId, TaskAreaId};
use crate::date::PartialDate;
use crate::layout::matrix::basis_word;
use crate::sort;
use crate::state::{SortBy, State};
use crate::view::Model;
use crate::words::fill;
use std::cmp::Ordering;

/// What rows of a matrix can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Count,
    Date,
    Area(TaskAreaId),
}

/// What the rows are sorted by; `None` for the plan's order.
pub(super) fn of(state: &State) -> Option<By> {
    match state.sort.by {
        SortBy::Count => Some(By::Count),
        SortBy::Date => Some(By::Date),
        SortBy::Area(Some(area)) => Some(By::Area(area)),
        _ => None,
    }
}

/// Sorts the rows. Those without data come last in either direction: missing is
/// not little. Equal ones keep the plan's order.
pub(super) fn apply(model: &Model, state: &State, grid: Grid) -> Grid {
    let Some(by) = of(state) else {
        return grid;
    };
    let mut keys = Vec::with_capacity(grid.rows.len());
    for row in 0..grid.rows.len() {
        let (tally, _) = grid.row(row);
        keys.push(match by {
            By::Count if tally.readings() == 0 => None,
            By::Count => i64::try_from(tally.total(state.filter.secondary_counts)).ok(),
            By::Date => tally.latest().map(PartialDate::first_day),
            By::Area(area) => on_area(model, state, grid.rows[row], area),
        });
    }
    let order = sort::order(keys.len(), &|a, b| match (keys[a], keys[b]) {
        (Some(a), Some(b)) if state.sort.down => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    grid.reordered(&order)
}

/// How many readings of what is a pairing has on an area; `None` where it has none at all.
fn on_area(model: &Model, state: &State, pairing: PairingId, area: TaskAreaId) -> Option<i64> {
    let mut count = None;
    for &id in model.readings_on(pairing, area) {
        let reading = &model.dataset[id];
        if state.filter.keeps_reading(reading) {
            let count = count.get_or_insert(0);
            if !reading.planned {
                reading.add_to(count);
            }
        }
    }
    count.map(|count| i64::try_from(count).unwrap_or(i64::MAX))
}

/// Which order it is and what it does not mean; `None` for the plan's order.
pub(super) fn sentence(model: &Model, state: &State) -> Option<String> {
    let words = state.lang.words();
    let by = of(state)?;
    let what = match by {
        By::Count => {
            let basis = basis_word(state.filter.secondary_counts, state.lang);
            fill(words.matrix_by_count, &[("basis", basis)])
        }
        By::Date => words.matrix_by_date.to_owned(),
        By::Area(area) => {
            let name = model.dataset[area].short.get(state.lang);
            fill(words.matrix_by_area, &[("area", name)])
        }
    };
    let direction = match (by, state.sort.down) {
        (By::Date, true) => words.newest_first,
        (By::Date, false) => words.oldest_first,
        (_, true) => words.most_first,
        (_, false) => words.fewest_first,
    };
    let holes = [("what", what.as_str()), ("direction", direction)];
    Some(fill(words.matrix_sorted, &holes))
}
