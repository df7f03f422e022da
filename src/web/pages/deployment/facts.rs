//! The cards beside a deployment's tasks: what is known of it, whom to ring, what was promised,
//! its findings, its reviews.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::{ActivityField, Target, Value};
use crate::outlook::{Deployment, deployment_contacts, sentences, words as dates};
use crate::plan::{Activity, ActivityIx, Plan, PlanDate, Text};
use crate::route::Route;
use crate::web::browser::page;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::common::source::SourceLink;
use crate::web::common::stamp::Made;
use crate::web::pages::contacts::Contacts;
use crate::web::pages::findings::FindingLine;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::deployment as words;

fn words_of(text: Option<&Text>) -> Option<String> {
    text.map(ToString::to_string)
}

/// What the plan says of an activity.
#[component]
pub fn Facts(
    /// Which.
    at: ActivityIx,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let activity = plan[at].clone();
    let more = activity.more.clone().unwrap_or_default();
    let system = |at: Option<crate::plan::SystemIx>| at.map(|at| plan[at].name.to_string());
    let place = |at: Option<crate::plan::OrganisationIx>| at.map(|at| plan[at].name.to_string());
    let progress = activity.progress.map(dates::percent);
    let facts = [
        (words::SYSTEM, system(activity.system)),
        (words::REPLACES, system(more.replaces)),
        (words::ORGANISATION, place(activity.organisation)),
        (words::WHERE, place(activity.site)),
        (
            words::WORKSTREAM,
            activity.workstream.map(|at| plan[at].name.to_string()),
        ),
        (words::PHASE, words_of(more.phase.as_ref())),
        (words::HOURS, words_of(more.hours.as_ref())),
        (words::LED_BY, words_of(more.lead.as_ref())),
        (words::PROGRESS, progress),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    let facts = facts.map(|(name, value)| view! { <Pair name=name>{value}</Pair> });
    let facts = facts.collect::<Markup>();
    let planned = dates(activity.start, activity.end, Some(&more));
    let note = words_of(more.note.as_ref());
    let why = move || {
        view.outlook()
            .with(|outlook| sentences::status(outlook, at))
    };
    let owner_in_plan = more.owner.clone();
    let target = Target::Activity {
        id: activity.id.clone(),
        field: ActivityField::Owner,
    };
    let owner = move || {
        let held = session.state().with(|state| state.get(&target).cloned());
        match held.map(|held| held.value) {
            Some(Value::Text(name)) => view! { <span>{name.to_string()}</span> },
            _ => match &owner_in_plan {
                Some(name) => view! { <span>{name.to_string()}</span> },
                None => view! { <Marked glyph=Glyph::Finding>{words::NOT_NAMED}</Marked> },
            },
        }
    };
    view! {
        <Card title=words::WHAT_IS_KNOWN class="answer">
            <p>{why} "."</p>
            <Summary beside=true>
                {facts}
                <Pair name=words::PLAN>{planned}</Pair>
                <Pair name=words::OWNER>{owner}</Pair>
            </Summary>
            {note.map(|note| view! { <p class="meta">{note}</p> })}
            <Links at=at plan=plan.clone()/>
            <p><SourceLink source=activity.source before=words::PLAN picture=true/></p>
        </Card>
    }
}

/// "Mar 2009 to Oct 2009", with what is printed where that says more.
fn dates(
    start: Option<PlanDate>,
    end: Option<PlanDate>,
    more: Option<&crate::plan::ActivityMore>,
) -> String {
    let dates = match (start, end) {
        (Some(start), Some(end)) if start != end => {
            words::from_to(&dates::date(start), &dates::date(end))
        }
        (_, Some(end)) => dates::date(end),
        (Some(start), None) => words::from_on(&dates::date(start)),
        (None, None) => dates::NOT_DATED.to_owned(),
    };
    let printed = more.and_then(|more| more.printed_end.as_ref());
    match printed {
        Some(printed) => words::printed(&dates, printed),
        None => dates,
    }
}

/// What it waits for, and what waits for it.
#[component]
fn Links(
    /// Of which.
    at: ActivityIx,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let link = |at: ActivityIx| {
        let href = Route::Deployment {
            id: plan[at].id.to_string(),
        }
        .to_string();
        view! { <a href=href>{plan[at].name.to_string()}</a> }
    };
    let before = plan[at].depends_on.iter().map(|it| {
        let reason = it.reason.as_ref().map(|reason| format!(": {reason}"));
        view! { <li>{link(it.on)} {reason}</li> }
    });
    let before = before.collect::<Vec<_>>();
    let waits = |it: &Activity| it.depends_on.iter().any(|other| other.on == at);
    let after = plan
        .activity_positions()
        .zip(&plan.activities)
        .filter(|(_, it)| waits(it));
    let after = after
        .map(|(at, _)| view! { <li>{link(at)}</li> })
        .collect::<Vec<_>>();
    view! {
        {(!before.is_empty()).then(|| view! { <h3>{words::WAITS_FOR}</h3> <ul>{before}</ul> })}
        {(!after.is_empty()).then(|| view! { <h3>{words::A_SLIP_WOULD_HIT}</h3> <ul>{after}</ul> })}
    }
}

/// Everybody with a role in the task list.
#[component]
pub fn WhomToRing(
    /// For which deployment.
    at: ActivityIx,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let organisation = plan[at].organisation.map(|at| plan[at].id.to_string());
    let contacts = Memo::new(move |_| {
        let state = session.state().get();
        view.outlook()
            .with(|outlook| deployment_contacts(outlook, &state, at))
    });
    view! {
        <Card title=words::WHOM_TO_RING>
            <Contacts
                contacts=contacts
                organisation=Signal::stored(organisation.unwrap_or_default())
            />
        </Card>
    }
}

/// What was promised, revision by revision, and what people changed since.
#[component]
pub fn Promised(
    /// Of which.
    at: ActivityIx,
) -> Markup {
    let session = use_session();
    let plan = session.plan().get_untracked();
    let activity = &plan[at];
    let more = activity.more.clone().unwrap_or_default();
    let revisions = plan.revisions.iter().map(|revision| {
        let said = if revision.revision == plan.revision {
            dates(activity.start, activity.end, None)
        } else {
            match more
                .baselines
                .iter()
                .find(|it| it.revision == revision.revision)
            {
                Some(it) => dates(it.start, it.end, None),
                None => words::NOT_LOADED.to_owned(),
            }
        };
        let name = words::revision_of(
            &revision.revision,
            &dates::day_without_weekday(revision.date),
        );
        view! { <Pair name=name>{said}</Pair> }
    });
    let revisions = revisions.collect::<Markup>();
    let id = activity.id.clone();
    view! {
        <section class="card" id="promised" tabindex="-1">
            <h2>{words::WHAT_WAS_PROMISED}</h2>
            <Summary>{revisions}</Summary>
            <Changes id=id/>
        </section>
    }
}

/// What people changed on an activity, each with the way to take it back.
#[component]
fn Changes(
    /// The activity's id.
    id: Text,
) -> Markup {
    const FIELDS: [(ActivityField, &str); 6] = [
        (ActivityField::ForecastStart, words::EXPECTED_START),
        (ActivityField::ForecastEnd, words::EXPECTED_GO_LIVE_OR_END),
        (ActivityField::ActualStart, words::STARTED),
        (ActivityField::ActualEnd, words::WENT_LIVE_OR_ENDED),
        (ActivityField::Owner, words::OWNER),
        (ActivityField::Note, words::NOTE),
    ];
    let (session, view) = (use_session(), use_view());
    let one = move |id: Text, field: ActivityField, name: &'static str| {
        let target = Target::Activity { id, field };
        let held = session.state().with(|state| state.get(&target).cloned())?;
        let value = match &held.value {
            Value::Date(date) => dates::date(*date),
            Value::Text(text) => text.to_string(),
            _ => return None,
        };
        let take_back = move |_| {
            if !session.apply(vec![(target.clone(), Value::Nothing)], None) {
                return;
            }
            view.say(words::as_in_plan_again(name));
            page::catch_focus("#promised");
        };
        Some(view! {
            <li>
                <strong>{name} ": " {value}</strong> " " <Made held=held/>
                " "
                <button type="button" class="link no-paper" on:click=take_back>
                    {words::TAKE_IT_BACK} <span class="unseen">{words::take_back_which(name)}</span>
                </button>
            </li>
        })
    };
    move || {
        let all: Vec<_> = FIELDS
            .iter()
            .filter_map(|&(field, name)| one(id.clone(), field, name))
            .collect();
        (!all.is_empty())
            .then(|| view! { <h3>{words::CHANGED_SINCE}</h3> <ul class="list tight">{all}</ul> })
    }
}

