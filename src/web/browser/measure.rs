//! How large things are on screen, and what sort of screen it is. Knows the browser's observers and
//! how they are taken away again with their owner.

use std::cell::Cell;

use crate::web::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, MediaQueryList, ResizeObserver,
    ResizeObserverEntry,
};

/// The media query for a screen as narrow as a phone's, the same as in the styles.
pub const PHONE: &str = "(max-width: 40.0525em)";

/// Up to a tablet: what stands beside something at a desk is folded or goes under it.
pub const TABLET_DOWN: &str = "(max-width: 62.5em)";

/// Width and height of a box, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The size of an element's content, kept up to date until the present owner goes; zero before the
/// element is on the page. `element` is asked once it is there.
pub fn use_size(element: impl Fn() -> Option<Element> + 'static) -> Signal<Size> {
    let size = RwSignal::new(Size::default());
    let seen = move |width: f64, height: f64| {
        // The observer may still be heard after the signal's owner went.
        let new = Size { width, height };
        if size.try_get_untracked().is_some_and(|old| old != new) {
            size.set(new);
        }
    };
    let heard = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
            let content = entry.content_rect();
            // What is drawn for the new size may change other sizes that are watched, and browsers
            // count that as an error while they tell sizes.
            request_animation_frame(move || seen(content.width(), content.height()));
        }
    });
    let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok();
    let kept = StoredValue::new_local((observer, heard));
    Effect::new(move |_| {
        if let Some(element) = element() {
            // The first answer comes at once, so that the first frame is drawn at its size.
            seen(
                f64::from(element.client_width()),
                f64::from(element.client_height()),
            );
            kept.with_value(|(observer, _)| {
                if let Some(observer) = observer {
                    observer.observe(&element);
                }
            });
        }
    });
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| {
            if let Some(observer) = observer {
                observer.disconnect();
            }
        });
    });
    size.into()
}

/// Whether a media query such as `(pointer: coarse)` holds, kept up to date until the present owner
/// goes; `false` where the browser does not know the query.
#[must_use]
pub fn use_media(query: &str) -> Signal<bool> {
    let list: Option<MediaQueryList> = window().match_media(query).ok().flatten();
    let holds = RwSignal::new(list.as_ref().is_some_and(MediaQueryList::matches));
    if let Some(list) = list {
        let asked = list.clone();
        let heard = Closure::<dyn FnMut()>::new(move || {
            holds.try_set(asked.matches());
        });
        // Only a browser out of memory refuses a listener; the answer then stays the first one.
        let _ = list.add_event_listener_with_callback("change", heard.as_ref().unchecked_ref());
        let kept = StoredValue::new_local((list, heard));
        on_cleanup(move || {
            kept.try_with_value(|(list, heard)| {
                let _ = list
                    .remove_event_listener_with_callback("change", heard.as_ref().unchecked_ref());
            });
        });
    }
    holds.into()
}

thread_local! {
    static BRUSH: Option<CanvasRenderingContext2d> = document()
        .create_element("canvas")
        .ok()
        .and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok())
        .and_then(|canvas| canvas.get_context("2d").ok().flatten())
        .and_then(|brush| brush.dyn_into().ok());
    /// Whether the brush writes in bold, once it was told.
    static IS_BOLD: Cell<Option<bool>> = const { Cell::new(None) };
}

/// How wide a line of the chart's words is, 12 px high, in CSS pixels.
#[must_use]
#[allow(clippy::cast_precision_loss)] // Lines are short.
pub fn text_width(words: &str, is_bold: bool) -> f64 {
    BRUSH.with(|brush| match brush {
        Some(brush) => {
            if IS_BOLD.replace(Some(is_bold)) != Some(is_bold) {
                brush.set_font(if is_bold {
                    "bold 12px Arial, Helvetica, sans-serif"
                } else {
                    "12px Arial, Helvetica, sans-serif"
                });
            }
            brush
                .measure_text(words)
                .map_or(0.0, |measured| measured.width())
        }
        // A fair guess where the browser gives no canvas.
        None => words.chars().count() as f64 * 6.2,
    })
}
