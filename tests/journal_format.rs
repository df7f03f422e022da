//! Journals as earlier releases stored and exported them still read as they did. The fixtures are
//! never edited: a new format gets new ones.

use std::collections::BTreeMap;

use rollcall::exchange::journal_file;
use rollcall::journal::{ActivityField, Entry, Journal, PracticeField, REDACTED, Target, Value};
use rollcall::outlook::kept_baselines;
use rollcall::plan::{Day, EvidenceKind, GateState, PlanDate};
use rollcall::store::{open_checkpoint, open_entry, record, seal_checkpoint, seal_entry};

const RECORDS: &str = include_str!("fixtures/journal-format-1.records.txt");
const EXPORT: &str = include_str!("fixtures/journal-format-1.export.json");
const RECORDS_2: &str = include_str!("fixtures/journal-format-2.records.txt");
const RECORDS_3: &str = include_str!("fixtures/journal-format-3.records.txt");
const EXPORT_3: &str = include_str!("fixtures/journal-format-3.export.json");
const EXPORT_2: &str = include_str!("fixtures/journal-format-2.export.json");

fn journal() -> Journal {
    journal_of(RECORDS)
}

fn journal_of(records: &str) -> Journal {
    let mut journal = Journal::new();
    let entries = records.lines().filter_map(|line| open_entry(line).ok());
    journal.add(entries);
    journal
}

fn activity(field: ActivityField) -> Target {
    Target::Activity {
        id: "en-podiatry".into(),
        field,
    }
}

#[test]
fn every_stored_record_of_format_1_is_whole_and_is_still_written_so() {
    let (mut entries, mut checkpoints) = (0, 0);
    for line in RECORDS.lines() {
        assert_eq!(record::open(line).unwrap().format, 1);
        if let Ok(entry) = open_entry(line) {
            assert_eq!(seal_entry(&entry).unwrap(), line);
            entries += 1;
        } else {
            let checkpoint = open_checkpoint(line).unwrap();
            assert_eq!(seal_checkpoint(&checkpoint).unwrap(), line);
            checkpoints += 1;
        }
    }
    assert_eq!((entries, checkpoints), (24, 1));
}

#[test]
fn a_stored_journal_of_format_1_folds_to_what_it_meant() {
    let journal = journal();
    let state = journal.state();
    let value = |target: &Target| state.get(target).map(|held| held.value.clone());
    let date = |text| Some(Value::Date(PlanDate::parse(text).unwrap()));
    assert_eq!(
        value(&activity(ActivityField::ForecastStart)),
        date("2009-11")
    );
    assert_eq!(
        value(&activity(ActivityField::ForecastEnd)),
        date("2010-Q1")
    );
    assert_eq!(
        value(&activity(ActivityField::ActualStart)),
        date("2009-09-23")
    );
    assert_eq!(value(&activity(ActivityField::ActualEnd)), date("2010"));

    // A race that was settled.
    let owner = state.get(&activity(ActivityField::Owner)).unwrap();
    assert_eq!(owner.value, Value::Text("Both".into()));
    assert_eq!(owner.also, []);

    let mut gates: BTreeMap<&str, GateState> = BTreeMap::new();
    for (target, held) in &state.held {
        if let (Target::Gate { gate, .. }, Value::Gate(answer)) = (target, &held.value) {
            gates.insert(gate, answer.state);
        }
    }
    assert_eq!(
        gates.into_iter().collect::<Vec<_>>(),
        [
            ("board", GateState::NotApplicable),
            ("compliant", GateState::Passed),
            ("data-accredited", GateState::Waived),
            ("infrastructure", GateState::Failed),
            ("trained", GateState::NotMeasured),
        ]
    );
    // The contact was undone and done again; unticking the gate stayed undone.
    let is_contact = |target: &&Target| matches!(target, Target::Contact { .. });
    let contact = state.held.keys().find(is_contact).unwrap();
    assert!(state.get(contact).is_some());
    assert_eq!(journal.unfinished().count(), 0);
    assert_eq!(journal.gestures().count(), 19);
}

