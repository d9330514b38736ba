//! Rules of the readings: each by itself, then against its page and its series.

use std::collections::BTreeMap;

use super::{by_id, slug, unique, wanted};
use crate::dataset::builtin::plan;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::{Cell, IndicatorRow, ReadingRow, SourceRow, Tables, UnitRow};
use crate::date::PartialDate;

wordings! {
    BEFORE_PLAN: "日期{value}早于方案（{plan}）", "date {value} is before the plan of {plan}";
        "改正日期；更早的背景数据不属于读数", "correct it; earlier background figures are no readings";
    ORDER: "没有按结对和日期排列", "the row is not in the order of pairing and date";
        "移到同一结对中日期更早的行之后", "move it behind the rows of its pairing with earlier dates";
    BACKGROUND: "指标other只用于背景数据", "indicator other is for background figures only";
        "换成具体指标，或删去这一行", "use a specific indicator or remove the row";
    UNIT: "单位“{value}”与指标“{indicator}”不符", "unit \"{value}\" does not fit indicator {indicator}";
        "用量纲与{usual}相同的单位", "use a unit of the dimension of {usual}";
    NUMBER_UNIT: "数值用了文字类单位“{unit}”", "a number has the text unit \"{unit}\"";
        "改用计量单位", "use a unit of quantity";
    TEXT_UNIT: "文字用了计量单位“{unit}”", "a text has the unit of quantity \"{unit}\"";
        "改用文字类单位（doc-no、grade、year-span）", "use a text unit (doc-no, grade, year-span)";
    EVIDENCE: "证据类型“{value}”与来源{source}的类型“{kind}”不符",
        "evidence \"{value}\" is not the kind of {source}, {kind}";
        "改为{kind}，或换来源", "write {kind} or give another source";
    SPAN: "“{value}”不是年限", "\"{value}\" is not a span of years"; "写成2023-2027", "write it as 2023-2027";
    PLANNED: "指标“{indicator}”是计划数，planned却是“{value}”", "{indicator} is a planned amount, but planned is {value}";
        "改为true", "write true";
    GRADE: "等次类指标应与单位grade同时使用", "grade indicators and the unit grade go together";
        "改指标或单位", "change the indicator or the unit";
    PAGE_DATE: "日期{value}不是来源的发布日期{page}", "date {value} is not that of its page, {page}";
        "改正日期，或改date_basis", "correct it or change date_basis";
    AFTER_PAGE: "日期{value}晚于来源的发布日期{page}", "date {value} is later than its page, {page}";
        "改正日期；属于计划的把planned改为true", "correct it, or mark a plan as planned";
    NO_CHINESE: "中文说明里没有中文", "note_zh has no Chinese"; "用中文写", "write it in Chinese";
    CHINESE: "英文说明里有中文", "note_en has Chinese"; "用英文写", "write it in English";
    SENTENCES: "说明不止一句", "the note has more than one sentence"; "并成一句，句末不加句号", "make it one, without a full stop";
    ONE: "指标“{indicator}”每行只记一次", "{indicator} counts one happening a row";
        "value写1，几次就写几行", "write 1, and a row for each happening";
    SERIES: "与同一系列的第{line}行在任务、范围或计划上不同", "the row differs in area, scope or planned from its series on line {line}";
        "给它单独的series", "give it a series of its own";
    SAME: "与第{line}行是同一读数", "the row is the same reading as line {line}";
        "填写series以示区别，或删去其中一行", "tell them apart by series or remove one";
}

pub(super) fn check(tables: &Tables, report: &mut Report) {
    let readings = &tables.progress;
    let rules = Rules {
        indicators: by_id(&tables.indicators, |row| row.id),
        units: by_id(&tables.units, |row| row.id),
        sources: by_id(&tables.sources, |row| row.id),
    };
    unique(readings.iter().map(|row| row.id), report);
    for (row, n) in readings.iter().zip(1..) {
        let n: u32 = n;
        wanted(row.id, &format!("F{n:03}"), report);
        rules.date(row, report);
        rules.figure(row, report);
        rules.evidence(row, report);
        note(row, report);
        slug(row.series, report);
    }
    order(readings, report);
    rules.series(readings, report);
}

struct Rules<'a> {
    indicators: BTreeMap<&'a str, &'a IndicatorRow<'a>>,
    units: BTreeMap<&'a str, &'a UnitRow<'a>>,
    sources: BTreeMap<&'a str, &'a SourceRow<'a>>,
}

