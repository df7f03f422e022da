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

    fn take_all(&mut self, other: &GateCounts) {
        for state in GATE_STATES {
            self.take(state, other.get(state));
        }
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

/// The answers that named practices gave, by gate.
pub(super) fn answered(gates: usize, named: &[PracticeRow]) -> Vec<GateCounts> {
    let mut sums = vec![GateCounts::default(); gates];
    for practice in named {
        for (counts, answer) in sums.iter_mut().zip(&practice.gates) {
            counts.add(answer.state, u32::from(answer.is_given()));
        }
    }
    sums
}

/// The states of an organisation. Practices whose system is not known stand in no cohort, but are
/// among those it counts: those of them that answered are taken out of those that did not, of their
/// own state first, then of those nobody measured, so that every practice is in one state.
pub(super) fn gates_of_all(gates: usize, rows: &[ReadinessRow]) -> Vec<GateCounts> {
    let mut sums = vec![GateCounts::default(); gates];
    for (at, sum) in sums.iter_mut().enumerate() {
        let mut rest = GateCounts::default();
        for row in rows.iter().filter(|row| row.among == 0) {
            sum.add_all(&row.gates[at]);
            rest.add_all(&row.unanswered[at]);
        }
        for row in rows.iter().filter(|row| row.among > 0) {
            let mut gave = row.gates[at];
            gave.take_all(&row.unanswered[at]);
            // Those named beyond what is counted take no place of another.
            let beyond = row.practices - row.among;
            let mut left = gave.total().saturating_sub(beyond);
            sum.add(GateState::NotMeasured, beyond.saturating_sub(gave.total()));
            let own = GATE_STATES.map(|state| (state, gave.get(state)));
            let any = REST_STATES.map(|state| (state, u32::MAX));
            for (state, most) in own.into_iter().chain(any) {
                let taken = left.min(most).min(rest.get(state));
                rest.take(state, taken);
                sum.take(state, taken);
                left -= taken;
            }
            sum.add_all(&gave);
        }
    }
    sums
}

/// Of how many practices of a row it is sure that they hold at the gates so far, and how many at
/// most can. Of those that did not answer a gate only counts are known, not which they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Bounds {
    /// Those that answered every gate so far, and hold.
    pub(super) known: u32,
    /// Further ones, however the counts fall.
    pub(super) surely: u32,
    /// At most, the known ones included.
    pub(super) at_most: u32,
}

/// The bounds of a row at each gate. Those that can hold are all but those known not to; of them
/// as many fail as the counts of each gate say, at worst each time others, at best always the same.
pub(super) fn bounds(row: &ReadinessRow) -> Vec<Bounds> {
    let mut all = Vec::with_capacity(row.gates.len());
    // Named ones that may hold so far, and whether every gate so far is known of them.
    let mut may: Vec<(&PracticeRow, bool)> = row.named.iter().map(|it| (it, true)).collect();
    let mut before: Vec<usize> = Vec::new();
    for gate in 0..row.gates.len() {
        may.retain_mut(|(practice, is_known)| {
            let answer = &practice.gates[gate];
            *is_known &= answer.is_given();
            !answer.is_given() || answer.holds() && answer.too_soon.is_none()
        });
        before.push(gate);
        let count = |of: &dyn Fn(&PracticeRow, bool) -> bool| {
            let these = may.iter().filter(|(it, is_known)| of(it, *is_known));
            u32::try_from(these.count()).unwrap_or(u32::MAX)
        };
        let known = count(&|_, is_known| is_known);
        let open = count(&|_, is_known| !is_known) + row.remainder;
        let (mut failing, mut at_most) = (0, u32::MAX);
        for &gate in &before {
            let counts = row.unanswered[gate];
            let unknown = count(&|it, _| !it.gates[gate].is_given()) + row.remainder;
            failing += (counts.total() - counts.holds()).min(unknown);
            let answered = count(&|it, _| it.gates[gate].is_given());
            at_most = at_most.min(answered + counts.holds().min(unknown));
        }
        all.push(Bounds {
            known,
            surely: open.saturating_sub(failing),
            at_most,
        });
    }
    all
}
