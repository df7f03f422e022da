//! What pieces became in the page: their nodes, their effects and listeners. Knows how to change
//! from one piece to the next with the fewest changes to the page.

use std::borrow::Cow;
use std::cell::RefCell;
use std::mem;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::web::prelude::*;
use any_spawner::Executor;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{Comment, Element, Event, Node, Text};

use super::template::{Place, Template};
use super::value::Bound;
use super::{Block, Fill, Handle, Item, Key, Kind, Markup, document, done};

/// Shows a piece in the body of the page, for good.
pub fn mount(app: fn() -> Markup) {
    // Refused only when there is one already, which serves as well.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let mounted = owner.with(|| Mounted::new(app()));
    if let Some(body) = document().body() {
        mounted.insert(&body, None);
    }
    mem::forget((owner, mounted));
}

/// A piece in the page. It always has a node, so that its place is known.
pub enum Mounted {
    /// A comment keeps the place.
    Nothing(Comment),
    Words {
        node: Text,
        words: Cow<'static, str>,
    },
    Block(Filled),
    /// A comment marks the end.
    List {
        pieces: Vec<Mounted>,
        end: Comment,
    },
    Live(Live),
    Each(Each),
}

/// A part of the page that is worked out again whenever what it rests on changes.
pub struct Live {
    piece: Rc<RefCell<Option<Mounted>>>,
    _effect: RenderEffect<()>,
}

impl Drop for Live {
    /// The effect's own hold on the piece ends only some time after the effect does: what the
    /// piece holds must not run any more by then.
    fn drop(&mut self) {
        drop(self.piece.take());
    }
}

/// A list with keys in the page.
pub struct Each {
    rows: Rc<RefCell<Rows>>,
    _effect: RenderEffect<()>,
}

impl Drop for Each {
    /// As with [`Live`].
    fn drop(&mut self) {
        drop(mem::take(&mut self.rows.borrow_mut().all));
    }
}

/// A block in the page.
pub struct Filled {
    /// Tells the template: two blocks of one template have the same text at the same address.
    template: &'static str,
    root: Element,
    places: Vec<Held>,
}

/// What a place holds.
enum Held {
    Child(Mounted),
    Value(Bound),
    On(Listener),
    Reference(Element),
}

impl Mounted {
    /// Makes the nodes of a piece. They are nowhere in the page yet.
    pub fn new(markup: Markup) -> Self {
        match markup.0 {
            Kind::Nothing => Self::Nothing(document().create_comment("")),
            Kind::Words(words) => Self::Words {
                node: document().create_text_node(&words),
                words,
            },
            Kind::Block(block) => Self::Block(Filled::new(block)),
            Kind::List(pieces) => Self::List {
                pieces: pieces.into_iter().map(Self::new).collect(),
                end: document().create_comment(""),
            },
            Kind::Live(work_out) => Self::live(None, work_out),
            Kind::Each(items) => Self::each(items),
        }
    }

    /// A live part, with the piece that stands in its place already, if one does.
    fn live(piece: Option<Self>, mut work_out: Box<dyn FnMut() -> Markup>) -> Self {
        let piece = Rc::new(RefCell::new(piece));
        let effect = RenderEffect::new({
            let piece = Rc::clone(&piece);
            move |_: Option<()>| {
                let markup = work_out();
                let mut piece = piece.borrow_mut();
                match piece.as_mut() {
                    Some(mounted) => mounted.change(markup),
                    None => *piece = Some(Self::new(markup)),
                }
            }
        });
        Self::Live(Live {
            piece,
            _effect: effect,
        })
    }

    fn each(mut items: Box<dyn FnMut() -> Vec<Item>>) -> Self {
        let rows = Rc::new(RefCell::new(Rows::new()));
        let owner = Owner::current().unwrap_or_default();
        let effect = RenderEffect::new({
            let rows = Rc::clone(&rows);
            move |_: Option<()>| {
                let items = items();
                untrack(|| rows.borrow_mut().change(&owner, items));
            }
        });
        Self::Each(Each {
            rows,
            _effect: effect,
        })
    }

    /// Puts it into the page, or moves it, before a node or at the end.
    pub fn insert(&self, parent: &Node, before: Option<&Node>) {
        match self {
            Self::Nothing(node) => insert(parent, node, before),
            Self::Words { node, .. } => insert(parent, node, before),
            Self::Block(filled) => insert(parent, &filled.root, before),
            Self::List { pieces, end } => {
                for piece in pieces {
                    piece.insert(parent, before);
                }
                insert(parent, end, before);
            }
            Self::Live(live) => {
                if let Some(piece) = &*live.piece.borrow() {
                    piece.insert(parent, before);
                }
            }
            Self::Each(each) => {
                let rows = each.rows.borrow();
                for row in &rows.all {
                    row.mounted.insert(parent, before);
                }
                insert(parent, &rows.end, before);
            }
        }
    }

