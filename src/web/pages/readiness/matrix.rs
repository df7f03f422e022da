//! The matrix of practices and gates, its head the ladder. Cohorts open to their named practices
//! and to those not named yet, so that every sum can be seen.

use std::sync::Arc;

use crate::web::prelude::*;

use super::Standing;
use super::cells::{Counts, Legend};
use super::gate_editor::{GateButton, GateEditor};
use super::practices::{AddPractice, TakeOut, open_where_begun};
use crate::outlook::{GateCounts, PracticeRow, Readiness, ReadinessRow, Rung};
use crate::plan::{Gate, OrganisationIx, Plan, SystemIx, Text};
use crate::route::PracticesPage;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::common::parts::TableBox;
use crate::web::common::source::SourceLink;
use crate::words::readiness as words;

/// The matrix.
#[component]
pub fn Matrix(
    /// How the programme stands.
    standing: Standing,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let gates = plan[standing.programme].gates.clone();
    let heads = gates.iter().enumerate().map(|(at, gate)| {
        let rung = Memo::new(move |_| standing.with(|it| it.ladder[at]));
        view! { <RungHead at=at gate=gate.clone() rung=rung/> }
    });
    let heads = heads.collect::<Markup>();
    let organisations: Vec<OrganisationIx> = standing
        .readiness
        .with_untracked(|it| it.organisations.iter().map(|it| it.organisation).collect());
    let width = gates.len() + 2;
    let has_several = organisations.len() > 1;
    let groups = organisations.into_iter().map(|at| {
        let name = plan[at].short.to_string();
        view! { <Group standing=standing at=at name=name width=width plan=plan.clone()/> }
    });
    let groups = groups.collect::<Markup>();
    let all = move || standing.with(|it| it.practices);
    view! {
        <section class="card matrix-card long">
            <TableBox name=words::PRACTICES_BY_SYSTEM_AND_GATE>
                <table class="matrix">
                    <caption class="unseen">
                        {words::MATRIX_CAPTION}
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col" class="ladder-name">
                                {words::GATE_LADDER}
                                <span class="meta below">{words::LADDER_OF} {all}</span>
                                <span class="below">{words::SYSTEM}</span>
                            </th>
                            <th scope="col" class="number">{words::PRACTICES}</th>
                            {heads}
                        </tr>
                    </thead>
                    {groups}
                    {has_several.then(|| view! { <Together standing=standing width=width plan=plan.clone()/> })}
                </table>
            </TableBox>
            <Legend/>
        </section>
    }
}

/// The head of a column: one rung of the ladder.
#[component]
fn RungHead(
    /// Its number, from 0.
    at: usize,
    /// The gate.
    gate: Gate,
    /// How many hold.
    rung: Memo<Rung>,
) -> Markup {
    let is_reached = move || rung.get().holds_so_far > 0;
    let before = gate.min_weeks_before.map(|(other, weeks)| {
        view! { <span class="meta below">{words::weeks_before_gate(weeks, other + 1)}</span> }
    });
    view! {
        <th scope="col" class="rung" title=gate.name.to_string()>
            <span class="rung-number" class:reached=is_reached>
                {at + 1}
            </span>
            <span class="rung-count">{move || held_words(rung.get())}</span>
            <span class="below">{gate.short.to_string()}</span>
            <SourceLink source=gate.source/>
            {before}
        </th>
    }
}

/// "1", or "1 to 3" where only counts are known and so not which practices they are.
pub fn held_words(rung: Rung) -> String {
    if rung.at_most > rung.holds_so_far {
        words::hold_between(rung.holds_so_far, rung.at_most)
    } else {
        rung.holds_so_far.to_string()
    }
}

