//! Reads a table slice by slice: rows of codes and numbers, and what is to be said of it.

mod above;
mod body;
mod columns;
mod figure;
mod meaning;
mod measure;
mod say;
mod words;

use super::delimited::{Record, Splitter, sniff};
use super::finding::Findings;
use super::header::{self, Layout};
use super::loaded::{Loaded, Members};
use super::mapping::Mapping;
use crate::dataset::Dataset;
use body::Body;
use meaning::Meaning;

/// How a file is to be read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Name of the file.
    pub name: String,
    /// What the columns hold; without it the headings are looked for.
    pub mapping: Option<Mapping>,
    /// Merged cells as first row, first column, last row, last column, from 1.
    pub merged: Vec<[u32; 4]>,
}

/// So many records are read of a file; what is more is not read, and said.
pub const MOST_RECORDS: u32 = 5_000_000;
/// So many columns are read.
pub const MOST_COLUMNS: usize = 2000;
/// The headings are looked for when so many bytes have come, or the file has ended.
const HEAD: usize = 1 << 16;
/// A reader is shown so many of the first records.
const SHOWN: usize = 12;

/// Reads one table.
#[derive(Debug)]
pub struct Reader {
    options: Options,
    meaning: Meaning,
    /// What has come before the headings were found.
    head: Vec<u8>,
    first: Vec<Vec<String>>,
    layout: Option<Layout>,
    splitter: Splitter,
    body: Option<Body>,
    hash: u64,
    /// Up to seven bytes that wait for more.
    word: u64,
    held: u32,
}

/// What came of a file.
#[derive(Debug)]
pub enum Outcome {
    /// It was read.
    Done(Box<Done>),
    /// Its headings are not understood.
    Ask(Ask),
}

/// A file that was read.
#[derive(Debug)]
pub struct Done {
    /// Its rows and what they mean.
    pub loaded: Loaded,
    /// What is to be said of it.
    pub findings: Findings,
    /// Records that were taken in.
    pub read: u32,
    /// Records that could not be taken in.
    pub rejected: u32,
    /// Blank rows, headings, titles, totals, remarks and rows without a figure.
    pub skipped: u32,
    /// How its columns were understood.
    pub ask: Ask,
}

/// What is needed to say what the columns hold.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The first records.
    pub rows: Vec<Vec<String>>,
    /// How far the columns are understood.
    pub mapping: Mapping,
}

impl Reader {
    /// Begins a file; names in it are looked up in the data set.
    pub fn new(ds: &Dataset, options: Options) -> Self {
        Reader {
            meaning: Meaning::new(ds),
            options,
            head: Vec::new(),
            first: Vec::new(),
            layout: None,
            splitter: Splitter::new(b','),
            body: None,
            // FNV-1a.
            hash: 0xcbf2_9ce4_8422_2325,
            word: 0,
            held: 0,
        }
    }

    /// Takes the next bytes of the text, which is UTF-8.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.stir(bytes);
        if self.layout.is_none() {
            self.head.extend_from_slice(bytes);
            if self.head.len() >= HEAD {
                self.begin();
            }
            return;
        }
        self.take(bytes);
    }

    /// How many records have been read so far.
    pub fn records(&self) -> u32 {
        self.body.as_ref().map_or(0, |body| body.records)
    }

    /// Ends the file.
    pub fn finish(mut self) -> Outcome {
        if self.layout.is_none() {
            self.begin();
        }
        let ask = self.ask();
        let Some(mut body) = self.body.take() else {
            return Outcome::Ask(ask);
        };
        let meaning = &mut self.meaning;
        self.splitter
            .finish(&mut |record| body.record(record, meaning));
        let hash = format!("{:016x}", stirred(self.hash, self.word));
        let members = Members {
            file: self.options.name,
            version: hash.get(..12).unwrap_or_default().to_owned(),
            ..self.meaning.members()
        };
        Outcome::Done(Box::new(Done {
            loaded: Loaded {
                rows: body.rows,
                members,
            },
            findings: self.meaning.findings,
            read: body.read,
            rejected: body.rejected,
            skipped: body.records - body.read - body.rejected,
            ask,
        }))
    }

    fn ask(&self) -> Ask {
        let mut rows = self.first.clone();
        rows.truncate(SHOWN);
        let none = Mapping {
            head: 0,
            fields: Vec::new(),
            melt_planned: false,
        };
        Ask {
            rows,
            mapping: self.layout.as_ref().map_or(none, |l| l.mapping.clone()),
        }
    }

    /// Stirs bytes into the hash by which files are told apart, eight at a time, however
    /// they were cut.
    fn stir(&mut self, bytes: &[u8]) {
        let mut bytes = bytes;
        while self.held > 0 {
            let [first, rest @ ..] = bytes else {
                return;
            };
            self.hold(*first);
            bytes = rest;
        }
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.hash = stirred(self.hash, u64::from_le_bytes(*word));
        }
        for byte in rest {
            self.hold(*byte);
        }
    }

    fn hold(&mut self, byte: u8) {
        self.word |= u64::from(byte) << (8 * self.held);
        self.held += 1;
        if self.held == 8 {
            self.hash = stirred(self.hash, self.word);
            (self.word, self.held) = (0, 0);
        }
    }

    /// Looks for the headings in what has come, and reads it.
    fn begin(&mut self) {
        let head = std::mem::take(&mut self.head);
        let delimiter = sniff(&head);
        self.first = first_records(&head, delimiter);
        // Of merged cells far more than any headings have.
        let mut merged = Vec::new();
        for range in &self.options.merged {
            if range[0] <= header::LOOKED_THROUGH as u32 && merged.len() < 1000 {
                merged.push(*range);
            }
        }
        let (merged, matcher) = (&merged, &self.meaning.matcher);
        let layout = match self.options.mapping.clone() {
            Some(mapping) => header::given(&self.first, merged, matcher, mapping),
            None => header::find(&self.first, merged, matcher),
        };
        if layout.mapping.suffices() {
            self.meaning.say_of(&layout);
            self.body = Some(Body::new(&layout, &self.options.merged));
        }
        self.layout = Some(layout);
        self.splitter = Splitter::new(delimiter);
        self.take(&head);
    }

    fn take(&mut self, bytes: &[u8]) {
        let Some(body) = &mut self.body else {
            return;
        };
        let meaning = &mut self.meaning;
        self.splitter
            .feed(bytes, &mut |record| body.record(record, meaning));
    }
}

fn stirred(hash: u64, word: u64) -> u64 {
    (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
}

fn first_records(head: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut records: Vec<Vec<String>> = Vec::new();
    let mut splitter = Splitter::new(delimiter);
    let mut each = |record: &Record| {
        if records.len() < header::LOOKED_THROUGH {
            let width = record.len().min(MOST_COLUMNS);
            records.push(
                (0..width)
                    .map(|at| record.text(at).trim().to_owned())
                    .collect(),
            );
        }
    };
    splitter.feed(head, &mut each);
    splitter.finish(&mut each);
    records
}
