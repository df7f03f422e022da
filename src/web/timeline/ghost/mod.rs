//! What is drawn while dates are moved: the new places with dashed outlines, the new date beside the
//! row that is held. When it is let go the dates are kept as one gesture of the journal, the result
//! is said, and a strip offers to add why or to take it back, for as long as that gesture is the
//! last. Leaves which dates come out to `outlook`, keys to `keys`, and which rows move together to
//! `choosing`.

mod beside;
mod choosing;
mod keys;
mod many;
mod strip;
mod typing;
mod what_if;

use std::sync::Arc;

use crate::web::prelude::*;

use super::looking::Looking;
use super::moving::{Asked, Kept, Moving, use_movement};
use super::pool::Part;
use crate::chart::lines::Line;
use crate::chart::strokes::HALF_PX;
use crate::chart::{Packed, aside, height_px, px};
use crate::journal::{Target, Value};
use crate::outlook::{Moved, Outlook, Shift, moved};
use crate::plan::ActivityIx;
use crate::web::browser::measure::text_width;
use crate::web::browser::pace::once_settled;
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::moving as words;
use choosing::Choosing;
use many::Many;
use strip::Strip;
use typing::TypedCell;
use what_if::Band;

/// Between the outline and its words, in pixels.
const GAP_PX: f64 = 8.0;
/// A date that is known to a day is at least so wide, in pixels.
const LEAST_PX: f64 = 6.0;
/// The ground of the words reaches so far beyond them, in pixels.
const SIDE_PX: f64 = 6.0;

/// What of it is to be drawn.
#[derive(Clone)]
pub enum GhostOf {
    /// The dates on their way, over the rows.
    Outline(Box<Over>),
    /// What came of it, beside the grid.
    Strip(Box<Looking>),
    /// The what-if that is looked at, over every page.
    Band,
}

/// Where the dates are drawn that are on their way.
#[derive(Clone, Copy)]
pub struct Over {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// What they are drawn over.
    pub on: On,
    /// How high a row is, in pixels.
    pub row_px: Signal<f64>,
}

/// What dates on their way are drawn over.
#[derive(Clone, Copy)]
pub enum On {
    /// A row a line: the rows with dates.
    Rows(Part),
    /// Several rows on a line.
    Packed {
        /// Which lines.
        lines: Memo<Arc<Packed>>,
        /// How far they are scrolled, in pixels.
        scroll_px: Signal<f64>,
        /// From which line to which they are drawn.
        in_view: Memo<(usize, usize)>,
    },
}

impl Over {
    /// Where the middle of a row lies below the upper edge of the rows in view, in pixels; `None`
    /// where the row is not shown.
    fn middle(self, at: ActivityIx) -> Option<f64> {
        let (line, scrolled) = match self.on {
            On::Rows(part) => {
                let line = self.looking.lines.with(|lines| lines.index_of(at))?;
                (line, part.scroll_px().get())
            }
            On::Packed {
                lines, scroll_px, ..
            } => (lines.with(|lines| lines.place_of(at))?.0, scroll_px.get()),
        };
        let row_px = self.row_px.get();
        Some(height_px(line, row_px) - scrolled + row_px / 2.0)
    }

    /// The rows that are drawn.
    fn in_reach(self) -> Vec<ActivityIx> {
        match self.on {
            On::Rows(part) => self.looking.lines.with(|lines| {
                let rows = part.window.get().rows();
                let rows = rows.filter_map(|row| match lines.get(row)? {
                    Line::Activity(at) => Some(at),
                    _ => None,
                });
                rows.collect()
            }),
            On::Packed { lines, in_view, .. } => {
                let (first, end) = in_view.get();
                lines.with(|lines| {
                    (first..end)
                        .flat_map(|line| lines.line(line).to_vec())
                        .collect()
                })
            }
        }
    }
}

