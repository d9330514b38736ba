//! The data set that is part of the program: its tables put together.

use super::load::{self, Ids};
use super::packing;
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
        #[cfg(target_arch = "wasm32")]
        {
            let (version, cells) = Cells::unpack(include_str!(env!("DUIKOU_TABLES")));
            assemble(&cells, version.to_owned(), Report::default(), &|_| ())
        }
        #[cfg(not(target_arch = "wasm32"))]
        {
            let mut report = Report::default();
            let cells = Files::BUILTIN.cells(&mut report);
            let version = packing::version(Files::BUILTIN.texts());
            assemble(&cells, version, report, &|_| ())
        }
    }

    /// The data set in the texts given, held to every rule.
    ///
    /// # Errors
    /// Every cell that cannot be read and every broken rule.
    pub fn read(files: &Files) -> Result<Self, Vec<Problem>> {
        let mut report = Report::default();
        let cells = files.cells(&mut report);
        let version = packing::version(files.texts());
        assemble(&cells, version, report, &|report| {
            rules::check(files, &cells, report);
        })
    }
}

fn assemble(
    cells: &Cells,
    version: String,
    mut report: Report,
    check: &dyn Fn(&mut Report),
) -> Result<Dataset, Vec<Problem>> {
    let ids = Ids::new(cells, &mut report);
    let (provinces, cities) = load::cities(cells, &ids, &mut report);
    let mut dataset = Dataset {
        plan: plan(),
        provinces,
        clusters: load::clusters(),
        base_areas: load::base_areas(cells, &mut report),
        cities,
        pairings: load::pairings(cells, &ids, &mut report),
        county_pairs: load::county_pairs(cells, &ids, &mut report),
        task_areas: load::task_areas(cells, &mut report),
        measures: load::measures(cells, &ids, &mut report),
        units: load::units(cells, &mut report),
        indicators: load::indicators(cells, &ids, &mut report),
        sources: load::sources(cells, &mut report),
        readings: load::readings(cells, &ids, &mut report),
        version,
        cutoff: plan().published,
    };
    dataset.cutoff = cutoff(&dataset);
    // Rules count and compare rows: with one missing they would blame its neighbours.
    if report.all_whole() {
        check(&mut report);
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
