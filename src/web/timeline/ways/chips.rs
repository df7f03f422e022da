//! The filter as chips: some parts are one press away, every part that is on says in words what it
//! leaves in and goes when it is pressed.

use crate::web::prelude::*;

use crate::outlook::{Facet, Filter, Part, Status, words as dates};
use crate::web::browser::{page, remember};
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::parts::{self, RowOf, use_parts};
use crate::web::timeline::looking::{Extra, Looking};
use crate::web::timeline::menu::Menu;
use crate::web::timeline::toolbar::clear;
use crate::web::timeline::ways::Way;
use crate::web::view::use_view;
use crate::words::ways as words;

/// The chips of the filter.
#[component]
pub fn Chips(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Whether there is a button for each status elsewhere.
    has_statuses: bool,
) -> Markup {
    let quick = quick_parts(looking, has_statuses);
    let others = {
        let quick = quick.clone();
        move || {
            looking.plan.with(|plan| {
                looking.arrangement.with(|arrangement| {
                    let filter = &arrangement.filter;
                    let parts = filter.parts(plan).into_iter();
                    parts
                        .filter(|part| !quick.contains(part))
                        .filter(|part| !(has_statuses && is_status(*part)))
                        .map(|part| (part, filter.part_words(plan, part)))
                        .collect::<Vec<_>>()
                })
            })
        }
    };
    let remove = move |part: Part| {
        looking.toggle(part);
        // The chip is gone; the next one is a Tab away.
        page::focus_when_drawn(".tl-chips");
    };
    // While nothing else is compared with and drawn, that part is not asked for.
    let chart_label = if has_statuses {
        words::COMPARE
    } else {
        words::ON_THE_CHART
    };
    let is_compared = Memo::new(move |_| looking.extra.with(Extra::is_there));
    let parts = use_parts();
    let is_filtered = move || looking.arrangement.with(|it| !it.filter.is_empty());
    view! {
        // First, so that it stays where it is while chips come and go.
        // On a phone there is no chart to draw on, but there are dates to compare with.
        <Menu looking=looking way=Way::Chart label=chart_label is_on=is_compared/>
        {quick
            .into_iter()
            .map(|part| view! { <QuickFilter looking=looking part=part/> })
            .collect::<Markup>()}
        <For each=others key=Clone::clone let:chip>
            <button
                type="button"
                class="tl-chip is-on"
                aria-label=words::remove_filter(&chip.1)
                on:click=move |_| remove(chip.0)
            >
                <span>{chip.1.clone()}</span>
                <span aria-hidden="true">"×"</span>
            </button>
        </For>
        <Show when=move || is_compared.get()>
            {move || parts.details.is_here().then(|| parts::details(RowOf::Compared(Box::new(looking))))}
        </Show>
        <Show when=is_filtered>
            <button
                type="button"
                class="link tl-clear"
                on:click=move |_| {
                    clear(looking);
                    page::focus_when_drawn(".tl-chips");
                }
            >
                {crate::words::timeline::SHOW_ALL}
            </button>
        </Show>
    }
}

fn is_status(part: Part) -> bool {
    matches!(part, Part::One(Facet::Status, _))
}

/// The parts of the filter that are one press away.
fn quick_parts(looking: Looking, has_statuses: bool) -> Vec<Part> {
    let status =
        |status: Status| (!has_statuses).then_some(Part::One(Facet::Status, status as u32));
    [
        status(Status::Late),
        Some(Part::DueBy),
        status(Status::Undated),
        Some(Part::Finding),
        mine(looking),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The organisation that the reader chose on the home page.
fn mine(looking: Looking) -> Option<Part> {
    let kept = remember::get(remember::PLACE)?;
    let id = kept.split(' ').next()?;
    looking.plan.with_untracked(|plan| {
        let at = plan.organisations.iter().position(|it| *it.id == *id)?;
        Some(Part::One(Facet::Organisation, u32::try_from(at).ok()?))
    })
}

/// A part of the filter with a button of its own.
#[component]
fn QuickFilter(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which part.
    part: Part,
) -> Markup {
    let findings = use_parts().findings;
    let is_looked_through = use_view().is_looked_through();
    let glyph = match part {
        Part::Finding => Some(Glyph::Finding),
        Part::One(Facet::Status, at) => Status::ALL.get(at as usize).map(|&it| Glyph::from(it)),
        _ => None,
    };
    let words = move || match part {
        Part::DueBy => {
            let month = looking.arrangement.with(|it| it.filter.due_by);
            let month = month.unwrap_or_else(|| Filter::month_on_offer(looking.as_of.get()));
            words::due_by(&dates::date_long(month))
        }
        Part::Finding => {
            // Nothing is counted before the plan was looked through.
            if !is_looked_through.get() {
                return words::WITH_A_FINDING.to_owned();
            }
            let count = looking
                .lines
                .with(|lines| lines.rows().count_with_finding());
            words::with_findings(count)
        }
        Part::One(facet, key) => looking.plan.with(|plan| match facet {
            Facet::Organisation => words::mine(&plan.organisations[key as usize].short),
            facet => facet.name(plan, key).to_owned(),
        }),
        Part::Text => String::new(),
    };
    view! {
        <button
            type="button"
            class="tl-chip"
            class:is-on=move || looking.has(part)
            aria-pressed=move || looking.has(part).to_string()
            on:click=move |_| {
                if part == Part::Finding {
                    findings.ask();
                }
                looking.toggle(part);
            }
        >
            {glyph.map(|glyph| view! { <Picture glyph=glyph size=14/> })}
            {words}
            <Show when=move || looking.has(part)><span aria-hidden="true">"×"</span></Show>
        </button>
        {(part == Part::DueBy).then(|| view! { <Menu looking=looking way=Way::Month label="" name=words::ANOTHER_MONTH/> })}
    }
}
