//! Everything known about one selected thing, in one language and ready to show.

mod parts;
mod things;

use serde::Serialize;

use crate::dataset::{Dataset, Evidence, Key, SourceId};
use crate::date::PartialDate;
use crate::words::Lang;

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
    pub readings: Vec<ReadingRow>,
    pub empty_note: String,
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
pub fn detail(ds: &Dataset, key: Key, lang: Lang) -> Option<Detail> {
    let view = View { ds, lang };
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

/// The plan itself: every pairing, and every task area with its measures and
/// what is known about all pairings together.
pub fn overview(ds: &Dataset, lang: Lang) -> Detail {
    View { ds, lang }.overview()
}

/// A source as a reader can cite it.
pub fn source_ref(ds: &Dataset, id: SourceId, lang: Lang) -> SourceRef {
    View { ds, lang }.source(id)
}

/// What every part needs to be told in words.
#[derive(Clone, Copy)]
struct View<'a> {
    ds: &'a Dataset,
    lang: Lang,
}

#[cfg(test)]
mod tests;
