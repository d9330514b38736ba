//! Units by name, and those that differ from one by zeros only.

use super::Named;
use super::fold::folded;
use super::index::Index;
use crate::dataset::{Dataset, UnitId};
use crate::ingest::number::multiplier;

/// A unit, and by how many zeros a figure is longer in it than in the unit written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InUnit {
    /// The unit.
    pub unit: UnitId,
    /// What the figure is to be shifted by: 3 where `千元` is to be in `元`.
    pub zeros: i32,
}

/// Names of units.
#[derive(Debug, Clone)]
pub(super) struct Units {
    names: Index,
    /// Names without their multiplier.
    cores: Index,
    /// The zeros of each unit's multiplier.
    zeros: Vec<i32>,
}

impl Units {
    pub(super) fn new(ds: &Dataset) -> Self {
        let (mut names, mut cores, mut zeros) = (Vec::new(), Vec::new(), Vec::new());
        for (unit, at) in ds.units.iter().zip(0..) {
            let (own_zeros, zh) = core(&unit.name.zh);
            zeros.push(own_zeros);
            for name in [&unit.slug, &unit.name.zh, &unit.name.en] {
                names.push((folded(name), at));
            }
            // Texts have no zeros.
            if unit.factor.is_some() {
                cores.push((folded(zh), at));
                cores.push((folded(core(&unit.name.en).1), at));
            }
        }
        for (name, slug) in ALIASES {
            if let Some(at) = ds.units.iter().position(|unit| unit.slug == slug) {
                if zeros[at] == 0 {
                    names.push((folded(name), at as u32));
                }
                cores.push((folded(name), at as u32));
            }
        }
        Units {
            names: Index::new(&names),
            cores: Index::new(&cores),
            zeros,
        }
    }

    pub(super) fn find(&self, text: &str) -> Named<InUnit> {
        let exact = self.names.all(&folded(text));
        if !exact.is_empty() {
            return super::named(&exact, |at| InUnit {
                unit: UnitId(at),
                zeros: 0,
            });
        }
        let (zeros, name) = core(text);
        let alike = self.cores.all(&folded(name));
        // Of 元, 万元 and 亿元 the largest that is not larger than what is written, else the
        // smallest: the figure stays short.
        let own = |at: u32| self.zeros.get(at as usize).copied().unwrap_or(0);
        let mut best: Option<u32> = None;
        for at in alike {
            let better = best.is_none_or(|best| match (own(best) <= zeros, own(at) <= zeros) {
                (true, true) => own(at) > own(best),
                (fits, other_fits) => other_fits || !fits && own(at) < own(best),
            });
            if better {
                best = Some(at);
            }
        }
        match best {
            Some(at) => Named::Known(InUnit {
                unit: UnitId(at),
                zeros: zeros - own(at),
            }),
            None => Named::Unknown,
        }
    }
}

/// Other names that are in use for units.
const ALIASES: [(&str, &str); 13] = [
    ("人民币", "cny"),
    ("人民币元", "cny"),
    ("rmb", "cny"),
    ("cny", "cny"),
    ("％", "pct"),
    ("percent", "pct"),
    ("百分比", "pct"),
    ("平方千米", "km2"),
    ("km²", "km2"),
    ("㎡", "sqm-wan"),
    ("t", "t"),
    ("小时", "hour"),
    ("h", "hour"),
];

/// The zeros of the multipliers before a unit, and the unit. 万千瓦 has seven.
fn core(name: &str) -> (i32, &str) {
    let (mut zeros, mut rest) = (0, name);
    for (words, more) in [("100 million ", 8), ("10,000 ", 4)] {
        if let Some(unit) = rest.strip_prefix(words) {
            return (more, unit);
        }
    }
    loop {
        let (more, behind) = multiplier(rest);
        if more == 0 || behind.is_empty() {
            return (zeros, rest);
        }
        (zeros, rest) = (zeros + more, behind);
    }
}
