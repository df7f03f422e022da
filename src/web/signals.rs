//! Signals, memos and effects: Leptos' own, with what they hold behind a pointer.
//!
//! Leptos makes the whole machinery of a signal anew for every type that is held, some kilobytes
//! each, and the pages hold about a hundred types. Here there is one kind of signal and one kind of
//! memo to make, both of [`Any`] value; what is left for each type is to look behind the pointer.
//! The methods are those that the pages use, and mean what they mean in Leptos.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude as leptos;
use leptos::{GetValue, Read as _, ReadUntracked, Track as _, Update as _, Write as _};

/// What a signal holds.
type Held = Box<dyn Any + Send + Sync>;

/// What a memo holds, and how to tell whether it has changed.
#[derive(Clone)]
struct Kept {
    value: Arc<dyn Any + Send + Sync>,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl Kept {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self {
            value: Arc::new(value),
            is_same: |one, other| one.downcast_ref::<T>() == other.downcast_ref(),
        }
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.value, &*other.value)
    }
}

/// Looks behind the pointer. Only the constructors of this module put something there, and they
/// put what their types say.
fn seen<T: 'static>(value: &dyn Any) -> &T {
    match value.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a signal holds what its type says"),
    }
}

/// Where a value comes from.
#[derive(Clone, Copy)]
enum Source {
    Signal(leptos::RwSignal<Held>),
    Memo(leptos::Memo<Kept>),
    Derived(leptos::StoredValue<Arc<dyn Fn() -> Held + Send + Sync>>),
    Fixed(leptos::StoredValue<Arc<dyn Any + Send + Sync>>),
}

/// A value while it is looked at.
enum Look {
    Signal(<leptos::RwSignal<Held> as ReadUntracked>::Value),
    Memo(<leptos::Memo<Kept> as ReadUntracked>::Value),
    Derived(Held),
    Fixed(Arc<dyn Any + Send + Sync>),
}

impl Look {
    fn value(&self) -> &dyn Any {
        match self {
            Self::Signal(held) => &***held,
            Self::Memo(kept) => &*kept.value,
            Self::Derived(held) => &**held,
            Self::Fixed(value) => &**value,
        }
    }
}

impl Source {
    #[inline(never)]
    fn look(self) -> Look {
        match self {
            Self::Signal(signal) => Look::Signal(signal.read()),
            Self::Memo(memo) => Look::Memo(memo.read()),
            Self::Derived(work_out) => Look::Derived(work_out.get_value()()),
            Self::Fixed(value) => Look::Fixed(value.get_value()),
        }
    }

    #[inline(never)]
    fn look_untracked(self) -> Look {
        match self {
            Self::Signal(signal) => Look::Signal(signal.read_untracked()),
            Self::Memo(memo) => Look::Memo(memo.read_untracked()),
            Self::Derived(work_out) => Look::Derived(leptos::untrack(|| work_out.get_value()())),
            Self::Fixed(value) => Look::Fixed(value.get_value()),
        }
    }

    fn track(self) {
        match self {
            Self::Signal(signal) => signal.track(),
            Self::Memo(memo) => memo.track(),
            Self::Derived(_) => drop(self.look()),
            Self::Fixed(_) => {}
        }
    }
}

/// A value that is being looked at.
pub struct Reading<T> {
    look: Look,
    of: PhantomData<fn() -> T>,
}

impl<T: 'static> Deref for Reading<T> {
    type Target = T;

    fn deref(&self) -> &T {
        seen(self.look.value())
    }
}

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        pub struct $name<T> {
            inner: $inner,
            of: PhantomData<fn() -> T>,
        }

        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        impl<T: 'static> $name<T> {
            const fn of(inner: $inner) -> Self {
                Self { inner, of: PhantomData }
            }

            /// A copy of the value; who reads is told of changes.
            pub fn get(&self) -> T
            where
                T: Clone,
            {
                seen::<T>(self.source().look().value()).clone()
            }

            /// A copy of the value.
            pub fn get_untracked(&self) -> T
            where
                T: Clone,
            {
                seen::<T>(self.source().look_untracked().value()).clone()
            }

            /// Looks at the value; who looks is told of changes.
            pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
                look(seen(self.source().look().value()))
            }

            /// Looks at the value.
            pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
                look(seen(self.source().look_untracked().value()))
            }

            /// Goes on looking at the value; who looks is told of changes.
            pub fn read(&self) -> Reading<T> {
                Reading {
                    look: self.source().look(),
                    of: PhantomData,
                }
            }

            /// Is told of changes without looking.
            pub fn track(&self) {
                self.source().track();
            }
        }
    };
}

