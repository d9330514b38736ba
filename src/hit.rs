//! What lies at a point: the reverse of drawing.

use crate::geometry::{Point, Rect, ease};
use crate::scene::{Gap, Scene, Stop, Target};

/// How far beside a ribbon or a small mark a pointer still means it, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach(pub f64);

impl Reach {
    /// For a mouse or pen.
    pub const FINE: Reach = Reach(3.0);
    /// For a finger.
    pub const TOUCH: Reach = Reach(12.0);
}

/// The target at a point: the nearest box within reach, else the nearest
/// ribbon. Linear in the number of targets with a small constant: 20,000
/// ribbons take some ten microseconds.
pub fn hit(scene: &Scene, at: Point, reach: Reach) -> Option<Target> {
    // What is not a number is near to nothing, but compares as if it were.
    if !(at.x.is_finite() && at.y.is_finite()) {
        return None;
    }
    box_at(scene, at, reach).or_else(|| band_at(scene, at, reach))
}

fn box_at(scene: &Scene, at: Point, reach: Reach) -> Option<Target> {
    let mut best = None;
    let mut nearest = f64::INFINITY;
    for spot in &scene.spots {
        // A pairing's own box only marks the middle of its ribbon for the
        // keyboard; the pointer meets the ribbon itself.
        if spot.stop == Stop::Pairings {
            continue;
        }
        let distance = distance(spot.rect, at);
        if distance < nearest && distance <= reach.0 {
            nearest = distance;
            best = Some(spot.target);
        }
    }
    best
}

fn distance(rect: Rect, at: Point) -> f64 {
    let dx = (rect.x - at.x).max(at.x - rect.right()).max(0.0);
    let dy = (rect.y - at.y).max(at.y - rect.bottom()).max(0.0);
    dx.max(dy)
}

fn band_at(scene: &Scene, at: Point, reach: Reach) -> Option<Target> {
    let gap = scene
        .gaps
        .iter()
        .find(|gap| at.x >= gap.x0 && at.x <= gap.x1)?;
    let length = (gap.x1 - gap.x0).max(f64::MIN_POSITIVE);
    let eased = ease((at.x - gap.x0) / length) as f32;
    let y = at.y as f32;
    let nearest = least_outside(gap, y, eased);
    if nearest > reach.0 as f32 {
        return None;
    }
    // Of several ribbons under the pointer the one drawn last is on top.
    let mut ends = gap
        .y0
        .iter()
        .zip(&gap.y1)
        .zip(gap.half0.iter().zip(&gap.half1));
    let top = ends.rposition(|((&y0, &y1), (&half0, &half1))| {
        outside(y, eased, [y0, y1, half0, half1]) <= nearest
    })?;
    gap.targets.get(top).copied()
}

/// How far `y` lies outside a ribbon whose way is `eased` done; 0 inside it.
fn outside(y: f32, eased: f32, [y0, y1, half0, half1]: [f32; 4]) -> f32 {
    let center = y0 + (y1 - y0) * eased;
    let half = half0 + (half1 - half0) * eased;
    ((y - center).abs() - half).max(0.0)
}

/// The least of all ribbons' distances. Eight at a time without a branch, so
/// that the compiler can use vector instructions.
fn least_outside(gap: &Gap, y: f32, eased: f32) -> f32 {
    const LANES: usize = 8;
    let (y0, y0_rest) = gap.y0.as_chunks::<LANES>();
    let (y1, y1_rest) = gap.y1.as_chunks::<LANES>();
    let (half0, half0_rest) = gap.half0.as_chunks::<LANES>();
    let (half1, half1_rest) = gap.half1.as_chunks::<LANES>();
    let mut least = [f32::INFINITY; LANES];
    for ((y0, y1), (half0, half1)) in y0.iter().zip(y1).zip(half0.iter().zip(half1)) {
        for lane in 0..LANES {
            let here = outside(y, eased, [y0[lane], y1[lane], half0[lane], half1[lane]]);
            least[lane] = if here < least[lane] {
                here
            } else {
                least[lane]
            };
        }
    }
    let rest = y0_rest
        .iter()
        .zip(y1_rest)
        .zip(half0_rest.iter().zip(half1_rest));
    let rest = rest.map(|((&y0, &y1), (&a, &b))| outside(y, eased, [y0, y1, a, b]));
    least.into_iter().chain(rest).fold(f32::INFINITY, f32::min)
}
