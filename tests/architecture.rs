//! What keeps the straight path straight: who may use what, read off the sources.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// A source file of the core: its path under `src/` and its text without tests.
struct Source {
    path: String,
    code: String,
}

#[test]
fn only_the_boundary_and_the_canvas_know_a_browser() {
    // Painting on a canvas element is the one thing that cannot be told as a value.
    let allowed =
        |path: &str| path == "wasm.rs" || path.starts_with("wasm/") || path == "paint/canvas.rs";
    for word in ["web_sys", "js_sys", "wasm_bindgen"] {
        assert_home(word, allowed);
    }
}

#[test]
fn only_painting_knows_plotters() {
    assert_home("plotters", |path| {
        path == "paint.rs" || path.starts_with("paint/")
    });
}

#[test]
fn only_the_program_reads_and_writes() {
    let allowed = |path: &str| path.starts_with("bin/");
    for word in [
        "std::fs",
        "std::io",
        "std::env",
        "std::process",
        "std::net",
        "std::time",
        "println!",
        "dbg!",
    ] {
        assert_home(word, allowed);
    }
}

#[test]
fn dependencies_point_one_way() {
    let layers: [(&str, &[&str]); 5] = [
        (
            "dataset",
            &["state", "view", "layout", "scene", "hit", "paint", "theme"],
        ),
        ("layout", &["state", "view", "hit", "paint", "wasm"]),
        (
            "scene",
            &["state", "view", "layout", "hit", "paint", "wasm"],
        ),
        ("paint", &["dataset", "state", "view", "layout", "hit"]),
        ("view", &["hit", "wasm"]),
    ];
    for (layer, above) in layers {
        for source in sources()
            .iter()
            .filter(|source| module(&source.path) == layer)
        {
            for name in above {
                for form in [
                    format!("crate::{name}::"),
                    format!("crate::{name};"),
                    format!("crate::{name} "),
                ] {
                    assert!(
                        !source.code.contains(&form),
                        "{} must not use {name}",
                        source.path
                    );
                }
            }
        }
    }
}

#[test]
fn nothing_can_panic_where_a_value_would_do() {
    for Source { path, code } in sources() {
        for word in [
            ".unwrap()",
            ".expect(",
            "panic!(",
            "todo!(",
            "unimplemented!(",
        ] {
            assert!(!code.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn nothing_is_left_for_later() {
    for Source { path, code } in sources() {
        for word in ["TODO", "FIXME", "XXX", "HACK"] {
            assert!(!code.contains(word), "{path} has a {word}");
        }
    }
}

fn assert_home(word: &str, allowed: impl Fn(&str) -> bool) {
    let users: Vec<String> = sources()
        .into_iter()
        .filter(|source| source.code.contains(word) && !allowed(&source.path))
        .map(|source| source.path)
        .collect();
    assert!(users.is_empty(), "{word} has strayed into {users:?}");
}

/// The name of the module that a file belongs to.
fn module(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or_default()
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 30, "the sources were found");
    files
        .iter()
        .map(|file| Source {
            path: file
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/"),
            code: without_tests_and_comments(&fs::read_to_string(file).unwrap()),
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

/// Tests stand at the end of their file, as everywhere in this repository.
fn without_tests_and_comments(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("//")
            || ["TODO", "FIXME", "XXX", "HACK"]
                .iter()
                .any(|word| line.contains(word))
    });
    lines.collect::<Vec<_>>().join("\n")
}
