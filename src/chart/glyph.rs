//! The pictures beside words: statuses round or triangular, gates square, and the few icons of the
//! frame. Knows how each is drawn in a box of 16; leaves which one applies to the caller.

use crate::outlook::Status;

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Glyph {
    /// Status: starts after the as-of date.
    Planned,
    /// Status: started, go-live not reached.
    InProgress,
    /// Status: the go-live may be within four weeks.
    Due,
    /// Status: a go-live was recorded.
    Live,
    /// Status: the last possible day has passed.
    Late,
    /// Status: no date in the plan.
    Undated,
    /// Gate: measured and holds.
    Passed,
    /// Gate: measured and does not hold.
    Failed,
    /// Gate: does not apply.
    NotApplicable,
    /// Gate: not measured.
    NotMeasured,
    /// Gate: waived.
    Waived,
    /// The plan contradicts itself or a rule.
    Finding,
    /// A paragraph of the plan.
    Source,
    /// One step back.
    Before,
    /// One step on.
    After,
    /// A day can be chosen.
    Calendar,
    /// A search.
    Search,
    /// Takes a change back.
    Undo,
    /// Makes a change again.
    Redo,
    /// No network.
    Offline,
    /// Work goes on.
    Saving,
    /// Closes.
    Close,
    /// The page Today, on a phone.
    House,
    /// The readiness ladder, on a phone.
    Ladder,
    /// All deployments, on a phone.
    List,
    /// More places, on a phone.
    More,
}

/// One path of a glyph.
pub struct Stroke {
    /// Path in a box of 16.
    pub d: &'static str,
    /// What fills it.
    pub fill: &'static str,
    /// What draws its edge.
    pub edge: &'static str,
    /// Width of the edge.
    pub width: &'static str,
    /// Dashes of the edge, empty for none.
    pub dash: &'static str,
    /// How it is told apart where the reader's own colours replace these: `solid`, `edge` or
    /// `cut` (drawn into a solid).
    pub role: &'static str,
}

const INK: &str = "#212b32";
const SECOND: &str = "#4c6272";
const BLUE: &str = "#005eb8";
const GREEN: &str = "#007f3b";
const RED: &str = "#d5281b";
const AMBER: &str = "#ffb81c";
const PLUM: &str = "#7c2855";
const WHITE: &str = "#ffffff";
const OWN: &str = "currentColor";

const RING: &str = "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z";
const DISC: &str = "M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z";
const RIM: &str = "M8 1.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 1 1 0-12.4z";
const QUESTION: &str = "M6.3 6.5a1.75 1.75 0 1 1 2.7 1.45c-.7.45-1 .75-1 1.5M8 10.7v1.2";
const WAVES: &str =
    "M1.5 6.2a9.5 9.5 0 0 1 13 0M4 9a6 6 0 0 1 8 0M6.4 11.6a2.6 2.6 0 0 1 3.2 0M2 1.6l12 13";
const BOX: &str = "M2.5 2.5h11v11h-11z";
const TICK: &str = "M4.6 8.3l2.4 2.4 4.4-5";

const fn solid(d: &'static str, fill: &'static str) -> Stroke {
    Stroke {
        d,
        fill,
        edge: "none",
        width: "0",
        dash: "",
        role: "solid",
    }
}

const fn edge(d: &'static str, edge: &'static str, width: &'static str) -> Stroke {
    Stroke {
        d,
        fill: "none",
        edge,
        width,
        dash: "",
        role: "edge",
    }
}

const fn dashed(d: &'static str, dash: &'static str) -> Stroke {
    Stroke {
        dash,
        ..edge(d, SECOND, "1.5")
    }
}

const fn filled(d: &'static str, fill: &'static str, line: &'static str) -> Stroke {
    Stroke {
        fill,
        ..edge(d, line, "1.5")
    }
}

const fn cut(d: &'static str) -> Stroke {
    Stroke {
        role: "cut",
        ..edge(d, WHITE, "2")
    }
}

