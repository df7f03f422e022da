//! What-ifs: changes that are tried out beside the journal, then kept or thrown away.
//!
//! A what-if is a journal of its own, laid over the real one. Its entries are entries like all
//! others, so they are checked, kept in both stores, told to other windows and merged by the same
//! code; but they carry a plan id of their own, [`what_if_plan`], which no plan file can have. So
//! nobody who reads the journal of the plan takes one for a real change: no page, no exported file,
//! no other window, and no earlier release, for which they are changes on a plan that is not open.
//!
//! - It begins with a [fork](draft_fork): an entry that holds its name, the day the person stood on
//!   and what the real journal counted then. It has ended once that entry is taken away, and is
//!   there again when that is undone. Nothing of it is ever erased, as in every journal.
//! - What shows is the [`overlay`]: what the last gesture of the what-if that stands says of a
//!   target, on every day; where it says nothing, what the real journal says, later changes by
//!   others included. A gesture of the what-if that is undone leaves no trace in the overlay.
//! - Changes are [drafted](draft_over) against what shows, so that what would change nothing is left
//!   out, and what takes a real change back is not.
//! - To keep it is to make its [differences] as one gesture of the real journal, and only then to
//!   end it. Should the browser die between the two, a what-if without a difference is left.
//!
//! This module knows what a what-if is; which one a window looks at, and where its entries are, is
//! the session's.

use std::sync::Arc;

use super::{
    Circumstances, Entry, EntryId, Held, Journal, KeptBaseline, Pen, State, Target, Value,
};
use crate::order::Map;
use crate::plan::{Day, Text};

/// What no plan's id holds: ids are letters, digits and `. _ -`.
const MARK: char = '~';
/// The id of the target that holds the fork.
const FORK: &str = "what-if";

/// The plan id under which the entries of a what-if are kept. `id` tells it from other what-ifs of
/// the plan.
#[must_use]
pub fn what_if_plan(plan: &str, id: &str) -> Text {
    format!("{plan}{MARK}{id}").into()
}

/// Whether `entry_plan` belongs to a what-if of this plan.
#[must_use]
pub fn is_what_if_of(entry_plan: &str, plan: &str) -> bool {
    let rest = entry_plan.strip_prefix(plan);
    rest.is_some_and(|rest| rest.starts_with(MARK))
}

fn fork_target() -> Target {
    Target::Baseline { id: FORK.into() }
}

/// The entries that begin a what-if with this name: the first of its journal. `real` is the journal
/// of the plan, `circumstances` those of the what-if.
#[must_use]
pub fn draft_fork(
    real: &Journal,
    pen: &mut Pen,
    circumstances: &Circumstances,
    name: Text,
    as_of: Day,
) -> Vec<Entry> {
    let covers = real.counting();
    let fork = Value::Baseline(KeptBaseline {
        name,
        as_of,
        covers,
    });
    Journal::new().draft(pen, circumstances, vec![(fork_target(), fork)], None)
}

/// The fork of a what-if; `None` once it has ended, and of a journal that is none.
#[must_use]
pub fn fork_of(own: &Journal) -> Option<&KeptBaseline> {
    match &own.state.get(&fork_target())?.value {
        Value::Baseline(fork) => Some(fork),
        _ => None,
    }
}

/// The name a what-if had when it last stood; `None` of a journal that is none.
#[must_use]
pub fn what_if_name(own: &Journal) -> Option<Text> {
    let fork = fork_target();
    let names = own.thread(&fork).rev();
    names.into_iter().find_map(|entry| match &entry.after {
        Value::Baseline(fork) => Some(fork.name.clone()),
        _ => None,
    })
}

/// The entries that end a what-if.
#[must_use]
pub fn draft_end(own: &Journal, pen: &mut Pen, circumstances: &Circumstances) -> Vec<Entry> {
    own.draft(
        pen,
        circumstances,
        vec![(fork_target(), Value::Nothing)],
        None,
    )
}

/// The entries that bring an ended what-if back, as it was; empty when it has not ended.
#[must_use]
pub fn draft_return(own: &Journal, pen: &mut Pen, circumstances: &Circumstances) -> Vec<Entry> {
    let fork = fork_target();
    let forks = own.thread(&fork).rev();
    let last = forks
        .into_iter()
        .find(|entry| entry.after != Value::Nothing);
    let back = last.map(|entry| (fork_target(), entry.after.clone()));
    own.draft(pen, circumstances, back.into_iter().collect(), None)
}

/// What the gestures of a what-if that stand say of each target they are about: the last one of
/// each, the fork left out.
fn standing(own: &Journal) -> impl Iterator<Item = (&Target, &Entry)> {
    let fork = fork_target();
    own.threads
        .keys()
        .filter(move |target| **target != fork)
        .filter_map(|target| {
            let last = own.thread(target).rev().find(|entry| {
                let first = entry.group.first;
                own.history.stands(first) || !own.history.knows(first)
            });
            Some((target, last?))
        })
}

