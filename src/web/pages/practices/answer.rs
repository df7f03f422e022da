//! A practice answers: it opens the pack it was sent, says gate by gate how it stands, and makes the
//! return. Knows the questions; where the answers go is the journal's, and they stay in this browser
//! until the return is sent.

use std::sync::Arc;

use crate::web::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::returns::{no_code, text_of};
use crate::exchange::pack::{self, PackContent};
use crate::exchange::parcel::{self, Kind};
use crate::journal::{Call, PracticeField, Target, Value};
use crate::outlook::words as dates;
use crate::outlook::words::gate_word;
use crate::plan::{Day, Gate, GateAnswer, GateState, Plan, PlanDate, ProgrammeIx, Text};
use crate::web::browser::{files, page, remember};
use crate::web::common::fields::{PasteField, PersonField, TextField};
use crate::web::common::file_button::FileButton;
use crate::web::common::glyph::{Glyph, Marked, Picture};
use crate::web::common::guard::is_held;
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::Card;
use crate::web::common::source::SourceLink;
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::returns as words;
use crate::words::roll_call as roll_words;

/// What a practice can say of a gate. A waiver is the office's to give.
const ANSWERS: [GateState; 4] = [
    GateState::Passed,
    GateState::Failed,
    GateState::NotApplicable,
    GateState::NotMeasured,
];

/// A pack that was opened.
#[derive(Clone, PartialEq)]
struct Asked {
    content: PackContent,
    programme: ProgrammeIx,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Answering {
    here: StoredValue<(Session, View, Arc<Plan>)>,
    asked: StoredValue<Asked>,
    /// What is wrong with who answers, once that is known.
    unsigned: RwSignal<Option<String>>,
}

impl Answering {
    fn session(self) -> Session {
        self.here.with_value(|here| here.0)
    }

    fn view(self) -> View {
        self.here.with_value(|here| here.1)
    }

    fn plan(self) -> Arc<Plan> {
        self.here.with_value(|here| Arc::clone(&here.2))
    }

    fn target(self, gate: &Text) -> Target {
        self.asked.with_value(|asked| Target::Reported {
            practice: asked.content.practice.clone(),
            programme: asked.content.programme.clone(),
            gate: gate.clone(),
        })
    }

    fn call_target(self) -> Target {
        self.asked.with_value(|asked| Target::OfPractice {
            practice: asked.content.practice.clone(),
            programme: asked.content.programme.clone(),
            field: PracticeField::ReportedCall,
        })
    }

    /// What was answered to a gate.
    fn answer(self, gate: &Text) -> Option<GateAnswer> {
        let target = self.target(gate);
        self.session()
            .state()
            .with(|state| match &state.get(&target)?.value {
                Value::Gate(answer) => Some(answer.clone()),
                _ => None,
            })
    }

    /// Who answers; where nobody said, they are asked.
    fn person(self) -> Option<Text> {
        let person = self.session().person().get_untracked();
        let person = person.filter(|name| !name.trim().is_empty());
        self.unsigned
            .set(person.is_none().then(|| words::SAY_WHO_YOU_ARE.to_owned()));
        if person.is_none() {
            page::focus_when_drawn("#answer-person");
        }
        person
    }

    fn call(self) -> Call {
        let target = self.call_target();
        self.session()
            .state()
            .with(|state| match state.get(&target).map(|held| &held.value) {
                Some(Value::Call(call)) => call.clone(),
                _ => Call::default(),
            })
    }
}

/// Opens the pack in a text. Gives its code as well, without whatever stood around it: of a mail that
/// was pasted nothing else is kept.
fn open(plan: &Plan, text: &str) -> Result<(Asked, String), String> {
    let parcel = parcel::read(text).into_iter().next();
    let parcel = match parcel {
        Some(Ok(parcel)) => parcel,
        Some(Err(error)) => return Err(no_code(error)),
        None => return Err(words::NO_CODE.to_owned()),
    };
    if parcel.kind == Kind::Return {
        return Err(words::IT_IS_A_RETURN.to_owned());
    }
    let content = pack::read(&parcel.content, &plan.id).map_err(|error| error.to_string())?;
    let programme = plan.programme(&content.programme);
    let programme = programme.ok_or_else(|| words::no_such_programme(&content.programme))?;
    let code = parcel::write(Kind::Pack, &parcel.content);
    Ok((Asked { content, programme }, code))
}

/// The page.
#[component]
pub fn AnswerPage() -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let kept = format!("pack:{}", plan.id);
    let asked =
        RwSignal::new(remember::get(&kept).and_then(|text| Some(open(&plan, &text).ok()?.0)));
    let wrong = RwSignal::new(None::<String>);
    let read = {
        let plan = plan.clone();
        Callback::new(move |text: String| match open(&plan, &text) {
            Ok((found, code)) => {
                remember::set(&kept, &code);
                session.set_as_of(found.content.as_of);
                wrong.set(None);
                asked.set(Some(found));
                page::focus_when_drawn("h1");
            }
            Err(why) => wrong.set(Some(why)),
        })
    };
    let close = Callback::new(move |()| {
        asked.set(None);
        page::focus_when_drawn("h1");
    });
    move || match asked.get() {
        None => view! { <Opening read=read wrong=wrong/> },
        Some(asked) => {
            let answering = Answering {
                unsigned: RwSignal::new(None),
                here: StoredValue::new((session, view, plan.clone())),
                asked: StoredValue::new(asked),
            };
            view! { <Questions answering=answering close=close/> }
        }
    }
}

