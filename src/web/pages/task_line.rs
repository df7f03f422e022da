//! One task of a checklist, with the box that ticks it. Knows which entry a tick is.

use crate::web::prelude::*;

use crate::journal::{Target, Value};
use crate::outlook::{DeploymentTask, TaskState, words as dates};
use crate::plan::ActivityIx;
use crate::web::common::status::Glyphed;
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::deployment as words;

/// Ticks a task, or takes the tick back, on the day the reader stands on.
fn set_tick(
    session: Session,
    view: View,
    activity: ActivityIx,
    task: &DeploymentTask,
    is_done: bool,
) {
    let plan = session.plan().get_untracked();
    let in_plan = task.in_plan(&plan);
    let target = Target::Task {
        activity: plan[activity].id.clone(),
        checklist: plan[task.checklist].id.clone(),
        task: in_plan.id.clone(),
    };
    let value = if is_done {
        Value::Done(session.as_of().get_untracked())
    } else {
        Value::Nothing
    };
    if !session.apply(vec![(target, value)], None) {
        return;
    }
    view.say(words::did(is_done, &in_plan.name));
}

/// A task with its box: what, by whom, by when.
#[component]
pub fn TaskLine(
    /// Of which deployment.
    activity: ActivityIx,
    /// The task as it stands.
    #[prop(into)]
    task: Signal<DeploymentTask>,
    /// Before the id of the box, so that one task may stand on a page twice.
    #[prop(into)]
    place: String,
    /// With its status in words rather than the roles under its name.
    #[prop(optional)]
    with_state: bool,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let first = task.get_untracked();
    let in_plan = first.in_plan(&plan);
    let id = format!("{place}-{}-{}", plan[first.checklist].id, in_plan.id);
    let is_done = Memo::new(move |_| matches!(task.get().state, TaskState::Done(_)));
    let tick = move |event: leptos::ev::Event| {
        let is_done = event_target_checked(&event);
        set_tick(session, view, activity, &task.get_untracked(), is_done);
    };
    let sign_off = in_plan.sign_off.as_ref().map(|role| words::sign_off(role));
    let who = match in_plan.roles.len() {
        0 => sign_off.or_else(|| Some(words::NO_ROLE_IN_THE_PLAN.to_owned())),
        1 if with_state => sign_off,
        _ => Some(in_plan.roles.join(", ")),
    };
    let who = who.map(|who| view! { <span class="meta below">{who}</span> });
    let weeks = in_plan.weeks_before_go_live.map(words::weeks_before);
    let weeks = with_state.then(|| view! { <span class="task-weeks second">{weeks}</span> });
    let when = move || {
        let task = task.get();
        let as_of = session.as_of().get();
        match (task.state, task.due) {
            (TaskState::Done(day), _) if !with_state => view! {
                {words::ticked(&dates::day_without_year(day))}
                <span class="below second">{task.by.map(|by| by.to_string())}</span>
            },
            (_, Some(day)) if with_state => dates::day_without_year(day).into_markup(),
            (_, Some(day)) => view! {
                <strong>{dates::day_without_year(day)}</strong>
                <span class="below second">{dates::days_from(as_of, day)}</span>
            },
            (_, None) => view! { <span class="second">{words::NO_DAY_YET}</span> },
        }
    };
    let state = with_state.then_some(move || {
        let task = task.get();
        let by = task.by.map(|by| format!(", {by}")).unwrap_or_default();
        let words = format!("{}{by}", task.state.words());
        view! { <span class="task-state"><Glyphed status=task.state.status() words=words/></span> }
    });
    view! {
        <li class="tick" class:done=is_done class:columns=with_state>
            <input type="checkbox" id=id.clone() prop:checked=is_done on:change=tick/>
            <span>
                <label for=id>{in_plan.name.to_string()}</label>
                {who}
            </span>
            {weeks}
            <span class="when">{when}</span>
            {state}
        </li>
    }
}
