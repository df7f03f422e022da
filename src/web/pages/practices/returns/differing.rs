//! Where practices and office differ: field by field, with who and when, to accept or to refuse.

use crate::web::prelude::*;

use super::Office;
use crate::journal::{EntryId, Journal};
use crate::order::Set;
use crate::outlook::returned::{
    About, Answer, Difference, Otherwise, ReturnRow, acceptance, choice, otherwise, review,
};
use crate::outlook::words as dates;
use crate::outlook::words::gate_word;
use crate::plan::{GateAnswer, Text};
use crate::route::PracticesPage;
use crate::web::browser::page;
use crate::web::common::fields::TextField;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::guard::holds_back;
use crate::web::common::parts::{Card, TableBox};
use crate::web::common::stamp::moment;
use crate::words::returns as words;
use crate::words::roll_call as roll_words;

/// How many practices are shown at once; the next ones follow when these are decided.
const SHOWN: usize = 50;
/// Up to how many practices are unfolded without being asked for.
const MOST_OPEN: usize = 3;

/// Where the focus goes once something was decided.
const WHAT_IS_LEFT: &str = "#accept-all, #contradicted, #nothing-differs";

/// The card.
#[component]
pub fn DifferencesCard(
    /// The page.
    office: Office,
) -> Markup {
    let why = RwSignal::new(String::new());
    let waiting = Memo::new(move |_| {
        office.returned.with(|it| {
            let rows = it.rows.iter().filter(|row| row.waiting() > 0);
            rows.map(|row| row.practice.clone()).collect::<Vec<Text>>()
        })
    });
    let count = Memo::new(move |_| office.returned.with(|it| it.sums()[3]));
    let contradicted = Memo::new(move |_| {
        office.session().journal().with(|journal| {
            office.returned.with(|it| {
                let all = it.rows.iter().flat_map(|row| &row.differences);
                all.filter(|it| it.waits() && is_contradicted(journal, it))
                    .count()
            })
        })
    });
    let clear = Memo::new(move |_| count.get().saturating_sub(contradicted.get()));
    let accept_all = move |_| {
        let rows = office.returned.get_untracked();
        accept(office, &rows.rows.iter().collect::<Vec<_>>());
    };
    let shown = move || {
        let shown = waiting.get().into_iter().take(SHOWN);
        shown.collect::<Vec<Text>>()
    };
    let is_open = move || waiting.with_untracked(|waiting| waiting.len() <= MOST_OPEN);
    let is_any = Memo::new(move |_| !waiting.with(Vec::is_empty));
    let decided = move || {
        let decided = office.returned.with(|it| {
            let all = it.rows.iter().flat_map(|row| &row.differences);
            all.filter(|it| it.review.as_ref().is_some_and(|it| !it.is_accepted))
                .count()
        });
        (decided > 0).then(|| words::refused_before(decided))
    };
    view! {
        <Card title=words::WHAT_DIFFERS>
            {move || if is_any.get() {
                view! {
                    <p>{words::WHAT_DECIDING_DOES}</p>
                    <div class="fields no-paper">
                        <TextField id="refuse-why" label=words::WHY_REFUSED hint=words::WHY_REFUSED_HINT value=why/>
                    </div>
                    <div class="actions no-paper">
                        {move || (clear.get() > 0).then(|| view! {
                            <button type="button" class="button main" id="accept-all" on:click=accept_all>
                                {words::accept_all(clear.get())}
                            </button>
                        })}
                    </div>
                    {move || (contradicted.get() > 0).then(|| view! {
                        <p id="contradicted" tabindex="-1">{words::are_contradicted(contradicted.get())}</p>
                    })}
                    <For each=shown key=Clone::clone let:id>
                        <Practice office=office id=id why=why is_open=is_open()/>
                    </For>
                }
            } else {
                view! { <p id="nothing-differs" tabindex="-1">{words::NOTHING_DIFFERS}</p> }
            }}
            <p class="meta">{decided}</p>
        </Card>
    }
}

/// Whether somebody else of the practice said otherwise.
fn is_contradicted(journal: &Journal, it: &Difference) -> bool {
    !otherwise(journal, it).is_empty()
}

