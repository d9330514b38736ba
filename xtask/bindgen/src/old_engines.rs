//! Keeps the wasm within what Chromium 80 understands.
//!
//! Rust turns on reference types (Chromium 96) and multi-value (85) by default.
//! `.cargo/config.toml` turns them off for what is compiled here, but the
//! precompiled standard library still names both in the module's list of
//! features, and wasm-bindgen would act upon that list. So they are taken off
//! it first, and the result is checked after.

use anyhow::{Context, bail, ensure};
use wasmparser::{
    BinaryReader, ExternalKind, FuncType, Parser, Payload, TypeRef, ValType, Validator,
    WasmFeatures,
};

/// What the engine of Chromium 80 knows beyond the first release of wasm.
const KNOWN: WasmFeatures = WasmFeatures::MVP
    .union(WasmFeatures::MUTABLE_GLOBAL)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::BULK_MEMORY);

/// The features wasm-bindgen would act upon.
const WITHDRAWN: [&[u8]; 2] = [b"reference-types", b"multivalue"];

/// Turns `+reference-types` and `+multivalue` into `-…` in the module's list of features.
pub(crate) fn withdraw_new_features(wasm: &mut [u8]) -> anyhow::Result<()> {
    for position in feature_signs(wasm)? {
        if let Some(sign) = wasm.get_mut(position) {
            *sign = b'-';
        }
    }
    Ok(())
}

/// Where the signs of the withdrawn features stand.
fn feature_signs(wasm: &[u8]) -> anyhow::Result<Vec<usize>> {
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload? else {
            continue;
        };
        if section.name() != "target_features" {
            continue;
        }
        let mut reader = BinaryReader::new(section.data(), section.data_offset());
        let mut signs = Vec::new();
        for _ in 0..reader.read_var_u32()? {
            let position = reader.original_position();
            reader.read_u8()?;
            let length = reader.read_var_u32()?;
            if WITHDRAWN.contains(&reader.read_bytes(length as usize)?) {
                signs.push(position);
            }
        }
        return Ok(signs);
    }
    bail!("it has no target_features section; build it with `strip = \"none\"`")
}

/// Fails on anything Chromium 80 cannot load, or cannot call; `glue` is the
/// only module the wasm may import from.
pub(crate) fn check(wasm: &[u8], glue: &str) -> anyhow::Result<()> {
    Validator::new_with_features(KNOWN)
        .validate_all(wasm)
        .context("it uses a newer wasm feature")?;
    let functions = functions(wasm)?;
    for module in functions.imported_from {
        ensure!(
            module == glue,
            "it imports from {module}: was it compiled without the flags of .cargo/config.toml, \
             because RUSTFLAGS is set?"
        );
    }
    for (name, signature) in functions.exported {
        // Passing a 64-bit integer to or from JavaScript came with Chromium 85.
        let mut values = signature.params().iter().chain(signature.results());
        ensure!(
            !values.any(|value| *value == ValType::I64),
            "its function {name} takes or gives an i64"
        );
    }
    Ok(())
}

/// What crosses between the wasm and JavaScript.
struct Functions {
    imported_from: Vec<String>,
    exported: Vec<(String, FuncType)>,
}

/// Reads the functions that cross, with the signatures of the exported ones.
fn functions(wasm: &[u8]) -> anyhow::Result<Functions> {
    let mut types = Vec::new();
    let mut functions = Vec::new();
    let mut imported_from = Vec::new();
    let mut exports = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(section) => {
                for signature in section.into_iter_err_on_gc_types() {
                    types.push(signature?);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    imported_from.push(import.module.to_owned());
                    if let TypeRef::Func(index) = import.ty {
                        functions.push(index);
                    }
                }
            }
            Payload::FunctionSection(section) => {
                for index in section {
                    functions.push(index?);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        exports.push((export.name.to_owned(), export.index));
                    }
                }
            }
            _ => {}
        }
    }
    let with_signature = |(name, index): (String, u32)| {
        let signature = functions
            .get(index as usize)
            .and_then(|index| types.get(*index as usize));
        Ok((
            name,
            signature
                .context("an exported function has no type")?
                .clone(),
        ))
    };
    let exported = exports
        .into_iter()
        .map(with_signature)
        .collect::<anyhow::Result<_>>()?;
    Ok(Functions {
        imported_from,
        exported,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "./glue.js";

    /// A module holding just one section.
    fn module(id: u8, body: &[u8]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.push(id);
        wasm.push(body.len() as u8);
        wasm.extend_from_slice(body);
        wasm
    }

    #[test]
    fn only_the_new_features_are_withdrawn() {
        let body = b"\x0ftarget_features\x03+\x0bbulk-memory+\x0amultivalue+\x0freference-types";
        let mut wasm = module(0, body);
        withdraw_new_features(&mut wasm).unwrap();
        let body = b"\x0ftarget_features\x03+\x0bbulk-memory-\x0amultivalue-\x0freference-types";
        assert_eq!(wasm, module(0, body));
    }

    #[test]
    fn a_module_stripped_of_its_features_is_refused() {
        let error = withdraw_new_features(&mut module(0, b"\x04name")).unwrap_err();
        assert!(error.to_string().contains("strip = \"none\""), "{error}");
    }

    #[test]
    fn multi_value_is_refused() {
        let two_results = b"\x01\x60\x00\x02\x7f\x7f";
        assert!(check(&module(1, two_results), GLUE).is_err());
        let one_result = b"\x01\x60\x00\x01\x7f";
        assert!(check(&module(1, one_result), GLUE).is_ok());
    }

    #[test]
    fn a_table_of_external_references_is_refused() {
        assert!(check(&module(4, b"\x01\x6f\x00\x01"), GLUE).is_err());
        assert!(check(&module(4, b"\x01\x70\x00\x01"), GLUE).is_ok());
    }

    #[test]
    fn only_the_glue_may_be_imported() {
        let mut wasm = module(1, b"\x01\x60\x00\x00");
        wasm.extend_from_slice(b"\x02\x0f\x01\x09./glue.js\x01f\x00\x00");
        assert!(check(&wasm, GLUE).is_ok());
        let error = check(&wasm, "./other.js").unwrap_err();
        assert!(error.to_string().contains("RUSTFLAGS"), "{error}");
    }

    #[test]
    fn an_exported_64_bit_integer_is_refused() {
        let mut wasm = module(1, b"\x01\x60\x01\x7e\x00");
        wasm.extend_from_slice(b"\x03\x02\x01\x00"); // one function of that type
        wasm.extend_from_slice(b"\x07\x08\x01\x04much\x00\x00"); // exported as "much"
        wasm.extend_from_slice(b"\x0a\x04\x01\x02\x00\x0b"); // with an empty body
        let error = check(&wasm, GLUE).unwrap_err();
        assert!(error.to_string().contains("much"), "{error}");
    }
}
