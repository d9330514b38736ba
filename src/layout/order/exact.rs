//! The proven minimum of crossings for small programmes of stars.
//!
//! Every base-area city has one partner, so inside a base-area group the cities
//! simply follow their partners without a crossing. What is left to choose is
//! the order of the base-area groups, of the eastern groups and of the cities
//! inside each eastern group. Given the first, the others are independent
//! linear orderings, solved exactly by dynamic programming over subsets. The
//! first is found by branch and bound from the top, in order of first mention,
//! so that of all best orders the one nearest to the plan's is taken.
//!
//! The bound: once a group is placed it lies above all unplaced ones, which
//! fixes for every two eastern cities (of one group) or eastern groups how many
//! crossings each of their two orders costs; at least the smaller is paid.

use super::{Arrangement, ColumnOrder, crossings, ranks};
use crate::layout::graph::Graph;
use crate::sort;

/// Largest sizes tried: subsets of cities and groups are enumerated.
const MOST_CITIES_IN_A_GROUP: usize = 9;
const MOST_GROUPS: usize = 9;
const MOST_BASE_GROUPS: usize = 20;
/// Steps of the search after which it gives up, some tens of milliseconds; the
/// plan's own pairings take about a hundred.
const MOST_STEPS: usize = 5_000;

/// The best arrangement, or what the search found better than `known` before it
/// gave up; `None` where it found nothing, and where the programme is too large
/// or not of stars.
pub(super) fn arrange(graph: &Graph, known: &Arrangement) -> Option<Arrangement> {
    let mut partners = vec![0_u8; graph.base.cities.len()];
    for edge in &graph.edges {
        partners[edge.base] = partners[edge.base].saturating_add(1);
    }
    let stars = partners.iter().all(|&p| p == 1);
    let teams = teams(graph);
    let small = graph.base.groups.len() <= MOST_BASE_GROUPS
        && graph.east.groups.len() <= MOST_GROUPS
        && teams.iter().all(|t| t.len() <= MOST_CITIES_IN_A_GROUP);
    if !stars || !small || graph.edges.is_empty() {
        return None;
    }
    let mut search = Search::new(graph, teams);
    let proven = search.run(&known.base.groups);
    let groups = search.best_order.take()?;
    let east = search.east_order(&groups);
    let base = base_order(graph, groups, &east);
    let count = crossings(graph, &east, &base);
    (proven || count < known.crossings).then_some(Arrangement {
        crossings: count,
        proven,
        east,
        base,
    })
}

/// Eastern cities by group.
fn teams(graph: &Graph) -> Vec<Vec<usize>> {
    let mut teams = vec![Vec::new(); graph.east.groups.len()];
    for (city, &group) in graph.east.group_of.iter().enumerate() {
        teams[group].push(city);
    }
    teams
}

/// Base-area cities follow their partners inside each group.
fn base_order(graph: &Graph, groups: Vec<usize>, east: &ColumnOrder) -> ColumnOrder {
    let group_rank = ranks(&groups);
    let east_rank = ranks(&east.cities);
    let mut partner = vec![0; graph.base.cities.len()];
    for edge in &graph.edges {
        partner[edge.base] = east_rank[edge.east];
    }
    let place = |c: usize| (group_rank[graph.base.group_of[c]], partner[c]);
    let cities = sort::order(graph.base.cities.len(), &|a, b| place(a).cmp(&place(b)));
    ColumnOrder { groups, cities }
}

/// The search over orders of base groups.
struct Search {
    teams: Vec<Vec<usize>>,
    /// Pairings from base group `g` to eastern city `c`: `city[g][c]`.
    city: Vec<Vec<i64>>,
    /// Pairings from base group `g` to eastern group `t`: `team[g][t]`.
    team: Vec<Vec<i64>>,
    /// What any order pays for two base groups: `floor[g][h]`.
    floor: Vec<Vec<i64>>,
    best: i64,
    best_order: Option<Vec<usize>>,
    steps: usize,
}

