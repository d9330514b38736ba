//! What the reader has chosen, and how every event changes it.

mod query;
mod sort;

pub use query::{format, parse};
pub use sort::{Sort, SortBy};

use crate::dataset::{
    BaseAreaId, ClusterId, Dataset, Evidence, IndicatorId, Key, PairingId, ProvinceId, Reading,
    Side, TaskAreaId,
};
use crate::date::PartialDate;
use crate::layout::graph::Grouping;
use crate::scene::{Column, Target};
use crate::theme::{TextSize, Theme, ThemeName};
use crate::words::Lang;

/// A view of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// The pairing diagram.
    #[default]
    Pairing,
    /// Readings on the plan's term.
    Timeline,
    /// Pairings by task areas or years: how much is on record.
    Matrix,
    /// One indicator over the pairings.
    Indicator,
    /// The readings of one indicator over time.
    Trend,
    /// Planned against actual.
    Target,
    /// Every reading, row by row.
    Table,
    /// What the readings rest on.
    Sources,
}

impl View {
    /// Every view, in the order of the explorer's tabs.
    pub const ALL: [View; 8] = [
        View::Pairing,
        View::Timeline,
        View::Matrix,
        View::Indicator,
        View::Trend,
        View::Target,
        View::Table,
        View::Sources,
    ];

    /// Reads the attribute value.
    pub fn parse(text: &str) -> Option<View> {
        View::ALL.into_iter().find(|v| v.name() == text)
    }

    /// The attribute value.
    pub fn name(self) -> &'static str {
        match self {
            View::Pairing => "pairing",
            View::Timeline => "timeline",
            View::Matrix => "matrix",
            View::Indicator => "indicator",
            View::Trend => "trend",
            View::Target => "target",
            View::Table => "table",
            View::Sources => "sources",
        }
    }
}

/// Which pairings and readings are kept; empty means all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// Task areas and safeguards, for readings.
    pub areas: Vec<TaskAreaId>,
    /// Base areas.
    pub bases: Vec<BaseAreaId>,
    /// City clusters.
    pub clusters: Vec<ClusterId>,
    /// Provinces, of either city.
    pub provinces: Vec<ProvinceId>,
    /// First and last year of readings.
    pub years: Option<(i32, i32)>,
    /// Indicators of readings.
    pub indicators: Vec<IndicatorId>,
    /// Evidence kinds of readings.
    pub evidence: Vec<Evidence>,
    /// Whether totals count secondary sources too. They are drawn all the same.
    pub secondary_counts: bool,
    /// Text in the names of a pairing's cities, base area, cluster or provinces.
    pub text: String,
}

impl Filter {
    /// Whether a pairing is kept.
    pub fn keeps_pairing(&self, dataset: &Dataset, id: PairingId) -> bool {
        let pairing = &dataset[id];
        let cluster = match dataset[pairing.east].side {
            Side::East(cluster) => Some(cluster),
            Side::Base(_) => None,
        };
        (self.bases.is_empty() || self.bases.contains(&pairing.base_area))
            && (self.clusters.is_empty() || cluster.is_some_and(|c| self.clusters.contains(&c)))
            && (self.provinces.is_empty()
                || [pairing.base, pairing.east]
                    .iter()
                    .any(|&city| self.provinces.contains(&dataset[city].province)))
            && self.names_match(dataset, id)
    }

    /// Whether a reading is kept, its pairing aside.
    pub fn keeps_reading(&self, reading: &Reading) -> bool {
        (self.areas.is_empty() || self.areas.contains(&reading.area))
            && self
                .years
                .is_none_or(|(first, last)| (first..=last).contains(&reading.date.year))
            && (self.indicators.is_empty() || self.indicators.contains(&reading.indicator))
            && (self.evidence.is_empty() || self.evidence.contains(&reading.evidence))
    }

    fn names_match(&self, dataset: &Dataset, id: PairingId) -> bool {
        // Letters outside ASCII that have two cases do not occur in these names.
        let wanted = self.text.trim().as_bytes();
        if wanted.is_empty() {
            return true;
        }
        let pairing = &dataset[id];
        let area = &dataset[pairing.base_area].name;
        let mut names = vec![area.zh.as_str(), &area.en];
        for city in [pairing.base, pairing.east] {
            let city = &dataset[city];
            let province = &dataset[city.province].name;
            names.extend([
                &*city.name.zh,
                &city.name.en,
                &city.pinyin,
                &province.zh,
                &province.en,
            ]);
            if let Side::East(cluster) = city.side {
                names.extend([&*dataset[cluster].name.zh, &dataset[cluster].name.en]);
            }
        }
        names
            .iter()
            .flat_map(|name| name.as_bytes().windows(wanted.len()))
            .any(|part| part.eq_ignore_ascii_case(wanted))
    }
}

