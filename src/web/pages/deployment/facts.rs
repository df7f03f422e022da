//! The cards beside a deployment's tasks: what is known of it, whom to ring, what was promised,
//! its findings, its reviews.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::{ActivityField, Target, Value};
use crate::outlook::{Deployment, deployment_contacts, sentences, words};
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
    let progress = activity.progress.map(words::percent);
    let facts = [
        ("System", system(activity.system)),
        ("Replaces", system(more.replaces)),
        ("Organisation", place(activity.organisation)),
        ("Where", place(activity.site)),
        (
            "Workstream",
            activity.workstream.map(|at| plan[at].name.to_string()),
        ),
        ("Phase", words_of(more.phase.as_ref())),
        ("Hours", words_of(more.hours.as_ref())),
        ("Led by", words_of(more.lead.as_ref())),
        ("Progress", progress),
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
                None => view! { <Marked glyph=Glyph::Finding>"Not named"</Marked> },
            },
        }
    };
    view! {
        <Card title="What is known" class="answer">
            <p>{why} "."</p>
            <Summary beside=true>
                {facts}
                <Pair name="Plan">{planned}</Pair>
                <Pair name="Owner">{owner}</Pair>
            </Summary>
            {note.map(|note| view! { <p class="meta">{note}</p> })}
            <Links at=at plan=plan.clone()/>
            <p><SourceLink source=activity.source before="Plan" picture=true/></p>
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
            format!("{} to {}", words::date(start), words::date(end))
        }
        (_, Some(end)) => words::date(end),
        (Some(start), None) => format!("From {}, end not dated yet", words::date(start)),
        (None, None) => words::NOT_DATED.to_owned(),
    };
    let printed = more.and_then(|more| more.printed_end.as_ref());
    match printed {
        Some(printed) => format!("{dates} (printed “{printed}”)"),
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
        {(!before.is_empty()).then(|| view! { <h3>"Waits for"</h3> <ul>{before}</ul> })}
        {(!after.is_empty()).then(|| view! { <h3>"A slip would hit"</h3> <ul>{after}</ul> })}
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
        <Card title="Whom to ring">
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
                None => "Not loaded".to_owned(),
            }
        };
        let name = format!(
            "Rev {}, {}",
            revision.revision,
            words::day_without_weekday(revision.date)
        );
        view! { <Pair name=name>{said}</Pair> }
    });
    let revisions = revisions.collect::<Markup>();
    let id = activity.id.clone();
    view! {
        <section class="card" id="promised" tabindex="-1">
            <h2>"What was promised"</h2>
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
        (ActivityField::ForecastStart, "Expected start"),
        (ActivityField::ForecastEnd, "Expected go-live or end"),
        (ActivityField::ActualStart, "Started"),
        (ActivityField::ActualEnd, "Went live or ended"),
        (ActivityField::Owner, "Owner"),
        (ActivityField::Note, "Note"),
    ];
    let (session, view) = (use_session(), use_view());
    let one = move |id: Text, field: ActivityField, name: &'static str| {
        let target = Target::Activity { id, field };
        let held = session.state().with(|state| state.get(&target).cloned())?;
        let value = match &held.value {
            Value::Date(date) => words::date(*date),
            Value::Text(text) => text.to_string(),
            _ => return None,
        };
        let take_back = move |_| {
            session.apply(vec![(target.clone(), Value::Nothing)], None);
            view.say(format!("{name}: as in the plan again"));
            page::catch_focus("#promised");
        };
        Some(view! {
            <li>
                <strong>{name} ": " {value}</strong> " " <Made held=held/>
                " "
                <button type="button" class="link no-paper" on:click=take_back>
                    "Take it back" <span class="unseen">{format!(": {name}")}</span>
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
            .then(|| view! { <h3>"Changed since"</h3> <ul class="list tight">{all}</ul> })
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
                <Card title="Findings" link=(Route::Findings.to_string(), "All findings".to_owned())>
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
                let name = format!("{}-month review", review.months);
                let when = words::date(review.when);
                view! { <Pair name=name>{when}</Pair> }
            };
            it.reviews.iter().map(pair).collect::<Markup>()
        })
    };
    view! {
        <Card title="After go-live">
            <Summary>{reviews}</Summary>
            {move || deployment.with(|it| it.reviews.is_empty()).then(|| view! {
                <p class="second">"No day yet: the go-live is not dated."</p>
            })}
        </Card>
    }
}
