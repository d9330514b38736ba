//! What the reader has chosen, and how every event changes it.

mod query;

pub use query::{format, parse};

use crate::dataset::{
    BaseAreaId, ClusterId, Dataset, Evidence, IndicatorId, Key, PairingId, Reading, Side,
    TaskAreaId,
};
use crate::date::PartialDate;
use crate::layout::graph::Grouping;
use crate::scene::Target;
use crate::theme::{TextSize, ThemeName};
use crate::words::Lang;

/// A view of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// The pairing diagram.
    #[default]
    Pairing,
    /// Readings on the plan's term.
    Timeline,
}

impl View {
    /// Every view.
    pub const ALL: [View; 2] = [View::Pairing, View::Timeline];

    /// Reads the attribute value.
    pub fn parse(text: &str) -> Option<View> {
        View::ALL.into_iter().find(|v| v.name() == text)
    }

    /// The attribute value.
    pub fn name(self) -> &'static str {
        match self {
            View::Pairing => "pairing",
            View::Timeline => "timeline",
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
    /// First and last year of readings.
    pub years: Option<(i32, i32)>,
    /// Indicators of readings.
    pub indicators: Vec<IndicatorId>,
    /// Evidence kinds of readings.
    pub evidence: Vec<Evidence>,
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
    /// What the outer columns of the diagram show.
    pub group: Grouping,
    /// Selected keys in the order they were chosen.
    pub selected: Vec<Key>,
    /// What is pointed at or focused, and on which stage.
    pub hover: Option<(usize, Target)>,
    /// What is kept.
    pub filter: Filter,
    /// Today, as the reader's clock says.
    pub today: Option<PartialDate>,
}

/// What an event asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The pointer or the focus moved onto something on a stage, or off everything.
    Hover(Option<(usize, Target)>),
    /// Something was chosen; `additive` keeps what was chosen before.
    Choose {
        /// What.
        key: Key,
        /// Whether to keep the rest.
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
    /// Other outer columns.
    Group(Grouping),
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
        Message::Choose { key, additive } => choose(state, key, additive),
        Message::Select(keys) => state.selected = keys,
        Message::Dismiss if state.hover.is_some() => state.hover = None,
        Message::Dismiss => state.selected.clear(),
        Message::View(view) => state.view = view,
        Message::Lang(lang) => state.lang = lang,
        Message::Theme(theme) => state.theme = theme,
        Message::Size(size) => state.size = size,
        Message::Group(group) => state.group = group,
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
        before.group != after.group || before.filter != after.filter,
        Change::SCENE | Change::OVERLAY | Change::QUERY,
    );
    when(
        before.theme != after.theme || before.size != after.size,
        Change::SCENE | Change::OVERLAY,
    );
    when(before.view != after.view, Change::SCENE | Change::QUERY);
    change
}

/// The pairings that are lit because something is pointed at or selected, in the plan's order.
pub fn lit_pairings(dataset: &Dataset, targets: &[Target]) -> Vec<PairingId> {
    (0..)
        .map(PairingId)
        .take(dataset.pairings.len())
        .filter(|&pairing| {
            targets.iter().any(|&target| match target {
                Target::Reading(reading) => dataset[reading].pairing == Some(pairing),
                Target::Key(key) => touches(dataset, pairing, key),
            })
        })
        .collect()
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
