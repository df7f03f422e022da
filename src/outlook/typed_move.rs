//! Dates typed into a cell: "17 Mar 2010", "Mar 2010", "Q2 2010", "+2w", "-1m".
//!
//! What is typed replaces a date, however closely that was known, or moves it by an amount as every
//! other gesture does. Nothing is changed here: the changes go into the journal as one gesture.

use super::moves::{Amount, Grip, Moved, Unmoved, moved};
use super::{DateFrom, Outlook};
use crate::plan::{ActivityIx, PlanDate};
use crate::words::shifts as lang;

/// Which dates a cell holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateCell {
    /// The start.
    Start,
    /// The end or go-live.
    End,
    /// Both, start first; a single date is the end or go-live.
    Both,
}

/// An amount as typed: a sign, a whole number and `d`, `w`, `m`, `q` or `y`, such as "+2w" or
/// "-1 month". `None` when it is none, or one above 1,200 of its unit.
#[must_use]
pub fn typed_amount(text: &str) -> Option<Amount> {
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix(['-', '\u{2212}'])?),
    };
    let rest = rest.trim_start();
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let count: i32 = rest[..digits]
        .parse()
        .ok()
        .filter(|count| *count <= 1_200)?;
    let count = sign * count;
    let unit = rest[digits..].trim().to_ascii_lowercase();
    let is = |names: &[&str]| names.contains(&&*unit);
    Some(if is(&lang::TYPED_DAYS) {
        Amount::days(count)
    } else if is(&lang::TYPED_WEEKS) {
        Amount::days(7 * count)
    } else if is(&lang::TYPED_MONTHS) {
        Amount::months(count)
    } else if is(&lang::TYPED_QUARTERS) {
        Amount::months(3 * count)
    } else if is(&lang::TYPED_YEARS) {
        Amount::months(12 * count)
    } else {
        return None;
    })
}

/// The dates of a row after `text` was typed into one of its cells; the error says in words what is
/// wrong. Nothing typed takes the plan's own date back.
pub fn typed_move(
    outlook: &Outlook,
    at: ActivityIx,
    cell: DateCell,
    text: &str,
) -> Result<Moved, String> {
    let text = text.trim();
    let told = |why: Unmoved| why.words(outlook, at);
    if let Some(by) = typed_amount(text) {
        let grip = match cell {
            DateCell::Start => Grip::Start,
            DateCell::End => Grip::End,
            DateCell::Both => Grip::Whole,
        };
        let moved = moved(outlook, at, grip, by).map_err(told)?;
        if moved.is_still(outlook) && by != Amount::default() {
            return Err(lang::is_too_little(text));
        }
        return Ok(moved);
    }
    let (start, end) = match (cell, both(text)) {
        (DateCell::Both, Some((start, end))) => (Some(start), Some(end)),
        (DateCell::Start, _) => (Some(text), None),
        _ => (None, Some(text)),
    };
    let read = |typed: Option<&str>, now, planned: Option<PlanDate>| match typed {
        None => Ok(now),
        Some("") => planned
            .map(Some)
            .ok_or_else(|| lang::NO_DATE_IN_PLAN.to_owned()),
        Some(typed) => PlanDate::typed(typed)
            .map(Some)
            .ok_or_else(|| lang::not_a_date(typed)),
    };
    let after = Moved {
        at,
        start: read(start, outlook.start(at), outlook.planned_start(at))?,
        end: read(end, outlook.end(at), outlook.planned_end(at))?,
    };
    for (now, then, from) in [
        (outlook.start(at), after.start, outlook.start_from(at)),
        (outlook.end(at), after.end, outlook.end_from(at)),
    ] {
        if let Some(now) = now.filter(|_| now != then && from == DateFrom::Actual) {
            return Err(told(Unmoved::Happened(now)));
        }
    }
    match (after.start, after.end) {
        (Some(first), Some(last)) if last.last() < first.first() => Err(told(if end.is_some() {
            Unmoved::BeforeStart(first)
        } else {
            Unmoved::AfterEnd(last)
        })),
        _ => Ok(after),
    }
}

