//! Entries for tests: one of every kind, and random walks of several tabs.

use proptest::prelude::*;

use super::{
    ActivityField, Call, ChallengeField, Circumstances, Coverage, Decision, Entry, EntryId,
    Journal, KeptBaseline, NamedPractice, Pack, Pen, PracticeField, Review, Stamp, Target,
    Training, Value, Writer,
};
use crate::plan::{Day, Evidence, EvidenceKind, GateAnswer, GateState, PlanDate, Text};

/// What the entries of the tests have in common.
pub(crate) fn circumstances() -> Circumstances {
    Circumstances {
        made: Stamp {
            unix_ms: 1_253_700_000_000,
            offset_minutes: 60,
        },
        as_of: None,
        by: Some("LB".into()),
        plan: "herts-imt".into(),
        fingerprint: "00".repeat(32).into(),
    }
}

/// The gate "board" of a practice.
pub(crate) fn gate(practice: &str) -> Target {
    Target::Gate {
        practice: practice.into(),
        programme: "scr".into(),
        gate: "board".into(),
    }
}

/// An answer to a gate.
pub(crate) fn answer(state: GateState) -> Value {
    Value::Gate(GateAnswer {
        state,
        ..GateAnswer::default()
    })
}

/// The note of an activity.
pub(crate) fn note(activity: &str) -> Target {
    Target::Activity {
        id: activity.into(),
        field: ActivityField::Note,
    }
}

/// A text.
pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.into())
}

/// One tab: a journal and the pen that writes in it.
#[derive(Clone, Debug)]
pub(crate) struct Tab {
    pub(crate) journal: Journal,
    pub(crate) pen: Pen,
    /// The day the person stands on.
    pub(crate) as_of: Option<Day>,
}

impl Tab {
    pub(crate) fn new(writer: u128) -> Tab {
        Tab {
            journal: Journal::new(),
            pen: Pen::new(Writer(writer)),
            as_of: None,
        }
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            as_of: self.as_of,
            ..circumstances()
        }
    }

    /// Changes targets as one gesture and returns its entries.
    pub(crate) fn change(&mut self, changes: Vec<(Target, Value)>) -> Vec<Entry> {
        let about = self.circumstances();
        let entries = self.journal.draft(&mut self.pen, &about, changes, None);
        self.journal.add(entries.clone());
        entries
    }

    pub(crate) fn undo(&mut self) -> Vec<Entry> {
        let about = self.circumstances();
        let entries = self.journal.draft_undo(&mut self.pen, &about);
        self.journal.add(entries.clone());
        entries
    }

    pub(crate) fn redo(&mut self) -> Vec<Entry> {
        let about = self.circumstances();
        let entries = self.journal.draft_redo(&mut self.pen, &about);
        self.journal.add(entries.clone());
        entries
    }

    /// Takes in everything another tab has.
    pub(crate) fn hear(&mut self, other: &Journal) {
        self.journal.add(other.entries().cloned());
    }

    /// What each target holds that holds something.
    pub(crate) fn values(&self) -> Vec<(Target, Value)> {
        self.journal
            .state()
            .held
            .iter()
            .filter(|(_, held)| held.value != Value::Nothing)
            .map(|(target, held)| (target.clone(), held.value.clone()))
            .collect()
    }
}

/// A step of a random walk. Tabs are named by number.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Change(usize, Vec<(Target, Value)>),
    Undo(usize),
    Redo(usize),
    /// The first hears everything the second has.
    Hear(usize, usize),
    /// The person goes to another day.
    Stand(usize, Day),
}

/// Texts with everything that is awkward to keep: quotes, controls, accents, emoji.
pub(crate) fn any_text() -> impl Strategy<Value = Text> {
    prop_oneof![
        3 => "[a-z]{1,8}".prop_map(Text::from),
        1 => "\\PC{0,12}".prop_map(Text::from),
        1 => any::<String>().prop_map(Text::from),
    ]
}

fn any_id() -> impl Strategy<Value = Text> {
    prop_oneof!["[a-c]", "[a-z][a-z0-9-]{0,12}"].prop_map(Text::from)
}

pub(crate) fn any_day() -> impl Strategy<Value = Day> {
    (Day::FIRST.number()..=Day::LAST.number()).prop_map(|n| Day::from_number(n).unwrap())
}

fn any_date() -> impl Strategy<Value = PlanDate> {
    use crate::plan::Precision::{Day as OneDay, Month, Quarter, Year};
    (
        any_day(),
        prop::sample::select(vec![OneDay, Month, Quarter, Year]),
    )
        .prop_map(|(day, precision)| PlanDate::containing(day, precision))
}

fn any_answer() -> BoxedStrategy<GateAnswer> {
    use GateState::{Failed, NotApplicable, NotMeasured, Passed, Waived};
    (
        prop::sample::select(vec![Passed, Failed, NotApplicable, NotMeasured, Waived]),
        prop::option::of(any_day()),
        prop::option::of(any_text()),
        prop::option::of(any_day()),
        prop::option::of(any_text()),
        prop::option::of(any_evidence()),
    )
        .prop_map(|(state, on, by, until, reason, evidence)| GateAnswer {
            state,
            on,
            by,
            until,
            reason,
            evidence,
        })
        .boxed()
}

