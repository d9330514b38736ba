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
    let known = tallies(ds, filter);
    for ((id, area), known) in (0..).map(TaskAreaId).zip(&ds.task_areas).zip(known) {
        tasks.push(TaskRef {
            key: ds.key_text(Key::TaskArea(id)),
            name: area.name.get(lang).to_owned(),
            kind: area.kind,
            section: section(&area.section, lang),
            known: known.words(lang),
        });
    }
    Overview {
        title: ds.plan.title.get(lang).to_owned(),
        pairings: view.pairing_refs(&|_| true),
        tasks,
        section_label: plan_section(&ds.plan, &ds.plan.pairings_section, lang),
    }
}

/// What is known of a task area.
#[derive(Debug, Clone)]
struct Tally {
    /// Readings, whether the filter keeps them or not.
    all: usize,
    readings: usize,
    secondary: usize,
    /// Which pairings have readings.
    pairings: Vec<bool>,
}

/// What is known of each task area, in one pass over the readings.
fn tallies(ds: &Dataset, filter: &Filter) -> Vec<Tally> {
    let kept = Kept::new(ds, filter);
    let none = Tally {
        all: 0,
        readings: 0,
        secondary: 0,
        pairings: vec![false; ds.pairings.len()],
    };
    let mut tallies = vec![none; ds.task_areas.len()];
    for reading in &ds.readings {
        let Some(tally) = tallies.get_mut(reading.area.index()) else {
            continue;
        };
        reading.add_to(&mut tally.all);
        if kept.has(reading) {
            reading.add_to(&mut tally.readings);
            if reading.evidence == Evidence::Secondary {
                reading.add_to(&mut tally.secondary);
            }
            if let Some(pairing) = reading.pairing {
                tally.pairings[pairing.index()] = true;
            }
        }
    }
    tallies
}

impl Tally {
    fn words(&self, lang: Lang) -> String {
        let words = lang.words();
        let pairings = self.pairings.iter().filter(|&&has| has).count();
        match (self.all, self.readings) {
            (0, _) => words.no_public_data.to_owned(),
            (_, 0) => words.task_filtered.to_owned(),
            _ => fill(
                words.task_known,
                &[
                    ("n", &self.readings.to_string()),
                    ("pairings", &pairings.to_string()),
                    ("secondary", &self.secondary.to_string()),
                ],
            ),
        }
    }
}
