//! Task areas, safeguards and the measures under them.

use super::{Ids, Tables};
use crate::dataset::field::name;
use crate::dataset::problem::Report;
use crate::dataset::tables::{MeasureRow, TaskRow};
use crate::dataset::{Measure, TaskArea, TaskAreaId, TaskKind};

const KINDS: &[(&str, TaskKind)] = &[("task", TaskKind::Task), ("safeguard", TaskKind::Safeguard)];

pub(in crate::dataset) fn task_areas(tables: &Tables, report: &mut Report) -> Vec<TaskArea> {
    let read = |row: &TaskRow| {
        let kind = row.kind.word(KINDS, report);
        let full = name(row.name_zh, row.name_en, report);
        let short = name(row.short_zh, row.short_en, report);
        let section = row.section.required(report);
        Some(TaskArea {
            slug: row.id.owned(),
            kind: kind?,
            name: full?,
            short: short?,
            section: section?,
        })
    };
    tables.tasks.iter().filter_map(read).collect()
}

pub(in crate::dataset) fn measures(
    tables: &Tables,
    ids: &Ids,
    report: &mut Report,
) -> Vec<Measure> {
    let read = |row: &MeasureRow| {
        let area = ids.tasks.find(row.task, report);
        let name = name(row.name_zh, row.name_en, report);
        Some(Measure {
            slug: row.id.required(report)?,
            area: TaskAreaId(area?),
            name: name?,
        })
    };
    tables.measures.iter().filter_map(read).collect()
}