#[test]
fn a_stored_checkpoint_of_format_1_stands_for_the_journal() {
    let last = RECORDS.lines().last().unwrap();
    let mut journal_from_checkpoint = Journal::new();
    journal_from_checkpoint.cover(open_checkpoint(last).unwrap());
    assert_eq!(journal_from_checkpoint.state(), journal().state());
}

#[test]
fn an_export_of_format_1_is_whole_and_holds_the_same_journal() {
    let file = journal_file::read(EXPORT, "herts-imt").unwrap();
    let stored: Vec<Entry> = journal().into_entries();
    assert_eq!(file.entries, stored);
    assert_eq!(journal_file::write(&file), EXPORT);
}

#[test]
fn every_stored_record_of_format_2_is_whole_and_is_still_written_so() {
    let (entries, checkpoint) = RECORDS_2.trim_end().rsplit_once('\n').unwrap();
    let entries: Vec<Entry> = entries
        .lines()
        .map(|line| open_entry(line).unwrap())
        .collect();
    let sealed: Vec<String> = entries.iter().map(|it| seal_entry(it).unwrap()).collect();
    assert_eq!(sealed.join("\n") + "\n" + checkpoint + "\n", RECORDS_2);
    let read = open_checkpoint(checkpoint).unwrap();
    assert_eq!(seal_checkpoint(&read).unwrap(), checkpoint);
    // What format 1 could say is in format 1.
    let formats = RECORDS_2
        .lines()
        .map(|line| record::open(line).unwrap().format);
    assert_eq!(formats.filter(|format| *format == 1).count(), 1);
}

#[test]
fn a_stored_journal_of_format_2_folds_to_what_it_meant() {
    let journal = journal_of(RECORDS_2);
    let state = journal.state();
    let held = &state
        .held
        .get(&activity(ActivityField::ForecastEnd))
        .unwrap();
    let on = |text| {
        let day = PlanDate::parse(text).unwrap().first();
        held.on(day).map(|(_, value)| value.clone())
    };
    let date = |text| Some(Value::Date(PlanDate::parse(text).unwrap()));
    assert_eq!(on("2009-09-22"), date("2009-11"));
    assert_eq!(on("2009-09-23"), date("2009-12"));
    assert_eq!(on("2009-10-20"), date("2010-Q1"));

    // One was renamed, the other undone on a later day, so that it was never there.
    let kept = kept_baselines(&state, Day::LAST);
    let [("b-1", kept)] = kept[..] else {
        panic!("{kept:?}")
    };
    assert_eq!(&*kept.name, "Board, 1 October");
    assert_eq!(kept.as_of.to_string(), "2009-10-01");
    let then = journal.state_of(&kept.covers);
    let end = then.date("en-podiatry", ActivityField::ForecastEnd);
    assert_eq!(end.map(Value::Date), date("2009-12"));
    assert_eq!(journal.lacks(&kept.covers), 0);
}

#[test]
fn a_stored_checkpoint_of_format_2_knows_what_was_held_on_earlier_days() {
    let mut from_checkpoint = Journal::new();
    from_checkpoint.cover(open_checkpoint(RECORDS_2.lines().last().unwrap()).unwrap());
    assert_eq!(from_checkpoint.state(), journal_of(RECORDS_2).state());
}

#[test]
fn an_export_of_format_2_is_whole_and_holds_the_same_journal() {
    let file = journal_file::read(EXPORT_2, "herts-imt").unwrap();
    assert_eq!(file.entries, journal_of(RECORDS_2).into_entries());
    assert_eq!(journal_file::write(&file), EXPORT_2);
}

