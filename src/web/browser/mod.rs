//! One adapter for each thing of the browser that the application uses. Knows web APIs and their
//! failures; leaves what is stored and what it means to the core.

pub mod clock;
pub mod database;
pub mod digest;
pub mod direction;
pub mod event;
pub mod failure;
pub mod files;
pub mod listen;
pub mod local;
pub mod location;
pub mod locks;
pub mod measure;
pub mod pace;
pub mod page;
pub mod pause;
pub mod random;
pub mod remember;
pub mod styles;
pub mod tabs;
