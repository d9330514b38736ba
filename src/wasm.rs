//! The browser's door: maps JavaScript's calls to messages and values to
//! JavaScript's. Holds no logic of its own, and never calls JavaScript back.

#![allow(
    clippy::needless_pass_by_value,
    reason = "values from JavaScript arrive owned"
)]

#[cfg(feature = "charts")]
mod charts;
mod give;
mod take;
#[cfg(feature = "charts")]
mod takeaway;

use crate::dataset::{Dataset, Evidence, Problem};
use crate::date::PartialDate;
use crate::details;
use crate::geometry::Point;
use crate::hit::{Reach, hit};
use crate::labels;
use crate::paint::{Fit, paint_canvas};
use crate::scene::{Item, Place, Scene, Target};
use crate::state::{self, Change, Focus, Message, State, View, update};
use crate::theme::{TextSize, ThemeName};
use crate::view::{self, Direction, Drawing, Model};
use crate::words::{self, Lang, fill};
use give::give;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const WORDS: &str = crate::words::TYPESCRIPT;

/// The module's state for one element.
#[wasm_bindgen]
#[derive(Debug)]
pub struct App {
    model: Model,
    state: State,
    stages: Vec<Stage>,
    problems: Vec<String>,
    /// Those that were last asked for: hundreds of strings.
    words: Option<(Lang, JsValue)>,
    /// Where on the stage what is hovered was found, by pointing or by focus.
    place: Option<Place>,
    /// The readings in the order of the table, once that is asked for.
    #[cfg(feature = "charts")]
    order: Option<charts::Order>,
}

/// One drawing surface.
#[derive(Debug)]
struct Stage {
    view: View,
    width: f64,
    dpr: f64,
    drawn: Option<(Drawing, Scene)>,
}

#[wasm_bindgen]
impl App {
    /// An app over the built-in data. `lang` is a BCP 47 tag, `today` an ISO date.
    ///
    /// # Errors
    /// When the built-in data is damaged, which its tests rule out.
    #[wasm_bindgen(constructor)]
    pub fn new(lang: &str, today: &str) -> Result<App, JsError> {
        let dataset = Dataset::builtin().map_err(|problems| told(&problems))?;
        Ok(App::over(dataset, lang, today))
    }

    /// An app over pairings handed in, which never reads the built-in data.
    ///
    /// # Errors
    /// When the input is not of the shape `PairingInput`, with every problem found.
    pub fn of_pairings(
        lang: &str,
        today: &str,
        #[wasm_bindgen(unchecked_param_type = "PairingInput")] input: &JsValue,
    ) -> Result<App, JsError> {
        Ok(App::over(pairings(input)?, lang, today))
    }

    /// Sets what an attribute or a part of the state query of that name sets; a
    /// bad value falls back to the default and is reported by [`App::problems`].
    /// Returns change bits.
    pub fn set(&mut self, name: &str, value: Option<String>) -> u32 {
        let text = value.as_deref();
        let message = match name {
            "view" => Message::View(self.read(name, text, View::parse)),
            "lang" => Message::Lang(self.read(name, text, Lang::parse)),
            "theme" => Message::Theme(self.read(name, text, ThemeName::parse)),
            "size" => Message::Size(self.read(name, text, TextSize::parse)),
            "contrast" => Message::MoreContrast(text == Some("more")),
            "state" => Message::Query(value.unwrap_or_default()),
            "group" | "sort" | "area" | "base" | "cluster" | "prov" | "year" | "ind" | "ev"
            | "q" | "cmp" | "map" => Message::Part {
                name: name.to_owned(),
                value: value.unwrap_or_default(),
            },
            _ => return self.report_unknown(name),
        };
        self.send(message)
    }

    /// Whether readings come from a file that does not say what they rest on.
    pub fn has_file(&self) -> bool {
        self.model.dataset.has_evidence(Evidence::File)
    }

    /// Adds a drawing surface for a view and returns its number.
    pub fn add_stage(&mut self, view: &str) -> usize {
        let view = self.read("view", Some(view), View::parse);
        self.stages.push(Stage {
            view,
            width: 0.0,
            dpr: 1.0,
            drawn: None,
        });
        self.stages.len() - 1
    }

    /// Tells a stage its width in CSS pixels and the device pixels to each; a
    /// width of 0 means hidden.
    pub fn resize(&mut self, stage: usize, width: f64, dpr: f64) -> u32 {
        let Some(stage) = self.stages.get_mut(stage) else {
            return 0;
        };
        let width = if width.is_finite() && width > 0.0 {
            width
        } else {
            0.0
        };
        let dpr = if dpr.is_finite() {
            dpr.clamp(0.25, 8.0)
        } else {
            1.0
        };
        if stage.width == width && stage.dpr == dpr {
            return Change::NONE.0;
        }
        if stage.width != width {
            stage.drawn = None;
        }
        (stage.width, stage.dpr) = (width, dpr);
        (Change::SCENE | Change::OVERLAY).0
    }

