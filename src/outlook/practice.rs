//! One practice in one programme: its gates, the one next thing to do and who does it, which
//! answers are stale, and the first day on which its first upload is possible, with the reason.
//! Knows how these follow from the answers; the answers are `readiness`'s.

use super::readiness::{PracticeAnswer, TooSoon, practice_answers, too_soon_words};
use super::words as dates;
use crate::journal::{NamedPractice, State, Target, Value};
use crate::plan::{Day, GateState, Plan, PlanDate, ProgrammeIx, Text};
use crate::words::practice as lang;

/// A practice as the plan and people know it.
#[must_use]
pub fn practice_of(plan: &Plan, state: &State, id: &str) -> Option<NamedPractice> {
    let held = state.get(&Target::Practice { id: id.into() });
    if let Some(Value::Practice(named)) = held.map(|held| &held.value) {
        return Some(named.clone());
    }
    let planned = plan.practices.iter().find(|it| *it.id == *id)?;
    Some(NamedPractice {
        name: planned.name.clone(),
        organisation: plan[planned.organisation].id.clone(),
        system: plan[planned.system].id.clone(),
        ..NamedPractice::default()
    })
}

/// The gate that is to be seen to next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NextGate {
    /// Its place in the ladder.
    pub gate: usize,
    /// Why it does not count.
    pub why: NotYet,
    /// Who sees to it, where the plan says so.
    pub who: Option<Text>,
}

/// Why a gate does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotYet {
    /// It was measured and does not hold.
    Failed,
    /// Nobody measured it.
    NotMeasured,
    /// Its waiver ran out on this day.
    WaiverRanOut(Day),
    /// Its date cannot be right.
    TooSoon(TooSoon),
}

/// The first day on which a gate that must wait for another is possible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Earliest {
    /// The gate that must come first, such as "patients told".
    pub gate: usize,
    /// The gate that waits, such as "first upload".
    pub before: usize,
    /// At least so many weeks between the two.
    pub weeks: u32,
    /// From when on the weeks are counted.
    pub from: CountedFrom,
    /// The first possible day; `None` once the gate has passed.
    pub day: Option<Day>,
}

/// From when on the weeks between two gates are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CountedFrom {
    /// The later gate has passed.
    Over,
    /// The earlier gate held from this day on.
    Held(Day),
    /// The earlier gate is waived until this day, and nothing is waited for meanwhile.
    Waived(Option<Day>),
    /// Letters are planned for this date.
    Planned(PlanDate),
    /// Nothing is planned: from the as-of date at the earliest.
    Today(Day),
}

/// How a practice stands in a programme on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct PracticeStanding {
    /// Its gates, in ladder order.
    pub gates: Vec<PracticeAnswer>,
    /// What to see to next; `None` when all gates hold.
    pub next: Option<NextGate>,
    /// The first day for the gate that must wait for another, where the ladder has such a pair.
    pub earliest: Option<Earliest>,
    /// How many gates before the waiting one are still open.
    pub open_before: u32,
}

impl PracticeStanding {
    /// How a practice stands.
    #[must_use]
    pub fn new(
        plan: &Plan,
        state: &State,
        programme: ProgrammeIx,
        id: &Text,
        as_of: Day,
    ) -> PracticeStanding {
        let gates = practice_answers(plan, state, programme, id, as_of);
        let next = gates.iter().position(|it| !it.counts).map(|gate| NextGate {
            gate,
            why: match &gates[gate] {
                it if it.state == GateState::Failed => NotYet::Failed,
                it if it.holds() => it.too_soon.map_or(NotYet::NotMeasured, NotYet::TooSoon),
                it if it.is_lapsed => {
                    let until = it.recorded.as_ref().and_then(|it| it.until);
                    until.map_or(NotYet::NotMeasured, NotYet::WaiverRanOut)
                }
                _ => NotYet::NotMeasured,
            },
            who: plan[programme].gates[gate].lead.clone(),
        });
        let earliest = earliest(plan, state, programme, id, &gates, as_of);
        let open_before = earliest.map_or(0, |it| {
            let open = gates[..it.before]
                .iter()
                .enumerate()
                .filter(|(at, answer)| *at != it.gate && !answer.holds());
            u32::try_from(open.count()).unwrap_or(u32::MAX)
        });
        PracticeStanding {
            gates,
            next,
            earliest,
            open_before,
        }
    }

    /// How many gates hold one after the other from the first on.
    #[must_use]
    pub fn reached(&self) -> usize {
        self.gates.iter().take_while(|it| it.counts).count()
    }

    /// "Next: gate 3, Data accredited. It has failed."
    #[must_use]
    pub fn next_sentence(&self, plan: &Plan, programme: ProgrammeIx) -> String {
        self.next_in(plan, programme, lang::next)
    }

