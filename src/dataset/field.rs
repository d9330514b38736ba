//! One cell into one typed value, or a problem that names the cell.

use super::Name;
use super::problem::{Report, wordings};
use super::tables::{Cell, Table};
use crate::date::PartialDate;

wordings! {
    EMPTY: "“{column}”为空", "{column} is empty"; "填写这一栏", "fill it in";
    WORD: "“{column}”的值“{value}”不在许可范围内", "{column} \"{value}\" is not an allowed word";
        "改为以下之一：{allowed}", "use one of {allowed}";
    DATE: "“{column}”的值“{value}”不是日期", "{column} \"{value}\" is not a date";
        "写成 2023、2023-01 或 2023-01-19，且须是真实日期", "write a real date as 2023, 2023-01 or 2023-01-19";
    NUMBER: "“{column}”的值“{value}”不是普通数字", "{column} \"{value}\" is not a plain number";
        "只用半角数字和小数点，如 416.5", "use digits and a decimal point only, as in 416.5";
    TWICE: "“{column}”的值“{value}”已在第 {line} 行用过", "{column} {value} is already used on line {line}";
        "改成不重复的值，或删去其中一行", "give it a value of its own or remove one of the rows";
    UNKNOWN: "“{column}”的值“{value}”不在 {file} 中", "{column} \"{value}\" is not in {file}";
        "改成 {file} 第一栏中的值", "use a value from the first column of {file}";
}

const FLAGS: &[(&str, bool)] = &[("true", true), ("false", false)];

impl Cell<'_> {
    /// The text, which must not be empty.
    pub(super) fn required(&self, report: &mut Report) -> Option<String> {
        if self.is_empty() {
            self.problem(&EMPTY, &[], report);
            return None;
        }
        Some(self.owned())
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(&self, words: &[(&str, T)], report: &mut Report) -> Option<T> {
        let found = words
            .iter()
            .find(|(word, _)| *word == self.str())
            .map(|(_, value)| *value);
        if found.is_none() {
            let allowed: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            self.problem(&WORD, &[("allowed", &allowed.join(", "))], report);
        }
        found
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, report: &mut Report) -> Option<bool> {
        self.word(FLAGS, report)
    }

    /// A date cut to what is known.
    pub(super) fn date(&self, report: &mut Report) -> Option<PartialDate> {
        let date = PartialDate::parse(self.str());
        if date.is_none() {
            self.problem(&DATE, &[], report);
        }
        date
    }

    /// A plain number and its digits after the point.
    pub(super) fn number(&self, report: &mut Report) -> Option<(f64, u8)> {
        let number = plain_number(self.str());
        if number.is_none() {
            self.problem(&NUMBER, &[], report);
        }
        number
    }

    /// A plain whole number.
    pub(super) fn whole<T: std::str::FromStr>(&self, report: &mut Report) -> Option<T> {
        let plain = plain_number(self.str()).is_some_and(|(_, decimals)| decimals == 0);
        let number = if plain { self.str().parse().ok() } else { None };
        if number.is_none() {
            self.problem(&NUMBER, &[], report);
        }
        number
    }
}

/// Two cells as one text in both languages; neither may be empty.
pub(super) fn name(zh: &Cell, en: &Cell, report: &mut Report) -> Option<Name> {
    let (zh, en) = (zh.required(report), en.required(report));
    Some(Name { zh: zh?, en: en? })
}

/// The ids of one table. Built before the rows are read further, so that one
/// bad cell does not make every reference to its row look bad as well.
pub(super) struct Index<'a> {
    file: &'static str,
    rows: Vec<&'a Cell<'a>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(
        table: &Table,
        ids: impl Iterator<Item = &'a Cell<'a>>,
        report: &mut Report,
    ) -> Self {
        let mut index = Index {
            file: table.file,
            rows: Vec::new(),
        };
        for id in ids {
            if id.is_empty() {
                id.problem(&EMPTY, &[], report);
            } else if let Some(first) = index
                .get(id.str())
                .and_then(|at| index.rows.get(at as usize))
            {
                id.problem(&TWICE, &[("line", &first.row.to_string())], report);
            }
            index.rows.push(id);
        }
        index
    }

    /// The position of the row a cell refers to.
    pub(super) fn find(&self, cell: &Cell, report: &mut Report) -> Option<u32> {
        let found = self.get(cell.str());
        if found.is_none() && report.is_whole(self.file) {
            cell.problem(&UNKNOWN, &[("file", self.file)], report);
        }
        found
    }

    pub(super) fn get(&self, id: &str) -> Option<u32> {
        // The longest table referred to has some hundred rows, and no id is empty.
        let at = self
            .rows
            .iter()
            .position(|row| !id.is_empty() && row.str() == id)?;
        u32::try_from(at).ok()
    }
}

/// `0`, `12` or `416.50` and its digits after the point; no sign, no leading
/// zero, and no more than fifteen digits.
///
/// Up to there the digits are a whole number that a float holds exactly, and so
/// is the power of ten, so that one division gives the nearest float. (The
/// standard parser's tables for all other numbers would travel to every reader.)
pub(super) fn plain_number(text: &str) -> Option<(f64, u8)> {
    const MOST_DIGITS: usize = 15;
    let (whole, decimals) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some((whole, decimals)) => (whole, decimals),
        None => (text, ""),
    };
    let mut digits: u64 = 0;
    for byte in whole.bytes().chain(decimals.bytes()) {
        if !byte.is_ascii_digit() || digits >= 10_u64.pow(MOST_DIGITS as u32 - 1) {
            return None;
        }
        digits = digits * 10 + u64::from(byte - b'0');
    }
    let plain = !whole.is_empty()
        && (whole == "0" || !whole.starts_with('0'))
        && whole.len() + decimals.len() <= MOST_DIGITS;
    let places = u8::try_from(decimals.len()).ok()?;
    let scale = 10_u64.checked_pow(u32::from(places))?;
    plain.then(|| (digits as f64 / scale as f64, places))
}

/// Lower-case ASCII letters and digits in groups joined by hyphens.
pub(super) fn is_slug(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_plain_numbers_only() {
        for (text, number, decimals) in [
            ("0", 0.0, 0),
            ("416.50", 416.5, 2),
            ("0.05", 0.05, 2),
            ("20000", 2e4, 0),
        ] {
            assert_eq!(plain_number(text), Some((number, decimals)), "{text}");
        }
        for text in [
            "",
            ".5",
            "5.",
            "-1",
            "+1",
            "1e3",
            "007",
            "1,000",
            "１",
            "NaN",
            "inf",
            "1.2.3",
            " 1",
            &"9".repeat(400),
        ] {
            assert_eq!(plain_number(text), None, "{text:?}");
        }
    }

    #[test]
    fn knows_slugs() {
        assert!(["a", "red-culture-01", "50kv"].into_iter().all(is_slug));
        assert!(
            !["", "-", "a-", "A", "红色", "a--b", "a_b"]
                .into_iter()
                .any(is_slug)
        );
    }
}
