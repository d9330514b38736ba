//! The data set that is part of the program: its tables put together.

use super::load::{self, Ids};
use super::problem::{Problem, Report};
use super::tables::{Cells, Files};
use super::{Dataset, Name, Plan, rules};
use crate::date::PartialDate;

impl Dataset {
    /// The plan's 20 pairings and what is publicly known about them.
    ///
    /// The texts cannot change after the build, and a test holds them to every
    /// rule of [`Dataset::read`]; so only what the types need is checked here.
    ///
    /// # Errors
    /// Every cell that cannot be read.
    pub fn builtin() -> Result<Self, Vec<Problem>> {
        assemble(&Files::BUILTIN, |_, _, _| ())
    }

    /// The data set in the texts given, held to every rule.
    ///
    /// # Errors
    /// Every cell that cannot be read and every broken rule.
    pub fn read(files: &Files) -> Result<Self, Vec<Problem>> {
        assemble(files, rules::check)
    }
}

fn assemble(
    files: &Files,
    check: fn(&Files, &Cells, &mut Report),
) -> Result<Dataset, Vec<Problem>> {
    let mut report = Report::default();
    let cells = files.cells(&mut report);
    let ids = Ids::new(&cells, &mut report);
    let (provinces, cities) = load::cities(&cells, &ids, &mut report);
    let mut dataset = Dataset {
        plan: plan(),
        provinces,
        clusters: load::clusters(),
        base_areas: load::base_areas(&cells, &mut report),
        cities,
        pairings: load::pairings(&cells, &ids, &mut report),
        county_pairs: load::county_pairs(&cells, &ids, &mut report),
        task_areas: load::task_areas(&cells, &mut report),
        measures: load::measures(&cells, &ids, &mut report),
        units: load::units(&cells, &mut report),
        indicators: load::indicators(&cells, &ids, &mut report),
        sources: load::sources(&cells, &mut report),
        readings: load::readings(&cells, &ids, &mut report),
        version: version(files),
        cutoff: plan().published,
    };
    dataset.cutoff = cutoff(&dataset);
    // Rules count and compare rows: with one missing they would blame its neighbours.
    if report.all_whole() {
        check(files, &cells, &mut report);
    }
    report.sort();
    report.result(dataset)
}

/// The plan's particulars, which stand in no table.
pub(super) fn plan() -> Plan {
    Plan {
        title: Name {
            zh: "革命老区重点城市对口合作工作方案".to_owned(),
            en: "Work plan for pairing cooperation of key cities in old revolutionary base areas"
                .to_owned(),
        },
        number: "发改振兴〔2022〕766号".to_owned(),
        dated: PartialDate::from_ymd(2022, 5, 19),
        published: PartialDate::from_ymd(2022, 6, 7),
        start: 2022,
        end: 2030,
        pairings_section: "二".to_owned(),
    }
}

/// FNV-1a over all texts: the same for the same data on every machine.
fn version(files: &Files) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for text in files.texts() {
        // The zero keeps a row that moves to another file from going unnoticed.
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    let mut digits = format!("{hash:016x}");
    digits.truncate(12);
    digits
}

/// The day up to which something is known. Plans may lie ahead and do not count.
fn cutoff(dataset: &Dataset) -> PartialDate {
    let readings = dataset
        .readings
        .iter()
        .filter(|reading| !reading.planned)
        .map(|reading| reading.date);
    let pages = dataset.sources.iter().filter_map(|source| source.published);
    readings
        .chain(pages)
        .max()
        .unwrap_or(dataset.plan.published)
}
