//! Delimited text (CSV and its kin) in slices: records with their number, their line
//! and their cells.
//!
//! Files are read as people and programs write them. A cell that begins with a quote
//! ends at its closing quote and may hold delimiters, line ends and doubled quotes;
//! what follows the closing quote is kept. A quote elsewhere is a quote. Lines end in
//! LF, CRLF or CR, the last one perhaps in nothing. An empty line is a record of one
//! empty cell, so that numbers are those a spreadsheet shows.
//!
//! Only an unfinished record is kept between slices, and how the bytes were cut
//! changes nothing.

use std::borrow::Cow;

/// The longest record in which a quote is waited for to close, in bytes. One that
/// stays open longer is taken for a mere character: else one stray quote would
/// swallow the file.
pub const LONGEST_QUOTED: usize = 1 << 20;

const QUOTE: u8 = b'"';

/// One record.
#[derive(Debug)]
pub struct Record<'a> {
    /// Its number, from 1: the row in a spreadsheet.
    pub number: u32,
    /// The line of the text on which it starts, from 1.
    pub line: u32,
    /// A quote in it was never closed and is taken for a character.
    pub unclosed: bool,
    text: &'a [u8],
    cells: &'a [Span],
}

/// Where a cell lies in its record's text.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
}

impl<'a> Record<'a> {
    /// How many cells; never none.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// A cell's bytes, unquoted; empty beyond the last.
    #[inline]
    pub fn cell(&self, at: usize) -> &'a [u8] {
        let bytes = |span: &Span| self.text.get(span.start as usize..span.end as usize);
        self.cells.get(at).and_then(bytes).unwrap_or_default()
    }

    /// A cell's text; what is not UTF-8 in it as U+FFFD.
    pub fn text(&self, at: usize) -> Cow<'a, str> {
        String::from_utf8_lossy(self.cell(at))
    }

    /// Whether no cell holds more than blanks.
    pub fn is_blank(&self) -> bool {
        (0..self.len()).all(|at| self.cell(at).trim_ascii().is_empty())
    }
}

/// Cuts bytes into records.
#[derive(Debug)]
pub struct Splitter {
    delimiter: u8,
    /// The unfinished record.
    rest: Vec<u8>,
    /// How long `rest` was when it was last read without finding its end.
    seen: usize,
    /// The text of a record with quotes, without them.
    plain: Vec<u8>,
    cells: Vec<Span>,
    number: u32,
    line: u32,
    /// How many bytes of a byte order mark came first.
    mark: usize,
    /// The last record ended in CR: an LF that follows belongs to it.
    after_return: bool,
}

/// How far a record goes.
enum End {
    /// Up to `text`; the next one starts at `next`.
    At { text: usize, next: usize },
    /// Beyond the bytes at hand.
    Beyond,
}

