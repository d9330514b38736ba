//! What must hold for every sheet of rows.

use duikou::geometry::Rect;
use duikou::scene::Item;

use crate::Place;
use crate::geometry::{HAIR, inside, texts};

pub(crate) fn faults(place: &Place) -> Vec<String> {
    let mut faults = overlaps(place);
    faults.extend(line_faults(&place.scene.items));
    for (i, spot) in place.scene.spots.iter().enumerate() {
        let after = &place.scene.spots[i + 1..];
        if after.iter().any(|s| s.rect.overlaps(spot.rect, HAIR)) {
            faults.push(format!("the row of {:?} lies on another", spot.target));
        }
        let inner = spot.rect.grown(-1.0, -1.0);
        if texts(&place.scene.items)
            .iter()
            .any(|text| cuts(text.bounds(), inner))
        {
            faults.push(format!("a text leaves the row of {:?}", spot.target));
        }
    }
    faults
}

/// Whether a box lies partly in another.
fn cuts(text: Rect, row: Rect) -> bool {
    text.overlaps(row, HAIR) && !inside(text, row.grown(1.0, 1.0))
}

/// Texts that lie on each other or reach out of the picture.
fn overlaps(place: &Place) -> Vec<String> {
    let picture = Rect::new(0.0, 0.0, place.scene.width, place.scene.height);
    let texts = texts(&place.scene.items);
    let boxes: Vec<Rect> = texts.iter().map(|text| text.bounds()).collect();
    let mut faults = Vec::new();
    for (i, (text, bounds)) in texts.iter().zip(&boxes).enumerate() {
        if !inside(*bounds, picture) || text.text.trim().is_empty() {
            faults.push(format!("{:?} reaches out of the picture", text.text));
        }
        if boxes[i + 1..]
            .iter()
            .any(|other| other.overlaps(*bounds, HAIR))
        {
            faults.push(format!("{:?} lies on another text", text.text));
        }
    }
    faults
}

/// Hairlines and signs that lie on a text.
fn line_faults(items: &[Item]) -> Vec<String> {
    let texts = texts(items);
    let mut faults = Vec::new();
    for item in items.iter().skip(1) {
        let rect = match item {
            Item::Box { rect, .. } if rect.height <= 2.0 => *rect,
            Item::Shape { points, .. } => around(points),
            _ => continue,
        };
        for text in &texts {
            if text.bounds().overlaps(rect, HAIR) {
                faults.push(format!("{:?} is struck at {rect:?}", text.text));
            }
        }
    }
    faults
}

fn around(points: &[duikou::geometry::Point]) -> Rect {
    let low = |of: fn(&duikou::geometry::Point) -> f64| {
        points.iter().map(of).fold(f64::INFINITY, f64::min)
    };
    let high = |of: fn(&duikou::geometry::Point) -> f64| {
        points.iter().map(of).fold(f64::NEG_INFINITY, f64::max)
    };
    let (x, y) = (low(|p| p.x), low(|p| p.y));
    Rect::new(x, y, high(|p| p.x) - x, high(|p| p.y) - y)
}
