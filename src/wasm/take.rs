//! Pairings out of a JavaScript object of the shape `PairingInput`.

use crate::dataset::{CityInput, GroupInput, LinkInput, PairingInput};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Reads the object; what is of another shape is named by list, row and column,
/// counted as in the problems of [`crate::dataset::Problem`].
pub(super) fn pairing_input(input: &JsValue) -> Result<PairingInput, String> {
    let mut taken = PairingInput::default();
    for (name, cities) in [("east", &mut taken.east), ("base", &mut taken.base)] {
        let list = List::of(input, name, &["name", "group"])?;
        for at in 0..list.items.length() {
            cities.push(CityInput {
                name: list.text(at, 0)?,
                group: list.position(at, 1)?,
            });
        }
    }
    for (name, groups) in [
        ("clusters", &mut taken.clusters),
        ("baseAreas", &mut taken.base_areas),
    ] {
        let list = List::of(input, name, &["name"])?;
        for at in 0..list.items.length() {
            groups.push(GroupInput {
                name: list.text(at, 0)?,
            });
        }
    }
    let list = List::of(input, "pairings", &["east", "base", "weight"])?;
    for at in 0..list.items.length() {
        taken.pairings.push(LinkInput {
            east: list.position(at, 0)?,
            base: list.position(at, 1)?,
            weight: list.weight(at, 2)?,
        });
    }
    Ok(taken)
}

/// A list of objects with the fields given.
struct List<'a> {
    name: &'a str,
    fields: &'a [&'a str],
    /// The fields' names as JavaScript has them, made once for thousands of items.
    keys: Vec<JsValue>,
    items: Array,
}

impl<'a> List<'a> {
    fn of(input: &JsValue, name: &'a str, fields: &'a [&'a str]) -> Result<Self, String> {
        let items = get(input, &name.into());
        if !Array::is_array(&items) {
            return Err([
                name,
                ":1:1: this is not an array; write one, if need be an empty one",
            ]
            .concat());
        }
        Ok(List {
            name,
            fields,
            keys: fields.iter().map(|&field| field.into()).collect(),
            items: items.unchecked_into(),
        })
    }

    fn text(&self, at: u32, field: usize) -> Result<String, String> {
        self.field(at, field)
            .as_string()
            .ok_or_else(|| self.problem(at, field, "a string"))
    }

    fn position(&self, at: u32, field: usize) -> Result<u32, String> {
        self.field(at, field)
            .as_f64()
            .filter(|&number| f64::from(number as u32) == number)
            .map(|number| number as u32)
            .ok_or_else(|| self.problem(at, field, "a whole number from 0"))
    }

    /// 1 where it is left out.
    fn weight(&self, at: u32, field: usize) -> Result<f64, String> {
        let value = self.field(at, field);
        if value.is_undefined() {
            return Ok(1.0);
        }
        value
            .as_f64()
            .ok_or_else(|| self.problem(at, field, "a number"))
    }

    fn field(&self, at: u32, field: usize) -> JsValue {
        get(&self.items.get(at), &self.keys[field])
    }

    fn problem(&self, at: u32, field: usize, wanted: &str) -> String {
        let (row, column) = ((at + 1).to_string(), (field + 1).to_string());
        let name = self.fields[field];
        [
            self.name,
            ":",
            &row,
            ":",
            &column,
            ": ",
            name,
            " is not ",
            wanted,
            "; write one",
        ]
        .concat()
    }
}

/// A property; what has none, as a missing item, gives `undefined`.
fn get(object: &JsValue, key: &JsValue) -> JsValue {
    Reflect::get(object, key).unwrap_or_default()
}
