//! `duikou check`: every problem of data files, then their count.

use std::path::{Path, PathBuf};

use duikou::dataset::{Dataset, Files, Name, Problem, check_file};
use duikou::words::{Lang, fill};
use lexopt::{Arg, Parser};

use crate::command::{Failure, Outcome, lang, locale, print};

const HELP: &str = "\
every problem in a data file, then how many there are

usage: duikou check [OPTIONS] [FILE…]

Each problem is one line: file:row:column: what is wrong; how to mend it.
The row is the line in the file and the column the cell in it, both from 1.
A file is told by its header which table of the data set it is, and is checked
together with the other tables as they are built in. Without a file the
built-in tables themselves are checked.

options:
  --lang zh-CN|en  language of the problems (default: Chinese in a Chinese
                   locale, else English)
  -h, --help       this help

exit codes: 0 no problem, 1 at least one, 2 wrong use
";

/// Runs the command.
pub(crate) fn run(parser: &mut Parser) -> Outcome {
    let (mut files, mut language) = (Vec::new(), locale());
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return print(HELP),
            Arg::Long("lang") => language = lang(parser)?,
            Arg::Value(file) => files.push(PathBuf::from(file)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let problems: Vec<_> = if files.is_empty() {
        Dataset::read(&Files::BUILTIN).err().unwrap_or_default()
    } else {
        files.iter().flat_map(|file| problems_of(file)).collect()
    };
    let mut text: String = problems
        .iter()
        .map(|problem| problem.text(language) + "\n")
        .collect();
    text += &count(problems.len(), language);
    text.push('\n');
    print(&text)?;
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Failure::Input)
    }
}

fn problems_of(path: &Path) -> Vec<Problem> {
    let name = path.display().to_string();
    match std::fs::read(path) {
        Ok(bytes) => check_file(&name, &bytes),
        Err(error) => {
            let both = |text: fn(Lang) -> &'static str| {
                let filled = |lang| fill(text(lang), &[("reason", &error.to_string())]);
                Name {
                    zh: filled(Lang::Zh),
                    en: filled(Lang::En),
                }
            };
            let message = both(|lang| lang.words().unreadable);
            let mend = both(|lang| lang.words().unreadable_mend);
            vec![Problem {
                file: name,
                row: 1,
                column: 1,
                message,
                mend,
            }]
        }
    }
}

fn count(problems: usize, lang: Lang) -> String {
    let words = lang.words();
    match problems {
        0 => words.checked_clean.to_owned(),
        1 => words.checked_one.to_owned(),
        _ => fill(words.checked_many, &[("n", &problems.to_string())]),
    }
}
