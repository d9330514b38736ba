//! How texts are set: whole in both languages, Chinese as Chinese is printed.
//!
//! The rule for Chinese beside Latin letters and figures: nothing between them,
//! neither a space nor a thin one; fonts and the layout leave what is needed.
//! Between two names a dash or a middle dot stands with a space on either side.
//! (Problems in data files are told in terminals: what they quote of a file
//! stands apart there, so that it can be found and copied.)

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use duikou::dataset::{Dataset, Key, PairingId};
use duikou::date::PartialDate;
use duikou::details;
use duikou::scene::Item;
use duikou::state::{Focus, State, View, parse};
use duikou::text::{width, wrap, wrap_evenly};
use duikou::theme::TextSize;
use duikou::view::{
    Model, card, choices, description, drawing, filters, mirror, overlay, scene, title,
};
use duikou::words::{Lang, TABLE};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

fn is_han(c: char) -> bool {
    matches!(c as u32, 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Faults of a Chinese text. What stands in `{}` is filled in later; titles are
/// quoted as they were published.
fn faults(text: &str) -> Vec<&'static str> {
    let mut plain = String::new();
    let mut quoted = 0_u32;
    for c in text.chars() {
        match c {
            '《' => quoted += 1,
            '》' => quoted = quoted.saturating_sub(1),
            // A hole is like a figure or a word.
            '{' => plain.push('0'),
            _ if quoted == 0 => plain.push(c),
            _ => {}
        }
    }
    let chars: Vec<char> = plain.chars().collect();
    let mut faults = Vec::new();
    if !chars.iter().any(|c| is_han(*c)) {
        return faults;
    }
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1).copied();
        let beside =
            |what: &dyn Fn(char) -> bool| before.is_some_and(what) || after.is_some_and(what);
        if c == ' ' {
            let dash = |c: char| matches!(c, '—' | '·' | '–' | '|');
            if beside(&is_han) && !beside(&dash) {
                faults.push("a space beside a Chinese character");
            }
        }
        if matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')' | '"' | '\'') && beside(&is_han) {
            faults.push("Latin punctuation beside a Chinese character");
        }
        if c == '.' && before.is_some_and(is_han) {
            faults.push("a Latin full stop");
        }
        if matches!(c, '，' | '。' | '；' | '：' | '、') && after == Some(' ') {
            faults.push("a space behind full-width punctuation");
        }
        if matches!(c as u32, 0xFF10..=0xFF19 | 0xFF21..=0xFF5A) {
            faults.push("a full-width figure or letter");
        }
        let stop = |c: char| matches!(c, '，' | '。' | '；' | '：' | '、');
        if stop(c) && after.is_some_and(stop) {
            faults.push("two stops in a row");
        }
    }
    faults
}

#[test]
fn the_rule_finds_what_it_should() {
    for (text, count) in [
        ("读数3条，最近2024年。", 0),
        ("读数 3 条", 2),
        ("按Tab键,换列", 1),
        ("结束。 又", 2),
        ("信阳市 — 苏州市", 0),
        ("《A Title, as published (1)》见文", 0),
        ("已完成.", 1),
        ("如此。，", 1),
        ("１条", 1),
        ("only, Latin (text)", 0),
    ] {
        assert_eq!(faults(text).len(), count, "{text}: {:?}", faults(text));
    }
}

