//! The browser's door: bytes in, sheets as plain objects out.

use js_sys::{Array, Error, Object, Reflect, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Fault, Lang, Limits, Sheet};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "
/** One worksheet: its cells as RFC 4180 text whose record numbers are row numbers, and its
    merged ranges as first row, first column, last row, last column, from 1, in one array. */
export interface Sheet { name: string; hidden: boolean; text: string; merged: Uint32Array; }
/** Every worksheet of a workbook. Throws an Error whose message is a sentence for the reader. */
export function read(bytes: Uint8Array, lang: string): Sheet[];
";

/// Every worksheet of a workbook.
///
/// # Errors
/// An `Error` whose message says why it cannot be read, in the language asked for.
#[wasm_bindgen(skip_typescript)]
pub fn read(bytes: &[u8], lang: &str) -> Result<Array, JsValue> {
    let sheets = crate::read(bytes, &Limits::default())
        .map_err(|fault| Error::new(&fault.sentence(Lang::of(lang))))?;
    let list = Array::new();
    for sheet in sheets {
        let object = object(&sheet)?;
        list.push(&object);
    }
    Ok(list)
}

/// What to tell the reader when reading has trapped: a file so damaged is not foreseen.
#[wasm_bindgen]
pub fn damaged(lang: &str) -> String {
    Fault::Damaged.sentence(Lang::of(lang))
}

fn object(sheet: &Sheet) -> Result<Object, JsValue> {
    let merged = Uint32Array::new_with_length(sheet.merged.len() as u32 * 4);
    for (at, number) in (0..).zip(sheet.merged.as_flattened()) {
        merged.set_index(at, *number);
    }
    let object = Object::new();
    for (name, value) in [
        ("name", JsValue::from_str(&sheet.name)),
        ("hidden", JsValue::from_bool(sheet.hidden)),
        ("text", JsValue::from_str(&sheet.text)),
        ("merged", merged.into()),
    ] {
        Reflect::set(&object, &JsValue::from_str(name), &value)?;
    }
    Ok(object)
}
