//! What an attribute, a class, a property or a style is set to: once, or whenever it changes.

use std::borrow::Cow;
use std::cell::RefCell;
use std::mem;
use std::rc::Rc;
use std::sync::Arc;

use crate::web::prelude::*;
use leptos::oco::Oco;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::template::What;
use crate::chart::Px;

/// What something of an element is set to.
pub enum Value {
    /// Nothing: an attribute is taken away.
    Nothing,
    /// Yes or no: an attribute is there without a value, or is not.
    Flag(bool),
    /// A number.
    Number(f64),
    /// Words.
    Words(Cow<'static, str>),
    /// Worked out, again whenever what it rests on has changed.
    Live(Box<dyn FnMut() -> Value>),
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Flag(one), Self::Flag(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one.to_bits() == other.to_bits(),
            (Self::Words(one), Self::Words(other)) => one == other,
            _ => false,
        }
    }
}

/// What can be a [`Value`].
pub trait IntoValue {
    /// Turns into one.
    fn into_value(self) -> Value;
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Flag(self)
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Nothing, T::into_value)
    }
}

impl IntoValue for TextProp {
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self.get().into_value()))
    }
}

impl<F, T> IntoValue for F
where
    F: FnMut() -> T + 'static,
    T: IntoValue,
{
    fn into_value(mut self) -> Value {
        Value::Live(Box::new(move || self().into_value()))
    }
}

macro_rules! words {
    ($($of:ty: $words:ident => $turned:expr;)*) => {$(
        impl IntoValue for $of {
            fn into_value(self) -> Value {
                let $words = self;
                Value::Words($turned)
            }
        }
    )*};
}

words! {
    &'static str: words => Cow::Borrowed(words);
    String: words => Cow::Owned(words);
    Box<str>: words => Cow::Owned(words.into_string());
    Arc<str>: words => Cow::Owned(String::from(&*words));
    Cow<'static, str>: words => words;
    Oco<'static, str>: words => match words {
        Oco::Borrowed(words) => Cow::Borrowed(words),
        Oco::Owned(words) => Cow::Owned(words),
        Oco::Counted(words) => Cow::Owned(String::from(&*words)),
    };
    char: letter => Cow::Owned(String::from(letter));
}

macro_rules! numbers {
    ($($of:ty)*) => {$(
        impl IntoValue for $of {
            fn into_value(self) -> Value {
                Value::Number(f64::from(self))
            }
        }
    )*};
}

numbers! { u8 u16 u32 i32 f64 }

impl IntoValue for Px {
    fn into_value(self) -> Value {
        Value::Words(Cow::Owned(self.to_string()))
    }
}

impl IntoValue for usize {
    #[expect(clippy::cast_precision_loss)] // Counts of what a page holds.
    fn into_value(self) -> Value {
        Value::Number(self as f64)
    }
}

macro_rules! signals {
    ($($of:ident)*) => {$(
        impl<T> IntoValue for $of<T>
        where
            T: IntoValue + Clone + Send + Sync + 'static,
        {
            fn into_value(self) -> Value {
                Value::Live(Box::new(move || self.get().into_value()))
            }
        }
    )*};
}

signals! { Signal Memo RwSignal }

/// A number in digits, as the browser writes it.
#[expect(clippy::cast_possible_truncation)] // Only what is whole and small enough is turned.
pub fn digits(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return (number as i64).to_string();
    }
    js_sys::Number::from(number)
        .to_string_with_radix(10)
        .map_or_else(|_| String::new(), String::from)
}

/// Something of an element, with what it is set to.
pub struct Bound {
    element: Element,
    what: What,
    name: &'static str,
    held: Held,
}

enum Held {
    Still(Value),
    Live {
        last: Rc<RefCell<Value>>,
        effect: RenderEffect<()>,
    },
}

impl Bound {
    /// Sets it and, if it is worked out, goes on setting it for as long as this is kept.
    pub fn new(element: Element, what: What, name: &'static str, value: Value) -> Self {
        let mut bound = Self {
            element,
            what,
            name,
            held: Held::Still(Value::Nothing),
        };
        // A new element has none of it, so there is nothing to take away.
        bound.set(value);
        bound
    }

    /// Sets it to another value.
    pub fn set(&mut self, value: Value) {
        let last = match mem::replace(&mut self.held, Held::Still(Value::Nothing)) {
            Held::Still(last) => last,
            Held::Live { last, effect } => {
                drop(effect);
                last.replace(Value::Nothing)
            }
        };
        let (what, name) = (self.what, self.name);
        self.held = match value {
            Value::Live(mut work_out) => {
                let element = self.element.clone();
                let last = Rc::new(RefCell::new(last));
                let effect = RenderEffect::new({
                    let last = Rc::clone(&last);
                    move |_: Option<()>| {
                        let value = settled(work_out());
                        change(&element, what, name, &last.borrow(), &value);
                        last.replace(value);
                    }
                });
                Held::Live { last, effect }
            }
            value => {
                change(&self.element, what, name, &last, &value);
                Held::Still(value)
            }
        };
    }
}

/// A value that is worked out from one that is worked out.
fn settled(mut value: Value) -> Value {
    while let Value::Live(work_out) = &mut value {
        value = work_out();
    }
    value
}

fn change(element: &Element, what: What, name: &str, last: &Value, value: &Value) {
    if last == value || what.is_without(last) && what.is_without(value) {
        return;
    }
    match what {
        What::Attribute => match value {
            Value::Nothing | Value::Flag(false) | Value::Live(_) => {
                super::done(element.remove_attribute(name));
            }
            Value::Flag(true) => super::done(element.set_attribute(name, "")),
            Value::Words(words) => super::done(element.set_attribute(name, words)),
            Value::Number(number) => super::done(element.set_attribute(name, &digits(*number))),
        },
        What::Class => {
            let classes = element.class_list();
            super::done(match value {
                Value::Flag(true) => classes.add_1(name),
                _ => classes.remove_1(name),
            });
        }
        What::Property => {
            let value = match value {
                Value::Nothing | Value::Live(_) => JsValue::UNDEFINED,
                Value::Flag(flag) => JsValue::from_bool(*flag),
                Value::Words(words) => JsValue::from_str(words),
                Value::Number(number) => JsValue::from_f64(*number),
            };
            super::done(js_sys::Reflect::set(
                element,
                &JsValue::from_str(name),
                &value,
            ));
        }
        What::Style => {
            let style = element.unchecked_ref::<HtmlElement>().style();
            match value {
                Value::Words(words) => super::done(style.set_property(name, words)),
                _ => {
                    super::done(style.remove_property(name));
                }
            }
        }
    }
}

impl What {
    /// Whether a value means that there is none of it.
    fn is_without(self, value: &Value) -> bool {
        match self {
            Self::Attribute | Self::Class => matches!(value, Value::Nothing | Value::Flag(false)),
            Self::Style => !matches!(value, Value::Words(_)),
            Self::Property => false,
        }
    }
}
