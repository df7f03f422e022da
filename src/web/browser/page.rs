//! The page itself: its title, its focus, its attributes, printing. Knows the document.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the first element that matches, and says whether there is one.
pub fn focus(selector: &str) -> bool {
    document()
        .query_selector(selector)
        .ok()
        .flatten()
        .and_then(|found| found.dyn_into::<HtmlElement>().ok())
        .is_some_and(|found| found.focus().is_ok())
}

/// Moves the focus to the first element that matches, once what was changed has been drawn.
pub fn focus_when_drawn(selector: impl Into<String>) {
    let selector = selector.into();
    leptos::prelude::request_animation_frame(move || {
        focus(&selector);
    });
}

/// When what had the focus is gone once the change has been drawn, moves it to the first element
/// that matches: nobody should have to begin again at the top of the page.
pub fn catch_focus(selector: impl Into<String>) {
    let selector = selector.into();
    leptos::prelude::request_animation_frame(move || {
        if is_focus_lost() {
            focus(&selector);
        }
    });
}

/// Whether what had the focus is gone.
#[must_use]
pub fn is_focus_lost() -> bool {
    document()
        .active_element()
        .is_none_or(|it| it.tag_name() == "BODY")
}

/// Moves the focus to the first element that matches once the change has been drawn, unless somebody
/// has begun to type elsewhere meanwhile.
pub fn lead_focus(selector: impl Into<String>) {
    let selector = selector.into();
    leptos::prelude::request_animation_frame(move || {
        if !is_typing() {
            focus(&selector);
        }
    });
}

/// Whether the focus is on an element that matches.
#[must_use]
pub fn has_focus(selector: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|focused| focused.matches(selector).unwrap_or(false))
}

/// Shows the top of the page.
pub fn scroll_to_top() {
    leptos::prelude::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Whether the focus is where text is typed.
#[must_use]
pub fn is_typing() -> bool {
    document().active_element().is_some_and(|focused| {
        match focused.tag_name().as_str() {
            // A box that is ticked has no words whose last change could be meant.
            "INPUT" => !matches!(
                focused.get_attribute("type").as_deref(),
                Some("checkbox" | "radio" | "button" | "submit" | "file")
            ),
            "TEXTAREA" | "SELECT" => true,
            _ => focused.has_attribute("contenteditable"),
        }
    })
}

/// An attribute of the root element.
#[must_use]
pub fn root_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Opens the browser's print dialog.
pub fn print() {
    // Where printing is forbidden the browser says so itself.
    let _ = leptos::prelude::window().print();
}

/// Whether the browser believes that it has a network.
#[must_use]
pub fn is_online() -> bool {
    leptos::prelude::window().navigator().on_line()
}

/// Sends an event with words to `window`.
pub fn send(name: &str, detail: &str) {
    let about = web_sys::CustomEventInit::new();
    about.set_detail(&detail.into());
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(name, &about) {
        // Listeners that throw report themselves.
        let _ = leptos::prelude::window().dispatch_event(&event);
    }
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // The names are ours and valid.
        let _ = root.set_attribute(name, value);
    }
}

/// Takes an attribute off the root element.
pub fn remove_root_attribute(name: &str) {
    if let Some(root) = document().document_element() {
        // The names are ours and valid.
        let _ = root.remove_attribute(name);
    }
}

/// The path of the folder the page is in, such as `/rollcall/`.
#[must_use]
pub fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let path = web_sys::Url::new(&base).map_or_else(|_| "/".into(), |url| url.pathname());
    let folder = path.rfind('/').map_or(0, |slash| slash + 1);
    path[..folder].into()
}

/// Puts words on the clipboard. Says whether they are there: a browser may not allow it, or the
/// person who is asked.
pub async fn copy(text: &str) -> bool {
    let navigator = leptos::prelude::window().navigator();
    let has = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    if !has || !leptos::prelude::window().is_secure_context() {
        return false;
    }
    let written = navigator.clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(written).await.is_ok()
}

/// The words that an event of a page carries.
#[must_use]
pub fn detail(event: &web_sys::Event) -> String {
    event
        .dyn_ref::<web_sys::CustomEvent>()
        .and_then(|event| event.detail().as_string())
        .unwrap_or_default()
}
