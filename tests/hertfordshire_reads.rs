//! The bundled plan is read without a problem and without a notice.

use rollcall::plan::{self, Reader};

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
    let file = Reader::from_text(HERTFORDSHIRE)
        .unwrap()
        .finish_file()
        .unwrap();
    let written = file.to_json().unwrap();
    let again = Reader::from_text(&written).unwrap().finish_file().unwrap();
    assert_eq!(file, again);
}