/// What the reader has chosen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// Which view is open, where only one is shown.
    pub view: View,
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: ThemeName,
    /// Text size.
    pub size: TextSize,
    /// Whether the reader asks for more contrast than most; large text brings it.
    pub more_contrast: bool,
    /// What pairings are grouped by.
    pub group: Grouping,
    /// Selected keys in the order they were chosen.
    pub selected: Vec<Key>,
    /// What is pointed at or focused, and on which stage.
    pub hover: Option<(usize, Target)>,
    /// What is kept.
    pub filter: Filter,
    /// The order of rows, where a view can be sorted.
    pub sort: Sort,
    /// Whether the selected pairings stand side by side.
    pub comparing: bool,
    /// What the columns of the reader's file hold, where that was not found out by
    /// itself: the text that what reads files understands.
    pub map: String,
    /// Today, as the reader's clock says.
    pub today: Option<PartialDate>,
}

impl State {
    /// The colours to draw with.
    pub fn colors(&self) -> &'static Theme {
        self.theme.colors(self.is_strong())
    }

    /// Whether the reader needs more contrast than most.
    pub fn is_strong(&self) -> bool {
        self.more_contrast || self.size != TextSize::Normal
    }

    /// The same with text that fits a picture so many CSS pixels wide: names of
    /// cities do not break, so the largest sizes need more than a phone's width.
    #[must_use]
    pub fn fitted(&self, width: f64) -> State {
        let names = match self.lang {
            Lang::Zh => 12.0,
            Lang::En => 20.0,
        };
        let mut fitted = self.clone();
        if let TextSize::Larger(pixels) = &mut fitted.size {
            *pixels = FITS.max(width / names).min(f64::from(*pixels)) as u8;
        }
        fitted
    }
}

/// Text of so many CSS pixels fits every picture.
const FITS: f64 = 20.0;

/// What an event asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The pointer or the focus moved onto something on a stage, or off everything.
    Hover(Option<(usize, Target)>),
    /// A place in a picture was clicked or entered.
    Pick {
        /// What it stands for.
        target: Target,
        /// Whether to keep what was chosen before.
        additive: bool,
    },
    /// The selection was set as a whole.
    Select(Vec<Key>),
    /// Escape: closes the card, or else lets go of the selection.
    Dismiss,
    /// Another view.
    View(View),
    /// Another language.
    Lang(Lang),
    /// Another theme.
    Theme(ThemeName),
    /// Another text size.
    Size(TextSize),
    /// More contrast, or the usual one.
    MoreContrast(bool),
    /// One part of the state query was set; an empty value takes it away.
    Part {
        /// Its key in the query.
        name: String,
        /// Its value there, not encoded.
        value: String,
    },
    /// A state query replaces everything it can name.
    Query(String),
}

/// What a change makes necessary, as bits that add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Change(pub u32);

impl Change {
    /// Nothing.
    pub const NONE: Change = Change(0);
    /// The overlay is to be painted.
    pub const OVERLAY: Change = Change(1);
    /// The scene changed: sizes, both layers, the mirror.
    pub const SCENE: Change = Change(2);
    /// Words or data changed: every text.
    pub const WORDS: Change = Change(4);
    /// The selection changed.
    pub const SELECTION: Change = Change(8);
    /// The state query changed.
    pub const QUERY: Change = Change(16);
    /// Other pairings or readings are kept: titles, descriptions, tables.
    pub const FILTER: Change = Change(32);
}

impl std::ops::BitOr for Change {
    type Output = Change;
    fn bitor(self, other: Change) -> Change {
        Change(self.0 | other.0)
    }
}

/// Applies a message. The only place where the state changes.
pub fn update(
    state: &mut State,
    dataset: &Dataset,
    message: Message,
    problems: &mut Vec<String>,
) -> Change {
    let before = state.clone();
    match message {
        Message::Hover(target) => state.hover = target,
        Message::Pick { target, additive } => pick(state, dataset, target, additive),
        Message::Select(keys) => state.selected = keys,
        Message::Dismiss if state.hover.is_some() => state.hover = None,
        Message::Dismiss => state.selected.clear(),
        Message::View(view) => state.view = view,
        Message::Lang(lang) => state.lang = lang,
        Message::Theme(theme) => state.theme = theme,
        Message::Size(size) => state.size = size,
        Message::MoreContrast(more) => state.more_contrast = more,
        Message::Part { name, value } => {
            query::set(state, dataset, &name, &value, problems);
        }
        Message::Query(query) => {
            let (parsed, mut found) = parse(&query, dataset, &before);
            *state = parsed;
            problems.append(&mut found);
        }
    }
    change_between(&before, state)
}

fn choose(state: &mut State, key: Key, additive: bool) {
    let chosen = state.selected.contains(&key);
    match (chosen, additive) {
        (true, true) => state.selected.retain(|k| *k != key),
        (true, false) if state.selected.len() == 1 => state.selected.clear(),
        (false, true) => state.selected.push(key),
        _ => state.selected = vec![key],
    }
}

