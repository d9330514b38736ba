//! Bytes to records to rows and back.

use duikou::dataset::csv;
use duikou::ingest::delimited::{Record, Splitter};
use duikou::ingest::rollup::{Meaning, Rule, roll_up};
use duikou::ingest::rows::{Column, Counts, Interner, Row, Rows};
use proptest::collection::vec;
use proptest::prelude::*;

type Read = (u32, u32, bool, Vec<Vec<u8>>);

fn split<'a>(slices: impl IntoIterator<Item = &'a [u8]>, delimiter: u8) -> Vec<Read> {
    let mut read = Vec::new();
    let mut each = |record: &Record| {
        let cells = (0..record.len()).map(|at| record.cell(at).to_vec());
        read.push((record.number, record.line, record.unclosed, cells.collect()));
    };
    let mut splitter = Splitter::new(delimiter);
    for slice in slices {
        splitter.feed(slice, &mut each);
    }
    splitter.finish(&mut each);
    read
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let often = prop::sample::select(&b"\",;\r\n\t a1\xef\xbb\xbf\xe6"[..]);
    vec(prop_oneof![9 => often, 1 => any::<u8>()], 0..120)
}

/// Any bits for numbers, which texts the row has, and for how many rows it stands.
fn any_row() -> impl Strategy<Value = (Row, [Option<u32>; 4], Counts)> {
    let codes = (
        any::<u16>(),
        any::<u8>(),
        any::<u16>(),
        any::<u16>(),
        any::<u8>(),
    );
    let text = || prop::option::weighted(0.2, 0..u32::MAX);
    let texts = [text(), text(), text(), text()];
    let counts = prop_oneof![9 => Just([1, 1]), 1 => any::<Counts>()];
    (codes, any::<(u64, u64)>(), texts, counts).prop_map(
        |((pairing, area, measure, date, marks), (planned, actual), texts, counts)| {
            let row = Row {
                pairing,
                area,
                measure,
                date,
                marks,
                planned: f64::from_bits(planned),
                actual: f64::from_bits(actual),
            };
            (row, texts, counts)
        },
    )
}

/// Bits, so that numbers that are none are equal too.
fn bits(row: Row) -> (u16, u8, u16, u16, u8, u64, u64) {
    let (planned, actual) = (row.planned.to_bits(), row.actual.to_bits());
    (
        row.pairing,
        row.area,
        row.measure,
        row.date,
        row.marks,
        planned,
        actual,
    )
}

