//! The order of groups and cities in which the fewest pairings cross.
//!
//! Groups stay together on both sides, so some crossings can be unavoidable.
//! Small programmes in which every base-area city has one partner are solved
//! exactly (see `order/exact.rs`); all others by sweeps that place each city at the
//! mean of its partners and keep a sweep only when it lowers the count.

mod exact;

use super::graph::{Column, Graph};
use crate::sort;

/// Both columns in the order to draw them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrangement {
    /// Order of the eastern side.
    pub east: ColumnOrder,
    /// Order of the base-area side.
    pub base: ColumnOrder,
    /// Pairs of pairings that cross between the two columns of cities.
    pub crossings: u64,
    /// Whether no order that keeps groups together has fewer.
    pub proven: bool,
}

/// The order of one column, as positions in the graph's column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ColumnOrder {
    /// Groups from top to bottom.
    pub groups: Vec<usize>,
    /// Cities from top to bottom, those of a group next to each other.
    pub cities: Vec<usize>,
}

/// Sweeps tried before giving up; each one that does not help ends the search.
const SWEEPS: usize = 8;

/// Finds the order. Deterministic: ties keep the order of first mention.
pub fn arrange(graph: &Graph) -> Arrangement {
    let swept = sweep(graph);
    exact::arrange(graph, &swept).unwrap_or(swept)
}

/// The number of pairs of pairings that cross when drawn in these orders, in
/// `O(n log n)`.
pub fn crossings(graph: &Graph, east: &ColumnOrder, base: &ColumnOrder) -> u64 {
    let east_rank = ranks(&east.cities);
    let base_rank = ranks(&base.cities);
    let mut ends = Vec::with_capacity(graph.edges.len());
    for edge in &graph.edges {
        ends.push((east_rank[edge.east], base_rank[edge.base]));
    }
    // From top to bottom on the east, and for one city on the other side too.
    let all: Vec<usize> = (0..ends.len()).collect();
    let order = sort::by_rank(&all, base.cities.len(), &|e| ends[e].1);
    let order = sort::by_rank(&order, east.cities.len(), &|e| ends[e].0);
    let mut seen = Fenwick::new(base.cities.len());
    let mut count = 0;
    for (so_far, edge) in order.into_iter().enumerate() {
        let (_, at) = ends[edge];
        count += so_far as u64 - seen.up_to(at);
        seen.add(at);
    }
    count
}

/// For each element its place in `order`.
pub fn ranks(order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for (rank, &element) in order.iter().enumerate() {
        ranks[element] = rank;
    }
    ranks
}

fn sweep(graph: &Graph) -> Arrangement {
    let mut east = as_mentioned(&graph.east);
    let mut base = as_mentioned(&graph.base);
    let mut best = crossings(graph, &east, &base);
    for _ in 0..SWEEPS {
        let before = best;
        let tried = by_mean_partner(&graph.base, &links(graph, false), &east);
        let count = crossings(graph, &east, &tried);
        if count < best {
            (base, best) = (tried, count);
        }
        let tried = by_mean_partner(&graph.east, &links(graph, true), &base);
        let count = crossings(graph, &tried, &base);
        if count < best {
            (east, best) = (tried, count);
        }
        if best == before {
            break;
        }
    }
    Arrangement {
        east,
        base,
        crossings: best,
        proven: best == 0,
    }
}

/// Groups in order of first mention, cities in order of mention inside them.
fn as_mentioned(column: &Column) -> ColumnOrder {
    let group = |c: usize| column.group_of[c];
    let cities = sort::order(column.cities.len(), &|a, b| group(a).cmp(&group(b)));
    ColumnOrder {
        groups: (0..column.groups.len()).collect(),
        cities,
    }
}

/// Edges as (moving city, fixed city).
fn links(graph: &Graph, east_moves: bool) -> Vec<(usize, usize)> {
    let mut links = Vec::with_capacity(graph.edges.len());
    for e in &graph.edges {
        links.push(if east_moves {
            (e.east, e.base)
        } else {
            (e.base, e.east)
        });
    }
    links
}

fn by_mean_partner(column: &Column, links: &[(usize, usize)], fixed: &ColumnOrder) -> ColumnOrder {
    let rank = ranks(&fixed.cities);
    let mut city = vec![Mean::default(); column.cities.len()];
    let mut group = vec![Mean::default(); column.groups.len()];
    for &(moving, partner) in links {
        let at = rank[partner] as f64;
        city[moving].add(at);
        group[column.group_of[moving]].add(at);
    }
    let groups = sort::order(column.groups.len(), &|a, b| {
        group[a].value().total_cmp(&group[b].value())
    });
    let group_rank = ranks(&groups);
    let cities = sort::order(column.cities.len(), &|a, b| {
        group_rank[column.group_of[a]]
            .cmp(&group_rank[column.group_of[b]])
            .then(city[a].value().total_cmp(&city[b].value()))
    });
    ColumnOrder { groups, cities }
}

#[derive(Debug, Clone, Copy, Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    fn value(self) -> f64 {
        if self.count > 0.0 {
            self.sum / self.count
        } else {
            0.0
        }
    }
}

/// Counts how many added positions lie at or below one.
struct Fenwick(Vec<u64>);

impl Fenwick {
    fn new(length: usize) -> Fenwick {
        Fenwick(vec![0; length + 1])
    }

    fn add(&mut self, at: usize) {
        let mut i = at + 1;
        while let Some(slot) = self.0.get_mut(i) {
            *slot += 1;
            i += i & i.wrapping_neg();
        }
    }

    fn up_to(&self, at: usize) -> u64 {
        let mut i = at + 1;
        let mut sum = 0;
        while i > 0 {
            sum += self.0.get(i).copied().unwrap_or(0);
            i -= i & i.wrapping_neg();
        }
        sum
    }
}
