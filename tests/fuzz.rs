//! Fuzzing that runs on the stable compiler with every other test.
//!
//! Each target of `fuzz/targets.rs` is given what is kept in `fuzz/corpus/` and
//! `fuzz/crashes/`, and then changes of it for a second, always the same ones from the
//! same seed. What fails is kept in `fuzz/crashes/`, so that it is a test from then on.
//!
//! `FUZZ_SECONDS=60 FUZZ_SEED=7 cargo test --release --test fuzz` goes further, and
//! `fuzz/README.md` beside `Cargo.toml` furthest.

#![allow(clippy::unwrap_used)]

#[path = "fuzz/mutate.rs"]
mod mutate;
#[path = "fuzz/targets.rs"]
mod targets;

use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mutate::Mutator;
use targets::{TARGETS, Target};

/// No input of some kilobytes may take longer, on a busy machine and without optimisation.
const SLOWEST: Duration = Duration::from_secs(10);

#[test]
fn what_is_kept_does_no_harm() {
    for (name, run) in TARGETS {
        let inputs = kept(name);
        assert!(!inputs.is_empty(), "{name} has a corpus");
        for (file, bytes) in inputs {
            assert!(is_harmless(run, &bytes), "{}", file.display());
        }
    }
}

#[test]
fn changes_of_it_do_no_harm() {
    let number = |name: &str| env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let (seed, span) = (
        number("FUZZ_SEED").unwrap_or(1),
        number("FUZZ_SECONDS").unwrap_or(1),
    );
    for target in TARGETS {
        fuzz(target, seed, Duration::from_secs(span));
    }
}

/// Names in the folders that no target has are targets that somebody lost.
#[test]
fn every_corpus_has_its_target() {
    for folder in ["corpus", "crashes"] {
        for entry in files(&home().join(folder)) {
            let name = entry.file_name().unwrap().to_str().unwrap();
            assert!(
                TARGETS.iter().any(|(target, _)| *target == name),
                "{}",
                entry.display()
            );
        }
    }
}

fn fuzz((name, run): Target, seed: u64, span: Duration) {
    let corpus: Vec<Vec<u8>> = kept(name).into_iter().map(|(_, bytes)| bytes).collect();
    let mut mutator = Mutator::new(seed, &corpus);
    let begun = Instant::now();
    while begun.elapsed() < span {
        let input = mutator.next();
        if !is_harmless(run, &input) {
            let folder = home().join("crashes").join(name);
            fs::create_dir_all(&folder).unwrap();
            let file = folder.join(format!("{:016x}", mutate::hash(&input)));
            fs::write(&file, &input).unwrap();
            panic!("{name} fails on {}", file.display());
        }
    }
}

/// Whether a target neither panics nor takes too long.
fn is_harmless(run: fn(&[u8]), input: &[u8]) -> bool {
    let begun = Instant::now();
    catch_unwind(AssertUnwindSafe(|| run(input))).is_ok() && begun.elapsed() < SLOWEST
}

/// The files of a target's corpus and its crashes, in the order of their names.
fn kept(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    ["corpus", "crashes"]
        .iter()
        .flat_map(|folder| files(&home().join(folder).join(name)))
        .map(|file| {
            let bytes = fs::read(&file).unwrap();
            (file, bytes)
        })
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz")
}