proptest! {
    #[test]
    fn how_bytes_are_cut_changes_no_record(
        bytes in any_bytes(),
        cuts in vec(0..120_usize, 0..8),
        delimiter in prop::sample::select(&b",;\t"[..]),
    ) {
        let whole = split([&bytes[..]], delimiter);
        let single = split(bytes.chunks(1), delimiter);
        prop_assert_eq!(&whole, &single);
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let slices = cuts.windows(2).map(|ends| &bytes[ends[0]..ends[1]]);
        prop_assert_eq!(&whole, &split(slices, delimiter));
    }

    #[test]
    fn records_are_the_cells_that_were_written(
        table in vec(vec("[a,;\" \r\n江西]{0,20}", 1..5), 0..6),
        slice in 1..40_usize,
    ) {
        let mut text = String::new();
        for row in &table {
            csv::write_row(&mut text, row.iter().map(String::as_str));
        }
        let read = split(text.as_bytes().chunks(slice), b',');
        let cells: Vec<Vec<String>> = read
            .into_iter()
            .map(|(.., cells)| cells.into_iter().map(|cell| String::from_utf8(cell).unwrap()).collect())
            .collect();
        prop_assert_eq!(cells, table);
    }

    #[test]
    fn rows_come_back_from_their_bytes(read in vec(any_row(), 0..200)) {
        let mut rows = Rows::default();
        for (row, texts, counts) in &read {
            rows.push(*row);
            rows.set_counts(*counts);
            for (column, text) in Column::ALL.into_iter().zip(texts) {
                if let Some(code) = text {
                    rows.set_text(column, *code);
                }
            }
        }
        let packed = rows.pack();
        let unpacked = Rows::unpack(&packed).unwrap();
        prop_assert_eq!(unpacked.len(), read.len());
        for (at, (row, texts, counts)) in read.iter().enumerate() {
            prop_assert_eq!(unpacked.get(at).map(bits), Some(bits(*row)));
            prop_assert_eq!(Column::ALL.map(|column| unpacked.text(at, column)), *texts);
            prop_assert_eq!(unpacked.counts(at), *counts);
        }
        prop_assert_eq!(unpacked.pack(), packed);
    }

    #[test]
    fn no_bytes_are_trusted(bytes in vec(any::<u8>(), 0..80), keep in 0..16_usize) {
        let head = Rows::default().pack();
        let mut bytes = bytes;
        let keep = keep.min(bytes.len());
        bytes[..keep].copy_from_slice(&head[..keep]);
        if let Ok(rows) = Rows::unpack(&bytes) {
            prop_assert_eq!(rows.pack(), bytes);
        }
    }

    #[test]
    fn equal_texts_have_equal_codes(texts in vec("[ab江]{0,12}", 0..200)) {
        let mut interner = Interner::default();
        let mut known: Vec<&str> = Vec::new();
        for text in &texts {
            let code = interner.code(text.as_bytes()) as usize;
            prop_assert!(code <= known.len());
            if code == known.len() {
                known.push(text);
            }
            prop_assert_eq!(known[code], text);
            prop_assert_eq!(interner.get(code as u32), Some(text.as_bytes()));
        }
    }

    #[test]
    fn a_roll_up_keeps_sums_and_the_latest(
        read in vec((few_kinds(), few_counts(), prop::option::of(0..3_u32)), 0..120),
        by_source in any::<bool>(),
    ) {
        let mut rows = Rows::default();
        for (row, counts, source) in &read {
            rows.push(*row);
            rows.set_counts(*counts);
            if let Some(source) = source {
                rows.set_text(Column::Source, *source);
            }
        }
        // Ten days a year, the year's own code at its head; the even measures add.
        let year = |date: u16| date / 10 * 10;
        let rule = |measure: u16| if measure.is_multiple_of(2) { Rule::Add } else { Rule::Latest };
        let meaning = Meaning {
            year: &year,
            order: &|date| date.into(),
            planned: &rule,
            actual: &rule,
            by_source,
        };
        let rolled = roll_up(&rows, &meaning);
        let kind = |row: &Row, source: Option<u32>| {
            let source = source.filter(|_| by_source);
            (row.pairing, row.area, row.measure, year(row.date), row.marks, source)
        };
        let mut seen = Vec::new();
        for (at, row) in rolled.iter().enumerate() {
            let source = rolled.text(at, Column::Source);
            prop_assert!(!seen.contains(&kind(&row, source)));
            seen.push(kind(&row, source));
            let of = || read.iter().filter(|(other, _, own)| kind(other, *own) == kind(&row, source));
            let mut sources: Vec<_> = of().map(|(_, _, source)| *source).collect();
            sources.dedup();
            prop_assert_eq!(source, if sources.len() == 1 { sources[0] } else { None });
            let figures = [|row: &Row| row.planned, |row: &Row| row.actual];
            for (which, figure) in figures.into_iter().enumerate() {
                let given: Vec<&Row> = of().map(|(row, ..)| row).filter(|row| !figure(row).is_nan()).collect();
                let counts = of().filter(|(row, ..)| !figure(row).is_nan()).map(|(_, counts, _)| counts[which]);
                prop_assert_eq!(rolled.counts(at)[which], counts.sum::<u32>());
                let expected = match rule(row.measure) {
                    Rule::Add => given.iter().map(|row| figure(row)).reduce(|a, b| a + b),
                    // Of equals the last one is the highest.
                    Rule::Latest => given.iter().max_by_key(|row| row.date).map(|row| figure(row)),
                };
                let found = figure(&row);
                prop_assert_eq!((!found.is_nan()).then_some(found), expected);
            }
        }
        prop_assert!(read.iter().all(|(row, _, source)| seen.contains(&kind(row, *source))));
    }
}

/// For how many rows a row stands, mostly for itself.
fn few_counts() -> impl Strategy<Value = Counts> {
    prop_oneof![3 => Just([1, 1]), 1 => (1..9_u32, 1..9_u32).prop_map(Counts::from)]
}

/// Rows of few kinds, so that many are alike.
fn few_kinds() -> impl Strategy<Value = Row> {
    let figure = || prop_oneof![4 => (0..1_000_000_i32).prop_map(f64::from), 1 => Just(f64::NAN)];
    (
        0..2_u16,
        0..2_u8,
        0..3_u16,
        0..30_u16,
        0..2_u8,
        figure(),
        figure(),
    )
        .prop_map(
            |(pairing, area, measure, date, marks, planned, actual)| Row {
                pairing,
                area,
                measure,
                date,
                marks,
                planned,
                actual,
            },
        )
}
