//! The scene as focusable things with names, and the way between them by arrow keys.

use super::Model;
use crate::dataset::{Dataset, Key, ReadingId};
use crate::geometry::Rect;
use crate::layout::graph::Grouping;
use crate::scene::{Column, Scene, Spot, Stop, Target};
use crate::state::{State, lit_pairings};
use crate::words::Words;
use serde::Serialize;

/// One focusable thing, for a real element over the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mirror {
    /// What it stands for.
    pub key: String,
    /// Name of its column: one stop of the Tab key.
    pub column: &'static str,
    /// What a screen reader says.
    pub label: String,
    /// Left edge in CSS pixels of the stage.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Whether it is selected.
    pub pressed: bool,
}

/// An arrow key, Home or End.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the one above.
    Up,
    /// To the one below.
    Down,
    /// Into the column on the left.
    Left,
    /// Into the column on the right.
    Right,
    /// To the first of the column.
    Home,
    /// To the last of the column.
    End,
}

impl Direction {
    /// Reads `up`, `down`, `left`, `right`, `home` or `end`.
    pub fn parse(text: &str) -> Option<Direction> {
        Some(match text {
            "up" => Direction::Up,
            "down" => Direction::Down,
            "left" => Direction::Left,
            "right" => Direction::Right,
            "home" => Direction::Home,
            "end" => Direction::End,
            _ => return None,
        })
    }
}

/// Every focusable thing of a scene, in reading order.
pub fn mirror(model: &Model, state: &State, scene: &Scene) -> Vec<Mirror> {
    let mut things = Vec::with_capacity(scene.spots.len());
    for spot in &scene.spots {
        things.push(Mirror {
            key: target_text(&model.dataset, spot.target),
            column: column_name(spot.stop, state),
            label: super::card::spoken(model, state, spot.target),
            x: spot.rect.x,
            y: spot.rect.y,
            width: spot.rect.width,
            height: spot.rect.height,
            pressed: is_chosen(state, spot.target),
        });
    }
    things
}

/// Whether a key is selected, or a year among those that the filter keeps.
fn is_chosen(state: &State, target: Target) -> bool {
    match target {
        Target::Key(key) => state.selected.contains(&key),
        Target::Year(year) => state
            .filter
            .years
            .is_some_and(|(first, last)| (first..=last).contains(&year)),
        Target::Reading(_) | Target::Cell(..) => false,
    }
}

/// The key of a target; readings have theirs from the data set.
pub fn target_text(dataset: &Dataset, target: Target) -> String {
    match target {
        Target::Key(key) => dataset.key_text(key),
        Target::Reading(reading) => dataset[reading].slug.clone(),
        Target::Year(year) => format!("y{year}"),
        Target::Cell(pairing, column) => {
            let column = match column {
                Column::Area(area) => Target::Key(Key::TaskArea(area)),
                Column::Year(year) => Target::Year(year),
            };
            [
                dataset.key_text(Key::Pairing(pairing)),
                target_text(dataset, column),
            ]
            .join("/")
        }
    }
}

/// Reads what [`target_text`] writes.
pub fn parse_target(dataset: &Dataset, text: &str) -> Option<Target> {
    if let Some((pairing, column)) = text.split_once('/') {
        let Some(Key::Pairing(pairing)) = dataset.parse_key(pairing) else {
            return None;
        };
        let column = match parse_target(dataset, column)? {
            Target::Key(Key::TaskArea(area)) => Column::Area(area),
            Target::Year(year) => Column::Year(year),
            _ => return None,
        };
        return Some(Target::Cell(pairing, column));
    }
    if let Some(key) = dataset.parse_key(text) {
        return Some(Target::Key(key));
    }
    if let Some(year) = text.strip_prefix('y') {
        return year.parse().ok().map(Target::Year);
    }
    let at = dataset.readings.iter().position(|r| r.slug == text)?;
    Some(Target::Reading(ReadingId(u32::try_from(at).ok()?)))
}

/// The years that a stretch of an axis touches; `None` on a picture without years.
pub fn years_between(scene: &Scene, from: f64, to: f64) -> Option<(i32, i32)> {
    let (from, to) = (from.min(to), from.max(to));
    let mut span = None;
    for spot in &scene.spots {
        if let Target::Year(year) = spot.target
            && spot.rect.x < to
            && from < spot.rect.right()
        {
            let (first, last) = span.unwrap_or((year, year));
            span = Some((year.min(first), year.max(last)));
        }
    }
    span
}

/// The column of a target by the name that [`Mirror::column`] gives it.
pub fn column_named(state: &State, scene: &Scene, target: Target, name: &str) -> Option<Stop> {
    let mut spots = scene.spots.iter().filter(|spot| spot.target == target);
    spots
        .find(|spot| column_name(spot.stop, state) == name)
        .map(|spot| spot.stop)
}

