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
    NOT_ONE: "value和text应当只填一个", "not exactly one of value and text is given";
        "数字填value，文号、等次、年限填text，另一栏留空",
        "put a number into value, or a document number, grade or span of years into text";
}

pub(in crate::dataset) fn readings(cells: &Cells, ids: &Ids, report: &mut Report) -> Vec<Reading> {
    let mut readings = Vec::new();
    for row in cells.progress() {
        let pairing = match row.pairing.str() {
            "0" => None,
            _ => Some(PairingId(ids.pairings.find(row.pairing, report))),
        };
        readings.push(Reading {
            slug: row.id.required(report),
            pairing,
            date: row.date.date(report),
            date_basis: DateBasis::read(row.date_basis, report),
            area: TaskAreaId(ids.tasks.find(row.area, report)),
            indicator: IndicatorId(ids.indicators.find(row.indicator, report)),
            value: value(&row, report),
            unit: UnitId(ids.units.find(row.unit, report)),
            bound: Bound::read(row.bound, report),
            scope: Scope::read(row.scope, report),
            evidence: Evidence::read(row.evidence, report),
            planned: row.planned.flag(report),
            source: SourceId(ids.sources.find(row.source, report)),
            note: name(row.note_zh, row.note_en, report),
            series: row.series.owned(),
            rows: 1,
        });
    }
    readings
}

/// Either a number or a text.
fn value(row: &ReadingRow, report: &mut Report) -> Value {
    match (row.value.is_empty(), row.text.is_empty()) {
        (false, true) => {
            let (number, decimals) = row.value.number(report);
            Value::Number { number, decimals }
        }
        (true, false) => Value::Text(row.text.owned()),
        _ => {
            row.value.problem(&NOT_ONE, &[], report);
            Value::Text(String::new())
        }
    }
}