    /// The height in CSS pixels that the stage's picture needs; 0 while hidden.
    pub fn height(&mut self, stage: usize) -> f64 {
        self.draw(stage);
        self.scene(stage).map_or(0.0, |scene| scene.height)
    }

    /// Paints the base layer. A canvas of the stage's width may keep up to twice
    /// the height it needs where there is `room`: that is faster.
    ///
    /// # Errors
    /// When the canvas has no 2d context.
    pub fn paint(
        &mut self,
        stage: usize,
        canvas: &HtmlCanvasElement,
        room: Option<bool>,
    ) -> Result<(), JsError> {
        self.draw(stage);
        match self.scene(stage) {
            Some(scene) => self.put(stage, &scene.items, scene, canvas, fit(room)),
            None => Ok(()),
        }
    }

    /// Paints what is pointed at and selected over the base layer, as
    /// [`App::paint`] does.
    ///
    /// # Errors
    /// When the canvas has no 2d context.
    pub fn paint_overlay(
        &mut self,
        stage: usize,
        canvas: &HtmlCanvasElement,
        room: Option<bool>,
    ) -> Result<(), JsError> {
        self.draw(stage);
        let Some((drawing, scene)) = self.drawn(stage) else {
            return Ok(());
        };
        let items = view::overlay(&self.model, &self.state, drawing);
        self.put(stage, &items, scene, canvas, fit(room))
    }

    /// Whether anything is selected, pointed at or focused; where nothing is, overlays
    /// are empty.
    pub fn is_lit(&self) -> bool {
        self.state.hover.is_some() || !self.state.selected.is_empty()
    }

    /// The pointer moved to a point of the stage in CSS pixels.
    pub fn pointer(&mut self, stage: usize, x: f64, y: f64, touch: bool) -> u32 {
        let at = Point { x, y };
        let target = self.target_at(stage, at, touch);
        self.place = Some(Place::At(at));
        self.send(Message::Hover(target.map(|t| (stage, t))))
    }

    /// The pointer left, or the focus.
    pub fn leave(&mut self) -> u32 {
        self.place = None;
        self.send(Message::Hover(None))
    }

    /// A click or tap; on nothing it lets go of everything.
    pub fn click(&mut self, stage: usize, x: f64, y: f64, additive: bool, touch: bool) -> u32 {
        let at = Point { x, y };
        match self.target_at(stage, at, touch) {
            Some(target) => self.send(Message::Pick { target, additive }),
            None if additive => Change::NONE.0,
            None => {
                let hover = self.send(Message::Hover(None));
                hover | self.send(Message::Select(Vec::new()))
            }
        }
    }

    /// The pointer was drawn over a stretch of an axis of years: keeps those.
    pub fn brush(&mut self, stage: usize, from: f64, to: f64) -> u32 {
        self.draw(stage);
        let span = self
            .scene(stage)
            .and_then(|scene| view::years_between(scene, from, to));
        match span {
            Some((first, last)) => self.send(Message::Part {
                name: "year".to_owned(),
                value: [first.to_string(), last.to_string()].join("-"),
            }),
            None => Change::NONE.0,
        }
    }

    /// The keyboard's focus came to a key of a stage, in the column of that
    /// name, or left.
    pub fn focus(&mut self, stage: usize, key: Option<String>, column: Option<String>) -> u32 {
        let target = key.and_then(|key| self.parse_target(&key));
        let place = target.and_then(|target| self.place_in(stage, target, column));
        let moved = self.place != place;
        self.place = place;
        let change = self.send(Message::Hover(target.map(|t| (stage, t))));
        // One target in another column is no news for the state, but its card moves.
        if moved {
            change | Change::OVERLAY.0
        } else {
            change
        }
    }

    /// Enter, space or a button: selects a key or lets it go.
    pub fn activate(&mut self, key: &str, additive: bool) -> u32 {
        match self.parse_target(key) {
            Some(target) => self.send(Message::Pick { target, additive }),
            None => Change::NONE.0,
        }
    }

    /// Replaces the selection; unknown keys are reported by [`App::problems`].
    pub fn select(&mut self, keys: Vec<String>) -> u32 {
        let mut found = Vec::new();
        for text in &keys {
            match self.model.dataset.parse_key(text) {
                Some(key) => found.push(key),
                None => self.report("sel", text),
            }
        }
        self.send(Message::Select(found))
    }

