//! What only a real browser can tell: the boundary between Rust and JavaScript.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "clippy does not know these functions for tests"
)]

use std::collections::BTreeMap;

use duikou::wasm::App;
use duikou::words::TYPESCRIPT;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The words as JavaScript gets them.
fn words(lang: &str) -> BTreeMap<String, String> {
    let app = App::new(lang, "2026-11-23").ok().unwrap();
    serde_wasm_bindgen::from_value(app.words()).unwrap()
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
