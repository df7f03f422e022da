mod chosen;
mod files;
mod packed;

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::journal::{ActivityField, State};
use crate::order;
use crate::outlook::fixture::{dated, hertfordshire, plan_with};
use crate::outlook::{
    Against, Baseline, Filter, FindingMarks, GroupKey, Grouping, Outlook, RowsView, SortBy, Status,
    StatusSet, Table,
};
use crate::plan::{self, Plan, Span};
use files::pdf;

/// What the sheets of a plan are made from.
fn desk(plan: &Arc<Plan>, state: &State) -> Subject {
    let found = plan::findings(plan);
    Subject {
        outlook: Arc::new(Outlook::new(plan.clone(), state, plan.as_of)),
        marks: FindingMarks::of_rows(&found, state),
        found: Arc::new(found),
        view: RowsView::default(),
        table: Table::default(),
        days: None,
        over: Overlay::default(),
        content: "0123456789ab".to_owned(),
    }
}

fn across(form: Form, across: usize) -> Setup {
    Setup {
        across,
        ..Setup::new(form)
    }
}

/// Every text on a sheet with its left edge, base line and width.
fn texts(sheet: &Sheet) -> Vec<(f64, f64, f64, Style, &str)> {
    let text = |item| match item {
        &Item::Text {
            x,
            y,
            anchor,
            style,
            ref words,
        } => {
            let width = Style::width_of(style, words);
            let left = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            Some((left, y, width, style, &**words))
        }
        _ => None,
    };
    sheet.items.iter().filter_map(text).collect()
}

fn words(sheet: &Sheet) -> Vec<&str> {
    texts(sheet).into_iter().map(|(.., words)| words).collect()
}

/// The words of a sheet that are tagged so.
fn words_tagged(sheet: &Sheet, is_wanted: impl Fn(&Tag) -> bool) -> Vec<&str> {
    let mut is_it = false;
    let mut found = Vec::new();
    for item in &sheet.items {
        match item {
            Item::Tag(tag) => is_it = is_wanted(tag),
            Item::Text { words, .. } if is_it => found.push(&**words),
            _ => {}
        }
    }
    found
}

/// Nothing leaves the sheet, and no text lies on another.
fn assert_tidy(sheet: &Sheet) {
    let Size { width, height } = sheet.size;
    let inside = |x: f64, y: f64, what: &dyn std::fmt::Debug| {
        assert!(
            (0.0..=width).contains(&x) && (0.0..=height).contains(&y),
            "{what:?} leaves the sheet"
        );
    };
    for item in &sheet.items {
        match item {
            Item::Fill { area, .. } | Item::Fade { area, .. } => {
                assert!(area.width >= 0.0 && area.height >= 0.0);
                inside(area.x, area.y, item);
                inside(area.x + area.width, area.y + area.height, item);
            }
            Item::Glyph { x, y, side, .. } => {
                inside(*x, *y, item);
                inside(x + side, y + side, item);
            }
            Item::Path { x, y, d, .. } => {
                for step in path::steps(d) {
                    if let path::Step::Move(to)
                    | path::Step::Line(to)
                    | path::Step::Curve(_, _, to) = step
                    {
                        inside(x + to.0, y + to.1, item);
                    }
                }
            }
            Item::Text { .. } | Item::Tag(_) => {}
        }
    }
    let mut texts = texts(sheet);
    texts.sort_by(|a, b| a.1.total_cmp(&b.1));
    for (at, (x, y, wide, style, words)) in texts.iter().enumerate() {
        assert!(
            *x >= 0.0 && x + wide <= width && y - style.size >= 0.0 && y + 4.0 <= height,
            "{words:?} leaves the sheet: {x} to {} of {width}, {y} of {height}",
            x + wide
        );
        let near = texts[at + 1..]
            .iter()
            .take_while(|it| it.1 - it.3.size * 0.7 < *y);
        for (left, _, other_wide, _, other) in near {
            assert!(
                left + other_wide <= *x || x + wide <= *left,
                "{words:?} and {other:?} overlap"
            );
        }
    }
}

