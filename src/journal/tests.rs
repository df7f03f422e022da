//! What must hold of every journal, whatever was changed, undone and merged.

mod returns;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::samples::{
    Tab, any_change, circumstances, close_change, gate, note, text, walk, walked,
};
use super::*;
use crate::plan::{Day, GateState};

/// Everything that can be seen of a journal.
fn seen(journal: &Journal) -> impl PartialEq + std::fmt::Debug + use<> {
    let ids = |gesture: Option<Vec<&Entry>>| {
        gesture.map(|entries| entries.iter().map(|entry| entry.id).collect::<Vec<_>>())
    };
    (
        journal.entries().cloned().collect::<Vec<_>>(),
        journal.state(),
        ids(journal.next_undo()),
        ids(journal.next_redo()),
        journal.unfinished().collect::<Vec<_>>(),
        journal.gestures().count(),
    )
}

fn of(entries: impl IntoIterator<Item = Entry>) -> Journal {
    let mut journal = Journal::new();
    journal.add(entries);
    journal
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_arrival_changes_nothing(
        steps in walk(3, 24),
        shuffle in prop::collection::vec(any::<u32>(), 200),
    ) {
        let all: Vec<Entry> = walked(3, steps)
            .iter()
            .flat_map(|tab| tab.journal.entries().cloned().collect::<Vec<_>>())
            .collect();
        let at_once = of(all.clone());
        let mut shuffled: Vec<_> = all.into_iter().zip(shuffle.into_iter().cycle()).collect();
        shuffled.sort_by_key(|&(_, key)| key);
        let mut one_by_one = Journal::new();
        for (entry, _) in shuffled {
            one_by_one.add([entry]);
        }
        prop_assert_eq!(seen(&at_once), seen(&one_by_one));
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(steps in walk(3, 24)) {
        let tabs = walked(3, steps);
        let [a, b, c] = [0, 1, 2].map(|n| tabs[n].journal.clone());
        let merge = |x: &Journal, y: &Journal| {
            let mut merged = x.clone();
            merged.add(y.entries().cloned());
            merged
        };
        prop_assert_eq!(seen(&merge(&a, &b)), seen(&merge(&b, &a)));
        prop_assert_eq!(
            seen(&merge(&merge(&a, &b), &c)),
            seen(&merge(&a, &merge(&b, &c)))
        );
        let both = merge(&a, &b);
        prop_assert_eq!(seen(&merge(&both, &b)), seen(&both));
        prop_assert_eq!(seen(&merge(&a, &a)), seen(&a));
    }

    #[test]
    fn tabs_that_heard_everything_agree(steps in walk(4, 30)) {
        let tabs = walked(4, steps);
        let all: Vec<Journal> = tabs.iter().map(|tab| tab.journal.clone()).collect();
        let heard: Vec<_> = tabs
            .into_iter()
            .map(|mut tab| {
                for other in &all {
                    tab.hear(other);
                }
                seen(&tab.journal)
            })
            .collect();
        prop_assert!(heard.windows(2).all(|pair| pair[0] == pair[1]));
    }

    #[test]
    fn undoing_everything_leads_to_the_start_and_redoing_everything_to_the_end(
        steps in walk(3, 40),
    ) {
        // Several page loads one after the other: each hears all before it acts.
        let mut together = Journal::new();
        let mut tabs: Vec<Tab> = (1..=3).map(Tab::new).collect();
        for step in steps {
            let (samples::Step::Change(at, _)
            | samples::Step::Undo(at)
            | samples::Step::Redo(at)
            | samples::Step::Stand(at, _)
            | samples::Step::Hear(at, _)) = step;
            let tab = &mut tabs[at];
            tab.hear(&together);
            match step {
                samples::Step::Change(_, changes) => tab.change(changes),
                samples::Step::Undo(_) => tab.undo(),
                samples::Step::Redo(_) => tab.redo(),
                samples::Step::Hear(..) | samples::Step::Stand(..) => Vec::new(),
            };
            let before = together.len();
            together.add(tab.journal.entries().cloned());
            prop_assert!(together.len() >= before, "history only grows");
        }
        let mut tab = Tab { journal: together, pen: Pen::new(Writer(9)), as_of: None };
        // What the redo stack still holds comes back first, so that the end is the end.
        while !tab.redo().is_empty() {}
        let end = tab.values();
        let mut undone = 0;
        while !tab.undo().is_empty() {
            undone += 1;
        }
        prop_assert_eq!(tab.values(), vec![]);
        let mut redone = 0;
        while !tab.redo().is_empty() {
            redone += 1;
        }
        prop_assert_eq!(undone, redone);
        prop_assert_eq!(tab.values(), end);
    }

    #[test]
    fn undo_and_redo_come_to_an_end_even_when_tabs_did_not_hear_each_other(steps in walk(3, 30)) {
        let tabs = walked(3, steps);
        let mut tab = Tab::new(9);
        for other in &tabs {
            tab.hear(&other.journal);
        }
        let gestures = tab.journal.gestures().count();
        for _ in 0..=gestures {
            tab.undo();
        }
        prop_assert!(tab.journal.next_undo().is_none());
        for _ in 0..=gestures {
            tab.redo();
        }
        prop_assert!(tab.journal.next_redo().is_none());
    }

    #[test]
    fn an_entry_reads_back_as_it_was_written(
        change in any_change(),
        as_of in prop::option::of(samples::any_day()),
        reason in samples::any_text(),
    ) {
        let entries = Journal::new().draft(
            &mut Pen::new(Writer(u128::MAX)),
            &Circumstances { as_of, ..circumstances() },
            vec![change],
            Some(&reason),
        );
        for entry in entries {
            let json = wire::write(&entry);
            for format in wire::format_of(&entry)..=wire::FORMAT {
                prop_assert_eq!(wire::read(format, &json), Ok(entry.clone()));
            }
        }
    }

    #[test]
    fn a_checkpoint_and_the_rest_fold_to_the_same_state(
        steps in walk(3, 30),
        later in walk(3, 10),
    ) {
        let mut tabs = walked(3, steps);
        let merged = of(tabs.iter().flat_map(|tab| tab.journal.entries().cloned().collect::<Vec<_>>()));
        let checkpoint = merged.checkpoint("herts-imt");
        let json = wire::write_checkpoint(&checkpoint);
        prop_assert_eq!(&wire::read_checkpoint(wire::FORMAT, &json).unwrap(), &checkpoint);

        // All go on, some without having heard everything.
        tabs[0].hear(&merged);
        for step in later {
            match step {
                samples::Step::Change(at, changes) => drop(tabs[at].change(changes)),
                samples::Step::Undo(at) => drop(tabs[at].undo()),
                samples::Step::Redo(at) => drop(tabs[at].redo()),
                samples::Step::Stand(at, day) => tabs[at].as_of = Some(day),
                samples::Step::Hear(..) => {}
            }
        }
        let whole = of(tabs.iter().flat_map(|tab| tab.journal.entries().cloned().collect::<Vec<_>>()));
        let rest = whole.entries().filter(|entry| !checkpoint.covers.contains(entry.id)).cloned();
        let mut short = of(rest);
        short.cover(checkpoint.clone());
        prop_assert_eq!(short.state(), whole.state());
        // What is behind a checkpoint is out of reach of Undo: what was before it is not known.
        let reach = short.gestures().flatten().any(|entry| checkpoint.covers.contains(entry.id));
        let at_hand = checkpoint.heads.len() + checkpoint.earlier.len();
        prop_assert!(!reach || checkpoint.covers.len() == at_hand as u64);

        // A covered entry that comes late changes nothing.
        short.add(whole.entries().filter(|entry| checkpoint.covers.contains(entry.id)).cloned());
        prop_assert_eq!(seen(&short), seen(&whole));
    }

    #[test]
    fn on_each_day_the_last_of_the_entries_that_count_by_then_holds(steps in walk(3, 40)) {
        let tabs = walked(3, steps);
        let all = of(tabs.iter().flat_map(|tab| tab.journal.entries().cloned().collect::<Vec<_>>()));
        for (target, held) in &all.state().held {
            for day in (0..5).map(|day| Day::FIRST.plus_days(day)) {
                let mut counting = all.thread(target).filter(|entry| entry.as_of <= Some(day));
                let last = counting.next_back().map(|entry| (entry.id, &entry.after));
                prop_assert_eq!(held.on(day), last);
            }
        }
    }

    #[test]
    fn coverage_holds_exactly_what_was_put_in(ids in prop::collection::btree_set(0..60_u32, 0..40)) {
        let writer = Writer(1);
        let coverage: Coverage = ids.iter().map(|&seq| EntryId { writer, seq }).collect();
        for seq in 0..60 {
            prop_assert_eq!(coverage.contains(EntryId { writer, seq }), ids.contains(&seq));
        }
        let held: BTreeSet<u32> = coverage.ids().map(|id| id.seq).collect();
        prop_assert_eq!(coverage.len(), ids.len() as u64);
        prop_assert_eq!(held, ids);
        for (_, ranges) in coverage.ranges() {
            prop_assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }

    #[test]
    fn an_unfinished_group_changes_nothing_until_its_last_entry_arrives(
        more in prop::collection::vec(close_change(), 0..4),
        missing in any::<prop::sample::Index>(),
    ) {
        let mut changes = vec![(note("first"), text("x")), (note("second"), text("y"))];
        changes.extend(more);
        let mut entries = Tab::new(1).change(changes);
        let size = entries[0].group.size;
        let last = entries.remove(missing.index(entries.len()));
        let mut journal = of(entries);
        prop_assert!(journal.state().held.is_empty());
        prop_assert!(journal.next_undo().is_none());
        let unfinished: Vec<Unfinished> = journal.unfinished().collect();
        prop_assert_eq!(unfinished.len(), 1);
        prop_assert_eq!(unfinished[0].present, size - 1);
        journal.add([last]);
        prop_assert_eq!(journal.unfinished().count(), 0);
        prop_assert_eq!(journal.state().held.len(), size as usize);
    }
}

#[test]
fn two_tabs_that_did_not_hear_each_other_race_and_the_loser_is_shown() {
    let (mut one, mut two) = (Tab::new(1), Tab::new(2));
    let lost = one.change(vec![(note("a"), text("one"))]);
    let won = two.change(vec![(note("a"), text("two"))]);
    one.hear(&two.journal);
    let state = one.journal.state();
    let held = state.get(&note("a")).unwrap();
    assert_eq!(held.value, text("two"));
    assert_eq!(held.entry, won[0].id);
    assert_eq!(held.also, [lost[0].id]);
}

#[test]
fn a_change_made_in_sight_of_a_race_settles_it() {
    let (mut one, mut two) = (Tab::new(1), Tab::new(2));
    one.change(vec![(note("a"), text("one"))]);
    two.change(vec![(note("a"), text("two"))]);
    one.hear(&two.journal);
    // Even one that says again what already won.
    let settled = one.change(vec![(note("a"), text("two"))]);
    assert_eq!(settled.len(), 1);
    assert_eq!(one.journal.state().get(&note("a")).unwrap().also, []);
}

#[test]
fn two_tabs_that_say_the_same_do_not_race() {
    let (mut one, mut two) = (Tab::new(1), Tab::new(2));
    one.change(vec![(note("a"), text("same"))]);
    two.change(vec![(note("a"), text("same"))]);
    one.hear(&two.journal);
    assert_eq!(one.journal.state().get(&note("a")).unwrap().also, []);
}

#[test]
fn a_later_change_is_no_race() {
    let (mut one, mut two) = (Tab::new(1), Tab::new(2));
    one.change(vec![(note("a"), text("one"))]);
    two.hear(&one.journal);
    two.change(vec![(note("a"), text("two"))]);
    assert_eq!(two.journal.state().get(&note("a")).unwrap().also, []);
}

#[test]
fn wall_clocks_play_no_part_in_who_wins() {
    let mut tab = Tab::new(1);
    tab.change(vec![(note("a"), text("first"))]);
    let long_ago = Circumstances {
        made: Stamp {
            unix_ms: 0,
            offset_minutes: -720,
        },
        ..circumstances()
    };
    let changes = vec![(note("a"), text("second"))];
    let entries = tab.journal.draft(&mut tab.pen, &long_ago, changes, None);
    tab.journal.add(entries);
    assert_eq!(tab.values(), [(note("a"), text("second"))]);
}

#[test]
fn what_changes_nothing_is_not_written() {
    let mut tab = Tab::new(1);
    assert_eq!(tab.change(vec![(note("a"), Value::Nothing)]), []);
    tab.change(vec![(note("a"), text("x"))]);
    assert_eq!(tab.change(vec![(note("a"), text("x"))]), []);
    assert_eq!(tab.journal.len(), 1);
}

#[test]
fn a_value_that_does_not_fit_its_target_is_not_written() {
    let entries = Tab::new(1).change(vec![(gate("p"), text("yes")), (note("a"), text("x"))]);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].target, note("a"));
}

