//! The fixed part of a piece of page: text that `view!` wrote, made into elements once and copied
//! from then on. Knows where the places are; not what goes into them.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

/// The signs of a template, as `markup/macros/view.rs` writes them.
mod code {
    pub const OPEN: u8 = 1;
    pub const ATTRIBUTE: u8 = 2;
    pub const IS: u8 = 3;
    pub const WORDS: u8 = 4;
    pub const CLOSE: u8 = 5;
    pub const CHILD: u8 = 6;
    pub const LAST: u8 = 7;
    pub const WORKED_OUT: u8 = 8;
    /// Signs are below this, and nothing else is.
    pub const END: u8 = 9;
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that are drawings even where no `svg` is written around them.
const DRAWN: [&str; 18] = [
    "svg",
    "g",
    "path",
    "rect",
    "text",
    "circle",
    "line",
    "use",
    "defs",
    "symbol",
    "pattern",
    "stop",
    "linearGradient",
    "ellipse",
    "polygon",
    "polyline",
    "tspan",
    "clipPath",
];

/// A template that was written while the program runs, from a table such as the paths of a picture:
/// nothing in it is ever worked out again, and every copy of it costs the browser one step.
#[derive(Clone, Copy, Debug)]
pub struct Fixed(pub(super) &'static str);

/// Writes a [`Fixed`], which stays for good: for things of which there are few.
pub struct FixedText(String);

impl FixedText {
    /// Begins with the element that holds all others.
    pub fn open(name: &str) -> Self {
        let mut text = Self(String::new());
        text.child(name);
        text
    }

    /// Opens an element inside of the one that is open.
    pub fn child(&mut self, name: &str) {
        self.say(code::OPEN, name);
    }

    /// An attribute of the element that is open.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.say(code::ATTRIBUTE, name);
        self.say(code::IS, value);
    }

    /// Closes the element that is open.
    pub fn close(&mut self) {
        self.say(code::CLOSE, "");
    }

    /// Closes the first element.
    pub fn finish(mut self) -> Fixed {
        self.close();
        Fixed(self.0.leak())
    }

    fn say(&mut self, sign: u8, words: &str) {
        self.0.push(char::from(sign));
        self.0.push_str(words);
    }
}

/// What goes into a place.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// A child, instead of the comment that marks the place.
    Instead,
    /// A child, after all there is in the element.
    Last,
    /// A value: what of, and its name.
    Value(What, &'static str),
    /// A listener for an event of that name.
    On(&'static str),
    /// Somebody who wants to know the element.
    Reference,
}

/// What of an element a value sets.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// An attribute.
    Attribute,
    /// Whether it has a class.
    Class,
    /// A property of the object that stands for it.
    Property,
    /// A property of its style, set through the object, as the policy demands.
    Style,
}

/// A template, ready to be copied.
pub struct Template {
    root: Element,
    /// For each place: the way to its node, as one child number for each level, and what goes in.
    places: Vec<(Vec<u32>, Place)>,
}

type Key = (*const u8, usize);

thread_local! {
    /// Templates made so far, by address and length of their text, which never change.
    static MADE: RefCell<Vec<(Key, Rc<Template>)>> = const { RefCell::new(Vec::new()) };
}

impl Template {
    /// The template of a text, made at the first call.
    pub fn of(text: &'static str) -> Rc<Self> {
        let key = (text.as_ptr(), text.len());
        MADE.with_borrow_mut(
            |made| match made.binary_search_by_key(&key, |(key, _)| *key) {
                Ok(at) => Rc::clone(&made[at].1),
                Err(at) => {
                    let template = Rc::new(Self::make(text));
                    made.insert(at, (key, Rc::clone(&template)));
                    template
                }
            },
        )
    }

