//! Figures as people write them in tables: `1,234.5`, `12.5%`, `５．５亿元`,
//! `约110亿元`, `600余家`, `3.2万`.

mod decimal;
mod qualifier;

use super::glyphs::{after, is_dash, is_nothing, is_space, narrow, trimmed};
use crate::dataset::Bound;
use decimal::Decimal;
pub use decimal::{format, shortest};
pub(super) use qualifier::multiplier;
use qualifier::{Bounds, first_of};

/// A figure that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure<'a> {
    /// The number in `unit`: the float nearest to what is written.
    pub value: f64,
    /// Digits after the point as written, no more than make fifteen with those before it.
    pub decimals: u8,
    /// How exact it is said to be.
    pub bound: Bound,
    /// What stands behind the number as it is written: `亿元`, `％`, `个`; empty for a bare
    /// number. A 万 or 亿 that belongs to no unit is in the value: `3.2万` is 32000.
    pub unit: &'a str,
    decimal: Decimal,
}

impl<'a> Figure<'a> {
    fn new(decimal: Decimal, bound: Bound, unit: &'a str) -> Self {
        Figure {
            value: decimal.value(),
            decimals: decimal.decimals(),
            bound,
            unit,
            decimal,
        }
    }

    /// The same figure times ten to the power of `zeros`, with no digit changed; `None`
    /// where it becomes longer than a figure may be.
    #[must_use]
    pub fn shifted(self, zeros: i32) -> Option<Self> {
        let decimal = self.decimal.shifted(zeros)?;
        Some(Figure::new(decimal, self.bound, self.unit))
    }
}

/// Why a text is not read as a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotANumber {
    /// Nothing stands there, or a way to say so: a dash, `/`, `无`, `n/a`.
    Nothing,
    /// An error of the spreadsheet: `#N/A`, `#DIV/0!`.
    SpreadsheetError,
    /// Two figures, `100-200`: which of them counts is not said.
    Range,
    /// An upper limit, `不超过600`, `<600`: no figure that was reached.
    AtMost,
    /// `(12)`, which is −12 to some and a mere 12 to others.
    Brackets,
    /// Commas that do not stand before each three digits: `1,23`, `1.234,5`.
    Grouping,
    /// More digits than can be kept to the letter.
    TooLong,
    /// Words or signs among which no one figure stands.
    Words,
}

/// Reads a cell that is to hold one figure, width, spaces and thousands separators aside.
///
/// # Errors
/// Why it cannot be read, or not in one way only.
pub fn parse(text: &str) -> Result<Figure<'_>, NotANumber> {
    if let Some(decimal) = Decimal::plain(text) {
        return Ok(Figure::new(decimal, Bound::Exact, ""));
    }
    let text = trimmed(text);
    if is_nothing(text) {
        return Err(NotANumber::Nothing);
    }
    if text.starts_with(['#', '＃']) {
        return Err(NotANumber::SpreadsheetError);
    }
    if bracketed(text) {
        return Err(NotANumber::Brackets);
    }
    let mut bounds = Bounds::default();
    let mut rest = bounds.prefixes(text)?;
    let negative = sign(&mut rest);
    let yuan = currency(&mut rest);
    let (mut decimal, behind) = digits(rest)?;
    if is_range(behind) {
        return Err(NotANumber::Range);
    }
    let rest = bounds.suffixes(behind)?;
    let (zeros, mut unit) = multiplier(rest);
    // 万 with a unit behind it belongs to the unit; alone it belongs to the number,
    // as does one with 余 or another number between: 3.2万余人, 3亿5000万元.
    let tail = bounds.just_behind(unit);
    if yuan {
        unit = in_yuan(rest)?;
    } else if zeros > 0 && (unit.is_empty() || tail != unit) {
        decimal = decimal.shifted(zeros).ok_or(NotANumber::TooLong)?;
        unit = tail;
    } else if zeros > 0 && starts_with_digit(unit) {
        (decimal, unit) = sum(decimal, zeros, unit)?;
        unit = bounds.just_behind(unit);
    } else {
        unit = rest;
    }
    if !is_unit(unit) {
        return Err(NotANumber::Words);
    }
    if negative {
        decimal = decimal.negated();
    }
    Ok(Figure::new(decimal, bounds.bound()?, unit))
}

fn bracketed(text: &str) -> bool {
    let mut chars = text.chars().map(narrow);
    let inner = chars.next() == Some('(') && chars.next_back() == Some(')');
    let mut digits = false;
    inner
        && chars.all(|c| {
            digits |= c.is_ascii_digit();
            c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | '%')
        })
        && digits
}

fn sign(rest: &mut &str) -> bool {
    let Some(first) = rest.chars().next() else {
        return false;
    };
    let minus = is_dash(first);
    if minus || narrow(first) == '+' {
        *rest = trimmed(rest.get(first.len_utf8()..).unwrap_or_default());
    }
    minus
}

/// `¥` and `CNY` before the number.
fn currency(rest: &mut &str) -> bool {
    match first_of("¥|cny|rmb|人民币", rest) {
        Some(behind) => {
            *rest = trimmed(behind);
            true
        }
        None => false,
    }
}

