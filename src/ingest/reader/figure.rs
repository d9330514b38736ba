//! Cells that are to hold a figure.

use super::super::finding::Kind;
use super::super::number::{self, Figure, NotANumber};
use crate::dataset::Bound;

/// What a cell of figures holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cell<'a> {
    /// Nothing: no zero.
    Nothing,
    /// A bare number, as most are.
    Plain(f64),
    /// A figure with what is around it.
    Figure { figure: Figure<'a>, unit: &'a str },
    /// Words, which some indicators have.
    Words(&'a str),
}

/// Reads a cell.
///
/// # Errors
/// Why it can be neither.
pub(super) fn read(cell: &[u8]) -> Result<Cell<'_>, Kind> {
    if cell.is_empty() {
        return Ok(Cell::Nothing);
    }
    if let Some(number) = plain(cell) {
        return Ok(Cell::Plain(number));
    }
    let Ok(text) = std::str::from_utf8(cell) else {
        return Err(Kind::BadNumber);
    };
    match number::parse(text) {
        Ok(figure) => Ok(Cell::Figure {
            unit: figure.unit,
            figure,
        }),
        Err(NotANumber::Nothing) => Ok(Cell::Nothing),
        Err(NotANumber::Words | NotANumber::Range) => Ok(Cell::Words(text)),
        Err(why) => Err(kind(why)),
    }
}

pub(super) fn kind(why: NotANumber) -> Kind {
    match why {
        NotANumber::SpreadsheetError => Kind::SpreadsheetError,
        NotANumber::Range => Kind::NumberRange,
        NotANumber::AtMost => Kind::AtMost,
        NotANumber::Brackets => Kind::Brackets,
        NotANumber::Grouping => Kind::Grouping,
        NotANumber::TooLong => Kind::TooLong,
        NotANumber::Nothing | NotANumber::Words => Kind::BadNumber,
    }
}

/// Why words are no figure.
pub(super) fn kind_of_words(text: &str) -> Kind {
    number::parse(text).err().map_or(Kind::BadNumber, kind)
}

/// Whether a figure has a 万 or 亿 that belongs to no unit, and is longer than its digits.
pub(super) fn is_multiplied(cell: Cell<'_>, raw: &[u8]) -> bool {
    let Cell::Figure { unit, .. } = cell else {
        return false;
    };
    let text = String::from_utf8_lossy(raw);
    let number = text.strip_suffix(unit).unwrap_or(&text);
    number.contains(['千', '万', '亿', '萬', '億'])
}

/// A number of up to fifteen digits, perhaps with a minus before and a point among
/// them: the float nearest to it, as both parts of the quotient are exact.
fn plain(cell: &[u8]) -> Option<f64> {
    const POWERS: [f64; 16] = [
        1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ];
    let (negative, digits) = match cell {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, cell),
    };
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let (mut number, mut count, mut behind) = (0_u64, 0_usize, None);
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                number = number * 10 + u64::from(byte - b'0');
                count += 1;
            }
            b'.' if behind.is_none() && count > 0 => behind = Some(count),
            _ => return None,
        }
    }
    let behind = behind.map_or(0, |before| count - before);
    if count > 15 || digits.last() == Some(&b'.') {
        return None;
    }
    let value = number as f64 / POWERS.get(behind)?;
    Some(if negative { -value } else { value })
}

/// For how many rows a row says it stands: a whole number from 1 on. One that says nothing
/// stands for itself.
pub(super) fn rows(cell: Cell<'_>) -> Option<u32> {
    let number = match cell {
        Cell::Nothing => return Some(1),
        Cell::Plain(number) => number,
        Cell::Figure { figure, unit } if unit.is_empty() && figure.bound == Bound::Exact => {
            figure.value
        }
        Cell::Figure { .. } | Cell::Words(_) => return None,
    };
    let whole = number.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(&number);
    whole.then_some(number as u32)
}

/// A figure moved by the zeros of its unit.
///
/// # Errors
/// When it becomes too long.
pub(super) fn amount(cell: Cell<'_>, zeros: i32) -> Result<(f64, Bound), Kind> {
    match cell {
        Cell::Nothing | Cell::Words(_) => Ok((f64::NAN, Bound::Exact)),
        Cell::Plain(number) if zeros == 0 => Ok((number, Bound::Exact)),
        Cell::Plain(number) => {
            let text = number::shortest(number);
            let figure = number::parse(&text).map_err(kind)?;
            let moved = figure.shifted(zeros).ok_or(Kind::TooLong)?;
            Ok((moved.value, Bound::Exact))
        }
        Cell::Figure { figure, .. } => {
            let moved = figure.shifted(zeros).ok_or(Kind::TooLong)?;
            Ok((moved.value, moved.bound))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_rows_are_whole_and_none_is_zero() {
        for (text, number) in [
            ("", Some(1)),
            ("—", Some(1)),
            ("1", Some(1)),
            ("3.0", Some(3)),
            ("1,204", Some(1204)),
            ("４０", Some(40)),
            ("4294967295", Some(u32::MAX)),
            ("4294967296", None),
            ("0", None),
            ("-2", None),
            ("2.5", None),
            ("约30", None),
            ("3个", None),
            ("many", None),
        ] {
            let found = read(text.as_bytes()).ok().and_then(rows);
            assert_eq!(found, number, "{text}");
        }
    }

    #[test]
    fn plain_numbers_are_the_nearest_floats() {
        for text in [
            "0",
            "7",
            "-7",
            "12.5",
            "0.1",
            "146.64",
            "999999999999999",
            "0.00000000000001",
            "-3.14159",
        ] {
            assert_eq!(plain(text.as_bytes()), text.parse().ok(), "{text}");
        }
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1e3",
            "1,234",
            "１２",
            "+5",
            "1234567890123456",
            "1.2.3",
        ] {
            assert_eq!(plain(text.as_bytes()), None, "{text}");
        }
    }
}
