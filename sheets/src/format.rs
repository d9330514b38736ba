//! What a cell's number format says of the number in it.

use calamine::Style;

/// How a number is shown, as far as that changes what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Format {
    /// As a number, or as a date with its day.
    #[default]
    Plain,
    /// A hundred times as large, with `%` behind it.
    Percent,
    /// A date's year and month.
    Month,
    /// A date's year.
    Year,
}

impl Format {
    pub(crate) fn of(style: &Style) -> Self {
        let Some(format) = &style.number_format else {
            return Format::Plain;
        };
        match format.format_id {
            // In Chinese spreadsheets these are yyyy年m月, and no code is written for them.
            Some(27 | 36 | 50 | 52 | 57) => Format::Month,
            _ => Format::of_code(&format.format_code),
        }
    }

    /// The format of a code such as `0.0%` or `yyyy"年"m"月";@`.
    fn of_code(code: &str) -> Self {
        let (mut year, mut month, mut finer, mut percent) = (false, false, false, false);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c.to_ascii_lowercase() {
                // Of several formats the first is for positive numbers.
                ';' => break,
                '\\' | '_' | '*' => {
                    chars.next();
                }
                '"' => {
                    chars.by_ref().find(|c| *c == '"');
                }
                // [$-804], [Red]; [h] is a length of time.
                '[' => {
                    let first = chars.by_ref().take_while(|c| *c != ']').next();
                    finer |= matches!(first, Some('h' | 'H' | 'm' | 'M' | 's' | 'S'));
                }
                '%' => percent = true,
                'y' => year = true,
                'm' => month = true,
                'd' | 'h' | 's' => finer = true,
                _ => {}
            }
        }
        match (percent, year, month, finer) {
            (true, ..) => Format::Percent,
            (_, true, true, false) => Format::Month,
            (_, true, false, false) => Format::Year,
            _ => Format::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_percents_and_coarse_dates() {
        for (code, format) in [
            ("General", Format::Plain),
            ("0.00", Format::Plain),
            ("#,##0.00\"%\"", Format::Plain),
            ("0\\%", Format::Plain),
            ("0%", Format::Percent),
            ("0.00%;[Red]-0.00%", Format::Percent),
            ("[Red]0.0%", Format::Percent),
            ("0;0%", Format::Plain),
            ("0.00E+00", Format::Plain),
            ("yyyy-mm-dd", Format::Plain),
            ("yyyy\"年\"m\"月\"d\"日\";@", Format::Plain),
            ("yyyy\"年\"m\"月\";@", Format::Month),
            ("[$-804]yyyy/m", Format::Month),
            ("mmm-yy", Format::Month),
            ("yyyy", Format::Year),
            ("yyyy\"年度\"", Format::Year),
            ("h:mm", Format::Plain),
            ("[h]:mm:ss", Format::Plain),
            ("", Format::Plain),
            ("\"", Format::Plain),
            ("[", Format::Plain),
        ] {
            assert_eq!(Format::of_code(code), format, "{code}");
        }
    }
}
