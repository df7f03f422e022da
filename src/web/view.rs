//! Where the reader stands: the place in the address, the day, the panel that is open. Knows what
//! is on screen; none of it is stored in the journal.

use std::sync::Arc;

use crate::web::prelude::*;
use leptos::task::spawn_local;

use super::browser::{listen, location, pause};
use super::parts::{self, Part, use_parts};
use super::session::{Session, use_session};
use crate::journal::{State, Target};
use crate::outlook::{FindingMarks, Outlook};
use crate::plan::{Finding, Plan, SourceIx};
use crate::route::Route;

/// Where the reader stands. Copies of it are handles to the same one.
#[derive(Clone, Copy, Debug)]
pub struct View {
    route: RwSignal<Route>,
    outlook: Memo<Arc<Outlook>>,
    findings: RwSignal<Arc<Vec<Finding>>>,
    search: Part,
    is_looked_through: RwSignal<bool>,
    marks: Memo<Arc<FindingMarks>>,
    mismatches: RwSignal<usize>,
    source: RwSignal<Option<SourceIx>>,
    filter: RwSignal<Option<String>>,
    said: RwSignal<String>,
    vouched: RwSignal<Vec<String>>,
}

/// The view that the application put into the context.
///
/// # Panics
///
/// Outside the application, where [`View::provide`] did not run.
#[must_use]
pub fn use_view() -> View {
    expect_context()
}

impl View {
    /// Makes the view and puts it into the context. Called once, by the application, after the
    /// session is there.
    #[must_use]
    pub fn provide() -> View {
        let session = use_session();
        let route = RwSignal::new(Route::parse(&location::hash()));
        let source = RwSignal::new(None);
        listen::use_window_event(leptos::ev::hashchange, move |_| {
            source.set(None);
            route.set(Route::parse(&location::hash()));
        });
        let (plan, state, as_of) = (session.plan(), session.state(), session.as_of());
        // What search made ready outlasts a change and another day.
        let outlook = Memo::new(move |before: Option<&Arc<Outlook>>| {
            let (plan, state, as_of) = (plan.get(), state.get(), as_of.get());
            Arc::new(match before {
                Some(before) if Arc::ptr_eq(before.plan(), &plan) => before.renewed(&state, as_of),
                _ => Outlook::new(plan, &state, as_of),
            })
        });
        let found = RwSignal::new(Arc::new(Vec::new()));
        let search = use_parts().findings;
        let is_looked_through = RwSignal::new(false);
        look_for_findings(session, search, found, is_looked_through);
        let marks = Memo::new(move |_| {
            let found = found.get();
            let about = found.iter().map(|it| (&*it.id, it.activities()));
            Arc::new(FindingMarks::new(about, &state.get()))
        });
        let view = View {
            route,
            outlook,
            findings: found,
            search,
            is_looked_through,
            marks,
            mismatches: compared_with_counts(session),
            source,
            filter: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            vouched: RwSignal::new(Vec::new()),
        };
        provide_context(view);
        view
    }

    /// The place in the address.
    #[must_use]
    pub fn route(self) -> Signal<Route> {
        self.route.into()
    }

    /// Goes to another place; Back leads here again.
    pub fn go(self, route: &Route) {
        location::go(&route.to_string());
    }

    /// Writes what the reader chose on this page into the address, without a step for Back.
    pub fn replace(self, route: Route) {
        location::replace(&route.to_string());
        self.route.set(route);
    }

    /// The plan with its changes as it stands on the as-of date.
    #[must_use]
    pub fn outlook(self) -> Signal<Arc<Outlook>> {
        self.outlook.into()
    }

    /// The findings of the plan, accepted ones too. Empty until the plan was looked through, see
    /// [`View::is_looked_through`], which is done when the page is quiet.
    #[must_use]
    pub fn findings(self) -> Signal<Arc<Vec<Finding>>> {
        self.findings.into()
    }

    /// The same for what cannot do without them: the plan is looked through at once.
    #[must_use]
    pub fn findings_now(self) -> Signal<Arc<Vec<Finding>>> {
        self.search.ask();
        self.findings.into()
    }

    /// Whether the plan was looked through for findings since it was opened.
    #[must_use]
    pub fn is_looked_through(self) -> Signal<bool> {
        self.is_looked_through.into()
    }