/// Accepts all that waits of these practices, but for what somebody else there said otherwise: one of
/// the two has to be chosen.
fn accept(office: Office, rows: &[&ReturnRow]) {
    let (session, plan) = (office.session(), office.plan());
    let state = session.state().get_untracked();
    let mut changes = Vec::new();
    let mut count = 0;
    for row in rows {
        let waiting = session.journal().with_untracked(|journal| {
            let waiting = row.differences.iter().filter(|it| it.waits());
            let clear = waiting.filter(|it| !is_contradicted(journal, it));
            clear.cloned().collect::<Vec<_>>()
        });
        count += waiting.len();
        changes.extend(acceptance(
            &plan,
            &state,
            office.programme,
            &row.practice,
            &waiting,
        ));
    }
    if !session.apply(changes, None) {
        return;
    }
    office.view().say(words::accepted(count));
    page::focus_when_drawn(WHAT_IS_LEFT);
}

/// One practice: each difference, with its tick, and what is done with those that are ticked.
#[component]
fn Practice(
    /// The page.
    office: Office,
    /// Which.
    id: Text,
    /// Why what is refused is refused.
    why: RwSignal<String>,
    /// Whether it is unfolded at first.
    is_open: bool,
) -> Markup {
    let row = {
        let id = id.clone();
        Memo::new(move |_| {
            office
                .returned
                .with(|it| it.rows.iter().find(|row| row.practice == id).cloned())
        })
    };
    // What is left out is refused.
    let left_out = RwSignal::new(Set::<About>::new());
    let decide = move |takes_any: bool| {
        let Some(row) = row.get_untracked() else {
            return;
        };
        if holds_back(office.view(), &[why]) {
            return;
        }
        let (session, plan) = (office.session(), office.plan());
        let state = session.state().get_untracked();
        let left = left_out.get_untracked();
        let is_taken = |it: &&Difference| takes_any && !left.contains(&it.about);
        let waiting = || row.differences.iter().filter(|it| it.waits());
        let taken: Vec<Difference> = waiting().filter(is_taken).cloned().collect();
        let mut changes = acceptance(&plan, &state, office.programme, &row.practice, &taken);
        let text = why.get_untracked();
        let reason: Option<Text> = (!text.trim().is_empty()).then(|| text.trim().into());
        let accepted: Set<EntryId> = taken.iter().map(|it| it.entry).collect();
        let refused: Set<EntryId> = waiting().map(|it| it.entry).collect();
        let refused = refused.iter().filter(|entry| !accepted.contains(*entry));
        changes.extend(refused.map(|&entry| review(entry, false, reason.clone())));
        if !session.apply(changes, reason.clone()) {
            return;
        }
        let all = waiting().count();
        office
            .view()
            .say(words::decided(&row.name, taken.len(), all - taken.len()));
        page::focus_when_drawn(WHAT_IS_LEFT);
    };
    let choose = move |it: &Difference, other: &Otherwise| {
        let Some(row) = row.get_untracked() else {
            return;
        };
        let (session, plan) = (office.session(), office.plan());
        let state = session.state().get_untracked();
        let changes = choice(&plan, &state, office.programme, &row, it, other);
        if session.apply(changes, None) {
            office.view().say(words::accepted(1));
            page::focus_when_drawn(WHAT_IS_LEFT);
        }
    };
    let name = move || row.with(|row| row.as_ref().map(|row| row.name.to_string()));
    let differ = move || {
        let count = row.with(|row| row.as_ref().map_or(0, ReturnRow::waiting));
        words::answers_differ(count)
    };
    let lines = move || {
        let row = row.get()?;
        let (session, plan) = (office.session(), office.plan());
        let lines = row.differences.iter().filter(|it| it.waits()).map(|it| {
            let about = it.about;
            let name = match about {
                About::Gate(at) => {
                    words::gate(at + 1, &plan[office.programme].gates[at].short)
                }
                About::Ready => roll_words::ARE_THEY_READY.to_owned(),
                About::Blocker => roll_words::BLOCKER.to_owned(),
                About::Next => roll_words::NEXT_DATE.to_owned(),
                About::Note => roll_words::NOTE.to_owned(),
            };
            let who = words::who_when(it.by.as_deref(), &moment(it.made));
            let others = session.journal().with(|journal| otherwise(journal, it));
            let others: Markup = others
                .into_iter()
                .map(|other| {
                    let who = words::who_when(other.by.as_deref(), &moment(other.made));
                    let (answer, it) = (other.answer.clone(), it.clone());
                    let of = name.clone();
                    view! {
                        <div class="below">
                            <span class="meta">{words::unseen_by(&who)}</span> " " <Shown answer=answer/> " "
                            <button type="button" class="link no-paper" on:click=move |_| choose(&it, &other)>
                                {words::ACCEPT_THIS_INSTEAD} <span class="unseen">": " {of}</span>
                            </button>
                        </div>
                    }
                })
                .collect();
            let is_taken = move || left_out.with(|left| !left.contains(&about));
            let take = move |event| {
                let is_taken = event_target_checked(&event);
                left_out.update(|left| {
                    if is_taken {
                        left.remove(&about);
                    } else {
                        left.insert(about);
                    }
                });
            };
            view! {
                <tr>
                    <th scope="row">
                        <label class="take">
                            <input type="checkbox" prop:checked=is_taken on:change=take/>
                            " " {name}
                        </label>
                    </th>
                    <td data-head=words::THE_OFFICE_HOLDS><Shown answer=it.office.clone()/></td>
                    <td data-head=words::THE_PRACTICE_SAYS><Shown answer=it.reported.clone()/></td>
                    <td data-head=words::WHO_AND_WHEN>{who} {others}</td>
                </tr>
            }
        });
        Some(lines.collect::<Markup>())
    };
    let is_listed =
        Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.is_listed)));
    let href = {
        let plan = office.plan();
        let of = &*plan[office.programme].id;
        PracticesPage::List.about(Some(&*id), Some(of)).to_string()
    };
    view! {
        <details class="returned" open=is_open>
            <summary><h3>{name}</h3> " " <span class="meta">{differ}</span></summary>
            {move || if is_listed.get() {
                view! { <p><a href=href.clone()>{words::OPEN_THE_PRACTICE} <span class="unseen">" " {name}</span></a></p> }
            } else {
                view! { <p><Marked glyph=Glyph::Finding top=true>{words::IT_IS_NOT_LISTED}</Marked></p> }
            }}
            <TableBox name=words::WHAT_DIFFERS>
                <table class="cards">
                    <thead><tr>
                        <th scope="col">{words::ABOUT}</th>
                        <th scope="col">{words::THE_OFFICE_HOLDS}</th>
                        <th scope="col">{words::THE_PRACTICE_SAYS}</th>
                        <th scope="col">{words::WHO_AND_WHEN}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </TableBox>
            <div class="row no-paper">
                <button type="button" class="button small" on:click=move |_| decide(true)>{words::ACCEPT_TICKED} <span class="unseen">" " {name}</span></button>
                <button type="button" class="button small" on:click=move |_| decide(false)>{words::REFUSE_ALL} <span class="unseen">" " {name}</span></button>
            </div>
        </details>
    }
}

/// What one side holds.
#[component]
fn Shown(answer: Answer) -> Markup {
    match answer {
        Answer::Nothing => words::NOTHING.into_markup(),
        Answer::Ready(true) => roll_words::YES.into_markup(),
        Answer::Ready(false) => roll_words::NO.into_markup(),
        Answer::Date(date) => dates::date(date).into_markup(),
        Answer::Words(words) => words.to_string().into_markup(),
        Answer::Gate(GateAnswer {
            state,
            on,
            until,
            reason,
            ..
        }) => {
            let mut parts = Vec::new();
            parts.extend(on.map(dates::day_without_weekday));
            parts.extend(until.map(|day| words::until(&dates::day_without_weekday(day))));
            parts.extend(reason.map(String::from));
            let more = (!parts.is_empty()).then(|| parts.join(", "));
            view! {
                <Marked glyph=Glyph::from(state)>{gate_word(state)}</Marked>
                {more.map(|more| view! { <span class="meta below">{more}</span> })}
            }
        }
    }
}
