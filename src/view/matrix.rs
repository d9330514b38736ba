//! Pairings by task areas or years in colour: how much is on record, and where nothing is.

mod card;
mod order;
mod sign;
mod words;

pub(super) use card::{area_card, card};
pub(super) use sign::{Sign, draw_sign, sign_width};
pub(super) use words::{description, title};

use super::chart::Band;
use super::key::{self, Entry, Key};
use super::pairing::write;
use super::{Chart, Model};
use crate::cube::matrix::{Grid, Keep, Standing, Strength};
use crate::dataset::{Evidence, Key as DataKey, PairingId, Reading, TaskAreaId};
use crate::geometry::{Point, Rect};
use crate::layout::graph::Grouping;
use crate::layout::matrix::{self as layout, Cell, Content, Frame, Matrix, Options, Row, Tone};
use crate::scene::{Anchor, Column, Item, Scene, Spot, Stop, Target, Text};
use crate::state::State;
use crate::text;
use crate::theme::{Color, Theme};
use sign::{draw_mark, line};

pub(super) fn chart(model: &Model, state: &State, width: f64) -> Chart {
    let grid = grid(model, state);
    let mut chart = Chart::default();
    chart.scene.width = width;
    if grid.rows.is_empty() || grid.columns.is_empty() {
        nothing(state, grid.rows.is_empty(), &mut chart.scene);
        return chart;
    }
    let options = Options {
        width,
        sizes: state.size.type_sizes(),
        lang: state.lang,
        grouped: order::of(state).is_none(),
        with_secondary: state.filter.secondary_counts,
    };
    let frame = Frame::new(&model.dataset, &grid, &options);
    let keys = keys(model, state, &grid, &frame, width);
    let top = keys.last().map_or(0.0, |key| key.bottom) + 12.0;
    let matrix = layout::lay_out(&model.dataset, &grid, &frame, top.ceil());
    chart.scene = scene(state, &matrix, &keys);
    chart.bands = bands(&matrix);
    chart
}

/// The figures of the matrix, its rows in the order that the reader chose.
pub fn grid(model: &Model, state: &State) -> Grid {
    let columns = columns(model, state);
    order::apply(
        model,
        state,
        part(
            model,
            state,
            &mut model.dataset.readings.iter(),
            model.shown(state),
            columns,
        ),
    )
}

/// The figures of some rows and columns, from the readings given.
fn part(
    model: &Model,
    state: &State,
    readings: &mut dyn Iterator<Item = &Reading>,
    rows: Vec<PairingId>,
    columns: Vec<Column>,
) -> Grid {
    let dataset = &model.dataset;
    let cutoff = dataset.cutoff.year;
    let keep = Keep {
        reading: &|reading| state.filter.keeps_reading(reading),
        column: &|column| match column {
            Column::Area(area) => {
                state.filter.areas.is_empty() || state.filter.areas.contains(&area)
            }
            Column::Year(year) => state
                .filter
                .years
                .is_none_or(|(first, last)| (first..=last).contains(&year)),
        },
        year: state.today.map_or(cutoff, |today| today.year.max(cutoff)),
    };
    Grid::new(dataset, readings, rows, columns, &keep)
}

/// Task areas and safeguards, or the years of the term.
fn columns(model: &Model, state: &State) -> Vec<Column> {
    let plan = &model.dataset.plan;
    let mut columns = Vec::new();
    if state.group == Grouping::Year {
        for year in plan.start..=plan.end {
            columns.push(Column::Year(year));
        }
        return columns;
    }
    for number in 0..model.dataset.task_areas.len() as u32 {
        columns.push(Column::Area(TaskAreaId(number)));
    }
    columns
}

/// Says that there is nothing to draw.
fn nothing(state: &State, filtered: bool, scene: &mut Scene) {
    let (theme, words) = (state.colors(), state.lang.words());
    let size = state.size.type_sizes().small;
    let text = if filtered {
        words.nothing_left
    } else {
        words.no_public_data
    };
    let lines = text::wrap_evenly(text, size, false, scene.width);
    let line = size * text::LINE;
    scene.height = (line * lines.len() as f64 + 12.0).ceil();
    scene.items.push(Item::Box {
        rect: Rect::new(0.0, 0.0, scene.width, scene.height),
        fill: theme.paper,
    });
    for (number, text) in lines.into_iter().enumerate() {
        scene.items.push(Item::Text(Text {
            at: Point {
                x: 0.0,
                y: 4.0 + line * (number as f64 + 0.5),
            },
            text,
            size,
            bold: false,
            anchor: Anchor::Start,
            color: theme.ink,
        }));
    }
}