    /// Takes it out of the page.
    pub fn remove(&self) {
        match self {
            Self::Nothing(node) => node.remove(),
            Self::Words { node, .. } => node.remove(),
            Self::Block(filled) => filled.root.remove(),
            Self::List { pieces, end } => {
                pieces.iter().for_each(Self::remove);
                end.remove();
            }
            Self::Live(live) => {
                if let Some(piece) = &*live.piece.borrow() {
                    piece.remove();
                }
            }
            Self::Each(each) => {
                let rows = each.rows.borrow();
                rows.all.iter().for_each(|row| row.mounted.remove());
                rows.end.remove();
            }
        }
    }

    /// The first of its nodes.
    fn first(&self) -> Option<Node> {
        match self {
            Self::Nothing(node) => Some(node.clone().into()),
            Self::Words { node, .. } => Some(node.clone().into()),
            Self::Block(filled) => Some(filled.root.clone().into()),
            Self::List { pieces, end } => match pieces.first() {
                Some(piece) => piece.first(),
                None => Some(end.clone().into()),
            },
            Self::Live(live) => live.piece.borrow().as_ref().and_then(Self::first),
            Self::Each(each) => each.rows.borrow().first(),
        }
    }

    /// The last of its nodes.
    fn last(&self) -> Option<Node> {
        match self {
            Self::List { end, .. } => Some(end.clone().into()),
            Self::Live(live) => live.piece.borrow().as_ref().and_then(Self::last),
            Self::Each(each) => Some(each.rows.borrow().end.clone().into()),
            one => one.first(),
        }
    }

    /// Becomes another piece: in place where it is of the same kind, else instead. A list with
    /// keys is made anew: what its rows rest on went with whoever worked out the list that was.
    pub fn change(&mut self, markup: Markup) {
        let markup = match (&mut *self, markup.0) {
            (Self::Nothing(_), Kind::Nothing) => return,
            (Self::Words { node, words }, Kind::Words(now)) => {
                if *words != now {
                    node.set_data(&now);
                    *words = now;
                }
                return;
            }
            (Self::Block(filled), Kind::Block(block))
                if std::ptr::eq(filled.template, block.template) =>
            {
                filled.change(block.fill);
                return;
            }
            (Self::List { pieces, end }, Kind::List(now)) => {
                change_list(pieces, end, now);
                return;
            }
            (Self::Live(live), Kind::Live(work_out)) => {
                let piece = live.piece.take();
                *self = Self::live(piece, work_out);
                return;
            }
            (_, kind) => Markup(kind),
        };
        let now = Self::new(markup);
        if let Some(first) = self.first()
            && let Some(parent) = first.parent_node()
        {
            now.insert(&parent, Some(&first));
        }
        self.remove();
        *self = now;
    }
}

/// A list becomes another: piece by piece, then more or fewer of them.
fn change_list(pieces: &mut Vec<Mounted>, end: &Node, now: Vec<Markup>) {
    for piece in pieces.drain(now.len().min(pieces.len())..) {
        piece.remove();
    }
    let parent = end.parent_node();
    for (at, markup) in now.into_iter().enumerate() {
        if let Some(piece) = pieces.get_mut(at) {
            piece.change(markup);
            continue;
        }
        let piece = Mounted::new(markup);
        if let Some(parent) = &parent {
            piece.insert(parent, Some(end));
        }
        pieces.push(piece);
    }
}

fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    done(parent.insert_before(node, before));
}

impl Filled {
    fn new(block: Block) -> Self {
        let (root, nodes) = Template::of(block.template).copy();
        let places = nodes
            .into_iter()
            .zip(block.fill)
            .map(|((node, place), fill)| Held::new(node, place, fill))
            .collect();
        Self {
            template: block.template,
            root,
            places,
        }
    }

    fn change(&mut self, fill: Vec<Fill>) {
        for (held, fill) in self.places.iter_mut().zip(fill) {
            match (held, fill) {
                (Held::Child(mounted), Fill::Child(markup)) => mounted.change(markup),
                (Held::Value(bound), Fill::Value(value)) => bound.set(value),
                (Held::On(listener), Fill::On(handle)) => listener.change(handle),
                (Held::Reference(element), Fill::Reference(load)) => load(element),
                // One template has the same places each time.
                _ => {}
            }
        }
    }
}

