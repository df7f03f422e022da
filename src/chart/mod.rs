//! Geometry of the timeline: numbers in, numbers out. Knows time scales, ticks, the visible
//! window, marks and the paths they are drawn by; leaves putting them on a screen to `web` and on
//! sheets to `paper`.

mod arrows;
mod beside;
mod glyph;
mod labels;
pub mod lines;
mod linked;
mod marks;
mod overview;
mod packed;
mod packed_walk;
mod progress;
mod px;
mod scale;
pub mod strokes;
mod ticks;
pub mod walk;
mod window;

pub use arrows::{Arrow, Port, arrow};
pub use beside::{Beside, FLAG_GAP_PX, FLAG_PX, INSIDE_PX, Widths};
pub use glyph::{Glyph, Stroke};
pub use labels::{LABEL_GAP_PX, LabelPlace, place_label};
pub use linked::{Linked, Tone, end_px};
pub use marks::{
    Bar, BarDates, Baseline, DIAMOND_PX, Fade, Frame, Marks, Shape, Side, Stretch, marks,
};
pub use overview::{Brush, MonthCount, Overview};
pub use packed::{Packed, PackedLane, Stand, dates_of, drawn_of, pack, pack_ranges};
pub use packed_walk::{Led, led};
pub use progress::{Passed, ProgressLine};
pub use px::{Px, aside, between, px};
pub use scale::{DAYS_PER_MONTH, Level, MAX_PX_PER_DAY, MIN_PX_PER_DAY, TimeScale, ZOOM_STEP};
pub use ticks::{Axis, GridLine, Tick, Weight};
pub use window::{RowWindow, height_px, scroll_to_show, slots_for};
