//! The words about one cell, and about a column of the matrix.

use super::part;
use crate::cube::matrix::{Grid, Standing, holds};
use crate::dataset::{Dataset, Evidence, PairingId, Reading, TaskAreaId, TaskKind, count};
use crate::figures::{evidence_word, reading_marks, reading_value};
use crate::labels::{pairing_short, section};
use crate::layout::matrix::column_name;
use crate::scene::Column;
use crate::state::State;
use crate::view::Model;
use crate::words::{Words, fill};

/// Readings told on a card; the panel has the rest.
const MOST_LISTED: usize = 4;

pub(in crate::view) fn card(
    model: &Model,
    state: &State,
    pairing: PairingId,
    column: Column,
) -> (String, Vec<String>) {
    let (dataset, words) = (&model.dataset, state.lang.words());
    let name = match column {
        Column::Year(year) => fill(words.date_year, &[("year", &year.to_string())]),
        Column::Area(_) => column_name(dataset, column, state.lang),
    };
    let title = fill(
        words.subtitle,
        &[
            ("first", &pairing_short(dataset, pairing, state.lang)),
            ("second", &name),
        ],
    );
    // A mirror asks for every cell in turn: each looks at its own readings only.
    let own = match column {
        Column::Area(area) => model.readings_on(pairing, area),
        Column::Year(_) => model.readings_of(pairing),
    };
    let own = || own.iter().map(|&id| &dataset[id]);
    let grid = part(model, state, &mut own(), vec![pairing], vec![column]);
    (title, lines(dataset, state, &grid, &mut own()))
}

fn lines(
    dataset: &Dataset,
    state: &State,
    grid: &Grid,
    own: &mut dyn Iterator<Item = &Reading>,
) -> Vec<String> {
    let words = state.lang.words();
    let tally = grid.cell(0, 0);
    match grid.standing(0, 0) {
        Standing::Missing => return vec![words.no_reading.to_owned()],
        Standing::Ahead => return vec![words.card_cell_ahead.to_owned()],
        Standing::LeftOut if tally.left_out == 0 => {
            return vec![words.card_column_left_out.to_owned()];
        }
        Standing::LeftOut => {
            let n = tally.left_out.to_string();
            return vec![fill(words.card_cell_left_out, &[("n", &n)])];
        }
        Standing::OnRecord => {}
    }
    let mut readings: Vec<&Reading> = Vec::new();
    for reading in own {
        if holds(grid.columns[0], reading) && state.filter.keeps_reading(reading) {
            readings.push(reading);
        }
    }
    let mut lines = vec![by_evidence(&readings, state)];
    if tally.plans() > 0 {
        let n = tally.plans().to_string();
        lines.push(fill(words.card_cell_planned, &[("n", &n)]));
    }
    for (place, reading) in newest(&readings).into_iter().enumerate() {
        let text = in_words(dataset, reading, state);
        lines.push(if place == 0 {
            fill(words.card_cell_latest, &[("reading", &text)])
        } else {
            text
        });
    }
    if readings.len() > MOST_LISTED {
        let rest = (readings.len() - MOST_LISTED).to_string();
        lines.push(fill(words.card_more, &[("n", &rest)]));
    }
    lines
}

/// The readings to list: what is before what is planned, and the latest first.
fn newest<'a>(readings: &[&'a Reading]) -> Vec<&'a Reading> {
    let key = |reading: &Reading| (!reading.planned, reading.date);
    let mut newest: Vec<&Reading> = Vec::with_capacity(MOST_LISTED + 1);
    for &reading in readings {
        let place = newest.partition_point(|other| key(other) >= key(reading));
        if place < MOST_LISTED {
            newest.insert(place, reading);
            newest.truncate(MOST_LISTED);
        }
    }
    newest
}

fn by_evidence(readings: &[&Reading], state: &State) -> String {
    let words = state.lang.words();
    let mut kinds = Vec::new();
    let all = || readings.iter().copied();
    for kind in Evidence::ALL {
        let n = count(&mut all().filter(|r| r.evidence == kind));
        if n > 0 {
            let holes = [
                ("kind", evidence_word(kind, state.lang)),
                ("n", &n.to_string()),
            ];
            kinds.push(fill(words.card_cell_kind, &holes));
        }
    }
    counted(words, count(&mut all()), &kinds.join(words.comma))
}

fn counted(words: &Words, n: usize, kinds: &str) -> String {
    let template = if n == 1 {
        words.card_cell_reading
    } else {
        words.card_cell_readings
    };
    fill(template, &[("n", &n.to_string()), ("kinds", kinds)])
}

fn in_words(dataset: &Dataset, reading: &Reading, state: &State) -> String {
    let (lang, words) = (state.lang, state.lang.words());
    let evidence = evidence_word(reading.evidence, lang);
    let mut remarks = vec![evidence];
    for mark in reading_marks(reading, lang) {
        // The value itself says that it is planned.
        if mark != evidence && mark != words.planned {
            remarks.push(mark);
        }
    }
    fill(
        words.card_cell_figure,
        &[
            ("date", &reading.date.label(lang)),
            ("indicator", dataset[reading.indicator].name.get(lang)),
            ("value", &reading_value(reading, dataset, lang)),
            ("evidence", &remarks.join(words.comma)),
        ],
    )
}

/// A task area or safeguard: where the plan has it, and how much is on record.
pub(in crate::view) fn area_card(
    model: &Model,
    state: &State,
    id: TaskAreaId,
) -> (String, Vec<String>) {
    let (dataset, lang, words) = (&model.dataset, state.lang, state.lang.words());
    let area = &dataset[id];
    let kind = match area.kind {
        TaskKind::Task => words.task,
        TaskKind::Safeguard => words.safeguard,
    };
    let place = section(&area.section, lang);
    let holes = [("first", kind), ("second", place.as_str())];
    let mut lines = vec![fill(words.subtitle, &holes)];
    let (mut found, mut all, mut secondary, mut left_out) = (0, 0, 0, 0_usize);
    for pairing in model.shown(state) {
        let before = all;
        for &reading in model.readings_on(pairing, id) {
            let reading = &dataset[reading];
            if !state.filter.keeps_reading(reading) {
                reading.add_to(&mut left_out);
                continue;
            }
            reading.add_to(&mut all);
            if reading.evidence == Evidence::Secondary {
                reading.add_to(&mut secondary);
            }
        }
        found += usize::from(all > before);
    }
    if all > 0 {
        let (n, secondary) = (all.to_string(), secondary.to_string());
        let holes = [("n", n.as_str()), ("secondary", secondary.as_str())];
        lines.push(fill(words.card_readings, &holes));
        let n = found.to_string();
        lines.push(fill(words.card_area_pairings, &[("n", &n)]));
    } else if left_out > 0 {
        let n = left_out.to_string();
        lines.push(fill(words.card_cell_left_out, &[("n", &n)]));
    } else {
        lines.push(words.no_public_data.to_owned());
    }
    (area.name.get(lang).to_owned(), lines)
}
