//! What qualifies a row, in one byte.

use crate::dataset::{Bound, Evidence, Scope};

/// Kind of the source, coverage, exactness of both figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks(u8);

const KINDS: u8 = Evidence::ALL.len() as u8;
const SCOPES: u8 = Scope::ALL.len() as u8;
const BOUNDS: u8 = Bound::ALL.len() as u8;
const ALL: u32 = KINDS as u32 * SCOPES as u32 * BOUNDS as u32 * BOUNDS as u32;
const _: () = assert!(ALL <= 256);

impl Marks {
    /// Puts them together.
    pub fn new(evidence: Evidence, scope: Scope, planned: Bound, actual: Bound) -> Self {
        let bounds = planned as u8 + BOUNDS * actual as u8;
        Marks(evidence as u8 + KINDS * (scope as u8 + SCOPES * bounds))
    }

    /// Kind of the source.
    pub fn evidence(self) -> Evidence {
        Evidence::ALL[usize::from(self.0 % KINDS)]
    }

    /// Coverage.
    pub fn scope(self) -> Scope {
        Scope::ALL[usize::from(self.0 / KINDS % SCOPES)]
    }

    /// Exactness of the planned figure.
    pub fn planned(self) -> Bound {
        Bound::ALL[usize::from(self.0 / KINDS / SCOPES % BOUNDS)]
    }

    /// Exactness of the actual figure.
    pub fn actual(self) -> Bound {
        Bound::ALL[usize::from(self.0 / KINDS / SCOPES / BOUNDS % BOUNDS)]
    }

    /// As a byte.
    pub fn byte(self) -> u8 {
        self.0
    }

    /// Of a byte; every byte is some marks.
    pub fn of_byte(byte: u8) -> Self {
        Marks(byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_hold_what_they_are_made_of() {
        for evidence in Evidence::ALL {
            for scope in Scope::ALL {
                for planned in Bound::ALL {
                    for actual in Bound::ALL {
                        let back =
                            Marks::of_byte(Marks::new(evidence, scope, planned, actual).byte());
                        let parts = (back.evidence(), back.scope(), back.planned(), back.actual());
                        assert_eq!(parts, (evidence, scope, planned, actual));
                    }
                }
            }
        }
    }
}