    /// "Gate 3, Data accredited. It has failed.", for a place that says what it is.
    #[must_use]
    pub fn next_words(&self, plan: &Plan, programme: ProgrammeIx) -> String {
        self.next_in(plan, programme, lang::gate_and_why)
    }

    fn next_in(
        &self,
        plan: &Plan,
        programme: ProgrammeIx,
        say: fn(usize, &str, &str) -> String,
    ) -> String {
        let Some(next) = &self.next else {
            return lang::ALL_GATES_HOLD.to_owned();
        };
        let gate = &plan[programme].gates[next.gate];
        let why = match next.why {
            NotYet::TooSoon(too_soon) => too_soon_words(plan, programme, next.gate, too_soon),
            NotYet::Failed => lang::IT_HAS_FAILED.to_owned(),
            NotYet::NotMeasured => lang::IT_IS_NOT_MEASURED.to_owned(),
            NotYet::WaiverRanOut(day) => lang::waiver_ran_out(&dates::day_without_weekday(day)),
        };
        say(next.gate + 1, &gate.name, &why)
    }

    /// "First upload is possible from 16 Dec 2009 at the earliest: …", where the ladder has gates
    /// that must lie apart.
    #[must_use]
    pub fn earliest_sentence(&self, plan: &Plan, programme: ProgrammeIx) -> Option<String> {
        let it = self.earliest?;
        let gates = &plan[programme].gates;
        let (first, waits) = (&gates[it.gate].short, &gates[it.before].short);
        let Some(day) = it.day else {
            return Some(lang::is_over(waits));
        };
        let until = match it.from {
            CountedFrom::Waived(until) => Some(until),
            _ => None,
        };
        if let Some(until) = until {
            let until = until.map(dates::day_without_weekday);
            let mut said = lang::waits_for_nothing(waits, first, until.as_deref());
            if self.open_before > 0 {
                said.push(' ');
                said.push_str(&lang::open_before(self.open_before));
            }
            return Some(said);
        }
        let reason = match it.from {
            CountedFrom::Over | CountedFrom::Waived(_) => String::new(),
            CountedFrom::Held(on) => lang::held_on(first, &dates::day_without_weekday(on)),
            CountedFrom::Planned(date) => lang::letters_planned(&dates::date(date)),
            CountedFrom::Today(day) => {
                lang::nothing_planned(first, &dates::day_without_weekday(day))
            }
        };
        let are_over = match it.from {
            CountedFrom::Held(on) => day.days_since(on) > days_in(it.weeks),
            _ => false,
        };
        let day = dates::day_without_weekday(day);
        let mut said = if are_over {
            lang::weeks_are_over(waits, &day, &reason, it.weeks)
        } else {
            lang::earliest(waits, &day, &reason, it.weeks)
        };
        if self.open_before > 0 {
            said.push(' ');
            said.push_str(&lang::open_before(self.open_before));
        }
        Some(said)
    }
}

fn days_in(weeks: u32) -> i32 {
    i32::try_from(weeks).unwrap_or(i32::MAX).saturating_mul(7)
}

