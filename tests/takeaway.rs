//! What readers take away says by itself what it shows and what it rests on.

#![allow(clippy::unwrap_used)]

use duikou::dataset::{Dataset, csv};
use duikou::date::PartialDate;
use duikou::scene::Item;
use duikou::state::{State, View, parse};
use duikou::takeaway::{self, About, Extent};
use duikou::view::{self, Model};
use duikou::words::Lang;

fn model() -> Model {
    Model::new(Dataset::builtin().unwrap())
}

fn state(model: &Model, query: &str) -> State {
    let base = State {
        today: PartialDate::parse("2026-11-25"),
        ..State::default()
    };
    let (state, problems) = parse(query, &model.dataset, &base);
    assert_eq!(problems, Vec::<String>::new());
    state
}

const ADDRESS: &str = "https://example.org/duikou/#sel=p09";

fn file(query: &str, extent: Extent) -> (About, String) {
    let model = model();
    let state = state(&model, query);
    let about = takeaway::about(&model, &state, state.view, extent, ADDRESS);
    let sheet = takeaway::sheet(&model, &state, state.view, extent);
    let text = takeaway::csv(&sheet, &about, state.lang);
    (about, text)
}

/// The rows of a CSV file before its notes, and the notes.
fn parts(text: &str) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let (mut rows, mut notes, mut below) = (Vec::new(), Vec::new(), false);
    for row in csv::rows(text) {
        let cells: Vec<String> = row.unwrap().cells.into_iter().map(Into::into).collect();
        if cells == [""] {
            below = true;
        } else if below {
            notes.push(cells);
        } else {
            rows.push(cells);
        }
    }
    (rows, notes)
}

#[test]
fn a_table_has_the_rows_that_the_view_shows_or_all() {
    for (query, filtered, all) in [
        ("", 20, 20),
        ("cluster=k-jjj", 2, 20),
        // A selection lights up in a drawing and thins out a table.
        ("sel=p09", 20, 20),
        ("view=table&sel=p09", 8, 261),
        ("view=table", 261, 261),
        ("view=timeline", 258, 261),
        ("view=timeline&ev=government", 24, 261),
        ("view=sources&sel=p09", 5, 134),
    ] {
        for (extent, expected) in [(Extent::Filtered, filtered), (Extent::All, all)] {
            let (about, text) = file(query, extent);
            let (rows, _) = parts(&text);
            assert_eq!(rows.len() - 1, expected, "{query} {extent:?}");
            assert!(rows.iter().all(|row| row.len() == rows[0].len()));
            assert_eq!(about.rows, expected, "{query} {extent:?}");
        }
    }
}

#[test]
fn a_view_of_one_indicator_gives_that_indicator_alone() {
    let (_, text) = file("view=indicator", Extent::Filtered);
    let (rows, _) = parts(&text);
    let at = rows[0].iter().position(|name| name == "指标").unwrap();
    assert!(rows.len() > 5);
    assert!(rows.iter().skip(1).all(|row| row[at] == rows[1][at]));
}

#[test]
fn every_table_says_below_its_rows_what_it_is() {
    for lang in ["", "&lang=en"] {
        for view in View::ALL {
            let query = ["view=", view.name(), "&base=b-dabie-mountains", lang].concat();
            let (about, text) = file(&query, Extent::Filtered);
            let (_, notes) = parts(&text);
            let said: Vec<&str> = notes.iter().flatten().map(String::as_str).collect();
            for fact in [
                &about.title,
                &about.filters,
                &about.basis,
                &about.cutoff_label,
                &about.version,
                &about.citation,
            ] {
                assert!(!fact.is_empty() && said.contains(&fact.as_str()), "{fact}");
            }
            assert!(view == View::Pairing || said.contains(&about.sources.as_str()));
            assert_eq!(about.version.len(), 12);
        }
    }
}

