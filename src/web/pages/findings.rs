//! Where the plan contradicts itself or a rule: each finding with both places, a way to accept it
//! with a reason, and a way to take that back.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::{Held, Target, Value};
use crate::outlook::all_mismatches;
use crate::plan::{Finding, FindingSubject, Plan, SourceIx, Text};
use crate::route::Route;
use crate::web::browser::{location, page};
use crate::web::common::draft::{Draft, DraftNote};
use crate::web::common::fields::TextField;
use crate::web::common::glyph::{Glyph, Marked, Picture};
use crate::web::common::guard::holds_back;
use crate::web::common::page_title::PageTitle;
use crate::web::common::source::SourceLink;
use crate::web::common::stamp::Made;
use crate::web::parts::{Awaited, use_parts};
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::findings as words;

/// How many places of one finding are listed before "and 40 more".
const PLACES: usize = 12;

/// Which findings are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shown {
    Open,
    Accepted,
}

/// The page of findings.
#[component]
pub fn FindingsPage() -> Markup {
    let view = use_view();
    let search = use_parts().findings;
    let shown = RwSignal::new(Shown::Open);
    let disagreeing = disagreements();
    let open = Memo::new(move |_| {
        let of_names = disagreeing.with(|all| all.iter().filter(|it| !it.is_accepted).count());
        view.marks().with(|marks| marks.open_count()) + of_names
    });
    let all = Memo::new(move |_| {
        let of_names = disagreeing.with(|all| all.len());
        view.findings_now().with(|findings| findings.len()) + of_names
    });
    let lead = move || match (open.get(), all.get() - open.get().min(all.get())) {
        _ if !view.is_looked_through().get() => words::LOOKING.to_owned(),
        (open, accepted) => words::findings_are(open, accepted),
    };
    // A finding that was just accepted stays where it is until the reader looks elsewhere, so that
    // it can be seen and taken back.
    let numbers = Memo::new(move |_| {
        let want = shown.get();
        let findings = view.findings_now().get();
        let marks = view.marks().get_untracked();
        (0..)
            .zip(findings.iter())
            .filter(|&(number, _)| marks.is_accepted(number) == (want == Shown::Accepted))
            .map(|(_, finding)| finding.id.clone())
            .collect::<Vec<_>>()
    });
    let chip = move |which: Shown, words: &'static str, count: Signal<usize>| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (shown.get() == which).to_string()
                on:click=move |_| shown.set(which)
            >
                {words} " " {count}
            </button>
        }
    };
    let accepted = Signal::derive(move || all.get().saturating_sub(open.get()));
    let filter = Signal::derive(move || match shown.get() {
        Shown::Open => words::OPEN_FINDINGS.to_owned(),
        Shown::Accepted => words::ACCEPTED_FINDINGS.to_owned(),
    });
    view! {
        <PageTitle title=Signal::stored(words::FINDINGS.to_owned()) filter=filter/>
        <p class="lead">{lead}</p>
        <p class="second">
            {words::WHAT_CAN_BE_DONE}
        </p>
        <div class="chips" role="group" aria-label=words::SHOW>
            {chip(Shown::Open, words::OPEN, open.into())}
            {chip(Shown::Accepted, words::ACCEPTED, accepted)}
        </div>
        {move || search.has_failed().then(|| view! { <Awaited part=search/> })}
        {move || {
            let want = shown.get() == Shown::Accepted;
            let has_names = disagreeing.with(|all| all.iter().any(|it| it.is_accepted == want));
            let is_empty =
                view.is_looked_through().get() && numbers.with(Vec::is_empty) && !has_names;
            is_empty.then(|| view! {
                <section class="card"><p>
                    {match shown.get() {
                        Shown::Open => words::NO_FINDING_IS_OPEN,
                        Shown::Accepted => words::NO_FINDING_HAS_BEEN_ACCEPTED,
                    }}
                </p></section>
            })
        }}
        <Counted all=disagreeing shown=shown/>
        <ul class="findings">
            <For each=move || numbers.get() key=Clone::clone let:id>
                <FindingCard id=id/>
            </For>
        </ul>
    }
}

/// Where named practices and what they answered do not go with the plan's counts, on the day one
/// stands on.
#[derive(Clone, PartialEq)]
struct Disagreement {
    /// What acceptances of it are filed under.
    id: Text,
    /// The programme's short name and its page.
    programme: (String, String),
    words: String,
    source: Option<SourceIx>,
    is_accepted: bool,
}

