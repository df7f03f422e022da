//! The timeline on paper: a table in words of every row that the reader chose, made when printing
//! begins and gone when it ends. Of the chart only what is on screen is in the page, so the chart
//! itself is not printed.

use crate::web::prelude::*;

use super::content::{ActivityContent, Content, LaneContent, content};
use super::looking::Looking;
use crate::web::browser::listen;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::source::SourceLink;

/// The most rows on paper: some 80 sheets. What is left out is counted at the end.
const MOST: usize = 3_000;

/// The table.
#[component]
pub fn Paper(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let is_printing = RwSignal::new(false);
    listen::use_named_window_event("beforeprint", move |_| is_printing.set(true));
    listen::use_named_window_event("afterprint", move |_| is_printing.set(false));
    view! {
        <Show when=move || is_printing.get()>
            <table class="tl-paper">
                <caption>"Timeline"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Service or site"</th>
                        <th scope="col">"Status"</th>
                        <th scope="col">"Start – go-live"</th>
                        <th scope="col">"Slip"</th>
                        <th scope="col">"Plan"</th>
                    </tr>
                </thead>
                <tbody>{move || lines(looking)}</tbody>
            </table>
        </Show>
    }
}

fn lines(looking: Looking) -> Markup {
    let group = looking.arrangement.with(|arrangement| arrangement.group);
    let (outlook, found) = (looking.outlook.get(), looking.found.get());
    looking.lines.with(|lines| {
        looking.findings.with(|marks| {
            let mut rows: Vec<Markup> = (0..lines.len().min(MOST))
                .filter_map(|index| content(lines, index, &outlook, marks, &found, group))
                .map(|said| match said {
                    Content::Lane(lane) => heading(lane),
                    Content::Activity(activity) => row(&looking, *activity),
                })
                .collect();
            if let Some(left) = lines.len().checked_sub(MOST).filter(|&left| left > 0) {
                rows.push(view! {
                    <tr>
                        <td colspan="5">{format!("{left} more rows are not printed. Filter the timeline to print them.")}</td>
                    </tr>
                });
            }
            Markup::list(rows)
        })
    })
}

fn heading(lane: LaneContent) -> Markup {
    view! {
        <tr class="tl-paper-lane">
            <th scope="rowgroup" colspan="5">
                {lane.name} " " <span class="meta">{lane.count} {lane.is_folded.then_some(", folded")}</span>
            </th>
        </tr>
    }
}

fn row(looking: &Looking, it: ActivityContent) -> Markup {
    let source = looking.plan.with(|plan| plan[it.at].source);
    view! {
        <tr>
            <th scope="row">{it.name} {it.place.map(|place| view! { <span class="meta below">{place}</span> })}</th>
            <td><Marked glyph=Glyph::from(it.status)>{it.status_word}</Marked></td>
            <td>{it.dates}</td>
            <td>{it.slip}</td>
            <td><SourceLink source=source/></td>
        </tr>
    }
}