fn any_evidence() -> BoxedStrategy<Evidence> {
    use EvidenceKind::{Note, Paragraph, Return, Visit};
    let kind = prop::sample::select(vec![Visit, Return, Paragraph, Note]);
    (kind, prop::option::of(any_text()))
        .prop_map(|(kind, words)| Evidence { kind, words })
        .boxed()
}

fn any_entry_id() -> impl Strategy<Value = EntryId> {
    (any::<u128>(), any::<u32>()).prop_map(|(writer, seq)| EntryId {
        writer: Writer(writer),
        seq,
    })
}

fn any_call() -> BoxedStrategy<Call> {
    (
        any::<bool>(),
        any::<Option<bool>>(),
        prop::option::of(any_text()),
        prop::option::of(any_date()),
        prop::option::of(any_text()),
    )
        .prop_map(|(is_answered, is_ready, blocker, next, note)| Call {
            is_answered,
            is_ready,
            blocker,
            next,
            note,
        })
        .boxed()
}

fn any_decision() -> BoxedStrategy<Decision> {
    (
        any::<bool>(),
        any_day(),
        any_text(),
        prop::option::of(any_text()),
        prop::option::of(any_text()),
        any_coverage(),
    )
        .prop_map(|(is_go, on, by, body, conditions, covers)| Decision {
            is_go,
            on,
            by,
            body,
            conditions,
            covers,
        })
        .boxed()
}

fn any_training() -> BoxedStrategy<Training> {
    (
        any::<(u32, u32, u32)>(),
        prop::option::of(any_date()),
        prop::option::of(any_date()),
    )
        .prop_map(
            |((staff, concept, system), concept_on, system_on)| Training {
                staff,
                concept,
                system,
                concept_on,
                system_on,
            },
        )
        .boxed()
}

/// What a practice in a programme can hold.
fn any_of_practice() -> BoxedStrategy<(PracticeField, Value)> {
    let heard = prop::sample::select(vec![PracticeField::Call, PracticeField::ReportedCall]);
    prop_oneof![
        (heard, any_call()).prop_map(|(field, call)| (field, Value::Call(call))),
        (any_day(), prop::option::of(any_day()))
            .prop_map(|(made, due)| (PracticeField::Pack, Value::Pack(Pack { made, due }))),
        any_decision().prop_map(|it| (PracticeField::Decision, Value::Decision(it))),
        any_training().prop_map(|it| (PracticeField::Training, Value::Training(it))),
    ]
    .boxed()
}

/// Targets and values that came with format 3.
fn any_change_of_3() -> BoxedStrategy<(Target, Value)> {
    let of_activity = prop_oneof![
        any_call().prop_map(|it| (ActivityField::Call, Value::Call(it))),
        any_decision().prop_map(|it| (ActivityField::Decision, Value::Decision(it))),
    ];
    let of_challenge = prop_oneof![
        any_text().prop_map(|it| (ChallengeField::Owner, Value::Text(it))),
        any_text().prop_map(|it| (ChallengeField::Note, Value::Text(it))),
        any_date().prop_map(|it| (ChallengeField::Due, Value::Date(it))),
    ];
    prop_oneof![
        (any_id(), of_activity)
            .prop_map(|(id, (field, value))| (Target::Activity { id, field }, value)),
        (any_id(), any_id(), any_id(), any_answer()).prop_map(
            |(practice, programme, gate, answer)| (
                Target::Reported {
                    practice,
                    programme,
                    gate
                },
                Value::Gate(answer)
            )
        ),
        (any_id(), any_id(), any_of_practice()).prop_map(
            |(practice, programme, (field, value))| (
                Target::OfPractice {
                    practice,
                    programme,
                    field
                },
                value
            )
        ),
        (any_entry_id(), any::<bool>(), prop::option::of(any_text())).prop_map(
            |(entry, is_accepted, reason)| (
                Target::Review { entry },
                Value::Reviewed(Review {
                    is_accepted,
                    reason
                })
            )
        ),
        (any_id(), any_id(), any_id(), any_date()).prop_map(
            |(programme, organisation, system, date)| (
                Target::Letters {
                    programme,
                    organisation,
                    system
                },
                Value::Date(date)
            )
        ),
        (any_id(), any::<u32>())
            .prop_map(|(programme, days)| (Target::StaleAfter { programme }, Value::Days(days))),
        (any_id(), any_id(), of_challenge).prop_map(|(programme, challenge, (field, value))| (
            Target::ChallengeField {
                programme,
                challenge,
                field
            },
            value
        )),
        (any_entry_id(), prop::collection::vec(any_entry_id(), 0..3))
            .prop_map(|(entry, ids)| (Target::Redaction { entry }, Value::Redacted(ids))),
    ]
    .boxed()
}

