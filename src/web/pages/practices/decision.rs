//! The go/no-go sheet, on one side of paper: how it stands, what stands in the way, waivers,
//! conditions, names. Read-only once decided: it is then made of what counted at that time.

use std::sync::Arc;

use crate::web::prelude::*;

use super::programme_of;
use crate::journal::{Decision, Value};
use crate::outlook::sheet::{Sheet, SheetLine, SheetOf};
use crate::outlook::words::gate_word;
use crate::outlook::{Outlook, words as dates};
use crate::plan::{Plan, Text};
use crate::route::{PracticesPage, Route};
use crate::web::browser::{location, page};
use crate::web::common::draft::{Draft, DraftNote};
use crate::web::common::fields::TextField;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::guard::holds_back;
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::pages::not_found::NotFoundPage;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::sheet as words;

/// How many things that stand in the way are listed, so that a sheet stays on one side.
const SHOWN: usize = 10;

/// What the parts of the page share.
#[derive(Clone, PartialEq)]
struct Shown {
    sheet: Sheet,
    decision: Option<Decision>,
    /// What is otherwise now than it was decided on.
    since: Vec<String>,
}

/// The page.
#[component]
pub fn DecisionPage(
    /// Id of a practice or of a deployment.
    id: String,
    /// In which programme, for a practice.
    of: Option<String>,
) -> Markup {
    let session = use_session();
    let plan = session.plan().get_untracked();
    let activity = plan.activity(&id).filter(|_| of.is_none());
    let of = match (activity, programme_of(&plan, of.as_deref())) {
        (Some(at), _) => SheetOf::Deployment(at),
        (None, Ok(Some(programme))) => SheetOf::Practice(programme, id.as_str().into()),
        (None, _) => return view! { <NotFoundPage text=words::nothing_called(&id)/> },
    };
    let of = StoredValue::new(of);
    let shown = {
        let plan = plan.clone();
        Memo::new(move |_| {
            let (state, as_of) = (session.state().get(), session.as_of().get());
            let of = of.get_value();
            let decision = of.decision(&plan, &state, as_of);
            let now = decision.as_ref().and_then(|_| {
                let outlook = Outlook::new(plan.clone(), &state, as_of);
                Sheet::new(&outlook, &state, &of)
            });
            let (state, as_of) = match &decision {
                None => (state, as_of),
                Some(it) => {
                    let then = session
                        .journal()
                        .with(|journal| journal.state_of(&it.covers));
                    (then, it.on)
                }
            };
            let outlook = Outlook::new(plan.clone(), &state, as_of);
            let sheet = Sheet::new(&outlook, &state, &of)?;
            let since = now.map(|now| sheet.changes_to(&now));
            Some(Shown {
                sheet,
                decision,
                since: since.unwrap_or_default(),
            })
        })
    };
    let is_there = Memo::new(move |_| shown.with(Option::is_some));
    let whole = move || {
        if !is_there.get() {
            return view! { <NotFoundPage text=words::nothing_called(&id)/> };
        }
        view! { <Whole of=of shown=shown plan=plan.clone()/> }
    };
    whole.into_markup()
}

