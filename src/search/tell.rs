//! What was found, in words: grouped by kind, with the letters that fitted marked.

use super::forms::{Form, Home, each_form, fold, label};
use super::matching::{Match, ONE_WRONG, STEP, Wanted, letters};
use super::{Found, Index, Kind, Thing};
use crate::dataset::{Dataset, Key, Reading, Side, TaskKind, Value};
use crate::figures::evidence_word;
use crate::labels::section;
use crate::sort;
use crate::state::touches;
use crate::words::{Lang, fill};
use serde::Serialize;

/// So many of one kind are listed.
const MOST: usize = 6;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Results {
    /// How many things there are, listed or not.
    pub total: usize,
    /// By kind, the kind of the best find first.
    pub groups: Vec<Group>,
    /// Where nothing was found: a name that is written much alike, or empty.
    pub nearest: String,
}

/// The finds of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// What they are.
    pub label: &'static str,
    /// How many there are, listed or not.
    pub total: usize,
    /// The best, the best first.
    pub hits: Vec<Hit>,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// What it is: `sel` something to select, `ind` an indicator with a chart, `rows` one
    /// that has only rows in the table, `source` a source.
    pub name: &'static str,
    /// The value of that.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// The parts of the label that fitted, from and to in UTF-16 units.
    pub marks: Vec<[usize; 2]>,
    /// Another name that fitted instead; else empty.
    pub also: String,
    /// The parts of that name that fitted.
    pub also_marks: Vec<[usize; 2]>,
    /// Where it belongs.
    pub about: String,
}

/// Searches a data set's names, with their index.
pub fn search(ds: &Dataset, index: &Index, query: &str, lang: Lang) -> Results {
    let folded = fold(query);
    let (best, totals) = index.find(&folded, MOST);
    let forgiven = best.iter().flatten().any(|one| one.met.rank >= ONE_WRONG);
    let wanted = Wanted::new(folded.text.as_bytes(), forgiven);
    let mut groups = Vec::new();
    let mut total = 0;
    let order = sort::order(Kind::ALL.len(), &|a, b| {
        let rank = |at: usize| best[at].first().map_or(u32::MAX, |first| first.met.rank);
        rank(a).cmp(&rank(b))
    });
    for at in order {
        if best[at].is_empty() {
            continue;
        }
        total += totals[at];
        let mut hits = Vec::with_capacity(best[at].len());
        for found in &best[at] {
            hits.push(hit(ds, index, *found, &wanted, lang));
        }
        groups.push(Group {
            label: heading(Kind::ALL[at], lang),
            total: totals[at],
            hits,
        });
    }
    let nearest = if total == 0 {
        index.nearest(query)
    } else {
        None
    };
    Results {
        total,
        groups,
        nearest: nearest.map_or(String::new(), |thing| label(ds, thing, lang)),
    }
}

fn heading(kind: Kind, lang: Lang) -> &'static str {
    let words = lang.words();
    match kind {
        Kind::City => words.found_cities,
        Kind::Pairing => words.pairings,
        Kind::BaseArea => words.base_area,
        Kind::Cluster => words.cluster,
        Kind::Province => words.province,
        Kind::Area => words.by_area,
        Kind::Indicator => words.indicator_label,
        Kind::Source => words.found_sources,
    }
}

fn hit(ds: &Dataset, index: &Index, found: Found, wanted: &Wanted, lang: Lang) -> Hit {
    let thing = index.things[found.thing as usize];
    let name = label(ds, thing, lang);
    // Of the forms that fit alike the one that the reader sees tells most.
    let (mut marks, mut also, mut also_marks) = (Vec::new(), String::new(), Vec::new());
    let mut least = (u32::MAX, true, u32::MAX);
    each_form(ds, &index.readings, thing, &mut |form| {
        let text = form.text.as_bytes();
        let Some(met) = wanted.meet(form.how, letters(text), text, &form.starts) else {
            return;
        };
        let home = match &form.home {
            Home::Zh => label(ds, thing, Lang::Zh),
            Home::En => label(ds, thing, Lang::En),
            Home::Other(text) => text.clone(),
        };
        let order = (met.rank / STEP, home != name, met.rank);
        if order < least {
            least = order;
            let fitted = fitted(&form, met, &home);
            (marks, also, also_marks) = if order.1 {
                (Vec::new(), home, fitted)
            } else {
                (fitted, String::new(), Vec::new())
            };
        }
    });
    let (part, value) = match thing {
        Thing::Key(key) => ("sel", ds.key_text(key)),
        Thing::Indicator(id) => {
            let counted = |reading: &Reading| {
                reading.indicator == id && matches!(reading.value, Value::Number { .. })
            };
            // Grades and other texts have no chart.
            let charted = ds.readings.iter().any(counted);
            (if charted { "ind" } else { "rows" }, ds[id].slug.clone())
        }
        Thing::Source(id) => ("source", ds[id].slug.clone()),
    };
    Hit {
        name: part,
        value,
        label: name,
        marks,
        also,
        also_marks,
        about: about(ds, thing, lang),
    }
}

/// The characters of the text that a form was made of, where those letters fitted.
fn fitted(form: &Form, found: Match, home: &str) -> Vec<[usize; 2]> {
    let places = &form.places[found.from as usize..found.to as usize];
    let mut marks: Vec<[usize; 2]> = Vec::new();
    let mut at = 0;
    for (place, character) in home.chars().enumerate() {
        let next = at + character.len_utf16();
        if places.contains(&(place as u16)) {
            match marks.last_mut() {
                Some(last) if last[1] == at => last[1] = next,
                _ => marks.push([at, next]),
            }
        }
        at = next;
    }
    marks
}

/// Where a thing belongs, in a few words.
fn about(ds: &Dataset, thing: Thing, lang: Lang) -> String {
    let words = lang.words();
    let two =
        |first: &str, second: &str| fill(words.subtitle, &[("first", first), ("second", second)]);
    match thing {
        Thing::Key(Key::City(id)) => {
            let city = &ds[id];
            let group = match city.side {
                Side::East(cluster) => &ds[cluster].name,
                Side::Base(area) => &ds[area].name,
            };
            two(ds[city.province].name.get(lang), group.get(lang))
        }
        Thing::Key(Key::Pairing(id)) => ds[ds[id].base_area].name.get(lang).to_owned(),
        Thing::Key(Key::TaskArea(id)) => {
            let area = &ds[id];
            let kind = match area.kind {
                TaskKind::Task => words.task,
                TaskKind::Safeguard => words.safeguard,
            };
            two(kind, &section(&area.section, lang))
        }
        Thing::Key(key) => {
            let mut pairings = 0_usize;
            for id in 0..ds.pairings.len() as u32 {
                pairings += usize::from(touches(ds, crate::dataset::PairingId(id), key));
            }
            fill(words.card_pairings, &[("n", &pairings.to_string())])
        }
        Thing::Indicator(id) => {
            let mut readings = 0_usize;
            for reading in &ds.readings {
                readings += usize::from(reading.indicator == id);
            }
            fill(words.found_readings, &[("n", &readings.to_string())])
        }
        Thing::Source(id) => {
            let source = &ds[id];
            let kind = evidence_word(source.kind, lang);
            source
                .published
                .map_or(kind.to_owned(), |date| two(kind, &date.label(lang)))
        }
    }
}
