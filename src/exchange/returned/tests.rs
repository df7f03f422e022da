use proptest::prelude::*;

use crate::exchange::{journal_file, parcel, returned};
use crate::journal::samples::Tab;
use crate::journal::{
    Call, Entry, Journal, NamedPractice, Pack, PracticeField, Target, Value, Writer,
};
use crate::outlook::chronicle::{Fate, chronicle};
use crate::outlook::fixture::{day, hertfordshire, programme};
use crate::outlook::returned::{About, Answer, Returned, acceptance, choice, otherwise, review};
use crate::plan::{GateAnswer, GateState};

const GATES: [&str; 4] = [
    "system-compliant",
    "infrastructure",
    "data-accredited",
    "board",
];
const STATES: [GateState; 3] = [
    GateState::Passed,
    GateState::Failed,
    GateState::NotApplicable,
];

fn answer(state: GateState, on: &str) -> Value {
    Value::Gate(GateAnswer {
        state,
        on: Some(day(on)),
        ..GateAnswer::default()
    })
}

fn gate(practice: &str, gate: &str, is_reported: bool) -> Target {
    let (practice, programme, gate) = (practice.into(), "scr".into(), gate.into());
    if is_reported {
        Target::Reported {
            practice,
            programme,
            gate,
        }
    } else {
        Target::Gate {
            practice,
            programme,
            gate,
        }
    }
}

fn of_practice(practice: &str, field: PracticeField) -> Target {
    Target::OfPractice {
        practice: practice.into(),
        programme: "scr".into(),
        field,
    }
}

/// The office, with two practices named and asked.
fn office() -> Tab {
    let mut tab = Tab::new(1);
    for (id, name) in [("E82001", "Ash Surgery"), ("E82002", "Beech Surgery")] {
        let practice = NamedPractice {
            name: name.into(),
            organisation: "en-pct".into(),
            system: "systmone".into(),
            ..NamedPractice::default()
        };
        let pack = Pack {
            made: day("2009-09-23"),
            due: Some(day("2009-10-09")),
        };
        tab.change(vec![(
            Target::Practice { id: id.into() },
            Value::Practice(practice),
        )]);
        tab.change(vec![(
            of_practice(id, PracticeField::Pack),
            Value::Pack(pack),
        )]);
    }
    tab
}

fn returned_of(journal: &Journal) -> Returned {
    let plan = hertfordshire();
    let scr = programme(&plan, "scr");
    Returned::new(&plan, &journal.state(), scr, day("2009-10-12"))
}

/// A return as it travels.
fn sent(tab: &Tab, practice: &str) -> String {
    let file = journal_file::JournalFile {
        install: Writer(9),
        plan: "herts-imt".into(),
        title: "Hertfordshire".into(),
        fingerprint: "00".repeat(32).into(),
        exported: crate::journal::samples::circumstances().made,
        entries: Vec::new(),
    };
    let content = returned::write(file, tab.journal.entries(), practice, "scr");
    parcel::write(parcel::Kind::Return, &content)
}

fn received(text: &str) -> Vec<Entry> {
    let read = parcel::read(text).remove(0).unwrap();
    returned::read(&read.content, "herts-imt").unwrap().entries
}

