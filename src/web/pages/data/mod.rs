//! What is kept in this browser: how well, the way out into a file and back in, who is at the
//! keyboard, and opening another plan. Knows how that is asked; the session and the loader do it.

mod changes;
mod suspects;

use crate::web::prelude::*;
use leptos::task::spawn_local;
use web_sys::{AbortController, File};

use crate::journal::Journal;
use crate::plan::MAX_BYTES;
use crate::web::browser::files::{self, ReadError};
use crate::web::browser::page;
use crate::web::common::fields::PersonField;
use crate::web::common::file_button::FileButton;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::common::stamp::moment;
use crate::web::loading::{Wanted, size, use_loader};
use crate::web::session::{Imported, NotImported, Origin, Session, Words, use_session};
use crate::web::view::{View, use_view};
use crate::words::data as words;
use changes::ChangesCard;
use suspects::{SuspectsCard, suspects};

/// What a browser offers where a plan or changes are wanted.
const JSON: &str = ".json,application/json";

/// The page of data.
#[component]
pub fn DataPage() -> Markup {
    let session = use_session();
    let count = move || session.journal().with(|journal| journal.gestures().len());
    let lead = move || words::changes_kept(count());
    view! {
        <PageTitle title=Signal::stored(words::YOUR_DATA.to_owned())/>
        <p class="lead">{lead}</p>
        <div class="split narrow-side">
            <div>
                <SuspectsCard/>
                <SaveCard/>
                <BringBackCard/>
                <OpenCard/>
                <ChangesCard/>
            </div>
            <div class="side">
                <HealthCard/>
                <PersonCard/>
            </div>
        </div>
    }
}

/// Gives the person every change on the plan that is open, as a file.
pub fn save_to_file(session: Session, view: View) {
    let export = session.export();
    match files::save(&export.name, "application/json", &export.text) {
        Ok(()) => view.say(words::in_your_downloads(&export.name)),
        Err(said) => view.say(words::file_not_saved(&said)),
    }
}

/// The way out.
#[component]
fn SaveCard() -> Markup {
    let (session, view) = (use_session(), use_view());
    // What may hold a patient's number leaves only when the person says so.
    let is_asked = RwSignal::new(0_usize);
    let save = move |_| {
        let count = session
            .journal()
            .with_untracked(|journal| suspects(journal.entries(), view).len());
        is_asked.set(count);
        if count == 0 {
            save_to_file(session, view);
        } else {
            page::focus_when_drawn(".guard button");
        }
    };
    let anyway = move |_| {
        is_asked.set(0);
        save_to_file(session, view);
    };
    let question = move || {
        let count = is_asked.get();
        (count > 0).then(|| {
            view! {
                <div class="guard" role="alert">
                    <p><strong>{words::may_hold_numbers(count)}</strong> " " {words::TAKE_OUT_FIRST}</p>
                    <div class="row">
                        <button type="button" class="button small" on:click=anyway>{words::SAVE_ALL_THE_SAME}</button>
                        <button type="button" class="button small" on:click=move |_| is_asked.set(0)>{words::DO_NOT_SAVE}</button>
                    </div>
                </div>
            }
        })
    };
    view! {
        <Card title=words::SAVE_A_COPY class="answer">
            <p>
                {words::WHAT_A_COPY_IS}
            </p>
            <button type="button" class="button main" on:click=save>
                {words::SAVE_TO_A_FILE}
            </button>
            {question}
        </Card>
    }
}

/// The way back in.
#[component]
fn BringBackCard() -> Markup {
    let (session, view) = (use_session(), use_view());
    let outcome = RwSignal::new(None::<Result<Imported, String>>);
    // A file that waits for an answer, and how many of its changes it is about.
    let held = RwSignal::new(None::<(String, usize)>);
    let take_in = move |text: String, care: Words| {
        held.set(None);
        let result = match session.import(&text, care) {
            Ok(done) => {
                view.say(imported_words(&done));
                Ok(done)
            }
            Err(NotImported::Refused(said)) => Err(said),
            Err(NotImported::PossibleNumbers(count)) => {
                outcome.set(None);
                held.set(Some((text, count)));
                return page::focus_when_drawn(".guard button");
            }
        };
        outcome.set(Some(result));
    };
    let read = Callback::new(move |file: File| {
        spawn_local(async move {
            match text_of(&file).await {
                Ok(text) => take_in(text, Words::Ask),
                Err(said) => outcome.set(Some(Err(said))),
            }
        });
    });
    let answer = move |care: Words| {
        if let Some((text, _)) = held.get_untracked() {
            take_in(text, care);
        }
    };
    let question = move || {
        held.get().map(|(_, count)| {
            view! {
                <div class="guard" role="alert">
                    <p><strong>{words::may_hold_numbers(count)}</strong> " " {words::NOTHING_CHANGED}</p>
                    <div class="row">
                        <button type="button" class="button small" on:click=move |_| answer(Words::TakeOut)>{words::TAKE_IN_WITHOUT}</button>
                        <button type="button" class="button small" on:click=move |_| answer(Words::Keep)>{words::THEY_ARE_NONE}</button>
                        <button type="button" class="button small" on:click=move |_| held.set(None)>{words::DO_NOT_TAKE_IN}</button>
                    </div>
                </div>
            }
        })
    };
    let told = move || {
        outcome.get().map(|result| match result {
            Ok(done) => view! {
                <p><Marked glyph=Glyph::Passed top=true>{imported_words(&done)}</Marked></p>
            },
            Err(said) => view! {
                <div class="form has-error" role="alert">
                    <p><strong>{words::THIS_FILE_WAS_NOT_TAKEN_IN}</strong> " " {words::NOTHING_CHANGED}</p>
                    {said.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect::<Markup>()}
                </div>
            },
        })
    };
    view! {
        <Card title=words::BRING_A_COPY_BACK>
            <p>
                {words::WHAT_BRINGING_BACK_DOES}
            </p>
            <FileButton words=words::CHOOSE_THE_FILE accept=JSON chosen=read/>
            {question}
            {told}
        </Card>
    }
}

