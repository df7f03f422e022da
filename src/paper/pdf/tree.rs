//! The tree that says what is what: a title, what is said under it, and for each sheet a table whose
//! rows have a cell for every column and, for the bars, a figure with words in its place. What is
//! repeated on every sheet is no part of it.

use std::fmt::Write as _;

use super::objects::{Objects, Ref, text};
use crate::paper::ink::{Tag, column};

/// A tree that grows by sheets.
pub struct Tree {
    root: Ref,
    document: Ref,
    /// What stands in the document.
    kids: String,
    /// For each sheet what its marked pieces belong to.
    parents: String,
    pages: usize,
}

/// A sheet whose elements are made.
struct Marked<'a> {
    objects: &'a mut Objects,
    page: Ref,
    tags: &'a [Tag],
    /// How many columns its table has, the bars included.
    columns: u8,
    /// What each marked piece belongs to.
    owners: Vec<Option<Ref>>,
}

impl Tree {
    pub fn new(objects: &mut Objects) -> Tree {
        Tree {
            root: objects.promise(),
            document: objects.promise(),
            kids: String::new(),
            parents: String::new(),
            pages: 0,
        }
    }

    /// Adds a sheet with so many columns, the bars included. `alternative` says what stands for the bars of a line.
    pub fn add_page(
        &mut self,
        objects: &mut Objects,
        page: Ref,
        marked: &[Tag],
        columns: u8,
        alternative: &dyn Fn(u32) -> String,
    ) {
        let mut page = Marked {
            objects,
            page,
            tags: marked,
            columns,
            owners: vec![None; marked.len()],
        };
        for (tag, sort) in [(Tag::Title, "H1"), (Tag::Said, "P")] {
            if marked.contains(&tag) {
                let kid = page.leaf(self.document, sort, tag, "");
                self.add(kid);
            }
        }
        let table = page.table(self.document, alternative);
        self.kids.push_str(&table);
        for &tag in marked {
            if let Tag::Finding(_) = tag
                && page.is_free(tag)
            {
                let kid = page.leaf(self.document, "P", tag, "");
                self.add(kid);
            }
        }
        let mut owners = String::from("[");
        for owner in &page.owners {
            // Writing to a string cannot fail.
            let _ = match owner {
                Some(owner) => write!(owners, "{owner} "),
                None => write!(owners, "null "),
            };
        }
        owners.push(']');
        let at = page.objects.promise();
        page.objects.put_packed(at, &owners);
        let _ = write!(self.parents, "{} {at} ", self.pages);
        self.pages += 1;
    }

    fn add(&mut self, kid: Ref) {
        let _ = write!(self.kids, "{kid} ");
    }

    /// Writes its root.
    pub fn finish(&self, objects: &mut Objects) -> Ref {
        let Tree {
            root,
            document,
            kids,
            parents,
            pages,
        } = self;
        objects.put_packed(
            *document,
            &format!("<</Type/StructElem/S/Document/P {root}/K[{kids}]>>"),
        );
        objects.put(
            *root,
            &format!(
                "<</Type/StructTreeRoot/K {document}/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {pages}>>"
            ),
        );
        *root
    }
}

impl Marked<'_> {
    /// Whether no element was made of these pieces yet.
    fn is_free(&self, tag: Tag) -> bool {
        let first = self.tags.iter().position(|it| *it == tag);
        first.is_some_and(|first| self.owners[first].is_none())
    }

    /// An element of all pieces that are this; empty where there are none.
    fn leaf(&mut self, parent: Ref, sort: &str, tag: Tag, more: &str) -> Ref {
        let at = self.objects.promise();
        let mut kids = String::new();
        for (number, owner) in self.owners.iter_mut().enumerate() {
            if self.tags[number] == tag {
                *owner = Some(at);
                let _ = write!(kids, "{number} ");
            }
        }
        let page = self.page;
        let element = format!("<</S/{sort}/P {parent}/Pg {page}/K[{kids}]{more}>>");
        self.objects.put_packed(at, &element);
        at
    }

    /// The table of a sheet: its headings, and its lines from above to below.
    fn table(&mut self, document: Ref, alternative: &dyn Fn(u32) -> String) -> String {
        let lines = self.tags.iter().filter_map(|tag| match tag {
            Tag::Lane(line) | Tag::Cell(line, _) | Tag::Bars(line) => Some(*line),
            _ => None,
        });
        let mut lines: Vec<u32> = lines.collect();
        if lines.is_empty() {
            return String::new();
        }
        crate::order::sort(&mut lines);
        lines.dedup();
        let table = self.objects.promise();
        let mut rows = String::new();
        let columns = self.columns;
        // Bars alone have no headings.
        if columns > 1 {
            let row = self.objects.promise();
            let heads = (column::NAME..columns).map(|column| {
                let scope = "/A<</O/Table/Scope/Column>>";
                self.leaf(row, "TH", Tag::Head(column), scope).to_string()
            });
            let heads: Vec<String> = heads.collect();
            self.row(table, row, &heads.join(" "));
            let _ = write!(rows, "{row} ");
        }
        for line in lines {
            let row = self.objects.promise();
            let cells = if self.tags.contains(&Tag::Lane(line)) {
                let across = format!("/A<</O/Table/Scope/Row/ColSpan {columns}>>");
                self.leaf(row, "TH", Tag::Lane(line), &across).to_string()
            } else {
                self.cells(row, line, alternative)
            };
            self.row(table, row, &cells);
            let _ = write!(rows, "{row} ");
        }
        let element = format!("<</S/Table/P {document}/K[{rows}]>>");
        self.objects.put_packed(table, &element);
        format!("{table} ")
    }

    fn row(&mut self, table: Ref, row: Ref, cells: &str) {
        let element = format!("<</S/TR/P {table}/K[{cells}]>>");
        self.objects.put_packed(row, &element);
    }

    /// The cells of a row.
    fn cells(&mut self, row: Ref, line: u32, alternative: &dyn Fn(u32) -> String) -> String {
        if self.columns == 1 && self.tags.contains(&Tag::Cell(line, column::NAME)) {
            return self
                .leaf(row, "TD", Tag::Cell(line, column::NAME), "")
                .to_string();
        }
        let mut cells = String::new();
        for column in column::NAME..self.columns - 1 {
            let (sort, more) = match column {
                column::NAME => ("TH", "/A<</O/Table/Scope/Row>>"),
                _ => ("TD", ""),
            };
            let cell = self.leaf(row, sort, Tag::Cell(line, column), more);
            let _ = write!(cells, "{cell} ");
        }
        let cell = self.objects.promise();
        let figure = if self.is_free(Tag::Bars(line)) {
            let words = format!("/Alt {}", text(&alternative(line)));
            let figure = self.leaf(cell, "Figure", Tag::Bars(line), &words);
            figure.to_string()
        } else {
            String::new()
        };
        let element = format!("<</S/TD/P {row}/K[{figure}]>>");
        self.objects.put_packed(cell, &element);
        let _ = write!(cells, "{cell}");
        cells
    }
}
