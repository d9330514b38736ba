//! Every reading of a pairing is on the timeline, once, as what it is.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use duikou::dataset::{Dataset, DateBasis, Evidence, Key, PairingId, ReadingId};
use duikou::date::PartialDate;
use duikou::layout::timeline::{Kind, Timeline, kind};
use duikou::scene::{Item, Target};
use duikou::state::{State, View, parse};
use duikou::view::{Drawing, Model, drawing, overlay, scene, years_between};

fn timeline(model: &Model, query: &str, width: f64) -> (State, Timeline) {
    let base = State {
        today: PartialDate::parse("2026-11-23"),
        ..State::default()
    };
    let (state, problems) = parse(query, &model.dataset, &base);
    assert_eq!(problems, Vec::<String>::new());
    match drawing(model, &state, View::Timeline, width) {
        Drawing::Timeline(timeline) => (state, timeline),
        _ => panic!("it is no timeline"),
    }
}

#[test]
fn every_reading_is_drawn_once_in_its_row() {
    let model = Model::new(Dataset::builtin().unwrap());
    for query in [
        "",
        "ev=secondary",
        "ev=government,press",
        "year=2023",
        "area=t-red-culture",
        "cluster=k-gba",
        "q=上海",
    ] {
        for width in [320.0, 1200.0] {
            let (state, timeline) = timeline(&model, query, width);
            let mut drawn = BTreeSet::new();
            for mark in &timeline.marks {
                for &id in &mark.readings {
                    assert!(drawn.insert(id), "{id:?} is drawn twice");
                    assert_eq!(model.dataset[id].pairing, Some(mark.pairing));
                }
            }
            let shown = model.shown(&state);
            let wanted: BTreeSet<ReadingId> = model
                .dataset
                .readings
                .iter()
                .zip(0..)
                .filter(|(r, _)| {
                    r.pairing.is_some_and(|p| shown.contains(&p)) && state.filter.keeps_reading(r)
                })
                .map(|(_, i)| ReadingId(i))
                .collect();
            assert_eq!(drawn, wanted, "{query} at {width}");
        }
    }
}

#[test]
fn a_mark_of_several_readings_says_how_many() {
    let model = Model::new(Dataset::builtin().unwrap());
    let (state, timeline) = timeline(&model, "", 1200.0);
    let scene = scene(&model, &state, &Drawing::Timeline(timeline.clone()));
    let counts: Vec<&str> = scene
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) if text.text.parse::<u8>().is_ok() => Some(text.text.as_str()),
            _ => None,
        })
        .collect();
    let several: Vec<String> = timeline
        .marks
        .iter()
        .filter_map(duikou::layout::timeline::Mark::count)
        .collect();
    assert!(!several.is_empty());
    assert_eq!(counts, several);
    let counted: usize = timeline
        .marks
        .iter()
        .map(|m| m.count().map_or(1, |n| n.parse().unwrap()))
        .sum();
    let about_pairings = model
        .dataset
        .readings
        .iter()
        .filter(|r| r.pairing.is_some())
        .count();
    assert_eq!(counted, about_pairings);
}

#[test]
fn readings_share_a_mark_only_if_they_are_alike() {
    let model = Model::new(Dataset::builtin().unwrap());
    let (_, timeline) = timeline(&model, "", 1200.0);
    for mark in &timeline.marks {
        for &id in &mark.readings {
            let reading = &model.dataset[id];
            let first = &model.dataset[mark.first().unwrap()];
            assert_eq!(
                (
                    kind(&model.dataset, reading),
                    reading.evidence,
                    reading.planned,
                    reading.date_basis == DateBasis::Inferred,
                    reading.date
                ),
                (
                    mark.kind,
                    mark.evidence,
                    mark.planned,
                    mark.inferred,
                    first.date
                )
            );
        }
    }
}

#[test]
fn kinds_follow_what_a_reading_tells_of() {
    let dataset = Dataset::builtin().unwrap();
    for (indicator, wanted) in [
        ("plan-items", Kind::Plan),
        ("agreement-signed", Kind::Agreement),
        ("exchange-event", Kind::Visit),
        ("milestone", Kind::Platform),
        ("joint-platforms", Kind::Platform),
    ] {
        let id = dataset.indicator(indicator).unwrap();
        let readings: Vec<_> = dataset
            .readings
            .iter()
            .filter(|r| r.indicator == id && dataset[r.area].slug != "evaluation")
            .collect();
        assert!(!readings.is_empty(), "{indicator}");
        assert!(
            readings.iter().all(|r| kind(&dataset, r) == wanted),
            "{indicator}"
        );
    }
    let of = |slug: &str| {
        kind(
            &dataset,
            dataset.readings.iter().find(|r| r.slug == slug).unwrap(),
        )
    };
    assert_eq!(of("F054"), Kind::Assessment, "a grade");
    assert_eq!(of("F004"), Kind::Plan, "a document's number");
    assert_eq!(of("F023"), Kind::Figure, "an amount");
    let used: BTreeSet<Kind> = dataset.readings.iter().map(|r| kind(&dataset, r)).collect();
    assert_eq!(used, Kind::ALL.into(), "every sign of the key is used");
}

