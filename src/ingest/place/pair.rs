//! Two names in one text, and the pairing they make.

use super::fold::{folded, has_kind};
use super::{Found, Matcher};
use crate::dataset::{Dataset, PairingId};
use crate::ingest::glyphs::{is_dash, is_nothing, is_space, narrow, trimmed};

/// The two cities of a pairing, by position, and its number.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    number: u32,
    base: u32,
    east: u32,
}

pub(super) fn pairs(ds: &Dataset) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(ds.pairings.len());
    for pairing in &ds.pairings {
        pairs.push(Pair {
            number: pairing.number,
            base: pairing.base.0,
            east: pairing.east.0,
        });
    }
    pairs
}

/// What may follow the two names without changing them, the longest first.
const TAILS: [&str; 6] = ["对口合作", "结对合作", "对口", "结对", "合作", "市际"];

/// Words that stand between two names. (They also stand inside some.)
const BETWEEN: [&str; 9] = [
    "对口合作",
    "结对",
    "对口",
    "与",
    "和",
    "对",
    " and ",
    " with ",
    " to ",
];

impl Matcher {
    pub(super) fn find_pairing(&self, text: &str) -> Found {
        if is_nothing(text) {
            return Found::Nothing;
        }
        let name = folded(text);
        if matches!(name.as_str(), "0" | "全部" | "全部结对" | "all") {
            return Found::Every;
        }
        if let Some(number) = number(&name) {
            return self.numbered(number);
        }
        let text = without_tail(text);
        // One city names its pairing where it has one only.
        let whole = self.cities_of(text);
        if !whole.is_empty() {
            return found(self.of_city(&whole)).unwrap_or(Found::Nothing);
        }
        let mut pairings = Vec::new();
        let mut split = |first: &str, second: &str, letters: bool| {
            let (first, second) = (self.side(first, letters), self.side(second, letters));
            for pairing in self.of_two(&first, &second) {
                if !pairings.contains(&pairing) {
                    pairings.push(pairing);
                }
            }
        };
        let parted = parts(text);
        for (first, second) in &parted {
            split(first, second, true);
        }
        if parted.is_empty() {
            for (at, _) in text.char_indices().skip(1) {
                if let Some((first, second)) = text.split_at_checked(at) {
                    split(first, second, text.chars().count() == 2);
                }
            }
        }
        if let Some(found) = found(pairings) {
            return found;
        }
        match parted.into_iter().next().or_else(|| between_kinds(text)) {
            Some((first, second)) => Found::Unknown {
                first: trimmed(first).to_owned(),
                second: trimmed(second).to_owned(),
            },
            None => Found::Nothing,
        }
    }

    fn numbered(&self, number: u32) -> Found {
        let at = self.pairs.iter().position(|pair| pair.number == number);
        at.map_or(Found::Nothing, |at| Found::Known(PairingId(at as u32)))
    }

    /// The cities that one of two names may mean.
    fn side(&self, name: &str, letters: bool) -> Vec<u32> {
        let mut found = self.cities_of(name);
        if letters {
            found.extend(self.letters.all(&folded(name)));
        }
        found
    }

    fn of_city(&self, cities: &[u32]) -> Vec<PairingId> {
        self.where_pair(&|pair| cities.contains(&pair.base) || cities.contains(&pair.east))
    }

    fn of_two(&self, first: &[u32], second: &[u32]) -> Vec<PairingId> {
        if first.is_empty() || second.is_empty() {
            return Vec::new();
        }
        self.where_pair(&|pair| {
            first.contains(&pair.base) && second.contains(&pair.east)
                || first.contains(&pair.east) && second.contains(&pair.base)
        })
    }

    fn where_pair(&self, holds: &dyn Fn(&Pair) -> bool) -> Vec<PairingId> {
        let mut found = Vec::new();
        for (pair, at) in self.pairs.iter().zip(0..) {
            if holds(pair) {
                found.push(PairingId(at));
            }
        }
        found
    }
}

fn found(pairings: Vec<PairingId>) -> Option<Found> {
    match pairings.as_slice() {
        [] => None,
        [one] => Some(Found::Known(*one)),
        _ => Some(Found::Ambiguous(pairings)),
    }
}

/// `7`, `07`, `p07`.
fn number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix('p').unwrap_or(name);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    // An adcode is a city's.
    (plain && digits.len() < 6).then(|| digits.parse().ok())?
}

fn without_tail(text: &str) -> &str {
    let text = trimmed(text);
    for tail in TAILS {
        if let Some(rest) = text.strip_suffix(tail) {
            return rest.trim_end_matches(|c| is_space(c) || is_dash(c));
        }
    }
    text
}

/// The ways to part a text in two names at what stands between them, the likeliest
/// first: signs, then words, then spaces.
fn parts(text: &str) -> Vec<(&str, &str)> {
    let mut parts = Vec::new();
    for is_sign in [is_between as fn(char) -> bool, is_space] {
        for (at, c) in text.char_indices() {
            if is_sign(c) {
                push(&mut parts, text, at, c.len_utf8(), is_sign);
            }
        }
        if !parts.is_empty() {
            return parts;
        }
        for word in BETWEEN {
            for (at, _) in text.match_indices(word) {
                push(&mut parts, text, at, word.len(), is_sign);
            }
        }
        if !parts.is_empty() {
            return parts;
        }
    }
    parts
}

/// Adds what is before and behind a separator, if both are something and neither is
/// another separator: of `——` only the ends count.
fn push<'a>(
    parts: &mut Vec<(&'a str, &'a str)>,
    text: &'a str,
    at: usize,
    length: usize,
    is_sign: fn(char) -> bool,
) {
    let ends = |c: char| is_space(c) || is_sign(c);
    let (Some(first), Some(second)) = (text.get(..at), text.get(at + length..)) else {
        return;
    };
    let (first, second) = (first.trim_matches(ends), second.trim_matches(ends));
    let pair = (first, second);
    if !first.is_empty() && !second.is_empty() && !parts.contains(&pair) {
        parts.push(pair);
    }
}

fn is_between(c: char) -> bool {
    is_dash(c)
        || matches!(
            narrow(c),
            '~' | '〜'
                | '、'
                | '/'
                | '\\'
                | '|'
                | '+'
                | '&'
                | ','
                | ';'
                | ':'
                | '·'
                | '•'
                | '・'
                | '→'
                | '←'
                | '↔'
                | '⇄'
                | '⇌'
                | '×'
                | '<'
                | '>'
                | '='
        )
}

/// Two names that only their kinds part: 延边州宁波市. Where more than one
/// parting is possible, none is made.
fn between_kinds(text: &str) -> Option<(&str, &str)> {
    let name = folded(text);
    if !has_kind(&name) {
        return None;
    }
    let mut found = None;
    for (at, c) in text.char_indices() {
        let Some((first, second)) = text.split_at_checked(at + c.len_utf8()) else {
            continue;
        };
        let long = |part: &str| part.chars().count() >= 3;
        let parted = matches!(c, '市' | '州' | '盟' | '县' | '区') && long(first) && long(second);
        if parted && found.replace((first, second)).is_some() {
            return None;
        }
    }
    found
}
