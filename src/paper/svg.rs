//! A sheet as SVG: elements and attributes, handed one by one to whoever makes a file or a piece of
//! a page of them. Its text stays text, and the same sheet gives the same elements.

use std::fmt::{self, Write as _};

use super::font::Face;
use super::ink::{Anchor, Area, Colour, Edge, Item, Sheet, Style, place};
use super::size::POINTS;
use crate::chart::{Glyph, Stroke, px};

/// What SVG is written to.
pub trait Elements {
    /// Begins an element inside the one that is open.
    fn open(&mut self, name: &'static str);
    /// Gives the element that was just begun an attribute.
    fn set(&mut self, name: &'static str, value: fmt::Arguments);
    /// Puts words into the element that is open.
    fn words(&mut self, words: &str);
    /// Ends the element that is open.
    fn close(&mut self);
}

/// A sheet as a file. `title` is its name.
#[must_use]
pub fn svg(sheet: &Sheet, title: &str) -> String {
    let mut file = File {
        out: String::with_capacity(sheet.items.len() * 96 + 4096),
        open: Vec::new(),
        has_open_tag: false,
    };
    draw(sheet, title, "", &mut file);
    file.out.push('\n');
    file.out
}

/// Draws a sheet. `title` is its name; ids in it begin with `prefix`, which tells sheets on one page
/// apart.
pub fn draw(sheet: &Sheet, title: &str, prefix: &str, to: &mut dyn Elements) {
    let mut writer = Writer {
        prefix,
        fades: Vec::new(),
        glyphs: Vec::new(),
        to,
    };
    for item in &sheet.items {
        match item {
            Item::Fade { from, to, .. } => {
                place(&mut writer.fades, (*from, *to));
            }
            Item::Glyph { glyph, .. } => {
                place(&mut writer.glyphs, *glyph);
            }
            _ => {}
        }
    }
    let (width, height) = (px(sheet.size.width), px(sheet.size.height));
    let points = |length: f64| px(length * POINTS);
    writer.to.open("svg");
    writer.set("xmlns", "http://www.w3.org/2000/svg");
    writer.set("width", format_args!("{}pt", points(sheet.size.width)));
    writer.set("height", format_args!("{}pt", points(sheet.size.height)));
    writer.set("viewBox", format_args!("0 0 {width} {height}"));
    writer.set("font-family", "Helvetica, Arial, sans-serif");
    writer.set("lang", crate::words::LANGUAGE);
    writer.to.open("title");
    writer.to.words(title);
    writer.to.close();
    writer.definitions();
    writer.to.open("path");
    writer.set("d", format_args!("M0 0H{width}V{height}H0z"));
    writer.set("fill", "#ffffff");
    writer.to.close();
    for item in &sheet.items {
        writer.item(item);
    }
    writer.to.close();
}

struct Writer<'a> {
    prefix: &'a str,
    /// The fades, by their place in the list.
    fades: Vec<(Colour, Colour)>,
    /// The glyphs, by their place in the list.
    glyphs: Vec<Glyph>,
    to: &'a mut dyn Elements,
}

impl Writer<'_> {
    fn set(&mut self, name: &'static str, value: impl fmt::Display) {
        self.to.set(name, format_args!("{value}"));
    }

    fn definitions(&mut self) {
        let prefix = self.prefix;
        self.to.open("defs");
        for number in 0..self.fades.len() {
            let (from, to) = self.fades[number];
            self.to.open("linearGradient");
            self.set("id", format_args!("{prefix}f{number}"));
            for (offset, colour) in [("0", from), ("1", to)] {
                self.to.open("stop");
                self.set("offset", offset);
                self.set("stop-color", colour);
                self.to.close();
            }
            self.to.close();
        }
        for number in 0..self.glyphs.len() {
            self.to.open("symbol");
            self.set("id", format_args!("{prefix}g{number}"));
            self.set("viewBox", "0 0 16 16");
            for stroke in self.glyphs[number].strokes() {
                self.stroke(stroke);
            }
            self.to.close();
        }
        self.to.close();
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.to.open("path");
        self.set("d", stroke.d);
        self.set("fill", stroke.fill);
        self.set("stroke", stroke.edge);
        self.set("stroke-width", stroke.width);
        if !stroke.dash.is_empty() {
            self.set("stroke-dasharray", stroke.dash);
        }
        self.to.close();
    }

