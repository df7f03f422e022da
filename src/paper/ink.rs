//! What a sheet is made of. Knows the palette; leaves how each thing is written to `svg` and `pdf`.

use std::borrow::Cow;
use std::fmt;

use super::Size;
use super::font::{self, Face};
use crate::chart::Glyph;
use crate::outlook::Status;

/// Red, green, blue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Colour(pub u8, pub u8, pub u8);

pub const INK: Colour = Colour(0x21, 0x2b, 0x32);
pub const SECOND: Colour = Colour(0x4c, 0x62, 0x72);
pub const LINE: Colour = Colour(0xd8, 0xdd, 0xe0);
pub const STRONG_LINE: Colour = Colour(0xae, 0xb7, 0xbd);
pub const PLUM: Colour = Colour(0x7c, 0x28, 0x55);
pub const RED: Colour = Colour(0xd5, 0x28, 0x1b);
pub const WHITE: Colour = Colour(0xff, 0xff, 0xff);
pub const BLUE: Colour = Colour(0x00, 0x5e, 0xb8);
const GREEN: Colour = Colour(0x00, 0x7f, 0x3b);
const PLANNED: Colour = Colour(0xdb, 0xe3, 0xe8);

impl Colour {
    /// Reads `#4c6272`; what is none is ink.
    #[must_use]
    pub fn parse(text: &str) -> Colour {
        let number = u32::from_str_radix(text.trim_start_matches('#'), 16);
        number.map_or(INK, |number| {
            let [_, red, green, blue] = number.to_be_bytes();
            Colour(red, green, blue)
        })
    }

    /// So much of it on white paper, 0 to 1.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` saturates"
    )]
    pub fn at(self, share: f64) -> Colour {
        let mix = |part: u8| (255.0 - (255.0 - f64::from(part)) * share).round() as u8;
        Colour(mix(self.0), mix(self.1), mix(self.2))
    }

    /// The lines of a bar, diamond or cell.
    #[must_use]
    pub fn of_edge(status: Status) -> Colour {
        match status {
            Status::Late => RED,
            Status::Due | Status::InProgress => BLUE,
            Status::Live => GREEN,
            Status::Planned | Status::Undated => SECOND,
        }
    }

    /// The body of a bar.
    #[must_use]
    pub fn of_body(status: Status) -> Colour {
        match status {
            Status::Planned | Status::Undated => PLANNED,
            other => Colour::of_edge(other),
        }
    }
}

/// As in SVG: `#4c6272`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Colour(red, green, blue) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A rectangle, in pixels from the upper left corner of the sheet.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Edge {
    /// Colour.
    pub colour: Colour,
    /// Width in pixels.
    pub width: f64,
    /// Lengths of dash and gap in pixels; `None` for a solid line.
    pub dash: Option<(f64, f64)>,
}

impl Edge {
    /// A solid line.
    #[must_use]
    pub fn solid(colour: Colour, width: f64) -> Edge {
        Edge {
            colour,
            width,
            dash: None,
        }
    }

    /// A dashed line.
    #[must_use]
    pub fn dashed(colour: Colour, width: f64, dash: (f64, f64)) -> Edge {
        Edge {
            dash: Some(dash),
            ..Edge::solid(colour, width)
        }
    }
}

/// Which point of a text its place names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// Where it begins.
    Start,
    /// Its middle.
    Middle,
    /// Where it ends.
    End,
}

/// How a text is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Style {
    /// Height of the type in pixels.
    pub size: f64,
    /// Regular or bold.
    pub face: Face,
    /// Colour.
    pub colour: Colour,
}

impl Style {
    /// 14 px, as rows are set.
    pub const ROW: Style = Style {
        size: 14.0,
        face: Face::Regular,
        colour: INK,
    };
    /// 12 px, as labels and the foot are set.
    pub const SMALL: Style = Style {
        size: 12.0,
        ..Style::ROW
    };

    /// The same in bold.
    #[must_use]
    pub fn bold(self) -> Style {
        Style {
            face: Face::Bold,
            ..self
        }
    }

