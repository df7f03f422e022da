//! One deployment, milestone or project: how it stands, its list of tasks, what was promised, and
//! the way to change its dates. Knows the order of the page; the outlook knows the rest.

mod change;
mod checklist;
mod facts;
mod weeks;

use std::sync::Arc;

use crate::web::prelude::*;

use crate::outlook::{Deployment, words as dates};
use crate::plan::{ActivityIx, ActivityKind};
use crate::route::{PracticesPage, Route, TimelineParams};
use crate::web::browser::page;
use crate::web::common::draft::use_drafts;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::Card;
use crate::web::common::status::StatusMark;
use crate::web::pages::not_found::NotFoundPage;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::deployment as words;
use crate::words::sheet as sheet_words;
use change::ChangeForm;
use checklist::{Alongside, ByRole};
use facts::{Facts, FindingsOfRow, Promised, Reviews, WhomToRing};
use weeks::Weeks;

/// The page of one activity.
#[component]
pub fn DeploymentPage(
    /// Its id.
    id: String,
) -> Markup {
    let session = use_session();
    move || match session.plan().with(|plan| plan.activity(&id)) {
        Some(at) => view! { <Activity at=at/> },
        None => view! { <NotFoundPage text=id.clone()/> },
    }
}

#[component]
fn Activity(
    /// Which.
    at: ActivityIx,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let activity = &plan[at];
    let deployment = Memo::new(move |_| {
        let state = session.state().get();
        view.outlook()
            .with(|outlook| Arc::new(Deployment::new(outlook, &state, at)))
    });
    let title = match activity.system {
        Some(system) if activity.kind == ActivityKind::Deployment => {
            words::service_to_system(&activity.name, &plan[system].name)
        }
        _ => activity.name.to_string(),
    };
    let whose = activity
        .organisation
        .map_or(words::WHOLE_COMMUNITY, |at| &*plan[at].name)
        .to_owned();
    let on_timeline = Route::Timeline(Box::new(TimelineParams {
        selected: Some(activity.id.to_string()),
        ..TimelineParams::default()
    }));
    let sheet = PracticesPage::Decision.about(Some(&*activity.id), None);
    let is_changing = RwSignal::new(false);
    use_drafts().open_where_begun(
        is_changing,
        use_session(),
        change::draft_name(&activity.id),
        "change-value".to_owned(),
    );
    let has_tasks = deployment.with_untracked(|it| !it.tasks.is_empty());
    view! {
        <p class="meta"><a href=Route::Deployments.to_string()>{words::DEPLOYMENTS}</a> " / " {whose}</p>
        <div class="title-row spread">
            <PageTitle title=Signal::stored(title)/>
            <div class="row">
                <button
                    type="button"
                    class="button small"
                    id="change"
                    aria-expanded=move || is_changing.get().to_string()
                    on:click=move |_| is_changing.update(|it| *it = !*it)
                >
                    {words::CHANGE_A_DATE}
                </button>
                <button type="button" class="button small" on:click=|_| page::print()>{words::PRINT}</button>
                <a class="button small" href=on_timeline.to_string()>{words::SHOW_ON_THE_TIMELINE}</a>
                {has_tasks.then(|| view! { <a class="button small" href=sheet.to_string()>{sheet_words::DECISION_SHEET}</a> })}
            </div>
        </div>
        <Standing at=at/>
        {move || is_changing.get().then(|| view! { <ChangeForm at=at is_open=is_changing/> })}
        <div class="split narrow-side">
            <div>
                {has_tasks.then(|| view! {
                    <Weeks deployment=deployment/>
                    <ByRole at=at deployment=deployment/>
                    <Alongside at=at deployment=deployment/>
                })}
                {(!has_tasks).then(|| view! {
                    <Card title=words::TASKS>
                        <p class="second">{words::NO_TASK_LIST}</p>
                    </Card>
                })}
            </div>
            <div class="side">
                <Facts at=at/>
                {has_tasks.then(|| view! { <WhomToRing at=at/> })}
                <Promised at=at/>
                <FindingsOfRow at=at/>
                {has_tasks.then(|| view! { <Reviews deployment=deployment/> })}
            </div>
        </div>
    }
}

/// The line under the heading: status, go-live, slip, findings.
#[component]
fn Standing(
    /// Of which.
    at: ActivityIx,
) -> Markup {
    let view = use_view();
    move || {
        let outlook = view.outlook().get();
        let plan = outlook.plan();
        let kind = plan[at].kind;
        let end_word = if kind == ActivityKind::Deployment {
            words::GO_LIVE
        } else {
            words::END
        };
        let end = dates::date_or_not(outlook.end(at));
        let slip = outlook.slip(at).filter(|slip| !slip.is_zero());
        let slip = slip.map(|slip| words::than_planned(&slip.words()));
        let findings = view.marks().with(|marks| marks.open(at).count());
        view! {
            <p class="row lead">
                <strong><StatusMark status=outlook.status(at) kind=kind/></strong>
                <span>{end_word} " " <strong>{end}</strong> {slip}</span>
                {(findings > 0).then(|| view! {
                    <Marked glyph=Glyph::Finding>{words::findings(findings)}</Marked>
                })}
            </p>
        }
    }
}
