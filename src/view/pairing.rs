//! The pairing diagram in colour.

use super::Model;
use super::key::{self, Entry, Sign};
use crate::dataset::Key as DataKey;
use crate::geometry::{Point, Rect, Ribbon};
use crate::layout::pairing::{self as layout, Diagram, Form, Label, Node};
use crate::scene::{Anchor, Gap, Item, Scene, Spot, Stop, Target, Text};
use crate::state::{State, lit_pairings};
use crate::theme::{Color, Theme};

/// Side of the square on which a pairing's keyboard focus is shown.
const PAIRING_SPOT: f64 = 24.0;
/// Pairings beyond this many are pointed at, not tabbed through one by one.
const MOST_SPOTS: usize = 400;
/// Opacity of lit ribbons.
const LIT: f64 = 0.82;

pub(super) fn lay_out(model: &Model, state: &State, width: f64, crowded_height: f64) -> Diagram {
    let (graph, arrangement) = model.arrangement(state.group);
    let options = layout::Options {
        width,
        sizes: state.size.type_sizes(),
        lang: state.lang,
        grouping: state.group,
        crowded_height,
    };
    let shown = |p| state.filter.keeps_pairing(&model.dataset, p);
    layout::lay_out(&model.dataset, graph, arrangement, &shown, &options)
}

pub(super) fn scene(state: &State, diagram: &Diagram) -> Scene {
    let theme = state.colors();
    let mut items = Vec::with_capacity(diagram.nodes.len() * 3 + diagram.bands.len() * 2 + 16);
    let entries = key_entries(state, diagram);
    let key = key::flow(
        &entries,
        0.0,
        diagram.key_top,
        diagram.width,
        state.size.type_sizes().small,
    );
    let empty = diagram.bands.is_empty();
    let height = if entries.is_empty() && !empty {
        diagram.height + 8.0
    } else {
        key.bottom + 6.0
    };
    items.push(Item::Box {
        rect: Rect::new(0.0, 0.0, diagram.width, height.ceil()),
        fill: theme.paper,
    });
    for stem in &diagram.stems {
        items.push(ribbon(
            stem.ribbon,
            hue(theme, stem.hue).with_alpha(theme.ribbon * 0.6),
        ));
    }
    for band in &diagram.bands {
        items.push(ribbon(
            band.ribbon,
            hue(theme, band.hue).with_alpha(theme.ribbon),
        ));
    }
    for band in diagram.bands.iter().filter(|b| b.same_province) {
        dashes(&band.ribbon, theme.ink, &mut items);
    }
    for node in &diagram.nodes {
        node_at_rest(theme, diagram.form, node, &mut items);
    }
    for label in diagram.nodes.iter().filter_map(|n| n.label.as_ref()) {
        write(label, theme.ink, false, &mut items);
    }
    for heading in &diagram.headings {
        write(heading, theme.muted, false, &mut items);
    }
    key::draw(&key, theme, &mut items);
    if empty {
        let small = state.size.type_sizes().small;
        items.push(Item::Text(Text {
            at: Point {
                x: 0.0,
                y: diagram.key_top + small / 2.0,
            },
            text: state.lang.words().nothing_left.to_owned(),
            size: small,
            bold: false,
            anchor: Anchor::Start,
            color: theme.ink,
        }));
    }
    Scene {
        width: diagram.width,
        height: height.ceil(),
        items,
        spots: spots(diagram),
        gaps: gaps(diagram),
    }
}

pub(super) fn overlay(
    model: &Model,
    state: &State,
    diagram: &Diagram,
    targets: &[Target],
) -> Vec<Item> {
    let theme = state.colors();
    let lit = lit_pairings(&model.dataset, targets);
    let is_lit = |b: &&layout::PairingBand| lit.binary_search(&b.pairing).is_ok();
    let mut items = Vec::new();
    let height = diagram.key_top - 6.0;
    items.push(Item::Box {
        rect: Rect::new(0.0, 0.0, diagram.width, height),
        fill: theme.veil,
    });
    let accent = theme.accent.with_alpha(LIT);
    let mut on_path = vec![false; diagram.nodes.len()];
    let mut lit_count = 0;
    for band in diagram.bands.iter().filter(is_lit) {
        lit_count += 1;
        for share in [band.east_share, Some(band.ribbon), band.base_share]
            .into_iter()
            .flatten()
        {
            items.push(ribbon(share, accent));
        }
        bar_shares(diagram, band, theme.accent, &mut items);
        if band.same_province {
            dashes(&band.ribbon, theme.on_accent, &mut items);
        }
        for node in band.path {
            if let Some(flag) = on_path.get_mut(node) {
                *flag = true;
            }
        }
    }
    for (node, &on_path) in diagram.nodes.iter().zip(&on_path) {
        let chosen = targets.contains(&Target::Key(node.key));
        if on_path || chosen {
            lit_node(theme, diagram.form, node, chosen, &mut items);
        } else if diagram.form != Form::Crowded
            && let Some(label) = &node.label
        {
            // Receded names stay readable.
            write(label, theme.muted, false, &mut items);
        }
    }
    for heading in &diagram.headings {
        write(heading, theme.muted, false, &mut items);
    }
    if diagram.form == Form::Crowded && lit_count == 1 {
        name_ends(model, state, diagram, &on_path, &mut items);
    }
    items
}

