//! The timeline on a phone: cards by month instead of a shrunken chart. Knows which section a row
//! belongs to and how many cards are shown at once; leaves the rows and their order to `outlook`.

use crate::web::prelude::*;
use leptos::html;

use super::details::{Details, DetailsOf};
use super::looking::Looking;
use super::toolbar::{FilterLine, clear};
use super::tools::ToolOf;
use crate::order::Map;
use crate::outlook::{
    Against, Facet, Filter, Grouping, Outlook, Row, Rows, RowsView, SortBy, Status, StatusSet,
    sentences, words as dates,
};
use crate::plan::{ActivityIx, ActivityKind, Day, OrganisationIx, PlanDate, Precision};
use crate::web::browser::pace::once_settled;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::common::page_title::PageTitle;
use crate::web::parts::{self, use_parts};
use crate::words;
use crate::words::numbers::grouped;

/// Cards of a section shown at first, and shown more at each press.
const FIRST: usize = 3;
const MORE: usize = 20;
/// Months shown at first, and shown more at each press.
const MONTHS: usize = 6;

/// A stretch of cards under one heading.
#[derive(Clone, PartialEq, Debug)]
struct Section {
    key: SectionKey,
    heading: String,
    words: Option<&'static str>,
    rows: Vec<ActivityIx>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum SectionKey {
    Late,
    /// By the last month it can mean, finer dates first.
    Period(i32, Precision, Day),
    /// Far outside the rest of the plan.
    Far(i32, Precision, Day),
    Undated,
    Live,
}

/// The timeline on a phone.
#[component]
pub fn Cards(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let parts = use_parts();
    parts.ghost.ask_when_quiet();
    let rows = rows_by_go_live(looking);
    let statuses = Memo::new(move |_| looking.arrangement.with(|it| it.filter.statuses));
    let sections = Memo::new(move |_| {
        let far = looking
            .overview
            .with(|overview| overview.span.map(|span| span.end));
        looking
            .outlook
            .with(|outlook| rows.with(|rows| sections(outlook, rows, statuses.get(), far)))
    });
    let months_shown = RwSignal::new(MONTHS);
    let as_of = looking.as_of;
    let is_empty = move || sections.with(Vec::is_empty);

    let group = move |wanted: fn(SectionKey) -> bool| {
        move || {
            sections.with(|all| {
                all.iter()
                    .filter(|section| wanted(section.key))
                    .cloned()
                    .collect::<Vec<_>>()
            })
        }
    };
    let before = group(|key| key == SectionKey::Late);
    let months = group(|key| matches!(key, SectionKey::Period(..)));
    let after = group(|key| {
        matches!(
            key,
            SectionKey::Far(..) | SectionKey::Undated | SectionKey::Live
        )
    });
    let later = move || {
        let hidden = months().split_off(months_shown.get().min(months().len()));
        let next = hidden.first()?;
        Some(words::cards::show_next(
            &next.heading,
            next.rows.len(),
            hidden.len() - 1,
        ))
    };
    let lead = move || {
        let shown =
            sections.with(|all| all.iter().map(|section| section.rows.len()).sum::<usize>());
        words::cards::lead(shown, &dates::day_long(as_of.get()))
    };
    view! {
        <div class="tl-cards">
            <PageTitle title=words::cards::DATES/>
            <p>{lead}</p>
            <Strip looking=looking rows=rows/>
            <Show when=is_empty>
                <div class="tl-section">
                    <p>{words::cards::NO_ROW}</p>
                    <button type="button" class="tl-more" on:click=move |_| clear(looking)>{words::timeline::SHOW_ALL}</button>
                </div>
            </Show>
            <For each=before key=|section| section.key let:section>
                <SectionOfCards looking=looking sections=sections key=section.key/>
            </For>
            <p class="tl-today">{move || words::cards::today(&dates::day_long(as_of.get()))}</p>
            <For
                each=move || months().into_iter().take(months_shown.get())
                key=|section| section.key
                let:section
            >
                <SectionOfCards looking=looking sections=sections key=section.key/>
            </For>
            {move || {
                later().map(|words| {
                    view! {
                        <button type="button" class="tl-more" on:click=move |_| months_shown.update(|shown| *shown += MONTHS)>
                            {words}
                        </button>
                    }
                })
            }}
            <For each=after key=|section| section.key let:section>
                <SectionOfCards looking=looking sections=sections key=section.key/>
            </For>
            {move || parts.ghost.has_come().then(|| parts::tool(&ToolOf::ReadAsText(looking)))}
            <button type="button" class="tl-more" on:click=move |_| looking.print(true)>{words::timeline::PRINT_OR_SAVE}</button>
            <Sheet looking=looking/>
        </div>
    }
}

/// The rows that pass every filter but that by status, which the chips count, by go-live.
fn rows_by_go_live(looking: Looking) -> Memo<Rows> {
    let asked = Memo::new(move |_| {
        looking.arrangement.with(|arrangement| RowsView {
            group: Grouping::None,
            sort: SortBy::GoLive,
            filter: Filter {
                statuses: StatusSet::EMPTY,
                ..arrangement.filter.clone()
            },
            ..RowsView::default()
        })
    });
    Memo::new(move |_| {
        looking.outlook.with(|outlook| {
            looking
                .findings
                .with(|findings| asked.with(|asked| Rows::new(outlook, findings, asked)))
        })
    })
}

/// The chips and the search box, which scroll sideways.
#[component]
fn Strip(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// The rows before a status is chosen.
    rows: Memo<Rows>,
) -> Markup {
    let plan = looking.plan;
    let chosen = move || {
        looking
            .arrangement
            .with(|it| it.filter.organisations.first().copied())
    };
    let places = Memo::new(move |_| {
        plan.with(|plan| {
            let choices = Facet::Organisation.choices(plan).into_iter();
            choices
                .map(|key| (key, Facet::Organisation.name(plan, key).to_owned()))
                .collect::<Vec<_>>()
        })
    });
    let choose = move |event| {
        let at = event_target_value(&event).parse().ok().map(OrganisationIx);
        looking
            .arrangement
            .update(|it| it.filter.organisations = at.into_iter().collect());
    };
    let text = Memo::new(move |_| looking.arrangement.with(|it| it.filter.text.clone()));
    view! {
        <input
            class="tl-find"
            type="search"
            aria-label=words::timeline::FIND_ROWS_BY
            placeholder=words::cards::FIND_A_SERVICE
            autocomplete="off"
            prop:value=text
            on:input=move |event| {
                let text = event_target_value(&event);
                looking.arrangement.update(|it| it.filter.text = text);
            }
        />
        <div class="tl-sideways">
            <select class="tl-chip" class:is-on=move || chosen().is_some() aria-label=words::cards::ONLY_ONE_PLACE on:change=choose>
                <option value="" prop:selected=move || chosen().is_none()>{words::cards::ALL_PLACES}</option>
                {move || {
                    places
                        .get()
                        .into_iter()
                        .map(|(key, words)| {
                            view! {
                                <option value=key.to_string() prop:selected=move || chosen() == Some(OrganisationIx(key))>
                                    {words}
                                </option>
                            }
                        })
                        .collect::<Markup>()
                }}
            </select>
            {Status::ALL
                .map(|status| {
                    let is_on = move || looking.arrangement.with(|it| it.filter.statuses.contains(status));
                    let count = move || rows.with(|rows| rows.count_with(status));
                    let turn = move |_| {
                        looking.arrangement.update(|it| {
                            let statuses = it.filter.statuses;
                            it.filter.statuses = if statuses.contains(status) {
                                statuses.without(status)
                            } else {
                                statuses.with(status)
                            };
                        });
                    };
                    view! {
                        <button
                            type="button"
                            class="tl-chip"
                            class:is-on=is_on
                            aria-pressed=move || is_on().to_string()
                            on:click=turn
                        >
                            <Picture glyph=Glyph::from(status) size=14/>
                            {move || words::cards::status_and_count(status.word(ActivityKind::Deployment), count())}
                        </button>
                    }
                })}
        </div>
        <FilterLine looking=looking has_statuses=true/>
    }
}

/// A heading and its cards, the first few at first.
#[component]
fn SectionOfCards(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// All sections.
    sections: Memo<Vec<Section>>,
    /// Which one.
    key: SectionKey,
) -> Markup {
    let shown = RwSignal::new(FIRST);
    let section = Memo::new(move |_| {
        sections.with(|all| all.iter().find(|section| section.key == key).cloned())
    });
    let count = move || section.with(|section| section.as_ref().map_or(0, |it| it.rows.len()));
    let visible = move || {
        section.with(|section| {
            section
                .as_ref()
                .map(|it| {
                    it.rows
                        .iter()
                        .take(shown.get())
                        .copied()
                        .collect::<Vec<_>>()
                })
                .unwrap_or_default()
        })
    };
    let more = Memo::new(move |_| {
        let hidden = count().saturating_sub(shown.get());
        (hidden > 0).then(|| hidden.min(MORE))
    });
    let heading = move || {
        section.with(|section| {
            section
                .as_ref()
                .map(|it| it.heading.clone())
                .unwrap_or_default()
        })
    };
    let words = section.with_untracked(|section| section.as_ref().and_then(|it| it.words));
    view! {
        <section class="tl-section">
            <div class="tl-section-head"><h2>{heading}</h2> <span>{move || grouped(count())}</span></div>
            {words.map(|words| view! { <p>{words}</p> })}
            <For each=visible key=|at| *at let:at>
                <Card looking=looking at=at/>
            </For>
            {move || {
                more.get().map(|more| {
                    let words = words::cards::show_more(more, count() - shown.get());
                    view! {
                        <button type="button" class="tl-more" on:click=move |_| shown.update(|shown| *shown += MORE)>
                            {words}
                        </button>
                    }
                })
            }}
        </section>
    }
}

/// One row.
#[component]
fn Card(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which row.
    at: ActivityIx,
) -> Markup {
    let plan = looking.plan.get_untracked();
    let activity = &plan[at];
    let outlook = looking.outlook;
    let place = [
        activity.organisation.map(|it| plan[it].short.to_string()),
        activity
            .site
            .filter(|&site| plan[site].name != activity.name)
            .map(|it| plan[it].short.to_string()),
        activity.system.map(|it| plan[it].name.to_string()),
    ];
    let place: Vec<String> = place.into_iter().flatten().collect();
    let kind = activity.kind;
    let status = Memo::new(move |_| outlook.with(|outlook| outlook.status(at)));
    let when = move || outlook.with(|outlook| when(outlook, at));
    let slip = move || {
        outlook.with(|outlook| {
            let slip = outlook.slip(at).filter(|slip| !slip.is_zero())?;
            let then = outlook.compared(at)?.end.map(dates::date)?;
            let name = outlook
                .against()
                .map_or(words::cards::THE_PLAN, Against::name);
            Some(view! {
                <p class="tl-card-slip">
                    <strong>{slip.words()}</strong>
                    {words::cards::than(name, &then)}
                </p>
            })
        })
    };
    let finding = move || {
        let number = looking.findings.with(|marks| marks.open(at).next())?;
        let words = looking
            .found
            .with(|found| found.get(number as usize)?.mark(at).map(str::to_owned))?;
        Some(view! { <p class="with-glyph"><Picture glyph=Glyph::Finding size=14/> {words}</p> })
    };
    view! {
        <article
            class="tl-card"
            class:is-undated=move || status.get() == Status::Undated
            data-activity=activity.id.to_string()
        >
            <h3>
                <button type="button" id=card_id(at) on:click=move |_| looking.selected.set(Some(at))>
                    {activity.name.to_string()}
                </button>
            </h3>
            <p class="meta">{place.join(" · ")}</p>
            <p class="tl-card-status">
                <span class="with-glyph">
                    <Picture glyph=Signal::derive(move || Glyph::from(status.get()))/>
                    <span>{move || status.get().word(kind)}</span>
                </span>
                <span>{when}</span>
            </p>
            {slip}
            {finding}
        </article>
    }
}

/// The details, over the whole page.
#[component]
fn Sheet(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let heading = NodeRef::<html::H2>::new();
    let dialog = NodeRef::<html::Dialog>::new();
    let close = move |()| {
        let was = looking.selected.get_untracked();
        looking.selected.set(None);
        if let Some(at) = was {
            once_settled(move || {
                crate::web::browser::page::focus(&format!("#{}", card_id(at)));
            });
        }
    };
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if looking.selected.with(Option::is_some) {
            // Fails only where a dialog is already open or not on the page.
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
            if let Some(heading) = heading.get() {
                let _ = heading.focus();
            }
        } else {
            dialog.close();
        }
    });
    view! {
        <dialog class="tl-sheet" node_ref=dialog aria-labelledby="tl-details-name" on:close=move |_| close(())>
            {move || {
                looking.selected.get().map(|at| {
                    let of = DetailsOf {
                        looking,
                        at,
                        heading,
                        on_go: Callback::new(move |at| looking.selected.set(Some(at))),
                        on_close: Callback::new(close),
                    };
                    view! { <Details of=of/> }
                })
            }}
        </dialog>
    }
}

