//! Dates as published: a year, a month or a day.

/// A date cut to what is known, as a span of whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Calendar year.
    pub year: i32,
    /// Month 1–12 where it is known.
    pub month: Option<u8>,
    /// Day 1–31 where it is known; only together with a month.
    pub day: Option<u8>,
}
