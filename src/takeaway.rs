//! What a reader takes away: a picture, the data behind it, a citation. Each
//! says by itself what it shows, what was filtered, what it rests on, up to when
//! the data reach and which data they are.

mod picture;

pub use picture::{items, picture};

use serde::Serialize;

use crate::dataset::{Evidence, Key, ReadingId};
use crate::date::PartialDate;
use crate::details;
use crate::figures::evidence_word;
use crate::labels::plan_section;
use crate::sheet::{self, Sheet};
use crate::state::{Focus, State, View};
use crate::view::{self, Model, filters, sources, table};
use crate::words::{Lang, Words, fill};

/// How much of the data a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What the view shows.
    Filtered,
    /// Everything.
    All,
}

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// Title of the view.
    pub title: String,
    /// The filters in words; what says that there is none.
    pub filters: String,
    /// The plan's title, number and section; empty where no plan is known.
    pub basis: String,
    /// What the readings rest on, by kind of source; empty where there are none.
    pub sources: String,
    /// Up to when the data reach.
    pub cutoff: PartialDate,
    /// The same in words.
    pub cutoff_label: String,
    /// Which data: twelve hexadecimal digits, empty for those that a page handed in.
    pub version: String,
    /// What must be known to read the figures.
    pub caveat: &'static str,
    /// A citation after GB/T 7714—2015.
    pub citation: String,
    /// A citation in words.
    pub citation_plain: String,
    /// Rows of the table.
    pub rows: usize,
    /// What to call the file, without its ending.
    pub file_name: String,
}

/// Tells about a file of a view. `address` is where the view can be seen, empty
/// where that is not known.
pub fn about(model: &Model, state: &State, view: View, extent: Extent, address: &str) -> About {
    let (ds, lang) = (&model.dataset, state.lang);
    let words = lang.words();
    let everything;
    let state = match extent {
        Extent::Filtered => state,
        Extent::All => {
            everything = unfiltered(model, state, view);
            &everything
        }
    };
    let cited = Cited {
        title: &view::title(model, state, view),
        cutoff: ds.cutoff,
        version: &ds.version,
        address,
        today: state.today,
    };
    About {
        title: cited.title.to_owned(),
        filters: match in_words(model, state, view).join(words.semicolon) {
            none if none.is_empty() => words.away_no_filter.to_owned(),
            some => some,
        },
        basis: plan_section(&ds.plan, &ds.plan.pairings_section, lang),
        sources: resting_on(model, state, view),
        cutoff: ds.cutoff,
        cutoff_label: ds.cutoff.label(lang),
        version: ds.version.clone(),
        caveat: words.away_caveat,
        citation: cited.standard(words),
        citation_plain: cited.plain(lang),
        rows: match (extent, view) {
            (Extent::Filtered, _) => rows(model, state, view).len(),
            (Extent::All, View::Pairing) => ds.pairings.len(),
            (Extent::All, View::Sources) => ds.sources.len(),
            (Extent::All, _) => ds.readings.len(),
        },
        file_name: file_name(model, state, view, extent),
    }
}

/// The table behind a view.
pub fn sheet(model: &Model, state: &State, view: View, extent: Extent) -> Sheet {
    let (ds, lang) = (&model.dataset, state.lang);
    let shown = match extent {
        Extent::All => None,
        Extent::Filtered => Some(rows(model, state, view)),
    };
    let shown = shown.as_deref();
    match view {
        View::Pairing => sheet::pairings(ds, shown, lang),
        View::Sources => sheet::sources(ds, shown, lang),
        _ => sheet::readings(ds, shown, lang),
    }
}

/// A table as CSV, with all that is said about it below its rows.
pub fn csv(sheet: &Sheet, about: &About, lang: Lang) -> String {
    let words = lang.words();
    let count = about.rows.to_string();
    let mut notes = Vec::new();
    for (name, text) in [
        (words.away_title, about.title.as_str()),
        (words.away_filters, &about.filters),
        (words.away_rows, &count),
        (words.away_basis, &about.basis),
        (words.away_sources, &about.sources),
        (words.away_cutoff, &about.cutoff_label),
        (words.away_version, &about.version),
        (words.away_note, about.caveat),
        (words.away_citation, &about.citation),
    ] {
        if !text.is_empty() {
            notes.push((name, text));
        }
    }
    sheet.csv(words.away_about, &notes)
}