impl Held {
    fn new(node: Node, place: Place, fill: Fill) -> Self {
        let element = || node.clone().unchecked_into::<Element>();
        match (fill, place) {
            (Fill::Child(markup), place) => {
                let mounted = Mounted::new(markup);
                if let (Place::Instead, Some(parent)) = (place, node.parent_node()) {
                    mounted.insert(&parent, Some(&node));
                    done(parent.remove_child(&node));
                } else {
                    mounted.insert(&node, None);
                }
                Self::Child(mounted)
            }
            (Fill::Value(value), Place::Value(what, name)) => {
                Self::Value(Bound::new(element(), what, name, value))
            }
            (Fill::On(handle), Place::On(name)) => Self::On(Listener::new(element(), name, handle)),
            (Fill::Reference(load), _) => {
                let element = element();
                load(&element);
                Self::Reference(element)
            }
            // `view!` writes the places and what fills them from the same words.
            (Fill::Value(_) | Fill::On(_), _) => Self::Reference(element()),
        }
    }
}

/// A listener. It hears nothing any more once it is dropped, nor once what it rests on is gone: an
/// element that is taken away with the focus in it says so to whoever listens, and by then the
/// signals of its part of the page may be no more.
struct Listener {
    element: Element,
    name: &'static str,
    heard: Rc<RefCell<Heard>>,
    closure: Closure<dyn FnMut(Event)>,
}

/// What is done about an event, and where: as part of whatever made it.
struct Heard {
    handle: Handle,
    owner: Owner,
    is_over: Arc<AtomicBool>,
}

impl Heard {
    fn new(handle: Handle) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        on_cleanup({
            let is_over = Arc::clone(&is_over);
            move || is_over.store(true, Ordering::Relaxed)
        });
        Self {
            handle,
            owner: Owner::current().unwrap_or_default(),
            is_over,
        }
    }

    fn hear(&mut self, event: Event) {
        if !self.is_over.load(Ordering::Relaxed) {
            self.owner.clone().with(|| (self.handle)(event));
        }
    }
}

impl Listener {
    fn new(element: Element, name: &'static str, handle: Handle) -> Self {
        let heard = Rc::new(RefCell::new(Heard::new(handle)));
        let closure = Closure::new({
            let heard = Rc::clone(&heard);
            // An event that comes of what is done about this one, on the same element, is not
            // heard: what is done about it is being done.
            move |event: Event| {
                if let Ok(mut heard) = heard.try_borrow_mut() {
                    heard.hear(event);
                }
            }
        });
        done(element.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()));
        Self {
            element,
            name,
            heard,
            closure,
        }
    }

    fn change(&mut self, handle: Handle) {
        self.heard.replace(Heard::new(handle));
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        done(
            self.element
                .remove_event_listener_with_callback(self.name, callback),
        );
    }
}

/// The rows of a list with keys, and the comment at its end.
pub struct Rows {
    all: Vec<Row>,
    end: Comment,
}

struct Row {
    key: Box<dyn Key>,
    mounted: Mounted,
    /// What was made for the row goes with it.
    owner: Owner,
}

impl Rows {
    fn new() -> Self {
        Self {
            all: Vec::new(),
            end: document().create_comment(""),
        }
    }

    fn first(&self) -> Option<Node> {
        match self.all.first() {
            Some(row) => row.mounted.first(),
            None => Some(self.end.clone().into()),
        }
    }

    /// Keeps the rows whose keys are among the items, makes the others, and puts all in order,
    /// touching only those that are not where they belong.
    fn change(&mut self, parent: &Owner, items: Vec<Item>) {
        let mut was: Vec<Option<Row>> = self.all.drain(..).map(Some).collect();
        // Where a row is looked for first: right after the one found last.
        let mut near = 0;
        for item in items {
            let is_it = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.key.is(&*item.key));
            let found = match was.get(near) {
                Some(row) if is_it(row) => Some(near),
                _ => was.iter().position(is_it),
            };
            let kept = found.and_then(|at| {
                near = at + 1;
                was[at].take()
            });
            self.all.push(kept.unwrap_or_else(|| {
                let owner = parent.with(Owner::new);
                Row {
                    key: item.key,
                    mounted: owner.with(|| Mounted::new((item.draw)())),
                    owner,
                }
            }));
        }
        for Row { mounted, owner, .. } in was.into_iter().flatten() {
            mounted.remove();
            // First what runs, then what it rests on.
            drop(mounted);
            owner.cleanup();
        }
        let Some(parent) = self.end.parent_node() else {
            return;
        };
        let mut next: Node = self.end.clone().into();
        for row in self.all.iter().rev() {
            let is_there = row
                .mounted
                .last()
                .and_then(|last| last.next_sibling())
                .is_some_and(|after| after == next);
            if !is_there {
                row.mounted.insert(&parent, Some(&next));
            }
            if let Some(first) = row.mounted.first() {
                next = first;
            }
        }
    }
}
