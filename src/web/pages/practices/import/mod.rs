//! Practices from a table: choose it, say which column is what and what its words mean, look at
//! what every row would change, and bring it in. Knows the order of the steps; what they find is
//! `exchange::practice_table`'s. Long tables are read in slices, so that the page answers
//! meanwhile, and nothing is kept before the last step.

mod columns;
mod meanings;
mod preview;

use std::sync::Arc;

use crate::web::prelude::*;
use leptos::task::spawn_local;
use web_sys::{AbortController, File};

use crate::exchange::practice_table::{Choices, Column, Columns, Proposal, Proposing, Values};
use crate::exchange::table::{MOST_COLUMNS, MOST_ROWS, Table, TableError, TableReader};
use crate::journal::{EntryId, State};
use crate::order::Set;
use crate::plan::Text;
use crate::route::PracticesPage;
use crate::web::browser::files::{self, ReadError};
use crate::web::browser::{page, pause};
use crate::web::common::fields::PasteField;
use crate::web::common::file_button::FileButton;
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::Card;
use crate::web::loading::size;
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::practice_table as table_words;
use crate::words::practices as words;
use columns::ColumnsCard;
pub use columns::{organisations, systems};
use meanings::MeaningsCard;
use preview::PreviewCard;

/// The largest file that is read, in bytes: the NHS file has three million.
const MOST_BYTES: usize = 20_000_000;
/// How long the page is held up at a time, in milliseconds.
const SLICE_MS: f64 = 6.0;
/// How much is read before the clock is looked at.
const SLICE_BYTES: usize = 16_384;
const SLICE_ROWS: usize = 20;

/// A table that was read.
#[derive(Clone)]
struct Source {
    /// The name of its file, or that it was pasted.
    name: String,
    table: Arc<Table>,
}

/// What the steps share.
#[derive(Clone, Copy)]
struct Importing {
    here: StoredValue<(Session, View)>,
    source: RwSignal<Option<Source>>,
    choices: RwSignal<Choices>,
    /// What would change, once that is known.
    proposal: RwSignal<Option<Arc<Proposal>>>,
    /// The fields that stay as they are known.
    kept: RwSignal<Set<(Text, Column)>>,
    /// What is being done, as long as that lasts.
    busy: RwSignal<Option<String>>,
    /// Why the last table was not read.
    refused: RwSignal<Option<String>>,
    /// How many were brought in at last, and an entry of that gesture.
    done: RwSignal<Option<(usize, EntryId)>>,
    /// Counts up with everything that makes work in progress useless.
    round: StoredValue<u32>,
}

impl Importing {
    fn new(session: Session, view: View) -> Importing {
        Importing {
            here: StoredValue::new((session, view)),
            source: RwSignal::new(None),
            choices: RwSignal::new(Choices::default()),
            proposal: RwSignal::new(None),
            kept: RwSignal::new(Set::new()),
            busy: RwSignal::new(None),
            refused: RwSignal::new(None),
            done: RwSignal::new(None),
            round: StoredValue::new(0),
        }
    }

    fn session(self) -> Session {
        self.here.with_value(|here| here.0)
    }

    fn view(self) -> View {
        self.here.with_value(|here| here.1)
    }

    /// A new round of work; older ones stop at their next slice.
    fn begin(self) -> u32 {
        self.round.update_value(|round| *round += 1);
        self.round.get_value()
    }

    /// Lets the page answer. Says whether the round still counts; not once the page was left.
    async fn goes_on(self, round: u32) -> bool {
        pause::let_browser_work().await;
        self.round.try_get_value() == Some(round)
    }

    fn stop(self) {
        self.begin();
        self.busy.set(None);
        self.view().say(words::STOPPED);
    }

    fn refuse(self, why: String) {
        self.busy.set(None);
        self.refused.set(Some(why));
    }

    /// Reads a file.
    fn read_file(self, file: File) {
        let round = self.begin();
        self.clear();
        let name = file.name();
        self.busy.set(Some(words::reading(&name, 0)));
        spawn_local(async move {
            let Ok(stop) = AbortController::new() else {
                return self.refuse(words::THIS_BROWSER_CANNOT_READ_FILES.to_owned());
            };
            let read = files::read_file(&file, MOST_BYTES, &stop.signal(), &|_, _| {}).await;
            if !self.goes_on(round).await {
                return;
            }
            match read {
                Ok(bytes) => self.read_text(name, files::text_of(bytes), round).await,
                Err(ReadError::TooLarge(bytes)) => self.refuse(words::too_large(&size(bytes))),
                Err(ReadError::Failed(said)) => self.refuse(words::not_read_because(&said)),
                Err(ReadError::Stopped | ReadError::Status(_)) => {}
            }
        });
    }