/// The part of the two groups' bars that a lit pairing takes.
fn bar_shares(diagram: &Diagram, band: &layout::PairingBand, accent: Color, items: &mut Vec<Item>) {
    let ends = [
        (band.path[0], band.east_share.map(|r| (r.y0, r.w0))),
        (band.path[3], band.base_share.map(|r| (r.y1, r.w1))),
    ];
    for (node, share) in ends {
        if let (Some(node), Some((middle, width))) = (diagram.nodes.get(node), share) {
            let rect = Rect {
                y: middle - width / 2.0,
                height: width,
                ..node.rect
            };
            items.push(Item::Box { rect, fill: accent });
        }
    }
}

fn ribbon(ribbon: Ribbon, fill: Color) -> Item {
    Item::Ribbon { ribbon, fill }
}

fn hue(theme: &Theme, number: usize) -> Color {
    theme.clusters[number % theme.clusters.len()]
}

fn node_at_rest(theme: &Theme, form: Form, node: &Node, items: &mut Vec<Item>) {
    let rect = node.rect;
    match (form, node.stop) {
        (Form::Narrow, Stop::EastGroups | Stop::BaseGroups) => {
            let color = node.hue.map_or(theme.muted, |h| hue(theme, h));
            let line = Rect::new(rect.x, rect.bottom() - 3.0, rect.width, 2.0);
            items.push(Item::Box {
                rect: line,
                fill: color,
            });
        }
        (_, Stop::EastGroups) => {
            items.push(Item::Box {
                rect,
                fill: hue(theme, node.hue.unwrap_or(0)),
            });
        }
        (_, Stop::EastCities) => {
            let color = hue(theme, node.hue.unwrap_or(0));
            items.push(Item::Box {
                rect,
                fill: theme.paper,
            });
            items.push(Item::Box {
                rect,
                fill: color.with_alpha(0.26),
            });
            items.push(Item::Frame {
                rect,
                color: color.with_alpha(0.6),
                width: 1.0,
            });
        }
        (Form::Crowded, _) | (_, Stop::BaseGroups) => items.push(Item::Box {
            rect,
            fill: theme.muted,
        }),
        _ => {
            items.push(Item::Box {
                rect,
                fill: theme.node,
            });
            items.push(Item::Frame {
                rect,
                color: theme.rule,
                width: 1.0,
            });
        }
    }
}

fn lit_node(theme: &Theme, form: Form, node: &Node, chosen: bool, items: &mut Vec<Item>) {
    let rect = node.rect;
    let is_city = matches!(node.stop, Stop::EastCities | Stop::BaseCities);
    if is_city && form != Form::Crowded {
        let (fill, ink) = if chosen {
            (theme.accent, theme.on_accent)
        } else {
            (theme.paper, theme.ink)
        };
        items.push(Item::Box { rect, fill });
        items.push(Item::Frame {
            rect,
            color: theme.accent,
            width: 2.0,
        });
        if let Some(label) = &node.label {
            write(label, ink, true, items);
        }
        return;
    }
    match form {
        Form::Narrow => {
            let line = Rect::new(rect.x, rect.bottom() - 4.0, rect.width, 3.0);
            items.push(Item::Box {
                rect: line,
                fill: theme.accent,
            });
        }
        _ if chosen || is_city => items.push(Item::Box {
            rect,
            fill: theme.accent,
        }),
        _ => {}
    }
    if let Some(label) = &node.label {
        let ink = if chosen { theme.accent } else { theme.ink };
        // In the weight it has at rest, or the letters below would show at its edges.
        write(label, ink, false, items);
    }
}

