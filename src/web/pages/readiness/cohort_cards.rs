//! The matrix on a phone: the ladder upright, and a card for each system that opens to its named
//! practices.

use crate::web::prelude::*;

use super::Standing;
use super::cells::{Counts, counts_in_words};
use super::gate_editor::{GateButton, GateEditor};
use super::matrix::held_words;
use super::practices::{AddPractice, TakeOut, open_where_begun};
use crate::outlook::{PracticeRow, ReadinessRow, words as dates};
use crate::plan::{OrganisationIx, SystemIx, Text};
use crate::route::PracticesPage;
use crate::web::session::use_session;
use crate::words::readiness as words;

/// The ladder, one gate below the other.
#[component]
pub fn UprightLadder(
    /// How the programme stands.
    standing: Standing,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    let gates = plan[standing.programme].gates.clone();
    let rungs = gates.into_iter().enumerate().map(|(at, gate)| {
        let rung = Memo::new(move |_| standing.with(|it| it.ladder[at]));
        let is_reached = move || rung.get().holds_so_far > 0;
        let before = gate.min_weeks_before.map(|(other, weeks)| {
            format!(". {}", words::weeks_before_gate(weeks, other + 1))
        });
        view! {
            <li class="upright-rung">
                <span class="rung-number" class:reached=is_reached>{at + 1}</span>
                <div>
                    <strong>{gate.name.to_string()}</strong>
                    <span class="meta below">{move || counts_in_words(&rung.get().counts)} {before}</span>
                </div>
                <span class="rung-count">{move || held_words(rung.get())}</span>
            </li>
        }
    });
    let rungs = rungs.collect::<Markup>();
    view! {
        <section>
            <h2>{words::GATE_LADDER}</h2>
            <p class="meta">{words::LADDER_MEANS}</p>
            <ol class="card upright">{rungs}</ol>
        </section>
    }
}

/// How many practices of a cohort are shown at first, and added each time the reader asks for more.
const AT_ONCE: usize = 50;

/// A card for each organisation and system.
#[component]
pub fn CohortCards(
    /// How the programme stands.
    standing: Standing,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    let organisations: Vec<(OrganisationIx, Vec<Option<SystemIx>>)> =
        standing.readiness.with_untracked(|it| {
            let systems = |rows: &[ReadinessRow]| rows.iter().map(|row| row.system).collect();
            it.organisations
                .iter()
                .map(|it| (it.organisation, systems(&it.rows)))
                .collect()
        });
    organisations
        .into_iter()
        .map(|(at, systems)| {
            let cards = systems.into_iter().map(|system| {
                view! { <CohortCard standing=standing organisation=at system=system/> }
            });
            let cards = cards.collect::<Markup>();
            view! {
                <section class="by-system">
                    <h2>{words::by_system(&plan[at].short)}</h2>
                    {cards}
                </section>
            }
        })
        .collect::<Markup>()
}

/// One system.
#[component]
fn CohortCard(
    /// How the programme stands.
    standing: Standing,
    /// Whose practices.
    organisation: OrganisationIx,
    /// On which system.
    system: Option<SystemIx>,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    let measure = plan[standing.programme].measure;
    let row = Memo::new(move |_| {
        standing.with(|it| {
            let here = it
                .organisations
                .iter()
                .find(|it| it.organisation == organisation)?;
            here.rows.iter().find(|row| row.system == system).cloned()
        })
    });
    let with = move |read: fn(&ReadinessRow) -> u32| {
        row.with(|row| row.as_ref().map(read).unwrap_or_default())
    };
    let counts = Signal::derive(move || {
        row.with(|row| row.as_ref().and_then(|row| row.gates.get(measure)).copied())
            .unwrap_or_default()
    });
    let about = move || {
        let named = row.with(|row| row.as_ref().map_or(0, |row| row.named.len()));
        let practices = dates::counted(with(|row| row.practices), "practice");
        let among = with(|row| row.among);
        if among > 0 {
            format!("{practices}. {}", words::among_those_above(among))
        } else if named == 0 {
            practices
        } else {
            words::some_named(&practices, named)
        }
    };
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
    let is_open = RwSignal::new(false);
    open_where_begun(is_open, organisation, system);
    let name = system.map_or_else(
        || words::SYSTEM_NOT_KNOWN.to_owned(),
        |at| plan[at].name.to_string(),
    );
    let opened = move || {
        let plan = plan.clone();
        is_open.get().then(|| {
            view! {
                <For each=move || named.get() key=Clone::clone let:id>
                    <PracticeCard standing=standing row=row id=id/>
                </For>
                {move || (left() > 0).then(|| view! {
                    <p>
                        <button type="button" class="button small" on:click=move |_| room.update(|room| *room += AT_ONCE)>
                            {words::show_more_practices(left().min(AT_ONCE), left())}
                        </button>
                    </p>
                })}
                {system.map(|system| view! {
                    <p>{words::NOT_NAMED_YET} <strong>{move || with(|row| row.remainder)}</strong></p>
                    <AddPractice organisation=organisation system=system plan=plan/>
                })}
            }
        })
    };
    view! {
        <div class="card dense cohort-card">
            <div class="cohort-head">
                <button
                    type="button"
                    class="link"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|it| *it = !*it)
                >
                    <strong>{name}</strong>
                    <span class="meta below">{about}</span>
                </button>
                <div><Counts counts=counts/></div>
            </div>
            {opened}
        </div>
    }
}

/// One named practice with its gates.
#[component]
fn PracticeCard(
    /// How the programme stands.
    standing: Standing,
    /// Its cohort.
    row: Memo<Option<ReadinessRow>>,
    /// Its id.
    id: Text,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    let practice: Memo<Option<PracticeRow>> = {
        let id = id.clone();
        Memo::new(move |_| {
            row.with(|row| {
                let named = &row.as_ref()?.named;
                named.iter().find(|practice| practice.id == id).cloned()
            })
        })
    };
    let is_in_plan = practice.with_untracked(|it| it.as_ref().is_some_and(|it| it.is_in_plan));
    let gates = plan[standing.programme].gates.iter().enumerate().map(|(gate, it)| {
        let name = it.short.to_string();
        view! {
            <li class="gate-line">
                <span>{name}</span>
                <GateButton editing=standing.editing practice=practice gate=gate with_words=true plan=plan.clone()/>
            </li>
        }
    });
    let gates = gates.collect::<Markup>();
    let name = move || practice.with(|it| it.as_ref().map(|it| it.name.to_string()));
    let of = &*plan[standing.programme].id;
    let href = PracticesPage::List.about(Some(&*id), Some(of)).to_string();
    let editor_plan = plan.clone();
    view! {
        <div class="practice-card">
            <h3><a href=href>{name}</a></h3>
            {(!is_in_plan).then(|| view! { <TakeOut practice=practice/> })}
            <ol class="gate-lines">{gates}</ol>
            {move || standing.editing.is_open_for(&id).then(|| view! {
                <GateEditor editing=standing.editing practice=practice plan=editor_plan.clone()/>
            })}
        </div>
    }
}
