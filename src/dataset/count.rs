//! How many readings there are, where one may stand for many rows of a file.

use super::Reading;

impl Reading {
    /// Counts the reading: once for each row it stands for. A count that is full stays so.
    pub fn add_to(&self, count: &mut usize) {
        *count = count.saturating_add(self.rows as usize);
    }
}

/// How many readings these are, each counted once for each row it stands for.
pub fn count(readings: &mut dyn Iterator<Item = &Reading>) -> usize {
    let mut count = 0;
    for reading in readings {
        reading.add_to(&mut count);
    }
    count
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    #[test]
    fn a_reading_counts_once_for_each_row() {
        let mut ds = Dataset::builtin().unwrap();
        let all = ds.readings.len();
        assert_eq!(count(&mut ds.readings.iter()), all);
        ds.readings[3].rows = 40;
        assert_eq!(count(&mut ds.readings.iter()), all + 39);
    }

    #[test]
    fn a_full_count_stays_full() {
        let mut ds = Dataset::builtin().unwrap();
        ds.readings.truncate(1);
        ds.readings[0].rows = u32::MAX;
        let mut count = usize::MAX - 1;
        ds.readings[0].add_to(&mut count);
        assert_eq!(count, usize::MAX);
    }
}
