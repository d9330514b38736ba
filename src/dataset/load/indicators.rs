//! Units and indicators.

use super::{Ids, Tables};
use crate::dataset::field::name;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::{IndicatorRow, UnitRow};
use crate::dataset::{Dimension, Indicator, Nature, TaskAreaId, Unit, UnitId};

wordings! {
    TEXT_FACTOR: "文字类单位不应有换算系数“{value}”", "a text unit has the factor {value}";
        "清空 factor", "leave factor empty";
    NOT_POSITIVE: "换算系数应大于 0", "the factor is not above 0";
        "写出一个单位等于多少基本单位", "give how many base units one unit is";
}

const DIMENSIONS: &[(&str, Dimension)] = &[
    ("money", Dimension::Money),
    ("count", Dimension::Count),
    ("people", Dimension::People),
    ("mass", Dimension::Mass),
    ("area", Dimension::Area),
    ("percent", Dimension::Percent),
    ("computing", Dimension::Computing),
    ("power", Dimension::Power),
    ("duration", Dimension::Duration),
    ("text", Dimension::Text),
];

const NATURES: &[(&str, Nature)] = &[
    ("event", Nature::Event),
    ("period", Nature::Period),
    ("cumulative", Nature::Cumulative),
    ("level", Nature::Level),
    ("planned", Nature::Planned),
    ("grade", Nature::Grade),
    ("document", Nature::Document),
];

pub(in crate::dataset) fn units(tables: &Tables, report: &mut Report) -> Vec<Unit> {
    let read = |row: &UnitRow| {
        let name = name(row.name_zh, row.name_en, report);
        let dimension = row.dimension.word(DIMENSIONS, report)?;
        let factor = if dimension == Dimension::Text {
            if !row.factor.is_empty() {
                row.factor.problem(&TEXT_FACTOR, &[], report);
            }
            None
        } else {
            let (factor, _) = row.factor.number(report)?;
            if factor <= 0.0 {
                row.factor.problem(&NOT_POSITIVE, &[], report);
            }
            Some(factor)
        };
        Some(Unit {
            slug: row.id.owned(),
            name: name?,
            dimension,
            factor,
        })
    };
    tables.units.iter().filter_map(read).collect()
}

/// `other` has no unit: it stands for background figures, which are no readings.
pub(super) fn for_readings(row: &IndicatorRow) -> bool {
    row.id.str() != "other"
}

pub(in crate::dataset) fn indicators(
    tables: &Tables,
    ids: &Ids,
    report: &mut Report,
) -> Vec<Indicator> {
    let read = |row: &IndicatorRow| {
        let name = name(row.name_zh, row.name_en, report);
        let unit = ids.units.find(row.unit_id, report);
        let nature = row.nature.word(NATURES, report);
        let additive = row.additive_over_pairings.flag(report);
        let area = ids.tasks.find(row.default_area, report);
        Some(Indicator {
            slug: row.id.owned(),
            name: name?,
            unit: UnitId(unit?),
            nature: nature?,
            additive_over_pairings: additive?,
            area: TaskAreaId(area?),
        })
    };
    tables
        .indicators
        .iter()
        .filter(|row| for_readings(row))
        .filter_map(read)
        .collect()
}
