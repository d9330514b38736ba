//! Every reading of a pairing is on the timeline, once, as what it is.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use duikou::dataset::{Dataset, Evidence, Key, ReadingId};
use duikou::date::PartialDate;
use duikou::layout::timeline::{Kind, Timeline, kind};
use duikou::scene::{Item, Target};
use duikou::state::{State, View, parse};
use duikou::view::{Drawing, Model, drawing, scene};

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
                    reading.date
                ),
                (mark.kind, mark.evidence, mark.planned, first.date)
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
                .map_or(timeline.axis.right, |next| next.0);
            assert!(
                mark.at.x >= year.0 - 0.01 && mark.at.x <= end + 0.01,
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
        let middle = f64::midpoint(years[4].0, years[5].0);
        let today = timeline.axis.today.unwrap();
        assert!(today > middle && today < years[5].0, "late in 2026");
    }
}

#[test]
fn evidence_and_plans_are_told_apart_by_shape() {
    let model = Model::new(Dataset::builtin().unwrap());
    let (state, whole) = timeline(&model, "", 1200.0);
    // One mark alone: what its drawing consists of.
    let parts = |evidence: Evidence, planned: bool| {
        let mut one = whole.clone();
        one.marks.truncate(1);
        (
            one.marks[0].evidence,
            one.marks[0].planned,
            one.marks[0].span,
        ) = (evidence, planned, None);
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
            assert!(
                seen.insert(parts(evidence, planned)),
                "{evidence:?} {planned}"
            );
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
fn every_row_and_mark_can_be_pointed_at() {
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
    assert_eq!(targets, rows.chain(marks).collect());
}