#[test]
fn a_small_plan_as_a_picture() {
    let plan = plan_with(
        r#""sources": [{"id": "3.1", "title": "Services"}],
           "organisations": [{"id": "w", "name": "West PCT", "kind": "pct"}],
           "activities": [
            {"id": "a", "kind": "deployment", "name": "Podiatry", "organisation": "w",
             "start": "2009-03", "end": "2009-10", "source": "3.1"},
            {"id": "b", "kind": "deployment", "name": "Dental & <orthodontics>", "organisation": "w",
             "start": "2008-12", "end": "2009-04"},
            {"id": "c", "kind": "milestone", "name": "Training room open", "start": "2009-10-12"},
            {"id": "d", "kind": "deployment", "name": "Child Health", "source": "3.1"}]"#,
    );
    let state = dated("a", ActivityField::ForecastEnd, "2009-11");
    let sheets = Sheets::new(desk(&plan, &state), Setup::new(Form::Picture));
    assert_eq!(sheets.count(), 1);
    insta::assert_snapshot!(svg(&sheets.draw(0), &sheets.title()));
}

/// A plan in which letters wait for printing and for a supplier's release.
fn linked() -> Arc<Plan> {
    plan_with(
        r#""revisions": [
            {"revision": "0.9", "date": "2009-02-01", "summary": "First"},
            {"revision": "1", "date": "2009-09-01", "summary": "Second"}],
           "organisations": [{"id": "w", "name": "West PCT", "kind": "pct"},
                             {"id": "m", "name": "Maker", "kind": "supplier"}],
           "activities": [
            {"id": "printing", "kind": "deployment", "name": "Printing", "organisation": "w",
             "start": "2009-01", "end": "2009-10"},
            {"id": "forms", "kind": "deployment", "name": "Forms", "organisation": "w",
             "start": "2009-01", "end": "2009-06"},
            {"id": "release", "kind": "milestone", "name": "Release 3.5", "organisation": "m",
             "end": "2009-11"},
            {"id": "letters", "kind": "deployment", "name": "Letters", "organisation": "w",
             "start": "2009-12", "end": "2010-03",
             "baselines": [{"revision": "0.9", "end": "2009-12"}],
             "dependsOn": [{"on": "printing"}, {"on": "release"}]}]"#,
    )
}

#[test]
fn a_baseline_that_was_chosen_is_drawn_and_named_on_every_page() {
    let plan = linked();
    let mut desk = desk(&plan, &State::default());
    let baseline = Baseline::revision(&plan, "0.9").unwrap();
    let against = Arc::new(Against::new(&plan, &baseline));
    let usual = Sheets::new(desk.clone(), Setup::new(Form::A4Landscape)).draw(0);
    assert!(!words(&usual).iter().any(|it| it.contains("0.9")));
    desk.outlook = Arc::new(desk.outlook.seen_with(Some(against), None));
    let sheet = Sheets::new(desk, Setup::new(Form::A4Landscape)).draw(0);
    assert_tidy(&sheet);
    let said = words(&sheet);
    for wanted in ["+3 months", "new", "as it was in revision 0.9"] {
        assert!(said.contains(&wanted), "{wanted}: {said:?}");
    }
    assert!(
        said.iter()
            .any(|it| it.ends_with("compared with revision 0.9"))
    );
}

#[test]
fn the_progress_line_and_links_are_drawn_where_asked_for() {
    let plan = linked();
    let mut desk = desk(&plan, &State::default());
    let count = |desk: &Subject| {
        let sheet = Sheets::new(desk.clone(), Setup::new(Form::A4Landscape)).draw(0);
        assert_tidy(&sheet);
        let paths = |wanted: Colour, is_filled: bool| {
            let is_it = |item: &&Item| match item {
                Item::Path { fill, edge, .. } if is_filled => {
                    *fill == Some(wanted) && edge.is_none()
                }
                Item::Path { fill, edge, d, .. } => {
                    fill.is_none()
                        && edge.is_some_and(|edge| edge.colour == wanted)
                        && d.contains('Q')
                }
                _ => false,
            };
            sheet.items.iter().filter(is_it).count()
        };
        let gates = sheet.items.iter().filter(
            |it| matches!(it, Item::Path { d, .. } if *d == crate::chart::strokes::GATE_RING),
        );
        (
            paths(ink::SECOND, false),
            paths(ink::BLUE, false),
            gates.count(),
            paths(ink::INK, true),
        )
    };
    assert_eq!(count(&desk), (0, 0, 0, 0));
    desk.over.has_links = true;
    assert_eq!(count(&desk), (2, 0, 1, 0));
    // The chain is drawn over what was drawn before.
    desk.over.open = plan.activity("letters");
    let (_, chain, ..) = count(&desk);
    assert_eq!(chain, 1);
    // The forms are late: a dot.
    desk.over = Overlay {
        has_progress: true,
        ..Overlay::default()
    };
    assert_eq!(count(&desk), (0, 0, 0, 1));
    let sheets = Sheets::new(desk.clone(), Setup::new(Form::A4Landscape));
    let svg = |sheets: &Sheets| svg(&sheets.draw(0), &sheets.title());
    let again = Sheets::new(desk, Setup::new(Form::A4Landscape));
    assert_eq!(svg(&sheets), svg(&again));
}

