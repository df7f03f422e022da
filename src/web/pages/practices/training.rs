//! Training of a practice for a programme: how many of its staff, the concept first, then the system
//! (3.14.5).

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::{PracticeField, Target, Training, Value};
use crate::outlook::words as dates;
use crate::plan::{Plan, PlanDate, ProgrammeIx, Text};
use crate::web::browser::{location, page};
use crate::web::common::draft::{Draft, DraftNote, use_drafts};
use crate::web::common::fields::TextField;
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::practices as words;

/// The card, and its form when it is open.
#[component]
pub fn TrainingCard(
    /// The practice's id.
    key: Text,
    /// In which programme.
    programme: ProgrammeIx,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let session = use_session();
    let name = format!("training:{}:{key}", plan[programme].id);
    let target = Target::OfPractice {
        practice: key,
        programme: plan[programme].id.clone(),
        field: PracticeField::Training,
    };
    let key = StoredValue::new(target);
    let held = Memo::new(move |_| {
        session
            .state()
            .with(|state| match state.get(&key.get_value())?.value {
                Value::Training(training) => Some(training),
                _ => None,
            })
    });
    let is_open = RwSignal::new(false);
    use_drafts().open_where_begun(is_open, session, name.clone(), "training-staff".to_owned());
    let open = move |_| {
        is_open.set(true);
        page::focus_when_drawn("#training-staff");
    };
    let close = Callback::new(move |()| {
        is_open.set(false);
        page::focus_when_drawn("#training-change");
    });
    let shown = move || match held.get() {
        None => view! { <p>{words::TRAINING_NOT_KNOWN}</p> },
        Some(it) => {
            let line = |count: u32, on: Option<PlanDate>| {
                words::trained(count, it.staff, on.map(dates::date).as_deref())
            };
            let (concept, system) = (
                line(it.concept, it.concept_on),
                line(it.system, it.system_on),
            );
            view! {
                <Summary beside=true>
                    <Pair name=words::STAFF_TO_TRAIN>{it.staff}</Pair>
                    <Pair name=words::CONCEPT>{concept}</Pair>
                    <Pair name=words::THE_SYSTEM>{system}</Pair>
                </Summary>
                {(it.system > it.concept).then(|| view! { <p class="meta">{words::CONCEPT_COMES_FIRST}</p> })}
            }
        }
    };
    view! {
        <Card title=words::TRAINING class="dense">
            {shown}
            <p class="no-paper" hidden=move || is_open.get()>
                <button type="button" class="button small" id="training-change" on:click=open>
                    {words::CHANGE} <span class="unseen">": " {words::TRAINING}</span>
                </button>
            </p>
            {move || is_open.get().then(|| view! {
                <Form name=name.clone() target=key.get_value() before=held.get_untracked().unwrap_or_default() close=close/>
            })}
        </Card>
    }
}

#[component]
fn Form(
    /// For what is typed and not saved.
    name: String,
    /// Where it is kept.
    target: Target,
    /// As it is known.
    before: Training,
    /// Closes the form.
    close: Callback<()>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let count = |count: u32| {
        let text = if count == 0 {
            String::new()
        } else {
            count.to_string()
        };
        RwSignal::new(text)
    };
    let date = |date: Option<PlanDate>| RwSignal::new(date.map(dates::date).unwrap_or_default());
    let (staff, concept, system) = (
        count(before.staff),
        count(before.concept),
        count(before.system),
    );
    let (concept_on, system_on) = (date(before.concept_on), date(before.system_on));
    let draft = Draft::of(
        &name,
        location::hash(),
        &[staff, concept, concept_on, system, system_on],
    );
    let wrong = RwSignal::new([const { None::<&'static str> }; 5]);
    let said = move |at: usize| Signal::derive(move || wrong.get()[at].map(ToOwned::to_owned));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let number = |signal: RwSignal<String>| -> Option<u32> {
            let text = signal.get_untracked();
            match text.trim() {
                "" => Some(0),
                text => text.parse().ok().filter(|&count| count <= 9_999),
            }
        };
        let day = |signal: RwSignal<String>| {
            let text = signal.get_untracked();
            let date = PlanDate::typed(&text);
            (date, date.is_none() && !text.trim().is_empty())
        };
        let (all, first, second) = (number(staff), number(concept), number(system));
        let ((first_on, no_first), (second_on, no_second)) = (day(concept_on), day(system_on));
        let counted = |count: Option<u32>| match (count, all) {
            (None, _) => Some(words::NO_NUMBER),
            (Some(count), Some(all)) if count > all => Some(words::MORE_THAN_STAFF),
            _ => None,
        };
        let found = [
            all.is_none().then_some(words::NO_NUMBER),
            counted(first),
            counted(second),
            no_first.then_some(words::NO_DATE),
            no_second.then_some(words::NO_DATE),
        ];
        wrong.set(found);
        let (Some(staff), Some(concept), Some(system), [None, None, None, None, None]) =
            (all, first, second, found)
        else {
            page::focus_when_drawn(".training-form [aria-invalid]");
            return;
        };
        let after = Training {
            staff,
            concept,
            system,
            concept_on: first_on,
            system_on: second_on,
        };
        if !session.apply(vec![(target.clone(), Value::Training(after))], None) {
            return;
        }
        draft.end();
        view.say(words::TRAINING_IS_KEPT);
        close.run(());
    };
    let cancel = move || {
        draft.throw_away();
        close.run(());
    };
    let leave = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            cancel();
        }
    };
    view! {
        <form class="form training-form" on:submit=save on:keydown=leave>
            <DraftNote draft=draft then="training-staff"/>
            <TextField id="training-staff" label=words::STAFF_TO_TRAIN value=staff wrong=said(0)/>
            <TextField id="training-concept" label=words::HAD_CONCEPT value=concept wrong=said(1)/>
            <TextField id="training-concept-on" label=words::CONCEPT_ON hint=words::A_DATE_HINT value=concept_on wrong=said(3)/>
            <TextField id="training-system" label=words::HAD_SYSTEM value=system wrong=said(2)/>
            <TextField id="training-system-on" label=words::SYSTEM_ON hint=words::A_DATE_HINT value=system_on wrong=said(4)/>
            <div class="actions">
                <button class="button main small">{words::SAVE}</button>
                <button type="button" class="button small" on:click=move |_| cancel()>{words::CANCEL}</button>
            </div>
        </form>
    }
}