/// The findings about an activity.
#[component]
pub fn FindingsOfRow(
    /// Which.
    at: ActivityIx,
) -> Markup {
    let view = use_view();
    move || {
        let findings = view.findings_now().get();
        let marks = view.marks().get();
        let items: Vec<Markup> = marks
            .of(at)
            .filter_map(|number| Some((findings.get(number as usize)?, marks.is_accepted(number))))
            .map(|(finding, is_accepted)| {
                let note = if is_accepted { " (accepted)" } else { "" };
                view! { <FindingLine finding=finding.clone() note=note/> }
            })
            .collect();
        (!items.is_empty()).then(|| {
            view! {
                <Card title=words::FINDINGS link=(Route::Findings.to_string(), words::ALL_FINDINGS.to_owned())>
                    <ul class="list">{items}</ul>
                </Card>
            }
        })
    }
}

/// When it is reviewed after the go-live.
#[component]
pub fn Reviews(
    /// The deployment.
    deployment: Memo<Arc<Deployment>>,
) -> Markup {
    let reviews = move || {
        deployment.with(|it| {
            let pair = |review: &crate::outlook::Review| {
                let name = words::review(review.months);
                let when = dates::date(review.when);
                view! { <Pair name=name>{when}</Pair> }
            };
            it.reviews.iter().map(pair).collect::<Markup>()
        })
    };
    view! {
        <Card title=words::AFTER_GO_LIVE>
            <Summary>{reviews}</Summary>
            {move || deployment.with(|it| it.reviews.is_empty()).then(|| view! {
                <p class="second">{words::NO_DAY_YET_THE_GO_LIVE}</p>
            })}
        </Card>
    }
}
