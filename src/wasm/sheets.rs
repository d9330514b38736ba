//! The table of readings and the list of sources, for the page's own rows.

use super::App;
use super::give::give;
use crate::dataset::{Key, ReadingId};
use crate::view::{sources, table};
use wasm_bindgen::prelude::*;

/// The order of the readings, and the selection that it was made for. Filters
/// and sorting take it away by [`App::forget`].
#[derive(Debug)]
pub(super) struct Order {
    selected: Vec<Key>,
    readings: Vec<ReadingId>,
}

#[wasm_bindgen]
impl App {
    /// How many readings filter and selection keep.
    pub fn row_count(&mut self) -> usize {
        self.order().len()
    }

    /// Some of those readings in the order chosen, as `ReadingRow[]`.
    #[wasm_bindgen(unchecked_return_type = "ReadingRow[]")]
    pub fn rows(&mut self, from: usize, count: usize) -> JsValue {
        self.order();
        let readings = self.order.as_ref().map_or(&[][..], |o| &o.readings);
        give(&table::rows(
            &self.model,
            &self.state,
            readings,
            from,
            count,
        ))
    }

    /// The sources of what filter and selection keep, as `SourceEntry[]`.
    #[wasm_bindgen(unchecked_return_type = "SourceEntry[]")]
    pub fn source_list(&self) -> JsValue {
        give(&sources::entries(&self.model, &self.state))
    }
}

impl App {
    fn order(&mut self) -> &[ReadingId] {
        let selected = &self.state.selected;
        if self.order.as_ref().is_some_and(|o| o.selected != *selected) {
            self.order = None;
        }
        let make = || Order {
            selected: selected.clone(),
            readings: table::order(&self.model, &self.state),
        };
        &self.order.get_or_insert_with(make).readings
    }
}
