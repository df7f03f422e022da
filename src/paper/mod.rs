//! The timeline on paper and as a picture: sheets with headings, time scale, bars and foot, as SVG
//! or PDF. Knows lengths, pages and the letters of Helvetica; leaves printing and saving to `web`.
//! Same input, same bytes: there is no clock, no id by chance and no font of the machine in it.
//!
//! [`Sheets`] measures every row once and finds the pages; a sheet is drawn when it is asked for, as
//! a list of [`Item`]s. [`svg`] and [`Pdf`] write that list and nothing else.
//!
//! Lengths are those of the screen, so that a bar keeps its proportions: a pixel is
//! [`POINTS`] points on paper.

mod bars;
mod columns;
mod font;
mod head;
mod ink;
mod over;
mod packed;
mod path;
mod pdf;
mod sheets;
mod size;
mod svg;

#[cfg(test)]
mod tests;

pub use font::Face;
pub use ink::{Anchor, Area, Colour, Edge, Item, Sheet, Style, Tag};
pub use over::Overlay;
pub use pdf::Pdf;
pub use sheets::{Mark, Sheets, Subject};
pub use size::{Form, POINTS, Setup, Size};
pub use svg::{Elements, draw, svg};
