//! Title, filters, grouping, order, zoom and search above the chart. Knows which choices there are
//! and what they change; leaves the rows to `outlook`.

use crate::web::prelude::*;

use super::looking::{GROUPINGS, Looking, ORDERS};
use super::menu::{Choice, ChoiceMenu};
use crate::order;
use crate::outlook::said::{self, grouped};
use crate::outlook::{Filter, Status};
use crate::plan::{ActivityKind, OrganisationIx, Plan, SystemIx, WorkstreamIx};
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::common::page_title::PageTitle;

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
    view! {
        <div class="tl-bar">
            <PageTitle title="Timeline" filter=Signal::derive(move || filter_words(looking))/>
            <Filters looking=looking/>
            <Search looking=looking/>
            <div class="tl-bar-end">
                <span class="tl-count" role="status">{count}</span>
                <Arranging looking=looking/>
                <button type="button" class="tl-button" on:click=move |_| looking.is_printing.set(true)>"Print or save"</button>
            </div>
        </div>
    }
}

/// The chips that leave rows out.
#[component]
pub fn Filters(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let plan = looking.plan;
    let organisations = Memo::new(move |_| plan.with(|plan| organisation_choices(plan)));
    let workstreams = Memo::new(move |_| plan.with(|plan| workstream_choices(plan)));
    let systems = Memo::new(move |_| plan.with(|plan| system_choices(plan)));
    let statuses: Vec<Choice<Status>> = Status::ALL
        .into_iter()
        .map(|status| Choice {
            key: status,
            words: status.word(ActivityKind::Deployment).to_owned(),
        })
        .collect();
    let filter = move |ask: fn(&Filter) -> bool| {
        move || {
            looking
                .arrangement
                .with(|arrangement| ask(&arrangement.filter))
        }
    };
    let change = move |change: &dyn Fn(&mut Filter)| {
        looking
            .arrangement
            .update(|arrangement| change(&mut arrangement.filter));
    };
    let has_finding = filter(|filter| filter.with_finding);
    let finding_words = move || {
        let count = looking
            .lines
            .with(|lines| lines.rows().count_with_finding());
        format!("With a finding, {}", grouped(count))
    };
    view! {
        <ChoiceMenu
            label="Organisation"
            choices=organisations
            chosen=Signal::derive(move || looking.arrangement.with(|it| it.filter.organisations.clone()))
            on_toggle=move |at| change(&|filter| toggle(&mut filter.organisations, at))
        />
        <ChoiceMenu
            label="Workstream"
            choices=workstreams
            chosen=Signal::derive(move || looking.arrangement.with(|it| it.filter.workstreams.clone()))
            on_toggle=move |at| change(&|filter| toggle(&mut filter.workstreams, at))
        />
        <ChoiceMenu
            label="Status"
            choices=Signal::stored(statuses)
            chosen=Signal::derive(move || looking.arrangement.with(|it| it.filter.statuses.iter().collect()))
            on_toggle=move |status| change(&|filter| {
                filter.statuses = if filter.statuses.contains(status) {
                    filter.statuses.without(status)
                } else {
                    filter.statuses.with(status)
                };
            })
        />
        <Show when=move || systems.with(|systems| !systems.is_empty())>
            <ChoiceMenu
                label="System"
                choices=systems
                chosen=Signal::derive(move || looking.arrangement.with(|it| it.filter.systems.clone()))
                on_toggle=move |at| change(&|filter| toggle(&mut filter.systems, at))
            />
        </Show>
        <button
            type="button"
            class="tl-chip"
            class:is-on=has_finding
            aria-pressed=move || has_finding().to_string()
            on:click=move |_| change(&|filter| filter.with_finding = !filter.with_finding)
        >
            <Picture glyph=Glyph::Finding size=14/>
            {finding_words}
        </button>
        <Show when=filter(|filter| !filter.is_empty())>
            <button type="button" class="link tl-clear" on:click=move |_| clear(looking)>"Show all rows"</button>
        </Show>
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

/// What rows are gathered and ordered by.
#[component]
fn Arranging(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let group = Memo::new(move |_| looking.arrangement.with(|it| it.group));
    let sort = Memo::new(move |_| looking.arrangement.with(|it| it.sort));
    let regroup = move |event| {
        let chosen = event_target_value(&event);
        if let Some(&(group, ..)) = GROUPINGS.iter().find(|(_, id, _)| *id == chosen) {
            looking.arrangement.update(|arrangement| {
                arrangement.group = group;
                arrangement.collapsed = order::Set::new();
            });
        }
    };
    let resort = move |event| {
        let chosen = event_target_value(&event);
        if let Some(&(sort, ..)) = ORDERS.iter().find(|(_, id, _)| *id == chosen) {
            looking
                .arrangement
                .update(|arrangement| arrangement.sort = sort);
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
        <select class="tl-select" aria-label="Sort rows by" on:change=resort>
            {ORDERS
                .iter()
                .map(|&(this, id, words)| {
                    view! { <option value=id prop:selected=move || sort.get() == this>{words}</option> }
                })
                .collect::<Markup>()}
        </select>
    }
}

fn toggle<K: PartialEq>(chosen: &mut Vec<K>, key: K) {
    match chosen.iter().position(|other| *other == key) {
        Some(at) => {
            chosen.remove(at);
        }
        None => chosen.push(key),
    }
}

/// Organisations that rows belong to, and the bodies these belong to.
#[must_use]
pub fn organisation_choices(plan: &Plan) -> Vec<Choice<OrganisationIx>> {
    let mut is_named = vec![false; plan.organisations.len()];
    for activity in &plan.activities {
        for at in [activity.organisation, activity.site].into_iter().flatten() {
            let mut next = Some(at);
            while let Some(at) = next.filter(|at| !is_named[at.index()]) {
                is_named[at.index()] = true;
                next = plan[at].parent;
            }
        }
    }
    (0..)
        .zip(&plan.organisations)
        .filter(|(at, _)| is_named[*at as usize])
        .map(|(at, organisation)| Choice {
            key: OrganisationIx(at),
            words: organisation.name.to_string(),
        })
        .collect()
}

fn workstream_choices(plan: &Plan) -> Vec<Choice<WorkstreamIx>> {
    (0..)
        .zip(&plan.workstreams)
        .map(|(at, workstream)| Choice {
            key: WorkstreamIx(at),
            words: workstream.name.to_string(),
        })
        .collect()
}

fn system_choices(plan: &Plan) -> Vec<Choice<SystemIx>> {
    let mut is_named = vec![false; plan.systems.len()];
    for system in plan
        .activities
        .iter()
        .filter_map(|activity| activity.system)
    {
        is_named[system.index()] = true;
    }
    (0..)
        .zip(&plan.systems)
        .filter(|(at, _)| is_named[*at as usize])
        .map(|(at, system)| Choice {
            key: SystemIx(at),
            words: system.name.to_string(),
        })
        .collect()
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