/// A piece of what is drawn while dates are moved.
#[component]
pub fn Ghost(
    /// Which.
    of: GhostOf,
) -> Markup {
    match of {
        GhostOf::Outline(over) => view! { <Outline over=*over/> },
        GhostOf::Band => view! { <Band/> },
        GhostOf::Strip(looking) => {
            let looking = *looking;
            beside::show_only(looking);
            let (movement, view) = (use_movement(), use_view());
            let (kept, undo) = (movement.kept(), use_session().undo_name());
            let typing = RwSignal::new(None);
            movement.type_with(Callback::new(move |at| typing::begin(at, view, typing)));
            on_cleanup(move || movement.type_no_more());
            let has_chosen =
                Memo::new(move |_| movement.chosen().with(|chosen| !chosen.is_empty()));
            // Once something else is the last gesture, by whatever way, it is no longer true.
            let last = Memo::new(move |_| {
                let undo = undo.get();
                kept.get().filter(|kept| kept.undo == undo)
            });
            view! {
                {move || match last.get() {
                    Some(it) => view! { <Strip kept=kept it=it/> },
                    None if has_chosen.get() => view! { <Many looking=looking/> },
                    None => Markup::NOTHING,
                }}
                {move || typing.get().map(|it| view! { <TypedCell looking=looking typing=typing it=it/> })}
            }
        }
    }
}

/// The outline of the dates on their way. Keeps them when they are let go.
#[component]
fn Outline(
    /// Where.
    over: Over,
) -> Markup {
    let looking = over.looking;
    let (session, view) = (use_session(), use_view());
    let movement = use_movement();
    let (now, kept) = (movement.now(), movement.kept());
    let choosing = Choosing::new(looking, movement, view);
    movement.answer_with(Callback::new(move |asked| match asked {
        Asked::Key(press) if press.key == "F2" => {
            // What opens cells may come with the same part.
            once_settled(move || movement.type_into(press.at));
        }
        Asked::Key(press) => keys::answer(looking, movement, view, &press),
        Asked::Choose(choose) => choosing.choose(choose),
    }));
    on_cleanup(move || movement.answer_no_more());

    // What keys do is said at each step; what the pointer does, when it is let go.
    Effect::new(move |before: Option<Option<Moving>>| {
        let moving = now.get();
        let it = moving?;
        let is_new = before.flatten().is_none_or(|before| before.at != it.at);
        if it.is_by_keys && !it.is_let_go {
            let outcome = Outcome::of(looking, &it);
            let words = outcome.words;
            view.say(if is_new { words::held(&words) } else { words });
        }
        if it.is_let_go {
            now.set(None);
            if let Some(made) = Outcome::of(looking, &it).keep(session, view, None) {
                kept.set(Some(made));
            }
        }
        moving
    });

    let held = move || {
        let Moving { at, grip, by, .. } = now.get()?;
        let middle = over.middle(at)?;
        looking.outlook.with(|outlook| {
            let moved = moved(outlook, at, grip, by).ok()?;
            let words = moved.short_words(outlook, grip);
            Some(vec![
                bar(looking, &moved, middle)?,
                label(looking, &moved, middle, &words)?,
            ])
        })
    };
    // Of the others those in reach, without words.
    let others = move || {
        let Moving { at, grip, by, .. } = now.get().filter(|moving| moving.is_many)?;
        let rows = over.in_reach().into_iter();
        Some(looking.outlook.with(|outlook| {
            let others = rows.filter(|&other| other != at && movement.is_chosen(other, None));
            let others = others.filter_map(|other| {
                let moved = moved(outlook, other, grip, by).ok()?;
                bar(looking, &moved, over.middle(other)?)
            });
            others.collect::<Markup>()
        }))
    };
    view! {
        <svg class="tl-front tl-ghost" aria-hidden="true" focusable="false">
            {others}
            {move || held().map(|parts| parts.into_iter().collect::<Markup>())}
        </svg>
    }
}

