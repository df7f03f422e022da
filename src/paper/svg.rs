//! A sheet as SVG: a file of its own that any browser or drawing program opens, with its text as
//! text. The same sheet gives the same bytes.

use std::fmt::Write as _;

use super::font::Face;
use super::ink::{Anchor, Area, Colour, Edge, Item, Sheet, Style, place};
use super::size::POINTS;
use crate::chart::{Glyph, px};

/// Writes a sheet. `title` is its name.
#[must_use]
pub fn svg(sheet: &Sheet, title: &str) -> String {
    let mut writer = Writer {
        body: String::with_capacity(sheet.items.len() * 96),
        fades: Vec::new(),
        glyphs: Vec::new(),
    };
    for item in &sheet.items {
        writer.item(item);
    }
    let (width, height) = (px(sheet.size.width), px(sheet.size.height));
    let points = |length: f64| px(length * POINTS);
    let mut out = String::with_capacity(writer.body.len() + 4096);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"en-GB\" width=\"{}pt\" height=\"{}pt\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"Helvetica, Arial, sans-serif\">\n<title>",
        points(sheet.size.width),
        points(sheet.size.height),
    );
    escape(&mut out, title);
    out.push_str("</title>\n");
    writer.definitions(&mut out);
    let _ = writeln!(
        out,
        "<path d=\"M0 0H{width}V{height}H0z\" fill=\"#ffffff\"/>"
    );
    out.push_str(&writer.body);
    out.push_str("</svg>\n");
    out
}

struct Writer {
    body: String,
    /// The fades, by their place in the list.
    fades: Vec<(Colour, Colour)>,
    /// The glyphs, by their place in the list.
    glyphs: Vec<Glyph>,
}

impl Writer {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Fill { area, colour } => {
                let fill = colour.to_string();
                self.area(*area, &fill);
            }
            Item::Fade { area, from, to } => {
                let number = place(&mut self.fades, (*from, *to));
                self.area(*area, &format!("url(#f{number})"));
            }
            Item::Path {
                x,
                y,
                d,
                fill,
                edge,
            } => {
                let _ = write!(
                    self.body,
                    "<path transform=\"translate({} {})\" d=\"{d}\"",
                    px(*x),
                    px(*y)
                );
                match fill {
                    Some(fill) => {
                        let _ = write!(self.body, " fill=\"{fill}\"");
                    }
                    None => self.body.push_str(" fill=\"none\""),
                }
                if let Some(edge) = edge {
                    self.edge(*edge);
                }
                self.body.push_str("/>\n");
            }
            Item::Glyph { glyph, x, y, side } => {
                let number = place(&mut self.glyphs, *glyph);
                let (x, y, side) = (px(*x), px(*y), px(*side));
                let _ = writeln!(
                    self.body,
                    "<use href=\"#g{number}\" x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\"/>"
                );
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

    fn area(&mut self, area: Area, fill: &str) {
        let (x, y) = (px(area.x), px(area.y));
        let (width, height) = (px(area.width), px(area.height));
        let _ = writeln!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>"
        );
    }

    fn edge(&mut self, edge: Edge) {
        let (colour, width) = (edge.colour, px(edge.width));
        let _ = write!(self.body, " stroke=\"{colour}\" stroke-width=\"{width}\"");
        if let Some((dash, gap)) = edge.dash {
            let _ = write!(self.body, " stroke-dasharray=\"{} {}\"", px(dash), px(gap));
        }
    }

    fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, style: Style, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = match style.face {
            Face::Regular => "",
            Face::Bold => " font-weight=\"700\"",
        };
        let (x, y, size, colour) = (px(x), px(y), px(style.size), style.colour);
        let _ = write!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\"{anchor}{weight}>"
        );
        escape(&mut self.body, words);
        self.body.push_str("</text>\n");
    }

    fn definitions(&self, out: &mut String) {
        if self.fades.is_empty() && self.glyphs.is_empty() {
            return;
        }
        out.push_str("<defs>\n");
        for (number, (from, to)) in self.fades.iter().enumerate() {
            let _ = writeln!(
                out,
                "<linearGradient id=\"f{number}\"><stop offset=\"0\" stop-color=\"{from}\"/>\
                 <stop offset=\"1\" stop-color=\"{to}\"/></linearGradient>"
            );
        }
        for (number, glyph) in self.glyphs.iter().enumerate() {
            let _ = write!(out, "<symbol id=\"g{number}\" viewBox=\"0 0 16 16\">");
            for stroke in glyph.strokes() {
                let _ = write!(
                    out,
                    "<path d=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"",
                    stroke.d, stroke.fill, stroke.edge, stroke.width
                );
                if !stroke.dash.is_empty() {
                    let _ = write!(out, " stroke-dasharray=\"{}\"", stroke.dash);
                }
                out.push_str("/>");
            }
            out.push_str("</symbol>\n");
        }
        out.push_str("</defs>\n");
    }
}

/// Text as XML takes it; what XML cannot hold at all becomes a space.
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            other => out.push(other),
        }
    }
}
