//! What only a page with charts asks for: the table of readings, the list of
//! sources, pairings in brief, readings handed in.

use super::give::give;
use super::{App, told};
use crate::dataset::{Dataset, Evidence, Key, ReadingColumns, ReadingId};
use crate::details;
use crate::ingest::{Assembly, Loaded};
use crate::search::search;
use crate::state::Change;
use crate::view::facets::facets;
use crate::view::{Model, sources, table};
use wasm_bindgen::prelude::*;

/// So many pairings in brief at a time.
const PROFILES: usize = 8;

/// The order of the readings, and the selection that it was made for. Filters
/// and sorting take it away by [`App::forget`].
#[derive(Debug)]
pub(super) struct Order {
    selected: Vec<Key>,
    readings: Vec<ReadingId>,
}

#[wasm_bindgen]
impl App {
    /// The whole data set, as `DatasetExport`.
    #[wasm_bindgen(unchecked_return_type = "DatasetExport")]
    pub fn dataset(&self) -> JsValue {
        give(&crate::dataset::export::dataset(&self.model.dataset))
    }

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

    /// What is called like that, as `Found`.
    #[wasm_bindgen(unchecked_return_type = "Found")]
    pub fn search(&self, query: &str) -> JsValue {
        let dataset = &self.model.dataset;
        give(&search(dataset, self.model.index(), query, self.state.lang))
    }

    /// What each choice of a filter would leave, as `Facets`.
    #[wasm_bindgen(unchecked_return_type = "Facets")]
    pub fn facets(&self) -> JsValue {
        give(&facets(&self.model, &self.state))
    }

    /// The first pairings of those selected in brief, as `Profile[]`.
    #[wasm_bindgen(unchecked_return_type = "Profile[]")]
    pub fn profiles(&self) -> JsValue {
        let (dataset, state) = (&self.model.dataset, &self.state);
        let mut profiles = Vec::new();
        // A data set with more members than the cube tells apart has no figures to choose from.
        if let Some(cube) = self.model.cube() {
            for &key in &state.selected {
                if let (Key::Pairing(id), true) = (key, profiles.len() < PROFILES) {
                    let profile = details::profile(dataset, cube, id, state.today, state.lang);
                    profiles.push(profile);
                }
            }
        }
        give(&profiles)
    }

    /// The selected pairings side by side, as `Comparison`.
    #[wasm_bindgen(unchecked_return_type = "Comparison | undefined")]
    pub fn comparison(&self) -> JsValue {
        match self.model.cube() {
            Some(cube) => give(&details::comparison(&self.model.dataset, cube, &self.state)),
            None => JsValue::UNDEFINED,
        }
    }

    /// Draws readings handed in as columns instead of the present ones:
    /// references are positions from 0, in `planned` 1 means planned. `evidence` is
    /// the kind of page they rest on; anything unknown counts as secondary. `rows`
    /// says how many rows of a file each reading stands for; left out, each is one.
    ///
    /// # Errors
    /// When a column is too short or refers to nothing, with every problem found.
    #[allow(
        clippy::too_many_arguments,
        reason = "JavaScript hands over one array a column"
    )]
    pub fn load_readings(
        &mut self,
        areas: Vec<String>,
        indicators: Vec<String>,
        pairing: &[u32],
        area: &[u32],
        indicator: &[u32],
        year: &[i32],
        value: &[f64],
        planned: &[u8],
        evidence: &str,
        rows: Option<Vec<u32>>,
    ) -> Result<u32, JsError> {
        let columns = ReadingColumns {
            areas: &areas,
            indicators: &indicators,
            pairing,
            area,
            indicator,
            year,
            value,
            planned,
            rows: rows.as_deref().unwrap_or_default(),
            evidence: Evidence::parse(evidence).unwrap_or(Evidence::Secondary),
        };
        // Thousands of old readings are not copied only to be thrown away.
        let old = std::mem::take(&mut self.model.dataset.readings);
        let base = self.model.dataset.clone();
        self.model.dataset.readings = old;
        let dataset = base
            .with_readings(&columns)
            .map_err(|problems| told(&problems))?;
        Ok(self.replace(Model::new(dataset)))
    }
}

/// A file that the module `duikou-intake` has read, made ready to be shown step by
/// step: a page can do other things in between.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Arrival {
    loaded: Loaded,
    assembly: Option<Assembly>,
    model: Option<Model>,
}

/// So many rows of a file at a step: a few milliseconds.
const ROWS: usize = 4096;

#[wasm_bindgen]
impl Arrival {
    /// Begins with what the other module has packed.
    ///
    /// # Errors
    /// When these are not the bytes of such a file.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: &[u8]) -> Result<Arrival, JsError> {
        let base = Dataset::builtin().map_err(|problems| told(&problems))?;
        let loaded = Loaded::unpack(packed).ok_or_else(no_file)?;
        let assembly = Assembly::new(base, &loaded).ok_or_else(no_file)?;
        Ok(Arrival {
            loaded,
            assembly: Some(assembly),
            model: None,
        })
    }

    /// Does a little; whether there is more to do.
    ///
    /// # Errors
    /// As [`Arrival::new`].
    pub fn step(&mut self) -> Result<bool, JsError> {
        if let Some(assembly) = &mut self.assembly {
            let more = assembly.take(&self.loaded, ROWS);
            if more.ok_or_else(no_file)? {
                return Ok(true);
            }
        }
        if let Some(assembly) = self.assembly.take() {
            self.model = Some(Model::new(assembly.finish()));
            self.loaded = Loaded::default();
            return Ok(true);
        }
        Ok(self.model.as_ref().is_some_and(Model::prepare))
    }
}

fn no_file() -> JsError {
    JsError::new("these bytes are no file that was read")
}

#[wasm_bindgen]
impl App {
    /// Shows a file that the module `duikou-intake` has read, instead of the present
    /// data. Whatever it refers to is looked up in the built-in ones.
    ///
    /// # Errors
    /// When these are not the bytes of such a file.
    pub fn load_packed(&mut self, packed: &[u8]) -> Result<u32, JsError> {
        let mut arrival = Arrival::new(packed)?;
        while arrival.step()? {}
        self.load_arrival(arrival)
    }

    /// Shows a file that has arrived.
    ///
    /// # Errors
    /// When there are more steps to do.
    pub fn load_arrival(&mut self, arrival: Arrival) -> Result<u32, JsError> {
        let model = arrival.model;
        let model = model.ok_or_else(|| JsError::new("the file has not arrived yet"))?;
        Ok(self.replace(model))
    }

    /// Goes back to the built-in data.
    ///
    /// # Errors
    /// When they are damaged, which their tests rule out.
    pub fn load_builtin(&mut self) -> Result<u32, JsError> {
        let dataset = Dataset::builtin().map_err(|problems| told(&problems))?;
        Ok(self.replace(Model::new(dataset)))
    }
}

impl App {
    /// Goes on with other data; what was chosen in the old ones is let go.
    fn replace(&mut self, model: Model) -> u32 {
        self.model = model;
        (self.state.selected, self.state.hover, self.state.filter) = Default::default();
        self.state.comparing = false;
        self.forget();
        (Change::WORDS
            | Change::SCENE
            | Change::OVERLAY
            | Change::SELECTION
            | Change::QUERY
            | Change::FILTER)
            .0
    }

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
