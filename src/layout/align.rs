//! Places things as near as possible to where they would like to be, in order
//! and without overlap.

/// One thing to place on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// Where its start would like to be.
    pub start: f64,
    /// Its length.
    pub length: f64,
    /// Distance kept to the thing before it.
    pub gap: f64,
    /// How much its wish counts.
    pub weight: f64,
}

/// Starts that keep the order, the gaps and the bounds `0..=limit` while the
/// weighted squares of the distances to the wishes are smallest.
///
/// Isotonic regression by pooling neighbours that push each other, in linear
/// time. Where the things do not fit, they are stacked from 0 and overflow.
pub fn align(wishes: &[Wish], limit: f64) -> Vec<f64> {
    struct Pool {
        at: f64,
        weight: f64,
        count: usize,
    }
    // In coordinates from which lengths and gaps are subtracted, "no overlap"
    // becomes "never decreasing".
    let mut used = 0.0;
    let mut offsets = Vec::with_capacity(wishes.len());
    let mut pools: Vec<Pool> = Vec::with_capacity(wishes.len());
    for (i, wish) in wishes.iter().enumerate() {
        if i > 0 {
            used += wish.gap;
        }
        offsets.push(used);
        let mut pool = Pool {
            at: wish.start - used,
            weight: wish.weight.max(1e-9),
            count: 1,
        };
        used += wish.length;
        while let Some(last) = pools.pop_if(|last| last.at >= pool.at) {
            let weight = last.weight + pool.weight;
            pool.at = (last.at * last.weight + pool.at * pool.weight) / weight;
            pool.weight = weight;
            pool.count += last.count;
        }
        pools.push(pool);
    }
    let room = (limit - used).max(0.0);
    let mut starts = Vec::with_capacity(wishes.len());
    for pool in &pools {
        for _ in 0..pool.count {
            let offset = offsets.get(starts.len()).copied().unwrap_or(0.0);
            starts.push(pool.at.clamp(0.0, room) + offset);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(start: f64) -> Wish {
        Wish {
            start,
            length: 10.0,
            gap: 2.0,
            weight: 1.0,
        }
    }

    #[test]
    fn free_wishes_come_true() {
        assert_eq!(align(&[wish(5.0), wish(40.0)], 100.0), [5.0, 40.0]);
    }

    #[test]
    fn neighbours_share_what_they_both_want() {
        assert_eq!(align(&[wish(50.0), wish(50.0)], 200.0), [44.0, 56.0]);
    }

    #[test]
    fn the_bounds_hold() {
        assert_eq!(align(&[wish(-30.0), wish(500.0)], 100.0), [0.0, 90.0]);
        assert_eq!(
            align(&[wish(0.0), wish(0.0)], 5.0),
            [0.0, 12.0],
            "too long: stacked from 0"
        );
    }
}
