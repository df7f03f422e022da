//! What every row of the table would change, field by field, before anything is kept.

use std::sync::Arc;

use crate::web::prelude::*;

use super::{Importing, column_name};
use crate::exchange::practice_table::{Column, Difference, LeftOut, Outcome, Proposed};
use crate::journal::NamedPractice;
use crate::outlook::words as dates;
use crate::plan::{Plan, Text};
use crate::web::common::parts::{Card, TableBox};
use crate::words::practice_table as table_words;
use crate::words::practices as words;

/// How many rows are shown, and how many more each time.
const SHOWN: usize = 50;

/// The kinds of rows, in the order of `Proposal::counts`.
const KINDS: [fn(&Outcome) -> bool; 4] = [
    |it| matches!(it, Outcome::New),
    |it| matches!(it, Outcome::Changed(_)),
    |it| matches!(it, Outcome::Same),
    |it| matches!(it, Outcome::LeftOut(_)),
];

/// The preview, with the button that brings it in.
#[component]
pub fn PreviewCard(
    /// The work.
    importing: Importing,
) -> Markup {
    let counts = Memo::new(move |_| {
        let proposal = importing.proposal.get();
        proposal.map(|proposal| proposal.counts)
    });
    let kind = RwSignal::new(0_usize);
    let shown = RwSignal::new(SHOWN);
    // The first kind of which there are any.
    Effect::new(move |_| {
        if let Some(counts) = counts.get() {
            let first = counts.iter().position(|&count| count > 0).unwrap_or(0);
            if counts[kind.get_untracked()] == 0 {
                kind.set(first);
            }
            shown.set(SHOWN);
        }
    });
    let tab = move |at: usize| {
        let name = move || words::kind(at, counts.get().map_or(0, |counts| counts[at]));
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (kind.get() == at).to_string()
                on:click=move |_| {
                    kind.set(at);
                    shown.set(SHOWN);
                }
            >
                {name}
            </button>
        }
    };
    let tabs = [0, 1, 2, 3].map(tab);
    let has_numbers = Memo::new(move |_| {
        importing.proposal.with(|proposal| {
            proposal.as_ref().is_some_and(|it| {
                let held = |row: &Proposed| {
                    matches!(row.outcome, Outcome::LeftOut(LeftOut::PossibleNumber(..)))
                };
                it.rows.iter().any(held)
            })
        }) || importing.choices.with(|it| it.is_redacting)
    });
    let set_redacting = move |event| {
        let mut choices = importing.choices.get_untracked();
        choices.is_redacting = event_target_checked(&event);
        importing.choose(choices);
    };
    let redact = move || {
        has_numbers.get().then(|| {
            view! {
                <label class="tick">
                    <input type="checkbox" prop:checked=move || importing.choices.with(|it| it.is_redacting) on:change=set_redacting/>
                    {words::WITHOUT_THE_NUMBERS}
                </label>
            }
        })
    };
    let changes = Memo::new(move |_| {
        let proposal = importing.proposal.get();
        proposal.map_or(0, |proposal| {
            importing.kept.with(|kept| proposal.changes(kept).len())
        })
    });
    let is_ready = move || changes.get() > 0 && importing.busy.with(Option::is_none);
    let button = move || match changes.get() {
        0 => words::NOTHING_TO_BRING_IN.to_owned(),
        count => words::bring_in(count),
    };
    view! {
        <Card title=words::STEP_PREVIEW>
            <div class="row chips" role="group" aria-label=words::WHICH_ROWS>{tabs}</div>
            {redact}
            <div class="actions">
                <button type="button" class="button main" id="import-confirm" disabled=move || !is_ready() on:click=move |_| importing.bring_in()>
                    {button}
                </button>
            </div>
            <p class="meta">{words::NOTHING_KEPT_YET}</p>
            <Rows importing=importing kind=kind shown=shown/>
        </Card>
    }
}

/// The rows of one kind.
#[component]
fn Rows(
    /// The work.
    importing: Importing,
    /// Which kind.
    kind: RwSignal<usize>,
    /// How many are shown.
    shown: RwSignal<usize>,
) -> Markup {
    let plan = importing.session().plan().get_untracked();
    move || {
        let proposal = importing.proposal.get()?;
        let kind = kind.get();
        let count = proposal.counts[kind] as usize;
        if count == 0 {
            return None;
        }
        let shown_now = shown.get();
        let rows = proposal.rows.iter().filter(|row| KINDS[kind](&row.outcome));
        let rows: Vec<Markup> = rows
            .take(shown_now)
            .map(|row| view! { <Row importing=importing row=row plan=&plan/> })
            .collect();
        let left = count.saturating_sub(shown_now);
        Some(view! {
            <TableBox name=words::WHAT_ROWS_DO>
                <table class="cards">
                    <thead><tr>
                        <th scope="col" class="number">{words::LINE}</th>
                        <th scope="col">{column_name(Column::Code)}</th>
                        <th scope="col">{column_name(Column::Name)}</th>
                        <th scope="col">{column_name(Column::Organisation)}</th>
                        <th scope="col">{column_name(Column::System)}</th>
                        <th scope="col">{words::WHAT_HAPPENS}</th>
                    </tr></thead>
                    <tbody>{rows.into_iter().collect::<Markup>()}</tbody>
                </table>
            </TableBox>
            {(left > 0).then(|| view! {
                <p>
                    <button type="button" class="button small" on:click=move |_| shown.update(|it| *it += SHOWN)>
                        {words::show_more(left.min(SHOWN), left)}
                    </button>
                </p>
            })}
        })
    }
}

