//! Where nothing was found: the name that is written most like what was typed.

use super::forms::fold;
use super::matching::{OTHERS, letters};
use super::{Form, How, Index, Kind, Thing};

/// Nobody types more than this by mistake.
const LONGEST: usize = 24;

impl Index {
    /// The thing whose name takes the fewest changes, if at most half of the
    /// letters must be changed. Pairings, which are named after
    /// cities, and sources are not guessed.
    pub(super) fn nearest(&self, query: &str) -> Option<Thing> {
        let folded = fold(query).text;
        let typed: Vec<char> = folded.chars().take(LONGEST + 1).collect();
        if typed.len() < 2 || typed.len() > LONGEST {
            return None;
        }
        let mut wanted = Vec::with_capacity(typed.len());
        for character in &typed {
            let mut bytes = [0; 4];
            wanted.push(letters(character.encode_utf8(&mut bytes).as_bytes()));
        }
        let most = typed.len() / 2;
        let mut best: Option<(usize, usize, Thing)> = None;
        let (mut before, mut row, mut name) = (Vec::new(), Vec::new(), Vec::new());
        for form in &self.forms {
            let thing = self.things[form.thing as usize];
            let guessed = !matches!(thing.kind(), Kind::Pairing | Kind::Source);
            if form.how == How::Initials || !guessed {
                continue;
            }
            // Letters that the name has not must all be changed: where those are too
            // many, the name need not be read.
            let absent = |bits: &&u64| *bits & !form.letters != 0;
            let strange = wanted.iter().filter(absent).count();
            // Of Latin letters each takes a byte, of Chinese up to three.
            let length = form.length as usize;
            let plain = form.letters >> OTHERS == 0;
            let shortest = if plain { length } else { length / 3 };
            if strange > most || shortest > typed.len() + most {
                continue;
            }
            self.read(form, &mut name);
            let least = typed.len().abs_diff(name.len()).max(strange);
            let size = typed.len().max(name.len());
            let farther = best.is_some_and(|(found, of, _)| least * of >= found * size);
            if name.is_empty() || least > most || farther {
                continue;
            }
            let changes = changes(&typed, &name, most, &mut before, &mut row);
            let closer = best.is_none_or(|(least, of, _)| changes * of < least * size);
            if changes <= most && closer {
                best = Some((changes, size, thing));
            }
        }
        best.map(|(_, _, thing)| thing)
    }

    fn read(&self, form: &Form, name: &mut Vec<char>) {
        let bytes = &self.text[form.at as usize..(form.at + form.length) as usize];
        name.clear();
        name.extend(std::str::from_utf8(bytes).unwrap_or_default().chars());
    }
}

/// How many letters must be put in, taken out or replaced to make one text the other;
/// of more than `most` only that they are more.
fn changes(
    a: &[char],
    b: &[char],
    most: usize,
    before: &mut Vec<usize>,
    row: &mut Vec<usize>,
) -> usize {
    before.clear();
    before.extend(0..=b.len());
    for (i, one) in a.iter().enumerate() {
        row.clear();
        row.push(i + 1);
        let mut least = i + 1;
        for (j, other) in b.iter().enumerate() {
            let replaced = before[j] + usize::from(one != other);
            let next = replaced.min(before[j + 1] + 1).min(row[j] + 1);
            least = least.min(next);
            row.push(next);
        }
        if least > most {
            return least;
        }
        std::mem::swap(before, row);
    }
    before[b.len()]
}
