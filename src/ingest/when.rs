//! Dates as people write them in tables: `2023年1月`, `2023.1.19`, `2023/1/19`,
//! `20230119`, `2023-01-19 00:00:00`, `19 January 2023`, and the day numbers of
//! spreadsheets. What they are written as is the ISO form of [`PartialDate`].

mod month;

use super::glyphs::{is_dash, is_nothing, is_space, narrow};
use crate::date::PartialDate;

/// From which day a spreadsheet counts, where a cell holds a day's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Serials {
    /// 1 is 1900-01-01, as nearly everywhere.
    #[default]
    From1900,
    /// 0 is 1904-01-01, as in workbooks of old Macintoshes.
    From1904,
}

/// Why a text is not read as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotADate {
    /// Nothing stands there, or a way to say so.
    Nothing,
    /// Longer or shorter than a year, month or day: a quarter, a half-year, from one date to another.
    Span,
    /// A day, month or year that the calendar lacks or that is not of 1900 to 2200.
    NoSuchDay,
    /// More than one date could be meant: `1/2/2023`, `23-01-19`, or `2023.1`, which is
    /// also what a spreadsheet makes of 2023.10.
    Ambiguous,
    /// A month or day without its year.
    NoYear,
    /// No date at all.
    Other,
}

/// The years that are read; a number outside them is some other number.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Day numbers that are read: 1954 to 2119 counted from 1900.
const SERIALS: std::ops::RangeInclusive<u32> = 20_000..=80_000;

/// The date in a cell, cut to what is known; see [`read`].
pub fn parse(text: &str) -> Option<PartialDate> {
    read(text, Serials::From1900).ok()
}

/// The date in a cell, cut to what is known. A time of day and a weekday behind a day
/// are left out, and so are 截至 before and 底 behind it.
///
/// # Errors
/// Why it is none.
pub fn read(text: &str, serials: Serials) -> Result<PartialDate, NotADate> {
    if let Some(date) = PartialDate::parse(text).filter(|date| YEARS.contains(&date.year)) {
        return Ok(date);
    }
    if is_nothing(text) {
        return Err(NotADate::Nothing);
    }
    let folded = folded(text);
    let text = bare(&folded);
    if text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && let Some(date) = compact(text, serials)
    {
        return date;
    }
    let first = text.chars().next();
    if first.is_some_and(|c| c.is_ascii_digit()) && !month::is_in(text) {
        return separated(text);
    }
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return month::english(text);
    }
    match month::arabic(text) {
        Some(text) => separated(&text),
        None => Err(NotADate::Other),
    }
}

/// Narrow and in lower case; one dash for all, and spaces only between digits.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if is_space(c) {
            space = true;
            continue;
        }
        let c = match narrow(c).to_ascii_lowercase() {
            c if is_dash(c) => '-',
            '～' | '〜' => '~',
            '。' => '.',
            '號' => '号',
            c => c,
        };
        if space && c.is_ascii_digit() && folded.ends_with(|c: char| c.is_ascii_digit()) {
            folded.push(' ');
        }
        space = false;
        folded.push(c);
    }
    folded
}

/// Without what makes a date no other date.
fn bare(text: &str) -> &str {
    let mut text = text;
    for word in ["截至", "截止到", "截止", "至"] {
        if let Some(rest) = text.strip_prefix(word) {
            text = rest;
            break;
        }
    }
    for word in ["底", "末", "止"] {
        text = text.strip_suffix(word).unwrap_or(text);
    }
    text
}

