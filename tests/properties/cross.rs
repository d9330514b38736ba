//! The filters over many rows against a count that asks every row.

use duikou::cube::cross::{CrossFilter, Dimension, Fact, Sum};
use proptest::collection::vec;
use proptest::prelude::*;

type Filters = [Option<Vec<u16>>; 5];

fn naive(facts: &[Fact], filters: &Filters, dimension: usize) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for fact in facts {
        let code = usize::from(fact.codes[dimension]);
        if sums.len() <= code {
            sums.resize(code + 1, Sum::default());
        }
        let passes = |at: usize| {
            let filter = filters[at].as_ref();
            at == dimension || filter.is_none_or(|codes| codes.contains(&fact.codes[at]))
        };
        if (0..5).all(passes) {
            let number = |value: f64| if value.is_finite() { value } else { 0.0 };
            sums[code].planned += number(fact.planned);
            sums[code].actual += number(fact.actual);
            sums[code].count += 1;
        }
    }
    sums
}

/// Rows whose numbers are whole or decimal; codes of few or of many combinations.
fn facts(decimal: bool) -> impl Strategy<Value = Vec<Fact>> {
    (1..60_u16, 1..30_u16, 1..300_u16, any::<bool>()).prop_flat_map(move |(a, b, c, many)| {
        let highest = if many { 60_000_u16 } else { 4 };
        let codes = [0..a, 0..b, 0..4, 0..c, 0..highest];
        let number = prop_oneof![
            8 => (-1_000_000..100_000_000_i64).prop_map(move |whole| {
                if decimal { whole.unsigned_abs() as f64 / 997.0 } else { whole as f64 }
            }),
            1 => Just(f64::NAN),
        ];
        let fact = (codes, number.clone(), number).prop_map(|(codes, planned, actual)| Fact {
            codes,
            planned,
            actual,
        });
        vec(fact, 0..400)
    })
}

fn steps() -> impl Strategy<Value = Vec<(usize, Option<Vec<u16>>)>> {
    let codes = vec(prop_oneof![4 => 0..12_u16, 1 => any::<u16>()], 0..8);
    vec((0..5_usize, prop::option::weighted(0.7, codes)), 1..12)
}

fn near(found: f64, expected: f64, decimal: bool) -> bool {
    let error = (found - expected).abs();
    if decimal {
        error <= 1e-9 * expected.abs()
    } else {
        error == 0.0
    }
}

fn check(
    facts: &[Fact],
    steps: Vec<(usize, Option<Vec<u16>>)>,
    decimal: bool,
) -> Result<(), TestCaseError> {
    let mut cross = CrossFilter::new(facts.len(), |at| facts[at]);
    let mut filters = Filters::default();
    for (at, codes) in steps {
        cross.filter(Dimension::ALL[at], codes.as_deref());
        filters[at] = codes;
        // Several filters may change before one looks.
        if filters[4].is_some() && at == 3 {
            continue;
        }
        for (dimension, sums) in cross.update().iter().enumerate() {
            let expected = naive(facts, &filters, dimension);
            prop_assert_eq!(sums.len(), expected.len());
            for (sum, expected) in sums.iter().zip(&expected) {
                prop_assert_eq!(sum.count, expected.count);
                prop_assert!(
                    near(sum.planned, expected.planned, decimal),
                    "{:?} {:?}",
                    sum,
                    expected
                );
                prop_assert!(
                    near(sum.actual, expected.actual, decimal),
                    "{:?} {:?}",
                    sum,
                    expected
                );
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn whole_numbers_are_exact_under_any_filters(facts in facts(false), steps in steps()) {
        check(&facts, steps, false)?;
    }

    #[test]
    fn decimals_do_not_drift_under_any_filters(facts in facts(true), steps in steps()) {
        check(&facts, steps, true)?;
    }
}
