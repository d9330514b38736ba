//! A small strict reader and writer of RFC 4180, with the line and the cell
//! of every row. Lines may end in CRLF or LF; the last may lack its end.

use std::borrow::Cow;

/// One row. An empty line is a row of one empty cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// Line of the text the row starts on, from 1.
    pub line: u32,
    /// Cells without their quotes.
    pub cells: Vec<Cow<'a, str>>,
}

/// A place where the text is not RFC 4180. Reading goes on with the next line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: u32,
    /// Cell in its row, from 1.
    pub column: u32,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What may be wrong with a text that should be RFC 4180.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A quote inside a cell that does not begin with one.
    StrayQuote,
    /// Something between a closing quote and the next comma or line end.
    AfterQuote,
    /// A quote that is never closed.
    Unclosed,
    /// A carriage return without a line feed.
    BareReturn,
}

/// Reads rows one by one.
pub fn rows(text: &str) -> Rows<'_> {
    Rows {
        text,
        at: 0,
        line: 1,
    }
}

/// Appends one row, quoting only where it must, ended by CRLF.
pub fn write_row<'a>(out: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (i, cell) in cells.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\r', '\n']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

/// The rows of a text; see [`rows`].
#[derive(Debug, Clone)]
pub struct Rows<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Result<Row<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.byte()?;
        let line = self.line;
        // Most rows of a table are as long as the one before; 8 saves most of the growing.
        let mut cells = Vec::with_capacity(8);
        loop {
            let start = self.line;
            match self.cell() {
                Ok(cell) => cells.push(cell),
                Err(kind) => {
                    self.skip_line();
                    return Some(Err(Fault {
                        line: start,
                        column: cells.len() as u32 + 1,
                        kind,
                    }));
                }
            }
            let separator = self.byte();
            self.at += 1;
            match separator {
                Some(b',') => {}
                Some(b'\r') => {
                    self.at += 1;
                    self.line += 1;
                    break;
                }
                Some(_) => {
                    self.line += 1;
                    break;
                }
                None => break,
            }
        }
        Some(Ok(Row { line, cells }))
    }
}

impl<'a> Rows<'a> {
    /// Reads one cell and stops at the comma, line end or end of text behind it.
    fn cell(&mut self) -> Result<Cow<'a, str>, FaultKind> {
        if self.byte() == Some(b'"') {
            return self.quoted();
        }
        let start = self.at;
        while let Some(byte) = self.byte() {
            match byte {
                b',' | b'\n' => break,
                b'\r' if self.at_line_end() => break,
                b'\r' => return Err(FaultKind::BareReturn),
                b'"' => return Err(FaultKind::StrayQuote),
                _ => self.at += 1,
            }
        }
        Ok(Cow::Borrowed(self.slice(start)))
    }

    fn quoted(&mut self) -> Result<Cow<'a, str>, FaultKind> {
        self.at += 1;
        let (start, mut doubled) = (self.at, false);
        loop {
            match self.byte().ok_or(FaultKind::Unclosed)? {
                b'"' if self.text.as_bytes().get(self.at + 1) == Some(&b'"') => {
                    doubled = true;
                    self.at += 2;
                }
                b'"' => break,
                byte => {
                    self.line += u32::from(byte == b'\n');
                    self.at += 1;
                }
            }
        }
        let inner = self.slice(start);
        self.at += 1;
        if !matches!(self.byte(), None | Some(b',' | b'\n')) && !self.at_line_end() {
            return Err(FaultKind::AfterQuote);
        }
        Ok(if doubled {
            Cow::Owned(inner.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(inner)
        })
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn at_line_end(&self) -> bool {
        self.text
            .as_bytes()
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(b"\r\n"))
    }

    /// From `start` to here. Both stand beside an ASCII byte, so the cut is never inside a character.
    fn slice(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn skip_line(&mut self) {
        while let Some(byte) = self.byte() {
            self.at += 1;
            if byte == b'\n' {
                self.line += 1;
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Cells = Result<(u32, Vec<String>), Fault>;

    fn read(text: &str) -> Vec<Cells> {
        let plain = |row: Row| {
            (
                row.line,
                row.cells.into_iter().map(Cow::into_owned).collect(),
            )
        };
        rows(text).map(|row| row.map(plain)).collect()
    }

    #[allow(clippy::unnecessary_wraps)] // so that expected rows and faults stand in one list
    fn cells<const N: usize>(line: u32, cells: [&str; N]) -> Cells {
        Ok((line, cells.map(str::to_owned).into()))
    }

    #[test]
    fn reads_rows_with_their_lines() {
        assert_eq!(read(""), []);
        assert_eq!(
            read("a,b\n1,2\n"),
            [cells(1, ["a", "b"]), cells(2, ["1", "2"])]
        );
        assert_eq!(
            read("a,b\r\n1,\r\n"),
            [cells(1, ["a", "b"]), cells(2, ["1", ""])]
        );
        assert_eq!(read("a,"), [cells(1, ["a", ""])]);
        assert_eq!(
            read("a\n\nb"),
            [cells(1, ["a"]), cells(2, [""]), cells(3, ["b"])]
        );
        assert_eq!(
            read("\"a, \"\"b\"\"\n\",\"\"\n\"江西\",c"),
            [cells(1, ["a, \"b\"\n", ""]), cells(3, ["江西", "c"])]
        );
    }

    #[test]
    fn names_the_place_of_a_fault_and_goes_on() {
        let fault = |line, column, kind| Err(Fault { line, column, kind });
        assert_eq!(
            read("a,b\"c\nd\n"),
            [fault(1, 2, FaultKind::StrayQuote), cells(2, ["d"])]
        );
        assert_eq!(
            read("x\n\"a\nb\" c,d\ne"),
            [
                cells(1, ["x"]),
                fault(2, 1, FaultKind::AfterQuote),
                cells(4, ["e"])
            ]
        );
        assert_eq!(read("a,\"b\nc"), [fault(1, 2, FaultKind::Unclosed)]);
        assert_eq!(
            read("a\rb\nc"),
            [fault(1, 1, FaultKind::BareReturn), cells(2, ["c"])]
        );
        assert_eq!(read("\"a\"\rb\n"), [fault(1, 1, FaultKind::AfterQuote)]);
    }

    #[test]
    fn quotes_only_where_it_must() {
        let mut out = String::new();
        write_row(&mut out, ["a b", "", "c,d", "\"e\"", "f\ng"]);
        assert_eq!(out, "a b,,\"c,d\",\"\"\"e\"\"\",\"f\ng\"\r\n");
    }
}
