//! What must hold for every pairing diagram.

use duikou::dataset::{Dataset, Key};
use duikou::geometry::Rect;
use duikou::layout::pairing::{Diagram, Form};
use duikou::scene::{Item, Scene, Stop, Target, Text};
use duikou::state::{State, lit_pairings};
use duikou::view::Model;
use duikou::words::Lang;

use crate::geometry::{HAIR, covers, inside, joined, texts, without_spaces};
use crate::{Place, text_faults};

pub(crate) fn faults(
    model: &Model,
    state: &State,
    diagram: &Diagram,
    place: &Place,
) -> Vec<String> {
    let mut faults = Vec::new();
    faults.extend(text_faults(&place.scene, &place.scene.items));
    faults.extend(text_faults(&place.scene, &place.over));
    for items in [&place.scene.items, &place.over] {
        faults.extend(texts_on_nodes(diagram, items));
        faults.extend(texts_on_ribbons(items));
    }
    faults.extend(name_faults(model, state, diagram));
    faults.extend(node_faults(diagram, &place.scene));
    faults.extend(ribbon_faults(diagram));
    if !state.selected.is_empty() {
        faults.extend(lit_name_faults(model, state, diagram, &place.over));
    }
    faults
}

/// The node whose label a text is a line of. Several may have one key: a
/// province can stand on both sides.
fn owner(diagram: &Diagram, text: &Text) -> Option<usize> {
    diagram.nodes.iter().position(|node| {
        node.label.as_ref().is_some_and(|label| {
            label.lines.contains(&text.text)
                && inside(Rect::new(text.at.x, text.at.y, 0.0, 0.0), label.bounds())
        })
    })
}

fn texts_on_nodes(diagram: &Diagram, items: &[Item]) -> Vec<String> {
    let mut faults = Vec::new();
    for text in texts(items) {
        let own = owner(diagram, text);
        for (i, node) in diagram.nodes.iter().enumerate() {
            if Some(i) != own && text.bounds().overlaps(node.rect, HAIR) {
                faults.push(format!("{:?} lies on the node {:?}", text.text, node.key));
            }
        }
    }
    faults
}

fn texts_on_ribbons(items: &[Item]) -> Vec<String> {
    let mut faults = Vec::new();
    for text in texts(items) {
        for item in items {
            if let Item::Ribbon { ribbon, .. } = item
                && covers(ribbon, text.bounds())
            {
                faults.push(format!("{:?} lies on a ribbon", text.text));
            }
        }
    }
    faults
}

/// Names that are missing or incomplete, and cities' names outside their boxes.
fn name_faults(model: &Model, state: &State, diagram: &Diagram) -> Vec<String> {
    let mut faults = Vec::new();
    for node in &diagram.nodes {
        let name = name(&model.dataset, node.key, state.lang);
        let Some(label) = &node.label else {
            faults.push(format!("{name} is not written"));
            continue;
        };
        if joined(&label.lines) != without_spaces(&name) {
            faults.push(format!("{name} is written {:?}", label.lines));
        }
        let is_city = matches!(node.key, Key::City(_));
        if is_city && !inside(label.bounds(), node.rect) {
            faults.push(format!("{name} does not fit its box"));
        }
    }
    let shown = model.shown(state).len();
    if diagram.bands.len() != shown {
        faults.push(format!(
            "{} ribbons for {shown} pairings",
            diagram.bands.len()
        ));
    }
    faults
}

fn name(dataset: &Dataset, key: Key, lang: Lang) -> String {
    match key {
        Key::City(id) => dataset[id].short.get(lang),
        Key::Cluster(id) => dataset[id].name.get(lang),
        Key::BaseArea(id) => dataset[id].name.get(lang),
        Key::Province(id) => dataset[id].name.get(lang),
        _ => "",
    }
    .to_owned()
}

/// Nodes that lie on each other or out of the picture, or are too small to touch.
fn node_faults(diagram: &Diagram, scene: &Scene) -> Vec<String> {
    let picture = Rect::new(0.0, 0.0, scene.width, scene.height);
    let mut faults = Vec::new();
    for (i, a) in diagram.nodes.iter().enumerate() {
        if !inside(a.rect, picture) {
            faults.push(format!("{:?} reaches out of the picture", a.key));
        }
        for b in &diagram.nodes[i + 1..] {
            if a.reach().overlaps(b.reach(), HAIR) {
                faults.push(format!("{:?} lies on {:?}", a.key, b.key));
            }
        }
    }
    for spot in &scene.spots {
        let (width, height) = (spot.rect.width, spot.rect.height);
        if width < 24.0 - HAIR || height < 24.0 - HAIR {
            faults.push(format!(
                "{:?} is a target of {width} × {height}",
                spot.target
            ));
        }
    }
    faults
}

