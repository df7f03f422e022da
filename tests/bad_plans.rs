//! Every bad plan of the fixtures is refused with exactly the words that its snapshot holds, and
//! no text whatever makes reading panic.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rollcall::plan::{self, Reader, Refusal};

const HERTFORDSHIRE: &str = include_str!("../public/plans/hertfordshire-2009-10.json");

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// Names and bytes of all files of a folder of fixtures, in order.
fn fixtures(kind: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder("fixtures/plans").join(kind))
        .expect("the fixtures are there")
        .map(|entry| {
            let path = entry.expect("the folder can be listed").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            (
                name.into_owned(),
                fs::read(&path).expect("the file can be read"),
            )
        })
        .collect();
    files.sort();
    files
}

fn refused(bytes: Vec<u8>) -> Refusal {
    match plan::read(bytes) {
        Err(refusal) => refusal,
        Ok(_) => panic!("the plan was opened"),
    }
}

#[test]
fn every_bad_plan_is_refused_in_the_very_words_of_its_snapshot() {
    for (name, bytes) in fixtures("bad") {
        insta::assert_snapshot!(name, refused(bytes));
    }
}

#[test]
fn every_snapshot_belongs_to_a_bad_plan() {
    let plans: BTreeSet<String> = fixtures("bad").into_iter().map(|(name, _)| name).collect();
    let snapshots: BTreeSet<String> = fs::read_dir(folder("snapshots"))
        .unwrap()
        .filter_map(|entry| {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            let name = name.strip_prefix("bad_plans__")?.strip_suffix(".snap")?;
            Some(name.to_owned())
        })
        .collect();
    assert_eq!(snapshots, plans);
}

#[test]
fn every_problem_says_what_is_expected_and_what_to_do() {
    for (name, bytes) in fixtures("bad") {
        for problem in refused(bytes).problems {
            assert!(
                !problem.title.is_empty() && !problem.title.ends_with('.'),
                "{name}"
            );
            assert!(!problem.expected.runs().is_empty(), "{name}");
            let to_do = problem.to_do.to_string();
            assert!(to_do.ends_with('.'), "{name}: {to_do}");
            if let Some(excerpt) = problem.excerpt {
                let line = &excerpt.lines[excerpt.culprit];
                assert!(line.get(excerpt.marked).is_some(), "{name}");
                assert!(excerpt.lines.len() <= 5, "{name}");
            }
        }
    }
}

#[test]
fn every_good_plan_and_every_plan_with_findings_is_opened() {
    for (name, bytes) in fixtures("good").into_iter().chain(fixtures("finding")) {
        if let Err(refusal) = plan::read(bytes) {
            panic!("{name}: {refusal}");
        }
    }
}

#[test]
fn what_is_not_known_and_what_was_hidden_is_noticed() {
    let notices = |wanted: &str| {
        let (_, bytes) = fixtures("good")
            .into_iter()
            .find(|(name, _)| name == wanted)
            .expect("the fixture is there");
        let loaded = plan::read(bytes).expect("the plan is opened");
        let told = loaded
            .notices
            .iter()
            .map(|it| (it.title.clone(), it.path.clone()));
        (told.collect::<Vec<_>>(), loaded.plan)
    };
    let (unknown, _) = notices("unknown-members");
    let unknown: Vec<(&str, &str)> = unknown.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(
        unknown,
        [
            (
                "Rollcall does not know “mood”. It is kept as it is.",
                "activities[0].mood"
            ),
            (
                "Rollcall does not know “colour”. It is kept as it is.",
                "colour"
            ),
            (
                "Rollcall does not know “motto”. It is kept as it is.",
                "organisations[0].motto"
            ),
        ]
    );
    let (hidden, plan) = notices("hidden-characters");
    assert_eq!(
        hidden,
        [(
            r"Hidden characters were removed from a text. It was “Podi\0atry\u{202e}”.".to_owned(),
            "activities[0].name".to_owned()
        )]
    );
    assert_eq!(&*plan.activities[0].name, "Podiatry");
}

