//! One indicator over the pairings, from one scale.

use super::{Chart, Model};
use crate::state::State;

pub(super) fn chart(_model: &Model, _state: &State, width: f64) -> Chart {
    let mut chart = Chart::default();
    chart.scene.width = width;
    chart
}

pub(super) fn title(_model: &Model, state: &State) -> String {
    state.lang.words().title_indicator.to_owned()
}

pub(super) fn description(_model: &Model, _state: &State) -> String {
    String::new()
}
