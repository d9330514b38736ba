//! Provinces, clusters, base areas and cities.

use super::{Cells, Ids};
use crate::dataset::field::name;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::{CityRow, PairingRow};
use crate::dataset::{
    BaseArea, BaseAreaId, City, Cluster, ClusterId, Name, Province, ProvinceId, Side,
};

wordings! {
    NO_PAIRING: "“{value}”是老区城市，却没有结对", "the base-area city stands in no pairing";
        "在pairings.csv中补上它的结对，或改正side", "add its pairing to pairings.csv or correct side";
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
    let mut clusters = Vec::with_capacity(CLUSTERS.len());
    for (slug, zh, en) in CLUSTERS {
        clusters.push(Cluster {
            slug: slug.to_owned(),
            name: Name {
                zh: zh.to_owned(),
                en: en.to_owned(),
            },
        });
    }
    clusters
}

pub(in crate::dataset) fn base_areas(cells: &Cells, report: &mut Report) -> Vec<BaseArea> {
    let mut areas = Vec::new();
    for row in cells.base_areas() {
        areas.push(BaseArea {
            slug: row.id.owned(),
            name: name(row.name_zh, row.name_en, report),
        });
    }
    areas
}

pub(in crate::dataset) fn cities(
    cells: &Cells,
    ids: &Ids,
    report: &mut Report,
) -> (Vec<Province>, Vec<City>) {
    let mut provinces = Vec::new();
    let mut cities = Vec::new();
    for row in cells.cities() {
        let mut aliases = Vec::new();
        for alias in row.aliases.str().split('|') {
            if !alias.is_empty() {
                aliases.push(alias.to_owned());
            }
        }
        let full = name(row.name_zh, row.name_en, report);
        cities.push(City {
            adcode: row.adcode.owned(),
            short: Name {
                zh: row.short_zh.required(report),
                en: full.en.clone(),
            },
            name: full,
            pinyin: row.pinyin.owned(),
            initials: row.initials.owned(),
            aliases,
            province: province(&row, &mut provinces, report),
            side: side(&row, cells, ids, report),
            position: Some((row.lon.number(report).0, row.lat.number(report).0)),
        });
    }
    (provinces, cities)
}

/// An eastern city stands in its cluster, a base-area city in the base area of its pairing.
fn side(row: &CityRow, cells: &Cells, ids: &Ids, report: &mut Report) -> Side {
    let none = Side::Base(BaseAreaId(0));
    match row.side.word(&["east", "base"], report) {
        Some(0) => {
            let words = CLUSTERS.map(|(slug, ..)| slug);
            let cluster = row.cluster.word(&words, report);
            cluster.map_or(none, |at| Side::East(ClusterId(at as u32)))
        }
        Some(_) => {
            let adcode = row.adcode.str();
            for pairing in cells.pairings() {
                if pairing.base_adcode.str() == adcode {
                    // Where the pairing's base area is wrong, the pairing says so itself.
                    let area = ids.base_areas.get(pairing.base_area_id.str());
                    return Side::Base(BaseAreaId(area.unwrap_or(0) as u32));
                }
            }
            if report.is_whole(PairingRow::TABLE.file) {
                row.name_zh.problem(&NO_PAIRING, &[], report);
            }
            none
        }
        None => none,
    }
}

/// The city's province, added to the list where it is mentioned first.
fn province(row: &CityRow, provinces: &mut Vec<Province>, report: &mut Report) -> ProvinceId {
    let adcode = row.province_adcode.required(report);
    let name = name(row.province_zh, row.province_en, report);
    let known = provinces.iter().position(|known| known.adcode == adcode);
    let at = known.unwrap_or_else(|| {
        provinces.push(Province { adcode, name });
        provinces.len() - 1
    });
    ProvinceId(at as u32)
}
