//! Values into JavaScript's: what serde would serialize becomes plain objects,
//! arrays, strings, numbers, booleans and `null`.
//!
//! Every field goes through one function behind `&dyn Give`, because code
//! compiled anew for each type would travel to every reader.

use std::fmt;

use js_sys::{Array, Object, Reflect};
use serde::ser::{
    self, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
    SerializeTupleStruct, Serializer,
};
use wasm_bindgen::{JsCast, JsValue};

/// The value for JavaScript. What is missing becomes `null`, as the types promise.
pub(super) fn give<T: Serialize + ?Sized>(value: &T) -> JsValue {
    let Ok(given) = value.serialize(Js);
    given
}

/// An object of texts.
pub(super) fn map<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>) -> JsValue {
    let mut parts = Parts::object();
    for (key, text) in entries {
        parts.set_named(key, &text);
    }
    parts.whole
}

/// A value to give, whatever its type.
trait Give {
    fn give(&self) -> JsValue;
}

impl<T: Serialize + ?Sized> Give for &T {
    fn give(&self) -> JsValue {
        give(*self)
    }
}

struct Js;

/// What an object or an array is made of, one part after the other.
struct Parts {
    whole: JsValue,
    key: JsValue,
}

impl Parts {
    fn array() -> Parts {
        Parts {
            whole: Array::new().into(),
            key: JsValue::NULL,
        }
    }

    fn object() -> Parts {
        Parts {
            whole: Object::new().into(),
            key: JsValue::NULL,
        }
    }

    #[inline(never)]
    fn push(&self, value: &dyn Give) {
        Array::push(self.whole.unchecked_ref(), &value.give());
    }

    #[inline(never)]
    fn set(&self, value: &dyn Give) {
        // A plain object of our own takes every key.
        let _ = Reflect::set(&self.whole, &self.key, &value.give());
    }

    #[inline(never)]
    fn set_named(&mut self, key: &str, value: &dyn Give) {
        self.key = key.into();
        self.set(value);
    }
}

/// Giving cannot fail; no value of this type exists.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(message: T) -> Never {
        unreachable!("none of our types refuses to be given: {message}")
    }
}

type Given<T = JsValue> = Result<T, Never>;

/// TypeScript's types know no such thing, and none of ours goes out.
const VARIANTS: &str = "a variant with fields";

/// Numbers of every type; a whole number above 2^53 loses its last digits.
macro_rules! numbers {
    ($($method:ident: $number:ty;)*) => {$(
        fn $method(self, number: $number) -> Given {
            Ok(JsValue::from_f64(number as f64))
        }
    )*};
}

#[allow(clippy::cast_lossless, reason = "one macro for all numbers")]
impl Serializer for Js {
    type Ok = JsValue;
    type Error = Never;
    type SerializeSeq = Parts;
    type SerializeTuple = Parts;
    type SerializeTupleStruct = Parts;
    type SerializeTupleVariant = Impossible<JsValue, Never>;
    type SerializeMap = Parts;
    type SerializeStruct = Parts;
    type SerializeStructVariant = Impossible<JsValue, Never>;

    numbers! {
        serialize_i8: i8;
        serialize_i16: i16;
        serialize_i32: i32;
        serialize_i64: i64;
        serialize_u8: u8;
        serialize_u16: u16;
        serialize_u32: u32;
        serialize_u64: u64;
        serialize_f32: f32;
        serialize_f64: f64;
    }

    fn serialize_bool(self, truth: bool) -> Given {
        Ok(JsValue::from_bool(truth))
    }

    fn serialize_char(self, c: char) -> Given {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Given {
        Ok(JsValue::from_str(text))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Given {
        bytes.serialize(self)
    }

    fn serialize_none(self) -> Given {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Given {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Given {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Given {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Given {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Given {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Given {
        unreachable!("{VARIANTS}")
    }

    fn serialize_seq(self, _: Option<usize>) -> Given<Parts> {
        Ok(Parts::array())
    }

    fn serialize_tuple(self, _: usize) -> Given<Parts> {
        Ok(Parts::array())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Given<Parts> {
        Ok(Parts::array())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Given<Self::SerializeTupleVariant> {
        unreachable!("{VARIANTS}")
    }

    fn serialize_map(self, _: Option<usize>) -> Given<Parts> {
        Ok(Parts::object())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Given<Parts> {
        Ok(Parts::object())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Given<Self::SerializeStructVariant> {
        unreachable!("{VARIANTS}")
    }
}

impl SerializeSeq for Parts {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Given<()> {
        self.push(&value);
        Ok(())
    }

    fn end(self) -> Given {
        Ok(self.whole)
    }
}

impl SerializeTuple for Parts {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Given<()> {
        self.push(&value);
        Ok(())
    }

    fn end(self) -> Given {
        Ok(self.whole)
    }
}

impl SerializeTupleStruct for Parts {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Given<()> {
        self.push(&value);
        Ok(())
    }

    fn end(self) -> Given {
        Ok(self.whole)
    }
}

impl SerializeMap for Parts {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Given<()> {
        self.key = give(key);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Given<()> {
        self.set(&value);
        Ok(())
    }

    fn end(self) -> Given {
        Ok(self.whole)
    }
}

impl SerializeStruct for Parts {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Given<()> {
        self.set_named(key, &value);
        Ok(())
    }

    fn end(self) -> Given {
        Ok(self.whole)
    }
}
