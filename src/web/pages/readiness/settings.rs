//! What the office sets for a programme: when letters go to the patients of each cohort, and after
//! how many days an answer is stale. Knows the fields; what follows from them is the outlook's.

use std::sync::Arc;

use crate::web::prelude::*;

use super::Standing;
use crate::journal::{Target, Value};
use crate::outlook::{Readiness, words as dates};
use crate::plan::{Cohort, Plan, PlanDate};
use crate::web::common::fields::TextField;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::parts::{Card, TableBox};
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::readiness as words;

/// When letters go out, cohort by cohort, where the ladder has a gate that must come weeks before
/// another (3.14.5); and the age of answers.
#[component]
pub fn Settings(
    /// How the programme stands.
    standing: Standing,
) -> Markup {
    let session = use_session();
    let plan = session.plan().get_untracked();
    let gates = &plan[standing.programme].gates;
    let weeks = gates
        .iter()
        .find_map(|gate| gate.min_weeks_before)
        .map(|(_, weeks)| weeks);
    let letters = weeks.map(|weeks| {
        let rows = plan.cohorts.iter().enumerate().map(|(at, cohort)| {
            view! { <LettersRow standing=standing at=at cohort=cohort.clone() weeks=weeks plan=plan.clone()/> }
        });
        let rows = rows.collect::<Markup>();
        view! {
            <details class="card">
                <summary><h2>{words::LETTERS_PLAN}</h2></summary>
                <p>{words::what_letters_plan_is(weeks)}</p>
                <TableBox name=words::LETTERS_PLAN>
                    <table class="cards">
                        <thead><tr>
                            <th scope="col">{words::SYSTEM}</th>
                            <th scope="col" class="number">{words::PRACTICES}</th>
                            <th scope="col">{words::LETTERS_GO_OUT}</th>
                            <th scope="col">{words::UPLOADS_FROM}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </TableBox>
            </details>
        }
    });
    view! {
        {letters}
        <StaleCard standing=standing plan=plan/>
    }
}

/// One cohort.
#[component]
fn LettersRow(
    /// How the programme stands.
    standing: Standing,
    /// Its place in the plan.
    at: usize,
    /// The cohort.
    cohort: Cohort,
    /// How many weeks must lie between.
    weeks: u32,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let target = Target::Letters {
        programme: plan[standing.programme].id.clone(),
        organisation: plan[cohort.organisation].id.clone(),
        system: plan[cohort.system].id.clone(),
    };
    let key = StoredValue::new(target);
    let held = Memo::new(move |_| {
        session
            .state()
            .with(|state| match state.get(&key.get_value())?.value {
                Value::Date(date) => Some(date),
                _ => None,
            })
    });
    let shown = move || held.get().map(dates::date).unwrap_or_default();
    let text = RwSignal::new(untrack(shown));
    // What others enter meanwhile.
    Effect::new(move |_| text.set(shown()));
    let wrong = RwSignal::new(None::<String>);
    let name = format!(
        "{}, {}",
        plan[cohort.system].name, plan[cohort.organisation].short
    );
    let keep = {
        let name = name.clone();
        move |_| {
            let typed = text.get_untracked();
            let date = PlanDate::typed(&typed);
            let is_none = date.is_none() && !typed.trim().is_empty();
            wrong.set(is_none.then(|| words::NOT_A_DATE.to_owned()));
            if is_none || date == held.get_untracked() {
                return;
            }
            let value = date.map_or(Value::Nothing, Value::Date);
            if !session.apply(vec![(key.get_value(), value)], None) {
                return;
            }
            view.say(words::letters_are(&name, &dates::date_or_not(date)));
        }
    };
    let from = move || {
        let days = i32::try_from(weeks).ok()?.checked_mul(7)?;
        let first = held.get()?.first().max(session.as_of().get());
        Some(dates::day_without_weekday(first.plus_days(days)))
    };
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td class="number" data-head=words::PRACTICES>{cohort.practices}</td>
            <td data-head=words::LETTERS_GO_OUT on:focusout=keep>
                <TextField id=format!("letters-{at}") label=words::letters_of(&name) unseen_label=true value=text wrong=wrong/>
            </td>
            <td data-head=words::UPLOADS_FROM>{from}</td>
        </tr>
    }
}

/// After how many days an answer is stale.
#[component]
fn StaleCard(
    /// How the programme stands.
    standing: Standing,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let target = Target::StaleAfter {
        programme: plan[standing.programme].id.clone(),
    };
    let key = StoredValue::new(target);
    let held = Memo::new(move |_| {
        session
            .state()
            .with(|state| match state.get(&key.get_value())?.value {
                Value::Days(days) => Some(days),
                _ => None,
            })
    });
    let shown = move || held.get().map(|days| days.to_string()).unwrap_or_default();
    let text = RwSignal::new(untrack(shown));
    Effect::new(move |_| text.set(shown()));
    let wrong = RwSignal::new(None::<String>);
    let keep = move |_| {
        let typed = text.get_untracked();
        let days: Option<u32> = typed
            .trim()
            .parse()
            .ok()
            .filter(|days| (1..=3650).contains(days));
        let is_none = days.is_none() && !typed.trim().is_empty();
        wrong.set(is_none.then(|| words::NO_NUMBER_OF_DAYS.to_owned()));
        if is_none || days == held.get_untracked() {
            return;
        }
        if !session.apply(
            vec![(key.get_value(), days.map_or(Value::Nothing, Value::Days))],
            None,
        ) {
            return;
        }
        view.say(words::IS_KEPT);
    };
    view! {
        <Card title=words::AGE_OF_ANSWERS class="dense no-paper">
            <div class="roll-basis" on:focusout=keep>
                <TextField id="stale-after" label=words::STALE_AFTER hint=words::STALE_AFTER_HINT value=text wrong=wrong/>
            </div>
            {move || held.get().map(|_| {
                let (answers, practices) = standing.with(Readiness::stale);
                let glyph = if answers == 0 { Glyph::Live } else { Glyph::Due };
                view! { <p><Marked glyph=glyph>{words::stale_answers(answers, practices)}</Marked></p> }
            })}
        </Card>
    }
}
