//! From pairings and readings to numbers: who stands where, how thick, how tall.
//!
//! Layouts know no colours and draw nothing; `view` turns them into a scene.

pub mod align;
pub mod bars;
mod block;
pub mod graph;
pub mod order;
pub mod pairing;
pub mod target;
pub mod timeline;
