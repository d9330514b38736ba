//! What came of a file, for people: counts, what was recognised, problems that are
//! alike together, and all of them as CSV.

use super::finding::{Finding, Group, Level, letters};
use super::reader::Done;
use crate::dataset::csv::write_row;
use crate::words::Lang;
use serde::Serialize;
use std::borrow::Cow;

/// So many places of problems that are alike are named.
const PLACES: usize = 3;
/// So many sentences of one kind say what was recognised.
const SENTENCES: usize = 5;

/// What came of a file, in one language.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Rows taken in.
    pub loaded: u32,
    /// Rows that could not be taken in.
    pub rejected: u32,
    /// Rows that are none of the table's, or without a figure.
    pub skipped: u32,
    /// What was recognised, a sentence each.
    pub recognised: Vec<String>,
    /// What was rejected or changed, alike ones together.
    pub groups: Vec<Problems>,
}

/// Problems that are alike.
#[derive(Debug, Serialize)]
pub struct Problems {
    /// How much they weigh: `rejected` or `changed`.
    pub level: &'static str,
    /// How many there are.
    pub count: u32,
    /// What is wrong.
    pub what: String,
    /// How to mend it; empty where nothing is to be mended.
    pub mend: String,
    /// The first of them.
    pub places: Vec<Place>,
}

/// Where a problem is.
#[derive(Debug, Serialize)]
pub struct Place {
    /// The row, from 1; 0 where the whole file is meant.
    pub row: u32,
    /// The letters of the column; empty where the whole row is meant.
    pub column: String,
    /// What stands there.
    pub value: String,
}

/// What came of a file.
pub fn report(done: &Done, lang: Lang) -> Report {
    let mut report = Report {
        loaded: done.read,
        rejected: done.rejected,
        skipped: done.skipped,
        recognised: Vec::new(),
        groups: Vec::new(),
    };
    for group in done.findings.groups() {
        if group.kind.level() == Level::Notice {
            for finding in group.list.iter().take(SENTENCES) {
                report.recognised.push(finding.what(lang));
            }
            if group.list.len() > SENTENCES {
                report.recognised.push(more(&group, lang));
            }
        } else {
            report.groups.push(problems(&group, lang));
        }
    }
    report
}

/// That there are more of a kind than were said.
fn more(group: &Group<'_>, lang: Lang) -> String {
    let rest = (group.count as usize).saturating_sub(SENTENCES).to_string();
    match lang {
        Lang::Zh => ["同类另有", &rest, "处"].concat(),
        Lang::En => ["and ", &rest, " more like these"].concat(),
    }
}

fn problems(group: &Group<'_>, lang: Lang) -> Problems {
    let first = group.list[0];
    // What is said of all of them names no cell in particular.
    let alike = group.list.iter().all(|f| f.value == first.value);
    let common = Finding {
        value: if alike {
            first.value.clone()
        } else {
            "…".to_owned()
        },
        ..first.clone()
    };
    let mut places = Vec::new();
    for finding in group.list.iter().take(PLACES) {
        places.push(Place {
            row: finding.row,
            column: letters(finding.column),
            value: if alike && first.value.is_empty() {
                String::new()
            } else {
                finding.value.clone()
            },
        });
    }
    Problems {
        level: group.kind.level().word(),
        count: group.count,
        what: common.what(lang),
        mend: common.mend(lang),
        places,
    }
}

/// Every finding that was kept, in both languages, as CSV with a byte order mark,
/// by which spreadsheet programs know UTF-8.
pub fn csv(done: &Done, sheet: &str) -> String {
    let mut out = String::from("\u{feff}");
    let headings = [
        "程度 level",
        "工作表 sheet",
        "行 row",
        "列 column",
        "原值 value",
        "问题",
        "怎样改",
        "what",
        "how to mend it",
    ];
    write_row(&mut out, headings);
    for level in [Level::Rejected, Level::Changed, Level::Notice] {
        for finding in &done.findings.list {
            if finding.kind.level() != level {
                continue;
            }
            let row = match finding.row {
                0 => String::new(),
                row => row.to_string(),
            };
            let cells = [
                level.word(),
                sheet,
                &row,
                &letters(finding.column),
                &finding.value,
                &finding.what(Lang::Zh),
                &finding.mend(Lang::Zh),
                &finding.what(Lang::En),
                &finding.mend(Lang::En),
            ];
            write_row(&mut out, cells.map(harmless).each_ref().map(|cell| &**cell));
        }
    }
    out
}

/// What a spreadsheet program would take for a formula gets an apostrophe, so that it
/// runs nothing that came with a file.
fn harmless(cell: &str) -> Cow<'_, str> {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula && cell.parse::<f64>().is_err() {
        return Cow::Owned(["'", cell].concat());
    }
    Cow::Borrowed(cell)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;
    use crate::ingest::reader::{Options, Outcome, Reader};

    const TABLE: &str = "2024年进展,,,,\n结对,日期,指标,实际,备注\n\
        p09,2023-01-19,签约项目金额,1100.5,\np09,2024,签约项目金额,看附件,\n\
        p01,2024,签约项目金额,\"=1+1, x\",\n合  计,,,1100.5,\n";

    fn done() -> Box<Done> {
        let mut reader = Reader::new(&Dataset::builtin().unwrap(), Options::default());
        reader.feed(TABLE.as_bytes());
        match reader.finish() {
            Outcome::Done(done) => done,
            Outcome::Ask(ask) => panic!("{ask:?}"),
        }
    }

    #[test]
    fn problems_that_are_alike_are_said_once_with_their_places() {
        for lang in [Lang::Zh, Lang::En] {
            let report = report(&done(), lang);
            assert_eq!((report.loaded, report.rejected), (1, 2));
            let rejected: Vec<_> = report
                .groups
                .iter()
                .filter(|g| g.level == "rejected")
                .collect();
            let places: Vec<_> = rejected
                .iter()
                .flat_map(|group| &group.places)
                .map(|place| (place.row, &*place.column, &*place.value))
                .collect();
            assert_eq!(places, [(4, "D", "看附件"), (5, "D", "=1+1, x")]);
            assert!(rejected.iter().all(|group| !group.mend.is_empty()));
            assert!(report.recognised.iter().any(|line| line.contains("合  计")));
        }
    }

    #[test]
    fn the_list_of_problems_is_a_table_that_runs_nothing() {
        let text = csv(&done(), "进展");
        let mut lines = text.strip_prefix('\u{feff}').unwrap().split("\r\n");
        let width = lines.next().unwrap().split(',').count();
        assert_eq!(width, 9);
        assert!(text.contains("rejected,进展,4,D,看附件,"), "{text}");
        assert!(text.contains("rejected,进展,5,D,\"'=1+1, x\","), "{text}");
        assert!(!text.contains(",=1"), "{text}");
    }
}