#[test]
fn the_hertfordshire_plan_fits_these_pages() {
    let desk = desk(&hertfordshire(), &State::default());
    let count = |form, over| Sheets::new(desk.clone(), across(form, over)).count();
    assert_eq!(count(Form::A4Landscape, 1), 8);
    assert_eq!(count(Form::A4Portrait, 1), 6);
    assert_eq!(count(Form::A3Landscape, 1), 5);
    assert_eq!(count(Form::A3Portrait, 1), 4);
    assert_eq!(count(Form::A3Landscape, 3), 15);
    assert_eq!(count(Form::Picture, 1), 1);
}

#[test]
fn a_lane_that_goes_on_is_named_again_on_every_sheet() {
    let desk = desk(&hertfordshire(), &State::default());
    let sheets = Sheets::new(desk.clone(), Setup::new(Form::A4Landscape));
    let marks = sheets.marks();
    for number in 0..sheets.count() {
        let sheet = sheets.draw(number);
        let said = words(&sheet);
        assert!(said.contains(&"Service or site") && said.contains(&"2009/10"));
        // The rows of all sheets but the first begin here.
        let top = marks
            .iter()
            .any(|it| it.sheet == number && (number == 0 || it.y < 109.0));
        assert!(top || said.contains(&"continued"), "sheet {number}");
        let page = format!("Page {} of 8", number + 1);
        let foot = said.iter().find(|words| words.ends_with(&page)).unwrap();
        assert!(foot.starts_with("Content 0123456789ab"));
        let left =
            "Hertfordshire IM&T plan 2009/10, revision 4.0 · as of Wed 23 Sep 2009 · All 187 rows.";
        assert!(said.contains(&left));
    }
}

#[test]
fn what_is_left_out_is_said() {
    let plan = hertfordshire();
    let mut desk = desk(&plan, &State::default());
    let pct = GroupKey::find(Grouping::Organisation, &plan, "en-pct").unwrap();
    desk.view.filter.statuses = StatusSet::EMPTY.with(Status::Late);
    desk.view.collapsed = order::Set::from_iter([pct]);
    let sheets = Sheets::new(desk.clone(), Setup::new(Form::A4Landscape));
    let sheet = sheets.draw(0);
    let all = words(&sheet).join(" ");
    assert!(
        all.contains("10 of 187 rows: status Late. Days shown"),
        "{all}"
    );
    assert!(all.contains("7 rows folded away and not printed."), "{all}");
    assert!(
        all.contains("East & North Hertfordshire PCT 7 rows · 7 late, folded away"),
        "{all}"
    );
}

