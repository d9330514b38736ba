//! `duikou export`: the data set as tables.

use std::path::PathBuf;

use duikou::sheet::{Kind, sheet};
use duikou::takeaway::{about_table, csv};
use duikou::view::Model;
use duikou::words::Lang;
use lexopt::{Arg, Parser};

use crate::command::{Failure, Outcome, builtin, deliver, lang, print, word};

const HELP: &str = "\
the data set as a table

usage: duikou export pairings|cities|readings|sources|tasks [OPTIONS]

options:
  --format csv|json  CSV after RFC 4180 that spreadsheets read, with a header in
                     the language and, below an empty line after the rows, what
                     is to be said about them; or a JSON list of objects
                     (default: as the output file's name ends, else csv)
  --lang zh-CN|en    language of header and content (default: zh-CN)
  -o, --output FILE  write there instead of to standard output
  -h, --help         this help
";

#[derive(Clone, Copy)]
enum Format {
    Csv,
    Json,
}

const FORMATS: &[(&str, Format)] = &[("csv", Format::Csv), ("json", Format::Json)];

/// Runs the command.
pub(crate) fn run(parser: &mut Parser) -> Outcome {
    let (mut table, mut format, mut output, mut language) = (None, None, None, Lang::Zh);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return print(HELP),
            Arg::Long("format") => format = Some(word("--format", parser.value()?, FORMATS)?),
            Arg::Long("lang") => language = lang(parser)?,
            Arg::Short('o') | Arg::Long("output") => output = Some(PathBuf::from(parser.value()?)),
            Arg::Value(name) if table.is_none() => table = Some(word("table", name, &Kind::ALL)?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let Some(table) = table else {
        let names: Vec<_> = Kind::ALL.iter().map(|(name, _)| *name).collect();
        return Err(Failure::Usage(format!(
            "say what to export: {}",
            names.join(", ")
        )));
    };
    let json_file = output
        .as_ref()
        .is_some_and(|path| path.extension().is_some_and(|end| end == "json"));
    let model = Model::new(builtin()?);
    let sheet = sheet(&model.dataset, table, language);
    let text = match format.unwrap_or(if json_file { Format::Json } else { Format::Csv }) {
        Format::Csv => {
            let about = about_table(&model, &sheet, table.title(language), language);
            csv(&sheet, &about, language)
        }
        Format::Json => {
            let json = serde_json::to_string_pretty(&sheet);
            json.map_err(|error| Failure::Other(error.to_string()))? + "\n"
        }
    };
    deliver(output.as_ref(), text.as_bytes())
}
