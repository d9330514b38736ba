//! The life of an app as JavaScript lives it: one call after the other.

use duikou::wasm::App;
use js_sys::JSON;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{FILTER, OVERLAY, QUERY, SCENE, SELECTION, WORDS, app, mirror, on_stage, read, spot};

/// The fields of `Card` that the tests read.
#[derive(Debug, PartialEq, Deserialize)]
struct Card {
    key: String,
    stage: usize,
    title: String,
    lines: Vec<String>,
    x: f64,
    width: f64,
}

fn card(app: &mut App) -> Option<Card> {
    let card = app.card();
    if card.is_undefined() || card.is_null() {
        None
    } else {
        Some(read(card))
    }
}

fn details(app: &App) -> Vec<String> {
    #[derive(Deserialize)]
    struct Detail {
        key: String,
    }
    let details: Vec<Detail> = read(app.details());
    details.into_iter().map(|detail| detail.key).collect()
}

/// A point in the middle of a thing.
fn middle(app: &mut App, key: &str) -> (f64, f64) {
    let spot = spot(app, key);
    (spot.x + spot.width / 2.0, spot.y + spot.height / 2.0)
}

#[wasm_bindgen_test]
fn pointing_shows_a_card_and_leaving_takes_it_away() {
    let mut app = on_stage("pairing", 1200.0);
    assert_eq!(card(&mut app), None);
    let (x, y) = middle(&mut app, "c320500");
    assert_eq!(app.pointer(0, x, y, false), OVERLAY);
    assert_eq!(app.pointer(0, x + 1.0, y, false), 0, "still there");
    let shown = card(&mut app).unwrap();
    assert_eq!(
        (shown.key.as_str(), shown.stage, shown.title.as_str()),
        ("c320500", 0, "苏州市")
    );
    assert!(shown.lines.join("，").contains("信阳市"));
    let (x, y) = middle(&mut app, "p09");
    assert_eq!(app.pointer(0, x, y, false), OVERLAY);
    assert_eq!(card(&mut app).unwrap().title, "信阳市 — 苏州市");
    assert_eq!(app.leave(), OVERLAY);
    assert_eq!((card(&mut app), app.leave()), (None, 0));
}

#[wasm_bindgen_test]
fn clicking_selects_one_or_several() {
    let mut app = on_stage("pairing", 1200.0);
    let chosen = OVERLAY | SELECTION | QUERY;
    let (x, y) = middle(&mut app, "p09");
    assert_eq!(app.click(0, x, y, false, false), chosen);
    assert_eq!(
        (app.selection(), app.query().as_str()),
        (vec!["p09".to_owned()], "sel=p09")
    );
    assert_eq!(details(&app), ["p09"]);
    assert!(spot(&mut app, "p09").pressed);
    let (x, y) = middle(&mut app, "c440300");
    assert_eq!(app.click(0, x, y, true, true), chosen);
    assert_eq!(details(&app), ["p09", "c440300"]);
    assert_eq!(
        app.click(0, 600.0, -40.0, true, false),
        0,
        "beside everything, several"
    );
    assert_eq!(
        app.click(0, 600.0, -40.0, false, false),
        chosen,
        "beside everything"
    );
    assert_eq!((app.selection(), app.query()), (Vec::new(), String::new()));
}

#[wasm_bindgen_test]
fn the_keyboard_does_what_the_pointer_does() {
    let mut app = on_stage("pairing", 360.0);
    let column = |app: &mut App, key: &str| Some(spot(app, key).column);
    let pairings = column(&mut app, "p01");
    assert_eq!(
        app.focus(0, Some("p01".to_owned()), pairings.clone()),
        OVERLAY
    );
    assert_eq!(card(&mut app).unwrap().key, "p01");
    let mut met = vec!["p01".to_owned()];
    while let Some(next) = app.neighbour(0, &met[met.len() - 1], "down", pairings.clone()) {
        met.push(next);
    }
    assert_eq!(
        met,
        (1..=20).map(|n| format!("p{n:02}")).collect::<Vec<_>>()
    );
    assert_eq!(
        app.neighbour(0, "p20", "home", pairings.clone()).as_deref(),
        Some("p01")
    );
    assert_eq!(
        app.neighbour(0, "p09", "left", pairings.clone()).as_deref(),
        Some("c320500")
    );
    assert_eq!(
        app.neighbour(0, "p09", "right", pairings).as_deref(),
        Some("c411500")
    );
    assert_eq!(app.neighbour(0, "p09", "sideways", None), None);
    assert_eq!(app.neighbour(0, "p99", "down", None), None);

    assert_eq!(app.activate("p01", false), OVERLAY | SELECTION | QUERY);
    assert_eq!(app.activate("p99", false), 0);
    assert_eq!(app.clear(), OVERLAY, "escape closes the card first");
    assert_eq!((card(&mut app), app.selection().len()), (None, 1));
    assert_eq!(app.clear(), OVERLAY | SELECTION | QUERY);
    assert_eq!(app.focus(0, None, None), 0);
}

