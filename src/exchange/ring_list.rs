//! The list of who is to be rung as a table for a spreadsheet. Knows its columns, and that nothing
//! that looks like an NHS number leaves; how cells are written is `table`'s, who is on the list
//! `outlook::Roll`'s.

use super::patient_guard::possible_nhs_number;
use super::table::write_line;
use crate::outlook::RollRow;
use crate::words::roll_call as words;

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Line<'r> {
    /// Who.
    pub row: &'r RollRow,
    /// The organisation's name, empty for none.
    pub organisation: &'r str,
    /// The system's name, empty for none.
    pub system: &'r str,
    /// Why they are to be rung.
    pub why: String,
}

/// Writes the list, heads first. A byte order mark stands before it, so that spreadsheets take it
/// for what it is.
///
/// # Errors
///
/// How many texts look like an NHS number. Nothing is written then.
pub fn write<'r>(lines: impl Iterator<Item = Line<'r>>) -> Result<String, usize> {
    let mut out = String::from('\u{feff}');
    let mut held_back = 0;
    write_line(&mut out, &words::CSV_HEADS);
    for line in lines {
        let text = |text: &Option<crate::plan::Text>| text.as_deref().unwrap_or("").to_owned();
        let call = line.row.call.clone().unwrap_or_default();
        let [phone, contact] = &line.row.reach;
        let next = call.next.map(|next| next.to_string()).unwrap_or_default();
        let cells = [
            line.row.id.to_string(),
            line.row.name.to_string(),
            line.organisation.to_owned(),
            line.system.to_owned(),
            text(phone),
            text(contact),
            line.why,
            text(&call.blocker),
            next,
            text(&call.note),
        ];
        // Telephone numbers are what the column is for.
        let others = cells.iter().enumerate().filter(|(at, _)| *at != 4);
        held_back += others
            .filter(|(_, cell)| possible_nhs_number(cell).is_some())
            .count();
        write_line(&mut out, &cells.each_ref().map(String::as_str));
    }
    if held_back > 0 {
        return Err(held_back);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Call;
    use crate::outlook::Heard;

    fn row(name: &str, note: &str) -> RollRow {
        RollRow {
            id: "E82001".into(),
            name: name.into(),
            organisation: None,
            system: None,
            reach: [Some("01727 123456".into()), None],
            gates: 0,
            call: Some(Call {
                note: Some(note.into()),
                ..Call::default()
            }),
            called: None,
            heard: Heard::InThisPass,
        }
    }

    fn written(row: &RollRow) -> Result<String, usize> {
        write(std::iter::once(Line {
            row,
            organisation: "West",
            system: "EMIS LV",
            why: "No answer".to_owned(),
        }))
    }

    #[test]
    fn cells_are_quoted_and_none_begins_a_formula() {
        let text = written(&row("Ash, \"Old\" House", "=HYPERLINK(1)")).unwrap();
        let line = text.lines().nth(1).unwrap();
        assert_eq!(
            line,
            "E82001,\"Ash, \"\"Old\"\" House\",West,EMIS LV,01727 123456,,No answer,,,\"'=HYPERLINK(1)\""
        );
        assert!(text.starts_with("\u{feff}Code,Name,"));
    }

    #[test]
    fn nothing_that_looks_like_an_nhs_number_leaves() {
        assert_eq!(written(&row("Ash", "Rang about 943 476 5919")), Err(1));
    }
}
