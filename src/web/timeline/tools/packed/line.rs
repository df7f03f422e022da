//! One line of packed rows: the name of its lane, its bars, and their names where there is room. Knows
//! what is drawn where; leaves the keyboard and what is packed to the lines together.

use std::sync::Arc;

use crate::web::prelude::*;

use super::{Foot, PackedOf, Stands, UNDATED_PX, bar_id, lane_id};
use crate::chart::{Packed, Stand, dates_of, drawn_of, height_px, px};
use crate::outlook::said::{LaneContent, activity_content, lane_count};
use crate::outlook::{Status, words as dates};
use crate::plan::{ActivityIx, ActivityKind};
use crate::web::browser::measure::text_width;
use crate::web::timeline::bars::{Ink, bars};
use crate::web::timeline::moving::use_movement;
use crate::words::dates::NOT_DATED_YET;
use crate::words::tools as words;

/// Between a bar and its name, and the next bar.
const NAME_GAP: f64 = 16.0;
/// A bar is at least so wide to a pointer.
const LEAST_PX: f64 = 24.0;

/// What stands in front of a line.
#[derive(Clone, PartialEq)]
struct Head {
    said: LaneContent,
    /// Whether it is the first line of its lane.
    is_first: bool,
    /// The number of the lane, where it opens and closes.
    turns: Option<usize>,
    is_undated: bool,
}

/// One line.
#[component]
pub fn Line(
    /// What is packed.
    of: PackedOf,
    /// All lines.
    packed: Memo<Arc<Packed>>,
    /// Where the keyboard stands.
    stands: Stands,
    /// Called with the number of a lane that is to open or close.
    on_turn: Callback<usize>,
    /// Called with the row that was pressed, and whether it is to be chosen with others.
    on_pick: Callback<(ActivityIx, bool)>,
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
        let number = packed.lane_at(line)?;
        let lane = &packed.lanes()[number];
        let said = looking.lines.with(|lines| match lane.heading {
            Some(number) => {
                let heading = &lines.rows().headings()[number];
                LaneContent {
                    name: looking
                        .outlook
                        .with(|outlook| heading.key.name(outlook.plan())),
                    count: lane_count(heading.count, heading.late),
                    worst: heading.worst,
                    is_folded: lane.is_folded,
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
                is_folded: lane.is_folded,
            },
        });
        Some(Head {
            said,
            is_first: lane.lines.start == line,
            turns: (lane.heading.is_some() || lane.is_undated).then_some(number),
            is_undated: lane.is_undated,
        })
    });
    let is_first = move || lane.with(|lane| lane.as_ref().is_some_and(|lane| lane.is_first));
    let is_undated = lane.with_untracked(|lane| lane.as_ref().is_some_and(|lane| lane.is_undated));
    // The number of the lane whose name is stood on here, to open or close it.
    let turns =
        Memo::new(move |_| lane.with(|lane| lane.as_ref().filter(|lane| lane.is_first)?.turns));
    let is_open = move || {
        let is_folded = lane.with(|lane| lane.as_ref().is_some_and(|lane| lane.said.is_folded));
        turns.get().map(|_| (!is_folded).to_string())
    };
    let tab = move || {
        let turns = turns.get()?;
        let is_here = stands
            .get()
            .is_some_and(|(_, stand)| stand == Stand::Lane(turns));
        Some(if is_here { "0" } else { "-1" })
    };
    let turn = move |_| {
        if let Some(lane) = turns.get_untracked() {
            on_turn.run(lane);
        }
    };
    let head = move || {
        lane.with(|lane| {
            let Head { said, is_first, turns, .. } = lane.as_ref()?;
            let name = said.name.clone();
            if !is_first {
                return Some(view! { <span class="unseen">{name}</span> });
            }
            let is_folded = said.is_folded;
            let mark = turns.map(|_| view! {
                <svg class="tl-fold" class:is-folded=is_folded viewBox="0 0 12 12" aria-hidden="true">
                    <path d="M2 4l4 4 4-4"/>
                </svg>
            });
            let glyph = format!("#glyph-{}", said.worst.id());
            let worst = said.worst.word(ActivityKind::Deployment);
            let count = if said.is_folded { words::folded(&said.count) } else { said.count.clone() };
            Some(view! {
                {mark}
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
        let at_keys = stands.get().map(|(foot, _)| foot);
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
                if is_near || at_keys == Some(Foot::Bar(at)) {
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
            <div class="tl-cells" role="presentation">
                <div
                    id=move || turns.get().map(lane_id)
                    class="tl-name"
                    role="rowheader"
                    tabindex=tab
                    aria-expanded=is_open
                    on:click=turn
                >
                    {head}
                </div>
            </div>
            <div class="tl-bars-of-line" role="presentation">
                <For each=move || shown.get() key=|bar| *bar let:bar>
                    {
                        let (number, at, next) = bar;
                        view! { <Bar of=of stands=stands on_pick=on_pick at=at number=number next=next is_undated=is_undated/> }
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
    stands: Stands,
    /// Called with the row that was pressed, and whether it is to be chosen with others.
    on_pick: Callback<(ActivityIx, bool)>,
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
        if stands.get().is_some_and(|(foot, _)| foot == Foot::Bar(at)) {
            "0"
        } else {
            "-1"
        }
    };
    let movement = use_movement();
    let is_selected = move || movement.is_chosen(at, looking.selected.get()).to_string();
    let dates = looking
        .outlook
        .with_untracked(|outlook| outlook.end(at).map(dates::date).unwrap_or_default());
    let (title, id) = looking.plan.with_untracked(|plan| {
        let title = words::bar_with_date(&plan[at].name, &dates);
        (title, plan[at].id.to_string())
    });
    view! {
        {(!is_undated).then_some(drawn)}
        <div
            id=bar_id(at)
            class="tl-packed-bar"
            class:is-undated=is_undated
            role="gridcell"
            data-activity=id
            data-date=(!is_undated).then_some("dates")
            tabindex=tab
            aria-label=name
            aria-selected=is_selected
            title=title
            style:inset-inline-start=left
            style:width=width
            on:click=move |event| on_pick.run((at, event.ctrl_key() || event.meta_key() || event.shift_key()))
        >
            {is_undated.then_some(label)}
        </div>
    }
}
