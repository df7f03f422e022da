//! The gesture that moves a row's dates, by pointer or by keys, while it lasts. Knows how far it has
//! come; leaves which dates that gives to `outlook::moves`, and keys, drawing and keeping to `ghost`,
//! which is fetched at the first gesture.

use crate::web::prelude::*;

use crate::journal::{Target, Value};
use crate::outlook::{Amount, Grip};
use crate::plan::ActivityIx;

/// A gesture under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moving {
    /// Which row.
    pub at: ActivityIx,
    /// Where it is held.
    pub grip: Grip,
    /// How far it has come.
    pub by: Amount,
    /// Whether keys move it.
    pub is_by_keys: bool,
    /// Whether it was let go, so that its dates count.
    pub is_let_go: bool,
}

/// A key that has to do with moving a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Press {
    /// The row it was pressed on.
    pub at: ActivityIx,
    /// Its name.
    pub key: String,
    /// Whether Shift was held.
    pub with_shift: bool,
    /// Whether Ctrl or the command key was held.
    pub with_control: bool,
}

/// A gesture that was kept, for as long as it can still be explained.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// What came of it.
    pub words: String,
    /// What was written.
    pub changes: Vec<(Target, Value)>,
    /// What Undo would take back then: nothing came after it while it still would.
    pub undo: Option<String>,
}

/// The gesture under way, if there is one. Copies of it are handles to the same one.
#[derive(Clone, Copy)]
pub struct Movement {
    now: RwSignal<Option<Moving>>,
    /// Whether there ever was one: from then on the part that draws them is wanted.
    is_wanted: RwSignal<bool>,
    kept: RwSignal<Option<Kept>>,
    /// What answers keys, once its part is here, and the last key before that.
    answer: StoredValue<Option<Callback<Press>>>,
    waiting: StoredValue<Option<Press>>,
}

impl Movement {
    /// Puts it in the context of the timeline. There is no gesture yet.
    pub fn provide() {
        provide_context(Movement {
            now: RwSignal::new(None),
            is_wanted: RwSignal::new(false),
            kept: RwSignal::new(None),
            answer: StoredValue::new(None),
            waiting: StoredValue::new(None),
        });
    }

    /// The gesture under way.
    pub fn now(self) -> RwSignal<Option<Moving>> {
        self.now
    }

    /// The gesture that was kept last.
    pub fn kept(self) -> RwSignal<Option<Kept>> {
        self.kept
    }

    /// Whether there ever was one.
    pub fn is_wanted(self) -> bool {
        self.is_wanted.get()
    }

    /// Takes hold of a row.
    pub fn take_hold(self, at: ActivityIx, grip: Grip, is_by_keys: bool) {
        self.now.set(Some(Moving {
            at,
            grip,
            by: Amount::default(),
            is_by_keys,
            is_let_go: false,
        }));
        self.is_wanted.set(true);
    }

    /// Changes the gesture under way.
    pub fn change(self, change: impl FnOnce(&mut Moving)) {
        if let Some(mut moving) = self.now.get_untracked() {
            change(&mut moving);
            self.now.set(Some(moving));
        }
    }

    /// Whether a gesture is under way.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        let now = self.now.get_untracked();
        now.is_some_and(|moving| !moving.is_let_go)
    }

    /// Gives the gesture up; nothing changes.
    pub fn give_up(self) {
        self.now.set(None);
    }

    /// A key was pressed that has to do with moving a row.
    pub fn press(self, press: Press) {
        if let Some(answer) = self.answer.get_value() {
            answer.run(press);
        } else {
            self.waiting.set_value(Some(press));
            self.is_wanted.set(true);
        }
    }

    /// From now on this answers keys, the one included that was pressed before.
    pub fn answer_with(self, answer: Callback<Press>) {
        self.answer.set_value(Some(answer));
        if let Some(press) = self.waiting.try_update_value(Option::take).flatten() {
            answer.run(press);
        }
    }

    /// What answered keys is gone.
    pub fn answer_no_more(self) {
        self.answer.try_update_value(|answer| *answer = None);
    }
}

/// The gesture that moves a row's dates.
///
/// # Panics
/// Outside the timeline.
pub fn use_movement() -> Movement {
    expect_context()
}
