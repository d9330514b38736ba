//! What may be wrong with data handed in, as a value: file, row, column, what
//! is wrong, how to mend it.

use std::fmt;

use super::Name;
use crate::sort;
use crate::words::{Lang, fill};

/// One fault in one place of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// File or table.
    pub file: String,
    /// Line of the file, from 1; 1 where the whole file is meant.
    pub row: u32,
    /// Cell in its row, from 1; 1 where the whole row is meant.
    pub column: u32,
    /// What is wrong.
    pub message: Name,
    /// How to mend it.
    pub mend: Name,
}

impl Problem {
    /// `file:row:column: what is wrong; how to mend it`, in one language.
    pub fn text(&self, lang: Lang) -> String {
        let Problem {
            file,
            row,
            column,
            message,
            mend,
        } = self;
        format!(
            "{file}:{row}:{column}: {}; {}",
            message.get(lang),
            mend.get(lang)
        )
    }
}

/// In English, as command-line programs speak.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

/// The texts of one kind of problem, with `{name}` holes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wording {
    pub(super) message: [&'static str; 2],
    pub(super) mend: [&'static str; 2],
}

/// Declares wordings: Chinese and English of what is wrong, then of the mend.
macro_rules! wordings {
    ($($name:ident: $zh:literal, $en:literal; $mend_zh:literal, $mend_en:literal;)*) => {$(
        pub(super) const $name: $crate::dataset::problem::Wording = $crate::dataset::problem::Wording {
            message: [$zh, $en],
            mend: [$mend_zh, $mend_en],
        };
    )*};
}
pub(super) use wordings;

/// Collects problems, so that a reader learns of all of them at once.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) problems: Vec<Problem>,
    lossy: Vec<&'static str>,
}

impl Report {
    pub(super) fn add(
        &mut self,
        file: &str,
        row: u32,
        column: u32,
        wording: &Wording,
        holes: &[(&str, &str)],
    ) {
        let both = |[zh, en]: [&str; 2]| Name {
            zh: fill(zh, holes),
            en: fill(en, holes),
        };
        self.problems.push(Problem {
            file: file.to_owned(),
            row,
            column,
            message: both(wording.message),
            mend: both(wording.mend),
        });
    }

    /// Notes that a row of a table could not be read at all, so that nobody is
    /// blamed for referring to it.
    pub(super) fn lost_row_of(&mut self, file: &'static str) {
        if !self.lossy.contains(&file) {
            self.lossy.push(file);
        }
    }

    /// Whether all rows of a table could be read.
    pub(super) fn is_whole(&self, file: &str) -> bool {
        !self.lossy.contains(&file)
    }

    /// Whether all rows of all tables could be read.
    pub(super) fn all_whole(&self) -> bool {
        self.lossy.is_empty()
    }

    /// Puts the problems in the order of files, rows and columns.
    pub(super) fn sort(&mut self) {
        let found = &self.problems;
        let place = |at: usize| (found[at].file.as_str(), found[at].row, found[at].column);
        let order = sort::order(found.len(), &|a, b| place(a).cmp(&place(b)));
        self.problems = order.into_iter().map(|at| found[at].clone()).collect();
    }

    /// The value, or every problem in the order they were found.
    pub(super) fn result<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(value)
        } else {
            Err(self.problems)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_one_line_in_both_languages() {
        wordings! { ODD: "{n}是奇数", "{n} is odd"; "请改成偶数", "make it even"; }
        let mut report = Report::default();
        report.add("t.csv", 3, 4, &ODD, &[("n", "7")]);
        let problems = report.result(()).unwrap_err();
        assert_eq!(problems[0].to_string(), "t.csv:3:4: 7 is odd; make it even");
        assert_eq!(problems[0].text(Lang::Zh), "t.csv:3:4: 7是奇数; 请改成偶数");
    }
}
