//! The answer to one gate of one practice: five answers, by whom, on which day, why; a waiver asks
//! for its last day, a name and a reason. Knows what the form asks; what counts is the outlook's.

use std::sync::Arc;

use crate::web::prelude::*;

use super::cells::ORDER;
use crate::journal::{EntryId, Target, Value};
use crate::outlook::words::gate_word;
use crate::outlook::{AnswerFrom, PracticeAnswer, PracticeRow, words as dates};
use crate::plan::{
    Day, Evidence, EvidenceKind, Gate, GateAnswer, GateState, Plan, Programme, ProgrammeIx, Text,
};
use crate::route::PracticesPage;
use crate::web::browser::page;
use crate::web::common::draft::{Draft, DraftNote, use_drafts};
use crate::web::common::fields::{Select, TextField};
use crate::web::common::glyph::{Glyph, Marked, Picture};
use crate::web::common::guard::holds_back;
use crate::web::common::waiver::WaiverFaults;
use crate::web::session::{Session, use_session};
use crate::web::view::use_view;
use crate::words::readiness as words;

/// The gate of a practice that is open for an answer, if any: one at a time. What is typed of another
/// is kept until that one is opened again.
#[derive(Clone, Copy)]
pub struct Editing {
    programme: ProgrammeIx,
    open: RwSignal<Option<(Text, usize)>>,
    /// Who said so in the form before: often the same person.
    last_by: RwSignal<Option<Text>>,
}

/// What is in the form.
#[derive(Clone, Copy)]
struct Fields {
    /// The answer, by its word.
    state: RwSignal<String>,
    on: RwSignal<String>,
    by: RwSignal<String>,
    until: RwSignal<String>,
    reason: RwSignal<String>,
    /// What the answer rests on: a kind, or empty, and in words.
    rests_on: RwSignal<String>,
    evidence: RwSignal<String>,
    /// The entry whose answer the form began from, or empty.
    began: RwSignal<String>,
}

/// What is wrong with what is in the form.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Wrong {
    on: Option<&'static str>,
    by: Option<&'static str>,
    waiver: WaiverFaults,
}

impl Editing {
    /// None of this programme is open.
    pub fn new(programme: ProgrammeIx) -> Editing {
        Editing {
            programme,
            open: RwSignal::new(None),
            last_by: RwSignal::new(None),
        }
    }

    /// Opens the gate of this practice of which something is typed and not saved: the one that
    /// somebody goes back to, else the first.
    pub fn take_up(self, session: Session, plan: Arc<Plan>, practice: Text) {
        let drafts = use_drafts();
        Effect::new(move |_| {
            let programme = &plan[self.programme];
            let find = |is_it: &dyn Fn(&str) -> bool| {
                let mut gates = programme.gates.iter();
                gates.position(|gate| is_it(&draft_name(programme, &practice, gate)))
            };
            let wanted = find(&|name| drafts.is_wanted(session, name));
            let kept = find(&|name| drafts.is_kept(session, name));
            let is_free = self.open.with_untracked(Option::is_none);
            if let Some(gate) = wanted.or(kept.filter(|_| is_free)) {
                self.open.set(Some((practice.clone(), gate)));
            }
            if wanted.is_some() {
                drafts.reached();
                page::focus_when_drawn("#gate-reason");
            }
        });
    }

    /// Whether a gate of this practice is open.
    pub fn is_open_for(self, practice: &str) -> bool {
        self.open
            .with(|open| open.as_ref().is_some_and(|(id, _)| **id == *practice))
    }

    fn gate(self) -> Option<usize> {
        self.open.with(|open| open.as_ref().map(|(_, gate)| *gate))
    }

    fn is_open(self, practice: &str, gate: usize) -> bool {
        let at = |(id, at): &(Text, usize)| **id == *practice && *at == gate;
        self.open.with(|open| open.as_ref().is_some_and(at))
    }

    fn close(self) {
        self.open.set(None);
    }
}

/// What the words typed into the form of a gate are kept under.
fn draft_name(programme: &Programme, practice: &str, gate: &Gate) -> String {
    format!("gate:{}:{practice}:{}", programme.id, gate.id)
}

