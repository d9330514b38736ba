//! Which thing of a data set a text in a file names: a pairing, a city, a task area, an
//! indicator, a unit. Width, case, spaces, dashes, tones and the like do not matter;
//! beyond that a name is the name or it is unknown.

mod fold;
mod index;
mod pair;
mod unit;

use crate::dataset::{CityId, Dataset, IndicatorId, Key, PairingId, TaskAreaId};
use fold::{bare, folded};
use index::Index;
pub use unit::InUnit;

/// What a text names among things of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<T> {
    /// This one.
    Known(T),
    /// Any of these.
    Ambiguous(Vec<T>),
    /// None of them.
    Unknown,
}

/// What a text names among pairings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This pairing.
    Known(PairingId),
    /// All pairings of the data set at once: `0`, `全部`.
    Every,
    /// Two names that are no pairing of the data set, as written and in that order. One
    /// or both may still be cities of it.
    Unknown {
        /// The name that stands first.
        first: String,
        /// The other.
        second: String,
    },
    /// Any of these pairings.
    Ambiguous(Vec<PairingId>),
    /// Not a pairing: empty, one unknown name, or a number or key of none.
    Nothing,
}

/// The names of a data set, ready to be looked up.
#[derive(Debug, Clone)]
pub struct Matcher {
    pairs: Vec<pair::Pair>,
    cities: Index,
    /// One letter for a city, as in 苏信.
    letters: Index,
    areas: Index,
    indicators: Index,
    units: unit::Units,
}

impl Matcher {
    /// Gathers the names.
    pub fn new(ds: &Dataset) -> Self {
        Matcher {
            pairs: pair::pairs(ds),
            cities: city_names(ds),
            letters: letters(ds),
            areas: area_names(ds),
            indicators: indicator_names(ds),
            units: unit::Units::new(ds),
        }
    }

    /// The pairing that a text names: by key (`p07`) or number, by its two cities in
    /// either order (`信阳市—苏州市`, `Suzhou / Xinyang`, `苏信对口合作`), or by one city
    /// that is in no other pairing.
    pub fn pairing(&self, text: &str) -> Found {
        self.find_pairing(text)
    }

    /// The city that a text names: full, short, other or English name, pinyin or its
    /// initials, adcode, with or without 市 and the province before it.
    pub fn city(&self, text: &str) -> Named<CityId> {
        named(&self.cities_of(text), CityId)
    }

    /// The task area or safeguard that a text names: id, key, number of its order, name or
    /// short name.
    pub fn area(&self, text: &str) -> Named<TaskAreaId> {
        named(&self.areas.all(&folded(text)), TaskAreaId)
    }

    /// The indicator that a text names: id or name, with or without what its name has in brackets.
    pub fn indicator(&self, text: &str) -> Named<IndicatorId> {
        named(&self.indicators.all(&folded(text)), IndicatorId)
    }

    /// The unit that a text names and what a figure is to be moved by to be in it: `千元` is
    /// in `元` with three zeros more, `亩` in `万亩` with four less.
    pub fn unit(&self, text: &str) -> Named<InUnit> {
        self.units.find(text)
    }

    /// Positions of the cities that a text names.
    fn cities_of(&self, text: &str) -> Vec<u32> {
        let name = folded(text);
        let found = self.cities.all(&name);
        if !found.is_empty() {
            return found;
        }
        bare(&name).map_or_else(Vec::new, |bare| self.cities.all(bare))
    }
}

fn named<T>(found: &[u32], id: fn(u32) -> T) -> Named<T> {
    match found {
        [] => Named::Unknown,
        [one] => Named::Known(id(*one)),
        many => Named::Ambiguous(many.iter().map(|at| id(*at)).collect()),
    }
}

fn city_names(ds: &Dataset) -> Index {
    let mut names = Vec::new();
    for (city, at) in ds.cities.iter().zip(0..) {
        let province = &ds[city.province].name.zh;
        let short_province = fold::short_province(province);
        let mut add = |name: &str| names.push((folded(name), at));
        for name in [&city.name.zh, &city.short.zh] {
            add(name);
            add(&[province.as_str(), name].concat());
            add(&[short_province, name].concat());
        }
        for name in [
            &city.name.en,
            &city.short.en,
            &city.pinyin,
            &city.initials,
            &city.adcode,
        ] {
            add(name);
        }
        for name in &city.aliases {
            add(name);
        }
        add(&ds.key_text(Key::City(CityId(at))));
    }
    Index::new(&names)
}

/// The letters that may stand for a city beside another's: its aliases of one letter, the
/// first of its name, and any other that no city's name shares.
fn letters(ds: &Dataset) -> Index {
    let mut letters = Vec::new();
    for (city, at) in ds.cities.iter().zip(0..) {
        for alias in &city.aliases {
            if alias.chars().count() == 1 {
                letters.push((alias.clone(), at));
            }
        }
        for (place, letter) in city.short.zh.chars().enumerate() {
            let other = |other: &&crate::dataset::City| {
                other.short.zh != city.short.zh && other.short.zh.contains(letter)
            };
            if place == 0 || ds.cities.iter().find(other).is_none() {
                letters.push((letter.to_string(), at));
            }
        }
    }
    Index::new(&letters)
}

fn area_names(ds: &Dataset) -> Index {
    let mut names = Vec::new();
    for (area, at) in ds.task_areas.iter().zip(0..) {
        names.push(((at + 1).to_string(), at));
        names.push((folded(&ds.key_text(Key::TaskArea(TaskAreaId(at)))), at));
        for name in [
            &area.slug,
            &area.name.zh,
            &area.name.en,
            &area.short.zh,
            &area.short.en,
        ] {
            names.push((folded(name), at));
        }
    }
    Index::new(&names)
}

fn indicator_names(ds: &Dataset) -> Index {
    let mut names = Vec::new();
    for (indicator, at) in ds.indicators.iter().zip(0..) {
        for name in [&indicator.slug, &indicator.name.zh, &indicator.name.en] {
            names.push((folded(name), at));
            let short = name.split(['（', '(']).next().unwrap_or_default();
            if !short.is_empty() {
                names.push((folded(short), at));
            }
        }
    }
    Index::new(&names)
}

#[cfg(test)]
#[path = "place/tests.rs"]
mod tests;
