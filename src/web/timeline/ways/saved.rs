//! Views with a name, remembered on this device for the plan that is open. They are not in the
//! journal: that holds what is true of the plan and is handed to others as a whole, while a view is
//! one reader's way of looking at it. Its address can be handed on by itself.

use crate::web::prelude::*;

use crate::route::{LONGEST_NAME, Route, SavedView, SavedViews};
use crate::web::browser::{page, remember};
use crate::web::common::guard::{Guard, holds_back};
use crate::web::timeline::looking::Looking;
use crate::web::view::use_view;
use crate::words::ways as words;

/// The list of views, and the field that names the present one.
#[component]
pub fn Views(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Called when a view was opened.
    on_done: Callback<()>,
) -> Markup {
    let view = use_view();
    let place = looking
        .plan
        .with_untracked(|plan| format!("views:{}", plan.id));
    let place = StoredValue::new(place);
    let read = move || {
        let kept = place.with_value(|place| remember::get(place));
        SavedViews::read(&kept.unwrap_or_default())
    };
    let views = RwSignal::new(read());
    // Another tab may have changed the list since.
    let change = move |change: &dyn Fn(&mut SavedViews) -> bool| {
        let mut now = read();
        let is_done = change(&mut now);
        place.with_value(|place| remember::set(place, &now.text()));
        views.set(now);
        is_done
    };
    let name = RwSignal::new(String::new());
    let renamed = RwSignal::new(None::<String>);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if holds_back(view, &[name]) {
            return;
        }
        let given = name.get_untracked();
        let is_done = if let Some(old) = renamed.get_untracked() {
            change(&|views| views.rename(&old, &given))
        } else {
            let address = looking.address();
            change(&|views| views.keep(&given, &address))
        };
        if is_done {
            view.say(if renamed.get_untracked().is_some() {
                words::renamed_as(given.trim())
            } else {
                words::saved_as(given.trim())
            });
            renamed.set(None);
            name.set(String::new());
        } else {
            view.say(words::NOT_SAVED);
        }
    };
    let row = move |saved: SavedView| {
        let SavedView {
            name: called,
            address,
        } = saved;
        let (to_open, to_rename, to_delete) = (called.clone(), called.clone(), called.clone());
        let open = move |_| {
            if let Route::Timeline(params) = Route::parse(&address) {
                looking.follow(&params);
                view.say(words::showing(&to_open));
            }
            on_done.run(());
        };
        let rename = move |_| {
            renamed.set(Some(to_rename.clone()));
            name.set(to_rename.clone());
            page::focus_when_drawn("#tl-view-name");
        };
        let delete = move |_| {
            change(&|views| {
                views.remove(&to_delete);
                true
            });
            view.say(words::is_deleted(&to_delete));
            page::focus_when_drawn("#tl-view-name");
        };
        view! {
            <li>
                <button type="button" class="tl-item" on:click=open>{called.clone()}</button>
                <button type="button" class="link" aria-label=words::rename(&called) on:click=rename>{words::RENAME}</button>
                <button type="button" class="link" aria-label=words::delete(&called) on:click=delete>{words::DELETE}</button>
            </li>
        }
    };
    let label = move || match renamed.get() {
        Some(old) => words::new_name_for(&old),
        None => words::SAVE_VIEW_AS.to_owned(),
    };
    view! {
        <ul class="tl-views" aria-label=words::SAVED_VIEWS>
            <For each=move || views.with(|views| views.all().to_vec()) key=|saved| (saved.name.clone(), saved.address.clone()) let:saved>
                {row(saved)}
            </For>
        </ul>
        <form class="tl-field" on:submit=save>
            <label for="tl-view-name">{label}</label>
            <input id="tl-view-name" class="tl-menu-find" type="text" autocomplete="off" maxlength=LONGEST_NAME.to_string()
                prop:value=name on:input=move |event| name.set(event_target_value(&event))/>
            <Guard words=name/>
            <button type="submit" class="tl-button">{words::SAVE}</button>
        </form>
        <p class="tl-hint">{words::VIEWS_HINT}</p>
    }
}
