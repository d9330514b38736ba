//! Lines of text and things placed on a line.

use duikou::layout::align::{Wish, align};
use duikou::text::{width, wrap, wrap_evenly};
use proptest::prelude::*;

/// Names, sentences and mixtures of them, in both scripts.
fn any_text() -> impl Strategy<Value = String> {
    "[a-zA-Z '’,.()–-]{0,30}|[老区城市（），。、；“”·—…]{0,30}|[a-z老区，。（） “”-]{0,40}|\\PC{0,20}"
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn lines_fit_and_join_to_the_text(text in any_text(), limit in 1.0..300.0_f64, size in 8.0..24.0_f64, bold: bool) {
        for lines in [wrap(&text, size, bold, limit), wrap_evenly(&text, size, bold, limit)] {
            prop_assert!(!lines.is_empty());
            prop_assert_eq!(squeezed(&lines.concat()), squeezed(&text));
            for line in &lines {
                // What is too wide is what may not be broken.
                let unbreakable = wrap(line, size, bold, 0.0).len() == 1;
                prop_assert!(width(line, size, bold) <= limit + 1e-9 || unbreakable, "{line:?}");
                prop_assert_eq!(line.trim(), line);
            }
        }
    }

    #[test]
    fn lines_are_as_few_as_one_by_one_allows(text in any_text(), limit in 1.0..300.0_f64) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines = wrap(&text, 12.0, false, limit);
        prop_assert!(wrap_evenly(&text, 12.0, false, limit).len() <= lines.len());
        // No line could have taken the beginning of the next one, with a space between.
        for pair in lines.windows(2) {
            let piece = &wrap(&pair[1], 12.0, false, 0.0)[0];
            let together = width(&pair[0], 12.0, false) + width(" ", 12.0, false) + width(piece, 12.0, false);
            prop_assert!(together > limit, "{pair:?}");
        }
    }

    #[test]
    fn things_keep_their_order_gaps_and_bounds(wishes in prop::collection::vec(any_wish(), 0..40), spare in 0.0..500.0_f64) {
        let limit = needed(&wishes) + spare;
        let starts = align(&wishes, limit);
        prop_assert_eq!(starts.len(), wishes.len());
        check_places(&wishes, &starts, limit)?;
    }

    #[test]
    fn things_without_room_are_stacked_from_the_top(wishes in prop::collection::vec(any_wish(), 1..40), share in 0.0..1.0_f64) {
        let starts = align(&wishes, needed(&wishes) * share * 0.999);
        let mut at = 0.0;
        for (i, (wish, start)) in wishes.iter().zip(&starts).enumerate() {
            at += if i > 0 { wish.gap } else { 0.0 };
            prop_assert!((start - at).abs() < 1e-6);
            at += wish.length;
        }
    }

    #[test]
    fn no_other_places_are_nearer_to_the_wishes(wishes in prop::collection::vec(coarse_wish(), 1..=3), spare in 0..12_u8) {
        let limit = needed(&wishes) + f64::from(spare);
        let found = cost(&wishes, &align(&wishes, limit));
        // All places on a grid of halves.
        let mut tried = vec![Vec::new()];
        for _ in &wishes {
            let steps = (limit * 2.0) as usize;
            tried = tried
                .iter()
                .flat_map(|before: &Vec<f64>| (0..=steps).map(move |step| [&before[..], &[step as f64 / 2.0]].concat()))
                .filter(|starts| check_places(&wishes[..starts.len()], starts, limit).is_ok())
                .collect();
        }
        for starts in tried {
            prop_assert!(found <= cost(&wishes, &starts) + 1e-9, "{starts:?} is better");
        }
    }
}

fn any_wish() -> impl Strategy<Value = Wish> {
    (
        -200.0..700.0_f64,
        0.0..50.0_f64,
        0.0..20.0_f64,
        0.0..5.0_f64,
    )
        .prop_map(|(start, length, gap, weight)| Wish {
            start,
            length,
            gap,
            weight,
        })
}

/// Wishes in whole numbers, so that a grid comes near to the best places.
fn coarse_wish() -> impl Strategy<Value = Wish> {
    (-4..16_i8, 1..4_u8, 0..3_u8, 1..4_u8).prop_map(|(start, length, gap, weight)| Wish {
        start: f64::from(start),
        length: f64::from(length),
        gap: f64::from(gap),
        weight: f64::from(weight),
    })
}

fn needed(wishes: &[Wish]) -> f64 {
    let gaps: f64 = wishes.iter().skip(1).map(|wish| wish.gap).sum();
    gaps + wishes.iter().map(|wish| wish.length).sum::<f64>()
}

fn check_places(wishes: &[Wish], starts: &[f64], limit: f64) -> Result<(), TestCaseError> {
    let mut free_from = 0.0;
    for (i, (wish, start)) in wishes.iter().zip(starts).enumerate() {
        let gap = if i > 0 { wish.gap } else { 0.0 };
        prop_assert!(*start >= free_from + gap - 1e-6, "{start} overlaps");
        free_from = start + wish.length;
    }
    prop_assert!(free_from <= limit + 1e-6);
    Ok(())
}

fn cost(wishes: &[Wish], starts: &[f64]) -> f64 {
    wishes
        .iter()
        .zip(starts)
        .map(|(wish, start)| wish.weight * (wish.start - start).powi(2))
        .sum()
}
