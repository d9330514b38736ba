//! Stable sorting of positions, compiled once.
//!
//! The standard sort is compiled anew for each type and each comparison, at
//! some seven kilobytes a time. Sorting positions through one function keeps
//! the module small; among 20,000 ribbons the call costs about a millisecond.

use std::cmp::Ordering;

/// Sorts positions by a comparison; equal ones keep their order.
pub fn by(positions: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    positions.sort_by(|&a, &b| compare(a, b));
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
