//! The door of the module that reads files: slices of text in, one buffer out.
//! It runs in the background of a page and knows nothing of drawing.

use crate::ingest::encoding::{self, Encoding, Form};
use wasm_bindgen::prelude::*;

/// What a file is by its first bytes: `workbook`, `other`, or the encoding of a text
/// as `TextDecoder` names it. Nothing where more bytes could still show another
/// encoding, unless these are the whole file.
#[wasm_bindgen]
pub fn form(head: &[u8], whole: bool) -> String {
    match encoding::form(head) {
        Form::Workbook => "workbook".to_owned(),
        Form::Other => "other".to_owned(),
        Form::Text(_) if !whole && encoding::is_undecided(head) => String::new(),
        Form::Text(encoding) => Encoding::name(encoding).to_owned(),
    }
}
