//! One practice: the next thing to do, its ladder, how to reach it, what was heard of it.

use std::sync::Arc;

use crate::web::prelude::*;

use super::history::HistoryCard;
use super::particulars::Particulars;
use super::programme_of;
use super::training::TrainingCard;
use crate::journal::{Call, NamedPractice, PracticeField, Target, Value};
use crate::outlook::sheet::SheetOf;
use crate::outlook::words::gate_word;
use crate::outlook::{PracticeRow, PracticeStanding, practice_of, too_soon_words, words as dates};
use crate::plan::{Evidence, EvidenceKind, GateState, Plan, ProgrammeIx, Text};
use crate::route::PracticesPage;
use crate::web::browser::page;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::common::source::SourceLink;
use crate::web::pages::not_found::NotFoundPage;
use crate::web::pages::readiness::gate_editor::{Editing, GateButton, GateEditor};
use crate::web::session::use_session;
use crate::words::practices as words;
use crate::words::roll_call as roll_words;
use crate::words::sheet as sheet_words;

/// The page of one practice.
#[component]
pub fn OnePage(
    /// Its id.
    id: String,
    /// In which programme.
    of: Option<String>,
) -> Markup {
    let session = use_session();
    let plan = session.plan().get_untracked();
    let programme = match programme_of(&plan, of.as_deref()) {
        Ok(found) => found,
        Err(text) => return view! { <NotFoundPage text=text/> },
    };
    let key: Text = id.as_str().into();
    let practice = {
        let (plan, key) = (plan.clone(), key.clone());
        Memo::new(move |_| practice_of(&plan, &session.state().get(), &key))
    };
    let is_there = Memo::new(move |_| practice.with(Option::is_some));
    let whole = move || {
        if !is_there.get() {
            return view! { <NotFoundPage text=words::practice(&id)/> };
        }
        view! { <Whole key=key.clone() practice=practice programme=programme plan=plan.clone()/> }
    };
    whole.into_markup()
}

#[component]
fn Whole(
    /// Its id.
    key: Text,
    /// What is known of it.
    practice: Memo<Option<NamedPractice>>,
    /// In which programme.
    programme: Option<ProgrammeIx>,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let name = Signal::derive(move || {
        practice
            .with(|it| it.as_ref().map(|it| it.name.to_string()))
            .unwrap_or_default()
    });
    let sheet = programme.map(|programme| {
        let of = &*plan[programme].id;
        PracticesPage::Decision.about(Some(&*key), Some(of))
    });
    let ladder = programme.map(|programme| {
        view! { <Ladder key=key.clone() practice=practice programme=programme plan=plan.clone()/> }
    });
    let heard = programme.map(|programme| {
        view! {
            <HeardCard key=key.clone() programme=programme plan=plan.clone()/>
            <TrainingCard key=key.clone() programme=programme plan=plan.clone()/>
            <HistoryCard key=key.clone() programme=programme plan=plan.clone()/>
        }
    });
    view! {
        <div class="title-row spread">
            <PageTitle title=name/>
            <div class="row">
                <Tabs key=key.clone() at=programme plan=plan.clone()/>
                {sheet.map(|href| view! { <a class="button small no-paper" href=href.to_string()>{sheet_words::DECISION_SHEET}</a> })}
                <button type="button" class="button small no-paper" on:click=|_| page::print()>{words::PRINT}</button>
            </div>
        </div>
        <div class="split narrow-side">
            <div>{ladder}</div>
            <div class="side">
                <Particulars key=key.clone() practice=practice plan=plan.clone()/>
                {heard}
            </div>
        </div>
        <p class="no-paper stack"><a href=PracticesPage::List.route().to_string()>{words::ALL_PRACTICES}</a></p>
    }
}

/// The same practice in the other programmes.
#[component]
fn Tabs(key: Text, at: Option<ProgrammeIx>, plan: Arc<Plan>) -> Markup {
    let link = |(other, programme): (usize, &crate::plan::Programme)| {
        let href = PracticesPage::List.about(Some(&*key), Some(&*programme.id));
        let is_here = at.is_some_and(|at| at.index() == other);
        view! {
            <a class="chip" href=href.to_string() aria-current=is_here.then_some("page")>
                {programme.short.to_string()}
                <span class="unseen">": " {programme.name.to_string()}</span>
            </a>
        }
    };
    let links = plan.programmes.iter().enumerate().map(link);
    let links = links.collect::<Markup>();
    view! { <nav class="chips" aria-label=words::PROGRAMMES>{links}</nav> }
}