    fn item(&mut self, item: &Item) {
        let prefix = self.prefix;
        match item {
            Item::Tag(_) => {}
            Item::Fill { area, colour } => self.area(*area, format_args!("{colour}")),
            Item::Fade { area, from, to } => {
                let number = place(&mut self.fades, (*from, *to));
                self.area(*area, format_args!("url(#{prefix}f{number})"));
            }
            Item::Path {
                x,
                y,
                d,
                fill,
                edge,
            } => {
                self.to.open("path");
                self.set(
                    "transform",
                    format_args!("translate({} {})", px(*x), px(*y)),
                );
                self.set("d", d);
                match fill {
                    Some(fill) => self.set("fill", fill),
                    None => self.set("fill", "none"),
                }
                if let Some(edge) = edge {
                    self.edge(*edge);
                }
                self.to.close();
            }
            Item::Glyph { glyph, x, y, side } => {
                let number = place(&mut self.glyphs, *glyph);
                self.to.open("use");
                self.set("href", format_args!("#{prefix}g{number}"));
                self.box_of(Area {
                    x: *x,
                    y: *y,
                    width: *side,
                    height: *side,
                });
                self.to.close();
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

    fn box_of(&mut self, area: Area) {
        self.set("x", px(area.x));
        self.set("y", px(area.y));
        self.set("width", px(area.width));
        self.set("height", px(area.height));
    }

    fn area(&mut self, area: Area, fill: fmt::Arguments) {
        self.to.open("rect");
        self.box_of(area);
        self.to.set("fill", fill);
        self.to.close();
    }

    fn edge(&mut self, edge: Edge) {
        self.set("stroke", edge.colour);
        self.set("stroke-width", px(edge.width));
        if let Some((dash, gap)) = edge.dash {
            self.set("stroke-dasharray", format_args!("{} {}", px(dash), px(gap)));
        }
    }

    fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, style: Style, words: &str) {
        self.to.open("text");
        self.set("x", px(x));
        self.set("y", px(y));
        self.set("font-size", px(style.size));
        self.set("fill", style.colour);
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => self.set("text-anchor", "middle"),
            Anchor::End => self.set("text-anchor", "end"),
        }
        if style.face == Face::Bold {
            self.set("font-weight", "700");
        }
        self.to.words(words);
        self.to.close();
    }
}

/// Elements as the text of a file, one to a line.
struct File {
    out: String,
    open: Vec<&'static str>,
    /// Whether the tag that was written last still takes attributes.
    has_open_tag: bool,
}

impl File {
    fn end_tag(&mut self) {
        if self.has_open_tag {
            self.out.push('>');
            self.has_open_tag = false;
        }
    }
}

impl Elements for File {
    fn open(&mut self, name: &'static str) {
        self.end_tag();
        if !self.open.is_empty() {
            self.out.push('\n');
        }
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(name);
        self.has_open_tag = true;
    }

    fn set(&mut self, name: &'static str, value: fmt::Arguments) {
        // Writing to a string cannot fail, and no value that is set has a quotation mark in it.
        let _ = write!(self.out, " {name}=\"{value}\"");
    }

    fn words(&mut self, words: &str) {
        self.end_tag();
        escape(&mut self.out, words);
    }

    fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        if self.has_open_tag {
            self.out.push_str("/>");
            self.has_open_tag = false;
        } else {
            let _ = write!(self.out, "</{name}>");
        }
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
