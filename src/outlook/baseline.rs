//! A baseline: the dates that others are compared with. It is a function from activity to dates,
//! and there are two sorts.
//!
//! - **A revision of the plan.** What it printed: the activity's own dates for the plan's own
//!   revision, what the activity lists under `baselines` for an earlier one.
//! - **One that a person kept**, such as "Board, October": the whole outlook of that day, made anew
//!   from what the journal held then. What was expected counts, and what had happened.
//!
//! An activity that a revision does not list is not in it; one that is listed without a date is in
//! it, undated. The two are never mixed up.

use std::sync::Arc;

use crate::journal::{Journal, KeptBaseline, State, Target, Value};
use crate::order::sort_by_key;
use crate::plan::{Activity, ActivityIx, Day, Plan, PlanDate, Text};
use crate::words::slips as lang;

use super::Outlook;

/// The start and the end or go-live of an activity, as far as they are dated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Dates {
    /// Start.
    pub start: Option<PlanDate>,
    /// End or go-live.
    pub end: Option<PlanDate>,
}

/// What dates are compared with.
#[derive(Clone, Debug)]
pub struct Baseline {
    name: Text,
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Revision { plan: Arc<Plan>, revision: Text },
    Kept(Box<Outlook>),
}

impl Baseline {
    /// What a revision of the plan printed; `None` when the plan holds no dates of it.
    #[must_use]
    pub fn revision(plan: &Arc<Plan>, revision: &str) -> Option<Baseline> {
        holds(plan, revision).then(|| Baseline {
            name: lang::revision(revision).into(),
            source: Source::Revision {
                plan: plan.clone(),
                revision: revision.into(),
            },
        })
    }

    /// What a person kept. Takes as long as folding the journal and making an outlook; entries it
    /// knew that are not at hand are left out ([`Journal::lacks`] counts them).
    #[must_use]
    pub fn kept(plan: &Arc<Plan>, journal: &Journal, kept: &KeptBaseline) -> Baseline {
        let state = journal.state_of(&kept.covers);
        Baseline {
            name: lang::kept(&kept.name).into(),
            source: Source::Kept(Box::new(Outlook::new(plan.clone(), &state, kept.as_of))),
        }
    }

    /// Its name in running text: "revision 3.0", "“Board, October”".
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The dates of an activity; `None` when the baseline does not have that activity.
    #[must_use]
    pub fn dates(&self, at: ActivityIx) -> Option<Dates> {
        match &self.source {
            Source::Kept(outlook) => Some(Dates {
                start: outlook.start(at),
                end: outlook.end(at),
            }),
            Source::Revision { plan, revision } => printed(plan, at, revision),
        }
    }
}

/// A baseline made ready to compare with: the dates of every activity. Takes 20 bytes or so a row,
/// so that what is drawn needs only look them up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Against {
    name: Text,
    dates: Vec<Option<Dates>>,
}

impl Against {
    /// Every date of a baseline of `plan`. Takes one pass over the plan.
    #[must_use]
    pub fn new(plan: &Plan, baseline: &Baseline) -> Against {
        let dates = plan.activity_positions().map(|at| baseline.dates(at));
        Against {
            name: baseline.name.clone(),
            dates: dates.collect(),
        }
    }

    /// As [`Baseline::name`] has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The dates of an activity; `None` when the baseline does not have that activity.
    #[must_use]
    pub fn dates(&self, at: ActivityIx) -> Option<Dates> {
        self.dates.get(at.index()).copied().flatten()
    }
}

/// What a revision printed for an activity; `None` when the plan holds nothing of that.
pub(super) fn printed(plan: &Plan, at: ActivityIx, revision: &str) -> Option<Dates> {
    let activity = &plan[at];
    if *plan.revision == *revision {
        return Some(Dates {
            start: activity.start,
            end: activity.end,
        });
    }
    let mut listed = activity.more.as_ref()?.baselines.iter();
    let listed = listed.find(|it| *it.revision == *revision)?;
    Some(Dates {
        start: listed.start,
        end: listed.end,
    })
}

/// What was printed for an activity by the day `by`: its own dates when the plan's revision is dated
/// by then, or nothing earlier is listed; else the newest that are listed.
pub(super) fn printed_by(plan: &Plan, activity: &Activity, by: Day) -> Dates {
    let listed = activity.more.as_ref().map_or(&[][..], |it| &it.baselines);
    if listed.is_empty() || is_printed(plan, &plan.revision, by) {
        return Dates {
            start: activity.start,
            end: activity.end,
        };
    }
    let mut known = listed.iter().rev();
    let newest = known.find(|it| is_printed(plan, &it.revision, by));
    newest.map_or(Dates::default(), |it| Dates {
        start: it.start,
        end: it.end,
    })
}

