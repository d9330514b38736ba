//! Runs wasm tests in a browser.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::Context;
use wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args;

use crate::read_for_old_engines;

/// Runs the tests of a wasm file just as the page will run it: with the same
/// features withdrawn. `args` are the test harness's.
pub(crate) fn test(wasm: &Path, args: impl Iterator<Item = OsString>) -> anyhow::Result<()> {
    let copy = wasm.with_extension("old.wasm");
    fs::write(&copy, read_for_old_engines(wasm)?)
        .with_context(|| format!("cannot write {}", copy.display()))?;
    let command = [
        OsString::from("wasm-bindgen-test-runner"),
        copy.into_os_string(),
    ];
    run_cli_with_args(command.into_iter().chain(args))
}
