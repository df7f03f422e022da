//! What was typed into a form and neither saved nor thrown away. It is kept in this tab: another page
//! or a reload loses none of it, the form that is opened again has it, and who left one behind can be
//! told (`frame::notices`).
//!
//! Knows fields of text and where the form stands. What may hold an NHS number is kept while the page
//! is, and is not stored: a reload loses it. Nothing of this is an entry: only this tab sees it.

use std::sync::Arc;

use crate::web::prelude::*;

use super::glyph::{Glyph, Marked};
use super::guard::is_suspect;
use crate::web::browser::{location, page, remember};
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::common as words;

/// Between the fields: a character that nobody types.
const BETWEEN: &str = "\u{1f}";

/// What the forms of this tab keep: of which, which are on the page, and which was left last.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// By place. The browser keeps the same for a reload, if it lets the tab remember anything.
    kept: StoredValue<Vec<(String, String)>>,
    open: StoredValue<Vec<String>>,
    left: RwSignal<Option<Left>>,
    /// The place of the form that somebody went back to.
    wanted: RwSignal<String>,
}

/// A form that was left with words in it.
#[derive(Clone, PartialEq)]
pub struct Left {
    place: String,
    /// Where to find it again.
    address: String,
}

/// What the application put into the context.
///
/// # Panics
///
/// Outside the application, where [`Drafts::provide`] did not run.
#[must_use]
pub fn use_drafts() -> Drafts {
    expect_context()
}

impl Drafts {
    /// Puts them into the context. Called once, by the application.
    pub fn provide() {
        provide_context(Drafts {
            kept: StoredValue::new(Vec::new()),
            open: StoredValue::new(Vec::new()),
            left: RwSignal::new(None),
            wanted: RwSignal::new(String::new()),
        });
    }

    /// The form that was left last with words in it.
    #[must_use]
    pub fn left(self) -> Signal<Option<Left>> {
        self.left.into()
    }

    /// Nobody needs to be told of that form any more; its words are kept all the same.
    pub fn put_away(self) {
        self.left.set(None);
    }

    /// Goes to where that form is, which opens there.
    pub fn go_back(self) {
        if let Some(Left { place, address }) = self.left.get_untracked() {
            self.left.set(None);
            location::go(&address);
            self.wanted.set(place);
        }
    }

    /// Whether words of the form of this name are kept.
    #[must_use]
    pub fn is_kept(self, session: Session, name: &str) -> bool {
        self.words(&place_of(session, name)).is_some()
    }

    /// Whether words of the form of this name are kept, and somebody went back to it.
    #[must_use]
    pub fn is_wanted(self, session: Session, name: &str) -> bool {
        let place = place_of(session, name);
        self.wanted.with(|wanted| *wanted == place) && self.words(&place).is_some()
    }

    /// The form that somebody went back to is open.
    pub fn reached(self) {
        self.wanted.set(String::new());
    }

    /// Opens a form whose words are kept: when the page is drawn, and when somebody goes back to it,
    /// who then has the focus in this field.
    pub fn open_where_begun(
        self,
        is_open: RwSignal<bool>,
        session: Session,
        name: String,
        field: String,
    ) {
        Effect::new(move |before: Option<()>| {
            let is_wanted = self.is_wanted(session, &name);
            if is_wanted || (before.is_none() && self.is_kept(session, &name)) {
                is_open.set(true);
            }
            if is_wanted {
                self.reached();
                page::focus_when_drawn(format!("#{field}"));
            }
        });
    }

    fn words(self, place: &str) -> Option<String> {
        let here = self.kept.with_value(|kept| {
            let found = kept.iter().find(|(its, _)| its == place);
            found.map(|(_, words)| words.clone())
        });
        here.or_else(|| remember::in_tab(place))
    }

    /// Keeps words, of which the browser may store `storable`.
    fn keep(self, place: &str, words: String, storable: &str) {
        self.forget(place);
        remember::set_in_tab(place, storable);
        self.kept
            .update_value(|kept| kept.push((place.to_owned(), words)));
    }

    fn forget(self, place: &str) {
        remember::set_in_tab(place, "");
        self.kept
            .update_value(|kept| kept.retain(|(its, _)| its != place));
    }

    fn opened(self, place: &str) {
        self.open.update_value(|open| open.push(place.to_owned()));
        let is_it = |left: &Option<Left>| left.as_ref().is_some_and(|it| it.place == place);
        if self.left.with_untracked(is_it) {
            self.left.set(None);
        }
    }

