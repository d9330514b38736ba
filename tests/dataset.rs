//! The built-in data is sound, and broken data says where and how to mend it.
#![allow(clippy::unwrap_used)]

use duikou::dataset::{Dataset, Evidence, Files, Problem, Scope, Side, TABLES, TaskKind};
use duikou::words::Lang;

fn builtin() -> Dataset {
    Dataset::builtin().unwrap()
}

#[test]
fn the_built_in_data_keeps_every_rule() {
    let problems = Dataset::read(&Files::BUILTIN).err().unwrap_or_default();
    let lines: Vec<_> = problems.iter().map(Problem::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn the_built_in_data_has_the_plans_numbers() {
    let ds = builtin();
    let east = ds
        .cities
        .iter()
        .filter(|city| matches!(city.side, Side::East(_)))
        .count();
    assert_eq!(
        (ds.pairings.len(), east, ds.cities.len() - east),
        (20, 15, 20)
    );
    assert_eq!((ds.clusters.len(), ds.base_areas.len()), (4, 11));
    let tasks = ds
        .task_areas
        .iter()
        .filter(|area| area.kind == TaskKind::Task)
        .count();
    assert_eq!((tasks, ds.task_areas.len(), ds.measures.len()), (5, 9, 78));
    assert_eq!(
        (ds.county_pairs.len(), ds.units.len(), ds.sources.len()),
        (10, 30, 134)
    );
    assert_eq!((ds.readings.len(), ds.indicators.len()), (261, 45));
    let secondary = ds
        .readings
        .iter()
        .filter(|reading| reading.evidence == Evidence::Secondary)
        .count();
    let wider = ds
        .readings
        .iter()
        .filter(|reading| reading.scope == Scope::Wider)
        .count();
    let planned = ds.readings.iter().filter(|reading| reading.planned).count();
    assert_eq!((secondary, wider, planned), (185, 34, 15));
}

#[test]
fn the_built_in_data_names_who_is_paired_with_whom() {
    let ds = builtin();
    let pairing = &ds.pairings[8];
    let (base, east) = (&ds[pairing.base], &ds[pairing.east]);
    assert_eq!(
        (base.name.zh.as_str(), east.name.zh.as_str()),
        ("信阳市", "苏州市")
    );
    assert_eq!(
        (base.name.en.as_str(), east.short.zh.as_str()),
        ("Xinyang", "苏州")
    );
    assert_eq!(ds[pairing.base_area].name.zh, "大别山革命老区");
    assert_eq!(base.side, Side::Base(pairing.base_area));
    let Side::East(cluster) = east.side else {
        panic!("Suzhou lies in the east")
    };
    assert_eq!(ds[cluster].name.en, "Yangtze River Delta");
    assert_eq!(
        (pairing.number, pairing.start, pairing.end),
        (9, 2022, 2030)
    );
    assert!((pairing.weight - 1.0).abs() < f64::EPSILON);
    assert!(
        ds.cities
            .iter()
            .any(|city| city.name.zh == "恩施土家族苗族自治州")
    );
    assert_eq!(ds[base.province].name.zh, "河南省");
    let same = |p: &&duikou::dataset::Pairing| ds[p.base].province == ds[p.east].province;
    assert_eq!(
        ds.pairings
            .iter()
            .filter(same)
            .map(|p| p.number)
            .collect::<Vec<_>>(),
        [5, 18, 19, 20]
    );
}

#[test]
fn the_built_in_data_says_how_new_it_is() {
    let ds = builtin();
    assert_eq!(ds.cutoff.to_string(), "2026-03-10");
    assert_eq!(ds.plan.dated.to_string(), "2022-05-19");
    assert_eq!(ds.plan.published.to_string(), "2022-06-07");
    assert!(ds.version.len() == 12 && ds.version.bytes().all(|b| b.is_ascii_hexdigit()));
    let altered = Files::BUILTIN
        .progress
        .replace("国家方案确定的", "国家方案列出的");
    assert_ne!(
        Dataset::read(&Files::BUILTIN.with("progress.csv", &altered))
            .unwrap()
            .version,
        ds.version
    );
}

#[test]
fn a_page_without_an_outlet_has_no_publisher() {
    let ds = builtin();
    let of = |slug: &str| {
        ds.sources
            .iter()
            .find(|source| source.slug == slug)
            .unwrap()
    };
    assert_eq!(
        (of("S02").publisher.as_str(), of("S10").publisher.as_str()),
        ("", "中新网")
    );
    assert!(of("S02").url.is_empty() && of("S11").url.starts_with("http://"));
}

/// Every case of `broken.txt`, with one cell or line of a table spoilt.
#[test]
fn a_broken_table_names_file_row_column_and_mend() {
    let cases = include_str!("broken.txt")
        .split("\n\n")
        .filter(|case| !case.starts_with('#'));
    let failures: Vec<_> = cases.filter_map(failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// What goes wrong with one case: `place`, `- from`, `+ to`, `= says`.
fn failure(case: &str) -> Option<String> {
    let lines: Vec<_> = case.lines().collect();
    let &[place, from, to, says] = lines.as_slice() else {
        return Some(format!("not a case:\n{case}"));
    };
    let (from, to) = (unescape(from), unescape(to));
    let file = place.split(':').next().unwrap_or_default();
    let text = text_of(file);
    if !text.contains(&from) {
        return Some(format!("{file} does not hold {from:?}"));
    }
    let problems = problems_of(file, &text.replacen(&from, &to, 1));
    let lines: Vec<_> = problems.iter().map(Problem::to_string).collect();
    let said = lines
        .iter()
        .any(|line| line.starts_with(&format!("{place}: ")) && line.contains(&says[2..]));
    let unfilled = problems
        .iter()
        .any(|p| p.text(Lang::Zh).contains(['{', '}']) || p.to_string().contains(['{', '}']));
    (!said || unfilled).then(|| format!("{case}\nbut it gives\n{}", lines.join("\n")))
}

fn unescape(line: &str) -> String {
    let text = line.get(2..).unwrap_or_default();
    text.replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\u{feff}", "\u{feff}")
}

fn problems_of(file: &str, text: &str) -> Vec<Problem> {
    Dataset::read(&Files::BUILTIN.with(file, text))
        .err()
        .unwrap_or_default()
}

fn text_of(file: &str) -> &'static str {
    let texts = TABLES.iter().zip(Files::BUILTIN.texts());
    texts
        .filter(|(table, _)| table.file == file)
        .map(|(_, text)| text)
        .collect::<Vec<_>>()[0]
}

#[test]
fn an_empty_table_says_how_to_start_it() {
    let lines: Vec<_> = problems_of("tasks.csv", "")
        .iter()
        .map(Problem::to_string)
        .collect();
    let wanted = "tasks.csv:1:1: the file is empty; start it with the header \
                  id,kind,order,name_zh,short_zh,name_en,short_en,section";
    assert!(lines.iter().any(|line| line == wanted), "{lines:?}");
}

#[test]
fn all_problems_come_at_once_in_the_order_of_the_file() {
    let text = Files::BUILTIN
        .pairings
        .replace("dabie-mountains", "dabie")
        .replace("440300,false", "440300,no");
    let problems = problems_of("pairings.csv", &text);
    let places: Vec<_> = problems
        .iter()
        .filter(|p| p.file == "pairings.csv")
        .map(|p| (p.row, p.column))
        .collect();
    for place in [(2, 5), (9, 3), (10, 3), (11, 3), (12, 5)] {
        assert!(places.contains(&place), "{place:?} in {places:?}");
    }
    assert!(places.is_sorted());
}

#[test]
fn one_bad_cell_does_not_blame_the_rows_that_refer_to_it() {
    let text = Files::BUILTIN.cities.replace("114.06556", "east");
    let problems = problems_of("cities.csv", &text);
    assert_eq!(
        problems.iter().map(Problem::to_string).collect::<Vec<_>>(),
        [
            "cities.csv:10:14: lon \"east\" is not a plain number; use digits and a decimal point only, as in 416.5"
        ]
    );
    assert_eq!(
        problems[0].text(Lang::Zh),
        "cities.csv:10:14: “lon”的值“east”不是普通数字; 只用半角数字和小数点，如416.5"
    );
}

#[test]
fn one_unreadable_row_does_not_blame_the_rows_that_refer_to_it() {
    for (file, from, to) in [
        ("cities.csv", "信阳市,信阳", "信阳市;信阳"),
        ("pairings.csv", "9,411500", "9;411500"),
        ("sources.csv", "S74,", "S74;"),
        ("indicators.csv", "impl-plan,", "impl-plan;"),
    ] {
        let problems = problems_of(file, &text_of(file).replacen(from, to, 1));
        let lines: Vec<_> = problems.iter().map(Problem::to_string).collect();
        assert!(
            lines.len() == 1 && lines[0].contains(" cells, not "),
            "{file}: {lines:?}"
        );
    }
}
