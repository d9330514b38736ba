//! A whole file at once, as the command-line program reads it.

use super::encoding::{self, decode};
use super::json::{self, NotATable};
use super::mapping::Mapping;
use super::reader::{Options, Outcome, Reader};
use crate::dataset::{Dataset, Name, Problem};
use duikou_sheets::{self as sheets, Limits, Sheet};

/// What a file holds.
#[derive(Debug)]
pub struct Tables {
    /// Its tables in their order.
    pub parts: Vec<Part>,
    /// The sheets that were not read because they are hidden.
    pub hidden: Vec<String>,
}

/// A table of a file.
#[derive(Debug)]
pub struct Part {
    /// The sheet of a workbook; empty in other files.
    pub sheet: String,
    /// What came of it.
    pub outcome: Outcome,
}

impl Part {
    /// How it is called in messages: `file` or `file#sheet`.
    pub fn name(&self, file: &str) -> String {
        if self.sheet.is_empty() {
            file.to_owned()
        } else {
            [file, "#", &self.sheet].concat()
        }
    }
}

/// The tables of a file: each sheet of a workbook that is to be seen (where none is, each
/// one), or the one of a text or of an array of objects. Names are looked up in the data set.
///
/// # Errors
/// Why it is no table at all.
pub fn read(
    ds: &Dataset,
    name: &str,
    bytes: &[u8],
    mapping: Option<&Mapping>,
) -> Result<Tables, Box<Problem>> {
    let refused = |message: [&str; 2], mend: [&str; 2], row, column| {
        Box::new(Problem {
            file: name.to_owned(),
            row,
            column,
            message: both(message),
            mend: both(mend),
        })
    };
    let part = |sheet: &str, text: &str, merged: Vec<[u32; 4]>| {
        let options = Options {
            name: file_name(name).to_owned(),
            mapping: mapping.cloned(),
            merged,
        };
        let mut reader = Reader::new(ds, options);
        reader.feed(text.as_bytes());
        Part {
            sheet: sheet.to_owned(),
            outcome: reader.finish(),
        }
    };
    let one = |part| Tables {
        parts: vec![part],
        hidden: Vec::new(),
    };
    match decode(bytes) {
        Ok(text) if json::is_json(&text) => match json::table(&text) {
            Ok(table) => Ok(one(part("", &table, Vec::new()))),
            Err(NotATable::Syntax(at)) => {
                let (row, column) = place(&text, at);
                Err(refused(
                    ["从这里起不是JSON", "this is no JSON from here on"],
                    ["改正这里的写法", "mend what stands here"],
                    row,
                    column,
                ))
            }
            Err(NotATable::Shape) => Err(refused(
                [
                    "不是对象的数组，也没有rows",
                    "this is no array of objects and has none as “rows”",
                ],
                [
                    "写成 [{\"结对\": \"p09\", \"实际\": 12.5}, …] 的样子",
                    "write it as [{\"pairing\": \"p09\", \"actual\": 12.5}, …]",
                ],
                1,
                1,
            )),
        },
        Ok(text) => Ok(one(part("", &text, Vec::new()))),
        Err(encoding::Fault::Workbook) => match sheets::read(bytes, &Limits::default()) {
            Ok(found) => {
                let filled = |sheet: &&Sheet| !sheet.text.is_empty();
                let any_shown = found.iter().filter(filled).any(|sheet| !sheet.hidden);
                let mut tables = Tables {
                    parts: Vec::new(),
                    hidden: Vec::new(),
                };
                for sheet in found.iter().filter(filled) {
                    if sheet.hidden && any_shown {
                        tables.hidden.push(sheet.name.clone());
                    } else {
                        let part = part(&sheet.name, &sheet.text, sheet.merged.clone());
                        tables.parts.push(part);
                    }
                }
                Ok(tables)
            }
            Err(fault) => {
                let [zh, en] =
                    [sheets::Lang::Zh, sheets::Lang::En].map(|lang| fault.sentence(lang));
                let (zh, zh_mend) = zh.split_once('。').unwrap_or((&zh, ""));
                let (en, en_mend) = en.split_once(". ").unwrap_or((&en, ""));
                let mend = [zh_mend, en_mend].map(|mend| mend.trim_end_matches(['。', '.']));
                Err(refused([zh, en], mend, 1, 1))
            }
        },
        Err(encoding::Fault::NotText) => Err(refused(
            [
                "不是文本，也不是工作簿",
                "this is neither text nor a workbook",
            ],
            [
                "另存为CSV（UTF-8）或.xlsx后再试",
                "save it as CSV (UTF-8) or .xlsx and try again",
            ],
            1,
            1,
        )),
    }
}

/// The data set of a file's first table that was read; `None` where there is none.
pub fn dataset(ds: &Dataset, parts: &[Part]) -> Option<Dataset> {
    let done = parts.iter().find_map(|part| match &part.outcome {
        Outcome::Done(done) => Some(done),
        Outcome::Ask(_) => None,
    })?;
    ds.clone().with_loaded(&done.loaded)
}

/// A path's last part.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Line and character of a byte, from 1.
fn place(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let row = before.split('\n').count();
    (row as u32, line.chars().count() as u32 + 1)
}

fn both([zh, en]: [&str; 2]) -> Name {
    Name {
        zh: zh.to_owned(),
        en: en.to_owned(),
    }
}
