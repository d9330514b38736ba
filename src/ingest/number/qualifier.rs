//! Words around a number: how exact it is, and what it is multiplied by.

use super::NotANumber;
use crate::dataset::Bound;
use crate::ingest::glyphs::{after, trimmed};

// Of words that begin alike the longer comes first.
const ABOUT: &str = "大约|约为|约|将近|接近|近|≈|~|about|approximately|approx.|nearly";
const AT_LEAST: &str = "不少于|不低于|超过|超|逾|大于|至少|≥|≧|>=|>|at least|more than|over";
const AT_MOST: &str = "不超过|不多于|不高于|不足|不到|少于|低于|小于|≤|≦|<|at most|less than|up to";

/// What words around the number say of its exactness.
#[derive(Default)]
pub(super) struct Bounds {
    about: bool,
    at_least: bool,
}

impl Bounds {
    /// What stands behind one word of exactness, or the text itself.
    pub(super) fn prefixes<'a>(&mut self, text: &'a str) -> Result<&'a str, NotANumber> {
        if first_of(AT_MOST, text).is_some() {
            return Err(NotANumber::AtMost);
        }
        let rest = match (first_of(ABOUT, text), first_of(AT_LEAST, text)) {
            (Some(rest), _) => {
                self.about = true;
                rest
            }
            (None, Some(rest)) => {
                self.at_least = true;
                rest
            }
            (None, None) => text,
        };
        Ok(trimmed(rest))
    }

    /// What is left of the text without words of exactness at its two ends.
    pub(super) fn suffixes<'a>(&mut self, text: &'a str) -> Result<&'a str, NotANumber> {
        let text = self.just_behind(trimmed(text));
        for word in ["以内", "以下", "之内"] {
            if text.ends_with(word) {
                return Err(NotANumber::AtMost);
            }
        }
        for word in ["左右", "上下"] {
            if let Some(rest) = text.strip_suffix(word) {
                self.about = true;
                return Ok(trimmed(rest));
            }
        }
        for word in ["及以上", "以上", "余", "多", "+", "＋"] {
            if let Some(rest) = text.strip_suffix(word) {
                self.at_least = true;
                return Ok(trimmed(rest));
            }
        }
        Ok(text)
    }

    /// What is left without 余, 多 or + just behind a number or a multiplier.
    pub(super) fn just_behind<'a>(&mut self, text: &'a str) -> &'a str {
        match text.strip_prefix(['余', '多', '+', '＋']) {
            Some(rest) => {
                self.at_least = true;
                trimmed(rest)
            }
            None => text,
        }
    }

    pub(super) fn bound(&self) -> Result<Bound, NotANumber> {
        match (self.about, self.at_least) {
            (false, false) => Ok(Bound::Exact),
            (false, true) => Ok(Bound::AtLeast),
            (true, false) => Ok(Bound::About),
            (true, true) => Err(NotANumber::Words),
        }
    }
}

/// What follows the first of some words, between bars, that the text begins with.
pub(super) fn first_of<'a>(words: &str, text: &'a str) -> Option<&'a str> {
    words.split('|').find_map(|word| after(text, word))
}

/// Words that multiply, with their zeros. Of those that begin alike the longer comes first.
const MULTIPLIERS: [(&str, i32); 15] = [
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
    ("十", 1),
    ("billion", 9),
    ("million", 6),
    ("thousand", 3),
];

/// The zeros of a multiplier that a text begins with (0 for none), and what is behind it.
pub(in crate::ingest) fn multiplier(text: &str) -> (i32, &str) {
    for (word, zeros) in MULTIPLIERS {
        if let Some(rest) = after(text, word) {
            return (zeros, trimmed(rest));
        }
    }
    (0, text)
}
