//! Packs the tables for the browser's copy of the program: see `src/dataset/packing.rs`.

#[path = "src/dataset/csv.rs"]
#[allow(dead_code, unreachable_pub)]
mod csv;
#[path = "src/dataset/packing.rs"]
mod packing;

use std::path::Path;
use std::{env, fs, io};

/// The tables in the order of `TABLES` in `src/dataset/tables.rs`.
const TABLES: [&str; 10] = [
    "base_areas",
    "cities",
    "pairings",
    "sub_pairings",
    "tasks",
    "measures",
    "units",
    "indicators",
    "sources",
    "progress",
];

fn main() -> io::Result<()> {
    let folder = "src/dataset/builtin";
    println!("cargo:rerun-if-changed={folder}");
    let mut texts = Vec::new();
    for table in TABLES {
        texts.push(fs::read_to_string(format!("{folder}/{table}.csv"))?);
    }
    let mut tables = Vec::new();
    for text in &texts {
        // What is wrong with a table is told by the program itself.
        let rows = csv::rows(text).filter_map(Result::ok);
        tables.push(rows.map(|row| row.cells).collect());
    }
    let version = packing::version(texts.iter().map(String::as_str));
    let file = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("tables.txt");
    fs::write(&file, packing::pack(&version, &tables))?;
    println!("cargo:rustc-env=DUIKOU_TABLES={}", file.display());
    Ok(())
}
