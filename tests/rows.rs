//! What is said of readings that stand for many rows of a file: they count once for each.

#![allow(clippy::unwrap_used)]

use duikou::cube::Cube;
use duikou::dataset::{Dataset, Key, PairingId, ReadingId, count};
use duikou::details::{detail, overview, profile, reading_row};
use duikou::scene::Target;
use duikou::sheet::{Cell, readings};
use duikou::state::{Filter, Focus, State, View, parse};
use duikou::view::facets::facets;
use duikou::view::{
    Card, Model, card, description, drawing, matrix_grid, parse_target, scene, sources, title,
};
use duikou::words::Lang;

/// Of this many rows one reading is made here.
const ROWS: u32 = 1000;
const MORE: usize = 999;

/// A reading of what is, of a government page, about one pairing and one of its areas.
fn rolled_up() -> (Dataset, ReadingId) {
    let mut ds = Dataset::builtin().unwrap();
    let at = ds.readings.iter().position(|r| r.slug == "F021").unwrap();
    assert!(!ds.readings[at].planned && ds.readings[at].pairing.is_some());
    ds.readings[at].rows = ROWS;
    (ds, ReadingId(at as u32))
}

/// Says something of a data set.
type Say<'a> = &'a dyn Fn(&Dataset) -> String;

/// The first numbers of texts about the built-in data and about these.
fn numbers(say: Say) -> [usize; 2] {
    [Dataset::builtin().unwrap(), rolled_up().0].map(|ds| {
        let text = say(&ds);
        let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = digits.find(|c: char| !c.is_ascii_digit());
        digits[..end.unwrap_or(digits.len())].parse().unwrap()
    })
}

fn state(ds: &Dataset, query: &str) -> State {
    let (state, problems) = parse(query, ds, &State::default());
    assert_eq!(problems, Vec::<String>::new());
    state
}

/// The lines of the card of a target that say how many readings there are.
fn line_of_card(ds: &Dataset, view: View, target: &str) -> String {
    let (model, mut state) = (Model::new(ds.clone()), State::default());
    state.view = view;
    let target: Target = parse_target(ds, target).unwrap();
    state.hover = Some((0, target));
    let scene = scene(&model, &state, &drawing(&model, &state, view, 1200.0));
    let Card { lines, .. } = card(&model, &state, &scene, None).unwrap();
    lines
        .into_iter()
        .find(|line| line.contains("读数"))
        .unwrap()
}

#[test]
fn every_count_of_readings_counts_the_rows() {
    let (ds, id) = rolled_up();
    let reading = &ds[id];
    let pairing = reading.pairing.unwrap();
    let (pairing_key, area_key) = (
        ds.key_text(Key::Pairing(pairing)),
        ds.key_text(Key::TaskArea(reading.area)),
    );
    let cell = format!("{pairing_key}/{area_key}");
    let year = format!("y{}", reading.date.year);
    let table = |ds: &Dataset| {
        let model = Model::new(ds.clone());
        title(&model, &state(ds, "view=table"), View::Table)
    };
    let of_indicator = |ds: &Dataset, view| {
        let query = format!("ind={}", ds[ds[id].indicator].slug);
        description(&Model::new(ds.clone()), &state(ds, &query), view)
    };
    let says: [(&str, Say); 12] = [
        ("cell", &|ds| line_of_card(ds, View::Matrix, &cell)),
        ("area", &|ds| line_of_card(ds, View::Matrix, &area_key)),
        ("pairing", &|ds| {
            line_of_card(ds, View::Pairing, &pairing_key)
        }),
        ("year", &|ds| line_of_card(ds, View::Timeline, &year)),
        ("timeline", &|ds| {
            let model = Model::new(ds.clone());
            let text = description(&model, &State::default(), View::Timeline);
            text.split_once("共有").unwrap().1.to_owned()
        }),
        ("indicator", &|ds| {
            let text = of_indicator(ds, View::Indicator);
            text.split_once("公开读数，共").unwrap().1.to_owned()
        }),
        ("trend", &|ds| {
            let text = of_indicator(ds, View::Trend);
            text.split_once("共有").unwrap().1.to_owned()
        }),
        ("table", &table),
        ("overview", &|ds| {
            let overview = overview(ds, &Filter::default(), Lang::Zh);
            let task = overview.tasks.into_iter().find(|task| task.key == area_key);
            task.unwrap().known
        }),
        ("profile", &|ds| {
            let cube = Cube::new(ds).unwrap();
            profile(ds, &cube, pairing, None, Lang::Zh).basis
        }),
        ("left out", &|ds| {
            let filter = state(ds, "ev=secondary").filter;
            let key = Key::Pairing(pairing);
            let detail = detail(ds, key, &filter, &Focus::default(), Lang::Zh).unwrap();
            detail.left_out.concat()
        }),
        ("sources", &|ds| {
            let model = Model::new(ds.clone());
            let entries = sources::entries(&model, &State::default());
            let slug = &ds[ds[id].source].slug;
            let entry = entries.iter().find(|entry| entry.source.key == *slug);
            entry.unwrap().readings.to_string()
        }),
    ];
    for (name, say) in says {
        let [before, after] = numbers(say);
        assert_eq!(after, before + MORE, "{name}");
    }
}

