//! A picture to keep: the drawing with its title above, and below it what was
//! filtered and what it rests on, on paper with margins.

use super::credits;
use crate::geometry::{Point, Rect};
use crate::paint;
use crate::scene::{Anchor, Item, Text};
use crate::state::{State, View};
use crate::text;
use crate::theme::Color;
use crate::view::{self, Model, Picture};

/// Around the drawing, in CSS pixels.
const MARGIN: f64 = 24.0;

/// The items of the picture, back to front, with its width and height in CSS
/// pixels. `width` is the drawing's; the margins come on top.
pub fn items(model: &Model, state: &State, view: View, width: f64) -> (Vec<Item>, f64, f64) {
    let theme = state.colors();
    let sizes = state.size.type_sizes();
    let drawing = view::drawing(model, state, view, width);
    let scene = view::scene(model, state, &drawing);
    let over = view::overlay(model, state, &drawing);
    let mut page = Page {
        items: vec![Item::Box {
            rect: Rect::new(0.0, 0.0, 0.0, 0.0),
            fill: theme.paper,
        }],
        width: scene.width,
        y: MARGIN,
    };
    let title = view::title(model, state, view);
    page.write(&title, sizes.label * 1.4, true, theme.ink);
    page.y = (page.y + 12.0).ceil();
    for item in scene.items.into_iter().chain(over) {
        page.items.push(moved(item, MARGIN, page.y));
    }
    page.y += scene.height;
    for line in credits(model, state, view) {
        page.write(&line, sizes.small, false, theme.muted);
    }
    let (width, height) = (page.width + MARGIN * 2.0, (page.y + MARGIN).ceil());
    if let Some(Item::Box { rect, .. }) = page.items.first_mut() {
        *rect = Rect::new(0.0, 0.0, width, height);
    }
    (page.items, width, height)
}

/// The same as an SVG document with its title and description.
pub fn picture(model: &Model, state: &State, view: View, width: f64) -> Picture {
    let (items, width, height) = items(model, state, view, width);
    let (title, mut description) = (
        view::title(model, state, view),
        view::description(model, state, view),
    );
    for line in credits(model, state, view) {
        description.push_str(state.lang.words().away_space);
        description.push_str(&line);
    }
    let frame = paint::Frame {
        width,
        height,
        lang: state.lang.tag(),
        title: &title,
        description: &description,
    };
    Picture {
        svg: paint::svg(&[&items], &frame),
        title,
        description,
        width,
        height,
    }
}

struct Page {
    items: Vec<Item>,
    width: f64,
    y: f64,
}

impl Page {
    /// Writes a text below what there is.
    fn write(&mut self, words: &str, size: f64, bold: bool, color: Color) {
        for line in text::wrap(words, size, bold, self.width) {
            let height = size * text::LINE;
            let at = Point {
                x: MARGIN,
                y: self.y + height / 2.0,
            };
            self.items.push(Item::Text(Text {
                at,
                text: line,
                size,
                bold,
                anchor: Anchor::Start,
                color,
            }));
            self.y += height;
        }
    }
}

fn moved(mut item: Item, dx: f64, dy: f64) -> Item {
    let shift = |point: &mut Point| {
        point.x += dx;
        point.y += dy;
    };
    match &mut item {
        Item::Box { rect, .. } | Item::Frame { rect, .. } => {
            rect.x += dx;
            rect.y += dy;
        }
        Item::Ribbon { ribbon, .. } => {
            ribbon.x0 += dx;
            ribbon.x1 += dx;
            ribbon.y0 += dy;
            ribbon.y1 += dy;
        }
        Item::Line { points, .. } | Item::Shape { points, .. } => points.iter_mut().for_each(shift),
        Item::Ring { center, .. } => shift(center),
        Item::Text(text) => shift(&mut text.at),
    }
    item
}
