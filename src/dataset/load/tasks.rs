//! Task areas, safeguards and the measures under them.

use super::{Cells, Ids};
use crate::dataset::field::name;
use crate::dataset::problem::Report;
use crate::dataset::{Measure, TaskArea, TaskAreaId, TaskKind};

pub(in crate::dataset) fn task_areas(cells: &Cells, report: &mut Report) -> Vec<TaskArea> {
    let mut areas = Vec::new();
    for row in cells.tasks() {
        areas.push(TaskArea {
            slug: row.id.owned(),
            kind: TaskKind::read(row.kind, report),
            name: name(row.name_zh, row.name_en, report),
            short: name(row.short_zh, row.short_en, report),
            section: row.section.required(report),
        });
    }
    areas
}

pub(in crate::dataset) fn measures(cells: &Cells, ids: &Ids, report: &mut Report) -> Vec<Measure> {
    let mut measures = Vec::new();
    for row in cells.measures() {
        measures.push(Measure {
            slug: row.id.required(report),
            area: TaskAreaId(ids.tasks.find(row.task, report)),
            name: name(row.name_zh, row.name_en, report),
        });
    }
    measures
}
