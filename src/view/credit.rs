//! The line below every picture: up to when the data reach, and which data.

use crate::dataset::Dataset;
use crate::geometry::{Point, Rect};
use crate::scene::{Anchor, Item, Scene, Text};
use crate::state::State;
use crate::text;
use crate::words::fill;

/// Adds the line at the scene's foot.
pub(super) fn add(dataset: &Dataset, state: &State, scene: &mut Scene) {
    let theme = state.theme.colors();
    let size = state.size.type_sizes().small;
    let lines = text::wrap(&words(dataset, state), size, false, scene.width);
    let line = size * text::LINE;
    let top = scene.height;
    scene.height = (top + 6.0 + line * lines.len() as f64).ceil();
    scene.items.push(Item::Box {
        rect: Rect::new(0.0, top, scene.width, scene.height - top),
        fill: theme.paper,
    });
    for (line_number, text) in lines.into_iter().enumerate() {
        let y = top + 6.0 + line * (line_number as f64 + 0.5);
        scene.items.push(Item::Text(Text {
            at: Point { x: 0.0, y },
            text,
            size,
            bold: false,
            anchor: Anchor::Start,
            color: theme.muted,
        }));
    }
}

/// Data handed in by a page have no version, and no date of their own.
fn words(dataset: &Dataset, state: &State) -> String {
    let words = state.lang.words();
    let cutoff = dataset.cutoff.label(state.lang);
    let template = if dataset.version.is_empty() {
        words.credit_plain
    } else {
        words.credit
    };
    fill(
        template,
        &[("cutoff", &cutoff), ("version", &dataset.version)],
    )
}
