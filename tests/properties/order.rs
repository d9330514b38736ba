//! The order of groups and cities: what the search promises, against counting
//! and trying everything.

use std::collections::BTreeSet;

use duikou::dataset::{CityInput, Dataset, GroupInput, LinkInput, PairingInput};
use duikou::layout::graph::{Column, Graph, Grouping};
use duikou::layout::order::{ColumnOrder, arrange, crossings, ranks};
use proptest::prelude::*;

proptest! {
    #[test]
    fn crossings_are_counted_as_by_hand((graph, east, base) in graph_and_orders()) {
        prop_assert_eq!(crossings(&graph, &east, &base), crossings_by_hand(&graph, &east, &base));
    }

    #[test]
    fn what_is_proven_cannot_be_beaten(graph in stars(3, 4, 5)) {
        let found = arrange(&graph);
        prop_assert!(found.proven);
        prop_assert_eq!(found.crossings, crossings_by_hand(&graph, &found.east, &found.base));
        let least = orders(&graph.east)
            .iter()
            .flat_map(|east| orders(&graph.base).into_iter().map(|base| crossings(&graph, east, &base)))
            .min();
        prop_assert_eq!(Some(found.crossings), least);
    }

    #[test]
    fn an_order_that_is_best_already_is_kept(graph in stars(4, 6, 8)) {
        let found = arrange(&graph);
        let (east, base) = (as_mentioned(&graph.east), as_mentioned(&graph.base));
        if crossings(&graph, &east, &base) == found.crossings {
            prop_assert_eq!((found.east, found.base), (east, base));
        }
    }

    #[test]
    fn no_order_is_worse_than_that_of_mention(graph in prop_oneof![anything(), stars(7, 16, 24)]) {
        let found = arrange(&graph);
        let mentioned = crossings_by_hand(&graph, &as_mentioned(&graph.east), &as_mentioned(&graph.base));
        prop_assert!(found.crossings <= mentioned);
        prop_assert_eq!(found.crossings, crossings_by_hand(&graph, &found.east, &found.base));
    }

    #[test]
    fn groups_stay_together(graph in prop_oneof![anything(), stars(7, 16, 24)]) {
        let found = arrange(&graph);
        for (column, order) in [(&graph.east, &found.east), (&graph.base, &found.base)] {
            prop_assert_eq!(sorted(&order.cities), (0..column.cities.len()).collect::<Vec<_>>());
            prop_assert_eq!(sorted(&order.groups), (0..column.groups.len()).collect::<Vec<_>>());
            let mut blocks: Vec<usize> = order.cities.iter().map(|&city| column.group_of[city]).collect();
            blocks.dedup();
            prop_assert_eq!(&blocks, &order.groups);
        }
    }

    #[test]
    fn one_input_has_one_order(graph in anything()) {
        prop_assert_eq!(arrange(&graph), arrange(&graph));
    }
}

/// A programme in which every base-area city has one partner.
fn stars(groups: u32, cities: usize, bases: usize) -> impl Strategy<Value = Graph> {
    let city = || {
        (0..groups).prop_map(|group| CityInput {
            name: "市".to_owned(),
            group,
        })
    };
    let east = prop::collection::vec(city(), 1..=cities);
    let base = prop::collection::vec((city(), any::<prop::sample::Index>()), 1..=bases);
    (east, base).prop_map(move |(east, base)| {
        let partners: Vec<u32> = base
            .iter()
            .map(|(_, at)| at.index(east.len()) as u32)
            .collect();
        let links = partners
            .iter()
            .zip(0..)
            .map(|(&east, base)| (east, base))
            .collect();
        graph(
            groups,
            east,
            base.into_iter().map(|(city, _)| city).collect(),
            links,
        )
    })
}

