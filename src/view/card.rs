//! The words about one target: on the card and for a screen reader.

use super::Model;
use crate::dataset::{
    CityId, Dataset, Evidence, Key, Pairing, PairingId, Reading, ReadingId, Side, SourceId, count,
};
use crate::figures::{evidence_word, reading_note, reading_value};
use crate::geometry::Rect;
use crate::labels::{pairing_label, pairing_short, pairing_title, term};
use crate::layout::graph::same_province;
use crate::scene::{Place, Scene, Target};
use crate::state::{State, touches};
use crate::words::{Lang, fill};
use serde::Serialize;

/// What is pointed at or focused, in words, and the box the card must not cover.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Card {
    /// What it is about.
    pub key: String,
    /// The stage it stands on.
    pub stage: usize,
    /// Heading.
    pub title: String,
    /// Lines below it.
    pub lines: Vec<String>,
    /// Left edge in CSS pixels of the stage.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The card for what is pointed at or focused, at the place where it is.
pub fn card(model: &Model, state: &State, scene: &Scene, place: Option<Place>) -> Option<Card> {
    let (stage, target) = state.hover?;
    let on_band = scene.gaps.iter().any(|g| g.targets.contains(&target));
    let spot = scene.spot(target, place).map(|spot| spot.rect);
    // A ribbon is long: its card keeps to the pointer.
    let rect = match place {
        Some(Place::At(p)) if on_band && !spot.is_some_and(|r| r.contains(p)) => {
            Rect::new(p.x, p.y, 0.0, 0.0).grown(6.0, 10.0)
        }
        _ => spot?,
    };
    let (title, lines) = texts(model, state, target);
    Some(Card {
        key: super::target_text(&model.dataset, target),
        stage,
        title,
        lines,
        x: rect.x,
        y: rect.y,
        width: rect.width,
        height: rect.height,
    })
}

/// One sentence that names a target.
pub(super) fn spoken(model: &Model, state: &State, target: Target) -> String {
    if let Target::Key(Key::Pairing(pairing)) = target {
        return pairing_label(&model.dataset, pairing, state.lang);
    }
    let (title, mut lines) = texts(model, state, target);
    lines.insert(0, title);
    lines.join(comma(state.lang))
}

fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    }
}

fn texts(model: &Model, state: &State, target: Target) -> (String, Vec<String>) {
    match target {
        Target::Reading(reading) => of_reading(model, state, reading),
        Target::Key(Key::Pairing(pairing)) => of_pairing(model, state, pairing),
        Target::Key(Key::TaskArea(area)) => super::charts::area_card(model, state, area),
        Target::Key(key) => of_node(model, state, key),
        Target::Year(year) => of_year(model, state, year),
        Target::Cell(pairing, column) => super::charts::cell_card(model, state, pairing, column),
    }
}

/// A year on an axis: how much of it is on record, and what choosing it does.
fn of_year(model: &Model, state: &State, year: i32) -> (String, Vec<String>) {
    let words = state.lang.words();
    let n = model.readings_in(year);
    let line = if n == 0 {
        words.no_public_data.to_owned()
    } else {
        fill(words.card_year_readings, &[("n", &n.to_string())])
    };
    let title = fill(words.date_year, &[("year", &year.to_string())]);
    (title, vec![line, words.card_year_hint.to_owned()])
}

fn of_pairing(model: &Model, state: &State, id: PairingId) -> (String, Vec<String>) {
    let (dataset, lang, words) = (&model.dataset, state.lang, state.lang.words());
    let pairing = &dataset[id];
    let mut lines = vec![dataset[pairing.base_area].name.get(lang).to_owned()];
    lines.push(fill(words.card_term, &[("term", &term(pairing, lang))]));
    if let Some(province) = same_province(dataset, id) {
        lines.push(fill(
            words.card_same_province,
            &[("province", dataset[province].name.get(lang))],
        ));
    }
    lines.push(evidence_count(model, state, id));
    (pairing_title(dataset, id, lang), lines)
}

/// How many public readings a pairing has, by evidence; never a bare zero.
fn evidence_count(model: &Model, state: &State, id: PairingId) -> String {
    let words = state.lang.words();
    let readings = || model.readings_of(id).iter().map(|&id| &model.dataset[id]);
    let all = count(&mut readings());
    if all == 0 {
        return words.no_public_data.to_owned();
    }
    let secondary = count(&mut readings().filter(|r| r.evidence == Evidence::Secondary));
    fill(
        words.card_readings,
        &[
            ("n", &all.to_string()),
            ("secondary", &secondary.to_string()),
        ],
    )
}