/// Where an arrow key leads from a spot: up and down inside its column, left
/// and right to something it is paired with; in a grid and along its headings
/// to what stands there.
pub fn neighbour<'a>(
    dataset: &Dataset,
    scene: &'a Scene,
    here: &Spot,
    direction: Direction,
) -> Option<&'a Spot> {
    if here.stop == Stop::Cells
        && let Some(step) = in_grid(scene, here, direction)
    {
        return Some(step);
    }
    let mut column: Vec<&Spot> = Vec::new();
    for spot in &scene.spots {
        if spot.stop == here.stop {
            column.push(spot);
        }
    }
    let at = column.iter().position(|s| s.target == here.target)?;
    let before = at.checked_sub(1).and_then(|i| column.get(i)).copied();
    let after = column.get(at + 1).copied();
    let heading = here.stop == Stop::Headings;
    let cell = here.stop == Stop::Cells;
    match direction {
        Direction::Left if heading => before,
        Direction::Right if heading => after,
        Direction::Down if heading => nearest(scene, here, &|stop| stop != Stop::Headings),
        Direction::Up if !heading && (cell || before.is_none()) => {
            nearest(scene, here, &|stop| stop == Stop::Headings)
        }
        Direction::Down if cell => None,
        Direction::Up => before,
        Direction::Down => after,
        Direction::Home => column.first().copied(),
        Direction::End => column.last().copied(),
        Direction::Left => beside(dataset, scene, here, false),
        Direction::Right => beside(dataset, scene, here, true),
    }
}

/// The nearest spot of the columns meant.
fn nearest<'a>(scene: &'a Scene, here: &Spot, meant: &dyn Fn(Stop) -> bool) -> Option<&'a Spot> {
    let from = here.rect.center();
    let mut best = None;
    let mut least = f64::INFINITY;
    for spot in &scene.spots {
        let to = spot.rect.center();
        let distance = (to.x - from.x).abs() + (to.y - from.y).abs();
        if meant(spot.stop) && distance < least {
            (best, least) = (Some(spot), distance);
        }
    }
    best
}

/// The next cell of a grid in the direction of an arrow key; `None` at its edge.
fn in_grid<'a>(scene: &'a Scene, here: &Spot, direction: Direction) -> Option<&'a Spot> {
    let at = here.rect.center();
    let ahead = |spot: &Spot| {
        let to = spot.rect.center();
        let (across, down) = (to.x - at.x, to.y - at.y);
        let (ahead, aside) = match direction {
            Direction::Up => (-down, across),
            Direction::Down => (down, across),
            Direction::Left => (-across, down),
            Direction::Right => (across, down),
            Direction::Home | Direction::End => return None,
        };
        (ahead > 1.0 && aside.abs() < 1.0).then_some(ahead)
    };
    let mut best = None;
    let mut nearest = f64::INFINITY;
    for spot in &scene.spots {
        if spot.stop != Stop::Cells {
            continue;
        }
        if let Some(distance) = ahead(spot)
            && distance < nearest
        {
            (best, nearest) = (Some(spot), distance);
        }
    }
    best
}

/// The nearest related thing of the next column that has one.
fn beside<'a>(dataset: &Dataset, scene: &'a Scene, here: &Spot, right: bool) -> Option<&'a Spot> {
    let at = Stop::ALL.iter().position(|s| *s == here.stop)?;
    let (before, after) = (&Stop::ALL[..at], &Stop::ALL[at + 1..]);
    let closest = |stop: &Stop| {
        let stop = *stop;
        scene
            .spots
            .iter()
            .filter(|s| s.stop == stop && related(dataset, here.target, s.target))
            .min_by(|a, b| gap(a.rect, here.rect).total_cmp(&gap(b.rect, here.rect)))
    };
    if right {
        after.iter().find_map(closest)
    } else {
        before.iter().rev().find_map(closest)
    }
}

fn gap(a: Rect, b: Rect) -> f64 {
    let (a, b) = (a.center(), b.center());
    (a.y - b.y).abs() + (a.x - b.x).abs() * 0.01
}

fn related(dataset: &Dataset, a: Target, b: Target) -> bool {
    let others = lit_pairings(dataset, &[b]);
    lit_pairings(dataset, &[a])
        .iter()
        .any(|p| others.contains(p))
}

fn column_name(stop: Stop, state: &State) -> &'static str {
    let words: &Words = state.lang.words();
    let by_province = state.group == Grouping::Province;
    match stop {
        Stop::EastGroups if by_province => words.east_provinces,
        Stop::EastGroups => words.cluster,
        Stop::EastCities => words.eastern_city,
        Stop::Pairings | Stop::Rows => words.pairings,
        Stop::Headings => words.headings,
        Stop::Cells => words.cells,
        Stop::BaseCities => words.base_city,
        Stop::BaseGroups if by_province => words.base_provinces,
        Stop::BaseGroups => words.base_area,
        Stop::Readings => words.readings,
    }
}
