//! The answer to one gate of one practice: five answers, by whom, on which day, why; a waiver asks
//! for its last day, a name and a reason. Knows what the form asks; what counts is the outlook's.

use std::sync::Arc;

use leptos::prelude::*;

use super::Standing;
use super::cells::ORDER;
use crate::journal::{Target, Value};
use crate::outlook::{PracticeAnswer, PracticeRow, words};
use crate::plan::{Day, GateAnswer, GateState, Plan, PlanDate, Text};
use crate::web::browser::page;
use crate::web::common::fields::TextField;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::common::guard::holds_back;
use crate::web::common::status::gate_word;
use crate::web::session::use_session;
use crate::web::view::use_view;

/// The gate of a practice that is open for an answer, if any: one at a time.
#[derive(Clone, Copy)]
pub struct Editing(RwSignal<Option<(Text, usize)>>);

impl Editing {
    /// None is open.
    pub fn new() -> Editing {
        Editing(RwSignal::new(None))
    }

    /// Whether a gate of this practice is open.
    pub fn is_open_for(self, practice: &str) -> bool {
        self.0
            .with(|open| open.as_ref().is_some_and(|(id, _)| **id == *practice))
    }

    fn gate(self) -> Option<usize> {
        self.0.with(|open| open.as_ref().map(|(_, gate)| *gate))
    }

    fn is_open(self, practice: &str, gate: usize) -> bool {
        let at = |(id, at): &(Text, usize)| **id == *practice && *at == gate;
        self.0.with(|open| open.as_ref().is_some_and(at))
    }
}

fn button_id(practice: &str, gate: usize) -> String {
    let practice = practice.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    format!("gate-{practice}-{gate}")
}

/// The cell of a named practice: its state, and the way to answer.
#[component]
pub fn GateButton(
    /// How the programme stands.
    standing: Standing,
    /// The practice.
    practice: Memo<Option<PracticeRow>>,
    /// Which gate.
    gate: usize,
    /// With the state in words beside the picture.
    #[prop(optional)]
    with_words: bool,
    /// The plan.
    plan: Arc<Plan>,
) -> impl IntoView {
    let id = practice
        .with_untracked(|it| it.as_ref().map(|it| it.id.clone()))
        .unwrap_or_default();
    let answer = Memo::new(move |_| {
        practice
            .with(|it| it.as_ref().and_then(|it| it.gates.get(gate).cloned()))
            .unwrap_or_default()
    });
    let name = plan[standing.programme].gates[gate].short.to_string();
    let label = {
        let name = name.clone();
        move || format!("{name}: {}", state_words(&answer.get()))
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| standing.editing.is_open(&id, gate))
    };
    let toggle = {
        let id = id.clone();
        move |_| {
            let open = (!is_open.get_untracked()).then(|| (id.clone(), gate));
            standing.editing.0.set(open.clone());
            if open.is_some() {
                request_animation_frame(|| {
                    page::focus(".gate-editor input:checked, .gate-editor input");
                });
            }
        }
    };
    let html_id = button_id(&id, gate);
    view! {
        <button
            type="button"
            class="gate-button"
            class:words=with_words
            id=html_id
            aria-label=label.clone()
            title=label
            aria-expanded=move || is_open.get().to_string()
            on:click=toggle
        >
            <Picture glyph=Signal::derive(move || Glyph::from(answer.get().state))/>
            {with_words.then_some(move || gate_word(answer.get().state))}
        </button>
    }
}

fn state_words(answer: &PracticeAnswer) -> String {
    let word = gate_word(answer.state);
    if answer.is_lapsed {
        return format!("{word}: its waiver ran out");
    }
    match &answer.recorded {
        Some(GateAnswer {
            state: GateState::Waived,
            until: Some(until),
            ..
        }) => {
            format!("{word} until {}", words::day_without_weekday(*until))
        }
        _ => word.to_owned(),
    }
}

/// The form.
#[component]
pub fn GateEditor(
    /// How the programme stands.
    standing: Standing,
    /// The practice.
    practice: Memo<Option<PracticeRow>>,
    /// The plan.
    plan: Arc<Plan>,
) -> impl IntoView {
    // A new form for every gate, so that no answer is carried from one to the next.
    move || {
        let gate = standing.editing.gate()?;
        let it = practice.get_untracked()?;
        Some(view! { <Form standing=standing practice=it gate=gate plan=plan.clone()/> })
    }
}

fn day(text: &str) -> Option<Day> {
    let date = PlanDate::typed(text)?;
    (date.first() == date.last()).then(|| date.first())
}

