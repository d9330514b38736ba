//! Decimal digits kept to the letter until they become a float, once and correctly.
//! (The standard parser's tables for all numbers would travel to every reader.)

/// At most nineteen digits, `scale` of them behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Decimal {
    digits: u64,
    scale: u8,
    negative: bool,
}

/// The most digits behind the point: ten to this power, doubled, is still a `u64`.
const MOST_SCALE: i32 = 18;

/// The digits that a float holds whatever they are.
const SURE_DIGITS: u32 = 15;

impl Decimal {
    /// `-416.50`: what nearly every cell of a table of figures is, read at once. `None`
    /// for all else, longer numbers included.
    pub(super) fn plain(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (negative, bytes) = match bytes {
            [b'-', rest @ ..] => (true, rest),
            _ => (false, bytes),
        };
        if bytes.is_empty() || bytes.len() > SURE_DIGITS as usize {
            return None;
        }
        let (mut digits, mut point) = (0_u64, None);
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'0'..=b'9' => digits = digits * 10 + u64::from(byte - b'0'),
                b'.' if point.is_none() && at > 0 && at + 1 < bytes.len() => point = Some(at),
                _ => return None,
            }
        }
        Some(Decimal {
            digits,
            scale: point.map_or(0, |point| bytes.len() - 1 - point) as u8,
            negative: negative && digits > 0,
        })
    }

    /// With one digit more; `None` where it no longer fits.
    pub(super) fn with(self, digit: u8) -> Option<Self> {
        let digits = self.digits.checked_mul(10)?.checked_add(u64::from(digit))?;
        Some(Decimal { digits, ..self })
    }

    /// The last `places` digits moved behind the point.
    pub(super) fn scaled(self, places: usize) -> Option<Self> {
        let scale = u8::try_from(places).ok()?;
        (i32::from(scale) <= MOST_SCALE).then_some(Decimal { scale, ..self })
    }

    pub(super) fn negated(self) -> Self {
        // A zero below zero would be another zero.
        let negative = !self.negative && self.digits > 0;
        Decimal { negative, ..self }
    }

    /// Times ten to the power of `zeros`, losing no digit. Zeros that come behind the
    /// point with it were not written and are left out.
    pub(super) fn shifted(self, zeros: i32) -> Option<Self> {
        let written = i32::from(self.scale);
        let (mut digits, mut scale) = (self.digits, written.checked_sub(zeros)?);
        while scale > written.max(0) && digits.is_multiple_of(10) && digits > 0 {
            digits /= 10;
            scale -= 1;
        }
        if digits == 0 {
            scale = scale.clamp(0, written);
        }
        while scale < 0 {
            digits = digits.checked_mul(10)?;
            scale += 1;
        }
        let fits = scale <= MOST_SCALE;
        fits.then_some(Decimal {
            digits,
            scale: scale as u8,
            ..self
        })
    }

    /// A whole number times ten to the power of `zeros`.
    pub(super) fn whole(self, zeros: i32) -> Option<Self> {
        self.shifted(zeros).filter(|_| self.scale == 0)
    }

    /// The sum of two whole numbers.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let digits = self.digits.checked_add(other.digits)?;
        Some(Decimal { digits, ..self })
    }

    /// Whether it is below ten to the power of `zeros`.
    pub(super) fn is_below(self, zeros: i32) -> bool {
        u32::try_from(zeros)
            .ok()
            .and_then(|zeros| 10_u64.checked_pow(zeros))
            .is_some_and(|limit| self.digits / power(self.scale) < limit)
    }

    /// Digits behind the point, no more than make fifteen with those before it.
    pub(super) fn decimals(self) -> u8 {
        let whole = self.digits / power(self.scale);
        let before = whole.checked_ilog10().map_or(0, |log| log + 1);
        self.scale.min(SURE_DIGITS.saturating_sub(before) as u8)
    }

    /// The nearest float.
    pub(super) fn value(self) -> f64 {
        let value = divided(self.digits, power(self.scale));
        if self.negative { -value } else { value }
    }
}

