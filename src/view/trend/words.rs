//! What is said about the chart of an indicator over time.

use super::{Found, Model, how_joined, named};
use crate::dataset::{Dataset, Evidence, ReadingId, count};
use crate::figures::reading_value;
use crate::labels::{pairing_short, years};
use crate::state::State;
use crate::words::fill;

pub(in crate::view) fn title(model: &Model, state: &State) -> String {
    let Some(found) = Found::new(model, state) else {
        return state.lang.words().nothing_left.to_owned();
    };
    let dataset = &model.dataset;
    let (first, last) = found.years(dataset, state);
    let holes = [
        ("indicator", dataset[found.indicator].name.get(state.lang)),
        ("n", &found.drawn.len().to_string()),
        (
            "years",
            &years(&first.to_string(), &last.to_string(), state.lang),
        ),
    ];
    fill(state.lang.words().title_trend, &holes)
}

pub(in crate::view) fn description(model: &Model, state: &State) -> String {
    let words = state.lang.words();
    let dataset = &model.dataset;
    let Some(found) = Found::new(model, state) else {
        return words.nothing_left.to_owned();
    };
    let name = dataset[found.indicator].name.get(state.lang);
    if found.drawn.is_empty() {
        return fill(words.trend_none, &[("indicator", name)]);
    }
    let drawn = || found.drawn.iter().flat_map(|(_, readings)| readings);
    let readings = || drawn().map(|&id| &dataset[id]);
    let secondary = count(&mut readings().filter(|r| r.evidence == Evidence::Secondary));
    let mut text = fill(
        words.description_trend,
        &[
            ("n", &found.drawn.len().to_string()),
            ("readings", &count(&mut readings()).to_string()),
            ("secondary", &secondary.to_string()),
            ("indicator", name),
        ],
    );
    let lines = found.lines(dataset);
    let mut longest: Option<&(_, Vec<ReadingId>)> = None;
    for line in &lines {
        if line.1.len() > longest.map_or(1, |(_, known)| known.len()) {
            longest = Some(line);
        }
    }
    if let Some((pairing, line)) = longest
        && let (Some(&first), Some(&last)) = (line.first(), line.last())
    {
        let alone = lines.iter().filter(|(_, line)| line.len() == 1).count();
        text.push_str(&fill(
            words.description_trend_line,
            &[
                ("pairing", &pairing_short(dataset, *pairing, state.lang)),
                ("first", &point(dataset, state, first)),
                ("last", &point(dataset, state, last)),
                ("note", dataset[last].note.get(state.lang)),
            ],
        ));
        if alone > 0 {
            text.push_str(&fill(
                words.description_trend_apart,
                &[("n", &alone.to_string())],
            ));
        }
    }
    let mut say = |sentence: &str| {
        if state.lang == crate::words::Lang::En {
            text.push(' ');
        }
        text.push_str(sentence.trim_start());
    };
    say(&how_joined(dataset, state, &found));
    if found.about_all > 0 {
        say(&fill(
            words.description_trend_all,
            &[("n", &found.about_all.to_string())],
        ));
    }
    if !found.told.is_empty() {
        say(&named(dataset, state, words.trend_texts, &found.told));
    }
    if !found.missing.is_empty() {
        let count = found.missing.len().to_string();
        say(&fill(words.description_silent, &[("n", &count)]));
    }
    text
}

fn point(dataset: &Dataset, state: &State, id: ReadingId) -> String {
    let reading = &dataset[id];
    let holes = [
        ("value", &*reading_value(reading, dataset, state.lang)),
        ("date", &reading.date.label(state.lang)),
    ];
    fill(state.lang.words().trend_point, &holes)
}
