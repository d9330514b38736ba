//! The command line: which command, its help, how it ends.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use duikou::dataset::{Dataset, Problem};
use duikou::ingest::Mapping;
use duikou::words::Lang;
use lexopt::{Arg, Parser, ValueExt};

use crate::{check, export, render};

const HELP: &str = "\
duikou: the pairings of China's old revolutionary base areas with eastern cities

usage: duikou COMMAND [OPTIONS]

commands:
  render        a view as SVG, PNG or HTML
  check FILE…   every problem in a data file, with its place and its mend
  export TABLE  the data set as CSV or JSON

options:
  -h, --help     this help; after a command, that command's
  -V, --version  the version

exit codes: 0 done, 1 the input has errors, 2 wrong use
";

const VERSION: &str = concat!("duikou ", env!("CARGO_PKG_VERSION"), "\n");

/// How a command may end other than well.
pub(crate) enum Failure {
    /// The input has errors; what they are is said already.
    Input,
    /// Wrong use, in one line.
    Usage(String),
    /// Something else went wrong, in one line.
    Other(String),
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Failure::Usage(error.to_string())
    }
}

pub(crate) type Outcome = Result<(), Failure>;

/// Runs the command that the program's arguments name.
pub(crate) fn run() -> ExitCode {
    let mut parser = Parser::from_env();
    let (command, outcome) = match parser.next() {
        Ok(Some(Arg::Value(name))) => match name.to_str() {
            Some("render") => ("duikou render", render::run(&mut parser)),
            Some("check") => ("duikou check", check::run(&mut parser)),
            Some("export") => ("duikou export", export::run(&mut parser)),
            Some("help") => ("duikou", print(HELP)),
            _ => (
                "duikou",
                Err(Failure::Usage(format!(
                    "there is no command \"{}\"",
                    name.display()
                ))),
            ),
        },
        Ok(Some(Arg::Short('h') | Arg::Long("help"))) => ("duikou", print(HELP)),
        Ok(Some(Arg::Short('V') | Arg::Long("version"))) => ("duikou", print(VERSION)),
        Ok(Some(arg)) => ("duikou", Err(arg.unexpected().into())),
        Ok(None) => ("duikou", Err(Failure::Usage("give a command".to_owned()))),
        Err(error) => ("duikou", Err(error.into())),
    };
    let (line, code) = match outcome {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Input) => return ExitCode::from(1),
        Err(Failure::Other(line)) => (line, 1),
        Err(Failure::Usage(line)) => (format!("{line}; see `{command} --help`"), 2),
    };
    say(&format!("duikou: {line}"));
    ExitCode::from(code)
}

/// The built-in data set. Its tables are held to every rule by a test.
pub(crate) fn builtin() -> Result<Dataset, Failure> {
    Dataset::builtin().map_err(|problems| {
        Failure::Other(problems.first().map(Problem::to_string).unwrap_or_default())
    })
}

/// The value of `--lang`.
pub(crate) fn lang(parser: &mut Parser) -> Result<Lang, Failure> {
    let tag = parser.value()?.string()?;
    Lang::parse(&tag)
        .ok_or_else(|| Failure::Usage(format!("--lang {tag:?} is neither zh-CN nor en")))
}

/// The value of `--map`.
pub(crate) fn mapping(parser: &mut Parser) -> Result<Mapping, Failure> {
    let text = parser.value()?.string()?;
    let mapping = Mapping::parse(&text).filter(Mapping::suffices);
    mapping.ok_or_else(|| {
        Failure::Usage(format!(
            "--map {text:?} is no mapping such as \"1;pairing,date,indicator,planned,actual;actual\""
        ))
    })
}

/// The value of an option that is one of a few words.
pub(crate) fn word<T>(option: &str, value: OsString, words: &[(&str, T)]) -> Result<T, Failure>
where
    T: Copy,
{
    let value = value.string()?;
    if let Some((_, found)) = words.iter().find(|(word, _)| *word == value) {
        return Ok(*found);
    }
    let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
    Err(Failure::Usage(format!(
        "{option} {value:?} is not one of {}",
        known.join(", ")
    )))
}

/// Writes to a file, or to standard output where none is named.
pub(crate) fn deliver(output: Option<&PathBuf>, content: &[u8]) -> Outcome {
    let Some(path) = output.filter(|path| path.as_path() != Path::new("-")) else {
        return print_bytes(content);
    };
    std::fs::write(path, content)
        .map_err(|error| Failure::Usage(format!("cannot write {}: {error}", path.display())))
}

/// Prints. A reader that has seen enough and closed the pipe is no fault.
pub(crate) fn print(text: &str) -> Outcome {
    print_bytes(text.as_bytes())
}

/// Says one line to the user, apart from the output. Where even that fails nothing is left to do.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// The language that the terminal's user set.
pub(crate) fn locale() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os);
    let tag = set
        .map(|value| value.to_string_lossy().into_owned())
        .find(|value| !value.is_empty());
    tag.and_then(|tag| Lang::parse(&tag)).unwrap_or(Lang::En)
}

fn print_bytes(content: &[u8]) -> Outcome {
    let mut out = io::stdout().lock();
    match out.write_all(content).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Other(format!("cannot print: {error}")))
        }
        _ => Ok(()),
    }
}
