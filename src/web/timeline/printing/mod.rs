//! The dialogue "Print or save a picture": which rows and days, on what paper, how that looks, and
//! what it is made into. All of it is made in the page, with the network off as well. Knows the
//! choices and the order of work; leaves the sheets to `paper`.

mod desk;
mod on_page;
mod picture;

use crate::web::prelude::*;
use leptos::html;
use leptos::task::spawn_local;

use super::looking::Looking;
use crate::paper::{Form, Setup};
use crate::web::browser::{listen, page};
use crate::web::common::glyph::{Glyph, Picture};
use crate::words::printing as words;
use desk::{Desk, Made};

/// The papers, with their names and what the browser is told of them.
const PAPERS: [(Form, &str, &str); 4] = [
    (Form::A4Landscape, words::A4_LANDSCAPE, "a4-landscape"),
    (Form::A4Portrait, words::A4_UPRIGHT, "a4-portrait"),
    (Form::A3Landscape, words::A3_LANDSCAPE, "a3-landscape"),
    (Form::A3Portrait, words::A3_UPRIGHT, "a3-portrait"),
];

/// The dialogue.
#[component]
pub fn Printing(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let desk = Desk::new(looking);
    let dialog = NodeRef::<html::Dialog>::new();
    let is_printing = Memo::new(move |_| looking.is_printing());
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if is_printing.get() {
            // Fails only where a dialog is already open or not on the page.
            if !dialog.open() {
                let _ = dialog.show_modal();
                page::focus(".tl-print .main");
            }
        } else {
            dialog.close();
        }
    });
    listen::use_named_window_event("beforeprint", move |_| desk.fill_at_once());
    listen::use_named_window_event("afterprint", move |_| desk.clear());
    let close = move || {
        desk.stop();
        looking.print(false);
    };
    let close_outside = move |event: leptos::ev::MouseEvent| {
        if event.target() == event.current_target() {
            close();
        }
    };
    view! {
        <div class="tl-sheets" node_ref=desk.paper></div>
        <dialog
            class="tl-print"
            node_ref=dialog
            aria-labelledby="tl-print-title"
            on:close=move |_| close()
            on:click=close_outside
        >
            <div class="tl-print-body">
                <div class="panel-head">
                    <h2 id="tl-print-title">{words::PRINT_OR_SAVE}</h2>
                    <button type="button" class="icon-button" aria-label=words::CLOSE on:click=move |_| close()>
                        <Picture glyph=Glyph::Close/>
                    </button>
                </div>
                <div class="tl-print-split">
                    <Choices desk=desk/>
                    <Preview desk=desk/>
                </div>
            </div>
        </dialog>
    }
}

/// What is printed, on what, and the buttons that do it.
#[component]
fn Choices(
    /// The dialogue.
    desk: Desk,
) -> Markup {
    let Desk {
        looking,
        is_whole,
        form,
        across,
        ..
    } = desk;
    let counts = Memo::new(move |_| {
        looking
            .lines
            .with(|lines| (lines.rows().shown(), lines.rows().total()))
    });
    let what = move |whole: bool, words: Signal<String>| {
        view! {
            <label>
                <input
                    type="radio"
                    name="tl-print-what"
                    prop:checked=move || is_whole.get() == whole
                    on:change=move |_| is_whole.set(whole)
                />
                <span>{words}</span>
            </label>
        }
    };
    let view_words = Signal::derive(move || words::as_seen(counts.get().0));
    let whole_words = Signal::derive(move || words::whole_plan(counts.get().1));
    let choose_form = move |event| {
        let chosen = event_target_value(&event);
        if let Some(&(chosen, ..)) = PAPERS.iter().find(|(.., id)| *id == chosen) {
            form.set(chosen);
        }
    };
    let choose_across = move |event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            across.set(chosen);
        }
    };
    let is_making = Memo::new(move |_| desk.is_making());
    let make = move |made| spawn_local(desk.make(made));
    view! {
        <div class="stack">
            <fieldset class="field">
                <legend class="label">{words::WHAT}</legend>
                <div class="choices">{what(false, view_words)} {what(true, whole_words)}</div>
            </fieldset>
            <div class="fields">
                <div class="field">
                    <label for="tl-print-form">{words::PAPER}</label>
                    <select id="tl-print-form" class="input" on:change=choose_form>
                        {PAPERS
                            .map(|(this, words, id)| {
                                view! { <option value=id prop:selected=move || form.get() == this>{words}</option> }
                            })}
                    </select>
                </div>
                <div class="field">
                    <label for="tl-print-across">{words::SPREAD_OVER}</label>
                    <select id="tl-print-across" class="input" on:change=choose_across>
                        {(1..=Setup::MOST_ACROSS)
                            .map(|sheets| {
                                let words = words::sheets(sheets);
                                view! {
                                    <option value=sheets.to_string() prop:selected=move || across.get() == sheets>
                                        {words}
                                    </option>
                                }
                            })
                            .collect::<Markup>()}
                    </select>
                </div>
            </div>
            <p role="status" class="tl-print-said">{move || desk.said()}</p>
            <div class="actions">
                <button
                    type="button"
                    class="button main"
                    disabled=move || desk.has_too_many()
                    on:click=move |_| make(Made::Print)
                >
                    {words::PRINT}
                </button>
                <button type="button" class="button" on:click=move |_| make(Made::Pdf)>
                    {words::SAVE_PDF}
                </button>
                <button type="button" class="button" on:click=move |_| make(Made::Svg)>
                    {words::SAVE_SVG}
                </button>
                <button type="button" class="button" on:click=move |_| make(Made::Png)>
                    {words::SAVE_PNG}
                </button>
                {move || {
                    is_making.get().then(|| {
                        view! {
                            <button type="button" class="button" on:click=move |_| desk.stop()>
                                {words::STOP}
                            </button>
                        }
                    })
                }}
            </div>
            <p class="meta">
                {words::HINT}
            </p>
        </div>
    }
}

/// How a sheet will look.
#[component]
fn Preview(
    /// The dialogue.
    desk: Desk,
) -> Markup {
    let place = NodeRef::<html::Div>::new();
    let shown = desk.shown;
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        place.set_text_content(None);
        let number = shown.get();
        desk.sheets.with(|sheets| {
            if let Some(sheets) = sheets {
                on_page::put(sheets, number, "p-", &place);
            }
        });
    });
    let is_last = move || shown.get() + 1 >= desk.count();
    let turn = move |by: isize| {
        let last = desk.count().saturating_sub(1);
        shown.update(|shown| *shown = shown.saturating_add_signed(by).min(last));
    };
    view! {
        <div class="tl-preview">
            <div class="tl-preview-sheet" node_ref=place aria-hidden="true"></div>
            <div class="tl-preview-foot">
                <button
                    type="button"
                    class="icon-button"
                    aria-label=words::PAGE_BEFORE
                    disabled=move || shown.get() == 0
                    on:click=move |_| turn(-1)
                >
                    <Picture glyph=Glyph::Before/>
                </button>
                <span>{move || words::page_of(shown.get() + 1, desk.count().max(1))}</span>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=words::NEXT_PAGE
                    disabled=is_last
                    on:click=move |_| turn(1)
                >
                    <Picture glyph=Glyph::After/>
                </button>
            </div>
        </div>
    }
}
