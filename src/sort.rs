//! Stable sorting of positions, compiled once.
//!
//! The standard sort is compiled anew for each type and each comparison, at
//! some five kilobytes a time, to be fast where this program never is. One plain
//! merge sort of positions takes a tenth of that; among 20,000 ribbons it costs
//! some milliseconds.

use std::cmp::Ordering;

/// Sorts positions by a comparison; equal ones keep their order.
pub fn by(positions: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    let mut sorted = 1;
    let mut merged = Vec::with_capacity(positions.len());
    while sorted < positions.len() {
        for pair in positions.chunks(2 * sorted) {
            let (left, right) = pair.split_at(sorted.min(pair.len()));
            merge(left, right, compare, &mut merged);
        }
        positions.copy_from_slice(&merged);
        merged.clear();
        sorted *= 2;
    }
}

/// Appends two sorted runs as one; of equal positions the left run's come first.
fn merge(
    mut left: &[usize],
    mut right: &[usize],
    compare: &dyn Fn(usize, usize) -> Ordering,
    merged: &mut Vec<usize>,
) {
    while let (Some((&a, rest_a)), Some((&b, rest_b))) = (left.split_first(), right.split_first()) {
        if compare(b, a) == Ordering::Less {
            merged.push(b);
            right = rest_b;
        } else {
            merged.push(a);
            left = rest_a;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// Sorts positions by a whole number; equal ones keep their order.
pub fn by_key(positions: &mut [usize], key: &dyn Fn(usize) -> usize) {
    by(positions, &|a, b| key(a).cmp(&key(b)));
}

/// The positions `0..count` in the order of a comparison.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    by(&mut positions, compare);
    positions
}

/// The positions in the order of a rank below `ranks`; equal ones keep their
/// order. Counts instead of comparing, in linear time.
pub fn by_rank(positions: &[usize], ranks: usize, rank: &dyn Fn(usize) -> usize) -> Vec<usize> {
    let mut starts = vec![0; ranks + 1];
    for &at in positions {
        starts[rank(at) + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    let mut sorted = vec![0; positions.len()];
    for &at in positions {
        let next = &mut starts[rank(at)];
        sorted[*next] = at;
        *next += 1;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        for count in 0..70 {
            let key = |i: usize| (i * 7919 + count * 31) % 13;
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|&i| key(i));
            assert_eq!(order(count, &|a, b| key(a).cmp(&key(b))), expected);
            let mut positions: Vec<usize> = (0..count).collect();
            by_key(&mut positions, &key);
            assert_eq!(positions, expected);
        }
    }
}
