//! Amounts that were added up: short enough for a label, and exact beside it.

use super::{Decimal, bound_sign, plural, quantity};
use crate::dataset::{Bound, Dimension, Unit};
use crate::words::{Lang, fill};

/// An amount in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// To two decimals in 万, 亿 and 万亿, or in millions and billions: `12.35亿元`.
    /// A least amount is rounded down, never up, so that it stays true.
    pub short: String,
    /// Every digit: `1,234,567,890元`.
    pub exact: String,
}

/// An amount in a unit, with so many digits after the point.
pub fn amount(number: f64, decimals: u8, unit: &Unit, bound: Bound, lang: Lang) -> Amount {
    let sign = bound_sign(bound, lang);
    let with_sign = |text: String| [sign, &text].concat();
    Amount {
        short: with_sign(short(number, decimals, unit, bound, lang)),
        exact: with_sign(quantity(number, decimals, unit, lang)),
    }
}

/// Decimals of a short amount.
const PLACES: i32 = 2;

/// A scale to count in.
struct Scale {
    /// How many zeros it takes off.
    zeros: i32,
    /// What stands before the unit in Chinese; English has it in the template.
    before: &'static str,
    /// The most digits before the point; with more the next scale is better.
    most: i32,
}

const fn scale(zeros: i32, before: &'static str, most: i32) -> Scale {
    Scale {
        zeros,
        before,
        most,
    }
}

static ZH: [Scale; 4] = [
    scale(0, "", 4),
    scale(4, "万", 4),
    scale(8, "亿", 4),
    scale(12, "万亿", i32::MAX),
];
static EN: [Scale; 3] = [scale(0, "", 6), scale(6, "", 3), scale(9, "", i32::MAX)];

fn short(number: f64, decimals: u8, unit: &Unit, bound: Bound, lang: Lang) -> String {
    let words = lang.words();
    let name = unit.name.get(lang);
    let (prefixes, scales) = match lang {
        Lang::Zh => ([("万", 4), ("亿", 8)], ZH.as_slice()),
        Lang::En => ([("10,000 ", 4), ("100 million ", 8)], EN.as_slice()),
    };
    let counted = prefixes
        .into_iter()
        .find_map(|(prefix, zeros)| Some((name.strip_prefix(prefix)?, zeros)));
    let (name, zeros) = counted.unwrap_or((name, 0));
    let whole = Decimal::new(number, decimals).shifted(zeros);
    let up = bound != Bound::AtLeast;
    for scale in scales {
        let figure = if scale.zeros == 0 {
            whole.clone()
        } else {
            whole.shifted(-scale.zeros).rounded(PLACES, up).trimmed()
        };
        if figure.whole_digits() <= scale.most || unit.dimension == Dimension::Percent {
            let name = match lang {
                // What is counted in ten thousands is named in the plural already.
                Lang::En if counted.is_none() && (scale.zeros > 0 || !figure.is_one()) => {
                    plural(name, unit.dimension)
                }
                _ => [scale.before, name].concat(),
            };
            let number = figure.grouped(lang);
            let template = match (lang, scale.zeros) {
                (Lang::En, 6) => words.quantity_million,
                (Lang::En, 9) => words.quantity_billion,
                _ => words.quantity,
            };
            return fill(template, &[("number", &number), ("unit", &name)]);
        }
    }
    quantity(number, decimals, unit, lang)
}

