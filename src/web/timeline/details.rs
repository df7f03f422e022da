//! The details of one row: how it stands and why, dates, owner, findings, the dates it was given,
//! its links, and the paragraph it rests on. Knows the order of these; leaves dates given to
//! `promised`, links to `waiting` and the form to `change`.

use crate::web::prelude::*;
use leptos::html;
use web_sys::KeyboardEvent;

use super::change::{ChangeForm, live_words};
use super::looking::Looking;
use super::promised::Promised;
use super::waiting::Waiting;
use crate::journal::{ActivityField, Held, Target, Value};
use crate::outlook::said::{end_word, kind_word};
use crate::outlook::{Deployment, Slip, Status, sentences, words as dates};
use crate::plan::{ActivityIx, ActivityKind, Plan};
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::common::source::SourceLink;
use crate::words::details as words;

/// Which row's details, and what becomes of them.
#[derive(Clone, Copy)]
pub struct DetailsOf {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// Which row.
    pub at: ActivityIx,
    /// The heading, so that the focus can be moved to it.
    pub heading: NodeRef<html::H2>,
    /// Called with a row that was asked for.
    pub on_go: Callback<ActivityIx>,
    /// Called when the details are to be closed.
    pub on_close: Callback<()>,
}

/// The details of one row.
#[component]
pub fn Details(
    /// Which.
    of: DetailsOf,
) -> Markup {
    let DetailsOf {
        looking,
        at,
        heading,
        on_go,
        on_close,
    } = of;
    let plan = looking.plan.get_untracked();
    let activity = plan[at].clone();
    let outlook = looking.outlook;
    let is_changing = RwSignal::new(false);
    let starts_with_actual = RwSignal::new(false);
    let change = move |with_actual: bool| {
        starts_with_actual.set(with_actual);
        is_changing.update(|changing| *changing = with_actual || !*changing);
    };
    let changed = Callback::new(move |()| is_changing.set(false));
    let is_missed = move || {
        let status = outlook.with(|outlook| outlook.status(at));
        status == Status::Late && !is_changing.get()
    };
    let live_words = live_words(activity.kind);

    let kind = kind_word(activity.kind);
    let whose = activity.organisation.map_or_else(
        || words::WHOLE_COMMUNITY.to_owned(),
        |at| plan[at].short.to_string(),
    );
    let status = Signal::derive(move || Glyph::from(outlook.with(|outlook| outlook.status(at))));
    let standing = move || outlook.with(|outlook| sentences::status(outlook, at));
    let closed_by_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            on_close.run(());
        }
    };
    let deployment_link = (activity.kind == ActivityKind::Deployment).then(|| {
        Route::Deployment {
            id: activity.id.to_string(),
        }
        .to_string()
    });
    let note = note(looking, at, &plan);

    view! {
        <section class="tl-details" aria-labelledby="tl-details-name" on:keydown=closed_by_key>
            <div class="tl-details-top">
                <span>{words::whose_and_what(&whose, kind)}</span>
                <button type="button" class="tl-close" aria-label=words::CLOSE on:click=move |_| on_close.run(())>
                    <Picture glyph=Glyph::Close/>
                </button>
            </div>
            <h2 id="tl-details-name" tabindex="-1" node_ref=heading>{activity.name.to_string()}</h2>
            <div class="tl-details-columns">
                <p class="with-glyph top"><Picture glyph=status/> <span>{standing}</span></p>
                <Facts looking=looking at=at/>
                {note}
                <Tasks looking=looking at=at/>
                <Findings looking=looking at=at/>
                <Promised looking=looking at=at/>
                <Waiting looking=looking at=at on_go=on_go/>
                <Paragraph looking=looking at=at/>
                <p class="row">
                    {move || {
                        is_missed()
                            .then(|| {
                                view! {
                                    <button type="button" class="button small primary" on:click=move |_| change(true)>
                                        {live_words}
                                    </button>
                                }
                            })
                    }}
                    {deployment_link.map(|href| view! { <a class="button small" href=href>{words::OPEN_DEPLOYMENT}</a> })}
                    <button
                        type="button"
                        class="button small"
                        aria-expanded=move || is_changing.get().to_string()
                        on:click=move |_| change(false)
                    >
                        {words::CHANGE_A_DATE}
                    </button>
                </p>
                <Show when=move || is_changing.get()>
                    <ChangeForm looking=looking at=at starts_with_actual=starts_with_actual.get_untracked() on_done=changed/>
                </Show>
            </div>
        </section>
    }
}

