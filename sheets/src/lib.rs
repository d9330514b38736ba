//! Excel workbooks (.xlsx) as delimited text, one text a sheet.
//!
//! ```text
//! bytes ─► package (what is it, how large is it really) ─► calamine ─► cell ─► rows ─► Sheet
//! ```
//!
//! A workbook comes from anywhere. What it claims of itself is checked before
//! memory is spent on it, and whatever is wrong with it is a [`Fault`] that says so
//! in a sentence. A page loads this crate as a module of its own when somebody
//! opens the first workbook.

mod cell;
mod claims;
mod fault;
mod format;
mod package;
mod rows;
mod unit;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

use std::io::Cursor;

use calamine::{Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

pub use fault::{Fault, Lang, What};
use format::Format;
use rows::Rows;
use unit::Units;

/// The most that a workbook may have; beyond it a [`Fault`] says which limit was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Files in the package.
    pub parts: u64,
    /// Bytes of all files in the package once they are unpacked.
    pub unpacked: u64,
    /// How many times larger than in the package one of them may be.
    pub ratio: u64,
    /// Sheets.
    pub sheets: u64,
    /// Rows down to the last with anything in it.
    pub rows: u64,
    /// Columns up to the last with anything in it.
    pub columns: u64,
    /// Bytes of text of all sheets together.
    pub text: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file: 256 << 20,
            parts: 10_000,
            unpacked: 1 << 30,
            ratio: 250,
            sheets: 500,
            rows: 1 << 20,
            columns: 2000,
            text: 512 << 20,
        }
    }
}

/// One worksheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden from those who open the workbook.
    pub hidden: bool,
    /// Its cells as RFC 4180 text, lines ended by LF. A record's number is the row's number,
    /// so blank rows are blank lines; what is blank at the end of a row or of the sheet is
    /// left out. Empty for a sheet with nothing in it.
    ///
    /// Numbers are in plain digits, up to the fifteen that a spreadsheet keeps, and with `%`
    /// or their unit where they are shown with it; dates in ISO 8601 and no finer than they are shown;
    /// formulas as the values last worked out; errors as `#N/A`.
    pub text: String,
    /// Merged cells as first row, first column, last row, last column, from 1.
    pub merged: Vec<[u32; 4]>,
}

/// Reads every worksheet of a workbook, in the workbook's order.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Fault> {
    let claims = package::inspect(bytes, limits)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let listed = book.sheets_metadata().to_vec();
    if listed.len() as u64 > limits.sheets {
        return Err(Fault::TooMuch(What::Sheets, limits.sheets));
    }
    let mut sheets = Vec::with_capacity(listed.len());
    let mut left = limits.text;
    for known in listed {
        if known.typ != SheetType::WorkSheet {
            continue;
        }
        let Some(text) = text(&mut book, &known.name, limits, left)? else {
            continue;
        };
        left = left.saturating_sub(text.len() as u64);
        // Merged cells stand behind all others, so looking for them costs as much again.
        let merged = if claims.merged && !text.is_empty() {
            book.merge_cells_by_sheet_name(&known.name)
                .map_err(damaged)?
        } else {
            Vec::new()
        };
        sheets.push(Sheet {
            name: known.name,
            hidden: known.visible != SheetVisible::Visible,
            text,
            merged: merged.iter().filter_map(range).collect(),
        });
    }
    if sheets.iter().all(|sheet| sheet.text.is_empty()) {
        return Err(Fault::Empty);
    }
    Ok(sheets)
}

/// One sheet's text; `None` for what is listed as a worksheet and is none.
fn text(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    limits: &Limits,
    left: u64,
) -> Result<Option<String>, Fault> {
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(error) => return Err(damaged(error)),
    };
    let mut formats = Vec::new();
    for style in cells.styles() {
        formats.push((Format::of(style), Units::of(style)));
    }
    let plain = (Format::Plain, Units::default());
    let mut rows = Rows::new(limits, left);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let (format, units) = formats.get(style).unwrap_or(&plain);
        rows.add(row, column, &cell::text(cell.get_value(), *format, units))?;
    }
    Ok(Some(rows.finish()))
}

/// The rows and columns that a worksheet can have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// A merged range counted from 1. One that is none, or lies nowhere, is left out.
fn range(merged: &Dimensions) -> Option<[u32; 4]> {
    let (first, last) = (merged.start, merged.end);
    let sound = first.0 <= last.0 && first.1 <= last.1 && first != last;
    let inside = last.0 < ROWS && last.1 < COLUMNS;
    (sound && inside).then(|| [first.0 + 1, first.1 + 1, last.0 + 1, last.1 + 1])
}

#[allow(clippy::needless_pass_by_value)] // for `map_err`
fn damaged(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Protected,
        _ => Fault::Damaged,
    }
}
