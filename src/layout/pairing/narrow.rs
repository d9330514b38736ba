//! Two columns for phones: the cities, with the names of their groups as
//! headings above them.

use super::columns::{
    Group, Measures, Side, Sides, Stack, edge_ends, follow, group_name, slim, stack,
};
use super::{Diagram, Form, Label, Node, Options, PairingBand};
use crate::dataset::{CityId, Dataset, Key};
use crate::geometry::{Point, Rect, Ribbon};
use crate::layout::graph::{Grouping, same_province};
use crate::scene::{Anchor, Stop};
use crate::text;

/// Air above and below a group's heading.
const HEAD_AIR: f64 = 5.0;
/// Air beside a city's name, left and right together.
const NAME_AIR: f64 = 10.0;
/// Least length of the ribbons.
const LEAST_MIDDLE: f64 = 48.0;

/// Lays out two columns.
pub(super) fn lay_out(dataset: &Dataset, sides: &Sides, options: &Options) -> Diagram {
    let sizes = options.sizes;
    let column = column_width(dataset, sides, options);
    let line = sizes.small * text::LINE;
    let names = |groups: &[Group]| -> Vec<Vec<String>> {
        let mut names = Vec::with_capacity(groups.len());
        for group in groups {
            let name = group_name(dataset, group.key, options.lang);
            names.push(text::wrap_evenly(name, sizes.small, true, column));
        }
        names
    };
    let (east_names, base_names) = (names(&sides.east.groups), names(&sides.base.groups));
    let heads = |names: &[Vec<String>], g: usize| {
        names.get(g).map_or(0.0, |lines| {
            (lines.len() as f64 * line).ceil() + 2.0 * HEAD_AIR
        })
    };
    let most_lines = [&sides.east, &sides.base]
        .iter()
        .flat_map(|side| &side.cities)
        .map(|city| city_name(dataset, city.id, column, options).len())
        .max()
        .unwrap_or(1);
    let more_lines = most_lines.saturating_sub(1) as f64 * sizes.label * text::LINE;
    let unit = (sizes.label * 1.5 + 5.0 + more_lines).round().max(26.0);
    let scale =
        unit * sides.edges.len().max(1) as f64 / sides.total_weight().max(f64::MIN_POSITIVE);
    let measures = Measures {
        scale,
        least: unit,
        city_gap: 5.0,
        group_gap: 10.0,
    };
    let none = |_: usize| 0.0;
    let mut east = stack(&sides.east, &measures, &|g| heads(&east_names, g), &none);
    let mut base = stack(&sides.base, &measures, &|g| heads(&base_names, g), &none);
    let limit = east.height.max(base.height);
    if east.height <= base.height {
        let partners = |c: usize| sides.partners(true, c);
        follow(&mut east, &sides.east, &base, &partners, &measures, limit);
    } else {
        let partners = |c: usize| sides.partners(false, c);
        follow(&mut base, &sides.base, &east, &partners, &measures, limit);
    }

    let (headings, top) = headings(options, column);
    let mut diagram = Diagram {
        width: options.width,
        height: top + limit,
        form: Form::Narrow,
        nodes: Vec::new(),
        bands: Vec::new(),
        stems: Vec::new(),
        headings,
        key_top: top + limit + 16.0,
    };
    let right = options.width - column;
    let place = Place {
        dataset,
        options,
        top,
        column,
        line,
    };
    place.groups(&sides.east, &east, &east_names, 0.0, &mut diagram);
    place.cities(&sides.east, &east, 0.0, &mut diagram);
    place.cities(&sides.base, &base, right, &mut diagram);
    place.groups(&sides.base, &base, &base_names, right, &mut diagram);
    ribbons(
        dataset,
        sides,
        [&east, &base],
        (top, column, right, scale),
        &mut diagram,
    );
    diagram
}

/// Wide enough for every city's name in bold, as it is when it lights up,
/// unless that would leave the ribbons no room.
fn column_width(dataset: &Dataset, sides: &Sides, options: &Options) -> f64 {
    let mut widest = 0.0_f64;
    for side in [&sides.east, &sides.base] {
        for city in &side.cities {
            let name = dataset[city.id].short.get(options.lang);
            widest = widest.max(text::width(name, options.sizes.label, true));
        }
    }
    let wanted = (options.width * 0.36)
        .clamp(96.0, 220.0)
        .max(widest + NAME_AIR);
    wanted.min((options.width - LEAST_MIDDLE) / 2.0).floor()
}

/// A city's name in lines that fit its box, also in bold.
fn city_name(dataset: &Dataset, city: CityId, column: f64, options: &Options) -> Vec<String> {
    let name = dataset[city].short.get(options.lang);
    text::wrap_evenly(name, options.sizes.label, true, column - NAME_AIR)
}

