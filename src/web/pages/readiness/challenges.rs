//! The challenges of a programme as a list to tick, and the roles it names.

use std::sync::Arc;

use crate::web::prelude::*;

use super::Standing;
use crate::journal::{Target, Value};
use crate::outlook::words as dates;
use crate::plan::{Challenge, Plan};
use crate::web::common::parts::Card;
use crate::web::common::source::SourceLink;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::readiness as words;

/// The card; none where the programme names no challenge.
#[component]
pub fn Challenges(
    /// How the programme stands.
    standing: Standing,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    let programme = &plan[standing.programme];
    let total = programme.challenges.len();
    let met = move || {
        let met = standing.with(|it| it.challenges.iter().filter(|it| it.met.is_some()).count());
        words::met_of(met, total)
    };
    let items = (0..total).map(|at| view! { <One standing=standing at=at plan=plan.clone()/> });
    let items = items.collect::<Markup>();
    let roles = programme.roles.iter().map(|role| {
        let note = role.note.as_ref().map(|note| format!(". {note}"));
        let holder = role.holder.as_ref().map_or(words::NOT_NAMED_IN_THE_PLAN, |name| name);
        view! {
            <li>
                {role.name.to_string()} ": " <span class="second">{holder.to_owned()} {note}</span> " "
                <SourceLink source=role.source/>
            </li>
        }
    });
    let roles: Vec<_> = roles.collect();
    let communications = programme.communications.as_ref().map(ToString::to_string);
    view! {
        {(total > 0).then(|| view! {
            <section class="card">
                <div class="head"><h2>{words::CHALLENGES}</h2> <span class="meta">{met}</span></div>
                <ul class="ticks">{items}</ul>
            </section>
        })}
        {(!roles.is_empty() || communications.is_some()).then(|| view! {
            <Card title=words::WHO_LEADS_IT>
                {communications.map(|words| view! { <p>{words}</p> })}
                <ul class="list tight">{roles}</ul>
            </Card>
        })}
    }
}

/// One challenge with its box.
#[component]
fn One(
    /// How the programme stands.
    standing: Standing,
    /// Its place in the programme.
    at: usize,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let programme = &plan[standing.programme];
    let Challenge {
        id,
        title,
        detail,
        owner,
        due,
        source,
        ..
    } = programme.challenges[at].clone();
    let state = Memo::new(move |_| standing.with(|it| it.challenges.get(at).cloned()));
    let met = Memo::new(move |_| state.with(|it| it.as_ref().and_then(|it| it.met)));
    let target = Target::Challenge {
        programme: programme.id.clone(),
        challenge: id.clone(),
    };
    let words = title.to_string();
    let tick = move |event: leptos::ev::Event| {
        let is_met = event_target_checked(&event);
        let value = if is_met {
            Value::Done(session.as_of().get_untracked())
        } else {
            Value::Nothing
        };
        session.apply(vec![(target.clone(), value)], None);
        view.say(words::did(is_met, &words));
    };
    let when = move || match (met.get(), due) {
        (Some(day), _) => {
            let by = state.with(|it| it.as_ref().and_then(|it| it.by.clone()));
            let by = by.map(|by| format!(", {by}"));
            view! { {words::ticked(&dates::day_without_year(day))} {by} }
        }
        (None, Some(due)) => view! { <strong>{dates::date(due)}</strong> },
        (None, None) => Markup::NOTHING,
    };
    let html_id = format!("challenge-{}-{id}", programme.id);
    view! {
        <li class="tick" class:done=move || met.get().is_some()>
            <input type="checkbox" id=html_id.clone() prop:checked=move || met.get().is_some() on:change=tick/>
            <span><label for=html_id>{title.to_string()}</label><span class="meta below">
                    {detail.map(|words| format!("{words} "))} {owner.map(|owner| format!("{owner} "))}
                    <SourceLink source=source/>
                </span></span><span class="when">{when}</span>
        </li>
    }
}
