//! What is kept in this browser: how well, the way out into a file and back in, who is at the
//! keyboard, and opening another plan. Knows how that is asked; the session and the loader do it.

mod changes;

use crate::web::prelude::*;
use leptos::html::Input;
use leptos::task::spawn_local;
use web_sys::{AbortController, File};

use crate::journal::Journal;
use crate::plan::MAX_BYTES;
use crate::web::browser::files::{self, ReadError};
use crate::web::browser::page;
use crate::web::common::fields::TextField;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::common::stamp::moment;
use crate::web::loading::{Wanted, size, use_loader};
use crate::web::session::{Imported, Origin, Session, use_session};
use crate::web::view::{View, use_view};
use changes::ChangesCard;

/// The page of data.
#[component]
pub fn DataPage() -> Markup {
    let session = use_session();
    let count = move || session.journal().with(|journal| journal.gestures().len());
    let lead = move || match count() {
        0 => "You have changed nothing on this plan yet.".to_owned(),
        1 => "1 change of yours is kept in this browser, and nowhere else.".to_owned(),
        n => format!("{n} changes are kept in this browser, and nowhere else."),
    };
    view! {
        <PageTitle title=Signal::stored("Your data".to_owned())/>
        <p class="lead">{lead}</p>
        <div class="split narrow-side">
            <div>
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
        Ok(()) => view.say(format!("{} is in your downloads", export.name)),
        Err(said) => view.say(format!("The browser did not save the file: {said}")),
    }
}

/// The way out.
#[component]
fn SaveCard() -> Markup {
    let (session, view) = (use_session(), use_view());
    view! {
        <Card title="Save a copy" class="answer">
            <p>
                "One file with every change on this plan. Keep it as a backup, carry it to another device, or send it to the programme office."
            </p>
            <button type="button" class="button main" on:click=move |_| save_to_file(session, view)>
                "Save to a file"
            </button>
        </Card>
    }
}

/// The way back in.
#[component]
fn BringBackCard() -> Markup {
    let (session, view) = (use_session(), use_view());
    let outcome = RwSignal::new(None::<Result<Imported, String>>);
    let read = Callback::new(move |file: File| {
        spawn_local(async move {
            let result = match text_of(&file).await {
                Ok(text) => session.import(&text),
                Err(said) => Err(said),
            };
            if let Ok(done) = &result {
                view.say(imported_words(done));
            }
            outcome.set(Some(result));
        });
    });
    let told = move || {
        outcome.get().map(|result| match result {
            Ok(done) => view! {
                <p><Marked glyph=Glyph::Passed top=true>{imported_words(&done)}</Marked></p>
            },
            Err(said) => view! {
                <div class="form has-error" role="alert">
                    <p><strong>"This file was not taken in. "</strong> "Your plan and your changes are as they were."</p>
                    {said.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect::<Markup>()}
                </div>
            },
        })
    };
    view! {
        <Card title="Bring a copy back">
            <p>
                "Takes in a file that was saved here or on another device. What is here already stays as it is; taking in the same file twice changes nothing."
            </p>
            <FileButton words="Choose the file" chosen=read/>
            {told}
        </Card>
    }
}

fn imported_words(done: &Imported) -> String {
    let came = match (done.new, done.known) {
        (0, 0) => "The file holds no change".to_owned(),
        (0, _) => "Everything in the file was here already".to_owned(),
        (1, known) => format!("1 change was taken in; {known} were here already"),
        (new, known) => format!("{new} changes were taken in; {known} were here already"),
    };
    let whose = if done.is_ours {
        "this browser"
    } else {
        "another browser"
    };
    format!(
        "{came}. It was saved in {whose} on {}.",
        moment(done.exported)
    )
}

async fn text_of(file: &File) -> Result<String, String> {
    let Ok(stop) = AbortController::new() else {
        return Err("This browser cannot read files.".to_owned());
    };
    let bytes = files::read_file(file, MAX_BYTES, &stop.signal(), &|_, _| {}).await;
    let bytes = bytes.map_err(|error| match error {
        ReadError::TooLarge(bytes) => format!("It is too large: {}.", size(bytes)),
        ReadError::Failed(said) => format!("The browser could not read it. It said: “{said}”."),
        ReadError::Stopped | ReadError::Status(_) => "It was not read.".to_owned(),
    })?;
    String::from_utf8(bytes).map_err(|error| format!("It is not a text file: {error}."))
}