/// What shows in a what-if: the real state with its gestures that stand laid over it.
#[must_use]
pub fn overlay(real: &Arc<State>, own: &Journal) -> Arc<State> {
    let mut laid = standing(own).peekable();
    if laid.peek().is_none() {
        return Arc::clone(real);
    }
    let mut held: Map<Target, Held> = real.held.clone();
    held.extend(laid.map(|(target, entry)| {
        let held = Held {
            value: entry.after.clone(),
            entry: entry.id,
            made: entry.made,
            by: entry.by.clone(),
            since: None,
            earlier: Vec::new(),
            also: Vec::new(),
        };
        (target.clone(), held)
    }));
    Arc::new(State { held })
}

/// One target that a what-if would change.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// Which.
    pub target: Target,
    /// What it really holds.
    pub was: Value,
    /// What it would hold.
    pub would: Value,
    /// Why, as said in the what-if.
    pub reason: Option<Text>,
    /// The entry of the what-if that says so.
    pub entry: EntryId,
}

/// Every target that holds something else in a what-if than it really does on the day `as_of`, in
/// a fixed order.
#[must_use]
pub fn differences(real: &State, own: &Journal, as_of: Day) -> Vec<Difference> {
    standing(own)
        .map(|(target, entry)| Difference {
            target: target.clone(),
            was: value_on(real, target, as_of),
            would: entry.after.clone(),
            reason: entry.reason.clone(),
            entry: entry.id,
        })
        .filter(|difference| difference.was != difference.would)
        .collect()
}

fn value_on(state: &State, target: &Target, as_of: Day) -> Value {
    let held = state.held.get(target).and_then(|held| held.on(as_of));
    held.map(|(_, value)| value.clone()).unwrap_or_default()
}

/// The entries for one gesture in a what-if, to be stored and then added to `own`. `real` is the
/// real state. Leaves out what would change nothing of what shows.
#[must_use]
pub fn draft_over(
    real: &State,
    own: &Journal,
    pen: &mut Pen,
    circumstances: &Circumstances,
    changes: Vec<(Target, Value)>,
    reason: Option<&Text>,
) -> Vec<Entry> {
    let laid: Map<&Target, &Entry> = standing(own).collect();
    let changes: Map<Target, Value> = changes
        .into_iter()
        .filter(|(target, value)| target.takes(value))
        .collect();
    let shown = |target: &Target| match (laid.get(&target), circumstances.as_of) {
        (Some(entry), _) => entry.after.clone(),
        (None, Some(day)) => value_on(real, target, day),
        (None, None) => real
            .get(target)
            .map(|it| it.value.clone())
            .unwrap_or_default(),
    };
    let changes: Vec<(Target, Value)> = changes
        .into_vec()
        .into_iter()
        .filter(|(target, value)| shown(target) != *value)
        .collect();
    let before: Vec<Value> = changes.iter().map(|(target, _)| shown(target)).collect();
    let mut entries = own.write(pen, circumstances, changes, reason, None);
    for (entry, before) in entries.iter_mut().zip(before) {
        entry.before = before;
    }
    entries
}

/// The gesture of a what-if that Undo would take back. Its fork is not one: it is ended, not undone.
#[must_use]
pub fn what_if_undo(own: &Journal) -> Option<Vec<&Entry>> {
    let fork = fork_target();
    own.next_undo()
        .filter(|gesture| gesture.iter().all(|entry| entry.target != fork))
}

