//! The line below every picture: up to when the data reach, and which data.

use crate::dataset::Dataset;
use crate::geometry::{Point, Rect};
use crate::labels::credit;
use crate::scene::{Anchor, Item, Scene, Text};
use crate::state::State;
use crate::text;

/// Adds the line at the scene's foot.
pub(super) fn add(dataset: &Dataset, state: &State, scene: &mut Scene) {
    let theme = state.colors();
    let size = state.size.type_sizes().small;
    let lines = text::wrap(&credit(dataset, state.lang), size, false, scene.width);
    let line = size * text::LINE;
    let top = scene.height;
    // Four pixels are whole device pixels at 1.25 and 1.5 too: so the last line of
    // the paper is as dense as the rest.
    let height = top + 6.0 + line * lines.len() as f64;
    scene.height = (height / 4.0).ceil() * 4.0;
    let sheet = Rect::new(0.0, 0.0, scene.width, scene.height);
    // Every picture begins with its paper; two pieces of it might show a seam.
    if let Some(Item::Box { rect, .. }) = scene.items.first_mut() {
        *rect = sheet;
    }
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
