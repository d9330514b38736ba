//! Rules of the pairings, the county-level pairs, the tasks and their measures.

use std::collections::{BTreeMap, BTreeSet};

use super::{by_id, rows, slug, unique, wanted};
use crate::dataset::builtin::plan;
use crate::dataset::problem::{Report, wordings};
use crate::dataset::tables::{Cell, CityRow, MeasureRow, PairingRow, Tables, TaskRow};

wordings! {
    OFFICIAL_WORDING: "第{no}对应是{base}—{east}，而不是{value}—{other}",
        "pairing {no} of the plan is {base}–{east}, not {value}–{other}";
        "按方案第二部分的顺序填写", "follow the order of section two of the plan";
    NOT_SIDE: "{value}不是{side_zh}", "{value} is not {side}";
        "换成cities.csv中side为{word}的城市", "use a city of cities.csv whose side is {word}";
    PAIRED_BEFORE: "老区城市{value}已在第{line}行结对", "base-area city {value} is already paired on line {line}";
        "每个老区城市只结一对", "give each base-area city one partner";
    UNPAIRED: "{value}没有出现在任何结对中", "{value} stands in no pairing";
        "在pairings.csv中补上结对，或删去这一行", "add its pairing to pairings.csv or remove the row";
    COUNTY_KEY: "编号“{value}”与所属结对和顺序不符", "id \"{value}\" does not fit parent and order";
        "改为{wanted}", "write {wanted}";
    COUNTY_TWICE: "“{value}”在同一结对中出现两次", "{value} is paired twice under one pairing";
        "改正名称，或删去其中一行", "correct the name or remove one of the rows";
    SHORT_NAME: "简称“{value}”不是4至6个字", "short_zh \"{value}\" is not 4 to 6 characters long";
        "改成4至6个字", "shorten or lengthen it";
    LONG_NAME: "“{value}”超过20个字", "name_zh \"{value}\" is longer than 20 characters";
        "改短", "shorten it";
    MEASURE_COUNT: "“{value}”有{found}条举措，应为4至10条", "{value} has {found} measures, not 4 to 10";
        "在measures.csv中补上或删去", "add or remove rows of measures.csv";
}

/// Section two of the plan, in its order: old-area city, eastern city.
const OFFICIAL: [(&str, &str); 20] = [
    ("360700", "440300"),
    ("360800", "441900"),
    ("350800", "440100"),
    ("350400", "310000"),
    ("441400", "440100"),
    ("610600", "320200"),
    ("621000", "120000"),
    ("341500", "310000"),
    ("411500", "320500"),
    ("421100", "330200"),
    ("451000", "440300"),
    ("511900", "330700"),
    ("431000", "440600"),
    ("430800", "320100"),
    ("422800", "330100"),
    ("520300", "440400"),
    ("140400", "110000"),
    ("441500", "440300"),
    ("371300", "370100"),
    ("331100", "330200"),
];

pub(super) fn pairings(tables: &Tables, report: &mut Report) {
    let cities = by_id(&tables.cities, |row| row.adcode);
    let mut lines = BTreeMap::new();
    for (i, row) in tables.pairings.iter().enumerate() {
        wanted(row.no, &(i + 1).to_string(), report);
        if let Some((base, east)) = OFFICIAL.get(i) {
            official(row, base, east, report);
        }
        on_side(row.base_adcode, &cities, "base", report);
        on_side(row.east_adcode, &cities, "east", report);
        if let Some(line) = lines.insert(row.base_adcode.str(), row.base_adcode.row) {
            row.base_adcode
                .problem(&PAIRED_BEFORE, &[("line", &line.to_string())], report);
        }
        if let (Some(base), Some(east)) = (
            cities.get(row.base_adcode.str()),
            cities.get(row.east_adcode.str()),
        ) {
            let same = base.province_adcode.str() == east.province_adcode.str();
            wanted(row.same_province, &same.to_string(), report);
        }
        wanted(row.start, &plan().start.to_string(), report);
        wanted(row.end, &plan().end.to_string(), report);
    }
    rows(
        &PairingRow::TABLE,
        "",
        tables.pairings.len(),
        OFFICIAL.len(),
        report,
    );

    let named: BTreeSet<&str> = tables
        .pairings
        .iter()
        .flat_map(|row| [row.base_adcode, row.east_adcode, row.base_area_id])
        .map(Cell::str)
        .collect();
    let places = tables
        .cities
        .iter()
        .filter(|row| row.side.str() == "east")
        .map(|row| (row.adcode, row.name_zh));
    let places = places.chain(tables.base_areas.iter().map(|row| (row.id, row.name_zh)));
    for (_, name) in places.filter(|(id, _)| !named.contains(id.str())) {
        name.problem(&UNPAIRED, &[], report);
    }
}

