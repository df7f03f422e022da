//! The timeline: every deployment, milestone and project as a row with its bar, on the days in view.
//! Knows how its parts stand together and how they follow the address; each part is in its own file.

mod arrows;
mod axis;
mod bars;
mod cards;
mod change;
mod chart_panel;
mod columns;
mod content;
mod details;
mod ghost;
mod grid;
mod hand;
mod head;
mod legend;
mod looking;
mod menu;
mod moving;
mod overview;
mod paper;
mod pool;
mod printing;
mod promised;
mod row;
mod told;
mod toolbar;
mod tools;
mod waiting;
mod walker;
mod ways;

use crate::web::prelude::*;
use leptos::html;
use wasm_bindgen::JsCast;

use crate::chart::lines::Lines;
use crate::route::Route;
use crate::web::browser::measure::{PHONE, TABLET_DOWN, use_media, use_size};
use crate::web::browser::pace::{once_quiet, once_settled};
use crate::web::parts::{self, Awaited, RowOf, use_parts};
use crate::web::session::use_session;
use crate::web::view::{View, use_view};
use crate::words::timeline as words;
pub use arrows::{Arrows, ArrowsOf};
pub use cards::Cards;
pub use chart_panel::{ChartPanel, Compared};
use columns::Columns;
pub use details::{Details, DetailsOf};
pub use ghost::{Ghost, GhostOf};

use grid::Grid;
use legend::{Definitions, Legend};
pub use looking::Looking;
use moving::{Movement, use_movement};
use overview::OverviewStrip;
use paper::Paper;
pub use printing::Printing;
use toolbar::{Toolbar, clear, filter_words};
use tools::PackedOf;
pub use tools::{ToolOf, Tools};
use walker::Walker;
pub use ways::{WayOf, Ways};

/// How long after the last change the address follows, in milliseconds.
const ADDRESS: i32 = 400;
/// The height of a row before it is measured, in pixels.
const USUAL_ROW: f64 = 24.0;

/// The timeline page.
#[component]
pub fn TimelinePage() -> Markup {
    let (view, parts) = (use_view(), use_parts());
    Movement::provide();
    let has_few_columns = use_media(TABLET_DOWN);
    Columns::provide(has_few_columns);
    let is_phone = use_media(PHONE);
    let looking = match view.route().get_untracked() {
        Route::Timeline(params) => Looking::new(&params),
        _ => Looking::new(&crate::route::TimelineParams::default()),
    };
    keep_address(view, looking);
    view! {
        <div class="timeline">
            <Definitions/>
            <Paper looking=looking/>
            {move || {
                if is_phone.get() {
                    if parts.cards.is_here() {
                        parts::cards(looking)
                    } else {
                        view! { <Awaited part=parts.cards/> }
                    }
                } else {
                    view! { <Desk looking=looking/> }
                }
            }}
        </div>
    }
}

/// The chart with all that stands around it.
#[component]
fn Desk(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let (parts, movement, session) = (use_parts(), use_movement(), use_session());
    let ruler = NodeRef::<html::Div>::new();
    let measured = use_size(move || Some(ruler.get()?.unchecked_into()));
    let row_px = Memo::new(move |_| {
        let height = measured.get().height;
        if height > 0.0 { height } else { USUAL_ROW }
    });
    let tree_px = Memo::new(move |_| measured.get().width);
    let heading = NodeRef::<html::H2>::new();
    let walker = StoredValue::<Option<Walker>>::new(None);
    // Where the part that draws details is still on its way, the focus waits for it.
    let is_awaited = StoredValue::new(false);
    let open = move |()| {
        is_awaited.set_value(true);
        once_settled(move || {
            if let Some(heading) = heading.get_untracked() {
                is_awaited.set_value(false);
                let _ = heading.focus();
            }
        });
    };
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && is_awaited.get_value()
        {
            is_awaited.set_value(false);
            once_settled(move || drop(heading.focus()));
        }
    });
    let close = move |()| {
        looking.selected.set(None);
        if let Some(walker) = walker.get_value() {
            walker.take_focus();
        }
    };
    let go = move |at| {
        if let Some(walker) = walker.get_value() {
            walker.go_to(at);
        }
    };
    let is_packed = Memo::new(move |_| looking.arrangement.with(|it| it.is_packed));
    let is_empty = Memo::new(move |_| looking.lines.with(Lines::is_empty));
    view! {
        <div class="tl-ruler" node_ref=ruler></div>
        <Toolbar looking=looking/>
        <div class="tl-body">
            <div class="tl-chart">
                <OverviewStrip looking=looking/>
                {move || {
                    if is_packed.get() && parts.ghost.is_here() {
                        walker.set_value(None);
                        parts::tool(&ToolOf::Packed(PackedOf {
                            looking,
                            row_px: row_px.into(),
                            tree_px: tree_px.into(),
                            on_open: Callback::new(open),
                        }))
                    } else {
                        view! {
                            <Grid
                                looking=looking
                                row_px=row_px.into()
                                tree_px=tree_px.into()
                                on_open=open
                                on_ready=Callback::new(move |ready| walker.set_value(Some(ready)))
                            />
                        }
                    }
                }}
                {move || {
                    if !movement.is_wanted() && session.what_if().with(Option::is_none) {
                        Markup::NOTHING
                    } else if parts.ghost.is_here() {
                        parts::ghost(GhostOf::Strip(Box::new(looking)))
                    } else if parts.ghost.has_failed() {
                        view! { <div class="tl-strip"><Awaited part=parts.ghost what=words::WHAT_MOVES_DATES/></div> }
                    } else {
                        Markup::NOTHING
                    }
                }}
                <Show when=move || is_empty.get()>
                    <div class="tl-empty">
                        <p>{move || filter_words(looking)}</p>
                        <p>
                            {move || {
                                let hidden = looking.lines.with(|lines| lines.rows().hidden());
                                words::filters_hide(hidden)
                            }}
                        </p>
                        <button type="button" class="button" on:click=move |_| clear(looking)>{words::SHOW_ALL}</button>
                    </div>
                </Show>
            </div>
            {move || {
                looking.selected.get().map(|at| {
                    if parts.details.is_here() {
                        parts::details(RowOf::Details(Box::new(DetailsOf {
                            looking,
                            at,
                            heading,
                            on_go: Callback::new(go),
                            on_close: Callback::new(close),
                        })))
                    } else {
                        view! { <Awaited part=parts.details what=words::THIS_ROW/> }
                    }
                })
            }}
        </div>
        <Legend looking=looking/>
    }
}

/// Writes the view into the address once the reader rests, and follows when the address is changed
/// by other means: a link, Back, another tab's text pasted.
fn keep_address(view: View, looking: Looking) {
    let written = StoredValue::new(view.route().get_untracked());
    let looked_at = Memo::new(move |_| looking.route());
    let write = once_quiet(ADDRESS, move || {
        let route = looked_at.get_untracked();
        if written.get_value() != route {
            written.set_value(route.clone());
            view.replace(route);
        }
    });
    Effect::new(move |before: Option<Route>| {
        let route = looked_at.get();
        if before.is_some_and(|before| before != route) {
            write();
        }
        route
    });
    Effect::new(move |_| {
        let route = view.route().get();
        if let Route::Timeline(params) = &route
            && written.get_value() != route
        {
            written.set_value(route.clone());
            looking.follow(params);
        }
    });
}
