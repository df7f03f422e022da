//! The form that changes a row: expected and actual go-live, owner, note, and why. Knows which words
//! are a date and says what is wrong with others; leaves keeping to the session.

use crate::web::prelude::*;
use leptos::ev::SubmitEvent;

use super::looking::Looking;
use crate::journal::{ActivityField, State, Target, Value};
use crate::outlook::said::end_word;
use crate::outlook::{Outlook, sentences, words as dates};
use crate::plan::{ActivityIx, ActivityKind, PlanDate};
use crate::web::browser::pace::once_settled;
use crate::web::browser::page;
use crate::web::common::fields::TextField;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::details as words;

/// The words in the form's fields.
#[derive(Clone, PartialEq, Debug)]
struct Typed {
    forecast: String,
    actual: String,
    owner: String,
    note: String,
}

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
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = looking.plan.get_untracked();
    let activity = &plan[at];
    let (name, kind) = (activity.name.clone(), activity.kind);
    let before = looking.outlook.with_untracked(|outlook| {
        looking
            .state
            .with_untracked(|state| held(outlook, state, at))
    });

    let forecast = RwSignal::new(before.forecast.clone());
    let actual = RwSignal::new(before.actual.clone());
    let owner = RwSignal::new(before.owner.clone());
    let note = RwSignal::new(before.note.clone());
    let reason = RwSignal::new(String::new());
    let wrong = RwSignal::new(Wrong::default());

    let first_field = if starts_with_actual {
        "#tl-actual"
    } else {
        "#tl-forecast"
    };
    once_settled(move || {
        page::focus(first_field);
    });

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let trimmed =
            |field: RwSignal<String>| field.with_untracked(|words| words.trim().to_owned());
        let typed = Typed {
            forecast: trimmed(forecast),
            actual: trimmed(actual),
            owner: trimmed(owner),
            note: trimmed(note),
        };
        let asked = looking
            .outlook
            .with_untracked(|outlook| changes(outlook, at, &before, &typed));
        match asked {
            Err(found) => {
                view.say(words::NOT_CHANGED);
                wrong.set(found);
                return;
            }
            Ok(changes) if changes.is_empty() => view.say(words::nothing_changed(&name)),
            Ok(changes) => {
                let why = Some(trimmed(reason)).filter(|words| !words.is_empty());
                if !session.apply(changes, why.map(Into::into)) {
                    return;
                }
                let standing = looking
                    .outlook
                    .with_untracked(|outlook| sentences::status(outlook, at));
                view.say(words::changed(&name, &standing));
            }
        }
        on_done.run(());
    };

    let forecast_label = if kind == ActivityKind::Deployment {
        words::EXPECTED_GO_LIVE
    } else {
        words::EXPECTED_END
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField
                id="tl-forecast"
                label=forecast_label
                hint=words::DATE_HINT
                wrong=Signal::derive(move || wrong.with(|wrong| wrong.forecast.clone()))
                value=forecast
            />
            <TextField
                id="tl-actual"
                label=live_words(kind)
                wrong=Signal::derive(move || wrong.with(|wrong| wrong.actual.clone()))
                value=actual
            />
            <TextField id="tl-owner" label=words::OWNER value=owner/>
            <TextField id="tl-note" label=words::NOTE value=note/>
            <TextField id="tl-reason" label=words::WHY value=reason/>
            <p class="row">
                <button type="submit" class="button primary">{words::SAVE}</button>
                <button type="button" class="button" on:click=move |_| on_done.run(())>{words::LEAVE_IT}</button>
            </p>
        </form>
    }
}

fn target(outlook: &Outlook, at: ActivityIx, field: ActivityField) -> Target {
    Target::Activity {
        id: outlook.plan()[at].id.clone(),
        field,
    }
}

/// What people entered so far.
fn held(outlook: &Outlook, state: &State, at: ActivityIx) -> Typed {
    let date = |date: Option<PlanDate>| date.map(dates::date).unwrap_or_default();
    let text = |field| match state
        .get(&target(outlook, at, field))
        .map(|held| &held.value)
    {
        Some(Value::Text(words)) => words.to_string(),
        _ => String::new(),
    };
    Typed {
        forecast: date(outlook.forecast_end(at)),
        actual: date(outlook.actual_end(at)),
        owner: text(ActivityField::Owner),
        note: text(ActivityField::Note),
    }
}

/// The changes that what was typed asks for, or what is wrong with it.
fn changes(
    outlook: &Outlook,
    at: ActivityIx,
    before: &Typed,
    typed: &Typed,
) -> Result<Vec<(Target, Value)>, Wrong> {
    let mut changes = Vec::new();
    let mut wrong = Wrong::default();
    if typed.forecast != before.forecast {
        match read_date(&typed.forecast).and_then(|date| allowed_forecast(outlook, at, date)) {
            Ok(value) => changes.push((target(outlook, at, ActivityField::ForecastEnd), value)),
            Err(words) => wrong.forecast = Some(words),
        }
    }
    if typed.actual != before.actual {
        match read_date(&typed.actual).and_then(|date| allowed_actual(outlook, date)) {
            Ok(value) => changes.push((target(outlook, at, ActivityField::ActualEnd), value)),
            Err(words) => wrong.actual = Some(words),
        }
    }
    for (typed, before, field) in [
        (&typed.owner, &before.owner, ActivityField::Owner),
        (&typed.note, &before.note, ActivityField::Note),
    ] {
        if typed != before {
            let value = if typed.is_empty() {
                Value::Nothing
            } else {
                Value::Text(typed.as_str().into())
            };
            changes.push((target(outlook, at, field), value));
        }
    }
    if wrong == Wrong::default() {
        Ok(changes)
    } else {
        Err(wrong)
    }
}

/// The date that was typed, `None` for an empty field, or what is wrong with it.
fn read_date(typed: &str) -> Result<Option<PlanDate>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    PlanDate::typed(typed)
        .map(Some)
        .ok_or_else(|| words::no_date_known(typed))
}

/// An expected end, unless it lies before the start. The date of the plan takes the change back.
fn allowed_forecast(
    outlook: &Outlook,
    at: ActivityIx,
    date: Option<PlanDate>,
) -> Result<Value, String> {
    let activity = &outlook.plan()[at];
    let Some(date) = date.filter(|&date| activity.end != Some(date)) else {
        return Ok(Value::Nothing);
    };
    match outlook.start(at) {
        Some(start) if date.last() < start.first() => Err(words::before_its_start(
            &dates::date(start),
            end_word(activity.kind),
        )),
        _ => Ok(Value::Date(date)),
    }
}

/// What happened, unless it lies after the day the reader stands on.
fn allowed_actual(outlook: &Outlook, date: Option<PlanDate>) -> Result<Value, String> {
    match date {
        None => Ok(Value::Nothing),
        Some(date) if date.first() > outlook.as_of() => Err(words::after_as_of(
            &dates::date(date),
            &dates::day_without_weekday(outlook.as_of()),
        )),
        Some(date) => Ok(Value::Date(date)),
    }
}

/// What asks for the date of something that happened.
#[must_use]
pub fn live_words(kind: ActivityKind) -> &'static str {
    if kind == ActivityKind::Deployment {
        words::IS_LIVE
    } else {
        words::IS_DONE
    }
}