fn official(row: &PairingRow, base: &str, east: &str, report: &mut Report) {
    if (row.base_adcode.str(), row.east_adcode.str()) != (base, east) {
        let holes = [
            ("no", row.no.str()),
            ("base", base),
            ("east", east),
            ("other", row.east_adcode.str()),
        ];
        row.base_adcode.problem(&OFFICIAL_WORDING, &holes, report);
    }
}

fn on_side(cell: &Cell, cities: &BTreeMap<&str, &CityRow>, side: &str, report: &mut Report) {
    if cities
        .get(cell.str())
        .is_some_and(|city| city.side.str() != side)
    {
        let (zh, en) = if side == "base" {
            ("老区城市", "a base-area city")
        } else {
            ("东部城市", "an eastern city")
        };
        cell.problem(
            &NOT_SIDE,
            &[("side_zh", zh), ("side", en), ("word", side)],
            report,
        );
    }
}

pub(super) fn county_pairs(tables: &Tables, report: &mut Report) {
    unique(tables.sub_pairings.iter().map(|row| row.id), report);
    let mut count: BTreeMap<&str, u32> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for row in &tables.sub_pairings {
        let parent = row.parent.str();
        let order = count.entry(parent).or_default();
        *order += 1;
        let key = format!("p{parent:0>2}.{order:02}");
        if row.id.str() != key {
            row.id.problem(&COUNTY_KEY, &[("wanted", &key)], report);
        }
        for cell in [row.east_zh, row.base_zh] {
            if !seen.insert((parent, cell.str())) {
                cell.problem(&COUNTY_TWICE, &[], report);
            }
        }
    }
}

pub(super) fn tasks(tables: &Tables, report: &mut Report) {
    for (i, row) in tables.tasks.iter().enumerate() {
        slug(row.id, report);
        wanted(row.order, &(i + 1).to_string(), report);
        wanted(row.kind, if i < 5 { "task" } else { "safeguard" }, report);
        if !(4..=6).contains(&row.short_zh.str().chars().count()) {
            row.short_zh.problem(&SHORT_NAME, &[], report);
        }
    }
    rows(&TaskRow::TABLE, "", tables.tasks.len(), 9, report);
}

pub(super) fn measures(tables: &Tables, report: &mut Report) {
    unique(tables.measures.iter().map(|row| row.id), report);
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &tables.measures {
        let order = count.entry(row.task.str()).or_default();
        *order += 1;
        wanted(row.order, &order.to_string(), report);
        wanted(row.id, &format!("{}-{order:02}", row.task.str()), report);
        if row.name_zh.str().chars().count() > 20 {
            row.name_zh.problem(&LONG_NAME, &[], report);
        }
    }
    for task in &tables.tasks {
        let found = count.get(task.id.str()).copied().unwrap_or(0);
        if !(4..=10).contains(&found) {
            task.id
                .problem(&MEASURE_COUNT, &[("found", &found.to_string())], report);
        }
    }
    rows(&MeasureRow::TABLE, "", tables.measures.len(), 78, report);
}
