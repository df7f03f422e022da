//! Opening a plan: the bundled one, one by address, a chosen, dropped or pasted file. Knows
//! progress, stopping and what is said when a file is not opened; the plan that was open stays
//! open until another has been read to its end. Leaves what a plan may hold to `plan`.

use std::sync::Arc;

use crate::web::prelude::*;
use leptos::task::spawn_local;
use sha2::{Digest as _, Sha256};
use web_sys::{AbortController, AbortSignal, File};

use super::browser::digest::Digest;
use super::browser::files::{self, ReadError};
use super::browser::{location, pause};
use super::session::{Origin, Session, StoredPlan, use_session};
use crate::plan::{self, Loaded, MAX_BYTES, Notice, Plan, Reader, Text};
use crate::words::opening as words;

/// The plan that comes with the application.
const BUNDLED: &str = "plans/hertfordshire-2009-10.json";
/// How long the browser may have to wait while a plan is read, in milliseconds.
const SLICE_MS: f64 = 32.0;
/// How many records are read between two looks at the clock.
const RECORDS_AT_ONCE: usize = 50;
/// How many bytes are hashed between two looks at the clock.
const BYTES_AT_ONCE: usize = 256 * 1024;
/// Work that takes no longer than this is not spoken of, in milliseconds.
const QUIET_MS: i32 = 300;

/// What is being opened.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// The plan that comes with the application.
    Bundled,
    /// An address on the same host.
    Address(String),
    /// A file that was chosen or dropped.
    File(File),
    /// Text from the clipboard.
    Pasted(String),
    /// The plan this browser was left on, of which it keeps the text.
    Kept(Box<StoredPlan>),
}

impl Wanted {
    /// What it is called in front of the person.
    fn name(&self) -> Name {
        let (what, name) = match self.origin() {
            Origin::Bundled => (words::THE_PLAN_THAT_CAME_WITH, String::new()),
            Origin::Address(url) => (words::THE_PLAN_AT, url.into()),
            Origin::File(name) => (words::THE_FILE, name.into()),
            Origin::Pasted => (words::THE_TEXT_YOU_PASTED, String::new()),
        };
        Name { what, name }
    }

    fn origin(&self) -> Origin {
        match self {
            Wanted::Bundled => Origin::Bundled,
            Wanted::Address(url) => Origin::Address(url.as_str().into()),
            Wanted::File(file) => Origin::File(file.name().into()),
            Wanted::Pasted(_) => Origin::Pasted,
            Wanted::Kept(kept) => kept.origin.clone(),
        }
    }
}

/// What is opened, as the beginning of a sentence: "The file herts.json".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// What it is.
    pub what: &'static str,
    /// Its own name, where it has one.
    pub name: String,
}

/// How far opening is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Far {
    /// So many bytes have come, of so many when that is known.
    Fetching(usize, Option<usize>),
    /// So many records are read; bytes read and bytes in all.
    Reading(usize, usize, usize),
}

impl Far {
    /// In words: "412 records, 1.2 of 3.4 MB".
    #[must_use]
    pub fn words(self) -> String {
        let amount = |done: usize, all: Option<usize>| match all {
            Some(all) => words::of(&size(done), &size(all)),
            None => size(done),
        };
        match self {
            Far::Fetching(done, all) => amount(done, all),
            Far::Reading(records, done, all) => words::rows_and(records, &amount(done, Some(all))),
        }
    }

    /// The part that is done, 0 to 1, when that is known.
    #[must_use]
    pub fn part(self) -> Option<f64> {
        let part = |done: usize, all: usize| {
            #[expect(clippy::cast_precision_loss, reason = "a bar is not so fine")]
            let part = done as f64 / all.max(1) as f64;
            part.min(1.0)
        };
        match self {
            Far::Fetching(done, all) => all.map(|all| part(done, all)),
            Far::Reading(_, done, all) => Some(part(done, all)),
        }
    }
}

