//! The form that changes a date, an owner or a note of an activity.

use crate::web::prelude::*;

use crate::journal::{ActivityField, Target, Value};
use crate::outlook::words;
use crate::plan::{ActivityIx, ActivityKind, PlanDate};
use crate::web::browser::page;
use crate::web::common::fields::{Select, TextField};
use crate::web::common::guard::holds_back;
use crate::web::session::use_session;
use crate::web::view::use_view;

fn fields(kind: ActivityKind) -> [(ActivityField, &'static str, &'static str); 6] {
    let is_deployment = kind == ActivityKind::Deployment;
    let (expected, happened) = if is_deployment {
        ("Go-live that is now expected", "It is live: since when")
    } else {
        ("End that is now expected", "It is done: since when")
    };
    [
        (ActivityField::ForecastEnd, "forecast-end", expected),
        (ActivityField::ActualEnd, "actual-end", happened),
        (
            ActivityField::ForecastStart,
            "forecast-start",
            "Start that is now expected",
        ),
        (
            ActivityField::ActualStart,
            "actual-start",
            "It has started: since when",
        ),
        (ActivityField::Owner, "owner", "Owner"),
        (ActivityField::Note, "note", "Note"),
    ]
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
    let label = move || if is_words() { "Words" } else { "Date" };
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
                wrong.set(Some("Enter some words".to_owned()));
                return;
            }
            Value::Text(text.into())
        } else {
            let Some(date) = PlanDate::typed(text) else {
                wrong.set(Some(
                    "Enter a date such as 3 Nov 2009, Nov 2009, Q4 2009/10 or 2010".to_owned(),
                ));
                return;
            };
            let happened = matches!(field, ActivityField::ActualStart | ActivityField::ActualEnd);
            let as_of = session.as_of().get_untracked();
            if happened && date.first() > as_of {
                wrong.set(Some(format!(
                    "{} lies after the as-of date, {}. Move the as-of date first, or enter an earlier day",
                    words::date(date),
                    words::day(as_of)
                )));
                return;
            }
            Value::Date(date)
        };
        let why = reason.get_untracked();
        let why = (!why.trim().is_empty()).then(|| why.trim().into());
        session.apply(
            vec![(
                Target::Activity {
                    id: id.clone(),
                    field,
                },
                held,
            )],
            why,
        );
        view.say(format!("Saved: {name}, {text}"));
        leave();
    };
    view! {
        <form class="form change" on:submit=save aria-label="Change a date">
            <div class="fields">
                <Select
                    id="change-field"
                    label="What changes"
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
                    hint="A date as closely as it is known: 3 Nov 2009, Nov 2009, Q4 2009/10"
                    value=value
                    wrong=wrong
                />
                <TextField id="change-reason" label="Why (optional)" hint="Others will read it. No patient details" value=reason/>
            </div>
            <div class="actions">
                <button class="button main small">"Save"</button>
                <button type="button" class="button small" on:click=move |_| leave()>"Cancel"</button>
            </div>
        </form>
    }
}
