//! Which readings there are to draw, and of which pairings there are none.

use crate::cube::{Cube, Slice, joined, lines, parts_of};
use crate::dataset::{Dataset, IndicatorId, PairingId, ReadingId};
use crate::layout::trend as layout;
use crate::state::State;
use crate::view::Model;

/// What there is to draw.
pub(super) struct Found<'a> {
    pub(super) cube: &'a Cube,
    pub(super) indicator: IndicatorId,
    /// Pairings with figures, in the plan's order.
    pub(super) drawn: Vec<(PairingId, Vec<ReadingId>)>,
    /// Pairings whose readings are texts.
    pub(super) told: Vec<PairingId>,
    /// Pairings of which the filters leave no reading of the indicator.
    pub(super) missing: Vec<PairingId>,
    /// Readings about all pairings.
    pub(super) about_all: usize,
}

impl Found<'_> {
    pub(super) fn new<'a>(model: &'a Model, state: &State) -> Option<Found<'a>> {
        let (dataset, cube) = (&model.dataset, model.cube()?);
        let indicator = model.trending(state)?;
        let mut by_pairing: Vec<(Vec<ReadingId>, bool)> =
            vec![(Vec::new(), false); dataset.pairings.len()];
        let mut about_all = 0;
        for (reading, number) in dataset.readings.iter().zip(0..) {
            if reading.indicator != indicator || !state.filter.keeps_reading(reading) {
                continue;
            }
            let Some(pairing) = reading.pairing else {
                reading.add_to(&mut about_all);
                continue;
            };
            let (figures, texts) = &mut by_pairing[pairing.index()];
            match layout::amount(dataset, reading) {
                Some(_) => figures.push(ReadingId(number)),
                None => *texts = true,
            }
        }
        let mut found = Found {
            cube,
            indicator,
            drawn: Vec::new(),
            told: Vec::new(),
            missing: Vec::new(),
            about_all,
        };
        for pairing in model.shown(state) {
            let (figures, texts) = std::mem::take(&mut by_pairing[pairing.index()]);
            if !figures.is_empty() {
                found.drawn.push((pairing, figures));
            } else if texts {
                found.told.push(pairing);
            } else {
                found.missing.push(pairing);
            }
        }
        Some(found)
    }

    /// The years of the axis: the plan's term and whatever lies beyond it, of
    /// these the ones that the filter keeps.
    pub(super) fn years(&self, dataset: &Dataset, state: &State) -> (i32, i32) {
        let (mut first, mut last) = (dataset.plan.start, dataset.plan.end);
        for &id in self.drawn.iter().flat_map(|(_, readings)| readings) {
            let year = dataset[id].date.year;
            (first, last) = (first.min(year), last.max(year));
        }
        match state.filter.years {
            Some((from, to)) if from <= last && first <= to => (first.max(from), last.min(to)),
            _ => (first, last),
        }
    }

    /// Every line of every pairing.
    pub(super) fn lines(&self, dataset: &Dataset) -> Vec<(PairingId, Vec<ReadingId>)> {
        let mut lines = Vec::new();
        for (pairing, readings) in &self.drawn {
            for line in joined(self.cube, dataset, readings) {
                lines.push((*pairing, line));
            }
        }
        lines
    }
}

impl Model {
    /// The indicator whose readings are shown over time: the first one chosen,
    /// else the one with most readings on one line, of equals that with most
    /// readings; else any.
    pub fn trending(&self, state: &State) -> Option<IndicatorId> {
        let chosen = state.filter.indicators.first().copied();
        chosen.or_else(|| *self.trending.get_or_init(|| self.longest()))
    }

    fn longest(&self) -> Option<IndicatorId> {
        let (dataset, cube) = (&self.dataset, self.cube()?);
        // Of each indicator the most readings on one line, and how many it has in all.
        let mut known = vec![(0, 0); dataset.indicators.len()];
        for mut line in lines(cube, &Slice::all(cube)) {
            let figure = |id: &ReadingId| layout::amount(dataset, &dataset[*id]).is_some();
            line.readings.retain(figure);
            if line.pairing.is_some() {
                let (longest, all) = &mut known[line.indicator.index()];
                *all += line.readings.len();
                // No part is longer than the whole.
                if line.readings.len() > *longest {
                    for part in parts_of(dataset, &line) {
                        *longest = part.len().max(*longest);
                    }
                }
            }
        }
        let mut best = None;
        let mut most = (1, 0);
        for &(indicator, _) in self.indicators() {
            let known = known[indicator.index()];
            if known > most && known.0 > 1 {
                (best, most) = (Some(indicator), known);
            }
        }
        best.or_else(|| self.indicators().first().map(|(id, _)| *id))
    }
}
