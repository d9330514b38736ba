//! The parts of which every detail is made: areas, readings, counties, sources.
//!
//! Plain loops and `&dyn Fn`: each iterator chain is compiled anew for every
//! caller, and all of it travels to the reader.

use super::{AreaBlock, CountyRow, PairingRef, ReadingGroup, ReadingRow, SourceRef, View};
use crate::dataset::{CountyPair, Key, Pairing, PairingId, Reading, SourceId, TaskAreaId};
use crate::figures::{
    date_note, evidence_word, exact_value, reading_marks, reading_note, reading_value,
};
use crate::labels::{pairing_label, pairing_short, section};
use crate::sort;
use crate::words::fill;

impl View<'_> {
    /// The areas to list with the plan's measures, or only those with readings.
    pub(super) fn areas(
        self,
        about: &dyn Fn(&Reading) -> bool,
        with_measures: bool,
    ) -> Vec<AreaBlock> {
        let mut areas = Vec::new();
        for id in (0..self.ds.task_areas.len() as u32).map(TaskAreaId) {
            if !self.lists(id) {
                continue;
            }
            let (found, hidden) = self.found(id, about, false);
            if with_measures || !found.is_empty() {
                areas.push(AreaBlock {
                    measures: self.measures(id, with_measures),
                    readings: self.rows(&found),
                    ..self.block(id, &found, hidden)
                });
            }
        }
        areas
    }

    /// One area with its measures and the readings of all pairings, by pairing.
    pub(super) fn whole_area(self, id: TaskAreaId, about: &dyn Fn(&Reading) -> bool) -> AreaBlock {
        let ds = self.ds;
        let (found, hidden) = self.found(id, about, true);
        let mut groups = Vec::new();
        let mut rest = found.as_slice();
        while let Some(&first) = rest.first() {
            let pairing = ds.readings[first].pairing;
            let count = rest
                .iter()
                .take_while(|&&at| ds.readings[at].pairing == pairing)
                .count();
            let (own, others) = rest.split_at(count);
            rest = others;
            groups.push(ReadingGroup {
                key: pairing.map(|id| ds.key_text(Key::Pairing(id))),
                label: self.whose(pairing),
                readings: self.rows(own),
            });
        }
        AreaBlock {
            measures: self.measures(id, true),
            groups,
            ..self.block(id, &found, hidden)
        }
    }

    fn block(self, id: TaskAreaId, found: &[usize], hidden: usize) -> AreaBlock {
        AreaBlock {
            key: self.ds.key_text(Key::TaskArea(id)),
            name: self.ds[id].name.get(self.lang).to_owned(),
            section: section(&self.ds[id].section, self.lang),
            measures: Vec::new(),
            readings: Vec::new(),
            groups: Vec::new(),
            hidden,
            empty_note: self.note_unless(hidden > 0 || !found.is_empty()),
        }
    }

    /// An area's readings to list, newest first, if wanted pairing by pairing in
    /// the plan's order; and how many more the filter keeps back.
    fn found(
        self,
        id: TaskAreaId,
        about: &dyn Fn(&Reading) -> bool,
        by_pairing: bool,
    ) -> (Vec<usize>, usize) {
        let readings = &self.ds.readings;
        let mut found: Vec<usize> = Vec::new();
        let mut hidden = 0;
        for (at, reading) in readings.iter().enumerate() {
            if reading.area != id || !about(reading) {
                continue;
            }
            if (self.keeps)(reading) {
                found.push(at);
            } else {
                reading.add_to(&mut hidden);
            }
        }
        let group = |at: usize| match readings[at].pairing {
            Some(pairing) if by_pairing => pairing.0,
            _ => u32::MAX,
        };
        sort::by(&mut found, &|a, b| {
            let newest_first = readings[b].date.cmp(&readings[a].date);
            group(a).cmp(&group(b)).then(newest_first)
        });
        (found, hidden)
    }

    fn rows(self, found: &[usize]) -> Vec<ReadingRow> {
        let mut rows = Vec::with_capacity(found.len());
        for &at in found {
            rows.push(self.reading(&self.ds.readings[at]));
        }
        rows
    }

    fn measures(self, id: TaskAreaId, wanted: bool) -> Vec<String> {
        let mut measures = Vec::new();
        for measure in &self.ds.measures {
            if wanted && measure.area == id {
                measures.push(measure.name.get(self.lang).to_owned());
            }
        }
        measures
    }

    fn lists(self, id: TaskAreaId) -> bool {
        self.areas.is_none_or(|areas| areas.contains(&id))
    }

    /// Missing is not zero, and is said in words; what is filtered is not missing.
    pub(super) fn empty_note(self, about: &dyn Fn(&Reading) -> bool) -> String {
        let mut found = false;
        for reading in &self.ds.readings {
            found |= about(reading) && self.lists(reading.area);
        }
        self.note_unless(found)
    }

    fn note_unless(self, found: bool) -> String {
        if found {
            String::new()
        } else {
            self.lang.words().no_reading.to_owned()
        }
    }

    /// How many readings the filter keeps back, and how many are of other areas
    /// than those to list.
    pub(super) fn left_out(self, about: &dyn Fn(&Reading) -> bool) -> Vec<String> {
        let words = self.lang.words();
        let (mut hidden, mut elsewhere) = (0_usize, 0_usize);
        for reading in &self.ds.readings {
            if about(reading) {
                if !(self.keeps)(reading) {
                    reading.add_to(&mut hidden);
                } else if !self.lists(reading.area) {
                    reading.add_to(&mut elsewhere);
                }
            }
        }
        let mut sentences = Vec::new();
        for (count, sentence) in [
            (hidden, words.left_out_by_filter),
            (elsewhere, words.left_out_elsewhere),
        ] {
            if count > 0 {
                sentences.push(fill(sentence, &[("n", &count.to_string())]));
            }
        }
        sentences
    }

    /// A pairing's short name, or that all are meant.
    fn whose(self, pairing: Option<PairingId>) -> String {
        match pairing {
            Some(id) => pairing_short(self.ds, id, self.lang),
            None => self.lang.words().all_pairings.to_owned(),
        }
    }

    pub(super) fn reading(self, reading: &Reading) -> ReadingRow {
        let View { ds, lang, .. } = self;
        ReadingRow {
            key: reading.slug.clone(),
            pairing: reading.pairing.map(|id| ds.key_text(Key::Pairing(id))),
            pairing_label: self.whose(reading.pairing),
            date: reading.date,
            date_label: reading.date.label(lang),
            date_note: date_note(reading, lang),
            area: ds[reading.area].short.get(lang).to_owned(),
            indicator: ds[reading.indicator].name.get(lang).to_owned(),
            value: reading_value(reading, ds, lang),
            exact: exact_value(reading, ds, lang),
            evidence: reading.evidence,
            evidence_label: evidence_word(reading.evidence, lang),
            marks: reading_marks(reading, lang),
            note: reading_note(reading, lang),
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