    /// Whether findings are being looked for; not any more when what does it did not come.
    #[must_use]
    pub fn awaits_findings(self) -> bool {
        !self.is_looked_through.get() && !self.search.has_failed()
    }

    /// How many findings are open, those about names and counts too, or that nobody has looked yet.
    #[must_use]
    pub fn open_findings(self) -> String {
        if self.is_looked_through.get() {
            let of_the_plan = self.marks.with(|marks| marks.open_count());
            (of_the_plan + self.mismatches.get()).to_string()
        } else {
            "\u{2026}".to_owned()
        }
    }

    /// Which activities carry which findings, and which of those were accepted.
    #[must_use]
    pub fn marks(self) -> Signal<Arc<FindingMarks>> {
        self.marks.into()
    }

    /// The paragraph of the plan whose panel is open.
    #[must_use]
    pub fn source(self) -> Signal<Option<SourceIx>> {
        self.source.into()
    }

    /// Opens the panel of a paragraph, or closes it.
    pub fn show_source(self, source: Option<SourceIx>) {
        self.source.set(source);
    }

    /// What the page leaves out, in words, for the head of printed sheets.
    #[must_use]
    pub fn filter(self) -> Signal<Option<String>> {
        self.filter.into()
    }

    /// Names what the page leaves out.
    pub fn set_filter(self, words: Option<String>) {
        self.filter.set(words);
    }

    /// Whether the person said of these very words that they hold no patient details.
    #[must_use]
    pub fn is_vouched_for(self, words: &str) -> bool {
        self.vouched
            .with(|all| all.iter().any(|other| other == words))
    }

    /// Takes the person's word that these words hold no patient details, in this tab.
    pub fn vouch_for(self, words: &str) {
        self.vouched.update(|all| all.push(words.to_owned()));
    }

    /// What a screen reader was told last.
    #[must_use]
    pub fn said(self) -> Signal<String> {
        self.said.into()
    }

    /// Tells a screen reader what happened.
    pub fn say(self, words: impl Into<String>) {
        self.said.set(words.into());
    }
}

/// Looks for findings whenever a plan is opened, once the page with the plan has been drawn and
/// what looks for them has come.
fn look_for_findings(
    session: Session,
    search: Part,
    found: RwSignal<Arc<Vec<Finding>>>,
    is_looked_through: RwSignal<bool>,
) {
    let plan = session.plan();
    Effect::new(move |_| {
        let plan = plan.get();
        found.set(Arc::default());
        is_looked_through.set(false);
        if !search.has_come() {
            return;
        }
        spawn_local(async move {
            pause::let_browser_draw().await;
            let is_current = |now: &Arc<_>| Arc::ptr_eq(now, &plan);
            if session.plan().with_untracked(is_current) {
                found.set(Arc::new(parts::findings(plan)));
                is_looked_through.set(true);
            }
        });
    });
}

/// How many names and answers do not go with the plan's counts: looked at again whenever something
/// has changed and the page has come to rest, since it takes as long as a key press may with
/// thousands of practices. Nothing is fetched for it while no practice has a name.
fn compared_with_counts(session: Session) -> RwSignal<usize> {
    let part = use_parts().counts;
    let open = RwSignal::new(0);
    let turn = StoredValue::new(0_u32);
    let (plan, state, as_of) = (session.plan(), session.state(), session.as_of());
    Effect::new(move |_| {
        let (plan, state, as_of) = (plan.get(), state.get(), as_of.get());
        let this_turn = turn.with_value(|turn| turn.wrapping_add(1));
        turn.set_value(this_turn);
        if !has_names(&plan, &state) {
            open.set(0);
            return;
        }
        spawn_local(async move {
            pause::until_quiet().await;
            let is_last = || turn.with_value(|turn| *turn == this_turn);
            if is_last() && part.comes().await && is_last() {
                open.set(parts::open_mismatches(plan, state, as_of));
            }
        });
    });
    open
}

fn has_names(plan: &Plan, state: &State) -> bool {
    let is_practice = |target: &Target| matches!(target, Target::Practice { .. });
    !plan.practices.is_empty() || state.held.iter().any(|(target, _)| is_practice(target))
}