/// Names beside the two thin bars that a single lit ribbon joins.
fn name_ends(
    model: &Model,
    state: &State,
    diagram: &Diagram,
    on_path: &[bool],
    items: &mut Vec<Item>,
) {
    let theme = state.colors();
    for (node, _) in diagram.nodes.iter().zip(on_path).filter(|(_, lit)| **lit) {
        let DataKey::City(city) = node.key else {
            continue;
        };
        let (x, anchor) = match node.stop {
            Stop::EastCities => (node.rect.right() + 6.0, Anchor::Start),
            _ => (node.rect.x - 6.0, Anchor::End),
        };
        let text = Text {
            at: Point {
                x,
                y: node.rect.center().y,
            },
            text: model.dataset[city].short.get(state.lang).to_owned(),
            size: state.size.type_sizes().label,
            bold: true,
            anchor,
            color: theme.ink,
        };
        items.push(Item::Box {
            rect: text.bounds().grown(4.0, 3.0),
            fill: theme.paper,
        });
        items.push(Item::Text(text));
    }
}

/// A dashed line along the middle of a ribbon.
fn dashes(ribbon: &Ribbon, color: Color, items: &mut Vec<Item>) {
    const DASH: f64 = 6.0;
    const GAP: f64 = 5.0;
    let mut x = ribbon.x0 + GAP;
    while x + DASH < ribbon.x1 {
        let mut points = Vec::with_capacity(3);
        for share in [0.0, 0.5, 1.0] {
            let x = x + share * DASH;
            points.push(Point {
                x,
                y: ribbon.center_at(x),
            });
        }
        items.push(Item::Line {
            points,
            color,
            width: 1.25,
        });
        x += DASH + GAP;
    }
}

pub(super) fn write(label: &Label, color: Color, bold: bool, items: &mut Vec<Item>) {
    for text in lines(label, color, bold) {
        items.push(Item::Text(text));
    }
}

/// The lines of a label as texts at their places.
pub(super) fn lines(label: &Label, color: Color, bold: bool) -> Vec<Text> {
    let height = label.line_height();
    let first = label.at.y - height * (label.lines.len() as f64 - 1.0) / 2.0;
    let mut texts = Vec::with_capacity(label.lines.len());
    for (i, line) in label.lines.iter().enumerate() {
        texts.push(Text {
            at: Point {
                x: label.at.x,
                y: first + height * i as f64,
            },
            text: line.clone(),
            size: label.size,
            bold,
            anchor: label.anchor,
            color,
        });
    }
    texts
}

fn key_entries(state: &State, diagram: &Diagram) -> Vec<Entry> {
    let marked = diagram.bands.iter().any(|b| b.same_province);
    let words = state.lang.words();
    let mut entries = Vec::new();
    if marked {
        entries.push(Entry {
            sign: Sign::Dashes,
            text: words.same_province_key.to_owned(),
        });
    }
    entries
}

fn spots(diagram: &Diagram) -> Vec<Spot> {
    let nodes = |stops: [Stop; 2], spots: &mut Vec<Spot>| {
        for node in &diagram.nodes {
            if !stops.contains(&node.stop) {
                continue;
            }
            let reach = node.reach();
            spots.push(Spot {
                target: Target::Key(node.key),
                // Names among crowded bars are taller than their bars and would
                // hide the next one from the pointer.
                rect: match diagram.form {
                    Form::Crowded => Rect {
                        x: reach.x,
                        width: reach.width,
                        ..node.rect
                    },
                    _ => reach,
                },
                stop: node.stop,
            });
        }
    };
    let mut spots = Vec::new();
    nodes([Stop::EastGroups, Stop::EastCities], &mut spots);
    if diagram.bands.len() <= MOST_SPOTS {
        let half = PAIRING_SPOT / 2.0;
        for band in &diagram.bands {
            let middle = band.ribbon.midpoint();
            spots.push(Spot {
                target: Target::Key(DataKey::Pairing(band.pairing)),
                rect: Rect::new(middle.x - half, middle.y - half, PAIRING_SPOT, PAIRING_SPOT),
                stop: Stop::Pairings,
            });
        }
    }
    nodes([Stop::BaseCities, Stop::BaseGroups], &mut spots);
    spots
}

fn gaps(diagram: &Diagram) -> Vec<Gap> {
    let stems = |stop: Stop| {
        let mut gap = Gap::default();
        for stem in &diagram.stems {
            if let Some(node) = diagram.nodes.get(stem.city).filter(|n| n.stop == stop) {
                gap.add(Target::Key(node.key), &stem.ribbon);
            }
        }
        gap
    };
    let mut pairings = Gap::default();
    for band in &diagram.bands {
        pairings.add(Target::Key(DataKey::Pairing(band.pairing)), &band.ribbon);
    }
    vec![stems(Stop::EastCities), pairings, stems(Stop::BaseCities)]
}