#[component]
fn Row<'r>(
    /// The work.
    importing: Importing,
    /// The row.
    row: &'r Proposed,
    /// The plan.
    plan: &'r Arc<Plan>,
) -> Markup {
    let what = match &row.outcome {
        Outcome::New if row.is_without_code() => words::NEW_WITHOUT_CODE.into_markup(),
        Outcome::New => words::IT_IS_NEW.into_markup(),
        Outcome::Same => words::IT_IS_KNOWN.into_markup(),
        Outcome::LeftOut(why) => left_out_words(why).into_markup(),
        Outcome::Changed(differences) => {
            let items = differences.iter().map(|it| {
                view! { <Field importing=importing id=row.id.clone() difference=it plan=plan/> }
            });
            let items = items.collect::<Markup>();
            view! { <ul class="list tight">{items}</ul> }
        }
    };
    let NamedPractice {
        name,
        organisation,
        system,
        ..
    } = &row.practice;
    let system = match system_name(plan, system) {
        name if name.is_empty() => words::NOT_KNOWN_YET.to_owned(),
        name => name,
    };
    let code = if row.is_without_code() {
        words::NO_CODE_GIVEN.to_owned()
    } else {
        row.id.to_string()
    };
    view! {
        <tr>
            <td class="number" data-head=words::LINE>{row.line}</td>
            <td data-head=column_name(Column::Code)>{code}</td>
            <th scope="row">{name.to_string()}</th>
            <td data-head=column_name(Column::Organisation)>{organisation_name(plan, organisation)}</td>
            <td data-head=column_name(Column::System)>{system}</td>
            <td data-head=words::WHAT_HAPPENS>{what}</td>
        </tr>
    }
}

/// A field that differs: what is known, what the table has, and whether to take it.
#[component]
fn Field<'r>(
    /// The work.
    importing: Importing,
    /// The practice.
    id: Text,
    /// What differs.
    difference: &'r Difference,
    /// The plan.
    plan: &'r Arc<Plan>,
) -> Markup {
    let column = difference.column;
    let shown = |words: &Text| match column {
        Column::Organisation => organisation_name(plan, words),
        Column::System => system_name(plan, words),
        _ => words.to_string(),
    };
    let name = column_name(column);
    let words = if difference.is_conflict {
        words::differs(name, &shown(&difference.before), &shown(&difference.after))
    } else {
        words::adds(name, &shown(&difference.after))
    };
    let key = StoredValue::new((id, column));
    let is_taken = move || key.with_value(|key| importing.kept.with(|kept| !kept.contains(key)));
    let take = move |event| {
        let is_taken = event_target_checked(&event);
        let key = key.get_value();
        importing.kept.update(|kept| {
            if is_taken {
                kept.remove(&key);
            } else {
                kept.insert(key);
            }
        });
    };
    view! {
        <li>
            <label class="tick">
                <input type="checkbox" prop:checked=is_taken on:change=take/>
                {words}
            </label>
        </li>
    }
}

fn organisation_name(plan: &Plan, id: &str) -> String {
    let found = plan.organisations.iter().find(|it| *it.id == *id);
    found.map_or_else(|| id.to_owned(), |it| it.short.to_string())
}

fn system_name(plan: &Plan, id: &str) -> String {
    let found = plan.systems.iter().find(|it| *it.id == *id);
    found.map_or_else(|| id.to_owned(), |it| it.name.to_string())
}

fn left_out_words(why: &LeftOut) -> String {
    match why {
        LeftOut::NoName => table_words::NO_NAME.to_owned(),
        LeftOut::BadCode(code) => table_words::bad_code(code),
        LeftOut::NoOrganisation => table_words::NO_ORGANISATION.to_owned(),
        LeftOut::OtherOrganisation(word) => table_words::other_organisation(word),
        LeftOut::Closed(day) => table_words::closed(&dates::day_without_weekday(*day)),
        LeftOut::ClosedLongAgo(_) => table_words::CLOSED_LONG_AGO.to_owned(),
        LeftOut::NoPractice(setting) => table_words::no_practice(setting),
        LeftOut::Twice(line) => table_words::twice(*line),
        LeftOut::NoDate(words) => table_words::no_date(words),
        LeftOut::TooLong(column) => table_words::too_long(column_name(*column)),
        LeftOut::PossibleNumber(column, masked) => {
            table_words::possible_number(column_name(*column), masked)
        }
    }
}
