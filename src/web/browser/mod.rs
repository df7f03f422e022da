//! One adapter for each thing the browser offers: what it is called there and how it fails. Knows
//! no rule of Rollcall.

pub mod files;
pub mod listen;
pub mod location;
pub mod page;
pub mod pause;
