//! Who decides: remit, boards, roles, meetings, escalation, assurance.

use std::sync::Arc;

use crate::web::prelude::*;

use super::pairs;
use crate::plan::{Board, Plan, Role, Statement};
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::source::SourceLink;
use crate::words::about as words;

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
                <strong>{it.from.to_string()}</strong> {words::TO} <strong>{it.to.to_string()}</strong>
                ": " {it.when.to_string()} " " <SourceLink source=it.source/>
            </li>
        }
    });
    view! {
        <section class="card long" aria-labelledby="governance">
            <h2 id="governance" tabindex="-1">{words::WHO_DECIDES}</h2>
            <h3>{words::BOARDS}</h3>
            <ul class="list tight">{it.boards.iter().map(board).collect::<Markup>()}</ul>
            <h3>{words::WHAT_THE_PROGRAMME_BOARD_IS}</h3>
            <ul class="list tight">{statements(&it.remit)}</ul>
            <h3>{words::ROLES}</h3>
            <ul class="list tight">{it.roles.iter().map(role).collect::<Markup>()}</ul>
            <h3>{words::MEETINGS}</h3>
            <ul class="list tight">{meetings.collect::<Markup>()}</ul>
            <h3>{words::WHEN_SOMETHING_GOES_WRONG}</h3>
            <ul class="list tight">{steps.collect::<Markup>()}</ul>
            <h3>{words::ASSURANCE}</h3>
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
        (words::LED_BY, text(it.chair.as_ref())),
        (words::MEETS, text(it.meets.as_ref())),
        (words::MEMBERS, text(it.members.as_ref())),
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
        None => view! { <Marked glyph=Glyph::Finding>{words::NOT_NAMED_IN_THE_PLAN}</Marked> },
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
