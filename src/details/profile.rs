//! A pairing on one page: what an official hands out.
//!
//! It tells of the pairing as a whole and knows no filter, so that no two copies
//! of it differ.

use serde::Serialize;

use super::{Fact, ReadingRow, SourceRef, View};
use crate::cube::{Axis, Cube, Member, Slice, rules::is_plan, standings};
use crate::dataset::{
    Dataset, DateBasis, Evidence, IndicatorId, Key, Nature, PairingId, Reading, Scope, SourceId,
    TaskAreaId, Value, count,
};
use crate::date::PartialDate;
use crate::figures::evidence_word;
use crate::labels::{credit, pairing_title, plan_section, term};
use crate::layout::timeline::{Kind, kind};
use crate::sort;
use crate::words::{Lang, fill};

/// So many lines at most: what happened and what is planned is told in brief.
const MILESTONES: usize = 6;
const PLANS: usize = 4;

/// A pairing in brief.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The pairing's key.
    pub key: String,
    /// Both cities.
    pub title: String,
    /// Both cities with where they belong, and how far the term has come.
    pub facts: Vec<Fact>,
    /// First year of the term.
    pub start: i32,
    /// Last year of the term.
    pub end: i32,
    /// The present year, where it is known.
    pub year: Option<i32>,
    /// The section of the plan it rests on; empty where no plan is known.
    pub section_label: String,
    /// How many readings there are, and of what kind; or that there is none.
    pub basis: String,
    /// The dated events that matter most, newest first; without a value where it
    /// is just one event.
    pub milestones: Vec<ProfileLine>,
    /// How many more there are.
    pub more_milestones: usize,
    /// How many visits and meetings are on record, in a sentence; empty for none.
    pub visits: String,
    /// Of each indicator the figure that stands for the pairing, plans apart.
    pub figures: Vec<ProfileLine>,
    /// What is planned or expected, newest first.
    pub plans: Vec<ProfileLine>,
    /// How many more there are.
    pub more_plans: usize,
    /// The task areas and safeguards of which no public reading was found.
    pub gaps: Vec<String>,
    /// The sources of all lines, in the order of their numbers.
    pub sources: Vec<Cited>,
    /// What these figures do not say.
    pub caveat: &'static str,
    /// Up to when the data reach, and which data.
    pub credit: String,
}

/// A reading on a profile.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ProfileLine {
    pub reading: ReadingRow,
    /// Its date, and in a word how the date is known where it is not stated.
    pub date: String,
    /// Where it does not cover just the pairing, that in a word; else empty.
    pub scope: &'static str,
    /// The number of its source, from 1.
    pub cite: usize,
    /// How many other readings of its indicator the pairing has, plans apart.
    pub others: usize,
}

/// A numbered source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Cited {
    pub number: usize,
    /// When it was published, in words; empty where that is not known.
    pub date: String,
    pub source: SourceRef,
}

/// A pairing in brief. `cube` holds the readings of the same data set; `today`
/// says how far the term has come.
pub fn profile(
    ds: &Dataset,
    cube: &Cube,
    id: PairingId,
    today: Option<PartialDate>,
    lang: Lang,
) -> Profile {
    let view = View::new(ds, lang);
    let pairing = &ds[id];
    let mut own = Vec::new();
    for reading in &ds.readings {
        if reading.pairing == Some(id) {
            own.push(reading);
        }
    }
    let year = today.map(|today| today.year);
    let mut lines = Lines::new(view);
    let (milestones, more_milestones) = lines.milestones(&own);
    let figures = lines.figures(cube, id, &own);
    let (plans, more_plans) = lines.plans(&own);
    Profile {
        key: ds.key_text(Key::Pairing(id)),
        title: pairing_title(ds, id, lang),
        facts: view.pairing_facts(
            id,
            so_far(
                term(pairing, lang),
                (pairing.start, pairing.end),
                year,
                lang,
            ),
        ),
        start: pairing.start,
        end: pairing.end,
        year,
        section_label: plan_section(&ds.plan, &ds.plan.pairings_section, lang),
        basis: basis(&own, lang),
        milestones,
        more_milestones,
        visits: visits(ds, &own, lang),
        figures,
        plans,
        more_plans,
        gaps: gaps(ds, &own, lang),
        sources: lines.sources(),
        caveat: lang.words().profile_caveat,
        credit: credit(ds, lang),
    }
}