#[test]
fn who_was_asked_who_answered_and_where_they_differ() {
    let mut office = office();
    office.change(vec![(
        gate("E82001", "board", false),
        answer(GateState::Failed, "2009-09-20"),
    )]);
    office.change(vec![(
        gate("E82001", "infrastructure", false),
        answer(GateState::Passed, "2009-09-30"),
    )]);
    let mut practice = Tab::new(2);
    practice.change(vec![
        (
            gate("E82001", "board", true),
            answer(GateState::Passed, "2009-10-01"),
        ),
        (
            gate("E82001", "infrastructure", true),
            answer(GateState::Passed, "2009-09-30"),
        ),
        (
            of_practice("E82001", PracticeField::ReportedCall),
            Value::Call(Call {
                is_answered: true,
                is_ready: Some(false),
                note: Some("Two new partners".into()),
                ..Call::default()
            }),
        ),
    ]);
    let mut journal = office.journal.clone();
    journal.add(received(&sent(&practice, "E82001")));
    let returned = returned_of(&journal);
    assert_eq!(returned.sums(), [2, 1, 1, 3]);
    let [ash, beech] = &returned.rows[..] else {
        panic!("{returned:?}");
    };
    assert_eq!((&*ash.name, ash.gates), ("Ash Surgery", 2));
    let about: Vec<About> = ash.differences.iter().map(|it| it.about).collect();
    assert_eq!(about, [About::Gate(3), About::Ready, About::Note]);
    assert!(beech.is_awaited());
    assert_eq!(beech.overdue(day("2009-10-12")), Some(3));
    assert_eq!(beech.overdue(day("2009-10-09")), None);

    // What is accepted is the office's from then on, with its evidence; all of it is reviewed.
    let plan = hertfordshire();
    let scr = programme(&plan, "scr");
    let mut tab = Tab::new(1);
    tab.journal = journal;
    let changes = acceptance(
        &plan,
        &tab.journal.state(),
        scr,
        &"E82001".into(),
        &ash.differences[..2],
    );
    let mut fresh = Tab::new(7);
    fresh.journal = tab.journal;
    fresh.change(changes);
    let after = returned_of(&fresh.journal);
    let ash = &after.rows[0];
    let about: Vec<(About, bool)> = ash
        .differences
        .iter()
        .map(|it| (it.about, it.waits()))
        .collect();
    assert_eq!(about, [(About::Note, false)]);
    let state = fresh.journal.state();
    let Some(Value::Gate(board)) = state
        .get(&gate("E82001", "board", false))
        .map(|held| &held.value)
    else {
        panic!("no answer");
    };
    assert_eq!(board.state, GateState::Passed);
    assert_eq!(
        board.evidence.as_ref().map(|it| it.kind),
        Some(crate::plan::EvidenceKind::Return)
    );

    // A later answer of the practice waits again.
    practice.change(vec![(
        gate("E82001", "board", true),
        answer(GateState::Failed, "2009-10-05"),
    )]);
    fresh.journal.add(received(&sent(&practice, "E82001")));
    let again = returned_of(&fresh.journal);
    assert!(again.rows[0].differences[0].waits());

    nothing_of_it_is_lost(&mut fresh);
}

/// Each entry is told with what became of it.
fn nothing_of_it_is_lost(office: &mut Tab) {
    let plan = hertfordshire();
    let scr = programme(&plan, "scr");
    let told = chronicle(&plan, &office.journal, scr, &"E82001".into());
    let fate = |what: &str, is_reported: bool| {
        let mut found = told.iter().filter(|it| it.what.contains(what));
        let found = found.find(|it| it.is_reported == is_reported);
        found.map(|it| it.fate.clone())
    };
    assert_eq!(fate("Failed, 20 Sep 2009", false), Some(Fate::Replaced));
    assert_eq!(fate("Passed, 1 Oct 2009", true), Some(Fate::Accepted));
    assert_eq!(fate("Passed, 1 Oct 2009", false), Some(Fate::Stands));
    assert_eq!(fate("Failed, 5 Oct 2009", true), Some(Fate::Waits));
    assert_eq!(
        fate("Asked to answer by 9 Oct 2009", false),
        Some(Fate::Stands)
    );
    office.undo();
    let told = chronicle(&plan, &office.journal, scr, &"E82001".into());
    let board = told
        .iter()
        .find(|it| it.what.contains("Passed, 1 Oct 2009") && !it.is_reported);
    assert_eq!(board.map(|it| it.fate.clone()), Some(Fate::TakenBack));
}

#[test]
fn what_the_office_refused_is_told_with_its_reason() {
    let mut office = office();
    let mut practice = Tab::new(2);
    practice.change(vec![(
        gate("E82001", "board", true),
        answer(GateState::Passed, "2009-10-01"),
    )]);
    office.journal.add(received(&sent(&practice, "E82001")));
    let (plan, id) = (hertfordshire(), "E82001".into());
    let scr = programme(&plan, "scr");
    let entry = returned_of(&office.journal).rows[0].differences[0].entry;
    let mut office = Tab {
        journal: office.journal,
        ..Tab::new(8)
    };
    office.change(vec![review(entry, false, Some("Seen otherwise".into()))]);
    let told = chronicle(&plan, &office.journal, scr, &id);
    let found = told.iter().find(|it| it.is_reported).unwrap();
    assert_eq!(found.fate, Fate::Refused(Some("Seen otherwise".into())));
}

