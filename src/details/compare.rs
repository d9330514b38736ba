//! Two to four pairings side by side: particulars, what happened on one scale of
//! time, and each indicator on a scale of its own.
//!
//! What does not count the same never shares a scale: a row has one indicator, one
//! kind of unit, and either facts or plans.

use serde::Serialize;

use super::profile::{Cited, Lines, ProfileLine, basis, happening, plan, so_far, visits};
use super::{Fact, View};
use crate::cube::{Axis, Cube, Member, Slice, standings};
use crate::dataset::{
    Bound, Dataset, Evidence, IndicatorId, Key, Nature, PairingId, Reading, ReadingId, Scope,
    UnitId, Value,
};
use crate::date::PartialDate;
use crate::labels::{credit, pairing_title, term};
use crate::layout::term::Scale;
use crate::layout::timeline::{Kind, kind};
use crate::scene::Target;
use crate::sort;
use crate::state::{Filter, State, lit_pairings};
use crate::words::{Lang, fill};

/// So many pairings stand side by side.
const MOST: usize = 4;

/// Pairings side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// How many pairings are compared, in words.
    pub title: String,
    /// Selected pairings that have no room.
    pub more: usize,
    /// The pairings, in the plan's order.
    pub columns: Vec<Compared>,
    /// The years of the common scale of time, each with where it begins.
    pub years: Vec<(i32, f64)>,
    /// Today on that scale, where it lies on it.
    pub today: Option<f64>,
    /// What several of them have figures of, then what only one has, each in the
    /// order of the indicators.
    pub rows: Vec<ComparedRow>,
    /// The sources of all lines, in the order of their numbers.
    pub sources: Vec<Cited>,
    /// What these figures do not say.
    pub caveat: &'static str,
    /// Up to when the data reach, and which data.
    pub credit: String,
}

/// One pairing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Compared {
    pub key: String,
    /// Both cities.
    pub title: String,
    /// What it is and how far the term has come; of all pairings the same.
    pub facts: Vec<Fact>,
    /// How many readings there are, and of what kind; or that there is none.
    pub basis: String,
    /// Everything that happened within the scale of time, oldest first.
    pub marks: Vec<Mark>,
    /// The dated events that matter most, newest first.
    pub milestones: Vec<ProfileLine>,
    pub more_milestones: usize,
    /// Visits and meetings on record, in a sentence; empty for none.
    pub visits: String,
}

/// One happening on the scale of time, whose length is 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Mark {
    pub at: f64,
    /// From and to, where only the month or year is known.
    pub span: Option<(f64, f64)>,
    /// Whether it is a visit or meeting.
    pub visit: bool,
    pub evidence: Evidence,
}

/// One indicator in one kind of unit: facts, or plans.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ComparedRow {
    pub indicator: String,
    pub planned: bool,
    /// How many of the pairings have a figure.
    pub having: usize,
    /// One for each pairing.
    pub cells: Vec<ComparedCell>,
}

/// A pairing's figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ComparedCell {
    pub line: Option<ProfileLine>,
    /// Its share of the row's largest figure, up to 1; below 0 for what is below zero.
    pub share: f64,
    pub bound: Bound,
    pub part: Scope,
    /// Where there is no figure, why; else empty.
    pub missing: &'static str,
}

/// The pairings that a selection touches, in the plan's order.
pub fn compared(ds: &Dataset, selected: &[Key]) -> Vec<PairingId> {
    let mut targets = Vec::with_capacity(selected.len());
    for &key in selected {
        targets.push(Target::Key(key));
    }
    lit_pairings(ds, &targets)
}

