//! A sheet in colour: texts, hairlines, signs of evidence.

use super::Chart;
use super::glyph::glyph;
use super::pairing::write;
use crate::geometry::Rect;
use crate::layout::sheet::{Block, Column, Tone, lay_out};
use crate::layout::timeline::Kind;
use crate::scene::{Item, Scene};
use crate::state::State;

/// A chart, and the boxes of its rows.
pub(super) struct Drawn {
    pub(super) chart: Chart,
    pub(super) rows: Vec<Rect>,
}

/// Draws the blocks; without any, only what `lead` says.
pub(super) fn chart(
    state: &State,
    lead: &str,
    columns: &[Column],
    blocks: &[Block],
    width: f64,
) -> Drawn {
    let theme = state.colors();
    let columns = if blocks.is_empty() { &[] } else { columns };
    let sheet = lay_out(lead, columns, blocks, width, state.size.type_sizes());
    let mut items = Vec::with_capacity(sheet.texts.len() * 2 + sheet.rules.len() + 1);
    items.push(Item::Box {
        rect: Rect::new(0.0, 0.0, width, sheet.height),
        fill: theme.paper,
    });
    if !blocks.is_empty() {
        for &(rect, heavy) in &sheet.rules {
            let fill = if heavy { theme.ink } else { theme.rule };
            items.push(Item::Box { rect, fill });
        }
    }
    for &(at, radius, evidence) in &sheet.signs {
        glyph(
            Kind::Visit,
            evidence,
            false,
            at,
            radius,
            theme.ink,
            theme.paper,
            &mut items,
        );
    }
    for (label, tone) in &sheet.texts {
        let color = match tone {
            Tone::Faint => theme.muted,
            Tone::Strong | Tone::Plain | Tone::Small => theme.ink,
        };
        write(label, color, label.bold, &mut items);
    }
    let scene = Scene {
        width,
        height: sheet.height,
        items,
        ..Scene::default()
    };
    Drawn {
        chart: Chart {
            scene,
            bands: Vec::new(),
        },
        rows: sheet.rows,
    }
}
