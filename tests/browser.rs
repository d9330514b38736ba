//! What only a real browser can tell: the boundary between Rust and JavaScript.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "clippy does not know these functions for tests"
)]

use std::collections::BTreeMap;

use duikou::wasm::App;
use duikou::words::TABLE;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn app(lang: &str) -> App {
    App::new(lang, "2026-11-23").ok().unwrap()
}

#[wasm_bindgen_test]
fn every_word_comes_back_from_javascript_unchanged() {
    for lang in ["zh-CN", "en"] {
        let object = app(lang).words();
        let words: BTreeMap<String, String> = serde_wasm_bindgen::from_value(object).unwrap();
        assert_eq!(words.len(), TABLE.len());
        for (key, zh, en) in TABLE {
            let word = if lang == "en" { en } else { zh };
            assert_eq!(words.get(*key).map(String::as_str), Some(*word), "{key}");
        }
    }
}