impl Splitter {
    /// Starts at the beginning of a text whose cells stand between delimiters.
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            rest: Vec::new(),
            seen: 0,
            plain: Vec::new(),
            cells: Vec::new(),
            number: 0,
            line: 1,
            mark: 0,
            after_return: false,
        }
    }

    /// Takes the next bytes and gives every record that ends in them.
    pub fn feed(&mut self, bytes: &[u8], each: &mut dyn FnMut(&Record)) {
        let mut bytes = self.after_mark(bytes);
        if !self.rest.is_empty() {
            bytes = self.finish_rest(bytes, each);
        }
        let kept = self.records(bytes, false, each);
        if let Some(rest) = bytes.get(kept..) {
            self.rest.extend_from_slice(rest);
        }
    }

    /// Gives what the text ends with.
    pub fn finish(&mut self, each: &mut dyn FnMut(&Record)) {
        let rest = std::mem::take(&mut self.rest);
        self.records(&rest, true, each);
        self.seen = 0;
    }

    /// Passes over a byte order mark, which may come in pieces.
    fn after_mark<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];
        let mut bytes = bytes;
        while let (Some(expected), [first, rest @ ..]) = (MARK.get(self.mark), bytes) {
            if first != expected {
                // Another character that begins as the mark does.
                self.rest
                    .extend_from_slice(MARK.get(..self.mark).unwrap_or_default());
                self.mark = MARK.len();
                break;
            }
            self.mark += 1;
            bytes = rest;
        }
        bytes
    }

    /// Adds line by line to the unfinished record until it ends; gives what is left.
    fn finish_rest<'a>(&mut self, bytes: &'a [u8], each: &mut dyn FnMut(&Record)) -> &'a [u8] {
        let mut bytes = bytes;
        while !bytes.is_empty() && !self.rest.is_empty() {
            let line = line_end(bytes).map_or(bytes.len(), |at| at + 1);
            let (line, left) = bytes.split_at(line);
            self.rest.extend_from_slice(line);
            bytes = left;
            // A record with an open quote is read again only when it has grown by half,
            // so that a long one takes no more than a few readings.
            let grown = self.rest.len() >= self.seen + self.seen / 2;
            if grown && matches!(line.last(), Some(b'\n' | b'\r')) {
                let mut rest = std::mem::take(&mut self.rest);
                let kept = self.records(&rest, false, each);
                rest.drain(..kept);
                self.seen = rest.len();
                self.rest = rest;
            }
        }
        bytes
    }

    /// Gives the records that end in the bytes; `last` if the text ends with them.
    /// Says where the first one starts that does not.
    fn records(&mut self, bytes: &[u8], last: bool, each: &mut dyn FnMut(&Record)) -> usize {
        let mut start = 0;
        if let (true, Some(first)) = (self.after_return, bytes.first()) {
            start = usize::from(*first == b'\n');
            self.after_return = false;
        }
        while start < bytes.len() {
            let (mut quoted, mut unclosed) = (false, false);
            let end = match self.plain_record(bytes, start) {
                Some(End::Beyond) if last => End::At {
                    text: bytes.len(),
                    next: bytes.len(),
                },
                Some(end) => end,
                None => {
                    quoted = true;
                    self.quoted_record(bytes, start, last, &mut unclosed)
                }
            };
            let End::At { text, next } = end else {
                return start;
            };
            self.number += 1;
            let read = bytes.get(start..text).unwrap_or_default();
            each(&Record {
                number: self.number,
                line: self.line,
                unclosed,
                text: if quoted { &self.plain } else { read },
                cells: &self.cells,
            });
            self.line += 1 + if quoted { lines(read) } else { 0 };
            start = next;
        }
        bytes.len()
    }

    /// Finds the cells of a record in which no cell begins with a quote; `None` if one does.
    fn plain_record(&mut self, bytes: &[u8], start: usize) -> Option<End> {
        self.cells.clear();
        let (mut at, mut cell) = (start, start);
        loop {
            let mut hits = self.candidates(word(bytes, at));
            while hits != 0 {
                let hit = at + (hits.trailing_zeros() / 8) as usize;
                hits &= hits - 1;
                match bytes.get(hit).copied() {
                    Some(byte) if byte == self.delimiter => {
                        self.cells.push(span(cell - start, hit - start));
                        cell = hit + 1;
                    }
                    Some(b'\n' | b'\r') => {
                        self.cells.push(span(cell - start, hit - start));
                        return Some(self.end_line(bytes, hit));
                    }
                    Some(QUOTE) if hit == cell => return None,
                    Some(_) => {}
                    // The word reaches beyond the bytes.
                    None => break,
                }
            }
            at += 8;
            if at >= bytes.len() {
                // The cell at hand has no end yet.
                self.cells.push(span(cell - start, bytes.len() - start));
                return Some(End::Beyond);
            }
        }
    }

    /// Bytes that may end a cell or begin a quote, each as the highest bit of its byte:
    /// the delimiter and everything up to the quote. Few others are, as a blank.
    #[inline]
    fn candidates(&self, word: u64) -> u64 {
        const ONES: u64 = 0x0101_0101_0101_0101;
        const HIGH: u64 = 0x8080_8080_8080_8080;
        const LOW: u64 = !HIGH;
        let up_to_quote = !((word & LOW) + ONES * (0x80 - u64::from(QUOTE) - 1)) & !word;
        let differs = word ^ (ONES * u64::from(self.delimiter));
        let delimiter = !(((differs & LOW) + LOW) | differs);
        (up_to_quote | delimiter) & HIGH
    }

    /// The end of a record at the line end that stands at `at`.
    fn end_line(&mut self, bytes: &[u8], at: usize) -> End {
        let mut next = at + 1;
        if bytes.get(at) == Some(&b'\r') {
            match bytes.get(next) {
                Some(b'\n') => next += 1,
                Some(_) => {}
                None => self.after_return = true,
            }
        }
        End::At { text: at, next }
    }

    /// Reads a record in which cells begin with quotes, and copies its cells.
    fn quoted_record(
        &mut self,
        bytes: &[u8],
        start: usize,
        last: bool,
        unclosed: &mut bool,
    ) -> End {
        self.cells.clear();
        self.plain.clear();
        let mut at = start;
        loop {
            let begins = self.plain.len();
            if bytes.get(at) == Some(&QUOTE) {
                let longest = bytes.len().min(start + LONGEST_QUOTED);
                match self.quoted_cell(bytes.get(..longest).unwrap_or_default(), bytes, at) {
                    Some(behind) if behind < bytes.len() || last => at = behind,
                    None if last || longest == start + LONGEST_QUOTED => *unclosed = true,
                    _ => return End::Beyond,
                }
            }
            let rest = bytes.get(at..).unwrap_or_default();
            let ends = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
            let length = rest.iter().position(ends);
            if length.is_none() && !last {
                return End::Beyond;
            }
            let length = length.unwrap_or(rest.len());
            self.plain
                .extend_from_slice(rest.get(..length).unwrap_or_default());
            self.cells.push(span(begins, self.plain.len()));
            at += length;
            match bytes.get(at) {
                Some(byte) if *byte == self.delimiter => at += 1,
                Some(_) => return self.end_line(bytes, at),
                None => return End::At { text: at, next: at },
            }
        }
    }

    /// Copies what stands between the quote at `at` and the one that closes it, if one
    /// does within `near`, and says where the cell goes on behind it. Copies nothing otherwise.
    fn quoted_cell(&mut self, near: &[u8], bytes: &[u8], at: usize) -> Option<usize> {
        let begins = self.plain.len();
        let mut at = at + 1;
        loop {
            let rest = near.get(at..).unwrap_or_default();
            let Some(length) = rest.iter().position(|byte| *byte == QUOTE) else {
                self.plain.truncate(begins);
                return None;
            };
            self.plain
                .extend_from_slice(rest.get(..length).unwrap_or_default());
            at += length + 1;
            if bytes.get(at) != Some(&QUOTE) {
                return Some(at);
            }
            self.plain.push(QUOTE);
            at += 1;
        }
    }

    /// How many bytes of an unfinished record are kept: who feeds a text without line
    /// ends may want to stop.
    pub fn pending(&self) -> usize {
        self.rest.len()
    }
}