#[test]
fn facets_and_matrix_count_alike() {
    let (ds, _) = rolled_up();
    let (all, about_all) = (
        count(&mut ds.readings.iter()),
        ds.readings.iter().filter(|r| r.pairing.is_none()).count(),
    );
    let model = Model::new(ds);
    let state = State::default();
    assert_eq!(facets(&model, &state).readings, all);
    let grid = matrix_grid(&model, &state);
    assert_eq!(grid.whole().readings(), all - about_all);
    assert_eq!(grid.elsewhere, about_all);
}

#[test]
fn the_table_says_how_many_lines_and_how_many_readings() {
    let (ds, _) = rolled_up();
    let (lines, all) = (ds.readings.len(), ds.readings.len() + MORE);
    let model = Model::new(ds);
    let said = |query: &str| {
        let state = state(&model.dataset, query);
        [title, description].map(|say| say(&model, &state, View::Table))
    };
    let [title, about] = said("view=table");
    assert_eq!(title, format!("对口合作公开读数：{all}条，汇总为{lines}条"));
    assert!(
        about.starts_with(&format!("共{all}条公开读数，")),
        "{about}"
    );
    assert!(
        about.contains(&format!("这些读数汇总为{lines}条列出。")),
        "{about}"
    );
    let [title, about] = said("view=table&lang=en");
    assert!(
        title.ends_with(&format!(": {all}, rolled up to {lines}")),
        "{title}"
    );
    assert!(
        about.contains(&format!(" They are listed rolled up to {lines}. ")),
        "{about}"
    );
}

#[test]
fn a_reading_says_of_how_many_rows_it_is() {
    let (ds, id) = rolled_up();
    let note = |lang| reading_row(&ds, id, lang).note;
    assert!(
        note(Lang::Zh).ends_with("；由1000行汇总"),
        "{}",
        note(Lang::Zh)
    );
    assert!(note(Lang::En).ends_with("; 1000 rows together"));
    let other = reading_row(&ds, ReadingId(id.0 + 1), Lang::Zh).note;
    assert_eq!(other, ds.readings[id.index() + 1].note.zh);
}

#[test]
fn the_downloaded_table_has_the_column_only_where_it_says_something() {
    let keys = |ds: &Dataset| readings(ds, None, Lang::En).keys;
    assert!(!keys(&Dataset::builtin().unwrap()).contains(&"rows"));
    let (ds, id) = rolled_up();
    assert_eq!(keys(&ds).last(), Some(&"rows"));
    let rows = &readings(&ds, None, Lang::En).rows;
    let cell = |at: usize| rows[at].last().unwrap().clone();
    assert_eq!(cell(id.index()), Cell::Number(f64::from(ROWS), 0));
    assert_eq!(cell(id.index() + 1), Cell::Number(1.0, 0));
}

#[test]
fn counts_that_are_full_do_no_harm() {
    let mut ds = Dataset::builtin().unwrap();
    for reading in &mut ds.readings {
        reading.rows = u32::MAX;
    }
    let cube = Cube::new(&ds).unwrap();
    let told = profile(&ds, &cube, PairingId(8), None, Lang::En).basis;
    assert!(!told.is_empty());
    let model = Model::new(ds);
    for view in View::ALL {
        let state = State {
            view,
            ..State::default()
        };
        let scene = scene(&model, &state, &drawing(&model, &state, view, 360.0));
        assert!(!scene.items.is_empty());
        assert!(!description(&model, &state, view).is_empty());
    }
}
