//! Dates as published: a year, a month or a day.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::words::{Lang, fill};

/// A date cut to what is known, as a span of whole days.
///
/// Ordered by the first day of the span; of two that start on one day the
/// coarser comes first (`2023` before `2023-01` before `2023-01-01`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Calendar year.
    pub year: i32,
    /// Month 1–12 where it is known.
    pub month: Option<u8>,
    /// Day 1–31 where it is known; only together with a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// A whole year.
    pub const fn from_year(year: i32) -> Self {
        PartialDate {
            year,
            month: None,
            day: None,
        }
    }

    /// One day. The caller answers for the day being in the calendar.
    pub const fn from_ymd(year: i32, month: u8, day: u8) -> Self {
        PartialDate {
            year,
            month: Some(month),
            day: Some(day),
        }
    }

    /// A date cut to what is known; `None` where no calendar has it.
    pub fn checked(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let real = (1..=9999).contains(&year)
            && month.is_none_or(|m| (1..=12).contains(&m))
            && day.is_none_or(|d| {
                month.is_some_and(|month| d > 0 && d <= days_in_month(year, month))
            });
        real.then_some(PartialDate { year, month, day })
    }

    /// The day with a number counted from 1970-01-01: the inverse of [`Self::first_day`].
    pub const fn from_day(day: i64) -> Self {
        let day = day + 719_468;
        let (era, day_of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = year_of_era + era * 400 + (month <= 2) as i64;
        PartialDate::from_ymd(year as i32, month as u8, day as u8)
    }

    /// Reads `2023`, `2023-01` or `2023-01-19`; `None` for any other form and
    /// for days that no calendar has.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = i32::from(digits(parts.next()?, 4)?);
        let mut two_digits = || match parts.next() {
            Some(part) => digits(part, 2).map(|number| Some(number as u8)),
            None => Some(None),
        };
        let (month, day) = (two_digits()?, two_digits()?);
        if parts.next().is_some() {
            return None;
        }
        Self::checked(year, month, day)
    }

    /// The first day of the span, counted from 1970-01-01.
    pub fn first_day(self) -> i64 {
        day_number(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day of the span, counted from 1970-01-01.
    pub fn last_day(self) -> i64 {
        let month = self.month.unwrap_or(12);
        day_number(
            self.year,
            month,
            self.day.unwrap_or_else(|| days_in_month(self.year, month)),
        )
    }

    /// As people write it: `2023年1月19日`, `19 January 2023`.
    pub fn label(self, lang: Lang) -> String {
        let words = lang.words();
        let template = match (self.month, self.day) {
            (None, _) => words.date_year,
            (Some(_), None) => words.date_month,
            (Some(_), Some(_)) => words.date_day,
        };
        let month = self.month.map_or("", |month| month_name(month, lang));
        fill(
            template,
            &[
                ("year", &self.year.to_string()),
                ("month", month),
                ("day", &self.day.unwrap_or(1).to_string()),
            ],
        )
    }
}

/// ISO 8601, cut to what is known.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Goes out in its ISO form.
impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A number of exactly `length` ASCII digits, four at most.
fn digits(text: &str, length: usize) -> Option<u16> {
    if text.len() != length {
        return None;
    }
    let mut number = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number * 10 + u16::from(byte - b'0');
    }
    Some(number)
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the Gregorian calendar. Years are counted from
/// March, so that a leap day is the last day of its year.
fn day_number(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let month_from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn month_name(month: u8, lang: Lang) -> &'static str {
    let words = lang.words();
    match month {
        1 => words.january,
        2 => words.february,
        3 => words.march,
        4 => words.april,
        5 => words.may,
        6 => words.june,
        7 => words.july,
        8 => words.august,
        9 => words.september,
        10 => words.october,
        11 => words.november,
        _ => words.december,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap_or_else(|| panic!("{text} is a date"))
    }

    #[test]
    fn reads_what_a_calendar_has() {
        for text in [
            "2023",
            "2023-01",
            "2023-01-19",
            "2024-02-29",
            "2000-02-29",
            "0001",
            "9999-12-31",
        ] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "23",
            "02023",
            "2023-",
            "2023-1",
            "2023-13",
            "2023-00",
            "2023-02-29",
            "1900-02-29",
            "2023-04-31",
            "2023-01-00",
            "2023-01-19-01",
            "2023/01/19",
            " 2023",
            "2023-01-1９",
            "-2023",
            "+023",
            "0000",
            "2023年",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn spans_whole_days() {
        for (text, first, last) in [
            ("1970-01-01", 0, 0),
            ("1970", 0, 364),
            ("1970-02", 31, 58),
            ("1972-02", 761, 789),
            ("2000-03-01", 11_017, 11_017),
            ("2022-05-19", 19_131, 19_131),
            ("1969-12", -31, -1),
        ] {
            assert_eq!(
                (date(text).first_day(), date(text).last_day()),
                (first, last),
                "{text}"
            );
        }
    }

    #[test]
    fn orders_by_start_and_coarse_before_fine() {
        let texts = [
            "2022",
            "2022-01",
            "2022-01-01",
            "2022-01-31",
            "2022-02",
            "2023",
        ];
        assert!(texts.windows(2).all(|pair| date(pair[0]) < date(pair[1])));
    }

    #[test]
    fn reads_well_in_both_languages() {
        for (text, zh, en) in [
            ("2023", "2023年", "2023"),
            ("2023-01", "2023年1月", "January 2023"),
            ("2023-01-19", "2023年1月19日", "19 January 2023"),
            ("2024-12-05", "2024年12月5日", "5 December 2024"),
        ] {
            assert_eq!(date(text).label(Lang::Zh), zh);
            assert_eq!(date(text).label(Lang::En), en);
        }
    }
}
