//! Naming a practice out of a cohort, and taking the name out again. The remainder follows by
//! itself: it is counted, never kept.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::{NamedPractice, State, Target, Value};
use crate::outlook::PracticeRow;
use crate::plan::{OrganisationIx, Plan, SystemIx, Text};
use crate::web::browser::{location, page, random};
use crate::web::common::draft::{Draft, DraftNote, use_drafts};
use crate::web::common::fields::TextField;
use crate::web::common::guard::holds_back;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::readiness as words;

/// The way to name a practice.
#[component]
pub fn AddPractice(
    /// Whose it is.
    organisation: OrganisationIx,
    /// Its system.
    system: SystemIx,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let name = RwSignal::new(String::new());
    let draft = Draft::of(&draft_name(organisation, system), location::hash(), &[name]);
    let is_open = RwSignal::new(draft.is_back());
    let wrong = RwSignal::new(None::<String>);
    let place = format!("practice-{}-{}", organisation.0, system.0);
    let cohort = format!("{}, {}", plan[system].name, plan[organisation].short);
    let (organisation, system) = (plan[organisation].id.clone(), plan[system].id.clone());
    let field = format!("{place}-name");
    let to_field = {
        let field = format!("#{field}");
        move || page::focus_when_drawn(field.clone())
    };
    let opener = format!("#{place}-open");
    let close = move || {
        draft.throw_away();
        is_open.set(false);
        page::focus_when_drawn(opener.clone());
    };
    let save = {
        let to_field = to_field.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let text = name.get_untracked();
            let text = text.trim();
            if text.is_empty() {
                wrong.set(Some(words::ENTER_THE_NAME_OF_THE_PRACTICE.to_owned()));
                return;
            }
            if session
                .state()
                .with_untracked(|state| is_taken(state, text, &organisation, &system))
            {
                wrong.set(Some(words::is_named_already(text)));
                return;
            }
            if holds_back(view, &[name]) {
                return;
            }
            let id = new_id();
            let practice = NamedPractice {
                name: text.into(),
                organisation: organisation.clone(),
                system: system.clone(),
                ..NamedPractice::default()
            };
            if !session.apply(
                vec![(Target::Practice { id }, Value::Practice(practice))],
                None,
            ) {
                return;
            }
            view.say(words::is_named(text));
            name.set(String::new());
            draft.end();
            wrong.set(None);
            // There may be more to name.
            to_field();
        }
    };
    let open = move |_| {
        is_open.set(true);
        to_field();
    };
    view! {
        <button
            type="button"
            class="link no-paper"
            id=format!("{place}-open")
            hidden=move || is_open.get()
            on:click=open
        >
            {words::ADD_A_PRACTICE} <span class="unseen">{words::to_cohort(&cohort)}</span>
        </button>
        {move || {
            let (save, close) = (save.clone(), close.clone());
            is_open.get().then(|| view! {
                <form class="form" on:submit=save>
                    <DraftNote draft=draft then=field.clone()/>
                    <TextField id=field.clone() label=words::NAME_OF_THE_PRACTICE value=name wrong=wrong/>
                    <div class="actions">
                        <button class="button main small">{words::ADD_IT}</button>
                        <button type="button" class="button small" on:click=move |_| close()>{words::DONE}</button>
                    </div>
                </form>
            })
        }}
    }
}

fn draft_name(organisation: OrganisationIx, system: SystemIx) -> String {
    format!("name:{}:{}", organisation.0, system.0)
}

/// Opens the cohort to which somebody was adding a practice.
pub fn open_where_begun(
    is_open: RwSignal<bool>,
    organisation: OrganisationIx,
    system: Option<SystemIx>,
) {
    if let Some(system) = system {
        let field = format!("practice-{}-{}-name", organisation.0, system.0);
        let name = draft_name(organisation, system);
        use_drafts().open_where_begun(is_open, use_session(), name, field);
    }
}

/// Whether a practice of this name was named out of the same cohort before.
fn is_taken(state: &State, name: &str, organisation: &str, system: &str) -> bool {
    state.held.values().any(|held| match &held.value {
        Value::Practice(it) => {
            it.name.eq_ignore_ascii_case(name)
                && *it.organisation == *organisation
                && *it.system == *system
        }
        _ => false,
    })
}

/// An id that no practice has: eight random hexadecimal digits.
fn new_id() -> Text {
    format!("p-{:08x}", random::writer().0 >> 96).into()
}

/// The way to take a name out again.
#[component]
pub fn TakeOut(
    /// The practice.
    practice: Memo<Option<PracticeRow>>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let name = move || practice.with(|it| it.as_ref().map(|it| it.name.to_string()));
    let take_out = move |_| {
        let Some(it) = practice.get_untracked() else {
            return;
        };
        if !session.apply(vec![(Target::Practice { id: it.id }, Value::Nothing)], None) {
            return;
        }
        view.say(words::is_taken_out(&it.name));
        page::catch_focus("h1");
    };
    view! {
        <button type="button" class="link no-paper" on:click=take_out>
            {words::TAKE_OUT} <span class="unseen">" " {name}</span>
        </button>
    }
}
