//! Boxes that must not lie on each other, in every state at every width.

#![allow(clippy::unwrap_used)]

#[path = "layout/bars.rs"]
mod bars;
#[path = "support/generate.rs"]
mod generate;
#[path = "support/geometry.rs"]
mod geometry;
#[path = "layout/matrix.rs"]
mod matrix;
#[path = "layout/pairing.rs"]
mod pairing;
#[path = "layout/sheet.rs"]
mod sheet;
#[path = "layout/timeline.rs"]
mod timeline;
#[path = "layout/trend.rs"]
mod trend;

use std::collections::BTreeMap;

use duikou::dataset::Dataset;
use duikou::date::PartialDate;
use duikou::geometry::Rect;
use duikou::scene::{Item, Scene};
use duikou::state::{State, View, parse};
use duikou::theme::TextSize;
use duikou::view::{Drawing, Model, drawing, overlay, scene};
use duikou::words::Lang;
use geometry::{HAIR, inside, texts};

/// What a reader may have chosen; each is looked at in both languages and sizes.
const EVERYWHERE: [&str; 2] = ["", "group=province"];
const ELSEWHERE: [&str; 14] = [
    "cluster=k-yrd",
    "cluster=k-other",
    "cluster=k-gba&group=province",
    "base=b-taihang,b-hailufeng",
    "q=深圳",
    "q=nobody",
    "ev=secondary&year=2024-2026",
    "sel=p09",
    "sel=p18,p19,p20",
    "sel=c440300",
    "sel=b-dabie-mountains",
    "sel=k-gba&cluster=k-gba",
    "sel=pr440000&group=province",
    "sel=p01,p02,p03,p04,p05,p06,p07,p08,p09,p10,p11,p12,p13,p14,p15,p16,p17,p18,p19,p20",
];
const SOME_WIDTHS: [u32; 10] = [320, 360, 390, 480, 640, 768, 1024, 1280, 1920, 2560];

const WIDE_AND_NARROW: [u32; 5] = [240, 390, 840, 1200, 2560];

const LANGS_AND_SIZES: [(Lang, TextSize); 6] = [
    (Lang::Zh, TextSize::Normal),
    (Lang::Zh, TextSize::Large),
    (Lang::En, TextSize::Normal),
    (Lang::En, TextSize::Large),
    (Lang::Zh, TextSize::Larger(30)),
    (Lang::En, TextSize::Larger(30)),
];

#[test]
fn the_pairing_diagram_is_in_order_everywhere() {
    check_all(View::Pairing, &["2026-11-23"], |model, state, place| {
        let Drawing::Pairing(diagram) = &place.drawing else {
            return vec!["it is no pairing diagram".to_owned()];
        };
        pairing::faults(model, state, diagram, place)
    });
}

#[test]
fn the_timeline_is_in_order_everywhere() {
    let todays = ["2026-11-23", "2022-01-01", "2030-12-31", "2031-06-01"];
    check_all(View::Timeline, &todays, |model, state, place| {
        let Drawing::Timeline(timeline) = &place.drawing else {
            return vec!["it is no timeline".to_owned()];
        };
        timeline::faults(model, state, timeline, place)
    });
}

#[test]
fn the_table_and_the_sources_are_in_order_everywhere() {
    let widths = [
        240, 320, 360, 480, 728, 800, 920, 930, 1100, 1310, 1330, 1920,
    ];
    let queries = ["", "sel=p09", "q=nobody", "ev=secondary&year=2024-2026"];
    for view in [View::Table, View::Sources] {
        let cases = queries.map(|query| (query, &widths[..], "2026-11-23"));
        check(view, &cases, |_, _, place| sheet::faults(place));
    }
}

#[test]
fn rows_by_eastern_city_are_in_order_everywhere() {
    let cases = [
        "group=east",
        "group=east&year=2023-2024",
        "group=east&sel=t-red-culture",
    ]
    .map(|query| (query, WIDE_AND_NARROW.as_slice(), "2026-11-23"));
    check(View::Timeline, &cases, |model, state, place| {
        let Drawing::Timeline(timeline) = &place.drawing else {
            return vec!["it is no timeline".to_owned()];
        };
        timeline::faults(model, state, timeline, place)
    });
}

#[test]
fn panels_over_time_are_in_order_everywhere() {
    let model = Model::new(Dataset::builtin().unwrap());
    let indicators = model.indicators().iter();
    let mut queries: Vec<String> = indicators
        .map(|(id, _)| format!("ind={}", model.dataset[*id].slug))
        .collect();
    for query in trend::QUERIES {
        queries.push((*query).to_owned());
    }
    let cases: Vec<Case> = queries
        .iter()
        .map(|query| (query.as_str(), WIDE_AND_NARROW.as_slice(), "2026-11-23"))
        .collect();
    check(View::Trend, &cases, trend::faults);
    let every: Vec<u32> = (240..1400).step_by(40).collect();
    let everywhere = ["", "ind=exchange-event", "ind=participants&year=2023-2026"]
        .map(|query| (query, every.as_slice(), "2026-11-23"));
    check(View::Trend, &everywhere, trend::faults);
}

