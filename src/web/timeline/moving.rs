//! The gesture that moves the dates of a row, or of all chosen rows, by pointer or by keys, while it
//! lasts. Knows how far it has come and which rows are chosen; leaves which dates that gives to
//! `outlook`, and keys, choosing, drawing and keeping to `ghost`, which is fetched when it is first
//! needed.

use crate::web::prelude::*;

use crate::journal::{Target, Value};
use crate::outlook::{Amount, Grip};
use crate::plan::ActivityIx;

/// A gesture under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moving {
    /// Which row.
    pub at: ActivityIx,
    /// Whether all chosen rows move with it.
    pub is_many: bool,
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

/// What is to be chosen, so that it moves together. Lines are those of the list of rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choose {
    /// What lies between two lines, the first of which the keyboard stood on.
    To(usize, usize),
    /// A line more, or one less. Of a heading all its rows.
    Line(usize),
    /// All rows that are shown.
    All,
    /// None any more.
    Nothing,
}

/// What was asked of the part that moves rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    /// A key was pressed.
    Key(Press),
    /// Rows were chosen.
    Choose(Choose),
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
    /// The rows that are chosen, in the order of the plan.
    chosen: RwSignal<Vec<ActivityIx>>,
    /// Whether there ever was one: from then on the part that draws them is wanted.
    is_wanted: RwSignal<bool>,
    kept: RwSignal<Option<Kept>>,
    /// What answers, once its part is here, and what was asked last before that.
    answer: StoredValue<Option<Callback<Asked>>>,
    waiting: StoredValue<Option<Asked>>,
    /// What opens the date cell of a row to be typed into.
    typing: StoredValue<Option<Callback<ActivityIx>>>,
}

impl Movement {
    /// Puts it in the context of the timeline. There is no gesture yet.
    pub fn provide() {
        provide_context(Movement {
            now: RwSignal::new(None),
            chosen: RwSignal::new(Vec::new()),
            is_wanted: RwSignal::new(false),
            kept: RwSignal::new(None),
            answer: StoredValue::new(None),
            waiting: StoredValue::new(None),
            typing: StoredValue::new(None),
        });
    }

    /// The gesture under way.
    pub fn now(self) -> RwSignal<Option<Moving>> {
        self.now
    }

    /// The rows that are chosen, in the order of the plan.
    pub fn chosen(self) -> RwSignal<Vec<ActivityIx>> {
        self.chosen
    }

    /// Whether a row is chosen; `open` is where none is.
    pub fn is_chosen(self, at: ActivityIx, open: Option<ActivityIx>) -> bool {
        self.chosen.with(|chosen| match &**chosen {
            [] => open == Some(at),
            chosen => chosen.binary_search(&at).is_ok(),
        })
    }

    /// The first of the chosen rows.
    pub fn first_chosen(self) -> Option<ActivityIx> {
        self.chosen.with_untracked(|chosen| chosen.first().copied())
    }

    /// The gesture that was kept last.
    pub fn kept(self) -> RwSignal<Option<Kept>> {
        self.kept
    }

    /// Whether there ever was one.
    pub fn is_wanted(self) -> bool {
        self.is_wanted.get()
    }

    /// Takes hold of a row, and of all others that are chosen with it.
    pub fn take_hold(self, at: ActivityIx, grip: Grip, is_by_keys: bool) {
        self.now.set(Some(Moving {
            at,
            is_many: untrack(|| self.is_chosen(at, None)),
            grip,
            by: Amount::default(),
            is_by_keys,
            is_let_go: false,
        }));
        self.want();
    }

    /// From now on the part that draws gestures is wanted. Told once: it would be made anew.
    fn want(self) {
        if !self.is_wanted.get_untracked() {
            self.is_wanted.set(true);
        }
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

    /// Takes a key that has to do with moving rows: it begins to while `held` is stood on, or does
    /// while a gesture is under way. Then no other key means anything. Says whether it was one.
    pub fn takes(
        self,
        held: Option<ActivityIx>,
        key: &str,
        with_shift: bool,
        with_control: bool,
    ) -> bool {
        let is_sideways = matches!(key, "ArrowLeft" | "ArrowRight");
        let begins = is_sideways && (with_shift || with_control) || matches!(key, "m" | "M" | "F2");
        let is_one = begins && held.is_some() || self.is_under_way() && key != "Tab";
        if let Some(at) = held.filter(|_| is_one) {
            self.ask(Asked::Key(Press {
                at,
                key: key.to_owned(),
                with_shift,
                with_control,
            }));
        }
        is_one
    }

    /// Gives the gesture up; nothing changes.
    pub fn give_up(self) {
        self.now.set(None);
    }

    /// Something was asked that has to do with moving rows.
    pub fn ask(self, asked: Asked) {
        if let Some(answer) = self.answer.get_value() {
            answer.run(asked);
        } else {
            self.waiting.set_value(Some(asked));
            self.want();
        }
    }

    /// From now on this answers, what was asked before included.
    pub fn answer_with(self, answer: Callback<Asked>) {
        self.answer.set_value(Some(answer));
        if let Some(asked) = self.waiting.try_update_value(Option::take).flatten() {
            answer.run(asked);
        }
    }

    /// From now on this opens the date cell of a row to be typed into.
    pub fn type_with(self, typing: Callback<ActivityIx>) {
        self.typing.set_value(Some(typing));
    }

    /// What opened cells is gone.
    pub fn type_no_more(self) {
        self.typing.try_update_value(|typing| *typing = None);
    }

    /// Opens the date cell of a row to be typed into.
    pub fn type_into(self, at: ActivityIx) {
        if let Some(typing) = self.typing.get_value() {
            typing.run(at);
        }
    }

    /// What answered is gone.
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