impl Fields {
    /// What is recorded of a gate.
    fn of(session: Session, editing: Editing, answer: PracticeAnswer) -> Fields {
        let began = entry_of(answer.from);
        let recorded = answer.recorded.unwrap_or_default();
        let on = recorded
            .on
            .unwrap_or_else(|| session.as_of().get_untracked());
        let by = recorded.by.or_else(|| session.person().get_untracked());
        let by = by.or_else(|| editing.last_by.get_untracked());
        let words = |text: Option<Text>| RwSignal::new(text.map(String::from).unwrap_or_default());
        let day = |day: Option<Day>| {
            RwSignal::new(day.map(dates::day_without_weekday).unwrap_or_default())
        };
        let (kind, evidence) = recorded.evidence.map(|it| (it.kind, it.words)).unzip();
        Fields {
            state: RwSignal::new(gate_word(answer.state).to_owned()),
            on: day(Some(on)),
            by: words(by),
            until: day(recorded.until),
            reason: words(recorded.reason),
            rests_on: RwSignal::new(kind.map_or("", kind_id).to_owned()),
            evidence: words(evidence.flatten()),
            began: RwSignal::new(began),
        }
    }

    fn all(self) -> [RwSignal<String>; 8] {
        [
            self.state,
            self.on,
            self.by,
            self.until,
            self.reason,
            self.rests_on,
            self.evidence,
            self.began,
        ]
    }

    fn is(self, state: GateState) -> bool {
        self.state.with(|word| word == gate_word(state))
    }

    /// The answer in the form; what is wrong with it where it is none yet.
    fn answer(self, as_of: Day) -> Result<GateAnswer, Wrong> {
        let state = untrack(|| ORDER.into_iter().find(|&state| self.is(state)));
        let state = state.unwrap_or_default();
        let is_waived = state == GateState::Waived;
        let on = Day::typed(&self.on.get_untracked());
        let until = Day::typed(&self.until.get_untracked());
        let words = |signal: RwSignal<String>| -> Option<Text> {
            let text = signal.get_untracked();
            (!text.trim().is_empty()).then(|| text.trim().into())
        };
        let (by, reason) = (words(self.by), words(self.reason));
        let waiver = if is_waived {
            WaiverFaults::of(by.as_ref(), on, until, reason.as_ref())
        } else {
            WaiverFaults::default()
        };
        let wrong = Wrong {
            on: match on {
                None => Some(words::ENTER_A_DAY_SUCH_AS_23),
                Some(day) if day > as_of => Some(words::THAT_DAY_LIES_AFTER_THE_AS),
                Some(_) => None,
            },
            // Every answer is somebody's; whether it is asked for again is nobody's evidence.
            by: (by.is_none() && state != GateState::NotMeasured)
                .then_some(words::ENTER_WHO_SAYS_SO),
            waiver,
        };
        if wrong != Wrong::default() {
            return Err(wrong);
        }
        Ok(GateAnswer {
            state,
            on,
            by,
            until: until.filter(|_| is_waived),
            reason,
            evidence: evidence_of(&self.rests_on.get_untracked(), words(self.evidence)),
        })
    }
}

/// The kinds of evidence, by what they are called in the form.
const KINDS: [(&str, EvidenceKind); 4] = [
    ("visit", EvidenceKind::Visit),
    ("return", EvidenceKind::Return),
    ("paragraph", EvidenceKind::Paragraph),
    ("note", EvidenceKind::Note),
];

fn kind_id(kind: EvidenceKind) -> &'static str {
    let found = KINDS.into_iter().find(|(_, its)| *its == kind);
    found.map_or("", |(id, _)| id)
}

/// Words without a kind are a note.
fn evidence_of(kind: &str, words: Option<Text>) -> Option<Evidence> {
    let found = KINDS.into_iter().find(|(id, _)| *id == kind);
    let kind = match (found, &words) {
        (Some((_, kind)), _) => kind,
        (None, Some(_)) => EvidenceKind::Note,
        (None, None) => return None,
    };
    Some(Evidence { kind, words })
}

