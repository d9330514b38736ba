//! Which kind of mark a reading gets.

use crate::dataset::{Dataset, Nature, Reading};

/// What a reading tells of, as the shapes of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A plan or another document.
    Plan,
    /// An agreement signed.
    Agreement,
    /// A visit, meeting or exchange.
    Visit,
    /// A platform, park or milestone.
    Platform,
    /// An assessment.
    Assessment,
    /// Any other figure.
    Figure,
}

impl Kind {
    /// Every kind, in the order of the key.
    pub const ALL: [Kind; 6] = [
        Kind::Plan,
        Kind::Agreement,
        Kind::Visit,
        Kind::Platform,
        Kind::Assessment,
        Kind::Figure,
    ];
}

/// The kind of a reading, by its task area, the nature of its indicator and, for
/// happenings, by the indicator itself.
pub fn kind(dataset: &Dataset, reading: &Reading) -> Kind {
    let indicator = &dataset[reading.indicator];
    if indicator.nature == Nature::Grade || dataset[reading.area].slug == "evaluation" {
        return Kind::Assessment;
    }
    match indicator.slug.as_str() {
        "plan-items" => Kind::Plan,
        "agreement-signed" | "agreements-total" => Kind::Agreement,
        "exchange-event" | "exchanges-year" | "exchanges-total" => Kind::Visit,
        "milestone" | "joint-platforms" => Kind::Platform,
        _ if indicator.nature == Nature::Document => Kind::Plan,
        _ => Kind::Figure,
    }
}
