//! All practices by name, or one of them.

use std::sync::Arc;

use crate::letters::lower;
use crate::web::prelude::*;

use super::programme_of;
use crate::outlook::{PracticeStanding, Roll, RollChoice, RollOf, RollRow};
use crate::plan::{Plan, ProgrammeIx, Text};
use crate::route::PracticesPage;
use crate::web::common::fields::TextField;
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::TableBox;
use crate::web::pages::not_found::NotFoundPage;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::practices as words;
use crate::words::returns as returns_words;

/// How many are shown, and how many more each time.
const SHOWN: usize = 100;

/// The list.
#[component]
pub fn ListPage(
    /// In which programme.
    of: Option<String>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let plan = session.plan().get_untracked();
    let programme = match programme_of(&plan, of.as_deref()) {
        Ok(found) => found,
        Err(text) => return view! { <NotFoundPage text=text/> },
    };
    let roll = Memo::new(move |_| {
        let (outlook, state) = (view.outlook().get(), session.state().get());
        let of = programme.map_or(RollOf::Services, RollOf::Practices);
        let since = outlook.as_of();
        Arc::new(Roll::new(
            &outlook,
            &state,
            of,
            RollChoice::default(),
            since,
        ))
    });
    let find = RwSignal::new(String::new());
    let shown = RwSignal::new(SHOWN);
    let fitting = Memo::new(move |_| {
        let wanted = lower(find.get().trim());
        roll.with(|roll| {
            let rows = roll.rows.iter().enumerate();
            let fits = |row: &RollRow| {
                lower(&row.name).contains(&wanted) || lower(&row.id).contains(&wanted)
            };
            let rows = rows.filter(|(_, row)| fits(row)).map(|(at, _)| at);
            rows.collect::<Vec<usize>>()
        })
    });
    let lead = move || {
        let (named, unnamed) = roll.with(|roll| (roll.rows.len(), roll.unnamed));
        words::named_of(named, named + unnamed as usize)
    };
    let row_plan = plan.clone();
    let rows = move || {
        let (state, as_of) = (session.state().get(), session.as_of().get());
        let plan = row_plan.clone();
        let roll = roll.get();
        let rows = fitting.get().into_iter().take(shown.get()).map(|at| {
            let row = &roll.rows[at];
            let standing =
                programme.map(|of| (of, PracticeStanding::new(&plan, &state, of, &row.id, as_of)));
            view! { <Row row=row standing=standing plan=&plan/> }
        });
        rows.collect::<Markup>()
    };
    let left = move || fitting.with(Vec::len).saturating_sub(shown.get());
    let more = move || {
        let left = left();
        (left > 0).then(|| {
            view! {
                <p>
                    <button type="button" class="button small" on:click=move |_| shown.update(|it| *it += SHOWN)>
                        {words::show_more(left.min(SHOWN), left)}
                    </button>
                </p>
            }
        })
    };
    let is_empty = Memo::new(move |_| roll.with(|roll| roll.rows.is_empty()));
    let is_none = move || fitting.with(Vec::is_empty);
    view! {
        <div class="title-row spread">
            <div>
                <PageTitle title=Signal::stored(words::PRACTICES.to_owned())/>
                <p class="lead">{lead}</p>
            </div>
            <div class="row no-paper">
                <a class="button" href=PracticesPage::Import.route().to_string()>{words::FROM_A_TABLE}</a>
                <a class="button" href=PracticesPage::Returns.about(None, of.as_deref()).to_string()>{returns_words::RETURNS}</a>
            </div>
        </div>
        {move || {
            let rows = rows.clone();
            if is_empty.get() {
                return view! { <section class="card"><p>{words::NOBODY_IS_NAMED}</p></section> };
            }
            view! {
                <section class="card">
                    <div class="roll-basis no-paper"><TextField id="practices-find" label=words::FIND_A_PRACTICE value=find/></div>
                    {move || is_none().then(|| view! { <p role="status">{words::NO_PRACTICE_FITS}</p> })}
                    <TableBox name=words::PRACTICES>
                        <table class="cards">
                            <thead><tr>
                                <th scope="col">{words::PRACTICE}</th>
                                <th scope="col">{words::ORGANISATION}</th>
                                <th scope="col">{words::SYSTEM}</th>
                                <th scope="col">{words::TELEPHONE}</th>
                                <th scope="col">{words::NEXT_THING}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </TableBox>
                    {more}
                </section>
            }
        }}
    }
}

#[component]
fn Row<'r>(
    /// Who.
    row: &'r RollRow,
    /// How it stands, in a programme.
    standing: Option<(ProgrammeIx, PracticeStanding)>,
    /// The plan.
    plan: &'r Plan,
) -> Markup {
    let link = |of: Option<&Text>| {
        let of = of.map(|of| &**of);
        PracticesPage::List.about(Some(&*row.id), of).to_string()
    };
    let href = link(standing.as_ref().map(|(of, _)| &plan[*of].id));
    let next = standing.map(|(of, standing)| standing.next_words(plan, of));
    let system = row.system.map_or_else(
        || words::NOT_KNOWN_YET.to_owned(),
        |at| plan[at].name.to_string(),
    );
    let phone = row.reach[0].as_ref().map(ToString::to_string);
    view! {
        <tr>
            <th scope="row"><a href=href>{row.name.to_string()}</a></th>
            <td data-head=words::ORGANISATION>{row.organisation.map(|at| plan[at].short.to_string())}</td>
            <td data-head=words::SYSTEM>{system}</td>
            <td data-head=words::TELEPHONE>{phone}</td>
            <td data-head=words::NEXT_THING>{next}</td>
        </tr>
    }
}