#[test]
fn undo_takes_back_the_whole_gesture_and_keeps_what_was_written() {
    let mut tab = Tab::new(1);
    tab.change(vec![(note("a"), text("x")), (note("b"), text("y"))]);
    tab.change(vec![(note("a"), text("z")), (note("c"), text("z"))]);
    tab.undo();
    assert_eq!(
        tab.values(),
        [(note("a"), text("x")), (note("b"), text("y"))]
    );
    assert_eq!(tab.journal.len(), 6);
}

#[test]
fn undo_goes_on_after_a_reload_and_so_does_redo() {
    let mut tab = Tab::new(1);
    tab.change(vec![(note("a"), text("x"))]);
    tab.change(vec![(note("a"), text("y"))]);
    tab.undo();
    let mut reloaded = Tab::new(2);
    reloaded.hear(&tab.journal);
    reloaded.redo();
    assert_eq!(reloaded.values(), [(note("a"), text("y"))]);
    reloaded.undo();
    reloaded.undo();
    assert_eq!(reloaded.values(), []);
    assert!(reloaded.undo().is_empty());
}

#[test]
fn each_gesture_says_what_it_was_to_an_earlier_one() {
    let mut tab = Tab::new(1);
    let act = tab.change(vec![(note("a"), text("x"))]);
    tab.undo();
    tab.redo();
    let deeds: Vec<Deed> = (tab.journal.gestures())
        .map(|one| tab.journal.deed(&one))
        .collect();
    let act = vec![&act[0]];
    assert_eq!(deeds, [Deed::Act, Deed::Undo(act.clone()), Deed::Redo(act)]);
}

