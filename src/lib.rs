//! `duikou` (对口) makes the pairings of China's old revolutionary base areas
//! with eastern cities visible: who is paired with whom, what the plan asks
//! for, and what is publicly known about progress.
//!
//! One straight path, every step a pure function of values:
//!
//! ```text
//! dataset ─► state ─► view ─► layout ─► Scene ─► paint ─► canvas | SVG | PNG
//!                        ▲                │
//!                     update ◄─ hit(Scene, point) ◄─ pointer, key, address
//! ```
//!
//! Everything here is tested natively. Only `wasm` knows a browser and only
//! `paint` knows plotters.

pub mod cube;
pub mod dataset;
pub mod date;
pub mod details;
pub mod figures;
pub mod geometry;
pub mod hit;
pub mod ingest;
pub mod labels;
pub mod layout;
pub mod paint;
pub mod scene;
#[cfg(not(target_arch = "wasm32"))]
pub mod sheet;
pub mod sort;
pub mod state;
pub mod text;
pub mod theme;
pub mod view;
#[cfg(all(target_arch = "wasm32", not(feature = "cross")))]
pub mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "cross"))]
#[path = "wasm/cross.rs"]
pub mod wasm_cross;
pub mod words;