impl Decimal {
    /// With no more than so many decimals: to the nearest, or down.
    fn rounded(&self, places: i32, nearest: bool) -> Decimal {
        let dropped = usize::try_from(self.decimals - places).unwrap_or(0);
        if dropped == 0 {
            return self.clone();
        }
        let digits = [&"0".repeat(dropped), self.digits.as_str()].concat();
        let (kept, rest) = digits.split_at(digits.len() - dropped);
        let more = if nearest {
            rest.as_bytes().first().is_some_and(|&digit| digit >= b'5')
        } else {
            self.negative && rest.bytes().any(|digit| digit != b'0')
        };
        let whole = kept.parse().unwrap_or(0_u64) + u64::from(more);
        Decimal {
            negative: self.negative && whole > 0,
            digits: whole.to_string(),
            decimals: places,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    #[test]
    fn what_is_below_zero_keeps_its_sign() {
        let ds = Dataset::builtin().unwrap();
        let unit = ds.units.iter().find(|unit| unit.slug == "cny").unwrap();
        for (number, bound, short, full) in [
            (
                -1_234_567_890.0,
                Bound::Exact,
                "-12.35亿元",
                "-1,234,567,890元",
            ),
            (
                -1_231_000_001.0,
                Bound::AtLeast,
                "≥-12.32亿元",
                "≥-1,231,000,001元",
            ),
            (-0.4, Bound::Exact, "0元", "0元"),
        ] {
            let found = amount(number, 0, unit, bound, Lang::Zh);
            assert_eq!((found.short.as_str(), found.exact.as_str()), (short, full));
        }
    }

    #[test]
    fn amounts_are_short_and_exact() {
        let ds = Dataset::builtin().unwrap();
        let exact = Bound::Exact;
        for (number, decimals, slug, bound, short, full) in [
            (789.33, 2, "cny-yi", exact, "789.33亿元", "789.33亿元"),
            (
                1_234_567_890.0,
                0,
                "cny",
                exact,
                "12.35亿元",
                "1,234,567,890元",
            ),
            (
                1_239_999_999.0,
                0,
                "cny",
                Bound::AtLeast,
                "≥12.39亿元",
                "≥1,239,999,999元",
            ),
            (99_999_999.0, 0, "cny", exact, "1亿元", "99,999,999元"),
            (
                9_999_994_999.0,
                0,
                "cny",
                Bound::About,
                "约100亿元",
                "约9,999,994,999元",
            ),
            (9000.0, 0, "cny-wan", exact, "9000万元", "9000万元"),
            (20_000.0, 0, "cny-yi", exact, "2万亿元", "20,000亿元"),
            (38_126.0, 0, "visit", exact, "3.81万人次", "38,126人次"),
            (0.5, 1, "t-wan", exact, "5000吨", "0.5万吨"),
            (128.0, 0, "item", exact, "128个", "128个"),
            (44.6, 1, "pct", exact, "44.6%", "44.6%"),
            (0.0, 0, "cny-yi", exact, "0元", "0亿元"),
        ] {
            let unit = ds.units.iter().find(|unit| unit.slug == slug).unwrap();
            let found = amount(number, decimals, unit, bound, Lang::Zh);
            assert_eq!((found.short.as_str(), found.exact.as_str()), (short, full));
        }
        for (number, decimals, slug, bound, short, full) in [
            (
                789.33,
                2,
                "cny-yi",
                exact,
                "78.93 billion yuan",
                "78.933 billion yuan",
            ),
            (
                1_234_567_890.0,
                0,
                "cny",
                exact,
                "1.23 billion yuan",
                "1,234,567,890 yuan",
            ),
            (
                999_999_999.0,
                0,
                "cny",
                Bound::About,
                "≈1 billion yuan",
                "≈999,999,999 yuan",
            ),
            (
                999_999_999.0,
                0,
                "cny",
                Bound::AtLeast,
                "≥999.99 million yuan",
                "≥999,999,999 yuan",
            ),
            (1.7, 1, "mu-wan", exact, "17,000 mu", "17,000 mu"),
            (1.0, 0, "item", exact, "1 item", "1 item"),
            (128.0, 0, "item", exact, "128 items", "128 items"),
            (
                220.0,
                0,
                "visit-wan",
                exact,
                "2.2 million person-visits",
                "2.2 million person-visits",
            ),
        ] {
            let unit = ds.units.iter().find(|unit| unit.slug == slug).unwrap();
            let found = amount(number, decimals, unit, bound, Lang::En);
            assert_eq!((found.short.as_str(), found.exact.as_str()), (short, full));
        }
    }
}
