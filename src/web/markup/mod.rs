//! Pieces of page: what `view!` gives and components return.
//!
//! The reactive system is Leptos': signals, memos, effects, owners, contexts, components with
//! their properties. Only what turns them into elements is this module's own, for the sake of the
//! program's size, which a clinic's line has to carry. Leptos makes a type of every element,
//! attribute and child, and code for each type; on the whole of Rollcall that was the larger part
//! of the program. Here a piece is a [`template`] (fixed text, made into elements once and then
//! copied) and a list of what goes into its places, and the code that fills, changes, moves and
//! removes is there once:
//!
//! - [`Markup`]: nothing, words, a block (a template filled), a list, a part that is worked out
//!   again whenever a signal it reads changes, or a list with keys.
//! - [`value`]: attributes, classes, properties and styles.
//! - [`mounted`]: what a piece became in the page. Given a newer piece it changes what differs: a
//!   block of the same template keeps its elements, and with them focus and what was typed.

mod joined;
mod mounted;
mod template;
mod value;

pub use rollcall_markup::{component, view};

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use crate::web::prelude::*;
use leptos::ev::EventDescriptor;
use leptos::oco::Oco;
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event};

pub use joined::{joined, length, text};
pub use mounted::mount;
pub use template::{Fixed, FixedText};
pub use value::{IntoValue, Value};

/// What stands between the tags of a component.
pub type Children = Box<dyn FnOnce() -> Markup>;

/// A piece of page.
pub struct Markup(Kind);

enum Kind {
    Nothing,
    Words(Cow<'static, str>),
    Block(Block),
    List(Vec<Markup>),
    Live(Box<dyn FnMut() -> Markup>),
    Each(Box<dyn FnMut() -> Vec<Item>>),
}

/// One of a list with keys.
struct Item {
    key: Box<dyn Key>,
    draw: Box<dyn FnOnce() -> Markup>,
}

/// What tells one of a list from the others.
trait Key: 'static {
    fn is(&self, other: &dyn Key) -> bool;
    fn as_any(&self) -> &dyn std::any::Any;
}

impl<T: PartialEq + 'static> Key for T {
    fn is(&self, other: &dyn Key) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// What is done about an event.
type Handle = Box<dyn FnMut(Event)>;

/// What goes into a place of a template.
enum Fill {
    Child(Markup),
    Value(Value),
    On(Handle),
    Reference(Box<dyn FnOnce(&Element)>),
}

/// A template and what goes into its places. Only `view!` makes these.
pub struct Block {
    template: &'static str,
    fill: Vec<Fill>,
}

impl Block {
    /// A template, with room for what goes into its places.
    #[inline(never)]
    pub fn new(template: &'static str, places: usize) -> Self {
        Self {
            template,
            fill: Vec::with_capacity(places),
        }
    }

    /// The next place takes a child.
    pub fn child(&mut self, child: impl IntoMarkup) {
        self.put(Fill::Child(child.into_markup()));
    }

    /// The next place takes a value.
    pub fn value(&mut self, value: impl IntoValue) {
        self.put(Fill::Value(value.into_value()));
    }

    /// The next place takes what is to be done about an event.
    pub fn on<E>(&mut self, _: E, mut handle: impl FnMut(E::EventType) + 'static)
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.put(Fill::On(Box::new(move |event| {
            handle(event.unchecked_into());
        })));
    }

    /// The next place takes a reference that will hold its element.
    pub fn node_ref<E: ElementType>(&mut self, reference: impl NodeRefContainer<E>) {
        self.put(Fill::Reference(Box::new(move |element| {
            reference.load(element);
        })));
    }

    /// All places are filled.
    #[inline(never)]
    pub fn finish(self) -> Markup {
        Markup(Kind::Block(self))
    }

    #[inline(never)]
    fn put(&mut self, fill: Fill) {
        self.fill.push(fill);
    }
}

impl Markup {
    /// Nothing at all.
    pub const NOTHING: Self = Self(Kind::Nothing);

    /// One piece after the other.
    #[must_use]
    pub fn list(pieces: Vec<Self>) -> Self {
        Self(Kind::List(pieces))
    }

    fn live(work_out: Box<dyn FnMut() -> Self>) -> Self {
        Self(Kind::Live(work_out))
    }
}

impl FromIterator<Markup> for Markup {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        Self::list(pieces.into_iter().collect())
    }
}

