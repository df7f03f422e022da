//! The task list of a deployment, by role, and the lists that go alongside it. Each task stands
//! still while it is ticked.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::outlook::{Deployment, DeploymentTask, TaskState};
use crate::plan::ActivityIx;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::source::SourceLink;
use crate::web::pages::task_line::TaskLine;
use crate::web::session::use_session;
use crate::words::deployment as words;

/// The tasks of the main list, or of those alongside it.
type Of = fn(&Deployment) -> &Vec<DeploymentTask>;

fn ticked(all: &[DeploymentTask], tasks: &[usize]) -> String {
    let is_done = |at: &&usize| matches!(all[**at].state, TaskState::Done(_));
    let done = tasks.iter().filter(is_done).count();
    words::ticked_of(done, tasks.len())
}

/// The main list.
#[component]
pub fn ByRole(
    /// Of which deployment.
    at: ActivityIx,
    /// The deployment.
    deployment: Memo<Arc<Deployment>>,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    let main = &plan[plan[at].checklist?];
    let note = main.note.as_ref().map(ToString::to_string);
    let source = main.source;
    let groups = deployment
        .with_untracked(|it| it.by_role(&plan))
        .into_iter()
        .zip(0..);
    let groups = groups.map(|(group, number)| {
        let name = group.full.map(|name| name.to_string());
        view! {
            <Group at=at deployment=deployment of=|it| &it.tasks name=name tasks=group.tasks number=number/>
        }
    });
    let groups = groups.collect::<Markup>();
    let counts = move || deployment.with(|it| words::ticked_of(it.done(), it.tasks.len()));
    Some(view! {
        <section class="card long">
            <div class="head">
                <h2>{words::CHECKLIST_BY_ROLE}</h2>
                <span class="meta">{counts}</span>
            </div>
            {groups}
            <p class="meta"><SourceLink source=source before=words::PLAN picture=true/> " " {note}</p>
        </section>
    })
}

/// The tasks of one role, or of one list alongside.
#[component]
fn Group(
    /// Of which deployment.
    at: ActivityIx,
    /// The deployment.
    deployment: Memo<Arc<Deployment>>,
    /// Where its tasks are.
    of: Of,
    /// The role in full or the list; `None` where the plan names nobody.
    name: Option<String>,
    /// Places of the tasks.
    tasks: Vec<usize>,
    /// A number no other group of the page has.
    number: usize,
) -> Markup {
    let heading = match name {
        Some(name) => view! { <span>{name}</span> },
        None => view! { <Marked glyph=Glyph::Finding>{words::NO_ROLE_IN_THE_PLAN}</Marked> },
    };
    let lines = tasks.clone().into_iter().map(|task| {
        let one = Memo::new(move |_| deployment.with(|it| of(it)[task].clone()));
        view! { <TaskLine activity=at task=one place=format!("group{number}") with_state=true/> }
    });
    let lines = lines.collect::<Markup>();
    view! {
        <div class="role">
            <div class="head rule-head">
                <h3>{heading}</h3>
                <span class="meta">{move || deployment.with(|it| ticked(of(it), &tasks))}</span>
            </div>
            <ul class="ticks">{lines}</ul>
        </div>
    }
}

/// Training, technical and assurance steps: the lists that go alongside the main one.
#[component]
pub fn Alongside(
    /// Of which deployment.
    at: ActivityIx,
    /// The deployment.
    deployment: Memo<Arc<Deployment>>,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    let mut lists: Vec<(String, Vec<usize>)> = Vec::new();
    deployment.with_untracked(|it| {
        for (number, task) in it.alongside.iter().enumerate() {
            let name = &plan[task.checklist].name;
            match lists.last_mut() {
                Some((last, tasks)) if **last == **name => tasks.push(number),
                _ => lists.push((name.to_string(), vec![number])),
            }
        }
    });
    let groups = lists.into_iter().zip(100..).map(|((name, tasks), number)| {
        view! {
            <Group at=at deployment=deployment of=|it| &it.alongside name=Some(name) tasks=tasks number=number/>
        }
    });
    let groups: Vec<_> = groups.collect();
    (!groups.is_empty()).then(|| {
        view! {
            <section class="card long">
                <h2>{words::TRAINING_TECHNICAL_AND}</h2>
                {groups}
            </section>
        }
    })
}