impl Rules<'_> {
    /// Dates are compared as far as both are known: their ISO form sorts by itself.
    fn date(&self, row: &ReadingRow, report: &mut Report) {
        let date = row.date.str();
        if PartialDate::parse(date).is_none() {
            return;
        }
        let plan = plan().dated.to_string();
        if date < common(&plan, date) {
            row.date.problem(&BEFORE_PLAN, &[("plan", &plan)], report);
        }
        let page = self
            .sources
            .get(row.source.str())
            .map_or("", |source| source.published.str());
        if PartialDate::parse(page).is_none() {
            return;
        }
        let (start, known) = (common(date, page), common(page, date));
        if row.date_basis.str() == "published" && start != known {
            row.date.problem(&PAGE_DATE, &[("page", page)], report);
        }
        if row.planned.str() == "false" && start > known {
            row.date.problem(&AFTER_PAGE, &[("page", page)], report);
        }
    }

    /// The column repeats the source's kind, so that a row can be read by itself.
    fn evidence(&self, row: &ReadingRow, report: &mut Report) {
        let Some(source) = self.sources.get(row.source.str()) else {
            return;
        };
        if source.kind.str() != row.evidence.str() {
            let holes = [("source", row.source.str()), ("kind", source.kind.str())];
            row.evidence.problem(&EVIDENCE, &holes, report);
        }
    }

    fn figure(&self, row: &ReadingRow, report: &mut Report) {
        if row.indicator.str() == "other" {
            row.indicator.problem(&BACKGROUND, &[], report);
            return;
        }
        if row.unit.str() == "year-span" && !row.text.is_empty() && !is_span(row.text.str()) {
            row.text.problem(&SPAN, &[], report);
        }
        let (Some(indicator), Some(unit)) = (
            self.indicators.get(row.indicator.str()),
            self.units.get(row.unit.str()),
        ) else {
            return;
        };
        let of_text = unit.dimension.str() == "text";
        let in_unit = [("unit", row.unit.str())];
        if of_text && !row.value.is_empty() {
            row.value.problem(&NUMBER_UNIT, &in_unit, report);
        }
        if !of_text && !row.text.is_empty() {
            row.text.problem(&TEXT_UNIT, &in_unit, report);
        }
        let holes = [
            ("indicator", row.indicator.str()),
            ("usual", indicator.unit_id.str()),
        ];
        let nature = indicator.nature.str();
        let usual = self
            .units
            .get(indicator.unit_id.str())
            .map(|unit| unit.dimension.str());
        // A document is counted, or named by its number or its years.
        let named = nature == "document" && unit.dimension.str() == "text";
        if !named && usual.is_some_and(|usual| usual != unit.dimension.str()) {
            row.unit.problem(&UNIT, &holes, report);
        }
        if nature == "planned" && row.planned.str() != "true" {
            row.planned.problem(&PLANNED, &holes, report);
        }
        if (nature == "grade") != (row.unit.str() == "grade") {
            row.unit.problem(&GRADE, &[], report);
        }
        if is_happening(row) && row.value.str() != "1" {
            row.value.problem(&ONE, &holes, report);
        }
    }

    /// Readings of one series are comparable, and no reading stands twice.
    fn series(&self, readings: &[ReadingRow], report: &mut Report) {
        let mut series: BTreeMap<[&str; 3], &ReadingRow> = BTreeMap::new();
        let mut seen: BTreeMap<[&str; 7], u32> = BTreeMap::new();
        for row in readings {
            let [pairing, date, area, indicator, unit, source, group] = [
                row.pairing,
                row.date,
                row.area,
                row.indicator,
                row.unit,
                row.source,
                row.series,
            ]
            .map(Cell::str);
            let nature = self
                .indicators
                .get(indicator)
                .map_or("", |indicator| indicator.nature.str());
            if matches!(nature, "period" | "cumulative" | "level" | "planned") {
                let first = *series.entry([pairing, indicator, group]).or_insert(row);
                let kind = |row: &ReadingRow| [row.area, row.scope, row.planned].map(Cell::owned);
                if kind(first) != kind(row) {
                    row.series
                        .problem(&SERIES, &[("line", &first.id.row.to_string())], report);
                }
            }
            // Two happenings of one day differ by what they are, two figures by what they count.
            let same = if is_happening(row) {
                [pairing, date, area, indicator, group, row.note_en.str(), ""]
            } else {
                [pairing, date, area, indicator, group, unit, source]
            };
            if let Some(line) = seen.insert(same, row.id.row) {
                row.id
                    .problem(&SAME, &[("line", &line.to_string())], report);
            }
        }
    }
}

fn is_happening(row: &ReadingRow) -> bool {
    matches!(
        row.indicator.str(),
        "agreement-signed" | "exchange-event" | "milestone"
    )
}

fn note(row: &ReadingRow, report: &mut Report) {
    let han = |text: &str| text.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if !row.note_zh.is_empty() && !han(row.note_zh.str()) {
        row.note_zh.problem(&NO_CHINESE, &[], report);
    }
    if han(row.note_en.str()) {
        row.note_en.problem(&CHINESE, &[], report);
    }
    for (cell, end) in [(row.note_zh, "。"), (row.note_en, ". ")] {
        if cell.str().contains(end) {
            cell.problem(&SENTENCES, &[], report);
        }
    }
}

fn order(readings: &[ReadingRow], report: &mut Report) {
    let place = |row: &ReadingRow| (row.pairing.str().parse::<u32>().ok(), row.date.owned());
    for (before, row) in readings.iter().zip(readings.iter().skip(1)) {
        if place(row) < place(before) {
            row.date.problem(&ORDER, &[], report);
        }
    }
}

/// The beginning of `date` as long as `other` is.
fn common<'a>(date: &'a str, other: &str) -> &'a str {
    date.get(..other.len()).unwrap_or(date)
}

fn is_span(text: &str) -> bool {
    let year = |year: &str| {
        year.len() == 4 && year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit())
    };
    text.split_once('-')
        .is_some_and(|(from, to)| year(from) && year(to) && from < to)
}