fn card_id(at: ActivityIx) -> String {
    format!("tl-card-{}", at.0)
}

/// When a row goes live, for the right side of its card.
fn when(outlook: &Outlook, at: ActivityIx) -> String {
    let end = outlook.end(at);
    match (outlook.status(at), end) {
        (Status::Late, Some(end)) => words::cards::planned_by(&dates::date(end)),
        (Status::Live | Status::Undated, _) | (_, None) => sentences::dates(outlook, at),
        (_, Some(end)) if end.precision() == Precision::Day => dates::date(end),
        (_, Some(end)) => words::cards::some_day_in(&dates::date(end)),
    }
}

/// Puts the rows, which come by go-live, under their headings.
fn sections(outlook: &Outlook, rows: &Rows, statuses: StatusSet, far: Option<Day>) -> Vec<Section> {
    let mut gathered: Map<SectionKey, Vec<ActivityIx>> = Map::new();
    let dated = rows.iter().filter_map(|row| match row {
        Row::Activity(at) => Some(at),
        Row::Heading(_) => None,
    });
    for at in dated.chain(rows.undated().iter().copied()) {
        let status = outlook.status(at);
        if !statuses.is_empty() && !statuses.contains(status) {
            continue;
        }
        let key = match (status, outlook.end(at)) {
            (Status::Late, _) => SectionKey::Late,
            (Status::Live, _) => SectionKey::Live,
            (Status::Undated, _) | (_, None) => SectionKey::Undated,
            (_, Some(end)) => {
                // Days stand in their month; what is known no closer has a heading of its own.
                let precision = end.precision().max(Precision::Month);
                let first = PlanDate::containing(end.first(), precision).first();
                let last = end.last().month_index();
                if far.is_some_and(|far| end.first() >= far) {
                    SectionKey::Far(last, precision, first)
                } else {
                    SectionKey::Period(last, precision, first)
                }
            }
        };
        gathered.get_or_insert_with(key, Vec::new).push(at);
    }
    let period = |precision, first| {
        let date = PlanDate::containing(first, precision);
        match precision {
            Precision::Year => words::cards::some_time_in(&dates::date_long(date)),
            _ => dates::date_long(date),
        }
    };
    gathered
        .into_vec()
        .into_iter()
        .map(|(key, rows)| {
            let (heading, words) = match key {
                SectionKey::Late => (
                    words::cards::LATE.to_owned(),
                    Some(words::cards::LATE_MEANS),
                ),
                SectionKey::Period(_, precision, first) => (period(precision, first), None),
                SectionKey::Far(_, precision, first) => {
                    let date = PlanDate::containing(first, precision);
                    (words::cards::printed_as(&dates::date_long(date)), None)
                }
                SectionKey::Undated => (
                    dates::NOT_DATED.to_owned(),
                    Some(words::cards::UNDATED_MEANS),
                ),
                SectionKey::Live => (words::cards::LIVE.to_owned(), None),
            };
            Section {
                key,
                heading,
                words,
                rows,
            }
        })
        .collect()
}