#[test]
fn marks_stand_in_order_of_time_between_the_right_years() {
    let model = Model::new(Dataset::builtin().unwrap());
    for width in [320.0, 1200.0] {
        let (_, timeline) = timeline(&model, "", width);
        let years = &timeline.axis.years;
        assert_eq!(years.len(), 9);
        for mark in &timeline.marks {
            let date = model.dataset[mark.first().unwrap()].date;
            let Some(year) = years.get((date.year - 2022) as usize) else {
                continue;
            };
            let end = years
                .get((date.year - 2021) as usize)
                .map_or(timeline.axis.right, |next| next.from);
            assert!(
                mark.at.x >= year.from - 0.01 && mark.at.x <= end + 0.01,
                "{date} at {width}"
            );
            let (from, to) = mark.span.unwrap_or((mark.at.x, mark.at.x));
            assert!(from <= mark.at.x && mark.at.x <= to);
            assert_eq!(
                mark.span.is_some(),
                date.day.is_none(),
                "a line where the day is not known"
            );
        }
        let middle = f64::midpoint(years[4].from, years[4].to);
        let today = timeline.axis.today.unwrap();
        assert!(today > middle && today < years[5].from, "late in 2026");
    }
}

#[test]
fn evidence_plans_and_inferred_dates_are_told_apart_by_shape() {
    let model = Model::new(Dataset::builtin().unwrap());
    let (state, whole) = timeline(&model, "", 1200.0);
    // One mark alone: what its drawing consists of.
    let parts = |evidence: Evidence, planned: bool, inferred: bool| {
        let mut one = whole.clone();
        one.marks.truncate(1);
        let mark = &mut one.marks[0];
        (mark.evidence, mark.planned, mark.inferred) = (evidence, planned, inferred);
        mark.span = None;
        let mut none = whole.clone();
        none.marks.clear();
        let items = |timeline| scene(&model, &state, &Drawing::Timeline(timeline)).items;
        let empty = items(none);
        let of_mark = items(one).into_iter().filter(|item| !empty.contains(item));
        of_mark.map(|item| format!("{item:?}")).collect::<Vec<_>>()
    };
    let mut seen = BTreeSet::new();
    for evidence in [Evidence::Government, Evidence::Press, Evidence::Secondary] {
        for planned in [false, true] {
            for inferred in [false, true] {
                assert!(
                    seen.insert(parts(evidence, planned, inferred)),
                    "{evidence:?} {planned} {inferred}"
                );
            }
        }
    }
}

#[test]
fn a_pairing_without_readings_says_so() {
    let model = Model::new(Dataset::builtin().unwrap());
    let (state, timeline) = timeline(&model, "ev=press&year=2022", 1200.0);
    let with: BTreeSet<_> = timeline.marks.iter().map(|mark| mark.pairing).collect();
    let scene = scene(&model, &state, &Drawing::Timeline(timeline.clone()));
    let said = scene
        .items
        .iter()
        .filter(|item| matches!(item, Item::Text(text) if text.text == state.lang.words().no_public_data))
        .count();
    assert_eq!(said, 20 - with.len());
    assert!(said > 0 && timeline.rows.len() == 20);
}

#[test]
fn every_year_row_and_mark_can_be_pointed_at() {
    let model = Model::new(Dataset::builtin().unwrap());
    let (state, timeline) = timeline(&model, "", 360.0);
    let scene = scene(&model, &state, &Drawing::Timeline(timeline.clone()));
    let targets: BTreeSet<Target> = scene.spots.iter().map(|spot| spot.target).collect();
    let rows = timeline
        .rows
        .iter()
        .map(|row| Target::Key(Key::Pairing(row.pairing)));
    let marks = timeline
        .marks
        .iter()
        .map(|mark| Target::Reading(mark.first().unwrap()));
    let years = (2022..=2030).map(Target::Year);
    assert_eq!(targets, years.chain(rows).chain(marks).collect());
}

