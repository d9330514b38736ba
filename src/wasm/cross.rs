//! The door of the module that filters many rows: columns or slices of CSV in, sums out.

use crate::cube::cross::{CrossFilter, Dimension, Fact};
use crate::ingest::delimited::{Record, Splitter};
use crate::ingest::number;
use crate::ingest::rows::{Interner, Row, Rows};
use wasm_bindgen::prelude::*;

/// Rows under filters.
#[wasm_bindgen]
pub struct Cross(CrossFilter);

#[wasm_bindgen]
impl Cross {
    /// Takes rows as columns, all of one length, or as long as the shortest.
    #[wasm_bindgen(constructor)]
    pub fn new(
        pairing: &[u16],
        area: &[u8],
        year: &[u8],
        indicator: &[u8],
        status: &[u8],
        planned: &[f64],
        actual: &[f64],
    ) -> Self {
        let lengths = [
            area.len(),
            year.len(),
            indicator.len(),
            status.len(),
            planned.len(),
            actual.len(),
        ];
        let len = lengths.into_iter().fold(pairing.len(), usize::min);
        Self(CrossFilter::new(len, |at| Fact {
            codes: [
                pairing[at],
                area[at].into(),
                year[at].into(),
                indicator[at].into(),
                status[at].into(),
            ],
            planned: planned[at],
            actual: actual[at],
        }))
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.0.len()
    }

    /// How many codes a dimension has.
    pub fn codes(&mut self, dimension: usize) -> usize {
        self.0.update().get(dimension).map_or(0, Vec::len)
    }

    /// How many bytes the rows take.
    pub fn size(&self) -> usize {
        self.0.size()
    }

    /// Lets all codes of a dimension pass.
    pub fn clear(&mut self, dimension: usize) {
        if let Some(dimension) = Dimension::ALL.get(dimension) {
            self.0.filter(*dimension, None);
        }
    }

    /// Lets only some codes of a dimension pass.
    pub fn filter(&mut self, dimension: usize, codes: &[u16]) {
        if let Some(dimension) = Dimension::ALL.get(dimension) {
            self.0.filter(*dimension, Some(codes));
        }
    }

    /// The sums of each dimension, one after the other: of each code what is planned,
    /// what was done and how many rows.
    pub fn update(&mut self) -> Vec<f64> {
        let groups = self.0.update();
        let mut out = Vec::with_capacity(groups.iter().map(Vec::len).sum::<usize>() * 3);
        for sum in groups.iter().flatten() {
            out.extend([sum.planned, sum.actual, sum.count.into()]);
        }
        out
    }
}

/// Reads rows from CSV: the five dimensions and the two figures in order, below a head.
#[wasm_bindgen]
pub struct Loader {
    splitter: Splitter,
    reader: Reader,
}

#[derive(Default)]
struct Reader {
    texts: [Interner; 5],
    rows: Rows,
    rejected: u32,
}

impl Reader {
    fn read(&mut self, record: &Record) {
        if record.number == 1 || record.is_blank() {
            return;
        }
        let mut codes = [0; 5];
        for (at, (texts, code)) in self.texts.iter_mut().zip(&mut codes).enumerate() {
            *code = texts.code(record.cell(at)) as u16;
        }
        let [planned, actual] = [5, 6].map(|at| {
            let text = std::str::from_utf8(record.cell(at)).unwrap_or_default();
            number::parse(text).map_or(f64::NAN, |figure| figure.value)
        });
        self.rejected += u32::from(planned.is_nan() && actual.is_nan());
        let [pairing, area, date, measure, marks] = codes;
        self.rows.push(Row {
            pairing,
            area: area as u8,
            measure,
            date,
            marks: marks as u8,
            planned,
            actual,
        });
    }
}

#[wasm_bindgen]
impl Loader {
    /// Before the first slice.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self {
            splitter: Splitter::new(b','),
            reader: Reader::default(),
        }
    }

    /// Takes the next slice.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.splitter
            .feed(bytes, &mut |record| self.reader.read(record));
    }

    /// Ends the text and puts its rows in order.
    pub fn finish(mut self) -> Cross {
        self.splitter.finish(&mut |record| self.reader.read(record));
        let rows = self.reader.rows;
        Cross(CrossFilter::new(rows.len(), |at| fact(&rows, at)))
    }
}

fn fact(rows: &Rows, at: usize) -> Fact {
    let none = Fact {
        codes: [0; 5],
        planned: 0.0,
        actual: 0.0,
    };
    rows.get(at).map_or(none, |row| Fact {
        codes: [
            row.pairing,
            row.area.into(),
            row.date,
            row.measure,
            row.marks.into(),
        ],
        planned: row.planned,
        actual: row.actual,
    })
}
