//! Files from anywhere: dropped on the page, pasted where no field has the focus. Shows that a
//! file will be taken, and how far opening it is; leaves reading to `loading`.

use crate::web::prelude::*;
use web_sys::{DataTransfer, File};

use crate::web::browser::{listen, page};
use crate::web::loading::{Wanted, use_loader};
use crate::words::frame as words;

/// Takes in files and says how far opening one is.
#[component]
pub fn Intake() -> Markup {
    let loader = use_loader();
    let is_over = RwSignal::new(false);
    // Whoever drags over an inner element leaves the outer one, so entries are counted.
    let depth = StoredValue::new(0_i32);
    let leave = move || {
        depth.set_value(0);
        is_over.set(false);
    };
    listen::use_window_event(leptos::ev::dragenter, move |event| {
        if has_files(event.data_transfer().as_ref()) {
            depth.update_value(|depth| *depth += 1);
            is_over.set(true);
        }
    });
    listen::use_window_event(leptos::ev::dragleave, move |_| {
        depth.update_value(|depth| *depth -= 1);
        if depth.get_value() <= 0 {
            leave();
        }
    });
    listen::use_window_event(leptos::ev::dragover, move |event| {
        if has_files(event.data_transfer().as_ref()) {
            event.prevent_default();
        }
    });
    listen::use_window_event(leptos::ev::drop, move |event| {
        leave();
        if let Some(file) = first_file(event.data_transfer().as_ref()) {
            event.prevent_default();
            loader.open(Wanted::File(file));
        }
    });
    listen::use_window_event(leptos::ev::paste, move |event| {
        if page::is_typing() {
            return;
        }
        let held = event.clipboard_data();
        if let Some(file) = first_file(held.as_ref()) {
            loader.open(Wanted::File(file));
            return;
        }
        let text = held
            .and_then(|held| held.get_data("text").ok())
            .unwrap_or_default();
        // Anything else that is pasted beside a field was not meant for Rollcall.
        if text.trim_start().starts_with('{') {
            loader.open(Wanted::Pasted(text));
        }
    });
    let progress = move || {
        loader.work().get().map(|work| {
            view! {
                <section class="notice working" aria-label=words::OPENING>
                    <p>
                        <strong>{words::READING}</strong>
                        {words::so_far(&work.far.words())}
                        <span class="second">{words::of_file(&work.name.name)}</span>
                    </p>
                    <button type="button" class="button small" on:click=move |_| loader.stop()>
                        {words::STOP}
                    </button>
                    <progress class="progress" aria-label=words::READ_SO_FAR value=work.far.part()></progress>
                </section>
            }
        })
    };
    view! {
        {progress}
        {move || is_over.get().then(|| view! { <aside class="drop">{words::LET_GO}</aside> })}
    }
}

fn has_files(held: Option<&DataTransfer>) -> bool {
    held.is_some_and(|held| held.types().includes(&"Files".into(), 0))
}

fn first_file(held: Option<&DataTransfer>) -> Option<File> {
    held?.files()?.get(0)
}
