//! What the columns of a file hold.

use crate::words::Lang;

/// Declares fields, each with its word in mappings, its names for people and the
/// headings by which it is known.
macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $word:literal, $zh:literal, $en:literal: $known:literal;)+) => {
        /// What a column holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field { $($(#[$doc])* $field,)+ }

        impl Field {
            /// Every field.
            pub const ALL: [Field; [$($word,)+].len()] = [$(Field::$field,)+];
            const WORDS: [&'static str; Self::ALL.len()] = [$($word,)+];
            const NAMES: [[&'static str; 2]; Self::ALL.len()] = [$([$zh, $en],)+];
            /// Headings between bars, small letters, without spaces.
            pub(super) const KNOWN: [&'static str; Self::ALL.len()] = [$($known,)+];
        }
    };
}

fields! {
    /// Nothing that is read.
    Ignored = "", "不用", "Not used": "序号|编号|行号|no|no.|id|#|key";
    /// The pairing: a key, a number or both cities.
    Pairing = "pairing", "结对", "Pairing":
        "结对|结对关系|结对城市|结对双方|结对名称|对口关系|对口合作关系|合作双方|对口结对|pairing|pair|pairs|pairings";
    /// The eastern city.
    East = "east", "东部城市", "Eastern city":
        "东部城市|东部|东部地区|支援方|帮扶方|支援城市|帮扶城市|支援市|帮扶市|east|eastern|easterncity|eastern_city|eastcity";
    /// The base-area city.
    Base = "base", "老区城市", "Base-area city":
        "老区城市|老区重点城市|老区|受援方|受援城市|受援市|被帮扶方|被帮扶城市|base|basecity|base_city|base-areacity|baseareacity";
    /// The date.
    Date = "date", "日期", "Date":
        "日期|时间|年份|年度|年月|月份|统计时间|统计日期|截至日期|截止日期|截至时间|截止时间|完成时间|发生时间|date|time|year|month|asof";
    /// The task area or safeguard.
    Area = "area", "任务", "Task area":
        "任务|领域|任务领域|重点任务|合作领域|工作任务|任务类别|类别|area|task|taskarea|field";
    /// The indicator.
    Indicator = "indicator", "指标", "Indicator":
        "指标|指标名称|统计指标|指标项|indicator|indicators|metric|measure";
    /// The planned figure.
    Planned = "planned", "计划", "Planned":
        "计划|计划数|计划值|计划金额|计划投资|计划投资额|计划总投资|年度计划|目标|目标数|目标值|年度目标|规划数|预算|预算数|planned|plan|target|budget";
    /// The actual figure.
    Actual = "actual", "实际", "Actual":
        "实际|实际数|实际值|实际金额|实际完成|实际完成数|实际投资|完成|完成数|完成值|完成投资|完成额|数值|数额|数据|金额|数量|值|actual|value|values|figure|amount|done";
    /// The unit of both.
    Unit = "unit", "单位", "Unit": "单位|计量单位|数据单位|unit|units";
    /// Who published it.
    Source = "source", "来源", "Source":
        "来源|数据来源|资料来源|信息来源|出处|发布单位|发布机构|source|publisher|sources";
    /// Where it was published.
    Url = "url", "链接", "Link": "链接|网址|来源链接|网页|url|link|href|address";
    /// What it counts.
    Note = "note", "备注", "Note": "备注|说明|注|注释|项目名称|note|notes|remark|remarks|comment|project";
    /// How much of the pairing it covers.
    Scope = "scope", "口径", "Scope": "口径|统计口径|范围|覆盖范围|scope|coverage";
    /// What kind of figure the indicator is.
    Nature = "nature", "性质", "Nature": "性质|数据性质|指标性质|数值性质|nature|kind";
    /// What kind of page it rests on.
    Evidence = "evidence", "来源类别", "Kind of source": "来源类别|来源类型|证据|证据类别|evidence";
    /// How far a project is.
    Status = "status", "状态", "Status": "状态|项目状态|进度|进展|进展情况|status|state|progress";
    /// What tells two things under one indicator apart.
    Series = "series", "系列", "Series": "系列|序列|series";
    /// The eastern city's cluster.
    Cluster = "cluster", "城市群", "City cluster": "城市群|所属城市群|cluster|citycluster";
    /// The base-area city's base area.
    BaseArea = "base_area", "革命老区", "Base area": "革命老区|所属老区|老区片区|basearea|base_area";
    /// How exact the figures are.
    Bound = "bound", "精确程度", "Exactness": "精确程度|准确程度|bound|exactness";
    /// How the date is known.
    DateBasis = "date_basis", "日期依据", "Basis of the date": "日期依据|date_basis|datebasis";
    /// What the page it rests on is called.
    Title = "title", "题名", "Title of the source": "题名|来源题名|title";
    /// When that page was published.
    Published = "published", "发布日期", "Published": "发布日期|发表日期|published";
    /// What tells the sources of a file apart.
    SourceKey = "source_key", "来源编号", "Key of the source": "来源编号|source_key|sourcekey";
    /// How many rows of another file the row stands for.
    Rows = "rows", "行数", "Rows": "行数|汇总行数|stands_for|rows|rowcount";
    /// The figures of the year in the heading.
    Year = "year", "年份（展开）", "A year (melted)": "";
}

impl Field {
    /// The word used in mappings.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// Reads that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }

    /// The name for people.
    pub fn name(self, lang: Lang) -> &'static str {
        Self::NAMES[self as usize][lang as usize]
    }
}

/// What the columns of a file hold, as a reader says or as its headings do.
///
/// Written as `3;pairing,,date,year,year;actual`: the number of the last row of
/// headings (0 where there are none), the fields of the columns, and what the
/// figures under years are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The row in which the headings end, from 1; 0 where there are none.
    pub head: u32,
    /// What each column holds; columns beyond are not used.
    pub fields: Vec<Field>,
    /// Whether the figures under years are planned.
    pub melt_planned: bool,
}

const PLANNED: &str = "planned";
const ACTUAL: &str = "actual";

impl Mapping {
    /// Reads what [`Mapping::format`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(';');
        let (head, fields, melt) = (parts.next()?, parts.next()?, parts.next()?);
        let mut found = Vec::new();
        for word in fields.split(',') {
            found.push(Field::parse(word)?);
        }
        let melt_planned = match melt {
            PLANNED => true,
            ACTUAL => false,
            _ => return None,
        };
        let plain = head.bytes().all(|byte| byte.is_ascii_digit());
        Some(Mapping {
            head: head
                .parse()
                .ok()
                .filter(|_| plain && parts.next().is_none())?,
            fields: found,
            melt_planned,
        })
    }

    /// The mapping as text.
    pub fn format(&self) -> String {
        let mut words = Vec::with_capacity(self.fields.len());
        for field in &self.fields {
            words.push(field.word());
        }
        let melt = if self.melt_planned { PLANNED } else { ACTUAL };
        [&self.head.to_string(), ";", &words.join(","), ";", melt].concat()
    }

    /// Whether it names a pairing and a figure, without which no row can be read.
    pub fn suffices(&self) -> bool {
        let has = |field| self.fields.contains(&field);
        (has(Field::Pairing) || has(Field::East) && has(Field::Base))
            && (has(Field::Planned) || has(Field::Actual) || has(Field::Year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_one_line_of_text() {
        let text = "3;pairing,,date,year,year;actual";
        let mapping = Mapping::parse(text).map(|mapping| mapping.format());
        assert_eq!(mapping.as_deref(), Some(text));
        for wrong in [
            "",
            "3;pairing",
            "x;pairing;actual",
            "3;colour;actual",
            "+3;pairing;actual",
            "3;pairing;both",
            "3;pairing;actual;",
        ] {
            assert_eq!(Mapping::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_field_has_a_word_and_two_names_of_its_own() {
        for field in Field::ALL {
            assert_eq!(Field::parse(field.word()), Some(field));
            assert!(!field.name(Lang::Zh).is_empty() && !field.name(Lang::En).is_empty());
        }
    }
}
