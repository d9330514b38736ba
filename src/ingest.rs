//! Files that readers bring: from bytes to a data set, one straight path.
//!
//! ```text
//! bytes ─encoding─► UTF-8 ─delimited─► records ─header─► Mapping ─reader─► Loaded ─dataset─► Dataset
//! ```
//!
//! Workbooks and JSON become delimited text first, so that there is one engine.
//!
//! 1. `Reader::new(&ds, Options { name, mapping, merged })` begins a table of UTF-8 text.
//!    `feed(&bytes)` takes slices of any length, `records()` tells how far it is, and
//!    `finish()` gives an [`Outcome`]: `Done` with the rows, the findings and the counts,
//!    or `Ask` with the first records where the headings do not say what is what.
//!    A [`Mapping`] from the reader then goes into `Options::mapping` of a second reading.
//! 2. [`Loaded`] is a value: `pack()` makes it bytes that a worker can hand over,
//!    `Loaded::unpack(&bytes)` takes them back and trusts nothing in them.
//!    [`Loaded::rolled_up`] makes few rows of many.
//! 3. [`Dataset::with_loaded`](crate::dataset::Dataset::with_loaded) makes a data set of it.
//!
//! What one text means is told by the leaves, each a pure function: [`number`], [`when`],
//! [`place`]. None guesses: what can be read in two ways is said to be ambiguous, and what
//! cannot be read is a [`finding`] that says where it stands, why it cannot be read and
//! how to mend it. Nothing is dropped silently.

mod dataset;
pub mod delimited;
pub mod encoding;
#[cfg(not(target_arch = "wasm32"))]
pub mod file;
pub mod finding;
mod glyphs;
pub mod header;
pub mod json;
mod loaded;
pub mod mapping;
mod marks;
pub mod number;
pub mod place;
pub mod reader;
pub mod report;
pub mod rollup;
pub mod rows;
pub mod template;
pub mod when;

pub use dataset::Assembly;
pub use finding::{Finding, Findings, Group, Kind, Level};
pub use glyphs::is_nothing;
pub use json::NotATable;
pub use loaded::{AreaOf, Loaded, MeasureOf, Members, PairOf, SourceOf};
pub use mapping::{Field, Mapping};
pub use marks::Marks;
pub use reader::{Ask, Done, Options, Outcome, Reader};
