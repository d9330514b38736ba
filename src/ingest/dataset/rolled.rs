//! Few rows of many, so that what is drawn stays small.

use super::super::loaded::{Loaded, MeasureOf};
use super::super::rollup::{Meaning, Rule, roll_up};
use crate::cube::rules;
use crate::dataset::{Dataset, Dimension, Indicator, IndicatorId, TaskAreaId, UnitId};
use crate::date::PartialDate;
use crate::sort;

impl Loaded {
    /// The same with the rows of a year rolled up that share pairing, task area, measure,
    /// source and marks; the same as it is where there are figures in words, which nothing
    /// can stand for. Remarks leave: they are of one row each.
    #[must_use]
    pub fn rolled_up(self, ds: &Dataset) -> Self {
        self.rolled(ds, true)
    }

    /// The same with rows of different sources rolled up as well: they rest on the file.
    #[must_use]
    pub fn rolled_up_over_sources(self, ds: &Dataset) -> Self {
        self.rolled(ds, false)
    }

    fn rolled(self, ds: &Dataset, by_source: bool) -> Self {
        let members = &self.members;
        let text = |measure: &MeasureOf| {
            let unit = measure.unit.as_ref().ok();
            let unit = unit.and_then(|id| ds.units.get(id.index()));
            unit.is_some_and(|unit| unit.dimension == Dimension::Text)
        };
        if members.measures.iter().any(text) {
            return self;
        }
        let mut dates = members.dates.clone();
        let mut years = Vec::with_capacity(dates.len());
        for &(date, basis) in &members.dates {
            let year = (PartialDate::from_year(date.year), basis);
            let at = dates.iter().position(|other| *other == year);
            years.push(at.unwrap_or(dates.len()) as u16);
            if at.is_none() {
                dates.push(year);
            }
        }
        let mut order = vec![0; dates.len()];
        let sorted = sort::order(dates.len(), &|a, b| dates[a].0.cmp(&dates[b].0));
        for (place, at) in (0..).zip(sorted) {
            order[at] = place;
        }
        let mut rules = Vec::with_capacity(members.measures.len());
        for measure in &members.measures {
            let indicator = indicator(ds, measure);
            let rule = |planned| Rule::from(rules::over_time(&indicator, planned));
            rules.push((rule(true), rule(false)));
        }
        let rule = |measure: u16| rules.get(usize::from(measure)).copied();
        let rows = roll_up(
            &self.rows,
            &Meaning {
                year: &|date| years.get(usize::from(date)).copied().unwrap_or(date),
                order: &|date| order.get(usize::from(date)).copied().unwrap_or(0),
                planned: &|measure| rule(measure).map_or(Rule::Latest, |(planned, _)| planned),
                actual: &|measure| rule(measure).map_or(Rule::Latest, |(_, actual)| actual),
                by_source,
            },
        );
        let mut members = self.members;
        members.dates = dates;
        members.texts = Vec::new();
        Loaded { rows, members }
    }
}

/// The indicator as far as the rules ask: as it will be in the data set.
fn indicator(ds: &Dataset, measure: &MeasureOf) -> Indicator {
    let known = measure.indicator.as_ref().ok();
    let known = known.and_then(|id: &IndicatorId| ds.indicators.get(id.index()));
    match known.filter(|known| measure.nature.is_none_or(|nature| nature == known.nature)) {
        Some(known) => known.clone(),
        None => super::indicator(ds, measure, UnitId(0), TaskAreaId(0)),
    }
}
