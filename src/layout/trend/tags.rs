//! Figures beside their points: pushed apart until none lies on anything.

use crate::geometry::{Point, Rect};
use crate::layout::block;
use crate::layout::pairing::Label;
use crate::text;

/// A point that would like its figure written beside it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Want {
    pub(super) at: Point,
    /// How far the point's own drawing reaches to either side.
    pub(super) reach: f64,
    /// How far it reaches upwards.
    pub(super) above: f64,
    /// What to write, and what else if that finds no room.
    pub(super) text: String,
    pub(super) less: Option<String>,
}

/// A figure beside its point, with a line to it where it had to move away.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// The figure.
    pub label: Label,
    /// From the point to the figure.
    pub leader: Option<(Point, Point)>,
}

/// Writes each figure where there is room inside `area` and off everything
/// `taken`: beside, above or below its point, there best off what is `better`
/// left free as well, else a few lines away. What finds no room is left out.
pub(super) fn place(
    wants: &[Want],
    size: f64,
    area: Rect,
    taken: &[Rect],
    better: &[Rect],
) -> Vec<Tag> {
    // One order may leave room for what another shuts out.
    let first = in_turn(&mut wants.iter(), size, area, taken, better);
    if first.len() == wants.len() {
        return first;
    }
    let second = in_turn(&mut wants.iter().rev(), size, area, taken, better);
    if second.len() > first.len() {
        second
    } else {
        first
    }
}

/// How far a figure moves away at a time, in sizes of the font, and how often.
const STEP: f64 = 1.15;
const STEPS: u32 = 6;
const FARTHEST: f64 = STEP * STEPS as f64;

fn in_turn(
    wants: &mut dyn Iterator<Item = &Want>,
    size: f64,
    area: Rect,
    taken: &[Rect],
    better: &[Rect],
) -> Vec<Tag> {
    let mut taken = taken.to_vec();
    let mut tags = Vec::new();
    for want in wants {
        let less = || free(want, want.less.as_ref()?, size, area, &taken, better);
        if let Some(tag) = free(want, &want.text, size, area, &taken, better).or_else(less) {
            taken.push(inked(&tag.label).grown(2.0, 0.5));
            if let Some((from, to)) = tag.leader {
                taken.extend_from_slice(&along(from, to));
            }
            tags.push(tag);
        }
    }
    tags
}

fn free(
    want: &Want,
    text: &str,
    size: f64,
    area: Rect,
    taken: &[Rect],
    better: &[Rect],
) -> Option<Tag> {
    let Want {
        at, reach, above, ..
    } = want;
    let width = text::width(text, size, false);
    let beside = reach + 3.0;
    let over = above + 3.5 + size / 2.0;
    let under = beside + size / 2.0;
    let label = |(x, y): (f64, f64)| {
        let at = Point {
            x: at.x + x,
            y: at.y + y,
        };
        block::line(text, at, size, false)
    };
    let inked = |(x, y): (f64, f64)| Rect::new(at.x + x, at.y + y - size / 2.0, width, size);
    // Tried are some fifty places, all of them near: what is far off need not be asked.
    let (wide, high) = (beside + 20.0 + width, over.max(under).max(FARTHEST * size));
    let around = Rect::new(at.x, at.y, 0.0, 0.0).grown(wide, high + size);
    let (taken, better) = (&touching(taken, around)[..], &touching(better, around)[..]);
    let fits = |bounds: Rect, others: &[Rect]| {
        bounds.x >= area.x
            && bounds.right() <= area.right()
            && bounds.y >= area.y
            && bounds.bottom() <= area.bottom()
            && others.iter().all(|other| !other.overlaps(bounds, 0.0))
    };
    let near = [
        (beside, 0.0),
        (-beside - width, 0.0),
        // On the axis a figure has room only a little higher than its point.
        (beside, -size * 0.56),
        (-beside - width, -size * 0.56),
        (-width / 2.0, -over),
        (-width / 2.0, under),
        (-reach, -over),
        (reach - width, -over),
        (-reach, under),
        (reach - width, under),
    ];
    for off in [better, &[]] {
        for place in near {
            let bounds = inked(place);
            if fits(bounds, taken) && fits(bounds, off) {
                return Some(Tag {
                    label: label(place),
                    leader: None,
                });
            }
        }
    }
    for steps in 1..=STEPS {
        let away = size * STEP * f64::from(steps);
        for (side, aside, y) in [
            (1.0, 6.0, -away),
            (1.0, 6.0, away),
            (-1.0, 6.0, -away),
            (-1.0, 6.0, away),
            (1.0, 20.0, -away),
            (-1.0, 20.0, -away),
        ] {
            let x = if side > 0.0 {
                beside + aside
            } else {
                -beside - aside - width
            };
            let bounds = inked((x, y));
            if !fits(bounds, taken) {
                continue;
            }
            let edge = if side > 0.0 {
                bounds.x - 2.0
            } else {
                bounds.right() + 2.0
            };
            let from = Point {
                x: at.x + side * reach,
                y: at.y,
            };
            let to = Point {
                x: edge,
                y: at.y + y,
            };
            let others = || taken.iter().filter(|other| !other.contains(*at));
            let crosses = along(from, to)
                .iter()
                .any(|dot| others().any(|other| other.overlaps(*dot, 0.5)));
            if !crosses {
                return Some(Tag {
                    label: label((x, y)),
                    leader: Some((from, to)),
                });
            }
        }
    }
    None
}