/// When letters go to the patients of a practice's cohort, as far as somebody planned that.
#[must_use]
pub fn letters_planned(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    practice: &NamedPractice,
) -> Option<PlanDate> {
    let target = Target::Letters {
        programme: plan[programme].id.clone(),
        organisation: practice.organisation.clone(),
        system: practice.system.clone(),
    };
    match state.get(&target)?.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

fn earliest(
    plan: &Plan,
    state: &State,
    programme: ProgrammeIx,
    id: &Text,
    answers: &[PracticeAnswer],
    as_of: Day,
) -> Option<Earliest> {
    let mut gates = plan[programme].gates.iter().enumerate();
    let (gate, (before, weeks)) = gates.find_map(|(at, it)| Some((at, it.min_weeks_before?)))?;
    let told = answers.get(gate)?;
    let on = told.recorded.as_ref().and_then(|it| it.on);
    let planned = || {
        let practice = practice_of(plan, state, id)?;
        letters_planned(plan, state, programme, &practice)
    };
    let upload = answers.get(before)?;
    let from = if upload.state == GateState::Passed && upload.too_soon.is_none() {
        CountedFrom::Over
    } else if told.state == GateState::Passed {
        CountedFrom::Held(on.unwrap_or(as_of))
    } else if told.holds() {
        CountedFrom::Waived(told.recorded.as_ref().and_then(|it| it.until))
    } else {
        // What was planned for a day that is over has not happened.
        match planned().filter(|date| date.last() >= as_of) {
            Some(date) => CountedFrom::Planned(date),
            None => CountedFrom::Today(as_of),
        }
    };
    let first = match from {
        CountedFrom::Over => None,
        CountedFrom::Waived(_) => Some(as_of),
        CountedFrom::Held(day) | CountedFrom::Today(day) => Some(day),
        CountedFrom::Planned(date) => Some(date.first().max(as_of)),
    };
    let days = match from {
        CountedFrom::Waived(_) => 0,
        _ => days_in(weeks),
    };
    Some(Earliest {
        gate,
        before,
        weeks,
        from,
        day: first.map(|first| first.plus_days(days).max(as_of)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outlook::fixture::{day, hertfordshire, hold, programme};
    use crate::plan::GateAnswer;

    fn gate(state: &mut State, gate: &str, answer: GateState, on: &str) {
        let target = Target::Gate {
            practice: "E82001".into(),
            programme: "scr".into(),
            gate: gate.into(),
        };
        let answer = GateAnswer {
            state: answer,
            on: Some(day(on)),
            ..GateAnswer::default()
        };
        hold(state, target, Value::Gate(answer));
    }

    fn named(state: &mut State) {
        let practice = NamedPractice {
            name: "Ash Surgery".into(),
            organisation: "en-pct".into(),
            system: "systmone".into(),
            ..NamedPractice::default()
        };
        hold(
            state,
            Target::Practice {
                id: "E82001".into(),
            },
            Value::Practice(practice),
        );
    }

    fn told(state: &State, as_of: &str) -> (String, String) {
        let plan = hertfordshire();
        let scr = programme(&plan, "scr");
        let it = PracticeStanding::new(&plan, state, scr, &"E82001".into(), day(as_of));
        let earliest = it.earliest_sentence(&plan, scr).unwrap_or_default();
        (it.next_sentence(&plan, scr), earliest)
    }

    #[test]
    fn the_next_thing_and_the_earliest_upload_follow_from_the_answers() {
        let mut state = State::default();
        named(&mut state);
        let (next, earliest) = told(&state, "2009-09-23");
        assert_eq!(
            next,
            "Next: gate 1, GP system is SCR compliant. It is not measured yet."
        );
        assert_eq!(
            earliest,
            "First upload is possible from 16 Dec 2009 at the earliest: patients told is not dated, \
             so it is counted from 23 Sep 2009, and 12 weeks must lie between. 6 other gates before \
             it are open."
        );
        gate(
            &mut state,
            "system-compliant",
            GateState::Passed,
            "2009-09-01",
        );
        gate(
            &mut state,
            "infrastructure",
            GateState::Failed,
            "2009-09-01",
        );
        gate(&mut state, "patients-told", GateState::Passed, "2009-09-07");
        let (next, earliest) = told(&state, "2009-09-23");
        assert!(next.ends_with("It has failed."), "{next}");
        assert!(
            earliest.starts_with(
                "First upload is possible from 30 Nov 2009 at the earliest: patients told holds \
                 since 7 Sep 2009"
            ),
            "{earliest}"
        );
        assert!(earliest.ends_with("5 other gates before it are open."));
        // When the weeks are over, it is possible now.
        let (_, earliest) = told(&state, "2010-01-10");
        assert!(
            earliest.starts_with(
                "First upload is possible from 10 Jan 2010 on: patients told holds since \
                 7 Sep 2009, more than 12 weeks before."
            ),
            "{earliest}"
        );
        gate(&mut state, "upload", GateState::Passed, "2010-01-11");
        assert_eq!(told(&state, "2010-01-11").1, "First upload has passed.");
    }

    #[test]
    fn letters_that_are_planned_count_until_their_day_is_over() {
        let mut state = State::default();
        named(&mut state);
        let target = Target::Letters {
            programme: "scr".into(),
            organisation: "en-pct".into(),
            system: "systmone".into(),
        };
        let date = PlanDate::parse("2009-10").unwrap();
        hold(&mut state, target, Value::Date(date));
        let (_, earliest) = told(&state, "2009-09-23");
        assert!(
            earliest.contains("from 24 Dec 2009") && earliest.contains("planned for Oct 2009"),
            "{earliest}"
        );
        let (_, late) = told(&state, "2009-11-01");
        assert!(late.contains("from 24 Jan 2010"), "{late}");
    }

    #[test]
    fn an_answer_is_stale_after_the_days_that_the_office_set() {
        let plan = hertfordshire();
        let scr = programme(&plan, "scr");
        let mut state = State::default();
        gate(&mut state, "board", GateState::Passed, "2009-06-25");
        let is_old = |state: &State, as_of: &str| {
            let id = "E82001".into();
            let standing = PracticeStanding::new(&plan, state, scr, &id, day(as_of));
            let gates = standing.gates.into_iter();
            gates.map(|it| it.is_stale).collect::<Vec<bool>>()
        };
        assert!(!is_old(&state, "2010-09-23").contains(&true));
        let target = Target::StaleAfter {
            programme: "scr".into(),
        };
        hold(&mut state, target, Value::Days(90));
        assert!(!is_old(&state, "2009-09-23")[3]);
        assert!(is_old(&state, "2009-09-24")[3]);
    }
}
