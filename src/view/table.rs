//! Readings row by row: which, in what order, and the picture of the first ones.

use super::{Chart, Model, sheet};
use crate::dataset::{Dataset, Evidence, Reading, ReadingId, count};
use crate::date::PartialDate;
use crate::details::{ReadingRow, reading_row};
use crate::figures::evidence_word;
use crate::layout::sheet::{Block, Cell, Column, Part, Tone, is_roomy};
use crate::scene::{Spot, Stop, Target};
use crate::sort;
use crate::state::{Focus, Sort, SortBy, State};
use crate::words::fill;

/// Rows of a picture; the page has them all.
const SHOWN: usize = 40;

/// The readings that filter and selection keep, in the order chosen. A reading
/// about all pairings is kept while no pairing is left out.
pub fn order(model: &Model, state: &State) -> Vec<ReadingId> {
    let (kept, sort) = (kept(model, state), known(state.sort));
    let mut keys = Vec::with_capacity(kept.len());
    for &id in &kept {
        keys.push(sort_key(&model.dataset[id], sort));
    }
    let sorted = sort::order(kept.len(), &|a, b| keys[a].cmp(&keys[b]));
    let mut order = Vec::with_capacity(kept.len());
    for at in sorted {
        order.push(kept[at]);
    }
    order
}

/// Some of those readings as rows, from position `from` on.
pub fn rows(
    model: &Model,
    state: &State,
    order: &[ReadingId],
    from: usize,
    count: usize,
) -> Vec<ReadingRow> {
    let mut rows = Vec::new();
    for &id in order.iter().skip(from).take(count) {
        rows.push(reading_row(&model.dataset, id, state.lang));
    }
    rows
}

/// What filter and selection keep, in file order.
pub(super) fn kept(model: &Model, state: &State) -> Vec<ReadingId> {
    let dataset = &model.dataset;
    let focus = Focus::of(dataset, &state.selected);
    let mut pairings = vec![false; dataset.pairings.len()];
    for id in model.shown(state) {
        pairings[id.index()] = focus.pairings.as_ref().is_none_or(|lit| lit.contains(&id));
    }
    let every = pairings.iter().all(|kept| *kept);
    let mut kept = Vec::new();
    for (reading, number) in dataset.readings.iter().zip(0..) {
        let pairing = reading.pairing.map_or(every, |id| pairings[id.index()]);
        let area = focus.areas.as_ref();
        if pairing
            && area.is_none_or(|areas| areas.contains(&reading.area))
            && state.filter.keeps_reading(reading)
        {
            kept.push(ReadingId(number));
        }
    }
    kept
}

/// The order chosen, or the plan's where only other views know it.
fn known(sort: Sort) -> Sort {
    match sort.by {
        SortBy::Value | SortBy::Count | SortBy::Area(Some(_)) => Sort::default(),
        _ => sort,
    }
}

/// What a reading is sorted by, then its pairing in the plan's order, then its
/// date; readings equal in all three stay in file order.
fn sort_key(reading: &Reading, sort: Sort) -> (u32, u32, u32) {
    let date = date_key(reading.date);
    let pairing = reading.pairing.map_or(0, |id| id.0 + 1);
    let first = match sort.by {
        SortBy::Date => date,
        SortBy::Area(None) => reading.area.0,
        SortBy::Indicator => reading.indicator.0,
        SortBy::Evidence => reading.evidence as u32,
        SortBy::Source => reading.source.0,
        SortBy::Plan | SortBy::Value | SortBy::Count | SortBy::Area(Some(_)) => pairing,
    };
    let first = if sort.down { u32::MAX - first } else { first };
    (first, pairing, date)
}

/// A number in the order of dates.
fn date_key(date: PartialDate) -> u32 {
    let (month, day) = (date.month.unwrap_or(0), date.day.unwrap_or(0));
    (date.year.unsigned_abs() << 9) | (u32::from(month) << 5) | u32::from(day)
}

pub(super) fn chart(model: &Model, state: &State, width: f64) -> Chart {
    let order = order(model, state);
    let roomy = is_roomy(width, state.size.type_sizes());
    let mut blocks = Vec::new();
    let mut above = None;
    for row in rows(model, state, &order, 0, SHOWN) {
        let again = above.as_ref() == Some(&row.pairing);
        blocks.push(Block::Row(cells(&row, state, roomy, again)));
        above = Some(row.pairing);
    }
    let words = state.lang.words();
    let column = |heading, most, grow| Column {
        heading,
        most,
        grow,
    };
    let columns = [
        column(words.pairing, 12.0, 0.0),
        column(words.table_date, 9.0, 0.0),
        column(words.table_area, 8.0, 0.0),
        column(words.table_indicator, 0.0, 3.0),
        column(words.table_value, 10.0, 0.0),
        column(words.table_evidence, 9.5, 0.0),
        column(words.table_source, 0.0, 2.0),
    ];
    let lead = lead(state, blocks.len(), order.len());
    let mut chart = sheet::chart(state, &lead, &columns, &blocks, width);
    let rects = std::mem::take(&mut chart.rows);
    for (rect, &id) in rects.into_iter().zip(&order) {
        chart.chart.scene.spots.push(Spot {
            target: Target::Reading(id),
            rect,
            stop: Stop::Readings,
        });
    }
    chart.chart
}

