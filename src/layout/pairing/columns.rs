//! What the wide and the narrow diagram share: the pairings that are shown, in
//! drawing order, and the stacking of cities in blocks.

use super::{ColumnOrder, Graph};
use crate::dataset::{CityId, Dataset, Key, PairingId};
use crate::layout::align::{Wish, align};
use crate::layout::graph::Edge;
use crate::layout::order::Arrangement;
use crate::sort;
use crate::words::Lang;

/// Both sides, reduced to what is shown and put in drawing order.
#[derive(Debug)]
pub(super) struct Sides {
    pub(super) east: Side,
    pub(super) base: Side,
    /// Edges in the plan's order; `east` and `base` are positions in drawing order.
    pub(super) edges: Vec<Edge>,
}

/// One side in drawing order.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) cities: Vec<City>,
    /// Groups, each with the range of its cities.
    pub(super) groups: Vec<Group>,
}

#[derive(Debug)]
pub(super) struct City {
    pub(super) id: CityId,
    pub(super) group: usize,
    /// Sum of the weights of its pairings.
    pub(super) weight: f64,
    /// Its pairings as positions in `edges`, in the order they leave it.
    pub(super) edges: Vec<usize>,
}

#[derive(Debug)]
pub(super) struct Group {
    pub(super) key: Key,
    pub(super) cities: std::ops::Range<usize>,
    pub(super) weight: f64,
    /// Position among all groups of the graph: the colour stays when others are filtered out.
    pub(super) number: usize,
}

impl Sides {
    /// The partners of a city on one side, as positions on the other.
    pub(super) fn partners(&self, east: bool, city: usize) -> Vec<usize> {
        let side = if east { &self.east } else { &self.base };
        let mut partners = Vec::new();
        for &edge in &side.cities[city].edges {
            let edge = &self.edges[edge];
            partners.push(if east { edge.base } else { edge.east });
        }
        partners
    }

    pub(super) fn new(
        graph: &Graph,
        arrangement: &Arrangement,
        shown: &dyn Fn(PairingId) -> bool,
    ) -> Sides {
        let mut kept: Vec<Edge> = Vec::new();
        for edge in &graph.edges {
            if shown(edge.pairing) {
                kept.push(*edge);
            }
        }
        let (east, east_place) = Side::new(
            &graph.east,
            &arrangement.east,
            kept.iter().map(|e| (e.east, e.weight)),
        );
        let (base, base_place) = Side::new(
            &graph.base,
            &arrangement.base,
            kept.iter().map(|e| (e.base, e.weight)),
        );
        let mut edges: Vec<Edge> = Vec::with_capacity(kept.len());
        for edge in &kept {
            edges.push(Edge {
                east: east_place[edge.east],
                base: base_place[edge.base],
                ..*edge
            });
        }
        let mut sides = Sides { east, base, edges };
        for (i, edge) in sides.edges.iter().enumerate() {
            sides.east.cities[edge.east].edges.push(i);
            sides.base.cities[edge.base].edges.push(i);
        }
        let edges = &sides.edges;
        for city in &mut sides.east.cities {
            sort::by_key(&mut city.edges, &|e| edges[e].base);
        }
        for city in &mut sides.base.cities {
            sort::by_key(&mut city.edges, &|e| edges[e].east);
        }
        sides
    }

    pub(super) fn total_weight(&self) -> f64 {
        self.edges.iter().map(|e| e.weight).sum()
    }
}

impl Side {
    /// The side in drawing order and, for each city of the graph, its place in it.
    fn new(
        column: &crate::layout::graph::Column,
        order: &ColumnOrder,
        ends: impl Iterator<Item = (usize, f64)>,
    ) -> (Side, Vec<usize>) {
        let mut weights = vec![0.0; column.cities.len()];
        for (city, weight) in ends {
            weights[city] += weight;
        }
        let mut place = vec![0; column.cities.len()];
        let mut side = Side {
            cities: Vec::new(),
            groups: Vec::new(),
        };
        let mut last_group = None;
        for &at in order.cities.iter().filter(|&&at| weights[at] > 0.0) {
            let number = column.group_of[at];
            let here = side.cities.len();
            if last_group != Some(number) {
                last_group = Some(number);
                side.groups.push(Group {
                    key: column.groups[number],
                    cities: here..here,
                    weight: 0.0,
                    number,
                });
            }
            let group = side.groups.len() - 1;
            if let Some(group) = side.groups.last_mut() {
                group.cities.end = here + 1;
                group.weight += weights[at];
            }
            place[at] = here;
            side.cities.push(City {
                id: column.cities[at],
                group,
                weight: weights[at],
                edges: Vec::new(),
            });
        }
        (side, place)
    }
}

