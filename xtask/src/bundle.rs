//! Puts the scripts of the element into one file: they compress better together,
//! and a browser asks once instead of fourteen times.
//!
//! Each module becomes a function that gives what the module exports, so that
//! names still need to be unique only within their own file. Lines stay lines.
//! It reads the few forms of `import` and `export` that `www/` uses and refuses
//! every other.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// Writes the modules that each entry imports, directly or through others, into
/// it, and removes their own files.
pub(crate) fn bundle(folder: &Path, entries: &[&str]) -> Result<()> {
    let read = |name: &str| {
        let file = folder.join(name);
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    let mut taken = BTreeSet::new();
    let mut texts = Vec::new();
    for entry in entries {
        let (text, modules) = bundled(entry, &read)?;
        taken.extend(modules);
        texts.push((folder.join(entry), text));
    }
    for module in taken {
        let file = folder.join(&module);
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    for (file, text) in texts {
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The text of all modules together, and the modules taken into the entry's file.
fn bundled(entry: &str, read: &dyn Fn(&str) -> Result<String>) -> Result<(String, Vec<String>)> {
    let mut bundle = Bundle {
        read,
        text: String::new(),
        done: Vec::new(),
        begun: vec![entry.to_owned()],
    };
    let entry = Module::read(entry, &read(entry)?)?;
    bundle.add_imports(&entry)?;
    let mut text = bundle.text;
    text.push_str(&entry.body);
    for name in entry.exports {
        let _ = writeln!(text, "export {{ {name} }};");
    }
    Ok((text, bundle.done))
}

struct Bundle<'a> {
    read: &'a dyn Fn(&str) -> Result<String>,
    text: String,
    /// The modules in the text, each after those it imports.
    done: Vec<String>,
    /// The modules that import one another on the way to the present one.
    begun: Vec<String>,
}

impl Bundle<'_> {
    fn add_imports(&mut self, module: &Module) -> Result<()> {
        for name in &module.imports {
            if self.done.contains(name) {
                continue;
            }
            ensure!(
                !self.begun.contains(name),
                "{name} imports itself through others"
            );
            self.begun.push(name.clone());
            let imported = Module::read(name, &(self.read)(name)?)?;
            self.add_imports(&imported)?;
            self.begun.pop();
            self.done.push(name.clone());
            let _ = writeln!(
                self.text,
                "const {} = (() => {{\n{}return {{ {} }};\n}})();",
                variable(name),
                imported.body,
                imported.exports.join(", ")
            );
        }
        Ok(())
    }
}

/// One script, its imports turned into constants.
struct Module {
    imports: Vec<String>,
    exports: Vec<String>,
    body: String,
}

impl Module {
    fn read(name: &str, text: &str) -> Result<Self> {
        let mut module = Module {
            imports: Vec::new(),
            exports: Vec::new(),
            body: String::new(),
        };
        for (number, line) in (1..).zip(text.lines()) {
            module
                .line(line)
                .with_context(|| format!("{name}: line {number}: {line}"))?;
        }
        Ok(module)
    }

    fn line(&mut self, line: &str) -> Result<()> {
        if let Some(import) = line.strip_prefix("import ") {
            let (names, from) = import
                .split_once(" from \"./")
                .and_then(|(names, from)| Some((names, from.strip_suffix("\";")?)))
                .context("an import must be like `import { a, b } from \"./c.js\";`")?;
            self.imports.push(from.to_owned());
            let names = names.replace(" as ", ": ");
            self.push(&format!("const {names} = {};", variable(from)));
        } else if let Some(export) = line.strip_prefix("export ") {
            if let Some(names) = export.strip_prefix("{ ") {
                let names = names
                    .strip_suffix(" };")
                    .context("names in several lines")?;
                self.exports.extend(names.split(", ").map(str::to_owned));
                return Ok(());
            }
            let kinds = [
                "async function ",
                "function* ",
                "function ",
                "class ",
                "const ",
            ];
            let Some(named) = kinds.iter().find_map(|kind| export.strip_prefix(kind)) else {
                bail!("an export must be a function, a class, a constant or a list of names");
            };
            let end = named.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'));
            let name = named.get(..end.unwrap_or(named.len())).unwrap_or_default();
            ensure!(!name.is_empty(), "an export without a name");
            self.exports.push(name.to_owned());
            self.push(export);
        } else {
            self.push(line);
        }
        Ok(())
    }

    fn push(&mut self, line: &str) {
        self.body.push_str(line);
        self.body.push('\n');
    }
}

/// What a module's exports are called in the one file: `duikou-view.js` becomes `duikou_view_js`.
fn variable(name: &str) -> String {
    name.replace(['-', '.'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle_of(files: &[(&str, &str)]) -> Result<(String, Vec<String>)> {
        let read = |name: &str| {
            let file = files.iter().find(|(file, _)| *file == name);
            file.map(|(_, text)| (*text).to_owned())
                .context("no such file")
        };
        bundled("main.js", &read)
    }

    #[track_caller]
    fn check_refused(main: &str, message: &str) {
        let error = bundle_of(&[("main.js", main)]).unwrap_err();
        assert!(format!("{error:#}").contains(message), "{error:#}");
    }

    #[test]
    fn modules_come_after_what_they_import() {
        let (text, modules) = bundle_of(&[
            (
                "main.js",
                "import { A } from \"./a-b.js\";\nimport { one as uno } from \"./kit.js\";\nA(uno);\nexport { A };\n",
            ),
            (
                "a-b.js",
                "import { one, two } from \"./kit.js\";\nconst x = one;\nexport class A {}\n",
            ),
            (
                "kit.js",
                "export const one = 1;\nexport async function two() {\nreturn import(\"./late.js\");\n}\n",
            ),
        ])
        .unwrap();
        assert_eq!(modules, ["kit.js", "a-b.js"]);
        assert_eq!(
            text,
            "\
const kit_js = (() => {
const one = 1;
async function two() {
return import(\"./late.js\");
}
return { one, two };
})();
const a_b_js = (() => {
const { one, two } = kit_js;
const x = one;
class A {}
return { A };
})();
const { A } = a_b_js;
const { one: uno } = kit_js;
A(uno);
export { A };
"
        );
    }

    #[test]
    fn what_it_does_not_know_is_refused() {
        check_refused("import x from \"other\";\n", "main.js: line 1");
        check_refused("import {\n", "an import must be like");
        check_refused("\nexport let x = 1;\n", "main.js: line 2");
        check_refused("export default 1;\n", "an export must be");
        check_refused("import { a } from \"./gone.js\";\n", "no such file");
    }

    #[test]
    fn circles_are_refused() {
        let error = bundle_of(&[
            ("main.js", "import { a } from \"./a.js\";\n"),
            ("a.js", "import { b } from \"./b.js\";\n"),
            ("b.js", "import { a } from \"./a.js\";\n"),
        ]);
        assert!(error.unwrap_err().to_string().contains("through others"));
    }
}
