//! The plan itself: what there is to choose from while nothing is selected.

use serde::Serialize;

use super::{Kept, PairingRef, View};
use crate::dataset::{Dataset, Evidence, Key, TaskAreaId, TaskKind};
use crate::labels::{plan_section, section};
use crate::state::Filter;
use crate::words::{Lang, fill};

/// Every pairing, every task area and every safeguard of the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The plan's title.
    pub title: String,
    /// All pairings in the plan's order.
    pub pairings: Vec<PairingRef>,
    /// Five task areas, then four safeguards.
    pub tasks: Vec<TaskRef>,
    /// The section of the plan that lists the pairings; empty where no plan is known.
    pub section_label: String,
}

/// A task area or safeguard in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct TaskRef {
    pub key: String,
    pub name: String,
    pub kind: TaskKind,
    pub section: String,
    /// How many readings there are of how many pairings, or that there is none.
    pub known: String,
}

/// The plan with all that can be chosen; what is counted follows the filter.
pub fn overview(ds: &Dataset, filter: &Filter, lang: Lang) -> Overview {
    let view = View::new(ds, lang);
    let mut tasks = Vec::with_capacity(ds.task_areas.len());
    for (id, area) in (0..).map(TaskAreaId).zip(&ds.task_areas) {
        tasks.push(TaskRef {
            key: ds.key_text(Key::TaskArea(id)),
            name: area.name.get(lang).to_owned(),
            kind: area.kind,
            section: section(&area.section, lang),
            known: known(ds, id, filter, lang),
        });
    }
    Overview {
        title: ds.plan.title.get(lang).to_owned(),
        pairings: view.pairing_refs(&|_| true),
        tasks,
        section_label: plan_section(&ds.plan, &ds.plan.pairings_section, lang),
    }
}

fn known(ds: &Dataset, id: TaskAreaId, filter: &Filter, lang: Lang) -> String {
    let words = lang.words();
    let kept = Kept::new(ds, filter);
    let (mut all, mut readings, mut secondary) = (0_usize, 0_usize, 0_usize);
    let mut with_readings = vec![false; ds.pairings.len()];
    for reading in &ds.readings {
        if reading.area != id {
            continue;
        }
        reading.add_to(&mut all);
        if kept.has(reading) {
            reading.add_to(&mut readings);
            if reading.evidence == Evidence::Secondary {
                reading.add_to(&mut secondary);
            }
            if let Some(pairing) = reading.pairing {
                with_readings[pairing.index()] = true;
            }
        }
    }
    let pairings = with_readings.iter().filter(|&&has| has).count();
    match (all, readings) {
        (0, _) => words.no_public_data.to_owned(),
        (_, 0) => words.task_filtered.to_owned(),
        _ => fill(
            words.task_known,
            &[
                ("n", &readings.to_string()),
                ("pairings", &pairings.to_string()),
                ("secondary", &secondary.to_string()),
            ],
        ),
    }
}
