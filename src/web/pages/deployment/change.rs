//! The form that changes a date, an owner or a note of an activity.

use crate::web::prelude::*;

use crate::journal::{ActivityField, Target, Value};
use crate::outlook::words as dates;
use crate::plan::{ActivityIx, ActivityKind, PlanDate};
use crate::web::browser::{location, page};
use crate::web::common::draft::{Draft, DraftNote};
use crate::web::common::fields::{Select, TextField};
use crate::web::common::guard::holds_back;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::deployment as words;

fn fields(kind: ActivityKind) -> [(ActivityField, &'static str, &'static str); 6] {
    let is_deployment = kind == ActivityKind::Deployment;
    let (expected, happened) = if is_deployment {
        (
            words::GO_LIVE_THAT_IS_NOW_EXPECTED,
            words::IT_IS_LIVE_SINCE_WHEN,
        )
    } else {
        (
            words::END_THAT_IS_NOW_EXPECTED,
            words::IT_IS_DONE_SINCE_WHEN,
        )
    };
    [
        (ActivityField::ForecastEnd, "forecast-end", expected),
        (ActivityField::ActualEnd, "actual-end", happened),
        (
            ActivityField::ForecastStart,
            "forecast-start",
            words::START_THAT_IS_NOW_EXPECTED,
        ),
        (
            ActivityField::ActualStart,
            "actual-start",
            words::IT_HAS_STARTED_SINCE_WHEN,
        ),
        (ActivityField::Owner, "owner", words::OWNER),
        (ActivityField::Note, "note", words::NOTE),
    ]
}

/// What the words typed into the form of a deployment are kept under.
pub fn draft_name(activity: &str) -> String {
    format!("change:{activity}")
}

/// The form.
#[component]
pub fn ChangeForm(
    /// Of which activity.
    at: ActivityIx,
    /// Set to false when it has been saved or left.
    is_open: RwSignal<bool>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let (id, kind) = (plan[at].id.clone(), plan[at].kind);
    let chosen = RwSignal::new("forecast-end".to_owned());
    let value = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let draft = Draft::of(&draft_name(&id), location::hash(), &[chosen, value, reason]);
    let wrong = RwSignal::new(None::<String>);
    let field = move || {
        let all = fields(kind);
        let it = chosen.with(|chosen| all.into_iter().find(|(_, id, _)| id == chosen));
        it.unwrap_or(all[0])
    };
    let is_words = move || matches!(field().0, ActivityField::Owner | ActivityField::Note);
    let options = Signal::derive(move || {
        fields(kind)
            .map(|(_, id, words)| (id.to_owned(), words.to_owned()))
            .to_vec()
    });
    let label = move || {
        if is_words() {
            words::WORDS
        } else {
            words::DATE
        }
    };
    let leave = move || {
        is_open.set(false);
        page::focus_when_drawn("#change");
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if holds_back(view, &[value, reason]) {
            return;
        }
        let (field, _, name) = field();
        let text = value.get_untracked();
        let text = text.trim();
        let held = if matches!(field, ActivityField::Owner | ActivityField::Note) {
            if text.is_empty() {
                wrong.set(Some(words::ENTER_SOME_WORDS.to_owned()));
                return;
            }
            Value::Text(text.into())
        } else {
            let Some(date) = PlanDate::typed(text) else {
                wrong.set(Some(words::ENTER_A_DATE.to_owned()));
                return;
            };
            let happened = matches!(field, ActivityField::ActualStart | ActivityField::ActualEnd);
            let as_of = session.as_of().get_untracked();
            if happened && date.first() > as_of {
                wrong.set(Some(words::lies_after(
                    &dates::date(date),
                    &dates::day(as_of),
                )));
                return;
            }
            Value::Date(date)
        };
        let why = reason.get_untracked();
        let why = (!why.trim().is_empty()).then(|| why.trim().into());
        let is_written = session.apply(
            vec![(
                Target::Activity {
                    id: id.clone(),
                    field,
                },
                held,
            )],
            why,
        );
        if !is_written {
            return;
        }
        draft.end();
        view.say(words::saved(name, text));
        leave();
    };
    view! {
        <form class="form change" on:submit=save aria-label=words::CHANGE_A_DATE>
            <DraftNote draft=draft then="change-value"/>
            <div class="fields">
                <Select
                    id="change-field"
                    label=words::WHAT_CHANGES
                    options=options
                    chosen=chosen
                    choose=Callback::new(move |id| {
                        chosen.set(id);
                        wrong.set(None);
                    })
                />
                <TextField
                    id="change-value"
                    label=label
                    hint=words::DATE_HINT
                    value=value
                    wrong=wrong
                />
                <TextField id="change-reason" label=words::WHY_OPTIONAL hint=words::WHY_HINT value=reason/>
            </div>
            <div class="actions">
                <button class="button main small">{words::SAVE}</button>
                <button type="button" class="button small" on:click=move |_| {
                    draft.throw_away();
                    leave();
                }>{words::CANCEL}</button>
            </div>
        </form>
    }
}
