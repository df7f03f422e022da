//! What the dialogue holds, and how sheets are made of it without keeping the browser from answering.
//! Knows the order of work; leaves how it is asked for to the dialogue.

use std::sync::Arc;

use crate::web::prelude::*;
use leptos::html;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};

use super::super::chart_panel::{LINKS, PROGRESS, draws};
use super::super::looking::Looking;
use super::{PAPERS, on_page, picture};
use crate::exchange::content_name;
use crate::outlook::{Filter, RowsView, Table};
use crate::paper::{Form, Overlay, Pdf, Setup, Sheets, Subject, svg};
use crate::web::browser::{files, page, pause};
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::printing as words;

/// More sheets than these no browser prints at once.
const MOST_PRINTED: usize = 400;
/// So many are put into the page at once when the browser's own menu asks for printing.
const MOST_AT_ONCE: usize = 60;
/// Longest stretch of work before the browser may answer, in milliseconds.
const SLICE_MS: f64 = 50.0;

/// What can be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Made {
    /// Sheets, by the browser's own printing.
    Print,
    /// A file of sheets.
    Pdf,
    /// One picture of lines.
    Svg,
    /// One picture of dots.
    Png,
}

/// What is being done.
#[derive(Clone, PartialEq, Debug)]
enum Work {
    /// Nothing.
    Idle,
    /// Something is made: how far it is.
    Making(String),
    /// The last thing is done: what it was.
    Done(&'static str),
    /// It could not be done, or was not to be: why, and what to do.
    Failed(String),
}

/// What the dialogue holds. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Desk {
    session: Session,
    view: View,
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// Whether the whole plan is printed, else what is in view.
    pub is_whole: RwSignal<bool>,
    /// What it is printed on.
    pub form: RwSignal<Form>,
    /// Over how many sheets side by side.
    pub across: RwSignal<usize>,
    /// The sheets as chosen; `None` while they are counted.
    pub sheets: RwSignal<Option<Arc<Sheets>>>,
    /// Which sheet is looked at.
    pub shown: RwSignal<usize>,
    /// What the browser prints.
    pub paper: NodeRef<html::Div>,
    work: RwSignal<Work>,
    is_stopped: RwSignal<bool>,
}

impl Desk {
    /// The view as it is, on A4 landscape.
    pub fn new(looking: Looking) -> Desk {
        let desk = Desk {
            session: use_session(),
            view: use_view(),
            looking,
            is_whole: RwSignal::new(false),
            form: RwSignal::new(Form::default()),
            across: RwSignal::new(1),
            sheets: RwSignal::new(None),
            shown: RwSignal::new(0),
            paper: NodeRef::new(),
            work: RwSignal::new(Work::Idle),
            is_stopped: RwSignal::new(false),
        };
        desk.keep_counted();
        desk
    }

    /// How many sheets there are; 0 while they are counted.
    pub fn count(self) -> usize {
        self.sheets
            .with(|sheets| sheets.as_ref().map_or(0, |sheets| sheets.count()))
    }

    /// Whether there are more than a browser prints.
    pub fn has_too_many(self) -> bool {
        self.count() > MOST_PRINTED
    }

    /// Whether something is being made.
    pub fn is_making(self) -> bool {
        self.work.with(|work| matches!(work, Work::Making(_)))
    }

    /// Makes an end of what is being made.
    pub fn stop(self) {
        self.is_stopped.set(true);
    }

    /// What is told under the choices.
    pub fn said(self) -> String {
        let pages = words::pages(self.count());
        match self.work.get() {
            Work::Making(words) | Work::Failed(words) => words,
            Work::Done(done) => words::pages_and(&pages, done),
            Work::Idle if self.has_too_many() => words::too_many(&pages),
            Work::Idle => pages,
        }
    }

    /// Lays the sheets out afresh whenever something they show changes, while the dialogue is open.
    fn keep_counted(self) {
        let is_printing = Memo::new(move |_| self.looking.is_printing());
        let turn = StoredValue::new(0_u32);
        // What was done last was done with other choices.
        Effect::new(move |_| {
            self.is_whole.track();
            self.form.track();
            self.across.track();
            self.work.set(Work::Idle);
        });
        Effect::new(move |_| {
            let this = turn.get_value() + 1;
            turn.set_value(this);
            // A closed dialogue holds neither sheets nor a preview.
            self.sheets.set(None);
            if !is_printing.get() {
                return;
            }
            // The sheets tell of findings.
            let _ = self.view.findings_now();
            if self.view.awaits_findings() {
                return;
            }
            let (subject, setup) = (self.subject(), self.setup());
            spawn_local(async move {
                pause::let_browser_draw().await;
                if turn.try_get_value() == Some(this) {
                    let sheets = Sheets::new(subject, setup);
                    let last = sheets.count() - 1;
                    self.shown.update(|shown| *shown = last.min(*shown));
                    self.sheets.set(Some(Arc::new(sheets)));
                }
            });
        });
    }

    fn setup(self) -> Setup {
        Setup {
            across: self.across.get(),
            ..Setup::new(self.form.get())
        }
    }

