//! Whether a programme will reach its goal, by arithmetic that is shown and never by a guess: what
//! was measured against what is needed. And what holds most practices back. `readiness` counts and
//! `pace` says what is needed; this compares.
//!
//! Progress that nobody measured does not count: without two measurements a week apart there is no rate, and a goal
//! that needs one is at risk. A rate is taken over the last twelve weeks, or since the first
//! measurement where that is later, and over whole weeks, begun ones counted in full, so that it
//! never comes out too high.

use super::{BurnPoint, Need, Rate, Readiness};
use crate::order::Map;
use crate::plan::{Day, Plan, SystemIx};
use crate::words::goal as words;

/// The days a measured rate looks back.
const LOOK_BACK: i32 = 84;

/// How the goal stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// All practices are ready.
    Reached,
    /// What was measured is at least what is needed.
    OnTrack {
        /// What was measured.
        measured: Rate,
        /// What is needed.
        needed: Rate,
    },
    /// What was measured is less than what is needed.
    TooSlow {
        /// What was measured.
        measured: Rate,
        /// What is needed.
        needed: Rate,
    },
    /// Fewer than two measurements, a week apart: no rate can be shown.
    NotMeasured {
        /// What is needed; `None` in the last days before the target.
        needed: Option<Rate>,
    },
    /// Letters sent now allow uploads only after the target (3.14.5).
    LettersTooLate {
        /// How many practices have not told their patients.
        untold: u32,
        /// The first day on which they could upload.
        first_upload: Day,
    },
    /// The target has passed.
    Missed,
}

impl Verdict {
    /// The verdict on a programme that has a target; `None` without one. `points` are the measured
    /// ones of its [burn-up](Readiness::burn_up).
    #[must_use]
    pub fn new(readiness: &Readiness, points: &[BurnPoint]) -> Option<Verdict> {
        let pace = &readiness.pace;
        let target = pace.target_day?;
        if let Need::TargetPassed(_) = pace.need {
            return Some(Verdict::Missed);
        }
        if pace.need == Need::Done {
            return Some(Verdict::Reached);
        }
        if let Some(letters) = pace.letters.filter(|it| it.first_upload > target) {
            let told = readiness.ladder[letters.gate].counts.passed;
            let untold = readiness.practices.saturating_sub(told);
            if untold > 0 {
                return Some(Verdict::LettersTooLate {
                    untold,
                    first_upload: letters.first_upload,
                });
            }
        }
        let Need::Rate(needed) = pace.need else {
            return Some(Verdict::NotMeasured { needed: None });
        };
        Some(match measured(points) {
            None => Verdict::NotMeasured {
                needed: Some(needed),
            },
            Some(measured) if is_at_least(measured, needed) => {
                Verdict::OnTrack { measured, needed }
            }
            Some(measured) => Verdict::TooSlow { measured, needed },
        })
    }

    /// Whether nothing is to be done.
    #[must_use]
    pub fn is_good(self) -> bool {
        matches!(self, Verdict::Reached | Verdict::OnTrack { .. })
    }

    /// The verdict with its sum, as one or two sentences.
    #[must_use]
    pub fn sentence(self) -> String {
        let told = |rate: Rate| words::rate(&rate.shown(), &rate.sum());
        match self {
            Verdict::Reached => words::REACHED.to_owned(),
            Verdict::OnTrack { measured, needed } => {
                words::on_track(&told(measured), measured.weeks, &told(needed))
            }
            Verdict::TooSlow { measured, needed } => {
                words::too_slow(&told(measured), measured.weeks, &told(needed))
            }
            Verdict::NotMeasured {
                needed: Some(needed),
            } => words::not_measured(&told(needed)),
            Verdict::NotMeasured { needed: None } => words::LAST_DAYS.to_owned(),
            Verdict::LettersTooLate {
                untold,
                first_upload,
            } => words::letters_too_late(untold, &super::words::day(first_upload)),
            Verdict::Missed => words::MISSED.to_owned(),
        }
    }
}

