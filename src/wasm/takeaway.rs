//! What a reader takes away from a stage: pictures, tables, citations.

use super::App;
use super::give::give;
use crate::html;
use crate::paint::{Fit, paint_canvas};
use crate::sheet::Sheet;
use crate::state::{State, View};
use crate::takeaway::{self, About, Extent};
use crate::view;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A table with what is said about it.
#[derive(Serialize)]
struct Document<'a> {
    meta: &'a About,
    rows: &'a Sheet,
}

#[wasm_bindgen]
impl App {
    /// What a file of the stage says about itself, as `About`. `all` takes the
    /// filters away; `address` is where the view can be seen.
    #[wasm_bindgen(unchecked_return_type = "About | undefined")]
    pub fn about(&self, stage: usize, all: bool, address: &str) -> JsValue {
        match self.kept(stage) {
            Some((state, view, _)) => give(&takeaway::about(
                &self.model,
                &state,
                view,
                extent(all),
                address,
            )),
            None => JsValue::UNDEFINED,
        }
    }

    /// The table behind the stage as CSV.
    pub fn csv(&self, stage: usize, all: bool, address: &str) -> String {
        let Some((state, view, _)) = self.kept(stage) else {
            return String::new();
        };
        let about = takeaway::about(&self.model, &state, view, extent(all), address);
        let sheet = takeaway::sheet(&self.model, &state, view, extent(all));
        takeaway::csv(&sheet, &about, state.lang)
    }

    /// The table behind the stage with what is said about it, as `DataDocument`.
    #[wasm_bindgen(unchecked_return_type = "DataDocument | undefined")]
    pub fn document(&self, stage: usize, all: bool, address: &str) -> JsValue {
        let Some((state, view, _)) = self.kept(stage) else {
            return JsValue::UNDEFINED;
        };
        let meta = takeaway::about(&self.model, &state, view, extent(all), address);
        let rows = takeaway::sheet(&self.model, &state, view, extent(all));
        give(&Document {
            meta: &meta,
            rows: &rows,
        })
    }

    /// The stage's picture with its title and what it rests on, as an SVG document.
    pub fn picture(&self, stage: usize) -> String {
        self.kept(stage)
            .map_or(String::new(), |(state, view, width)| {
                takeaway::picture(&self.model, &state, view, width).svg
            })
    }

    /// Width and height of that picture in CSS pixels; empty for an unknown stage.
    pub fn picture_size(&self, stage: usize) -> Vec<f64> {
        self.kept(stage).map_or(Vec::new(), |(state, view, width)| {
            let (_, width, height) = takeaway::items(&self.model, &state, view, width);
            vec![width, height]
        })
    }

    /// Paints that picture at `scale` device pixels a CSS pixel.
    ///
    /// # Errors
    /// When the canvas has no 2d context, as one that is too large.
    pub fn paint_picture(
        &self,
        stage: usize,
        canvas: &HtmlCanvasElement,
        scale: f64,
    ) -> Result<(), JsError> {
        let Some((state, view, width)) = self.kept(stage) else {
            return Ok(());
        };
        let (items, width, height) = takeaway::items(&self.model, &state, view, width);
        paint_canvas(&items, canvas, (width, height), scale, Fit::Exact)
            .map_err(|e| JsError::new(&e.to_string()))
    }

    /// The stage as HTML that needs no script: its picture, its data as a table,
    /// its sources.
    pub fn fragment(&self, stage: usize) -> String {
        self.kept(stage)
            .map_or(String::new(), |(state, view, width)| {
                let picture = view::picture(&self.model, &state, view, width);
                html::fragment(&self.model, &state, view, &picture)
            })
    }

    /// What stands below a printed stage, line by line.
    pub fn credits(&self, stage: usize) -> Vec<String> {
        self.kept(stage).map_or(Vec::new(), |(state, view, _)| {
            takeaway::credits(&self.model, &state, view)
        })
    }
}

impl App {
    /// The state as it is kept: what is only pointed at is not part of it.
    fn kept(&self, stage: usize) -> Option<(State, View, f64)> {
        let stage = self.stages.get(stage)?;
        let state = State {
            hover: None,
            ..self.state.clone()
        };
        Some((state, stage.view, stage.width))
    }
}

fn extent(all: bool) -> Extent {
    if all { Extent::All } else { Extent::Filtered }
}
