//! Takes comments and indentation out of the scripts and styles that travel to
//! readers: a fourth of their weight. Lines stay lines and names stay names, so
//! that what a browser shows can still be found in `www/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::shell::files_in;

/// Rewrites every script and style of a folder.
pub(crate) fn strip_comments(folder: &Path) -> Result<()> {
    for file in files_in(folder)? {
        let name = file.to_string_lossy();
        if !(name.ends_with(".js") || name.ends_with(".css")) {
            continue;
        }
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {name}"))?;
        let lean = lean(&text).with_context(|| format!("cannot strip {name}"))?;
        fs::write(&file, lean).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(())
}

/// Leaves out blank lines and lines that are comments as a whole. Only those are
/// safe to find without reading the language; a text that runs over several
/// lines, in which they could be content, is refused.
fn lean(text: &str) -> Result<String> {
    let mut lean = String::with_capacity(text.len());
    let mut in_comment = false;
    for (number, line) in (1..).zip(text.lines()) {
        let mut line = line.trim();
        if in_comment || line.starts_with("/*") {
            // What follows a comment is code, as after a type cast.
            let end = line.split_once("*/");
            in_comment = end.is_none();
            line = end.map_or("", |(_, code)| code.trim_start());
        }
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if line.matches('`').count() % 2 == 1 {
            bail!("line {number}: a template literal runs over several lines");
        }
        lean.push_str(line);
        lean.push('\n');
    }
    Ok(lean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let text =
            "// a\n/** b\n * c */\nif (x) {\n  // d\n  y(`/* kept */`); // kept\n}\n\n/* e */\n";
        assert_eq!(
            lean(text).unwrap(),
            "if (x) {\ny(`/* kept */`); // kept\n}\n"
        );
    }

    #[test]
    fn code_after_a_comment_stays() {
        assert_eq!(lean("  /** @type {A} */ (b).c();\n").unwrap(), "(b).c();\n");
    }

    #[test]
    fn what_it_could_break_is_refused() {
        assert!(lean("const text = `one\n// two`;\n").is_err());
    }
}
