//! The arithmetic a clinician can check: how many to go, how many weeks, how many a week, and by
//! when letters must go out.

use crate::letters::lower;
use crate::web::prelude::*;

use super::Standing;
use crate::outlook::{Need, words};
use crate::plan::Precision;
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::common::source::SourceLink;
use crate::web::common::squares::Squares;
use crate::web::session::use_session;

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
                || "Not named in the plan".to_owned(),
                words::day_without_weekday,
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
                <Pair name="Practices">{pace.practices}</Pair>
                <Pair name=format!("Ready ({gate})")>{pace.ready}</Pair>
                <Pair name="Still to go">{pace.to_go}</Pair>
                <Pair name="Target">{target}</Pair>
                <Pair name="Whole weeks left">{weeks}</Pair>
                <Pair name="Needed each week" strong=true>{needed}</Pair>
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
            Some(format!(
                "The plan says {}; that is read as its last day.",
                words::date(target)
            ))
        })
    };
    view! {
        <Card title="What it takes" class="dense">
            <div class="phone-only">
                <Squares
                    full=Signal::derive(move || standing.with(|it| it.ready))
                    all=Signal::derive(move || standing.with(|it| it.practices))
                />
            </div>
            <Summary>{lines}</Summary>
            <p class="meta">{sum} ". " {read_as} " " <SourceLink source=source before="Plan"/></p>
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
            let weeks = words::counted(letters.weeks, "week");
            let last = letters.last_safe.map(|day| {
                view! {
                    <p>
                        <strong>{words::day(day)}</strong>
                        " is the last safe day to send letters: " {weeks.clone()} " before the target."
                    </p>
                }
            });
            let then = match letters.need {
                Need::Rate(rate) => view! {
                    " From then, " {letters.uploads} " uploads in "
                    {words::counted(rate.weeks, "week")} " is "
                    <strong>{rate.shown()} " a week"</strong> "."
                },
                Need::Done => " No upload is left to be made.".into_markup(),
                Need::WithinDays(_) => " That leaves less than a week to the target.".into_markup(),
                Need::TargetPassed(_) => " That lies after the target.".into_markup(),
                Need::NoTarget => Markup::NOTHING,
            };
            let (gate, before) = (gates[letters.gate].clone(), gates[letters.before].source);
            let note = gate.note.as_ref().map(ToString::to_string);
            Some(view! {
                <Card title="Letters to patients" class="dense">
                    {last}
                    <p>
                        "Letters sent on " <strong>{words::day(it.as_of)}</strong>
                        " allow a first upload on " <strong>{words::day(letters.first_upload)}</strong> "."
                        {then}
                    </p>
                    <p class="meta">
                        "No practice may upload before its letters. " {note} " "
                        <SourceLink source=gate.source picture=true/> " "
                        <SourceLink source=before/>
                    </p>
                </Card>
            })
        }
    }
}