/// The entry that gave the answer; empty where none did.
fn entry_of(from: Option<AnswerFrom>) -> String {
    match from {
        Some(AnswerFrom::Entry(EntryId { writer, seq })) => format!("{:x}.{seq}", writer.0),
        Some(AnswerFrom::Plan) | None => String::new(),
    }
}

fn button_id(practice: &str, gate: usize) -> String {
    let practice = practice.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    format!("gate-{practice}-{gate}")
}

/// The cell of a named practice: its state, and the way to answer.
#[component]
pub fn GateButton(
    /// What is open.
    editing: Editing,
    /// The practice.
    practice: Memo<Option<PracticeRow>>,
    /// Which gate.
    gate: usize,
    /// With the state in words beside the picture.
    #[prop(optional)]
    with_words: bool,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let id = practice
        .with_untracked(|it| it.as_ref().map(|it| it.id.clone()))
        .unwrap_or_default();
    let answer = Memo::new(move |_| {
        practice
            .with(|it| it.as_ref().and_then(|it| it.gates.get(gate).cloned()))
            .unwrap_or_default()
    });
    let name = plan[editing.programme].gates[gate].short.to_string();
    let label = {
        let name = name.clone();
        move || format!("{name}: {}", state_words(&answer.get()))
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| editing.is_open(&id, gate))
    };
    let toggle = {
        let id = id.clone();
        move |_| {
            if is_open.get_untracked() {
                editing.close();
                return;
            }
            editing.open.set(Some((id.clone(), gate)));
            page::focus_when_drawn(".gate-editor input:checked");
        }
    };
    let html_id = button_id(&id, gate);
    view! {
        <button
            type="button"
            class="gate-button"
            class:words=with_words
            id=html_id
            aria-label=label.clone()
            title=label
            aria-expanded=move || is_open.get().to_string()
            on:click=toggle
        >
            <Picture glyph=Signal::derive(move || Glyph::from(answer.get().state))/>
            {with_words.then_some(move || gate_word(answer.get().state))}
            // Where there are words, those of its age stand beside.
            {move || (!with_words && answer.with(|it| it.is_stale)).then(|| view! { <Picture glyph=Glyph::Due size=12/> })}
        </button>
    }
}

fn state_words(answer: &PracticeAnswer) -> String {
    let word = gate_word(answer.state);
    if answer.is_stale {
        return words::is_stale(word);
    }
    if answer.is_lapsed {
        return words::lapsed(word);
    }
    match &answer.recorded {
        Some(GateAnswer {
            state: GateState::Waived,
            until: Some(until),
            ..
        }) => words::waived_until(word, &dates::day_without_weekday(*until)),
        _ => word.to_owned(),
    }
}

/// The form.
#[component]
pub fn GateEditor(
    /// What is open.
    editing: Editing,
    /// The practice.
    practice: Memo<Option<PracticeRow>>,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    // A new form for every gate, so that no answer is carried from one to the next.
    move || {
        let gate = editing.gate()?;
        let it = practice.get_untracked()?;
        Some(view! { <Form editing=editing row=practice practice=it gate=gate plan=plan.clone()/> })
    }
}

