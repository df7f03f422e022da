use proptest::prelude::*;

use super::*;
use crate::exchange::table::{Table, TableReader};
use crate::journal::{NamedPractice, State, Target, Value};
use crate::order::Set;
use crate::outlook::fixture::{day, hertfordshire, hold};

fn table(text: &str) -> Table {
    let mut reader = TableReader::new(text);
    while !reader.read(7).unwrap() {}
    reader.finish()
}

fn choices(table: &Table) -> Choices {
    let plan = hertfordshire();
    let columns = Columns::guess(table);
    Choices {
        columns,
        organisations: Values::organisations(table, &columns, &plan),
        systems: Values::systems(table, &columns, &plan),
        ..Choices::default()
    }
}

fn propose(table: &Table, choices: &Choices, state: &State) -> Proposal {
    let plan = hertfordshire();
    let mut proposing = Proposing::new(&plan, state, &choices.columns, day("2009-09-23"));
    while !proposing.read(table, choices, 3) {}
    proposing.finish()
}

fn proposed(text: &str, state: &State) -> Proposal {
    let table = table(text);
    propose(&table, &choices(&table), state)
}

/// Keeps what a proposal says.
fn keep(state: &mut State, proposal: &Proposal) {
    for (target, value) in proposal.changes(&Set::new()) {
        hold(state, target, value);
    }
}

const LIST: &str = "Practice code,Practice name,PCT,Clinical system,Telephone\n\
    E82001,Ash Surgery,East & North,TPP SystmOne,01438 123456\n\
    e82002,Beech Surgery,West Hertfordshire PCT,EMIS LV,\n\
    ,Cedar Surgery,east and north,,\n";

#[test]
fn a_list_with_heads_names_practices_and_a_second_import_changes_nothing() {
    let mut state = State::default();
    let first = proposed(LIST, &state);
    assert_eq!(first.counts, [3, 0, 0, 0]);
    let ids: Vec<&str> = first.rows.iter().map(|row| &*row.id).collect();
    assert_eq!(ids[..2], ["E82001", "E82002"]);
    assert!(ids[2].starts_with("p-"));
    let without_code = first.rows.iter().map(Proposed::is_without_code);
    assert_eq!(without_code.collect::<Vec<_>>(), [false, false, true]);
    let ash = &first.rows[0].practice;
    assert_eq!((&*ash.organisation, &*ash.system), ("en-pct", "systmone"));
    assert_eq!(ash.phone.as_deref(), Some("01438 123456"));
    assert_eq!(
        (
            &*first.rows[2].practice.organisation,
            &*first.rows[2].practice.system
        ),
        ("en-pct", "")
    );
    keep(&mut state, &first);
    let second = proposed(LIST, &state);
    assert_eq!(second.counts, [0, 0, 3, 0]);
    assert!(second.changes(&Set::new()).is_empty());
}

#[test]
fn what_differs_is_told_field_by_field_and_can_be_kept() {
    let mut state = State::default();
    let first = proposed(LIST, &state);
    keep(&mut state, &first);
    let later = proposed(
        "Code;Name;PCT;System;Phone;Contact\nE82001;ASH SURGERY;;EMIS LV;01438123456;Mrs Rowan\n",
        &state,
    );
    // Nothing is said of whose it is, so nothing changes there.
    assert_eq!(later.counts, [0, 0, 0, 1]);
    let text = "Code;Name;PCT;System;Phone;Contact\nE82001;ASH SURGERY;East & North;EMIS LV;01438123456;Mrs Rowan\n";
    let later = proposed(text, &state);
    let Outcome::Changed(differences) = &later.rows[0].outcome else {
        panic!("{:?}", later.rows[0]);
    };
    let told: Vec<(Column, &str, &str, bool)> = differences
        .iter()
        .map(|it| (it.column, &*it.before, &*it.after, it.is_conflict))
        .collect();
    assert_eq!(
        told,
        [
            (Column::System, "systmone", "emis-lv", true),
            (Column::Contact, "", "Mrs Rowan", false),
        ]
    );
    let mut kept = Set::new();
    kept.insert(("E82001".into(), Column::System));
    let changes = later.changes(&kept);
    let [(_, Value::Practice(practice))] = &changes[..] else {
        panic!("{changes:?}");
    };
    assert_eq!(&*practice.system, "systmone");
    assert_eq!(practice.contact.as_deref(), Some("Mrs Rowan"));
    kept.insert(("E82001".into(), Column::Contact));
    assert!(later.changes(&kept).is_empty());
}

