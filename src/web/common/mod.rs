//! The parts that every page is made of. Knows how they look and sound; no rule of the domain.

pub mod answers;
pub mod draft;
pub mod fields;
pub mod file_button;
pub mod glyph;
pub mod guard;
pub mod money;
pub mod page_title;
pub mod parts;
pub mod source;
pub mod squares;
pub mod stamp;
pub mod status;
pub mod waiver;