    /// Escape: closes the card, else lets go of the selection.
    pub fn clear(&mut self) -> u32 {
        self.place = None;
        self.send(Message::Dismiss)
    }

    /// Where an arrow key leads from a key in the column of that name: `up`,
    /// `down`, `left`, `right`, `home`, `end`.
    pub fn neighbour(
        &mut self,
        stage: usize,
        key: &str,
        direction: &str,
        column: Option<String>,
    ) -> Option<String> {
        let from = self.parse_target(key)?;
        let place = self.place_in(stage, from, column);
        let (dataset, scene) = (&self.model.dataset, self.scene(stage)?);
        let here = scene.spot(from, place)?;
        let to = view::neighbour(dataset, scene, here, Direction::parse(direction)?)?;
        Some(view::target_text(dataset, to.target))
    }

    /// Focusable things of a stage in reading order, as `Mirror[]`.
    #[wasm_bindgen(unchecked_return_type = "Mirror[]")]
    pub fn mirror(&mut self, stage: usize) -> JsValue {
        self.draw(stage);
        match self.scene(stage) {
            Some(scene) => give(&view::mirror(&self.model, &self.state, scene)),
            None => give(&[(); 0]),
        }
    }

    /// What is pointed at or focused, as `Card`, or undefined.
    #[wasm_bindgen(unchecked_return_type = "Card | undefined")]
    pub fn card(&mut self) -> JsValue {
        let Some((stage, _)) = self.state.hover else {
            return JsValue::UNDEFINED;
        };
        self.draw(stage);
        let card = self
            .scene(stage)
            .and_then(|scene| view::card(&self.model, &self.state, scene, self.place));
        give(&card)
    }

    /// Everything known about what is selected, as `Detail[]`.
    #[wasm_bindgen(unchecked_return_type = "Detail[]")]
    pub fn details(&self) -> JsValue {
        let (dataset, state) = (&self.model.dataset, &self.state);
        let focus = Focus::of(dataset, &state.selected);
        let details: Vec<_> = state
            .selected
            .iter()
            .filter_map(|&key| details::detail(dataset, key, &state.filter, &focus, state.lang))
            .collect();
        give(&details)
    }

    /// The plan itself, with all that can be chosen, as an `Overview`.
    #[wasm_bindgen(unchecked_return_type = "Overview")]
    pub fn overview(&self) -> JsValue {
        let state = &self.state;
        give(&details::overview(
            &self.model.dataset,
            &state.filter,
            state.lang,
        ))
    }

    /// The selected keys.
    pub fn selection(&self) -> Vec<String> {
        self.state
            .selected
            .iter()
            .map(|&key| self.model.dataset.key_text(key))
            .collect()
    }

    /// The state query.
    pub fn query(&self) -> String {
        state::format(&self.state, &self.model.dataset)
    }

    /// What went wrong since the last call.
    pub fn problems(&mut self) -> Vec<String> {
        std::mem::take(&mut self.problems)
    }

    /// What can be chosen in a view beyond pointing, as `Choice[]`.
    #[wasm_bindgen(unchecked_return_type = "Choice[]")]
    pub fn choices(&self, stage: usize) -> JsValue {
        match self.stages.get(stage) {
            Some(stage) => give(&view::choices(&self.model, &self.state, stage.view)),
            None => give(&[(); 0]),
        }
    }

    /// Whether the filters leave a stage nothing to show.
    pub fn is_empty(&self, stage: usize) -> bool {
        let view = self.stages.get(stage).map(|stage| stage.view);
        view.is_some_and(|view| view::is_empty(&self.model, &self.state, view))
    }

    /// What is filtered at present, as `Choice[]` without options.
    #[wasm_bindgen(unchecked_return_type = "Choice[]")]
    pub fn filters(&self) -> JsValue {
        give(&view::filters(&self.model, &self.state))
    }

    /// The title of a stage's picture.
    pub fn title(&self, stage: usize) -> String {
        self.stages.get(stage).map_or(String::new(), |s| {
            view::title(&self.model, &self.state, s.view)
        })
    }

    /// The description of a stage's picture.
    pub fn description(&self, stage: usize) -> String {
        self.stages.get(stage).map_or(String::new(), |s| {
            view::description(&self.model, &self.state, s.view)
        })
    }

    /// A stage's picture as an SVG document.
    pub fn svg(&self, stage: usize) -> String {
        let Some(stage) = self.stages.get(stage) else {
            return String::new();
        };
        // What is only pointed at is not part of a picture to keep.
        let state = State {
            hover: None,
            ..self.state.clone()
        };
        view::picture(&self.model, &state, stage.view, stage.width).svg
    }

