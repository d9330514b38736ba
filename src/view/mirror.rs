//! The scene as focusable things with names, and the way between them by arrow keys.

use super::Model;
use crate::dataset::Dataset;
use crate::geometry::Rect;
use crate::layout::graph::Grouping;
use crate::scene::{Scene, Spot, Stop, Target};
use crate::state::{State, touches};
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
    scene
        .spots
        .iter()
        .map(|spot| Mirror {
            key: target_text(&model.dataset, spot.target),
            column: column_name(spot.stop, state),
            label: super::card::spoken(model, state, spot.target),
            x: spot.rect.x,
            y: spot.rect.y,
            width: spot.rect.width,
            height: spot.rect.height,
            pressed: matches!(spot.target, Target::Key(key) if state.selected.contains(&key)),
        })
        .collect()
}

/// The key of a target; readings have theirs from the data set.
pub fn target_text(dataset: &Dataset, target: Target) -> String {
    match target {
        Target::Key(key) => dataset.key_text(key),
        Target::Reading(reading) => dataset[reading].slug.clone(),
    }
}

/// The column of a target by the name that [`Mirror::column`] gives it.
pub fn column_named(state: &State, scene: &Scene, target: Target, name: &str) -> Option<Stop> {
    let mut spots = scene.spots.iter().filter(|spot| spot.target == target);
    spots
        .find(|spot| column_name(spot.stop, state) == name)
        .map(|spot| spot.stop)
}

/// Where an arrow key leads from a spot: up and down inside its column, left
/// and right to something it is paired with.
pub fn neighbour<'a>(
    dataset: &Dataset,
    scene: &'a Scene,
    here: &Spot,
    direction: Direction,
) -> Option<&'a Spot> {
    let column: Vec<&Spot> = scene.spots.iter().filter(|s| s.stop == here.stop).collect();
    let at = column.iter().position(|s| s.target == here.target)?;
    match direction {
        Direction::Up => at.checked_sub(1).and_then(|i| column.get(i)).copied(),
        Direction::Down => column.get(at + 1).copied(),
        Direction::Home => column.first().copied(),
        Direction::End => column.last().copied(),
        Direction::Left => beside(dataset, scene, here, false),
        Direction::Right => beside(dataset, scene, here, true),
    }
}

/// The nearest related thing of the next column that has one.
fn beside<'a>(dataset: &Dataset, scene: &'a Scene, here: &Spot, right: bool) -> Option<&'a Spot> {
    let at = Stop::ALL.iter().position(|s| *s == here.stop)?;
    let (before, after) = (&Stop::ALL[..at], &Stop::ALL[at + 1..]);
    let nearest = |stop: &Stop| {
        let stop = *stop;
        scene
            .spots
            .iter()
            .filter(|s| s.stop == stop && related(dataset, here.target, s.target))
            .min_by(|a, b| gap(a.rect, here.rect).total_cmp(&gap(b.rect, here.rect)))
    };
    if right {
        after.iter().find_map(nearest)
    } else {
        before.iter().rev().find_map(nearest)
    }
}

fn gap(a: Rect, b: Rect) -> f64 {
    let (a, b) = (a.center(), b.center());
    (a.y - b.y).abs() + (a.x - b.x).abs() * 0.01
}

fn related(dataset: &Dataset, a: Target, b: Target) -> bool {
    let through = |t: Target| {
        (0..)
            .map(crate::dataset::PairingId)
            .take(dataset.pairings.len())
            .filter(move |&p| match t {
                Target::Reading(r) => dataset[r].pairing == Some(p),
                Target::Key(key) => touches(dataset, p, key),
            })
    };
    through(a).any(|p| through(b).any(|q| p == q))
}

fn column_name(stop: Stop, state: &State) -> &'static str {
    let words: &Words = state.lang.words();
    let by_province = state.group == Grouping::Province;
    match stop {
        Stop::EastGroups if by_province => words.east_provinces,
        Stop::EastGroups => words.cluster,
        Stop::EastCities => words.eastern_city,
        Stop::Pairings | Stop::Rows => words.pairings,
        Stop::BaseCities => words.base_city,
        Stop::BaseGroups if by_province => words.base_provinces,
        Stop::BaseGroups => words.base_area,
        Stop::Readings => words.readings,
    }
}