/// All of them, in all programmes. They come and go with what people enter.
fn disagreements() -> Memo<Arc<Vec<Disagreement>>> {
    let session = use_session();
    Memo::new(move |_| {
        let (plan, state) = (session.plan().get(), session.state().get());
        let as_of = session.as_of().get();
        let all = all_mismatches(&plan, &state, as_of).into_iter();
        let all = all.map(|(at, it)| {
            let programme = &plan[at];
            let href = Route::Readiness {
                programme: Some(programme.id.to_string()),
            };
            let id: Text = it.id(&plan, at).as_str().into();
            let target = Target::Finding { id: id.clone() };
            Disagreement {
                is_accepted: state.get(&target).is_some(),
                id,
                programme: (programme.short.to_string(), href.to_string()),
                words: it.sentence(&plan, at),
                source: it.source(&plan),
            }
        });
        Arc::new(all.collect())
    })
}

/// The disagreements that are open, or those that were accepted.
#[component]
fn Counted(
    /// All of them.
    all: Memo<Arc<Vec<Disagreement>>>,
    /// Which are shown.
    shown: RwSignal<Shown>,
) -> Markup {
    // One that was just accepted stays where it is until the reader looks elsewhere.
    let listed = Memo::new(move |before: Option<&(Shown, Vec<Text>)>| {
        let which = shown.get();
        let stays =
            |id: &Text| before.is_some_and(|(before, ids)| *before == which && ids.contains(id));
        let all = all.get();
        let fitting = all
            .iter()
            .filter(|it| it.is_accepted == (which == Shown::Accepted) || stays(&it.id));
        (which, fitting.map(|it| it.id.clone()).collect::<Vec<_>>())
    });
    let ids = move || listed.with(|(_, ids)| ids.clone());
    let is_any = Memo::new(move |_| listed.with(|(_, ids)| !ids.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="card dense">
                <h2 class="small">{words::NAMES_AND_COUNTS}</h2>
                <ul class="list tight">
                    <For each=ids key=Clone::clone let:id>
                        <DisagreementLine all=all id=id/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn DisagreementLine(
    /// All of them.
    all: Memo<Arc<Vec<Disagreement>>>,
    /// Which.
    id: Text,
) -> Markup {
    let session = use_session();
    let it = all.with_untracked(|all| all.iter().find(|it| it.id == id).cloned())?;
    let target = Target::Finding { id: id.clone() };
    let held = {
        let target = target.clone();
        Memo::new(move |_| session.state().with(|state| state.get(&target).cloned()))
    };
    let (short, href) = it.programme;
    Some(view! {
        <li>
            <Marked glyph=Glyph::Finding top=true>
                <a href=href>{short}</a> ": " {it.words} " " <SourceLink source=it.source/>
            </Marked>
            <div class="below"><Acceptance id=id.to_string() target=target held=held/></div>
        </li>
    })
}

/// One finding.
#[component]
fn FindingCard(
    /// Its id.
    id: Box<str>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let findings = view.findings().get_untracked();
    let finding = findings.iter().find(|it| it.id == id)?.clone();
    let target = Target::Finding { id: id.clone() };
    let held = {
        let target = target.clone();
        Memo::new(move |_| session.state().with(|state| state.get(&target).cloned()))
    };
    Some(view! {
        <li class="card dense finding">
            <Picture glyph=Glyph::Finding size=18/>
            <div class="stack">
                <h2 class="small">{finding.title.clone()}</h2>
                <p>{finding.detail.clone()}</p>
                <p class="row"><Places finding=finding.clone() picture=true/></p>
                <About finding=&finding plan=&plan/>
                <Acceptance id=id.to_string() target=target held=held/>
            </div>
        </li>
    })
}

/// A finding in one line, with its paragraphs.
#[component]
pub fn FindingLine(
    /// The finding.
    finding: Finding,
    /// Words after it.
    #[prop(optional)]
    note: &'static str,
) -> Markup {
    view! {
        <li>
            <Marked glyph=Glyph::Finding top=true>
                {finding.title.clone()} {note}
                <span class="meta below"><Places finding=finding/></span>
            </Marked>
        </li>
    }
}

/// The paragraphs a finding names.
#[component]
fn Places(
    /// The finding.
    finding: Finding,
    /// With the picture of a page before each.
    #[prop(optional)]
    picture: bool,
) -> Markup {
    let shown = finding.sources.len().min(PLACES);
    let last = shown.saturating_sub(1);
    let more = finding.sources.len() - shown;
    let more =
        (more > 0).then(|| view! { <span class="meta">{" "} {words::and_more(more)}</span> });
    let links = finding
        .sources
        .iter()
        .take(PLACES)
        .enumerate()
        .map(|(at, &source)| {
            view! {
                <SourceLink source=source picture=picture/>
                {(at < last && !picture).then_some(", ")}
            }
        })
        .collect::<Markup>();
    view! { {links} {more} }
}

/// What a finding is about, as links where there are pages for it.
#[component]
fn About<'a>(
    /// The finding.
    finding: &'a Finding,
    /// The plan.
    plan: &'a Arc<Plan>,
) -> Markup {
    let (names, total): (Vec<Markup>, usize) = match &finding.subject {
        FindingSubject::Activities(of) => {
            let link = |at: crate::plan::ActivityIx| {
                let it = &plan[at];
                let href = Route::Deployment {
                    id: it.id.to_string(),
                }
                .to_string();
                let whose = it.organisation.map(|at| format!(" ({})", plan[at].short));
                view! { <a href=href>{it.name.to_string()}</a> {whose} }
            };
            (
                of.iter().take(PLACES).map(|(at, _)| link(*at)).collect(),
                of.len(),
            )
        }
        FindingSubject::Tasks(of) => {
            let name = |&(list, task): &(crate::plan::ChecklistIx, usize)| {
                view! { <span>{plan[list].tasks[task].name.to_string()}</span> }
            };
            (of.iter().take(PLACES).map(name).collect(), of.len())
        }
        FindingSubject::Benefits(of) => {
            let name = |&at: &usize| {
                view! { <span>{plan.benefits[at].name.to_string()}</span> }
            };
            (of.iter().take(PLACES).map(name).collect(), of.len())
        }
        FindingSubject::Register(of) => {
            let name = |&at: &usize| {
                view! { <span>{plan.register[at].title.to_string()}</span> }
            };
            (of.iter().take(PLACES).map(name).collect(), of.len())
        }
        _ => return Markup::NOTHING,
    };
    let more = total - names.len();
    view! {
        <details>
            <summary>{words::what_it_is_about(total)}</summary>
            <ul>
                {names.into_iter().map(|name| view! { <li>{name}</li> }).collect::<Markup>()}
                {(more > 0).then(|| view! { <li>{words::and_more(more)}</li> })}
            </ul>
        </details>
    }
}

/// Whether a finding is accepted, and the form to accept it.
#[component]
fn Acceptance(
    /// The finding's id.
    id: String,
    /// What an entry about it is filed under.
    target: Target,
    /// What was decided.
    held: Memo<Option<Held>>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let reason = RwSignal::new(String::new());
    let draft = Draft::of(&format!("accept:{id}"), location::hash(), &[reason]);
    let is_open = RwSignal::new(draft.is_back());
    let wrong = RwSignal::new(None::<String>);
    let field = format!(
        "reason-{}",
        id.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    );
    let target = StoredValue::new(target);
    let button = format!("{field}-button");
    let open = {
        let field = field.clone();
        move |_| {
            is_open.set(true);
            page::focus_when_drawn(format!("#{field}"));
        }
    };
    let to_button = {
        let button = button.clone();
        move || page::focus_when_drawn(format!("#{button}"))
    };
    let to_button_later = to_button.clone();
    let accept = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let why = reason.get_untracked();
        let why = why.trim();
        if why.is_empty() {
            wrong.set(Some(words::ENTER_A_REASON.to_owned()));
            return;
        }
        if holds_back(view, &[reason]) {
            return;
        }
        if !session.apply(
            vec![(target.get_value(), Value::Accepted(why.into()))],
            None,
        ) {
            return;
        }
        draft.end();
        view.say(words::FINDING_ACCEPTED);
        is_open.set(false);
        wrong.set(None);
        to_button_later();
    };
    let leave = {
        let to_button = to_button.clone();
        move |_| {
            draft.throw_away();
            is_open.set(false);
            to_button();
        }
    };
    let take_back = move |_| {
        if !session.apply(vec![(target.get_value(), Value::Nothing)], None) {
            return;
        }
        view.say(words::THE_FINDING_IS_OPEN_AGAIN);
        to_button();
    };
    move || {
        let button = button.clone();
        if let Some(held) = held.get()
            && let Value::Accepted(why) = &held.value
        {
            let why = why.to_string();
            return view! {
                <p>
                    <Marked glyph=Glyph::Passed>
                        <strong>{words::ACCEPTED}</strong> ": " {why} " " <Made held=held.clone()/>
                    </Marked>
                </p>
                <button type="button" class="link" id=button on:click=take_back.clone()>
                    {words::TAKE_IT_BACK}
                </button>
            };
        }
        if is_open.get() {
            return view! {
                <form class="form" on:submit=accept.clone()>
                    <DraftNote draft=draft then=field.clone()/>
                    <TextField
                        id=field.clone()
                        label=words::WHY_IS_IT_AS_IT_SHOULD
                        hint=words::NO_PATIENT_DETAILS
                        value=reason
                        wrong=wrong
                    />
                    <div class="actions">
                        <button class="button main small">{words::ACCEPT}</button>
                        <button type="button" class="button small" on:click=leave.clone()>{words::CANCEL}</button>
                    </div>
                </form>
            };
        }
        view! {
            <button type="button" class="link" id=button on:click=open.clone()>
                {words::ACCEPT_WITH_A_REASON}
            </button>
        }
    }
}
