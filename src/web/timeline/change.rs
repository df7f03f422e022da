//! The form that changes a row: expected and actual go-live, owner, note, and why. Knows which words
//! are a date and says what is wrong with others; leaves keeping to the session.

use leptos::prelude::*;

use super::content::end_word;
use super::looking::Looking;
use crate::journal::{ActivityField, Target, Value};
use crate::outlook::{Outlook, words};
use crate::plan::{ActivityIx, ActivityKind, PlanDate, Text};
use crate::web::browser::pace::once_settled;
use crate::web::browser::page;
use crate::web::common::fields::TextField;

/// What is wrong with the form's fields.
#[derive(Clone, PartialEq, Debug, Default)]
struct Wrong {
    forecast: Option<String>,
    actual: Option<String>,
}

/// The form that changes a row.
#[component]
pub fn ChangeForm(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which row.
    at: ActivityIx,
    /// Whether it was opened to record what happened.
    starts_with_actual: bool,
    /// Called when the change was made or given up.
    on_done: Callback<()>,
) -> impl IntoView {
    let plan = looking.session.plan().get_untracked();
    let activity = plan[at].clone();
    let outlook = looking.outlook.get_untracked();
    let state = looking.session.state().get_untracked();
    let target = {
        let id = activity.id.clone();
        move |field: ActivityField| Target::Activity {
            id: id.clone(),
            field,
        }
    };
    let held_text = |field: ActivityField| match state.get(&target(field)).map(|held| &held.value) {
        Some(Value::Text(words)) => words.to_string(),
        _ => String::new(),
    };
    let date_words = |date: Option<PlanDate>| date.map(words::date).unwrap_or_default();

    let forecast = RwSignal::new(date_words(outlook.forecast_end(at)));
    let actual = RwSignal::new(date_words(outlook.actual_end(at)));
    let owner = RwSignal::new(held_text(ActivityField::Owner));
    let note = RwSignal::new(held_text(ActivityField::Note));
    let reason = RwSignal::new(String::new());
    let wrong = RwSignal::new(Wrong::default());
    let before = StoredValue::new((
        forecast.get_untracked(),
        actual.get_untracked(),
        owner.get_untracked(),
        note.get_untracked(),
    ));

    let is_deployment = activity.kind == ActivityKind::Deployment;
    let goal = end_word(activity.kind);
    let forecast_label = if is_deployment {
        "Expected go-live"
    } else {
        "Expected end"
    };
    let actual_label = live_words(activity.kind);
    let first_field = if starts_with_actual { "tl-actual" } else { "tl-forecast" };
    once_settled(move || {
        page::focus(&format!("#{first_field}"));
    });
    let name = activity.name.clone();
    let planned_end = activity.end;

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let outlook = looking.outlook.get_untracked();
        let as_of = outlook.as_of();
        let (old_forecast, old_actual, old_owner, old_note) = before.get_value();
        let mut changes = Vec::new();
        let mut found = Wrong::default();
        let typed_forecast = forecast.get_untracked();
        if typed_forecast.trim() != old_forecast {
            match read_date(&typed_forecast) {
                Ok(date) => match refused_forecast(&outlook, at, date, goal) {
                    Some(words) => found.forecast = Some(words),
                    None => changes.push((
                        target(ActivityField::ForecastEnd),
                        date.filter(|_| date != planned_end)
                            .map_or(Value::Nothing, Value::Date),
                    )),
                },
                Err(words) => found.forecast = Some(words),
            }
        }
        let typed_actual = actual.get_untracked();
        if typed_actual.trim() != old_actual {
            match read_date(&typed_actual) {
                Ok(Some(date)) if date.first() > as_of => {
                    found.actual = Some(format!(
                        "{} lies after the day you stand on, {}. Move that day, or give the date as expected.",
                        words::date(date),
                        words::day_without_weekday(as_of)
                    ));
                }
                Ok(date) => changes.push((
                    target(ActivityField::ActualEnd),
                    date.map_or(Value::Nothing, Value::Date),
                )),
                Err(words) => found.actual = Some(words),
            }
        }
        for (typed, old, field) in [
            (owner.get_untracked(), old_owner, ActivityField::Owner),
            (note.get_untracked(), old_note, ActivityField::Note),
        ] {
            let typed = typed.trim();
            if typed != old {
                let value = if typed.is_empty() {
                    Value::Nothing
                } else {
                    Value::Text(typed.into())
                };
                changes.push((target(field), value));
            }
        }
        if found != Wrong::default() {
            looking.view.say("The change was not made. See what is wrong in the form.");
            wrong.set(found);
            return;
        }
        if changes.is_empty() {
            looking.view.say(format!("{name}: nothing was changed."));
        } else {
            let reason = reason.get_untracked();
            let reason: Option<Text> = Some(reason.trim())
                .filter(|words| !words.is_empty())
                .map(Into::into);
            looking.session.apply(changes, reason);
            let standing = looking
                .outlook
                .with_untracked(|outlook| crate::outlook::sentences::status(outlook, at));
            looking.view.say(format!("{name}: changed. {standing}."));
        }
        on_done.run(());
    };

    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField
                id="tl-forecast"
                label=forecast_label
                hint="For example Nov 2009, 1 Oct 2009 or Q4 2009/10. Empty: as in the plan."
                wrong=Signal::derive(move || wrong.with(|wrong| wrong.forecast.clone()))
                value=forecast
            />
            <TextField
                id="tl-actual"
                label=actual_label
                wrong=Signal::derive(move || wrong.with(|wrong| wrong.actual.clone()))
                value=actual
            />
            <TextField id="tl-owner" label="Owner" value=owner/>
            <TextField id="tl-note" label="Note" value=note/>
            <TextField id="tl-reason" label="Why (if you like)" value=reason/>
            <p class="row">
                <button type="submit" class="button primary">"Save the change"</button>
                <button type="button" class="button" on:click=move |_| on_done.run(())>"Leave it"</button>
            </p>
        </form>
    }
}

/// What asks for the date of something that happened.
#[must_use]
pub fn live_words(kind: ActivityKind) -> &'static str {
    if kind == ActivityKind::Deployment {
        "It is live: add the date"
    } else {
        "It is done: add the date"
    }
}

/// The date that was typed, `None` for an empty field, or what is wrong with it.
fn read_date(typed: &str) -> Result<Option<PlanDate>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    PlanDate::typed(typed).map(Some).ok_or_else(|| {
        format!("“{typed}” is not a date Rollcall knows. Write it like Nov 2009 or 1 Oct 2009.")
    })
}

/// Why an expected end cannot stand.
fn refused_forecast(
    outlook: &Outlook,
    at: ActivityIx,
    date: Option<PlanDate>,
    goal: &str,
) -> Option<String> {
    let (date, start) = date.zip(outlook.start(at))?;
    (date.last() < start.first()).then(|| {
        format!(
            "It starts {}, so the {goal} cannot be earlier.",
            words::date(start)
        )
    })
}
