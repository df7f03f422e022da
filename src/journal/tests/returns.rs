//! What must hold of what practices report, and of words that were taken out.

use proptest::prelude::*;

use super::super::samples::{Tab, any_change, gate, note, text};
use super::super::*;
use crate::plan::{Evidence, EvidenceKind, GateAnswer, GateState};

fn reported(practice: &str) -> Target {
    Target::Reported {
        practice: practice.into(),
        programme: "scr".into(),
        gate: "board".into(),
    }
}

fn passed() -> Value {
    Value::Gate(GateAnswer {
        state: GateState::Passed,
        evidence: Some(Evidence {
            kind: EvidenceKind::Return,
            words: Some("Return of 5 October".into()),
        }),
        ..GateAnswer::default()
    })
}

#[test]
fn what_a_practice_reports_stands_beside_the_answer_of_the_office() {
    let (mut office, mut practice) = (Tab::new(1), Tab::new(2));
    office.change(vec![(gate("a"), samples::answer(GateState::Failed))]);
    let report = practice.change(vec![(reported("a"), passed())]);
    office.journal.add(report);
    assert_eq!(
        office.values(),
        [
            (gate("a"), samples::answer(GateState::Failed)),
            (reported("a"), passed())
        ]
    );
}

#[test]
fn undo_passes_over_what_a_practice_reports_but_history_shows_it() {
    let (mut office, mut practice) = (Tab::new(1), Tab::new(2));
    office.change(vec![(note("a"), text("One"))]);
    office
        .journal
        .add(practice.change(vec![(reported("a"), passed())]));
    assert_eq!(office.journal.gestures().len(), 2);
    let undone = office.undo();
    assert_eq!(undone.len(), 1);
    assert_eq!(undone[0].target, note("a"));
    assert_eq!(office.values(), [(reported("a"), passed())]);
    // What was undone can still be done again after one more report.
    office
        .journal
        .add(practice.change(vec![(reported("b"), passed())]));
    office.redo();
    assert_eq!(office.values().len(), 3);
    let all: Vec<Entry> = office.journal.entries().cloned().collect();
    assert!(
        all.iter()
            .all(|entry| office.journal.stands(entry) == entry.undoes.is_none())
    );
}

/// The entry that takes the words out of these entries.
fn redaction(tab: &mut Tab, entries: &[Entry]) -> Vec<Entry> {
    let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    tab.change(vec![(
        Target::Redaction { entry: ids[0] },
        Value::Redacted(ids),
    )])
}

#[test]
fn words_that_were_taken_out_are_gone_from_before_and_after_and_from_every_checkpoint() {
    let mut tab = Tab::new(1);
    let mut entries = tab.change(vec![(note("a"), text("Rang 943 476 5919"))]);
    entries.extend(tab.change(vec![(note("a"), text("Rang again"))]));
    let before = tab.journal.checkpoint("herts-imt");
    let wanted = &entries[..];
    redaction(&mut tab, wanted);
    // One that is kept can be written anew without them, once.
    let ids = entries.iter().map(|entry| entry.id).collect();
    let mut anew = before.clone();
    assert!(anew.redact(&ids) && !wire::write_checkpoint(&anew).contains("943"));
    assert!(!anew.redact(&ids));
    let written: String = tab.journal.entries().map(wire::write).collect();
    assert!(!written.contains("943") && !written.contains("again"));
    assert_eq!(tab.values()[0], (note("a"), text(REDACTED)));
    let checkpoint = wire::write_checkpoint(&tab.journal.checkpoint("herts-imt"));
    assert!(!checkpoint.contains("943"));
    // A checkpoint of before does not bring them back, nor does a file of before.
    tab.journal.cover(before);
    let added = tab.journal.add(entries.clone());
    assert_eq!((added.known, added.clashes), (2, vec![]));
    let written: String = tab.journal.entries().map(wire::write).collect();
    assert!(!written.contains("943"));
    assert!(tab.journal.is_redacted(entries[0].id));
}

#[test]
fn what_was_taken_out_stays_out_when_the_redaction_comes_first_and_undo_passes_over_it() {
    let (mut here, mut there) = (Tab::new(1), Tab::new(2));
    let entries = there.change(vec![(note("a"), text("Rang 943 476 5919"))]);
    here.hear(&there.journal);
    here.change(vec![(note("b"), text("Other"))]);
    let redaction = redaction(&mut here, &entries);
    assert_eq!(here.undo()[0].target, note("b"));
    let mut late = Tab::new(3);
    late.journal.add(redaction);
    late.journal.add(entries);
    assert_eq!(late.values()[0], (note("a"), text(REDACTED)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_any_kind_of_entry_is_left_when_it_was_taken_out(changes in prop::collection::vec(any_change(), 1..5)) {
        let mut tab = Tab::new(1);
        let entries = tab.change(changes);
        prop_assume!(!entries.is_empty());
        prop_assume!(!entries.iter().any(|it| matches!(it.target, Target::Redaction { .. })));
        redaction(&mut tab, &entries);
        for entry in &entries {
            let kept = tab.journal.get(entry.id).unwrap();
            prop_assert!(kept.texts().iter().all(|text| **text == *REDACTED));
            prop_assert_eq!(kept.texts().len(), entry.texts().len());
        }
    }

    #[test]
    fn redaction_comes_out_the_same_in_whatever_order_entries_arrive(
        changes in prop::collection::vec(any_change(), 1..6),
        order in prop::collection::vec(any::<u32>(), 12),
    ) {
        let mut tab = Tab::new(1);
        let mut entries: Vec<Entry> = changes.into_iter().flat_map(|change| tab.change(vec![change])).collect();
        prop_assume!(!entries.is_empty());
        let taken: Vec<Entry> = entries.iter().step_by(2).cloned().collect();
        entries.extend(redaction(&mut tab, &taken));
        let mut shuffled: Vec<(u32, Entry)> = order.into_iter().cycle().zip(entries).collect();
        shuffled.sort_by_key(|&(key, _)| key);
        let mut other = Journal::new();
        for (_, entry) in shuffled {
            other.add([entry]);
        }
        prop_assert_eq!(other.state(), tab.journal.state());
        let all = |journal: &Journal| journal.entries().map(wire::write).collect::<Vec<String>>();
        prop_assert_eq!(all(&other), all(&tab.journal));
    }
}