fn span(start: usize, end: usize) -> Span {
    Span {
        start: start as u32,
        end: end as u32,
    }
}

/// Eight bytes from `at`, the first one lowest; zeros beyond the end.
#[inline]
fn word(bytes: &[u8], at: usize) -> u64 {
    let Some(rest) = bytes.get(at..) else {
        return 0;
    };
    if let Some(eight) = rest.first_chunk::<8>() {
        return u64::from_le_bytes(*eight);
    }
    let mut eight = [0; 8];
    for (to, from) in eight.iter_mut().zip(rest) {
        *to = *from;
    }
    u64::from_le_bytes(eight)
}

fn line_end(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'))
}

/// How many lines end in a text: at LF, CRLF or CR.
fn lines(text: &[u8]) -> u32 {
    let mut lines = 0;
    let mut before = 0;
    for &byte in text {
        lines += u32::from(byte == b'\r' || byte == b'\n' && before != b'\r');
        before = byte;
    }
    lines
}

/// Which delimiter a text has of comma, semicolon and tab: the one that cuts most of
/// the first records into equally many cells; of equals the one that makes more cells.
/// A comma if none cuts any.
pub fn sniff(head: &[u8]) -> u8 {
    const RECORDS: usize = 50;
    let mut best = (b',', (0, 0));
    for delimiter in *b",;\t" {
        let mut splitter = Splitter::new(delimiter);
        let mut cells: Vec<usize> = Vec::new();
        let mut count = |record: &Record| {
            if cells.len() < RECORDS {
                cells.push(record.len());
            }
        };
        splitter.feed(head, &mut count);
        if splitter.number == 0 {
            splitter.finish(&mut count);
        }
        for &length in &cells {
            let alike = cells.iter().filter(|other| **other == length).count();
            let score = (alike, length);
            if length > 1 && score > best.1 {
                best = (delimiter, score);
            }
        }
    }
    best.0
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    type Read = (u32, u32, bool, Vec<String>);

    fn read(text: &[u8], delimiter: u8, slices: &[usize]) -> Vec<Read> {
        let mut splitter = Splitter::new(delimiter);
        let mut all = Vec::new();
        let mut each = |record: &Record| {
            let cells = (0..record.len()).map(|at| record.text(at).into_owned());
            all.push((
                record.number,
                record.line,
                record.unclosed,
                cells.collect::<Vec<_>>(),
            ));
        };
        let mut rest = text;
        for &length in slices {
            let (slice, left) = rest.split_at(length.min(rest.len()));
            splitter.feed(slice, &mut each);
            rest = left;
        }
        splitter.feed(rest, &mut each);
        splitter.finish(&mut each);
        all
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        let read = read(text.as_bytes(), b',', &[]);
        read.into_iter().map(|(.., cells)| cells).collect()
    }

    #[test]
    fn reads_what_people_and_programs_write() {
        assert_eq!(cells(""), [[""; 0]; 0]);
        assert_eq!(cells("a,b\n1,2\n"), [["a", "b"], ["1", "2"]]);
        assert_eq!(cells("a,b\r\n1,\r\n"), [["a", "b"], ["1", ""]]);
        assert_eq!(cells("a,b\r1,2\r"), [["a", "b"], ["1", "2"]]);
        assert_eq!(cells("a,"), [["a", ""]]);
        assert_eq!(cells("a\n\nb"), [["a"], [""], ["b"]]);
        assert_eq!(cells("\u{feff}\"a\",b"), [["a", "b"]]);
        assert_eq!(
            cells("\"a, \"\"b\"\"\n\",\"\"\n江西,c"),
            [["a, \"b\"\n", ""], ["江西", "c"]]
        );
        assert_eq!(cells("5\" pipe,\"x\" y,z"), [["5\" pipe", "x y", "z"]]);
        assert_eq!(cells("\"\"\"\",\"\""), [["\"", ""]]);
    }

    #[test]
    fn numbers_are_rows_and_lines_are_lines() {
        let read = read(b"a\r\n\"b\r\nc\rd\ne\"\r\nf", b',', &[]);
        let places: Vec<_> = read
            .iter()
            .map(|(number, line, ..)| (*number, *line))
            .collect();
        assert_eq!(places, [(1, 1), (2, 2), (3, 6)]);
    }

    #[test]
    fn a_quote_that_never_closes_swallows_nothing() {
        let read1 = read(b"a,\"b\nc,d\n", b',', &[]);
        assert_eq!(read1[0], (1, 1, true, vec!["a".into(), "\"b".into()]));
        assert_eq!(read1[1], (2, 2, false, vec!["c".into(), "d".into()]));
        // Also where the file is long, and a quote comes too late.
        let mut long = b"a,\"b\n".to_vec();
        for _ in 0..LONGEST_QUOTED / 4 {
            long.extend_from_slice(b"c,d\n");
        }
        long.extend_from_slice(b"\"e\"\n");
        let whole = read(&long, b',', &[]);
        assert_eq!(whole.len(), LONGEST_QUOTED / 4 + 2);
        assert!(whole[0].2 && whole.last().unwrap().3 == ["e"]);
        assert_eq!(whole, read(&long, b',', &[3, 70_000, 1, 900_000, 5]));
    }

    #[test]
    fn slices_change_nothing() {
        let text = "\u{feff}x;\"一\r\n二\"\"\";\r\n;\r\r\n\"a\"b;\"c\n\n ;end".as_bytes();
        let whole = read(text, b';', &[]);
        for first in 0..text.len() {
            for second in 0..text.len() - first {
                assert_eq!(read(text, b';', &[first, second]), whole);
            }
        }
        assert_eq!(read(text, b';', &vec![1; text.len()]), whole);
    }

    #[test]
    fn finds_the_delimiter() {
        assert_eq!(sniff(b""), b',');
        assert_eq!(sniff(b"title\na,b\n1,2\n3,4"), b',');
        assert_eq!(sniff(b"a;b\n1,5;2,5\n3,1;4,2\n"), b';');
        assert_eq!(sniff("名称\t计划\n信阳, 苏州\t1\n".as_bytes()), b'\t');
        assert_eq!(sniff(b"one;two"), b';');
        assert_eq!(sniff(b"\"a;b\",c\n\"d;e;f\",g\n"), b',');
    }
}
