//! Title, lanes, search and where filters are chosen, above the chart. What stands in the panels and
//! on the chips comes with the part of the program in `ways`, the rows come from `outlook`.

use crate::web::prelude::*;

use super::looking::{GROUPINGS, Looking};
use super::menu::Menu;
use super::ways::{Way, WayOf};
use crate::order;
use crate::outlook::said::{self, grouped};
use crate::outlook::{Facet, Filter};
use crate::route::Route;
use crate::web::common::page_title::PageTitle;
use crate::web::parts::{self, use_parts};

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
        format!("{} of {} rows", grouped(shown), grouped(total))
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
            <PageTitle title="Timeline" filter=Signal::derive(move || filter_words(looking))/>
            {[Facet::Organisation, Facet::Workstream, Facet::Status, Facet::System].map(list)}
            <Search looking=looking/>
            <div class="tl-bar-end">
                <span class="tl-count">{count}</span>
                <LaneChoice looking=looking/>
                <button
                    type="button"
                    class="tl-button"
                    aria-pressed=move || is_packed.get().to_string()
                    title="Several bars on one line, where they do not overlap"
                    on:click=move |_| looking.arrangement.update(|it| it.is_packed = !it.is_packed)
                >
                    "Pack"
                </button>
                <a class="tl-button" href=Route::SLIPS.to_string()>"Slips"</a>
                <Menu looking=looking way=Way::Columns label="Columns" class="tl-button"/>
                <Menu looking=looking way=Way::Views label="Views" class="tl-button"/>
                <button type="button" class="tl-button" on:click=move |_| looking.print(true)>"Print or save"</button>
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
    view! {
        <div class="tl-chips" role="group" aria-label="Filters" tabindex="-1">
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
    let words = Memo::new(move |_| looking.arrangement.with(|it| it.filter.text.clone()));
    view! {
        <input
            class="tl-find"
            type="search"
            aria-label="Find rows by service, site or system"
            placeholder="Find rows"
            autocomplete="off"
            prop:value=words
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
        <select class="tl-select" aria-label="Group rows by" on:change=regroup>
            {GROUPINGS
                .iter()
                .map(|&(this, id, words)| {
                    view! { <option value=id prop:selected=move || group.get() == this>{words}</option> }
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