/// What is said below a picture: filters, what is highlighted, what it rests on.
pub fn credits(model: &Model, state: &State, view: View) -> Vec<String> {
    let (ds, lang) = (&model.dataset, state.lang);
    let words = lang.words();
    let mut lines = Vec::new();
    let filters = in_words(model, state, view).join(words.semicolon);
    if !filters.is_empty() {
        lines.push(fill(words.away_filter_line, &[("filters", &filters)]));
    }
    if !is_sheet(view) && !state.selected.is_empty() {
        let names = selected(model, state);
        lines.push(fill(words.away_marked_line, &[("names", &names)]));
    }
    let basis = plan_section(&ds.plan, &ds.plan.pairings_section, lang);
    if !basis.is_empty() {
        lines.push(fill(words.away_basis_line, &[("basis", &basis)]));
    }
    let sources = resting_on(model, state, view);
    if !sources.is_empty() {
        let sources = [&sources, words.away_each].concat();
        lines.push(fill(words.away_sources_line, &[("sources", &sources)]));
    }
    lines
}

/// Whether a selection thins a view out instead of lighting a part of it up.
fn is_sheet(view: View) -> bool {
    matches!(view, View::Table | View::Sources)
}

/// The rows of the table that the view shows, in its order.
fn rows(model: &Model, state: &State, view: View) -> Vec<u32> {
    let mut rows = Vec::new();
    match view {
        View::Pairing => {
            for id in model.shown(state) {
                rows.push(id.0);
            }
        }
        View::Sources => {
            let entries = sources::entries(model, state);
            for (source, id) in model.dataset.sources.iter().zip(0..) {
                if entries.iter().any(|entry| entry.source.key == source.slug) {
                    rows.push(id);
                }
            }
        }
        _ => {
            for id in readings(model, state, view) {
                rows.push(id.0);
            }
        }
    }
    rows
}

/// The readings that a view shows.
fn readings(model: &Model, state: &State, view: View) -> Vec<ReadingId> {
    if is_sheet(view) {
        return table::order(model, state);
    }
    let mut shown = State {
        selected: Vec::new(),
        ..state.clone()
    };
    if let (View::Indicator | View::Trend, Some(indicator)) = (view, model.indicator(state)) {
        shown.filter.indicators = vec![indicator];
    }
    let mut kept = table::order(model, &shown);
    // What is about all pairings has no place in a drawing of them.
    kept.retain(|&id| model.dataset[id].pairing.is_some());
    kept
}

/// The state without its filters and without what thins out a table. The
/// indicator of a view of one stays in the title alone.
fn unfiltered(model: &Model, state: &State, view: View) -> State {
    let mut all = state.clone();
    all.filter = crate::state::Filter::default();
    if let View::Indicator | View::Trend = view {
        all.filter.indicators = model.indicator(state).into_iter().collect();
    }
    all.selected.clear();
    all
}

/// Each filter in words, and the selection where it thins a table out.
fn in_words(model: &Model, state: &State, view: View) -> Vec<String> {
    let words = state.lang.words();
    let one = |label: &str, value: &str| {
        let holes = [("label", label), ("value", value)];
        fill(words.away_one_filter, &holes)
    };
    let mut found = Vec::new();
    for filter in filters(model, state) {
        found.push(one(filter.label, &filter.value));
    }
    if is_sheet(view) && !state.selected.is_empty() {
        found.push(one(words.away_selected, &selected(model, state)));
    }
    found
}

/// The titles of what is selected.
fn selected(model: &Model, state: &State) -> String {
    let mut names = Vec::new();
    for &key in &state.selected {
        names.push(title_of(model, state, key));
    }
    names.join(state.lang.words().comma)
}

fn title_of(model: &Model, state: &State, key: Key) -> String {
    let (ds, focus) = (&model.dataset, Focus::default());
    let detail = details::detail(ds, key, &state.filter, &focus, state.lang);
    detail.map_or(ds.key_text(key), |detail| detail.title)
}

