//! What marks mean: only those that a picture has.

use super::super::bar::Style;
use super::super::key::{self, Entry, Sign};
use super::style;
use crate::dataset::{Bound, Dataset, Evidence, ReadingId, Scope, Value};
use crate::words::Lang;

/// What the marks of these bars mean: only those that occur.
pub(in super::super) fn bars_key(ds: &Dataset, readings: &[ReadingId], lang: Lang) -> Vec<Entry> {
    let words = lang.words();
    let zero = |&id: &ReadingId| matches!(ds[id].value, Value::Number { number: 0.0, .. });
    let has = |holds: &dyn Fn(&Style) -> bool| readings.iter().any(|&id| holds(&style(ds, id)));
    let plain = Style::of(Evidence::Government);
    let done = |style: &Style, evidence| !style.planned && style.evidence == evidence;
    let mut entries = Vec::new();
    let mut add = |holds: bool, style: Style, text: &str| {
        if holds {
            entries.push(Entry {
                sign: Sign::Bar(style),
                text: text.to_owned(),
            });
        }
    };
    let full = has(&|s| done(s, Evidence::Government)) || has(&|s| done(s, Evidence::Founding));
    let filed = has(&|s| done(s, Evidence::File));
    let text = match (full, filed) {
        (true, true) => words.bar_full_file,
        (false, true) => words.bar_file,
        (_, false) => words.bar_full,
    };
    add(full || filed, plain, text);
    let press = Style::of(Evidence::Press);
    add(has(&|s| done(s, Evidence::Press)), press, words.bar_half);
    let secondary = Style::of(Evidence::Secondary);
    let hatched = has(&|s| done(s, Evidence::Secondary));
    add(hatched, secondary, words.bar_hatched);
    // What else bars show is explained on a kind that is there.
    let planned = Style {
        planned: true,
        ..plain
    };
    let base = match (hatched, has(&|s| !s.planned)) {
        (true, _) => secondary,
        (_, true) => plain,
        _ => planned,
    };
    let scoped = |scope| Style { scope, ..base };
    let part = has(&|s| s.scope == Scope::Part);
    add(part, scoped(Scope::Part), words.bar_part);
    let wider = has(&|s| s.scope == Scope::Wider);
    add(wider, scoped(Scope::Wider), words.bar_wider);
    let bounded = |bound| Style { bound, ..base };
    let at_least = has(&|s| s.bound == Bound::AtLeast);
    add(at_least, bounded(Bound::AtLeast), words.bar_at_least);
    let about = has(&|s| s.bound == Bound::About);
    add(about, bounded(Bound::About), words.bar_about);
    add(has(&|s| s.planned), planned, words.bar_planned);
    if readings.iter().any(zero) {
        entries.push(Entry {
            sign: Sign::Zero,
            text: words.bar_zero.to_owned(),
        });
    }
    entries
}

/// The same for dots and signs.
pub(in super::super) fn dots_key(ds: &Dataset, readings: &[ReadingId], lang: Lang) -> Vec<Entry> {
    let words = lang.words();
    let has = |holds: &dyn Fn(&Style) -> bool| readings.iter().any(|&id| holds(&style(ds, id)));
    let mut entries = Vec::new();
    let mut add = |holds: bool, style: Style, text: &str| {
        if holds {
            entries.push(Entry {
                sign: Sign::Dot(style),
                text: text.to_owned(),
            });
        }
    };
    let plain = Style::of(Evidence::Government);
    let full = has(&|s| !matches!(s.evidence, Evidence::Press | Evidence::Secondary));
    add(full, plain, key::filled(ds, lang));
    let press = has(&|s| s.evidence == Evidence::Press);
    add(press, Style::of(Evidence::Press), words.key_press);
    let secondary = Style::of(Evidence::Secondary);
    let hollow = has(&|s| s.evidence == Evidence::Secondary);
    add(hollow, secondary, words.key_secondary);
    let base = if hollow { secondary } else { plain };
    let scoped = |scope| Style { scope, ..base };
    let part = has(&|s| s.scope == Scope::Part);
    add(part, scoped(Scope::Part), words.dot_part);
    let wider = has(&|s| s.scope == Scope::Wider);
    add(wider, scoped(Scope::Wider), words.dot_wider);
    let planned = Style {
        planned: true,
        ..secondary
    };
    add(has(&|s| s.planned), planned, words.key_planned);
    entries
}
