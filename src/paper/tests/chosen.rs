//! Columns that a reader chose, on paper.

use super::*;
use crate::outlook::Column;

/// The table that an address tells so.
pub fn table(told: &[&str]) -> Table {
    let told: Vec<String> = told.iter().map(|&it| it.to_owned()).collect();
    Table::read(&told)
}

/// All columns, each as wide as it may be.
fn widest() -> Table {
    let mut table = Table::default();
    for column in Column::ALL {
        if !table.has(column) {
            table.toggle(column);
        }
        table.set_width(Some(column), u16::MAX);
    }
    table.set_width(None, u16::MAX);
    table
}

/// Where the words of the table end, and where the bars begin.
fn edges(sheet: &Sheet) -> (f64, f64) {
    let (mut end, mut begin) = (0.0_f64, f64::INFINITY);
    let mut tag = Tag::Artifact;
    let mut texts = texts(sheet).into_iter();
    for item in &sheet.items {
        let words = match item {
            Item::Text { .. } => texts.next(),
            _ => None,
        };
        match (item, tag) {
            (Item::Tag(next), _) => tag = *next,
            (Item::Text { .. }, Tag::Cell(..) | Tag::Head(_)) => {
                end = end.max(words.map_or(0.0, |(left, _, width, ..)| left + width));
            }
            (Item::Text { .. }, Tag::Bars(_)) => {
                begin = begin.min(words.map_or(begin, |(left, ..)| left));
            }
            (Item::Fill { area, .. } | Item::Fade { area, .. }, Tag::Bars(_)) => {
                begin = begin.min(area.x);
            }
            (Item::Glyph { x, .. }, Tag::Bars(_)) => begin = begin.min(*x),
            (Item::Path { x, d, .. }, Tag::Bars(_)) => {
                for step in path::steps(d) {
                    if let path::Step::Move(to)
                    | path::Step::Line(to)
                    | path::Step::Curve(_, _, to) = step
                    {
                        begin = begin.min(x + to.0);
                    }
                }
            }
            _ => {}
        }
    }
    (end, begin)
}

fn assert_apart(sheet: &Sheet) {
    let (end, begin) = edges(sheet);
    assert!(
        end < begin,
        "the table ends at {end}, bars begin at {begin}"
    );
}

/// The headings over the columns of a sheet.
fn heads(sheet: &Sheet) -> Vec<&str> {
    words_tagged(sheet, |tag| matches!(tag, Tag::Head(_)))
}

#[test]
fn the_usual_columns_stand_on_paper_as_long_as_nobody_chose() {
    let desk = desk(&hertfordshire(), &State::default());
    let sheet = Sheets::new(desk, Setup::new(Form::A4Landscape)).draw(0);
    let usual = [
        "Service or site",
        "Status",
        "Start – go-live",
        "Slip",
        "Plan",
    ];
    assert_eq!(heads(&sheet), usual);
    assert_apart(&sheet);
}

#[test]
fn columns_that_were_chosen_are_printed_with_their_heads_on_every_sheet() {
    let plan = hertfordshire();
    let state = dated("en-child-health", ActivityField::ForecastEnd, "2009-11");
    let mut desk = desk(&plan, &state);
    desk.table = table(&["name", "system", "planned-end", "forecast", "slip"]);
    let sheets = Sheets::new(desk.clone(), Setup::new(Form::A4Landscape));
    assert!(sheets.count() > 3);
    let mut seen = Vec::new();
    for number in 0..sheets.count() {
        let sheet = sheets.draw(number);
        assert_tidy(&sheet);
        assert_apart(&sheet);
        let wanted = [
            "Service or site",
            "System",
            "Planned end",
            "Expected",
            "Slip",
            "Plan",
        ];
        assert_eq!(heads(&sheet), wanted, "sheet {number}");
        let said: Vec<String> = words(&sheet).into_iter().map(str::to_owned).collect();
        let at = said.iter().position(|it| it == "Child Health");
        if let (true, Some(at)) = (seen.is_empty(), at) {
            seen = said[at..at + 5].to_vec();
        }
    }
    let row = [
        "Child Health",
        "TPP SystmOne",
        "Oct 09",
        "Nov 09",
        "+1 month",
    ];
    assert_eq!(seen, row);
    let again = Sheets::new(desk, Setup::new(Form::A4Landscape));
    assert_eq!(pdf(&sheets), pdf(&again));
}

#[test]
fn a_column_is_as_wide_as_the_reader_made_it_and_what_is_longer_ends_in_dots() {
    let mut desk = desk(&hertfordshire(), &State::default());
    desk.table = table(&["name", "status", "system.60"]);
    let sheet = Sheets::new(desk.clone(), Setup::new(Form::A3Landscape)).draw(0);
    assert_apart(&sheet);
    let cut = texts(&sheet)
        .into_iter()
        .filter(|(.., words)| words.starts_with("TPP") && words.ends_with('…'));
    let widths: Vec<f64> = cut.map(|(_, _, width, ..)| width).collect();
    assert!(!widths.is_empty() && widths.iter().all(|&it| it <= 48.0));
    // The word stands in full where there is room.
    desk.table = table(&["name", "status", "system"]);
    let sheet = Sheets::new(desk, Setup::new(Form::A3Landscape)).draw(0);
    assert!(words(&sheet).contains(&"TPP SystmOne"));
}

#[test]
fn all_columns_at_their_widest_leave_room_for_the_bars_on_every_paper() {
    let mut desk = desk(&hertfordshire(), &State::default());
    desk.table = widest();
    for form in Form::ALL {
        let sheets = Sheets::new(desk.clone(), Setup::new(form));
        for number in [0, sheets.count() - 1] {
            let sheet = sheets.draw(number);
            assert_tidy(&sheet);
            assert_apart(&sheet);
            assert_eq!(heads(&sheet).len(), 14);
            let (end, _) = edges(&sheet);
            assert!(end < sheet.size.width * 0.79, "{form:?}: {end}");
        }
    }
}

fn any_table() -> impl Strategy<Value = Table> {
    let column = (0..Column::ALL.len(), 0_u16..500);
    let columns = prop::collection::vec(column, 0..12);
    (0_u16..500, columns).prop_map(|(name, columns)| {
        let mut told = vec![format!("name.{name}")];
        let told_of = |(at, width): (usize, u16)| format!("{}.{width}", Column::ALL[at].id());
        told.extend(columns.into_iter().map(told_of));
        Table::read(&told)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_columns_are_chosen_the_table_never_reaches_the_bars(
        table in any_table(), form in any_form(), view in any_view(),
    ) {
        let mut desk = desk(&hertfordshire(), &State::default());
        desk.table = table;
        // Packed rows have no columns.
        desk.view = RowsView { is_packed: false, ..view };
        let sheets = Sheets::new(desk, Setup::new(form));
        for number in 0..sheets.count() {
            let sheet = sheets.draw(number);
            assert_tidy(&sheet);
            assert_apart(&sheet);
        }
    }
}