/// What is next, and the gates.
#[component]
fn Ladder(
    /// The practice's id.
    key: Text,
    /// What is known of it.
    practice: Memo<Option<NamedPractice>>,
    /// In which programme.
    programme: ProgrammeIx,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let session = use_session();
    let standing = {
        let (plan, key) = (plan.clone(), key.clone());
        Memo::new(move |_| {
            let (state, as_of) = (session.state().get(), session.as_of().get());
            Arc::new(PracticeStanding::new(&plan, &state, programme, &key, as_of))
        })
    };
    let row = {
        let key = key.clone();
        Memo::new(move |_| {
            let name = practice.with(|it| it.as_ref().map(|it| it.name.clone()))?;
            Some(PracticeRow {
                id: key.clone(),
                name,
                is_in_plan: false,
                gates: standing.with(|it| it.gates.clone()),
            })
        })
    };
    let editing = Editing::new(programme);
    editing.take_up(session, plan.clone(), key.clone());
    let gates = plan[programme].gates.iter().enumerate().map(|(at, gate)| {
        let said = move || standing.with(|it| evidence_words(it, at));
        // What it said of itself, where the office holds otherwise.
        let reported = StoredValue::new(Target::Reported {
            practice: key.clone(),
            programme: plan[programme].id.clone(),
            gate: gate.id.clone(),
        });
        let otherwise = move || {
            let says = session.state().with(|state| {
                match &state.get(&reported.get_value())?.value {
                    Value::Gate(answer) => Some(answer.clone()),
                    _ => None,
                }
            })?;
            let office = standing.with(|it| it.gates[at].recorded.as_ref().map(|it| it.state));
            (office != Some(says.state)).then(|| {
                let on = says.on.map(dates::day_without_weekday);
                words::practice_says(gate_word(says.state), on.as_deref())
            })
        };
        let too_soon = {
            let plan = plan.clone();
            move || {
                let too_soon = standing.with(|it| it.gates[at].too_soon)?;
                Some(too_soon_words(&plan, programme, at, too_soon))
            }
        };
        let is_stale = move || standing.with(|it| it.gates[at].is_stale);
        let is_next = move || standing.with(|it| it.next.as_ref().is_some_and(|it| it.gate == at));
        view! {
            <li class="upright-rung" class:next=is_next>
                <span class="rung-number" class:reached=move || standing.with(|it| it.gates[at].counts)>{at + 1}</span>
                <div>
                    <strong>{gate.name.to_string()}</strong> " " <SourceLink source=gate.source/>
                    <span class="meta below">{said}</span>
                    {move || otherwise().map(|said| view! { <span class="meta below">{said}</span> })}
                    {move || too_soon().map(|why| view! {
                        <span class="below"><Marked glyph=Glyph::Finding top=true>{why}</Marked></span>
                    })}
                    {move || is_stale().then(|| view! {
                        <span class="below"><Marked glyph=Glyph::Due>{words::IS_STALE}</Marked></span>
                    })}
                </div>
                <GateButton editing=editing practice=row gate=at with_words=true plan=plan.clone()/>
            </li>
        }
    });
    let gates = gates.collect::<Markup>();
    // One that has closed has nothing to do next.
    let closed = Memo::new(move |_| {
        let as_of = session.as_of().get();
        practice.with(|it| it.as_ref()?.closed.filter(|&day| day <= as_of))
    });
    let next = {
        let plan = plan.clone();
        move || match closed.get() {
            Some(day) => sheet_words::closed_on(&dates::day_without_weekday(day)),
            None => standing.with(|it| it.next_sentence(&plan, programme)),
        }
    };
    let decided = {
        let (plan, key) = (plan.clone(), key.clone());
        move || {
            let of = SheetOf::Practice(programme, key.clone());
            let decision = of.decision(&plan, &session.state().get(), session.as_of().get())?;
            let day = dates::day_without_weekday(decision.on);
            let said = sheet_words::decided(decision.is_go, &day, &decision.by);
            let href = PracticesPage::Decision.about(Some(&*key), Some(&*plan[programme].id));
            Some(view! { <p><a href=href.to_string()>{said}</a></p> })
        }
    };
    let who = move || {
        if closed.get().is_some() {
            return None;
        }
        standing.with(|it| {
            let next = it.next.as_ref()?;
            Some(match &next.who {
                Some(who) => words::seen_to_by(who),
                None => words::NOBODY_NAMED.to_owned(),
            })
        })
    };
    let earliest = {
        let plan = plan.clone();
        move || {
            let said = standing.with(|it| it.earliest_sentence(&plan, programme));
            said.filter(|_| closed.get().is_none())
        }
    };
    let reached = move || standing.with(|it| words::reached(it.reached(), it.gates.len()));
    let is_open = move || editing.is_open_for(&key);
    let editor_plan = plan.clone();
    view! {
        <section class="card answer">
            <p class="lead"><strong>{next}</strong></p>
            <p>{who}</p>
            <p>{earliest}</p>
            {decided}
        </section>
        <section class="card">
            <div class="head"><h2>{words::LADDER}</h2> <span class="meta">{reached}</span></div>
            {move || is_open().then(|| view! { <GateEditor editing=editing practice=row plan=editor_plan.clone()/> })}
            <ol class="upright">{gates}</ol>
        </section>
    }
}