impl Glyph {
    /// Its paths, the first drawn first.
    #[rustfmt::skip] // A table: one glyph, one line.
    #[must_use]
    pub fn strokes(self) -> &'static [Stroke] {
        match self {
            Glyph::Planned => const { &[edge(RING, SECOND, "2")] },
            Glyph::InProgress => const { &[solid("M8 2a6 6 0 0 0 0 12z", BLUE), edge(RING, BLUE, "2")] },
            Glyph::Due => const { &[filled(RIM, AMBER, INK), edge("M8 4.4v3.9l2.5 1.4", INK, "1.5")] },
            Glyph::Live => const { &[solid(DISC, GREEN), cut(TICK)] },
            Glyph::Late => const { &[solid("M8 1l7.6 14H.4z", RED), cut("M8 5.6v4.6M8 11.6v1.6")] },
            Glyph::Undated => const { &[dashed(RING, "2.4 1.37"), edge(QUESTION, SECOND, "1.4")] },
            Glyph::Passed => const { &[solid("M1.5 1.5h13v13h-13z", GREEN), cut(TICK)] },
            Glyph::Failed => const { &[filled(BOX, WHITE, RED), edge("M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6", RED, "2")] },
            Glyph::NotApplicable => const { &[edge("M3 8h10", SECOND, "2")] },
            Glyph::NotMeasured => const { &[dashed(BOX, "1.5 1.25")] },
            Glyph::Waived => const { &[solid("M2.5 2.5h11l-11 11z", AMBER), edge(BOX, INK, "1.5")] },
            Glyph::Finding => const { &[solid("M5 2h9.4l-2.5 3.5 2.5 3.5H5z", PLUM), edge("M3.6 1.4v13.6", PLUM, "2")] },
            Glyph::Source => const { &[edge("M3.5 1.6h6l3.5 3.5v9.3H3.5zM9.4 1.8v3.4h3.4M5.8 8.2h5M5.8 11h5", OWN, "1.3")] },
            Glyph::Before => const { &[edge("M10 3.5L5.5 8l4.5 4.5", OWN, "2")] },
            Glyph::After => const { &[edge("M6 3.5L10.5 8 6 12.5", OWN, "2")] },
            Glyph::Calendar => const { &[edge("M2 3.2h12v10.6H2zM2 6.6h12M5.2 1.4v3M10.8 1.4v3", OWN, "1.4")] },
            Glyph::Search => const { &[edge("M6.8 2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6zM10.4 10.4l4 4", OWN, "1.7")] },
            Glyph::Undo => const { &[edge("M6 3L2.6 6.4 6 9.8M3 6.4h6.4a3.6 3.6 0 0 1 0 7.2H6", OWN, "1.7")] },
            Glyph::Redo => const { &[edge("M10 3l3.4 3.4L10 9.8M13 6.4H6.6a3.6 3.6 0 0 0 0 7.2H10", OWN, "1.7")] },
            Glyph::Offline => const { &[edge(WAVES, OWN, "1.6")] },
            Glyph::Saving => const { &[edge(RING, "#aeb7bd", "2"), edge("M8 2a6 6 0 0 1 6 6", BLUE, "2")] },
            Glyph::Close => const { &[edge("M3.5 3.5l9 9M12.5 3.5l-9 9", OWN, "1.8")] },
            Glyph::House => const { &[edge("M2 7.6L8 2.2l6 5.4M3.8 6.4v7.4h8.4V6.4M6.6 13.6V9.8h2.8v3.8", OWN, "1.5")] },
            Glyph::Ladder => const { &[edge("M4.4 1.5v13M11.6 1.5v13M4.4 4.4h7.2M4.4 8h7.2M4.4 11.6h7.2", OWN, "1.5")] },
            Glyph::List => const { &[edge("M1.6 3.8l1.2 1.2 2-2.4M1.6 11l1.2 1.2 2-2.4M7.2 4.2h7.2M7.2 11.4h7.2", OWN, "1.5")] },
            Glyph::More => const { &[solid("M2.2 6.6h2.6v2.6H2.2zM6.7 6.6h2.6v2.6H6.7zM11.2 6.6h2.6v2.6h-2.6z", OWN)] },
        }
    }
}

impl From<Status> for Glyph {
    fn from(status: Status) -> Glyph {
        match status {
            Status::Late => Glyph::Late,
            Status::Due => Glyph::Due,
            Status::InProgress => Glyph::InProgress,
            Status::Planned => Glyph::Planned,
            Status::Live => Glyph::Live,
            Status::Undated => Glyph::Undated,
        }
    }
}
