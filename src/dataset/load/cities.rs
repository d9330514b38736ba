//! Provinces, clusters, base areas and cities.

use super::{Ids, Tables};
use crate::dataset::field::name;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::{BaseAreaRow, CityRow, PairingRow};
use crate::dataset::{
    BaseArea, BaseAreaId, City, Cluster, ClusterId, Name, Province, ProvinceId, Side,
};

wordings! {
    NO_PAIRING: "“{value}”是老区城市，却没有结对", "the base-area city stands in no pairing";
        "在 pairings.csv 中补上它的结对，或改正 side", "add its pairing to pairings.csv or correct side";
}

/// Slug, Chinese and English of the clusters. The plan's experts name three;
/// Jinan lies in none of them.
pub(in crate::dataset) const CLUSTERS: [(&str, &str, &str); 4] = [
    ("jjj", "京津冀", "Beijing-Tianjin-Hebei"),
    ("yrd", "长三角", "Yangtze River Delta"),
    (
        "gba",
        "粤港澳大湾区",
        "Guangdong-Hong Kong-Macao Greater Bay Area",
    ),
    ("other", "其他", "Other"),
];

pub(in crate::dataset) fn clusters() -> Vec<Cluster> {
    let cluster = |(slug, zh, en): (&str, &str, &str)| Cluster {
        slug: slug.to_owned(),
        name: Name {
            zh: zh.to_owned(),
            en: en.to_owned(),
        },
    };
    CLUSTERS.into_iter().map(cluster).collect()
}

pub(in crate::dataset) fn base_areas(tables: &Tables, report: &mut Report) -> Vec<BaseArea> {
    let read = |row: &BaseAreaRow| {
        Some(BaseArea {
            slug: row.id.owned(),
            name: name(row.name_zh, row.name_en, report)?,
        })
    };
    tables.base_areas.iter().filter_map(read).collect()
}

pub(in crate::dataset) fn cities(
    tables: &Tables,
    ids: &Ids,
    report: &mut Report,
) -> (Vec<Province>, Vec<City>) {
    let mut provinces = Provinces::default();
    let read = |row: &CityRow| {
        let province = provinces.of(row, report);
        let side = side(row, tables, ids, report);
        let full = name(row.name_zh, row.name_en, report);
        let short_zh = row.short_zh.required(report);
        let position = row.lon.number(report).zip(row.lat.number(report));
        let full = full?;
        Some(City {
            adcode: row.adcode.owned(),
            short: Name {
                zh: short_zh?,
                en: full.en.clone(),
            },
            name: full,
            pinyin: row.pinyin.owned(),
            initials: row.initials.owned(),
            aliases: row
                .aliases
                .str()
                .split('|')
                .filter(|alias| !alias.is_empty())
                .map(str::to_owned)
                .collect(),
            province: province?,
            side: side?,
            position: position.map(|((lon, _), (lat, _))| (lon, lat)),
        })
    };
    let cities = tables.cities.iter().filter_map(read).collect();
    (provinces.list, cities)
}

/// An eastern city stands in its cluster, a base-area city in the base area of its pairing.
fn side(row: &CityRow, tables: &Tables, ids: &Ids, report: &mut Report) -> Option<Side> {
    if row.side.word(&[("east", true), ("base", false)], report)? {
        let words: Vec<_> = (0..)
            .zip(CLUSTERS)
            .map(|(id, (slug, ..))| (slug, ClusterId(id)))
            .collect();
        return row.cluster.word(&words, report).map(Side::East);
    }
    let Some(pairing) = tables
        .pairings
        .iter()
        .find(|pairing| pairing.base_adcode.str() == row.adcode.str())
    else {
        if report.is_whole(PairingRow::TABLE.file) {
            row.name_zh.problem(&NO_PAIRING, &[], report);
        }
        return None;
    };
    // Where the pairing's base area is wrong, the pairing says so itself.
    ids.base_areas
        .get(pairing.base_area_id.str())
        .map(|id| Side::Base(BaseAreaId(id)))
}

/// Provinces in order of first mention.
#[derive(Default)]
struct Provinces {
    list: Vec<Province>,
}

impl Provinces {
    fn of(&mut self, row: &CityRow, report: &mut Report) -> Option<ProvinceId> {
        let adcode = row.province_adcode.required(report)?;
        let name = name(row.province_zh, row.province_en, report)?;
        let known = self.list.iter().position(|known| known.adcode == adcode);
        let at = known.unwrap_or_else(|| {
            self.list.push(Province { adcode, name });
            self.list.len() - 1
        });
        u32::try_from(at).ok().map(ProvinceId)
    }
}
