//! The state as one readable query string, for addresses, attributes and the
//! command line. `parse` and `format` are each other's inverse.

use super::{Filter, Grouping, State, View};
use crate::dataset::{Dataset, Evidence, Key};
use crate::words::{Lang, fill};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// Characters with a meaning in a query or its lists.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'`');

/// Reads a query over `base`, which keeps what a query does not name (theme,
/// text size, today). Keys that are absent return to their defaults, except the
/// language. Unknown keys are ignored; bad values fall back and are reported.
pub fn parse(query: &str, dataset: &Dataset, base: &State) -> (State, Vec<String>) {
    let mut state = State {
        lang: base.lang,
        theme: base.theme,
        size: base.size,
        today: base.today,
        ..State::default()
    };
    let mut problems = Vec::new();
    for pair in query
        .trim_start_matches(['?', '#'])
        .split('&')
        .filter(|p| !p.is_empty())
    {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = decode(value);
        let mut reader = Reader {
            dataset,
            lang: base.lang,
            name,
            problems: &mut problems,
        };
        match name {
            "view" => state.view = reader.one(&value, View::parse).unwrap_or_default(),
            "lang" => state.lang = reader.one(&value, Lang::parse).unwrap_or(base.lang),
            "group" => state.group = reader.one(&value, Grouping::parse).unwrap_or_default(),
            "sel" => state.selected = reader.list(&value, |t| dataset.parse_key(t)),
            "area" => {
                state.filter.areas = reader.keys(&value, |k| match k {
                    Key::TaskArea(id) => Some(id),
                    _ => None,
                });
            }
            "base" => {
                state.filter.bases = reader.keys(&value, |k| match k {
                    Key::BaseArea(id) => Some(id),
                    _ => None,
                });
            }
            "cluster" => {
                state.filter.clusters = reader.keys(&value, |k| match k {
                    Key::Cluster(id) => Some(id),
                    _ => None,
                });
            }
            "year" => state.filter.years = reader.one(&value, years),
            "ind" => state.filter.indicators = reader.list(&value, |t| dataset.indicator(t)),
            "ev" => state.filter.evidence = reader.list(&value, Evidence::parse),
            "q" => value.clone_into(&mut state.filter.text),
            // One order so far, the plan's; a view that can be sorted adds its own.
            "sort" => {
                reader.one(&value, |t| (t == "plan").then_some(()));
            }
            _ => {}
        }
    }
    (state, problems)
}

/// Writes the state; what has its default is left out.
pub fn format(state: &State, dataset: &Dataset) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    let mut add = |name, value: String| {
        if !value.is_empty() {
            pairs.push((name, value));
        }
    };
    let Filter {
        areas,
        bases,
        clusters,
        years,
        indicators,
        evidence,
        text,
    } = &state.filter;
    let keys = |keys: &mut dyn Iterator<Item = Key>| {
        keys.map(|k| dataset.key_text(k))
            .collect::<Vec<_>>()
            .join(",")
    };
    if state.view != View::default() {
        add("view", state.view.name().to_owned());
    }
    add("sel", keys(&mut state.selected.iter().copied()));
    add("area", keys(&mut areas.iter().map(|&id| Key::TaskArea(id))));
    add("base", keys(&mut bases.iter().map(|&id| Key::BaseArea(id))));
    add(
        "cluster",
        keys(&mut clusters.iter().map(|&id| Key::Cluster(id))),
    );
    add(
        "year",
        years.map_or(String::new(), |(a, b)| {
            if a == b {
                a.to_string()
            } else {
                format!("{a}-{b}")
            }
        }),
    );
    add(
        "ind",
        indicators
            .iter()
            .map(|&id| dataset[id].slug.as_str())
            .collect::<Vec<_>>()
            .join(","),
    );
    add(
        "ev",
        evidence
            .iter()
            .map(|e| e.name())
            .collect::<Vec<_>>()
            .join(","),
    );
    add("q", text.clone());
    if state.lang != Lang::default() {
        add("lang", state.lang.tag().to_owned());
    }
    if state.group != Grouping::default() {
        add("group", state.group.name().to_owned());
    }
    let parts: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, RESERVED)))
        .collect();
    parts.join("&")
}

fn decode(value: &str) -> String {
    percent_decode_str(&value.replace('+', " "))
        .decode_utf8_lossy()
        .into_owned()
}

fn years(text: &str) -> Option<(i32, i32)> {
    let year = |t: &str| t.parse().ok().filter(|y| (1900..=2200_u32).contains(y));
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (year(first)?, year(last)?);
    (first <= last).then_some((first.cast_signed(), last.cast_signed()))
}

struct Reader<'a> {
    dataset: &'a Dataset,
    lang: Lang,
    name: &'a str,
    problems: &'a mut Vec<String>,
}

impl Reader<'_> {
    fn one<T>(&mut self, text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = read(text);
        if value.is_none() {
            let words = self.lang.words();
            let problem = fill(
                words.bad_state_value,
                &[("name", self.name), ("value", text)],
            );
            // Once is enough, however often the query repeats it.
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
        value
    }

    fn list<T: PartialEq>(&mut self, text: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let mut values = Vec::new();
        for part in text.split(',').filter(|p| !p.is_empty()) {
            if let Some(value) = self.one(part, &read)
                && !values.contains(&value)
            {
                values.push(value);
            }
        }
        values
    }

    fn keys<T: PartialEq>(&mut self, text: &str, pick: impl Fn(Key) -> Option<T>) -> Vec<T> {
        let dataset = self.dataset;
        self.list(text, |t| dataset.parse_key(t).and_then(&pick))
    }
}
