//! The scale above rows of bars.

use super::Frame;
use crate::geometry::Point;
use crate::layout::block::anchored;
use crate::layout::pairing::Label;
use crate::scene::Anchor;
use crate::text;

/// A scale from zero and how its numbers are written.
pub struct Ticks<'a> {
    /// What stands at the end of the scale; more than zero.
    pub most: f64,
    /// Writes a number with so many digits after the point.
    pub write: &'a dyn Fn(f64, u8) -> String,
}

/// A scale at its place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// Zero.
    pub left: f64,
    /// Where the rows below it begin.
    pub top: f64,
    /// Where they end.
    pub bottom: f64,
    /// Round numbers, zero first: where, and how they are written.
    pub ticks: Vec<(f64, Label)>,
}

impl Axis {
    /// The scale over `(left, right, top, first row, bottom)`.
    pub(super) fn new(
        ticks: &Ticks<'_>,
        (left, right, above, top, bottom): (f64, f64, f64, f64, f64),
        frame: &Frame,
    ) -> Axis {
        let size = frame.sizes.small;
        let plot = right - left;
        let mut axis = Axis {
            left,
            top,
            bottom,
            ticks: Vec::new(),
        };
        // As many as leave a label's width between labels; two at the least.
        for wanted in [8, 6, 5, 4, 3, 2, 1] {
            axis.ticks.clear();
            let (step, decimals) = self::ticks(ticks.most, wanted);
            let mut number = 0.0;
            let mut last = f64::NEG_INFINITY;
            let mut fits = true;
            while number <= ticks.most * 1.000_001 {
                let x = left + number / ticks.most * plot;
                let name = (ticks.write)(number, decimals);
                let width = text::width(&name, size, false);
                let anchor = if number == 0.0 {
                    Anchor::Start
                } else {
                    Anchor::Middle
                };
                let start = if number == 0.0 { x } else { x - width / 2.0 };
                fits &= start >= last + size && start + width <= frame.width;
                last = start + width;
                let at = Point {
                    x,
                    y: above + size * text::LINE / 2.0,
                };
                axis.ticks.push((x, anchored(&name, at, anchor, size)));
                number += step;
            }
            if fits {
                return axis;
            }
        }
        axis.ticks.truncate(1);
        axis
    }
}

/// The step between round numbers (1, 2 or 5 with zeros) so that about `wanted`
/// of them lie between zero and `most`, and the digits they need after the point.
pub fn ticks(most: f64, wanted: u32) -> (f64, u8) {
    let rough = most / f64::from(wanted.max(1));
    let mut power = 0_i32;
    let mut step = 1.0;
    while step * 10.0 <= rough && power < 18 {
        step *= 10.0;
        power += 1;
    }
    while step > rough && power > -6 {
        step /= 10.0;
        power -= 1;
    }
    let factor = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|factor| step * factor >= rough * 0.999_999)
        .unwrap_or(10.0);
    let decimals = u8::try_from(-power).unwrap_or(0);
    (step * factor, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few() {
        for (most, wanted, step, decimals) in [
            (449.0, 5, 100.0, 0),
            (8.0, 8, 1.0, 0),
            (1.7, 4, 0.5, 1),
            (600.0, 3, 200.0, 0),
            (92.46, 1, 100.0, 0),
            (0.03, 3, 0.01, 2),
            (2_000_000.0, 4, 500_000.0, 0),
        ] {
            let (found, digits) = ticks(most, wanted);
            assert!((found / step - 1.0).abs() < 1e-9, "{most}: {found}");
            assert_eq!(digits, decimals, "{most}");
        }
    }
}
