//! What is on a page, in PDF's drawing language. Lengths stay those of the sheet, from its upper
//! left corner: the first line of a page turns and shrinks them.

use std::fmt;
use std::io::Write as _;

use crate::chart::Glyph;
use crate::paper::font::{self, Face};
use crate::paper::ink::{Anchor, Area, Colour, Edge, Item, Style, Tag, column, place};
use crate::paper::path::{self, Step};
use crate::paper::size::POINTS;

use super::objects::text;

/// The drawing of one page.
pub struct Content<'a> {
    out: Vec<u8>,
    fades: &'a mut Vec<(Colour, Colour)>,
    glyphs: &'a mut Vec<Glyph>,
    /// What comes next is.
    tag: Tag,
    /// What is open is, if anything is.
    open: Option<Tag>,
    /// What each marked piece is, by its number.
    marked: Vec<Tag>,
}

impl<'a> Content<'a> {
    /// An empty page so many pixels high. What it uses is added to `fades` and `glyphs`.
    pub fn new(
        height: f64,
        fades: &'a mut Vec<(Colour, Colour)>,
        glyphs: &'a mut Vec<Glyph>,
    ) -> Content<'a> {
        let mut content = Content {
            out: Vec::with_capacity(32 * 1024),
            fades,
            glyphs,
            tag: Tag::Artifact,
            open: None,
            marked: Vec::new(),
        };
        let (scale, top) = (Number(POINTS), Number(height * POINTS));
        // Corners are as sharp as SVG's.
        content.put(format_args!("{scale} 0 0 -{scale} 0 {top} cm 4 M\n"));
        content
    }

    /// The drawing, and what each of its marked pieces is.
    pub fn finish(mut self) -> (Vec<u8>, Vec<Tag>) {
        self.end_mark();
        (self.out, self.marked)
    }

    fn end_mark(&mut self) {
        if self.open.take().is_some() {
            self.put(format_args!("EMC\n"));
        }
    }

    /// Marks what comes next as what it is.
    fn mark(&mut self) {
        if self.open == Some(self.tag) {
            return;
        }
        self.end_mark();
        self.open = Some(self.tag);
        let name = match self.tag {
            Tag::Artifact => return self.put(format_args!("/Artifact BMC\n")),
            Tag::Title => "H1",
            Tag::Said | Tag::Finding(_) => "P",
            Tag::Head(_) | Tag::Lane(_) | Tag::Cell(_, column::NAME) => "TH",
            Tag::Cell(..) => "TD",
            Tag::Bars(_) => "Figure",
        };
        let number = self.marked.len();
        self.marked.push(self.tag);
        self.put(format_args!("/{name}<</MCID {number}>>BDC\n"));
    }

    fn put(&mut self, text: fmt::Arguments) {
        put(&mut self.out, text);
    }

    pub fn item(&mut self, item: &Item) {
        if let Item::Tag(tag) = item {
            self.tag = *tag;
            return;
        }
        self.mark();
        match item {
            Item::Tag(_) => {}
            Item::Fill { area, colour } => {
                let (x, y, width, height) = corners(*area);
                let colour = red_green_blue(*colour);
                self.put(format_args!("{colour} rg {x} {y} {width} {height} re f\n"));
            }
            Item::Fade { area, from, to } => {
                let number = place(self.fades, (*from, *to));
                let (x, y, width, height) = corners(*area);
                // A shading fills all that it may, from 0 to 1: the clip is its area.
                self.put(format_args!(
                    "q {width} 0 0 {height} {x} {y} cm 0 0 1 1 re W n/S{number} sh Q\n"
                ));
            }
            Item::Path {
                x,
                y,
                d,
                fill,
                edge,
            } => {
                self.put(format_args!("q 1 0 0 1 {} {} cm ", Number(*x), Number(*y)));
                draw(&mut self.out, d, *fill, *edge);
                self.put(format_args!("Q\n"));
            }
            Item::Glyph { glyph, x, y, side } => {
                let number = place(self.glyphs, *glyph);
                let scale = Number(side / 16.0);
                self.put(format_args!(
                    "q {scale} 0 0 {scale} {} {} cm/G{number} Do Q\n",
                    Number(*x),
                    Number(*y)
                ));
            }
            Item::Text {
                x,
                y,
                anchor,
                style,
                words,
            } => self.text((*x, *y), *anchor, *style, words),
        }
    }

    fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, style: Style, words: &str) {
        let back = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => style.width_of(words) / 2.0,
            Anchor::End => style.width_of(words),
        };
        let face = match style.face {
            Face::Regular => 'R',
            Face::Bold => 'B',
        };
        let (x, y, size) = (Number(x - back), Number(y), Number(style.size));
        let colour = red_green_blue(style.colour);
        let is_plain = font::is_plain(words);
        if !is_plain {
            // What searching and copying finds.
            self.put(format_args!("/Span<</ActualText {}>>BDC ", text(words)));
        }
        self.put(format_args!(
            "BT {colour} rg/{face} {size} Tf 1 0 0 -1 {x} {y} Tm("
        ));
        for code in words.chars().filter_map(font::code).map(|(code, _)| code) {
            if matches!(code, b'(' | b')' | b'\\') {
                self.out.push(b'\\');
            }
            self.out.push(code);
        }
        self.put(format_args!(
            ")Tj ET{}\n",
            if is_plain { "" } else { " EMC" }
        ));
    }
}

