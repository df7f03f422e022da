//! What is drawn while a row's dates are moved: the new place with a dashed outline, the new date
//! beside it. Also which keys move it. When the row is let go its dates are kept as one gesture of
//! the journal, the result is said, and a strip offers to add why or to take it back, for as long as
//! that gesture is the last. Leaves which dates come out to `outlook::moves`.

use crate::web::prelude::*;

use super::looking::Looking;
use super::moving::{Kept, Movement, Moving, Press, use_movement};
use super::pool::Part;
use crate::chart::strokes::HALF_PX;
use crate::chart::{height_px, px};
use crate::outlook::{Amount, Grip, Moved, Outlook, least_step, moved};
use crate::web::browser::measure::text_width;
use crate::web::browser::page;
use crate::web::common::guard::{Guard, holds_back};
use crate::web::session::use_session;
use crate::web::view::{View, use_view};

/// Between the outline and its words, in pixels.
const GAP_PX: f64 = 8.0;
/// A date that is known to a day is at least so wide, in pixels.
const LEAST_PX: f64 = 6.0;
/// The ground of the words reaches so far beyond them, in pixels.
const SIDE_PX: f64 = 6.0;

const NOT_MADE: &str = "The change was not made.";

/// What of it is to be drawn.
#[derive(Clone)]
pub enum GhostOf {
    /// The dates on their way, over the rows.
    Outline(Box<Over>),
    /// What came of it, beside the grid.
    Strip,
}

/// Where the dates are drawn that are on their way.
#[derive(Clone, Copy)]
pub struct Over {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// The rows with dates.
    pub part: Part,
    /// How high a row is, in pixels.
    pub row_px: Signal<f64>,
}

/// A piece of what is drawn while dates are moved.
#[component]
pub fn Ghost(
    /// Which.
    of: GhostOf,
) -> Markup {
    match of {
        GhostOf::Outline(over) => view! { <Outline over=*over/> },
        GhostOf::Strip => {
            let (kept, undo) = (use_movement().kept(), use_session().undo_name());
            // Once something else is the last gesture, by whatever way, it is no longer true.
            let last = Memo::new(move |_| {
                let undo = undo.get();
                kept.get().filter(|kept| kept.undo == undo)
            });
            view! { {move || last.get().map(|it| view! { <Strip kept=kept it=it/> })} }
        }
    }
}

/// The outline of the dates on their way. Keeps them when they are let go.
#[component]
fn Outline(
    /// Where.
    over: Over,
) -> Markup {
    let Over {
        looking,
        part,
        row_px,
    } = over;
    let (session, view) = (use_session(), use_view());
    let movement = use_movement();
    let (now, kept) = (movement.now(), movement.kept());
    movement.answer_with(Callback::new(move |press| {
        answer(looking, movement, view, &press);
    }));
    on_cleanup(move || movement.answer_no_more());
    let outcome = Memo::new(move |_| {
        let Moving { at, grip, by, .. } = now.get()?;
        Some(looking.outlook.with(|outlook| moved(outlook, at, grip, by)))
    });

    // What keys do is said at each step; what the pointer does, when it is let go.
    Effect::new(move |before: Option<Option<Moving>>| {
        let moving = now.get();
        let it = moving?;
        let is_new = before.flatten().is_none_or(|before| before.at != it.at);
        if it.is_by_keys && !it.is_let_go {
            let words = looking.outlook.with_untracked(|outlook| {
                match moved(outlook, it.at, it.grip, it.by) {
                    Ok(moved) => moved.words(outlook),
                    Err(why) => why.words(outlook, it.at),
                }
            });
            view.say(if is_new {
                format!(
                    "{words} Left and right move it, up and down by a week, Page Up and Page Down by a month, with Shift its end alone. Enter keeps it, Escape leaves it."
                )
            } else {
                words
            });
        }
        if it.is_let_go {
            now.set(None);
            let outlook = looking.outlook.get_untracked();
            match moved(&outlook, it.at, it.grip, it.by) {
                Ok(moved) if moved.is_still(&outlook) => view.say(moved.words(&outlook)),
                Ok(moved) => {
                    let (words, changes) = (moved.words(&outlook), moved.changes(&outlook));
                    session.apply(changes.clone(), None);
                    // The session may have refused, and has then said why.
                    if looking.outlook.with_untracked(|now| moved.is_still(now)) {
                        view.say(words.clone());
                        let undo = session.undo_name().get_untracked();
                        kept.set(Some(Kept {
                            words,
                            changes,
                            undo,
                        }));
                    } else {
                        view.say(NOT_MADE);
                    }
                }
                Err(why) => view.say(why.words(&outlook, it.at)),
            }
        }
        moving
    });

    let y = move || {
        let row = now
            .get()
            .and_then(|moving| looking.lines.with(|lines| lines.index_of(moving.at)))?;
        let top = height_px(row, row_px.get()) - part.scroll_px().get();
        Some(top + row_px.get() / 2.0)
    };
    let drawn = move || {
        let Some(Ok(moved)) = outcome.get() else {
            return None;
        };
        let grip = now.get()?.grip;
        let words = looking
            .outlook
            .with(|outlook| moved.short_words(outlook, grip));
        Some(outline(looking, moved, y()?, &words))
    };
    view! {
        <svg class="tl-front tl-ghost" aria-hidden="true" focusable="false">{drawn}</svg>
    }
}