#[component]
fn Form(
    /// What is open.
    editing: Editing,
    /// The practice as it stands.
    row: Memo<Option<PracticeRow>>,
    /// As it stood when the form was opened.
    practice: PracticeRow,
    /// Which gate.
    gate: usize,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let answer = practice.gates.get(gate).cloned().unwrap_or_default();
    let fields = Fields::of(session, editing, answer);
    let Fields {
        state,
        on,
        by,
        until,
        reason,
        rests_on,
        evidence,
        began,
    } = fields;
    let wrong = RwSignal::new(Wrong::default());
    let programme = &plan[editing.programme];
    let it = programme.gates[gate].clone();
    let draft = Draft::of(
        &draft_name(programme, &practice.id, &it),
        PracticesPage::List
            .about(Some(&*practice.id), Some(&*programme.id))
            .to_string(),
        &fields.all(),
    );
    // Another tab or a return may have answered meanwhile: whoever saves should know.
    let meanwhile = move || {
        let now = row.with(|row| row.as_ref().and_then(|row| row.gates.get(gate).cloned()))?;
        (entry_of(now.from) != began.get()).then(|| {
            let recorded = now.recorded.unwrap_or_default();
            let by = recorded.by.as_deref().unwrap_or_default().to_owned();
            let said = words::changed_meanwhile(gate_word(now.state), &by);
            view! { <p role="alert"><Marked glyph=Glyph::Due top=true>{said}</Marked></p> }
        })
    };
    let said = move |of: fn(Wrong) -> Option<&'static str>| {
        Signal::derive(move || of(wrong.get()).map(ToOwned::to_owned))
    };
    let is_waived = move || fields.is(GateState::Waived);
    let opener = format!("#{}", button_id(&practice.id, gate));
    let leave = move || {
        editing.close();
        page::focus_when_drawn(opener.clone());
    };
    let cancel = {
        let leave = leave.clone();
        move || {
            draft.throw_away();
            leave();
        }
    };
    let target = Target::Gate {
        practice: practice.id.clone(),
        programme: programme.id.clone(),
        gate: it.id.clone(),
    };
    let name = practice.name.to_string();
    let save = {
        let (leave, short) = (leave.clone(), it.short.to_string());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if holds_back(view, &[by, reason, evidence]) {
                return;
            }
            match fields.answer(session.as_of().get_untracked()) {
                Ok(answer) => {
                    let word = gate_word(answer.state);
                    editing.last_by.set(answer.by.clone());
                    if !session.apply(vec![(target.clone(), Value::Gate(answer))], None) {
                        return;
                    }
                    draft.end();
                    view.say(format!("{name}, {short}: {word}"));
                    leave();
                }
                Err(found) => {
                    wrong.set(found);
                    page::focus_when_drawn(".gate-editor [aria-invalid]");
                }
            }
        }
    };
    let answer = move |option: GateState| {
        view! {
            <label>
                <input
                    type="radio"
                    name="gate-state"
                    prop:checked=move || fields.is(option)
                    on:change=move |_| state.set(gate_word(option).to_owned())
                />
                <Picture glyph=Glyph::from(option)/>
                {gate_word(option)}
            </label>
        }
    };
    let on_key = {
        let cancel = cancel.clone();
        move |event: leptos::ev::KeyboardEvent| {
            if event.key() == "Escape" {
                cancel();
            }
        }
    };
    view! {
        <form class="form gate-editor" on:submit=save on:keydown=on_key>
            <DraftNote draft=draft then="gate-reason"/>
            <fieldset>
                <legend>
                    <strong>{format!("{}. {}", gate + 1, it.name)}</strong>
                    <span class="meta">{format!(" {}", practice.name)}</span>
                </legend>
                <div class="choices">{ORDER.map(answer)}</div>
            </fieldset>
            {meanwhile}
            <div class="fields">
                <TextField id="gate-on" label=words::ON hint=words::A_DAY_SUCH_AS_23_SEP value=on wrong=said(|wrong| wrong.on)/>
                <TextField id="gate-by" label=words::WHO_SAYS_SO hint=words::A_NAME_OR_INITIALS value=by wrong=said(|wrong| wrong.waiver.by.or(wrong.by))/>
                <TextField id="gate-reason" label=words::WHY hint=words::NO_PATIENT_DETAILS value=reason wrong=said(|wrong| wrong.waiver.reason)/>
                <Select
                    id="gate-rests-on"
                    label=words::RESTS_ON
                    options=Signal::stored(words::EVIDENCE_KINDS.map(|(id, words)| (id.to_owned(), words.to_owned())).to_vec())
                    chosen=rests_on
                    choose=Callback::new(move |kind| rests_on.set(kind))
                />
                <TextField id="gate-evidence" label=words::WHICH_EVIDENCE hint=words::WHICH_EVIDENCE_HINT value=evidence/>
                {move || is_waived().then(|| view! {
                    <TextField
                        id="gate-until"
                        label=words::WAIVED_UNTIL
                        hint=words::WAIVED_UNTIL_HINT
                        value=until
                        wrong=said(|wrong| wrong.waiver.until)
                    />
                })}
            </div>
            <div class="actions">
                <button class="button main small">{words::SAVE_THE_ANSWER}</button>
                <button type="button" class="button small" on:click=move |_| cancel()>{words::CANCEL}</button>
            </div>
        </form>
    }
}