/// The headings of the two columns and the height they take.
fn headings(options: &Options, column: f64) -> (Vec<Label>, f64) {
    let words = options.lang.words();
    let (east_group, base_group) = match options.grouping {
        Grouping::Province => (words.province, words.province),
        _ => (words.cluster, words.base_area),
    };
    let size = options.sizes.small;
    let heading = |group: &str, cities: &str, x: f64, anchor: Anchor| {
        let limit = column + 30.0;
        let both = [cities, " · ", group].concat();
        let lines = if text::width(&both, size, false) <= limit {
            vec![both]
        } else {
            let mut lines = text::wrap_evenly(cities, size, false, limit);
            lines.append(&mut text::wrap_evenly(group, size, false, limit));
            lines
        };
        Label {
            lines,
            at: Point { x, y: 0.0 },
            anchor,
            size,
            bold: false,
        }
    };
    let mut headings = vec![
        heading(east_group, words.eastern_city, 0.0, Anchor::Start),
        heading(base_group, words.base_city, options.width, Anchor::End),
    ];
    let tallest = headings
        .iter()
        .map(|h| h.bounds().height)
        .fold(0.0, f64::max);
    for label in &mut headings {
        label.at.y = 2.0 + label.bounds().height / 2.0;
    }
    (headings, (tallest + 12.0).ceil())
}

struct Place<'a> {
    dataset: &'a Dataset,
    options: &'a Options,
    top: f64,
    column: f64,
    line: f64,
}

impl Place<'_> {
    fn groups(
        &self,
        side: &Side,
        stack: &Stack,
        names: &[Vec<String>],
        x: f64,
        diagram: &mut Diagram,
    ) {
        let east = x == 0.0;
        for (g, group) in side.groups.iter().enumerate() {
            let height = (names[g].len() as f64 * self.line).ceil() + 2.0 * HEAD_AIR;
            let rect = Rect::new(x, self.top + stack.tops[g], self.column, height);
            let (anchor, at_x) = if east {
                (Anchor::Start, x)
            } else {
                (Anchor::End, rect.right())
            };
            diagram.nodes.push(Node {
                key: group.key,
                stop: if east {
                    Stop::EastGroups
                } else {
                    Stop::BaseGroups
                },
                rect,
                label: Some(Label {
                    lines: names[g].clone(),
                    at: Point {
                        x: at_x,
                        y: rect.center().y,
                    },
                    anchor,
                    size: self.options.sizes.small,
                    bold: true,
                }),
                hue: east.then_some(group.number),
            });
        }
    }

    fn cities(&self, side: &Side, stack: &Stack, x: f64, diagram: &mut Diagram) {
        let east = x == 0.0;
        for (city, &(y, height)) in side.cities.iter().zip(&stack.cities) {
            let rect = Rect::new(x, self.top + y, self.column, height);
            diagram.nodes.push(Node {
                key: Key::City(city.id),
                stop: if east {
                    Stop::EastCities
                } else {
                    Stop::BaseCities
                },
                rect,
                label: Some(Label {
                    lines: city_name(self.dataset, city.id, self.column, self.options),
                    at: rect.center(),
                    anchor: Anchor::Middle,
                    size: self.options.sizes.label,
                    bold: false,
                }),
                hue: east.then(|| side.groups[city.group].number),
            });
        }
    }
}

fn ribbons(
    dataset: &Dataset,
    sides: &Sides,
    [east, base]: [&Stack; 2],
    (top, x0, x1, scale): (f64, f64, f64, f64),
    diagram: &mut Diagram,
) {
    let edges = &sides.edges;
    let east_ends = edge_ends(&sides.east, &east.cities, edges, scale);
    let base_ends = edge_ends(&sides.base, &base.cities, edges, scale);
    let first_east = sides.east.groups.len();
    let first_base = first_east + sides.east.cities.len();
    let first_base_group = first_base + sides.base.cities.len();
    for (e, edge) in edges.iter().enumerate() {
        let (y0, w) = east_ends[e];
        let (y1, _) = base_ends[e];
        let east_group = sides.east.cities[edge.east].group;
        diagram.bands.push(PairingBand {
            pairing: edge.pairing,
            ribbon: Ribbon {
                x0,
                x1,
                y0: top + y0,
                y1: top + y1,
                w0: slim(w),
                w1: slim(w),
            },
            east_share: None,
            base_share: None,
            hue: sides.east.groups[east_group].number,
            same_province: same_province(dataset, edge.pairing).is_some(),
            path: [
                east_group,
                first_east + edge.east,
                first_base + edge.base,
                first_base_group + sides.base.cities[edge.base].group,
            ],
        });
    }
}
