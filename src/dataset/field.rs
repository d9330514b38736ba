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
        "写成2023、2023-01或2023-01-19，且须是真实日期", "write a real date as 2023, 2023-01 or 2023-01-19";
    NUMBER: "“{column}”的值“{value}”不是普通数字", "{column} \"{value}\" is not a plain number";
        "只用半角数字和小数点，如416.5", "use digits and a decimal point only, as in 416.5";
    TWICE: "“{column}”的值“{value}”已在第{line}行用过", "{column} {value} is already used on line {line}";
        "改成不重复的值，或删去其中一行", "give it a value of its own or remove one of the rows";
    UNKNOWN: "“{column}”的值“{value}”不在{file}中", "{column} \"{value}\" is not in {file}";
        "改成{file}第一栏中的值", "use a value from the first column of {file}";
}

/// One cell, or something in its place once it is reported: a data set with any
/// problem is thrown away, and what cannot fail is small when compiled.
impl Cell<'_> {
    /// The text, which must not be empty.
    pub(super) fn required(&self, report: &mut Report) -> String {
        if self.is_empty() {
            self.problem(&EMPTY, &[], report);
        }
        self.owned()
    }

    /// The position of one of a few words.
    pub(super) fn word(&self, words: &[&str], report: &mut Report) -> Option<usize> {
        let found = words.iter().position(|word| *word == self.str());
        if found.is_none() {
            self.problem(&WORD, &[("allowed", &words.join(", "))], report);
        }
        found
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, report: &mut Report) -> bool {
        self.word(&["true", "false"], report) == Some(0)
    }

    /// A date cut to what is known.
    pub(super) fn date(&self, report: &mut Report) -> PartialDate {
        PartialDate::parse(self.str()).unwrap_or_else(|| {
            self.problem(&DATE, &[], report);
            PartialDate::from_year(1)
        })
    }

    /// A plain number and its digits after the point.
    pub(super) fn number(&self, report: &mut Report) -> (f64, u8) {
        plain_number(self.str()).unwrap_or_else(|| {
            self.problem(&NUMBER, &[], report);
            (0.0, 0)
        })
    }

    /// A plain whole number.
    pub(super) fn whole(&self, report: &mut Report) -> u32 {
        match plain_number(self.str()) {
            Some((number, 0)) if number <= f64::from(u32::MAX) => number as u32,
            _ => {
                self.problem(&NUMBER, &[], report);
                0
            }
        }
    }
}

/// Two cells as one text in both languages; neither may be empty.
pub(super) fn name(zh: &Cell, en: &Cell, report: &mut Report) -> Name {
    Name {
        zh: zh.required(report),
        en: en.required(report),
    }
}

/// The ids of one table. Built before the rows are read further, so that one
/// bad cell does not make every reference to its row look bad as well.
pub(super) struct Index<'a> {
    file: &'static str,
    ids: Vec<&'a Cell<'a>>,
}

impl<'a> Index<'a> {
    /// The ids stand in the first column; those that are not to `keep` are left out.
    pub(super) fn new(
        table: &Table,
        rows: &'a [Vec<Cell<'a>>],
        keep: fn(&str) -> bool,
        report: &mut Report,
    ) -> Self {
        let mut index = Index {
            file: table.file,
            ids: Vec::new(),
        };
        for id in rows.iter().filter_map(|row| row.first()) {
            if !keep(id.str()) {
                continue;
            }
            if id.is_empty() {
                id.problem(&EMPTY, &[], report);
            } else if let Some(first) = index.get(id.str()).and_then(|at| index.ids.get(at)) {
                id.problem(&TWICE, &[("line", &first.row.to_string())], report);
            }
            index.ids.push(id);
        }
        index
    }

    /// The position of the row a cell refers to.
    pub(super) fn find(&self, cell: &Cell, report: &mut Report) -> u32 {
        let found = self.get(cell.str());
        if found.is_none() && report.is_whole(self.file) {
            cell.problem(&UNKNOWN, &[("file", self.file)], report);
        }
        found.unwrap_or(0) as u32
    }

    pub(super) fn get(&self, id: &str) -> Option<usize> {
        // The longest table referred to has some hundred rows, and no id is empty.
        self.ids
            .iter()
            .position(|known| !id.is_empty() && known.str() == id)
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