#[test]
fn two_who_answer_at_the_same_time_are_both_told() {
    let mut tabs = [Tab::new(2), Tab::new(3)];
    for (tab, state) in tabs.iter_mut().zip(STATES) {
        tab.change(vec![(
            gate("E82001", "board", true),
            answer(state, "2009-10-01"),
        )]);
    }
    let mut journal = office().journal;
    for tab in &tabs {
        journal.add(received(&sent(tab, "E82001")));
    }
    let returned = returned_of(&journal);
    let [difference] = &returned.rows[0].differences[..] else {
        panic!("{returned:?}");
    };
    assert_eq!(difference.also.len(), 1);
    let others = otherwise(&journal, difference);
    let said = |answer: &Answer| match answer {
        Answer::Gate(answer) => answer.state,
        other => panic!("{other:?}"),
    };
    assert_eq!(others.len(), 1);
    let mut both = [said(&difference.reported), said(&others[0].answer)];
    both.sort_unstable();
    assert_eq!(both, [GateState::Passed, GateState::Failed]);

    // The office may take the one that lost; nothing waits then.
    let (plan, state) = (hertfordshire(), journal.state());
    let scr = programme(&plan, "scr");
    let chosen = said(&others[0].answer);
    let row = &returned.rows[0];
    let changes = choice(&plan, &state, scr, row, difference, &others[0]);
    let mut office = office();
    office.journal = journal;
    office.change(changes);
    let state = office.journal.state();
    let held = state.get(&gate("E82001", "board", false)).unwrap();
    assert!(matches!(&held.value, Value::Gate(answer) if answer.state == chosen));
    assert_eq!(returned_of(&office.journal).sums()[3], 0);
    let told = chronicle(&plan, &office.journal, scr, &"E82001".into());
    let count = |fate: &Fate| told.iter().filter(|it| it.fate == *fate).count();
    assert_eq!(
        (count(&Fate::Accepted), count(&Fate::Refused(None))),
        (1, 1)
    );
}

#[test]
fn two_who_say_the_same_do_not_say_otherwise() {
    let mut tabs = [Tab::new(2), Tab::new(3)];
    for (tab, name) in tabs.iter_mut().zip(["Anna", "Ben"]) {
        let Value::Gate(mut said) = answer(GateState::Passed, "2009-10-01") else {
            unreachable!()
        };
        said.by = Some(name.into());
        tab.change(vec![(gate("E82001", "board", true), Value::Gate(said))]);
    }
    let mut journal = office().journal;
    for tab in &tabs {
        journal.add(received(&sent(tab, "E82001")));
    }
    let returned = returned_of(&journal);
    let difference = &returned.rows[0].differences[0];
    // Both are kept, since who says so differs.
    assert_eq!(difference.also.len(), 1);
    assert_eq!(otherwise(&journal, difference), []);
}

#[test]
fn a_return_that_would_change_what_the_office_holds_is_refused_whole() {
    let mut practice = Tab::new(2);
    practice.change(vec![
        (
            gate("E82001", "board", true),
            answer(GateState::Passed, "2009-10-01"),
        ),
        (
            gate("E82001", "board", false),
            answer(GateState::Passed, "2009-10-01"),
        ),
    ]);
    let file = journal_file::JournalFile {
        install: Writer(9),
        plan: "herts-imt".into(),
        title: "Hertfordshire".into(),
        fingerprint: "00".repeat(32).into(),
        exported: crate::journal::samples::circumstances().made,
        entries: practice.journal.entries().cloned().collect(),
    };
    let text = journal_file::write(&file);
    assert_eq!(
        returned::read(&text, "herts-imt"),
        Err(returned::ReturnError::NotReported(1))
    );
    // Nor may one of its entries undo what the office did.
    let done = office().journal.entries().next().map(|entry| entry.id);
    let mut entries = received(&sent(&practice, "E82001"));
    entries[0].undoes = done;
    let text = journal_file::write(&journal_file::JournalFile { entries, ..file });
    assert_eq!(
        returned::read(&text, "herts-imt"),
        Err(returned::ReturnError::NotReported(1))
    );
    // One that is written leaves out what is not the practice's to say.
    assert_eq!(received(&sent(&practice, "E82001")).len(), 1);
}