#[test]
fn a_new_change_ends_redo() {
    let mut tab = Tab::new(1);
    tab.change(vec![(note("a"), text("x"))]);
    tab.undo();
    tab.change(vec![(note("b"), text("y"))]);
    assert!(tab.journal.next_redo().is_none());
    assert!(tab.redo().is_empty());
}

#[test]
fn undo_in_a_race_brings_back_the_other_change() {
    let (mut one, mut two) = (Tab::new(1), Tab::new(2));
    one.change(vec![(note("a"), text("one"))]);
    two.change(vec![(note("a"), text("two"))]);
    two.hear(&one.journal);
    two.undo();
    assert_eq!(two.values(), [(note("a"), text("one"))]);
}

#[test]
fn two_tabs_that_undo_the_same_gesture_undo_it_once() {
    let mut one = Tab::new(1);
    one.change(vec![(note("a"), text("x"))]);
    one.change(vec![(note("a"), text("y"))]);
    let mut two = Tab::new(2);
    two.hear(&one.journal);
    one.undo();
    two.undo();
    one.hear(&two.journal);
    assert_eq!(one.values(), [(note("a"), text("x"))]);
    one.redo();
    assert_eq!(one.values(), [(note("a"), text("y"))]);
    assert!(one.journal.next_redo().is_none());
}

