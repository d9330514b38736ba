//! Readings: one published figure each.

use super::{Cells, Ids};
use crate::dataset::field::name;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::ReadingRow;
use crate::dataset::{
    Bound, DateBasis, Evidence, IndicatorId, PairingId, Reading, Scope, SourceId, TaskAreaId,
    UnitId, Value,
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

pub(in crate::dataset) fn readings(cells: &Cells, ids: &Ids, report: &mut Report) -> Vec<Reading> {
    let mut readings = Vec::new();
    for row in cells.progress() {
        let pairing = match row.pairing.str() {
            "0" => None,
            _ => Some(PairingId(ids.pairings.find(row.pairing, report))),
        };
        check_evidence(&row, cells, ids, report);
        readings.push(Reading {
            slug: row.id.required(report),
            pairing,
            date: row.date.date(report),
            date_basis: DateBasis::read(row.date_basis, report),
            area: TaskAreaId(ids.tasks.find(row.area, report)),
            indicator: IndicatorId(ids.indicators.find(row.indicator, report)),
            value: value(&row, cells, ids, report),
            unit: UnitId(ids.units.find(row.unit, report)),
            bound: Bound::read(row.bound, report),
            scope: Scope::read(row.scope, report),
            evidence: Evidence::read(row.evidence, report),
            planned: row.planned.flag(report),
            source: SourceId(ids.sources.find(row.source, report)),
            note: name(row.note_zh, row.note_en, report),
            series: row.series.owned(),
        });
    }
    readings
}

/// A number with a unit of quantity, or a text with a unit of text.
fn value(row: &ReadingRow, cells: &Cells, ids: &Ids, report: &mut Report) -> Value {
    let unit = ids.units.get(row.unit.str());
    let of_text = unit
        .and_then(|at| cells.units().nth(at))
        .map(|unit| unit.dimension.str() == "text");
    let holes = [("unit", row.unit.str())];
    match (row.value.is_empty(), row.text.is_empty()) {
        (false, true) => {
            if of_text == Some(true) {
                row.value.problem(&NUMBER_UNIT, &holes, report);
            }
            let (number, decimals) = row.value.number(report);
            Value::Number { number, decimals }
        }
        (true, false) => {
            if of_text == Some(false) {
                row.text.problem(&TEXT_UNIT, &holes, report);
            }
            Value::Text(row.text.owned())
        }
        _ => {
            row.value.problem(&NOT_ONE, &[], report);
            Value::Text(String::new())
        }
    }
}

/// The column repeats the source's kind, so that a row can be read by itself.
fn check_evidence(row: &ReadingRow, cells: &Cells, ids: &Ids, report: &mut Report) {
    let source = ids.sources.get(row.source.str());
    let Some(source) = source.and_then(|at| cells.sources().nth(at)) else {
        return;
    };
    if source.kind.str() != row.evidence.str() {
        let holes = [("source", row.source.str()), ("kind", source.kind.str())];
        row.evidence.problem(&EVIDENCE, &holes, report);
    }
}