handle! {
    /// A value that can be set.
    RwSignal(leptos::RwSignal<Held>)
}

impl<T> RwSignal<T> {
    fn source(&self) -> Source {
        Source::Signal(self.inner)
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> Self {
        fn signal(value: Held) -> leptos::RwSignal<Held> {
            leptos::RwSignal::new(value)
        }
        Self::of(signal(Box::new(value)))
    }

    /// Sets another value and tells all who read it.
    pub fn set(&self, value: T) {
        self.update(|held| *held = value);
    }

    /// Sets another value, unless whoever owned the signal is gone.
    pub fn try_set(&self, value: T) {
        let _ = self.try_update(|held| *held = value);
    }

    /// Changes the value and tells all who read it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let _ = self.try_update(change);
    }

    /// Changes the value and tells all who read it; gives what the change gives, or nothing when
    /// whoever owned the signal is gone.
    pub fn try_update<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        #[inline(never)]
        fn update(signal: leptos::RwSignal<Held>, change: &mut dyn FnMut(&mut dyn Any)) {
            signal.try_update(|held| change(&mut **held));
        }
        let mut change = Some(change);
        let mut given = None;
        update(self.inner, &mut |held| {
            if let (Some(change), Some(value)) = (change.take(), held.downcast_mut()) {
                given = Some(change(value));
            }
        });
        given
    }

    /// A copy of the value, unless whoever owned the signal is gone.
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        let held = self.inner.try_read_untracked()?;
        Some(seen::<T>(&**held).clone())
    }

    /// Changes the value and tells nobody.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        if let Some(value) = self.inner.write_untracked().downcast_mut() {
            change(value);
        }
    }
}

handle! {
    /// A value that is worked out from others, once for each change of them.
    Memo(leptos::Memo<Kept>)
}

impl<T> Memo<T> {
    fn source(&self) -> Source {
        Source::Memo(self.inner)
    }
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo of what a function gives; it is told what it gave before.
    pub fn new(work_out: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        type WorkOut = Box<dyn Fn(Option<&Kept>) -> Kept + Send + Sync>;
        fn memo(work_out: WorkOut) -> leptos::Memo<Kept> {
            leptos::Memo::new(work_out)
        }
        Self::of(memo(Box::new(move |before: Option<&Kept>| {
            Kept::new(work_out(before.map(|kept| seen(&*kept.value))))
        })))
    }
}

handle! {
    /// A value that can be read, wherever it comes from.
    Signal(Source)
}

impl<T> Signal<T> {
    fn source(&self) -> Source {
        self.inner
    }
}

impl<T: Send + Sync + 'static> Signal<T> {
    /// What a function gives, worked out at each reading.
    pub fn derive(work_out: impl Fn() -> T + Send + Sync + 'static) -> Self {
        fn derived(work_out: Arc<dyn Fn() -> Held + Send + Sync>) -> Source {
            Source::Derived(leptos::StoredValue::new(work_out))
        }
        Self::of(derived(Arc::new(move || Box::new(work_out()))))
    }

    /// What never changes.
    pub fn stored(value: T) -> Self {
        fn fixed(value: Arc<dyn Any + Send + Sync>) -> Source {
            Source::Fixed(leptos::StoredValue::new(value))
        }
        Self::of(fixed(Arc::new(value)))
    }
}

impl<T: 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::of(signal.source())
    }
}

impl<T: 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::of(memo.source())
    }
}

impl<T: Send + Sync + 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::stored(value)
    }
}

impl From<&str> for Signal<String> {
    fn from(words: &str) -> Self {
        Self::stored(words.to_owned())
    }
}

/// Something that is done again whenever what it reads has changed.
pub struct Effect;

impl Effect {
    /// Runs a function once the page stands, and again after each change of what it read; it is
    /// told what it gave before. Ends with the present owner.
    pub fn new<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) -> Self {
        type Run = Box<dyn FnMut(Option<Box<dyn Any>>) -> Box<dyn Any>>;
        fn effect(run: Run) {
            leptos::Effect::new(run);
        }
        effect(Box::new(move |before| {
            let before = before.and_then(|before| before.downcast().ok());
            Box::new(run(before.map(|before| *before)))
        }));
        Self
    }
}
