//! What only a real browser can tell: the boundary between Rust and JavaScript.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "clippy does not know these functions for tests"
)]

#[path = "browser/canvas.rs"]
mod canvas;
#[path = "browser/life.rs"]
mod life;
#[path = "browser/sheets.rs"]
mod sheets;

use std::collections::BTreeMap;

use duikou::wasm::App;
use duikou::words::TYPESCRIPT;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Change bits, as JavaScript reads them.
const OVERLAY: u32 = 1;
const SCENE: u32 = 2;
const WORDS: u32 = 4;
const SELECTION: u32 = 8;
const QUERY: u32 = 16;
const FILTER: u32 = 32;

fn app(lang: &str) -> App {
    App::new(lang, "2026-11-23").ok().unwrap()
}

/// An app with one stage, number 0, of a view and a width.
fn on_stage(view: &str, width: f64) -> App {
    let mut app = app("zh-CN");
    assert_eq!(app.add_stage(view), 0);
    app.resize(0, width, 1.0);
    app
}

/// The fields of `Mirror` that the tests read.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Mirror {
    key: String,
    column: String,
    label: String,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    pressed: bool,
}

fn mirror(app: &mut App) -> Vec<Mirror> {
    read(app.mirror(0))
}

fn spot(app: &mut App, key: &str) -> Mirror {
    mirror(app)
        .into_iter()
        .find(|item| item.key == key)
        .unwrap()
}

/// The words as JavaScript gets them.
fn words(lang: &str) -> BTreeMap<String, String> {
    read(app(lang).words())
}

fn read<T: for<'a> Deserialize<'a>>(value: JsValue) -> T {
    serde_wasm_bindgen::from_value(value).unwrap()
}

#[wasm_bindgen_test]
fn javascript_gets_exactly_the_words_its_type_names() {
    let fields = TYPESCRIPT.split_once('{').unwrap().1;
    let fields = fields.rsplit_once('}').unwrap().0.split(';');
    let mut names: Vec<_> = fields
        .filter_map(|field| Some(field.split_once(':')?.0.trim()))
        .collect();
    names.sort_unstable();
    for lang in ["zh-CN", "en"] {
        assert!(words(lang).keys().eq(&names), "{lang}");
    }
}

#[wasm_bindgen_test]
fn words_arrive_in_the_language_asked_for() {
    for lang in ["zh-CN", "en"] {
        assert_eq!(words(lang).get("language_tag").unwrap(), lang);
    }
}

/// The program draws on the machine that built it, the page in the reader's
/// browser; `tests/golden.rs` holds the former to the same pictures.
#[wasm_bindgen_test]
fn pictures_are_those_of_the_program_byte_for_byte() {
    macro_rules! golden {
        ($name:literal) => {
            ($name, include_str!(concat!("golden/", $name, ".svg")))
        };
    }
    let cases = [
        (golden!("pairing-zh-light-360"), "pairing", 360.0, ""),
        (golden!("pairing-zh-dark-1200"), "pairing", 1200.0, ""),
        (
            golden!("pairing-en-light-1200"),
            "pairing",
            1200.0,
            "lang=en",
        ),
        (golden!("pairing-en-print-360"), "pairing", 360.0, "lang=en"),
        (golden!("pairing-en-large-360"), "pairing", 360.0, "lang=en"),
        (
            golden!("province-zh-light-1200"),
            "pairing",
            1200.0,
            "group=province",
        ),
        (
            golden!("pairing-selected-zh-light-1200"),
            "pairing",
            1200.0,
            "sel=p09",
        ),
        (
            golden!("city-selected-en-dark-1200"),
            "pairing",
            1200.0,
            "sel=c440300&lang=en",
        ),
        (
            golden!("pairing-filtered-zh-light-1200"),
            "pairing",
            1200.0,
            "cluster=k-yrd",
        ),
        (golden!("timeline-zh-light-1200"), "timeline", 1200.0, ""),
        (golden!("timeline-zh-large-360"), "timeline", 360.0, ""),
        (
            golden!("timeline-en-dark-360"),
            "timeline",
            360.0,
            "lang=en",
        ),
        (
            golden!("timeline-selected-zh-light-1200"),
            "timeline",
            1200.0,
            "sel=p09,p18",
        ),
    ];
    for ((name, accepted), view, width, query) in cases {
        let mut app = on_stage(view, width);
        for theme in ["dark", "print"]
            .iter()
            .filter(|theme| name.contains(*theme))
        {
            app.set("theme", Some((*theme).to_owned()));
        }
        if name.contains("large") {
            app.set("size", Some("large".to_owned()));
        }
        app.set("state", Some(query.to_owned()));
        let drawn = app.svg(0);
        let at = drawn
            .bytes()
            .zip(accepted.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        assert!(drawn == accepted, "{name} differs from byte {at} on");
        assert_eq!(app.problems(), Vec::<String>::new());
    }
}