/// System, dates and owner.
#[component]
fn Facts(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which row.
    at: ActivityIx,
) -> Markup {
    let plan = looking.plan.get_untracked();
    let activity = &plan[at];
    let (outlook, state) = (looking.outlook, looking.state);
    let goal = end_word(activity.kind);
    let system = activity.system.map(|system| plan[system].name.to_string());
    let replaces = activity
        .more
        .as_ref()
        .and_then(|more| more.replaces)
        .map(|system| plan[system].name.to_string());
    let site = activity.site.map(|site| plan[site].name.to_string());
    let workstream = activity
        .workstream
        .map(|workstream| plan[workstream].name.to_string());
    let planned = move || {
        let dates = outlook.with(|outlook| (outlook.planned_start(at), outlook.planned_end(at)));
        match dates {
            (Some(start), Some(end)) if start != end => {
                words::from_to(&dates::date(start), &dates::date(end))
            }
            (_, Some(end)) => dates::date(end),
            (Some(start), None) => words::from_undated(&dates::date(start), goal),
            (None, None) => words::NO_DATE.to_owned(),
        }
    };
    let forecast = move || {
        outlook.with(|outlook| {
            let date = outlook.forecast_end(at)?;
            let slip = outlook.planned_end(at).map(|end| Slip::between(end, date));
            Some(words::with_slip(&dates::date(date), told(slip).as_deref()))
        })
    };
    let compared = move || {
        outlook.with(|outlook| {
            let name = outlook.against()?.name();
            let words = match outlook.compared(at) {
                None => words::not_in(name),
                Some(then) => {
                    let end = dates::date_or_not(then.end);
                    words::in_baseline(&end, name, told(outlook.slip(at)).as_deref())
                }
            };
            Some(view! { <dt>{words::COMPARED_WITH}</dt> <dd>{words}</dd> })
        })
    };
    let actual = move || {
        outlook.with(
            |outlook| match (outlook.actual_end(at), outlook.live_by(at)) {
                (Some(date), _) => dates::date(date),
                (None, Some(day)) => words::by_day(&dates::day_without_weekday(day)),
                (None, None) => words::NOT_RECORDED.to_owned(),
            },
        )
    };
    let id = activity.id.clone();
    let field = move |field: ActivityField| Target::Activity {
        id: id.clone(),
        field,
    };
    let forecast_from = {
        let target = field(ActivityField::ForecastEnd);
        move || {
            let as_of = outlook.with(|outlook| outlook.as_of());
            let stands =
                |held: &&Held| held.on(as_of).is_some_and(|(entry, _)| entry == held.entry);
            state.with(|state| state.get(&target).filter(stands).map(changed_by))
        }
    };
    let actual_from = {
        let target = field(ActivityField::ActualEnd);
        move || state.with(|state| state.get(&target).map(changed_by))
    };
    let owner_in_plan = activity
        .more
        .as_ref()
        .and_then(|more| more.owner.as_ref().map(ToString::to_string));
    let owner = {
        let target = field(ActivityField::Owner);
        move || {
            state
                .with(|state| state.get(&target).and_then(text_of))
                .or_else(|| owner_in_plan.clone())
                .unwrap_or_else(|| words::NOT_NAMED.to_owned())
        }
    };
    let goal_word = if activity.kind == ActivityKind::Deployment {
        words::ACTUAL
    } else {
        words::DONE
    };
    let pair = |name: &'static str, value: Option<String>| {
        value.map(|value| view! { <dt>{name}</dt> <dd>{value}</dd> })
    };
    view! {
        <dl>
            {pair(words::SYSTEM, system)}
            {pair(words::REPLACES, replaces)}
            {pair(words::WHERE, site)}
            {pair(words::WORKSTREAM, workstream)}
            <dt>{words::PLAN}</dt>
            <dd>{planned}</dd>
            {compared}
            {move || {
                forecast()
                    .map(|words| {
                        view! {
                            <dt>{words::FORECAST}</dt>
                            <dd>
                                <strong>{words}</strong>
                                <span class="second">{forecast_from()}</span>
                            </dd>
                        }
                    })
            }}
            <dt>{goal_word}</dt>
            <dd>{actual} <span class="second">{actual_from}</span></dd>
            <dt>{words::OWNER}</dt>
            <dd>{owner}</dd>
        </dl>
    }
}

