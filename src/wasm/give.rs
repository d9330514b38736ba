//! Values into JavaScript's: plain objects, arrays, strings, numbers, booleans
//! and `null`, through serde.

use serde::{Serialize, Serializer as _};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// The value for JavaScript. What is missing becomes `null`, as the types promise.
pub(super) fn give<T: Serialize + ?Sized>(value: &T) -> JsValue {
    // Only maps with odd keys and types that refuse could fail; there are none.
    value.serialize(&serializer()).unwrap_or(JsValue::NULL)
}

/// An object of texts.
pub(super) fn map<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>) -> JsValue {
    (&serializer())
        .collect_map(entries)
        .unwrap_or(JsValue::NULL)
}

fn serializer() -> Serializer {
    Serializer::new()
        .serialize_missing_as_null(true)
        .serialize_maps_as_objects(true)
}