#[test]
fn every_stored_record_of_format_3_is_whole_and_is_still_written_so() {
    let (entries, checkpoint) = RECORDS_3.trim_end().rsplit_once('\n').unwrap();
    let entries: Vec<Entry> = entries
        .lines()
        .map(|line| open_entry(line).unwrap())
        .collect();
    let sealed: Vec<String> = entries.iter().map(|it| seal_entry(it).unwrap()).collect();
    assert_eq!(sealed.join("\n") + "\n" + checkpoint + "\n", RECORDS_3);
    let read = open_checkpoint(checkpoint).unwrap();
    assert_eq!(seal_checkpoint(&read).unwrap(), checkpoint);
    // What format 2 could say is in format 2: a note and an answer of the office alone.
    let formats = RECORDS_3
        .lines()
        .map(|line| record::open(line).unwrap().format);
    assert_eq!(formats.filter(|format| *format == 2).count(), 1);
}

#[test]
fn a_stored_journal_of_format_3_folds_to_what_it_meant() {
    let journal = journal_of(RECORDS_3);
    let state = journal.state();
    let value = |target: &Target| state.get(target).map(|held| held.value.clone());
    let (practice, programme) = ("E82001", "scr");
    let gate = |gate: &str| Target::Gate {
        practice: practice.into(),
        programme: programme.into(),
        gate: gate.into(),
    };
    let reported = |gate: &str| Target::Reported {
        practice: practice.into(),
        programme: programme.into(),
        gate: gate.into(),
    };
    let states = ["compliant", "infrastructure"].map(|name| {
        [gate(name), reported(name)].map(|target| match value(&target) {
            Some(Value::Gate(answer)) => Some((answer.state, answer.evidence.unwrap().kind)),
            _ => None,
        })
    });
    assert_eq!(
        states,
        [
            [
                Some((GateState::Passed, EvidenceKind::Return)),
                Some((GateState::Passed, EvidenceKind::Paragraph))
            ],
            // Refused: the office has no answer of its own.
            [None, Some((GateState::Failed, EvidenceKind::Note))]
        ]
    );
    let reviews = (state.held.iter()).filter_map(|(target, held)| match (target, &held.value) {
        (Target::Review { .. }, Value::Reviewed(review)) => Some(review.is_accepted),
        _ => None,
    });
    assert_eq!(reviews.collect::<Vec<_>>(), [true, false]);
    let target = |field| Target::OfPractice {
        practice: practice.into(),
        programme: programme.into(),
        field,
    };
    let of = |field| value(&target(field));
    let Some(Value::Call(call)) = of(PracticeField::Call) else {
        panic!("no call");
    };
    assert_eq!((call.is_answered, call.is_ready), (true, Some(false)));
    assert_eq!(call.next, PlanDate::parse("2009-10"));
    let Some(Value::Training(training)) = of(PracticeField::Training) else {
        panic!("no training");
    };
    assert_eq!(
        (training.staff, training.concept, training.system),
        (12, 9, 4)
    );
    let Some(Value::Decision(decision)) = of(PracticeField::Decision) else {
        panic!("no decision");
    };
    assert!(decision.is_go);
    // The sheet is as it was when it was decided: without the decision itself.
    let decided = state.get(&target(PracticeField::Decision)).unwrap().entry;
    assert!(!decision.covers.contains(decided));
    assert_eq!(journal.lacks(&decision.covers), 0);
    assert_eq!(
        value(&Target::StaleAfter {
            programme: programme.into()
        }),
        Some(Value::Days(90))
    );
    assert_eq!(
        value(&activity(ActivityField::Note)),
        Some(Value::Text(REDACTED.into()))
    );
    assert!(!RECORDS_3.contains("Taken out"));
}

#[test]
fn an_export_of_format_3_is_whole_and_holds_the_same_journal() {
    let file = journal_file::read(EXPORT_3, "herts-imt").unwrap();
    assert_eq!(file.entries, journal_of(RECORDS_3).into_entries());
    assert_eq!(journal_file::write(&file), EXPORT_3);
    let mut from_checkpoint = Journal::new();
    from_checkpoint.cover(open_checkpoint(RECORDS_3.lines().last().unwrap()).unwrap());
    assert_eq!(from_checkpoint.state(), journal_of(RECORDS_3).state());
}
