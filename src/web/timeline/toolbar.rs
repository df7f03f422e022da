//! Title, lanes, search and where filters are chosen, above the chart. What stands in the panels and
//! on the chips comes with the part of the program in `ways`, the rows come from `outlook`.

use crate::web::prelude::*;

use super::looking::{GROUPINGS, Looking};
use super::menu::Menu;
use super::ways::{Way, WayOf};
use crate::order;
use crate::outlook::said;
use crate::outlook::{Facet, Filter};
use crate::route::Route;
use crate::web::common::page_title::PageTitle;
use crate::web::parts::{self, use_parts};
use crate::words::timeline as words;

/// The bar above the chart.
#[component]
pub fn Toolbar(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let shown = Memo::new(move |_| {
        looking
            .lines
            .with(|lines| (lines.rows().shown(), lines.rows().total()))
    });
    let count = move || {
        let (shown, total) = shown.get();
        words::rows_shown(shown, total)
    };
    let is_packed = Memo::new(move |_| looking.arrangement.with(|it| it.is_packed));
    let list = move |facet: Facet| {
        let is_on = Signal::derive(move || {
            looking.arrangement.with(|it| match facet {
                Facet::Organisation => !it.filter.organisations.is_empty(),
                Facet::Workstream => !it.filter.workstreams.is_empty(),
                Facet::System => !it.filter.systems.is_empty(),
                Facet::Status => !it.filter.statuses.is_empty(),
                Facet::Kind => !it.filter.kinds.is_empty(),
            })
        });
        view! { <Menu looking=looking way=Way::Facet(facet) label=facet.word() is_on=is_on/> }
    };
    view! {
        <div class="tl-bar">
            <PageTitle title=words::TIMELINE filter=Signal::derive(move || filter_words(looking))/>
            {[Facet::Organisation, Facet::Workstream, Facet::Status, Facet::System].map(list)}
            <Search looking=looking/>
            <div class="tl-bar-end">
                <span class="tl-count">{count}</span>
                <LaneChoice looking=looking/>
                <button
                    type="button"
                    class="tl-button"
                    aria-pressed=move || is_packed.get().to_string()
                    title=words::PACK_MEANS
                    on:click=move |_| looking.arrangement.update(|it| it.is_packed = !it.is_packed)
                >
                    {words::PACK}
                </button>
                <a class="tl-button" href=Route::SLIPS.to_string()>{words::SLIPS}</a>
                <Menu looking=looking way=Way::Columns label=words::COLUMNS class="tl-button"/>
                <Menu looking=looking way=Way::Views label=words::VIEWS class="tl-button"/>
                <button type="button" class="tl-button" on:click=move |_| looking.print(true)>{words::PRINT_OR_SAVE}</button>
            </div>
            <FilterLine looking=looking has_statuses=false/>
        </div>
    }
}

/// The buttons and chips of the filter, once they are here: below the first rows nobody waits for
/// them.
#[component]
pub fn FilterLine(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Whether there is a button for each status beside it.
    has_statuses: bool,
) -> Markup {
    let parts = use_parts();
    parts.ways.ask_when_quiet();
    let has_filter = Memo::new(move |_| looking.arrangement.with(|it| !it.filter.is_empty()));
    view! {
        // Chips of what is left out take a second line in a narrow window: it is kept free for them,
        // so that the rows do not move when they come.
        <div class="tl-chips" class:is-filtered=has_filter role="group" aria-label=words::FILTERS tabindex="-1">
            {move || {
                parts.ways.has_come().then(|| {
                    parts::ways(&WayOf {
                        looking,
                        way: Way::Filter { has_statuses },
                        on_done: Callback::new(|()| {}),
                    })
                })
            }}
        </div>
    }
}

/// Leaves nothing out any more.
pub fn clear(looking: Looking) {
    looking
        .arrangement
        .update(|arrangement| arrangement.filter = Filter::default());
}

/// The box that finds rows as one types.
#[component]
fn Search(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let text = Memo::new(move |_| looking.arrangement.with(|it| it.filter.text.clone()));
    view! {
        <input
            class="tl-find"
            type="search"
            aria-label=words::FIND_ROWS_BY
            placeholder=words::FIND_ROWS
            autocomplete="off"
            prop:value=text
            on:focus=move |_| looking.outlook.with_untracked(|outlook| outlook.prepare_search())
            on:input=move |event| {
                let text = event_target_value(&event);
                looking.arrangement.update(|arrangement| arrangement.filter.text = text);
            }
        />
    }
}

/// What rows are gathered by.
#[component]
fn LaneChoice(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let group = Memo::new(move |_| looking.arrangement.with(|it| it.group));
    let regroup = move |event| {
        let chosen = event_target_value(&event);
        if let Some(&(group, ..)) = GROUPINGS.iter().find(|(_, id, _)| *id == chosen) {
            looking.arrangement.update(|arrangement| {
                arrangement.group = group;
                arrangement.collapsed = order::Set::new();
            });
        }
    };
    view! {
        <select class="tl-select" aria-label=words::GROUP_ROWS_BY on:change=regroup>
            {GROUPINGS
                .iter()
                .map(|&(this, id, name)| {
                    view! { <option value=id prop:selected=move || group.get() == this>{name}</option> }
                })
                .collect::<Markup>()}
        </select>
    }
}

/// What is left out, in words, for printed sheets and for a page without rows.
#[must_use]
pub fn filter_words(looking: Looking) -> String {
    looking.plan.with(|plan| {
        looking.lines.with(|lines| {
            looking
                .arrangement
                .with(|arrangement| said::filter_words(plan, lines.rows(), &arrangement.filter))
        })
    })
}
