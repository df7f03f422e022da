//! Bringing returns in: many files at once, or codes that were pasted. Each is taken in whole or not
//! at all; one that is refused holds no other back.

use crate::web::prelude::*;
use leptos::task::spawn_local;
use web_sys::{AbortController, File};

use super::Office;
use crate::exchange::parcel::{self, Kind, ParcelError};
use crate::exchange::returned;
use crate::journal::{Entry, EntryId, Target};
use crate::order::{Map, Set};
use crate::plan::Text;
use crate::web::browser::{files, page};
use crate::web::common::fields::PasteField;
use crate::web::common::file_button::FileButton;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::parts::Card;
use crate::words::returns as words;

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 8_000_000;

/// What came of the last returns.
#[derive(Clone, Default)]
struct Outcome {
    /// How many returns were taken in, of how many practices, with how many new answers and known.
    returns: usize,
    practices: Set<Text>,
    new: usize,
    known: usize,
    /// What was refused: which, and why.
    refused: Vec<(String, String)>,
    /// Returns that may hold an NHS number.
    held: Vec<Held>,
}

/// A return that waits for an answer.
#[derive(Clone)]
struct Held {
    /// The practices and masked numbers.
    found: Vec<(Text, String)>,
    entries: Vec<Entry>,
}

/// The card.
#[component]
pub fn BringCard(
    /// The page.
    office: Office,
) -> Markup {
    let outcome = RwSignal::new(None::<Outcome>);
    let pasted = RwSignal::new(String::new());
    let read = move |name: String, text: &str| {
        let mut so_far = outcome.get_untracked().unwrap_or_default();
        take_in(office, &mut so_far, &name, text);
        outcome.set(Some(so_far));
    };
    let read_file = Callback::new(move |file: File| {
        spawn_local(async move {
            let name = file.name();
            match text_of(&file).await {
                Ok(text) => read(name, &text),
                Err(said) => {
                    let mut so_far = outcome.get_untracked().unwrap_or_default();
                    so_far.refused.push((name, said));
                    outcome.set(Some(so_far));
                }
            }
        });
    });
    let read_pasted = move |_| {
        outcome.set(None);
        read(words::PASTED.to_owned(), &pasted.get_untracked());
        let is_whole = outcome.with_untracked(|it| {
            it.as_ref()
                .is_some_and(|it| it.refused.is_empty() && it.held.is_empty())
        });
        if is_whole {
            pasted.set(String::new());
        }
        page::focus_when_drawn("#returns-outcome");
    };
    let told = move || {
        let it = outcome.get()?;
        let refused = it.refused.clone().into_iter().map(|(which, why)| {
            view! { <li><Marked glyph=Glyph::Late top=true><strong>{which} ": "</strong> {why}</Marked></li> }
        });
        let refused = refused.collect::<Markup>();
        let has_refused = !it.refused.is_empty();
        let held = it
            .held
            .iter()
            .flat_map(|held| &held.found)
            .map(|(practice, masked)| {
                view! { <li>{words::may_hold_number(practice, masked)}</li> }
            });
        let held = held.collect::<Markup>();
        let has_held = !it.held.is_empty();
        let redact = move |_| {
            let mut so_far = outcome.get_untracked().unwrap_or_default();
            for held in std::mem::take(&mut so_far.held) {
                keep(office, &mut so_far, held.entries, true);
            }
            outcome.set(Some(so_far));
            page::focus_when_drawn("#returns-outcome");
        };
        let leave = move |_| outcome.update(|it| it.iter_mut().for_each(|it| it.held.clear()));
        Some(view! {
            <div id="returns-outcome" tabindex="-1" class="stack" role="status">
                {(it.returns > 0).then(|| view! {
                    <p><Marked glyph=Glyph::Passed top=true>
                        {words::taken_in(it.returns, it.practices.len(), it.new, it.known)}
                    </Marked></p>
                })}
                {has_refused.then(|| view! { <p>{words::NOT_TAKEN_IN}</p> <ul class="list tight">{refused}</ul> })}
                {has_held.then(|| view! {
                    <div class="guard" role="alert">
                        <p><strong>{words::POSSIBLE_NUMBERS}</strong></p>
                        <ul class="list tight">{held}</ul>
                        <div class="row">
                            <button type="button" class="button small" on:click=redact>{words::TAKE_WITHOUT_WORDS}</button>
                            <button type="button" class="button small" on:click=leave>{words::LEAVE_THEM_OUT}</button>
                        </div>
                    </div>
                })}
            </div>
        })
    };
    // Several files that are chosen at once are told of together.
    let begin = move |_| outcome.set(None);
    view! {
        <div class="no-paper">
            <Card title=words::BRING_RETURNS_IN class="answer">
                <p>{words::WHAT_BRINGING_IN_DOES}</p>
                <div class="actions" on:click=begin>
                    <FileButton words=words::CHOOSE_FILES accept=".txt,.json,text/plain,application/json" several=true main=true chosen=read_file/>
                </div>
                <PasteField id="returns-pasted" label=words::OR_PASTE_CODES rows="3" value=pasted/>
                <div class="actions">
                    <button type="button" class="button" id="returns-read" on:click=read_pasted>{words::READ_CODES}</button>
                </div>
                {told}
            </Card>
        </div>
    }
}

