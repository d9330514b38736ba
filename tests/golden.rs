//! Pictures compared byte for byte with those in `tests/golden`.
//!
//! After a wanted change, accept the new ones and look at them in the diff:
//! `DUIKOU_ACCEPT=1 cargo test --test golden`.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use duikou::dataset::Dataset;
use duikou::date::PartialDate;
use duikou::state::{State, parse};
use duikou::theme::{TextSize, ThemeName};
use duikou::view::{Model, picture};

/// The day on which every picture is drawn.
const TODAY: &str = "2026-11-23";

/// One picture: its file name, its width and its state query, over the theme and
/// the text size that the name tells (light and normal where it tells none).
type Golden = (&'static str, f64, &'static str);

/// Dark and print differ from light in colours only, so one width is enough.
const GOLDENS: &[Golden] = &[
    ("pairing-zh-light-360", 360.0, ""),
    ("pairing-zh-light-1200", 1200.0, ""),
    ("pairing-zh-dark-1200", 1200.0, ""),
    ("pairing-zh-print-1200", 1200.0, ""),
    ("pairing-en-light-360", 360.0, "lang=en"),
    ("pairing-en-light-1200", 1200.0, "lang=en"),
    ("pairing-en-dark-360", 360.0, "lang=en"),
    ("pairing-en-print-360", 360.0, "lang=en"),
    ("timeline-zh-light-360", 360.0, "view=timeline"),
    ("timeline-zh-light-1200", 1200.0, "view=timeline"),
    ("timeline-zh-dark-1200", 1200.0, "view=timeline"),
    ("timeline-zh-print-1200", 1200.0, "view=timeline"),
    ("timeline-en-light-360", 360.0, "view=timeline&lang=en"),
    ("timeline-en-light-1200", 1200.0, "view=timeline&lang=en"),
    ("timeline-en-dark-360", 360.0, "view=timeline&lang=en"),
    ("timeline-en-print-360", 360.0, "view=timeline&lang=en"),
    // The table of readings and the list of sources.
    ("table-zh-light-1200", 1200.0, "view=table"),
    ("table-zh-light-360", 360.0, "view=table"),
    ("table-en-light-1200", 1200.0, "view=table&lang=en"),
    ("table-en-dark-360", 360.0, "view=table&lang=en"),
    ("table-zh-large-360", 360.0, "view=table"),
    (
        "table-selected-zh-light-780",
        780.0,
        "view=table&sel=p04,t-mechanism&sort=-date",
    ),
    ("table-empty-zh-light-360", 360.0, "view=table&q=nobody"),
    ("sources-zh-light-1200", 1200.0, "view=sources"),
    ("sources-zh-light-360", 360.0, "view=sources"),
    ("sources-en-light-1200", 1200.0, "view=sources&lang=en"),
    ("sources-en-dark-360", 360.0, "view=sources&lang=en"),
    ("sources-zh-large-360", 360.0, "view=sources"),
    (
        "sources-filtered-en-light-780",
        780.0,
        "view=sources&lang=en&ev=government",
    ),
    // One indicator: dots, bars, words; sorted, selected, filtered.
    ("indicator-zh-light-360", 360.0, "view=indicator"),
    ("indicator-zh-light-1200", 1200.0, "view=indicator"),
    ("indicator-zh-large-360", 360.0, "view=indicator"),
    ("indicator-en-light-1200", 1200.0, "view=indicator&lang=en"),
    ("indicator-en-dark-360", 360.0, "view=indicator&lang=en"),
    (
        "indicator-bars-zh-light-1200",
        1200.0,
        "view=indicator&ind=signed-value",
    ),
    (
        "indicator-bars-en-print-360",
        360.0,
        "view=indicator&ind=signed-value&lang=en",
    ),
    (
        "indicator-words-zh-light-1200",
        1200.0,
        "view=indicator&ind=impl-plan&ev=government,press",
    ),
    (
        "indicator-sorted-en-light-1200",
        1200.0,
        "view=indicator&ind=event-value&sort=-value&sel=p04&lang=en",
    ),
    // Planned and actual.
    ("target-zh-light-360", 360.0, "view=target"),
    ("target-zh-light-1200", 1200.0, "view=target"),
    ("target-zh-large-360", 360.0, "view=target"),
    ("target-en-light-1200", 1200.0, "view=target&lang=en"),
    ("target-en-dark-360", 360.0, "view=target&lang=en"),
    (
        "target-filtered-zh-light-1200",
        1200.0,
        "view=target&cluster=k-gba&sel=p11",
    ),
    // Grouped by province.
    ("province-zh-light-1200", 1200.0, "group=province"),
    ("province-en-light-360", 360.0, "lang=en&group=province"),
    // Something selected: a pairing, a city with three of them, a base area.
    ("pairing-selected-zh-light-1200", 1200.0, "sel=p09"),
    ("city-selected-en-dark-1200", 1200.0, "sel=c440300&lang=en"),
    ("area-selected-zh-light-360", 360.0, "sel=b-dabie-mountains"),
    (
        "timeline-selected-zh-light-1200",
        1200.0,
        "view=timeline&sel=p09,p18",
    ),
    // Large text.
    ("pairing-zh-large-1200", 1200.0, ""),
    ("pairing-en-large-360", 360.0, "lang=en"),
    ("timeline-zh-large-360", 360.0, "view=timeline"),
    // Filtered.
    ("pairing-filtered-zh-light-1200", 1200.0, "cluster=k-yrd"),
    (
        "timeline-filtered-en-light-1200",
        1200.0,
        "view=timeline&lang=en&base=b-taihang,b-southwest-zhejiang&ev=government&year=2023-2025",
    ),
    // The matrix.
    ("matrix-zh-light-1200", 1200.0, "view=matrix"),
    ("matrix-zh-light-360", 360.0, "view=matrix"),
    ("matrix-en-light-1200", 1200.0, "view=matrix&lang=en"),
    ("matrix-en-dark-360", 360.0, "view=matrix&lang=en"),
    ("matrix-zh-large-360", 360.0, "view=matrix"),
    ("matrix-en-large-1200", 1200.0, "view=matrix&lang=en"),
    (
        "matrix-years-zh-light-1200",
        1200.0,
        "view=matrix&group=year",
    ),
    (
        "matrix-years-en-light-360",
        360.0,
        "view=matrix&group=year&lang=en&year=2023-2025",
    ),
    (
        "matrix-sorted-zh-print-1200",
        1200.0,
        "view=matrix&sort=-t-mechanism",
    ),
    (
        "matrix-filtered-en-dark-1200",
        1200.0,
        "view=matrix&lang=en&ev=government,press&area=t-red-culture,t-mechanism&sel=p04,t-mechanism",
    ),
    // Rows by eastern city.
    (
        "east-timeline-zh-light-1200",
        1200.0,
        "view=timeline&group=east",
    ),
    (
        "east-timeline-en-dark-360",
        360.0,
        "view=timeline&group=east&lang=en&year=2023-2024",
    ),
    // Over time.
    ("trend-zh-light-1200", 1200.0, "view=trend"),
    ("trend-zh-light-360", 360.0, "view=trend"),
    ("trend-en-light-1200", 1200.0, "view=trend&lang=en"),
    (
        "trend-en-dark-360",
        360.0,
        "view=trend&lang=en&ind=exchanges-total",
    ),
    ("trend-zh-large-360", 360.0, "view=trend&ind=farm-sales"),
    (
        "trend-selected-zh-light-1200",
        1200.0,
        "view=trend&ind=event-value&sel=p04",
    ),
    (
        "trend-filtered-en-light-1200",
        1200.0,
        "view=trend&lang=en&ind=exchange-event&year=2022-2024&cluster=k-gba",
    ),
];