    /// The same in another colour.
    #[must_use]
    pub const fn in_colour(self, colour: Colour) -> Style {
        Style { colour, ..self }
    }

    /// How wide a text is, in pixels.
    #[must_use]
    pub fn width_of(self, words: &str) -> f64 {
        font::width(words, self.face) * self.size
    }
}

/// What a piece of a sheet is to those who have it read to them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tag {
    /// Nothing: lines, foot, what is repeated.
    Artifact,
    /// The title.
    Title,
    /// What is said under it.
    Said,
    /// The heading of a column, counted from the left.
    Head(u8),
    /// A heading among the rows: which line of the sheet.
    Lane(u32),
    /// A cell of a row: which line, and which column.
    Cell(u32, u8),
    /// The bars of a row and what stands beside them: which line.
    Bars(u32),
    /// A finding: which line.
    Finding(u32),
}

/// The columns, numbered in the order in which they are read: the name, those that are shown, the
/// source, the bars.
pub mod column {
    pub const NAME: u8 = 0;
}

/// One thing on a sheet. What comes later lies on top.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// What follows is this, up to the next of its kind.
    Tag(Tag),
    /// A filled rectangle.
    Fill {
        /// Where.
        area: Area,
        /// With what.
        colour: Colour,
    },
    /// A rectangle whose colour runs evenly from its left edge to its right one.
    Fade {
        /// Where.
        area: Area,
        /// At the left edge.
        from: Colour,
        /// At the right edge.
        to: Colour,
    },
    /// A path as SVG writes it, moved to a place.
    Path {
        /// How far to the right.
        x: f64,
        /// How far down.
        y: f64,
        /// The path.
        d: Cow<'static, str>,
        /// What fills it.
        fill: Option<Colour>,
        /// What draws its line.
        edge: Option<Edge>,
    },
    /// A picture beside words.
    Glyph {
        /// Which.
        glyph: Glyph,
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Side of its square.
        side: f64,
    },
    /// A line of text.
    Text {
        /// Where its anchor stands.
        x: f64,
        /// Its base line.
        y: f64,
        /// Which point of it stands there.
        anchor: Anchor,
        /// How it is set.
        style: Style,
        /// What it says.
        words: Cow<'static, str>,
    },
}

/// One sheet.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// How large it is.
    pub size: Size,
    /// What is on it.
    pub items: Vec<Item>,
}

impl Sheet {
    pub(super) fn fill(&mut self, area: Area, colour: Colour) {
        self.items.push(Item::Fill { area, colour });
    }

    pub(super) fn line(&mut self, (x, y): (f64, f64), d: impl Into<Cow<'static, str>>, edge: Edge) {
        self.path((x, y), d, None, Some(edge));
    }

    pub(super) fn path(
        &mut self,
        (x, y): (f64, f64),
        d: impl Into<Cow<'static, str>>,
        fill: Option<Colour>,
        edge: Option<Edge>,
    ) {
        let d = d.into();
        self.items.push(Item::Path {
            x,
            y,
            d,
            fill,
            edge,
        });
    }

    /// Says what follows is.
    pub(super) fn tag(&mut self, tag: Tag) {
        self.items.push(Item::Tag(tag));
    }

    /// A glyph about a middle.
    pub(super) fn glyph(&mut self, glyph: Glyph, (x, y): (f64, f64), side: f64) {
        self.items.push(Item::Glyph {
            glyph,
            x: x - side / 2.0,
            y: y - side / 2.0,
            side,
        });
    }

    pub(super) fn text(
        &mut self,
        (x, y): (f64, f64),
        anchor: Anchor,
        style: Style,
        words: impl Into<Cow<'static, str>>,
    ) {
        let words = words.into();
        if !words.is_empty() {
            self.items.push(Item::Text {
                x,
                y,
                anchor,
                style,
                words,
            });
        }
    }
}

/// The place of a thing in a list that grows by it when it is new.
pub(super) fn place<T: PartialEq>(list: &mut Vec<T>, thing: T) -> usize {
    list.iter()
        .position(|other| *other == thing)
        .unwrap_or_else(|| {
            list.push(thing);
            list.len() - 1
        })
}
