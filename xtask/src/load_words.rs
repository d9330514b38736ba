//! The words of the scripts that bring a file in, as a script: they come from the
//! one table of words, and travel only with those scripts.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use duikou::words::LOAD;

/// Writes `load-words.js` and its types.
pub(crate) fn write(folder: &Path) -> Result<()> {
    for (name, text) in [("load-words.js", script()?), ("load-words.d.ts", types())] {
        let file = folder.join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The words by language: a line each, as `xtask/src/bundle.rs` reads.
fn script() -> Result<String> {
    let mut text = "export const WORDS = {\n".to_owned();
    for (tag, english) in [("zh-CN", false), ("en", true)] {
        writeln!(text, "{}: {{", serde_json::to_string(tag)?)?;
        for (key, zh, en) in LOAD {
            let word = if english { en } else { zh };
            writeln!(text, "{key}: {},", serde_json::to_string(word)?)?;
        }
        text.push_str("},\n");
    }
    text.push_str("};\n");
    Ok(text)
}

fn types() -> String {
    let keys: Vec<String> = LOAD
        .iter()
        .map(|(key, _, _)| format!(" {key}: string;"))
        .collect();
    let keys = keys.concat();
    format!(
        "export interface LoadWords {{{keys} }}\nexport declare const WORDS: Record<\"zh-CN\" | \"en\", LoadWords>;\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_both_languages_and_has_its_type() {
        let (script, types) = (script().unwrap(), types());
        for (key, zh, en) in LOAD {
            for word in [zh, en] {
                let line = format!("{key}: {},", serde_json::to_string(word).unwrap());
                assert!(script.lines().any(|l| l == line), "{line}");
            }
            assert!(types.contains(&format!(" {key}: string;")), "{key}");
        }
        assert_eq!(script.lines().count(), 2 * LOAD.len() + 6);
    }
}