#[wasm_bindgen_test]
fn a_province_on_both_sides_has_its_card_where_it_is() {
    let mut app = on_stage("pairing", 1200.0);
    app.set("group", Some("province".to_owned()));
    let both: Vec<_> = mirror(&mut app)
        .into_iter()
        .filter(|item| item.key == "pr440000")
        .collect();
    assert_eq!(both.len(), 2);
    for item in &both {
        let change = app.focus(0, Some(item.key.clone()), Some(item.column.clone()));
        assert_eq!(change, OVERLAY, "its card moves");
        assert!((card(&mut app).unwrap().x - item.x).abs() < f64::EPSILON);
        let below = app
            .neighbour(0, &item.key, "down", Some(item.column.clone()))
            .unwrap();
        let column = mirror(&mut app)
            .into_iter()
            .filter(|other| other.column == item.column);
        let mut keys = column
            .map(|other| other.key)
            .skip_while(|key| *key != item.key);
        assert_eq!(keys.nth(1), Some(below));
    }
}

#[wasm_bindgen_test]
fn a_state_query_comes_back_as_it_was() {
    let mut app = on_stage("pairing", 1200.0);
    let query = "view=timeline&sel=p09,c440300,k-yrd&base=b-taihang&year=2022-2024&ev=press&q=%E6%B7%B1&lang=en&group=province";
    let change = app.set("state", Some(query.to_owned()));
    assert_eq!(change, OVERLAY | SCENE | WORDS | SELECTION | QUERY | FILTER);
    assert_eq!(app.query(), query);
    assert_eq!(app.problems(), Vec::<String>::new());
    assert_eq!(app.set("state", Some(query.to_owned())), 0);
    app.set("state", None);
    assert_eq!(app.query(), "lang=en", "the language stays");
}

#[wasm_bindgen_test]
fn bad_values_fall_back_and_are_reported_once() {
    let mut app = app("en");
    for (name, value) in [
        ("view", "map"),
        ("lang", "fr"),
        ("theme", "pink"),
        ("size", "huge"),
        ("group", "river"),
    ] {
        app.set(name, Some(value.to_owned()));
        let problems = app.problems();
        assert_eq!(problems.len(), 1, "{name}");
        assert!(
            problems[0].contains(name) && problems[0].contains(value),
            "{}",
            problems[0]
        );
        assert_eq!(app.problems().len(), 0, "they are told once");
        app.set(name, None);
        assert_eq!(app.problems().len(), 0, "nothing is the default");
    }
    app.set("state", Some("sel=p77,p01&year=soon&what=ever".to_owned()));
    assert_eq!(
        (app.problems().len(), app.selection()),
        (2, vec!["p01".to_owned()])
    );
    app.select(vec!["p02".to_owned(), "q".to_owned()]);
    assert_eq!(
        (app.problems().len(), app.selection()),
        (1, vec!["p02".to_owned()])
    );
    app.set("colour", Some("red".to_owned()));
    app.add_stage("map");
    assert_eq!(app.problems().len(), 2);
}

