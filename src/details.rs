//! Everything known about one selected thing, in one language and ready to show.

mod compare;
mod overview;
mod parts;
mod profile;
mod things;

use serde::Serialize;

use crate::dataset::{Dataset, Evidence, Key, PairingId, Reading, ReadingId, SourceId, TaskAreaId};
use crate::date::PartialDate;
use crate::state::{Filter, Focus};
use crate::words::Lang;

pub use compare::{Compared, ComparedCell, ComparedRow, Comparison, Mark, compared, comparison};
pub use overview::{Overview, TaskRef, overview};
pub use profile::{Cited, Profile, ProfileLine, profile};

/// All about one thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// Its key.
    pub key: String,
    /// Its name in full.
    pub title: String,
    /// What it is, or where it belongs.
    pub subtitle: String,
    /// Particulars.
    pub facts: Vec<Fact>,
    /// The pairings it stands in; none for a pairing itself.
    pub pairings: Vec<PairingRef>,
    /// Task areas and safeguards with measures and readings.
    pub areas: Vec<AreaBlock>,
    /// County-level pairs.
    pub counties: Vec<CountyRow>,
    /// The section of the plan it rests on; empty where no plan is known.
    pub section_label: String,
    /// Said where no public reading was found; else empty.
    pub empty_note: String,
    /// What the filter or the rest of the selection keeps from being listed, in sentences.
    pub left_out: Vec<String>,
}

/// One particular.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// A pairing in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct PairingRef {
    pub key: String,
    pub label: String,
}

/// One task area or safeguard.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AreaBlock {
    pub key: String,
    pub name: String,
    pub section: String,
    pub measures: Vec<String>,
    /// Newest first; empty where they are in `groups`.
    pub readings: Vec<ReadingRow>,
    /// The readings by pairing, in the plan's order, where they are of many.
    pub groups: Vec<ReadingGroup>,
    /// How many readings the filter keeps back.
    pub hidden: usize,
    /// Said where no public reading was found, filtered or not; else empty.
    pub empty_note: String,
}

/// The readings of one pairing, newest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ReadingGroup {
    /// The pairing's key; `None` for readings about all of them.
    pub key: Option<String>,
    pub label: String,
    pub readings: Vec<ReadingRow>,
}

/// One reading.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ReadingRow {
    pub key: String,
    /// The pairing's key; `None` for a reading about all of them.
    pub pairing: Option<String>,
    pub pairing_label: String,
    pub date: PartialDate,
    pub date_label: String,
    /// How the date is known, where it does not stand in the text; one of `marks`.
    pub date_note: &'static str,
    /// Short name of the task area or safeguard.
    pub area: String,
    pub indicator: String,
    /// With unit, bound and the word for plans.
    pub value: String,
    /// The value written out, without 万, 亿, million or billion; empty where it is the same.
    pub exact: String,
    pub evidence: Evidence,
    pub evidence_label: &'static str,
    /// Words that qualify the value.
    pub marks: Vec<&'static str>,
    pub note: String,
    pub source: SourceRef,
}

/// A source to cite. Publisher and title are in the language they were published in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SourceRef {
    pub key: String,
    pub publisher: String,
    pub title: String,
    pub published: Option<PartialDate>,
    pub kind: Evidence,
    pub kind_label: &'static str,
    pub url: Option<String>,
    pub note: String,
}

/// One county-level pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct CountyRow {
    pub key: String,
    pub east: String,
    pub base: String,
    pub since: String,
    pub source: SourceRef,
}

/// What is known about the thing a key names; `None` when the data set has no such thing.
///
/// Of readings only those that `filter` keeps are listed, and where task areas are
/// selected with it (`focus`) only theirs. What is left out is said.
pub fn detail(
    ds: &Dataset,
    key: Key,
    filter: &Filter,
    focus: &Focus,
    lang: Lang,
) -> Option<Detail> {
    let kept = Kept::new(ds, filter);
    let by_filter = (!filter.areas.is_empty()).then_some(&filter.areas);
    let view = View {
        areas: focus.areas.as_ref().or(by_filter).map(Vec::as_slice),
        with_pairings: focus.pairings.is_some(),
        keeps: &|reading| kept.has(reading),
        ..View::new(ds, lang)
    };
    ds.has(key).then(|| match key {
        Key::Pairing(id) => view.pairing(id),
        Key::City(id) => view.city(id),
        Key::BaseArea(id) => view.base_area(id),
        Key::Cluster(id) => view.cluster(id),
        Key::Province(id) => view.province(id),
        Key::TaskArea(id) => view.task_area(id),
        Key::CountyPair(id) => view.county_pair(id),
    })
}

/// A reading as a row of a table.
pub fn reading_row(ds: &Dataset, id: ReadingId, lang: Lang) -> ReadingRow {
    View::new(ds, lang).reading(&ds[id])
}

/// A source as a reader can cite it.
pub fn source_ref(ds: &Dataset, id: SourceId, lang: Lang) -> SourceRef {
    View::new(ds, lang).source(id)
}

/// What every part needs to be told in words, and what of it is to be told.
#[derive(Clone, Copy)]
struct View<'a> {
    ds: &'a Dataset,
    lang: Lang,
    /// Whether a reading is listed.
    keeps: &'a dyn Fn(&Reading) -> bool,
    /// The only task areas to list, if not all.
    areas: Option<&'a [TaskAreaId]>,
    /// Whether pairings are told of beside what is asked for.
    with_pairings: bool,
}

impl<'a> View<'a> {
    /// Tells everything.
    fn new(ds: &'a Dataset, lang: Lang) -> Self {
        View {
            ds,
            lang,
            keeps: &|_| true,
            areas: None,
            with_pairings: false,
        }
    }
}

/// The readings that a filter keeps. Those about all pairings are kept where no
/// pairing is left out.
struct Kept<'a> {
    filter: &'a Filter,
    pairings: Vec<bool>,
}

impl<'a> Kept<'a> {
    fn new(ds: &Dataset, filter: &'a Filter) -> Self {
        let mut pairings = Vec::with_capacity(ds.pairings.len());
        for id in 0..ds.pairings.len() as u32 {
            pairings.push(filter.keeps_pairing(ds, PairingId(id)));
        }
        Kept { filter, pairings }
    }

    fn has(&self, reading: &Reading) -> bool {
        let pairing = match reading.pairing {
            Some(id) => self.pairings[id.index()],
            None => !self.pairings.contains(&false),
        };
        pairing && self.filter.keeps_reading(reading)
    }
}

#[cfg(test)]
mod tests;