#[test]
fn filters_are_told_in_words() {
    let filters = |query: &str, extent| file(query, extent).0.filters;
    let query = "view=table&sel=p09&base=b-dabie-mountains&year=2022-2024&ev=press";
    let said = filters(query, Extent::Filtered);
    for part in ["大别山", "2022—2024年", "新闻媒体", "信阳市 — 苏州市"] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(filters(query, Extent::All), "无，全部数据");
    assert_eq!(filters("lang=en", Extent::Filtered), "none (all data)");
}

#[test]
fn files_are_named_in_words() {
    for (query, extent, name) in [
        ("", Extent::Filtered, "duikou-结对关系-"),
        ("lang=en", Extent::Filtered, "duikou-pairings-"),
        ("view=table&ev=press", Extent::All, "duikou-读数表-全部-"),
        ("view=matrix", Extent::Filtered, "duikou-矩阵-"),
    ] {
        let found = file(query, extent).0.file_name;
        assert!(found.starts_with(name), "{found}");
        let month = found.strip_prefix(name).unwrap();
        assert!(PartialDate::parse(month).is_some(), "{found}");
    }
    let (about, _) = file("view=trend&lang=en", Extent::Filtered);
    assert!(!about.file_name.contains([' ', '/', ':']), "{about:?}");
}

#[test]
fn a_view_can_be_cited() {
    let (about, _) = file("sel=p09", Extent::Filtered);
    let model = model();
    let (version, cutoff) = (&model.dataset.version, model.dataset.cutoff);
    assert!(about.citation.starts_with("对口（duikou）. "));
    let end = format!("（数据版本{version}）[DB/OL]. ({cutoff})[2026-11-25]. {ADDRESS}");
    assert!(about.citation.ends_with(&end), "{}", about.citation);
    assert!(about.citation_plain.contains("2026年11月25日查阅"));
    assert!(about.citation_plain.ends_with(ADDRESS));
    // Without an address nothing dangles.
    let bare = takeaway::about(
        &model,
        &state(&model, ""),
        View::Pairing,
        Extent::Filtered,
        "",
    );
    assert!(bare.citation.ends_with('.'), "{}", bare.citation);
    assert!(!bare.citation_plain.ends_with('，'));
}

#[test]
fn a_picture_carries_its_title_filters_and_sources_and_loses_nothing_of_the_drawing() {
    let model = model();
    for lang in ["", "&lang=en"] {
        for view in View::ALL {
            for width in [320.0, 960.0] {
                let query = [
                    "view=",
                    view.name(),
                    "&sel=p09&base=b-dabie-mountains",
                    lang,
                ]
                .concat();
                let state = state(&model, &query);
                let (items, w, h) = takeaway::items(&model, &state, view, width);
                let drawing = view::drawing(&model, &state, view, width);
                let scene = view::scene(&model, &state, &drawing);
                assert!(items.len() > scene.items.len() && w == scene.width + 48.0);
                let texts: Vec<_> = items
                    .iter()
                    .filter_map(|item| match item {
                        Item::Text(text) => Some(text),
                        _ => None,
                    })
                    .collect();
                for text in &texts {
                    let bounds = text.bounds();
                    assert!(
                        bounds.x >= 20.0 && bounds.right() <= w - 16.0 && bounds.bottom() <= h,
                        "{view:?} {width}: {text:?}"
                    );
                }
                let svg = takeaway::picture(&model, &state, view, width).svg;
                for line in takeaway::credits(&model, &state, view) {
                    let start: String = line.chars().take(6).collect();
                    assert!(svg.contains(&start), "{start}");
                    assert!(
                        texts
                            .iter()
                            .any(|text| text.text.starts_with(start.trim_end()))
                    );
                }
                assert!(svg.contains("<title>") && svg.contains("<desc>"));
            }
        }
    }
}

#[test]
fn data_handed_in_by_a_page_have_no_version_and_say_so() {
    let mut dataset = Dataset::builtin().unwrap();
    dataset.version.clear();
    let model = Model::new(dataset);
    let state = State {
        lang: Lang::En,
        ..State::default()
    };
    let about = takeaway::about(&model, &state, View::Table, Extent::All, "");
    assert!(!about.citation.contains("version") && about.version.is_empty());
}