#[test]
fn a_plan_without_rows_is_one_sheet_that_says_so() {
    let desk = desk(&plan_with(r#""activities": []"#), &State::default());
    for form in Form::ALL {
        let sheets = Sheets::new(desk.clone(), Setup::new(form));
        assert_eq!(sheets.count(), 1);
        assert_tidy(&sheets.draw(0));
        assert!(words(&sheets.draw(0)).join(" ").contains("All 0 rows."));
    }
}

/// A plan of so many rows in so many organisations, the same for the same numbers.
fn many(rows: usize, organisations: usize) -> Arc<Plan> {
    let mut text = String::from("\"organisations\": [");
    for at in 0..organisations {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(
            text,
            r#"{comma}{{"id": "o{at}", "name": "Organisation {at}", "kind": "pct"}}"#
        );
    }
    text.push_str(r#"], "activities": ["#);
    for at in 0..rows {
        let comma = if at == 0 { "" } else { "," };
        let (month, later) = (at % 12 + 1, at % 5 + 1);
        let organisation = at * 7 % organisations;
        let _ = write!(
            text,
            r#"{comma}{{"id": "a{at}", "kind": "deployment", "name": "Row {at}.", "organisation": "o{organisation}""#
        );
        match at % 9 {
            0 => {}
            1 => {
                let _ = write!(text, r#", "end": "2009-{month:02}-1{later}""#);
            }
            _ => {
                let _ = write!(
                    text,
                    r#", "start": "2009-{month:02}", "end": "201{later}-{month:02}""#
                );
            }
        }
        text.push('}');
    }
    text.push(']');
    plan_with(&text)
}

#[test]
fn every_row_is_printed_once_on_each_sheet_across() {
    let desk = desk(&many(700, 9), &State::default());
    for (form, over) in [
        (Form::A4Landscape, 1),
        (Form::A3Portrait, 3),
        (Form::Picture, 1),
    ] {
        let sheets = Sheets::new(desk.clone(), across(form, over));
        let mut seen = vec![0; 700];
        for number in 0..sheets.count() {
            let sheet = sheets.draw(number);
            assert_tidy(&sheet);
            for words in words(&sheet) {
                let row = words
                    .strip_prefix("Row ")
                    .and_then(|it| it.strip_suffix('.'));
                if let Some(row) = row.and_then(|row| row.parse::<usize>().ok()) {
                    seen[row] += 1;
                }
            }
        }
        assert!(seen.iter().all(|&times| times == over), "{form:?}");
    }
}

#[test]
fn a_hundred_thousand_rows_are_laid_out_and_any_sheet_drawn_at_once() {
    let desk = desk(&many(100_000, 120), &State::default());
    let sheets = Sheets::new(desk.clone(), Setup::new(Form::A4Landscape));
    assert!(sheets.count() > 3_000, "{}", sheets.count());
    assert_tidy(&sheets.draw(sheets.count() - 1));
    let mut pdf = Pdf::new(&sheets);
    for _ in 0..100 {
        assert!(pdf.add_sheet());
    }
    assert!(pdf.finish().len() < 2_000_000);
}

fn any_view() -> impl Strategy<Value = RowsView> {
    let group = prop::sample::select(&Grouping::ALL[..]);
    let sort = prop_oneof![
        Just(SortBy::PlanOrder),
        Just(SortBy::GoLive),
        Just(SortBy::Name)
    ];
    let statuses = prop::collection::vec(0_usize..6, 0..4);
    (group, sort, statuses, any::<bool>()).prop_map(|(group, sort, statuses, is_packed)| RowsView {
        group,
        sort,
        is_packed,
        filter: Filter {
            statuses: statuses.into_iter().map(|at| Status::ALL[at]).collect(),
            ..Filter::default()
        },
        ..RowsView::default()
    })
}

fn any_form() -> impl Strategy<Value = Form> {
    (0..Form::ALL.len()).prop_map(|at| Form::ALL[at])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_printed_nothing_is_cut_and_nothing_overlaps(
        view in any_view(), form in any_form(), over in 1_usize..4, first in 0..3000, days in 1..4000,
    ) {
        let mut desk = desk(&hertfordshire(), &State::default());
        let first = plan::Day::from_ymd(2004, 1, 1).unwrap().plus_days(first);
        desk.view = view;
        desk.days = Some(Span { first, end: first.plus_days(days) });
        let sheets = Sheets::new(desk.clone(), across(form, over));
        for number in 0..sheets.count() {
            assert_tidy(&sheets.draw(number));
        }
    }

    #[test]
    fn whatever_a_plan_is_called_its_words_stay_inside_their_columns(
        names in prop::collection::vec("\\PC{1,60}|[A-Z]{20,90}|([a-z]{1,12} ){1,30}[a-z]", 1..12),
        printed in "\\PC{1,40}", form in any_form(),
    ) {
        let quoted = |text: &str| text.replace('\\', "/").replace('"', "'");
        let rows: Vec<String> = names.iter().enumerate().map(|(at, name)| {
            let name = format!("x{}", quoted(name).trim_end());
            let printed = quoted(&printed);
            format!(
                r#"{{"id": "a{at}", "kind": "milestone", "name": "{name}", "printedEnd": "x{}", "organisation": "o"}}"#,
                printed.trim_end(),
            )
        }).collect();
        let plan = plan_with(&format!(
            r#""organisations": [{{"id": "o", "name": "x{}", "kind": "pct"}}], "activities": [{}]"#,
            quoted(&names[0]).trim_end(), rows.join(",")
        ));
        let desk = desk(&plan, &State::default());
        let sheets = Sheets::new(desk.clone(), Setup::new(form));
        for number in 0..sheets.count() {
            assert_tidy(&sheets.draw(number));
        }
        prop_assert_eq!(pdf(&sheets), pdf(&sheets));
    }
}