/// Ribbons that touch at a node or end beside it. Where cities are piled up,
/// ribbons may cross on the way, but at the nodes a hairline stays free.
fn ribbon_faults(diagram: &Diagram) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ends: Vec<(usize, bool, f64, f64)> = Vec::new();
    for band in &diagram.bands {
        let [east_group, east, base, base_group] = band.path;
        let shares = [
            (band.east_share, east_group, east),
            (Some(band.ribbon), east, base),
            (band.base_share, base, base_group),
        ];
        for (ribbon, left, right) in shares {
            let Some(r) = ribbon else { continue };
            ends.push((left, true, r.y0 - r.w0 / 2.0, r.y0 + r.w0 / 2.0));
            ends.push((right, false, r.y1 - r.w1 / 2.0, r.y1 + r.w1 / 2.0));
        }
    }
    ends.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
    for &(node, _, top, bottom) in &ends {
        let rect = diagram.nodes[node].rect;
        if top < rect.y - HAIR || bottom > rect.bottom() + HAIR {
            faults.push(format!(
                "a ribbon ends beside {:?}",
                diagram.nodes[node].key
            ));
        }
    }
    for pair in ends.windows(2) {
        let [a, b] = pair else { continue };
        if (a.0, a.1) == (b.0, b.1) && b.2 - a.3 < 1.0 {
            faults.push(format!(
                "{:.2} px between ribbons at {:?}",
                b.2 - a.3,
                diagram.nodes[a.0].key
            ));
        }
    }
    for stem in &diagram.stems {
        let city = diagram.nodes[stem.city].rect;
        let at_city = if stem.ribbon.x0 < city.x {
            stem.ribbon.y1
        } else {
            stem.ribbon.y0
        };
        if at_city < city.y || at_city > city.bottom() {
            faults.push("a stem ends beside its city".to_owned());
        }
    }
    faults
}

/// With something selected, every name is still there, once.
fn lit_name_faults(model: &Model, state: &State, diagram: &Diagram, over: &[Item]) -> Vec<String> {
    let written: Vec<usize> = texts(over)
        .iter()
        .filter_map(|text| owner(diagram, text))
        .collect();
    let mut faults = Vec::new();
    for (i, node) in diagram.nodes.iter().enumerate() {
        let lines = written.iter().filter(|at| **at == i).count();
        if Some(lines) != node.label.as_ref().map(|label| label.lines.len()) {
            faults.push(format!("{:?} is written in {lines} lines", node.key));
        }
    }
    let targets: Vec<Target> = state.selected.iter().copied().map(Target::Key).collect();
    let shown = model.shown(state);
    let lit = lit_pairings(&model.dataset, &targets)
        .into_iter()
        .filter(|p| shown.contains(p))
        .count();
    let per_pairing = if diagram.form == Form::Wide { 3 } else { 1 };
    let ribbons = over
        .iter()
        .filter(|item| matches!(item, Item::Ribbon { .. }))
        .count();
    if ribbons != lit * per_pairing {
        faults.push(format!("{ribbons} lit ribbons for {lit} pairings"));
    }
    faults
}

/// What must hold where cities are too many for their names: the names that are
/// written are whole and apart, and no node hides another.
pub(crate) fn crowded_faults(model: &Model, diagram: &Diagram, scene: &Scene) -> Vec<String> {
    let mut faults = text_faults(scene, &scene.items);
    faults.extend(texts_on_nodes(diagram, &scene.items));
    faults.extend(texts_on_ribbons(&scene.items));
    for node in &diagram.nodes {
        let name = name(&model.dataset, node.key, Lang::Zh);
        if let Some(label) = &node.label
            && label.lines != [name.as_str()]
        {
            faults.push(format!("{name} is written {:?}", label.lines));
        }
    }
    // A pairing's own box only shows the keyboard's focus on its ribbon.
    let spots: Vec<_> = scene
        .spots
        .iter()
        .filter(|spot| spot.stop != Stop::Pairings)
        .collect();
    for (i, spot) in spots.iter().enumerate() {
        let others = &spots[i + 1..];
        if let Some(other) = others
            .iter()
            .find(|other| other.rect.overlaps(spot.rect, HAIR))
        {
            faults.push(format!("{:?} lies on {:?}", spot.target, other.target));
        }
    }
    faults
}