/// A row's cells: in the order of the columns, or of a card's lines.
/// `again` where the row above is about the same pairing.
fn cells(row: &ReadingRow, state: &State, roomy: bool, again: bool) -> Vec<Cell> {
    let words = state.lang.words();
    let part = Part::new;
    let tone = if roomy && again {
        Tone::Faint
    } else {
        Tone::Strong
    };
    let pairing = vec![part(tone, &row.pairing_label)];
    let mut date = vec![part(Tone::Small, &row.date_label)];
    let mut marks = remarks(row);
    if roomy {
        date.push(part(Tone::Faint, row.date_note));
    } else if !row.date_note.is_empty() {
        marks.push(row.date_note);
    }
    let indicator = vec![
        part(Tone::Plain, &row.indicator),
        part(Tone::Faint, &row.note),
    ];
    let value = vec![part(Tone::Strong, &row.value)];
    let sign = Part {
        sign: Some(row.evidence),
        ..part(Tone::Small, row.evidence_label)
    };
    let evidence = vec![sign, part(Tone::Faint, &marks.join(words.comma))];
    let source = vec![
        part(Tone::Small, &row.source.title),
        part(Tone::Faint, &row.source.publisher),
    ];
    if roomy {
        let area = vec![part(Tone::Small, &row.area)];
        return vec![pairing, date, area, indicator, value, evidence, source];
    }
    vec![pairing, date, value, indicator, evidence, source]
}

/// The words that qualify a row and are not said beside its date or its evidence.
pub fn remarks(row: &ReadingRow) -> Vec<&'static str> {
    let mut marks = row.marks.clone();
    marks.retain(|&mark| mark != row.date_note && mark != row.evidence_label);
    marks
}

/// How many rows are shown of how many, in what order.
fn lead(state: &State, shown: usize, all: usize) -> String {
    let words = state.lang.words();
    if all == 0 {
        return words.no_readings_left.to_owned();
    }
    let template = if shown < all {
        words.sheet_some
    } else {
        words.sheet_all
    };
    let Sort { by, down } = known(state.sort);
    let order = match by {
        SortBy::Date if down => words.sort_newest,
        SortBy::Date => words.sort_oldest,
        SortBy::Area(None) => words.sort_by_area,
        SortBy::Indicator => words.sort_by_indicator,
        SortBy::Evidence => words.sort_by_evidence,
        SortBy::Source => words.sort_by_source,
        SortBy::Plan | SortBy::Value | SortBy::Count | SortBy::Area(Some(_)) => words.sheet_plan,
    };
    let order = if down && by != SortBy::Date {
        fill(words.sheet_reversed, &[("order", order)])
    } else {
        order.to_owned()
    };
    fill(
        template,
        &[
            ("shown", &shown.to_string()),
            ("n", &all.to_string()),
            ("order", &order),
        ],
    )
}

pub(super) fn title(model: &Model, state: &State) -> String {
    let (words, kept) = (state.lang.words(), kept(model, state));
    let lines = kept.len();
    let readings = count(&mut kept.iter().map(|&id| &model.dataset[id]));
    let template = if readings == lines {
        words.title_table
    } else {
        words.title_table_rolled_up
    };
    let holes = [("n", &*readings.to_string()), ("lines", &lines.to_string())];
    fill(template, &holes)
}

pub(super) fn description(model: &Model, state: &State) -> String {
    let (words, dataset) = (state.lang.words(), &model.dataset);
    let kept = kept(model, state);
    let latest = kept.iter().map(|&id| dataset[id].date).max();
    let Some(latest) = latest else {
        return words.no_readings_left.to_owned();
    };
    let mut with = vec![false; dataset.pairings.len()];
    let (mut readings, mut planned) = (0, 0);
    for &id in &kept {
        dataset[id].add_to(&mut readings);

        if let Some(pairing) = dataset[id].pairing {
            with[pairing.index()] = true;
        }
        if dataset[id].planned {
            dataset[id].add_to(&mut planned);
        }
    }
    let pairings = with.iter().filter(|has| **has).count();
    let mut text = fill(
        words.description_table,
        &[
            ("n", &readings.to_string()),
            ("pairings", &pairings.to_string()),
            ("kinds", &by_evidence(dataset, state, &kept)),
            ("latest", &latest.label(state.lang)),
            ("cutoff", &dataset.cutoff.label(state.lang)),
        ],
    );
    if planned > 0 {
        text += &fill(words.table_planned, &[("n", &planned.to_string())]);
    }
    if readings != kept.len() {
        let lines = kept.len().to_string();
        text += &fill(words.table_rolled_up, &[("lines", &lines)]);
    }
    text + words.table_caveat
}

/// How many readings rest on each kind of evidence; kinds without any are left out.
pub(super) fn by_evidence(dataset: &Dataset, state: &State, kept: &[ReadingId]) -> String {
    let words = state.lang.words();
    let mut parts = Vec::new();
    for kind in Evidence::ALL {
        let of_kind = kept.iter().map(|&id| &dataset[id]);
        let n = count(&mut of_kind.filter(|reading| reading.evidence == kind));
        if n > 0 {
            let holes = [
                ("kind", evidence_word(kind, state.lang)),
                ("n", &*n.to_string()),
            ];
            parts.push(fill(words.table_kind, &holes));
        }
    }
    parts.join(words.comma)
}
