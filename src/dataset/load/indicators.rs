//! Units and indicators.

use super::{Cells, Ids};
use crate::dataset::field::name;
use crate::dataset::problem::Report;
use crate::dataset::{Dimension, Indicator, Nature, TaskAreaId, Unit, UnitId};

pub(in crate::dataset) fn units(cells: &Cells, report: &mut Report) -> Vec<Unit> {
    let mut units = Vec::new();
    for row in cells.units() {
        let dimension = Dimension::read(row.dimension, report);
        let counts = dimension != Dimension::Text;
        units.push(Unit {
            slug: row.id.owned(),
            name: name(row.name_zh, row.name_en, report),
            dimension,
            factor: counts.then(|| row.factor.number(report).0),
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
