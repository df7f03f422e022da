//! The arithmetic a clinician can check: how many to go, how many weeks, how many a week, and by
//! when letters must go out.

use crate::letters::lower;
use crate::web::prelude::*;

use super::Standing;
use crate::outlook::{Need, words as dates};
use crate::plan::Precision;
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::common::source::SourceLink;
use crate::web::common::squares::Squares;
use crate::web::session::use_session;
use crate::words::readiness as words;

/// The sum, line by line.
#[component]
pub fn WhatItTakes(
    /// How the programme stands.
    standing: Standing,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    let programme = &plan[standing.programme];
    let gate = programme.gates.get(programme.measure);
    let gate = gate.map(|gate| lower(&gate.short)).unwrap_or_default();
    let source = programme.source;
    let lines = move || {
        let pace = standing.with(|it| it.pace.clone());
        {
            let target = pace.target_day.map_or_else(
                || words::NOT_NAMED_IN_THE_PLAN.to_owned(),
                dates::day_without_weekday,
            );
            let weeks = pace
                .weeks_left
                .map_or("–".to_owned(), |weeks| weeks.to_string());
            let needed = match pace.need {
                Need::Rate(rate) => rate.shown(),
                Need::Done => "0".to_owned(),
                _ => "–".to_owned(),
            };
            view! {
                <Pair name=words::PRACTICES>{pace.practices}</Pair>
                <Pair name=words::ready_at(&gate)>{pace.ready}</Pair>
                <Pair name=words::STILL_TO_GO>{pace.to_go}</Pair>
                <Pair name=words::TARGET>{target}</Pair>
                <Pair name=words::WHOLE_WEEKS_LEFT>{weeks}</Pair>
                <Pair name=words::NEEDED_EACH_WEEK strong=true>{needed}</Pair>
            }
        }
    };
    let sum = move || {
        standing.with(|it| match it.pace.need {
            Need::Rate(rate) => rate.sum(),
            _ => it.pace.sentence(),
        })
    };
    let read_as = move || {
        standing.with(|it| {
            let target = it
                .pace
                .target
                .filter(|date| date.precision() != Precision::Day)?;
            Some(words::read_as_last_day(&dates::date(target)))
        })
    };
    view! {
        <Card title=words::WHAT_IT_TAKES class="dense">
            <div class="phone-only">
                <Squares
                    full=Signal::derive(move || standing.with(|it| it.ready))
                    all=Signal::derive(move || standing.with(|it| it.practices))
                />
            </div>
            <Summary>{lines}</Summary>
            <p class="meta">{sum} ". " {read_as} " " <SourceLink source=source before=words::PLAN/></p>
        </Card>
    }
}

/// When letters must go out, where a gate must hold some weeks before a later one.
#[component]
pub fn Letters(
    /// How the programme stands.
    standing: Standing,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    move || {
        let it = standing.readiness.get();
        {
            let letters = it.pace.letters?;
            let gates = plan[standing.programme].gates.clone();
            let last = letters.last_safe.map(|day| {
                view! {
                    <p>
                        <strong>{dates::day(day)}</strong>
                        {words::is_last_safe_day(letters.weeks)}
                    </p>
                }
            });
            let then = match letters.need {
                Need::Rate(rate) => {
                    let [from, rate, end] =
                        words::from_then(letters.uploads, rate.weeks, &rate.shown());
                    view! { {from} <strong>{rate}</strong> {end} }
                }
                Need::Done => words::NO_UPLOAD_LEFT.into_markup(),
                Need::WithinDays(_) => words::LESS_THAN_A_WEEK.into_markup(),
                Need::TargetPassed(_) => words::AFTER_THE_TARGET.into_markup(),
                Need::NoTarget => Markup::NOTHING,
            };
            let (gate, before) = (gates[letters.gate].clone(), gates[letters.before].source);
            let note = gate.note.as_ref().map(ToString::to_string);
            Some(view! {
                <Card title=words::LETTERS_TO_PATIENTS class="dense">
                    {last}
                    <p>
                        {words::LETTERS_SENT_ON} <strong>{dates::day(it.as_of)}</strong>
                        {words::ALLOW_FIRST_UPLOAD} <strong>{dates::day(letters.first_upload)}</strong> "."
                        {then}
                    </p>
                    <p class="meta">
                        {words::NO_PRACTICE_MAY_UPLOAD_BEFORE} {note} " "
                        <SourceLink source=gate.source picture=true/> " "
                        <SourceLink source=before/>
                    </p>
                </Card>
            })
        }
    }
}