/// How far a date lies from another, to stand behind it; nothing where it is the same.
fn told(slip: Option<Slip>) -> Option<String> {
    let slip = slip.filter(|slip| !slip.is_zero());
    slip.map(Slip::words)
}

/// How far the task list is.
#[component]
fn Tasks(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which row.
    at: ActivityIx,
) -> Markup {
    let told = Memo::new(move |_| {
        looking.outlook.with(|outlook| {
            let plan = outlook.plan();
            plan[at].checklist?;
            let deployment = looking
                .state
                .with(|state| Deployment::new(outlook, state, at));
            if deployment.tasks.is_empty() {
                return None;
            }
            let next = deployment.next().first().map(|&next| {
                let task = &deployment.tasks[next];
                let day = task.due.map(dates::day_without_year);
                (&*task.in_plan(plan).name, day)
            });
            Some(words::tasks(
                deployment.done(),
                deployment.tasks.len(),
                deployment.late(),
                next.as_ref().map(|(name, day)| (*name, day.as_deref())),
            ))
        })
    });
    move || {
        told.get().map(|told| {
            view! {
                <div class="tl-part">
                    <h3>{words::BEFORE_GO_LIVE}</h3>
                    <p>{told}</p>
                </div>
            }
        })
    }
}

/// What the plan contradicts about it.
#[component]
fn Findings(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which row.
    at: ActivityIx,
) -> Markup {
    move || {
        let numbers: Vec<u32> = looking.findings.with(|marks| marks.open(at).collect());
        let told: Vec<(Option<String>, String)> = looking.found.with(|found| {
            let told = numbers
                .iter()
                .filter_map(|&number| found.get(number as usize));
            told.map(|finding| (finding.mark(at).map(str::to_owned), finding.title.clone()))
                .collect()
        });
        (!told.is_empty()).then(|| {
            view! {
                <div class="tl-part">
                <h3 class="with-glyph"><Picture glyph=Glyph::Finding size=14/> {words::FINDING}</h3>
                {told
                    .into_iter()
                    .map(|(mark, words)| {
                        view! {
                            <p class="tl-finding">
                                {mark.map(|mark| view! { <strong>{mark}</strong> {words::COLON} })}
                                {words}
                            </p>
                        }
                    })
                    .collect::<Markup>()}
                <p><a href=Route::Findings.to_string()>{words::ALL_FINDINGS}</a></p>
                </div>
            }
        })
    }
}

/// The paragraph of the plan it rests on.
#[component]
fn Paragraph(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which row.
    at: ActivityIx,
) -> Markup {
    let plan = looking.plan.get_untracked();
    let activity = &plan[at];
    let source = activity.source?;
    let said = &plan[source];
    let page = said.page.map(words::on_page);
    let printed = activity.more.as_ref().and_then(|more| {
        let dates: Vec<&str> = [&more.printed_start, &more.printed_end]
            .into_iter()
            .flatten()
            .map(|text| &**text)
            .collect();
        (!dates.is_empty()).then(|| words::printed(&activity.name, &dates))
    });
    let words = format!(
        "{}{}",
        printed.unwrap_or_default(),
        said.summary.as_deref().unwrap_or(&said.title)
    );
    Some(view! {
        <div class="tl-part">
            <h3><SourceLink source=source before=words::SOURCE_PLAN picture=true/> {page}</h3>
            <blockquote>{words}</blockquote>
        </div>
    })
}

/// The remark on a row: the reader's own, else the plan's.
fn note(looking: Looking, at: ActivityIx, plan: &Plan) -> Markup {
    let activity = &plan[at];
    let target = Target::Activity {
        id: activity.id.clone(),
        field: ActivityField::Note,
    };
    let printed = activity
        .more
        .as_ref()
        .and_then(|more| more.note.as_ref().map(ToString::to_string));
    let state = looking.state;
    let words = move || {
        let own = state.with(|state| state.get(&target).and_then(text_of));
        own.or_else(|| printed.clone())
            .map(|words| view! { <p>{words}</p> })
    };
    words.into_markup()
}

fn text_of(held: &Held) -> Option<String> {
    match &held.value {
        Value::Text(words) => Some(words.to_string()),
        _ => None,
    }
}

/// Whose change a value is.
fn changed_by(held: &Held) -> String {
    words::changed_here(held.by.as_deref())
}