fn of_node(model: &Model, state: &State, key: Key) -> (String, Vec<String>) {
    let (dataset, lang, words) = (&model.dataset, state.lang, state.lang.words());
    let mut shown = model.shown(state);
    shown.retain(|&p| touches(dataset, p, key));
    if let Key::City(id) = key {
        return of_city(dataset, lang, id, &shown);
    }
    let name = match key {
        Key::Cluster(id) => dataset[id].name.get(lang),
        Key::BaseArea(id) => dataset[id].name.get(lang),
        Key::Province(id) => dataset[id].name.get(lang),
        Key::City(_) | Key::Pairing(_) | Key::CountyPair(_) | Key::TaskArea(_) => "",
    };
    let count = fill(words.card_pairings, &[("n", &shown.len().to_string())]);
    (name.to_owned(), vec![count])
}

fn of_city(
    dataset: &Dataset,
    lang: Lang,
    id: CityId,
    pairings: &[PairingId],
) -> (String, Vec<String>) {
    let city = &dataset[id];
    let group = match city.side {
        Side::East(cluster) => dataset[cluster].name.get(lang),
        Side::Base(area) => dataset[area].name.get(lang),
    };
    let province = dataset[city.province].name.get(lang);
    // A municipality is its own province; once is enough.
    let place = if province == city.name.get(lang) {
        group.to_owned()
    } else {
        [province, group].join(comma(lang))
    };
    let mut partners: Vec<&str> = Vec::new();
    for &pairing in pairings {
        let Pairing { base, east, .. } = dataset[pairing];
        let partner = if base == id { east } else { base };
        partners.push(dataset[partner].name.get(lang));
    }
    let partners = partners.join(enumeration(lang));
    let paired = fill(lang.words().card_paired_with, &[("cities", &partners)]);
    (city.name.get(lang).to_owned(), vec![place, paired])
}

/// Readings listed on a card; the panel has the rest.
const MOST_LISTED: usize = 5;

fn of_reading(model: &Model, state: &State, id: ReadingId) -> (String, Vec<String>) {
    let (dataset, lang, words) = (&model.dataset, state.lang, state.lang.words());
    let reading = &dataset[id];
    let line = |r: &Reading| {
        let indicator = dataset[r.indicator].name.get(lang);
        fill(
            words.card_value,
            &[
                ("indicator", indicator),
                ("value", &reading_value(r, dataset, lang)),
            ],
        )
    };
    let mut together: Vec<&Reading> = Vec::new();
    let mut sources: Vec<SourceId> = Vec::new();
    for &other in model.sharing_mark(id) {
        let other = &dataset[other];
        if state.filter.keeps_reading(other) {
            together.push(other);
            if !sources.contains(&other.source) {
                sources.push(other.source);
            }
        }
    }
    let mut lines = vec![reading.date.label(lang)];
    let title = if together.len() > 1 {
        for other in together.iter().take(MOST_LISTED) {
            lines.push(line(other));
        }
        if together.len() > MOST_LISTED {
            let rest = (together.len() - MOST_LISTED).to_string();
            lines.push(fill(words.card_more, &[("n", &rest)]));
        }
        fill(words.card_together, &[("n", &together.len().to_string())])
    } else {
        lines.push(line(reading));
        reading_note(reading, lang)
    };
    if let Some(pairing) = reading.pairing {
        lines.insert(0, pairing_short(dataset, pairing, lang));
    }
    let mut publishers: Vec<&str> = Vec::new();
    for source in sources {
        let publisher = publisher(dataset, source, lang);
        if !publishers.contains(&publisher) {
            publishers.push(publisher);
        }
    }
    let sources = publishers.join(enumeration(lang));
    lines.push(fill(
        words.card_source,
        &[
            ("source", &sources),
            ("kind", evidence_word(reading.evidence, lang)),
        ],
    ));
    (title, lines)
}

fn publisher(dataset: &Dataset, source: SourceId, lang: Lang) -> &str {
    let publisher = &dataset[source].publisher;
    if publisher.is_empty() {
        lang.words().publisher_unknown
    } else {
        publisher
    }
}

fn enumeration(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    }
}
