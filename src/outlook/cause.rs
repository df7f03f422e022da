//! Why an activity slipped, as far as anybody or anything says: the reason given with a change, a
//! link, a finding. Leaves how far to `slips`.

use crate::journal::{ActivityField, Journal, Target};
use crate::plan::{ActivityIx, Finding, FindingRule, Plan};
use crate::words::slips as lang;

use super::sentences::named;
use super::{Baseline, DateFrom, Outlook, Slip};

/// Why an activity slipped, as far as anybody or anything says.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Cause<'a> {
    /// Whoever gave the date said why.
    Reason {
        /// In their words.
        words: &'a str,
        /// Name or initials.
        by: Option<&'a str>,
    },
    /// It waits for something that slipped, too.
    Link {
        /// What it waits for.
        on: ActivityIx,
        /// How far that slipped.
        slip: Slip,
        /// Why it waits.
        reason: Option<&'a str>,
    },
    /// The plan contradicts itself about its dates.
    Finding(&'a Finding),
    /// Nobody says.
    Unrecorded,
}

impl Cause<'_> {
    /// "The supplier's release moved (NB)." Words of a person stand as they were written.
    #[must_use]
    pub fn sentence(&self, plan: &Plan) -> String {
        match self {
            Cause::Reason { words, by } => {
                let words = words.trim_end_matches('.');
                lang::reason(words, by.as_deref())
            }
            Cause::Link { on, slip, reason } => {
                let (on, slip) = (named(plan, *on), slip.words());
                lang::because_of_link(&on, &slip, *reason)
            }
            Cause::Finding(finding) => lang::because_of_finding(&finding.title),
            Cause::Unrecorded => lang::NO_REASON.to_owned(),
        }
    }
}

/// Why the end of an activity lies elsewhere than in the baseline: what the person said who gave
/// the date, else the thing it waits for that slipped most, else a finding about its dates.
#[must_use]
pub fn cause<'a>(
    outlook: &'a Outlook,
    baseline: &Baseline,
    journal: &'a Journal,
    findings: &'a [Finding],
    at: ActivityIx,
) -> Cause<'a> {
    said(outlook, journal, at)
        .or_else(|| awaited(outlook, baseline, at))
        .or_else(|| {
            let finding = findings
                .iter()
                .find(|it| is_about_dates(it.rule) && it.mark(at).is_some());
            finding.map(Cause::Finding)
        })
        .unwrap_or(Cause::Unrecorded)
}

/// The reason given with the date that stands.
fn said<'a>(outlook: &Outlook, journal: &'a Journal, at: ActivityIx) -> Option<Cause<'a>> {
    let state = journal.state();
    let held = |field| {
        let id = outlook.plan()[at].id.clone();
        state.held.get(&Target::Activity { id, field })
    };
    let entry = match outlook.end_from(at) {
        DateFrom::Plan => return None,
        DateFrom::Forecast => held(ActivityField::ForecastEnd)?.on(outlook.as_of())?.0,
        DateFrom::Actual => held(ActivityField::ActualEnd)?.entry,
    };
    let entry = journal.get(entry)?;
    Some(Cause::Reason {
        words: entry.reason.as_deref()?,
        by: entry.by.as_deref(),
    })
}

/// What it waits for that slipped most.
fn awaited<'a>(outlook: &'a Outlook, baseline: &Baseline, at: ActivityIx) -> Option<Cause<'a>> {
    let slip = |on| {
        let slip = Slip::between(baseline.dates(on)?.end?, outlook.end(on)?);
        (slip.rough_days() > 0).then_some(slip)
    };
    let links = outlook.plan()[at].depends_on.iter();
    let (link, slip) = links
        .filter_map(|link| Some((link, slip(link.on)?)))
        .reduce(|worst, next| {
            if next.1.rough_days() > worst.1.rough_days() {
                next
            } else {
                worst
            }
        })?;
    Some(Cause::Link {
        on: link.on,
        slip,
        reason: link.reason.as_deref(),
    })
}

