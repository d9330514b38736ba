//! A chart as a value: its base layer, and what its overlay has to know.
//!
//! All charts light up in one way: what is not pointed at or selected recedes
//! behind a veil, what is has a frame.

use super::Model;
use crate::dataset::{Key, PairingId, TaskAreaId};
use crate::geometry::{Point, Rect};
use crate::scene::{Anchor, Item, Scene, Target, Text};
use crate::state::{Focus, State};
use crate::text;
use crate::theme::Color;

/// A chart drawn at rest.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// The base layer.
    pub scene: Scene,
    /// Parts that recede while something else is lit.
    pub bands: Vec<Band>,
}

/// A part of a chart that belongs to a pairing, a task area or both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Where.
    pub rect: Rect,
    /// Whose; `None` belongs to every pairing.
    pub pairing: Option<PairingId>,
    /// Of which task area; `None` belongs to every one.
    pub area: Option<TaskAreaId>,
}

/// What is lit gets a frame, what is not recedes.
pub(super) fn overlay(
    model: &Model,
    state: &State,
    chart: &Chart,
    targets: &[Target],
) -> Vec<Item> {
    let theme = state.colors();
    let keys = keys_of(model, targets);
    let focus = Focus::of(&model.dataset, &keys);
    let mut items = Vec::new();
    for band in &chart.bands {
        let outside = |lit: bool, known: bool| known && !lit;
        let pairing = focus.pairings.as_ref().is_some_and(|lit| {
            let lit = band.pairing.is_some_and(|p| lit.contains(&p));
            outside(lit, band.pairing.is_some())
        });
        let area = focus.areas.as_ref().is_some_and(|lit| {
            let lit = band.area.is_some_and(|a| lit.contains(&a));
            outside(lit, band.area.is_some())
        });
        if pairing || area {
            items.push(Item::Box {
                rect: band.rect,
                fill: theme.veil,
            });
            rewrite(&chart.scene, band.rect, theme.muted, &mut items);
        }
    }
    for spot in &chart.scene.spots {
        let hovered = state.hover.is_some_and(|(_, target)| target == spot.target);
        let chosen = matches!(spot.target, Target::Key(key) if state.selected.contains(&key));
        if hovered || chosen {
            items.push(Item::Frame {
                rect: spot.rect.grown(2.0, 2.0),
                color: theme.accent,
                width: 2.0,
            });
        }
    }
    items
}

/// Writes again what a veil was laid over: words that recede stay readable.
pub(super) fn rewrite(scene: &Scene, veiled: Rect, color: Color, items: &mut Vec<Item>) {
    for item in &scene.items {
        if let Item::Text(text) = item
            && veiled.contains(text.bounds().center())
        {
            items.push(Item::Text(Text {
                color,
                ..text.clone()
            }));
        }
    }
}

/// The keys that stand for targets among others.
pub(super) fn keys_of(model: &Model, targets: &[Target]) -> Vec<Key> {
    let mut keys = Vec::with_capacity(targets.len());
    for &target in targets {
        keys.extend(key_of(model, target));
    }
    keys
}

fn key_of(model: &Model, target: Target) -> Option<Key> {
    match target {
        Target::Key(key) => Some(key),
        Target::Reading(reading) => model.dataset[reading].pairing.map(Key::Pairing),
        Target::Cell(pairing, _) => Some(Key::Pairing(pairing)),
        Target::Year(_) => None,
    }
}

/// A picture that has nothing to draw, and says so.
pub(super) fn say(state: &State, words: &str, scene: &mut Scene) {
    let theme = state.colors();
    let size = state.size.type_sizes().small;
    let line = size * text::LINE;
    let lines = text::wrap(words, size, false, scene.width);
    scene.height = (line * lines.len() as f64 + 12.0).ceil();
    scene.items.push(Item::Box {
        rect: Rect::new(0.0, 0.0, scene.width, scene.height),
        fill: theme.paper,
    });
    for (text, number) in lines.into_iter().zip(0..) {
        scene.items.push(Item::Text(Text {
            at: Point {
                x: 0.0,
                y: 6.0 + line * (f64::from(number) + 0.5),
            },
            text,
            size,
            bold: false,
            anchor: Anchor::Start,
            color: theme.ink,
        }));
    }
}