/// Opening another plan.
#[component]
fn OpenCard() -> Markup {
    let (session, loader) = (use_session(), use_loader());
    let origin = move || {
        session.opened().with(|opened| match &opened.origin {
            Origin::Bundled => "It came with Rollcall.".to_owned(),
            Origin::Address(url) => format!("It came from {url}."),
            Origin::File(name) => format!("It came from the file {name}."),
            Origin::Pasted => "It was pasted.".to_owned(),
        })
    };
    let is_bundled = move || {
        session
            .opened()
            .with(|opened| opened.origin == Origin::Bundled)
    };
    view! {
        <Card title="Open another plan">
            <p>
                <strong>{move || session.plan().with(|plan| plan.title.to_string())}</strong>
                " is open. " {origin}
            </p>
            <p>
                "Choose a plan file, drop one anywhere on the page, or paste its text where no field has the focus. An address may name one on the same host: "
                <code>"?plan=plans/ours.json"</code> ". Your changes on this plan stay, and come back with it."
            </p>
            <div class="actions">
                <ChooseFile words="Choose a plan file"/>
                {move || (!is_bundled()).then(|| view! {
                    <button type="button" class="button" on:click=move |_| loader.open(Wanted::Bundled)>
                        "Open the plan that came with Rollcall"
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
        view.say(format!("The browser did not save the file: {said}"));
    }
}

/// How well everything is kept.
#[component]
fn HealthCard() -> Markup {
    let (session, view) = (use_session(), use_view());
    let badge = move || session.badge().get().words();
    let entries = move || session.journal().with(Journal::len);
    let offline = match page::root_attribute("data-offline").as_deref() {
        Some("ready") => "Ready".to_owned(),
        Some("off") => match page::root_attribute("data-offline-why") {
            Some(why) => format!("Off: {why}"),
            None => "Off".to_owned(),
        },
        _ => "Not yet".to_owned(),
    };
    view! {
        <Card title="How it is kept" class="dense">
            <Summary>
                <Pair name="State">{badge}</Pair>
                <Pair name="Entries on this plan">{entries}</Pair>
                <Pair name="Works offline">{offline}</Pair>
            </Summary>
            {move || (session.set_aside().get() > 0).then(|| view! {
                <p>
                    {move || session.set_aside().get()}
                    " damaged records were set aside. Nothing in them is believed; a person may still be able to read them."
                </p>
                <button type="button" class="button small" on:click=move |_| spawn_local(save_set_aside(session, view))>
                    "Save them to a file"
                </button>
            })}
            <p class="meta">
                "Each change is written twice, in two places of this browser, and checked when it is read. Nothing is sent anywhere. A private window forgets everything when it is closed."
            </p>
        </Card>
    }
}

/// Who is at the keyboard.
#[component]
fn PersonCard() -> Markup {
    let session = use_session();
    let name = RwSignal::new(
        session
            .person()
            .get_untracked()
            .map(|name| name.to_string())
            .unwrap_or_default(),
    );
    Effect::new(move |_| {
        let words = name.get();
        session.set_person(Some(words.trim().into()));
    });
    view! {
        <Card title="Who you are" class="dense">
            <TextField
                id="person"
                label="Name or initials"
                hint="Stands beside what you change from now on, in this tab only. It is not a login"
                value=name
            />
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
    view! { <FileButton words=words main=main chosen=chosen/> }
}

/// A button that lets the reader choose a file.
#[component]
fn FileButton(
    /// What is on the button.
    words: &'static str,
    /// The one button of the page that matters most.
    #[prop(optional)]
    main: bool,
    /// Told of the file.
    chosen: Callback<File>,
) -> Markup {
    let field = NodeRef::<Input>::new();
    let read = move |_| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        if let Some(file) = field.files().and_then(|files| files.get(0)) {
            chosen.run(file);
        }
        // The same file, corrected, can then be chosen again.
        field.set_value("");
    };
    let ask = move |_| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    view! {
        <input
            type="file"
            accept=".json,application/json"
            node_ref=field
            hidden=true
            aria-label=words
            on:change=read
        />
        <button type="button" class="button" class:main=main on:click=ask>{words}</button>
    }
}