/// The box of a line of text without the space between lines.
fn inked(label: &Label) -> Rect {
    let bounds = label.bounds();
    Rect {
        y: label.at.y - label.size / 2.0,
        height: label.size,
        ..bounds
    }
}

/// Those boxes that lie on another.
fn touching(boxes: &[Rect], other: Rect) -> Vec<Rect> {
    let mut touching = Vec::new();
    for each in boxes {
        if each.overlaps(other, 0.0) {
            touching.push(*each);
        }
    }
    touching
}

/// Small boxes along a line.
fn along(from: Point, to: Point) -> [Rect; 8] {
    let mut dots = [Rect::default(); 8];
    for (part, dot) in (0..).zip(&mut dots) {
        let share = (f64::from(part) + 0.5) / 8.0;
        let x = from.x + (to.x - from.x) * share;
        let y = from.y + (to.y - from.y) * share;
        *dot = Rect::new(x, y, 0.0, 0.0).grown(1.0, 1.0);
    }
    dots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn want(x: f64, y: f64) -> Want {
        Want {
            at: Point { x, y },
            reach: 5.0,
            above: 5.0,
            text: "71个".to_owned(),
            less: None,
        }
    }

    const AREA: Rect = Rect::new(0.0, 0.0, 300.0, 120.0);

    #[test]
    fn a_figure_with_room_stands_beside_its_point() {
        let tags = place(&[want(50.0, 50.0)], 12.0, AREA, &[], &[]);
        assert_eq!((tags[0].label.at.x, tags[0].label.at.y), (58.0, 50.0));
        assert_eq!(tags[0].leader, None);
    }

    #[test]
    fn figures_of_close_points_are_pushed_apart() {
        let points = [50.0, 51.0, 52.0, 53.0, 54.0, 55.0].map(|y| want(100.0, y));
        let taken: Vec<Rect> = points
            .iter()
            .map(|p| Rect::new(p.at.x, p.at.y, 0.0, 0.0).grown(5.0, 5.0))
            .collect();
        let tags = place(&points, 12.0, AREA, &taken, &[]);
        assert!(tags.len() >= 3, "{} of 6 have room", tags.len());
        for (i, tag) in tags.iter().enumerate() {
            for other in &tags[i + 1..] {
                assert!(!inked(&tag.label).overlaps(inked(&other.label), 0.0));
            }
        }
    }

    #[test]
    fn where_a_figure_has_no_room_its_letter_may() {
        let narrow = Rect::new(44.0, 0.0, 22.0, 100.0);
        let mut want = want(50.0, 50.0);
        assert_eq!(place(&[want.clone()], 12.0, narrow, &[], &[]), []);
        want.less = Some("a".to_owned());
        let tags = place(&[want], 12.0, narrow, &[], &[]);
        assert_eq!(tags[0].label.lines, ["a"]);
    }

    #[test]
    fn without_room_nothing_is_written() {
        let taken = [AREA];
        assert_eq!(place(&[want(50.0, 50.0)], 12.0, AREA, &taken, &[]), []);
    }
}
