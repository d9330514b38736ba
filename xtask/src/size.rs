//! What a visitor downloads, and how much it may be.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::page::PAGES;
use crate::shell::{dist, files_in};

/// The most that all a page loads when it opens may weigh, in KB of gzip, and
/// the goal. Nothing may grow: whoever makes the page lighter lowers the limits
/// to the new weight.
const ALL_KB: usize = 192;
const ALL_GOAL_KB: usize = 165;
/// The same for the wasm.
const WASM_KB: usize = 144;
const WASM_GOAL_KB: usize = 125;

/// A file the page loads, with its size in bytes.
pub(crate) struct Loaded {
    name: String,
    raw: usize,
    gzip: usize,
    /// The position in [`LATER`] of what it is fetched for; none where the page
    /// opens with it.
    later: Option<usize>,
}

/// What a page loads only when somebody asks for it.
struct Later {
    when: &'static str,
    files: &'static [&'static str],
    /// The most that it may weigh, in KB of gzip.
    limit: usize,
}

const LATER: [Later; 4] = [
    Later {
        when: "with the first chart",
        files: &[
            "duikou-charts.js",
            "duikou-charts_bg.wasm",
            "charts.js",
            "charts.css",
            "explore.css",
        ],
        limit: 305,
    },
    Later {
        when: "to take something away",
        files: &["takeaway.js", "takeaway.css"],
        limit: 9,
    },
    Later {
        when: "with the first file",
        files: &[
            "duikou-intake.js",
            "duikou-intake_bg.wasm",
            "intake-worker.js",
            "load.js",
            "load.css",
        ],
        limit: 195,
    },
    Later {
        when: "with the first workbook",
        files: &["duikou-sheets.js", "duikou-sheets_bg.wasm"],
        limit: 327,
    },
];

/// What other pages than the explorer load.
const ASIDE: [&str; 4] = [
    "present.html",
    "present.js",
    "present.css",
    "duikou-frame.js",
];

/// The files of `dist/` that the first page loads, largest first: all but type
/// declarations and the other languages' pages.
pub(crate) fn loaded() -> Result<Vec<Loaded>> {
    let folder = dist();
    let mut files = Vec::new();
    for path in files_in(&folder)? {
        let name = path.strip_prefix(&folder)?.to_string_lossy().into_owned();
        let other_page = PAGES.iter().skip(1).any(|page| page.address == name);
        if other_page || name.ends_with(".d.ts") || ASIDE.contains(&&*name) {
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&bytes)?;
        files.push(Loaded {
            later: later(&name),
            name,
            raw: bytes.len(),
            gzip: encoder.finish()?.len(),
        });
    }
    files.sort_by(|a, b| b.gzip.cmp(&a.gzip).then_with(|| a.name.cmp(&b.name)));
    Ok(files)
}

/// What a file is fetched for, if not with the page.
fn later(name: &str) -> Option<usize> {
    LATER.iter().position(|later| later.files.contains(&name))
}

/// Prints the sizes as a table, budgets included.
pub(crate) fn print(files: &[Loaded]) {
    let limits = format!("limit {ALL_KB}, wasm {WASM_KB}; goal {ALL_GOAL_KB}, wasm {WASM_GOAL_KB}");
    print_part("loaded by the page", files, None, &limits);
    for (at, later) in LATER.iter().enumerate() {
        print_part(
            later.when,
            files,
            Some(at),
            &format!("limit {}", later.limit),
        );
    }
}

fn print_part(title: &str, files: &[Loaded], later: Option<usize>, limits: &str) {
    println!("\n{title:<28}{:>10}{:>12}", "KB", "KB gzip -9");
    let (mut raw, mut gzip) = (0, 0);
    for file in files.iter().filter(|file| file.later == later) {
        println!("{:<28}{:>10}{:>12}", file.name, kb(file.raw), kb(file.gzip));
        raw += file.raw;
        gzip += file.gzip;
    }
    println!("{:<28}{:>10}{:>12}  {limits}", "all", kb(raw), kb(gzip));
}

/// Fails when the page has outgrown its budget.
pub(crate) fn check(files: &[Loaded]) -> Result<()> {
    let at_once = || files.iter().filter(|file| file.later.is_none());
    let wasm =
        at_once().filter(|file| Path::new(&file.name).extension() == Some(OsStr::new("wasm")));
    within("the wasm", wasm, WASM_KB)?;
    within("all the page loads", at_once(), ALL_KB)?;
    for (at, later) in LATER.iter().enumerate() {
        let what = format!("what comes {}", later.when);
        let files = files.iter().filter(|file| file.later == Some(at));
        within(&what, files, later.limit)?;
    }
    Ok(())
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
            later: later(name),
        }
    }

    #[test]
    fn a_budget_may_be_used_up_but_not_exceeded() {
        assert!(check(&[file("a_bg.wasm", WASM_KB), file("a.js", ALL_KB - WASM_KB)]).is_ok());
        assert!(check(&[file("a_bg.wasm", WASM_KB + 1)]).is_err());
        for Later { files, limit, .. } in LATER {
            let later = file(files[0], limit);
            assert!(check(&[file("a_bg.wasm", WASM_KB), later]).is_ok());
            assert!(check(&[file(files[1], limit + 1)]).is_err());
        }
        let error = check(&[file("a_bg.wasm", 1), file("a.js", ALL_KB)]).unwrap_err();
        let weight = format!("{}.0 KB", ALL_KB + 1);
        assert!(error.to_string().contains(&weight), "{error}");
    }
}