/// The selected pairings side by side, of readings those that the filter keeps.
pub fn comparison(ds: &Dataset, cube: &Cube, state: &State) -> Comparison {
    let (lang, words) = (state.lang, state.lang.words());
    let mut ids = compared(ds, &state.selected);
    let more = ids.len().saturating_sub(MOST);
    ids.truncate(MOST);
    // Pairings were chosen by hand; what is filtered of places does not bind here.
    let filter = Filter {
        bases: Vec::new(),
        clusters: Vec::new(),
        provinces: Vec::new(),
        text: String::new(),
        ..state.filter.clone()
    };
    let mut lines = Lines::new(View::new(ds, lang));
    let span = years(ds, &ids);
    let scale = Scale::new(span, 0.0, 1.0);
    let mut columns = Vec::new();
    for &id in &ids {
        columns.push(column(ds, &mut lines, scale, &filter, state, id));
    }
    let rows = rows(ds, cube, &mut lines, &filter, &ids, lang);
    let mut starts = Vec::new();
    for year in scale.years(0.1, 0.0) {
        starts.push((year.year, year.from));
    }
    let today = state.today.and_then(|day| scale.inside(day.first_day()));
    Comparison {
        title: fill(words.compare_title, &[("n", &columns.len().to_string())]),
        more,
        columns,
        years: starts,
        today,
        rows,
        sources: lines.sources(),
        caveat: words.profile_caveat,
        credit: credit(ds, lang),
    }
}

/// The years of all their terms.
fn years(ds: &Dataset, ids: &[PairingId]) -> (i32, i32) {
    if ids.is_empty() {
        return (ds.plan.start, ds.plan.end);
    }
    let (mut first, mut last) = (i32::MAX, i32::MIN);
    for &id in ids {
        first = first.min(ds[id].start);
        last = last.max(ds[id].end);
    }
    // A scale of ages would have no end of labels.
    (first, last.clamp(first, first.saturating_add(30)))
}

fn column(
    ds: &Dataset,
    lines: &mut Lines,
    scale: Scale,
    filter: &Filter,
    state: &State,
    id: PairingId,
) -> Compared {
    let (lang, pairing) = (state.lang, &ds[id]);
    let mut own: Vec<&Reading> = Vec::new();
    for reading in &ds.readings {
        if reading.pairing == Some(id) && filter.keeps_reading(reading) {
            own.push(reading);
        }
    }
    let year = state.today.map(|today| today.year);
    let term = so_far(
        term(pairing, lang),
        (pairing.start, pairing.end),
        year,
        lang,
    );
    let (milestones, more_milestones) = lines.milestones(&own);
    Compared {
        key: ds.key_text(Key::Pairing(id)),
        title: pairing_title(ds, id, lang),
        facts: lines.view.pairing_facts(id, term),
        basis: if own.is_empty() && ds.readings.iter().any(|r| r.pairing == Some(id)) {
            lang.words().task_filtered.to_owned()
        } else {
            basis(&own, lang)
        },
        marks: marks(ds, scale, &own),
        milestones,
        more_milestones,
        visits: visits(ds, &own, lang),
    }
}

fn marks(ds: &Dataset, scale: Scale, own: &[&Reading]) -> Vec<Mark> {
    let mut order = sort::order(own.len(), &|a, b| own[a].date.cmp(&own[b].date));
    order.retain(|&at| {
        let inside = |day: i64| scale.inside(day).is_some();
        let date: PartialDate = own[at].date;
        happening(ds, own[at]).is_some()
            && !plan(ds, own[at])
            && inside(date.first_day())
            && inside(date.last_day())
    });
    let mut marks = Vec::with_capacity(order.len());
    for at in order {
        let (place, span) = scale.place(own[at].date);
        marks.push(Mark {
            at: place,
            span,
            visit: kind(ds, own[at]) == Kind::Visit,
            evidence: own[at].evidence,
        });
    }
    marks
}

/// What one row is about.
#[derive(Clone, Copy, PartialEq)]
struct About {
    indicator: IndicatorId,
    planned: bool,
    unit: UnitId,
}

impl About {
    fn of(ds: &Dataset, cube: &Cube, reading: &Reading) -> Option<About> {
        let measures = matches!(reading.value, Value::Number { .. })
            && (plan(ds, reading) || happening(ds, reading).is_none());
        measures.then(|| About {
            indicator: reading.indicator,
            planned: plan(ds, reading),
            unit: cube.counted_in(reading.unit),
        })
    }

    /// The slice's readings that the row may show.
    fn narrow(self, ds: &Dataset, cube: &Cube, slice: &Slice) -> Slice {
        let mut slice = slice.clone();
        slice.retain(cube, Axis::Unit, &|member| match member {
            Member::Unit(unit) => cube.counted_in(unit) == self.unit,
            _ => false,
        });
        if ds[self.indicator].nature != Nature::Planned {
            slice.retain(cube, Axis::Planned, &|member| {
                member == Member::Planned(self.planned)
            });
        }
        slice
    }
}

