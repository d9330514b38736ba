//! Runs the target that the variable `FUZZ_TARGET` names; see `README.md` beside this crate.

#![no_main]
#![allow(clippy::unwrap_used)]

#[path = "../../tests/fuzz/targets.rs"]
mod targets;

use std::env;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use targets::TARGETS;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    let wanted = env::var("FUZZ_TARGET").unwrap_or_default();
    let found = TARGETS.iter().find(|(name, _)| *name == wanted);
    found
        .unwrap_or_else(|| panic!("FUZZ_TARGET is none of {}", names.join(", ")))
        .1
});

fuzz_target!(|bytes: &[u8]| TARGET(bytes));