/// "E Example, 21 Sep 2009, a visit: the partners' meeting", "Nobody answered yet".
fn evidence_words(standing: &PracticeStanding, gate: usize) -> String {
    let Some(recorded) = &standing.gates[gate].recorded else {
        return roll_words::NOT_ASKED_YET.to_owned();
    };
    let mut parts = Vec::new();
    if recorded.state == GateState::Waived {
        let until = recorded.until.map(dates::day_without_weekday);
        parts.extend(until.map(|day| words::until(gate_word(recorded.state), &day)));
    }
    parts.extend(recorded.by.as_ref().map(ToString::to_string));
    parts.extend(recorded.on.map(dates::day_without_weekday));
    if let Some(Evidence { kind, words: said }) = &recorded.evidence {
        let kind = match kind {
            EvidenceKind::Visit => words::A_VISIT,
            EvidenceKind::Return => words::A_RETURN,
            EvidenceKind::Paragraph => words::A_PARAGRAPH,
            EvidenceKind::Note => words::A_NOTE,
        };
        parts.push(words::rests_on(kind, said.as_deref()));
    }
    parts.extend(recorded.reason.as_ref().map(|it| words::because(it)));
    parts.join(", ")
}

/// What was heard when the roll was called.
#[component]
fn HeardCard(
    /// The practice's id.
    key: Text,
    /// In which programme.
    programme: ProgrammeIx,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let session = use_session();
    let target = Target::OfPractice {
        practice: key,
        programme: plan[programme].id.clone(),
        field: PracticeField::Call,
    };
    let call = Memo::new(move |_| {
        session
            .state()
            .with(|state| match &state.get(&target)?.value {
                Value::Call(call) => Some(call.clone()),
                _ => None,
            })
    });
    move || {
        let Call {
            is_answered,
            is_ready,
            blocker,
            next,
            note,
        } = call.get()?;
        let ready = match is_ready {
            Some(true) => roll_words::YES,
            Some(false) => roll_words::NO,
            None => roll_words::NOT_ASKED,
        };
        let pair = |name: &'static str, words: Option<Text>| {
            words.map(|words| view! { <Pair name=name>{words.to_string()}</Pair> })
        };
        Some(view! {
            <Card title=roll_words::THE_CALL class="dense">
                <Summary beside=true>
                    <Pair name=words::ANSWERED>{if is_answered { roll_words::YES } else { roll_words::NO }}</Pair>
                    <Pair name=roll_words::ARE_THEY_READY>{ready}</Pair>
                    {pair(roll_words::BLOCKER, blocker)}
                    {next.map(|next| view! { <Pair name=roll_words::NEXT_DATE>{dates::date(next)}</Pair> })}
                    {pair(roll_words::NOTE, note)}
                </Summary>
            </Card>
        })
    }
}
