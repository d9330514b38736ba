//! `duikou check`: every problem of data files, then what came of them.

use std::path::PathBuf;

use duikou::dataset::{Dataset, Files, Name, Problem, check_file, is_table};
use duikou::ingest::file::Part;
use duikou::ingest::{self, Mapping, file};
use duikou::words::{Lang, fill};
use lexopt::{Arg, Parser};

use crate::command::{Failure, Outcome, builtin, lang, locale, mapping, print};
use crate::told;

const HELP: &str = "\
every problem in a data file, then what came of its rows

usage: duikou check [OPTIONS] [FILE…]

A file of readings is CSV, XLSX or JSON as people make them; what is recognised,
changed or left out is said. Each line is file:row:column: what is wrong; how to
mend it (file#sheet of a workbook). The row is the record in the file and the
column the cell in it, both from 1. Of problems that are alike the first few are
listed and the others counted. Then comes how many rows were read and rejected.

A file with the header of one of the data set's own tables is checked as that
table, together with the others as they are built in. Without a file the
built-in tables themselves are checked.

options:
  --lang zh-CN|en  language of the problems (default: Chinese in a Chinese
                   locale, else English)
  --map MAPPING    what the columns hold: the row in which the headings end, the
                   columns, and what figures under years are, such as
                   \"1;pairing,,date,indicator,planned,actual;actual\"
  -h, --help       this help

exit codes: 0 every row is read, 1 at least one is rejected, 2 wrong use
";

/// Runs the command.
pub(crate) fn run(parser: &mut Parser) -> Outcome {
    let (mut files, mut language, mut map) = (Vec::new(), locale(), None);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return print(HELP),
            Arg::Long("lang") => language = lang(parser)?,
            Arg::Long("map") => map = Some(mapping(parser)?),
            Arg::Value(file) => files.push(PathBuf::from(file)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let mut report = Report {
        lang: language,
        text: String::new(),
        tables: files.is_empty(),
        problems: 0,
        lossy: false,
    };
    if files.is_empty() {
        report.add(&Dataset::read(&Files::BUILTIN).err().unwrap_or_default());
    }
    for file in &files {
        let name = file.display().to_string();
        match std::fs::read(file) {
            Ok(bytes) if is_table(&bytes) => {
                report.tables = true;
                report.add(&check_file(&name, &bytes));
            }
            Ok(bytes) => report.readings(&name, &bytes, map.as_ref())?,
            Err(error) => report.add(&[unreadable(name, &error)]),
        }
    }
    report.end()
}

/// What is to be said of all files.
struct Report {
    lang: Lang,
    text: String,
    /// Whether any of them is one of the data set's own tables.
    tables: bool,
    /// How many those have, and what could not be read at all.
    problems: usize,
    lossy: bool,
}

impl Report {
    /// Checks a file of readings.
    fn readings(&mut self, name: &str, bytes: &[u8], map: Option<&Mapping>) -> Outcome {
        match file::read(&builtin()?, name, bytes, map) {
            Ok(tables) => {
                let parts = &tables.parts;
                // A sheet of remarks beside the table takes no row away.
                let read = |part: &Part| matches!(part.outcome, ingest::Outcome::Done(_));
                let any = parts.iter().any(read);
                for part in parts {
                    self.lossy |= told::is_lossy(part) && (read(part) || !any);
                    for line in told::lines(part, name, self.lang) {
                        self.text += &line;
                        self.text.push('\n');
                    }
                }
                if let Some(line) = told::hidden(&tables, name, self.lang) {
                    self.text += &line;
                    self.text.push('\n');
                }
            }
            Err(problem) => self.add(&[*problem]),
        }
        Ok(())
    }

    fn add(&mut self, problems: &[Problem]) {
        for problem in problems {
            self.text += &problem.text(self.lang);
            self.text.push('\n');
        }
        self.problems += problems.len();
    }

    fn end(mut self) -> Outcome {
        if self.tables || self.problems > 0 {
            self.text += &count(self.problems, self.lang);
            self.text.push('\n');
        }
        print(&self.text)?;
        if self.lossy || self.problems > 0 {
            return Err(Failure::Input);
        }
        Ok(())
    }
}

fn unreadable(file: String, error: &std::io::Error) -> Problem {
    let both = |text: fn(Lang) -> &'static str| {
        let filled = |lang| fill(text(lang), &[("reason", &error.to_string())]);
        Name {
            zh: filled(Lang::Zh),
            en: filled(Lang::En),
        }
    };
    Problem {
        file,
        row: 1,
        column: 1,
        message: both(|lang| lang.words().unreadable),
        mend: both(|lang| lang.words().unreadable_mend),
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
