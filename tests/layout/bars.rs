//! What must hold for every chart of bars: one indicator, planned and actual.

use duikou::dataset::Key;
use duikou::geometry::Rect;
use duikou::labels::pairing_short;
use duikou::scene::{Item, Stop, Target};
use duikou::state::State;
use duikou::view::{Drawing, Model};

use crate::geometry::{HAIR, inside, texts};
use crate::{Case, Place, text_faults};

pub(crate) const WIDTHS: &[u32] = &[240, 320, 390, 640, 768, 920, 1200, 2560];
const TODAY: &str = "2026-11-23";

/// Bars, dots and labels; long and short figures; each order; filters down to nothing.
pub(crate) const INDICATOR_CASES: &[&str] = &[
    "",
    "ind=signed-value",
    "ind=signed-value&sel=p04",
    "ind=signed-projects&sort=-value",
    "ind=event-value&sort=-date",
    "ind=project-investment",
    "ind=participants",
    "ind=realised-investment",
    "ind=planned-amount",
    "ind=area-covered",
    "ind=visitors-growth",
    "ind=computing-capacity",
    "ind=impl-plan",
    "ind=document-issued",
    "ind=assessment-grade",
    "ind=local-pairs",
    "ind=agreement-signed&cluster=k-gba",
    "ind=coop-investment&ev=government,press,secondary,total",
    "ind=signed-value&ev=government",
    "ind=exchange-event&year=2023-2024&base=b-dabie-mountains",
    "ind=flights&q=nobody",
];
pub(crate) const TARGET_CASES: &[&str] = &[
    "",
    "sel=p04,p19",
    "ev=government",
    "cluster=k-yrd",
    "ind=visitors",
    "q=nobody",
    "year=2026",
];

pub(crate) fn cases(queries: &'static [&'static str]) -> Vec<Case<'static>> {
    queries
        .iter()
        .map(|query| (*query, WIDTHS, TODAY))
        .collect()
}

pub(crate) fn faults(model: &Model, state: &State, place: &Place) -> Vec<String> {
    let mut faults = text_faults(&place.scene, &place.scene.items);
    faults.extend(covered_texts(place));
    faults.extend(spot_faults(model, state, place));
    faults.extend(band_faults(place));
    faults
}

/// Texts under or over a bar, a mark or a line.
fn covered_texts(place: &Place) -> Vec<String> {
    let width = place.scene.width;
    let shapes: Vec<Rect> = place
        .scene
        .items
        .iter()
        .filter_map(|item| shape(item, width))
        .collect();
    let picture = Rect::new(0.0, 0.0, width, place.scene.height);
    let mut faults = Vec::new();
    for text in texts(&place.scene.items) {
        if shapes
            .iter()
            .any(|shape| shape.overlaps(text.bounds(), HAIR))
        {
            faults.push(format!("{:?} is struck or covered", text.text));
        }
    }
    for shape in shapes {
        if !inside(shape, picture.grown(1.0, 1.0)) {
            faults.push("a mark reaches out of the picture".to_owned());
        }
    }
    faults
}

/// The box around what an item draws; paper and texts are no shapes.
fn shape(item: &Item, width: f64) -> Option<Rect> {
    match item {
        Item::Box { rect, .. } if rect.width >= width => None,
        Item::Box { rect, .. } | Item::Frame { rect, .. } => Some(*rect),
        Item::Line { points, .. } | Item::Shape { points, .. } => {
            let (mut least, mut most) = (points[0], points[0]);
            for point in points {
                (least.x, least.y) = (least.x.min(point.x), least.y.min(point.y));
                (most.x, most.y) = (most.x.max(point.x), most.y.max(point.y));
            }
            Some(Rect::new(least.x, least.y, most.x - least.x, most.y - least.y).grown(0.5, 0.5))
        }
        Item::Ring { center, radius, .. } => {
            Some(Rect::new(center.x, center.y, 0.0, 0.0).grown(*radius, *radius))
        }
        Item::Ribbon { .. } | Item::Text(_) => None,
    }
}

/// Each pairing kept has one name, written in full; places do not lie on each other.
fn spot_faults(model: &Model, state: &State, place: &Place) -> Vec<String> {
    let spots = &place.scene.spots;
    let picture = Rect::new(0.0, 0.0, place.scene.width, place.scene.height);
    let mut faults = Vec::new();
    let shown = model.shown(state);
    for &pairing in &shown {
        let target = Target::Key(Key::Pairing(pairing));
        let count = spots.iter().filter(|spot| spot.target == target).count();
        let name = pairing_short(&model.dataset, pairing, state.lang);
        if count != 1 {
            faults.push(format!("{name} can be pointed at in {count} places"));
        }
        if !texts(&place.scene.items)
            .iter()
            .any(|text| text.text == name)
        {
            faults.push(format!("{name} is not written in full"));
        }
    }
    let rows = spots.iter().filter(|spot| spot.stop == Stop::Rows).count();
    if rows != shown.len() {
        faults.push(format!("{rows} rows for {} pairings", shown.len()));
    }
    if spots[..rows].iter().any(|spot| spot.stop != Stop::Rows) {
        faults.push("the places of one stop do not stand together".to_owned());
    }
    for (i, spot) in spots.iter().enumerate() {
        if !inside(spot.rect, picture) {
            faults.push(format!("{:?} reaches out of the picture", spot.target));
        }
        if spot.stop == Stop::Readings && spot.rect.height < 7.0 {
            faults.push(format!("{:?} is too low to point at", spot.target));
        }
        for other in &spots[i + 1..] {
            if other.target == spot.target {
                faults.push(format!("{:?} has two places", spot.target));
            }
            // A mark on the term may touch the years below it.
            if other.rect.overlaps(spot.rect, 4.0) {
                faults.push(format!("{:?} lies on {:?}", spot.target, other.target));
            }
        }
    }
    faults
}

/// Parts that recede lie inside the picture and not on each other.
fn band_faults(place: &Place) -> Vec<String> {
    let Drawing::Chart(chart) = &place.drawing else {
        return vec!["it is no chart".to_owned()];
    };
    let picture = Rect::new(0.0, 0.0, place.scene.width, place.scene.height);
    let mut faults = Vec::new();
    for (i, band) in chart.bands.iter().enumerate() {
        if !inside(band.rect, picture) {
            faults.push("a band reaches out of the picture".to_owned());
        }
        for other in &chart.bands[i + 1..] {
            if band.rect.overlaps(other.rect, HAIR) {
                faults.push("a band lies on another".to_owned());
            }
        }
    }
    faults
}
