//! Pairings handed in by a page instead of the built-in ones: names, groups
//! and weighted pairs, with no readings. Linear in their number.

mod readings;

use serde::Deserialize;

use super::builtin::plan;
use super::problem::{Problem, Report, wordings};
use super::{
    BaseArea, BaseAreaId, City, CityId, Cluster, ClusterId, Dataset, Name, Pairing, Plan, Province,
    ProvinceId, Side,
};

pub use readings::ReadingColumns;
pub(crate) use readings::decimals;

/// Pairings as a page gives them. References are positions in the lists, from 0.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PairingInput {
    /// Eastern cities, each in one of `clusters`.
    pub east: Vec<CityInput>,
    /// Base-area cities, each in one of `base_areas`.
    pub base: Vec<CityInput>,
    /// City clusters.
    pub clusters: Vec<GroupInput>,
    /// Base areas.
    pub base_areas: Vec<GroupInput>,
    /// Who is paired with whom.
    pub pairings: Vec<LinkInput>,
}

/// A city.
#[derive(Debug, Clone, Deserialize)]
pub struct CityInput {
    /// Name, shown in every language.
    pub name: String,
    /// Position of its cluster or base area.
    pub group: u32,
}

/// A cluster or a base area.
#[derive(Debug, Clone, Deserialize)]
pub struct GroupInput {
    /// Name, shown in every language.
    pub name: String,
}

/// A pair of cities.
#[derive(Debug, Clone, Deserialize)]
pub struct LinkInput {
    /// Position of the eastern city.
    pub east: u32,
    /// Position of the base-area city.
    pub base: u32,
    /// Width of the ribbon relative to others; 1 where it is left out.
    #[serde(default = "one")]
    pub weight: f64,
}

fn one() -> f64 {
    1.0
}

/// Far above any sensible weight, and far below where sums of weights lose their meaning.
const HEAVIEST: f64 = 1e12;

wordings! {
    NAMELESS: "名称为空", "the name is empty"; "写上名称", "give it a name";
    NOWHERE: "{list}中没有第{index}项", "{list} has no item {index}";
        "序号从0起，写0至{last}", "count from 0 and write 0 to {last}";
    NOTHING: "{list}是空的，不能引用第{index}项", "{list} is empty and has no item {index}";
        "先在{list}中加上所引用的项", "add the item to {list} first";
    WEIGHT: "权重{weight}不是正数", "weight {weight} is not a positive number";
        "写大于0、不超过10000亿的数，或不写", "write a number above 0 and up to 1e12, or leave it out";
}

impl Dataset {
    /// A data set of the pairings handed in: no plan, no tasks, no readings.
    ///
    /// # Errors
    /// Every empty name, reference to nothing and weight that is not a positive number.
    /// The file is the list's name, the row counts its items and the column their fields, from 1.
    pub fn from_pairings(input: PairingInput) -> Result<Self, Vec<Problem>> {
        let mut report = Report::default();
        check(&input, &mut report);
        report.result(())?;

        let PairingInput {
            east,
            base,
            clusters,
            base_areas,
            pairings,
        } = input;
        let (bases, cluster_count) = (base.len() as u32, clusters.len() as u32);
        let Plan { start, end, .. } = plan();
        // Each group is its own province, base areas behind the clusters.
        let mut known = empty();
        for (group, i) in clusters.iter().chain(&base_areas).zip(0..) {
            known.provinces.push(Province {
                adcode: code(i),
                name: both(&group.name),
            });
        }
        for (city, i) in base.iter().zip(0..) {
            let province = ProvinceId(cluster_count + city.group);
            let side = Side::Base(BaseAreaId(city.group));
            known.cities.push(place(&city.name, i, province, side));
        }
        for (city, i) in east.iter().zip(bases..) {
            let side = Side::East(ClusterId(city.group));
            let province = ProvinceId(city.group);
            known.cities.push(place(&city.name, i, province, side));
        }
        for (link, number) in pairings.iter().zip(1..) {
            let area = base.get(link.base as usize).map_or(0, |city| city.group);
            known.pairings.push(Pairing {
                number,
                base: CityId(link.base),
                base_area: BaseAreaId(area),
                east: CityId(bases + link.east),
                weight: link.weight,
                start,
                end,
            });
        }
        for (group, n) in clusters.iter().zip(1..) {
            known.clusters.push(Cluster {
                slug: slug(n),
                name: both(&group.name),
            });
        }
        for (group, n) in base_areas.iter().zip(1..) {
            known.base_areas.push(BaseArea {
                slug: slug(n),
                name: both(&group.name),
            });
        }
        Ok(known)
    }
}

/// No plan is known for pairings handed in; only its term is, for the marks of time.
fn empty() -> Dataset {
    Dataset {
        plan: Plan {
            title: Name::default(),
            number: String::new(),
            pairings_section: String::new(),
            ..plan()
        },
        provinces: Vec::new(),
        clusters: Vec::new(),
        base_areas: Vec::new(),
        cities: Vec::new(),
        pairings: Vec::new(),
        county_pairs: Vec::new(),
        task_areas: Vec::new(),
        measures: Vec::new(),
        units: Vec::new(),
        indicators: Vec::new(),
        sources: Vec::new(),
        readings: Vec::new(),
        version: String::new(),
        cutoff: plan().published,
    }
}

