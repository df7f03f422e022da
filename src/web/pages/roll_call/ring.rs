//! Who is to be rung: read out of the pass, most pressing first, to print and to save as a table.

use std::sync::Arc;

use crate::web::prelude::*;

use super::Calling;
use crate::exchange::ring_list;
use crate::outlook::{Chase, Roll, RollRow, words as dates};
use crate::plan::Plan;
use crate::web::browser::{files, page};
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::parts::TableBox;
use crate::words::roll_call as words;

/// The list.
#[component]
pub fn Ring(
    /// The pass.
    calling: Calling,
    /// The plan.
    plan: Arc<Plan>,
    /// Goes back to the roll.
    show: Callback<bool>,
) -> Markup {
    let session = calling.session();
    let roll = calling.roll;
    let list = Memo::new(move |_| {
        let as_of = session.as_of().get();
        roll.with(|roll| roll.to_ring(as_of))
    });
    let rows = move || {
        let list = list.get();
        let roll: Arc<Roll> = roll.get();
        let rows = list.into_iter().map(|(at, why)| {
            let row = &roll.rows[at];
            let ask = move |_| {
                calling.ask(at);
                show.run(false);
            };
            let [phone, contact] = row.reach.clone();
            let phone = phone.map_or_else(|| words::NOT_KNOWN.to_owned(), String::from);
            let contact = contact.map(|contact| words::ask_for(&contact));
            view! {
                <tr>
                    <th scope="row">
                        <button type="button" class="link" on:click=ask>{row.name.to_string()}</button>
                    </th>
                    <td data-head=words::TELEPHONE>{phone} " " <span class="meta">{contact}</span></td>
                    <td data-head=words::WHY>{why_words(row, why)}</td>
                    <td data-head=words::NOTE>{row.call.as_ref().and_then(|call| call.note.clone()).map(String::from)}</td>
                </tr>
            }
        });
        rows.collect::<Markup>()
    };
    let outcome = RwSignal::new(None::<Result<String, String>>);
    let save = move |_| {
        let roll = roll.get_untracked();
        let as_of = session.as_of().get_untracked();
        let list = list.get_untracked();
        let lines = list.iter().map(|&(at, why)| {
            let row = &roll.rows[at];
            ring_list::Line {
                row,
                organisation: row.organisation.map_or("", |at| &*plan[at].short),
                system: row.system.map_or("", |at| &*plan[at].name),
                why: reason(why),
            }
        });
        let name = words::list_file(&plan.id, &as_of.to_string());
        outcome.set(Some(match ring_list::write(lines) {
            Err(count) => Err(words::held_back(count)),
            Ok(text) => match files::save(&name, "text/csv", &text) {
                Ok(()) => Ok(words::in_your_downloads(&name)),
                Err(said) => Err(words::not_saved(&said)),
            },
        }));
    };
    let told = move || {
        outcome.get().map(|outcome| match outcome {
            Ok(words) => view! { <p role="status">{words}</p> },
            Err(words) => {
                view! { <p role="alert"><Marked glyph=Glyph::Late top=true>{words}</Marked></p> }
            }
        })
    };
    let began = move || words::pass_began(&dates::day_without_weekday(calling.began()));
    let is_empty = move || list.with(Vec::is_empty);
    view! {
        <section class="card">
            <div class="head">
                <h2>{words::TO_RING}</h2>
                <div class="row no-paper">
                    <button type="button" class="button small" on:click=move |_| show.run(false)>{words::BACK_TO_THE_ROLL}</button>
                    <button type="button" class="button small" on:click=|_| page::print()>{words::PRINT}</button>
                    <button type="button" class="button small" on:click=save>{words::SAVE_AS_CSV}</button>
                </div>
            </div>
            <p class="meta">{began}</p>
            <div class="no-paper">{told}</div>
            {move || if is_empty() {
                view! { <p>{words::NOBODY_TO_RING}</p> }
            } else {
                view! {
                    <TableBox name=words::TO_RING>
                        <table class="cards">
                            <thead><tr>
                                <th scope="col">{words::WHO}</th>
                                <th scope="col">{words::TELEPHONE}</th>
                                <th scope="col">{words::WHY}</th>
                                <th scope="col">{words::NOTE}</th>
                            </tr></thead>
                            <tbody>{rows()}</tbody>
                        </table>
                    </TableBox>
                }
            }}
        </section>
    }
}

fn reason(why: Chase) -> String {
    match why {
        Chase::Overdue(next) => words::overdue(&dates::date(next)),
        Chase::NoAnswer => words::NO_ANSWER.to_owned(),
        Chase::NotAsked => words::NOT_CALLED.to_owned(),
        Chase::NotReady => words::NOT_READY.to_owned(),
        Chase::Promised(next) => words::promised(&dates::date(next)),
    }
}

fn why_words(row: &RollRow, why: Chase) -> String {
    let blocker = row.call.as_ref().and_then(|call| call.blocker.as_ref());
    match blocker {
        Some(blocker) => format!("{}. {}", reason(why), words::blocked_by(blocker)),
        None => reason(why),
    }
}
