//! The three cards at the side: the first readiness programme, findings, money.

use crate::letters::lower;
use crate::web::prelude::*;

use crate::outlook::{BudgetSums, Need, Readiness, words};
use crate::plan::{Programme, ProgrammeIx};
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::common::money::pounds;
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::common::squares::Squares;
use crate::web::pages::findings::FindingLine;
use crate::web::session::use_session;
use crate::web::view::use_view;

/// How many findings the card has room for.
const SHOWN: usize = 5;

/// How the first readiness programme of the plan stands.
#[component]
pub fn ProgrammeCard() -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        let programme = plan.programmes.first()?;
        Some(view! { <Headline programme=programme.clone()/> })
    }
}

#[component]
fn Headline(
    /// The programme.
    programme: Programme,
) -> Markup {
    let session = use_session();
    let readiness = Memo::new(move |_| {
        let (plan, state) = (session.plan().get(), session.state().get());
        Readiness::new(&plan, &state, ProgrammeIx(0), session.as_of().get())
    });
    let measure = programme.gates.get(programme.measure);
    let ready_word = measure.map_or("ready".to_owned(), |gate| lower(&gate.short));
    let link = Route::Readiness {
        programme: Some(programme.id.to_string()),
    };
    let sum = move || {
        readiness.with(|it| match it.pace.need {
            Need::Rate(rate) => {
                let to = it
                    .pace
                    .target_day
                    .map(words::day_without_weekday)
                    .unwrap_or_default();
                let from = words::day_without_weekday(it.as_of);
                format!("{}. Weeks from {from} to {to}.", rate.sum())
            }
            _ => String::new(),
        })
    };
    let letters = move || {
        readiness.with(|it| {
            let letters = it.pace.letters?;
            let last = letters.last_safe?;
            let weeks = words::counted(letters.weeks, "week");
            Some(view! {
                <p class="divided">
                    <strong>{words::day(last)}</strong>
                    " is the last safe day for letters to patients"
                    <span class="meta below">{weeks} " before the target."</span>
                </p>
            })
        })
    };
    view! {
        <Card title=programme.name.to_string() link=(link.to_string(), "Readiness".to_owned())>
            <p class="row">
                <span class="big">{move || readiness.with(|it| it.ready)}</span>
                <span>
                    "of " <strong>{move || readiness.with(|it| it.practices)}</strong>
                    " practices " {ready_word}
                </span>
            </p>
            <Squares
                full=Signal::derive(move || readiness.with(|it| it.ready))
                all=Signal::derive(move || readiness.with(|it| it.practices))
            />
            <p>
                <strong>{move || readiness.with(|it| it.pace.sentence())}</strong>
                <span class="meta below">{sum}</span>
            </p>
            {letters}
        </Card>
    }
}

/// The first open findings.
#[component]
pub fn FindingsCard() -> Markup {
    let view = use_view();
    let open = move || view.open_findings();
    let items = move || {
        let marks = view.marks().get();
        let findings = view.findings_now().get();
        (0..)
            .zip(findings.iter())
            .filter(|&(number, _)| !marks.is_accepted(number))
            .take(SHOWN)
            .map(|(_, finding)| view! { <FindingLine finding=finding.clone()/> })
            .collect::<Markup>()
    };
    view! {
        <section class="card">
            <div class="head">
                <h2>"Findings"</h2>
                <a href=Route::Findings.to_string()>"All " {open}</a>
            </div>
            <p class="meta">"Where the plan contradicts itself or a rule"</p>
            <ul class="list">{items}</ul>
        </section>
    }
}

/// What the plan costs, and whether its sums hold.
#[component]
pub fn MoneyCard() -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        let budget = plan.budget.as_ref()?;
        let total = budget.printed_total?;
        let currency = budget.currency.clone();
        let [pay, non_pay, capital, sum] = [total.pay, total.non_pay, total.capital, total.total]
            .map(|amount| pounds(amount, &currency));
        let link = (
            Route::Money.to_string(),
            words::counted(u32::try_from(budget.lines.len()).unwrap_or(0), "line"),
        );
        let holds = BudgetSums::new(budget).agree();
        Some(view! {
            <Card title=format!("Money {}", budget.year.replace('-', "/")) link=link>
                <Summary>
                    <Pair name="Pay">{pay}</Pair>
                    <Pair name="Non pay">{non_pay}</Pair>
                    <Pair name="Capital">{capital}</Pair>
                    <Pair name="Total" strong=true>{sum}</Pair>
                </Summary>
                <p class="meta with-glyph top">
                    <Picture glyph=if holds { Glyph::Passed } else { Glyph::Finding }/>
                    {if holds {
                        "Every line and column adds up to its printed total"
                    } else {
                        "Some lines or columns do not add up to their printed total"
                    }}
                </p>
            </Card>
        })
    }
}