/// Digits alone: `2023`, `202301`, `20230119`, or the number of a day.
fn compact(text: &str, serials: Serials) -> Option<Result<PartialDate, NotADate>> {
    let (digits, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let number: u32 = digits.parse().ok()?;
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u8>().ok();
    let year = digits.get(..4)?.parse::<i32>().ok()?;
    let is_whole = digits.len() == text.len();
    match digits.len() {
        4 if is_whole => Some(dated(year, None, None)),
        5 if SERIALS.contains(&number) && !fraction.is_empty() && !fraction.contains('.') => {
            Some(Ok(day_of(number, serials)))
        }
        6 if is_whole && YEARS.contains(&year) => Some(dated(year, part(4, 6), None)),
        8 if is_whole && YEARS.contains(&year) => Some(dated(year, part(4, 6), part(6, 8))),
        _ if is_whole => Some(Err(NotADate::Other)),
        _ => None,
    }
}

fn day_of(number: u32, serials: Serials) -> PartialDate {
    // 1970-01-01 is day 25569 of the first count, 24107 of the second.
    let epoch = match serials {
        Serials::From1900 => 25_569,
        Serials::From1904 => 24_107,
    };
    PartialDate::from_day(i64::from(number) - epoch)
}

fn dated(year: i32, month: Option<u8>, day: Option<u8>) -> Result<PartialDate, NotADate> {
    PartialDate::checked(year, month, day)
        .filter(|_| YEARS.contains(&year))
        .ok_or(NotADate::NoSuchDay)
}

/// Numbers with something between them.
fn separated(text: &str) -> Result<PartialDate, NotADate> {
    let (first, rest) = number(text).ok_or(NotADate::Other)?;
    let (separator, rest) = next(rest).ok_or(NotADate::Other)?;
    match (first.len(), separator) {
        (4, '年') => in_year(first.year()?, rest),
        (4, '-' | '/' | '.') => year_first(first.year()?, separator, rest),
        (1 | 2, '-' | '/' | '.') => year_last(first, separator, rest),
        (1 | 2, '年') => Err(NotADate::Ambiguous),
        (1 | 2, '月') => Err(NotADate::NoYear),
        (4, '~' | '至' | 'q' | 'h') => Err(NotADate::Span),
        _ => Err(NotADate::Other),
    }
}

/// What stands behind `2023年`.
fn in_year(year: i32, rest: &str) -> Result<PartialDate, NotADate> {
    if matches!(rest, "" | "度" | "全年") {
        return dated(year, None, None);
    }
    let Some((month, rest)) = number(rest) else {
        return Err(odd(rest));
    };
    let month = month.short()?;
    let Some(rest) = rest.strip_prefix('月') else {
        return Err(odd(rest));
    };
    if matches!(rest, "" | "份") {
        return dated(year, Some(month), None);
    }
    let Some((day, rest)) = number(rest) else {
        return Err(odd(rest));
    };
    let day = day.short()?;
    ended(
        dated(year, Some(month), Some(day)),
        rest.strip_prefix(['日', '号']).unwrap_or(rest),
    )
}

/// What stands behind `2023-`, `2023/` or `2023.`.
fn year_first(year: i32, separator: char, rest: &str) -> Result<PartialDate, NotADate> {
    let Some((second, rest)) = number(rest) else {
        return Err(odd(rest));
    };
    if second.len() == 4 {
        return Err(NotADate::Span);
    }
    let month = second.short()?;
    match next(rest) {
        // A spreadsheet that takes 2023.10 for a number drops its last zero.
        None if separator == '.' && second.0 == "1" => Err(NotADate::Ambiguous),
        None | Some(('月', "")) => dated(year, Some(month), None),
        Some((c, behind)) if c == separator => {
            let Some((day, rest)) = number(behind) else {
                return Err(odd(rest));
            };
            // `2023-01-19t08:00`
            let rest = rest.strip_prefix('t').unwrap_or(rest);
            let rest = rest.strip_prefix('日').unwrap_or(rest);
            ended(dated(year, Some(month), Some(day.short()?)), rest)
        }
        Some(_) => Err(odd(rest)),
    }
}

/// `19/1/2023` or `1/19/2023`: told apart where only one of them is in the calendar.
fn year_last(first: Number, separator: char, rest: &str) -> Result<PartialDate, NotADate> {
    let (second, rest) = number(rest).ok_or(NotADate::Other)?;
    let Some((c, rest)) = next(rest) else {
        return Err(NotADate::NoYear);
    };
    let (third, rest) = number(rest).ok_or(NotADate::Other)?;
    if c != separator || !matches!(third.len(), 2 | 4) {
        return Err(NotADate::Other);
    }
    if third.len() == 2 {
        return Err(NotADate::Ambiguous);
    }
    let (year, first, second) = (third.year()?, first.short()?, second.short()?);
    let date = match (
        dated(year, Some(first), Some(second)),
        dated(year, Some(second), Some(first)),
    ) {
        (Ok(one), Ok(other)) if one != other => Err(NotADate::Ambiguous),
        (Ok(date), _) | (_, Ok(date)) => Ok(date),
        (error, _) => error,
    };
    ended(date, rest)
}

/// The date, if what is behind it is nothing, a weekday or a time of day.
fn ended(date: Result<PartialDate, NotADate>, rest: &str) -> Result<PartialDate, NotADate> {
    if !rest.is_empty() && !is_weekday(rest) && !is_time(rest) {
        return Err(odd(rest));
    }
    date
}

/// What an unread rest makes of the whole.
fn odd(rest: &str) -> NotADate {
    let to_another = rest
        .strip_prefix(['-', '~', '至', '到'])
        .or_else(|| rest.strip_prefix("月-"))
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if to_another
        || ["季", "半年", "旬", "q"]
            .iter()
            .any(|word| rest.contains(word))
    {
        NotADate::Span
    } else {
        NotADate::Other
    }
}

fn is_weekday(rest: &str) -> bool {
    let rest = rest.strip_prefix('(').unwrap_or(rest);
    let rest = rest.strip_suffix(')').unwrap_or(rest);
    ["星期", "周", "礼拜"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .is_some_and(|day| ["一", "二", "三", "四", "五", "六", "日", "天"].contains(&day))
}

/// `08:30`, `8:30:00.000`, `10时30分`, with or without a zone.
fn is_time(rest: &str) -> bool {
    let rest = rest.trim_start();
    let rest = rest
        .strip_prefix("上午")
        .or_else(|| rest.strip_prefix("下午"))
        .unwrap_or(rest);
    let Some((_, rest)) = number(rest).filter(|(hours, _)| hours.is_at_most(24)) else {
        return false;
    };
    let Some(rest) = rest.strip_prefix([':', '时', '点']) else {
        return false;
    };
    let Some((_, mut rest)) = number(rest).filter(|(minutes, _)| minutes.is_at_most(59)) else {
        return rest.is_empty();
    };
    if let Some((_, behind)) = rest
        .strip_prefix([':', '分'])
        .and_then(number)
        .filter(|(seconds, _)| seconds.is_at_most(60))
    {
        rest = behind.strip_prefix('.').map_or(behind, |rest| {
            rest.trim_start_matches(|c: char| c.is_ascii_digit())
        });
    }
    let zoned =
        |zone: &str| zone.len() <= 5 && zone.bytes().all(|b| b.is_ascii_digit() || b == b':');
    matches!(rest, "" | "分" | "秒" | "z" | "am" | "pm")
        || rest.strip_prefix(['+', '-']).is_some_and(zoned)
}

/// ASCII digits in a row.
#[derive(Debug, Clone, Copy)]
struct Number<'a>(&'a str);

impl Number<'_> {
    fn len(self) -> usize {
        self.0.len()
    }

    fn year(self) -> Result<i32, NotADate> {
        self.0.parse().map_err(|_| NotADate::Other)
    }

    /// A month or a day: one digit or two.
    fn short(self) -> Result<u8, NotADate> {
        match self.0.len() {
            1 | 2 => self.0.parse().map_err(|_| NotADate::Other),
            _ => Err(NotADate::Other),
        }
    }

    fn is_at_most(self, most: u8) -> bool {
        self.short().is_ok_and(|number| number <= most)
    }
}

/// The digits at the beginning and what is behind them.
fn number(text: &str) -> Option<(Number<'_>, &str)> {
    let end = text
        .bytes()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    (end > 0).then_some((Number(digits), rest))
}

fn next(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.as_str()))
}

#[cfg(test)]
#[path = "when/tests.rs"]
mod tests;
