//! Builds `dist/`: the whole site and the files to embed elsewhere.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use duikou::dataset::Dataset;

use crate::bundle;
use crate::lean;
use crate::load_words;
use crate::page::{self, PAGES, Page, Picture};
use crate::setup;
use crate::shell::{WASM, cargo, dist, files_in, root, run, step, target_dir};
use crate::size::{self, Loaded};
use crate::slim;

/// Builds everything and gives the sizes of what a page loads. An error before
/// the last step leaves an earlier `dist/` as it was.
pub(crate) fn build() -> Result<Vec<Loaded>> {
    setup::wasm_target()?;
    let target = target_dir()?;

    let modules = target.join("duikou-modules");
    empty(&modules)?;
    for module in [CORE, CHARTS, INTAKE, SHEETS] {
        compile(&module, &target, &modules)?;
    }

    step("Drawing the pages' first pictures");
    run(cargo().args(["build", "--package", "duikou", "--bin", "duikou"]))?;
    let pages = draw_pages(&target)?;

    step("Writing dist/");
    write(&modules, &pages)?;
    let sizes = size::loaded()?;
    size::print(&sizes);
    Ok(sizes)
}

/// A module that a page may load.
struct Module {
    name: &'static str,
    says: &'static str,
    package: &'static str,
    features: &'static [&'static str],
    profile: &'static str,
}

/// What a page opens with: the diagram, the timeline and the panel.
const CORE: Module = Module {
    name: "duikou-core",
    says: "Compiling the core for the browser",
    package: "duikou",
    features: &["--no-default-features"],
    profile: "wasm",
};

/// The same with all charts, for whoever opens one.
const CHARTS: Module = Module {
    name: "duikou-charts",
    says: "Compiling the core with all charts",
    package: "duikou",
    features: &[],
    profile: "wasm",
};

/// What reads a file in the background, when somebody brings the first.
const INTAKE: Module = Module {
    name: "duikou-intake",
    says: "Compiling what reads files",
    package: "duikou",
    features: &["--no-default-features", "--features", "intake"],
    profile: "wasm-fast",
};

/// What it takes for a workbook.
const SHEETS: Module = Module {
    name: "duikou-sheets",
    says: "Compiling what reads workbooks",
    package: "duikou-sheets",
    features: &[],
    profile: "wasm",
};

/// Compiles a module and generates the JavaScript that goes with it.
fn compile(module: &Module, target: &Path, modules: &Path) -> Result<()> {
    step(module.says);
    let file = format!("{}.wasm", module.package.replace('-', "_"));
    run(cargo()
        .args(["build", "--package", module.package, "--lib"])
        .args(["--profile", module.profile, "--target", WASM])
        .args(module.features))?;
    run(cargo()
        .args(["run", "--package", "xtask-bindgen", "--", "generate"])
        .arg(target.join(WASM).join(module.profile).join(file))
        .arg(modules)
        .arg(module.name))
}

/// The finished HTML of every page.
fn draw_pages(target: &Path) -> Result<Vec<(Page, String)>> {
    let file = root().join("www/index.html");
    let template =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let dataset = Dataset::builtin().map_err(|problems| {
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        anyhow!("the data set is broken:\n{}", lines.join("\n"))
    })?;
    let fill = |page: Page| {
        let facts = page::facts(page, &dataset);
        let draw = |picture: Picture| draw(page, picture, target);
        Ok((page, page::fill(&template, page.lang, &facts, draw)?))
    };
    PAGES.into_iter().map(fill).collect()
}

/// One picture, drawn by the program that everybody can run, and written shorter.
fn draw(page: Page, picture: Picture, target: &Path) -> Result<String> {
    let kind = if picture.bare { "svg" } else { "html" };
    let file = target.join(format!("prerendered.{kind}"));
    run(cargo()
        .args([
            "run",
            "--quiet",
            "--package",
            "duikou",
            "--bin",
            "duikou",
            "--",
            "render",
        ])
        .args(["--view", picture.view, "--lang", page.lang.tag()])
        .args(["--width", &picture.width.to_string(), "-o"])
        .arg(&file))?;
    let html =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(slim::slim(&html))
}

/// Puts `www/`, the compiled modules and the pages together.
fn write(modules: &Path, pages: &[(Page, String)]) -> Result<()> {
    let dist = dist();
    empty(&dist)?;
    copy(&root().join("www"), &dist)?;
    copy(modules, &dist)?;
    lean::strip_comments(&dist)?;
    load_words::write(&dist)?;
    bundle::bundle(
        &dist,
        &[
            "duikou.js",
            "charts.js",
            "takeaway.js",
            "load.js",
            "intake-worker.js",
        ],
    )?;
    for (page, html) in pages {
        let file = dist.join(page.address);
        fs::write(&file, html).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Makes the folder anew, with nothing in it.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Copies a folder's files and folders.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for source in files_in(from)? {
        let goal = to.join(source.strip_prefix(from)?);
        if let Some(folder) = goal.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::copy(&source, &goal).with_context(|| format!("cannot copy {}", source.display()))?;
    }
    Ok(())
}