/// No pack is open yet.
#[component]
fn Opening(
    /// Opens the pack in a text.
    read: Callback<String>,
    /// Why the last one was not opened.
    wrong: RwSignal<Option<String>>,
) -> Markup {
    let pasted = RwSignal::new(String::new());
    let chosen = Callback::new(move |file: File| {
        spawn_local(async move {
            match text_of(&file).await {
                Ok(text) => read.run(text),
                Err(why) => wrong.set(Some(why)),
            }
        });
    });
    let told = move || {
        wrong.get().map(|why| {
            view! {
                <div class="form has-error" role="alert">
                    <p><strong>{words::NOT_OPENED}</strong> " " {why}</p>
                </div>
            }
        })
    };
    view! {
        <PageTitle title=Signal::stored(words::ANSWER_THE_OFFICE.to_owned())/>
        <p class="lead">{words::WHAT_ANSWERING_IS}</p>
        <Card title=words::OPEN_THE_PACK class="answer">
            <div class="actions">
                <FileButton words=words::CHOOSE_THE_FILE accept=".txt,text/plain" main=true chosen=chosen/>
            </div>
            <PasteField id="pack-pasted" label=words::OR_PASTE_THE_CODE rows="5" value=pasted/>
            <div class="actions">
                <button type="button" class="button" id="pack-open" on:click=move |_| read.run(pasted.get_untracked())>{words::OPEN}</button>
            </div>
            {told}
        </Card>
    }
}

/// The questions of a pack.
#[component]
fn Questions(
    /// What is asked.
    answering: Answering,
    /// Puts the pack away.
    close: Callback<()>,
) -> Markup {
    let plan = answering.plan();
    let asked = answering.asked.get_value();
    let programme = &plan[asked.programme];
    let ids = StoredValue::new(
        programme
            .gates
            .iter()
            .map(|gate| gate.id.clone())
            .collect::<Vec<Text>>(),
    );
    let all = programme.gates.len();
    let answered = Memo::new(move |_| {
        let ids = ids.get_value();
        ids.iter()
            .filter(|id| answering.answer(id).is_some())
            .count()
    });
    let due = asked.content.due.map(dates::day_without_weekday);
    let from = asked.content.from.as_ref().map(ToString::to_string);
    let lead = words::please_answer(due.as_deref(), from.as_deref());
    let gates = programme.gates.iter().enumerate().map(|(at, gate)| {
        view! { <Question answering=answering at=at gate=gate.clone()/> }
    });
    let gates = gates.collect::<Markup>();
    let title = words::questions_for(&asked.content.name, &programme.short);
    view! {
        <PageTitle title=Signal::stored(title)/>
        <p class="lead">{lead}</p>
        <p class="row">
            <strong role="status">{move || words::answered_of(answered.get(), all)}</strong>
            <button type="button" class="link no-paper" on:click=move |_| close.run(())>{words::ANOTHER_PACK}</button>
        </p>
        <section class="card">
            <div class="roll-basis"><PersonField id="answer-person" label=words::WHO_ANSWERS hint=words::WHO_ANSWERS_HINT wrong=answering.unsigned/></div>
            <p class="meta">{words::NO_PATIENT_DETAILS_ANYWHERE}</p>
            <ol class="questions">{gates}</ol>
        </section>
        <Rest answering=answering/>
        <SendCard answering=answering answered=answered all=all/>
    }
}