/// What people at practices and in the office do: who, on which practice and gate, which answer.
type Step = (usize, usize, usize, usize);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(
        (0..4_usize, 0..2_usize, 0..GATES.len(), 0..STATES.len()),
        1..14,
    )
}

const PRACTICES: [&str; 2] = ["E82001", "E82002"];

/// Three tabs at practices and the office's, after these steps; a tab at a practice sees what the
/// one before it sent when `sees` says so.
fn walked(steps: &[Step], sees: bool) -> (Tab, Vec<Tab>) {
    let mut office = office();
    let mut tabs: Vec<Tab> = (2..5).map(Tab::new).collect();
    for &(who, practice, at, state) in steps {
        let change = |is_reported| {
            vec![(
                gate(PRACTICES[practice], GATES[at], is_reported),
                answer(STATES[state], "2009-10-01"),
            )]
        };
        match who.checked_sub(1) {
            None => {
                office.change(change(false));
            }
            Some(tab) => {
                if sees && tab > 0 {
                    let before: Vec<Entry> = tabs[tab - 1].journal.entries().cloned().collect();
                    tabs[tab].journal.add(before);
                }
                tabs[tab].change(change(true));
            }
        }
    }
    (office, tabs)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn returns_may_come_in_any_order_and_any_number_of_times(
        steps in steps(),
        sees: bool,
        order in prop::collection::vec((0..3_usize, 0..2_usize), 0..10),
    ) {
        let (office, tabs) = walked(&steps, sees);
        let returns = |tab: usize, practice: usize| -> Vec<Entry> {
            let entries = tabs[tab].journal.entries();
            entries
                .filter(|it| returned::about(&it.target) == Some((PRACTICES[practice], "scr")))
                .cloned()
                .collect()
        };
        // All of them once, in one order.
        let mut once = office.journal.clone();
        for tab in 0..3 {
            for practice in 0..2 {
                once.add(returns(tab, practice));
            }
        }
        // Some of them first, some twice, then all in another order: partial, repeated, idempotent.
        let mut many = office.journal.clone();
        for &(tab, practice) in &order {
            many.add(returns(tab, practice));
        }
        for tab in (0..3).rev() {
            for practice in (0..2).rev() {
                many.add(returns(tab, practice));
                many.add(returns(tab, practice));
            }
        }
        prop_assert_eq!(once.len(), many.len());
        prop_assert_eq!(once.state(), many.state());
        // Associative: what two offices put together is what one would have.
        let mut left = Journal::new();
        let mut right = Journal::new();
        for practice in 0..2 {
            left.add(returns(0, practice));
            left.add(returns(1, practice));
            right.add(returns(2, practice));
        }
        let mut together = office.journal.clone();
        together.add(right.entries().cloned());
        together.add(left.entries().cloned());
        prop_assert_eq!(together.state(), once.state());
        // The office's own answers are as they were.
        let (before, after) = (office.journal.state(), once.state());
        for (target, held) in &before.held {
            prop_assert_eq!(after.held.get(target).map(|it| &it.value), Some(&held.value));
        }
        // Nothing that was said is lost: each entry is there.
        for tab in &tabs {
            for entry in tab.journal.entries() {
                prop_assert!(once.get(entry.id).is_some());
            }
        }
        // Whoever raced and lost is told beside the winner.
        for (target, held) in &after.held {
            let Some((practice, _)) = returned::about(target) else { continue };
            prop_assert!(PRACTICES.contains(&practice));
            for loser in &held.also {
                prop_assert!(once.get(*loser).is_some_and(|it| it.target == *target));
            }
        }
    }
}