fn any_coverage() -> BoxedStrategy<Coverage> {
    let id = (any::<u128>(), any::<u32>()).prop_map(|(writer, seq)| EntryId {
        writer: Writer(writer),
        seq,
    });
    prop::collection::vec(id, 0..4)
        .prop_map(|ids| ids.into_iter().collect())
        .boxed()
}

fn any_practice() -> BoxedStrategy<NamedPractice> {
    let optional = || prop::option::of(any_text());
    (
        (any_text(), any_id(), any_id()),
        (optional(), optional(), optional()),
        prop::option::of(any_day()),
    )
        .prop_map(
            |((name, organisation, system), (phone, place, contact), closed)| NamedPractice {
                name,
                organisation,
                system,
                phone,
                place,
                contact,
                closed,
            },
        )
        .boxed()
}

/// Any target with a value that fits it.
pub(crate) fn any_change() -> BoxedStrategy<(Target, Value)> {
    use ActivityField::{ActualEnd, ActualStart, ForecastEnd, ForecastStart, Note, Owner};
    let date_fields = vec![ForecastStart, ForecastEnd, ActualStart, ActualEnd];
    let full = prop_oneof![
        (any_id(), prop::sample::select(date_fields), any_date())
            .prop_map(|(id, field, date)| (Target::Activity { id, field }, Value::Date(date))),
        (
            any_id(),
            prop::sample::select(vec![Owner, Note]),
            any_text()
        )
            .prop_map(|(id, field, text)| (Target::Activity { id, field }, Value::Text(text))),
        (any_id(), any_id(), any_id(), any_day()).prop_map(|(activity, checklist, task, day)| (
            Target::Task {
                activity,
                checklist,
                task
            },
            Value::Done(day)
        )),
        any_change_of_3(),
        (any_id(), any_practice())
            .prop_map(|(id, practice)| (Target::Practice { id }, Value::Practice(practice))),
        (any_id(), any_id(), any_id(), any_answer()).prop_map(
            |(practice, programme, gate, answer)| (
                Target::Gate {
                    practice,
                    programme,
                    gate
                },
                Value::Gate(answer)
            )
        ),
        (any_id(), any_id(), any_day()).prop_map(|(programme, challenge, day)| (
            Target::Challenge {
                programme,
                challenge
            },
            Value::Done(day)
        )),
        (any_id(), any_text())
            .prop_map(|(id, reason)| (Target::Finding { id }, Value::Accepted(reason))),
        (any_id(), any_text(), any_day(), any_coverage()).prop_map(|(id, name, as_of, covers)| (
            Target::Baseline { id },
            Value::Baseline(KeptBaseline {
                name,
                as_of,
                covers
            })
        )),
        (any_text(), any_id(), any_text(), any_text()).prop_map(
            |(role, organisation, name, reach)| (
                Target::Contact { role, organisation },
                Value::Contact { name, reach }
            )
        ),
    ];
    (full, prop::bool::weighted(0.2))
        .prop_map(|((target, value), is_removed)| {
            (target, if is_removed { Value::Nothing } else { value })
        })
        .boxed()
}

/// Changes of few targets with few values, so that they meet.
pub(crate) fn close_change() -> impl Strategy<Value = (Target, Value)> {
    (0..4_usize, 0..4_usize).prop_map(|(target, value)| {
        let target = note(["a", "b", "c", "d"][target]);
        match value {
            0 => (target, Value::Nothing),
            n => (target, text(["x", "y", "z"][n - 1])),
        }
    })
}

/// One of five days.
pub(crate) fn close_day() -> impl Strategy<Value = Day> {
    (0..5).prop_map(|day| Day::FIRST.plus_days(day))
}

/// A walk of `tabs` tabs that hear each other now and then.
pub(crate) fn walk(tabs: usize, steps: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(
        prop_oneof![
            4 => (0..tabs, prop::collection::vec(close_change(), 1..4))
                .prop_map(|(tab, changes)| Step::Change(tab, changes)),
            2 => (0..tabs).prop_map(Step::Undo),
            1 => (0..tabs).prop_map(Step::Redo),
            2 => (0..tabs, 0..tabs).prop_map(|(tab, other)| Step::Hear(tab, other)),
            1 => (0..tabs, close_day()).prop_map(|(tab, day)| Step::Stand(tab, day)),
        ],
        0..steps,
    )
}

/// The tabs after a walk.
pub(crate) fn walked(tabs: usize, steps: Vec<Step>) -> Vec<Tab> {
    let mut all: Vec<Tab> = (1..=tabs as u128).map(Tab::new).collect();
    for step in steps {
        match step {
            Step::Change(tab, changes) => drop(all[tab].change(changes)),
            Step::Undo(tab) => drop(all[tab].undo()),
            Step::Redo(tab) => drop(all[tab].redo()),
            Step::Stand(tab, day) => all[tab].as_of = Some(day),
            Step::Hear(tab, other) => {
                let heard = all[other].journal.clone();
                all[tab].hear(&heard);
            }
        }
    }
    all
}
