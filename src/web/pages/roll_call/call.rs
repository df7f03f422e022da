//! What was heard of the one that is asked: whether they say they are ready, what stands in the
//! way, when there is more to hear, one line of note. Each is kept as soon as it is left.

use crate::web::prelude::*;

use super::Calling;
use crate::journal::{ActivityField, Call, PracticeField, Target, Value};
use crate::outlook::{Heard, RollOf, RollRow, words as dates};
use crate::plan::{PlanDate, Text};
use crate::web::browser::page;
use crate::web::common::fields::TextField;
use crate::web::common::guard::is_held;
use crate::words::roll_call as words;

impl Calling {
    /// Where what is heard of the one that is asked is kept.
    fn target(self) -> Option<Target> {
        let id = self.now.get_untracked()?;
        Some(match self.of {
            RollOf::Practices(programme) => Target::OfPractice {
                practice: id,
                programme: (self.session().plan())
                    .with_untracked(|plan| plan[programme].id.clone()),
                field: PracticeField::Call,
            },
            RollOf::Services => Target::Activity {
                id,
                field: ActivityField::Call,
            },
        })
    }

    /// Keeps what was heard, changed by `change`. What was heard in an earlier pass is where it
    /// begins from, but for the answer to whether anybody answered: whoever has something to say
    /// did, unless "no answer" was noted in this pass.
    fn hear(self, change: impl FnOnce(&mut Call)) {
        let row = self
            .at
            .get_untracked()
            .and_then(|at| self.roll.with_untracked(|roll| roll.rows.get(at).cloned()));
        let (Some(target), Some(row)) = (self.target(), row) else {
            return;
        };
        let mut call = row.call.unwrap_or_default();
        if row.heard != Heard::InThisPass {
            call.is_answered = true;
        }
        change(&mut call);
        self.session()
            .apply(vec![(target, Value::Call(call))], None);
    }

    /// Notes whether anybody answered and asks the next one that was not heard.
    pub(super) fn heard(self, is_answered: bool) {
        if !self.may_leave() {
            return;
        }
        let name = self.at.get_untracked().and_then(|at| {
            self.roll
                .with_untracked(|roll| roll.rows.get(at).map(|row| row.name.to_string()))
        });
        let Some(name) = name else { return };
        self.hear(|call| call.is_answered = is_answered);
        self.view().say(words::recorded(&name, is_answered));
        // At once: the next key is meant for the next one already.
        page::focus("#roll-name");
        self.go_on();
    }

    /// Notes whether they say they are ready.
    pub(super) fn say_ready(self, is_ready: Option<bool>) {
        self.hear(|call| call.is_ready = is_ready);
    }
}

/// The form.
#[component]
pub fn CallForm(
    /// The pass.
    calling: Calling,
    /// Who is asked.
    row: Memo<Option<RollRow>>,
) -> Markup {
    let view = calling.view();
    let [blocker, next, note] = [(); 3].map(|()| RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<String>);
    let held = Memo::new(move |_| {
        row.with(|row| {
            let row = row.as_ref()?;
            Some((row.id.clone(), row.call.clone().unwrap_or_default()))
        })
    });
    // What the fields held when they were last filled: what differs from it was typed.
    let filled = RwSignal::new(Call::default());
    // A new form for whoever is asked next; what others changed meanwhile, unless somebody is in it.
    Effect::new(move |before: Option<Option<Text>>| {
        let (id, call) = held.get().unzip();
        let is_same = before.is_some_and(|before| before == id);
        if !(is_same && page::has_focus(".roll-call-form .input")) {
            let call = call.unwrap_or_default();
            let text = |words: &Option<Text>| words.as_deref().unwrap_or_default().to_owned();
            blocker.set(text(&call.blocker));
            note.set(text(&call.note));
            next.set(call.next.map(dates::date).unwrap_or_default());
            filled.set(call);
            wrong.set(None);
            calling.has_unkept.set(false);
        }
        id
    });
    let given = |text: String| (!text.trim().is_empty()).then(|| Text::from(text.trim()));
    let keep = move || {
        let text = next.get_untracked();
        let date = PlanDate::typed(&text);
        let is_no_date = date.is_none() && !text.trim().is_empty();
        wrong.set(is_no_date.then(|| words::NOT_A_DATE.to_owned()));
        // Whoever leaves a field is not held in it; the words stay, and say what is wrong.
        let is_unkept = is_no_date || is_held(view, &[blocker, note]);
        calling.has_unkept.set(is_unkept);
        if is_unkept {
            return;
        }
        // Only what was typed here: another tab may have changed the rest.
        let before = filled.get_untracked();
        let typed = Call {
            blocker: given(blocker.get_untracked()),
            next: date,
            note: given(note.get_untracked()),
            ..before.clone()
        };
        if typed != before {
            filled.set(typed.clone());
            calling.hear(|call| {
                if typed.blocker != before.blocker {
                    call.blocker = typed.blocker;
                }
                if typed.next != before.next {
                    call.next = typed.next;
                }
                if typed.note != before.note {
                    call.note = typed.note;
                }
            });
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        keep();
        calling.heard(true);
    };
    // A field that is left may take its error away, and the button from under the pointer: the field
    // keeps the focus until the press is done.
    let stay = |event: leptos::ev::MouseEvent| event.prevent_default();
    let is_ready = move || row.with(|row| row.as_ref().and_then(|row| row.call.as_ref()?.is_ready));
    let choice = move |answer: Option<bool>, word: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="roll-ready"
                    prop:checked=move || is_ready() == answer
                    on:change=move |_| calling.say_ready(answer)
                />
                {word}
            </label>
        }
    };
    view! {
        <form class="roll-call-form" on:submit=submit on:focusout=move |_| keep()>
            <h3>{words::THE_CALL}</h3>
            <fieldset>
                <legend>{words::ARE_THEY_READY}</legend>
                <div class="choices">
                    {choice(Some(true), words::YES)}
                    {choice(Some(false), words::NO)}
                    {choice(None, words::NOT_ASKED)}
                </div>
            </fieldset>
            <div class="fields">
                <TextField id="roll-blocker" label=words::BLOCKER hint=words::NO_PATIENT_DETAILS value=blocker/>
                <TextField id="roll-next" label=words::NEXT_DATE hint=words::NEXT_DATE_HINT value=next wrong=wrong/>
                <TextField id="roll-note" label=words::NOTE hint=words::NO_PATIENT_DETAILS value=note/>
            </div>
            <div class="actions no-paper">
                <button class="button main" id="roll-answered" on:mousedown=stay>{words::ANSWERED_NEXT} " " <kbd aria-hidden="true">{words::KEY_OF_ANSWERED}</kbd></button>
                <button type="button" class="button" on:mousedown=stay on:click=move |_| {
                    keep();
                    calling.heard(false);
                }>
                    {words::NO_ANSWER_NEXT} " " <kbd aria-hidden="true">{words::KEY_OF_NO_ANSWER}</kbd>
                </button>
            </div>
        </form>
    }
}