/// Reads a file that was chosen; the words say why not.
pub async fn text_of(file: &File) -> Result<String, String> {
    let Ok(stop) = AbortController::new() else {
        return Err(words::NOT_READ.to_owned());
    };
    let bytes = files::read_file(file, MOST_BYTES, &stop.signal(), &|_, _| {}).await;
    bytes
        .map(files::text_of)
        .map_err(|_unread| words::NOT_READ.to_owned())
}

/// What is wrong with a code.
pub fn no_code(error: ParcelError) -> String {
    match error {
        ParcelError::None => words::NO_CODE.to_owned(),
        ParcelError::Newer(version) => words::code_of_newer_release(version),
        ParcelError::OtherKind => words::OTHER_KIND.to_owned(),
        ParcelError::CutOff => words::CUT_OFF.to_owned(),
        ParcelError::Damaged => words::DAMAGED.to_owned(),
    }
}

fn take_in(office: Office, outcome: &mut Outcome, name: &str, text: &str) {
    let all = parcel::read(text);
    let several = all.len() > 1;
    for (number, parcel) in (1..).zip(all) {
        let which = if several {
            words::code_number(name, number)
        } else {
            name.to_owned()
        };
        let read = match parcel {
            Err(error) => Err(no_code(error)),
            Ok(it) if it.kind == Kind::Pack => Err(words::IT_IS_A_PACK.to_owned()),
            Ok(it) => {
                let plan = office.plan();
                returned::read(&it.content, &plan.id).map_err(|error| error.to_string())
            }
        };
        match read {
            Err(why) => outcome.refused.push((which, why)),
            Ok(file) => {
                let found = returned::possible_numbers(&file.entries);
                if found.is_empty() {
                    keep(office, outcome, file.entries, false);
                } else {
                    outcome.held.push(Held {
                        found,
                        entries: file.entries,
                    });
                }
            }
        }
    }
}

fn keep(office: Office, outcome: &mut Outcome, entries: Vec<Entry>, is_redacting: bool) {
    let practices: Vec<Text> = entries
        .iter()
        .filter_map(|entry| returned::about(&entry.target).map(|(practice, _)| practice.into()))
        .collect();
    // An answer that was changed before it was sent is one answer: its last entry.
    let mut answers: Map<Target, (u64, EntryId)> = Map::new();
    for entry in &entries {
        let last = answers.get_or_insert_with(entry.target.clone(), || (entry.lamport, entry.id));
        *last = (*last).max((entry.lamport, entry.id));
    }
    let known = office.session().journal().with_untracked(|journal| {
        let last = answers
            .iter()
            .filter(|(_, last)| journal.get(last.1).is_some());
        last.count()
    });
    let redacted: Set<EntryId> = if is_redacting {
        let held =
            |entry: &&Entry| !returned::possible_numbers(std::slice::from_ref(entry)).is_empty();
        entries.iter().filter(held).map(|entry| entry.id).collect()
    } else {
        Set::new()
    };
    match office.session().import_returns(entries, &redacted) {
        Ok(_) => {
            outcome.returns += 1;
            outcome.practices.extend(practices);
            outcome.new += answers.len() - known;
            outcome.known += known;
        }
        Err(said) => outcome.refused.push((words::PASTED.to_owned(), said)),
    }
}