#[test]
fn one_id_with_two_contents_is_reported_and_settled_alike_on_both_sides() {
    let this = Tab::new(1).change(vec![(note("a"), text("x"))]);
    let that = Tab::new(1).change(vec![(note("a"), text("y"))]);
    let (mut one, mut two) = (of(this.clone()), of(that.clone()));
    assert_eq!(one.add(that).clashes, [this[0].id]);
    assert_eq!(two.add(this.clone()).clashes, [this[0].id]);
    assert_eq!(seen(&one), seen(&two));
}

/// A tab that changed the note of "a" to each text in turn, standing on the day beside it.
fn stood_on(changes: &[(i32, &str)]) -> Tab {
    let mut tab = Tab::new(1);
    for &(day, after) in changes {
        tab.as_of = Some(Day::FIRST.plus_days(day));
        tab.change(vec![(note("a"), text(after))]);
    }
    tab
}

/// What the note of "a" held on these days.
fn held_on(tab: &Tab, days: impl IntoIterator<Item = i32>) -> Vec<Value> {
    let state = tab.journal.state();
    let held = &state.held.get(&note("a")).unwrap();
    days.into_iter()
        .map(|day| held.on(Day::FIRST.plus_days(day)))
        .map(|on| on.map(|(_, value)| value.clone()).unwrap_or_default())
        .collect()
}

