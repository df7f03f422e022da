//! The rows packed: lanes of lines with several bars each, a calm way to see a whole rollout. A grid
//! whose cells are the bars, walked by arrow keys. Knows lines and the keyboard; leaves which bar
//! stands where to `chart`, and drawing one to `bars`.

use std::sync::Arc;

use crate::web::prelude::*;
use leptos::html;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::chart::{Packed, dates_of, drawn_of, height_px, px};
use crate::outlook::said::{LaneContent, activity_content, lane_count};
use crate::outlook::{Status, words as dates};
use crate::plan::{ActivityIx, ActivityKind};
use crate::web::browser::direction::key_of;
use crate::web::browser::measure::{text_width, use_size};
use crate::web::browser::pace::{once_a_frame, once_settled};
use crate::web::browser::page;
use crate::web::timeline::axis::{AsOfLine, AxisStrip, BackLines, Ticks};
use crate::web::timeline::bars::{Ink, bars};
use crate::web::timeline::hand::use_hand;
use crate::web::timeline::looking::Looking;
use crate::words::dates::NOT_DATED_YET;
use crate::words::tools as words;

/// Lines drawn beyond the edges of the view.
const SPARE: usize = 4;
/// Room for an undated row, in pixels.
const UNDATED_PX: f64 = 220.0;
/// Between a bar and its name, and the next bar.
const NAME_GAP: f64 = 16.0;
/// A bar is at least so wide to a pointer.
const LEAST_PX: f64 = 24.0;
/// How far a page key goes.
const PAGE: usize = 10;

/// What is packed.
#[derive(Clone, Copy)]
pub struct PackedOf {
    /// How the reader looks at the timeline.
    pub looking: Looking,
    /// How high a line is, in pixels.
    pub row_px: Signal<f64>,
    /// How wide the names of the lanes are, in pixels.
    pub tree_px: Signal<f64>,
    /// Called when the details were asked for by keyboard.
    pub on_open: Callback<()>,
}

/// A bar's place: its line and its number there.
type Place = (usize, usize);

