//! The card that answers: what changes for the chosen place, why one may believe it, what to do
//! before, whom to ring.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::{ActivityField, Target, Value};
use crate::outlook::{
    Answer, Deployment, DeploymentTask, Place, Status, TaskState, deployment_contacts,
    next_go_lives, totals, words as dates,
};
use crate::plan::{ActivityIx, ActivityKind, PlanDate};
use crate::route::Route;
use crate::web::browser::page;
use crate::web::common::fields::TextField;
use crate::web::common::source::SourceLink;
use crate::web::pages::contacts::Contacts;
use crate::web::pages::task_line::TaskLine;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::today as words;

/// How many tasks and roles there is room for on the home page.
const ROOM: usize = 4;

/// The answer for a chosen place.
#[component]
pub fn AnswerCard(
    /// The place.
    place: Place,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let answer = Memo::new(move |_| view.outlook().with(|outlook| Answer::new(outlook, place)));
    let (name, service) = match place {
        Place::Service(at) => {
            let whose = plan[at].organisation.map(|at| &*plan[at].name);
            (words::service_of(&plan[at].name, whose), Some(at))
        }
        Place::Organisation(at) => (plan[at].name.to_string(), None),
    };
    let source = service.and_then(|at| plan[at].source);
    view! {
        <section class="card answer" aria-labelledby="answer">
            <p class="meta">{name}</p>
            <p class="headline" id="answer">
                {move || answer.with(|answer| without_full_stop(&answer.headline))}
            </p>
            <p>
                {move || answer.with(|answer| answer.why.clone())}
                " "
                <SourceLink source=source before=words::PLAN picture=true/>
            </p>
            {service.map(|at| view! { <GoLiveForm activity=at answer=answer/> <Before activity=at/> })}
            {service.is_none().then(|| view! { <Services place=place/> })}
        </section>
    }
}

/// A headline is no sentence in a paragraph: it goes without its full stop.
fn without_full_stop(headline: &str) -> String {
    headline.strip_suffix('.').unwrap_or(headline).to_owned()
}

/// The answer while nothing is chosen: the next go-live of all.
#[component]
pub fn CommunityAnswer() -> Markup {
    let (session, view) = (use_session(), use_view());
    let headline = move || {
        view.outlook()
            .with(|outlook| match next_go_lives(outlook, 1).first() {
                Some(next) => {
                    let plan = outlook.plan();
                    let when = dates::date_with_preposition(next.when);
                    words::next_go_live_is(&plan[next.activity].name, &when)
                }
                None => words::NO_GO_LIVE_AHEAD.to_owned(),
            })
    };
    let late = move || {
        let late = view
            .outlook()
            .with(|outlook| totals(outlook, Some(ActivityKind::Deployment)).get(Status::Late));
        words::late_and_choose(late)
    };
    view! {
        <section class="card answer" aria-labelledby="answer">
            <p class="meta">{move || session.plan().with(|plan| plan.community.to_string())}</p>
            <p class="headline" id="answer">{headline}</p>
            <p>{late}</p>
        </section>
    }
}

/// For a go-live that nobody recorded: the way to tell its date.
#[component]
fn GoLiveForm(
    /// Which deployment.
    activity: ActivityIx,
    /// Whether to ask.
    answer: Memo<Answer>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let is_open = RwSignal::new(false);
    let date = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match PlanDate::typed(&date.get_untracked()) {
            Some(day) if day.first() > session.as_of().get_untracked() => {
                wrong.set(Some(words::lies_after(&dates::date(day))));
            }
            Some(day) => {
                let id = session
                    .plan()
                    .with_untracked(|plan| plan[activity].id.clone());
                let field = ActivityField::ActualEnd;
                if !session.apply(
                    vec![(Target::Activity { id, field }, Value::Date(day))],
                    None,
                ) {
                    return;
                }
                view.say(words::go_live_recorded(&dates::date(day)));
                is_open.set(false);
                page::catch_focus("h1");
            }
            None => wrong.set(Some(words::ENTER_A_DAY.to_owned())),
        }
    };
    move || {
        answer.with(|answer| answer.asks_for_date).then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|it| *it = !*it)
                >
                    {words::IT_IS_LIVE}
                </button>
                {move || is_open.get().then(|| view! {
                    <form class="form" on:submit=save>
                        <TextField
                            id="went-live"
                            label=words::LIVE_SINCE
                            hint=words::LIVE_SINCE_HINT
                            value=date
                            wrong=wrong
                        />
                        <button class="button main small">{words::SAVE_THE_DATE}</button>
                    </form>
                })}
            }
        })
    }
}

