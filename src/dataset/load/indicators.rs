//! Units and indicators.

use super::{Cells, Ids};
use crate::dataset::field::name;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::{Dimension, Indicator, Nature, TaskAreaId, Unit, UnitId};

wordings! {
    TEXT_FACTOR: "文字类单位不应有换算系数“{value}”", "a text unit has the factor {value}";
        "清空 factor", "leave factor empty";
    NOT_POSITIVE: "换算系数应大于 0", "the factor is not above 0";
        "写出一个单位等于多少基本单位", "give how many base units one unit is";
}

pub(in crate::dataset) fn units(cells: &Cells, report: &mut Report) -> Vec<Unit> {
    let mut units = Vec::new();
    for row in cells.units() {
        let dimension = Dimension::read(row.dimension, report);
        let factor = if dimension == Dimension::Text {
            if !row.factor.is_empty() {
                row.factor.problem(&TEXT_FACTOR, &[], report);
            }
            None
        } else {
            let (factor, _) = row.factor.number(report);
            if factor <= 0.0 {
                row.factor.problem(&NOT_POSITIVE, &[], report);
            }
            Some(factor)
        };
        units.push(Unit {
            slug: row.id.owned(),
            name: name(row.name_zh, row.name_en, report),
            dimension,
            factor,
        });
    }
    units
}

/// `other` has no unit: it stands for background figures, which are no readings.
pub(super) fn for_readings(id: &str) -> bool {
    id != "other"
}

pub(in crate::dataset) fn indicators(
    cells: &Cells,
    ids: &Ids,
    report: &mut Report,
) -> Vec<Indicator> {
    let mut indicators = Vec::new();
    for row in cells.indicators() {
        if for_readings(row.id.str()) {
            indicators.push(Indicator {
                slug: row.id.owned(),
                name: name(row.name_zh, row.name_en, report),
                unit: UnitId(ids.units.find(row.unit_id, report)),
                nature: Nature::read(row.nature, report),
                additive_over_pairings: row.additive_over_pairings.flag(report),
                area: TaskAreaId(ids.tasks.find(row.default_area, report)),
            });
        }
    }
    indicators
}
