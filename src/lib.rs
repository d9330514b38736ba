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
#[cfg(any(not(target_arch = "wasm32"), feature = "charts"))]
pub mod html;
pub mod ingest;
pub mod labels;
pub mod layout;
pub mod paint;
pub mod scene;
pub mod search;
#[cfg(any(not(target_arch = "wasm32"), feature = "charts"))]
pub mod sheet;
pub mod sort;
pub mod state;
#[cfg(any(not(target_arch = "wasm32"), feature = "charts"))]
pub mod takeaway;
pub mod text;
pub mod theme;
pub mod view;
#[cfg(all(
    target_arch = "wasm32",
    not(feature = "cross"),
    any(feature = "charts", not(feature = "intake"))
))]
pub mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "cross"))]
#[path = "wasm/cross.rs"]
pub mod wasm_cross;
#[cfg(all(target_arch = "wasm32", feature = "intake"))]
#[path = "wasm/intake.rs"]
pub mod wasm_intake;
pub mod words;
