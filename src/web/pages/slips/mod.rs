//! Slips: which rows are later than in a baseline, by how much and why, by organisation, what cannot
//! be compared, and where dates and links contradict each other. Leaves choosing and keeping
//! baselines to `choosing`.

mod choosing;

use std::sync::Arc;

use crate::web::prelude::*;

use crate::journal::Journal;
use crate::outlook::{
    Baseline, Links, OrganisationSlips, Outlook, SlipRow, Slips, cause, kept_baselines,
    words as dates,
};
use crate::plan::{ActivityIx, Finding, Plan};
use crate::route::{Route, TimelineParams};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::{Card, TableBox};
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::comparing as words;
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
        words::compared_with(&name.unwrap_or_default())
    });
    let lead = move || {
        compared.with(|it| {
            it.as_ref()
                .map(|it| it.slips.headline(it.outlook.plan()))
                .unwrap_or_default()
        })
    };
    view! {
        <PageTitle title=Signal::stored(words::SLIPS.to_owned()) filter=filter/>
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
            <Ranked title=words::LATER rows=later.clone() compared=compared.clone()/>
        })}
        {(!organisations.is_empty()).then(|| view! {
            <ByOrganisation organisations=organisations compared=compared.clone()/>
        })}
        {(!overdue.is_empty()).then(|| view! {
            <Overdue rows=overdue.clone() compared=compared.clone()/>
        })}
        {(!earlier.is_empty()).then(|| view! {
            <Ranked title=words::EARLIER rows=earlier.clone() compared=compared.clone()/>
        })}
        {group(words::DATED_OR_DONE_NOW_WITHOUT_A, newly_dated, &compared)}
        {group(words::DATED_THEN_WITHOUT_A_DATE_NOW, no_longer_dated, &compared)}
        {group(words::NOT_IN_THE_BASELINE, new, &compared)}
        {group(words::WITHOUT_A_DATE_THEN_AND_NOW, undated, &compared)}
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
        || words::WHOLE_COMMUNITY.to_owned(),
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
                <td data-head=words::WHOSE>{whose(plan, at)}</td>
                <td class="nowrap" data-head=words::THEN>{dates::date_or_not(then)}</td>
                <td class="nowrap" data-head=words::NOW>{dates::date_or_not(outlook.end(at))}</td>
                <td class="nowrap" data-head=words::SLIP><strong>{row.slip.short_words()}</strong></td>
                <td data-head=words::WHY>{why}</td>
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
        <Card title=title beside=words::rows(count)>
            <TableBox name=title>
                <table class="cards">
                    <caption class="unseen">{words::ROWS_THAT_MOVED_THE_FARTHEST}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words::ROW}</th>
                            <th scope="col">{words::WHOSE}</th>
                            <th scope="col">{words::THEN}</th>
                            <th scope="col">{words::NOW}</th>
                            <th scope="col">{words::SLIP}</th>
                            <th scope="col">{words::WHY}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </TableBox>
            <More count=count room=room/>
        </Card>
    }
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
                    {words::show_more(left)}
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
            .map_or(words::WHOLE_COMMUNITY, |at| &plan[at].short)
            .to_owned();
        let tally = of.tally.as_ref();
        let or_dash = |words: Option<String>| words.unwrap_or_else(|| "–".to_owned());
        let worst = tally.map(|it| {
            let name = &plan[it.worst.activity].name;
            words::worst(name, &it.worst.slip.short_words())
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number" data-head=words::LATER>{tally.map_or(0, |it| it.count)}</td>
                <td data-head=words::WORST>{or_dash(worst)}</td>
                <td data-head=words::HALF_BY_AT_LEAST>{or_dash(tally.map(|it| it.median.short_words()))}</td>
                <td data-head=words::IN_ALL>{or_dash(tally.map(|it| it.sum.words()))}</td>
                <td class="number" data-head=words::LATE_WITHOUT_ANOTHER_DATE>{of.overdue}</td>
            </tr>
        }
    };
    let rows = organisations.into_iter().map(row).collect::<Markup>();
    view! {
        <Card title=words::BY_ORGANISATION>
            <TableBox name=words::SLIPS_BY_ORGANISATION>
                <table class="cards">
                    <caption class="unseen">{words::WHAT_THE_SLIPS_OF_EACH}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words::ORGANISATION}</th>
                            <th scope="col" class="number">{words::LATER}</th>
                            <th scope="col">{words::WORST}</th>
                            <th scope="col">{words::HALF_BY_AT_LEAST}</th>
                            <th scope="col">{words::IN_ALL}</th>
                            <th scope="col" class="number">{words::LATE_WITHOUT_ANOTHER_DATE}</th>
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
        <Card title=words::LATE_AND_NOBODY_HAS_GIVEN beside=words::rows(count)>
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
                <Card title=words::DATES_AND_LINKS_THAT beside=words::conflicts(told.len() + more)>
                    <ul class="list">
                        {told.into_iter().collect::<Markup>()}
                        {(more > 0).then(|| view! { <li class="meta">{words::and_more(more)}</li> })}
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
        <Card title=title beside=words::rows(rows.len())>
            <details>
                <summary>{words::WHICH_THEY_ARE}</summary>
                <ul class="list">
                    {names}
                    {(more > 0).then(|| view! { <li class="meta">{words::and_more(more)}</li> })}
                </ul>
            </details>
        </Card>
    }
}
