//! What was looked for: services, practices, organisations and paragraphs that hold the words.

use crate::letters::lower;
use crate::web::prelude::*;

use crate::journal::{State, Target, Value};
use crate::order::Map;
use crate::outlook::{Filter, FindingMarks, Grouping, Outlook, Row, Rows, RowsView, sentences};
use crate::plan::{ActivityIx, Plan, SourceIx, Text};
use crate::route::{PracticesPage, Route, TimelineParams};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::Card;
use crate::web::common::source::SourceLink;
use crate::web::frame::header::SearchBox;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::finding as words;

/// How many of each sort are listed.
const SHOWN: usize = 20;

/// The page of what was found.
#[component]
pub fn SearchPage() -> Markup {
    let (session, view) = (use_session(), use_view());
    let text = Memo::new(move |_| match view.route().get() {
        Route::Search { text } => text,
        _ => String::new(),
    });
    let title = Signal::derive(move || match text.get() {
        text if text.trim().is_empty() => words::SEARCH.to_owned(),
        text => words::searched(&text),
    });
    let found = move || {
        let text = text.get();
        if text.trim().is_empty() {
            return view! { <p class="lead">{words::WHAT_TO_ENTER}</p> };
        }
        let outlook = view.outlook().get();
        let rows = activities(&outlook, &text);
        let practices = practices(&session.plan().get(), &session.state().get(), &text);
        let paragraphs = paragraphs(outlook.plan(), &text);
        if rows.is_empty() && practices.is_empty() && paragraphs.is_empty() {
            return view! {
                <p class="lead">{words::nothing_holds(&text)}</p>
                <p>{words::TRY_FEWER_LETTERS_POD_FINDS}</p>
            };
        }
        let all = Route::Timeline(Box::new(TimelineParams {
            text,
            ..TimelineParams::default()
        }));
        let count = rows.len();
        view! {
            {(count > 0).then(|| view! {
                <Card
                    title=words::SERVICES_STEPS_AND_PROJECTS
                    beside=format!("{count}")
                    link=(all.to_string(), words::ALL_ON_THE_TIMELINE.to_owned())
                >
                    <ul class="list tight">
                        {rows.into_iter().take(SHOWN).map(|at| view! { <Hit outlook=&outlook at=at/> }).collect::<Markup>()}
                    </ul>
                </Card>
            })}
            {(!practices.is_empty()).then(|| view! {
                <Card title=words::PRACTICES beside=format!("{}", practices.len())>
                    <ul class="list tight">
                        {practices.into_iter().take(SHOWN).map(|[id, name, whose]| view! {
                            <li>
                                <a href=PracticesPage::List.about(Some(&id), None).to_string()>{name}</a>
                                <span class="meta below">{whose}</span>
                            </li>
                        }).collect::<Markup>()}
                    </ul>
                </Card>
            })}
            {(!paragraphs.is_empty()).then(|| view! {
                <Card title=words::PARAGRAPHS_OF_THE_PLAN beside=format!("{}", paragraphs.len())>
                    <ul class="list tight">
                        {paragraphs.into_iter().take(SHOWN).map(|(source, title)| view! {
                            <li><SourceLink source=source picture=true/> " " {title}</li>
                        }).collect::<Markup>()}
                    </ul>
                </Card>
            })}
        }
    };
    view! {
        <PageTitle title=title/>
        <div class="find-here"><SearchBox id="find-again" name=words::SEARCH_AGAIN/></div>
        <div aria-live="polite">{found}</div>
    }
}

/// One row of the plan.
#[component]
fn Hit<'a>(
    /// The outlook it comes from.
    outlook: &'a Outlook,
    /// Which.
    at: ActivityIx,
) -> Markup {
    let plan = outlook.plan();
    let activity = &plan[at];
    let whose = activity
        .organisation
        .map(|at| format!("{}. ", plan[at].name))
        .unwrap_or_default();
    let link = Route::Deployment {
        id: activity.id.to_string(),
    }
    .to_string();
    view! {
        <li>
            <a href=link>{activity.name.to_string()}</a>
            <span class="meta below">{whose} {sentences::status(outlook, at)}</span>
        </li>
    }
}

fn activities(outlook: &Outlook, text: &str) -> Vec<ActivityIx> {
    let how = RowsView {
        group: Grouping::None,
        filter: Filter {
            text: text.to_owned(),
            ..Filter::default()
        },
        ..RowsView::default()
    };
    let rows = Rows::new(outlook, &FindingMarks::default(), &how);
    let dated = rows.iter().filter_map(|row| match row {
        Row::Activity(at) => Some(at),
        Row::Heading(_) => None,
    });
    dated.chain(rows.undated().iter().copied()).collect()
}

fn holds(words: &str, text: &str) -> bool {
    let words = lower(words);
    lower(text)
        .split_whitespace()
        .all(|part| words.contains(part))
}

/// Practices by name: those of the plan and those people named. Id, name and whose.
fn practices(plan: &Plan, state: &State, text: &str) -> Vec<[String; 3]> {
    let mut found: Map<Text, [String; 3]> = Map::new();
    for it in &plan.practices {
        let whose = plan[it.organisation].name.to_string();
        let hit = [it.id.to_string(), it.name.to_string(), whose];
        found.insert(it.id.clone(), hit);
    }
    for (target, held) in &state.held {
        if let (Target::Practice { id }, Value::Practice(it)) = (target, &held.value) {
            let mut all = plan.organisations.iter();
            let whose = all.find(|other| other.id == it.organisation);
            let whose = whose.map(|it| it.name.to_string()).unwrap_or_default();
            found.insert(id.clone(), [id.to_string(), it.name.to_string(), whose]);
        }
    }
    let all = found.into_vec().into_iter().map(|(_, hit)| hit);
    all.filter(|[id, name, _]| holds(name, text) || holds(id, text))
        .collect()
}

fn paragraphs(plan: &Plan, text: &str) -> Vec<(SourceIx, String)> {
    (0..)
        .map(SourceIx)
        .zip(&plan.sources)
        .filter(|(_, it)| {
            it.id.starts_with(text.trim())
                || holds(&it.title, text)
                || it.summary.as_ref().is_some_and(|words| holds(words, text))
        })
        .map(|(at, it)| (at, it.title.to_string()))
        .collect()
}