fn is_about_dates(rule: FindingRule) -> bool {
    matches!(
        rule,
        FindingRule::UnlikelyEnd
            | FindingRule::EndBeforeStart
            | FindingRule::OutOfOrder
            | FindingRule::DependencyCycle
            | FindingRule::TooLong
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{activity, date, day, field, outlook_on, plan_with};
    use super::*;
    use crate::journal::samples::{Tab, circumstances};
    use crate::journal::{Circumstances, Value};
    use crate::plan;

    #[test]
    fn the_cause_is_what_was_said_else_what_it_waits_for_else_not_recorded() {
        let plan = plan_with(
            r#""revisions": [{"revision": "0", "date": "2009-02-01", "summary": "First"}],
               "organisations": [{"id": "east", "name": "East & North PCT", "short": "East",
                                  "kind": "pct"}],
               "activities": [
                 {"id": "a", "kind": "deployment", "name": "A", "end": "2009-11",
                  "baselines": [{"revision": "0", "end": "2009-10"}]},
                 {"id": "b", "kind": "deployment", "name": "B", "organisation": "east",
                  "end": "2010-02", "baselines": [{"revision": "0", "end": "2009-10"}]},
                 {"id": "c", "kind": "deployment", "name": "C", "end": "2009-10",
                  "baselines": [{"revision": "0", "end": "2009-10"}]},
                 {"id": "k", "kind": "deployment", "name": "K", "end": "2010-04",
                  "baselines": [{"revision": "0", "end": "2009-12"}],
                  "dependsOn": [{"on": "a"}, {"on": "b", "reason": "needs its data"}]}]"#,
        );
        let findings = plan::findings(&plan);
        let mut tab = Tab::new(1);
        let about = Circumstances {
            as_of: Some(plan.as_of),
            ..circumstances()
        };
        let changes = vec![(
            field("c", ActivityField::ForecastEnd),
            Value::Date(date("2009-11")),
        )];
        let reason = "the supplier moved its release.".into();
        let entries = tab
            .journal
            .draft(&mut tab.pen, &about, changes, Some(&reason));
        tab.journal.add(entries);
        let outlook = Outlook::new(plan.clone(), &tab.journal.state(), plan.as_of);
        let baseline = Baseline::revision(&plan, "0").unwrap();
        let why = |outlook: &Outlook, id: &str| {
            let at = activity(&plan, id);
            cause(outlook, &baseline, &tab.journal, &findings, at).sentence(&plan)
        };
        assert_eq!(why(&outlook, "c"), "the supplier moved its release (LB).");
        assert_eq!(
            why(&outlook, "k"),
            "It waits for B, East, which is 4 months later (needs its data)."
        );
        assert_eq!(why(&outlook, "b"), "No reason recorded.");
        // The day before nobody had said so.
        let before = outlook.renewed(&tab.journal.state(), day("2009-09-22"));
        assert_eq!(why(&before, "c"), "No reason recorded.");
    }

    #[test]
    fn a_contradiction_of_the_plan_is_a_cause() {
        let plan = plan_with(
            r#""rules": {"maxDeploymentMonths": 3},
               "revisions": [{"revision": "0", "date": "2009-02-01", "summary": "First"}],
               "activities": [{"id": "a", "kind": "deployment", "name": "A", "start": "2009-08",
                 "end": "2010-06", "baselines": [{"revision": "0", "end": "2009-10"}]}]"#,
        );
        let findings = plan::findings(&plan);
        let outlook = outlook_on(&plan);
        let baseline = Baseline::revision(&plan, "0").unwrap();
        let journal = Journal::new();
        let cause = cause(
            &outlook,
            &baseline,
            &journal,
            &findings,
            activity(&plan, "a"),
        );
        assert!(
            cause.sentence(&plan).starts_with("A finding: A "),
            "{cause:?}"
        );
    }
}
