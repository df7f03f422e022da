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
use crate::outlook::{Deployment, Slip, Status, sentences, words};
use crate::plan::{ActivityIx, ActivityKind, Plan};
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::common::source::SourceLink;

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
        || "Whole community".to_owned(),
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
                <span>{whose} " · " {kind}</span>
                <button type="button" class="tl-close" aria-label="Close the details" on:click=move |_| on_close.run(())>
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
                    {deployment_link.map(|href| view! { <a class="button small" href=href>"Open deployment"</a> })}
                    <button
                        type="button"
                        class="button small"
                        aria-expanded=move || is_changing.get().to_string()
                        on:click=move |_| change(false)
                    >
                        "Change a date"
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
                format!("{} to {}", words::date(start), words::date(end))
            }
            (_, Some(end)) => words::date(end),
            (Some(start), None) => format!("From {}, {goal} not dated", words::date(start)),
            (None, None) => "No date".to_owned(),
        }
    };
    let forecast = move || {
        outlook.with(|outlook| {
            let date = outlook.forecast_end(at)?;
            let slip = outlook.planned_end(at).map(|end| Slip::between(end, date));
            Some(format!("{}{}", words::date(date), beside(slip)))
        })
    };
    let compared = move || {
        outlook.with(|outlook| {
            let name = outlook.against()?.name();
            let words = match outlook.compared(at) {
                None => format!("Not in {name}"),
                Some(then) => {
                    let end = words::date_or_not(then.end);
                    format!("{end} in {name}{}", beside(outlook.slip(at)))
                }
            };
            Some(view! { <dt>"Compared with"</dt> <dd>{words}</dd> })
        })
    };
    let actual = move || {
        outlook.with(
            |outlook| match (outlook.actual_end(at), outlook.live_by(at)) {
                (Some(date), _) => words::date(date),
                (None, Some(day)) => {
                    format!(
                        "By {}; the day is not recorded",
                        words::day_without_weekday(day)
                    )
                }
                (None, None) => "Not recorded".to_owned(),
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
                .unwrap_or_else(|| "Not named in the plan".to_owned())
        }
    };
    let goal_word = if activity.kind == ActivityKind::Deployment {
        "Actual"
    } else {
        "Done"
    };
    let pair = |name: &'static str, value: Option<String>| {
        value.map(|value| view! { <dt>{name}</dt> <dd>{value}</dd> })
    };
    view! {
        <dl>
            {pair("System", system)}
            {pair("Replaces", replaces)}
            {pair("Where", site)}
            {pair("Workstream", workstream)}
            <dt>"Plan"</dt>
            <dd>{planned}</dd>
            {compared}
            {move || {
                forecast()
                    .map(|words| {
                        view! {
                            <dt>"Forecast"</dt>
                            <dd>
                                <strong>{words}</strong>
                                <span class="second">{forecast_from()}</span>
                            </dd>
                        }
                    })
            }}
            <dt>{goal_word}</dt>
            <dd>{actual} <span class="second">{actual_from}</span></dd>
            <dt>"Owner"</dt>
            <dd>{owner}</dd>
        </dl>
    }
}

/// How far a date lies from another, to stand behind it; nothing where it is the same.
fn beside(slip: Option<Slip>) -> String {
    let slip = slip.filter(|slip| !slip.is_zero());
    slip.map_or_else(String::new, |slip| format!(", {}", slip.words()))
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
            let ticked = format!(
                "{} of {} tasks ticked.",
                deployment.done(),
                deployment.tasks.len()
            );
            let next = deployment.next().first().map(|&next| {
                let task = &deployment.tasks[next];
                let name = &task.in_plan(plan).name;
                match task.due {
                    Some(day) => format!(" Next: {name}, {}.", words::day_without_year(day)),
                    None => format!(" Next: {name}."),
                }
            });
            let late = match deployment.late() {
                0 => String::new(),
                1 => " 1 is late.".to_owned(),
                late => format!(" {late} are late."),
            };
            Some(format!("{ticked}{late}{}", next.unwrap_or_default()))
        })
    });
    move || {
        told.get().map(|told| {
            view! {
                <div class="tl-part">
                    <h3>"Before go-live"</h3>
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
                <h3 class="with-glyph"><Picture glyph=Glyph::Finding size=14/> "Finding"</h3>
                {told
                    .into_iter()
                    .map(|(mark, words)| {
                        view! {
                            <p class="tl-finding">
                                {mark.map(|mark| view! { <strong>{mark}</strong> ": " })}
                                {words}
                            </p>
                        }
                    })
                    .collect::<Markup>()}
                <p><a href=Route::Findings.to_string()>"All findings; accept one with a reason"</a></p>
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
    let page = said.page.map(|page| format!(", page {page}"));
    let printed = activity.more.as_ref().and_then(|more| {
        let dates: Vec<&str> = [&more.printed_start, &more.printed_end]
            .into_iter()
            .flatten()
            .map(|text| &**text)
            .collect();
        (!dates.is_empty()).then(|| format!("“{} · {}”. ", activity.name, dates.join(" · ")))
    });
    let words = format!(
        "{}{}",
        printed.unwrap_or_default(),
        said.summary.as_deref().unwrap_or(&said.title)
    );
    Some(view! {
        <div class="tl-part">
            <h3><SourceLink source=source before="Source: plan" picture=true/> {page}</h3>
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
    match &held.by {
        Some(by) => format!(" Changed here by {by}"),
        None => " Changed here".to_owned(),
    }
}
