//! wasm-bindgen's command-line tools as one program, so that `Cargo.lock` pins
//! them to the version the core is compiled against and nobody installs them.
//!
//! - `xtask-bindgen generate core.wasm out/ name` writes the module the page loads;
//! - `xtask-bindgen test file.wasm …` runs wasm tests (cargo's `runner`, with
//!   the feature `test-runner`).

mod arrange;
mod likeness;
mod links;
mod names;
mod old_engines;
mod prune;
#[cfg(feature = "test-runner")]
mod runner;
mod traps;

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use wasm_bindgen_cli_support::Bindgen;

use links::Links;

fn main() -> anyhow::Result<()> {
    let mut args = env::args_os().skip(1);
    match (
        args.next().as_deref().and_then(|verb| verb.to_str()),
        args.next(),
    ) {
        (Some("generate"), Some(wasm)) => match (args.next(), args.next()) {
            (Some(out), Some(name)) => {
                let name = name.to_str().context("the name is no Unicode")?;
                generate(Path::new(&wasm), Path::new(&out), name)
            }
            _ => bail!("usage: xtask-bindgen generate FILE.wasm FOLDER NAME"),
        },
        #[cfg(feature = "test-runner")]
        (Some("test"), Some(wasm)) => runner::test(Path::new(&wasm), args),
        _ => bail!("usage: xtask-bindgen generate FILE.wasm FOLDER NAME | test FILE.wasm …"),
    }
}

/// Writes the JavaScript module, its types and the wasm file into `out`, as
/// `NAME.js`, `NAME.d.ts` and `NAME_bg.wasm`.
fn generate(wasm: &Path, out: &Path, name: &str) -> anyhow::Result<()> {
    let bytes = read_for_old_engines(wasm)?;
    let links = Links::read(&bytes)?;
    let mut output = Bindgen::new()
        .input_bytes(name, bytes)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // Left out, `init()` would have to be told where the wasm file is.
        .omit_default_module_path(false)
        .generate_output()?;
    let module = output.wasm_mut();
    traps::trap_at_once(module);
    prune::prune(module, &links)?;
    // They have done their work and would only travel along.
    for notes in ["target_features", "linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(notes);
    }
    let short = names::shorten(module)?;
    output.emit(out)?;

    let glue = out.join(format!("{name}.js"));
    let js =
        fs::read_to_string(&glue).with_context(|| format!("cannot read {}", glue.display()))?;
    fs::write(&glue, names::rename(&js, &short)?)
        .with_context(|| format!("cannot write {}", glue.display()))?;

    let written = out.join(format!("{name}_bg.wasm"));
    let bytes = fs::read(&written).with_context(|| format!("cannot read {}", written.display()))?;
    let bytes = arrange::arrange(&bytes)?;
    fs::write(&written, &bytes).with_context(|| format!("cannot write {}", written.display()))?;
    old_engines::check(&bytes, &format!("./{name}_bg.js"))
        .with_context(|| format!("{} would not run in Chromium 80", written.display()))
}

/// Reads what cargo has built, with the features withdrawn that old engines lack.
fn read_for_old_engines(wasm: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    old_engines::withdraw_new_features(&mut bytes)
        .with_context(|| format!("cannot prepare {} for older browsers", wasm.display()))?;
    Ok(bytes)
}
