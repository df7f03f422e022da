//! Where keys lead among packed lanes: along the bars of a line, from line to line, over the names of
//! the lanes, which open and close. Knows lines; leaves what opening or closing does to others.

use super::packed::{Packed, Stand};
use crate::plan::ActivityIx;

/// How far a page key goes.
const PAGE: usize = 10;

/// Where a key leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Led {
    /// The key means nothing here.
    Nowhere,
    /// There, if there is a further way.
    To(Option<Stand>),
    /// To opening or closing the lane with this number.
    Turn(usize),
}

/// Where a key leads from a stand, pressed with Ctrl or without. `far` says how far a bar begins from
/// the one that is stood on.
#[must_use]
pub fn led(
    packed: &Packed,
    from: Stand,
    (key, with_control): (&str, bool),
    far: &dyn Fn(ActivityIx) -> i32,
) -> Led {
    let all = packed.lanes();
    let can_turn = |which: &usize| all[*which].heading.is_some() || all[*which].is_undated;
    let is_folded = |which: usize| all[which].is_folded;
    let here = packed.line_of(from).unwrap_or(0);
    let last = |line: usize| {
        let last = packed.line(line).len().checked_sub(1)?;
        Some(Stand::Bar(line, last))
    };
    let up_from = |line: Option<usize>| packed.first_from(line?, false, far);
    let foot = packed.len().checked_sub(1);
    Led::To(match (key, with_control, from) {
        ("ArrowLeft", false, Stand::Lane(which)) if !is_folded(which) => return Led::Turn(which),
        ("ArrowRight", false, Stand::Lane(which)) if is_folded(which) => return Led::Turn(which),
        ("Enter" | " ", false, Stand::Lane(which)) => return Led::Turn(which),
        ("ArrowLeft", false, Stand::Bar(line, 0)) => {
            packed.lane_at(line).filter(can_turn).map(Stand::Lane)
        }
        ("ArrowLeft", false, Stand::Bar(line, number)) => Some(Stand::Bar(line, number - 1)),
        ("ArrowRight", false, Stand::Bar(line, number)) => {
            let end = packed.line(line).len().saturating_sub(1);
            Some(Stand::Bar(line, end.min(number + 1)))
        }
        ("ArrowRight", false, Stand::Lane(which)) => {
            let mut lines = all[which].lines.clone();
            let filled = lines.find(|&line| !packed.line(line).is_empty());
            filled.map(|line| Stand::Bar(line, 0))
        }
        // From the name of a lane to that of the next.
        ("ArrowUp", false, Stand::Lane(which)) => (0..which).rev().find(can_turn).map(Stand::Lane),
        ("ArrowDown", false, Stand::Lane(which)) => {
            (which + 1..all.len()).find(can_turn).map(Stand::Lane)
        }
        ("ArrowUp", false, _) => up_from(here.checked_sub(1)),
        ("ArrowDown", false, _) => packed.first_from(here + 1, true, far),
        ("PageUp", false, _) => {
            up_from(here.checked_sub(PAGE)).or_else(|| packed.first_from(0, true, far))
        }
        ("PageDown", false, _) => packed
            .first_from(here + PAGE, true, far)
            .or_else(|| up_from(foot)),
        ("Home", false, Stand::Bar(line, _)) => Some(Stand::Bar(line, 0)),
        ("End", false, _) => last(here),
        ("Home", true, _) => packed.first_from(0, true, &|_| 0),
        ("End", true, _) => match up_from(foot) {
            Some(Stand::Bar(line, _)) => last(line),
            other => other,
        },
        ("ArrowLeft" | "Home", false, Stand::Lane(_)) => None,
        _ => return Led::Nowhere,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::journal::State;
    use crate::outlook::{FindingMarks, GroupKey, Grouping, Outlook, Rows, RowsView};
    use crate::plan::{self, Plan};

    fn plan() -> Arc<Plan> {
        let text = r#"{"format": "rollcall-plan", "version": 1, "id": "t", "title": "T",
            "community": "T", "revision": "1", "asOf": "2009-01-10",
            "organisations": [{"id": "o", "name": "O", "kind": "pct"},
                              {"id": "p", "name": "P", "kind": "pct"}],
            "activities": [
            {"id": "a", "kind": "deployment", "name": "A", "start": "2009-01", "end": "2009-03", "organisation": "o"},
            {"id": "b", "kind": "deployment", "name": "B", "start": "2009-02", "end": "2009-05", "organisation": "o"},
            {"id": "c", "kind": "deployment", "name": "C", "start": "2009-04", "end": "2009-06", "organisation": "o"},
            {"id": "d", "kind": "deployment", "name": "D", "end": "2009-02", "organisation": "p"},
            {"id": "x", "kind": "deployment", "name": "X"}]}"#;
        Arc::new(plan::read(text.into()).unwrap().plan)
    }

    /// Lanes O (A and C on a line, B on the next), P (D), and X without a date; some folded away.
    fn packed(group: Grouping, folded: &[&str], is_undated_folded: bool) -> Packed {
        let plan = plan();
        let outlook = Outlook::new(plan.clone(), &State::default(), plan.as_of);
        let keys = folded
            .iter()
            .map(|id| GroupKey::find(Grouping::Organisation, &plan, id).unwrap());
        let view = RowsView {
            group,
            collapsed: keys.collect(),
            ..RowsView::default()
        };
        let rows = Rows::new(&outlook, &FindingMarks::default(), &view);
        Packed::new(&outlook, &rows, (!is_undated_folded).then_some(4))
    }

    fn press(packed: &Packed, from: Stand, key: &str) -> Led {
        match key.strip_prefix("Ctrl ") {
            Some(key) => led(packed, from, (key, true), &|_| 0),
            None => led(packed, from, (key, false), &|_| 0),
        }
    }

    const fn to(stand: Stand) -> Led {
        Led::To(Some(stand))
    }

    #[test]
    fn keys_go_along_the_bars_of_a_line_and_back_to_the_name_of_the_lane() {
        let packed = packed(Grouping::Organisation, &[], false);
        assert_eq!(packed.len(), 4);
        for (from, key, led) in [
            (Stand::Bar(0, 0), "ArrowRight", to(Stand::Bar(0, 1))),
            (Stand::Bar(0, 1), "ArrowRight", to(Stand::Bar(0, 1))),
            (Stand::Bar(0, 1), "ArrowLeft", to(Stand::Bar(0, 0))),
            (Stand::Bar(0, 0), "ArrowLeft", to(Stand::Lane(0))),
            (Stand::Bar(1, 0), "ArrowLeft", to(Stand::Lane(0))),
            (Stand::Bar(3, 0), "ArrowLeft", to(Stand::Lane(2))),
            (Stand::Lane(0), "ArrowRight", to(Stand::Bar(0, 0))),
            (Stand::Bar(0, 0), "ArrowDown", to(Stand::Bar(1, 0))),
            (Stand::Bar(0, 0), "ArrowUp", Led::To(None)),
            (Stand::Bar(0, 1), "Home", to(Stand::Bar(0, 0))),
            (Stand::Bar(0, 0), "End", to(Stand::Bar(0, 1))),
            (Stand::Bar(3, 0), "Ctrl Home", to(Stand::Bar(0, 0))),
            (Stand::Bar(0, 0), "Ctrl End", to(Stand::Bar(3, 0))),
            (Stand::Bar(1, 0), "PageDown", to(Stand::Bar(3, 0))),
            (Stand::Bar(3, 0), "PageUp", to(Stand::Bar(0, 0))),
            (Stand::Bar(0, 0), "Ctrl ArrowDown", Led::Nowhere),
            (Stand::Bar(0, 0), "x", Led::Nowhere),
        ] {
            assert_eq!(press(&packed, from, key), led, "{key} from {from:?}");
        }
    }

    #[test]
    fn the_name_of_a_lane_opens_and_closes_it_and_leads_to_the_next() {
        let packed = packed(Grouping::Organisation, &["o"], true);
        assert_eq!(packed.len(), 3);
        for (from, key, led) in [
            (Stand::Lane(0), "ArrowRight", Led::Turn(0)),
            (Stand::Lane(0), "ArrowLeft", Led::To(None)),
            (Stand::Lane(1), "ArrowLeft", Led::Turn(1)),
            (Stand::Lane(0), "Enter", Led::Turn(0)),
            (Stand::Lane(2), " ", Led::Turn(2)),
            (Stand::Lane(0), "ArrowDown", to(Stand::Lane(1))),
            (Stand::Lane(2), "ArrowDown", Led::To(None)),
            (Stand::Lane(1), "ArrowUp", to(Stand::Lane(0))),
            // A lane that is folded away has no bar to come to.
            (Stand::Bar(1, 0), "ArrowUp", to(Stand::Lane(0))),
            (Stand::Bar(1, 0), "ArrowDown", to(Stand::Lane(2))),
            (Stand::Bar(1, 0), "Ctrl Home", to(Stand::Lane(0))),
            (Stand::Bar(1, 0), "Ctrl End", to(Stand::Lane(2))),
        ] {
            assert_eq!(press(&packed, from, key), led, "{key} from {from:?}");
        }
    }

    #[test]
    fn the_only_lane_of_rows_without_lanes_neither_opens_nor_closes() {
        let packed = packed(Grouping::None, &[], false);
        let from = Stand::Bar(0, 0);
        assert_eq!(press(&packed, from, "ArrowLeft"), Led::To(None));
    }
}