#[test]
fn one_indicator_is_in_order_everywhere() {
    let cases = bars::INDICATOR_CASES;
    check(View::Indicator, &bars::cases(cases), bars::faults);
}

#[test]
fn planned_and_actual_is_in_order_everywhere() {
    let mut cases = bars::cases(bars::TARGET_CASES);
    for today in ["2022-01-01", "2030-12-31", "2031-06-01", "2021-06-01"] {
        cases.push(("", &[240, 920], today));
    }
    check(View::Target, &cases, bars::faults);
}

#[test]
fn a_crowded_diagram_is_in_order_at_every_width() {
    for count in [200, 700, 2000] {
        let model = Model::new(Dataset::from_pairings(generate::pairings(count, 7)).unwrap());
        for width in [240, 320, 360, 480, 768, 1024, 1200, 1920, 2560] {
            for (lang, size) in LANGS_AND_SIZES {
                let state = State {
                    lang,
                    size,
                    ..State::default()
                };
                let drawing = drawing(&model, &state, View::Pairing, f64::from(width));
                let scene = scene(&model, &state, &drawing);
                let Drawing::Pairing(diagram) = &drawing else {
                    panic!("it is no pairing diagram")
                };
                let faults = pairing::crowded_faults(&model, diagram, &scene);
                assert!(
                    faults.is_empty(),
                    "{count} at {width} in {lang:?} {size:?}: {faults:#?}"
                );
            }
        }
    }
}

/// A view drawn: at rest, and with what is selected lit.
struct Place {
    drawing: Drawing,
    scene: Scene,
    over: Vec<Item>,
}

/// A query, the widths at which it is drawn, and what counts as today.
type Case<'a> = (&'a str, &'a [u32], &'a str);

fn check_all(view: View, todays: &[&str], faults: impl Fn(&Model, &State, &Place) -> Vec<String>) {
    let every: Vec<u32> = (320..1400)
        .step_by(20)
        .chain((1400..=2560).step_by(145))
        .collect();
    let (first, others) = todays.split_first().unwrap();
    let cases: Vec<Case> = EVERYWHERE
        .iter()
        .map(|query| (*query, every.as_slice(), *first))
        .chain(
            ELSEWHERE
                .iter()
                .map(|query| (*query, SOME_WIDTHS.as_slice(), *first)),
        )
        .chain(
            others
                .iter()
                .map(|today| ("", SOME_WIDTHS.as_slice(), *today)),
        )
        .collect();
    check(view, &cases, faults);
}

fn check(view: View, cases: &[Case], faults: impl Fn(&Model, &State, &Place) -> Vec<String>) {
    let model = Model::new(Dataset::builtin().unwrap());
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for &(query, widths, today) in cases {
        for (lang, size) in LANGS_AND_SIZES {
            let base = State {
                lang,
                size,
                today: PartialDate::parse(today),
                ..State::default()
            };
            let (state, problems) = parse(query, &model.dataset, &base);
            assert!(problems.is_empty(), "{query}: {problems:?}");
            // The largest text at every third width, which is slow enough.
            let step = if size == TextSize::Larger(30) { 3 } else { 1 };
            for &width in widths.iter().step_by(step) {
                let drawing = drawing(&model, &state, view, f64::from(width));
                let place = Place {
                    scene: scene(&model, &state, &drawing),
                    over: overlay(&model, &state, &drawing),
                    drawing,
                };
                for fault in faults(&model, &state, &place) {
                    let place = format!("{} {size:?} {width} {query:?} {today}", lang.tag());
                    seen.entry(fault).or_default().push(place);
                }
            }
        }
    }
    let lines = seen
        .iter()
        .map(|(fault, places)| format!("{fault}: {} times, as in {}", places.len(), places[0]));
    assert!(
        seen.is_empty(),
        "\n{}",
        lines.collect::<Vec<_>>().join("\n")
    );
}

/// Texts that lie on each other, reach out of the picture or were cut.
fn text_faults(scene: &Scene, items: &[Item]) -> Vec<String> {
    let picture = Rect::new(0.0, 0.0, scene.width, scene.height);
    let texts: Vec<_> = texts(items)
        .into_iter()
        .map(|text| (text.bounds(), &text.text))
        .collect();
    let mut faults = Vec::new();
    for (i, (bounds, text)) in texts.iter().enumerate() {
        if !inside(*bounds, picture) {
            faults.push(format!("{text:?} reaches out of the picture"));
        }
        if text.contains('…') || text.trim().is_empty() {
            faults.push(format!("{text:?} was cut"));
        }
        for (other, _) in texts[i + 1..]
            .iter()
            .filter(|(other, _)| other.overlaps(*bounds, HAIR))
        {
            faults.push(format!("{text:?} lies on the text at {other:?}"));
        }
    }
    faults
}
