//! The gates of the practice that is asked, one of them open for an answer. Knows what is asked
//! next; what an answer means for the ladder is the outlook's.

use std::sync::Arc;

use crate::web::prelude::*;

use super::Calling;
use crate::journal::{Target, Value};
use crate::outlook::words::gate_word;
use crate::outlook::{PracticeAnswer, practice_answers, words as dates};
use crate::plan::{Day, Evidence, EvidenceKind, GateAnswer, GateState, Plan, ProgrammeIx, Text};
use crate::web::browser::page;
use crate::web::common::answers::AnswerButtons;
use crate::web::common::fields::{PersonField, Select, TextField};
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::guard::holds_back;
use crate::web::common::source::SourceLink;
use crate::web::common::waiver::WaiverFaults;
use crate::words::readiness as ladder_words;
use crate::words::roll_call as words;

/// The element that holds the gate that is asked.
pub const ASKED: &str = ".roll-gate.now";

/// The gates.
#[component]
pub fn Gates(
    /// The pass.
    calling: Calling,
    /// Which programme.
    programme: ProgrammeIx,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let session = calling.session();
    let answers = {
        let plan = plan.clone();
        Memo::new(move |_| {
            let id = calling.now.get()?;
            let state = session.state().get();
            let as_of = session.as_of().get();
            Some(practice_answers(&plan, &state, programme, &id, as_of))
        })
    };
    let of_gate = move |gate: usize| {
        answers
            .with(|all| all.as_ref().and_then(|all| all.get(gate).cloned()))
            .unwrap_or_default()
    };
    // Whoever comes next is asked the first gate that has no answer.
    Effect::new(move |before: Option<Option<Text>>| {
        let now = calling.now.get();
        if before.as_ref() != Some(&now) {
            let first = answers.with_untracked(|all| {
                let all = all.as_ref()?;
                all.iter().position(|answer| answer.recorded.is_none())
            });
            calling.gate.set(first.unwrap_or(0));
        }
        now
    });
    let gates = plan[programme].gates.iter().enumerate().map(|(at, gate)| {
        let (name, short) = (gate.name.to_string(), gate.short.to_string());
        let (lead, source) = (gate.lead.clone(), gate.source);
        let note = gate.note.as_ref().map(ToString::to_string);
        let is_now = Memo::new(move |_| calling.gate.get() == at);
        let answer = Memo::new(move |_| of_gate(at));
        let label = {
            let name = name.clone();
            move || words::gate(at + 1, &name, gate_word(answer.get().state))
        };
        let plan = plan.clone();
        let body = move || {
            if is_now.get() {
                let note = note.clone();
                let lead = lead.as_ref().map(ToString::to_string);
                view! {
                    <div class="roll-gate now" id=format!("roll-gate-{at}") tabindex="-1" role="group" aria-label=label.clone()>
                        <span class="rung-number">{at + 1}</span>
                        <div>
                            <div class="spread">
                                <strong>{name.clone()}</strong>
                                <Marked glyph=Signal::derive(move || Glyph::from(answer.get().state))>
                                    {move || gate_word(answer.get().state)}
                                </Marked>
                            </div>
                            <p class="meta">{lead} " " {note} " " <SourceLink source=source/></p>
                            <Open calling=calling programme=programme gate=at answer=answer plan=plan.clone()/>
                        </div>
                    </div>
                }
            } else {
                let (short, name) = (short.clone(), name.clone());
                view! {
                    <button
                        type="button"
                        class="roll-gate"
                        id=format!("roll-gate-{at}")
                        aria-label=label.clone()
                        title=name
                        on:click=move |_| go_to(calling, at)
                    >
                        <span class="rung-number">{at + 1}</span>
                        <span>{short}</span>
                        <span class="meta">{move || evidence_words(&answer.get())}</span>
                        <Marked glyph=Signal::derive(move || Glyph::from(answer.get().state))>
                            {move || gate_word(answer.get().state)}
                        </Marked>
                    </button>
                }
            }
        };
        view! { <li>{body}</li> }
    });
    let gates = gates.collect::<Markup>();
    let count = plan[programme].gates.len();
    let stopped = move || {
        let all = answers.get()?;
        let failed = all.iter().position(|it| it.state == GateState::Failed)?;
        (failed + 1 < count).then(|| {
            let rest = words::from_to(failed + 2, count);
            let said = words::failed_so(failed + 1, &rest);
            view! {
                <p><Marked glyph=Glyph::Failed top=true>{said} {words::FAILED_BEFORE_TAIL}</Marked></p>
            }
        })
    };
    let bases = [
        ("note", words::A_CALL),
        ("visit", words::A_VISIT),
        ("paragraph", words::A_DOCUMENT),
    ];
    let bases = bases.map(|(id, words)| (id.to_owned(), words.to_owned()));
    let basis = calling.basis;
    view! {
        <ol class="roll-gates">{gates}</ol>
        {stopped}
        <div class="no-paper fields">
            <PersonField id="roll-person" label=words::WHO_ASKS hint=words::WHO_ASKS_HINT/>
            <Select
                id="roll-basis"
                label=words::ANSWERS_REST_ON
                options=Signal::stored(bases.to_vec())
                chosen=Signal::derive(move || basis.get())
                choose=Callback::new(move |kind: String| basis.set(kind))
            />
        </div>
    }
}