/// A key that moves a row's dates, or takes hold of them.
fn answer(looking: Looking, movement: Movement, view: View, press: &Press) {
    let outlook = looking.outlook.get_untracked();
    if movement.is_under_way() {
        move_on(&outlook, movement, view, press);
        return;
    }
    let grip = match (&*press.key, press.with_shift) {
        ("ArrowLeft" | "ArrowRight", true) => Grip::End,
        _ => Grip::Whole,
    };
    match least_step(&outlook, press.at, grip) {
        Err(why) => view.say(why.words(&outlook, press.at)),
        Ok(least) => {
            movement.take_hold(press.at, grip, true);
            // At once, by a month or what the dates are known to.
            let step = Amount::months(1.max(least.months));
            let by = match &*press.key {
                "ArrowRight" => step,
                "ArrowLeft" => step.times(-1),
                _ => return looking.bring_into_view(press.at),
            };
            movement.change(|moving| {
                moving.by = by;
                moving.is_let_go = true;
            });
        }
    }
}

/// A key while a row's dates are moved.
fn move_on(outlook: &Outlook, movement: Movement, view: View, press: &Press) {
    let Some(moving) = movement.now().get_untracked() else {
        return;
    };
    match &*press.key {
        "Escape" => {
            movement.give_up();
            return view.say("Left as it was.");
        }
        "Enter" => return movement.change(|moving| moving.is_let_go = true),
        // What the pointer holds is moved by the pointer.
        _ if !moving.is_by_keys => return,
        _ => {}
    }
    let grip = if press.with_shift {
        Grip::End
    } else {
        Grip::Whole
    };
    let Ok(least) = least_step(outlook, moving.at, grip) else {
        return;
    };
    let week = if least.months == 0 {
        Amount::days(7)
    } else {
        least
    };
    let month = Amount::months(1.max(least.months));
    let by = match &*press.key {
        "ArrowRight" => least,
        "ArrowLeft" => least.times(-1),
        "ArrowDown" => week,
        "ArrowUp" => week.times(-1),
        "PageDown" => month,
        "PageUp" => month.times(-1),
        _ => return,
    };
    // Holding another end begins anew: a gesture moves one thing.
    let so_far = if moving.grip == grip {
        moving.by
    } else {
        Amount::default()
    };
    let by = so_far.and(by);
    match moved(outlook, moving.at, grip, by) {
        Ok(_) => movement.change(|moving| (moving.grip, moving.by) = (grip, by)),
        Err(why) => view.say(why.words(outlook, moving.at)),
    }
}

/// The outline of dates, with words beside it.
fn outline(looking: Looking, moved: Moved, middle: f64, words: &str) -> Markup {
    let scale = looking.scale.get();
    let first = moved.start.or(moved.end);
    let last = moved.end.or(moved.start);
    let (Some(first), Some(last)) = (first, last) else {
        return Markup::NOTHING;
    };
    let left = scale.x_from_day(first.first());
    let right = scale.x_from_day(last.end()).max(left + LEAST_PX);
    let wide = text_width(words, true);
    let room = looking.width.get();
    let at = if right + GAP_PX + wide + SIDE_PX <= room {
        right + GAP_PX
    } else {
        (left - GAP_PX - wide).max(SIDE_PX)
    };
    view! {
        <rect
            class="tl-ghost-bar"
            x=px(left)
            y=px(middle - HALF_PX - 1.0)
            width=px(right - left)
            height=px(2.0 * HALF_PX + 2.0)
        />
        <rect
            class="tl-ghost-label"
            x=px(at - SIDE_PX)
            y=px(middle - 10.0)
            width=px(wide + 2.0 * SIDE_PX)
            height="20"
            rx="3"
        />
        <text class="tl-ghost-words" x=px(at) y=px(middle + 4.0)>{words.to_owned()}</text>
    }
}

/// After a gesture: what came of it, and room for why.
#[component]
fn Strip(
    /// The gesture, cleared when the strip goes.
    kept: RwSignal<Option<Kept>>,
    /// The same.
    it: Kept,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let why = RwSignal::new(String::new());
    let leave = move || {
        kept.set(None);
        page::catch_focus("[role=treegrid] [tabindex='0']");
    };
    let changes = it.changes.clone();
    let explain = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if holds_back(view, &[why]) {
            return;
        }
        let reason = why.get_untracked().trim().to_owned();
        if reason.is_empty() {
            return leave();
        }
        // The same gesture once more, with its reason: one step to undo, as before.
        let written = || {
            let state = session.state().get_untracked();
            let held = changes.iter().map(|(target, _)| state.held.get(target));
            held.map(|held| held.map(|held| held.entry))
                .collect::<Vec<_>>()
        };
        let before = written();
        kept.set(None);
        session.undo();
        session.apply(changes.clone(), Some((&*reason).into()));
        let is_kept = written() != before;
        view.say(if is_kept {
            "The reason is kept with the change."
        } else {
            NOT_MADE
        });
        leave();
    };
    let take_back = move |_| {
        let before = it.undo.clone();
        session.undo();
        view.say(if session.undo_name().get_untracked() == before {
            NOT_MADE
        } else {
            "Taken back."
        });
        leave();
    };
    let words = it.words.clone();
    view! {
        <form class="tl-strip" aria-label="The change that was made" on:submit=explain>
            <p>{words}</p>
            <label>
                "Why (if you like) "
                <input
                    type="text"
                    maxlength="200"
                    autocomplete="off"
                    prop:value=move || why.get()
                    on:input=move |event| why.set(event_target_value(&event))
                    on:keydown=move |event: web_sys::KeyboardEvent| {
                        if event.key() == "Escape" {
                            event.prevent_default();
                            leave();
                        }
                    }
                />
            </label>
            <Guard words=why/>
            <button type="submit" class="button small primary">"Done"</button>
            <button type="button" class="button small" on:click=take_back>"Undo"</button>
        </form>
    }
}