    /// Up to when the data reach and which data they are, for below a table.
    pub fn credit(&self) -> String {
        labels::credit(&self.model.dataset, self.state.lang)
    }

    /// Which data these are: twelve hexadecimal digits, empty for data handed in.
    pub fn version(&self) -> String {
        self.model.dataset.version.clone()
    }

    /// The words of the page's scripts in the current language, as `Words`.
    #[wasm_bindgen(unchecked_return_type = "Words")]
    pub fn words(&mut self) -> JsValue {
        let lang = self.state.lang;
        match &self.words {
            Some((of, words)) if *of == lang => words.clone(),
            _ => {
                let words = give::map(words::shell(lang));
                self.words = Some((lang, words.clone()));
                words
            }
        }
    }
}

impl App {
    fn over(dataset: Dataset, lang: &str, today: &str) -> App {
        App {
            model: Model::new(dataset),
            state: State {
                lang: Lang::parse(lang).unwrap_or_default(),
                today: PartialDate::parse(today),
                ..State::default()
            },
            stages: Vec::new(),
            problems: Vec::new(),
            words: None,
            place: None,
            #[cfg(feature = "charts")]
            order: None,
        }
    }

    fn send(&mut self, message: Message) -> u32 {
        let change = update(
            &mut self.state,
            &self.model.dataset,
            message,
            &mut self.problems,
        );
        if change.0 & Change::SCENE.0 != 0 {
            self.forget();
        }
        change.0
    }

    fn forget(&mut self) {
        #[cfg(feature = "charts")]
        {
            self.order = None;
        }
        for stage in &mut self.stages {
            stage.drawn = None;
        }
    }

    /// Lays a stage out, unless it is hidden or already is.
    fn draw(&mut self, stage: usize) {
        let Some(stage) = self.stages.get_mut(stage) else {
            return;
        };
        if stage.width > 0.0 && stage.drawn.is_none() {
            let drawing = view::drawing(&self.model, &self.state, stage.view, stage.width);
            let scene = view::scene(&self.model, &self.state, &drawing);
            stage.drawn = Some((drawing, scene));
        }
    }

    fn drawn(&self, stage: usize) -> Option<&(Drawing, Scene)> {
        self.stages.get(stage)?.drawn.as_ref()
    }

    fn scene(&self, stage: usize) -> Option<&Scene> {
        self.drawn(stage).map(|(_, scene)| scene)
    }

    fn put(
        &self,
        stage: usize,
        items: &[Item],
        scene: &Scene,
        canvas: &HtmlCanvasElement,
        fit: Fit,
    ) -> Result<(), JsError> {
        let dpr = self.stages.get(stage).map_or(1.0, |s| s.dpr);
        paint_canvas(items, canvas, (scene.width, scene.height), dpr, fit)
            .map_err(|e| JsError::new(&e.to_string()))
    }

    fn target_at(&mut self, stage: usize, at: Point, touch: bool) -> Option<Target> {
        self.draw(stage);
        hit(
            self.scene(stage)?,
            at,
            if touch { Reach::TOUCH } else { Reach::FINE },
        )
    }

    fn place_in(&mut self, stage: usize, target: Target, column: Option<String>) -> Option<Place> {
        self.draw(stage);
        let stop = view::column_named(&self.state, self.scene(stage)?, target, &column?)?;
        Some(Place::In(stop))
    }

    fn parse_target(&self, text: &str) -> Option<Target> {
        view::parse_target(&self.model.dataset, text)
    }

    fn read<T: Default>(
        &mut self,
        name: &str,
        text: Option<&str>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> T {
        let Some(text) = text else {
            return T::default();
        };
        parse(text).unwrap_or_else(|| {
            self.report(name, text);
            T::default()
        })
    }

    fn report(&mut self, name: &str, value: &str) {
        self.problems.push(fill(
            self.state.lang.words().bad_state_value,
            &[("name", name), ("value", value)],
        ));
    }

    fn report_unknown(&mut self, name: &str) -> u32 {
        self.report(name, "");
        Change::NONE.0
    }
}

fn fit(room: Option<bool>) -> Fit {
    if room == Some(true) {
        Fit::Roomy
    } else {
        Fit::Exact
    }
}

fn pairings(input: &JsValue) -> Result<Dataset, JsError> {
    let input = take::pairing_input(input).map_err(|problem| JsError::new(&problem))?;
    Dataset::from_pairings(input).map_err(|problems| told(&problems))
}

/// Every problem on a line of its own.
fn told(problems: &[Problem]) -> JsError {
    let mut lines = String::new();
    for problem in problems {
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines += &problem.text(Lang::En);
    }
    JsError::new(&lines)
}