#[component]
fn Whole(
    /// About what.
    of: StoredValue<SheetOf>,
    /// The sheet.
    shown: Memo<Option<Shown>>,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let read = move |read: fn(&Shown) -> String| {
        shown.with(|it| it.as_ref().map(read).unwrap_or_default())
    };
    let title = Signal::derive(move || read(|it| words::sheet_of(&it.sheet.name)));
    let back = match of.get_value() {
        SheetOf::Practice(programme, id) => {
            let of = &*plan[programme].id;
            PracticesPage::List.about(Some(&*id), Some(of))
        }
        SheetOf::Deployment(at) => Route::Deployment {
            id: plan[at].id.to_string(),
        },
    };
    let name = move || read(|it| it.sheet.name.to_string());
    let about = move || read(|it| it.sheet.about.join(". "));
    let lead = move || {
        let (is_go, words) = shown.with(|it| {
            let it = it.as_ref()?;
            Some(match &it.decision {
                Some(decision) => (
                    decision.is_go,
                    if decision.is_go {
                        words::GO
                    } else {
                        words::NO_GO
                    }
                    .to_owned(),
                ),
                None => (it.sheet.is_ready(), it.sheet.sentence()),
            })
        })?;
        let glyph = if is_go { Glyph::Passed } else { Glyph::Failed };
        Some(view! { <Marked glyph=glyph>{words}</Marked> })
    };
    let lines_title = match of.get_value() {
        SheetOf::Practice(..) => words::GATES,
        SheetOf::Deployment(_) => words::TASKS,
    };
    let lines = move || {
        shown.with(|it| {
            let lines = it.iter().flat_map(|it| &it.sheet.lines);
            lines.map(line).collect::<Markup>()
        })
    };
    let list = move |read: fn(&Sheet) -> [&[String]; 2], none: &'static str| {
        shown.with(|it| {
            let all = it.as_ref().map(|it| read(&it.sheet).concat());
            let all = all.unwrap_or_default();
            if all.is_empty() {
                return view! { <p>{none}</p> };
            }
            let more = all.len().saturating_sub(SHOWN);
            let items = all
                .into_iter()
                .take(SHOWN)
                .map(|words| view! { <li>{words}</li> });
            let items = items.collect::<Markup>();
            view! {
                <ul class="list tight">
                    {items}
                    {(more > 0).then(|| view! { <li>{words::and_more(more)}</li> })}
                </ul>
            }
        })
    };
    let is_decided =
        Memo::new(move |_| shown.with(|it| it.as_ref().is_some_and(|it| it.decision.is_some())));
    let decision = {
        let plan = plan.clone();
        move || {
            if is_decided.get() {
                view! { <Decided of=of shown=shown plan=plan.clone()/> }
            } else {
                view! { <DecideForm of=of shown=shown plan=plan.clone()/> }
            }
        }
    };
    view! {
        <p class="meta no-paper"><a href=back.to_string()>{name}</a></p>
        <div class="title-row spread">
            <PageTitle title=title/>
            <button type="button" class="button small no-paper" on:click=|_| page::print()>{words::PRINT}</button>
        </div>
        <p class="lead"><strong>{lead}</strong></p>
        <p>{about}</p>
        <div class="go-no-go">
            <div>
                <Card title=lines_title class="dense"><ul class="list tight sheet-lines">{lines}</ul></Card>
            </div>
            <div>
                <Card title=words::IN_THE_WAY class="dense">{move || list(|it| [&it.open, &it.criticals], words::NOTHING_IN_THE_WAY)}</Card>
                <Card title=words::WAIVERS class="dense">{move || list(|it| [&it.waivers, &[]], words::NO_WAIVERS)}</Card>
            </div>
        </div>
        {decision}
    }
}

fn line(it: &SheetLine) -> Markup {
    let mut about = Vec::new();
    about.extend(it.is_gate.then(|| gate_word(it.state).to_owned()));
    if !it.about.is_empty() {
        about.push(it.about.clone());
    }
    if !it.is_needed {
        about.push(words::NOT_NEEDED.to_owned());
    }
    let (name, state) = (it.name.clone(), it.state);
    view! {
        <li>
            <Marked glyph=Glyph::from(state) top=true>
                <strong>{name}</strong> " "
                <span class="meta">{about.join(", ")}</span>
            </Marked>
        </li>
    }
}

/// What was decided.
#[component]
fn Decided(
    /// About what.
    of: StoredValue<SheetOf>,
    /// The sheet.
    shown: Memo<Option<Shown>>,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let target = of.with_value(|of| of.target(&plan));
    let withdraw = move |_| {
        if !session.apply(vec![(target.clone(), Value::Nothing)], None) {
            return;
        }
        view.say(words::WITHDRAWN);
        page::focus_when_drawn("h1");
    };
    let facts = move || {
        let it = shown.with(|it| it.as_ref().and_then(|it| it.decision.clone()))?;
        let pair = |name: &'static str, words: Option<Text>| {
            words.map(|words| view! { <Pair name=name>{words.to_string()}</Pair> })
        };
        Some(view! {
            <Summary beside=true>
                <Pair name=words::THE_DECISION><strong>{if it.is_go { words::GO } else { words::NO_GO }}</strong></Pair>
                <Pair name=words::DECIDED>{dates::day(it.on)}</Pair>
                <Pair name=words::BY>{it.by.to_string()}</Pair>
                {pair(words::BODY, it.body)}
                {pair(words::CONDITIONS, it.conditions)}
            </Summary>
        })
    };
    let since = move || {
        let since = shown.with(|it| it.as_ref().map(|it| it.since.clone()))?;
        (!since.is_empty()).then(|| {
            let items = since.into_iter().take(SHOWN);
            let items = items
                .map(|words| view! { <li><Marked glyph=Glyph::Due top=true>{words}</Marked></li> });
            let items = items.collect::<Markup>();
            view! { <h3>{words::SINCE_THE_DECISION}</h3> <ul class="list tight">{items}</ul> }
        })
    };
    view! {
        <Card title=words::THE_DECISION class="answer">
            {facts}
            <p class="meta">{words::IT_IS_AS_IT_WAS}</p>
            {since}
            <p class="no-paper">
                <button type="button" class="button small" id="withdraw" on:click=withdraw>{words::WITHDRAW}</button>
            </p>
        </Card>
    }
}

