//! Keys: how things are named in addresses, events and exports.

use super::{
    BaseAreaId, CityId, ClusterId, CountyPairId, Dataset, PairingId, ProvinceId, TaskAreaId,
};

/// One thing that can be pointed at, selected and told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// `p01`
    Pairing(PairingId),
    /// `c320500`
    City(CityId),
    /// `b-dabie-mountains`
    BaseArea(BaseAreaId),
    /// `k-yrd`
    Cluster(ClusterId),
    /// `pr440000`
    Province(ProvinceId),
    /// `t-red-culture`
    TaskArea(TaskAreaId),
    /// `p01.03`
    CountyPair(CountyPairId),
}

impl Dataset {
    /// The thing a key names in this data set. Only the one written form of a key is read.
    pub fn parse_key(&self, text: &str) -> Option<Key> {
        if let Some(slug) = text.strip_prefix("b-") {
            return position(&self.base_areas, |area| area.slug == slug)
                .map(|i| Key::BaseArea(BaseAreaId(i)));
        }
        if let Some(slug) = text.strip_prefix("k-") {
            return position(&self.clusters, |cluster| cluster.slug == slug)
                .map(|i| Key::Cluster(ClusterId(i)));
        }
        if let Some(slug) = text.strip_prefix("t-") {
            return position(&self.task_areas, |area| area.slug == slug)
                .map(|i| Key::TaskArea(TaskAreaId(i)));
        }
        if let Some(code) = text.strip_prefix('c') {
            return position(&self.cities, |city| city.adcode == code)
                .map(|i| Key::City(CityId(i)));
        }
        if let Some(code) = text.strip_prefix("pr") {
            return position(&self.provinces, |province| province.adcode == code)
                .map(|i| Key::Province(ProvinceId(i)));
        }
        // Not `contains`, which would bring the search for whole texts along.
        if text.bytes().any(|byte| byte == b'.') {
            return position(&self.county_pairs, |pair| pair.key == text)
                .map(|i| Key::CountyPair(CountyPairId(i)));
        }
        self.parse_pairing(text)
    }

    /// Pairings are numbered in their order, so that even thousands are found at once.
    fn parse_pairing(&self, text: &str) -> Option<Key> {
        let number: u32 = text.strip_prefix('p')?.parse().ok()?;
        let key = Key::Pairing(PairingId(number.checked_sub(1)?));
        (self.key_text(key) == text).then_some(key)
    }

    /// The key's text; empty for a key of another data set that has no place in this one.
    pub fn key_text(&self, key: Key) -> String {
        let text = match key {
            Key::Pairing(id) => self
                .pairings
                .get(id.index())
                .map(|pairing| format!("p{:02}", pairing.number)),
            Key::City(id) => self
                .cities
                .get(id.index())
                .map(|city| format!("c{}", city.adcode)),
            Key::BaseArea(id) => self
                .base_areas
                .get(id.index())
                .map(|area| format!("b-{}", area.slug)),
            Key::Cluster(id) => self
                .clusters
                .get(id.index())
                .map(|cluster| format!("k-{}", cluster.slug)),
            Key::Province(id) => self
                .provinces
                .get(id.index())
                .map(|province| format!("pr{}", province.adcode)),
            Key::TaskArea(id) => self
                .task_areas
                .get(id.index())
                .map(|area| format!("t-{}", area.slug)),
            Key::CountyPair(id) => self
                .county_pairs
                .get(id.index())
                .map(|pair| pair.key.clone()),
        };
        text.unwrap_or_default()
    }

    /// Whether the thing is in this data set.
    pub fn has(&self, key: Key) -> bool {
        !self.key_text(key).is_empty()
    }
}

fn position<T>(items: &[T], found: impl Fn(&T) -> bool) -> Option<u32> {
    items.iter().position(found).map(|i| i as u32)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn names_things_as_written_in_addresses() {
        let ds = Dataset::builtin().unwrap();
        for text in [
            "p01",
            "p20",
            "c320500",
            "b-dabie-mountains",
            "k-yrd",
            "pr440000",
            "t-red-culture",
            "p01.03",
        ] {
            let key = ds
                .parse_key(text)
                .unwrap_or_else(|| panic!("{text} is a key"));
            assert_eq!(ds.key_text(key), text);
        }
        assert_eq!(ds.parse_key("p09"), Some(Key::Pairing(PairingId(8))));
    }

    #[test]
    fn refuses_other_forms_and_unknown_things() {
        let ds = Dataset::builtin().unwrap();
        for text in [
            "", "p", "p1", "p001", "p00", "p21", "p+1", "p1.3", "p01.11", "c", "c999999", "k-",
            "k-north", "pr", "信阳",
        ] {
            assert_eq!(ds.parse_key(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_key_of_another_data_set_has_no_text() {
        let ds = Dataset::builtin().unwrap();
        assert_eq!(ds.key_text(Key::City(CityId(99))), "");
        assert!(!ds.has(Key::Pairing(PairingId(20))) && ds.has(Key::Pairing(PairingId(19))));
    }
}