fn rows(
    ds: &Dataset,
    cube: &Cube,
    lines: &mut Lines,
    filter: &Filter,
    ids: &[PairingId],
    lang: Lang,
) -> Vec<ComparedRow> {
    let mut members = Vec::with_capacity(ids.len());
    for &id in ids {
        members.push(Member::Pairing(id));
    }
    let whole = Slice::all(cube).only(cube, Axis::Pairing, &members);
    let kept = Slice::of_filter(cube, ds, filter).only(cube, Axis::Pairing, &members);
    let mut abouts: Vec<About> = Vec::new();
    for reading in &ds.readings {
        if reading.pairing.is_some_and(|id| ids.contains(&id))
            && filter.keeps_reading(reading)
            && let Some(about) = About::of(ds, cube, reading)
            && !abouts.contains(&about)
        {
            abouts.push(about);
        }
    }
    let mut drafts = Vec::new();
    for &about in &abouts {
        let figures = figures(cube, &about.narrow(ds, cube, &kept), about.indicator, ids);
        let unfiltered = figures_known(cube, &about.narrow(ds, cube, &whole), about.indicator, ids);
        let having = figures.iter().flatten().count();
        drafts.push((about, figures, unfiltered, having));
    }
    let order = sort::order(drafts.len(), &|a, b| {
        let key = |at: usize| {
            let (about, _, _, having) = &drafts[at];
            (*having < 2, about.planned, about.indicator, about.unit)
        };
        key(a).cmp(&key(b))
    });
    let mut rows = Vec::with_capacity(order.len());
    for at in order {
        let (about, figures, unfiltered, having) = &drafts[at];
        let mut most = 0.0_f64;
        for id in figures.iter().flatten() {
            most = most.max(amount(ds, *id));
        }
        let mut cells = Vec::with_capacity(ids.len());
        for (figure, known) in figures.iter().zip(unfiltered) {
            cells.push(cell(ds, lines, *figure, *known, most, lang));
        }
        rows.push(ComparedRow {
            indicator: ds[about.indicator].name.get(lang).to_owned(),
            planned: about.planned,
            having: *having,
            cells,
        });
    }
    rows
}

/// The reading that stands for each pairing.
fn figures(
    cube: &Cube,
    slice: &Slice,
    indicator: IndicatorId,
    ids: &[PairingId],
) -> Vec<Option<ReadingId>> {
    let standings = standings(cube, slice, indicator);
    let mut figures = Vec::with_capacity(ids.len());
    for &id in ids {
        let own = standings.iter().find(|standing| standing.pairing == id);
        let figure = own.and_then(|standing| standing.figure.as_ref());
        figures.push(figure.map(|figure| figure.reading));
    }
    figures
}

/// Of which pairings there is any figure.
fn figures_known(
    cube: &Cube,
    slice: &Slice,
    indicator: IndicatorId,
    ids: &[PairingId],
) -> Vec<bool> {
    let mut known = Vec::with_capacity(ids.len());
    for figure in figures(cube, slice, indicator, ids) {
        known.push(figure.is_some());
    }
    known
}

fn cell(
    ds: &Dataset,
    lines: &mut Lines,
    figure: Option<ReadingId>,
    known: bool,
    most: f64,
    lang: Lang,
) -> ComparedCell {
    let words = lang.words();
    let Some(id) = figure else {
        return ComparedCell {
            line: None,
            share: 0.0,
            bound: Bound::Exact,
            part: Scope::Pairing,
            missing: if known {
                words.matrix_left_out
            } else {
                words.no_public_data
            },
        };
    };
    let reading = &ds[id];
    ComparedCell {
        line: Some(lines.line(reading, 0)),
        share: if most > 0.0 {
            amount(ds, id) / most
        } else {
            amount(ds, id).min(0.0)
        },
        bound: reading.bound,
        part: reading.scope,
        missing: "",
    }
}

/// A figure in the smallest unit of its kind.
fn amount(ds: &Dataset, id: ReadingId) -> f64 {
    match ds[id].value {
        Value::Number { number, .. } => number * ds[ds[id].unit].factor.unwrap_or(1.0),
        Value::Text(_) => 0.0,
    }
}