#[test]
fn fifty_problems_are_told_and_all_are_counted() {
    let rows: Vec<String> = (0..60)
        .map(|at| format!(r#"{{ "id": "a{at}", "kind": "project", "name": "A", "end": "bad" }}"#))
        .collect();
    let text = small(&format!(r#""activities": [{}]"#, rows.join(",\n")));
    let refusal = refused(text.clone().into_bytes());
    assert_eq!((refusal.problems.len(), refusal.total), (50, 60));
    assert_eq!(refusal.problems[49].path, "activities[49].end");
    assert!(refusal.to_string().ends_with("\n10 more are not listed.\n"));

    // Where the text breaks off, that is always told.
    let cut = &text[..text.len() - 4];
    let refusal = refused(cut.as_bytes().to_vec());
    assert_eq!((refusal.problems.len(), refusal.total), (50, 61));
    assert_eq!(refusal.problems[49].title, "The file ends too soon");
}

/// A plan with nothing but what must be there and these members.
fn small(members: &str) -> String {
    format!(
        r#"{{ "format": "rollcall-plan", "version": 1, "id": "small", "title": "Small", "community": "Small",
  "revision": "1.0", "asOf": "2009-09-23", {members} }}"#
    )
}

#[test]
fn utf_16_with_a_mark_is_read_and_without_one_is_refused() {
    let text = small(r#""note": "€ 5""#);
    let little = text.encode_utf16().flat_map(u16::to_le_bytes);
    let big = text.encode_utf16().flat_map(u16::to_be_bytes);
    let unmarked: Vec<u8> = little.clone().collect();
    assert!(plan::read([0xFF, 0xFE].into_iter().chain(little).collect()).is_ok());
    assert!(plan::read([0xFE, 0xFF].into_iter().chain(big).collect()).is_ok());
    let refusal = refused(unmarked);
    assert_eq!(refusal.problems[0].title, "The file is not saved as UTF-8");
}

#[test]
fn a_byte_that_is_no_character_is_shown_in_its_line() {
    let mut bytes = small(r#""note": "caf""#).into_bytes();
    let at = bytes.len() - 4;
    bytes.insert(at, 0xE9);
    let refusal = refused(bytes);
    let problem = &refusal.problems[0];
    assert_eq!(problem.title, "The file is not saved as UTF-8");
    assert_eq!(
        problem.found.as_deref(),
        Some("a byte that is no character, 0xE9")
    );
    let excerpt = problem.excerpt.as_ref().unwrap();
    assert_eq!(
        &excerpt.lines[excerpt.culprit][excerpt.marked.clone()],
        "\u{FFFD}"
    );
}

#[test]
fn a_file_over_64_mb_is_refused_before_it_is_looked_at() {
    let bytes = vec![b' '; plan::MAX_BYTES + 1];
    let by_size = plan::Refused::for_size(bytes.len()).map(|refused| refused.explain());
    assert_eq!(by_size, Some(refused(bytes)));
    assert_eq!(plan::Refused::for_size(plan::MAX_BYTES), None);
}

#[test]
fn more_activities_or_links_than_are_allowed_are_refused() {
    let row = |at: usize, links: &str| {
        format!(r#"{{"id":"a{at}","kind":"project","name":"A","dependsOn":[{links}]}}"#)
    };
    let rows: Vec<String> = (0..=plan::MAX_ACTIVITIES).map(|at| row(at, "")).collect();
    let refusal = refused(small(&format!(r#""activities": [{}]"#, rows.join(","))).into_bytes());
    assert_eq!(
        refusal.problems[0].title,
        "The plan has too many activities"
    );
    assert_eq!(refusal.total, 1);

    let links = vec![r#"{"on":"a0"}"#; 1_001].join(",");
    let rows: Vec<String> = (0..1_000).map(|at| row(at, &links)).collect();
    let refusal = refused(small(&format!(r#""activities": [{}]"#, rows.join(","))).into_bytes());
    assert_eq!(
        refusal.problems[0].title,
        "The plan has too many links between activities"
    );
}

#[test]
fn reading_step_by_step_is_reading_at_once_and_tells_how_far_it_is() {
    let mut reader = Reader::from_text(HERTFORDSHIRE).unwrap();
    let mut before = 0;
    let last = loop {
        let progress = reader.step(10);
        assert!(progress.bytes_read >= before && progress.bytes_read <= progress.bytes_total);
        before = progress.bytes_read;
        if progress.is_done {
            break progress;
        }
    };
    assert!(last.records > 500);
    let at_once = plan::read(HERTFORDSHIRE.as_bytes().to_vec()).unwrap();
    assert_eq!(reader.finish().unwrap(), at_once);
}

#[test]
fn a_file_written_back_keeps_what_rollcall_does_not_know() {
    let text = small(
        r#""colour": [1, { "a": "é" }], "activities": [
            { "id": "a", "kind": "project", "name": "A", "mood": "good",
              "dependsOn": [{ "on": "b", "weight": 1.50 }] },
            { "id": "b", "kind": "project", "name": "B" }]"#,
    );
    let file = plan::read_file(text.into_bytes()).unwrap();
    let written = file.to_json().unwrap();
    for kept in [
        r#""mood": "good""#,
        r#""weight": 1.50"#,
        r#""colour": [1, { "a": "é" }]"#,
    ] {
        assert!(written.contains(kept), "{kept} is not in {written}");
    }
    let again = plan::read_file(written.into_bytes()).unwrap();
    assert_eq!(file, again);
}

#[test]
fn a_very_long_circle_is_found_without_a_deep_stack() {
    let count = 100_000;
    let rows: Vec<String> = (0..count)
        .map(|at| {
            let next = (at + 1) % count;
            format!(r#"{{"id":"a{at}","kind":"project","name":"A{at}","dependsOn":[{{"on":"a{next}"}}]}}"#)
        })
        .collect();
    let text = small(&format!(r#""activities": [{}]"#, rows.join(",")));
    let plan = plan::read(text.into_bytes()).unwrap().plan;
    let findings = plan::findings(&plan);
    let circle = findings
        .iter()
        .find(|it| it.rule == plan::FindingRule::DependencyCycle)
        .unwrap();
    assert_eq!(circle.activities().count(), count);
}

/// One change to a text, as a slip of the hand or a bad disk makes it.
#[derive(Clone, Debug)]
enum Slip {
    Cut(usize),
    Remove(usize, usize),
    Byte(usize, u8),
    Insert(usize, &'static str),
    Double(usize, usize),
}

fn any_slip() -> impl Strategy<Value = Slip> {
    let at = || 0..HERTFORDSHIRE.len();
    let tokens = prop::sample::select(vec![
        "null",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "1e999",
        "-0",
        "\u{202e}",
        "\\u0000",
        "\"id\": \"en-pct\",",
        "99999999999999999999",
        "\"\"",
        "true",
        "[[[[[[[[",
        "\"end\": 7,",
    ]);
    prop_oneof![
        at().prop_map(Slip::Cut),
        (at(), 1..40_usize).prop_map(|(at, length)| Slip::Remove(at, length)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Slip::Byte(at, byte)),
        (at(), tokens).prop_map(|(at, token)| Slip::Insert(at, token)),
        (at(), 1..400_usize).prop_map(|(at, length)| Slip::Double(at, length)),
    ]
}

fn after(slips: &[Slip]) -> Vec<u8> {
    let mut bytes = HERTFORDSHIRE.as_bytes().to_vec();
    for slip in slips {
        let length = bytes.len();
        match *slip {
            Slip::Cut(at) => bytes.truncate(at),
            Slip::Remove(at, count) => {
                bytes.drain(at.min(length)..(at + count).min(length));
            }
            Slip::Byte(at, byte) => {
                if let Some(there) = bytes.get_mut(at) {
                    *there = byte;
                }
            }
            Slip::Insert(at, token) => {
                bytes.splice(at.min(length)..at.min(length), token.bytes());
            }
            Slip::Double(at, count) => {
                let part = bytes[at.min(length)..(at + count).min(length)].to_vec();
                bytes.splice(at.min(length)..at.min(length), part);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn no_slip_in_the_hertfordshire_plan_makes_reading_panic(
        slips in prop::collection::vec(any_slip(), 1..4),
    ) {
        match plan::read(after(&slips)) {
            Ok(loaded) => {
                let _ = plan::findings(&loaded.plan);
            }
            Err(refusal) => {
                prop_assert!(!refusal.problems.is_empty());
                prop_assert!(refusal.total >= refusal.problems.len());
                for problem in &refusal.problems {
                    if let Some(excerpt) = &problem.excerpt {
                        let line = &excerpt.lines[excerpt.culprit];
                        prop_assert!(line.get(excerpt.marked.clone()).is_some());
                    }
                }
                let _ = refusal.to_string();
            }
        }
    }

    #[test]
    fn no_bytes_whatever_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = plan::read(bytes);
    }
}
