//! Sheets as elements of the page: for the preview, and for the browser's own printing. Knows how
//! elements are made; which ones is known to `paper`.

use std::fmt;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::paper::{Elements, Sheets, draw};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements under way.
struct Maker {
    /// From the outermost one that is open to the innermost.
    open: Vec<Element>,
    /// The outermost one, once it is closed.
    done: Option<Element>,
}

impl Elements for Maker {
    fn open(&mut self, name: &'static str) {
        if let Ok(element) = document().create_element_ns(Some(SVG), name) {
            self.open.push(element);
        }
    }

    fn set(&mut self, name: &'static str, value: fmt::Arguments) {
        if let Some(element) = self.open.last().filter(|_| name != "xmlns") {
            // The names are those of SVG.
            let _ = element.set_attribute(name, &value.to_string());
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(element) = self.open.last() {
            element.set_text_content(Some(words));
        }
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else {
            return;
        };
        match self.open.last() {
            // Fails only where an element would stand inside itself.
            Some(outer) => drop(outer.append_child(&element)),
            None => self.done = Some(element),
        }
    }
}

/// Puts a sheet into `place` after what is there.
pub fn put(sheets: &Sheets, number: usize, prefix: &str, place: &HtmlElement) {
    let mut maker = Maker {
        open: Vec::new(),
        done: None,
    };
    draw(&sheets.draw(number), &sheets.title(), prefix, &mut maker);
    if let Some(svg) = maker.done {
        let _ = place.append_child(&svg);
    }
}

/// Puts a sheet into `place` as a page of its own for printing.
pub fn put_page(sheets: &Sheets, number: usize, place: &HtmlElement) {
    let page = document().create_element("div");
    let Ok(page) = page.map(JsCast::unchecked_into::<HtmlElement>) else {
        return;
    };
    page.set_class_name("tl-sheet-page");
    put(sheets, number, &format!("s{number}-"), &page);
    let _ = place.append_child(&page);
}