#[test]
fn rows_that_cannot_be_taken_say_why() {
    let text = "code,name,pct,system,contact,closed\n\
        E82001,,East & North,,,\n\
        E82 001,Ash,East & North,,,\n\
        E82002,Beech,Bedfordshire,,,\n\
        E82003,Cedar,,,,\n\
        E82004,Elm,East & North,,943 476 5919,\n\
        E82005,Fir,East & North,,,2005-03-31\n\
        E82006,Hazel,East & North,,,soon\n\
        E82007,Ivy,East & North,,,\n\
        e82007,Ivy again,East & North,,,\n";
    let told: Vec<Outcome> = proposed(text, &State::default())
        .rows
        .into_iter()
        .map(|row| row.outcome)
        .collect();
    let out = |why| Outcome::LeftOut(why);
    assert_eq!(
        told,
        [
            out(LeftOut::NoName),
            out(LeftOut::BadCode("E82 001".into())),
            out(LeftOut::OtherOrganisation("Bedfordshire".into())),
            out(LeftOut::NoOrganisation),
            out(LeftOut::PossibleNumber(
                Column::Contact,
                "943 476 ••••".into()
            )),
            out(LeftOut::Closed(day("2005-03-31"))),
            out(LeftOut::NoDate("soon".into())),
            Outcome::New,
            out(LeftOut::Twice(9)),
        ]
    );
    let table = table(text);
    let redacting = Choices {
        is_redacting: true,
        ..choices(&table)
    };
    let elm = &propose(&table, &redacting, &State::default()).rows[4];
    assert_eq!(elm.practice.contact.as_deref(), Some("[redacted]"));
}

#[test]
fn a_word_nobody_knows_can_be_explained() {
    let text = "name,pct,system\nAsh,5P3,S1\nBeech,5P3,S1\nCedar,5P4,LV\n";
    let table = table(text);
    let mut choices = choices(&table);
    let asked: Vec<(&str, u32)> = choices
        .organisations
        .asked()
        .map(|(_, it)| (it.word.as_str(), it.rows))
        .collect();
    assert_eq!(asked, [("5P3", 2), ("5P4", 1)]);
    choices.organisations.meanings[0].id = Some("en-pct".into());
    choices.systems.meanings[0].id = Some("systmone".into());
    let proposal = propose(&table, &choices, &State::default());
    assert_eq!(proposal.counts, [2, 0, 0, 1]);
    assert_eq!(&*proposal.rows[0].practice.system, "systmone");
}

#[test]
fn a_practice_named_by_hand_keeps_its_answers_when_its_code_becomes_known() {
    let mut state = State::default();
    let by_hand = NamedPractice {
        name: "Ash surgery".into(),
        organisation: "en-pct".into(),
        system: "systmone".into(),
        ..NamedPractice::default()
    };
    hold(
        &mut state,
        Target::Practice {
            id: "p-0123abcd".into(),
        },
        Value::Practice(by_hand),
    );
    let proposal = proposed(LIST, &state);
    assert_eq!(&*proposal.rows[0].id, "p-0123abcd");
    assert!(matches!(proposal.rows[0].outcome, Outcome::Changed(_)));
}

/// One row of the NHS organisation file.
pub fn nhs_row(code: &str, name: &str, parent: &str, closed: &str, setting: &str) -> String {
    let mut cells = vec![String::new(); 27];
    for (at, cell) in [
        (0, code),
        (1, name),
        (2, "Y51"),
        (9, "SG1 1AA"),
        (10, "19740401"),
        (11, closed),
        (12, if closed.is_empty() { "A" } else { "C" }),
        (14, parent),
        (17, "01438 123456"),
        (25, setting),
    ] {
        cells[at] = cell.to_owned();
    }
    let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
    quoted.join(",") + "\r\n"
}