/// What was gained in how many weeks, as far as two measurements tell.
fn measured(points: &[BurnPoint]) -> Option<Rate> {
    let last = points.last()?;
    let since = last.day.plus_days(-LOOK_BACK);
    // What stood twelve weeks ago stood there by the measurement before.
    let before = points.iter().rev().find(|point| point.day <= since);
    let (from, ready) = match before {
        Some(point) => (since, point.ready),
        None => points.first().map(|point| (point.day, point.ready))?,
    };
    let days = u32::try_from(last.day.days_since(from)).ok()?;
    (days >= 7).then(|| Rate {
        count: last.ready.saturating_sub(ready),
        weeks: days.div_ceil(7),
    })
}

fn is_at_least(measured: Rate, needed: Rate) -> bool {
    let per_week = |of: Rate, other: Rate| u64::from(of.count) * u64::from(other.weeks);
    per_week(measured, needed) >= per_week(needed, measured)
}

/// What holds most practices back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bottleneck {
    /// The gate, in ladder order.
    pub gate: usize,
    /// How many practices stop there at the least: they may hold at every gate before, and cannot
    /// hold here.
    pub at_gate: u32,
    /// The system on which most practices are not ready.
    pub system: SystemIx,
    /// How many are not ready there.
    pub on_system: u32,
}

impl Bottleneck {
    /// What holds most back; `None` when all are ready or none is counted.
    #[must_use]
    pub fn new(plan: &Plan, readiness: &Readiness) -> Option<Bottleneck> {
        let mut before = readiness.practices;
        let mut worst: Option<(usize, u32)> = None;
        for (gate, rung) in readiness.ladder.iter().enumerate() {
            let stopped = before.saturating_sub(rung.at_most);
            before = before.min(rung.at_most);
            if stopped > worst.map_or(0, |(_, most)| most) {
                worst = Some((gate, stopped));
            }
        }
        let measure = plan[readiness.programme].measure;
        let mut waiting: Map<Option<SystemIx>, u32> = Map::new();
        for row in readiness.organisations.iter().flat_map(|it| &it.rows) {
            let ready = row.gates.get(measure).map_or(0, |counts| counts.passed);
            *waiting.get_or_insert_with(row.system, || 0) += row.practices.saturating_sub(ready);
        }
        let mut system: Option<(SystemIx, u32)> = None;
        for (&at, &count) in &waiting {
            let Some(at) = at else { continue };
            if count > system.map_or(0, |(_, most)| most) {
                system = Some((at, count));
            }
        }
        let ((gate, at_gate), (system, on_system)) = worst.zip(system)?;
        Some(Bottleneck {
            gate,
            at_gate,
            system,
            on_system,
        })
    }

