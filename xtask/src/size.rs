//! What a visitor downloads, and how much it may be.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::page::PAGES;
use crate::shell::{dist, files_in};

/// The most that all a page loads may weigh, in KB of gzip, and the goal.
///
/// The goals are not reached yet. Until they are, nothing may grow: whoever
/// makes the page lighter lowers the limits to the new weight.
const ALL_KB: usize = 172;
const ALL_GOAL_KB: usize = 165;
/// The same for the wasm.
const WASM_KB: usize = 137;
const WASM_GOAL_KB: usize = 125;

/// A file the page loads, with its size in bytes.
pub(crate) struct Loaded {
    name: String,
    raw: usize,
    gzip: usize,
}

/// What a page loads only when somebody opens a chart.
const LATER: [&str; 3] = ["duikou-charts.js", "duikou-charts_bg.wasm", "charts.js"];

/// The files of `dist/` that opening the first page loads, largest first: all
/// but type declarations, the other languages' pages and what charts need.
pub(crate) fn loaded() -> Result<Vec<Loaded>> {
    let folder = dist();
    let mut files = Vec::new();
    for path in files_in(&folder)? {
        let name = path.strip_prefix(&folder)?.to_string_lossy().into_owned();
        let other_page = PAGES.iter().skip(1).any(|page| page.address == name);
        if other_page || name.ends_with(".d.ts") || LATER.contains(&&*name) {
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&bytes)?;
        files.push(Loaded {
            name,
            raw: bytes.len(),
            gzip: encoder.finish()?.len(),
        });
    }
    files.sort_by(|a, b| b.gzip.cmp(&a.gzip).then_with(|| a.name.cmp(&b.name)));
    Ok(files)
}

/// Prints the sizes as a table, budgets included.
pub(crate) fn print(files: &[Loaded]) {
    println!(
        "\n{:<28}{:>10}{:>12}",
        "loaded by the page", "KB", "KB gzip -9"
    );
    for Loaded { name, raw, gzip } in files {
        println!("{name:<28}{:>10}{:>12}", kb(*raw), kb(*gzip));
    }
    let (raw, gzip) = files.iter().fold((0, 0), |(raw, gzip), file| {
        (raw + file.raw, gzip + file.gzip)
    });
    println!(
        "{:<28}{:>10}{:>12}  limit {ALL_KB}, wasm {WASM_KB}; goal {ALL_GOAL_KB}, wasm {WASM_GOAL_KB}",
        "all",
        kb(raw),
        kb(gzip)
    );
}

/// Fails when the page has outgrown its budget.
pub(crate) fn check(files: &[Loaded]) -> Result<()> {
    let wasm = files
        .iter()
        .filter(|file| Path::new(&file.name).extension() == Some(OsStr::new("wasm")));
    within("the wasm", wasm, WASM_KB)?;
    within("all the page loads", files.iter(), ALL_KB)
}

fn within<'a>(what: &str, files: impl Iterator<Item = &'a Loaded>, budget: usize) -> Result<()> {
    let gzip: usize = files.map(|file| file.gzip).sum();
    if gzip > budget * 1024 {
        bail!(
            "{what} is {} KB after gzip -9; the budget is {budget} KB",
            kb(gzip)
        );
    }
    Ok(())
}

fn kb(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, kb: usize) -> Loaded {
        Loaded {
            name: name.to_owned(),
            raw: kb * 3072,
            gzip: kb * 1024,
        }
    }

    #[test]
    fn a_budget_may_be_used_up_but_not_exceeded() {
        assert!(check(&[file("a_bg.wasm", WASM_KB), file("a.js", ALL_KB - WASM_KB)]).is_ok());
        assert!(check(&[file("a_bg.wasm", WASM_KB + 1)]).is_err());
        let error = check(&[file("a_bg.wasm", 1), file("a.js", ALL_KB)]).unwrap_err();
        let weight = format!("{}.0 KB", ALL_KB + 1);
        assert!(error.to_string().contains(&weight), "{error}");
    }
}
