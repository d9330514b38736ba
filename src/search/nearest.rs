//! Where nothing was found: the name that is written most like what was typed.

use super::forms::fold;
use super::{Form, How, Index, Thing};

/// Longer names are not guessed at.
const LONGEST: usize = 24;

impl Index {
    /// The thing whose name takes the fewest changes, if those are fewer than half
    /// of the letters. Sources are not guessed.
    pub(super) fn nearest(&self, query: &str) -> Option<Thing> {
        let folded = fold(query).text;
        let typed: Vec<char> = folded.chars().take(LONGEST + 1).collect();
        if typed.len() < 2 || typed.len() > LONGEST {
            return None;
        }
        let mut best: Option<(usize, usize, Thing)> = None;
        let (mut before, mut row) = (Vec::new(), Vec::new());
        for form in &self.forms {
            let thing = self.things[form.thing as usize];
            if form.how == How::Initials || matches!(thing, Thing::Source(_)) {
                continue;
            }
            let name = self.characters(form);
            if name.is_empty() || name.len() > LONGEST {
                continue;
            }
            let changes = changes(&typed, &name, &mut before, &mut row);
            let size = typed.len().max(name.len());
            let closer = best.is_none_or(|(least, of, _)| changes * of < least * size);
            if changes * 2 <= size && closer {
                best = Some((changes, size, thing));
            }
        }
        best.map(|(_, _, thing)| thing)
    }

    fn characters(&self, form: &Form) -> Vec<char> {
        let bytes = &self.text[form.at as usize..(form.at + form.length) as usize];
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        text.chars().collect()
    }
}

/// How many letters must be put in, taken out or replaced to make one text the other.
fn changes(a: &[char], b: &[char], before: &mut Vec<usize>, row: &mut Vec<usize>) -> usize {
    before.clear();
    before.extend(0..=b.len());
    for (i, one) in a.iter().enumerate() {
        row.clear();
        row.push(i + 1);
        for (j, other) in b.iter().enumerate() {
            let replaced = before[j] + usize::from(one != other);
            row.push(replaced.min(before[j + 1] + 1).min(row[j] + 1));
        }
        std::mem::swap(before, row);
    }
    before[b.len()]
}
