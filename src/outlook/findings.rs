//! Which activities carry which findings, and which findings were accepted. Findings themselves
//! are made by `plan`; here they are numbers in the order they came.

use crate::journal::{State, Target, Value};
use crate::order::sort;
use crate::plan::{ActivityIx, Finding, FindingRule};

/// Findings by activity. A finding is its place in the list that was handed in.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FindingMarks {
    /// (activity, finding), sorted.
    pairs: Vec<(ActivityIx, u32)>,
    accepted: Vec<bool>,
}

impl FindingMarks {
    /// Takes each finding's id and the activities it is about, in order, and from `state` which
    /// are accepted.
    pub fn new<'a, P>(
        findings: impl IntoIterator<Item = (&'a str, P)>,
        state: &State,
    ) -> FindingMarks
    where
        P: IntoIterator<Item = ActivityIx>,
    {
        let mut marks = FindingMarks::default();
        for (number, (id, places)) in (0..).zip(findings) {
            marks
                .pairs
                .extend(places.into_iter().map(|at| (at, number)));
            let held = state.get(&Target::Finding { id: id.into() });
            marks
                .accepted
                .push(held.is_some_and(|held| matches!(held.value, Value::Accepted(_))));
        }
        sort(&mut marks.pairs);
        marks.pairs.dedup();
        marks
    }

    /// Takes the findings that are about single rows. What is missing all over the plan (owners,
    /// dates) marks none.
    #[must_use]
    pub fn of_rows(found: &[Finding], state: &State) -> FindingMarks {
        let about = found.iter().map(|finding| {
            let is_of_row = finding.rule < FindingRule::Lost;
            let activities = finding.activities().filter(move |_| is_of_row);
            (&*finding.id, activities)
        });
        FindingMarks::new(about, state)
    }

    /// The findings about an activity, accepted ones too.
    pub fn of(&self, at: ActivityIx) -> impl Iterator<Item = u32> {
        let first = self.pairs.partition_point(|&(other, _)| other < at);
        self.pairs[first..]
            .iter()
            .take_while(move |&&(other, _)| other == at)
            .map(|&(_, finding)| finding)
    }

    /// The findings about an activity that nobody accepted.
    pub fn open(&self, at: ActivityIx) -> impl Iterator<Item = u32> {
        self.of(at).filter(|&finding| !self.is_accepted(finding))
    }

    /// Whether a finding was accepted.
    #[must_use]
    pub fn is_accepted(&self, finding: u32) -> bool {
        self.accepted
            .get(finding as usize)
            .copied()
            .unwrap_or(false)
    }

    /// How many findings are open, whether about an activity or not.
    #[must_use]
    pub fn open_count(&self) -> usize {
        self.accepted.iter().filter(|&&accepted| !accepted).count()
    }

    /// For each of `activities` rows, whether an open finding is about it.
    pub(super) fn open_by_activity(&self, activities: usize) -> Vec<bool> {
        let mut open = vec![false; activities];
        for &(at, finding) in &self.pairs {
            if let Some(open) = open.get_mut(at.index()) {
                *open |= !self.is_accepted(finding);
            }
        }
        open
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::hold;
    use super::*;

    fn marks(state: &State) -> FindingMarks {
        let two = vec![ActivityIx(3), ActivityIx(1), ActivityIx(3)];
        let findings = [("a", two), ("b", vec![]), ("c", vec![ActivityIx(3)])];
        FindingMarks::new(findings, state)
    }

    #[test]
    fn an_activity_carries_each_finding_about_it_once() {
        let marks = marks(&State::default());
        assert_eq!(marks.of(ActivityIx(3)).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(marks.of(ActivityIx(1)).collect::<Vec<_>>(), [0]);
        assert_eq!(marks.of(ActivityIx(2)).count(), 0);
        assert_eq!(marks.open_count(), 3);
    }

    #[test]
    fn an_accepted_finding_is_kept_but_no_longer_open() {
        let mut state = State::default();
        hold(
            &mut state,
            Target::Finding { id: "a".into() },
            Value::Accepted("Agreed with the board".into()),
        );
        let marks = marks(&state);
        assert!(marks.is_accepted(0));
        assert_eq!(marks.of(ActivityIx(3)).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(marks.open(ActivityIx(3)).collect::<Vec<_>>(), [2]);
        assert_eq!(
            marks.open_by_activity(5),
            [false, false, false, true, false]
        );
        assert_eq!(marks.open_count(), 2);
    }
}
