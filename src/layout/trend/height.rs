//! The scale of values.

use super::{Group, Options, SIGN, amount};
use crate::dataset::{Bound, Dataset, Dimension, UnitId};
use crate::figures::quantity;

/// The scale of values, from zero, that panels have in common.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Height {
    top: f64,
    bottom: f64,
    pub(super) pixels: f64,
    /// All values are the same: heights tell nothing.
    pub(super) flat: bool,
    /// Room above for the sign of an inexact figure.
    pub(super) sign: f64,
    /// What the upper edge and zero stand for.
    pub(super) names: [String; 2],
}

impl Height {
    pub(super) fn new(
        dataset: &Dataset,
        groups: &[Group],
        dimension: Dimension,
        options: &Options,
    ) -> Height {
        let usual = dataset[options.indicator].unit;
        let mut units: Vec<UnitId> = Vec::new();
        if dataset[usual].dimension == dimension {
            units.push(usual);
        }
        let mut sign = 0.0;
        let (mut most, mut least) = (0.0_f64, 0.0_f64);
        let mut one: Option<f64> = None;
        let mut flat = true;
        for (_, _, readings) in groups.iter().filter(|group| group.1 == dimension) {
            for &id in readings {
                let reading = &dataset[id];
                if !units.contains(&reading.unit) {
                    units.push(reading.unit);
                }
                if reading.bound != Bound::Exact {
                    sign = SIGN;
                }
                let value = amount(dataset, reading).unwrap_or(0.0);
                (most, least) = (most.max(value), least.min(value));
                flat &= one.is_none_or(|one| one.total_cmp(&value).is_eq());
                one = Some(value);
            }
        }
        // In the largest unit in which the highest value is no fraction.
        let factor = |unit: UnitId| dataset[unit].factor.unwrap_or(1.0);
        let mut unit = units.first().copied().unwrap_or(usual);
        for &other in &units {
            let whole = |unit: UnitId| most >= factor(unit);
            if whole(other) && (!whole(unit) || factor(other) > factor(unit)) {
                unit = other;
            }
        }
        let (factor, unit) = (factor(unit), &dataset[unit]);
        let (top, decimals) = round_up(most / factor);
        let (depth, _) = round_up(-least / factor);
        let label = options.sizes.label;
        Height {
            top: top * factor,
            bottom: if least < 0.0 { -depth * factor } else { 0.0 },
            pixels: (label * if flat { 3.0 } else { 8.0 }).round(),
            flat,
            sign,
            names: [quantity(top, decimals, unit, options.lang), "0".to_owned()],
        }
    }

    /// How far below the upper edge a value lies.
    pub(super) fn down(&self, value: f64) -> f64 {
        (self.top - value) / (self.top - self.bottom) * self.pixels
    }
}

/// The next number of two digits that is easy to read, and how many decimals it
/// has: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and these times powers of ten.
fn round_up(number: f64) -> (f64, u8) {
    const STEPS: [f64; 11] = [
        10.0, 12.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0,
    ];
    if !(number.is_finite() && number > 0.0) {
        return (1.0, 0);
    }
    let mut power = 0.1;
    while number > power * 100.0 && power < 1e15 {
        power *= 10.0;
    }
    while number < power * 10.0 && power > 1e-8 {
        power /= 10.0;
    }
    // A hair of tolerance for numbers that no float holds exactly.
    let step = STEPS
        .iter()
        .find(|&&step| number <= step * power * (1.0 + 1e-9));
    let top = step.unwrap_or(&100.0) * power;
    let (mut decimals, mut shifted) = (0, top);
    while (shifted - shifted.round()).abs() > 1e-6 && decimals < 9 {
        (decimals, shifted) = (decimals + 1, shifted * 10.0);
    }
    (top, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_end_on_numbers_that_are_easy_to_read() {
        for (number, top, decimals) in [
            (86.0, 100.0, 0),
            (600.0, 600.0, 0),
            (449.0, 500.0, 0),
            (1.0, 1.0, 0),
            (0.0, 1.0, 0),
            (f64::NAN, 1.0, 0),
            (1145.0, 1200.0, 0),
            (0.23, 0.25, 2),
            (1.3, 1.5, 1),
            (0.5, 0.5, 1),
            (93.59, 100.0, 0),
        ] {
            let (found, places) = round_up(number);
            assert!((found - top).abs() < 1e-9, "{number}: {found}");
            assert_eq!(places, decimals, "{number}");
        }
    }
}
