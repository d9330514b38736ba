//! Pairings made up by rule: the same for the same seed, everywhere.

use duikou::dataset::{CityInput, GroupInput, LinkInput, PairingInput};

/// A programme of `count` pairings as the benchmarks draw it: about
/// `4.5·√count` cities a side in up to 34 groups, each city paired at least
/// once, weights from 1 to 99.
pub(crate) fn pairings(count: usize, seed: u64) -> PairingInput {
    let mut random = Random(seed.wrapping_add(count as u64));
    let cities = match count {
        0..=20 => count,
        _ => (4.5 * (count as f64).sqrt()).round() as usize,
    };
    let groups = ((1.5 * (cities as f64).sqrt()).round() as usize).clamp(2, 34);
    let side = |prefix: &str| -> Vec<CityInput> {
        (0..cities)
            .map(|i| CityInput {
                name: format!("{prefix}{:03}市", i + 1),
                group: (i * groups / cities) as u32,
            })
            .collect()
    };
    let named = |prefix: &str| -> Vec<GroupInput> {
        (1..=groups)
            .map(|i| GroupInput {
                name: format!("{prefix}{i:02}"),
            })
            .collect()
    };
    let mut partners: Vec<usize> = (0..cities).collect();
    for i in (1..cities).rev() {
        partners.swap(i, random.below(i + 1));
    }
    let mut taken = vec![false; cities * cities];
    let mut links = Vec::with_capacity(count);
    while links.len() < count {
        let i = links.len();
        let (east, base) = match partners.get(i) {
            Some(&partner) => (i, partner),
            None => (random.below(cities), random.below(cities)),
        };
        let weight = 1.0 + random.below(99) as f64;
        if !std::mem::replace(&mut taken[east * cities + base], true) {
            links.push(LinkInput {
                east: east as u32,
                base: base as u32,
                weight,
            });
        }
    }
    PairingInput {
        east: side("东部"),
        base: side("老区"),
        clusters: named("省份"),
        base_areas: named("根据地"),
        pairings: links,
    }
}

/// A small generator of even quality (splitmix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but not including `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % (end as u64)) as usize
    }
}
