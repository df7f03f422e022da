//! Packed lanes on paper.

use super::*;
use crate::outlook::{Row, Rows, words as dates};
use crate::plan::ActivityIx;

fn packed_desk(plan: &Arc<Plan>) -> Subject {
    let mut desk = desk(plan, &State::default());
    desk.view.is_packed = true;
    desk
}

/// What stands on the bars of a sheet or beside them.
fn names_on_bars(sheet: &Sheet) -> Vec<&str> {
    words_tagged(sheet, |tag| matches!(tag, Tag::Bars(_)))
}

#[test]
fn every_dated_row_stands_once_with_its_name_on_fewer_lines_than_rows() {
    let plan = hertfordshire();
    let desk = packed_desk(&plan);
    let outlook = desk.outlook.clone();
    let rows = Rows::new(&outlook, &desk.marks, &desk.view);
    let sheets = Sheets::new(desk, Setup::new(Form::A4Landscape));
    let unpacked = Sheets::new(
        self::desk(&plan, &State::default()),
        Setup::new(Form::A4Landscape),
    );
    assert!(
        sheets.count() < unpacked.count(),
        "{} of {}",
        sheets.count(),
        unpacked.count()
    );
    let drawn: Vec<Sheet> = (0..sheets.count())
        .map(|number| sheets.draw(number))
        .collect();
    for sheet in &drawn {
        assert_tidy(sheet);
    }
    let names: Vec<&str> = drawn.iter().flat_map(names_on_bars).collect();
    // One milestone lies years after everything else, outside the days.
    let far = "Decision whether Lorenzo Regional Care replaces SystmOne";
    for row in rows.iter() {
        if let Row::Activity(at) = row
            && &*plan[at].name != far
        {
            let name = &*plan[at].name;
            let wanted = plan.activities.iter().filter(|it| &*it.name == name);
            let found = names.iter().filter(|it| **it == name).count();
            assert!((1..=wanted.count()).contains(&found), "{name}: {found}");
        }
    }
    let all: Vec<&str> = drawn.iter().flat_map(words).collect();
    for at in rows.undated() {
        let name = &*plan[*at].name;
        assert!(
            all.iter().any(|it| it.starts_with(name)),
            "{name} is not printed"
        );
    }
    assert!(
        all.iter()
            .any(|it| it.contains("Several bars stand on a line"))
    );
    assert!(
        all.iter()
            .any(|it| it.contains("outside these days: 1 row")),
        "{all:?}"
    );
}

#[test]
fn rows_outside_the_days_are_counted_and_lines_are_read_in_words() {
    let plan = hertfordshire();
    let mut desk = packed_desk(&plan);
    let day = |text: &str| plan::PlanDate::parse(text).unwrap().first();
    desk.days = Some(Span {
        first: day("2010-01-01"),
        end: day("2010-04-01"),
    });
    let outlook = desk.outlook.clone();
    let sheets = Sheets::new(desk, Setup::new(Form::A4Landscape));
    let first = sheets.draw(0);
    assert_tidy(&first);
    assert!(
        words(&first)
            .iter()
            .any(|it| it.contains("because outside these days"))
    );
    let lines = first.items.iter().filter_map(|item| match item {
        Item::Tag(Tag::Bars(line)) => Some(*line),
        _ => None,
    });
    let line = lines.min().unwrap();
    let said = sheets.alternative(0, line);
    let names = names_on_bars(&first);
    assert!(said.contains(names[0]), "{said}");
    let at = outlook
        .plan()
        .activities
        .iter()
        .position(|it| &*it.name == names[0])
        .unwrap();
    let end = outlook.end(ActivityIx(u32::try_from(at).unwrap())).unwrap();
    assert!(said.contains(&dates::date(end)), "{said}");
}

#[test]
fn a_file_of_packed_lanes_says_what_is_what() {
    let sheets = Sheets::new(packed_desk(&hertfordshire()), Setup::new(Form::A4Landscape));
    assert_eq!(sheets.columns(), 1);
    let bytes = pdf(&sheets);
    let tables = files::tables(&bytes);
    assert!(!tables.is_empty());
    let kinds = |row: &Vec<String>| row.join(" ");
    for row in tables.iter().flatten() {
        assert!(matches!(&*kinds(row), "TH" | "TD"), "{row:?}");
    }
}

#[test]
fn a_hundred_thousand_packed_rows_are_laid_out() {
    let sheets = Sheets::new(
        packed_desk(&many(100_000, 40)),
        across(Form::A3Landscape, 3),
    );
    assert!(sheets.count() > 3);
    assert_tidy(&sheets.draw(sheets.count() - 1));
}