/// How many sources of each kind the readings of a view rest on; the pairing
/// diagram shows none.
fn resting_on(model: &Model, state: &State, view: View) -> String {
    if view == View::Pairing {
        return String::new();
    }
    let ds = &model.dataset;
    let words = state.lang.words();
    let mut used = vec![false; ds.sources.len()];
    for id in readings(model, state, view) {
        used[ds[id].source.index()] = true;
    }
    let mut kinds = Vec::new();
    for kind in Evidence::ALL {
        let mut count = 0_u32;
        for (source, used) in ds.sources.iter().zip(&used) {
            count += u32::from(*used && source.kind == kind);
        }
        if count > 0 {
            let holes = [
                ("kind", evidence_word(kind, state.lang)),
                ("n", &count.to_string()),
            ];
            kinds.push(fill(words.away_kind, &holes));
        }
    }
    kinds.join(words.comma)
}

/// `duikou-结对关系-2026-11`: what it shows, the indicator if it is of one, up to when.
fn file_name(model: &Model, state: &State, view: View, extent: Extent) -> String {
    let words = state.lang.words();
    let mut parts = vec!["duikou", view_word(words, view)];
    if let (View::Indicator | View::Trend, Some(id)) = (view, model.indicator(state)) {
        parts.push(model.dataset[id].name.get(state.lang));
    }
    if extent == Extent::All {
        parts = vec!["duikou", table_word(words, view), words.away_all];
    }
    let cutoff = model.dataset.cutoff;
    let month = PartialDate {
        day: None,
        ..cutoff
    };
    let month = month.to_string();
    parts.push(&month);
    // What a file system could take for something else.
    let odd = |c: char| c.is_whitespace() || c.is_control() || "/\\:*?\"<>|".contains(c);
    parts.join("-").replace(odd, "-")
}

fn view_word(words: &Words, view: View) -> &'static str {
    match view {
        View::Pairing => words.away_file_pairing,
        View::Timeline => words.away_file_timeline,
        View::Matrix => words.away_file_matrix,
        View::Indicator => words.away_file_indicator,
        View::Trend => words.away_file_trend,
        View::Target => words.away_file_target,
        View::Table => words.away_file_table,
        View::Sources => words.away_file_sources,
    }
}

fn table_word(words: &Words, view: View) -> &'static str {
    match view {
        View::Pairing => words.away_file_pairing,
        View::Sources => words.away_file_sources,
        _ => words.away_file_table,
    }
}

/// What a citation is made of.
struct Cited<'a> {
    title: &'a str,
    cutoff: PartialDate,
    version: &'a str,
    address: &'a str,
    /// The day it was seen: that of the reader's clock.
    today: Option<PartialDate>,
}

impl Cited<'_> {
    /// `对口（duikou）. 题名（数据版本…）[DB/OL]. (2026-11)[2026-11-25]. 网址`
    fn standard(&self, words: &Words) -> String {
        let mut text = [words.away_program, ". ", &self.named(words), "[DB/OL]. "].concat();
        if !self.version.is_empty() {
            text.extend(["(", &self.cutoff.to_string(), ")"]);
        }
        if let Some(today) = self.today {
            text.extend(["[", &today.to_string(), "]"]);
        }
        text.extend([". ", self.address]);
        text.trim_end().to_owned()
    }

    fn plain(&self, lang: Lang) -> String {
        let words = lang.words();
        let seen = self.today.map_or(String::new(), |today| {
            fill(words.away_cite_seen, &[("day", &today.label(lang))])
        });
        let holes = [
            ("title", self.title),
            ("program", words.away_program),
            ("cutoff", &self.cutoff.label(lang)),
            ("version", self.version),
            ("seen", &seen),
            ("address", self.address),
        ];
        let text = fill(words.away_cite_plain, &holes);
        text.trim_end_matches(['，', ',', ' ']).to_owned()
    }

    fn named(&self, words: &Words) -> String {
        if self.version.is_empty() {
            return self.title.to_owned();
        }
        let holes = [("title", self.title), ("version", self.version)];
        fill(words.away_cite_title, &holes)
    }
}

/// What the program's own tables say about themselves: all of the data set.
#[cfg(not(target_arch = "wasm32"))]
pub fn about_table(model: &Model, sheet: &Sheet, title: &str, lang: Lang) -> About {
    let state = State {
        lang,
        ..State::default()
    };
    let about = about(model, &state, View::Table, Extent::All, "");
    let cited = Cited {
        title,
        cutoff: about.cutoff,
        version: &about.version,
        address: "",
        today: None,
    };
    About {
        citation: cited.standard(lang.words()),
        citation_plain: cited.plain(lang),
        title: title.to_owned(),
        rows: sheet.rows.len(),
        ..about
    }
}
