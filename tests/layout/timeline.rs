//! What must hold for every timeline.

use duikou::dataset::Key;
use duikou::geometry::Rect;
use duikou::labels::pairing_short;
use duikou::layout::timeline::{Kind, Mark, Timeline};
use duikou::scene::{Item, Stop};
use duikou::state::State;
use duikou::view::Model;

use crate::geometry::{HAIR, inside, joined, texts, without_spaces};
use crate::{Place, text_faults};

pub(crate) fn faults(
    model: &Model,
    state: &State,
    timeline: &Timeline,
    place: &Place,
) -> Vec<String> {
    let mut faults = text_faults(&place.scene, &place.scene.items);
    faults.extend(text_faults(&place.scene, &place.over));
    faults.extend(struck_texts(&place.scene.items));
    faults.extend(mark_faults(timeline, place));
    faults.extend(row_faults(model, state, timeline));
    faults.extend(axis_faults(timeline, place));
    for spot in place.scene.spots.iter().filter(|s| s.stop == Stop::Rows) {
        if !timeline.rows.iter().any(|row| inside(spot.rect, row.rect)) {
            faults.push(format!("{:?} is pointed at outside its row", spot.target));
        }
    }
    faults
}

/// Marks that lie on each other, on a text or on what marks a lit row, or leave their own.
fn mark_faults(timeline: &Timeline, place: &Place) -> Vec<String> {
    let marks: Vec<Rect> = timeline
        .marks
        .iter()
        .map(|mark| mark_box(mark, timeline.radius))
        .collect();
    let on_mark = |rect: Rect| marks.iter().any(|mark| mark.overlaps(rect, HAIR));
    let mut faults = Vec::new();
    for items in [&place.scene.items, &place.over] {
        for text in texts(items) {
            if on_mark(text.bounds()) {
                faults.push(format!("{:?} lies on a mark", text.text));
            }
        }
    }
    for item in &place.over {
        if matches!(item, Item::Box { rect, .. } if rect.width <= 4.0 && on_mark(*rect)) {
            faults.push("what marks a lit row lies on a mark".to_owned());
        }
    }
    let picture = Rect::new(0.0, 0.0, place.scene.width, place.scene.height);
    for (i, (mark, around)) in timeline.marks.iter().zip(&marks).enumerate() {
        let stays = timeline.rows.iter().any(|row| {
            row.pairing == mark.pairing
                && around.y >= row.track.y - HAIR
                && around.bottom() <= row.track.bottom() + HAIR
        });
        if !stays || !inside(*around, picture) {
            faults.push(format!("the mark of {:?} leaves its row", mark.first()));
        }
        for (other, under) in timeline.marks.iter().zip(&marks).skip(i + 1) {
            if around.overlaps(*under, HAIR) {
                let (one, other) = (mark.first(), other.first());
                faults.push(format!("the mark of {one:?} lies on that of {other:?}"));
            }
        }
    }
    faults
}

/// Years that leave gaps, are too small to hit or lie on the rows.
fn axis_faults(timeline: &Timeline, place: &Place) -> Vec<String> {
    let mut faults = Vec::new();
    let mut end = timeline.axis.left;
    let spots = place.scene.spots.iter();
    for spot in spots.filter(|spot| spot.stop == Stop::Headings) {
        let rect = spot.rect;
        if (rect.x - end).abs() > HAIR || rect.width < 20.0 || rect.height < 24.0 {
            faults.push(format!("{:?} stands at {rect:?}", spot.target));
        }
        if timeline
            .rows
            .iter()
            .any(|row| row.rect.overlaps(rect, HAIR))
        {
            faults.push(format!("{:?} lies on a row", spot.target));
        }
        end = rect.right();
    }
    if !timeline.rows.is_empty() && (end - timeline.axis.right).abs() > HAIR {
        faults.push("the years do not reach the end of the axis".to_owned());
    }
    faults
}

/// Names that are incomplete, rows that are too low or lie on each other.
fn row_faults(model: &Model, state: &State, timeline: &Timeline) -> Vec<String> {
    let mut faults = Vec::new();
    for (i, row) in timeline.rows.iter().enumerate() {
        let name = pairing_short(&model.dataset, row.pairing, state.lang);
        if row.label.lines != [name.as_str()] {
            faults.push(format!("{name} is written {:?}", row.label.lines));
        }
        if row.rect.height < 24.0 {
            faults.push(format!("the row of {name} is {} px high", row.rect.height));
        }
        let others = &timeline.rows[i + 1..];
        if others
            .iter()
            .any(|other| row.rect.overlaps(other.rect, HAIR))
        {
            faults.push(format!("the row of {name} lies on another"));
        }
    }
    for (area, label) in &timeline.groups {
        let name = match area {
            Key::BaseArea(area) => &model.dataset[*area].name,
            Key::City(city) => &model.dataset[*city].name,
            _ => panic!("{area:?} is no group of the timeline"),
        };
        let name = name.get(state.lang);
        if joined(&label.lines) != without_spaces(name) {
            faults.push(format!("{name} is written {:?}", label.lines));
        }
    }
    faults
}

/// Texts with a line through them.
pub(crate) fn struck_texts(items: &[Item]) -> Vec<String> {
    let texts: Vec<_> = texts(items)
        .into_iter()
        .map(|text| (text.bounds(), &text.text))
        .collect();
    let mut faults = Vec::new();
    for item in items {
        let Item::Line { points, width, .. } = item else {
            continue;
        };
        let [from, to] = points.as_slice() else {
            continue;
        };
        let half = width / 2.0;
        let line = if from.y == to.y {
            Rect::new(from.x, from.y - half, to.x - from.x, *width)
        } else {
            Rect::new(from.x - half, from.y, *width, to.y - from.y)
        };
        for (_, text) in texts
            .iter()
            .filter(|(bounds, _)| bounds.overlaps(line, HAIR))
        {
            faults.push(format!("a line goes through {text:?}"));
        }
    }
    faults
}

/// The box around a mark's shape with its outline, and the arrowhead of a plan.
fn mark_box(mark: &Mark, radius: f64) -> Rect {
    let half_stroke = 0.625;
    let (across, up, down) = match mark.kind {
        Kind::Plan => (0.85, 0.85, 0.85),
        Kind::Agreement => (1.15, 1.15, 1.15),
        Kind::Visit => (1.0, 1.0, 1.0),
        Kind::Platform => (1.1, 1.1, 0.85),
        Kind::Assessment => (1.189, 1.25, 1.011),
        Kind::Figure => (0.45, 1.0, 1.0),
    };
    let shape = Rect::new(
        mark.at.x - across * radius,
        mark.at.y - up * radius,
        2.0 * across * radius,
        (up + down) * radius,
    );
    let mut around = shape.grown(half_stroke, half_stroke);
    if mark.planned {
        around.width = mark.at.x + radius + 5.25 - around.x;
    }
    around
}
