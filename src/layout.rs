//! From pairings and readings to numbers: who stands where, how thick, how tall.
//!
//! Layouts know no colours and draw nothing; `view` turns them into a scene.

pub mod align;
pub mod bars;
mod block;
pub mod graph;
pub mod matrix;
pub mod order;
pub mod pairing;
pub mod sheet;
pub mod target;
pub mod term;
pub mod timeline;
pub mod trend;