/// "812 kB" or "3.4 MB".
#[must_use]
pub fn size(bytes: usize) -> String {
    const KB: usize = 1024;
    match bytes / KB {
        kb if kb < KB => words::kilobytes(kb),
        kb => words::megabytes(kb / KB, kb % KB * 10 / KB),
    }
}

/// Work that goes on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Work {
    /// What is being opened.
    pub name: Name,
    /// How far it is.
    pub far: Far,
}

/// Why a file was not opened.
#[derive(Clone, PartialEq, Debug)]
pub enum Why {
    /// Its content is not a plan that Rollcall reads.
    Content(plan::Refused),
    /// It never came: what happened, and what to do.
    NotRead {
        /// What happened, in one sentence.
        what: String,
        /// What to do.
        to_do: String,
    },
}

/// A file that was not opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Refused {
    /// What it is called.
    pub name: Name,
    /// Why.
    pub why: Why,
}

/// Opens plans. Copies of it are handles to the same one.
#[derive(Clone, Copy, Debug)]
pub struct Loader {
    session: Session,
    work: RwSignal<Option<Work>>,
    is_long: RwSignal<bool>,
    refused: RwSignal<Option<Arc<Refused>>>,
    notices: RwSignal<Vec<Notice>>,
    stop: StoredValue<Option<AbortController>, LocalStorage>,
}

/// The loader that the application put into the context.
///
/// # Panics
///
/// Outside the application, where [`Loader::provide`] did not run.
#[must_use]
pub fn use_loader() -> Loader {
    expect_context()
}

impl Loader {
    /// Makes the loader and puts it into the context. Called once, by the application, after the
    /// session is there.
    #[must_use]
    pub fn provide() -> Loader {
        let loader = Loader {
            session: use_session(),
            work: RwSignal::new(None),
            is_long: RwSignal::new(false),
            refused: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            stop: StoredValue::new_local(None),
        };
        provide_context(loader);
        loader
    }

    /// The work that goes on, once it has taken long enough to be spoken of.
    #[must_use]
    pub fn work(self) -> Signal<Option<Work>> {
        Signal::derive(move || self.work.get().filter(|_| self.is_long.get()))
    }

    /// The file that was not opened, until the person has seen to it.
    #[must_use]
    pub fn refused(self) -> Signal<Option<Arc<Refused>>> {
        self.refused.into()
    }

    /// What is worth knowing about the file of the plan that is open.
    #[must_use]
    pub fn file_notices(self) -> Signal<Vec<Notice>> {
        self.notices.into()
    }

    /// Goes on with the plan that is open.
    pub fn keep_current(self) {
        self.refused.set(None);
    }

    /// Stops what is being opened. The plan that is open stays; where none is, it is said what can
    /// be done.
    pub fn stop(self) {
        self.abort();
        let work = self.work.try_update(Option::take).flatten();
        if let Some(work) = work
            && !self.session.is_open().get_untracked()
        {
            self.refuse(work.name, why_not_read(&ReadError::Stopped));
        }
    }

    fn abort(self) {
        self.stop.with_value(|stop| {
            if let Some(stop) = stop {
                stop.abort();
            }
        });
    }

    /// Opens the first plan of a visit: the one the address asks for, else the one this browser
    /// was left on, else the bundled one.
    pub fn open_first(self) {
        spawn_local(async move {
            if let Some(asked) = location::asked_plan() {
                let is_here = location::same_origin(&asked).is_some();
                let wanted = Wanted::Address(asked);
                if is_here {
                    self.read(wanted).await;
                } else {
                    self.refuse(wanted.name(), elsewhere());
                }
                return;
            }
            // Where only the first copy forgot, the durable one knows which plan was open.
            let is_first_visit = self.session.is_first_visit();
            if is_first_visit {
                self.read(Wanted::Bundled).await;
            }
            let is_untouched = self.is_untouched();
            let kept = self.session.stored_plan().await;
            let kept = kept.filter(|_| !is_first_visit || is_untouched());
            let is_shown = match kept {
                Some(kept) => self.read(Wanted::Kept(Box::new(kept))).await,
                None => is_first_visit,
            };
            if !is_shown {
                self.read(Wanted::Bundled).await;
            }
        });
    }

