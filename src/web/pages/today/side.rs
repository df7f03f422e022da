//! The three cards at the side: the first readiness programme, findings, money.

use crate::letters::lower;
use crate::web::prelude::*;

use crate::outlook::{BudgetSums, Need, Readiness, words as dates};
use crate::plan::{Programme, ProgrammeIx};
use crate::route::Route;
use crate::web::common::glyph::{Glyph, Picture};
use crate::web::common::money::pounds;
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::common::squares::Squares;
use crate::web::pages::findings::FindingLine;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::today as words;

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
    let ready_word = measure.map_or(words::READY.to_owned(), |gate| lower(&gate.short));
    let link = Route::Readiness {
        programme: Some(programme.id.to_string()),
    };
    let sum = move || {
        readiness.with(|it| match it.pace.need {
            Need::Rate(rate) => {
                let to = it
                    .pace
                    .target_day
                    .map(dates::day_without_weekday)
                    .unwrap_or_default();
                let from = dates::day_without_weekday(it.as_of);
                words::sum_of_weeks(&rate.sum(), &from, &to)
            }
            _ => String::new(),
        })
    };
    let letters = move || {
        readiness.with(|it| {
            let letters = it.pace.letters?;
            let last = letters.last_safe?;
            Some(view! {
                <p class="divided">
                    <strong>{dates::day(last)}</strong>
                    {words::LAST_SAFE_DAY}
                    <span class="meta below">{words::weeks_before_target(letters.weeks)}</span>
                </p>
            })
        })
    };
    view! {
        <Card title=programme.name.to_string() link=(link.to_string(), words::READINESS.to_owned())>
            <p class="row">
                <span class="big">{move || readiness.with(|it| it.ready)}</span>
                <span>
                    {move || {
                        let [before, count, after] = words::of_practices(readiness.with(|it| it.practices), &ready_word);
                        view! {
                            {before}
                            <strong>{count}</strong>
                            {after}
                        }
                    }}
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
    let open = move || words::all_findings(&view.open_findings());
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
                <h2>{words::FINDINGS}</h2>
                <a href=Route::Findings.to_string()>{open}</a>
            </div>
            <p class="meta">{words::WHERE_IT_CONTRADICTS}</p>
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
            words::lines(u32::try_from(budget.lines.len()).unwrap_or(0)),
        );
        let holds = BudgetSums::new(budget).agree();
        Some(view! {
            <Card title=words::money_of(&budget.year.replace('-', "/")) link=link>
                <Summary>
                    <Pair name=words::PAY>{pay}</Pair>
                    <Pair name=words::NON_PAY>{non_pay}</Pair>
                    <Pair name=words::CAPITAL>{capital}</Pair>
                    <Pair name=words::TOTAL strong=true>{sum}</Pair>
                </Summary>
                <p class="meta with-glyph top">
                    <Picture glyph=if holds { Glyph::Passed } else { Glyph::Finding }/>
                    {if holds {
                        words::SUMS_HOLD
                    } else {
                        words::SUMS_DO_NOT_HOLD
                    }}
                </p>
            </Card>
        })
    }
}