/// The form of the decision.
#[component]
fn DecideForm(
    /// About what.
    of: StoredValue<SheetOf>,
    /// The sheet.
    shown: Memo<Option<Shown>>,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let [by, body, conditions] = [(); 3].map(|()| RwSignal::new(String::new()));
    let draft = Draft::of(
        &match of.get_value() {
            SheetOf::Practice(at, id) => format!("decision:{}:{id}", plan[at].id),
            SheetOf::Deployment(at) => format!("decision:{}", plan[at].id),
        },
        location::hash(),
        &[by, body, conditions],
    );
    let wrong_by = RwSignal::new(None::<String>);
    let wrong_conditions = RwSignal::new(None::<String>);
    let sheet = move || shown.with(|it| it.as_ref().map(|it| it.sheet.clone()));
    let is_closed =
        Memo::new(move |_| sheet().is_none_or(|it| !it.is_ready() && !it.needs_conditions));
    let target = of.with_value(|of| of.target(&plan));
    let given = |signal: RwSignal<String>| {
        let text = signal.get_untracked();
        (!text.trim().is_empty()).then(|| Text::from(text.trim()))
    };
    let decide = Callback::new(move |is_go: bool| {
        let Some(sheet) = sheet() else { return };
        let names = given(by);
        let lacks = is_go && sheet.needs_conditions && given(conditions).is_none();
        wrong_by.set(names.is_none().then(|| words::NAMES_NEEDED.to_owned()));
        wrong_conditions.set(lacks.then(|| words::CONDITIONS_NEEDED.to_owned()));
        let Some(names) = names.filter(|_| !lacks) else {
            page::focus_when_drawn(".sheet-form [aria-invalid]");
            return;
        };
        if holds_back(view, &[by, body, conditions]) {
            return;
        }
        let decision = Decision {
            is_go,
            on: session.as_of().get_untracked(),
            by: names,
            body: given(body),
            conditions: given(conditions),
            covers: session
                .journal()
                .with_untracked(crate::journal::Journal::counting),
        };
        if !session.apply(vec![(target.clone(), Value::Decision(decision))], None) {
            return;
        }
        draft.end();
        view.say(words::recorded(is_go, &sheet.name));
        page::focus_when_drawn("h1");
    });
    view! {
        <section class="card sheet-form">
            <h2>{words::THE_DECISION}</h2>
            <DraftNote draft=draft then="decision-by"/>
            <div class="fields">
                <TextField id="decision-by" label=words::WHO_DECIDED hint=words::WHO_DECIDED_HINT value=by wrong=wrong_by/>
                <TextField id="decision-body" label=words::BODY value=body/>
                <TextField id="decision-conditions" label=words::CONDITIONS hint=words::CONDITIONS_HINT value=conditions wrong=wrong_conditions/>
            </div>
            <div class="actions no-paper">
                <button type="button" class="button main" id="record-go" disabled=move || is_closed.get() on:click=move |_| decide.run(true)>{words::RECORD_GO}</button>
                <button type="button" class="button" id="record-no-go" on:click=move |_| decide.run(false)>{words::RECORD_NO_GO}</button>
            </div>
            <p class="meta no-paper">{move || is_closed.get().then_some(words::GO_IS_CLOSED)}</p>
        </section>
    }
}