/// Asks another gate of the same practice.
pub fn go_to(calling: Calling, gate: usize) {
    calling.is_waiving.set(false);
    calling.gate.set(gate);
    page::lead_focus(ASKED);
}

/// "Roll call, 21 Sep 2009", "Until 31 Oct 2009", "Not asked yet".
fn evidence_words(answer: &PracticeAnswer) -> String {
    let Some(recorded) = &answer.recorded else {
        return words::NOT_ASKED_YET.to_owned();
    };
    if let (GateState::Waived, Some(until)) = (recorded.state, recorded.until) {
        let until = dates::day_without_weekday(until);
        return ladder_words::waived_until(gate_word(answer.state), &until);
    }
    let mut parts = Vec::new();
    let evidence = recorded.evidence.as_ref();
    parts.extend(evidence.and_then(|it| it.words.as_ref().map(ToString::to_string)));
    parts.extend(recorded.by.as_ref().map(ToString::to_string));
    parts.extend(recorded.on.map(dates::day_without_weekday));
    parts.join(", ")
}

/// The answers of the gate that is asked, or the form of its waiver.
#[component]
fn Open(
    calling: Calling,
    programme: ProgrammeIx,
    gate: usize,
    answer: Memo<PracticeAnswer>,
    plan: Arc<Plan>,
) -> Markup {
    let about = plan[programme].gates[gate].name.to_string();
    let give = {
        let plan = plan.clone();
        Callback::new(move |state| answer_with(calling, programme, &plan, state))
    };
    move || {
        if calling.is_waiving.get() {
            let recorded = answer.with_untracked(|it| it.recorded.clone());
            view! {
                <Waiver calling=calling programme=programme recorded=recorded.unwrap_or_default() plan=plan.clone()/>
            }
        } else {
            view! { <AnswerButtons about=about.clone() with_keys=calling.has_keys answer=give/> }
        }
    }
}

/// Answers the gate that is asked and asks the next one; a waiver asks for its particulars first.
pub fn answer_with(calling: Calling, programme: ProgrammeIx, plan: &Plan, state: GateState) {
    if state == GateState::Waived {
        calling.is_waiving.set(true);
        page::focus_when_drawn("#waiver-by");
        return;
    }
    let as_of = calling.session().as_of().get_untracked();
    record(
        calling,
        programme,
        plan,
        GateAnswer {
            state,
            on: Some(as_of),
            ..GateAnswer::default()
        },
    );
}