/// The term, and how much of it has passed.
pub(super) fn so_far(
    term: String,
    (start, end): (i32, i32),
    year: Option<i32>,
    lang: Lang,
) -> String {
    let words = lang.words();
    let Some(year) = year else {
        return term;
    };
    let template = if year < start {
        words.term_ahead
    } else if year > end {
        words.term_over
    } else {
        words.term_running
    };
    let holes = [
        ("term", &*term),
        ("year", &year.to_string()),
        ("n", &(year - start + 1).to_string()),
        ("total", &(end - start + 1).to_string()),
    ];
    fill(template, &holes)
}

pub(super) fn basis(own: &[&Reading], lang: Lang) -> String {
    let words = lang.words();
    if own.is_empty() {
        return words.no_reading.to_owned();
    }
    let mut kinds = Vec::new();
    let all = || own.iter().copied();
    for kind in Evidence::ALL {
        let n = count(&mut all().filter(|r| r.evidence == kind));
        if n > 0 {
            let holes = [("kind", evidence_word(kind, lang)), ("n", &n.to_string())];
            kinds.push(fill(words.profile_kind, &holes));
        }
    }
    let holes = [
        ("n", &*count(&mut all()).to_string()),
        ("kinds", &kinds.join(words.comma)),
    ];
    fill(words.profile_basis, &holes)
}

/// Visits are many, and are counted: an exchange more or less tells little.
pub(super) fn visits(ds: &Dataset, own: &[&Reading], lang: Lang) -> String {
    let mut count = 0_usize;
    let mut latest: Option<PartialDate> = None;
    for reading in own {
        if happening(ds, reading) == Some(Kind::Visit) && !plan(ds, reading) {
            reading.add_to(&mut count);
            latest = latest.max(Some(reading.date));
        }
    }
    latest.map_or(String::new(), |date| {
        let holes = [("n", &*count.to_string()), ("date", &date.label(lang))];
        fill(lang.words().profile_visits, &holes)
    })
}

fn gaps(ds: &Dataset, own: &[&Reading], lang: Lang) -> Vec<String> {
    let mut gaps = Vec::new();
    for (id, area) in (0..).map(TaskAreaId).zip(&ds.task_areas) {
        if !own.iter().any(|reading| reading.area == id) {
            gaps.push(area.short.get(lang).to_owned());
        }
    }
    gaps
}

/// The kind of a reading that tells of something that happened at its date; `None`
/// for one that measures.
pub(super) fn happening(ds: &Dataset, reading: &Reading) -> Option<Kind> {
    let nature = ds[reading.indicator].nature;
    let kind = kind(ds, reading);
    (matches!(nature, Nature::Event | Nature::Document | Nature::Grade) && kind != Kind::Figure)
        .then_some(kind)
}

pub(super) fn plan(ds: &Dataset, reading: &Reading) -> bool {
    is_plan(reading.planned, &ds[reading.indicator])
}