#[test]
fn a_change_counts_from_the_day_its_writer_stood_on() {
    let tab = stood_on(&[(10, "x"), (20, "y")]);
    assert_eq!(
        held_on(&tab, [9, 10, 19, 20]),
        [Value::Nothing, text("x"), text("x"), text("y")]
    );
}

#[test]
fn a_change_made_on_an_earlier_day_outranks_what_was_written_before_it() {
    let tab = stood_on(&[(10, "x"), (20, "y"), (15, "z")]);
    assert_eq!(
        held_on(&tab, [9, 10, 14, 15, 30]),
        [Value::Nothing, text("x"), text("x"), text("z"), text("z")]
    );
}

#[test]
fn a_change_that_says_no_day_counts_on_every_day() {
    let mut tab = Tab::new(1);
    tab.change(vec![(note("a"), text("x"))]);
    assert_eq!(held_on(&tab, [0]), [text("x")]);
}

#[test]
fn undo_and_redo_count_on_the_days_of_what_they_are_about() {
    let mut tab = stood_on(&[(10, "x"), (20, "y")]);
    tab.as_of = Some(Day::FIRST.plus_days(30));
    tab.undo();
    assert_eq!(
        held_on(&tab, [10, 20, 30]),
        [text("x"), text("x"), text("x")]
    );
    tab.redo();
    assert_eq!(
        held_on(&tab, [10, 20, 30]),
        [text("x"), text("y"), text("y")]
    );
}

#[test]
fn what_is_shown_on_a_day_already_is_not_written_for_that_day() {
    let mut tab = stood_on(&[(10, "x"), (20, "y")]);
    tab.as_of = Some(Day::FIRST.plus_days(12));
    assert_eq!(tab.change(vec![(note("a"), text("x"))]), []);
    let moved = tab.change(vec![(note("a"), text("y"))]);
    assert_eq!(moved[0].before, text("x"));
    assert_eq!(
        held_on(&tab, [11, 12, 20]),
        [text("x"), text("y"), text("y")]
    );
}

#[test]
fn gates_are_named_by_their_answer() {
    let mut tab = Tab::new(1);
    let ticked = tab.change(vec![(gate("E82001"), samples::answer(GateState::Passed))]);
    let plan = crate::plan::Plan::empty(crate::plan::Day::FIRST);
    let gesture: Vec<&Entry> = ticked.iter().collect();
    assert_eq!(
        name_of(&gesture, &plan, &tab.journal.state()),
        "tick board for E82001"
    );
}