/// Vertical measures of one side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measures {
    /// Pixels of ribbon for one unit of weight.
    pub(super) scale: f64,
    /// Smallest height of a city.
    pub(super) least: f64,
    /// Gap between cities of a group.
    pub(super) city_gap: f64,
    /// Gap between groups.
    pub(super) group_gap: f64,
}

/// Where the groups of a side and their cities stand, from 0.
#[derive(Debug, Clone)]
pub(super) struct Stack {
    /// Top of each group's block.
    pub(super) tops: Vec<f64>,
    /// Height of each group's block, heading included.
    pub(super) heights: Vec<f64>,
    /// Top and height of each city.
    pub(super) cities: Vec<(f64, f64)>,
    /// Height of all.
    pub(super) height: f64,
}

/// Stacks a side from 0. `head(group)` is room above the cities of a group;
/// `least(group)` is the least height of its block, in whose middle the cities stand.
pub(super) fn stack(
    side: &Side,
    measures: &Measures,
    head: &dyn Fn(usize) -> f64,
    least: &dyn Fn(usize) -> f64,
) -> Stack {
    let mut stack = Stack {
        tops: Vec::new(),
        heights: Vec::new(),
        cities: Vec::new(),
        height: 0.0,
    };
    for (g, group) in side.groups.iter().enumerate() {
        if g > 0 {
            stack.height += measures.group_gap;
        }
        let mut heights: Vec<f64> = Vec::new();
        for city in &side.cities[group.cities.clone()] {
            heights.push((city.weight * measures.scale).max(measures.least));
        }
        let gaps = measures.city_gap * heights.len().saturating_sub(1) as f64;
        let inner = heights.iter().sum::<f64>() + gaps;
        let block = (head(g) + inner).max(least(g));
        // Rounding can leave a hair less than nothing, which must not become a pixel.
        let spare = (block - head(g) - inner).max(0.0);
        let mut y = stack.height + head(g) + (spare / 2.0).floor();
        for height in heights {
            stack.cities.push((y, height));
            y += height + measures.city_gap;
        }
        stack.tops.push(stack.height);
        stack.heights.push(block);
        stack.height += block;
    }
    stack
}

/// Moves the blocks of `loose` as near as they can come to their partners in `fixed`.
pub(super) fn follow(
    loose: &mut Stack,
    side: &Side,
    fixed: &Stack,
    partners: &dyn Fn(usize) -> Vec<usize>,
    measures: &Measures,
    limit: f64,
) {
    let mut wishes: Vec<Wish> = Vec::with_capacity(side.groups.len());
    for (g, group) in side.groups.iter().enumerate() {
        let mut pull = 0.0;
        let mut count = 0.0;
        for city in group.cities.clone() {
            let (y, height) = loose.cities[city];
            for partner in partners(city) {
                let (other, other_height) = fixed.cities[partner];
                pull += other + other_height / 2.0 - y - height / 2.0;
                count += 1.0;
            }
        }
        wishes.push(Wish {
            start: loose.tops[g] + if count > 0.0 { pull / count } else { 0.0 },
            length: loose.heights[g],
            gap: measures.group_gap,
            weight: count,
        });
    }
    for (g, start) in align(&wishes, limit).into_iter().enumerate() {
        // Whole pixels keep the boxes' edges sharp.
        let start = if measures.least >= 1.0 {
            start.round()
        } else {
            start
        };
        let shift = start - loose.tops[g];
        loose.tops[g] = start;
        for city in side.groups[g].cities.clone() {
            loose.cities[city].0 += shift;
        }
    }
    loose.height = loose.height.max(limit);
}

/// The name to draw for a group.
pub(super) fn group_name(dataset: &Dataset, key: Key, lang: Lang) -> &str {
    match key {
        Key::Cluster(id) => dataset[id].name.get(lang),
        Key::BaseArea(id) => dataset[id].name.get(lang),
        Key::Province(id) => dataset[id].name.get(lang),
        _ => "",
    }
}

/// For each edge its start and thickness on a side where city `c` spans `cities[c]`.
pub(super) fn edge_ends(
    side: &Side,
    cities: &[(f64, f64)],
    edges: &[Edge],
    scale: f64,
) -> Vec<(f64, f64)> {
    let mut ends = vec![(0.0, 0.0); edges.len()];
    for (city, &(top, height)) in side.cities.iter().zip(cities) {
        let mut y = top + (height - city.weight * scale) / 2.0;
        for &e in &city.edges {
            let thickness = edges[e].weight * scale;
            ends[e] = (y + thickness / 2.0, thickness);
            y += thickness;
        }
    }
    ends
}

/// The hairline left between ribbons: one and a half pixels, less between thin ones.
pub(super) fn slim(thickness: f64) -> f64 {
    thickness - (thickness * 0.15).min(1.5)
}