/// A number with three decimals at most.
pub struct Number(pub f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_possible_truncation, reason = "`as` saturates")]
        let number = (self.0 * 1000.0).round() as i64;
        let sign = if number < 0 { "-" } else { "" };
        let (whole, rest) = (number.unsigned_abs() / 1000, number.unsigned_abs() % 1000);
        match (rest, rest % 10, rest % 100) {
            (0, ..) => write!(f, "{sign}{whole}"),
            (.., 0) => write!(f, "{sign}{whole}.{}", rest / 100),
            (_, 0, _) => write!(f, "{sign}{whole}.{:02}", rest / 10),
            _ => write!(f, "{sign}{whole}.{rest:03}"),
        }
    }
}

/// A colour as three numbers from 0 to 1.
pub fn red_green_blue(Colour(red, green, blue): Colour) -> String {
    let part = |part: u8| Number(f64::from(part) / 255.0);
    format!("{} {} {}", part(red), part(green), part(blue))
}

/// A glyph in its box of 16, upright when the page is.
pub fn glyph(glyph: Glyph) -> Vec<u8> {
    let mut out = Vec::new();
    for stroke in glyph.strokes() {
        let colour = |name: &str| (name != "none").then(|| Colour::parse(name));
        let edge = colour(stroke.edge).map(|colour| Edge {
            colour,
            width: path::number(stroke.width),
            dash: stroke
                .dash
                .split_once(' ')
                .map(|(dash, gap)| (path::number(dash), path::number(gap))),
        });
        draw(&mut out, stroke.d, colour(stroke.fill), edge);
    }
    out
}

fn draw(out: &mut Vec<u8>, d: &str, fill: Option<Colour>, edge: Option<Edge>) {
    if let Some(fill) = fill {
        put(out, format_args!("{} rg ", red_green_blue(fill)));
    }
    if let Some(edge) = edge {
        let (colour, width) = (red_green_blue(edge.colour), Number(edge.width));
        put(out, format_args!("{colour} RG {width} w "));
        if let Some((dash, gap)) = edge.dash {
            put(out, format_args!("[{} {}]0 d ", Number(dash), Number(gap)));
        } else {
            put(out, format_args!("[]0 d "));
        }
    }
    for step in path::steps(d) {
        match step {
            Step::Move((x, y)) => put(out, format_args!("{} {} m ", Number(x), Number(y))),
            Step::Line((x, y)) => put(out, format_args!("{} {} l ", Number(x), Number(y))),
            Step::Curve(a, b, c) => {
                for (x, y) in [a, b, c] {
                    put(out, format_args!("{} {} ", Number(x), Number(y)));
                }
                put(out, format_args!("c "));
            }
            Step::Close => put(out, format_args!("h ")),
        }
    }
    let paint = match (fill, edge) {
        (Some(_), Some(_)) => "B ",
        (Some(_), None) => "f ",
        (None, Some(_)) => "S ",
        (None, None) => "n ",
    };
    put(out, format_args!("{paint}"));
}

/// Writing to a vector cannot fail.
fn put(out: &mut Vec<u8>, text: fmt::Arguments) {
    let _ = out.write_fmt(text);
}

fn corners(area: Area) -> (Number, Number, Number, Number) {
    let Area {
        x,
        y,
        width,
        height,
    } = area;
    (Number(x), Number(y), Number(width), Number(height))
}
