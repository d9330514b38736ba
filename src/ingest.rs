//! Files that readers bring: from bytes to rows, one straight path.
//!
//! What stands here are its leaves: what one text means, each a pure function.
//! None guesses: what can be read in two ways is said to be ambiguous, and what
//! cannot be read is a value that says why.

pub mod encoding;
mod glyphs;
pub mod number;
pub mod place;
pub mod when;

pub use glyphs::is_nothing;
