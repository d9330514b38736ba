//! An order in which codes that are alike come one after the other.
//!
//! Compression finds again what it has seen not long ago. Trying all orders is out
//! of the question; taking what shares most with the last few gets most of it.

use std::collections::BTreeMap;

/// A run in more codes than these tells nothing of likeness.
const COMMON: usize = 200;

/// How many codes back likeness counts.
const BACK: usize = 3;

/// So that a tiny code, all of whose few runs are shared, is not the likest of all.
const TINY: f64 = 20.0;

/// The positions of all codes, from the first on, each after those it shares most
/// runs of four bytes with. The same codes always give the same order.
pub(crate) fn by_likeness(codes: &[&[u8]]) -> Vec<usize> {
    let having = codes_by_run(codes);
    // For each code, who else has each of its telling runs.
    let mut sharing: Vec<Vec<&[usize]>> = vec![Vec::new(); codes.len()];
    for codes in having.values() {
        for &at in codes {
            sharing[at].push(codes);
        }
    }
    let mut order = Vec::with_capacity(codes.len());
    let mut left = vec![true; codes.len()];
    let mut next = (!codes.is_empty()).then_some(0);
    while let Some(at) = next {
        order.push(at);
        left[at] = false;
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        for &recent in order.iter().rev().take(BACK) {
            for &other in sharing[recent].iter().copied().flatten() {
                if left[other] {
                    *shared.entry(other).or_default() += 1;
                }
            }
        }
        let likeness = |(&at, &shared): (&usize, &u32)| {
            let likeness = f64::from(shared) / (sharing[at].len() as f64 + TINY);
            (at, likeness)
        };
        let likest = shared
            .iter()
            .map(likeness)
            .max_by(|(_, a), (_, b)| a.total_cmp(b));
        next = match likest {
            Some((at, _)) => Some(at),
            None => left.iter().position(|&left| left),
        };
    }
    order
}

/// The codes each telling run of four bytes is in.
fn codes_by_run(codes: &[&[u8]]) -> BTreeMap<[u8; 4], Vec<usize>> {
    let mut having: BTreeMap<[u8; 4], Vec<usize>> = BTreeMap::new();
    for (at, code) in codes.iter().enumerate() {
        for run in code.windows(4) {
            let run = [run[0], run[1], run[2], run[3]];
            let codes = having.entry(run).or_default();
            if codes.last() != Some(&at) {
                codes.push(at);
            }
        }
    }
    having.retain(|_, codes| (2..=COMMON).contains(&codes.len()));
    having
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_comes_by_alike() {
        let codes = [
            "summer rain",
            "wool cloth",
            "summer sun",
            "a woollen cloth",
            "",
            "summary",
        ];
        let codes: Vec<_> = codes.iter().map(|code| code.as_bytes()).collect();
        assert_eq!(by_likeness(&codes), [0, 2, 5, 1, 3, 4]);
    }

    #[test]
    fn all_are_there_however_many_share_a_run() {
        let codes = vec![&b"the same"[..]; COMMON + 1];
        assert_eq!(by_likeness(&codes), (0..=COMMON).collect::<Vec<_>>());
        assert_eq!(by_likeness(&[]), [0; 0]);
    }
}
