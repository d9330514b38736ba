//! The README's picture.

use anyhow::Result;

use crate::build::build;
use crate::setup;
use crate::shell::{program, run, step};

/// Builds the site and takes the picture of it in a browser.
pub(crate) fn picture() -> Result<()> {
    setup::npm_packages()?;
    let browser = setup::browser()?;
    build()?;
    step("Taking the picture");
    run(program("node")
        .arg("tests/e2e/picture.mjs")
        .env("CHROMIUM", browser.chromium))
}