fn imported_words(done: &Imported) -> String {
    words::taken_in(done.new, done.known, done.is_ours, &moment(done.exported))
}

async fn text_of(file: &File) -> Result<String, String> {
    let Ok(stop) = AbortController::new() else {
        return Err(words::THIS_BROWSER_CANNOT_READ_FILES.to_owned());
    };
    let bytes = files::read_file(file, MAX_BYTES, &stop.signal(), &|_, _| {}).await;
    let bytes = bytes.map_err(|error| match error {
        ReadError::TooLarge(bytes) => words::too_large(&size(bytes)),
        ReadError::Failed(said) => words::not_read_because(&said),
        ReadError::Stopped | ReadError::Status(_) => words::IT_WAS_NOT_READ.to_owned(),
    })?;
    String::from_utf8(bytes).map_err(|error| words::not_text(&error.to_string()))
}

/// Opening another plan.
#[component]
fn OpenCard() -> Markup {
    let (session, loader) = (use_session(), use_loader());
    let origin = move || {
        session.opened().with(|opened| match &opened.origin {
            Origin::Bundled => words::IT_CAME_WITH_ROLLCALL.to_owned(),
            Origin::Address(url) => words::came_from(url),
            Origin::File(name) => words::came_from_file(name),
            Origin::Pasted => words::IT_WAS_PASTED.to_owned(),
        })
    };
    let is_bundled = move || {
        session
            .opened()
            .with(|opened| opened.origin == Origin::Bundled)
    };
    view! {
        <Card title=words::OPEN_ANOTHER_PLAN>
            <p>
                <strong>{move || session.plan().with(|plan| plan.title.to_string())}</strong>
                {words::IS_OPEN} {origin}
            </p>
            <p>
                {words::WAYS_TO_OPEN}
                <code>{words::ADDRESS_EXAMPLE}</code> {words::CHANGES_STAY}
            </p>
            <div class="actions">
                <ChooseFile words=words::CHOOSE_A_PLAN_FILE/>
                {move || (!is_bundled()).then(|| view! {
                    <button type="button" class="button" on:click=move |_| loader.open(Wanted::Bundled)>
                        {words::OPEN_BUNDLED}
                    </button>
                })}
            </div>
        </Card>
    }
}

/// Gives the person what was damaged, as it was found.
async fn save_set_aside(session: Session, view: View) {
    let text = session.set_aside_texts().await.join("\n");
    if let Err(said) = files::save("rollcall-set-aside.txt", "text/plain", &text) {
        view.say(words::file_not_saved(&said));
    }
}

/// How well everything is kept.
#[component]
fn HealthCard() -> Markup {
    let (session, view) = (use_session(), use_view());
    let badge = move || session.badge().get().words();
    let entries = move || session.journal().with(Journal::len);
    let offline = match page::root_attribute("data-offline").as_deref() {
        Some("ready") => words::READY.to_owned(),
        Some("off") => match page::root_attribute("data-offline-why") {
            Some(why) => words::off_because(&why),
            None => words::OFF.to_owned(),
        },
        _ => words::NOT_YET.to_owned(),
    };
    view! {
        <Card title=words::HOW_IT_IS_KEPT class="dense">
            <Summary>
                <Pair name=words::STATE>{badge}</Pair>
                <Pair name=words::ENTRIES_ON_THIS_PLAN>{entries}</Pair>
                <Pair name=words::WORKS_OFFLINE>{offline}</Pair>
            </Summary>
            {move || (session.set_aside().get() > 0).then(|| view! {
                <p>
                    {move || words::damaged(session.set_aside().get())}
                </p>
                <button type="button" class="button small" on:click=move |_| spawn_local(save_set_aside(session, view))>
                    {words::SAVE_THEM_TO_A_FILE}
                </button>
            })}
            <p class="meta">
                {words::HOW_IT_IS_WRITTEN}
            </p>
        </Card>
    }
}

/// Who is at the keyboard.
#[component]
fn PersonCard() -> Markup {
    view! {
        <Card title=words::WHO_YOU_ARE class="dense">
            <PersonField id="person" label=words::NAME_OR_INITIALS hint=words::NAME_HINT/>
        </Card>
    }
}

/// A button that lets the reader choose a plan file.
#[component]
pub fn ChooseFile(
    /// What is on the button.
    words: &'static str,
    /// The one button of the page that matters most.
    #[prop(optional)]
    main: bool,
) -> Markup {
    let loader = use_loader();
    let chosen = Callback::new(move |file| loader.open(Wanted::File(file)));
    view! { <FileButton words=words accept=JSON main=main chosen=chosen/> }
}