impl Search {
    fn new(graph: &Graph, teams: Vec<Vec<usize>>) -> Search {
        let groups = graph.base.groups.len();
        let mut city = vec![vec![0; graph.east.cities.len()]; groups];
        let mut team = vec![vec![0; graph.east.groups.len()]; groups];
        for edge in &graph.edges {
            let group = graph.base.group_of[edge.base];
            city[group][edge.east] += 1;
            team[group][graph.east.group_of[edge.east]] += 1;
        }
        let mut search = Search {
            teams,
            city,
            team,
            floor: Vec::new(),
            best: i64::MAX,
            best_order: None,
            steps: 0,
        };
        search.floor = table(groups);
        for g in 0..groups {
            for h in 0..groups {
                if g != h {
                    search.floor[g][h] = search.bound(&[(g, h)]);
                }
            }
        }
        search
    }

    /// Looks for the best order of base groups; whether it came to an end. It
    /// starts from a known order, so that it cuts early.
    fn run(&mut self, known: &[usize]) -> bool {
        let groups = self.city.len();
        // One above, so that the first order of this cost in plan order is found.
        self.best = self.cost(known) + 1;
        let mut prefix = Vec::with_capacity(groups);
        let mut unplaced_floor = 0;
        for g in 0..groups {
            for h in g + 1..groups {
                unplaced_floor += self.floor[g][h];
            }
        }
        let mut placed = Placed::new(self);
        self.extend(&mut prefix, &mut placed, unplaced_floor);
        self.steps <= MOST_STEPS
    }

    fn extend(&mut self, prefix: &mut Vec<usize>, placed: &mut Placed, unplaced_floor: i64) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return;
        }
        let groups = self.city.len();
        if prefix.len() == groups {
            let cost = self.cost(prefix);
            if cost < self.best {
                self.best = cost;
                self.best_order = Some(prefix.clone());
            }
            return;
        }
        for next in 0..groups {
            if prefix.contains(&next) {
                continue;
            }
            let mut with_next = 0;
            for g in 0..groups {
                if g != next && !prefix.contains(&g) {
                    with_next += self.floor[next][g];
                }
            }
            placed.add(self, next);
            if placed.bound(&self.teams) + unplaced_floor - with_next < self.best {
                prefix.push(next);
                self.extend(prefix, placed, unplaced_floor - with_next);
                prefix.pop();
            }
            placed.remove(self, next);
        }
    }

    /// Crossings of an order of base groups under the best eastern order for it.
    fn cost(&self, order: &[usize]) -> i64 {
        let (cities, teams) = self.costs(order);
        let all_teams: Vec<usize> = (0..self.teams.len()).collect();
        let mut cost = best_linear_order(&all_teams, &teams).0;
        for team in &self.teams {
            cost += best_linear_order(team, &cities).0;
        }
        cost
    }

    /// The best eastern order for an order of base groups.
    fn east_order(&self, order: &[usize]) -> ColumnOrder {
        let (cities, teams) = self.costs(order);
        let all_teams: Vec<usize> = (0..self.teams.len()).collect();
        let groups = best_linear_order(&all_teams, &teams).1;
        let mut order = Vec::new();
        for &team in &groups {
            order.extend_from_slice(&best_linear_order(&self.teams[team], &cities).1);
        }
        ColumnOrder {
            groups,
            cities: order,
        }
    }

    /// `[s][t]`: crossings paid when `s` stands above `t`, for cities and teams.
    fn costs(&self, order: &[usize]) -> (Table, Table) {
        let mut cities = table(self.city.first().map_or(0, Vec::len));
        let mut teams = table(self.teams.len());
        for (i, &above) in order.iter().enumerate() {
            for &below in &order[i + 1..] {
                add_pair(&mut cities, &self.city[above], &self.city[below]);
                add_pair(&mut teams, &self.team[above], &self.team[below]);
            }
        }
        (cities, teams)
    }

    /// A lower bound on what these pairs of (upper, lower) base groups cost.
    fn bound(&self, pairs: &[(usize, usize)]) -> i64 {
        let mut cities = table(self.city.first().map_or(0, Vec::len));
        let mut teams = table(self.teams.len());
        for &(above, below) in pairs {
            add_pair(&mut cities, &self.city[above], &self.city[below]);
            add_pair(&mut teams, &self.team[above], &self.team[below]);
        }
        pairwise_minimum(&cities, &teams, &self.teams)
    }
}

