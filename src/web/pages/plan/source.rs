//! One paragraph of the plan and everything that rests on it.

use crate::web::prelude::*;

use crate::plan::{Plan, Programme, SourceIx, Task};
use crate::route::Route;
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::Card;
use crate::web::pages::not_found::NotFoundPage;
use crate::web::session::use_session;
use crate::words::about as words;

/// The page of one paragraph.
#[component]
pub fn SourcePage(
    /// Its number.
    id: String,
) -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        let at = plan.sources.iter().position(|it| *it.id == *id);
        let Some(source) = at.and_then(|at| u32::try_from(at).ok()).map(SourceIx) else {
            return view! { <NotFoundPage text=words::paragraph(&id)/> };
        };
        let it = &plan[source];
        let page = it.page.map(words::page);
        let rests = resting(&plan, source);
        let title = Signal::stored(format!("{} {}", it.id, it.title));
        view! {
            <p class="meta"><a href=Route::Plan { source: None }.to_string()>{words::ABOUT_THE_PLAN}</a> {words::THEN_PARAGRAPH}</p>
            <PageTitle title=title/>
            <div class="stack">
                {it.summary.as_ref().map(|words| view! { <blockquote class="quote">{words.to_string()}</blockquote> })}
                {it.note.as_ref().map(|note| view! { <p>{note.to_string()}</p> })}
                <p class="meta">{words::OWN_WORDS} {page}</p>
            </div>
            {rests.into_iter().map(|(title, items)| view! {
                <Card title=title beside=format!("{}", items.len())>
                    <ul class="list tight">
                        {items.into_iter().map(|(name, link)| if let Some(href) = link {
                            view! { <li><a href=href>{name}</a></li> }
                        } else {
                            view! { <li>{name}</li> }
                        }).collect::<Markup>()}
                    </ul>
                </Card>
            }).collect::<Markup>()}
        }
    }
}

/// A thing that rests on a paragraph: its name, and where it is shown.
type Resting = (String, Option<String>);

/// What rests on a paragraph, by sort; sorts of which nothing does are left out.
fn resting(plan: &Plan, here: SourceIx) -> Vec<(&'static str, Vec<Resting>)> {
    let tasks = plan.checklists.iter().flat_map(|list| {
        let rests = move |it: &&Task| it.source.or(list.source) == Some(here);
        list.tasks.iter().filter(rests)
    });
    let sorts = [
        (words::SERVICES_STEPS_AND_PROJECTS, activities(plan, here)),
        (words::READINESS, readiness(plan, here)),
        (words::COUNTS, counts(plan, here)),
        (
            words::TASKS,
            tasks.map(|it| (it.name.to_string(), None)).collect(),
        ),
        (words::WHO_DECIDES, governance(plan, here)),
        (
            words::WHAT_THE_PLAN_SAYS,
            named(&plan.statements, here, |it| (it.source, &it.text)),
        ),
        (
            words::RISKS_AND_ISSUES,
            named(&plan.register, here, |it| (it.source, &it.title)),
        ),
        (
            words::BENEFITS,
            named(&plan.benefits, here, |it| (it.source, &it.name)),
        ),
        (
            words::LOST,
            named(&plan.lost, here, |it| (it.source, &it.title)),
        ),
    ];
    sorts
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .collect()
}

/// Those of a table that rest on a paragraph, each with the page about the plan.
fn named<T>(
    items: &[T],
    here: SourceIx,
    of: impl Fn(&T) -> (Option<SourceIx>, &str),
) -> Vec<Resting> {
    let link = Route::Plan { source: None }.to_string();
    let rests = items
        .iter()
        .map(of)
        .filter(|(source, _)| *source == Some(here));
    rests
        .map(|(_, name)| (name.to_owned(), Some(link.clone())))
        .collect()
}

fn activities(plan: &Plan, here: SourceIx) -> Vec<Resting> {
    let rests = plan.activities.iter().filter(|it| it.source == Some(here));
    rests
        .map(|it| {
            let whose = it.organisation.map(|at| format!(", {}", plan[at].short));
            let link = Route::Deployment {
                id: it.id.to_string(),
            }
            .to_string();
            (
                format!("{}{}", it.name, whose.unwrap_or_default()),
                Some(link),
            )
        })
        .collect()
}

fn readiness(plan: &Plan, here: SourceIx) -> Vec<Resting> {
    let of_programme = |programme: &Programme| {
        let gates = programme.gates.iter().map(|it| (it.source, &it.name));
        let challenges = programme.challenges.iter().map(|it| (it.source, &it.title));
        let link = readiness_page(&programme.id);
        gates
            .chain(challenges)
            .filter(|(source, _)| *source == Some(here))
            .map(|(_, name)| (format!("{}: {name}", programme.name), Some(link.clone())))
            .collect::<Vec<_>>()
    };
    plan.programmes.iter().flat_map(of_programme).collect()
}

fn counts(plan: &Plan, here: SourceIx) -> Vec<Resting> {
    let link = plan.programmes.first().map(|it| readiness_page(&it.id));
    let cohorts = plan
        .cohorts
        .iter()
        .filter(|it| it.source == Some(here))
        .map(|it| {
            let (organisation, system) = (&plan[it.organisation].short, &plan[it.system].name);
            words::practices_on(organisation, it.practices, system)
        });
    let totals = plan
        .printed_totals
        .iter()
        .filter(|it| it.source == Some(here))
        .map(|it| {
            let whose = it
                .organisation
                .map_or(words::WHOLE_COMMUNITY, |at| &*plan[at].short);
            format!("{whose}: {} {}", it.value, plan.measure_words(&it.what))
        });
    cohorts
        .chain(totals)
        .map(|words| (words, link.clone()))
        .collect()
}

fn governance(plan: &Plan, here: SourceIx) -> Vec<Resting> {
    let it = &plan.governance;
    let parts = [
        named(&it.boards, here, |it| (it.source, &it.name)),
        named(&it.roles, here, |it| (it.source, &it.name)),
        named(&it.meetings, here, |it| (it.source, &it.name)),
        named(&it.remit, here, |it| (it.source, &it.text)),
        named(&it.assurance, here, |it| (it.source, &it.text)),
        named(&it.escalation, here, |it| (it.source, &it.when)),
    ];
    parts.into_iter().flatten().collect()
}

fn readiness_page(programme: &str) -> String {
    Route::Readiness {
        programme: Some(programme.to_owned()),
    }
    .to_string()
}