/// The packed rows.
#[component]
pub fn Packing(
    /// What is packed.
    of: PackedOf,
) -> Markup {
    let PackedOf {
        looking,
        row_px,
        tree_px,
        on_open,
    } = of;
    let grid = NodeRef::<html::Div>::new();
    let scroller = NodeRef::<html::Div>::new();
    let size = use_size(move || Some(scroller.get()?.unchecked_into()));
    Effect::new(move |_| {
        looking
            .width
            .set((size.get().width - tree_px.get()).max(0.0));
    });
    let in_line = Memo::new(move |_| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
        let many = (looking.width.get() / UNDATED_PX) as usize;
        many.max(1)
    });
    let packed = Memo::new(move |_| {
        let many = in_line.get();
        Arc::new(looking.outlook.with(|outlook| {
            looking
                .lines
                .with(|lines| Packed::new(outlook, lines.rows(), many))
        }))
    });
    let scroll = RwSignal::new(0.0_f64);
    let read = once_a_frame(move || {
        if let Some(scroller) = scroller.get_untracked() {
            scroll.set(f64::from(scroller.scroll_top()));
        }
    });
    let in_view = Memo::new(move |_| {
        let (top, view) = (
            scroll.get() / row_px.get(),
            size.get().height / row_px.get(),
        );
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
        let (first, many) = (top as usize, view as usize + 2);
        let first = first.saturating_sub(SPARE);
        (first, (first + many + 2 * SPARE).min(packed.read().len()))
    });

    // Where the keyboard stands. The activity is what it stays on when lines change.
    let place = RwSignal::new(None::<ActivityIx>);
    let stands = Memo::new(move |_| {
        let packed = packed.get();
        place
            .get()
            .and_then(|at| Some((at, packed.place_of(at)?)))
            .or_else(|| {
                let line = (0..packed.len()).find(|&line| !packed.line(line).is_empty())?;
                Some((packed.line(line)[0], (line, 0)))
            })
    });
    let focus = move || {
        once_settled(move || {
            if let Some((at, _)) = stands.get_untracked() {
                page::focus(&format!("#tl-p{}", at.0));
            }
        });
    };
    let go = move |(line, number): Place| {
        let packed = packed.get_untracked();
        let Some(&at) = packed.line(line).get(number) else {
            return;
        };
        place.set(Some(at));
        if let Some(scroller) = scroller.get_untracked() {
            let (view, row) = (size.get_untracked().height, row_px.get_untracked());
            let wanted = crate::chart::scroll_to_show(
                line,
                f64::from(scroller.scroll_top()),
                view,
                row,
                0.0,
            );
            #[allow(clippy::cast_possible_truncation)] // Lists are lower than 2^31 pixels.
            scroller.set_scroll_top(wanted.round() as i32);
            scroll.set(f64::from(scroller.scroll_top()));
        }
        looking.bring_into_view(at);
        focus();
    };
    let pressed = move |event: KeyboardEvent| {
        if event.alt_key() || event.meta_key() {
            return;
        }
        let Some((at, (line, number))) = stands.get_untracked() else {
            return;
        };
        let packed = packed.get_untracked();
        let last = |line: usize| packed.line(line).len().saturating_sub(1);
        // In another line the bar that begins nearest in time.
        let is_filled = |line: &usize| !packed.line(*line).is_empty();
        let nearest = |line: Option<usize>| -> Option<Place> {
            let line = line?;
            let first = |at| {
                looking
                    .outlook
                    .with_untracked(|outlook| Some(dates_of(outlook, at)?.first))
            };
            let here = first(at);
            let far = |other: ActivityIx| match (here, first(other)) {
                (Some(here), Some(there)) => here.days_since(there).abs(),
                _ => 0,
            };
            let best = (0..packed.line(line).len())
                .min_by_key(|&number| far(packed.line(line)[number]))?;
            Some((line, best))
        };
        let end = packed.len();
        let to = match (&*key_of(&event), event.ctrl_key()) {
            ("ArrowLeft", false) => Some((line, number.saturating_sub(1))),
            ("ArrowRight", false) => Some((line, (number + 1).min(last(line)))),
            ("ArrowUp", false) => nearest((0..line).rev().find(is_filled)),
            ("ArrowDown", false) => nearest((line + 1..end).find(is_filled)),
            ("PageUp", false) => {
                let above = line.saturating_sub(PAGE - 1);
                nearest(
                    (0..above)
                        .rev()
                        .find(is_filled)
                        .or_else(|| (0..line).find(is_filled)),
                )
            }
            ("PageDown", false) => {
                let below = line + PAGE;
                nearest(
                    (below..end)
                        .find(is_filled)
                        .or_else(|| (line + 1..end).rev().find(is_filled)),
                )
            }
            ("Home", false) => Some((line, 0)),
            ("End", false) => Some((line, last(line))),
            ("Home", true) => (0..end).find(is_filled).map(|line| (line, 0)),
            ("End", true) => (0..end)
                .rev()
                .find(is_filled)
                .map(|line| (line, last(line))),
            ("Enter" | " ", false) => {
                looking.selected.set(Some(at));
                if event.key() == "Enter" {
                    on_open.run(());
                }
                None
            }
            ("Escape", false) if looking.selected.get_untracked().is_some() => {
                looking.selected.set(None);
                None
            }
            ("+" | "=", false) => {
                looking.zoom(1.0);
                None
            }
            ("-", false) => {
                looking.zoom(-1.0);
                None
            }
            ("f" | "F", false) => {
                looking.fit();
                None
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(to) = to {
            go(to);
        }
    };
    // The details give the focus back.
    Effect::new(move |before: Option<bool>| {
        let is_open = looking.selected.get().is_some();
        if before == Some(true) && !is_open {
            focus();
        }
        is_open
    });

    let hand = use_hand(looking, grid, tree_px);
    super::pinch::listen(looking, Callback::new(move |()| hand.cancel()));
    let ticks = Ticks::new(looking);
    let height = move || {
        Some(format!(
            "{}px",
            px(height_px(packed.read().len(), row_px.get()))
        ))
    };
    let many = move || packed.read().len().to_string();
    view! {
        <div class="tl-plot tl-packed" on:wheel=move |event| hand.wheel(&event)>
            <AxisStrip looking=looking ticks=ticks/>
            <div
                class="tl-grid"
                role="grid"
                node_ref=grid
                aria-label=words::PACKED_TIMELINE
                aria-rowcount=many
                on:keydown=pressed
                on:pointerdown=move |event| hand.down(&event)
                on:pointermove=move |event| hand.moved(&event)
                on:pointerup=move |_| hand.up()
                on:pointercancel=move |_| hand.cancel()
            >
                <div class="tl-head" aria-hidden="true"></div>
                <div class="tl-stage" role="presentation">
                    <BackLines looking=looking ticks=ticks/>
                    <AsOfLine looking=looking/>
                    <div class="tl-scroll" role="rowgroup" tabindex="-1" node_ref=scroller on:scroll=move |_| read()>
                        <div class="tl-rows" role="presentation" style:height=height>
                            <For
                                each=move || {
                                    let (first, end) = in_view.get();
                                    let packed = packed.get();
                                    (first..end).map(|line| (line, packed.line(line).to_vec())).collect::<Vec<_>>()
                                }
                                key=Clone::clone
                                let:line
                            >
                                {
                                    let (line, bars) = line;
                                    view! { <Line of=of packed=packed stands=stands line=line bars=bars/> }
                                }
                            </For>
                        </div>
                    </div>
                </div>
            </div>
        </div>
    }
}

/// One line.
#[component]
fn Line(
    /// What is packed.
    of: PackedOf,
    /// All lines.
    packed: Memo<Arc<Packed>>,
    /// Where the keyboard stands.
    stands: Memo<Option<(ActivityIx, Place)>>,
    /// Its number.
    line: usize,
    /// Its bars.
    bars: Vec<ActivityIx>,
) -> Markup {
    let PackedOf {
        looking, row_px, ..
    } = of;
    let place = move || {
        Some(format!(
            "translateY({}px)",
            px(height_px(line, row_px.get()))
        ))
    };
    // The lane, and whether this is its first line.
    let lane = Memo::new(move |_| {
        let packed = packed.get();
        let lane = packed.lane_of(line)?;
        let is_first = lane.lines.start == line;
        let said = looking.lines.with(|lines| match lane.heading {
            Some(number) => {
                let heading = &lines.rows().headings()[number];
                LaneContent {
                    name: looking
                        .outlook
                        .with(|outlook| heading.key.name(outlook.plan())),
                    count: lane_count(heading.count, heading.late),
                    worst: heading.worst,
                    is_folded: heading.is_collapsed,
                }
            }
            None => LaneContent {
                name: if lane.is_undated {
                    NOT_DATED_YET
                } else {
                    words::ALL_ROWS
                }
                .to_owned(),
                count: lane_count(
                    lane.count,
                    if lane.is_undated {
                        0
                    } else {
                        lines.rows().count_with(Status::Late)
                    },
                ),
                worst: if lane.is_undated {
                    Status::Undated
                } else {
                    Status::Late
                },
                is_folded: false,
            },
        });
        Some((said, is_first, lane.is_undated))
    });
    let is_first = move || lane.with(|lane| lane.as_ref().is_some_and(|lane| lane.1));
    let is_undated = lane.with_untracked(|lane| lane.as_ref().is_some_and(|lane| lane.2));
    let head = move || {
        lane.with(|lane| {
            let (said, is_first, _) = lane.as_ref()?;
            let name = said.name.clone();
            if !is_first {
                return Some(view! { <span class="unseen">{name}</span> });
            }
            let glyph = format!("#glyph-{}", said.worst.id());
            let worst = said.worst.word(ActivityKind::Deployment);
            let count = if said.is_folded { words::folded(&said.count) } else { said.count.clone() };
            Some(view! {
                <span>{name}</span>
                <span class="tl-lane-count">
                    <svg class="glyph" width="14" height="14" role="img" aria-label=worst><use href=glyph/></svg>
                    {count}
                </span>
            })
        })
    };
    // Bars far outside the window are left out until it comes near them.
    let near = Memo::new(move |_| {
        let half = looking.width.get() / 2.0;
        let step = half.max(1.0);
        let from = (looking.pan.get() / step).floor() * step - half;
        (
            looking.base.get(),
            from,
            from + looking.width.get() + 3.0 * half,
        )
    });
    let shown = Memo::new(move |_| {
        let (base, left, right) = near.get();
        let at_keys = stands.get().map(|(at, _)| at);
        looking.outlook.with(|outlook| {
            let mut shown = Vec::new();
            for (number, &at) in bars.iter().enumerate() {
                let next = bars
                    .get(number + 1)
                    .and_then(|&next| drawn_of(outlook, next));
                let is_near = is_undated
                    || drawn_of(outlook, at).is_some_and(|span| {
                        base.x_from_day(span.end) >= left && base.x_from_day(span.first) <= right
                    });
                if is_near || at_keys == Some(at) {
                    shown.push((number, at, next.map(|span| span.first)));
                }
            }
            shown
        })
    });
    view! {
        <div
            class="tl-row tl-line-of-bars"
            class:is-first=is_first
            role="row"
            aria-rowindex=(line + 1).to_string()
            style:transform=place
        >
            <div class="tl-cells" role="rowheader">
                <div class="tl-name">{head}</div>
            </div>
            <div class="tl-bars-of-line" role="presentation">
                <For each=move || shown.get() key=|bar| *bar let:bar>
                    {
                        let (number, at, next) = bar;
                        view! { <Bar of=of stands=stands at=at number=number next=next is_undated=is_undated/> }
                    }
                </For>
            </div>
        </div>
    }
}

/// One bar, with its name where there is room before the next.
#[component]
fn Bar(
    /// What is packed.
    of: PackedOf,
    /// Where the keyboard stands.
    stands: Memo<Option<(ActivityIx, Place)>>,
    /// Which activity.
    at: ActivityIx,
    /// Its number in its line.
    number: usize,
    /// The first day of the next bar.
    next: Option<crate::plan::Day>,
    /// Whether it has no date.
    is_undated: bool,
) -> Markup {
    let PackedOf {
        looking,
        row_px,
        on_open: _,
        tree_px: _,
    } = of;
    let said = Memo::new(move |_| {
        Some(looking.outlook.with(|outlook| {
            looking.findings.with(|marks| {
                looking
                    .found
                    .with(|found| activity_content(outlook, marks, found, at, false))
            })
        }))
    });
    let span = Memo::new(move |_| looking.outlook.with(|outlook| dates_of(outlook, at)));
    // Right of all that is drawn, before the next bar, the edge of the window and the as-of line.
    let has_room = Memo::new(move |_| {
        let drawn = looking.outlook.with(|outlook| drawn_of(outlook, at));
        let Some(drawn) = drawn else { return true };
        let scale = looking.base.get();
        let from = scale.x_from_day(drawn.end);
        let name = said.with(|said| {
            said.as_ref()
                .map_or(0.0, |said| text_width(&said.name, false) + NAME_GAP)
        });
        let edge = looking.pan.get() + looking.width.get();
        let to = next.map_or(edge, |next| scale.x_from_day(next).min(edge));
        // The as-of line stands at 0.
        from + name < to && !(from < 0.0 && from + name > 0.0)
    });
    // What a row of its own would say beside its bar gives way to the name.
    let content = Memo::new(move |_| {
        let mut said = said.get()?;
        said.label = if has_room.get() {
            said.name.clone()
        } else {
            String::new()
        };
        said.finding = String::new();
        said.is_slipped = false;
        Some(said)
    });
    let drawn = move || {
        let said = content.get()?;
        let drawn = looking
            .outlook
            .with(|outlook| Ink::new(outlook, &said).draw(&looking.frame()));
        Some(bars(&said, &drawn, row_px.get()))
    };
    let name = move || said.with(|said| said.as_ref().map(|said| said.sentence.clone()));
    let label = move || said.with(|said| said.as_ref().map(|said| said.name.clone()));
    let edges = move || {
        let span = span.get()?;
        let scale = looking.scale.get();
        let (left, right) = (scale.x_from_day(span.first), scale.x_from_day(span.end));
        let less = ((LEAST_PX - (right - left)) / 2.0).max(0.0);
        Some((left - less, right - left + 2.0 * less))
    };
    #[allow(clippy::cast_precision_loss)] // Few stand on a line.
    let slot = number as f64 * UNDATED_PX;
    let left = move || {
        Some(format!(
            "{}px",
            px(if is_undated { slot } else { edges()?.0 })
        ))
    };
    let width = move || {
        Some(format!(
            "{}px",
            px(if is_undated {
                UNDATED_PX - 8.0
            } else {
                edges()?.1
            })
        ))
    };
    let tab = move || {
        if stands.get().is_some_and(|(stands, _)| stands == at) {
            "0"
        } else {
            "-1"
        }
    };
    let is_selected = move || (looking.selected.get() == Some(at)).to_string();
    let dates = looking
        .outlook
        .with_untracked(|outlook| outlook.end(at).map(dates::date).unwrap_or_default());
    let title = looking
        .plan
        .with_untracked(|plan| words::bar_with_date(&plan[at].name, &dates));
    view! {
        {(!is_undated).then_some(drawn)}
        <div
            id=format!("tl-p{}", at.0)
            class="tl-packed-bar"
            class:is-undated=is_undated
            role="gridcell"
            tabindex=tab
            aria-label=name
            aria-selected=is_selected
            title=title
            style:inset-inline-start=left
            style:width=width
            on:click=move |_| looking.selected.set(Some(at))
        >
            {is_undated.then_some(label)}
        </div>
    }
}