    /// Reads what was pasted.
    fn read_pasted(self, text: String) {
        let round = self.begin();
        self.clear();
        spawn_local(self.read_text(words::PASTED.to_owned(), text, round));
    }

    fn clear(self) {
        self.source.set(None);
        self.proposal.set(None);
        self.refused.set(None);
        self.done.set(None);
        self.kept.set(Set::new());
    }

    async fn read_text(self, name: String, text: String, round: u32) {
        let mut reader = TableReader::new(&text);
        loop {
            let began = pause::stopwatch();
            let mut read = Ok(false);
            while read == Ok(false) && pause::stopwatch() - began < SLICE_MS {
                read = reader.read(SLICE_BYTES);
            }
            match read {
                Err(error) => return self.refuse(no_table(error)),
                Ok(true) => break,
                Ok(false) => {}
            }
            self.busy
                .set(Some(words::reading(&name, percent(reader.share()))));
            if !self.goes_on(round).await {
                return;
            }
        }
        let table = Arc::new(reader.finish());
        let columns = Columns::guess(&table);
        self.source.set(Some(Source { name, table }));
        self.look_at(Choices {
            columns,
            ..Choices::default()
        });
        page::focus_when_drawn("#import-columns");
    }

    /// Takes other columns: what their words mean has to be found anew.
    fn look_at(self, choices: Choices) {
        let Some(source) = self.source.get_untracked() else {
            return;
        };
        let plan = self.session().plan().get_untracked();
        let (table, columns) = (&source.table, &choices.columns);
        self.choose(Choices {
            organisations: Values::organisations(table, columns, &plan),
            systems: Values::systems(table, columns, &plan),
            ..choices
        });
    }

    /// Takes other choices, and finds what would change.
    fn choose(self, choices: Choices) {
        self.choices.set(choices);
        self.propose();
    }

    fn propose(self) {
        let Some(source) = self.source.get_untracked() else {
            return;
        };
        let round = self.begin();
        let session = self.session();
        let choices = self.choices.get_untracked();
        let (plan, state) = (
            session.plan().get_untracked(),
            session.state().get_untracked(),
        );
        let as_of = session.as_of().get_untracked();
        let mut proposing = Proposing::new(&plan, &state, &choices.columns, as_of);
        spawn_local(async move {
            loop {
                let began = pause::stopwatch();
                let mut is_done = false;
                while !is_done && pause::stopwatch() - began < SLICE_MS {
                    is_done = proposing.read(&source.table, &choices, SLICE_ROWS);
                }
                if is_done {
                    break;
                }
                let rows = source.table.len();
                self.busy.set(Some(words::looking(proposing.done(), rows)));
                if !self.goes_on(round).await {
                    return;
                }
            }
            self.busy.set(None);
            self.proposal.set(Some(Arc::new(proposing.finish())));
        });
    }

    /// Brings in what the last step showed.
    fn bring_in(self) {
        let (Some(source), Some(proposal)) =
            (self.source.get_untracked(), self.proposal.get_untracked())
        else {
            return;
        };
        let changes = self.kept.with_untracked(|kept| proposal.changes(kept));
        let count = changes.len();
        let Some((target, value)) = changes.last().cloned() else {
            return;
        };
        let session = self.session();
        session.apply(
            changes,
            Some(words::from_table(&source.name).as_str().into()),
        );
        // Where nothing could be written down, the session says so, and the table stays.
        let held = |state: &Arc<State>| {
            let held = state.get(&target).filter(|it| it.value == value)?;
            Some(held.entry)
        };
        let Some(entry) = session.state().with_untracked(held) else {
            return;
        };
        self.clear();
        self.done.set(Some((count, entry)));
        self.view().say(words::brought_in(count));
        page::focus_when_drawn("#import-done");
    }
}

/// What a column is called.
fn column_name(column: Column) -> &'static str {
    table_words::COLUMNS[column as usize]
}

/// What is wrong with a text that is no table, and what to do.
fn no_table(error: TableError) -> String {
    match error {
        TableError::Empty => table_words::NOTHING_IN_IT.to_owned(),
        TableError::TooLong => table_words::too_many_rows(MOST_ROWS),
        TableError::TooWide { line } => table_words::too_many_columns(line, MOST_COLUMNS),
        TableError::OpenQuote { line } => table_words::open_quote(line),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of one, and `as` saturates"
)]
fn percent(share: f64) -> u8 {
    (share * 100.0) as u8
}