/// What explains the signs, and the columns' names where they are numbered.
fn keys(model: &Model, state: &State, grid: &Grid, frame: &Frame, width: f64) -> Vec<Key> {
    let words = state.lang.words();
    let entry = |sign, text: &str| Entry {
        sign: key::Sign::Matrix(sign),
        text: text.to_owned(),
    };
    let what = if frame.fit.units {
        words.matrix_key_units
    } else {
        words.matrix_key_strip
    };
    let mut entries = vec![
        entry(Sign::None, what),
        entry(
            Sign::Fill(Strength::Official),
            key::filled(&model.dataset, state.lang),
        ),
    ];
    for (kind, strength, text) in [
        (Evidence::Press, Strength::Press, words.key_press),
        (
            Evidence::Secondary,
            Strength::Secondary,
            words.key_secondary,
        ),
    ] {
        if key::explains(&model.dataset, kind) {
            entries.push(entry(Sign::Fill(strength), text));
        }
    }
    entries.push(entry(Sign::Plan, words.matrix_key_planned));
    entries.push(entry(Sign::Missing, words.no_public_data));
    if grid.count(Standing::LeftOut) > 0 {
        entries.push(entry(Sign::LeftOut, words.matrix_key_left_out));
    }
    let size = state.size.type_sizes().small;
    let mut keys = vec![key::flow(&entries, 0.0, 2.0, width, size)];
    let mut below = |entries: &[Entry]| {
        let top = keys.last().map_or(0.0, |key| key.bottom) + 6.0;
        keys.push(key::flow(entries, 0.0, top, width, size));
    };
    if let Some(sorted) = order::sentence(model, state) {
        below(&[entry(Sign::None, &sorted)]);
    }
    if frame.numbered {
        let mut names = Vec::new();
        for (at, &column) in grid.columns.iter().enumerate() {
            let name = layout::column_name(&model.dataset, column, state.lang);
            names.push(entry(Sign::Number(at + 1), &name));
        }
        below(&names);
    }
    keys
}

fn scene(state: &State, matrix: &Matrix, keys: &[Key]) -> Scene {
    let theme = state.colors();
    let mut scene = Scene {
        width: matrix.width,
        height: matrix.height.ceil(),
        ..Scene::default()
    };
    let items = &mut scene.items;
    items.push(Item::Box {
        rect: Rect::new(0.0, 0.0, scene.width, scene.height),
        fill: theme.paper,
    });
    for key in keys {
        key::draw(key, theme, items);
    }
    for &y in &matrix.rules {
        line(
            &[(0.0, y - 0.5), (matrix.width, y - 0.5)],
            theme.rule,
            items,
        );
    }
    for (label, columns) in &matrix.bands {
        let (Some(first), Some(last)) = (
            matrix.headings.get(columns.start),
            matrix.headings.get(columns.end - 1),
        ) else {
            continue;
        };
        let y = label.bounds().bottom().ceil() + 1.5;
        let inset = label.at.x - first.rect.x;
        let ends = [(label.at.x, y), (last.rect.right() - inset.min(2.0), y)];
        line(&ends, theme.muted, items);
        write(label, theme.ink, true, items);
    }
    for heading in &matrix.headings {
        write(&heading.label, theme.ink, heading.label.bold, items);
    }
    for label in &matrix.repeats {
        write(label, theme.muted, false, items);
    }
    for (tone, label) in &matrix.total_names {
        write(label, color(*tone, theme), label.bold, items);
    }
    for (_, label) in &matrix.groups {
        write(label, theme.muted, true, items);
    }
    for row in &matrix.rows {
        write(&row.label, theme.ink, false, items);
    }
    // Kind by kind: of what looks alike and comes together much is drawn at once.
    for row in &matrix.rows {
        for cell in row.cells.iter().filter(|cell| cell.actual) {
            items.push(Item::Box {
                rect: tile(cell),
                fill: theme.node,
            });
        }
    }
    let mut contents: Vec<&Content> = Vec::new();
    for total in &matrix.totals {
        contents.push(&total.content);
    }
    for row in &matrix.rows {
        contents.push(&row.total);
        for cell in &row.cells {
            contents.push(&cell.content);
        }
    }
    for content in &contents {
        for mark in &content.marks {
            draw_mark(mark, theme, items);
        }
    }
    for row in &matrix.rows {
        for cell in &row.cells {
            mark_absence(cell, state, items);
        }
    }
    for tone in [Tone::Figure, Tone::Note] {
        for content in &contents {
            for (_, label) in content.texts.iter().filter(|(of, _)| *of == tone) {
                write(label, color(tone, theme), label.bold, items);
            }
        }
    }
    scene.spots = spots(matrix);
    scene
}

