//! Rolls project rows up as `rollup.sql` does, with the rows and the roll-up that the
//! page uses: `rollup projects.csv > rolled-up.csv`. Says on stderr how long it took.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool of the bench: a wrong file stops it"
)]

use std::env;
use std::fs::File;
use std::io::{BufWriter, Read, Write, stdout};
use std::time::Instant;

use duikou::ingest::delimited::{Record, Splitter};
use duikou::ingest::number;
use duikou::ingest::rollup::{Meaning, Rule, roll_up};
use duikou::ingest::rows::{Column, Interner, Row, Rows};

/// Columns of the file, in order.
const ID: [&str; 10] = [
    "id",
    "pairing",
    "area",
    "indicator",
    "nature",
    "unit",
    "source",
    "day",
    "planned",
    "actual",
];

#[derive(Default)]
struct Reader {
    pairings: Interner,
    areas: Interner,
    /// Indicator, nature and unit, as they stand in the file.
    measures: Interner,
    sources: Interner,
    days: Interner,
    rows: Rows,
    joined: Vec<u8>,
}

fn main() {
    let path = env::args_os().nth(1).expect("usage: rollup projects.csv");
    let start = Instant::now();
    let mut reader = Reader::default();
    let mut file = File::open(path).unwrap();
    let mut splitter = Splitter::new(b',');
    let mut slice = vec![0; 1 << 20];
    loop {
        let length = file.read(&mut slice).unwrap();
        if length == 0 {
            break;
        }
        splitter.feed(&slice[..length], &mut |record| reader.read(record));
    }
    splitter.finish(&mut |record| reader.read(record));
    let read = start.elapsed();
    let start = Instant::now();
    let rolled = reader.roll_up();
    eprintln!(
        "{} rows read in {:.2} s, rolled up to {} in {:.2} s",
        reader.rows.len(),
        read.as_secs_f64(),
        rolled.len(),
        start.elapsed().as_secs_f64()
    );
    reader.write(&rolled);
}

impl Reader {
    fn read(&mut self, record: &Record) {
        if record.number == 1 {
            for (at, name) in ID.iter().enumerate() {
                assert_eq!(record.cell(at), name.as_bytes(), "the head of the file");
            }
            return;
        }
        self.joined.clear();
        for at in 3..6 {
            self.joined.extend_from_slice(record.cell(at));
            self.joined.push(b',');
        }
        let narrow = |code: u32| u16::try_from(code).expect("no more than 65,536 of a kind");
        let figure = |at| {
            let text = std::str::from_utf8(record.cell(at)).unwrap();
            number::parse(text).map_or(f64::NAN, |figure| figure.value)
        };
        self.rows.push(Row {
            pairing: narrow(self.pairings.code(record.cell(1))),
            area: u8::try_from(self.areas.code(record.cell(2))).expect("no more than 256 areas"),
            measure: narrow(self.measures.code(&self.joined)),
            date: narrow(self.days.code(record.cell(7))),
            marks: 0,
            planned: figure(8),
            actual: figure(9),
        });
        self.rows
            .set_text(Column::Source, self.sources.code(record.cell(6)));
    }

    fn roll_up(&mut self) -> Rows {
        let days = self.days.len() as u32;
        let text = |code: u32, days: &Interner| days.get(code).unwrap().to_vec();
        let mut years = Vec::new();
        let mut order: Vec<u32> = (0..days).collect();
        order.sort_by_key(|code| text(*code, &self.days));
        let mut place = vec![0; days as usize];
        for (at, code) in (0..).zip(&order) {
            place[*code as usize] = at;
        }
        for code in 0..days {
            let year = text(code, &self.days)[..4].to_vec();
            years.push(u16::try_from(self.days.code(&year)).unwrap());
        }
        let rules: Vec<Rule> = (0..self.measures.len() as u32)
            .map(|code| match self.measures.get(code).unwrap() {
                measure if measure.split(|byte| *byte == b',').nth(1) == Some(b"event") => {
                    Rule::Add
                }
                _ => Rule::Latest,
            })
            .collect();
        let rule = |measure: u16| rules[usize::from(measure)];
        let meaning = Meaning {
            year: &|date| years[usize::from(date)],
            order: &|date| place[usize::from(date)],
            planned: &rule,
            actual: &rule,
            by_source: true,
        };
        roll_up(&self.rows, &meaning)
    }

    fn write(&self, rolled: &Rows) {
        let mut out = BufWriter::new(stdout().lock());
        let text = |texts: &Interner, code: u32| {
            String::from_utf8(texts.get(code).unwrap().to_vec()).unwrap()
        };
        writeln!(
            out,
            "pairing,date,area,indicator,nature,unit,source,planned,actual,stands_for"
        )
        .unwrap();
        for (at, row) in rolled.iter().enumerate() {
            let pairing = text(&self.pairings, row.pairing.into());
            let date = text(&self.days, row.date.into());
            let area = text(&self.areas, row.area.into());
            let measure = text(&self.measures, row.measure.into());
            let source = text(&self.sources, rolled.text(at, Column::Source).unwrap());
            let [planned, actual] = [row.planned, row.actual].map(|figure| {
                if figure.is_nan() {
                    String::new()
                } else {
                    figure.to_string()
                }
            });
            let [of_planned, of_actual] = rolled.counts(at);
            let rows = of_planned.max(of_actual);
            writeln!(
                out,
                "{pairing},{date},{area},{measure}{source},{planned},{actual},{rows}"
            )
            .unwrap();
        }
    }
}