/// The page.
#[component]
pub fn ImportPage() -> Markup {
    let importing = Importing::new(use_session(), use_view());
    let has_source = Memo::new(move |_| importing.source.with(Option::is_some));
    // What others change meanwhile is proposed against.
    let session = importing.session();
    Effect::new(move |before: Option<()>| {
        session.state().track();
        if before.is_some() {
            importing.propose();
        }
    });
    view! {
        <PageTitle title=Signal::stored(words::FROM_A_TABLE.to_owned())/>
        <p class="lead">{words::WHAT_A_TABLE_DOES}</p>
        <Done importing=importing/>
        <SourceCard importing=importing/>
        {move || has_source.get().then(|| view! {
            <ColumnsCard importing=importing/>
            <MeaningsCard importing=importing/>
            <PreviewCard importing=importing/>
        })}
    }
}

/// Where the table comes from.
#[component]
fn SourceCard(
    /// The work.
    importing: Importing,
) -> Markup {
    let pasted = RwSignal::new(String::new());
    let read_pasted = move |_| importing.read_pasted(pasted.get_untracked());
    let read_file = Callback::new(move |file| importing.read_file(file));
    let what = move || {
        importing.source.with(|source| {
            let source = source.as_ref()?;
            let rows = source.table.len();
            let columns = source.table.width(0);
            Some(words::table_read(&source.name, rows, columns))
        })
    };
    let nhs_file = move || {
        let is_it = importing.choices.with(|it| it.columns.is_nhs_file);
        (is_it && importing.source.with(Option::is_some)).then_some(words::IT_IS_THE_NHS_FILE)
    };
    let refused = move || {
        importing.refused.get().map(|why| {
            view! {
                <div class="form has-error" role="alert">
                    <p><strong>{words::NOT_READ}</strong> " " {words::NOTHING_CHANGED}</p>
                    <p>{why}</p>
                </div>
            }
        })
    };
    let busy = move || {
        importing.busy.get().map(|what| {
            view! {
                <p class="row" role="status">
                    <span>{what}</span>
                    <button type="button" class="button small" on:click=move |_| importing.stop()>{words::STOP}</button>
                </p>
            }
        })
    };
    view! {
        <Card title=words::STEP_TABLE class="answer">
            <div class="actions">
                <FileButton words=words::CHOOSE_A_FILE accept=".csv,.txt,.tsv,text/csv,text/plain" main=true chosen=read_file/>
            </div>
            <PasteField id="import-pasted" label=words::OR_PASTE hint=words::PASTE_HINT rows="4" value=pasted/>
            <div class="actions">
                <button type="button" class="button" on:click=read_pasted>{words::READ_PASTED}</button>
            </div>
            {refused}
            {busy}
            <p>{what}</p>
            <p class="meta">{nhs_file}</p>
        </Card>
    }
}

/// What was brought in at last.
#[component]
fn Done(
    /// The work.
    importing: Importing,
) -> Markup {
    let session = importing.session();
    move || {
        let (count, entry) = importing.done.get()?;
        // It may be taken back elsewhere, and something else may have been changed since.
        let journal = session.journal();
        let is_last = Memo::new(move |_| {
            journal.with(|journal| {
                let next = journal.next_undo().unwrap_or_default();
                next.iter().any(|it| it.id == entry)
            })
        });
        let stands = Memo::new(move |_| {
            journal.with(|journal| journal.get(entry).is_some_and(|it| journal.stands(it)))
        });
        let title = move || {
            if stands.get() {
                words::brought_in(count)
            } else {
                words::taken_back(count)
            }
        };
        let undo = move |_| {
            session.undo();
            importing.done.set(None);
            page::focus("h1");
        };
        Some(view! {
            <section class="card answer">
                <h2 tabindex="-1" id="import-done">{title}</h2>
                {move || is_last.get().then(|| view! { <p>{words::AS_ONE_STEP}</p> })}
                <div class="actions">
                    <a class="button main" href=PracticesPage::List.route().to_string()>{words::SHOW_PRACTICES}</a>
                    {move || is_last.get().then(|| view! {
                        <button type="button" class="button" on:click=undo>{words::UNDO_ALL}</button>
                    })}
                </div>
            </section>
        })
    }
}