/// What choosing a place does: of a reading it selects the pairing, of a year
/// it keeps that year alone, of a cell it selects what the cell stands between.
fn pick(state: &mut State, dataset: &Dataset, target: Target, additive: bool) {
    match target {
        Target::Key(key) => choose(state, key, additive),
        Target::Reading(reading) => {
            if let Some(pairing) = dataset[reading].pairing {
                choose(state, Key::Pairing(pairing), additive);
            }
        }
        Target::Year(year) => keep_year(state, year, additive),
        Target::Cell(pairing, Column::Year(year)) => {
            let there = state.filter.years == Some((year, year))
                && state.selected.contains(&Key::Pairing(pairing));
            if there {
                (state.selected, state.filter.years) = (Vec::new(), None);
            } else {
                state.selected = vec![Key::Pairing(pairing)];
                state.filter.years = Some((year, year));
            }
        }
        Target::Cell(pairing, Column::Area(area)) => {
            let cell = [Key::Pairing(pairing), Key::TaskArea(area)];
            if !additive && state.selected == cell {
                state.selected.clear();
                return;
            }
            if !additive {
                state.selected.clear();
            }
            for key in cell {
                if !state.selected.contains(&key) {
                    state.selected.push(key);
                }
            }
        }
    }
}

/// Keeps one year, or all years again; `additive` stretches the span to it.
fn keep_year(state: &mut State, year: i32, additive: bool) {
    state.filter.years = match state.filter.years {
        Some((first, last)) if additive => Some((first.min(year), last.max(year))),
        Some(span) if span == (year, year) => None,
        _ => Some((year, year)),
    };
}

fn change_between(before: &State, after: &State) -> Change {
    let mut change = Change::NONE;
    let mut when = |differs: bool, bits: Change| {
        if differs {
            change = change | bits;
        }
    };
    when(before.hover != after.hover, Change::OVERLAY);
    when(
        before.selected != after.selected,
        Change::OVERLAY | Change::SELECTION | Change::QUERY,
    );
    when(
        before.lang != after.lang,
        Change::WORDS | Change::SCENE | Change::OVERLAY | Change::QUERY,
    );
    when(
        before.group != after.group || before.sort != after.sort,
        Change::SCENE | Change::OVERLAY | Change::QUERY,
    );
    when(
        before.filter != after.filter,
        Change::SCENE | Change::OVERLAY | Change::QUERY | Change::FILTER,
    );
    when(
        before.theme != after.theme
            || before.size != after.size
            || before.more_contrast != after.more_contrast,
        Change::SCENE | Change::OVERLAY,
    );
    when(before.view != after.view, Change::SCENE | Change::QUERY);
    when(before.comparing != after.comparing, Change::QUERY);
    when(before.map != after.map, Change::QUERY);
    change
}

/// The pairings that are lit because something is pointed at or selected, in the plan's order.
pub fn lit_pairings(dataset: &Dataset, targets: &[Target]) -> Vec<PairingId> {
    let mut lit = Vec::new();
    for pairing in (0..dataset.pairings.len() as u32).map(PairingId) {
        let touched = |&target: &Target| match target {
            Target::Reading(reading) => dataset[reading].pairing == Some(pairing),
            Target::Key(key) => touches(dataset, pairing, key),
            Target::Cell(other, _) => other == pairing,
            Target::Year(_) => false,
        };
        if targets.iter().any(touched) {
            lit.push(pairing);
        }
    }
    lit
}

/// What a selection leaves lit: pairings and task areas, `None` where it says
/// nothing about them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Focus {
    /// The pairings that a city, group or pairing in the selection touches.
    pub pairings: Option<Vec<PairingId>>,
    /// The task areas in it.
    pub areas: Option<Vec<TaskAreaId>>,
}

impl Focus {
    /// What these keys leave lit.
    pub fn of(dataset: &Dataset, keys: &[Key]) -> Focus {
        let mut places = Vec::new();
        let mut areas = Vec::new();
        for &key in keys {
            match key {
                Key::TaskArea(area) => areas.push(area),
                _ => places.push(Target::Key(key)),
            }
        }
        Focus {
            pairings: (!places.is_empty()).then(|| lit_pairings(dataset, &places)),
            areas: (!areas.is_empty()).then_some(areas),
        }
    }

    /// Whether a reading lies in it; one about all pairings only where no pairing
    /// is chosen.
    pub fn has(&self, reading: &Reading) -> bool {
        let pairing = match (&self.pairings, reading.pairing) {
            (Some(lit), Some(pairing)) => lit.contains(&pairing),
            (Some(_), None) => false,
            (None, _) => true,
        };
        let area = self.areas.as_ref();
        pairing && area.is_none_or(|areas| areas.contains(&reading.area))
    }
}

/// Whether a pairing runs through a city, group or province.
pub fn touches(dataset: &Dataset, id: PairingId, key: Key) -> bool {
    let pairing = &dataset[id];
    let (base, east) = (&dataset[pairing.base], &dataset[pairing.east]);
    match key {
        Key::Pairing(other) => other == id,
        Key::City(city) => pairing.base == city || pairing.east == city,
        Key::BaseArea(area) => pairing.base_area == area,
        Key::Cluster(cluster) => east.side == Side::East(cluster),
        Key::Province(province) => base.province == province || east.province == province,
        Key::CountyPair(pair) => dataset[pair].parent == id,
        Key::TaskArea(_) => false,
    }
}
