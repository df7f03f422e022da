//! Geometry of the timeline: numbers in, numbers out. Knows time scales, ticks, the visible
//! window and marks; leaves drawing to `web`.

pub mod walk;