    fn gone(self, place: String, address: String) {
        self.open.update_value(|open| {
            if let Some(at) = open.iter().position(|it| *it == place) {
                open.swap_remove(at);
            }
        });
        // A form that only moves to another place of the page is open again by then.
        let is_open = self.open.with_value(|open| open.contains(&place));
        if !is_open && self.words(&place).is_some() {
            self.left.set(Some(Left { place, address }));
        }
    }
}

/// A form whose words are kept until they are saved or thrown away.
#[derive(Clone, Copy)]
pub struct Draft {
    drafts: Drafts,
    form: StoredValue<Arc<Form>>,
    is_back: RwSignal<bool>,
}

struct Form {
    /// Where the tab keeps it.
    place: String,
    fields: Vec<RwSignal<String>>,
    /// What the fields held when nothing had been typed yet.
    start: StoredValue<Vec<String>>,
}

impl Form {
    fn now(&self) -> Vec<String> {
        self.fields.iter().map(RwSignal::get).collect()
    }

    fn set(&self, words: &[String]) {
        for (field, words) in self.fields.iter().zip(words) {
            field.set(words.clone());
        }
    }
}

fn place_of(session: Session, name: &str) -> String {
    let plan = session.plan().with_untracked(|plan| plan.id.clone());
    format!("draft:{plan}:{name}")
}

impl Draft {
    /// Keeps what is typed into these fields from now on, and puts back what was typed before. The
    /// name is the form's alone in the plan; `address` is where to find it again.
    #[must_use]
    pub fn of(name: &str, address: String, fields: &[RwSignal<String>]) -> Draft {
        let (session, view, drafts) = (use_session(), use_view(), use_drafts());
        let start = fields.iter().map(RwSignal::get_untracked).collect();
        let form = Arc::new(Form {
            place: place_of(session, name),
            fields: fields.to_vec(),
            start: StoredValue::new(start),
        });
        let is_back = RwSignal::new(false);
        if let Some(kept) = drafts.words(&form.place) {
            let kept: Vec<String> = kept.split(BETWEEN).map(ToOwned::to_owned).collect();
            if kept.len() == fields.len() {
                form.set(&kept);
                is_back.set(true);
            }
        }
        keep_as_typed(view, drafts, form.clone());
        let place = form.place.clone();
        drafts.opened(&place);
        on_cleanup(move || request_animation_frame(move || drafts.gone(place, address)));
        Draft {
            drafts,
            form: StoredValue::new(form),
            is_back,
        }
    }

    /// Whether words were put back that had been typed before.
    #[must_use]
    pub fn is_back(self) -> bool {
        self.is_back.get_untracked()
    }

    /// What is in the fields was saved, or is where the form begins.
    pub fn end(self) {
        let form = self.form.get_value();
        form.start.set_value(untrack(|| form.now()));
        self.drafts.forget(&form.place);
        self.is_back.set(false);
    }

    /// The fields hold again what they held before anything was typed.
    pub fn throw_away(self) {
        let form = self.form.get_value();
        form.set(&form.start.get_value());
        self.end();
    }
}

/// Keeps every change of the fields.
fn keep_as_typed(view: View, drafts: Drafts, form: Arc<Form>) {
    Effect::new(move |before: Option<()>| {
        let now = form.now();
        let start = form.start.get_value();
        let storable = |(words, start): (&String, &String)| {
            let words = if is_suspect(view, words) {
                start
            } else {
                words
            };
            words.clone()
        };
        let storable: Vec<String> = now.iter().zip(&start).map(storable).collect();
        if before.is_none() {
            return;
        }
        if now == start {
            drafts.forget(&form.place);
        } else {
            drafts.keep(&form.place, now.join(BETWEEN), &storable.join(BETWEEN));
        }
    });
}

/// That the words of a form are back, and the way to be rid of them.
#[component]
pub fn DraftNote(
    /// The form.
    draft: Draft,
    /// The field that has the focus next when they are thrown away.
    #[prop(into)]
    then: String,
) -> Markup {
    move || {
        let then = then.clone();
        draft.is_back.get().then(|| {
            view! {
                <p class="draft-note no-paper">
                    <Marked glyph=Glyph::Due top=true>{words::WORDS_ARE_BACK}</Marked> " "
                    <button type="button" class="link" on:click=move |_| {
                        draft.throw_away();
                        page::focus_when_drawn(format!("#{then}"));
                    }>{words::THROW_AWAY}</button>
                </p>
            }
        })
    }
}
