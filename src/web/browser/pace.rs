//! How often work is done: at most once a frame, or once it has been quiet for a while. Knows the
//! browser's frames; leaves the work to the caller.

use std::cell::Cell;
use std::rc::Rc;

use crate::web::prelude::*;
use leptos::task::spawn_local;

use super::pause;

/// Does `work` in the next frame, once for any number of calls before it. Not after the present
/// owner has gone.
pub fn once_a_frame(work: impl Fn() + 'static) -> impl Fn() + Clone + 'static {
    let work = Rc::new(work);
    let is_waiting = Rc::new(Cell::new(false));
    let is_gone = gone();
    move || {
        if is_waiting.replace(true) {
            return;
        }
        let (work, is_waiting, is_gone) = (
            Rc::clone(&work),
            Rc::clone(&is_waiting),
            Rc::clone(&is_gone),
        );
        request_animation_frame(move || {
            is_waiting.set(false);
            if !is_gone.get() {
                work();
            }
        });
    }
}

/// Does `work` once no call was made for so many milliseconds. Not after the present owner has
/// gone.
pub fn once_quiet(milliseconds: i32, work: impl Fn() + 'static) -> impl Fn() + Clone + 'static {
    let work = Rc::new(work);
    let calls = Rc::new(Cell::new(0_u32));
    let is_gone = gone();
    move || {
        let call = calls.get().wrapping_add(1);
        calls.set(call);
        let (work, calls, is_gone) = (Rc::clone(&work), Rc::clone(&calls), Rc::clone(&is_gone));
        spawn_local(async move {
            pause::wait(milliseconds).await;
            if calls.get() == call && !is_gone.get() {
                work();
            }
        });
    }
}

/// Does `work` when all that follows from the changes made so far is on the page.
pub fn once_settled(work: impl FnOnce() + 'static) {
    spawn_local(async move {
        // What changes may change more in its turn.
        leptos::task::tick().await;
        leptos::task::tick().await;
        work();
    });
}

fn gone() -> Rc<Cell<bool>> {
    let is_gone = Rc::new(Cell::new(false));
    let kept = StoredValue::new_local(Rc::clone(&is_gone));
    on_cleanup(move || {
        kept.try_with_value(|is_gone| is_gone.set(true));
    });
    is_gone
}
