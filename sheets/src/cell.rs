//! A cell's value as text.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime};

use crate::format::Format;
use crate::unit::{Unit, Units};

/// The text of a value; empty for an empty cell.
pub(crate) fn text<'a>(value: &'a DataRef, format: Format, units: &Units) -> Cow<'a, str> {
    match value {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cow::Borrowed(text)
        }
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::Bool(true) => Cow::Borrowed("TRUE"),
        DataRef::Bool(false) => Cow::Borrowed("FALSE"),
        DataRef::Int(number) => Cow::Owned(figure(*number as f64, format, units)),
        DataRef::Float(number) => Cow::Owned(figure(*number, format, units)),
        DataRef::DateTime(time) => Cow::Owned(moment(time, format)),
        DataRef::Error(error) => Cow::Owned(error.to_string()),
    }
}

/// A number with what is shown behind it and belongs to it.
fn figure(number: f64, format: Format, units: &Units) -> String {
    let (zeros, behind) = match (format, units.behind(number)) {
        (Format::Percent, _) => (2, "%"),
        (_, Some(Unit { name, thousands })) => (-3 * thousands, name.as_str()),
        _ => (0, ""),
    };
    let mut text = decimal(number, zeros);
    if !text.is_empty() {
        text.push_str(behind);
    }
    text
}

/// A number with so many zeros more in plain digits: fifteen at most, as a spreadsheet
/// keeps them, and whole numbers to the last digit.
fn decimal(number: f64, zeros: i32) -> String {
    if !number.is_finite() {
        return String::new();
    }
    if zeros == 0 && number.abs() < 9e15 && number.fract() == 0.0 {
        return (number as i64).to_string();
    }
    // -1.23400000000000e-5
    let scientific = format!("{:.14e}", number.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    let exponent = exponent.parse::<i32>().unwrap_or(0) + zeros;
    // How many digits stand before the point.
    let point = exponent + 1;
    let mut text = String::new();
    if number < 0.0 && !digits.is_empty() {
        text.push('-');
    }
    match usize::try_from(point) {
        _ if digits.is_empty() => text.push('0'),
        Ok(point) if point >= digits.len() => {
            text.push_str(digits);
            text.extend(std::iter::repeat_n('0', point - digits.len()));
        }
        Ok(point) if point > 0 => {
            let (whole, fraction) = digits.split_at(point);
            text.push_str(whole);
            text.push('.');
            text.push_str(fraction);
        }
        _ => {
            text.push_str("0.");
            text.extend(std::iter::repeat_n('0', point.unsigned_abs() as usize));
            text.push_str(digits);
        }
    }
    text
}

/// The last day that a spreadsheet knows, 9999-12-31.
const LAST_DAY: f64 = 2_958_466.0;

/// A day, a time or both in ISO 8601; a length of time in hours, minutes and seconds.
fn moment(time: &ExcelDateTime, format: Format) -> String {
    let value = time.as_f64();
    if time.is_duration() {
        let seconds = (value * 86_400.0).round();
        if !(0.0..1e12).contains(&seconds) {
            return decimal(value, 0);
        }
        let seconds = seconds as u64;
        return clock(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    if !(0.0..LAST_DAY).contains(&value) {
        return decimal(value, 0);
    }
    let (year, month, day, hours, minutes, seconds, _) = time.to_ymd_hms_milli();
    let of_day = clock(hours.into(), minutes.into(), seconds.into());
    if value < 1.0 {
        return of_day;
    }
    // Shown without its day, a first of the month is that month; any other day was meant.
    match format {
        Format::Year if (month, day) == (1, 1) => format!("{year:04}"),
        Format::Month | Format::Year if day == 1 => format!("{year:04}-{month:02}"),
        _ if value.fract() == 0.0 || of_day == "00:00:00" => {
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => format!("{year:04}-{month:02}-{day:02} {of_day}"),
    }
}

fn clock(hours: u64, minutes: u64, seconds: u64) -> String {
    format!("{hours:02}:{minutes:02}:{seconds:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_are_in_plain_digits() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (12.3, "12.3"),
            (12.300_000_000_000_002, "12.3"),
            (0.1 + 0.2, "0.3"),
            (1e21, "1000000000000000000000"),
            (1.5e-7, "0.00000015"),
            (-416.5, "-416.5"),
            (123_456_789.125, "123456789.125"),
            (9_007_199_254_740_991.0, "9007199254740990"),
            (2_000_000_000_000_001.0, "2000000000000001"),
            (2.0 / 3.0, "0.666666666666667"),
            (100.0, "100"),
            (0.999_999_999_999_999_9, "1"),
            (f64::NAN, ""),
            (f64::INFINITY, ""),
        ] {
            assert_eq!(decimal(number, 0), text);
        }
        for (number, text) in [
            (0.125, "12.5%"),
            (1.0, "100%"),
            (0.0, "0%"),
            (-0.07, "-7%"),
            (0.000_01, "0.001%"),
            (12.0, "1200%"),
        ] {
            assert_eq!(figure(number, Format::Percent, &Units::default()), text);
        }
        assert_eq!(decimal(f64::MIN_POSITIVE, 0).len(), 2 + 307 + 14);
        assert_eq!(decimal(f64::MAX, 0).len(), 309);
    }

    #[test]
    fn dates_are_no_finer_than_they_are_shown() {
        let day = |value, format| {
            moment(
                &ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false),
                format,
            )
        };
        assert_eq!(day(44_945.0, Format::Plain), "2023-01-19");
        assert_eq!(day(44_945.0, Format::Month), "2023-01-19");
        assert_eq!(day(44_927.0, Format::Plain), "2023-01-01");
        assert_eq!(day(44_927.0, Format::Month), "2023-01");
        assert_eq!(day(44_927.0, Format::Year), "2023");
        assert_eq!(day(44_958.0, Format::Year), "2023-02");
        assert_eq!(day(44_945.5, Format::Plain), "2023-01-19 12:00:00");
        assert_eq!(day(0.75, Format::Plain), "18:00:00");
        assert_eq!(day(-1.0, Format::Plain), "-1");
        assert_eq!(day(1e9, Format::Plain), "1000000000");
        assert_eq!(day(f64::NAN, Format::Plain), "");
        let old = ExcelDateTime::new(43_483.0, ExcelDateTimeType::DateTime, true);
        assert_eq!(moment(&old, Format::Plain), "2023-01-19");
        let length = ExcelDateTime::new(1.0625, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(moment(&length, Format::Plain), "25:30:00");
    }
}