/// Whether a revision is dated by the day `by`. One that the plan does not date counts always.
pub(super) fn is_printed(plan: &Plan, revision: &str, by: Day) -> bool {
    let mut dated = plan.revisions.iter().rev();
    dated
        .find(|it| *it.revision == *revision)
        .is_none_or(|it| it.date <= by)
}

fn holds(plan: &Plan, revision: &str) -> bool {
    plan.activity_positions()
        .any(|at| printed(plan, at, revision).is_some())
}

/// The change that keeps the dates as they stand on the day `as_of`, under a name and an id that no
/// other baseline has. Undo takes it back, and an export carries it, like any other change.
#[must_use]
pub fn keep_baseline(journal: &Journal, id: Text, name: Text, as_of: Day) -> (Target, Value) {
    let kept = KeptBaseline {
        name,
        as_of,
        covers: journal.counting(),
    };
    (Target::Baseline { id }, Value::Baseline(kept))
}

/// The change that gives a kept baseline another name.
#[must_use]
pub fn rename_baseline(id: Text, kept: &KeptBaseline, name: Text) -> (Target, Value) {
    let kept = KeptBaseline {
        name,
        ..kept.clone()
    };
    (Target::Baseline { id }, Value::Baseline(kept))
}

/// The baselines that people kept by the day `as_of`, each with its id, oldest day first.
#[must_use]
pub fn kept_baselines(state: &State, as_of: Day) -> Vec<(&str, &KeptBaseline)> {
    let first = Target::Baseline { id: "".into() };
    let mut all: Vec<(&str, &KeptBaseline)> = state
        .held
        .iter_from(&first)
        .filter_map(|(target, held)| match (target, held.on(as_of)?.1) {
            (Target::Baseline { id }, Value::Baseline(kept)) => Some((&**id, kept)),
            _ => None,
        })
        .collect();
    sort_by_key(&mut all, |(_, kept)| kept.as_of);
    all
}

/// A revision that may serve as a baseline.
#[derive(Clone, PartialEq, Debug)]
pub struct RevisionChoice {
    /// Such as "3.0".
    pub revision: Text,
    /// When it was made.
    pub date: Day,
    /// Whether the plan holds its dates. One that it does not is shown as "not loaded".
    pub is_held: bool,
}