/// One gate.
#[component]
fn Question(
    /// What is asked.
    answering: Answering,
    /// Its place.
    at: usize,
    /// The gate.
    gate: Gate,
) -> Markup {
    let (session, view) = (answering.session(), answering.view());
    let id = StoredValue::new(gate.id.clone());
    let answer = Memo::new(move |_| answering.answer(&id.get_value()));
    let note = RwSignal::new(
        answer
            .get_untracked()
            .and_then(|it| it.reason)
            .map(String::from)
            .unwrap_or_default(),
    );
    let when = answer.get_untracked().and_then(|it| it.on);
    let when = RwSignal::new(when.map(dates::day_without_weekday).unwrap_or_default());
    let wrong = RwSignal::new(None::<String>);
    let keep = move |state: GateState| {
        let Some(by) = answering.person() else {
            return;
        };
        let text = note.get_untracked();
        let as_of = session.as_of().get_untracked();
        let typed = when.get_untracked();
        let on = Day::typed(&typed);
        let is_no_day = on.is_none() && !typed.trim().is_empty();
        wrong.set(if is_no_day {
            Some(words::NOT_A_DAY.to_owned())
        } else {
            let is_ahead = on.is_some_and(|on| on > as_of);
            is_ahead.then(|| words::after_the_day(&dates::day_without_weekday(as_of)))
        });
        if wrong.with_untracked(Option::is_some) {
            return;
        }
        let given = GateAnswer {
            state,
            // Where no day is given the office goes by the day of the answer.
            on,
            by: Some(by),
            reason: (!text.trim().is_empty() && !is_held(view, &[note]))
                .then(|| text.trim().into()),
            ..GateAnswer::default()
        };
        let target = answering.target(&id.get_value());
        if !session.apply(vec![(target, Value::Gate(given))], None) {
            return;
        }
        view.say(words::answered_gate(at + 1, gate_word(state)));
    };
    let keep_note = move |_| {
        if let Some(answer) = answer.get_untracked() {
            let text = note.get_untracked();
            let day = answer.on.map(dates::day_without_weekday);
            let is_same = answer.reason.as_deref().unwrap_or_default() == text.trim()
                && day.unwrap_or_default() == when.get_untracked().trim();
            if !is_same && !is_held(view, &[note]) {
                keep(answer.state);
            }
        }
    };
    let known = answering.asked.with_value(|asked| {
        let known = asked.content.answers.iter();
        let mut known = known.filter(|(its, ..)| *its == gate.id);
        known.next().map(|(_, state, on)| {
            words::the_office_has(
                gate_word(*state),
                on.map(dates::day_without_weekday).as_deref(),
            )
        })
    });
    let button = |state: GateState| {
        let is_it = move || answer.with(|it| it.as_ref().is_some_and(|it| it.state == state));
        view! {
            <button
                type="button"
                class="button answer-button"
                aria-pressed=move || is_it().to_string()
                on:click=move |_| keep(state)
            >
                <Picture glyph=Glyph::from(state)/>
                {gate_word(state)}
            </button>
        }
    };
    let name = gate.name.to_string();
    let stands = move || {
        answer
            .get()
            .map(|it| view! { <Marked glyph=Glyph::from(it.state)>{gate_word(it.state)}</Marked> })
    };
    view! {
        <li>
            <div class="spread">
                <h2 class="question">{format!("{}. {name}", at + 1)} " " <SourceLink source=gate.source/></h2>
                {stands}
            </div>
            <p class="meta">{gate.note.as_ref().map(ToString::to_string)} " " {known}</p>
            <div class="answer-buttons" role="group" aria-label=name>{ANSWERS.map(button)}</div>
            <div class="fields" on:focusout=keep_note>
                <TextField id=format!("answer-when-{at}") label=words::SINCE_WHEN hint=words::SINCE_WHEN_HINT value=when wrong=wrong/>
                <TextField id=format!("answer-note-{at}") label=words::A_REMARK hint=roll_words::NO_PATIENT_DETAILS value=note/>
            </div>
        </li>
    }
}