/// Ten to a power of at most [`MOST_SCALE`].
fn power(scale: u8) -> u64 {
    10_u64.pow(u32::from(scale))
}

/// The float nearest to a quotient, ties to even. `by` is at most 10¹⁸.
fn divided(number: u64, by: u64) -> f64 {
    const EXACT: u64 = 1 << 53;
    // Both are floats as they are, so that one division rounds once.
    if number < EXACT && by < EXACT || by == 1 {
        return number as f64 / by as f64;
    }
    // By hand to 56 bits or more; what remains only needs to be seen, in the last bit.
    let (mut quotient, mut remainder) = (number / by, number % by);
    let mut halved = 0;
    while quotient < 1 << 56 {
        quotient <<= 1;
        remainder <<= 1;
        if remainder >= by {
            quotient |= 1;
            remainder -= by;
        }
        halved += 1;
        // Far below any figure: the number is nought.
        if halved > 1000 {
            return 0.0;
        }
    }
    quotient |= u64::from(remainder > 0);
    quotient as f64 / 2_f64.powi(halved)
}

/// The number with so many digits behind the point, in plain digits: what
/// [`super::parse`] reads back as the same number with the same digits behind the point,
/// as long as there are no more than fifteen digits. Empty for what is no number.
pub fn format(value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return String::new();
    }
    // Digits beyond the fifteenth are another float's.
    let mut decimals = decimals.min(SURE_DIGITS as u8);
    while decimals > 0 && value.abs() * power(decimals) as f64 >= 999_999_999_999_999.5 {
        decimals -= 1;
    }
    // Whole numbers below 2⁶⁴ print exactly and lightly; no figure is above.
    let digits = (value.abs() * power(decimals) as f64).round() as u64;
    let mut text = digits.to_string();
    if decimals > 0 {
        let places = usize::from(decimals);
        while text.len() <= places {
            text.insert(0, '0');
        }
        text.insert(text.len() - places, '.');
    }
    if value < 0.0 && digits > 0 {
        text.insert(0, '-');
    }
    text
}

/// The number with as few digits behind the point as [`super::parse`] needs to read it
/// back, or with the fifteen digits that are sure where it has more.
pub fn shortest(value: f64) -> String {
    let mut text = String::new();
    for decimals in 0..=SURE_DIGITS as u8 {
        text = format(value, decimals);
        match super::parse(&text) {
            Ok(figure) if figure.value == value => break,
            Err(_) if decimals > 0 => return format(value, decimals - 1),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divides_as_exactly_as_the_standard_parser() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..200_000 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let number = state >> (state % 50);
            let scale = (state >> 32) % 19;
            let expected: f64 = format!("{number}e-{scale}").parse().unwrap_or(f64::NAN);
            assert_eq!(
                divided(number, power(scale as u8)),
                expected,
                "{number}e-{scale}"
            );
        }
        for number in [0, 1, u64::MAX, (1 << 53) + 1, (1 << 54) + 2] {
            for scale in 0..=18 {
                let expected: f64 = format!("{number}e-{scale}").parse().unwrap_or(f64::NAN);
                assert_eq!(divided(number, power(scale)), expected, "{number}e-{scale}");
            }
        }
    }

    #[test]
    fn shifts_keep_every_digit() {
        let decimal = |digits, scale| Decimal {
            digits,
            scale,
            negative: false,
        };
        assert_eq!(decimal(555, 2).shifted(4), Some(decimal(55_500, 0)));
        assert_eq!(decimal(5000, 0).shifted(-4), Some(decimal(5, 1)));
        assert_eq!(decimal(4160, 1).shifted(0), Some(decimal(4160, 1)));
        assert_eq!(decimal(4160, 1).shifted(-1), Some(decimal(416, 1)));
        assert_eq!(decimal(0, 2).shifted(-8), Some(decimal(0, 2)));
        assert_eq!(decimal(0, 2).shifted(300), Some(decimal(0, 0)));
        assert_eq!(decimal(1, 0).shifted(20), None);
        assert_eq!(decimal(1, 0).shifted(-19), None);
    }
}