/// The revisions dated by the as-of date, oldest first.
#[must_use]
pub fn revision_choices(outlook: &Outlook) -> Vec<RevisionChoice> {
    let plan = outlook.plan();
    let known = plan
        .revisions
        .iter()
        .filter(|it| it.date <= outlook.as_of());
    known
        .map(|it| RevisionChoice {
            revision: it.revision.clone(),
            date: it.date,
            is_held: holds(plan, &it.revision),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{activity, date, day, field, hertfordshire, outlook_on, revised};
    use super::super::{Slip, said, sentences};
    use super::*;
    use crate::journal::ActivityField;
    use crate::journal::samples::Tab;

    fn end(baseline: &Baseline, plan: &Plan, id: &str) -> Option<String> {
        let dates = baseline.dates(activity(plan, id))?;
        Some(dates.end.map(|end| end.to_string()).unwrap_or_default())
    }

    #[test]
    fn a_revision_gives_what_it_printed_and_lacks_what_it_did_not_list() {
        let plan = revised();
        let first = Baseline::revision(&plan, "0.1").unwrap();
        assert_eq!(first.name(), "revision 0.1");
        assert_eq!(end(&first, &plan, "moved").as_deref(), Some("2009-04"));
        assert_eq!(end(&first, &plan, "added"), None);
        let own = Baseline::revision(&plan, "1").unwrap();
        assert_eq!(end(&own, &plan, "moved").as_deref(), Some("2010-03"));
        assert_eq!(end(&own, &plan, "plain").as_deref(), Some("2009-08"));
        assert!(Baseline::revision(&plan, "0.3").is_none());
    }

    #[test]
    fn a_kept_one_gives_what_was_expected_then() {
        let plan = hertfordshire();
        let at = activity(&plan, "en-child-health");
        let mut tab = Tab::new(1);
        let expect = |text: &str| {
            let target = field("en-child-health", ActivityField::ForecastEnd);
            vec![(target, Value::Date(date(text)))]
        };
        tab.change(expect("2009-11"));
        let board = keep_baseline(&tab.journal, "b1".into(), "Board".into(), plan.as_of);
        tab.change(vec![board]);
        tab.change(expect("2010-02"));
        // Made elsewhere before all that, heard only now: the largest writer wins a tie.
        let mut elsewhere = Tab::new(9);
        elsewhere.change(expect("2012"));
        tab.hear(&elsewhere.journal);

        let state = tab.journal.state();
        let kept = kept_baselines(&state, plan.as_of);
        let [("b1", kept)] = kept[..] else {
            panic!("{kept:?}")
        };
        assert_eq!(tab.journal.lacks(&kept.covers), 0);
        let baseline = Baseline::kept(&plan, &tab.journal, kept);
        assert_eq!(baseline.name(), "“Board”");
        let dates = baseline.dates(at).unwrap();
        assert_eq!(dates.start, plan[at].start);
        assert_eq!(dates.end, Some(date("2009-11")));
    }

    #[test]
    fn slips_are_those_from_the_baseline_that_was_chosen() {
        let plan = revised();
        let outlook = outlook_on(&plan);
        let (moved, added) = (activity(&plan, "moved"), activity(&plan, "added"));
        assert_eq!(outlook.slip(moved), None);
        assert_eq!(outlook.compared(moved).unwrap().end, plan[moved].end);

        let first = Baseline::revision(&plan, "0.1").unwrap();
        let compared = outlook.seen_with(Some(Arc::new(Against::new(&plan, &first))), None);
        assert_ne!(compared, outlook);
        assert_eq!(compared.slip(moved), Some(Slip::Months(11)));
        let row = sentences::row(&compared, moved);
        assert!(
            row.ends_with("In revision 0.1 it was Apr 2009: 11 months later."),
            "{row}"
        );
        // What it does not have is told as new, and slipped from nothing.
        assert_eq!(compared.slip(added), None);
        assert_eq!(said::cell_words(&compared, added, true).slip, "new");
        let row = sentences::row(&compared, added);
        assert!(row.ends_with("Not in revision 0.1."), "{row}");

        // Another day is compared with the same baseline.
        let later = compared.renewed(&State::default(), day("2009-12-01"));
        assert_eq!(later.against().map(Against::name), Some("revision 0.1"));
        assert_eq!(later.slip(moved), Some(Slip::Months(11)));
    }

    #[test]
    fn every_date_of_a_baseline_is_in_the_table_made_of_it() {
        let plan = revised();
        for revision in ["0.1", "0.2", "1"] {
            let baseline = Baseline::revision(&plan, revision).unwrap();
            let against = Against::new(&plan, &baseline);
            for at in plan.activity_positions() {
                assert_eq!(against.dates(at), baseline.dates(at));
            }
        }
    }

    #[test]
    fn a_kept_one_is_renamed_undone_and_not_known_before_its_day() {
        let mut tab = Tab::new(1);
        tab.as_of = Some(day("2009-10-01"));
        let keep = keep_baseline(&tab.journal, "b".into(), "Board".into(), day("2009-10-01"));
        tab.change(vec![keep]);
        let names = |tab: &Tab, on: &str| -> Vec<Text> {
            let state = tab.journal.state();
            let kept = kept_baselines(&state, day(on));
            kept.into_iter().map(|(_, it)| it.name.clone()).collect()
        };
        assert_eq!(names(&tab, "2009-09-30"), Vec::<Text>::new());
        let state = tab.journal.state();
        let rename = rename_baseline(
            "b".into(),
            kept_baselines(&state, Day::LAST)[0].1,
            "B".into(),
        );
        tab.change(vec![rename]);
        assert_eq!(names(&tab, "2009-10-01"), ["B".into()]);
        tab.undo();
        assert_eq!(names(&tab, "2009-10-01"), ["Board".into()]);
        tab.undo();
        assert_eq!(names(&tab, "2009-10-01"), Vec::<Text>::new());
    }

    #[test]
    fn the_revisions_to_choose_from_are_those_of_the_day() {
        let held = |outlook: &Outlook| -> Vec<(Text, bool)> {
            let choices = revision_choices(outlook).into_iter();
            choices.map(|it| (it.revision, it.is_held)).collect()
        };
        let outlook = outlook_on(&hertfordshire());
        let only_the_last = ["1.0", "2.0", "3.0", "4.0"].map(|it| (it.into(), it == "4.0"));
        assert_eq!(held(&outlook), only_the_last);
        let early = outlook_on(&revised()).renewed(&<_>::default(), day("2009-06-30"));
        assert_eq!(held(&early), [("0.1".into(), true), ("0.2".into(), true)]);
    }
}
