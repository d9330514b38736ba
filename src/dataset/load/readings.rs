//! Readings: one published figure each.

use super::{Ids, KINDS, Tables};
use crate::dataset::field::name;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::ReadingRow;
use crate::dataset::{
    Bound, DateBasis, IndicatorId, PairingId, Reading, Scope, SourceId, TaskAreaId, UnitId, Value,
};

wordings! {
    NOT_ONE: "value 和 text 应当只填一个", "not exactly one of value and text is given";
        "数字填 value，文号、等次、年限填 text，另一栏留空",
        "put a number into value, or a document number, grade or span of years into text";
    NUMBER_UNIT: "数值用了文字类单位“{unit}”", "a number has the text unit \"{unit}\"";
        "改用计量单位", "use a unit of quantity";
    TEXT_UNIT: "文字用了计量单位“{unit}”", "a text has the unit of quantity \"{unit}\"";
        "改用文字类单位（doc-no、grade、year-span）", "use a text unit (doc-no, grade, year-span)";
    EVIDENCE: "证据类型“{value}”与来源 {source} 的类型“{kind}”不符",
        "evidence \"{value}\" is not the kind of {source}, {kind}";
        "改为 {kind}，或换来源", "write {kind} or give another source";
}

const BASES: &[(&str, DateBasis)] = &[
    ("stated", DateBasis::Stated),
    ("inferred", DateBasis::Inferred),
    ("published", DateBasis::Published),
];
const BOUNDS: &[(&str, Bound)] = &[
    ("exact", Bound::Exact),
    ("at_least", Bound::AtLeast),
    ("about", Bound::About),
];
const SCOPES: &[(&str, Scope)] = &[
    ("pairing", Scope::Pairing),
    ("part", Scope::Part),
    ("wider", Scope::Wider),
];

pub(in crate::dataset) fn readings(
    tables: &Tables,
    ids: &Ids,
    report: &mut Report,
) -> Vec<Reading> {
    let read = |row: &ReadingRow| {
        let pairing = match row.pairing.str() {
            "0" => Some(None),
            _ => ids
                .pairings
                .find(row.pairing, report)
                .map(|id| Some(PairingId(id))),
        };
        let date = row.date.date(report);
        let date_basis = row.date_basis.word(BASES, report);
        let area = ids.tasks.find(row.area, report);
        let indicator = ids.indicators.find(row.indicator, report);
        let unit = ids.units.find(row.unit, report);
        let value = value(row, unit, tables, report);
        let bound = row.bound.word(BOUNDS, report);
        let scope = row.scope.word(SCOPES, report);
        let evidence = row.evidence.word(KINDS, report);
        let planned = row.planned.flag(report);
        let source = ids.sources.find(row.source, report);
        check_evidence(row, source, tables, report);
        let note = name(row.note_zh, row.note_en, report);
        Some(Reading {
            slug: row.id.required(report)?,
            pairing: pairing?,
            date: date?,
            date_basis: date_basis?,
            area: TaskAreaId(area?),
            indicator: IndicatorId(indicator?),
            value: value?,
            unit: UnitId(unit?),
            bound: bound?,
            scope: scope?,
            evidence: evidence?,
            planned: planned?,
            source: SourceId(source?),
            note: note?,
            series: row.series.owned(),
        })
    };
    tables.progress.iter().filter_map(read).collect()
}

/// A number with a unit of quantity, or a text with a unit of text.
fn value(
    row: &ReadingRow,
    unit: Option<u32>,
    tables: &Tables,
    report: &mut Report,
) -> Option<Value> {
    let of_text = unit
        .and_then(|unit| tables.units.get(unit as usize))
        .map(|unit| unit.dimension.str() == "text");
    match (row.value.is_empty(), row.text.is_empty()) {
        (false, true) => {
            if of_text == Some(true) {
                row.value
                    .problem(&NUMBER_UNIT, &[("unit", row.unit.str())], report);
            }
            row.value
                .number(report)
                .map(|(number, decimals)| Value::Number { number, decimals })
        }
        (true, false) => {
            if of_text == Some(false) {
                row.text
                    .problem(&TEXT_UNIT, &[("unit", row.unit.str())], report);
            }
            Some(Value::Text(row.text.owned()))
        }
        _ => {
            row.value.problem(&NOT_ONE, &[], report);
            None
        }
    }
}

/// The column repeats the source's kind, so that a row can be read by itself.
fn check_evidence(row: &ReadingRow, source: Option<u32>, tables: &Tables, report: &mut Report) {
    let Some(source) = source.and_then(|source| tables.sources.get(source as usize)) else {
        return;
    };
    if source.kind.str() != row.evidence.str() {
        let holes = [("source", row.source.str()), ("kind", source.kind.str())];
        row.evidence.problem(&EVIDENCE, &holes, report);
    }
}
