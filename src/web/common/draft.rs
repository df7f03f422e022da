//! What was typed into a form and neither saved nor thrown away. It is kept in this tab: another page
//! or a reload loses none of it, the form that is opened again has it, and who left one behind is told.
//!
//! Knows fields of text and where the form stands. A field that may hold an NHS number is not kept:
//! such words are stored nowhere. Nothing of this is an entry: nobody but this tab sees it.

use std::sync::Arc;

use crate::web::prelude::*;

use super::glyph::{Glyph, Marked, Picture};
use super::guard::is_suspect;
use crate::web::browser::{location, page, remember};
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::common as words;

/// Between the fields: a character that nobody types.
const BETWEEN: &str = "\u{1f}";

/// The forms of this tab that keep their words: which are on the page, and which was left last.
#[derive(Clone, Copy)]
pub struct Drafts {
    open: StoredValue<Vec<String>>,
    left: RwSignal<Option<Left>>,
    /// Where the tab keeps the one that somebody went back to.
    wanted: RwSignal<String>,
}

/// A form that was left with words in it.
#[derive(Clone, PartialEq)]
struct Left {
    place: String,
    /// Where to find it again.
    address: String,
}

impl Drafts {
    /// Puts them into the context. Called once, by the application.
    pub fn provide() {
        provide_context(Drafts {
            open: StoredValue::new(Vec::new()),
            left: RwSignal::new(None),
            wanted: RwSignal::new(String::new()),
        });
    }

    /// Whether somebody went back to the form of this name last, which is then to be opened.
    #[must_use]
    pub fn is_wanted(self, session: Session, name: &str) -> bool {
        self.wanted
            .with(|wanted| *wanted == place_of(session, name))
    }

    /// The form that somebody went back to is open.
    pub fn reached(self) {
        self.wanted.set(String::new());
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
        if !is_open && remember::in_tab(&place).is_some() {
            self.left.set(Some(Left { place, address }));
        }
    }
}

/// A form whose words are kept until they are saved or thrown away.
#[derive(Clone, Copy)]
pub struct Draft {
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

/// Whether this tab keeps words of the form of this name.
#[must_use]
pub fn is_kept(session: Session, name: &str) -> bool {
    remember::in_tab(&place_of(session, name)).is_some()
}

impl Draft {
    /// Keeps what is typed into these fields from now on, and puts back what was typed before. The
    /// name is the form's alone in the plan; `address` is where to find it again.
    #[must_use]
    pub fn of(name: &str, address: String, fields: &[RwSignal<String>]) -> Draft {
        let (session, view) = (use_session(), use_view());
        let start = fields.iter().map(RwSignal::get_untracked).collect();
        let form = Arc::new(Form {
            place: place_of(session, name),
            fields: fields.to_vec(),
            start: StoredValue::new(start),
        });
        let is_back = RwSignal::new(false);
        if let Some(kept) = remember::in_tab(&form.place) {
            let kept: Vec<String> = kept.split(BETWEEN).map(ToOwned::to_owned).collect();
            if kept.len() == fields.len() {
                form.set(&kept);
                is_back.set(true);
            }
        }
        keep_as_typed(view, form.clone());
        let (drafts, place) = (expect_context::<Drafts>(), form.place.clone());
        drafts.opened(&place);
        on_cleanup(move || request_animation_frame(move || drafts.gone(place, address)));
        Draft {
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
        remember::set_in_tab(&form.place, "");
        self.is_back.set(false);
    }

    /// The fields hold again what they held before anything was typed.
    pub fn throw_away(self) {
        let form = self.form.get_value();
        form.set(&form.start.get_value());
        self.end();
    }
}

/// Has the tab remember every change of the fields.
fn keep_as_typed(view: View, form: Arc<Form>) {
    Effect::new(move |before: Option<()>| {
        let mut now = form.now();
        let start = form.start.get_value();
        for (words, start) in now.iter_mut().zip(&start) {
            if is_suspect(view, words) {
                words.clone_from(start);
            }
        }
        if before.is_some() {
            let words = if now == start {
                String::new()
            } else {
                now.join(BETWEEN)
            };
            remember::set_in_tab(&form.place, &words);
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

/// The line that a form was left with words in it, and the way back.
#[component]
pub fn LeftBehind() -> Markup {
    let Drafts { left, wanted, .. } = expect_context();
    let put_away = move || {
        left.set(None);
        page::catch_focus("h1");
    };
    move || {
        left.get().map(|it| {
            view! {
                <section class="notice" role="status">
                    <Picture glyph=Glyph::Due/>
                    <p><strong>{words::NOT_SAVED_YET}</strong> " " {words::WORDS_ARE_KEPT}</p>
                    <button type="button" class="button small" on:click=move |_| {
                        put_away();
                        location::go(&it.address);
                        wanted.set(it.place.clone());
                    }>{words::GO_BACK_TO_IT}</button>
                    <button type="button" class="button small" on:click=move |_| put_away()>{words::PUT_IT_AWAY}</button>
                </section>
            }
        })
    }
}
