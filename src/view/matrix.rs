//! Pairings by task areas or years: how much is on record.

use super::{Chart, Model};
use crate::dataset::PairingId;
use crate::scene::Column;
use crate::state::State;

pub(super) fn chart(_model: &Model, _state: &State, width: f64) -> Chart {
    let mut chart = Chart::default();
    chart.scene.width = width;
    chart
}

pub(super) fn title(_model: &Model, state: &State) -> String {
    state.lang.words().title_matrix.to_owned()
}

pub(super) fn description(_model: &Model, _state: &State) -> String {
    String::new()
}

/// The words about one cell.
pub(super) fn card(
    _model: &Model,
    _state: &State,
    _pairing: PairingId,
    _column: Column,
) -> (String, Vec<String>) {
    (String::new(), Vec::new())
}
