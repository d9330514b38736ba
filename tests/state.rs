//! How every message changes the state, and what it makes necessary.

#![allow(clippy::unwrap_used)]

use duikou::dataset::{Dataset, Key};
use duikou::layout::graph::Grouping;
use duikou::scene::Target;
use duikou::state::{Change, Message, State, View, lit_pairings, update};
use duikou::theme::{TextSize, ThemeName};
use duikou::words::Lang;

const CHOSEN: Change = bits(&[Change::OVERLAY, Change::SELECTION, Change::QUERY]);

const fn bits(changes: &[Change]) -> Change {
    let (mut sum, mut i) = (0, 0);
    while i < changes.len() {
        sum |= changes[i].0;
        i += 1;
    }
    Change(sum)
}

/// A state and the data it is about.
struct Reader {
    dataset: Dataset,
    state: State,
    problems: Vec<String>,
}

impl Reader {
    fn new() -> Reader {
        Reader {
            dataset: Dataset::builtin().unwrap(),
            state: State::default(),
            problems: Vec::new(),
        }
    }

    fn key(&self, text: &str) -> Key {
        self.dataset.parse_key(text).unwrap()
    }

    fn send(&mut self, message: Message) -> Change {
        update(&mut self.state, &self.dataset, message, &mut self.problems)
    }

    fn choose(&mut self, key: &str, additive: bool) -> Change {
        let target = Target::Key(self.key(key));
        self.send(Message::Pick { target, additive })
    }

    fn hover(&mut self, key: &str) -> Change {
        let key = self.key(key);
        self.send(Message::Hover(Some((0, Target::Key(key)))))
    }

    fn selection(&self) -> String {
        let keys: Vec<_> = self
            .state
            .selected
            .iter()
            .map(|&key| self.dataset.key_text(key))
            .collect();
        keys.join(" ")
    }
}

