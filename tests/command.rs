//! `rollcall check FILE` and `rollcall print FILE --out FILE`: what they print, what they make and what
//! they end with.

use std::path::PathBuf;
use std::process::{Command, Output};

fn check(file: &str) -> Output {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file);
    Command::new(env!("CARGO_BIN_EXE_rollcall"))
        .arg("check")
        .arg(path)
        .output()
        .expect("the command runs")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_plan_with_findings_ends_with_1_and_lists_them() {
    let output = check("public/plans/hertfordshire-2009-10.json");
    let text = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.starts_with(
        "Hertfordshire IM&T plan 2009/10, revision 4.0, as of Wed 23 Sep 2009.\nIt holds 187 activities, "
    ));
    assert!(text.contains(
        "\n1. East & North has 63 practices in one place, 62 in another\n   2.4.18 says 63."
    ));
}

#[test]
fn a_refused_plan_ends_with_2_and_says_what_to_do() {
    let output = check("tests/fixtures/plans/bad/date-not-a-date.json");
    let text = printed(&output);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(
        text.starts_with("This plan was not opened. It has 1 problem.\n"),
        "{text}"
    );
    assert!(
        text.contains("If February 2010 is meant, change line"),
        "{text}"
    );
}

#[test]
fn a_plan_without_anything_to_report_ends_with_0() {
    let output = check("tests/fixtures/plans/good/minimal.json");
    let text = printed(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.ends_with("\nNo findings.\n"), "{text}");
}

#[test]
fn a_file_that_is_not_there_is_told_from_one_that_is_no_plan() {
    let output = check("tests/fixtures/plans/no-such-file.json");
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(
        text.contains("no-such-file.json cannot be read: "),
        "{text}"
    );
}

fn print(arguments: &[&str]) -> Output {
    let plan = "public/plans/hertfordshire-2009-10.json";
    Command::new(env!("CARGO_BIN_EXE_rollcall"))
        .arg("print")
        .arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(plan))
        .args(arguments)
        .output()
        .expect("the command runs")
}

#[test]
fn a_plan_is_printed_into_a_file_and_again_into_the_same_bytes() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    for (name, begins, pages) in [("one.pdf", "%PDF-1.7", 8), ("one.svg", "<svg ", 1)] {
        let path = folder.join(name);
        let mut made = Vec::new();
        for _ in 0..2 {
            let output = print(&["--out", path.to_str().expect("a plain path")]);
            assert_eq!(output.status.code(), Some(0), "{output:?}");
            assert!(printed(&output).contains(&format!("{name}: pages: {pages}, bytes: ")));
            made.push(std::fs::read(&path).expect("it was written"));
        }
        assert!(made[0].starts_with(begins.as_bytes()));
        assert_eq!(made[0], made[1]);
    }
}

#[test]
fn what_print_does_not_know_is_not_done() {
    for arguments in [
        &["--out", "x.doc"][..],
        &["--out"],
        &["--across", "0", "--out", "x.pdf"],
    ] {
        let output = print(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}