fn record(calling: Calling, programme: ProgrammeIx, plan: &Plan, answer: GateAnswer) {
    let (session, view) = (calling.session(), calling.view());
    let Some(practice) = calling.now.get_untracked() else {
        return;
    };
    let gates = &plan[programme].gates;
    let at = calling
        .gate
        .get_untracked()
        .min(gates.len().saturating_sub(1));
    let Some(gate) = gates.get(at) else {
        return;
    };
    let (kind, rests_on) = match &*calling.basis.get_untracked() {
        "visit" => (EvidenceKind::Visit, words::A_VISIT),
        "paragraph" => (EvidenceKind::Paragraph, words::A_DOCUMENT),
        _ => (EvidenceKind::Note, words::ROLL_CALL_EVIDENCE),
    };
    let answer = GateAnswer {
        by: answer.by.or_else(|| session.person().get_untracked()),
        evidence: Some(Evidence {
            kind,
            words: Some(rests_on.into()),
        }),
        ..answer
    };
    let word = gate_word(answer.state);
    let target = Target::Gate {
        practice,
        programme: plan[programme].id.clone(),
        gate: gate.id.clone(),
    };
    if !session.apply(vec![(target, Value::Gate(answer))], None) {
        return;
    }
    let next = gates.get(at + 1);
    view.say(words::answered(
        &gate.short,
        word,
        next.map(|it| &*it.short),
    ));
    if next.is_some() {
        go_to(calling, at + 1);
    } else {
        calling.is_waiving.set(false);
        page::lead_focus("#roll-answered");
    }
}

/// The form of a waiver: who sponsors it, until when, why.
#[component]
fn Waiver(
    calling: Calling,
    programme: ProgrammeIx,
    recorded: GateAnswer,
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (calling.session(), calling.view());
    let text = |words: Option<Text>| RwSignal::new(words.map(String::from).unwrap_or_default());
    let by = text(recorded.by.or_else(|| session.person().get_untracked()));
    let until = text(
        recorded
            .until
            .map(|day| dates::day_without_weekday(day).into()),
    );
    let reason = text(recorded.reason);
    let wrong = RwSignal::new(WaiverFaults::default());
    let said = move |of: fn(WaiverFaults) -> Option<&'static str>| {
        Signal::derive(move || of(wrong.get()).map(ToOwned::to_owned))
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if holds_back(view, &[by, reason]) {
            return;
        }
        let words_of = |signal: RwSignal<String>| {
            let text = signal.get_untracked();
            (!text.trim().is_empty()).then(|| Text::from(text.trim()))
        };
        let as_of = session.as_of().get_untracked();
        let last = Day::typed(&until.get_untracked());
        let (name, why) = (words_of(by), words_of(reason));
        let found = WaiverFaults::of(name.as_ref(), Some(as_of), last, why.as_ref());
        wrong.set(found);
        if found != WaiverFaults::default() {
            page::focus_when_drawn(".roll-gates [aria-invalid]");
            return;
        }
        record(
            calling,
            programme,
            &plan,
            GateAnswer {
                state: GateState::Waived,
                on: Some(as_of),
                by: name,
                until: last,
                reason: why,
                evidence: None,
            },
        );
    };
    let leave = move || {
        calling.is_waiving.set(false);
        page::focus_when_drawn(ASKED);
    };
    view! {
        <form class="form" on:submit=save on:keydown=move |event| if event.key() == "Escape" {
            event.stop_propagation();
            leave();
        }>
            <div class="fields">
                <TextField id="waiver-by" label=words::SPONSOR hint=ladder_words::A_NAME_OR_INITIALS value=by wrong=said(|wrong| wrong.by)/>
                <TextField id="waiver-until" label=ladder_words::WAIVED_UNTIL hint=ladder_words::WAIVED_UNTIL_HINT value=until wrong=said(|wrong| wrong.until)/>
                <TextField id="waiver-reason" label=ladder_words::WHY hint=words::NO_PATIENT_DETAILS value=reason wrong=said(|wrong| wrong.reason)/>
            </div>
            <div class="actions">
                <button class="button main small">{words::GIVE_THE_WAIVER}</button>
                <button type="button" class="button small" on:click=move |_| leave()>{ladder_words::CANCEL}</button>
            </div>
        </form>
    }
}