/// Any programme, with cities of many partners.
fn anything() -> impl Strategy<Value = Graph> {
    let city = || {
        (0..6_u32).prop_map(|group| CityInput {
            name: "市".to_owned(),
            group,
        })
    };
    let side = || prop::collection::vec(city(), 1..25);
    let link = (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    (side(), side(), prop::collection::vec(link, 1..80)).prop_map(|(east, base, links)| {
        let links = links
            .iter()
            .map(|(a, b)| (a.index(east.len()) as u32, b.index(base.len()) as u32))
            .collect();
        graph(6, east, base, links)
    })
}

fn graph(groups: u32, east: Vec<CityInput>, base: Vec<CityInput>, links: Vec<(u32, u32)>) -> Graph {
    let named: Vec<GroupInput> = (0..groups)
        .map(|_| GroupInput {
            name: "群".to_owned(),
        })
        .collect();
    let input = PairingInput {
        east,
        base,
        clusters: named.clone(),
        base_areas: named,
        pairings: links
            .into_iter()
            .map(|(east, base)| LinkInput {
                east,
                base,
                weight: 1.0,
            })
            .collect(),
    };
    Graph::new(&Dataset::from_pairings(input).unwrap(), Grouping::Cluster)
}

/// A programme and any order of its cities, together or not.
fn graph_and_orders() -> impl Strategy<Value = (Graph, ColumnOrder, ColumnOrder)> {
    anything().prop_flat_map(|graph| {
        let shuffled = |column: &Column| {
            let groups = (0..column.groups.len()).collect::<Vec<_>>();
            Just((0..column.cities.len()).collect::<Vec<_>>())
                .prop_shuffle()
                .prop_map(move |cities| ColumnOrder {
                    groups: groups.clone(),
                    cities,
                })
        };
        let (east, base) = (shuffled(&graph.east), shuffled(&graph.base));
        (Just(graph), east, base)
    })
}

/// Every pair of pairings, looked at.
fn crossings_by_hand(graph: &Graph, east: &ColumnOrder, base: &ColumnOrder) -> u64 {
    let (east, base) = (ranks(&east.cities), ranks(&base.cities));
    let mut count = 0;
    for (i, a) in graph.edges.iter().enumerate() {
        for b in &graph.edges[i + 1..] {
            let (x, y) = (
                east[a.east].cmp(&east[b.east]),
                base[a.base].cmp(&base[b.base]),
            );
            count += u64::from(x.is_lt() && y.is_gt() || x.is_gt() && y.is_lt());
        }
    }
    count
}

fn as_mentioned(column: &Column) -> ColumnOrder {
    let groups: Vec<usize> = (0..column.groups.len()).collect();
    let of =
        |group: usize| (0..column.cities.len()).filter(move |&city| column.group_of[city] == group);
    let cities = groups.iter().flat_map(|&group| of(group)).collect();
    ColumnOrder { groups, cities }
}

/// Every order of a column that keeps groups together.
fn orders(column: &Column) -> Vec<ColumnOrder> {
    let mut orders = Vec::new();
    for groups in permutations(&(0..column.groups.len()).collect::<Vec<_>>()) {
        let mut cities = vec![Vec::new()];
        for &group in &groups {
            let members: Vec<usize> = (0..column.cities.len())
                .filter(|&city| column.group_of[city] == group)
                .collect();
            let inside = permutations(&members);
            cities = cities
                .iter()
                .flat_map(|above: &Vec<usize>| {
                    inside.iter().map(|below| [&above[..], below].concat())
                })
                .collect();
        }
        orders.extend(cities.into_iter().map(|cities| ColumnOrder {
            groups: groups.clone(),
            cities,
        }));
    }
    orders
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let with_first = |at: usize| {
        let mut rest = items.to_vec();
        let first = rest.remove(at);
        permutations(&rest)
            .into_iter()
            .map(move |rest| [&[first], &rest[..]].concat())
    };
    (0..items.len()).flat_map(with_first).collect()
}

fn sorted(items: &[usize]) -> Vec<usize> {
    let sorted: BTreeSet<usize> = items.iter().copied().collect();
    sorted.into_iter().collect()
}

#[test]
fn the_plans_pairings_cross_as_little_as_can_be() {
    let dataset = Dataset::builtin().unwrap();
    for (grouping, least) in [(Grouping::Cluster, 3), (Grouping::Province, 0)] {
        let found = arrange(&Graph::new(&dataset, grouping));
        assert_eq!(
            (found.crossings, found.proven),
            (least, true),
            "{grouping:?}"
        );
    }
}
