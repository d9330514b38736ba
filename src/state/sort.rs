//! In which order a view's rows stand.

use crate::dataset::{Dataset, Key, TaskAreaId};

/// What rows are sorted by. Every view knows some of these and keeps the plan's
/// order for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SortBy {
    /// The plan's order.
    #[default]
    Plan,
    /// Dates of readings; of pairings the latest one.
    Date,
    /// Values of one indicator.
    Value,
    /// How many readings there are.
    Count,
    /// Task areas, or how many readings one of them has.
    Area(Option<TaskAreaId>),
    /// Indicators in the order of their table.
    Indicator,
    /// From government pages to secondary sources.
    Evidence,
    /// Sources in the order of their table.
    Source,
}

/// An order and its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Sort {
    /// What by.
    pub by: SortBy,
    /// From the largest or latest down.
    pub down: bool,
}

/// Orders that a word names.
const NAMED: [(&str, SortBy); 8] = [
    ("plan", SortBy::Plan),
    ("date", SortBy::Date),
    ("value", SortBy::Value),
    ("count", SortBy::Count),
    ("area", SortBy::Area(None)),
    ("indicator", SortBy::Indicator),
    ("evidence", SortBy::Evidence),
    ("source", SortBy::Source),
];

impl Sort {
    /// Reads `date`, `-date` for the other direction, or the key of a task area.
    pub fn parse(text: &str, dataset: &Dataset) -> Option<Sort> {
        let (down, word) = match text.strip_prefix('-') {
            Some(word) => (true, word),
            None => (false, text),
        };
        let named = NAMED.iter().find(|(name, _)| *name == word);
        let by = match (named, dataset.parse_key(word)) {
            (Some(&(_, by)), _) => by,
            (None, Some(Key::TaskArea(area))) => SortBy::Area(Some(area)),
            _ => return None,
        };
        Some(Sort { by, down })
    }

    /// The value in a state query; empty for the plan's order.
    pub fn name(self, dataset: &Dataset) -> String {
        if self == Sort::default() {
            return String::new();
        }
        let mut text = if self.down { "-" } else { "" }.to_owned();
        match self.by {
            SortBy::Area(Some(area)) => text += &dataset.key_text(Key::TaskArea(area)),
            by => {
                if let Some((name, _)) = NAMED.iter().find(|(_, named)| *named == by) {
                    text += name;
                }
            }
        }
        text
    }
}