/// The rows of one organisation.
#[component]
fn Group(
    /// How the programme stands.
    standing: Standing,
    /// Which organisation.
    at: OrganisationIx,
    /// Its name.
    name: String,
    /// How many columns the table has.
    width: usize,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let find = move |it: &crate::outlook::Readiness| {
        it.organisations
            .iter()
            .find(|it| it.organisation == at)
            .cloned()
    };
    let systems = Memo::new(move |_| {
        standing.with(|it| {
            let rows = find(it).map(|it| it.rows).unwrap_or_default();
            rows.iter()
                .map(|row| row.system)
                .collect::<Vec<Option<SystemIx>>>()
        })
    });
    let practices = move || standing.with(|it| find(it).map(|it| it.practices));
    let totals = (0..width - 2).map(|gate| {
        let counts = Signal::derive(move || {
            let counts = standing.with(|it| find(it).and_then(|it| it.gates.get(gate).copied()));
            counts.unwrap_or_default()
        });
        view! { <td><Counts counts=counts/></td> }
    });
    let totals = totals.collect::<Markup>();
    view! {
        <tbody>
            <tr class="lane">
                <th scope="rowgroup">{name}</th>
                <td class="number">{practices}</td>
                {totals}
            </tr>
            <For each=move || systems.get() key=|system| *system let:system>
                <Cohort standing=standing organisation=at system=system width=width plan=plan.clone()/>
            </For>
        </tbody>
    }
}

/// All organisations together, and each system over all of them.
#[component]
fn Together(
    /// How the programme stands.
    standing: Standing,
    /// How many columns the table has.
    width: usize,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let gates = width - 2;
    let sums = Memo::new(move |_| standing.with(Readiness::by_system));
    let line = move |counts: &[GateCounts]| {
        let cells = counts.iter().take(gates).map(|&counts| {
            view! { <td><Counts counts=Signal::stored(counts)/></td> }
        });
        cells.collect::<Markup>()
    };
    let rows = move || {
        let rows = sums.get();
        let rows = rows.iter().map(|(system, practices, counts)| {
            let name = system.map_or_else(
                || words::SYSTEM_NOT_KNOWN.to_owned(),
                |at| plan[at].name.to_string(),
            );
            let practices = *practices;
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">{practices}</td>
                    {line(counts)}
                </tr>
            }
        });
        rows.collect::<Markup>()
    };
    let all = move || standing.with(|it| it.practices);
    let totals = move || {
        let counts =
            standing.with(|it| it.ladder.iter().map(|rung| rung.counts).collect::<Vec<_>>());
        line(&counts)
    };
    view! {
        <tbody class="all">
            <tr class="lane">
                <th scope="rowgroup">{words::ALL_TOGETHER_BY_SYSTEM}</th>
                <td class="number">{all}</td>
                {totals}
            </tr>
            {rows}
        </tbody>
    }
}

/// The row of one organisation and system, or an empty one where it went away.
fn row_of(
    standing: Standing,
    organisation: OrganisationIx,
    system: Option<SystemIx>,
) -> Memo<Option<ReadinessRow>> {
    Memo::new(move |_| {
        standing.with(|it| {
            let here = it
                .organisations
                .iter()
                .find(|it| it.organisation == organisation)?;
            here.rows.iter().find(|row| row.system == system).cloned()
        })
    })
}

/// Up to how many practices of a cohort are shown without being asked for.
const MOST_OPEN: usize = 20;

/// How many practices of a cohort are shown at first, and added each time the reader asks for more.
const AT_ONCE: usize = 100;

