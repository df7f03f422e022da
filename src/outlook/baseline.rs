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

use crate::plan::{ActivityIx, Day, Plan, PlanDate, Text};

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
            name: format!("revision {revision}").into(),
            source: Source::Revision {
                plan: plan.clone(),
                revision: revision.into(),
            },
        })
    }

    /// What a person kept: the outlook as it stood then, on the plan that others are compared on.
    #[must_use]
    pub fn kept(name: &str, outlook: Outlook) -> Baseline {
        Baseline {
            name: format!("“{name}”").into(),
            source: Source::Kept(Box::new(outlook)),
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

fn holds(plan: &Plan, revision: &str) -> bool {
    plan.activity_positions()
        .any(|at| printed(plan, at, revision).is_some())
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
    use super::super::fixture::{activity, date, dated, day, hertfordshire, outlook_on, revised};
    use super::*;
    use crate::journal::ActivityField;

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
        let state = dated("en-child-health", ActivityField::ForecastEnd, "2009-11");
        let kept = Baseline::kept("Board", Outlook::new(plan.clone(), &state, plan.as_of));
        assert_eq!(kept.name(), "“Board”");
        let dates = kept.dates(at).unwrap();
        assert_eq!(dates.start, plan[at].start);
        assert_eq!(dates.end, Some(date("2009-11")));
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