#[test]
fn rows_stand_by_base_area_or_by_eastern_city() {
    let model = Model::new(Dataset::builtin().unwrap());
    let ds = &model.dataset;
    let rows = |timeline: &Timeline| -> Vec<PairingId> {
        timeline.rows.iter().map(|row| row.pairing).collect()
    };
    for width in [360.0, 1200.0] {
        let (_, by_area) = timeline(&model, "", width);
        assert!(rows(&by_area).is_sorted(), "the plan's order");
        assert_eq!(by_area.groups.len(), 11);
        let (_, by_city) = timeline(&model, "group=east", width);
        let heads: Vec<Key> = by_city.groups.iter().map(|(key, _)| *key).collect();
        let mut mentioned: Vec<Key> = Vec::new();
        for pairing in &ds.pairings {
            if !mentioned.contains(&Key::City(pairing.east)) {
                mentioned.push(Key::City(pairing.east));
            }
        }
        assert_eq!(heads, mentioned, "in order of first mention");
        // Each row stands below its own city's heading, in the plan's order.
        let mut wanted = Vec::new();
        for &city in &heads {
            let mut below = (0..20).map(PairingId).collect::<Vec<_>>();
            below.retain(|&p| Key::City(ds[p].east) == city);
            wanted.extend(below);
        }
        assert_eq!(rows(&by_city), wanted);
        for row in &by_city.rows {
            let above = by_city
                .groups
                .iter()
                .rfind(|(_, label)| label.at.y < row.rect.y);
            assert_eq!(above.unwrap().0, Key::City(ds[row.pairing].east));
        }
    }
}

#[test]
fn a_stretch_of_the_axis_is_the_years_it_touches() {
    let model = Model::new(Dataset::builtin().unwrap());
    for width in [240.0, 360.0, 1200.0] {
        let (state, timeline) = timeline(&model, "", width);
        let years = timeline.axis.years.clone();
        let scene = scene(&model, &state, &Drawing::Timeline(timeline));
        for first in &years {
            for last in years.iter().filter(|last| last.year >= first.year) {
                let (from, to) = (first.from + 1.0, last.to - 1.0);
                let kept = Some((first.year, last.year));
                assert_eq!(years_between(&scene, from, to), kept);
                assert_eq!(years_between(&scene, to, from), kept, "from right to left");
            }
        }
    }
}

#[test]
fn the_years_kept_stand_out_on_the_axis() {
    let model = Model::new(Dataset::builtin().unwrap());
    let bold = |query: &str| -> Vec<String> {
        let (state, timeline) = timeline(&model, query, 1200.0);
        let scene = scene(&model, &state, &Drawing::Timeline(timeline));
        let texts = scene.items.into_iter().filter_map(|item| match item {
            Item::Text(text) if text.bold && text.text.starts_with("20") => Some(text.text),
            _ => None,
        });
        texts.collect()
    };
    assert_eq!(bold(""), Vec::<String>::new());
    assert_eq!(bold("year=2023-2025"), ["2023", "2024", "2025"]);
    assert_eq!(bold("year=2019-2022"), ["2022"]);
    assert_eq!(bold("year=2031"), Vec::<String>::new());
}

#[test]
fn a_year_pointed_at_leaves_every_row_lit() {
    let model = Model::new(Dataset::builtin().unwrap());
    let (mut state, timeline) = timeline(&model, "", 1200.0);
    state.hover = Some((0, Target::Year(2024)));
    let over = overlay(&model, &state, &Drawing::Timeline(timeline));
    assert!(matches!(over.as_slice(), [Item::Frame { .. }]), "{over:?}");
}

#[test]
fn a_task_area_chosen_lights_its_marks() {
    let model = Model::new(Dataset::builtin().unwrap());
    let (state, timeline) = timeline(&model, "sel=t-red-culture", 1200.0);
    let lit = timeline
        .marks
        .iter()
        .filter(|mark| {
            let area = |r: &ReadingId| &*model.dataset[model.dataset[*r].area].slug;
            mark.readings.iter().any(|r| area(r) == "red-culture")
        })
        .count();
    let over = overlay(&model, &state, &Drawing::Timeline(timeline));
    let drawn = over
        .iter()
        .filter(|i| matches!(i, Item::Line { points, .. } if points.len() > 3));
    assert!(lit > 5);
    assert_eq!(drawn.count(), lit, "the outline of each");
}

#[test]
fn without_pairings_the_timeline_says_so() {
    let model = Model::new(Dataset::builtin().unwrap());
    let (state, timeline) = timeline(&model, "q=nobody", 1200.0);
    let scene = scene(&model, &state, &Drawing::Timeline(timeline));
    let nothing = state.lang.words().nothing_left;
    assert!(scene.spots.is_empty());
    assert!(matches!(&scene.items[1], Item::Text(text) if text.text == nothing));
}
