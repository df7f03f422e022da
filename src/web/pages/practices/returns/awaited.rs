//! Who was asked and has not answered, longest overdue first.

use crate::web::prelude::*;

use super::Office;
use crate::outlook::{ReturnRow, practice_of, words as dates};
use crate::route::PracticesPage;
use crate::web::browser::page;
use crate::web::common::parts::TableBox;
use crate::words::practices as practices_words;
use crate::words::returns as words;

/// The card.
#[component]
pub fn AwaitedCard(
    /// The page.
    office: Office,
) -> Markup {
    let session = office.session();
    let awaited = Memo::new(move |_| {
        let as_of = session.as_of().get();
        office.returned.with(|it| {
            let rows = it.rows.iter().filter(|row| row.is_awaited()).cloned();
            let mut rows: Vec<ReturnRow> = rows.collect();
            crate::order::sort_by(&mut rows, |one, other| {
                (other.overdue(as_of), &one.name).cmp(&(one.overdue(as_of), &other.name))
            });
            rows
        })
    });
    let rows = move || {
        let (plan, state) = (office.plan(), session.state().get());
        let as_of = session.as_of().get();
        let of = plan[office.programme].id.to_string();
        let rows = awaited.get().into_iter().map(|row| {
            let phone = practice_of(&plan, &state, &row.practice).and_then(|it| it.phone);
            let asked = row.pack.map(|pack| dates::day_without_weekday(pack.made));
            let due = row.pack.and_then(|pack| pack.due);
            let due = due.map_or_else(|| words::NO_DAY_SET.to_owned(), dates::day_without_weekday);
            let overdue = row.overdue(as_of).map(words::overdue);
            let href = PracticesPage::List.about(Some(&*row.practice), Some(&of));
            view! {
                <tr>
                    <th scope="row"><a href=href.to_string()>{row.name.to_string()}</a></th>
                    <td data-head=practices_words::TELEPHONE>{phone.map(String::from)}</td>
                    <td data-head=words::ASKED>{asked}</td>
                    <td data-head=words::ANSWER_BY>{due} {overdue.map(|words| view! { <strong class="below">{words}</strong> })}</td>
                </tr>
            }
        });
        rows.collect::<Markup>()
    };
    let count = move || awaited.with(Vec::len);
    let is_any = Memo::new(move |_| awaited.with(|it| !it.is_empty()));
    move || {
        is_any.get().then(|| {
            view! {
                <section class="card">
                    <div class="head">
                        <h2>{move || words::not_answered(count())}</h2>
                        <div class="row no-paper">
                            <button type="button" class="button small" on:click=|_| page::print()>{practices_words::PRINT}</button>
                        </div>
                    </div>
                    <TableBox name=words::NOT_ANSWERED>
                        <table class="cards">
                            <thead><tr>
                                <th scope="col">{practices_words::PRACTICE}</th>
                                <th scope="col">{practices_words::TELEPHONE}</th>
                                <th scope="col">{words::ASKED}</th>
                                <th scope="col">{words::ANSWER_BY}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </TableBox>
                </section>
            }
        })
    }
}
