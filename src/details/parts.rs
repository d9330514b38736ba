//! The parts of which every detail is made: areas, readings, counties, sources.
//!
//! Plain loops and `&dyn Fn`: each iterator chain is compiled anew for every
//! caller, and all of it travels to the reader.

use super::{AreaBlock, CountyRow, PairingRef, ReadingRow, SourceRef, View};
use crate::dataset::{CountyPair, Key, Pairing, PairingId, Reading, SourceId, TaskAreaId};
use crate::figures::{evidence_word, exact_value, reading_marks, reading_value};
use crate::labels::{pairing_label, pairing_short, section};
use crate::sort;

impl View<'_> {
    /// The nine areas with the plan's measures, or only those with readings.
    pub(super) fn areas(
        self,
        about: &dyn Fn(&Reading) -> bool,
        with_measures: bool,
    ) -> Vec<AreaBlock> {
        let mut areas = Vec::new();
        for id in (0..self.ds.task_areas.len() as u32).map(TaskAreaId) {
            let block = self.area(id, about, with_measures);
            if with_measures || !block.readings.is_empty() {
                areas.push(block);
            }
        }
        areas
    }

    pub(super) fn area(
        self,
        id: TaskAreaId,
        about: &dyn Fn(&Reading) -> bool,
        with_measures: bool,
    ) -> AreaBlock {
        let View { ds, lang } = self;
        let mut found: Vec<usize> = Vec::new();
        for (at, reading) in ds.readings.iter().enumerate() {
            if reading.area == id && about(reading) {
                found.push(at);
            }
        }
        let newest_first = |a: usize, b: usize| ds.readings[b].date.cmp(&ds.readings[a].date);
        sort::by(&mut found, &newest_first);
        let mut readings = Vec::with_capacity(found.len());
        for at in found {
            readings.push(self.reading(&ds.readings[at]));
        }
        let mut measures = Vec::new();
        for measure in &ds.measures {
            if with_measures && measure.area == id {
                measures.push(measure.name.get(lang).to_owned());
            }
        }
        AreaBlock {
            key: ds.key_text(Key::TaskArea(id)),
            name: ds[id].name.get(lang).to_owned(),
            section: section(&ds[id].section, lang),
            measures,
            empty_note: self.note_unless(!readings.is_empty()),
            readings,
        }
    }

    pub(super) fn empty_note(self, areas: &[AreaBlock]) -> String {
        self.note_unless(areas.iter().any(|area| !area.readings.is_empty()))
    }

    /// Missing is not zero, and is said in words.
    fn note_unless(self, found: bool) -> String {
        if found {
            String::new()
        } else {
            self.lang.words().no_reading.to_owned()
        }
    }

    fn reading(self, reading: &Reading) -> ReadingRow {
        let View { ds, lang } = self;
        let all = || lang.words().all_pairings.to_owned();
        ReadingRow {
            key: reading.slug.clone(),
            pairing: reading.pairing.map(|id| ds.key_text(Key::Pairing(id))),
            pairing_label: reading
                .pairing
                .map_or_else(all, |id| pairing_short(ds, id, lang)),
            date: reading.date,
            date_label: reading.date.label(lang),
            indicator: ds[reading.indicator].name.get(lang).to_owned(),
            value: reading_value(reading, ds, lang),
            exact: exact_value(reading, ds, lang),
            evidence: reading.evidence,
            evidence_label: evidence_word(reading.evidence, lang),
            marks: reading_marks(reading, lang),
            note: reading.note.get(lang).to_owned(),
            source: self.source(reading.source),
        }
    }

    pub(super) fn counties(self, member: &dyn Fn(&CountyPair) -> bool) -> Vec<CountyRow> {
        let mut rows = Vec::new();
        for pair in &self.ds.county_pairs {
            if member(pair) {
                rows.push(CountyRow {
                    key: pair.key.clone(),
                    east: pair.east.get(self.lang).to_owned(),
                    base: pair.base.get(self.lang).to_owned(),
                    since: pair.since.label(self.lang),
                    source: self.source(pair.source),
                });
            }
        }
        rows
    }

    /// The pairings that belong, in the plan's order.
    pub(super) fn pairing_refs(self, member: &dyn Fn(&Pairing) -> bool) -> Vec<PairingRef> {
        let mut refs = Vec::new();
        for (id, pairing) in (0..).map(PairingId).zip(&self.ds.pairings) {
            if member(pairing) {
                refs.push(self.pairing_ref(id));
            }
        }
        refs
    }

    pub(super) fn pairing_ref(self, id: PairingId) -> PairingRef {
        PairingRef {
            key: self.ds.key_text(Key::Pairing(id)),
            label: pairing_label(self.ds, id, self.lang),
        }
    }

    pub(super) fn source(self, id: SourceId) -> SourceRef {
        let source = &self.ds[id];
        let unnamed = source.publisher.is_empty();
        let publisher = if unnamed {
            self.lang.words().publisher_unknown
        } else {
            &source.publisher
        };
        SourceRef {
            key: source.slug.clone(),
            publisher: publisher.to_owned(),
            title: source.title.clone(),
            published: source.published,
            kind: source.kind,
            kind_label: evidence_word(source.kind, self.lang),
            url: Some(source.url.clone()).filter(|url| !url.is_empty()),
            note: source.note.clone(),
        }
    }
}