fn part(name: &str, value: &str) -> Message {
    Message::Part {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

#[test]
fn pointing_repaints_the_overlay_only() {
    let mut reader = Reader::new();
    assert_eq!(reader.hover("p09"), Change::OVERLAY);
    assert_eq!(reader.hover("p09"), Change::NONE, "already there");
    assert_eq!(reader.hover("c320500"), Change::OVERLAY);
    assert_eq!(reader.send(Message::Hover(None)), Change::OVERLAY);
    assert_eq!(reader.send(Message::Hover(None)), Change::NONE);
}

#[test]
fn choosing_selects_and_choosing_again_lets_go() {
    let mut reader = Reader::new();
    assert_eq!(reader.choose("p09", false), CHOSEN);
    assert_eq!(reader.selection(), "p09");
    assert_eq!(reader.choose("p10", false), CHOSEN, "replaces");
    assert_eq!(reader.selection(), "p10");
    assert_eq!(reader.choose("p10", false), CHOSEN, "lets go");
    assert_eq!(reader.selection(), "");
}

#[test]
fn several_are_selected_in_the_order_they_were_chosen() {
    let mut reader = Reader::new();
    for key in ["c320500", "p01", "b-taihang"] {
        assert_eq!(reader.choose(key, true), CHOSEN);
    }
    assert_eq!(reader.selection(), "c320500 p01 b-taihang");
    assert_eq!(reader.choose("p01", true), CHOSEN, "takes one out");
    assert_eq!(reader.selection(), "c320500 b-taihang");
    assert_eq!(
        reader.choose("b-taihang", false),
        CHOSEN,
        "keeps this one only"
    );
    assert_eq!(reader.selection(), "b-taihang");
}

#[test]
fn the_selection_can_be_set_as_a_whole() {
    let mut reader = Reader::new();
    let keys = vec![reader.key("p02"), reader.key("p01")];
    assert_eq!(reader.send(Message::Select(keys.clone())), CHOSEN);
    assert_eq!(reader.selection(), "p02 p01");
    assert_eq!(reader.send(Message::Select(keys)), Change::NONE);
    assert_eq!(reader.send(Message::Select(Vec::new())), CHOSEN);
}

#[test]
fn escape_closes_the_card_before_it_lets_go_of_the_selection() {
    let mut reader = Reader::new();
    reader.choose("p09", false);
    reader.hover("p10");
    assert_eq!(reader.send(Message::Dismiss), Change::OVERLAY);
    assert_eq!(
        (reader.state.hover, reader.selection().as_str()),
        (None, "p09")
    );
    assert_eq!(reader.send(Message::Dismiss), CHOSEN);
    assert_eq!(reader.selection(), "");
    assert_eq!(reader.send(Message::Dismiss), Change::NONE);
}

#[test]
fn what_is_set_says_what_must_be_done_again() {
    let scene = bits(&[Change::SCENE, Change::OVERLAY]);
    let grouped = bits(&[Change::SCENE, Change::OVERLAY, Change::QUERY]);
    let filtered = bits(&[grouped, Change::FILTER]);
    let words = bits(&[Change::WORDS, Change::SCENE, Change::OVERLAY, Change::QUERY]);
    for (message, change) in [
        (
            Message::View(View::Timeline),
            bits(&[Change::SCENE, Change::QUERY]),
        ),
        (Message::Lang(Lang::En), words),
        (Message::Theme(ThemeName::Dark), scene),
        (Message::Size(TextSize::Large), scene),
        (part("group", "province"), grouped),
        (Message::Query("cluster=k-yrd".to_owned()), filtered),
        (Message::Query("q=深圳".to_owned()), filtered),
        (Message::Query("sel=p09".to_owned()), CHOSEN),
        (Message::Query("lang=en".to_owned()), words),
        (Message::Query(String::new()), Change::NONE),
    ] {
        let mut reader = Reader::new();
        assert_eq!(reader.send(message.clone()), change, "{message:?}");
        assert_eq!(
            reader.send(message.clone()),
            Change::NONE,
            "{message:?} again"
        );
        assert_eq!(reader.problems, Vec::<String>::new());
    }
}

#[test]
fn a_query_replaces_what_it_can_name_and_keeps_the_rest() {
    let mut reader = Reader::new();
    reader.send(Message::Theme(ThemeName::Dark));
    reader.send(Message::Size(TextSize::Large));
    reader.choose("p01", false);
    reader.send(Message::Query("sel=p02&base=b-taihang".to_owned()));
    let change = reader.send(Message::Query("sel=p03".to_owned()));
    assert_eq!(
        change,
        bits(&[CHOSEN, Change::SCENE, Change::FILTER]),
        "the filter is gone"
    );
    assert_eq!(reader.selection(), "p03");
    assert_eq!(
        (reader.state.theme, reader.state.size),
        (ThemeName::Dark, TextSize::Large)
    );
}

#[test]
fn a_bad_query_is_reported_and_falls_back() {
    let mut reader = Reader::new();
    reader.send(part("group", "province"));
    reader.send(Message::Query(
        "group=country&sel=p99,p01&colour=red".to_owned(),
    ));
    assert_eq!(reader.state.group, Grouping::Cluster);
    assert_eq!(reader.selection(), "p01");
    assert_eq!(
        reader.problems,
        [
            "“group”的值“country”无法识别，已改用默认值",
            "“sel”的值“p99”无法识别，已改用默认值"
        ]
    );
}

#[test]
fn what_is_chosen_lights_the_pairings_through_it() {
    let reader = Reader::new();
    for (key, lit) in [
        ("p09", "p09"),
        ("c440300", "p01 p11 p18"),
        ("c360700", "p01"),
        ("b-dabie-mountains", "p08 p09 p10"),
        ("k-other", "p19"),
        ("pr330000", "p10 p12 p15 p20"),
        ("p01.03", "p01"),
        ("t-red-culture", ""),
    ] {
        let targets = [Target::Key(reader.key(key))];
        let found = lit_pairings(&reader.dataset, &targets);
        let found: Vec<_> = found
            .into_iter()
            .map(|id| reader.dataset.key_text(Key::Pairing(id)))
            .collect();
        assert_eq!(found.join(" "), lit, "{key}");
    }
}

#[test]
fn a_filter_keeps_the_pairings_that_pass_every_part() {
    for (query, kept) in [
        ("", 20),
        ("cluster=k-gba", 8),
        ("cluster=k-gba,k-other", 9),
        ("base=b-dabie-mountains", 3),
        ("base=b-dabie-mountains&cluster=k-yrd", 3),
        ("base=b-dabie-mountains&cluster=k-gba", 0),
        ("q=深圳", 3),
        ("q=SHENZHEN", 3),
        ("q=zhang jia jie", 1),
        ("q=广东", 8),
        ("q=  ", 20),
    ] {
        let mut reader = Reader::new();
        reader.send(Message::Query(query.to_owned()));
        let filter = &reader.state.filter;
        let pairings = (0..20).map(duikou::dataset::PairingId);
        let count = pairings
            .filter(|&id| filter.keeps_pairing(&reader.dataset, id))
            .count();
        assert_eq!(count, kept, "{query}");
    }
}

#[test]
fn a_filter_keeps_the_readings_that_pass_every_part() {
    let keeps = |query: &str| {
        let mut reader = Reader::new();
        reader.send(Message::Query(query.to_owned()));
        let filter = reader.state.filter.clone();
        let readings = reader.dataset.readings.clone();
        readings
            .into_iter()
            .filter(move |reading| filter.keeps_reading(reading))
            .collect::<Vec<_>>()
    };
    let all = keeps("").len();
    assert_eq!(all, Reader::new().dataset.readings.len());
    let years = keeps("year=2023-2024");
    assert!(years.iter().all(|r| (2023..=2024).contains(&r.date.year)));
    let by_evidence: usize = ["founding", "government", "press", "secondary"]
        .map(|kind| keeps(&format!("ev={kind}")).len())
        .iter()
        .sum();
    assert_eq!(by_evidence, all, "every reading has one kind of evidence");
    let both = keeps("year=2023&ev=press");
    assert!(!both.is_empty() && both.len() < keeps("ev=press").len());
}
