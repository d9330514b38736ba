//! The benchmarks, as one table.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::build;
use crate::setup;
use crate::shell::{cargo, files_in, program, read, run, step, target_dir};

/// What was measured, and its median in nanoseconds.
#[derive(Debug, PartialEq)]
struct Row {
    name: String,
    median: f64,
}

/// Runs the benchmarks of the core, then those of the built page in a browser.
pub(crate) fn bench() -> Result<()> {
    setup::npm_packages()?;
    let browser = setup::browser()?;

    step("Measuring the core");
    let start = SystemTime::now();
    run(cargo().args(["bench", "--package", "duikou", "--bench", "*"]))?;
    let mut rows = core_medians(&target_dir()?.join("criterion"), start)?;

    build()?;

    step("Measuring the page in a browser");
    let lines = read(
        program("node")
            .arg("benches/browser.mjs")
            .env("CHROMIUM", browser.chromium),
    )?;
    for line in lines.lines() {
        rows.push(page_median(line)?);
    }

    println!("\n{:<56}{:>12}", "benchmark", "median");
    for Row { name, median } in rows {
        println!("{name:<56}{:>12}", duration(median));
    }
    Ok(())
}

/// The medians criterion has written since `start`, by name.
fn core_medians(folder: &Path, start: SystemTime) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for file in files_in(folder)? {
        let fresh =
            file.ends_with("new/estimates.json") && fs::metadata(&file)?.modified()? >= start;
        if fresh {
            let estimates = json(&file)?;
            let benchmark = json(&file.with_file_name("benchmark.json"))?;
            let name = benchmark.get("full_id").and_then(Value::as_str);
            let median = estimates
                .pointer("/median/point_estimate")
                .and_then(Value::as_f64);
            let (Some(name), Some(median)) = (name, median) else {
                anyhow::bail!("{} holds no median", file.display());
            };
            rows.push(Row {
                name: name.to_owned(),
                median,
            });
        }
    }
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(rows)
}

fn json(file: &Path) -> Result<Value> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("cannot read {}", file.display()))
}

/// Reads a line of the page's benchmarks: a name, a tab, milliseconds.
fn page_median(line: &str) -> Result<Row> {
    let row = line.split_once('\t').and_then(|(name, milliseconds)| {
        let median = milliseconds.trim().parse::<f64>().ok()? * 1e6;
        Some(Row {
            name: name.to_owned(),
            median,
        })
    });
    row.with_context(|| {
        format!("benches/browser.mjs must print NAME, a tab and milliseconds, not {line:?}")
    })
}

/// Nanoseconds with three or four digits and a fitting unit.
fn duration(nanoseconds: f64) -> String {
    let (value, unit) = match nanoseconds {
        n if n < 1e3 => (n, "ns"),
        n if n < 1e6 => (n / 1e3, "µs"),
        n if n < 1e9 => (n / 1e6, "ms"),
        n => (n / 1e9, "s"),
    };
    let decimals = if value < 10.0 { 2 } else { 1 };
    format!("{value:.decimals$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        let durations = [2.345, 12_345.0, 2_500_000.0, 1.5e9].map(duration);
        assert_eq!(durations, ["2.35 ns", "12.3 µs", "2.50 ms", "1.50 s"]);
    }

    #[test]
    fn lines_of_the_page_are_read() {
        let row = page_median("hover to overlay\t3.5").unwrap();
        assert_eq!(
            row,
            Row {
                name: "hover to overlay".to_owned(),
                median: 3.5e6
            }
        );
        assert!(page_median("hover to overlay 3.5").is_err());
    }
}