/// The unit of an amount with `¥` before it.
fn in_yuan(unit: &str) -> Result<&str, NotANumber> {
    match unit {
        "" | "元" => Ok("元"),
        "万" | "万元" => Ok("万元"),
        "亿" | "亿元" => Ok("亿元"),
        _ => Err(NotANumber::Words),
    }
}

/// Reads the digits at the beginning and gives what is behind them.
fn digits(text: &str) -> Result<(Decimal, &str), NotANumber> {
    let mut decimal = Decimal::default();
    let mut rest = text;
    let first = run(&mut rest, &mut decimal)?;
    let mut count = first;
    let mut separator = None;
    loop {
        let mut behind = rest;
        let Some(c) = next(&mut behind) else { break };
        let groups = c == ',' || c == '\'' || c == '’' || c == ' ';
        if !groups || separator.is_some_and(|known| known != c) {
            if separator.is_some() && c == ',' {
                return Err(NotANumber::Grouping);
            }
            break;
        }
        let mut grown = decimal;
        let length = run(&mut behind, &mut grown)?;
        if length != 3 || first == 0 || first > 3 || text.starts_with(['0', '０']) {
            // A space may part the number from its unit.
            if c == ' ' {
                break;
            }
            return Err(NotANumber::Grouping);
        }
        (rest, decimal, count, separator) = (behind, grown, count + length, Some(c));
    }
    let mut behind = rest;
    if next(&mut behind) == Some('.') {
        let places = run(&mut behind, &mut decimal)?;
        if places == 0 {
            return Err(NotANumber::Words);
        }
        decimal = decimal.scaled(places).ok_or(NotANumber::TooLong)?;
        (rest, count) = (behind, count + places);
        match next(&mut behind) {
            Some(',') => return Err(NotANumber::Grouping),
            Some('.') => return Err(NotANumber::Words),
            _ => {}
        }
    }
    if count == 0 {
        return Err(NotANumber::Words);
    }
    if let Some((zeros, behind)) = exponent(rest) {
        decimal = decimal.shifted(zeros).ok_or(NotANumber::TooLong)?;
        rest = behind;
    }
    Ok((decimal, rest))
}

/// Reads digits in a row and gives how many.
fn run(rest: &mut &str, decimal: &mut Decimal) -> Result<usize, NotANumber> {
    let mut count = 0;
    loop {
        let mut behind = *rest;
        let Some(digit) = next(&mut behind).and_then(|c| c.to_digit(10)) else {
            return Ok(count);
        };
        *decimal = decimal.with(digit as u8).ok_or(NotANumber::TooLong)?;
        *rest = behind;
        count += 1;
    }
}

/// `E+08` behind the digits.
fn exponent(text: &str) -> Option<(i32, &str)> {
    let mut rest = after(text, "e")?;
    let negative = match next(&mut { rest }) {
        Some('+') => {
            next(&mut rest);
            false
        }
        Some(c) if is_dash(c) => {
            next(&mut rest);
            true
        }
        _ => false,
    };
    let mut zeros = Decimal::default();
    let count = run(&mut rest, &mut zeros).ok()?;
    let zeros = zeros.value() as i32;
    (1..=3)
        .contains(&count)
        .then_some((if negative { -zeros } else { zeros }, rest))
}

/// The next character as it is meant.
fn next(rest: &mut &str) -> Option<char> {
    let mut chars = rest.chars();
    let c = chars.next()?;
    *rest = chars.as_str();
    Some(narrow(c))
}

fn starts_with_digit(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| narrow(c).is_ascii_digit())
}

/// Whether a dash or 至 with another number follows.
fn is_range(text: &str) -> bool {
    let text = trimmed(text);
    let behind =
        text.trim_start_matches(|c| is_dash(c) || matches!(c, '~' | '～' | '〜' | '至' | '到'));
    behind.len() < text.len() && starts_with_digit(trimmed(behind))
}

/// 3亿5000万元: whole numbers, each with a multiplier below the last one's.
fn sum(first: Decimal, zeros: i32, mut rest: &str) -> Result<(Decimal, &str), NotANumber> {
    let (mut total, mut last) = (first.whole(zeros), zeros);
    while starts_with_digit(rest) {
        let (part, behind) = digits(rest)?;
        let (zeros, behind) = multiplier(trimmed(behind));
        // 3万5 is 35000 in speech only.
        let fits = zeros > 0 && zeros < last && part.is_below(last - zeros);
        let part = part.whole(zeros).filter(|_| fits);
        total = match (total, part) {
            (Some(total), Some(part)) => total.plus(part),
            _ => return Err(NotANumber::Words),
        };
        (rest, last) = (behind, zeros);
    }
    Ok((total.ok_or(NotANumber::Words)?, rest))
}

/// Whether a text can be the name of a unit: letters, no number, no sentence.
fn is_unit(text: &str) -> bool {
    let mut last = ' ';
    for c in text.chars() {
        let fits = match narrow(c) {
            '0'..='9' | ' ' => last.is_ascii_alphabetic(),
            '%' | '‰' | '°' | '℃' | '²' | '³' | '/' | '·' => true,
            c => c.is_alphabetic(),
        };
        if !fits {
            return false;
        }
        last = narrow(c);
    }
    text.chars().count() <= 24 && !text.ends_with(is_space)
}

#[cfg(test)]
#[path = "number/tests.rs"]
mod tests;
