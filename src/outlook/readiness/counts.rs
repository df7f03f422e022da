//! How many practices are in each state of a gate. Knows that every practice is in one state, also
//! where only counts are known.

use super::{PracticeRow, ReadinessRow};
use crate::plan::GateState;

/// How many practices are in each state of one gate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct GateCounts {
    /// Measured, and holds.
    pub passed: u32,
    /// Measured, and does not hold.
    pub failed: u32,
    /// Does not apply.
    pub not_applicable: u32,
    /// Not measured, or its waiver ran out.
    pub not_measured: u32,
    /// Waived, and the waiver still runs.
    pub waived: u32,
}

impl GateCounts {
    fn of(&mut self, state: GateState) -> &mut u32 {
        match state {
            GateState::Passed => &mut self.passed,
            GateState::Failed => &mut self.failed,
            GateState::NotApplicable => &mut self.not_applicable,
            GateState::NotMeasured => &mut self.not_measured,
            GateState::Waived => &mut self.waived,
        }
    }

    /// Adds `count` practices in `state`.
    pub fn add(&mut self, state: GateState, count: u32) {
        *self.of(state) += count;
    }

    /// How many are in `state`.
    #[must_use]
    pub fn get(&self, state: GateState) -> u32 {
        match state {
            GateState::Passed => self.passed,
            GateState::Failed => self.failed,
            GateState::NotApplicable => self.not_applicable,
            GateState::NotMeasured => self.not_measured,
            GateState::Waived => self.waived,
        }
    }

    /// All together.
    #[must_use]
    pub fn total(&self) -> u32 {
        GATE_STATES.iter().map(|&state| self.get(state)).sum()
    }

    /// Those for whom the gate does not stand in the way: passed, waived or not applicable.
    #[must_use]
    pub fn holds(&self) -> u32 {
        self.passed + self.waived + self.not_applicable
    }

    pub(super) fn take(&mut self, state: GateState, count: u32) {
        *self.of(state) -= count;
    }

    pub(super) fn add_all(&mut self, other: &GateCounts) {
        for state in GATE_STATES {
            self.add(state, other.get(state));
        }
    }
}

pub(super) const GATE_STATES: [GateState; 5] = [
    GateState::Passed,
    GateState::Failed,
    GateState::NotApplicable,
    GateState::NotMeasured,
    GateState::Waived,
];

/// From which states of a remainder practices are taken when their own is not there.
const REST_STATES: [GateState; 3] = [GateState::NotMeasured, GateState::Failed, GateState::Passed];

/// Adds the answers of named practices to counts by gate.
pub(super) fn with_named(mut gates: Vec<GateCounts>, named: &[PracticeRow]) -> Vec<GateCounts> {
    for practice in named {
        for (counts, answer) in gates.iter_mut().zip(&practice.gates) {
            counts.add(answer.state, 1);
        }
    }
    gates
}

/// The states of an organisation. Practices whose system is not known stand in no cohort, but are
/// among those it counts: as many are taken out of the remainders, of their own state first, then
/// of those nobody measured, so that every practice is in one state.
pub(super) fn gates_of_all(gates: usize, rows: &[ReadinessRow]) -> Vec<GateCounts> {
    let mut sums = vec![GateCounts::default(); gates];
    for (at, sum) in sums.iter_mut().enumerate() {
        let mut rest = GateCounts::default();
        for row in rows {
            sum.add_all(&row.gates[at]);
            rest.add_all(&row.remainder_gates[at]);
        }
        for row in rows {
            let mut left = row.among;
            let own = GATE_STATES.map(|state| (state, row.gates[at].get(state)));
            let any = REST_STATES.map(|state| (state, u32::MAX));
            for (state, most) in own.into_iter().chain(any) {
                let taken = left.min(most).min(rest.get(state));
                rest.take(state, taken);
                sum.take(state, taken);
                left -= taken;
            }
        }
    }
    sums
}