/// What a gesture comes to.
pub(super) struct Outcome {
    /// As sentences.
    words: String,
    /// What is to be written; nothing where nothing moves.
    changes: Vec<(Target, Value)>,
    /// A row that moves, to see whether it did.
    sample: Option<Moved>,
}

impl Outcome {
    /// What a gesture comes to, for the row that is held or for all chosen rows.
    fn of(looking: Looking, moving: &Moving) -> Outcome {
        let Moving { at, grip, by, .. } = *moving;
        looking.outlook.with_untracked(|outlook| {
            if moving.is_many {
                let chosen = use_movement().chosen();
                return chosen.with_untracked(|rows| {
                    Outcome::of_shift(&Shift::new(outlook, rows, grip, by), outlook)
                });
            }
            match moved(outlook, at, grip, by) {
                Ok(moved) => Outcome::of_one(moved, outlook),
                Err(why) => Outcome {
                    words: why.words(outlook, at),
                    changes: Vec::new(),
                    sample: None,
                },
            }
        })
    }

    /// What becomes of one row.
    pub(super) fn of_one(moved: Moved, outlook: &Outlook) -> Outcome {
        Outcome {
            words: moved.words(outlook),
            changes: moved.changes(outlook),
            sample: Some(moved),
        }
    }

    /// What becomes of several.
    pub(super) fn of_shift(shift: &Shift, outlook: &Outlook) -> Outcome {
        Outcome {
            words: shift.words(outlook),
            changes: shift.changes(outlook),
            sample: shift.moved.first().copied(),
        }
    }

    /// Keeps it as one gesture of the journal and says what came of it. `None` where nothing was
    /// written.
    pub(super) fn keep(self, session: Session, view: View, reason: Option<String>) -> Option<Kept> {
        let sample = self.sample.filter(|_| !self.changes.is_empty());
        let Some(sample) = sample else {
            view.say(self.words);
            return None;
        };
        session.apply(self.changes.clone(), reason.map(Into::into));
        // The session may have refused, and has then said why.
        let outlook = view.outlook();
        if !outlook.with_untracked(|now| sample.is_still(now)) {
            view.say(words::NOT_MADE);
            return None;
        }
        view.say(self.words.clone());
        Some(Kept {
            words: self.words,
            changes: self.changes,
            undo: session.undo_name().get_untracked(),
        })
    }
}

/// Where a row's dates lie after the gesture, in pixels.
fn span(looking: Looking, moved: &Moved) -> Option<(f64, f64)> {
    let scale = looking.scale.get();
    let first = moved.start.or(moved.end)?;
    let last = moved.end.or(moved.start)?;
    let left = scale.x_from_day(first.first());
    Some((left, scale.x_from_day(last.end()).max(left + LEAST_PX)))
}

/// The outline of dates.
fn bar(looking: Looking, moved: &Moved, middle: f64) -> Option<Markup> {
    let (left, right) = span(looking, moved)?;
    Some(view! {
        <rect
            class="tl-ghost-bar"
            x=px(left)
            y=px(middle - HALF_PX - 1.0)
            width=px(right - left)
            height=px(2.0 * HALF_PX + 2.0)
        />
    })
}

/// Words beside it.
fn label(looking: Looking, moved: &Moved, middle: f64, words: &str) -> Option<Markup> {
    let (left, right) = span(looking, moved)?;
    let wide = text_width(words, true);
    let room = looking.width.get();
    let at = if right + GAP_PX + wide + SIDE_PX <= room {
        right + GAP_PX
    } else {
        (left - GAP_PX - wide).max(SIDE_PX)
    };
    Some(view! {
        <rect
            class="tl-ghost-label"
            x=px(at - SIDE_PX)
            y=px(middle - 10.0)
            width=px(wide + 2.0 * SIDE_PX)
            height="20"
            rx="3"
        />
        <g transform=aside(at)><text class="tl-ghost-words" y=px(middle + 4.0)>{words.to_owned()}</text></g>
    })
}
