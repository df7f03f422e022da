//! Who decides: remit, boards, roles, meetings, escalation, assurance.

use std::sync::Arc;

use crate::web::prelude::*;

use super::pairs;
use crate::plan::{Board, Plan, Role, Statement};
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::source::SourceLink;

fn text(text: Option<&crate::plan::Text>) -> Option<String> {
    text.map(ToString::to_string)
}

/// Everything about who decides.
#[component]
pub fn GovernanceCards(
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let it = &plan.governance;
    let statements = |all: &[Statement]| all.iter().map(statement).collect::<Markup>();
    let meetings = it.meetings.iter().map(|it| {
        let every = text(it.every.as_ref()).unwrap_or_default();
        view! { <li>{it.name.to_string()} " " <span class="second">{every}</span> " " <SourceLink source=it.source/></li> }
    });
    let steps = it.escalation.iter().map(|it| {
        view! {
            <li>
                <strong>{it.from.to_string()}</strong> " to " <strong>{it.to.to_string()}</strong>
                ": " {it.when.to_string()} " " <SourceLink source=it.source/>
            </li>
        }
    });
    view! {
        <section class="card long" aria-labelledby="governance">
            <h2 id="governance" tabindex="-1">"Who decides"</h2>
            <h3>"Boards"</h3>
            <ul class="list tight">{it.boards.iter().map(board).collect::<Markup>()}</ul>
            <h3>"What the programme board is there to do"</h3>
            <ul class="list tight">{statements(&it.remit)}</ul>
            <h3>"Roles"</h3>
            <ul class="list tight">{it.roles.iter().map(role).collect::<Markup>()}</ul>
            <h3>"Meetings"</h3>
            <ul class="list tight">{meetings.collect::<Markup>()}</ul>
            <h3>"When something goes wrong"</h3>
            <ul class="list tight">{steps.collect::<Markup>()}</ul>
            <h3>"Assurance"</h3>
            <ul class="list tight">{statements(&it.assurance)}</ul>
        </section>
    }
}

fn statement(it: &Statement) -> Markup {
    let title = it
        .title
        .as_ref()
        .map(|title| view! { <strong>{title.to_string()} ": "</strong> });
    view! { <li>{title} {it.text.to_string()} " " <SourceLink source=it.source/></li> }
}

fn board(it: &Board) -> Markup {
    let facts = [
        ("Led by", text(it.chair.as_ref())),
        ("Meets", text(it.meets.as_ref())),
        ("Members", text(it.members.as_ref())),
    ];
    view! {
        <li>
            <strong>{it.name.to_string()}</strong> " " <SourceLink source=it.source/>
            {it.note.as_ref().map(|note| view! { <span class="meta below">{note.to_string()}</span> })}
            {pairs(facts)}
        </li>
    }
}

fn role(it: &Role) -> Markup {
    let holder = match &it.holder {
        Some(holder) => view! { <span>{holder.to_string()}</span> },
        None => view! { <Marked glyph=Glyph::Finding>"Not named in the plan"</Marked> },
    };
    view! {
        <li>
            <strong>{it.name.to_string()}</strong> " " <SourceLink source=it.source/>
            {it.responsibilities.as_ref().map(|words| view! { <span class="below">{words.to_string()}</span> })}
            {it.note.as_ref().map(|note| view! { <span class="meta below">{note.to_string()}</span> })}
            <span class="meta below">{holder}</span>
        </li>
    }
}