#[test]
fn the_nhs_organisation_file_is_recognised() {
    let text = [
        nhs_row("E82001", "ASH SURGERY", "5P3", "", "4"),
        nhs_row("E82002", "BEECH SURGERY", "5P3", "20050331", "4"),
        nhs_row("E82003", "CEDAR SURGERY", "5P3", "19800331", "4"),
        nhs_row("Y00001", "WALK IN CENTRE", "5P3", "", "1"),
        nhs_row("A81001", "THE DENSHAM SURGERY", "5E1", "", "4"),
    ]
    .concat();
    let table = table(&text);
    let mut choices = choices(&table);
    assert!(choices.columns.is_nhs_file && !choices.columns.has_heads);
    choices.organisations.meanings[0].id = Some("en-pct".into());
    let proposal = propose(&table, &choices, &State::default());
    let outcomes: Vec<&Outcome> = proposal.rows.iter().map(|row| &row.outcome).collect();
    assert_eq!(
        outcomes,
        [
            &Outcome::New,
            &Outcome::LeftOut(LeftOut::Closed(day("2005-03-31"))),
            &Outcome::LeftOut(LeftOut::ClosedLongAgo("19800331".into())),
            &Outcome::LeftOut(LeftOut::NoPractice("1".into())),
            &Outcome::LeftOut(LeftOut::OtherOrganisation("5E1".into())),
        ]
    );
    assert_eq!(proposal.rows[0].practice.place.as_deref(), Some("SG1 1AA"));

    // One that is known is told to have closed.
    let mut state = State::default();
    let known = NamedPractice {
        name: "Beech Surgery".into(),
        organisation: "en-pct".into(),
        ..NamedPractice::default()
    };
    hold(
        &mut state,
        Target::Practice {
            id: "E82002".into(),
        },
        Value::Practice(known),
    );
    let proposal = propose(&table, &choices, &state);
    assert_eq!(proposal.rows[1].practice.closed, Some(day("2005-03-31")));
}

#[test]
fn a_table_without_heads_is_told_by_its_codes() {
    let columns = Columns::guess(&table("Ash Surgery\tE82001\nBeech Surgery\tE82002\n"));
    assert_eq!(columns.get(Column::Code), Some(1));
    assert_eq!(columns.get(Column::Name), Some(0));
    assert!(!columns.has_heads);
}

proptest! {
    #[test]
    fn any_table_can_be_proposed_and_what_was_taken_in_is_the_same_afterwards(
        rows in prop::collection::vec(
            ("[EFG]8[0-9]{1,2}", "[A-D]sh( [A-B])?", prop::sample::select(vec!["East & North", "West", "", "x"]),
             prop::sample::select(vec!["TPP SystmOne", "EMIS LV", "?", ""]), "[0-9 ]{0,11}", "[a-z=']{0,4}"),
            0..30,
        ),
        heads in any::<bool>(),
    ) {
        let mut text = String::new();
        if heads {
            text.push_str("code,name,pct,system,phone,contact\n");
        }
        for (code, name, organisation, system, phone, contact) in &rows {
            crate::exchange::table::write_line(&mut text, &[code, name, organisation, system, phone, contact]);
        }
        let mut reader = TableReader::new(&text);
        let mut is_table = true;
        loop {
            match reader.read(100) {
                Ok(false) => {}
                Ok(true) => break,
                Err(_) => {
                    is_table = false;
                    break;
                }
            }
        }
        prop_assume!(is_table);
        let table = reader.finish();
        let choices = choices(&table);
        let mut state = State::default();
        let first = propose(&table, &choices, &state);
        prop_assert_eq!(first.rows.len() + choices.columns.first_row(), table.len());
        keep(&mut state, &first);
        let second = propose(&table, &choices, &state);
        prop_assert_eq!(second.counts[0], 0);
        prop_assert_eq!(second.counts[3], first.counts[3]);
        prop_assert!(second.changes(&Set::new()).is_empty(), "{:?}", second);
    }
}