    /// "System compliant holds 131 of 131 practices back. Most that are not ready are on EMIS LV:
    /// 72 of 130."
    #[must_use]
    pub fn sentence(self, plan: &Plan, readiness: &Readiness) -> String {
        let gate = &plan[readiness.programme].gates[self.gate];
        words::bottleneck(
            &gate.short,
            self.at_gate,
            readiness.practices,
            &plan[self.system].name,
            self.on_system,
            readiness.pace.to_go,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, hertfordshire, programme};
    use super::*;
    use crate::journal::samples::Tab;
    use crate::journal::{NamedPractice, Target, Value};
    use crate::plan::{GateAnswer, GateState};

    /// SCR on a day, after so many practices were accredited on each of these days.
    fn scr(accredited: &[(&str, u32)], as_of: &str) -> (Readiness, Option<Verdict>) {
        let plan = hertfordshire();
        let mut tab = Tab::new(1);
        let mut number = 0;
        for &(on, count) in accredited {
            for _ in 0..count {
                number += 1;
                let id: crate::plan::Text = format!("p-{number}").into();
                let named = NamedPractice {
                    name: id.clone(),
                    organisation: "west-pct".into(),
                    system: "emis-lv".into(),
                    ..NamedPractice::default()
                };
                let answer = GateAnswer {
                    state: GateState::Passed,
                    on: Some(day(on)),
                    ..GateAnswer::default()
                };
                tab.change(vec![
                    (Target::Practice { id: id.clone() }, Value::Practice(named)),
                    (
                        Target::Gate {
                            practice: id,
                            programme: "scr".into(),
                            gate: "data-accredited".into(),
                        },
                        Value::Gate(answer),
                    ),
                ]);
            }
        }
        let state = tab.journal.state();
        let readiness = Readiness::new(&plan, &state, programme(&plan, "scr"), day(as_of));
        let points = readiness.burn_up(&plan, &state);
        let verdict = Verdict::new(&readiness, &points);
        (readiness, verdict)
    }

    #[test]
    fn on_the_plans_own_day_the_goal_is_at_risk_and_the_sum_says_why() {
        let (readiness, verdict) = scr(&[], "2009-09-23");
        let verdict = verdict.unwrap();
        assert!(!verdict.is_good());
        assert_eq!(
            verdict.sentence(),
            "At risk: 2.0 a week are needed (130 ÷ 66 = 1.97). No two measurements lie a week \
             apart, so no rate can be shown."
        );
        let plan = hertfordshire();
        let held = Bottleneck::new(&plan, &readiness).unwrap();
        assert_eq!(
            held.sentence(&plan, &readiness),
            "System compliant holds 131 of 131 practices back. Of the 130 that are not ready, 72 \
             are on EMIS LV."
        );
    }

    #[test]
    fn a_rate_below_what_is_needed_is_at_risk_and_one_above_is_on_track() {
        // Four weeks on: 62 whole weeks are left to 31 December 2010.
        let (_, slow) = scr(&[("2009-10-14", 4)], "2009-10-21");
        assert_eq!(
            slow.unwrap().sentence(),
            "At risk: 1.0 a week were measured in the last 4 weeks (4 ÷ 4 = 1.00), 2.0 a week are \
             needed (126 ÷ 62 = 2.03)."
        );
        let (_, fast) = scr(&[("2009-10-14", 9)], "2009-10-21");
        assert_eq!(
            fast.unwrap().sentence(),
            "On track: 2.3 a week were measured in the last 4 weeks (9 ÷ 4 = 2.25), 2.0 a week are \
             needed (121 ÷ 62 = 1.95)."
        );
    }

    #[test]
    fn only_the_last_twelve_weeks_count_and_begun_weeks_count_in_full() {
        // Thirty in October and none since: by February nothing was gained in twelve weeks.
        let (_, verdict) = scr(&[("2009-10-14", 30)], "2010-02-01");
        let Some(Verdict::TooSlow { measured, .. }) = verdict else {
            panic!("{verdict:?}")
        };
        assert_eq!((measured.count, measured.weeks), (0, 12));
        // Eight days are two weeks begun.
        let (_, verdict) = scr(&[("2009-09-30", 2)], "2009-10-01");
        let Some(Verdict::TooSlow { measured, .. }) = verdict else {
            panic!("{verdict:?}")
        };
        assert_eq!((measured.count, measured.weeks), (2, 2));
        // Six days are no rate.
        let (_, verdict) = scr(&[("2009-09-29", 2)], "2009-09-29");
        assert!(matches!(verdict, Some(Verdict::NotMeasured { .. })));
    }

    #[test]
    fn letters_after_the_last_safe_day_and_a_target_that_passed_are_said_so() {
        let (_, last) = scr(&[], "2010-10-08");
        assert!(matches!(last, Some(Verdict::TooSlow { .. })), "{last:?}");
        let (_, late) = scr(&[], "2010-10-09");
        assert_eq!(
            late.unwrap().sentence(),
            "The goal cannot be reached any more: 131 practices have not told their patients, and \
             letters sent now allow uploads from Sat 1 Jan 2011 only, after the target."
        );
        let (_, missed) = scr(&[], "2011-01-01");
        assert_eq!(missed, Some(Verdict::Missed));
    }

    #[test]
    fn a_programme_without_a_target_has_no_verdict() {
        let plan = hertfordshire();
        let state = crate::journal::State::default();
        let readiness = Readiness::new(&plan, &state, programme(&plan, "gp2gp"), plan.as_of);
        let points = readiness.burn_up(&plan, &state);
        assert_eq!(Verdict::new(&readiness, &points), None);
    }
}
