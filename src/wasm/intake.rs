//! The door of the module that reads files: slices of text in, one buffer out.
//! It runs in the background of a page and knows nothing of drawing.

#![allow(
    clippy::needless_pass_by_value,
    reason = "values from JavaScript arrive owned"
)]

#[path = "give.rs"]
#[allow(dead_code, reason = "words are given by another module")]
mod give;

use crate::dataset::Dataset;
use crate::ingest::encoding::{self, Encoding, Form};
use crate::ingest::mapping::{Field, Mapping};
use crate::ingest::reader::{Done, Options, Outcome, Reader};
use crate::ingest::rows::Column;
use crate::ingest::{Kind, report, template};
use crate::words::Lang;
use give::give;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What came of a file, in one language. `loaded`, `rejected`, `skipped` count rows. */
export interface Report { loaded: number; rejected: number; skipped: number; recognised: string[]; groups: ProblemGroup[]; }
/** Problems that are alike, with the first places; `column` is a spreadsheet's letters, empty where the whole row is meant; `row` is 0 where the whole file is. */
export interface ProblemGroup { level: "rejected" | "changed" | "notice"; count: number; what: string; mend: string; places: ProblemPlace[]; }
export interface ProblemPlace { row: number; column: string; value: string; }
/** What is needed to match columns: the first rows, in which of them the headings end (0 for none), the field of each column, and whether figures under years are planned. */
export interface Ask { rows: string[][]; head: number; columns: string[]; planned: boolean; fields: FieldName[]; }
export interface FieldName { name: string; label: Record<"zh-CN" | "en", string>; }
"#;

/// What a file is by its first bytes: `workbook`, `other`, or the encoding of a text
/// as `TextDecoder` names it. Nothing where more bytes could still show another
/// encoding, unless these are the whole file.
#[wasm_bindgen]
pub fn form(head: &[u8], whole: bool) -> String {
    match encoding::form(head) {
        Form::Workbook => "workbook".to_owned(),
        Form::Other => "other".to_owned(),
        Form::Text(_) if !whole && encoding::is_undecided(head) => String::new(),
        Form::Text(encoding) => Encoding::name(encoding).to_owned(),
    }
}

/// The table that everybody can fill in, as CSV.
#[wasm_bindgen]
pub fn template_csv(lang: &str) -> String {
    template::csv(Lang::parse(lang).unwrap_or_default())
}

/// The same as a workbook.
#[wasm_bindgen]
pub fn template_xlsx(lang: &str) -> Vec<u8> {
    template::workbook(Lang::parse(lang).unwrap_or_default())
}

/// One file being read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Intake {
    reader: Option<Reader>,
    outcome: Option<Outcome>,
    sheet: String,
    builtin: Dataset,
}

/// More rows than these are rolled up: what is drawn of more is drawn slowly, and on a
/// chart one cannot be told from another.
const DRAWN: usize = 5_000;

/// Of more rows than these by source the sources are rolled up as well, so that every
/// filter stays quick.
const BY_SOURCE: usize = 50_000;

#[wasm_bindgen]
impl Intake {
    /// Begins a file. `mapping` says what the columns hold, empty to find out;
    /// `merged` are merged cells as first row, first column, last row, last column,
    /// from 1; `sheet` names the sheet of a workbook.
    ///
    /// # Errors
    /// When the built-in data are damaged, which their tests rule out.
    #[wasm_bindgen(constructor)]
    pub fn new(
        name: String,
        mapping: &str,
        sheet: String,
        merged: &[u32],
    ) -> Result<Intake, JsError> {
        let builtin =
            Dataset::builtin().map_err(|_| JsError::new("the built-in data are damaged"))?;
        let options = Options {
            name,
            mapping: Mapping::parse(mapping),
            merged: merged.as_chunks::<4>().0.to_vec(),
        };
        Ok(Intake {
            reader: Some(Reader::new(&builtin, options)),
            outcome: None,
            sheet,
            builtin,
        })
    }