fn check(input: &PairingInput, report: &mut Report) {
    let names = |list: &str, names: &mut dyn Iterator<Item = &String>, report: &mut Report| {
        for (_, row) in names.zip(1..).filter(|(name, _)| name.trim().is_empty()) {
            report.add(list, row, 1, &NAMELESS, &[]);
        }
    };
    names(
        "clusters",
        &mut input.clusters.iter().map(|group| &group.name),
        report,
    );
    names(
        "baseAreas",
        &mut input.base_areas.iter().map(|group| &group.name),
        report,
    );
    names(
        "east",
        &mut input.east.iter().map(|city| &city.name),
        report,
    );
    names(
        "base",
        &mut input.base.iter().map(|city| &city.name),
        report,
    );
    for (city, row) in input.east.iter().zip(1..) {
        within(
            city.group,
            "clusters",
            input.clusters.len(),
            ("east", row, 2),
            report,
        );
    }
    for (city, row) in input.base.iter().zip(1..) {
        within(
            city.group,
            "baseAreas",
            input.base_areas.len(),
            ("base", row, 2),
            report,
        );
    }
    for (link, row) in input.pairings.iter().zip(1..) {
        within(
            link.east,
            "east",
            input.east.len(),
            ("pairings", row, 1),
            report,
        );
        within(
            link.base,
            "base",
            input.base.len(),
            ("pairings", row, 2),
            report,
        );
        if !(link.weight > 0.0 && link.weight <= HEAVIEST) {
            report.add(
                "pairings",
                row,
                3,
                &WEIGHT,
                &[("weight", &link.weight.to_string())],
            );
        }
    }
}

fn within(
    index: u32,
    list: &str,
    length: usize,
    (file, row, column): (&str, u32, u32),
    report: &mut Report,
) {
    if (index as usize) < length {
        return;
    }
    let (index, last) = (index.to_string(), length.saturating_sub(1).to_string());
    let holes = [
        ("list", list),
        ("index", index.as_str()),
        ("last", last.as_str()),
    ];
    report.add(
        file,
        row,
        column,
        if length == 0 { &NOTHING } else { &NOWHERE },
        &holes,
    );
}

fn slug(number: u32) -> String {
    ["g", &number.to_string()].concat()
}

fn place(name: &str, i: u32, province: ProvinceId, side: Side) -> City {
    City {
        adcode: code(i),
        name: both(name),
        short: both(name),
        pinyin: String::new(),
        initials: String::new(),
        aliases: Vec::new(),
        province,
        side,
        position: None,
    }
}

fn both(name: &str) -> Name {
    Name {
        zh: name.to_owned(),
        en: name.to_owned(),
    }
}

/// No place in China has a code that begins with 9.
fn code(i: u32) -> String {
    (900_001 + u64::from(i)).to_string()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::dataset::Key;

    fn input() -> PairingInput {
        serde_json::from_str(
            r#"{
                "east": [{"name": "东一市", "group": 1}, {"name": "东二市", "group": 0}],
                "base": [{"name": "老一市", "group": 0}],
                "clusters": [{"name": "甲"}, {"name": "乙"}],
                "baseAreas": [{"name": "丙"}],
                "pairings": [{"east": 1, "base": 0, "weight": 2.5}, {"east": 0, "base": 0}]
            }"#,
        )
        .unwrap()
    }

    #[test]
    fn pairs_what_it_is_handed() {
        let ds = Dataset::from_pairings(input()).unwrap();
        let [first, second] = ds.pairings.as_slice() else {
            panic!("two pairings")
        };
        assert_eq!(
            (
                ds[first.east].name.zh.as_str(),
                ds[first.base].name.en.as_str()
            ),
            ("东二市", "老一市")
        );
        assert_eq!((first.weight, second.weight), (2.5, 1.0));
        assert_eq!(ds[ds[first.east].province].name.zh, "甲");
        assert_eq!(ds[ds[first.base].province].name.zh, "丙");
        assert_eq!(ds[first.base_area].name.zh, "丙");
        assert!(ds.readings.is_empty());
    }

    #[test]
    fn every_thing_has_a_key_of_its_own() {
        let ds = Dataset::from_pairings(input()).unwrap();
        let cities = (0..3).map(|i| Key::City(CityId(i)));
        let provinces = (0..3).map(|i| Key::Province(ProvinceId(i)));
        let rest = [
            Key::Pairing(super::super::PairingId(1)),
            Key::Cluster(ClusterId(1)),
            Key::BaseArea(BaseAreaId(0)),
        ];
        for key in cities.chain(provinces).chain(rest) {
            assert_eq!(ds.parse_key(&ds.key_text(key)), Some(key));
        }
    }

    #[test]
    fn says_which_item_is_wrong() {
        let mut input = input();
        input.east[1].name = " ".into();
        input.base[0].group = 4;
        input.pairings[0].east = 2;
        input.pairings[0].weight = f64::NAN;
        input.pairings[1].weight = -1.0;
        input.pairings.push(LinkInput {
            east: 0,
            base: 0,
            weight: f64::INFINITY,
        });
        let problems = Dataset::from_pairings(input).unwrap_err();
        assert_eq!(
            problems.iter().map(Problem::to_string).collect::<Vec<_>>(),
            [
                "east:2:1: the name is empty; give it a name",
                "base:1:2: baseAreas has no item 4; count from 0 and write 0 to 0",
                "pairings:1:1: east has no item 2; count from 0 and write 0 to 1",
                "pairings:1:3: weight NaN is not a positive number; write a number above 0 and up to 1e12, or leave it out",
                "pairings:2:3: weight -1 is not a positive number; write a number above 0 and up to 1e12, or leave it out",
                "pairings:3:3: weight inf is not a positive number; write a number above 0 and up to 1e12, or leave it out",
            ]
        );
    }

    #[test]
    fn nothing_is_a_data_set_too() {
        assert!(
            Dataset::from_pairings(PairingInput::default())
                .unwrap()
                .pairings
                .is_empty()
        );
    }
}
