//! The heads of the columns. Pressing one orders the rows by it, again the other way round, a third
//! time as in the plan.

use crate::web::prelude::*;

use super::columns::use_columns;
use super::looking::Looking;
use super::tools::ToolOf;
use crate::outlook::SortBy;
use crate::web::parts::{self, use_parts};
use crate::web::view::{View, use_view};
use crate::words::timeline::{self as words, SortedBy};

/// The order of the rows, as heads tell and change it.
#[derive(Clone, Copy)]
pub struct Order {
    view: View,
    looking: Looking,
    now: Memo<(SortBy, bool)>,
}

impl Order {
    /// The order of the rows that `looking` shows.
    pub fn new(looking: Looking) -> Order {
        Order {
            view: use_view(),
            looking,
            now: Memo::new(move |_| looking.arrangement.with(|it| (it.sort, it.descending))),
        }
    }

    /// What a head says when the rows go by it, for `aria-sort`.
    pub fn told(
        self,
        is_by: impl Fn(SortBy) -> bool + 'static,
    ) -> impl Fn() -> Option<&'static str> + 'static {
        move || {
            let (sort, descending) = self.now.get();
            // A dash or nothing stands for the greatest slip last, so the numbers run down.
            is_by(sort).then_some(if descending == (sort == SortBy::Slip) {
                "ascending"
            } else {
                "descending"
            })
        }
    }

    /// What is pressed to order the rows.
    pub fn button(self, by: SortBy, name: &'static str) -> Markup {
        let Order { view, looking, now } = self;
        view! {
            <button
                type="button"
                class="tl-sort"
                class:is-on=move || now.get().0 == by
                class:is-turned=move || now.get() == (by, true)
                on:click=move |_| press(view, looking, by)
            >
                {name}
            </button>
        }
    }
}

/// The row of heads.
#[component]
pub fn Head(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let (columns, parts) = (use_columns(), use_parts());
    let order = Order::new(looking);
    let told = move |columns: &'static [SortBy]| order.told(move |sort| columns.contains(&sort));
    let button = move |by, name| order.button(by, name);
    view! {
        <div class="tl-head" role="rowgroup" on:keydown=move |event| columns.pressed(event)>
            {move || columns.is_wanted.get().then(|| parts.ghost.is_here().then(|| parts::tool(&ToolOf::Widths(looking))))}
            {move || if columns.is_usual.get() { view! {
            <div class="tl-head-row" role="row" aria-rowindex="1">
                <div class="tl-name" role="columnheader" aria-colindex="1" aria-sort=told(&[SortBy::Name])>
                    {button(SortBy::Name, words::HEAD_NAME)}
                </div>
                <div class="tl-status" role="columnheader" aria-colindex="2" aria-sort=told(&[SortBy::Status])>
                    {button(SortBy::Status, words::HEAD_STATUS)}
                </div>
                <div class="tl-dates" role="columnheader" aria-colindex="3" aria-sort=told(&[SortBy::Start, SortBy::GoLive])>
                    {button(SortBy::Start, words::HEAD_START)}
                    {words::HEAD_TO}
                    {button(SortBy::GoLive, words::HEAD_GO_LIVE)}
                </div>
                <div class="tl-slip" role="columnheader" aria-colindex="4" aria-sort=told(&[SortBy::Slip])>
                    {button(SortBy::Slip, words::HEAD_SLIP)}
                </div>
            </div>
            }} else {
                parts::tool(&ToolOf::Head(looking))
            }}
        </div>
    }
}

/// Orders the rows by a column, the other way round, or as in the plan.
fn press(view: View, looking: Looking, by: SortBy) {
    let arrangement = looking.arrangement;
    let (sort, descending) = arrangement.with_untracked(|it| (it.sort, it.descending));
    let (sort, descending) = match (sort == by, descending) {
        (false, _) => (by, false),
        (true, false) => (by, true),
        (true, true) => (SortBy::PlanOrder, false),
    };
    arrangement.update(|arrangement| {
        arrangement.sort = sort;
        arrangement.descending = descending;
    });
    let by = match sort {
        SortBy::PlanOrder => {
            view.say(words::AS_IN_THE_PLAN);
            return;
        }
        SortBy::Name => SortedBy::Name,
        SortBy::Start => SortedBy::Start,
        SortBy::GoLive => SortedBy::GoLive,
        SortBy::Status => SortedBy::Status,
        SortBy::Slip => SortedBy::Slip,
        SortBy::Lane(_) => SortedBy::OtherWord,
        _ => SortedBy::OtherDate,
    };
    view.say(words::sorted(by, descending));
}
