//! The way to every chart. In a build without the feature `charts` it ends here,
//! and the linker leaves out all that lies behind: the page that first opens a
//! chart fetches the module that has them.

use super::{Chart, Model, indicator, matrix, sources, table, target, trend};
use crate::dataset::{PairingId, TaskAreaId};
use crate::scene::Column;
use crate::state::{State, View};

/// Whether this build has charts.
pub(super) const HERE: bool = cfg!(feature = "charts");

pub(super) fn chart(model: &Model, state: &State, view: View, width: f64) -> Chart {
    match view {
        View::Matrix if HERE => matrix::chart(model, state, width),
        View::Indicator if HERE => indicator::chart(model, state, width),
        View::Trend if HERE => trend::chart(model, state, width),
        View::Target if HERE => target::chart(model, state, width),
        View::Table if HERE => table::chart(model, state, width),
        View::Sources if HERE => sources::chart(model, state, width),
        _ => Chart::default(),
    }
}

pub(super) fn title(model: &Model, state: &State, view: View) -> String {
    match view {
        View::Matrix if HERE => matrix::title(model, state),
        View::Indicator if HERE => indicator::title(model, state),
        View::Trend if HERE => trend::title(model, state),
        View::Target if HERE => target::title(model, state),
        View::Table if HERE => table::title(model, state),
        View::Sources if HERE => sources::title(model, state),
        _ => String::new(),
    }
}

pub(super) fn description(model: &Model, state: &State, view: View) -> String {
    match view {
        View::Matrix if HERE => matrix::description(model, state),
        View::Indicator if HERE => indicator::description(model, state),
        View::Trend if HERE => trend::description(model, state),
        View::Target if HERE => target::description(model, state),
        View::Table if HERE => table::description(model, state),
        View::Sources if HERE => sources::description(model, state),
        _ => String::new(),
    }
}

/// The words about a task area at the head of a column.
pub(super) fn area_card(model: &Model, state: &State, area: TaskAreaId) -> (String, Vec<String>) {
    if HERE {
        matrix::area_card(model, state, area)
    } else {
        (String::new(), Vec::new())
    }
}

/// The words about a cell of the matrix.
pub(super) fn cell_card(
    model: &Model,
    state: &State,
    pairing: PairingId,
    column: Column,
) -> (String, Vec<String>) {
    if HERE {
        matrix::card(model, state, pairing, column)
    } else {
        (String::new(), Vec::new())
    }
}