    /// Whether no plan was opened since, and none is being opened.
    fn is_untouched(self) -> impl Fn() -> bool {
        let opened = move || {
            let opened = self.session.opened();
            opened.with_untracked(|opened| Arc::as_ptr(&opened.plan))
        };
        let before = opened();
        move || opened() == before && self.work.with_untracked(Option::is_none)
    }

    /// Opens another plan in the place of the one that is open.
    pub fn open(self, wanted: Wanted) {
        spawn_local(async move {
            self.read(wanted).await;
        });
    }

    /// Says whether it is done with: a plan that is kept here and cannot be read is not, nor refused.
    async fn read(self, mut wanted: Wanted) -> bool {
        self.abort();
        let Ok(controller) = AbortController::new() else {
            return true;
        };
        let signal = controller.signal();
        self.stop.set_value(Some(controller));
        self.begin(wanted.name());
        let came = self.bytes_of(&mut wanted, &signal).await;
        let outcome = match came {
            Ok(bytes) => self.plan_from_bytes(bytes, &signal).await,
            Err(error) => Err(why_not_read(&error)),
        };
        if signal.aborted() {
            // Another file may have been begun since; what is on screen is about that one.
            return true;
        }
        self.work.set(None);
        match (outcome, &wanted) {
            (Ok((_, fingerprint, _)), Wanted::Kept(kept)) if fingerprint != kept.fingerprint => {
                self.session.say_damaged(&wanted.name().name);
                return false;
            }
            (Err(_), Wanted::Kept(_)) => {
                self.session.say_damaged(&wanted.name().name);
                return false;
            }
            (Ok((loaded, fingerprint, text)), _) => {
                // The bundled one is there after every reload, and what is kept is kept.
                let is_kept = matches!(wanted, Wanted::Bundled | Wanted::Kept(_));
                let text = (!is_kept).then_some(text);
                self.show(loaded, fingerprint, wanted.origin(), text).await;
            }
            (Err(why), _) => self.refuse(wanted.name(), why),
        }
        true
    }

    fn begin(self, name: Name) {
        let far = Far::Fetching(0, None);
        self.work.set(Some(Work { name, far }));
        self.is_long.set(false);
        spawn_local(async move {
            pause::wait(QUIET_MS).await;
            self.is_long.set(true);
        });
    }

    fn is_at(self, far: Far) {
        self.work.update(|work| {
            if let Some(work) = work {
                work.far = far;
            }
        });
    }

    async fn bytes_of(self, wanted: &mut Wanted, stop: &AbortSignal) -> Result<Vec<u8>, ReadError> {
        let far = move |done, all| self.is_at(Far::Fetching(done, all));
        match wanted {
            Wanted::Bundled => files::fetch(BUNDLED, MAX_BYTES, stop, &far).await,
            Wanted::Address(url) => files::fetch(url, MAX_BYTES, stop, &far).await,
            Wanted::File(file) => files::read_file(file, MAX_BYTES, stop, &far).await,
            Wanted::Pasted(text) => Ok(std::mem::take(text).into_bytes()),
            Wanted::Kept(kept) => Ok(std::mem::take(&mut kept.text).into_bytes()),
        }
    }