/// What can be a piece of page.
pub trait IntoMarkup {
    /// Turns into one.
    fn into_markup(self) -> Markup;
}

impl IntoMarkup for Markup {
    fn into_markup(self) -> Markup {
        self
    }
}

impl IntoMarkup for Fixed {
    fn into_markup(self) -> Markup {
        Block::new(self.0, 0).finish()
    }
}

impl IntoMarkup for () {
    fn into_markup(self) -> Markup {
        Markup::NOTHING
    }
}

impl<T: IntoMarkup> IntoMarkup for Option<T> {
    fn into_markup(self) -> Markup {
        self.map_or(Markup::NOTHING, T::into_markup)
    }
}

impl<T: IntoMarkup> IntoMarkup for Vec<T> {
    fn into_markup(self) -> Markup {
        self.into_iter().map(T::into_markup).collect()
    }
}

impl<T: IntoMarkup, const N: usize> IntoMarkup for [T; N] {
    fn into_markup(self) -> Markup {
        self.into_iter().map(T::into_markup).collect()
    }
}

impl IntoMarkup for TextProp {
    fn into_markup(self) -> Markup {
        Markup::live(Box::new(move || self.get().into_markup()))
    }
}

impl<F, T> IntoMarkup for F
where
    F: FnMut() -> T + 'static,
    T: IntoMarkup,
{
    fn into_markup(mut self) -> Markup {
        Markup::live(Box::new(move || self().into_markup()))
    }
}

macro_rules! through_value {
    ($($of:ty)*) => {$(
        impl IntoMarkup for $of {
            fn into_markup(self) -> Markup {
                words(self.into_value())
            }
        }
    )*};
}

through_value! {
    &'static str String Box<str> Arc<str> Cow<'static, str> Oco<'static, str> char
    u8 u16 u32 i32 f64 usize
}

/// A value that is shown is words.
fn words(value: Value) -> Markup {
    match value {
        Value::Words(words) => Markup(Kind::Words(words)),
        Value::Number(number) => Markup(Kind::Words(Cow::Owned(value::digits(number)))),
        Value::Nothing | Value::Flag(_) | Value::Live(_) => Markup::NOTHING,
    }
}

macro_rules! signals {
    ($($of:ident)*) => {$(
        impl<T> IntoMarkup for $of<T>
        where
            T: IntoMarkup + Clone + Send + Sync + 'static,
        {
            fn into_markup(self) -> Markup {
                Markup::live(Box::new(move || self.get().into_markup()))
            }
        }
    )*};
}

signals! { Signal Memo RwSignal }

/// `<For>`: one piece for each item. A piece stays as long as its key is among them.
pub fn each<T, I, K, M>(
    items: impl Fn() -> I + 'static,
    key: impl Fn(&T) -> K + 'static,
    draw: impl Fn(T) -> M + 'static,
) -> Markup
where
    I: IntoIterator<Item = T>,
    T: 'static,
    K: PartialEq + 'static,
    M: IntoMarkup,
{
    let draw: Rc<dyn Fn(T) -> Markup> = Rc::new(move |item| draw(item).into_markup());
    Markup(Kind::Each(Box::new(move || {
        let item = |item: T| Item {
            key: Box::new(key(&item)),
            draw: {
                let draw = Rc::clone(&draw);
                Box::new(move || draw(item))
            },
        };
        items().into_iter().map(item).collect()
    })))
}

/// `<Show>`: a piece for as long as something is so.
pub fn show<M: IntoMarkup>(
    when: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> M + 'static,
) -> Markup {
    shown(Box::new(when), Box::new(move || draw().into_markup()))
}

fn shown(when: Box<dyn Fn() -> bool + Send + Sync>, draw: Box<dyn Fn() -> Markup>) -> Markup {
    let is_so = Memo::new(move |_| when());
    Markup::live(Box::new(
        move || {
            if is_so.get() { draw() } else { Markup::NOTHING }
        },
    ))
}

/// The body of a component: what it reads while it is made does not make it anew.
pub fn component<M: IntoMarkup>(body: impl FnOnce() -> M) -> Markup {
    untrack(|| body().into_markup())
}

fn document() -> Document {
    leptos::prelude::document()
}

/// What the browser refuses only to a program that is wrong about it.
#[track_caller]
fn done<T, E>(result: Result<T, E>) -> T {
    match result {
        Ok(done) => done,
        Err(_) => unreachable!("the browser takes elements and attributes with valid names"),
    }
}
