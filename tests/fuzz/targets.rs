//! What is fuzzed: each target takes any bytes, and panics where something that must
//! hold does not. A new target is a function and a line in [`TARGETS`].

use std::sync::LazyLock;

use duikou::dataset::{Dataset, csv};
use duikou::ingest::delimited::{Record, Splitter, sniff};
use duikou::ingest::encoding::{self, Form, Stream};
use duikou::ingest::place::{Found, Matcher};
use duikou::ingest::{Loaded, Mapping, Options, Outcome, Reader, json, number, when};
use duikou::state::{self, State};
use duikou_sheets::Limits;

/// A target: its name, which its corpus has too, and what to do with an input.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// Every target.
pub(crate) const TARGETS: [Target; 10] = [
    ("number", number),
    ("date", date),
    ("place", place),
    ("encoding", encoding),
    ("delimited", delimited),
    ("table", table),
    ("mapping", mapping),
    ("json", json),
    ("state", state),
    ("workbook", workbook),
];

static BUILTIN: LazyLock<Dataset> = LazyLock::new(|| Dataset::builtin().unwrap());
static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::new(&BUILTIN));

fn number(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(figure) = number::parse(&text) {
        assert!(figure.value.is_finite());
        let written = number::format(figure.value, figure.decimals);
        let again = number::parse(&written).unwrap();
        // Fifteen digits are sure, and none behind the fifteenth place is written.
        let apart = (again.value - figure.value).abs();
        let near = apart <= figure.value.abs() * 1e-14 || apart <= 1e-15;
        assert!(near, "{} became {written}", figure.value);
        assert_eq!(number::format(again.value, again.decimals), written);
    }
}

fn date(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for serials in [when::Serials::From1900, when::Serials::From1904] {
        if let Ok(date) = when::read(&text, serials) {
            assert_eq!(when::read(&date.to_string(), serials), Ok(date));
        }
    }
}

fn place(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match MATCHER.pairing(&text) {
        Found::Known(id) => assert!(id.index() < BUILTIN.pairings.len()),
        Found::Ambiguous(ids) => assert!(ids.len() > 1),
        Found::Unknown { first, second } => {
            assert!(!first.is_empty() && !second.is_empty());
            assert!(text.contains(&first) && text.contains(&second));
        }
        Found::Every | Found::Nothing => {}
    }
    let _ = MATCHER.city(&text);
    let _ = MATCHER.area(&text);
    let _ = MATCHER.indicator(&text);
    let _ = MATCHER.unit(&text);
}

fn encoding(bytes: &[u8]) {
    let whole = encoding::decode(bytes).map(std::borrow::Cow::into_owned);
    let Form::Text(found) = encoding::form(bytes) else {
        assert!(whole.is_err());
        return;
    };
    let (mut stream, mut text) = (Stream::new(found), String::new());
    for piece in bytes.chunks(3) {
        stream.feed(piece, false, &mut text);
    }
    stream.feed(&[], true, &mut text);
    assert_eq!(whole, Ok(text));
}

fn delimited(bytes: &[u8]) {
    let split = |size: usize| {
        let mut found: Vec<(u32, u32, Vec<Vec<u8>>)> = Vec::new();
        let mut each = |record: &Record| {
            let cells = (0..record.len()).map(|at| record.cell(at).to_vec());
            found.push((record.number, record.line, cells.collect()));
        };
        let mut splitter = Splitter::new(sniff(bytes));
        for piece in bytes.chunks(size) {
            splitter.feed(piece, &mut each);
        }
        splitter.finish(&mut each);
        found
    };
    let whole = split(bytes.len().max(1));
    for (at, (number, ..)) in whole.iter().enumerate() {
        assert_eq!(*number as usize, at + 1, "records are numbered in a row");
    }
    assert_eq!(split(3), whole);
    assert_eq!(split(64), whole);
}

/// A table with its headings to be found, or as the mapping before a zero byte says.
fn table(bytes: &[u8]) {
    let (mapping, bytes) = match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => (
            Mapping::parse(&String::from_utf8_lossy(&bytes[..at])),
            &bytes[at + 1..],
        ),
        None => (None, bytes),
    };
    let read = |size: usize| {
        let options = Options {
            mapping: mapping.clone(),
            ..Options::default()
        };
        let mut reader = Reader::new(&BUILTIN, options);
        for piece in bytes.chunks(size) {
            reader.feed(piece);
        }
        reader.finish()
    };
    match (read(bytes.len().max(1)), read(7)) {
        (Outcome::Done(whole), Outcome::Done(pieces)) => {
            assert_eq!(
                (whole.read, whole.rejected, whole.skipped),
                (pieces.read, pieces.rejected, pieces.skipped)
            );
            let packed = whole.loaded.pack();
            let unpacked = Loaded::unpack(&packed).unwrap();
            assert_eq!(unpacked.pack(), packed);
            let _ = BUILTIN.clone().with_loaded(&unpacked);
        }
        (Outcome::Ask(whole), Outcome::Ask(pieces)) => assert_eq!(whole.rows, pieces.rows),
        (whole, pieces) => panic!("{whole:?} in pieces is {pieces:?}"),
    }
}

fn mapping(bytes: &[u8]) {
    if let Some(mapping) = Mapping::parse(&String::from_utf8_lossy(bytes)) {
        assert_eq!(Mapping::parse(&mapping.format()), Some(mapping));
    }
    if let Some(loaded) = Loaded::unpack(bytes) {
        let packed = loaded.pack();
        assert_eq!(
            Loaded::unpack(&packed).map(|loaded| loaded.pack()),
            Some(packed)
        );
    }
}

fn json(bytes: &[u8]) {
    if let Ok(text) = json::table(&String::from_utf8_lossy(bytes)) {
        assert!(csv::rows(&text).all(|row| row.is_ok()), "{text}");
    }
}

fn state(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    let (read, _) = state::parse(&query, &BUILTIN, &State::default());
    let written = state::format(&read, &BUILTIN);
    let (again, problems) = state::parse(&written, &BUILTIN, &State::default());
    assert_eq!(
        (&again, problems.as_slice()),
        (&read, [].as_slice()),
        "{written}"
    );
}

fn workbook(bytes: &[u8]) {
    let limits = Limits {
        unpacked: 4 << 20,
        text: 1 << 20,
        ..Limits::default()
    };
    let Ok(sheets) = duikou_sheets::read(bytes, &limits) else {
        return;
    };
    for sheet in sheets {
        assert!(sheet.text.len() as u64 <= limits.text);
        for [row, column, last_row, last_column] in sheet.merged {
            assert!(0 < row && row <= last_row && 0 < column && column <= last_column);
        }
        let mut rows = csv::rows(&sheet.text);
        assert!(rows.all(|row| row.is_ok()), "{}", sheet.text);
    }
}
