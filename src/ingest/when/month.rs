//! Dates with a month in letters: English names, and Chinese numerals.

use super::{NotADate, Number, dated, number};
use crate::date::PartialDate;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether an English month stands in the text.
pub(super) fn is_in(text: &str) -> bool {
    letters(text).is_some_and(|(_, word, _)| month(word).is_some())
}

/// `19 January 2023`, `Jan 19, 2023`, `January 2023`, `2023-Jan-19`, folded.
pub(super) fn english(text: &str) -> Result<PartialDate, NotADate> {
    let Some((before, word, behind)) = letters(text) else {
        return Err(NotADate::Other);
    };
    let Some(month) = month(word) else {
        let quarter = matches!(word, "q" | "h") && before.is_empty();
        return Err(if quarter {
            NotADate::Span
        } else {
            NotADate::Other
        });
    };
    let (before, rest) = numbers(before);
    let (behind, more) = numbers(behind);
    if !rest.is_empty() || !more.is_empty() {
        return Err(NotADate::Other);
    }
    let (year, day) = match [before[0], before[1], behind[0], behind[1]] {
        [None, None, Some(year), None] | [Some(year), None, None, None] if year.len() == 4 => {
            (year, None)
        }
        [Some(year), None, Some(day), None] if year.len() == 4 => (year, Some(day)),
        [Some(day), None, Some(year), None] | [None, None, Some(day), Some(year)]
            if year.len() == 4 =>
        {
            (year, Some(day))
        }
        [Some(_), None, Some(_), None] | [None, None, Some(_), Some(_)] => {
            return Err(NotADate::Ambiguous);
        }
        [Some(_), None, None, None] | [None, None, Some(_), None] => return Err(NotADate::NoYear),
        _ => return Err(NotADate::Other),
    };
    let day = match day {
        Some(day) => Some(day.short()?),
        None => None,
    };
    dated(year.year()?, Some(month), day)
}

/// The number of a month's name, of three letters or more.
fn month(word: &str) -> Option<u8> {
    let long_enough = word.len() >= 3;
    let at = MONTHS
        .iter()
        .position(|name| {
            long_enough && (name.starts_with(word) && word.len() == 3 || *name == word)
        })
        .or((word == "sept").then_some(8))?;
    Some(at as u8 + 1)
}

/// What is before, in and behind the first ASCII letters of a text.
fn letters(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.bytes().position(|byte| byte.is_ascii_lowercase())?;
    let (before, rest) = text.split_at_checked(start)?;
    let end = rest
        .bytes()
        .position(|byte| !byte.is_ascii_lowercase())
        .unwrap_or(rest.len());
    let (word, behind) = rest.split_at_checked(end)?;
    Some((before, word, behind))
}

/// Up to two numbers with separators around them, and what is behind.
fn numbers(text: &str) -> ([Option<Number<'_>>; 2], &str) {
    let mut found = [None; 2];
    let mut rest = text;
    for slot in &mut found {
        rest = rest.trim_start_matches(['-', '/', '.', ',', ' ']);
        if let Some((digits, behind)) = number(rest) {
            *slot = Some(digits);
            rest = behind;
        }
    }
    (found, rest.trim_start_matches(['-', '/', '.', ',', ' ']))
}

/// `二〇二三年一月十九日` in Arabic digits, with its signs: `2023年1月19日`.
pub(super) fn arabic(text: &str) -> Option<String> {
    let (year, mut rest) = text.split_once('年')?;
    let mut arabic = String::with_capacity(text.len());
    for c in year.chars() {
        arabic.push(char::from(b'0' + digit(c)?));
    }
    arabic.push('年');
    for sign in ['月', '日'] {
        let Some((number, behind)) = rest.split_once(sign) else {
            break;
        };
        arabic.push_str(&small(number)?.to_string());
        arabic.push(sign);
        rest = behind;
    }
    arabic.push_str(rest);
    Some(arabic)
}

fn digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A numeral below one hundred.
fn small(numeral: &str) -> Option<u8> {
    let ones = |text: &str| {
        let mut chars = text.chars();
        let value = digit(chars.next()?)?;
        chars.next().is_none().then_some(value)
    };
    let Some((tens, rest)) = numeral.split_once('十') else {
        return ones(numeral);
    };
    let tens = if tens.is_empty() { 1 } else { ones(tens)? };
    let rest = if rest.is_empty() { 0 } else { ones(rest)? };
    Some(tens * 10 + rest)
}
