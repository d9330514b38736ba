//! Which readings there are to draw, and of which pairings there are none.

use crate::dataset::{Dataset, IndicatorId, PairingId, ReadingId};
use crate::layout::trend as layout;
use crate::state::State;
use crate::view::Model;

/// What there is to draw.
pub(super) struct Found {
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

impl Found {
    pub(super) fn new(model: &Model, state: &State) -> Option<Found> {
        let dataset = &model.dataset;
        let indicator = model.trending(state)?;
        let mut by_pairing: Vec<(Vec<ReadingId>, bool)> =
            vec![(Vec::new(), false); dataset.pairings.len()];
        let mut about_all = 0;
        for (reading, number) in dataset.readings.iter().zip(0..) {
            if reading.indicator != indicator || !state.filter.keeps_reading(reading) {
                continue;
            }
            let Some(pairing) = reading.pairing else {
                about_all += 1;
                continue;
            };
            let (figures, texts) = &mut by_pairing[pairing.index()];
            match layout::amount(dataset, reading) {
                Some(_) => figures.push(ReadingId(number)),
                None => *texts = true,
            }
        }
        let mut found = Found {
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
            for line in layout::lines(dataset, readings) {
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
        let dataset = &self.dataset;
        let mut readings: Vec<Vec<ReadingId>> = vec![Vec::new(); dataset.indicators.len()];
        for (reading, number) in dataset.readings.iter().zip(0..) {
            if layout::amount(dataset, reading).is_some() && reading.pairing.is_some() {
                readings[reading.indicator.index()].push(ReadingId(number));
            }
        }
        let mut best = None;
        let mut most = (1, 0);
        for &(indicator, _) in self.indicators() {
            let mut by_pairing: Vec<Vec<ReadingId>> = vec![Vec::new(); dataset.pairings.len()];
            let of_indicator = &readings[indicator.index()];
            for &id in of_indicator {
                if let Some(pairing) = dataset[id].pairing {
                    by_pairing[pairing.index()].push(id);
                }
            }
            let lines = by_pairing
                .iter()
                .flat_map(|ids| layout::lines(dataset, ids));
            let longest = lines.map(|line| line.len()).max().unwrap_or(0);
            if (longest, of_indicator.len()) > most && longest > 1 {
                (best, most) = (Some(indicator), (longest, of_indicator.len()));
            }
        }
        best.or_else(|| self.indicators().first().map(|(id, _)| *id))
    }
}