#[component]
fn Form(
    /// How the programme stands.
    standing: Standing,
    /// The practice.
    practice: PracticeRow,
    /// Which gate.
    gate: usize,
    /// The plan.
    plan: Arc<Plan>,
) -> impl IntoView {
    let (session, view) = (use_session(), use_view());
    let programme = &plan[standing.programme];
    let it = programme.gates[gate].clone();
    let before = practice.gates.get(gate).cloned().unwrap_or_default();
    let recorded = before.recorded.unwrap_or_default();
    let as_of = session.as_of().get_untracked();
    let text =
        |text: Option<&Text>| RwSignal::new(text.map(ToString::to_string).unwrap_or_default());
    let state = RwSignal::new(before.state);
    let on = RwSignal::new(words::day_without_weekday(recorded.on.unwrap_or(as_of)));
    let by = match &recorded.by {
        Some(by) => text(Some(by)),
        None => text(session.person().get_untracked().as_ref()),
    };
    let until = RwSignal::new(
        recorded
            .until
            .map(words::day_without_weekday)
            .unwrap_or_default(),
    );
    let reason = text(recorded.reason.as_ref());
    let wrong = [const { None::<&'static str> }; 4].map(|none| RwSignal::new(none));
    let [wrong_on, wrong_by, wrong_until, wrong_reason] = wrong;
    let said = |signal: RwSignal<Option<&'static str>>| {
        Signal::derive(move || signal.get().map(ToOwned::to_owned))
    };
    let is_waived = move || state.get() == GateState::Waived;
    let opener = format!("#{}", button_id(&practice.id, gate));
    let leave = move || {
        standing.editing.0.set(None);
        let opener = opener.clone();
        request_animation_frame(move || {
            page::focus(&opener);
        });
    };
    let target = Target::Gate {
        practice: practice.id.clone(),
        programme: programme.id.clone(),
        gate: it.id.clone(),
    };
    let name = practice.name.to_string();
    let save = {
        let (leave, short) = (leave.clone(), it.short.to_string());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if holds_back(view, &[by, reason]) {
                return;
            }
            let answered = state.get_untracked();
            let on_day = day(&on.get_untracked());
            let until_day = day(&until.get_untracked());
            let words = |signal: RwSignal<String>| -> Option<Text> {
                let text = signal.get_untracked();
                (!text.trim().is_empty()).then(|| text.trim().into())
            };
            let (by, reason) = (words(by), words(reason));
            let waived = answered == GateState::Waived;
            wrong_on.set(match on_day {
                None => Some("Enter a day, such as 23 Sep 2009"),
                Some(day) if day > session.as_of().get_untracked() => {
                    Some("That day lies after the as-of date")
                }
                Some(_) => None,
            });
            wrong_by.set((waived && by.is_none()).then_some("A waiver needs a name"));
            wrong_reason.set((waived && reason.is_none()).then_some("A waiver needs a reason"));
            wrong_until.set(match until_day {
                None if waived => Some("A waiver needs its last day, such as 31 Oct 2009"),
                Some(day) if waived && Some(day) < on_day => {
                    Some("The last day of a waiver cannot lie before the day it was given")
                }
                _ => None,
            });
            if wrong.iter().any(|it| it.get_untracked().is_some()) {
                request_animation_frame(|| {
                    page::focus(".gate-editor [aria-invalid]");
                });
                return;
            }
            let value = Value::Gate(GateAnswer {
                state: answered,
                on: on_day,
                by,
                until: until_day.filter(|_| waived),
                reason,
            });
            session.apply(vec![(target.clone(), value)], None);
            view.say(format!("{name}, {short}: {}", gate_word(answered)));
            leave();
        }
    };
    let answer = move |option: GateState| {
        view! {
            <label>
                <input
                    type="radio"
                    name="gate-state"
                    prop:checked=move || state.get() == option
                    on:change=move |_| state.set(option)
                />
                <Picture glyph=Glyph::from(option)/>
                {gate_word(option)}
            </label>
        }
    };
    let on_key = {
        let leave = leave.clone();
        move |event: leptos::ev::KeyboardEvent| {
            if event.key() == "Escape" {
                leave();
            }
        }
    };
    view! {
        <form class="form gate-editor" on:submit=save on:keydown=on_key>
            <fieldset>
                <legend>
                    <strong>{format!("{}. {}", gate + 1, it.name)}</strong>
                    <span class="meta">{format!(" {}", practice.name)}</span>
                </legend>
                <div class="choices">{ORDER.map(answer).collect_view()}</div>
            </fieldset>
            <div class="fields">
                <TextField id="gate-on" label="On" hint="A day, such as 23 Sep 2009" value=on wrong=said(wrong_on)/>
                <TextField id="gate-by" label="Who says so" hint="A name or initials" value=by wrong=said(wrong_by)/>
                <TextField id="gate-reason" label="Why" hint="No patient details" value=reason wrong=said(wrong_reason)/>
                {move || is_waived().then(|| view! {
                    <TextField
                        id="gate-until"
                        label="Waived until"
                        hint="Its last day; after it the gate is not measured again"
                        value=until
                        wrong=said(wrong_until)
                    />
                })}
            </div>
            <div class="actions">
                <button class="button main small">"Save the answer"</button>
                <button type="button" class="button small" on:click=move |_| leave()>"Cancel"</button>
            </div>
        </form>
    }
}
