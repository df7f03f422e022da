//! Sheets as a PDF file: lines and letters, not pictures, with a title, a language, bookmarks
//! and a tree that says what is what for those who have it read to them. It names no date and no id, so the same sheets give the same bytes.

mod content;
mod objects;
mod tree;

use std::fmt::Write as _;

use super::ink::Colour;
use super::sheets::{Mark, Sheets};
use super::size::POINTS;
use crate::chart::Glyph;
use content::{Content, Number, red_green_blue};
use objects::{Objects, Ref, text};
use tree::Tree;

/// A file that grows by one sheet at a time, so that whoever waits can be told how far it is.
pub struct Pdf<'a> {
    sheets: &'a Sheets,
    objects: Objects,
    pages: Ref,
    resources: Ref,
    kids: Vec<Ref>,
    fades: Vec<(Colour, Colour)>,
    glyphs: Vec<Glyph>,
    tree: Tree,
}

impl<'a> Pdf<'a> {
    /// A file without a sheet.
    #[must_use]
    pub fn new(sheets: &'a Sheets) -> Pdf<'a> {
        let mut objects = Objects::new();
        let tree = Tree::new(&mut objects);
        Pdf {
            tree,
            sheets,
            pages: objects.promise(),
            resources: objects.promise(),
            objects,
            kids: Vec::new(),
            fades: Vec::new(),
            glyphs: Vec::new(),
        }
    }

    /// Adds the next sheet; says whether there was one.
    pub fn add_sheet(&mut self) -> bool {
        if self.kids.len() >= self.sheets.count() {
            return false;
        }
        let number = self.kids.len();
        let sheet = self.sheets.draw(number);
        let mut content = Content::new(sheet.size.height, &mut self.fades, &mut self.glyphs);
        for item in &sheet.items {
            content.item(item);
        }
        let (content, marked) = content.finish();
        let content = self.objects.add_stream("", &content);
        let (pages, resources) = (self.pages, self.resources);
        let (width, height) = (
            Number(sheet.size.width * POINTS),
            Number(sheet.size.height * POINTS),
        );
        let page = self.objects.add(&format!(
            "<</Type/Page/Parent {pages}/MediaBox[0 0 {width} {height}]/Contents {content}/Resources {resources}/StructParents {number}/Tabs/S>>"
        ));
        self.kids.push(page);
        let alternative = |line| self.sheets.alternative(number, line);
        self.tree.add_page(
            &mut self.objects,
            page,
            &marked,
            self.sheets.columns(),
            &alternative,
        );
        true
    }

    /// The file, of all sheets that were added.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        let count = self.kids.len();
        let kids: Vec<String> = self.kids.iter().map(Ref::to_string).collect();
        let kids = kids.join(" ");
        let (pages, resources) = (self.pages, self.resources);
        let tree = format!("<</Type/Pages/Count {count}/Kids[{kids}]>>");
        self.objects.put(pages, &tree);
        let shared = self.resources();
        self.objects.put(resources, &shared);
        let marks: Vec<Mark> = self.sheets.marks();
        let outlines = self.outlines(&marks);
        let title = text(&self.sheets.title());
        let info = self
            .objects
            .add(&format!("<</Title {title}/Creator {}>>", text("Rollcall")));
        let tree = self.tree.finish(&mut self.objects);
        let language = crate::words::LANGUAGE;
        let root = self.objects.add(&format!(
            "<</Type/Catalog/Pages {pages}/Lang({language})/MarkInfo<</Marked true>>/StructTreeRoot {tree}{outlines}/ViewerPreferences<</DisplayDocTitle true>>>>"
        ));
        self.objects.finish(root, info)
    }

    /// Fonts, fades and glyphs, shared by all sheets.
    fn resources(&mut self) -> String {
        let mut out = String::from("<</Font<<");
        for (name, font) in [("R", "Helvetica"), ("B", "Helvetica-Bold")] {
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "/{name}<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>"
            );
        }
        out.push_str(">>/Shading<<");
        for (number, &(from, to)) in self.fades.iter().enumerate() {
            let (from, to) = (red_green_blue(from), red_green_blue(to));
            let _ = write!(
                out,
                "/S{number}<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 1 0]/Function\
                 <</FunctionType 2/Domain[0 1]/C0[{from}]/C1[{to}]/N 1>>>>"
            );
        }
        out.push_str(">>/XObject<<");
        for (number, glyph) in self.glyphs.iter().enumerate() {
            let drawn = content::glyph(*glyph);
            let entries = "/Type/XObject/Subtype/Form/BBox[-1 -1 17 17]";
            let form = self.objects.add_stream(entries, &drawn);
            let _ = write!(out, "/G{number} {form}");
        }
        out.push_str(">>>>");
        out
    }

    /// The bookmarks, and how the catalog names them.
    fn outlines(&mut self, marks: &[Mark]) -> String {
        let mut kept = marks
            .iter()
            .filter(|mark| mark.sheet < self.kids.len())
            .peekable();
        if kept.peek().is_none() {
            return String::new();
        }
        let root = self.objects.promise();
        let height = self.sheets.size().height;
        let (mut first, mut before): (Option<Ref>, Option<Ref>) = (None, None);
        let mut count = 0;
        let mut at = self.objects.promise();
        while let Some(mark) = kept.next() {
            let page = self.kids[mark.sheet];
            let (title, y) = (text(&mark.name), Number((height - mark.y) * POINTS));
            let mut entry = format!("<</Title {title}/Parent {root}/Dest[{page}/XYZ 0 {y} null]");
            if let Some(before) = before {
                let _ = write!(entry, "/Prev {before}");
            }
            let next = kept.peek().map(|_| self.objects.promise());
            if let Some(next) = next {
                let _ = write!(entry, "/Next {next}");
            }
            entry.push_str(">>");
            self.objects.put(at, &entry);
            first = first.or(Some(at));
            before = Some(at);
            count += 1;
            at = next.unwrap_or(at);
        }
        if let Some((first, last)) = first.zip(before) {
            let entry = format!("<</Type/Outlines/First {first}/Last {last}/Count {count}>>");
            self.objects.put(root, &entry);
        }
        format!("/Outlines {root}/PageMode/UseOutlines")
    }
}
