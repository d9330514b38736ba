//! Every test there is, counted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::build::build;
use crate::setup::{self, Browser};
use crate::shell::{WASM, cargo, program, root, run, step, target_dir, watch};

/// Sets up what is missing, runs all tests and sums them up in one line.
pub(crate) fn test() -> Result<()> {
    setup::wasm_target()?;
    setup::npm_packages()?;
    let browser = setup::browser()?;

    step("Testing the core and the tools on this machine");
    let mut native = Count::default();
    // One by one: together, the packages' dependencies get other features than
    // when they are built to be used, and all would be compiled twice.
    for package in ["duikou", "duikou-sheets", "xtask", "xtask-bindgen"] {
        native.add(&cargo_test(cargo().args([
            "test",
            "--no-fail-fast",
            "--package",
            package,
        ]))?);
    }

    step("Testing the wasm in a browser");
    let wasm =
        cargo_test(in_browser(&browser)?.args(["test", "--target", WASM, "--test", "browser"]))?;

    build()?;

    step("Checking the types of the page's and the tests' JavaScript");
    for project in ["site", "tests"] {
        run(program("node")
            .args(["tests/e2e/node_modules/typescript/bin/tsc", "--project"])
            .arg(format!("tests/e2e/tsconfig.{project}.json")))?;
    }

    step("Testing the page end to end");
    let end_to_end = end_to_end(&browser)?;

    let kinds = [&native, &wasm, &end_to_end];
    let failed: usize = kinds.iter().map(|count| count.failed).sum();
    ensure!(failed == 0, "{failed} tests failed");
    ensure!(
        kinds.iter().all(|count| count.passed > 0),
        "one kind of test was not run at all"
    );
    println!(
        "\nduikou: {} native, {} wasm, {} end-to-end tests passed",
        native.passed, wasm.passed, end_to_end.passed
    );
    Ok(())
}

/// How many tests ended how.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
}

/// Runs `cargo test` and counts. Failed tests are counted; whatever else goes
/// wrong is an error.
fn cargo_test(command: &mut Command) -> Result<Count> {
    let mut count = Count::default();
    let succeeded = watch(command, |line| count.add_result(line))?;
    count.checked(succeeded)
}

impl Count {
    fn add(&mut self, other: &Count) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Adds what a line such as `test result: ok. 3 passed; 0 failed; …` says.
    fn add_result(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        self.passed += number_before(result, " passed");
        self.failed += number_before(result, " failed");
    }

    /// Adds what a line such as `# pass 3` of a TAP report says.
    fn add_tap(&mut self, line: &str) {
        let number = |text: &str| text.trim().parse().unwrap_or(0);
        if let Some(passed) = line.strip_prefix("# pass ") {
            self.passed += number(passed);
        } else if let Some(failed) = line
            .strip_prefix("# fail ")
            .or_else(|| line.strip_prefix("# cancelled "))
        {
            self.failed += number(failed);
        }
    }

    fn checked(self, succeeded: bool) -> Result<Self> {
        if !succeeded && self.failed == 0 {
            bail!("the tests could not be run to their end");
        }
        Ok(self)
    }
}

/// The number that stands right before a word.
fn number_before(text: &str, word: &str) -> usize {
    let Some((before, _)) = text.split_once(word) else {
        return 0;
    };
    before
        .rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

/// Cargo, told which browser runs the tests.
fn in_browser(browser: &Browser) -> Result<Command> {
    let options = serde_json::json!({ "goog:chromeOptions": { "binary": browser.chromium } });
    let capabilities = target_dir()?.join("webdriver.json");
    fs::write(&capabilities, options.to_string())
        .with_context(|| format!("cannot write {}", capabilities.display()))?;
    let mut cargo = cargo();
    cargo.env("CHROMEDRIVER", &browser.chromedriver);
    cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
    Ok(cargo)
}

/// Runs the end-to-end tests against `dist/`.
fn end_to_end(browser: &Browser) -> Result<Count> {
    let report = target_dir()?.join("end-to-end.tap");
    let succeeded = watch(
        program("node")
            .args([
                "--test",
                "--test-reporter=spec",
                "--test-reporter-destination=stdout",
            ])
            .arg("--test-reporter=tap")
            .arg(format!("--test-reporter-destination={}", report.display()))
            .args(end_to_end_files(&root().join("tests/e2e"))?)
            .env("CHROMIUM", &browser.chromium),
        |_| {},
    )?;
    let report = fs::read_to_string(&report).context("the end-to-end tests left no report")?;
    let mut count = Count::default();
    report.lines().for_each(|line| count.add_tap(line));
    count.checked(succeeded)
}

/// The test files, named one by one: what `node --test FOLDER` means differs
/// between its versions.
fn end_to_end_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_rust_tests_add_up() {
        let mut count = Count::default();
        for line in [
            "running 3 tests",
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.01s",
        ] {
            count.add_result(line);
        }
        assert_eq!(
            count,
            Count {
                passed: 13,
                failed: 2
            }
        );
    }

    #[test]
    fn a_tap_report_adds_up() {
        let mut count = Count::default();
        for line in [
            "ok 1 - opens",
            "# tests 6",
            "# pass 3",
            "# fail 2",
            "# cancelled 1",
        ] {
            count.add_tap(line);
        }
        assert_eq!(
            count,
            Count {
                passed: 3,
                failed: 3
            }
        );
    }

    #[test]
    fn a_run_that_broke_off_is_an_error() {
        assert!(
            Count {
                passed: 1,
                failed: 0
            }
            .checked(false)
            .is_err()
        );
        assert!(
            Count {
                passed: 1,
                failed: 1
            }
            .checked(false)
            .is_ok()
        );
    }
}
