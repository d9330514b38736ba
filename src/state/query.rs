//! The state as one readable query string, for addresses, attributes and the
//! command line. `parse` and `format` are each other's inverse.

use super::{Filter, Grouping, Sort, State, View};
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

/// Among the kinds of evidence: totals count secondary sources too.
const TOTAL: &str = "total";

/// Reads a query over `base`, which keeps what a query does not name (theme,
/// text size, today). Keys that are absent return to their defaults, except the
/// language. Unknown keys are ignored; bad values fall back and are reported.
pub fn parse(query: &str, dataset: &Dataset, base: &State) -> (State, Vec<String>) {
    let mut state = State {
        lang: base.lang,
        theme: base.theme,
        size: base.size,
        more_contrast: base.more_contrast,
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
        reader.part(&mut state, &value, base.lang);
    }
    (state, problems)
}

/// Sets one part of the state by its key in a query; an empty value returns it
/// to its default. Unknown keys are ignored.
pub(super) fn set(
    state: &mut State,
    dataset: &Dataset,
    name: &str,
    value: &str,
    problems: &mut Vec<String>,
) {
    let lang = state.lang;
    let mut reader = Reader {
        dataset,
        lang,
        name,
        problems,
    };
    reader.part(state, value, lang);
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
        provinces,
        years,
        indicators,
        evidence,
        secondary_counts,
        text,
    } = &state.filter;
    let keys = |keys: &mut dyn Iterator<Item = Key>| {
        let mut texts = Vec::new();
        for key in keys {
            texts.push(dataset.key_text(key));
        }
        texts.join(",")
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
    let mut codes = Vec::new();
    for &id in provinces {
        codes.push(&*dataset[id].adcode);
    }
    add("prov", codes.join(","));
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
    let mut slugs = Vec::new();
    for &id in indicators {
        slugs.push(&*dataset[id].slug);
    }
    add("ind", slugs.join(","));
    let mut kinds = Vec::new();
    for kind in evidence {
        kinds.push(kind.name());
    }
    if *secondary_counts {
        kinds.push(TOTAL);
    }
    add("ev", kinds.join(","));
    add("q", text.clone());
    if state.lang != Lang::default() {
        add("lang", state.lang.tag().to_owned());
    }
    if state.group != Grouping::default() {
        add("group", state.group.name().to_owned());
    }
    add("sort", state.sort.name(dataset));
    if state.comparing {
        add("cmp", "1".to_owned());
    }
    add("map", state.map.clone());
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
    /// Reads the part that the reader's name tells. The language falls back to
    /// the one given, everything else to its default.
    fn part(&mut self, state: &mut State, value: &str, lang: Lang) {
        let dataset = self.dataset;
        let filter = &mut state.filter;
        match self.name {
            "view" => state.view = self.one(value, View::parse).unwrap_or_default(),
            "lang" => state.lang = self.one(value, Lang::parse).unwrap_or(lang),
            "group" => state.group = self.one(value, Grouping::parse).unwrap_or_default(),
            "sel" => state.selected = self.list(value, |t| dataset.parse_key(t)),
            "area" => {
                filter.areas = self.keys(value, |k| match k {
                    Key::TaskArea(id) => Some(id),
                    _ => None,
                });
            }
            "base" => {
                filter.bases = self.keys(value, |k| match k {
                    Key::BaseArea(id) => Some(id),
                    _ => None,
                });
            }
            "cluster" => {
                filter.clusters = self.keys(value, |k| match k {
                    Key::Cluster(id) => Some(id),
                    _ => None,
                });
            }
            "prov" => {
                filter.provinces = self.list(value, |code| {
                    match dataset.parse_key(&["pr", code].concat()) {
                        Some(Key::Province(id)) => Some(id),
                        _ => None,
                    }
                });
            }
            "year" => filter.years = self.one(value, years),
            "ind" => filter.indicators = self.list(value, |t| dataset.indicator(t)),
            "ev" => {
                filter.secondary_counts = value.split(',').any(|part| part == TOTAL);
                let kind = |t: &str| match t {
                    TOTAL => Some(None),
                    _ => Evidence::parse(t).map(Some),
                };
                filter.evidence = self.list(value, kind).into_iter().flatten().collect();
            }
            "q" => value.clone_into(&mut filter.text),
            // Understood by what reads files; here it is only remembered.
            "map" => value.clone_into(&mut state.map),
            "sort" => {
                let sort = self.one(value, |t| Sort::parse(t, dataset));
                state.sort = sort.unwrap_or_default();
            }
            "cmp" => {
                let one = |text: &str| (text == "1").then_some(true);
                state.comparing = self.one(value, one).unwrap_or_default();
            }
            _ => {}
        }
    }

    /// One value; an empty one is none, and no problem.
    fn one<T>(&mut self, text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        if text.is_empty() {
            return None;
        }
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
