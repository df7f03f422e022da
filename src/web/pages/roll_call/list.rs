//! Who is on the roll, beside the one that is asked: how far each has come, and the way to each.
//! However long the roll, only those near the one that is asked stand in the page.

use std::sync::Arc;

use crate::web::prelude::*;

use super::{Calling, whose};
use crate::outlook::{Heard, RollChoice, RollRow, words as dates};
use crate::plan::Plan;
use crate::web::browser::measure::{TABLET_DOWN, use_media};
use crate::words::roll_call as words;

/// How many stand in the list before the one that is asked, and after it.
const BEFORE: usize = 4;
const AFTER: usize = 15;

/// The list.
#[component]
pub fn Side(
    /// The pass.
    calling: Calling,
    /// The plan.
    plan: Arc<Plan>,
    /// Shows who is to be rung.
    show_ring: Callback<bool>,
) -> Markup {
    let session = calling.session();
    let roll = calling.roll;
    let count = move || {
        let count = roll.with(|roll| roll.rows.len());
        if calling.is_of_practices() {
            words::practices(count)
        } else {
            words::services(count)
        }
    };
    let so_far = move || roll.with(|it| words::so_far(it.heard, it.started, it.unnamed));
    let heard = move || roll.with(|it| it.heard);
    let all = move || roll.with(|it| it.rows.len());
    let near = Memo::new(move |_| {
        let at = calling.at.get().unwrap_or(0);
        roll.with(|roll| {
            let last = roll.rows.len().min(at + AFTER + 1);
            let first = at
                .saturating_sub(BEFORE)
                .min(last.saturating_sub(BEFORE + AFTER + 1));
            (first..last)
                .map(|at| (at, roll.rows[at].clone()))
                .collect::<Vec<_>>()
        })
    });
    let items = move || {
        let gates = roll.with(|roll| roll.gates);
        let now = calling.at.get();
        let items = near.get().into_iter().map(|(at, row)| {
            let is_now = now == Some(at);
            let state = state_words(&row, is_now, gates);
            view! {
                <li>
                    <button
                        type="button"
                        class="roll-item"
                        aria-current=is_now.then_some("true")
                        on:click=move |_| calling.ask(at)
                    >
                        <span>{row.name.to_string()}</span>
                        <span class="meta">{state}</span>
                    </button>
                </li>
            }
        });
        items.collect::<Markup>()
    };
    let began = move || words::pass_began(&dates::day_without_weekday(calling.began()));
    let has_begun_today = move || calling.began() == session.as_of().get();
    let new_pass = move |_| {
        calling.begin_pass(session.as_of().get_untracked());
        calling.ask(0);
    };
    let to_ring =
        move || roll.with(|roll| words::to_ring(roll.to_ring(session.as_of().get()).len()));
    let began = move || {
        view! {
            <p class="meta">
                {began} " "
                {move || (!has_begun_today()).then(|| view! {
                    <button type="button" class="link" on:click=new_pass>{words::BEGIN_A_NEW_PASS}</button>
                })}
            </p>
        }
    };
    let list = move || view! { <ol class="roll-list">{items}</ol> {began()} };
    let is_folded = use_media(TABLET_DOWN);
    let all_of_them = move || {
        if is_folded.get() {
            view! {
                <details>
                    <summary>{words::WHO_IS_NEAR}</summary>
                    {list()}
                </details>
            }
        } else {
            list()
        }
    };
    let is_done = move || all() > 0 && heard() == all();
    view! {
        <aside class="roll-side no-paper">
            <p class="meta roll-whose">{whose(&plan, calling.of, RollChoice::default())}</p>
            <h2>{count}</h2>
            <progress max=all value=heard aria-label=words::HEARD></progress>
            <p class="meta">{so_far}</p>
            {move || is_done().then(|| view! { <p><strong>{words::ALL_WERE_HEARD}</strong></p> })}
            <p>
                <button type="button" class="link" id="roll-ring" on:click=move |_| show_ring.run(true)>{to_ring}</button>
            </p>
            {all_of_them}
        </aside>
    }
}

fn state_words(row: &RollRow, is_now: bool, gates: u32) -> String {
    if is_now {
        return words::NOW.to_owned();
    }
    match row.heard {
        Heard::InThisPass => words::HEARD.to_owned(),
        Heard::Before if gates > 0 => words::gates_of(row.gates, gates),
        Heard::Before | Heard::Never => String::new(),
    }
}
