//! Cells, in the order of rows and columns, as RFC 4180 text.

use crate::{Fault, Limits, What};

/// The text so far.
pub(crate) struct Rows<'a> {
    limits: &'a Limits,
    /// The most bytes of text.
    most: u64,
    text: String,
    /// The row that is being written, from 0.
    row: u32,
    /// How many of its cells are written, blank ones included.
    cells: u32,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(limits: &'a Limits, most: u64) -> Self {
        Rows {
            limits,
            most,
            text: String::new(),
            row: 0,
            cells: 0,
        }
    }

    /// Adds a cell, counted from 0. Blank ones take no room, however many there are.
    pub(crate) fn add(&mut self, row: u32, column: u32, text: &str) -> Result<(), Fault> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if u64::from(row) >= self.limits.rows {
            return Err(Fault::TooMuch(What::Rows, self.limits.rows));
        }
        if u64::from(column) >= self.limits.columns {
            return Err(Fault::TooMuch(What::Columns, self.limits.columns));
        }
        if row < self.row || row == self.row && column < self.cells {
            return Err(Fault::Damaged);
        }
        let begun = if row == self.row { self.cells } else { 0 };
        let separators = u64::from(row - self.row) + u64::from(column - begun.saturating_sub(1));
        // With the end of the last line.
        if self.text.len() as u64 + separators + text.len() as u64 >= self.most {
            return Err(Fault::TooMuch(What::Text, self.limits.text));
        }
        while self.row < row {
            self.text.push('\n');
            self.row += 1;
            self.cells = 0;
        }
        for _ in self.cells.saturating_sub(1)..column {
            self.text.push(',');
        }
        self.cells = column + 1;
        push(&mut self.text, text);
        Ok(())
    }

    pub(crate) fn finish(mut self) -> String {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }
}

/// Appends a cell, quoted only where it must be.
fn push(out: &mut String, cell: &str) {
    if !cell.contains(['"', ',', '\r', '\n']) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for part in cell.split_inclusive('"') {
        out.push_str(part);
        if part.ends_with('"') {
            out.push('"');
        }
    }
    out.push('"');
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn written(cells: &[(u32, u32, &str)]) -> Result<String, Fault> {
        let limits = Limits {
            rows: 100,
            columns: 10,
            text: 50,
            ..Limits::default()
        };
        let mut rows = Rows::new(&limits, limits.text);
        for (row, column, text) in cells {
            rows.add(*row, *column, text)?;
        }
        Ok(rows.finish())
    }

    #[test]
    fn cells_keep_their_places() {
        assert_eq!(written(&[]).unwrap(), "");
        assert_eq!(written(&[(0, 0, "a"), (0, 1, "b")]).unwrap(), "a,b\n");
        assert_eq!(
            written(&[(2, 2, "a"), (2, 3, " "), (2, 5, "b"), (4, 0, "c")]).unwrap(),
            "\n\n,,a,,,b\n\nc\n"
        );
        assert_eq!(
            written(&[(0, 0, "a,b"), (0, 1, "\"c\""), (1, 1, "d\r\ne")]).unwrap(),
            "\"a,b\",\"\"\"c\"\"\"\n,\"d\r\ne\"\n"
        );
    }

    #[test]
    fn blank_cells_are_nowhere_and_others_within_the_limits() {
        assert_eq!(written(&[(1 << 20, 9999, " "), (99, 0, "")]).unwrap(), "");
        assert_eq!(
            written(&[(100, 0, "a")]),
            Err(Fault::TooMuch(What::Rows, 100))
        );
        assert_eq!(
            written(&[(0, 10, "a")]),
            Err(Fault::TooMuch(What::Columns, 10))
        );
        assert_eq!(
            written(&[(60, 0, "a")]),
            Err(Fault::TooMuch(What::Text, 50))
        );
        assert_eq!(written(&[(1, 0, "a"), (0, 0, "b")]), Err(Fault::Damaged));
        assert_eq!(written(&[(0, 1, "a"), (0, 1, "b")]), Err(Fault::Damaged));
    }
}
