//! Slips: which rows are later than in a baseline, by how much and why, by organisation, what cannot
//! be compared, and where dates and links contradict each other. Leaves choosing and keeping
//! baselines to `choosing`.

mod choosing;

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::Journal;
use crate::outlook::{
    Baseline, Links, OrganisationSlips, Outlook, SlipRow, Slips, cause, kept_baselines, words,
};
use crate::plan::{ActivityIx, Finding, Plan};
use crate::route::{Route, TimelineParams};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::{Card, TableBox};
use crate::web::session::use_session;
use crate::web::view::use_view;
use choosing::Choosing;

/// So many rows of a list are shown at once.
const ROWS_AT_ONCE: usize = 50;

/// An outlook held against a baseline.
struct Compared {
    outlook: Arc<Outlook>,
    baseline: Baseline,
    slips: Slips,
}

/// Two are the same when they are one.
impl PartialEq for Compared {
    fn eq(&self, other: &Compared) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What the address asks to compare with; the plan's own revision when there is no such.
fn asked_for(route: &Route, outlook: &Outlook, journal: &Journal) -> Option<Baseline> {
    let plan = outlook.plan();
    let asked = match route {
        Route::Slips {
            baseline: Some(id), ..
        } => {
            let state = journal.state();
            let kept = kept_baselines(&state, outlook.as_of());
            let kept = kept.into_iter().find(|(other, _)| *other == *id);
            kept.map(|(_, kept)| Baseline::kept(plan, journal, kept))
        }
        Route::Slips {
            revision: Some(revision),
            ..
        } => Baseline::revision(plan, revision),
        _ => None,
    };
    asked.or_else(|| Baseline::revision(plan, &plan.revision))
}

/// The page of slips.
#[component]
pub fn SlipsPage() -> Markup {
    let (session, view) = (use_session(), use_view());
    let compared = Memo::new(move |_| {
        let outlook = view.outlook().get();
        let route = view.route().get();
        let baseline = session
            .journal()
            .with(|journal| asked_for(&route, &outlook, journal))?;
        let slips = Slips::new(&outlook, &baseline);
        Some(Arc::new(Compared {
            outlook,
            baseline,
            slips,
        }))
    });
    let filter = Signal::derive(move || {
        let name = compared.with(|it| it.as_ref().map(|it| it.slips.baseline.clone()));
        format!("Compared with {}.", name.unwrap_or_default())
    });
    let lead = move || {
        compared.with(|it| {
            it.as_ref()
                .map(|it| it.slips.headline(it.outlook.plan()))
                .unwrap_or_default()
        })
    };
    view! {
        <PageTitle title=Signal::stored("Slips".to_owned()) filter=filter/>
        <p class="lead" role="status">{lead}</p>
        <Choosing/>
        {move || compared.get().map(|compared| view! { <Lists compared=compared/> })}
        <Conflicts/>
    }
}

/// Everything that was compared, list by list.
#[component]
fn Lists(
    /// What was compared.
    compared: Arc<Compared>,
) -> Markup {
    let Slips {
        later,
        earlier,
        overdue,
        newly_dated,
        no_longer_dated,
        undated,
        new,
        ..
    } = &compared.slips;
    let organisations = compared.slips.by_organisation(compared.outlook.plan());
    view! {
        {(!later.is_empty()).then(|| view! {
            <Ranked title="Later" rows=later.clone() compared=compared.clone()/>
        })}
        {(!organisations.is_empty()).then(|| view! {
            <ByOrganisation organisations=organisations compared=compared.clone()/>
        })}
        {(!overdue.is_empty()).then(|| view! {
            <Overdue rows=overdue.clone() compared=compared.clone()/>
        })}
        {(!earlier.is_empty()).then(|| view! {
            <Ranked title="Earlier" rows=earlier.clone() compared=compared.clone()/>
        })}
        {group("Dated or done now, without a date then", newly_dated, &compared)}
        {group("Dated then, without a date now", no_longer_dated, &compared)}
        {group("Not in the baseline", new, &compared)}
        {group("Without a date then and now", undated, &compared)}
    }
}

/// The way to a row of the timeline.
fn link(plan: &Plan, at: ActivityIx) -> Markup {
    let activity = &plan[at];
    let params = TimelineParams {
        selected: Some(activity.id.to_string()),
        ..TimelineParams::default()
    };
    let href = Route::Timeline(Box::new(params)).to_string();
    view! { <a href=href>{activity.name.to_string()}</a> }
}

fn whose(plan: &Plan, at: ActivityIx) -> String {
    let organisation = plan[at].organisation;
    organisation.map_or_else(
        || "Whole community".to_owned(),
        |at| plan[at].short.to_string(),
    )
}

/// Rows that moved, the farthest first, with why.
#[component]
fn Ranked(
    /// The heading.
    title: &'static str,
    /// The rows.
    rows: Vec<SlipRow>,
    /// What was compared.
    compared: Arc<Compared>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let count = rows.len();
    let room = RwSignal::new(ROWS_AT_ONCE);
    let row = move |row: &SlipRow, journal: &Journal, findings: &[Finding]| {
        let Compared {
            outlook, baseline, ..
        } = &*compared;
        let (plan, at) = (outlook.plan(), row.activity);
        let then = baseline.dates(at).and_then(|it| it.end);
        let why = cause(outlook, baseline, journal, findings, at).sentence(plan);
        view! {
            <tr>
                <th scope="row">{link(plan, at)}</th>
                <td data-head="Whose">{whose(plan, at)}</td>
                <td class="nowrap" data-head="Then">{words::date_or_not(then)}</td>
                <td class="nowrap" data-head="Now">{words::date_or_not(outlook.end(at))}</td>
                <td class="nowrap" data-head="Slip"><strong>{row.slip.short_words()}</strong></td>
                <td data-head="Why">{why}</td>
            </tr>
        }
    };
    let body = move || {
        let findings = view.findings_now().get();
        session.journal().with(|journal| {
            let shown = rows.iter().take(room.get());
            shown
                .map(|it| row(it, journal, &findings))
                .collect::<Markup>()
        })
    };
    view! {
        <Card title=title beside=counted(count, "row")>
            <TableBox name=title>
                <table class="cards">
                    <caption class="unseen">"Rows that moved, the farthest first"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Row"</th>
                            <th scope="col">"Whose"</th>
                            <th scope="col">"Then"</th>
                            <th scope="col">"Now"</th>
                            <th scope="col">"Slip"</th>
                            <th scope="col">"Why"</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </TableBox>
            <More count=count room=room/>
        </Card>
    }
}

fn counted(count: usize, unit: &str) -> String {
    words::counted(u32::try_from(count).unwrap_or(u32::MAX), unit)
}

/// The way to more rows of a list.
#[component]
fn More(
    /// How many rows there are.
    count: usize,
    /// How many are shown.
    room: RwSignal<usize>,
) -> Markup {
    move || {
        let left = count.saturating_sub(room.get());
        (left > 0).then(|| {
            view! {
                <button type="button" class="button no-paper" on:click=move |_| room.update(|room| *room += ROWS_AT_ONCE)>
                    {format!("Show more: {left} rows are left")}
                </button>
            }
        })
    }
}

/// What the slips of each organisation come to.
#[component]
fn ByOrganisation(
    /// The organisations.
    organisations: Vec<OrganisationSlips>,
    /// What was compared.
    compared: Arc<Compared>,
) -> Markup {
    let plan = compared.outlook.plan().clone();
    let row = |of: OrganisationSlips| {
        let name = of
            .organisation
            .map_or("Whole community", |at| &plan[at].short)
            .to_owned();
        let tally = of.tally.as_ref();
        let words = |words: Option<String>| words.unwrap_or_else(|| "–".to_owned());
        let worst = tally.map(|it| {
            let name = &plan[it.worst.activity].name;
            format!("{name}, {}", it.worst.slip.short_words())
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number" data-head="Later">{tally.map_or(0, |it| it.count)}</td>
                <td data-head="Worst">{words(worst)}</td>
                <td data-head="Half by at least">{words(tally.map(|it| it.median.short_words()))}</td>
                <td data-head="In all">{words(tally.map(|it| it.sum.words()))}</td>
                <td class="number" data-head="Late without another date">{of.overdue}</td>
            </tr>
        }
    };
    let rows = organisations.into_iter().map(row).collect::<Markup>();
    view! {
        <Card title="By organisation">
            <TableBox name="Slips by organisation">
                <table class="cards">
                    <caption class="unseen">"What the slips of each organisation come to, the most first"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Organisation"</th>
                            <th scope="col" class="number">"Later"</th>
                            <th scope="col">"Worst"</th>
                            <th scope="col">"Half by at least"</th>
                            <th scope="col">"In all"</th>
                            <th scope="col" class="number">"Late without another date"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </TableBox>
        </Card>
    }
}

/// Rows that are late and were given no other date.
#[component]
fn Overdue(
    /// The rows.
    rows: Vec<SlipRow>,
    /// What was compared.
    compared: Arc<Compared>,
) -> Markup {
    let count = rows.len();
    let room = RwSignal::new(ROWS_AT_ONCE);
    let body = move || {
        let Compared { outlook, slips, .. } = &*compared;
        let shown = rows.iter().take(room.get());
        shown
            .map(|row| view! { <li>{slips.overdue_sentence(outlook, *row)}</li> })
            .collect::<Markup>()
    };
    view! {
        <Card title="Late, and nobody has given another date" beside=counted(count, "row")>
            <ul class="list">{body}</ul>
            <More count=count room=room/>
        </Card>
    }
}

/// Where dates and links contradict each other, as they stand today.
#[component]
fn Conflicts() -> Markup {
    let outlook = use_view().outlook();
    move || {
        let outlook = outlook.get();
        let links = Links::new(&outlook);
        let mut all = links.conflicts();
        let told: Vec<Markup> = all
            .by_ref()
            .take(ROWS_AT_ONCE)
            .map(|conflict| view! { <li>{links.conflict_words(&conflict)}</li> })
            .collect();
        let more = all.count();
        (!told.is_empty()).then(|| {
            view! {
                <Card title="Dates and links that contradict each other" beside=counted(told.len() + more, "conflict")>
                    <ul class="list">
                        {told.into_iter().collect::<Markup>()}
                        {(more > 0).then(|| view! { <li class="meta">{format!("and {more} more")}</li> })}
                    </ul>
                </Card>
            }
        })
    }
}

/// Rows that cannot be compared, by name; nothing when there are none.
fn group(title: &'static str, rows: &[ActivityIx], compared: &Compared) -> Markup {
    if rows.is_empty() {
        return Markup::NOTHING;
    }
    let plan = compared.outlook.plan();
    let more = rows.len().saturating_sub(ROWS_AT_ONCE);
    let names = rows
        .iter()
        .take(ROWS_AT_ONCE)
        .map(|&at| view! { <li>{link(plan, at)} " " <span class="meta">{whose(plan, at)}</span></li> })
        .collect::<Markup>();
    view! {
        <Card title=title beside=counted(rows.len(), "row")>
            <details>
                <summary>"Which they are"</summary>
                <ul class="list">
                    {names}
                    {(more > 0).then(|| view! { <li class="meta">{format!("and {more} more")}</li> })}
                </ul>
            </details>
        </Card>
    }
}