/// Makes lines, and numbers their sources as they come.
pub(super) struct Lines<'a> {
    pub(super) view: View<'a>,
    cited: Vec<SourceId>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(view: View<'a>) -> Self {
        Lines {
            view,
            cited: Vec::new(),
        }
    }

    /// What tells of the whole pairing goes before what tells of a part.
    pub(super) fn milestones(&mut self, own: &[&Reading]) -> (Vec<ProfileLine>, usize) {
        let ds = self.view.ds;
        let mut found = Vec::new();
        for (at, reading) in own.iter().enumerate() {
            let kind = happening(ds, reading).filter(|&kind| kind != Kind::Visit);
            if kind.is_some() && !plan(ds, reading) {
                found.push(at);
            }
        }
        let newest_first = |a: usize, b: usize| own[b].date.cmp(&own[a].date);
        sort::by(&mut found, &|a, b| {
            let part = |at: usize| own[at].scope != Scope::Pairing;
            part(a).cmp(&part(b)).then(newest_first(a, b))
        });
        let more = found.len().saturating_sub(MILESTONES);
        found.truncate(MILESTONES);
        sort::by(&mut found, &newest_first);
        let mut lines = Vec::new();
        for at in found {
            let mut line = self.line(own[at], 0);
            // One agreement signed is the agreement itself.
            if matches!(own[at].value, Value::Number { number, .. } if number == 1.0) {
                line.reading.value = String::new();
            }
            lines.push(line);
        }
        (lines, more)
    }

    fn figures(&mut self, cube: &Cube, id: PairingId, own: &[&Reading]) -> Vec<ProfileLine> {
        let ds = self.view.ds;
        let slice = Slice::all(cube).only(cube, Axis::Pairing, &[Member::Pairing(id)]);
        let mut lines = Vec::new();
        for indicator in (0..ds.indicators.len() as u32).map(IndicatorId) {
            let (mut facts, mut measures) = (0_usize, false);
            for reading in own {
                if reading.indicator == indicator && !plan(ds, reading) {
                    reading.add_to(&mut facts);
                    measures |= happening(ds, reading).is_none();
                }
            }
            if !measures {
                continue;
            }
            let standing = standings(cube, &slice, indicator).pop();
            if let Some(figure) = standing.and_then(|standing| standing.figure) {
                let figure = &ds[figure.reading];
                let others = facts.saturating_sub(figure.rows as usize);
                lines.push(self.line(figure, others));
            }
        }
        lines
    }

    fn plans(&mut self, own: &[&Reading]) -> (Vec<ProfileLine>, usize) {
        let mut found = Vec::new();
        for (at, reading) in own.iter().enumerate() {
            if plan(self.view.ds, reading) {
                found.push(at);
            }
        }
        sort::by(&mut found, &|a, b| own[b].date.cmp(&own[a].date));
        let more = found.len().saturating_sub(PLANS);
        found.truncate(PLANS);
        let mut lines = Vec::new();
        for at in found {
            lines.push(self.line(own[at], 0));
        }
        (lines, more)
    }

    pub(super) fn line(&mut self, reading: &Reading, others: usize) -> ProfileLine {
        let known = self.cited.iter().position(|&id| id == reading.source);
        let at = known.unwrap_or_else(|| {
            self.cited.push(reading.source);
            self.cited.len() - 1
        });
        let words = self.view.lang.words();
        let date = match reading.date_basis {
            DateBasis::Stated => "{date}",
            DateBasis::Inferred => words.brief_inferred,
            DateBasis::Published => words.brief_published,
        };
        ProfileLine {
            reading: self.view.reading(reading),
            date: fill(date, &[("date", &reading.date.label(self.view.lang))]),
            scope: match reading.scope {
                Scope::Pairing => "",
                Scope::Part => words.brief_part,
                Scope::Wider => words.brief_wider,
            },
            cite: at + 1,
            others,
        }
    }

    pub(super) fn sources(self) -> Vec<Cited> {
        let mut sources = Vec::with_capacity(self.cited.len());
        for (number, &id) in (1..).zip(&self.cited) {
            let published = self.view.ds[id].published;
            sources.push(Cited {
                number,
                date: published.map_or(String::new(), |date| date.label(self.view.lang)),
                source: self.view.source(id),
            });
        }
        sources
    }
}

#[cfg(test)]
mod tests;
