//! The parts that every page is made of. Knows how they look and sound; no rule of the domain.

pub mod glyph;