/// Two dates with "to" or a dash with room around it between them.
fn both(text: &str) -> Option<(&str, &str)> {
    let dashes = lang::TYPED_TO;
    let (start, end) = dashes.iter().find_map(|dash| text.split_once(dash))?;
    Some((start.trim(), end.trim()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::outlook::fixture::{outlook_on, plan_with};

    fn outlook() -> Outlook {
        outlook_on(&plan_with(
            r#""activities": [
            {"id": "day", "kind": "deployment", "name": "Day", "start": "2009-10-05", "end": "2009-11-20"},
            {"id": "month", "kind": "deployment", "name": "Month", "start": "2009-10", "end": "2009-12"},
            {"id": "live", "kind": "deployment", "name": "Live", "start": "2009-04", "end": "2009-06", "actualEnd": "2009-06-01"},
            {"id": "undated", "kind": "deployment", "name": "Undated"}]"#,
        ))
    }

    type Dates = (String, String);

    fn typed(id: &str, cell: DateCell, text: &str) -> Result<Dates, String> {
        let outlook = outlook();
        let at = outlook.plan().activity(id).unwrap();
        let words = |date: Option<PlanDate>| date.map(|date| date.to_string()).unwrap_or_default();
        typed_move(&outlook, at, cell, text).map(|it| (words(it.start), words(it.end)))
    }

    fn gives(id: &str, cell: DateCell, text: &str, start: &str, end: &str) {
        let wanted = (start.to_owned(), end.to_owned());
        assert_eq!(typed(id, cell, text), Ok(wanted));
    }

    #[test]
    fn a_date_replaces_a_date_however_closely_it_is_known() {
        use DateCell::{Both, End, Start};
        gives("month", End, "17 Mar 2010", "2009-10", "2010-03-17");
        gives("month", Start, " Nov 2009 ", "2009-11", "2009-12");
        gives("day", End, "Q2 2010", "2009-10-05", "2010-Q2");
        gives("day", Both, "2010", "2009-10-05", "2010");
        gives(
            "day",
            Both,
            "Dec 2009 \u{2013} Feb 2010",
            "2009-12",
            "2010-02",
        );
        gives("undated", Both, "Jan 2010", "", "2010-01");
        gives("day", End, "", "2009-10-05", "2009-11-20");
    }

    #[test]
    fn an_amount_moves_it() {
        use DateCell::{Both, End, Start};
        gives("day", End, "+2w", "2009-10-05", "2009-12-04");
        gives("month", Start, "-1m", "2009-09", "2009-12");
        gives("month", Both, "+1 quarter", "2010-01", "2010-03");
        gives("day", Start, "\u{2212}3 days", "2009-10-02", "2009-11-20");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let says = |id, cell, text: &str, words: &str| {
            let said = typed(id, cell, text).unwrap_err();
            assert!(said.contains(words), "{said}");
        };
        says(
            "day",
            DateCell::End,
            "soonish",
            "\u{201c}soonish\u{201d} is not a date",
        );
        says("day", DateCell::End, "+2x", "is not a date");
        says("month", DateCell::End, "+3d", "too little");
        says("day", DateCell::End, "Sep 2009", "cannot be earlier");
        says("day", DateCell::Start, "Jan 2010", "cannot start later");
        says("live", DateCell::End, "Jul 2009", "does not move");
        says("undated", DateCell::Start, "+1m", "no such date");
        says("undated", DateCell::End, "", "no date here to go back to");
    }

    proptest! {
        #[test]
        fn an_amount_typed_is_the_amount(count in 0_i32..=1_200, is_later: bool, unit in 0_usize..5) {
            let (word, months, days) =
                [("d", 0, 1), ("weeks", 0, 7), (" m", 1, 0), ("q", 3, 0), (" years", 12, 0)][unit];
            let sign = if is_later { '+' } else { '-' };
            let count_signed = if is_later { count } else { -count };
            let wanted = Amount { months, days }.times(count_signed);
            prop_assert_eq!(typed_amount(&format!("{sign}{count}{word}")), Some(wanted));
        }

        #[test]
        fn whatever_is_typed_has_an_answer(text in "\\PC{0,14}") {
            for cell in [DateCell::Start, DateCell::End, DateCell::Both] {
                drop(typed("day", cell, &text));
            }
        }
    }
}
