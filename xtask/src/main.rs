//! `cargo xtask`: builds, serves, tests and measures this repository. Each
//! command does its own set-up and says what it does.

mod bench;
mod build;
mod bundle;
mod http;
mod lean;
mod load_words;
mod page;
mod picture;
mod serve;
mod setup;
mod shell;
mod size;
mod slim;
mod test;

use std::ffi::OsString;
use std::process::ExitCode;

use lexopt::prelude::{Long, Short, Value, ValueExt};

const HELP: &str = "\
usage: cargo xtask COMMAND

  serve [--port 8080] [--open] [--no-build]
                 build, then serve dist/ at http://127.0.0.1:8080/;
                 --port 0 takes any free port
  test           run every test: native, wasm in a browser, end to end
  build [--check-size]
                 write dist/, the whole site; fail if it outgrew its budget
  bench          run the benchmarks and print them as a table
  picture        draw the README's picture anew
";

#[derive(Debug, PartialEq, Eq)]
enum Task {
    Help,
    Serve(serve::Options),
    Test,
    Build { check_size: bool },
    Bench,
    Picture,
}

fn main() -> ExitCode {
    let task = match parse(std::env::args_os().skip(1)) {
        Ok(task) => task,
        Err(error) => {
            eprintln!("xtask: {error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let done = match task {
        Task::Help => {
            print!("{HELP}");
            Ok(())
        }
        Task::Serve(options) => serve::serve(options),
        Task::Test => test::test(),
        Task::Build { check_size: false } => build::build().map(drop),
        Task::Build { check_size: true } => build::build().and_then(|sizes| size::check(&sizes)),
        Task::Bench => bench::bench(),
        Task::Picture => picture::picture(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the arguments.
fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Task, lexopt::Error> {
    let mut args = lexopt::Parser::from_args(args);
    let mut task = match args.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Task::Help),
        Some(Value(name)) => match name.to_str() {
            Some("help") => return Ok(Task::Help),
            Some("serve") => Task::Serve(serve::Options {
                port: 8080,
                open: false,
                build: true,
            }),
            Some("test") => Task::Test,
            Some("build") => Task::Build { check_size: false },
            Some("bench") => Task::Bench,
            Some("picture") => Task::Picture,
            _ => return Err(format!("there is no command {}", name.display()).into()),
        },
        Some(other) => return Err(other.unexpected()),
    };
    while let Some(argument) = args.next()? {
        match (argument, &mut task) {
            (Long("help") | Short('h'), _) => return Ok(Task::Help),
            (Long("port"), Task::Serve(options)) => options.port = args.value()?.parse()?,
            (Long("open"), Task::Serve(options)) => options.open = true,
            (Long("no-build"), Task::Serve(options)) => options.build = false,
            (Long("check-size"), Task::Build { check_size }) => *check_size = true,
            (other, _) => return Err(other.unexpected()),
        }
    }
    Ok(task)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn commands_and_their_options() {
        let options = serve::Options {
            port: 8080,
            open: false,
            build: true,
        };
        assert_eq!(read(""), Ok(Task::Help));
        assert_eq!(read("serve"), Ok(Task::Serve(options)));
        let options = serve::Options {
            port: 0,
            open: true,
            build: false,
        };
        assert_eq!(
            read("serve --port 0 --open --no-build"),
            Ok(Task::Serve(options))
        );
        assert_eq!(
            read("build --check-size"),
            Ok(Task::Build { check_size: true })
        );
        assert_eq!(read("test --help"), Ok(Task::Help));
    }

    #[test]
    fn wrong_use_is_named() {
        assert!(read("sevre").unwrap_err().contains("sevre"));
        assert!(read("test --open").unwrap_err().contains("--open"));
        assert!(read("serve --port 99999").unwrap_err().contains("99999"));
    }
}