/// What the groups placed so far, above all others, have decided.
struct Placed {
    below_city: Vec<i64>,
    below_team: Vec<i64>,
    cities: Table,
    teams: Table,
}

impl Placed {
    fn new(search: &Search) -> Placed {
        let sum = |rows: &[Vec<i64>]| {
            let mut total = vec![0; rows.first().map_or(0, Vec::len)];
            for row in rows {
                add(&mut total, row, 1);
            }
            total
        };
        let (below_city, below_team) = (sum(&search.city), sum(&search.team));
        Placed {
            cities: table(below_city.len()),
            teams: table(below_team.len()),
            below_city,
            below_team,
        }
    }

    fn add(&mut self, search: &Search, group: usize) {
        self.shift(search, group, 1);
    }

    fn remove(&mut self, search: &Search, group: usize) {
        self.shift(search, group, -1);
    }

    /// `cities` and `teams` always hold the pairs (placed, placed later or unplaced).
    fn shift(&mut self, search: &Search, group: usize, sign: i64) {
        let (city, team) = (&search.city[group], &search.team[group]);
        if sign > 0 {
            add(&mut self.below_city, city, -1);
            add(&mut self.below_team, team, -1);
        }
        add_pair_signed(&mut self.cities, city, &self.below_city, sign);
        add_pair_signed(&mut self.teams, team, &self.below_team, sign);
        if sign < 0 {
            add(&mut self.below_city, city, 1);
            add(&mut self.below_team, team, 1);
        }
    }

    fn bound(&self, members: &[Vec<usize>]) -> i64 {
        pairwise_minimum(&self.cities, &self.teams, members)
    }
}

type Table = Vec<Vec<i64>>;

fn table(size: usize) -> Table {
    vec![vec![0; size]; size]
}

fn add(total: &mut [i64], row: &[i64], sign: i64) {
    for (sum, value) in total.iter_mut().zip(row) {
        *sum += sign * value;
    }
}

fn add_pair(table: &mut Table, above: &[i64], below: &[i64]) {
    add_pair_signed(table, above, below, 1);
}

/// With `s` above `t`, pairings of the upper group to `t` cross those of the
/// lower group to `s`.
fn add_pair_signed(table: &mut Table, above: &[i64], below: &[i64], sign: i64) {
    for (row, &to_s) in table.iter_mut().zip(below) {
        if to_s == 0 {
            continue;
        }
        for (cost, &to_t) in row.iter_mut().zip(above) {
            *cost += sign * to_s * to_t;
        }
    }
}

fn pairwise_minimum(cities: &Table, teams: &Table, members: &[Vec<usize>]) -> i64 {
    let mut sum = 0;
    for (s, team) in members.iter().enumerate() {
        for (t, below) in teams.iter().enumerate().skip(s + 1) {
            sum += teams[s][t].min(below[s]);
        }
        for (i, &a) in team.iter().enumerate() {
            for &b in &team[i + 1..] {
                sum += cities[a][b].min(cities[b][a]);
            }
        }
    }
    sum
}

/// The cheapest order of `members` where `cost[s][t]` is paid for `s` above `t`,
/// with its cost; of equal ones the first in order of mention. Dynamic
/// programming over the sets that may stand at the bottom.
fn best_linear_order(members: &[usize], cost: &Table) -> (i64, Vec<usize>) {
    let count = members.len();
    let full = (1_usize << count) - 1;
    // best[set]: cheapest way to order `set`; first[set]: who stands on top of it.
    let mut best = vec![0_i64; full + 1];
    let mut first = vec![0_usize; full + 1];
    for set in 1..=full {
        let mut cheapest = i64::MAX;
        for top in (0..count).filter(|top| set >> top & 1 == 1) {
            let rest = set & !(1 << top);
            let mut total = best[rest];
            for low in (0..count).filter(|low| rest >> low & 1 == 1) {
                total += cost[members[top]][members[low]];
            }
            if total < cheapest {
                cheapest = total;
                first[set] = top;
            }
        }
        best[set] = cheapest;
    }
    let mut order = Vec::with_capacity(count);
    let mut set = full;
    while set != 0 {
        order.push(members[first[set]]);
        set &= !(1 << first[set]);
    }
    (best[full], order)
}
