//! What is to be said of a file, as values: what was recognised, what was changed in
//! reading, what could not be read, each with its place and how to mend it.

use crate::sort;
use crate::words::{Lang, fill};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The row was not taken in.
    Rejected,
    /// The row was taken in, but not as it is written.
    Changed,
    /// Worth knowing.
    Notice,
}

impl Level {
    /// The word used in files.
    pub fn word(self) -> &'static str {
        match self {
            Level::Rejected => "rejected",
            Level::Changed => "changed",
            Level::Notice => "notice",
        }
    }
}

/// Declares kinds of findings: how much they weigh, what is said, how to mend it. `{value}`
/// is the cell, `{about}` what the reader of the file adds.
macro_rules! kinds {
    ($($kind:ident $level:ident: $zh:literal, $en:literal; $mend_zh:literal, $mend_en:literal;)*) => {
        /// A kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Kind { $($kind,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: [Kind; [$($zh,)*].len()] = [$(Kind::$kind,)*];
            const LEVELS: [Level; Self::ALL.len()] = [$(Level::$level,)*];
            const WHAT: [[&'static str; 2]; Self::ALL.len()] = [$([$zh, $en],)*];
            const MEND: [[&'static str; 2]; Self::ALL.len()] = [$([$mend_zh, $mend_en],)*];
        }
    };
}

kinds! {
    NoHeadings Rejected: "没有看懂表头：{about}", "the headings are not understood: {about}";
        "表头要有“结对”（或“老区城市”和“东部城市”），还要有“计划”“实际”或年份；也可以指定各列的内容", "give it a column “pairing” (or “base” and “east”) and one of “planned”, “actual” or years, or say what the columns hold";
    NoPairing Rejected: "没有写明结对", "the pairing is missing";
        "写上结对的编号、键（如p07）或两个城市名", "write its number, its key (as p07) or both cities";
    UnknownPairing Rejected: "“{value}”不是一个结对", "“{value}” is no pairing";
        "写结对的编号、键（如p07），或写全两个城市名，如“信阳市—苏州市”", "write its number, its key (as p07) or both cities, as “Xinyang–Suzhou”";
    AmbiguousPairing Rejected: "“{value}”可能指{about}", "“{value}” may mean {about}";
        "写全两个城市名", "write both cities in full";
    NoDate Rejected: "没有日期", "the date is missing";
        "写成2023-01-19、2023年1月或2023", "write it as 2023-01-19, 2023-01 or 2023";
    DateSpan Rejected: "“{value}”是一段时间，不是日期", "“{value}” is a span of time and no date";
        "写截止的那一年、那一月或那一天", "write the year, month or day with which it ends";
    NoSuchDay Rejected: "日历上没有“{value}”", "no calendar has “{value}”";
        "写1900至2200年之间有的日期", "write a date there is, from 1900 to 2200";
    AmbiguousDate Rejected: "“{value}”可以有几种读法", "“{value}” can be read as several dates";
        "写成2023-01-19、2023-10的样子", "write it as 2023-01-19 or 2023-10";
    NoYear Rejected: "“{value}”没有年份", "“{value}” has no year";
        "把年份写上，如2023-01-19", "add the year, as 2023-01-19";
    BadDate Rejected: "“{value}”不是日期", "“{value}” is no date";
        "写成2023-01-19、2023年1月或2023", "write it as 2023-01-19, 2023-01 or 2023";
    SpreadsheetError Rejected: "“{value}”是表格软件报的错", "“{value}” is an error of the spreadsheet";
        "改正公式，或留空", "mend the formula or leave the cell empty";
    NumberRange Rejected: "“{value}”是一个范围", "“{value}” is a range";
        "写一个数，范围写在备注里", "write one number, and the range in the note";
    AtMost Rejected: "“{value}”是上限，不是达到的数", "“{value}” is an upper limit and not what was reached";
        "写实际达到的数，上限写在备注里", "write what was reached, and the limit in the note";
    Brackets Rejected: "“{value}”带括号，可能是负数", "“{value}” stands in brackets and may be negative";
        "写成-12或12", "write -12 or 12";
    Grouping Rejected: "“{value}”的逗号不在千位上", "the commas of “{value}” do not stand at thousands";
        "写成1,234.5或1234.5", "write 1,234.5 or 1234.5";
    TooLong Rejected: "“{value}”位数太多", "“{value}” has too many digits";
        "换成大一些的单位，如万元、亿元", "use a larger unit";
    BadNumber Rejected: "“{value}”不是数字", "“{value}” is no number";
        "写一个数，如1,234.5；没有数就留空，文字写在备注里", "write a number, as 1,234.5, or leave it empty, with words in the note";
    AmbiguousUnit Rejected: "单位“{value}”可以有几种读法", "the unit “{value}” can be read in several ways";
        "写全单位，如“万元”", "write the unit in full";
    TwoMultipliers Rejected: "“{value}”自带“万”或“亿”，而单位是“{about}”", "“{value}” has a multiplier of its own and stands under the unit “{about}”";
        "写成带全单位的数，如3.2万元、5.5亿元", "write the number with its whole unit, as 3.2万元";
    TooMany Rejected: "{about}太多，放不下", "there are too many {about}";
        "把文件分成几个", "split the file";
    TooManyRows Rejected: "超过{about}行，余下的没有读", "more than {about} rows: the rest was not read";
        "先汇总，或把文件分成几个", "add it up first, or split the file";
    FromAbove Changed: "空白的“{about}”按上面一行读作“{value}”", "the blank cell under “{about}” was read as “{value}”, as above";
        "每行都写上", "write it in every row";
    ReadAs Changed: "“{value}”读作{about}", "“{value}” was read as {about}";
        "", "";
    NotALink Changed: "“{value}”不是http或https网址，没有作为链接", "“{value}” is no http or https address and was not made a link";
        "写完整的网址，以https://开头", "write the whole address, beginning with https://";
    UnknownWord Changed: "“{about}”里的“{value}”不认识，按没有写读", "“{value}” is not known as {about} and was passed over";
        "用模板里的写法", "use the words of the template";
    BoundsDiffer Changed: "数前写的和“精确程度”一列写的“{value}”不一致，读作{about}", "what stands before the figure and “{value}” under “bound” differ: it was read as {about}";
        "两处写成一样的", "write the same in both";
    BadRows Changed: "“{value}”不是行数，按1行计", "“{value}” is no number of rows; the row counts as 1";
        "写1至4294967295的整数，或留空", "write a whole number from 1 to 4294967295, or leave it empty";
    BrokenText Changed: "“{value}”里有读不出的字符", "“{value}” has characters that cannot be read";
        "把文件另存为UTF-8", "save the file as UTF-8";
    Unclosed Changed: "引号没有配对，已当作普通字符", "a quote is never closed and was read as a character";
        "补上另一半引号", "close it";
    OwnPairing Notice: "“{value}”不在方案的结对之中，列为文件自己的结对", "“{value}” is none of the plan’s pairings and stands as one of the file’s own";
        "", "";
    OwnArea Notice: "“{value}”不在方案的任务之中，列为文件自己的任务", "“{value}” is none of the plan’s task areas and stands as one of the file’s own";
        "", "";
    OwnIndicator Notice: "“{value}”是文件自己的指标；没有写性质，因此不跨年、不跨结对相加", "“{value}” is an indicator of the file’s own; without its nature it is added over neither years nor pairings";
        "要合计就在“性质”列写“发生”或“累计”", "for totals, write “event” or “cumulative” in a column “nature”";
    NoIndicator Notice: "没有写指标的数，都列在“未写明指标”之下", "figures without an indicator stand under “Indicator not given”";
        "加一列“指标”", "add a column “indicator”";
    OwnUnit Notice: "单位“{value}”不认识，原样保留，不与别的单位换算", "the unit “{value}” is not known; it is kept as it is and never converted";
        "", "";
    NoUnit Notice: "没有写单位的数，不与别的数换算", "figures without a unit are never converted";
        "加一列“单位”，或在表头写“实际（万元）”", "add a column “unit”, or write it in the heading";
    UsualUnit Notice: "没有写单位，按指标通常的单位“{about}”读", "no unit is given: the indicator’s usual one is taken, {about}";
        "", "";
    Title Notice: "第{row}行是标题或说明：{value}", "row {row} is a title or remark: {value}";
        "", "";
    UnitRow Notice: "第{row}行写明单位：{value}", "row {row} gives the unit: {value}";
        "", "";
    Headings Notice: "表头在{about}，认出{value}列", "headings are in {about}; columns known: {value}";
        "", "";
    NotUsed Notice: "“{value}”一列没有用到", "the column “{value}” is not used";
        "要用就指定它的内容", "say what it holds if it is to be used";
    Melted Notice: "“{value}”按年份展开", "“{value}” was melted by year";
        "", "";
    YearFromTitle Notice: "没有日期列，按标题里的{value}年读，日期标为推断", "there is no date column: the title’s year {value} is taken, marked as inferred";
        "加一列“日期”", "add a column “date”";
    Total Notice: "第{row}行“{value}”是合计，没有读入", "row {row}, “{value}”, is a total and was left out";
        "", "";
    Remark Notice: "第{row}行是附注：{value}", "row {row} is a remark: {value}";
        "", "";
    Again Notice: "第{row}行又是表头，没有读入", "row {row} is the headings again and was left out";
        "", "";
    NoFigure Notice: "没有填数的行没有读入：没有填不等于零", "rows without a figure were left out: a blank is no zero";
        "", "";
    RolledUp Notice: "文件有{value}行，已按结对、任务、指标和年份汇总为{about}行来画", "the file has {value} rows; they are drawn added up by pairing, area, indicator and year, as {about}";
        "", "";
    SourcesMerged Notice: "按来源分开有{value}行，太多；来源不同的也合为一行，共{about}行", "kept apart by source they would be {value} rows, too many; rows of different sources are added up as well, to {about}";
        "要看各来源，就把文件分成几份打开", "open the file in parts to see each source";
}

impl Kind {
    /// How much it weighs.
    pub fn level(self) -> Level {
        Self::LEVELS[self as usize]
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What.
    pub kind: Kind,
    /// The row, from 1; 0 where the whole file is meant.
    pub row: u32,
    /// The column, from 1; 0 where the whole row is meant.
    pub column: u32,
    /// What stands there.
    pub value: String,
    /// What else is to be said, in both languages.
    pub about: [String; 2],
}

impl Finding {
    /// What is found, in words.
    pub fn what(&self, lang: Lang) -> String {
        self.filled(Kind::WHAT[self.kind as usize], lang)
    }

    /// How to mend it; empty where nothing is to be mended.
    pub fn mend(&self, lang: Lang) -> String {
        self.filled(Kind::MEND[self.kind as usize], lang)
    }

    fn filled(&self, texts: [&str; 2], lang: Lang) -> String {
        let holes = [
            ("value", self.value.as_str()),
            ("about", self.about[lang as usize].as_str()),
            ("row", &*self.row.to_string()),
        ];
        fill(texts[lang as usize], &holes)
    }
}

/// Of each kind so many findings are kept; beyond they are only counted.
const KEPT: usize = 10_000;
/// A long cell is shortened in what is said of it.
const LONGEST: usize = 120;

/// Everything found in a file.
#[derive(Debug, Clone)]
pub struct Findings {
    /// In the order of their finding.
    pub list: Vec<Finding>,
    /// How many there are of each kind, in the order of [`Kind::ALL`].
    counts: [u32; Kind::ALL.len()],
}

impl Default for Findings {
    fn default() -> Self {
        Findings {
            list: Vec::new(),
            counts: [0; Kind::ALL.len()],
        }
    }
}

impl Findings {
    /// Adds one with nothing more to say.
    pub fn add(&mut self, kind: Kind, place: (u32, u32), value: &str) {
        self.add_about(kind, place, value, ["", ""]);
    }

    /// Adds one with more to say, in Chinese and English.
    pub fn add_about(
        &mut self,
        kind: Kind,
        (row, column): (u32, u32),
        value: &str,
        about: [&str; 2],
    ) {
        let count = &mut self.counts[kind as usize];
        *count = count.saturating_add(1);
        if *count as usize > KEPT {
            return;
        }
        let mut shown = String::new();
        for (at, c) in value.chars().enumerate() {
            if at == LONGEST {
                shown.push('…');
                break;
            }
            // A cell of several lines is told in one.
            shown.push(if c.is_control() { ' ' } else { c });
        }
        self.list.push(Finding {
            kind,
            row,
            column,
            value: shown,
            about: about.map(str::to_owned),
        });
    }

    /// How many there are of a kind.
    pub fn count(&self, kind: Kind) -> u32 {
        self.counts[kind as usize]
    }

    /// Those that are alike together: the weightiest first, then the most frequent kinds.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for finding in &self.list {
            // What names its row says so of this row alone.
            let same = |group: &&mut Group<'_>| {
                group.kind == finding.kind && group.list[0].about == finding.about
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.list.push(finding),
                None => groups.push(Group {
                    kind: finding.kind,
                    count: 0,
                    list: vec![finding],
                }),
            }
        }
        for group in &mut groups {
            group.count = group.list.len() as u32;
        }
        // What was counted and not kept belongs to its kind's last group.
        for kind in Kind::ALL {
            let kept: u32 = groups
                .iter()
                .filter(|g| g.kind == kind)
                .map(|g| g.count)
                .sum();
            if let Some(last) = groups.iter_mut().rfind(|g| g.kind == kind) {
                last.count += self.count(kind).saturating_sub(kept);
            }
        }
        let order = sort::order(groups.len(), &|a, b| {
            let key = |at: usize| (groups[at].kind.level(), std::cmp::Reverse(groups[at].count));
            key(a).cmp(&key(b))
        });
        let mut sorted = Vec::with_capacity(groups.len());
        for at in order {
            sorted.push(groups[at].clone());
        }
        sorted
    }
}

/// Findings that are alike.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// What they have in common.
    pub kind: Kind,
    /// How many there are.
    pub count: u32,
    /// Those that were kept; never empty.
    pub list: Vec<&'a Finding>,
}