#[test]
fn every_word_is_there_in_both_languages_and_set_by_the_rule() {
    let mut found = Vec::new();
    let mut keys = BTreeSet::new();
    for (key, zh, en) in TABLE {
        for fault in faults(zh) {
            found.push(format!("{key}: {fault}: {zh}"));
        }
        // What joins sentences is nothing in Chinese and a space in English.
        let joins = key.ends_with("_space") || key.ends_with("_gap");
        if !joins && (zh.trim().is_empty() || en.trim().is_empty()) {
            found.push(format!("{key}: empty"));
        }
        if en
            .chars()
            .any(|c| is_han(c) || ('\u{3000}'..='\u{303f}').contains(&c))
            && *key != "other_language"
            && *key != "html_title"
            && *key != "cite_title"
        {
            found.push(format!("{key}: Chinese in English: {en}"));
        }
        if en.contains("  ") || en.contains(" ,") || en.contains(" .") {
            found.push(format!("{key}: spaces: {en}"));
        }
        if holes(zh) != holes(en) && !joins {
            found.push(format!("{key}: other holes: {zh} | {en}"));
        }
        if !keys.insert(key) {
            found.push(format!("{key}: twice"));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_is_said_without_the_table_keeps_to_the_rule_too() {
    let mut found = Vec::new();
    let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '{' | '}' | '$');
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = files_in(&root.join("www"));
    files.extend(files_in(&root.join("src/dataset")));
    for told in [
        "src/ingest/finding.rs",
        "src/ingest/file.rs",
        "src/ingest/template.rs",
        "src/ingest/reader/say.rs",
        "sheets/src/fault.rs",
    ] {
        files.push(root.join(told));
    }
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        for line in text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            let chars: Vec<char> = line.chars().collect();
            let spaced = chars.windows(3).any(|three| {
                let mixed = |a: char, b: char| is_han(a) && latin(b);
                three[1] == ' ' && (mixed(three[0], three[2]) || mixed(three[2], three[0]))
            });
            if spaced {
                found.push(line.trim().to_owned());
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_in(&path));
        } else if ["rs", "js", "html", "css"]
            .map(OsStr::new)
            .contains(&path.extension().unwrap_or_default())
        {
            files.push(path);
        }
    }
    files
}