/// The sign of a cell without readings that count.
fn mark_absence(cell: &Cell, state: &State, items: &mut Vec<Item>) {
    let sign = match cell.standing {
        Standing::Missing => Sign::Missing,
        Standing::LeftOut => Sign::LeftOut,
        Standing::OnRecord | Standing::Ahead => return,
    };
    let size = state.size.type_sizes().small;
    let at = Point {
        x: cell.sign.x + sign_width(sign, size) / 2.0,
        ..cell.sign
    };
    draw_sign(sign, at, size, state.colors(), items);
}

/// The coloured part of a cell: neighbours do not touch.
fn tile(cell: &Cell) -> Rect {
    cell.rect.grown(-1.0, 0.0)
}

fn color(tone: Tone, theme: &Theme) -> Color {
    match tone {
        Tone::Figure => theme.ink,
        Tone::Note => theme.muted,
    }
}

/// Places to point at, so far inside that their frames stay in the picture.
fn spots(matrix: &Matrix) -> Vec<Spot> {
    let mut spots = Vec::new();
    for heading in &matrix.headings {
        spots.push(Spot {
            target: match heading.column {
                Column::Area(area) => Target::Key(DataKey::TaskArea(area)),
                Column::Year(year) => Target::Year(year),
            },
            rect: heading.rect.grown(-2.0, -2.0),
            stop: Stop::Headings,
        });
    }
    for row in &matrix.rows {
        spots.push(Spot {
            target: Target::Key(DataKey::Pairing(row.pairing)),
            rect: row.label.bounds().grown(2.0, 0.0),
            stop: Stop::Rows,
        });
    }
    for row in &matrix.rows {
        for cell in &row.cells {
            spots.push(Spot {
                target: Target::Cell(row.pairing, cell.column),
                rect: tile(cell).grown(-2.0, -2.0),
                stop: Stop::Cells,
            });
        }
    }
    spots
}

/// What recedes: headings with their areas, names with their pairings, cells with both.
fn bands(matrix: &Matrix) -> Vec<Band> {
    let area_of = |column| match column {
        Column::Area(area) => Some(area),
        Column::Year(_) => None,
    };
    let mut bands = Vec::new();
    for (heading, total) in matrix.headings.iter().zip(&matrix.totals) {
        for rect in [heading.rect, total.rect] {
            bands.push(Band {
                rect,
                pairing: None,
                area: area_of(heading.column),
            });
        }
    }
    for row in &matrix.rows {
        for rect in around_cells(row) {
            bands.push(Band {
                rect,
                pairing: Some(row.pairing),
                area: None,
            });
        }
        for cell in &row.cells {
            bands.push(Band {
                rect: cell.rect,
                pairing: Some(row.pairing),
                area: area_of(cell.column),
            });
        }
    }
    bands
}

/// The parts of a row outside its cells: beside them, or above.
fn around_cells(row: &Row) -> Vec<Rect> {
    let (Some(first), Some(last)) = (row.cells.first(), row.cells.last()) else {
        return Vec::new();
    };
    let mut rect = row.rect;
    if first.rect.x > row.label.at.x {
        // The hairline below stays.
        rect.height -= 1.0;
        let right = last.rect.right();
        return vec![
            Rect {
                width: first.rect.x,
                ..rect
            },
            Rect {
                x: right,
                width: rect.width - right,
                ..rect
            },
        ];
    }
    rect.height = first.rect.y - rect.y;
    vec![rect]
}
