//! Which activities carry which findings, and which findings were accepted. Findings themselves
//! are made by `plan`; here they are numbers in the order they came.

use crate::journal::{State, Target, Value};
use crate::plan::ActivityIx;

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
        marks.pairs.sort_unstable();
        marks.pairs.dedup();
        marks
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
