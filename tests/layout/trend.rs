//! What must hold for every picture of readings over time.

use std::collections::BTreeSet;

use duikou::dataset::{Key, Reading, ReadingId, Value};
use duikou::geometry::{Point, Rect};
use duikou::labels::pairing_short;
use duikou::scene::{Item, Spot, Stop, Target};
use duikou::state::State;
use duikou::view::{Drawing, Model};

use crate::geometry::{HAIR, inside, texts, without_spaces};
use crate::timeline::struck_texts;
use crate::{Place, text_faults};

/// Filters and selections, beside one query for each indicator.
pub(crate) const QUERIES: &[&str] = &[
    "ind=signed-projects&year=2024",
    "ind=signed-projects&year=2030",
    "ind=signed-value&ev=press",
    "ind=signed-value&ev=government",
    "ind=event-value&base=b-dabie-mountains",
    "ind=exchange-event&cluster=k-gba&year=2022-2024",
    "ind=coop-projects&sel=p04,p08",
    "ind=coop-projects&sel=p01",
    "ind=milestone&sel=t-red-culture",
    "q=nobody",
];

pub(crate) fn faults(model: &Model, state: &State, place: &Place) -> Vec<String> {
    let Drawing::Chart(chart) = &place.drawing else {
        return vec!["it is no chart".to_owned()];
    };
    let mut faults = text_faults(&place.scene, &place.scene.items);
    let (straight, crooked) = lines(&place.scene.items);
    faults.extend(struck_texts(&straight));
    faults.extend(crossed_texts(&crooked, &place.scene.items));
    faults.extend(point_faults(place));
    faults.extend(said(model, state, place));
    let picture = Rect::new(0.0, 0.0, place.scene.width, place.scene.height);
    for (i, band) in chart.bands.iter().enumerate() {
        if !inside(band.rect, picture) {
            faults.push(format!("{:?} reaches out of the picture", band.rect));
        }
        let others = chart.bands[i + 1..].iter();
        if others.clone().any(|o| o.rect.overlaps(band.rect, HAIR)) {
            faults.push(format!("the panel of {:?} lies on another", band.pairing));
        }
    }
    for spot in &place.scene.spots {
        let around = |rect: Rect| rect.grown(2.0, 2.0);
        if !chart
            .bands
            .iter()
            .any(|b| inside(spot.rect, around(b.rect)))
        {
            faults.push(format!("{:?} is pointed at outside its panel", spot.target));
        }
        if spot.stop == Stop::Rows && spot.rect.height < 22.0 {
            faults.push(format!("{:?} is {} px high", spot.target, spot.rect.height));
        }
    }
    faults
}

/// Level and upright lines, and the others: steps and lines to figures.
fn lines(items: &[Item]) -> (Vec<Item>, Vec<Vec<Point>>) {
    let (mut straight, mut crooked) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            Item::Text(_) => straight.push(item.clone()),
            Item::Line { points, width, .. } => {
                let stem = *width > 1.0 && points.len() == 2 && points[0].x == points[1].x;
                let even =
                    points.len() == 2 && (points[0].x == points[1].x || points[0].y == points[1].y);
                if even && !stem {
                    straight.push(item.clone());
                } else if points.len() < 17 {
                    // Longer ones are the outlines of points.
                    crooked.push(points.clone());
                }
            }
            _ => {}
        }
    }
    (straight, crooked)
}

/// Texts that steps, stems or lines to figures run through.
fn crossed_texts(lines: &[Vec<Point>], items: &[Item]) -> Vec<String> {
    let mut faults = Vec::new();
    for text in texts(items) {
        let bounds = text.bounds();
        let crossed = lines
            .iter()
            .flat_map(|points| points.windows(2))
            .any(|ends| {
                (0..=60).any(|part| {
                    let share = f64::from(part) / 60.0;
                    let x = ends[0].x + (ends[1].x - ends[0].x) * share;
                    let y = ends[0].y + (ends[1].y - ends[0].y) * share;
                    bounds.grown(-HAIR, -HAIR).contains(Point { x, y })
                })
            });
        if crossed {
            faults.push(format!("a line runs through {:?}", text.text));
        }
    }
    faults
}

/// Texts on points.
fn point_faults(place: &Place) -> Vec<String> {
    let mut faults = Vec::new();
    let points = place
        .scene
        .spots
        .iter()
        .filter(|s| s.stop == Stop::Readings);
    for spot in points {
        let drawn = spot.rect.grown(-1.0, -1.0);
        for text in texts(&place.scene.items) {
            if text.bounds().overlaps(drawn, HAIR) {
                faults.push(format!("{:?} lies on {:?}", text.text, spot.target));
            }
        }
    }
    faults
}

/// Each pairing kept is shown or named, and each reading that can be drawn has
/// a point; of readings that look alike the first has it.
fn said(model: &Model, state: &State, place: &Place) -> Vec<String> {
    let ds = &model.dataset;
    let mut faults = Vec::new();
    let all: String = texts(&place.scene.items).iter().map(|t| &*t.text).collect();
    let all = without_spaces(&all);
    let shown = model.shown(state);
    let indicator = model.trending(state).unwrap();
    let drawn = |r: &&Reading| {
        r.indicator == indicator
            && r.pairing.is_some_and(|p| shown.contains(&p))
            && state.filter.keeps_reading(r)
            && matches!(r.value, Value::Number { .. })
    };
    let readings: Vec<&Reading> = ds.readings.iter().filter(drawn).collect();
    if readings.is_empty() {
        // One sentence instead of a chart.
        let sentence = state.lang.words().nothing_left;
        let name = ds[indicator].name.get(state.lang);
        let told = all.contains(&without_spaces(sentence)) || all.contains(&without_spaces(name));
        return if told && place.scene.spots.is_empty() {
            faults
        } else {
            vec!["nothing is drawn, and nothing said".to_owned()]
        };
    }
    for &pairing in &shown {
        let name = without_spaces(&pairing_short(ds, pairing, state.lang));
        if !all.contains(&name) {
            faults.push(format!("{name} is neither shown nor named"));
        }
    }
    let spots = |stop: Stop| place.scene.spots.iter().filter(move |s| s.stop == stop);
    let rows: BTreeSet<Target> = spots(Stop::Rows).map(|s: &Spot| s.target).collect();
    let with = readings.iter().filter_map(|r| r.pairing);
    if rows != with.map(|p| Target::Key(Key::Pairing(p))).collect() {
        faults.push("the panels are not those of the pairings with readings".to_owned());
    }
    let points: Vec<&Reading> = spots(Stop::Readings)
        .filter_map(|s| match s.target {
            Target::Reading(id) => Some(&ds[id]),
            _ => None,
        })
        .collect();
    for reading in &readings {
        let face = |r: &Reading| (r.pairing, r.date, r.evidence, r.planned, r.bound);
        let found = points
            .iter()
            .any(|point| face(point) == face(reading) && point.value == reading.value);
        if !found {
            faults.push(format!("{} has no point", reading.slug));
        }
    }
    let targets: BTreeSet<ReadingId> = spots(Stop::Readings)
        .filter_map(|s| match s.target {
            Target::Reading(id) => Some(id),
            _ => None,
        })
        .collect();
    if targets.len() != points.len() {
        faults.push("a reading has two points".to_owned());
    }
    faults
}