/// What else the office wants to know.
#[component]
fn Rest(
    /// What is asked.
    answering: Answering,
) -> Markup {
    let (session, view) = (answering.session(), answering.view());
    let held = Memo::new(move |_| answering.call());
    let before = held.get_untracked();
    let text =
        |words: &Option<Text>| RwSignal::new(words.as_deref().unwrap_or_default().to_owned());
    let blocker = text(&before.blocker);
    let note = text(&before.note);
    let next = RwSignal::new(before.next.map(dates::date).unwrap_or_default());
    let wrong = RwSignal::new(None::<String>);
    let keep = move |is_ready: Option<bool>| {
        let is_untouched = is_ready.is_none()
            && [blocker, next, note].map(|it| it.with_untracked(String::is_empty)) == [true; 3];
        if !is_untouched && answering.person().is_none() {
            return;
        }
        let typed = next.get_untracked();
        let date = PlanDate::typed(&typed);
        let is_no_date = date.is_none() && !typed.trim().is_empty();
        wrong.set(is_no_date.then(|| roll_words::NOT_A_DATE.to_owned()));
        if is_no_date || is_held(view, &[blocker, note]) {
            return;
        }
        let given = |signal: RwSignal<String>| {
            let text = signal.get_untracked();
            (!text.trim().is_empty()).then(|| Text::from(text.trim()))
        };
        let call = Call {
            is_answered: true,
            is_ready,
            blocker: given(blocker),
            next: date,
            note: given(note),
        };
        let is_empty = call
            == Call {
                is_answered: true,
                ..Call::default()
            };
        let before = held.get_untracked();
        if call != before && !(is_empty && before == Call::default()) {
            session.apply(vec![(answering.call_target(), Value::Call(call))], None);
        }
    };
    let choice = move |answer: Option<bool>, word: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="answer-ready"
                    prop:checked=move || held.get().is_ready == answer
                    on:change=move |_| keep(answer)
                />
                {word}
            </label>
        }
    };
    view! {
        <Card title=words::WHAT_ELSE>
            <div on:focusout=move |_| keep(held.get_untracked().is_ready)>
                <fieldset>
                    <legend>{words::ARE_YOU_READY}</legend>
                    <div class="choices">
                        {choice(Some(true), roll_words::YES)}
                        {choice(Some(false), roll_words::NO)}
                        {choice(None, words::NOT_SAID)}
                    </div>
                </fieldset>
                <div class="fields">
                    <TextField id="answer-blocker" label=roll_words::BLOCKER hint=roll_words::NO_PATIENT_DETAILS value=blocker/>
                    <TextField id="answer-next" label=words::WHEN_MORE hint=roll_words::NEXT_DATE_HINT value=next wrong=wrong/>
                    <TextField id="answer-note" label=roll_words::NOTE hint=roll_words::NO_PATIENT_DETAILS value=note/>
                </div>
            </div>
        </Card>
    }
}

/// The return.
#[component]
fn SendCard(
    /// What is asked.
    answering: Answering,
    /// How many gates are answered.
    answered: Memo<usize>,
    /// How many there are.
    all: usize,
) -> Markup {
    let (session, view) = (answering.session(), answering.view());
    let told = RwSignal::new(None::<String>);
    let shown = RwSignal::new(None::<String>);
    let code = move || {
        let asked = answering.asked.get_value();
        let content = session.write_return(&asked.content.practice, &asked.content.programme);
        parcel::write(Kind::Return, &content)
    };
    let save = move |_| {
        let asked = answering.asked.get_value();
        let what = words::return_named(&asked.content.practice);
        let name = words::file_of(&what, &asked.content.programme, "txt");
        told.set(Some(match files::save(&name, "text/plain", &code()) {
            Ok(()) => words::send_the_file(&name),
            Err(said) => words::not_saved(&said),
        }));
    };
    let copy = move |_| {
        let code = code();
        shown.set(Some(code.clone()));
        spawn_local(async move {
            let is_copied = page::copy(&code).await;
            if is_copied {
                view.say(words::COPIED);
            }
            told.set(Some(
                if is_copied {
                    words::PASTE_IT_INTO_A_MAIL
                } else {
                    words::COPY_IT_FROM_HERE
                }
                .to_owned(),
            ));
        });
    };
    let is_none = move || answered.get() == 0;
    let left = move || {
        let left = all - answered.get();
        (left > 0).then(|| words::left_open(left))
    };
    view! {
        <section class="card answer no-paper">
            <h2>{words::SEND_IT_BACK}</h2>
            <p>{words::HOW_TO_SEND}</p>
            <p class="meta">{left}</p>
            <div class="actions">
                <button type="button" class="button main" id="return-save" disabled=is_none on:click=save>{words::SAVE_THE_RETURN}</button>
                <button type="button" class="button" id="return-copy" disabled=is_none on:click=copy>{words::COPY_THE_RETURN}</button>
            </div>
            <p role="status">{move || told.get()}</p>
            {move || shown.get().map(|code| view! {
                <textarea class="input" id="return-code" rows="6" readonly aria-label=words::THE_CODE prop:value=code></textarea>
            })}
        </section>
    }
}