/// One cohort: its counts, and when it is open its named practices and the rest.
#[component]
fn Cohort(
    /// How the programme stands.
    standing: Standing,
    /// Whose practices.
    organisation: OrganisationIx,
    /// On which system.
    system: Option<SystemIx>,
    /// How many columns the table has.
    width: usize,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let row = row_of(standing, organisation, system);
    let is_open = row.with_untracked(|row| {
        let named = row.as_ref().map_or(0, |row| row.named.len());
        (1..=MOST_OPEN).contains(&named)
    });
    let is_open = RwSignal::new(is_open);
    open_where_begun(is_open, organisation, system);
    let gates = plan[standing.programme].gates.len();
    let count_at = move |gate: usize, of: fn(&ReadinessRow) -> &Vec<GateCounts>| {
        Signal::derive(move || {
            row.with(|row| row.as_ref().and_then(|row| of(row).get(gate)).copied())
                .unwrap_or_default()
        })
    };
    let cells =
        (0..gates).map(|gate| view! { <td><Counts counts=count_at(gate, |row| &row.gates)/></td> });
    let cells = cells.collect::<Markup>();
    let room = RwSignal::new(AT_ONCE);
    let named = Memo::new(move |_| {
        row.with(|row| {
            let named = row.iter().flat_map(|row| &row.named);
            let named = named.map(|practice| practice.id.clone());
            named.take(room.get()).collect::<Vec<Text>>()
        })
    });
    let left = move || {
        let named = row.with(|row| row.as_ref().map_or(0, |row| row.named.len()));
        named.saturating_sub(room.get())
    };
    let practices = move || row.with(|row| row.as_ref().map(|row| row.practices));
    let remainder = move || row.with(|row| row.as_ref().map_or(0, |row| row.remainder));
    let name = system.map_or_else(
        || words::SYSTEM_NOT_KNOWN.to_owned(),
        |at| plan[at].name.to_string(),
    );
    let among = move || {
        let among = row.with(|row| row.as_ref().map_or(0, |row| row.among));
        (among > 0).then(|| {
            view! { <span class="meta below">{words::among_those_above(among)}</span> }
        })
    };
    let closed = move || {
        let closed = row.with(|row| row.as_ref().map_or(0, |row| row.closed));
        (closed > 0)
            .then(|| view! { <span class="meta below">{words::closed_since(closed)}</span> })
    };
    // Of those that are named, who gave no answer is among these.
    let has_named =
        Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| !row.named.is_empty())));
    let rest_plan = plan.clone();
    let opened = move || {
        let plan = rest_plan.clone();
        is_open.get().then(|| {
            let practice_plan = plan.clone();
            let rest = (0..gates).map(|gate| {
                view! { <td><Counts counts=count_at(gate, |row| &row.unanswered)/></td> }
            });
            let rest = rest.collect::<Markup>();
            view! {
                <For each=move || named.get() key=Clone::clone let:id>
                    <Practice standing=standing row=row id=id width=width plan=practice_plan.clone()/>
                </For>
                {move || (left() > 0).then(|| view! {
                    <tr class="inner">
                        <td colspan=width>
                            <button type="button" class="button small" on:click=move |_| room.update(|room| *room += AT_ONCE)>
                                {words::show_more_practices(left().min(AT_ONCE), left())}
                            </button>
                        </td>
                    </tr>
                })}
                {system.map(|system| view! {
                    <tr class="inner rest">
                        <th scope="row">
                            {words::NOT_NAMED_YET_HERE}
                            {move || has_named.get().then(|| view! { <span class="meta below">{words::AND_THOSE_WITHOUT_AN_ANSWER}</span> })}
                            <AddPractice organisation=organisation system=system plan=plan.clone()/>
                        </th>
                        <td class="number">{remainder}</td>
                        {rest}
                    </tr>
                })}
            }
        })
    };
    view! {
        <tr>
            <th scope="row">
                <button
                    type="button"
                    class="opener"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|it| *it = !*it)
                >
                    <Picture glyph=Glyph::After size=12/>
                    {name}
                </button>
                {among}
                {closed}
            </th>
            <td class="number">{practices}</td>
            {cells}
        </tr>
        {opened}
    }
}

/// One named practice: a button for each gate, and under it the form of the gate that is open.
#[component]
fn Practice(
    /// How the programme stands.
    standing: Standing,
    /// Its cohort.
    row: Memo<Option<ReadinessRow>>,
    /// Its id.
    id: Text,
    /// How many columns the table has.
    width: usize,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let gates = plan[standing.programme].gates.len();
    let practice = {
        let id = id.clone();
        Memo::new(move |_| {
            row.with(|row| {
                let named = &row.as_ref()?.named;
                named.iter().find(|practice| practice.id == id).cloned()
            })
        })
    };
    let cells = (0..gates).map(|gate| {
        view! { <td><GateButton editing=standing.editing practice=practice gate=gate plan=plan.clone()/></td> }
    });
    let cells = cells.collect::<Markup>();
    let name = move || practice.with(|it| it.as_ref().map(|it| it.name.to_string()));
    let of = &*plan[standing.programme].id;
    let href = PracticesPage::List.about(Some(&*id), Some(of)).to_string();
    let is_in_plan = practice
        .with_untracked(|it: &Option<PracticeRow>| it.as_ref().is_some_and(|it| it.is_in_plan));
    view! {
        <tr class="inner">
            <th scope="row">
                <a href=href>{name}</a> " "
                {(!is_in_plan).then(|| view! { <TakeOut practice=practice/> })}
            </th>
            <td></td>
            {cells}
        </tr>
        {move || standing.editing.is_open_for(&id).then(|| view! {
            <tr class="inner">
                <td colspan=width><GateEditor editing=standing.editing practice=practice plan=plan.clone()/></td>
            </tr>
        })}
    }
}