#[test]
fn every_picture_is_as_accepted() {
    let model = Model::new(Dataset::builtin().unwrap());
    let accept = std::env::var_os("DUIKOU_ACCEPT").is_some();
    let mut differing = Vec::new();
    for golden in GOLDENS {
        let svg = draw(&model, golden);
        let file = folder().join(format!("{}.svg", golden.0));
        let accepted = fs::read_to_string(&file).unwrap_or_default();
        if accepted == svg {
            continue;
        }
        if accept {
            fs::write(&file, svg).unwrap();
        } else {
            differing.push(report(golden.0, &accepted, &svg));
        }
    }
    assert!(
        differing.is_empty(),
        "{} of {} pictures differ from tests/golden:\n{}\n\
         look at the new ones, and if they are right accept them all:\n\
         DUIKOU_ACCEPT=1 cargo test --test golden\n",
        differing.len(),
        GOLDENS.len(),
        differing.join("\n"),
    );
}

#[test]
fn no_picture_is_left_over() {
    let listed: BTreeSet<String> = GOLDENS.iter().map(|g| format!("{}.svg", g.0)).collect();
    assert_eq!(listed.len(), GOLDENS.len(), "two pictures have one name");
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known = listed.contains(&name) || Path::new(&name).extension() != Some("svg".as_ref());
        assert!(known, "tests/golden/{name} is not in the table: delete it");
    }
}

fn draw(model: &Model, (name, width, query): &Golden) -> String {
    let theme = name.split('-').find_map(ThemeName::parse);
    let size = name.split('-').find_map(TextSize::parse);
    let base = State {
        theme: theme.unwrap_or_default(),
        size: size.unwrap_or_default(),
        today: PartialDate::parse(TODAY),
        ..State::default()
    };
    let (state, problems) = parse(query, &model.dataset, &base);
    assert!(problems.is_empty(), "{name}: {problems:?}");
    picture(model, &state, state.view, *width).svg
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Writes the picture that differs and says where it begins to.
fn report(name: &str, accepted: &str, svg: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("golden");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}.svg"));
    fs::write(&file, svg).unwrap();
    let line = 1 + accepted
        .lines()
        .zip(svg.lines())
        .take_while(|(a, b)| a == b)
        .count();
    let place = if accepted.is_empty() {
        "new".to_owned()
    } else {
        format!("from line {line} on")
    };
    format!("  {} ({place})", file.display())
}
