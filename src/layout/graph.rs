//! The pairings as a graph of two grouped sides.

use crate::dataset::{CityId, Dataset, Key, PairingId, ProvinceId, Side};

/// What pairings are grouped by. Every view knows some of these and takes the
/// first one it knows for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// City cluster on the east, base area on the other side.
    #[default]
    Cluster,
    /// The diagram's outer columns: the province on both sides.
    Province,
    /// The timeline's rows: the eastern city.
    East,
    /// The matrix's columns: years instead of task areas.
    Year,
}

impl Grouping {
    /// Every grouping.
    pub const ALL: [Grouping; 4] = [
        Grouping::Cluster,
        Grouping::Province,
        Grouping::East,
        Grouping::Year,
    ];

    /// Reads `cluster`, `province`, `east` or `year`.
    pub fn parse(text: &str) -> Option<Grouping> {
        Grouping::ALL.into_iter().find(|g| g.name() == text)
    }

    /// The value in a state query.
    pub fn name(self) -> &'static str {
        match self {
            Grouping::Cluster => "cluster",
            Grouping::Province => "province",
            Grouping::East => "east",
            Grouping::Year => "year",
        }
    }
}

/// Cities of one side and the groups they belong to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// The cities.
    pub cities: Vec<CityId>,
    /// For each city, the position of its group in `groups`.
    pub group_of: Vec<usize>,
    /// The groups' keys.
    pub groups: Vec<Key>,
}

/// One pairing as positions in the two columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// Position in [`Graph::east`].
    pub east: usize,
    /// Position in [`Graph::base`].
    pub base: usize,
    /// Weight, finite and above zero.
    pub weight: f64,
    /// The pairing.
    pub pairing: PairingId,
}

/// Both sides and the pairings between them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Graph {
    /// Eastern cities.
    pub east: Column,
    /// Base-area cities.
    pub base: Column,
    /// Pairings in the plan's order.
    pub edges: Vec<Edge>,
}

impl Graph {
    /// The graph of every pairing, cities and groups in order of first mention.
    pub fn new(dataset: &Dataset, grouping: Grouping) -> Graph {
        let mut east = Builder::new(dataset, grouping);
        let mut base = Builder::new(dataset, grouping);
        let mut edges = Vec::with_capacity(dataset.pairings.len());
        for (pairing, number) in dataset.pairings.iter().zip(0..) {
            edges.push(Edge {
                east: east.position(pairing.east),
                base: base.position(pairing.base),
                weight: pairing.weight,
                pairing: PairingId(number),
            });
        }
        Graph {
            east: east.column,
            base: base.column,
            edges,
        }
    }
}

/// The group of a city in the outer column.
pub fn group_key(dataset: &Dataset, city: CityId, grouping: Grouping) -> Key {
    match (grouping, dataset[city].side) {
        (Grouping::Province, _) => Key::Province(dataset[city].province),
        (_, Side::East(cluster)) => Key::Cluster(cluster),
        (_, Side::Base(area)) => Key::BaseArea(area),
    }
}

/// Whether both cities of a pairing lie in one province.
pub fn same_province(dataset: &Dataset, pairing: PairingId) -> Option<ProvinceId> {
    let pairing = &dataset[pairing];
    let province = dataset[pairing.east].province;
    (province == dataset[pairing.base].province).then_some(province)
}

struct Builder<'a> {
    dataset: &'a Dataset,
    grouping: Grouping,
    column: Column,
    /// For each city of the data set its position in the column.
    positions: Vec<Option<usize>>,
}

impl<'a> Builder<'a> {
    fn new(dataset: &'a Dataset, grouping: Grouping) -> Self {
        Builder {
            dataset,
            grouping,
            column: Column::default(),
            positions: vec![None; dataset.cities.len()],
        }
    }

    fn position(&mut self, city: CityId) -> usize {
        if let Some(known) = self.positions[city.index()] {
            return known;
        }
        let key = group_key(self.dataset, city, self.grouping);
        let groups = &mut self.column.groups;
        let group = groups
            .iter()
            .position(|&known| known == key)
            .unwrap_or_else(|| {
                groups.push(key);
                groups.len() - 1
            });
        let position = self.column.cities.len();
        self.column.cities.push(city);
        self.column.group_of.push(group);
        self.positions[city.index()] = Some(position);
        position
    }
}