    /// A copy of the elements, and for each place its node and what goes in.
    pub fn copy(&self) -> (Element, Vec<(Node, Place)>) {
        let root = copy_of(&self.root);
        let mut nodes: Vec<(Node, Place)> = Vec::with_capacity(self.places.len());
        let mut last: &[u32] = &[];
        for (way, place) in &self.places {
            let node = match nodes.last() {
                Some((node, _)) if way == last => node.clone(),
                _ => walk(&root, way),
            };
            last = way;
            nodes.push((node, *place));
        }
        (root, nodes)
    }

    // In a function of its own, as is the loop in `said`. Inside of what draws everything, WebKit
    // read a template wrongly once in some hundreds of starts. The suspicion, not proven: it goes
    // over to quicker code in the middle of a loop, with much on its stack.
    #[inline(never)]
    fn make(text: &'static str) -> Self {
        let document = super::document();
        let mut open: Vec<(Element, u32)> = Vec::new();
        let mut places = Vec::new();
        let mut way: Vec<u32> = Vec::new();
        let mut root = None;
        let mut rest = text;
        while let Some(&sign) = rest.as_bytes().first() {
            let (said, after) = said(rest);
            rest = after;
            let Some((element, children)) = open.last_mut() else {
                // The first sign opens the one element that holds all others.
                open.push((create(&document, said, false), 0));
                continue;
            };
            match sign {
                code::OPEN => {
                    let is_drawn = element.namespace_uri().as_deref() == Some(SVG);
                    let child = create(&document, said, is_drawn);
                    append(element, &child);
                    way.push(*children);
                    *children += 1;
                    open.push((child, 0));
                }
                code::ATTRIBUTE => {
                    debug_assert_eq!(rest.as_bytes().first(), Some(&code::IS));
                    let (value, after) = self::said(rest);
                    rest = after;
                    super::done(element.set_attribute(said, value));
                }
                code::WORDS => {
                    append(element, &document.create_text_node(said));
                    *children += 1;
                }
                code::CHILD => {
                    append(element, &document.create_comment(""));
                    let mut way = way.clone();
                    way.push(*children);
                    *children += 1;
                    places.push((way, Place::Instead));
                }
                code::LAST => places.push((way.clone(), Place::Last)),
                code::WORKED_OUT => {
                    let (kind, name) = said.split_at(1);
                    places.push((way.clone(), place(kind, name)));
                }
                code::CLOSE => {
                    way.pop();
                    root = open.pop().map(|(element, _)| element);
                }
                _ => unreachable!("`view!` writes no other signs"),
            }
        }
        Self {
            root: root.unwrap_or_else(|| create(&document, "div", false)),
            places,
        }
    }
}

/// What stands after the sign that `text` begins with, and the rest from the next sign on.
#[inline(never)]
fn said(text: &'static str) -> (&'static str, &'static str) {
    let bytes = text.as_bytes();
    let mut end = 1;
    while end < bytes.len() && bytes[end] >= code::END {
        end += 1;
    }
    (&text[1..end], &text[end..])
}

fn place(kind: &str, name: &'static str) -> Place {
    match kind {
        "c" => Place::Value(What::Class, name),
        "p" => Place::Value(What::Property, name),
        "s" => Place::Value(What::Style, name),
        "o" => Place::On(name),
        "r" => Place::Reference,
        _ => Place::Value(What::Attribute, name),
    }
}

fn create(document: &Document, name: &str, in_drawing: bool) -> Element {
    let made = if in_drawing || DRAWN.contains(&name) {
        document.create_element_ns(Some(SVG), name)
    } else {
        document.create_element(name)
    };
    super::done(made)
}

fn append(parent: &Node, child: &Node) {
    super::done(parent.append_child(child));
}

fn copy_of(element: &Element) -> Element {
    super::done(element.clone_node_with_deep(true)).unchecked_into()
}

/// From an element down, a child number for each level.
fn walk(root: &Element, way: &[u32]) -> Node {
    let mut node: Node = root.clone().into();
    for &number in way {
        let mut child = node.first_child();
        for _ in 0..number {
            child = child.and_then(|child| child.next_sibling());
        }
        let Some(child) = child else { break };
        node = child;
    }
    node
}
