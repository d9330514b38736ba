//! Readings in columns: slices of them, groups, and what may honestly be said
//! of a group.
//!
//! A [`Cube`] holds every reading as a row of small codes, 24 bytes each. A
//! [`Slice`] is a set of rows, [`group`] spreads them over the cells of one or
//! two [`Axis`], and [`measure`] says what a cell amounts to, on how many
//! readings that rests, and which were left out and why. The rules for that
//! stand in [`rules`] and nowhere else. [`standings`], [`matrix::Grid`], [`lines`] and [`targets`]
//! answer what the views ask.
//!
//! Rows are in the data set's order: the row of a reading is its id.

mod axis;
mod columns;
pub mod cross;
mod group;
mod line;
pub mod matrix;
mod measure;
pub mod rules;
mod slice;
mod standing;
mod target;

pub use axis::{Axis, Code, Member, SeriesId};
pub use columns::{Cube, Row, TooMany};
pub use group::{Cell, Groups, group};
pub use line::{Line, joined, lines, parts_of};
pub use measure::{LeftOut, Options, Summary, Total, measure};
pub use slice::Slice;
pub use standing::{Figure, Standing, standings};
pub use target::{Completion, Match, Target, Targets, targets};