/// The letters of a column in a spreadsheet, counted from 1; empty for 0.
pub fn letters(column: u32) -> String {
    let (mut rest, mut letters) = (column, Vec::new());
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_speak_both_languages() {
        let mut findings = Findings::default();
        findings.add(Kind::BadNumber, (7, 5), "约莫");
        findings.add_about(
            Kind::ReadAs,
            (8, 5),
            "５．５亿元",
            ["5.5亿元", "CNY 550 million"],
        );
        let [bad, read] = &findings.list[..] else {
            unreachable!()
        };
        assert_eq!(bad.what(Lang::Zh), "“约莫”不是数字");
        assert_eq!(bad.what(Lang::En), "“约莫” is no number");
        assert_eq!(
            read.what(Lang::En),
            "“５．５亿元” was read as CNY 550 million"
        );
        assert_eq!(read.mend(Lang::Zh), "");
    }

    #[test]
    fn alike_findings_stand_together_and_none_is_lost() {
        let mut findings = Findings::default();
        for row in 0..12_000 {
            findings.add(Kind::BadNumber, (row, 1), "x");
        }
        findings.add(Kind::Title, (1, 0), "t");
        findings.add(Kind::NoDate, (3, 2), "");
        let groups = findings.groups();
        let told: Vec<_> = groups.iter().map(|g| (g.kind, g.count)).collect();
        assert_eq!(
            told,
            [
                (Kind::BadNumber, 12_000),
                (Kind::NoDate, 1),
                (Kind::Title, 1)
            ]
        );
    }

    #[test]
    fn columns_have_letters() {
        let all = [0, 1, 26, 27, 52, 703, 16_384].map(letters);
        assert_eq!(all, ["", "A", "Z", "AA", "AZ", "AAA", "XFD"]);
    }

    #[test]
    fn every_mend_is_there_where_a_row_is_lost() {
        for kind in Kind::ALL {
            let finding = Finding {
                kind,
                row: 1,
                column: 1,
                value: String::new(),
                about: [String::new(), String::new()],
            };
            let lost = kind.level() == Level::Rejected;
            for lang in [Lang::Zh, Lang::En] {
                assert!(!finding.what(lang).is_empty());
                assert!(!lost || !finding.mend(lang).is_empty(), "{kind:?}");
            }
        }
    }
}
