//! All deployments as a list to choose from, by organisation and go-live. The timeline shows them
//! in time; this page shows them in words.

use crate::letters::lower;
use crate::web::prelude::*;

use crate::outlook::{
    Filter, Grouping, Outlook, Row, Rows, RowsView, Slip, SortBy, Status, StatusSet, sentences,
    totals, words as dates,
};
use crate::plan::{ActivityIx, ActivityKind};
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::common::page_title::PageTitle;
use crate::web::common::parts::TableBox;
use crate::web::common::source::SourceLink;
use crate::web::common::status::StatusMark;
use crate::web::view::use_view;
use crate::words::deployment as words;

/// How many rows are drawn at first, and added each time the reader asks for more.
const ROWS_AT_ONCE: usize = 200;

/// The list of deployments.
#[component]
pub fn DeploymentsPage() -> Markup {
    let view = use_view();
    let chosen = RwSignal::new(StatusSet::EMPTY);
    let room = RwSignal::new(ROWS_AT_ONCE);
    let counts = Memo::new(move |_| {
        view.outlook()
            .with(|outlook| totals(outlook, Some(ActivityKind::Deployment)))
    });
    let rows = Memo::new(move |_| {
        let how = RowsView {
            group: Grouping::Organisation,
            sort: SortBy::GoLive,
            filter: Filter {
                kinds: vec![ActivityKind::Deployment],
                statuses: chosen.get(),
                ..Filter::default()
            },
            ..RowsView::default()
        };
        view.outlook()
            .with(|outlook| view.marks().with(|marks| Rows::new(outlook, marks, &how)))
    });
    // Rows carry a mark where there is one.
    let _ = view.findings_now();
    let lead = move || {
        let all = counts.get();
        let parts: Vec<String> = Status::ALL
            .into_iter()
            .filter(|&status| all.get(status) > 0)
            .map(|status| {
                let word = lower(status.word(ActivityKind::Deployment));
                words::of_status(all.get(status), &word)
            })
            .collect();
        words::deployments_are(all.all(), &parts)
    };
    let filter_words = Signal::derive(move || {
        let statuses: Vec<&str> = chosen
            .get()
            .iter()
            .map(|status| status.word(ActivityKind::Deployment))
            .collect();
        if statuses.is_empty() {
            words::ALL_DEPLOYMENTS.to_owned()
        } else {
            words::only(&statuses)
        }
    });
    let chip = move |status: Status| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || chosen.get().contains(status).to_string()
                on:click=move |_| {
                    chosen.update(|set| {
                        *set = if set.contains(status) { set.without(status) } else { set.with(status) };
                    });
                    room.set(ROWS_AT_ONCE);
                }
            >
                <Picture glyph=Glyph::from(status) size=14/>
                {status.word(ActivityKind::Deployment)}
                " "
                {move || counts.get().get(status)}
            </button>
        }
    };
    view! {
        <PageTitle title=Signal::stored(words::DEPLOYMENTS.to_owned()) filter=filter_words/>
        <p class="lead">{lead}</p>
        <div class="chips" role="group" aria-label=words::SHOW_ONLY>
            {Status::ALL.map(chip)}
        </div>
        <section class="card long">
            {move || {
                if rows.with(|rows| rows.shown() == 0) {
                    return view! { <Nothing chosen=chosen/> };
                }
                view! { <Table rows=rows room=room/> }
            }}
        </section>
    }
}

/// Said when the filters leave nothing.
#[component]
fn Nothing(
    /// The statuses that are asked for.
    chosen: RwSignal<StatusSet>,
) -> Markup {
    view! {
        <p><strong>{words::NO_DEPLOYMENT_HAS_THIS_STATUS}</strong></p>
        <button type="button" class="button small" on:click=move |_| chosen.set(StatusSet::EMPTY)>
            {words::SHOW_ALL_OF_THEM}
        </button>
    }
}

/// The table, organisation by organisation; those without a date come last.
#[component]
fn Table(
    /// The rows in order.
    rows: Memo<Rows>,
    /// How many there is room for.
    room: RwSignal<usize>,
) -> Markup {
    let view = use_view();
    let body = move || {
        let outlook = view.outlook().get();
        rows.with(|rows| {
            let dated = rows.iter().map(|row| match row {
                Row::Heading(at) => {
                    let heading = &rows.headings()[at];
                    Line::Heading(
                        heading.key.name(outlook.plan()),
                        words::dated(heading.count, heading.late),
                    )
                }
                Row::Activity(at) => Line::Deployment(at),
            });
            let undated = rows.undated();
            let lane = (!undated.is_empty())
                .then(|| Line::Heading(dates::NOT_DATED.to_owned(), words::undated(undated.len())));
            dated
                .chain(lane)
                .chain(undated.iter().map(|&at| Line::Deployment(at)))
                .take(room.get())
                .map(|line| match line {
                    Line::Heading(name, beside) => view! {
                        <tr class="lane">
                            <th scope="rowgroup" colspan="6">
                                {name} " " <span class="meta">{beside}</span>
                            </th>
                        </tr>
                    },
                    Line::Deployment(at) => {
                        view! { <DeploymentRow outlook=&outlook at=at/> }
                    }
                })
                .collect::<Markup>()
        })
    };
    let hidden = move || {
        rows.with(|rows| (rows.len() + rows.undated().len() + 1).saturating_sub(room.get()))
    };
    view! {
        <TableBox name=words::DEPLOYMENTS>
            <table class="cards">
                <caption class="unseen">{words::TABLE_CAPTION}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::SERVICE_OR_SITE}</th>
                        <th scope="col">{words::SYSTEM}</th>
                        <th scope="col">{words::STATUS}</th>
                        <th scope="col">{words::START_GO_LIVE}</th>
                        <th scope="col">{words::SLIP}</th>
                        <th scope="col">{words::SOURCE}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </TableBox>
        {move || (hidden() > 1).then(|| view! {
            <button type="button" class="button" on:click=move |_| room.update(|room| *room += ROWS_AT_ONCE)>
                {words::show_more(hidden())}
            </button>
        })}
    }
}

enum Line {
    Heading(String, String),
    Deployment(ActivityIx),
}

/// One deployment.
#[component]
fn DeploymentRow<'a>(
    /// The outlook it comes from.
    outlook: &'a Outlook,
    /// Which.
    at: ActivityIx,
) -> Markup {
    let plan = outlook.plan();
    let activity = &plan[at];
    let link = Route::Deployment {
        id: activity.id.to_string(),
    }
    .to_string();
    let slip = outlook.slip(at).filter(|slip| !slip.is_zero());
    let slip = slip.map_or("–".to_owned(), Slip::short_words);
    let system = activity
        .system
        .map_or("–".to_owned(), |at| plan[at].name.to_string());
    view! {
        <tr>
            <th scope="row"><a href=link>{activity.name.to_string()}</a></th>
            <td data-head=words::SYSTEM>{system}</td>
            <td class="nowrap"><StatusMark status=outlook.status(at) kind=activity.kind/></td>
            <td class="nowrap">{sentences::dates(outlook, at)}</td>
            <td class="nowrap" data-head=words::SLIP>{slip}</td>
            <td><SourceLink source=activity.source/></td>
        </tr>
    }
}