/// What to do before the go-live, and whom to ring.
#[component]
fn Before(
    /// Which deployment.
    activity: ActivityIx,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let deployment = Memo::new(move |_| {
        let state = session.state().get();
        view.outlook()
            .with(|outlook| Arc::new(Deployment::new(outlook, &state, activity)))
    });
    let contacts = Memo::new(move |_| {
        let state = session.state().get();
        let mut all = view
            .outlook()
            .with(|outlook| deployment_contacts(outlook, &state, activity));
        all.truncate(ROOM);
        all
    });
    let organisation = plan[activity]
        .organisation
        .map(|at| plan[at].id.to_string());
    let link = Route::Deployment {
        id: plan[activity].id.to_string(),
    }
    .to_string();
    // Which tasks stand here is settled when the place or the day changes: one that is ticked stays
    // where it is, so that the tick can be seen and taken back.
    let shown = Memo::new(move |_| {
        session.as_of().track();
        deployment.with_untracked(|it| shown_tasks(it))
    });
    let task = move |at: usize| Memo::new(move |_| deployment.with(|it| it.tasks[at].clone()));
    let has_tasks = deployment.with_untracked(|it| !it.tasks.is_empty());
    if !has_tasks {
        return view! { <p class="second">{words::NO_TASK_LIST}</p> };
    }
    let counts = move || deployment.with(|it| words::all_tasks(it.tasks.len(), it.done()));
    let late = move || words::tasks_late(deployment.with(|it| it.late()));
    let all = link.clone();
    view! {
        <div class="before">
            <div>
                <h2 class="rule-head small">{words::WHAT_TO_DO_BEFORE}</h2>
                <ul class="ticks">
                    <For each=move || shown.get() key=|at| *at let:at>
                        <TaskLine activity=activity task=task(at) place="today"/>
                    </For>
                </ul>
                <p class="after">
                    {move || late().map(|words| view! { <span>{words} " "</span> })}
                    <a href=all>{counts}</a>
                </p>
            </div>
            <div>
                <h2 class="rule-head small">{words::WHOM_TO_RING}</h2>
                <Contacts
                    contacts=contacts
                    organisation=Signal::stored(organisation.unwrap_or_default())
                />
            </div>
        </div>
        <div class="actions">
            <a class="button main" href=link>{words::TICK_OFF}</a>
            <a class="button" href=Route::Data.to_string()>{words::SEND_BACK}</a>
        </div>
    }
}

/// The tasks there is room for: the next before the go-live, then those whose day passed last, then
/// what was ticked.
fn shown_tasks(deployment: &Deployment) -> Vec<usize> {
    let ticked = |task: &DeploymentTask| matches!(task.state, TaskState::Done(_));
    let before = |&at: &usize| deployment.tasks[at].due <= deployment.counted_from;
    let mut shown: Vec<usize> = deployment.next().into_iter().filter(before).collect();
    shown.extend(deployment.overdue().into_iter().rev());
    shown.extend((0..deployment.tasks.len()).filter(|&at| ticked(&deployment.tasks[at])));
    shown.truncate(ROOM);
    shown
}

/// The services of a whole organisation, each a way to its own answer.
#[component]
fn Services(
    /// The organisation.
    place: Place,
) -> Markup {
    let Place::Organisation(organisation) = place else {
        return Markup::NOTHING;
    };
    let plan = use_session().plan().get_untracked();
    let params = crate::route::TimelineParams {
        organisations: vec![plan[organisation].id.to_string()],
        ..Default::default()
    };
    let [before, link, after] = words::CHOOSE_A_SERVICE;
    view! {
        <p>
            {before}
            <a href=Route::Timeline(Box::new(params)).to_string()>{link}</a>
            {after}
        </p>
    }
}
