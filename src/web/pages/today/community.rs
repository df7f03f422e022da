//! The whole community at a glance: how many go-lives stand how, and which come next.

use crate::web::prelude::*;

use crate::outlook::{NextGoLive, Outlook, Status, next_go_lives, totals, words as dates};
use crate::plan::{ActivityKind, Precision};
use crate::route::{Route, TimelineParams};
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::parts::Card;
use crate::web::common::source::SourceLink;
use crate::web::common::status::StatusMark;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::today as words;

/// How many go-lives the list shows.
const SHOWN: usize = 6;

fn timeline(statuses: &[Status]) -> String {
    Route::Timeline(Box::new(TimelineParams {
        statuses: statuses
            .iter()
            .map(|status| status.id().to_owned())
            .collect(),
        kinds: vec!["deployment".to_owned()],
        ..TimelineParams::default()
    }))
    .to_string()
}

/// Six counts, one for each status, each a way to those rows of the timeline.
#[component]
pub fn WholeCommunity() -> Markup {
    let (session, view) = (use_session(), use_view());
    let counts = Memo::new(move |_| {
        view.outlook()
            .with(|outlook| totals(outlook, Some(ActivityKind::Deployment)))
    });
    let due_within = session
        .plan()
        .with_untracked(|plan| plan.rules.due_within_days);
    let meaning = move |status| match status {
        Status::Late => words::IS_LATE.to_owned(),
        Status::Due => words::is_due(due_within),
        Status::InProgress => words::IS_IN_PROGRESS.to_owned(),
        Status::Planned => words::IS_PLANNED.to_owned(),
        Status::Live => words::GO_LIVE_IS_RECORDED.to_owned(),
        Status::Undated => words::IS_UNDATED.to_owned(),
    };
    let one = move |status: Status| {
        view! {
            <li>
                <a href=timeline(&[status])>
                    <span class="strip-count">{move || counts.get().get(status)}</span>
                    <Marked glyph=Glyph::from(status)>{status.word(ActivityKind::Deployment)}</Marked>
                </a>
                <span class="meta">{meaning(status)}</span>
            </li>
        }
    };
    view! {
        <section class="card community">
            <div class="head">
                <h2>{words::WHOLE_COMMUNITY}</h2>
                <span class="meta">{move || words::go_lives(counts.get().all())}</span>
            </div>
            <ul class="strip">{Status::ALL.map(one)}</ul>
        </section>
    }
}

/// The go-lives that come next.
#[component]
pub fn NextGoLives() -> Markup {
    let view = use_view();
    let rows = Memo::new(move |_| view.outlook().with(|outlook| next_go_lives(outlook, SHOWN)));
    let row = move |next: NextGoLive| {
        let outlook = view.outlook().get_untracked();
        view! { <GoLiveRow next=next outlook=outlook/> }
    };
    view! {
        <Card title=words::NEXT_GO_LIVES link=(timeline(&[]), words::ALL_ON_THE_TIMELINE.to_owned())>
            {move || {
                if rows.with(Vec::is_empty) {
                    return view! { <p class="second">{words::NONE_AHEAD}</p> };
                }
                view! {
                    <table class="cards">
                        <thead>
                            <tr>
                                <th scope="col">{words::WHEN}</th>
                                <th scope="col">{words::WHERE_AND_WHAT}</th>
                                <th scope="col">{words::STATUS}</th>
                                <th scope="col">{words::SOURCE}</th>
                            </tr>
                        </thead>
                        <tbody>{rows.get().into_iter().map(row).collect::<Markup>()}</tbody>
                    </table>
                }
            }}
        </Card>
    }
}

/// One go-live.
#[component]
fn GoLiveRow(
    /// Which, and when.
    next: NextGoLive,
    /// The outlook it comes from.
    outlook: std::sync::Arc<Outlook>,
) -> Markup {
    let plan = outlook.plan();
    let activity = &plan[next.activity];
    let distance = if next.when.precision() == Precision::Day {
        dates::days_from(outlook.as_of(), next.when.first())
    } else {
        words::DAY_NOT_FIXED.to_owned()
    };
    let slip = next.slip.filter(|slip| !slip.is_zero());
    let what = [
        activity.system.map(|at| plan[at].name.to_string()),
        activity.organisation.map(|at| plan[at].short.to_string()),
        activity
            .more
            .as_ref()
            .and_then(|more| more.hours.as_ref())
            .map(ToString::to_string),
        slip.map(|slip| words::than_planned(&slip.words())),
    ];
    let what: Vec<String> = what.into_iter().flatten().collect();
    let link = Route::Deployment {
        id: activity.id.to_string(),
    }
    .to_string();
    view! {
        <tr>
            <td class="nowrap">
                <strong>{dates::date(next.when)}</strong>
                <span class="meta below">{distance}</span>
            </td>
            <th scope="row">
                <a href=link>{activity.name.to_string()}</a>
                <span class="meta below">{words::listed(&what)}</span>
            </th>
            <td class="nowrap"><StatusMark status=next.status kind=activity.kind/></td>
            <td><SourceLink source=activity.source/></td>
        </tr>
    }
}