/// The gesture of a what-if that Redo would bring back.
#[must_use]
pub fn what_if_redo(own: &Journal) -> Option<Vec<&Entry>> {
    own.next_redo()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::{ActivityField, Stamp, Writer};
    use crate::order::Set;
    use crate::plan::PlanDate;

    const DAYS: [&str; 4] = ["2009-09-01", "2009-10-01", "2009-11-01", "2009-12-01"];

    fn day(at: usize) -> Day {
        PlanDate::parse(DAYS[at % 4]).unwrap().first()
    }

    fn about(plan: &str, as_of: Day) -> Circumstances {
        Circumstances {
            made: Stamp {
                unix_ms: 0,
                offset_minutes: 0,
            },
            as_of: Some(as_of),
            by: None,
            plan: plan.into(),
            fingerprint: "".into(),
        }
    }

    /// A window: the real journal, and a what-if of it.
    struct Tab {
        real: Journal,
        own: Journal,
        pen: Pen,
        as_of: Day,
    }

    impl Tab {
        fn new(writer: u128, real: Vec<Vec<(Target, Value)>>) -> Tab {
            let mut tab = Tab {
                real: Journal::new(),
                own: Journal::new(),
                pen: Pen::new(Writer(writer)),
                as_of: day(0),
            };
            for (at, changes) in real.into_iter().enumerate() {
                let about = about("plan", day(at));
                let entries = tab.real.draft(&mut tab.pen, &about, changes, None);
                tab.real.add(entries);
            }
            tab.as_of = day(2);
            let about = tab.about();
            let fork = draft_fork(&tab.real, &mut tab.pen, &about, "A try".into(), tab.as_of);
            tab.own.add(fork);
            tab
        }

        fn about(&self) -> Circumstances {
            about(&what_if_plan("plan", "1"), self.as_of)
        }

        fn change(&mut self, changes: Vec<(Target, Value)>) -> Vec<Entry> {
            let about = self.about();
            let real = self.real.state();
            let entries = draft_over(&real, &self.own, &mut self.pen, &about, changes, None);
            self.own.add(entries.clone());
            entries
        }

        fn shown(&self) -> Arc<State> {
            overlay(&self.real.state(), &self.own)
        }

        fn differences(&self) -> Vec<Difference> {
            differences(&self.real.state(), &self.own, self.as_of)
        }
    }

    /// What every target of the tests holds on a day.
    fn facts(state: &State, as_of: Day) -> Vec<Value> {
        let targets = (0..4).flat_map(|id| [target(id, true), target(id, false)]);
        targets.map(|it| value_on(state, &it, as_of)).collect()
    }

    fn target(id: u8, is_end: bool) -> Target {
        let field = if is_end {
            ActivityField::ForecastEnd
        } else {
            ActivityField::Owner
        };
        let id = format!("a{id}").into();
        Target::Activity { id, field }
    }

    #[derive(Clone, Debug)]
    enum Deed {
        Change(Vec<(Target, Value)>),
        Undo,
        Redo,
    }

    fn any_change() -> impl Strategy<Value = (Target, Value)> {
        (0_u8..4, any::<bool>(), 0_u8..4).prop_map(|(id, is_end, value)| {
            let value = match (value, is_end) {
                (0, _) => Value::Nothing,
                (n, true) => Value::Date(PlanDate::day(day(usize::from(n)))),
                (n, false) => Value::Text(format!("person {n}").into()),
            };
            (target(id, is_end), value)
        })
    }

    fn any_gesture() -> impl Strategy<Value = Vec<(Target, Value)>> {
        prop::collection::vec(any_change(), 1..4)
    }

    fn any_deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            4 => any_gesture().prop_map(Deed::Change),
            2 => Just(Deed::Undo),
            1 => Just(Deed::Redo),
        ]
    }

    fn run(tab: &mut Tab, deeds: Vec<Deed>) {
        for deed in deeds {
            let about = tab.about();
            let entries = match deed {
                Deed::Change(changes) => {
                    tab.change(changes);
                    continue;
                }
                Deed::Undo if what_if_undo(&tab.own).is_none() => continue,
                Deed::Undo => tab.own.draft_undo(&mut tab.pen, &about),
                Deed::Redo => tab.own.draft_redo(&mut tab.pen, &about),
            };
            tab.own.add(entries);
        }
    }

    #[test]
    fn its_plan_is_no_plan_s() {
        let plan = what_if_plan("herts-imt", "1f");
        assert_eq!(&*plan, "herts-imt~1f");
        assert!(is_what_if_of(&plan, "herts-imt"));
        assert!(!is_what_if_of(&plan, "herts"));
        assert!(!is_what_if_of("herts-imt", "herts-imt"));
    }

    #[test]
    fn it_ends_and_comes_back_with_all_that_was_in_it() {
        let mut tab = Tab::new(
            1,
            vec![vec![(target(0, false), Value::Text("Anna".into()))]],
        );
        tab.change(vec![(target(0, false), Value::Text("Ben".into()))]);
        let shown = tab.shown();
        assert_eq!(&*fork_of(&tab.own).unwrap().name, "A try");
        let about = tab.about();
        let entries = draft_end(&tab.own, &mut tab.pen, &about);
        tab.own.add(entries);
        assert_eq!(fork_of(&tab.own), None);
        assert_eq!(what_if_name(&tab.own).as_deref(), Some("A try"));
        let entries = draft_return(&tab.own, &mut tab.pen, &about);
        tab.own.add(entries);
        assert!(fork_of(&tab.own).is_some());
        assert_eq!(tab.shown(), shown);
    }

    #[test]
    fn a_real_change_that_is_taken_back_in_it_is_a_difference() {
        let mut tab = Tab::new(
            1,
            vec![vec![(target(0, false), Value::Text("Anna".into()))]],
        );
        tab.change(vec![(target(0, false), Value::Nothing)]);
        assert_eq!(tab.differences().len(), 1);
        assert_eq!(tab.differences()[0].would, Value::Nothing);
    }

    proptest! {
        #[test]
        fn to_keep_it_is_to_make_the_same_changes(
            real in prop::collection::vec(any_gesture(), 0..4),
            deeds in prop::collection::vec(any_deed(), 0..12),
        ) {
            let mut tab = Tab::new(1, real.clone());
            run(&mut tab, deeds.clone());
            let about = about("plan", tab.as_of);

            // The same by hand, on the plan itself.
            let mut hand = Tab::new(1, real);
            let mut made = 0;
            for deed in deeds {
                let entries = match deed {
                    Deed::Change(changes) => hand.real.draft(&mut hand.pen, &about, changes, None),
                    Deed::Undo if made == 0 => continue,
                    Deed::Undo => { made -= 2; hand.real.draft_undo(&mut hand.pen, &about) }
                    Deed::Redo => hand.real.draft_redo(&mut hand.pen, &about),
                };
                made += i32::from(!entries.is_empty());
                hand.real.add(entries);
            }
            prop_assert_eq!(facts(&tab.shown(), tab.as_of), facts(&hand.real.state(), tab.as_of));

            let before = tab.shown();
            let kept: Vec<_> = tab.differences().into_iter().map(|it| (it.target, it.would)).collect();
            let entries = tab.real.draft(&mut tab.pen, &about, kept.clone(), None);
            // One gesture of exactly those, one step to undo.
            prop_assert_eq!(entries.len(), kept.len());
            let state = tab.real.state();
            tab.real.add(entries);
            prop_assert_eq!(facts(&tab.real.state(), tab.as_of), facts(&before, tab.as_of));
            prop_assert_eq!(tab.differences(), Vec::new());
            if !kept.is_empty() {
                let entries = tab.real.draft_undo(&mut tab.pen, &about);
                tab.real.add(entries);
                prop_assert_eq!(facts(&tab.real.state(), tab.as_of), facts(&state, tab.as_of));
            }
        }

        #[test]
        fn what_differs_is_exactly_what_shows_otherwise(
            real in prop::collection::vec(any_gesture(), 0..4),
            deeds in prop::collection::vec(any_deed(), 0..12),
            at in 0_usize..4,
        ) {
            let mut tab = Tab::new(1, real);
            run(&mut tab, deeds);
            let as_of = day(at);
            let (state, shown) = (tab.real.state(), tab.shown());
            let differing: Set<Target> = (0..4)
                .flat_map(|id| [target(id, true), target(id, false)])
                .filter(|it| value_on(&state, it, as_of) != value_on(&shown, it, as_of))
                .collect();
            let told = differences(&state, &tab.own, as_of);
            prop_assert_eq!(told.len(), differing.len());
            for one in told {
                prop_assert!(differing.contains(&one.target));
                prop_assert_eq!(one.was, value_on(&state, &one.target, as_of));
                prop_assert_eq!(one.would, value_on(&shown, &one.target, as_of));
            }
        }

        #[test]
        fn thrown_away_it_leaves_the_plan_as_it_was(
            real in prop::collection::vec(any_gesture(), 0..4),
            deeds in prop::collection::vec(any_deed(), 0..12),
        ) {
            let mut tab = Tab::new(1, real.clone());
            let untouched = Tab::new(1, real);
            run(&mut tab, deeds);
            let about = tab.about();
            let entries = draft_end(&tab.own, &mut tab.pen, &about);
            tab.own.add(entries);
            prop_assert_eq!(fork_of(&tab.own), None);
            prop_assert_eq!(tab.real.state(), untouched.real.state());
        }

        #[test]
        fn two_windows_see_the_same_in_whatever_order_they_hear(
            real in prop::collection::vec(any_gesture(), 0..3),
            here in prop::collection::vec(any_gesture(), 0..5),
            there in prop::collection::vec(any_gesture(), 0..5),
        ) {
            let mut tab = Tab::new(1, real);
            let mut other = Tab {
                real: tab.real.clone(),
                own: tab.own.clone(),
                pen: Pen::new(Writer(2)),
                as_of: tab.as_of,
            };
            let mine: Vec<Entry> = here.into_iter().flat_map(|it| tab.change(it)).collect();
            let theirs: Vec<Entry> = there.into_iter().flat_map(|it| other.change(it)).collect();
            tab.own.add(theirs);
            other.own.add(mine.into_iter().rev());
            prop_assert_eq!(tab.shown(), other.shown());
            prop_assert_eq!(tab.differences(), other.differences());
        }
    }
}
