//! Plans that are read without a problem and without a notice, and written back.

use rollcall::plan;

const HERTFORDSHIRE: &str = include_str!("../public/plans/hertfordshire-2009-10.json");

#[test]
fn the_hertfordshire_plan_is_read_without_a_problem_or_a_notice() {
    match plan::read(HERTFORDSHIRE.as_bytes().to_vec()) {
        Ok(loaded) => assert_eq!(loaded.notices, []),
        Err(refusal) => panic!("{refusal}"),
    }
}

#[test]
fn a_file_read_and_written_back_says_the_same() {
    let file = plan::read_file(HERTFORDSHIRE.as_bytes().to_vec()).unwrap();
    let written = file.to_json().unwrap();
    let again = plan::read_file(written.into_bytes()).unwrap();
    assert_eq!(file, again);
}

#[test]
fn the_example_in_the_readme_is_a_plan() {
    let readme = include_str!("../README.md");
    let (_, after) = readme.split_once("```json\n").unwrap();
    let (example, _) = after.split_once("```").unwrap();
    match plan::read(example.into()) {
        Ok(loaded) => assert_eq!(loaded.notices, []),
        Err(refusal) => panic!("{refusal}"),
    }
}
