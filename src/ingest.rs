//! Files that readers bring: from bytes to rows, one straight path.
//!
//! [`delimited`] cuts text into records, and [`rows`] keeps what they say as codes and
//! numbers. What one text means is read by pure functions, the leaves. None guesses:
//! what can be read in two ways is said to be ambiguous, and what cannot be read is a
//! value that says why.

pub mod delimited;
pub mod encoding;
mod glyphs;
pub mod number;
pub mod place;
pub mod report;
pub mod rollup;
pub mod rows;
pub mod when;

pub use glyphs::is_nothing;