    /// Takes the next bytes of a text in UTF-8.
    pub fn feed(&mut self, bytes: &[u8]) {
        if let Some(reader) = &mut self.reader {
            reader.feed(bytes);
        }
    }

    /// Takes the next characters of a text.
    pub fn feed_text(&mut self, text: &str) {
        self.feed(text.as_bytes());
    }

    /// How many rows have been read so far.
    pub fn rows(&self) -> u32 {
        self.reader.as_ref().map_or(0, Reader::records)
    }

    /// Ends the file: whether its columns were understood.
    pub fn finish(&mut self) -> bool {
        self.outcome = self.reader.take().map(Reader::finish);
        if let Some(Outcome::Done(done)) = &mut self.outcome {
            roll_up(done, &self.builtin);
            return true;
        }
        false
    }

    /// What is needed to match the columns, as `Ask`.
    #[wasm_bindgen(unchecked_return_type = "Ask")]
    pub fn ask(&self) -> JsValue {
        let ask = match &self.outcome {
            Some(Outcome::Ask(ask)) => ask,
            Some(Outcome::Done(done)) => &done.ask,
            None => return JsValue::UNDEFINED,
        };
        let mut columns = Vec::with_capacity(ask.mapping.fields.len());
        for field in &ask.mapping.fields {
            columns.push(field.word());
        }
        let mut fields = Vec::with_capacity(Field::ALL.len());
        for field in Field::ALL {
            fields.push(FieldName {
                name: field.word(),
                label: Label {
                    zh: field.name(Lang::Zh),
                    en: field.name(Lang::En),
                },
            });
        }
        give(&AskGiven {
            rows: &ask.rows,
            head: ask.mapping.head,
            columns,
            planned: ask.mapping.melt_planned,
            fields,
        })
    }

    /// What came of the file in words, as `Report`.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn report(&self, lang: &str) -> JsValue {
        let lang = Lang::parse(lang).unwrap_or_default();
        match self.done() {
            Some(done) => give(&report::report(done, lang)),
            None => JsValue::UNDEFINED,
        }
    }

    /// Every problem that was kept, as CSV.
    pub fn problems(&self) -> String {
        self.done()
            .map_or(String::new(), |done| report::csv(done, &self.sheet))
    }

    /// What `App.load_packed` takes.
    pub fn packed(&self) -> Vec<u8> {
        self.done().map_or(Vec::new(), |done| done.loaded.pack())
    }
}

impl Intake {
    fn done(&self) -> Option<&Done> {
        match &self.outcome {
            Some(Outcome::Done(done)) => Some(done),
            _ => None,
        }
    }
}

fn roll_up(done: &mut Done, builtin: &Dataset) {
    let before = done.loaded.rows.len();
    if before <= DRAWN {
        return;
    }
    let loaded = std::mem::take(&mut done.loaded).rolled_up(builtin);
    let by_source = loaded.rows.len();
    done.loaded = if by_source > BY_SOURCE && loaded.rows.has(Column::Source) {
        loaded.rolled_up_over_sources(builtin)
    } else {
        loaded
    };
    let after = done.loaded.rows.len();
    let mut tell = |kind, from: usize, to: usize| {
        if to < from {
            let (from, to) = (from.to_string(), to.to_string());
            let findings = &mut done.findings;
            findings.add_about(kind, (0, 0), &from, [&to, &to]);
        }
    };
    tell(Kind::RolledUp, before, by_source);
    tell(Kind::SourcesMerged, by_source, after);
}

#[derive(Serialize)]
struct AskGiven<'a> {
    rows: &'a [Vec<String>],
    head: u32,
    columns: Vec<&'static str>,
    planned: bool,
    fields: Vec<FieldName>,
}

#[derive(Serialize)]
struct FieldName {
    name: &'static str,
    label: Label,
}

#[derive(Serialize)]
struct Label {
    #[serde(rename = "zh-CN")]
    zh: &'static str,
    en: &'static str,
}