    /// Reads a plan in slices, so that the page answers and can be told to stop.
    async fn plan_from_bytes(
        self,
        bytes: Vec<u8>,
        stop: &AbortSignal,
    ) -> Result<(Loaded, Text, String), Why> {
        let mut reader = Reader::new(bytes).map_err(Why::Content)?;
        // Of the text, so that a file of Notepad's is known again by what is kept of it. The browser
        // works on it while the plan is read here.
        let text = reader.text().as_bytes();
        let digest = match Digest::begin(text) {
            Some(digest) => Fingerprint::Begun(digest),
            None => Fingerprint::Known(fingerprint_of(text).await),
        };
        if is_journal(reader.text()) {
            return Err(changes_not_plan());
        }
        let mut slice = pause::stopwatch();
        loop {
            let far = reader.step(RECORDS_AT_ONCE);
            if far.is_done || stop.aborted() {
                break;
            }
            if pause::stopwatch() - slice > SLICE_MS {
                self.is_at(Far::Reading(far.records, far.bytes_read, far.bytes_total));
                pause::let_browser_work().await;
                slice = pause::stopwatch();
            }
        }
        if stop.aborted() {
            return Err(why_not_read(&ReadError::Stopped));
        }
        let (loaded, text) = reader.finish_with_text().map_err(Why::Content)?;
        let fingerprint = match digest {
            Fingerprint::Known(fingerprint) => fingerprint,
            Fingerprint::Begun(digest) => match digest.bytes().await {
                Ok(bytes) => hexadecimal(&bytes),
                Err(error) => return Err(why_not_read(&error)),
            },
        };
        Ok((loaded, fingerprint, text))
    }

    async fn show(self, loaded: Loaded, fingerprint: Text, origin: Origin, text: Option<String>) {
        let Loaded { plan, notices } = loaded;
        self.notices.set(notices);
        self.refused.set(None);
        // What is on screen holds places in the plan before: it goes before the next plan comes.
        if self.session.close_plan() {
            pause::let_browser_work().await;
        }
        let plan: Arc<Plan> = Arc::new(plan);
        self.session.open_plan(plan, fingerprint, origin, text);
    }

    fn refuse(self, name: Name, why: Why) {
        self.refused.set(Some(Arc::new(Refused { name, why })));
    }
}

/// The SHA-256 of a file's text, hexadecimal, or what works it out.
enum Fingerprint {
    Known(Text),
    Begun(Digest),
}

/// SHA-256 by the program itself, hexadecimal.
async fn fingerprint_of(bytes: &[u8]) -> Text {
    let mut hash = Sha256::new();
    let mut slice = pause::stopwatch();
    for part in bytes.chunks(BYTES_AT_ONCE) {
        hash.update(part);
        if pause::stopwatch() - slice > SLICE_MS {
            pause::let_browser_work().await;
            slice = pause::stopwatch();
        }
    }
    hexadecimal(&hash.finalize())
}

fn hexadecimal(bytes: &[u8]) -> Text {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(half), 16));
        }
    }
    text.into()
}

/// Whether a file begins as one of changes does.
fn is_journal(text: &str) -> bool {
    let start: String = text.chars().take(200).collect();
    start.contains("\"rollcall-journal\"")
}

fn changes_not_plan() -> Why {
    Why::NotRead {
        what: words::CHANGES_NOT_A_PLAN.to_owned(),
        to_do: words::BRING_IT_BACK.to_owned(),
    }
}

fn elsewhere() -> Why {
    Why::NotRead {
        what: words::ON_ANOTHER_HOST.to_owned(),
        to_do: words::SAVE_THE_PLAN_TO_A_FILE.to_owned(),
    }
}

fn why_not_read(error: &ReadError) -> Why {
    let (what, to_do) = match error {
        ReadError::TooLarge(bytes) => {
            if let Some(refused) = plan::Refused::for_size(*bytes) {
                return Why::Content(refused);
            }
            (
                words::is_larger_than(&size(MAX_BYTES)),
                words::CHECK_THAT_IT_IS_A_PLAN.to_owned(),
            )
        }
        ReadError::Stopped => (
            words::YOU_STOPPED_IT_BEFORE_IT_WAS.to_owned(),
            words::OPEN_IT_AGAIN_WHENEVER_YOU.to_owned(),
        ),
        ReadError::Status(404) => (
            words::THERE_IS_NOTHING_AT_THAT.to_owned(),
            words::CHECK_THE_ADDRESS.to_owned(),
        ),
        ReadError::Status(status) => (
            words::server_answered(*status),
            words::TELL_THE_SERVER.to_owned(),
        ),
        ReadError::Failed(said) => (
            crate::words::data::not_read_because(said),
            words::CHECK_THE_NETWORK.to_owned(),
        ),
    };
    Why::NotRead { what, to_do }
}