    fn subject(self) -> Subject {
        let (looking, session) = (self.looking, self.session);
        let is_whole = self.is_whole.get();
        let mut view = looking.arrangement.get();
        if is_whole {
            view.filter = Filter::default();
            view.collapsed = RowsView::default().collapsed;
        }
        let has_chart = looking.width.get() > 0.0;
        let content = session.opened().with(|opened| {
            session
                .journal()
                .with(|journal| content_name(&opened.fingerprint, journal.entries()))
        });
        Subject {
            outlook: looking.outlook.get(),
            marks: looking.findings.get(),
            found: looking.found.get(),
            view,
            table: looking.told.with(|told| Table::read(told)),
            days: (has_chart && !is_whole).then(|| looking.window()),
            over: looking.extra.with(|extra| Overlay {
                has_progress: draws(&extra.draw, PROGRESS),
                has_links: draws(&extra.draw, LINKS),
                open: looking.selected.get(),
            }),
            content: match session
                .laid()
                .with(|laid| laid.as_ref().map(|it| it.name.clone()))
            {
                Some(name) => words::and_what_if(&content, &name),
                None => content,
            },
        }
    }

    /// The sheets as they are chosen now, changed as `change` does.
    fn laid_out(self, change: impl FnOnce(Setup) -> Setup) -> Sheets {
        untrack(|| Sheets::new(self.subject(), change(self.setup())))
    }

    /// Makes what is asked for; nothing while something else is made.
    pub async fn make(self, what: Made) {
        if untrack(|| self.is_making()) {
            return;
        }
        self.is_stopped.set(false);
        self.work.set(Work::Making(words::MAKING.to_owned()));
        pause::let_browser_draw().await;
        let made = match what {
            Made::Print => self.print().await,
            Made::Pdf => self.save_pdf().await,
            Made::Svg => self.save_svg(),
            Made::Png => self.save_png().await,
        };
        self.work.set(match made {
            Ok(words) => Work::Done(words),
            Err(why) => Work::Failed(why),
        });
    }

    /// Puts the sheets into the page and opens the browser's own print dialogue. They stay until the
    /// browser says that it has printed, because not every browser waits.
    async fn print(self) -> Result<&'static str, String> {
        let Some(paper) = self.paper.get_untracked() else {
            return Ok("");
        };
        let counted = self.sheets.get_untracked();
        let sheets = counted.unwrap_or_else(|| Arc::new(self.laid_out(|setup| setup)));
        self.clear();
        self.name_paper();
        let put = self.in_slices(sheets.count(), |number| {
            on_page::put_page(&sheets, number, &paper);
        });
        if let Err(why) = put.await {
            self.clear();
            return Err(why);
        }
        page::print();
        Ok("")
    }

    /// When the browser's own menu asks for printing, there is no time to wait.
    pub fn fill_at_once(self) {
        let Some(paper) = self.paper.get_untracked() else {
            return;
        };
        if paper.has_child_nodes() {
            return;
        }
        let sheets = self.laid_out(|setup| setup);
        if sheets.count() <= MOST_AT_ONCE {
            self.name_paper();
            for number in 0..sheets.count() {
                on_page::put_page(&sheets, number, &paper);
            }
        }
    }

    /// Tells the style of printing which paper it is.
    fn name_paper(self) {
        let form = self.form.get_untracked();
        if let Some((.., id)) = PAPERS.iter().find(|(this, ..)| *this == form) {
            page::set_root_attribute("data-sheets", id);
        }
    }

    /// Takes what was printed out of the page.
    pub fn clear(self) {
        if let Some(paper) = self.paper.get_untracked() {
            paper.set_text_content(None);
        }
        page::remove_root_attribute("data-sheets");
    }

    /// Does something for each sheet and lets the browser answer in between. Fails when that was to
    /// be stopped.
    async fn in_slices(self, count: usize, mut each: impl FnMut(usize)) -> Result<(), String> {
        let mut slice = pause::stopwatch();
        for number in 0..count {
            if pause::stopwatch() - slice > SLICE_MS {
                let words = words::making_page(number + 1, count);
                self.work.set(Work::Making(words));
                pause::let_browser_draw().await;
                slice = pause::stopwatch();
            }
            if self.is_stopped.get_untracked() {
                return Err(words::STOPPED.to_owned());
            }
            each(number);
        }
        Ok(())
    }

    async fn save_pdf(self) -> Result<&'static str, String> {
        let sheets = self.laid_out(|setup| Setup {
            has_plain_letters: true,
            ..setup
        });
        let mut pdf = Pdf::new(&sheets);
        let add = |_| {
            pdf.add_sheet();
        };
        self.in_slices(sheets.count(), add).await?;
        let bytes = pdf.finish();
        files::save_bytes(&self.name("pdf"), "application/pdf", &bytes).map_err(unsaved)?;
        Ok(words::SAVED_PDF)
    }

    fn picture(self) -> (String, crate::paper::Size) {
        let sheets = self.laid_out(|_| Setup::new(Form::Picture));
        (svg(&sheets.draw(0), &sheets.title()), sheets.size())
    }

    fn save_svg(self) -> Result<&'static str, String> {
        let (svg, _) = self.picture();
        files::save(&self.name("svg"), "image/svg+xml", &svg).map_err(unsaved)?;
        Ok(words::SAVED_SVG)
    }

    async fn save_png(self) -> Result<&'static str, String> {
        let (svg, size) = self.picture();
        let Some(dots) = picture::dots(size) else {
            return Err(words::TOO_HIGH.to_owned());
        };
        let made = picture::png(&svg, size, dots).await;
        made.and_then(|blob| files::save_blob(&self.name("png"), &blob))
            .map_err(|error: JsValue| {
                let said = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
                unsaved(said.map(String::from).unwrap_or_default())
            })?;
        Ok(words::SAVED_PNG)
    }

    /// The name of a file: plan and as-of date.
    fn name(self, ending: &str) -> String {
        let as_of = self.looking.as_of.get_untracked();
        let plan = self.looking.plan.get_untracked();
        format!("{}-timeline-{as_of}.{ending}", plan.id)
    }
}

fn unsaved(why: String) -> String {
    words::not_saved(&why)
}
