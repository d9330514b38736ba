//! Brings a fresh machine to the point where the other commands work.

use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::shell::{WASM, find, program, read, root, run, step};

/// The browser that the tests drive.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
}

/// Adds Rust's wasm target to the toolchain in use.
pub(crate) fn wasm_target() -> Result<()> {
    let folder = read(program("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    step("Adding Rust's wasm target");
    run(program("rustup").args(["target", "add", WASM])).with_context(|| {
        format!("this Rust lacks the {WASM} target: add it by its package manager, or use rustup")
    })
}

/// Finds Chromium, its driver and a Chinese font; installs what is missing.
pub(crate) fn browser() -> Result<Browser> {
    let missing = missing_packages();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let found = |path: Option<PathBuf>, what, variable| {
        path.with_context(|| {
            format!("{what} was installed but is not in PATH; name its path in {variable}")
        })
    };
    Ok(Browser {
        chromium: found(chromium(), "Chromium", "CHROMIUM")?,
        chromedriver: found(chromedriver(), "chromedriver", "CHROMEDRIVER")?,
    })
}

/// The Debian packages of what this machine lacks.
fn missing_packages() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if chromium().is_none() {
        missing.push("chromium");
    }
    if chromedriver().is_none() {
        missing.push("chromium-driver");
    }
    // Without a Chinese font all text is boxes, and the screenshots prove nothing.
    if !has_chinese_font() {
        missing.extend(["fontconfig", "fonts-noto-cjk"]);
    }
    missing
}

fn chromium() -> Option<PathBuf> {
    named_by("CHROMIUM").or_else(|| {
        [
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
        ]
        .into_iter()
        .find_map(find)
    })
}

fn chromedriver() -> Option<PathBuf> {
    named_by("CHROMEDRIVER").or_else(|| find("chromedriver"))
}

/// A path given in the environment is trusted: a wrong one fails where it is used.
fn named_by(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
}

fn has_chinese_font() -> bool {
    let list = Command::new("fc-list")
        .args([":lang=zh-cn", "file"])
        .output();
    list.is_ok_and(|list| !list.stdout.is_empty())
}

/// Installs Debian packages, as root or through sudo.
fn install(packages: &[&str]) -> Result<()> {
    let by_hand = format!(
        "install these yourself: {} (or name the programs in CHROMIUM and CHROMEDRIVER)",
        packages.join(" ")
    );
    if find("apt-get").is_none() {
        bail!("no apt-get on this machine; {by_hand}");
    }
    let Some(prefix) = as_root() else {
        bail!("installing needs root or sudo; {by_hand}");
    };
    step(&format!("Installing {}", packages.join(", ")));
    let apt_get = |arguments: &[&str]| {
        let mut words = prefix.clone();
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        words.extend(arguments);
        let (first, rest) = words.split_first().context("no command")?;
        run(program(first).args(rest).stdin(Stdio::inherit()))
    };
    apt_get(&["update"]).with_context(|| by_hand.clone())?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    apt_get(&arguments).with_context(|| by_hand.clone())
}

/// What goes before a command to run it as root, if this user may.
fn as_root() -> Option<Vec<&'static str>> {
    let user = Command::new("id").arg("--user").output().ok()?;
    if user.stdout.trim_ascii() == b"0" {
        return Some(Vec::new());
    }
    find("sudo")?;
    // Where nobody can type a password, sudo should fail instead of waiting.
    Some(if stdin().is_terminal() {
        vec!["sudo"]
    } else {
        vec!["sudo", "--non-interactive"]
    })
}

/// Installs the end-to-end tests' packages, once for each state of the lock file.
pub(crate) fn npm_packages() -> Result<()> {
    if find("node").is_none() || find("npm").is_none() {
        bail!("the browser tests need Node.js 20 or newer with npm; install both");
    }
    let folder = root().join("tests/e2e");
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.installed-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    if fs::read(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    step("Installing the tests' npm packages");
    run(program("npm").arg("ci").current_dir(&folder))?;
    fs::write(&installed, wanted).with_context(|| format!("cannot write {}", installed.display()))
}