fn holes(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

/// Everything said of a state of a view.
fn said(model: &Model, state: &State) -> Vec<String> {
    let drawing = drawing(model, state, state.view, 1200.0);
    let scene = scene(model, state, &drawing);
    let mut texts = vec![
        title(model, state, state.view),
        description(model, state, state.view),
    ];
    for item in mirror(model, state, &scene) {
        texts.extend([item.label, item.column.to_owned()]);
    }
    for spot in &scene.spots {
        let pointed = State {
            hover: Some((0, spot.target)),
            ..state.clone()
        };
        if let Some(card) = card(model, &pointed, &scene, None) {
            texts.push(card.title);
            texts.extend(card.lines);
        }
    }
    let chosen = choices(model, state, state.view);
    for choice in chosen.into_iter().chain(filters(model, state)) {
        texts.push(choice.label.to_owned());
        texts.extend(choice.options.into_iter().map(|option| option.label));
    }
    for item in scene.items.iter().chain(&overlay(model, state, &drawing)) {
        if let Item::Text(text) = item {
            texts.push(text.text.clone());
        }
    }
    texts
}

/// Everything said in the panel of what is selected; what others published is
/// given as they published it.
fn told(model: &Model, state: &State) -> Vec<String> {
    let (ds, lang) = (&model.dataset, state.lang);
    let focus = Focus::of(ds, &state.selected);
    let mut texts = Vec::new();
    for &key in &state.selected {
        let Some(detail) = details::detail(ds, key, &state.filter, &focus, lang) else {
            continue;
        };
        texts.extend([
            detail.title,
            detail.subtitle,
            detail.section_label,
            detail.empty_note,
        ]);
        texts.extend(detail.left_out);
        texts.extend(detail.facts.into_iter().map(|fact| fact.value));
        for area in detail.areas {
            texts.extend([area.name, area.section, area.empty_note]);
            texts.extend(area.measures);
            let grouped = area.groups.into_iter().flat_map(|group| group.readings);
            for row in area.readings.into_iter().chain(grouped) {
                texts.extend([
                    row.value,
                    row.exact,
                    row.indicator,
                    row.date_label,
                    row.note,
                ]);
                texts.extend(row.marks.into_iter().map(str::to_owned));
            }
        }
    }
    texts
}

#[test]
fn all_that_is_said_of_every_pairing_in_every_view_is_set_by_the_rule() {
    let model = Model::new(Dataset::builtin().unwrap());
    let keys = (0..model.dataset.pairings.len() as u32).map(|n| Key::Pairing(PairingId(n)));
    let mut queries = vec![
        String::new(),
        "year=2023-2024&ev=press,secondary,total".to_owned(),
        "q=nobody".to_owned(),
    ];
    for key in keys {
        queries.push(format!("sel={}", model.dataset.key_text(key)));
    }
    // Headlines are drawn as they were published, line by line.
    let published = |text: &str| {
        let mut titles = model
            .dataset
            .sources
            .iter()
            .map(|source| source.title.as_str());
        text.contains(' ') && titles.any(|title| title.contains(text))
    };
    let mut found = BTreeSet::new();
    for query in &queries {
        for view in View::ALL {
            for lang in [Lang::Zh, Lang::En] {
                let base = State {
                    lang,
                    view,
                    today: PartialDate::parse("2026-11-23"),
                    ..State::default()
                };
                let query = format!("view={}&{query}", view.name());
                let (state, _) = parse(&query, &model.dataset, &base);
                for text in said(&model, &state)
                    .into_iter()
                    .chain(told(&model, &state))
                    .filter(|text| !published(text))
                {
                    assert!(!text.contains("{}") && !text.contains("  "), "{text:?}");
                    if lang == Lang::Zh {
                        for fault in faults(&text) {
                            found.insert(format!("{fault}: {text}"));
                        }
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

const CLOSING: &str = "，。、；：？！）》」』】〕”’%％…·)],.;:!?";
const OPENING: &str = "（《「『【〔“‘([";

proptest! {
    /// Whatever is broken into lines, at whatever width: no line begins with closing
    /// punctuation or ends with opening one, nothing is lost, and no line is wider
    /// than its place but where one piece alone is.
    #[test]
    fn lines_begin_and_end_as_they_may(
        text in "[信阳苏州市一二A-Za-z0-9 ，。、；：？！（）《》“”％%—·.-]{0,60}",
        limit in 20.0..400.0_f64,
        size in prop::sample::select(vec![12.0, 18.0, 30.0]),
        even in any::<bool>(),
    ) {
        let lines = if even { wrap_evenly(&text, size, false, limit) } else { wrap(&text, size, false, limit) };
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                prop_assert!(!line.starts_with(|c| CLOSING.contains(c)), "{lines:?}");
            }
            if number + 1 < lines.len() {
                prop_assert!(!line.ends_with(|c| OPENING.contains(c)), "{lines:?}");
            }
            let breakable = wrap(line, size, false, 1.0).len() > 1;
            prop_assert!(!breakable || width(line, size, false) <= limit + 1e-9, "{line:?} of {lines:?} at {limit}");
        }
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(squeezed(&lines.concat()), squeezed(&text));
    }
}

#[test]
fn own_lines_on_every_picture_begin_and_end_as_they_may() {
    let model = Model::new(Dataset::builtin().unwrap());
    for view in View::ALL {
        for size in [TextSize::Normal, TextSize::Large, TextSize::Larger(30)] {
            for width in [240.0, 320.0, 390.0, 640.0, 1280.0] {
                let state = State {
                    size,
                    view,
                    ..State::default()
                };
                let drawing = drawing(&model, &state, view, width);
                for item in scene(&model, &state, &drawing).items {
                    let Item::Text(text) = item else { continue };
                    let text = text.text;
                    assert!(
                        !text.starts_with(|c| CLOSING.contains(c)),
                        "{view:?} {size:?} {width}: {text}"
                    );
                    assert!(
                        !text.ends_with(|c| OPENING.contains(c)),
                        "{view:?} {size:?} {width}: {text}"
                    );
                }
            }
        }
    }
}