#[wasm_bindgen_test]
fn calls_about_no_stage_do_no_harm() {
    let mut app = app("zh-CN");
    assert_eq!(app.resize(7, 100.0, 1.0), 0);
    assert_eq!(app.pointer(7, 1.0, 1.0, false), 0);
    assert_eq!(app.click(7, 1.0, 1.0, false, true), 0);
    assert_eq!(
        (app.svg(7), app.title(7), app.description(7)),
        Default::default()
    );
    assert_eq!(mirror(&mut app), []);
    assert!(app.height(7).abs() < f64::EPSILON);
    app.add_stage("pairing");
    for width in [f64::NAN, f64::INFINITY, -5.0] {
        app.resize(0, width, f64::NAN);
        assert!(app.height(0).abs() < f64::EPSILON, "{width} is hidden");
    }
    app.resize(0, 1e9, 1e9);
    assert!(app.height(0) > 0.0);
    assert_eq!(app.pointer(0, f64::NAN, f64::NAN, false), 0);
}

#[wasm_bindgen_test]
fn another_language_changes_every_word() {
    let mut app = on_stage("pairing", 1200.0);
    let before = (app.title(0), app.description(0), mirror(&mut app));
    let change = app.set("lang", Some("en".to_owned()));
    assert_eq!(change, WORDS | SCENE | OVERLAY | QUERY);
    assert_ne!(app.title(0), before.0);
    assert_ne!(app.description(0), before.1);
    for (zh, en) in before.2.iter().zip(mirror(&mut app)) {
        assert_ne!((&zh.label, &zh.column), (&en.label, &en.column));
        assert!(
            en.label.is_ascii() || en.label.contains('–'),
            "{}",
            en.label
        );
    }
    assert_eq!(app.query(), "lang=en");
}

fn input(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

#[wasm_bindgen_test]
fn pairings_and_readings_can_be_handed_in() {
    let input = input(
        r#"{
            "east": [{"name": "东一市", "group": 0}, {"name": "东二市", "group": 0}],
            "base": [{"name": "老一市", "group": 0}],
            "clusters": [{"name": "某城市群"}],
            "baseAreas": [{"name": "某革命老区"}],
            "pairings": [{"east": 0, "base": 0, "weight": 2}, {"east": 1, "base": 0}]
        }"#,
    );
    let mut app = App::of_pairings("zh-CN", "2026-11-23", &input)
        .ok()
        .unwrap();
    app.add_stage("pairing");
    app.resize(0, 1200.0, 1.0);
    let keys: Vec<String> = mirror(&mut app).into_iter().map(|item| item.key).collect();
    assert_eq!(keys.len(), 7, "{keys:?}");
    let drawn = app.svg(0);
    assert!(drawn.contains("东二市") && drawn.contains("某革命老区") && !drawn.contains("苏州"));
    let (x, y) = middle(&mut app, "p02");
    app.click(0, x, y, false, false);
    assert_eq!(details(&app), ["p02"]);

    let names = || vec!["某项".to_owned()];
    let change = app.load_readings(
        names(),
        names(),
        &[0, 1],
        &[0, 0],
        &[0, 0],
        &[2023, 2024],
        &[1.5, 2.0],
        &[0, 1],
        "government",
        Some(vec![1, 40]),
    );
    assert_eq!(
        change.ok(),
        Some(WORDS | SCENE | OVERLAY | SELECTION | QUERY | FILTER)
    );
    assert_eq!(app.selection(), Vec::<String>::new());
    app.add_stage("matrix");
    app.resize(1, 1200.0, 1.0);
    assert!(app.svg(1).contains("某项"));
}

#[wasm_bindgen_test]
fn pairings_that_cannot_be_drawn_are_named() {
    for (json, says) in [
        ("{}", "east"),
        (
            r#"{"east": 1, "base": [], "clusters": [], "baseAreas": [], "pairings": []}"#,
            "east:1:1",
        ),
        (
            r#"{"east": [{"name": "", "group": 3}], "base": [], "clusters": [{"name": "群"}], "baseAreas": [], "pairings": []}"#,
            "east:1:1",
        ),
        (
            r#"{"east": [], "base": [], "clusters": [], "baseAreas": [], "pairings": [{"east": 0, "base": 0, "weight": -1}]}"#,
            "pairings:1:3",
        ),
        ("null", "east"),
    ] {
        let error = App::of_pairings("en", "2026-11-23", &input(json))
            .err()
            .unwrap();
        let error: js_sys::Error = JsValue::from(error).unchecked_into();
        let message = String::from(error.message());
        assert!(message.contains(says), "{json}: {message}");
    }
}
