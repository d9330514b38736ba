//! How well a form fits what was typed.

use super::forms::How;

/// Ranks, the best first. Between them is room for the kind of form.
pub(super) const STEP: u32 = 10;
const EXACT: u32 = 0;
const INITIALS: u32 = 10;
const BEGINS: u32 = 20;
const WORD: u32 = 30;
const SOME_INITIALS: u32 = 40;
/// From here on the name does not begin with what was typed, nor does a word of it.
pub(super) const INSIDE: u32 = 50;
pub(super) const ONE_WRONG: u32 = 100;

/// So many letters must be typed before one of them may be wrong.
pub(super) const FORGIVEN: usize = 4;

/// A form that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// Less is better.
    pub(super) rank: u32,
    /// The part that fits, in bytes of the form.
    pub(super) from: u32,
    pub(super) to: u32,
}

/// What was typed, folded.
pub(super) struct Wanted<'a> {
    query: &'a [u8],
    letters: u64,
    forgive: bool,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(query: &'a [u8], forgive: bool) -> Self {
        Wanted {
            query,
            letters: letters(query),
            forgive,
        }
    }

    /// Whether a form fits, and how well.
    pub(super) fn meet(
        &self,
        how: How,
        letters: u64,
        text: &[u8],
        starts: &[bool],
    ) -> Option<Match> {
        // A wrong letter is at most one that the form has not; of a Chinese
        // character each of its bytes.
        let strange = (self.letters & !letters).count_ones();
        if strange == 0
            && let Some(found) = self.as_typed(how, text, starts)
        {
            return Some(found);
        }
        let allowed = if self.query.is_ascii() { 1 } else { 3 };
        if !self.forgive || how == How::Initials || strange > allowed {
            return None;
        }
        self.with_one_wrong(how, text, starts)
    }

    fn as_typed(&self, how: How, text: &[u8], starts: &[bool]) -> Option<Match> {
        let query = self.query;
        let found = |rank: u32, from: usize| {
            Some(Match {
                rank: rank + how as u32,
                from: from as u32,
                to: (from + query.len()) as u32,
            })
        };
        if text.starts_with(query) {
            let whole = text.len() == query.len();
            return match (how, whole) {
                (How::Initials, true) => found(INITIALS, 0),
                (How::Initials, false) if query.len() > 1 => found(SOME_INITIALS, 0),
                (How::Initials, false) => None,
                (_, true) => found(EXACT, 0),
                (_, false) => found(BEGINS, 0),
            };
        }
        if how == How::Initials {
            return None;
        }
        let mut inside = None;
        for from in 1..(text.len() + 1).saturating_sub(query.len()) {
            if text[from] == query[0] && text[from..].starts_with(query) {
                if starts[from] {
                    return found(WORD, from);
                }
                // Within a syllable a letter or two mean nothing.
                if inside.is_none() && query.len() > 2 {
                    inside = Some(from);
                }
            }
        }
        found(INSIDE, inside?)
    }

    fn with_one_wrong(&self, how: How, text: &[u8], starts: &[bool]) -> Option<Match> {
        let ascii = self.query.is_ascii();
        let mut found: Option<Match> = None;
        for from in 0..text.len() {
            if from > 0 && !starts[from] {
                continue;
            }
            let rest = &text[from..];
            let length = if ascii {
                one_wrong(self.query, rest)
            } else {
                one_wrong_character(self.query, rest)
            };
            if let Some(length) = length {
                let part = if from > 0 {
                    20
                } else if length < text.len() {
                    10
                } else {
                    0
                };
                let next = Match {
                    rank: ONE_WRONG + part + how as u32,
                    from: from as u32,
                    to: (from + length) as u32,
                };
                if found.is_none_or(|before| next.rank < before.rank) {
                    found = Some(next);
                }
            }
        }
        found
    }
}

/// The same for Chinese, where a letter is a character.
fn one_wrong_character(query: &[u8], text: &[u8]) -> Option<usize> {
    let (query, text) = (characters(query), characters(text));
    let length = one_wrong(&query, &text)?;
    let mut bytes = 0;
    for character in &text[..length] {
        bytes += character.len_utf8();
    }
    Some(bytes)
}

fn characters(bytes: &[u8]) -> Vec<char> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    text.chars().collect()
}

/// How much of the beginning of `text` is what was typed with one letter wrong, too
/// much, missing or swapped with the next; `None` if none is.
fn one_wrong<T: PartialEq>(query: &[T], text: &[T]) -> Option<usize> {
    let same = query.iter().zip(text).take_while(|(a, b)| a == b).count();
    if same == query.len() {
        return None;
    }
    let after = |typed: usize, there: usize| {
        let rest = query.get(typed..)?;
        let fits = text.get(there..)?.starts_with(rest);
        fits.then_some(there + rest.len())
    };
    let swapped = || match (query.get(same..same + 2), text.get(same..same + 2)) {
        (Some([a, b]), Some([c, d])) if a == d && b == c => after(same + 2, same + 2),
        _ => None,
    };
    // The longest stretch of the name first: it is the likeliest to be meant.
    after(same, same + 1)
        .or_else(swapped)
        .or_else(|| after(same + 1, same + 1))
        .or_else(|| after(same + 1, same))
}

/// From this bit on stand letters that are neither Latin nor digits.
pub(super) const OTHERS: u32 = 36;

/// Which letters a form has: 26 of the alphabet, ten digits, and the rest shared
/// out among the bits that are left.
pub(super) fn letters(text: &[u8]) -> u64 {
    let mut bits = 0;
    for &byte in text {
        let bit = match byte {
            b'a'..=b'z' => byte - b'a',
            b'0'..=b'9' => 26 + byte - b'0',
            _ => OTHERS as u8 + byte % 28,
        };
        bits |= 1 << bit;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_may_be_wrong_but_not_two() {
        for (typed, name, length) in [
            ("suzou", "suzhou", Some(6)),
            ("suzhuo", "suzhou", Some(6)),
            ("suzhhou", "suzhou", Some(6)),
            ("sizhou", "suzhou", Some(6)),
            ("uszhou", "suzhou", Some(6)),
            ("suzhoux", "suzhou", Some(6)),
            ("xuzh", "suzhou", Some(4)),
            ("suzo", "suzhou", Some(5)),
            ("suou", "suzhou", None),
            ("xizhou", "suzhou", None),
        ] {
            assert_eq!(
                one_wrong(typed.as_bytes(), name.as_bytes()),
                length,
                "{typed}"
            );
        }
    }
}
