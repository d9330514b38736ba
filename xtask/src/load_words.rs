//! The words of the scripts that bring a file in, as a script: they come from the
//! one table of words, and travel only with those scripts.

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
        text += &format!("{}: {{\n", serde_json::to_string(tag)?);
        for (key, zh, en) in LOAD {
            let word = if english { en } else { zh };
            text += &format!("{key}: {},\n", serde_json::to_string(word)?);
        }
        text += "},\n";
    }
    Ok(text + "};\n")
}

fn types() -> String {
    let mut text = "export interface LoadWords {".to_owned();
    for (key, _, _) in LOAD {
        text += &format!(" {key}: string;");
    }
    text + " }\nexport declare const WORDS: Record<\"zh-CN\" | \"en\", LoadWords>;\n"
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
