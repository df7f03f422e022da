//! Risks and issues, benefits, and which systems are in use where.

use std::sync::Arc;

use crate::web::prelude::*;

use crate::plan::{Plan, RegisterItem};
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::source::SourceLink;
use crate::words::about as words;

/// Risks and issues.
#[component]
pub fn RegisterCard(
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let row = |it: &RegisterItem| {
        let score = match (it.impact, it.likelihood) {
            (Some(impact), Some(likelihood)) => format!("{impact} × {likelihood}"),
            _ => words::NOT_SCORED.to_owned(),
        };
        let owner = match &it.owner {
            Some(owner) => owner.to_string().into_markup(),
            None => view! { <Marked glyph=Glyph::Finding>{words::NOBODY}</Marked> },
        };
        view! {
            <tr>
                <th scope="row">
                    {it.title.to_string()}
                    {it.note.as_ref().map(|note| view! { <span class="meta below">{note.to_string()}</span> })}
                </th>
                <td>{if it.is_issue { words::ISSUE } else { words::RISK }}</td>
                <td data-head=words::LEVEL>{it.level.to_string()}</td>
                <td class="nowrap" data-head=words::IMPACT_LIKELIHOOD>{score}</td>
                <td class="nowrap" data-head=words::OWNER>{owner}</td>
                <td><SourceLink source=it.source/></td>
            </tr>
        }
    };
    let rows = plan.register.iter().map(row).collect::<Markup>();
    view! {
        <section class="card long" aria-labelledby="register">
            <h2 id="register" tabindex="-1">{words::RISKS_AND_ISSUES}</h2>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words::WHAT}</th>
                        <th scope="col">{words::SORT}</th>
                        <th scope="col">{words::LEVEL}</th>
                        <th scope="col">{words::IMPACT_LIKELIHOOD}</th>
                        <th scope="col">{words::OWNER}</th>
                        <th scope="col">{words::SOURCE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// Benefits and how they are measured.
#[component]
pub fn BenefitsCard(
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let measure = |baseline: Option<&str>, target: Option<&str>| match (baseline, target) {
        (Some(baseline), Some(target)) => {
            view! { <span>{format!("{baseline} → {target}")}</span> }
        }
        (None, Some(target)) => view! { <span>{target.to_owned()}</span> },
        _ => view! { <Marked glyph=Glyph::Finding>{words::NO_TARGET}</Marked> },
    };
    let rows = plan.benefits.iter().map(|it| {
        let links = it.activities.iter().map(|&at| {
            let link = Route::Deployment { id: plan[at].id.to_string() }.to_string();
            view! { <a href=link>{plan[at].name.to_string()}</a> " " }
        });
        view! {
            <tr>
                <th scope="row">
                    {it.name.to_string()}
                    {it.note.as_ref().map(|note| view! { <span class="meta below">{note.to_string()}</span> })}
                    <span class="below">{links.collect::<Markup>()}</span>
                </th>
                <td data-head=words::CLASS>{it.class.to_string()}</td>
                <td data-head=words::MEASURED_AS>{it.measured.to_string()}</td>
                <td data-head=words::BASELINE_AND_TARGET>{measure(it.baseline.as_deref(), it.target.as_deref())}</td>
                <td><SourceLink source=it.source/></td>
            </tr>
        }
    });
    let rows = rows.collect::<Markup>();
    view! {
        <section class="card" aria-labelledby="benefits">
            <h2 id="benefits" tabindex="-1">{words::BENEFITS}</h2>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words::WHAT}</th>
                        <th scope="col">{words::CLASS}</th>
                        <th scope="col">{words::MEASURED_AS}</th>
                        <th scope="col">{words::BASELINE_AND_TARGET}</th>
                        <th scope="col">{words::SOURCE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// Which systems are in use where.
#[component]
pub fn EstateCard(
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let items = plan.estate.iter().map(|it| {
        let site = &plan[it.site];
        let code = site.code.as_ref().map(|code| format!(" ({code})"));
        let systems: Vec<&str> = it.applications.iter().map(|&at| &*plan[at].name).collect();
        view! {
            <li>
                <strong>{site.name.to_string()} {code}</strong> ": " {systems.join(", ")} " "
                <SourceLink source=it.source/>
                {it.note.as_ref().map(|note| view! { <span class="meta below">{note.to_string()}</span> })}
            </li>
        }
    });
    let items = items.collect::<Markup>();
    view! {
        <section class="card" aria-labelledby="estate">
            <h2 id="estate" tabindex="-1">{words::SYSTEMS_IN_USE}</h2>
            <ul class="list tight">{items}</ul>
        </section>
    }
}
