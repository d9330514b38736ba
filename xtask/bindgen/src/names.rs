//! Shortens the names under which the wasm imports its JavaScript.
//!
//! wasm-bindgen makes them unique among all crates of the world with a hash each,
//! `__wbg_fillText_89d353a9ad9f4a1a`; within one module `fillText` will do. They
//! stand in both files, and hashes do not compress.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use walrus::Module;

/// New names by old ones, for all functions the module imports.
pub(crate) fn shorten(module: &mut Module) -> Result<HashMap<String, String>> {
    let mut short: HashMap<String, String> = HashMap::new();
    let mut taken: HashMap<String, u32> = HashMap::new();
    for import in module.imports.iter_mut() {
        let name = essence(&import.name);
        let count = taken.entry(name.to_owned()).or_default();
        *count += 1;
        let name = match *count {
            1 => name.to_owned(),
            // No name ends so by itself: see `essence`.
            count => format!("{name}{count}"),
        };
        let old = std::mem::replace(&mut import.name, name.clone());
        ensure!(
            short.insert(old, name).is_none(),
            "one function is imported twice"
        );
    }
    Ok(short)
}

/// A name without wasm-bindgen's mark and hash, ending in a letter.
fn essence(name: &str) -> &str {
    let name = name.trim_start_matches("__wbg_").trim_start_matches("__");
    let name = match name.rsplit_once('_') {
        Some((name, hash)) if hash.len() == 16 => name,
        _ => name,
    };
    name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_')
}

/// The JavaScript that defines the functions, under their new names.
pub(crate) fn rename(js: &str, short: &HashMap<String, String>) -> Result<String> {
    let mut renamed = String::with_capacity(js.len());
    let mut found = 0;
    for line in js.lines() {
        let definition = line.split_once(": function(").and_then(|(name, rest)| {
            let indent = name.len() - name.trim_start().len();
            Some((name.get(..indent)?, short.get(name.trim_start())?, rest))
        });
        match definition {
            Some((indent, name, rest)) => {
                found += 1;
                renamed.extend([indent, name, ": function(", rest]);
            }
            None => renamed.push_str(line),
        }
        renamed.push('\n');
    }
    ensure!(
        found == short.len(),
        "of {} imported functions, {found} are defined",
        short.len()
    );
    Ok(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(imports: &[&str]) -> Module {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[]);
        for import in imports {
            module.add_import_func("./glue.js", import, ty);
        }
        module
    }

    #[test]
    fn names_are_short_and_still_differ() {
        let mut module = module(&[
            "__wbg_get_2080c49015e35254",
            "__wbg_get_d7176cfb76d71114",
            "__wbg___wbindgen_throw_4c88d8bf264fd984",
            "__wbindgen_generic_0000000000000001",
            "__wbindgen_generic_0000000000000002",
            "__wbindgen_object_drop_ref",
            "__wbg_get2_2080c49015e35254",
        ]);
        shorten(&mut module).unwrap();
        let names: Vec<_> = module.imports.iter().map(|import| &*import.name).collect();
        assert_eq!(
            names,
            [
                "get",
                "get2",
                "wbindgen_throw",
                "wbindgen_generic",
                "wbindgen_generic2",
                "wbindgen_object_drop_ref",
                "get3",
            ]
        );
    }

    #[test]
    fn both_sides_agree() {
        let short = shorten(&mut module(&["__wbg_arc_df3f7eb77e59876f"])).unwrap();
        let js = "    __wbg_arc_df3f7eb77e59876f: function() { return 1; },\n";
        assert_eq!(
            rename(js, &short).unwrap(),
            "    arc: function() { return 1; },\n"
        );
        assert!(rename("no such function\n", &short).is_err());
    }
}
