//! Moving many rows by the same amount, as one gesture.
//!
//! Each row moves as [`moved`] says, keeping how closely its dates are known. Rows that cannot move
//! stay where they are and are named: a selection is never moved in silence but for those that could
//! not. Nothing is changed here: the changes go into the journal as one gesture.

use super::Outlook;
use super::moves::{Amount, Grip, Moved, Unmoved, least_step, moved};
use crate::journal::{Target, Value, counted_rows};
use crate::plan::{ActivityIx, PlanDate, Precision};
use crate::words::shifts as lang;

/// How many rows are named where others are only counted.
const NAMED: usize = 3;

/// What became of rows that were to move by the same amount.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shift {
    /// How far they were to move.
    pub by: Amount,
    /// Where they were held.
    pub grip: Grip,
    /// The rows that move.
    pub moved: Vec<Moved>,
    /// The rows that stay and why; `None` where the amount is too small for how closely their dates
    /// are known.
    pub left: Vec<(ActivityIx, Option<Unmoved>)>,
}

/// The least that moves all rows that can be moved: a day where all of them are known to the day,
/// else a month. `None` when none of them can be moved.
#[must_use]
pub fn least_step_of_all(outlook: &Outlook, rows: &[ActivityIx], grip: Grip) -> Option<Amount> {
    let steps = rows
        .iter()
        .filter_map(|&at| least_step(outlook, at, grip).ok());
    let coarsest = steps.map(|step| step.months).max()?;
    Some(if coarsest == 0 {
        Amount::days(1)
    } else {
        Amount::months(1)
    })
}

impl Shift {
    /// Moves rows by the same amount.
    #[must_use]
    pub fn new(outlook: &Outlook, rows: &[ActivityIx], grip: Grip, by: Amount) -> Shift {
        let mut shift = Shift {
            by,
            grip,
            moved: Vec::new(),
            left: Vec::new(),
        };
        for &at in rows {
            match moved(outlook, at, grip, by) {
                Ok(moved) if moved.is_still(outlook) => shift.left.push((at, None)),
                Ok(moved) => shift.moved.push(moved),
                Err(why) => shift.left.push((at, Some(why))),
            }
        }
        shift
    }

    /// What to write into the journal.
    #[must_use]
    pub fn changes(&self, outlook: &Outlook) -> Vec<(Target, Value)> {
        let moved = self.moved.iter();
        moved.flat_map(|moved| moved.changes(outlook)).collect()
    }

    /// What becomes of the rows, in sentences: "12 services move 1 month later. Dental stays: it has
    /// no date."
    #[must_use]
    pub fn words(&self, outlook: &Outlook) -> String {
        let plan = outlook.plan();
        let first = if self.by == Amount::default() {
            let all = self.moved.iter().map(|moved| moved.at);
            let all = all.chain(self.left.iter().map(|&(at, _)| at));
            return lang::not_moved_yet(&counted_rows(plan, all));
        } else if self.moved.is_empty() {
            lang::NOTHING_MOVES.to_owned()
        } else {
            let rows = counted_rows(plan, self.moved.iter().map(|moved| moved.at));
            let what = match self.grip {
                Grip::Whole => lang::Dates::All,
                Grip::Start => lang::Dates::Start,
                Grip::End => lang::Dates::End,
            };
            lang::moved(&rows, what, &self.by.words())
        };
        let mut said = vec![first];
        let is_coarse = |moved: &&Moved| {
            let dates = [moved.start, moved.end].into_iter().flatten();
            dates
                .map(PlanDate::precision)
                .any(|precision| matches!(precision, Precision::Quarter | Precision::Year))
        };
        let coarse = self.moved.iter().filter(is_coarse).count();
        if coarse > 0 {
            let some = (coarse < self.moved.len()).then_some(coarse);
            said.push(lang::moved_as_a_whole(some));
        }
        for (why, words) in [
            (Reason::NoDate, lang::NO_DATE),
            (Reason::Happened, lang::HAPPENED),
            (Reason::Order, lang::WRONG_ORDER),
            (Reason::TooLittle, lang::TOO_LITTLE),
        ] {
            let left = self
                .left
                .iter()
                .filter(|(_, reason)| Reason::of(*reason) == why);
            let names: Vec<&str> = left.map(|&(at, _)| &*plan[at].name).collect();
            said.extend(lang::stay(&names, NAMED, words));
        }
        said.join(" ")
    }
}

/// Reasons to stay that are told together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reason {
    NoDate,
    Happened,
    Order,
    TooLittle,
}

impl Reason {
    fn of(why: Option<Unmoved>) -> Reason {
        match why {
            None => Reason::TooLittle,
            Some(Unmoved::NoDate) => Reason::NoDate,
            Some(Unmoved::Happened(_)) => Reason::Happened,
            Some(Unmoved::BeforeStart(_) | Unmoved::AfterEnd(_)) => Reason::Order,
        }
    }
}

impl Amount {
    /// How far, such as "1 month later" or "2 weeks earlier".
    #[must_use]
    pub fn words(self) -> String {
        let told = |count: i32, unit| (count != 0).then(|| lang::amount(count, unit));
        let days = if self.days % 7 == 0 {
            told(self.days / 7, lang::Unit::Weeks)
        } else {
            told(self.days, lang::Unit::Days)
        };
        match (told(self.months, lang::Unit::Months), days) {
            (Some(months), Some(days)) => lang::both(&months, &days),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => lang::BY_NOTHING.to_owned(),
        }
    }
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
            {"id": "quarter", "kind": "milestone", "name": "Quarter", "end": "2010-Q1"},
            {"id": "live", "kind": "deployment", "name": "Live", "start": "2009-04", "end": "2009-06", "actualStart": "2009-04-01", "actualEnd": "2009-06-01"},
            {"id": "undated", "kind": "deployment", "name": "Undated"},
            {"id": "other", "kind": "deployment", "name": "Other", "start": "2009-10", "end": "2009-11"}]"#,
        ))
    }

    fn rows(outlook: &Outlook, ids: &[&str]) -> Vec<ActivityIx> {
        let plan = outlook.plan();
        ids.iter().map(|id| plan.activity(id).unwrap()).collect()
    }

    fn told(ids: &[&str], grip: Grip, by: Amount) -> String {
        let outlook = outlook();
        Shift::new(&outlook, &rows(&outlook, ids), grip, by).words(&outlook)
    }

    #[test]
    fn rows_move_together_and_those_that_cannot_are_named() {
        assert_eq!(
            told(
                &["day", "month", "live", "undated"],
                Grip::Whole,
                Amount::months(1)
            ),
            "2 services moved 1 month later. Undated stays: no date to move. Live stays: it has happened."
        );
        assert_eq!(
            told(&["day", "month", "other"], Grip::Whole, Amount::days(7)),
            "1 service moved 1 week later. Month and Other stay: too little for how closely its date is known."
        );
        assert_eq!(
            told(&["day", "quarter"], Grip::End, Amount::months(1)),
            "2 rows, end alone, moved 1 month later. 1 of them, known to the quarter or year, moved by whole quarters or years."
        );
        assert_eq!(
            told(&["live"], Grip::Whole, Amount::months(-2)),
            "Nothing moves. Live stays: it has happened."
        );
        assert_eq!(
            told(&["day", "other"], Grip::End, Amount::months(-2)),
            "Nothing moves. Day and Other stay: it would end before it starts."
        );
    }

    #[test]
    fn the_least_step_moves_every_row_that_can_move() {
        let outlook = outlook();
        let of = |ids: &[&str]| least_step_of_all(&outlook, &rows(&outlook, ids), Grip::Whole);
        assert_eq!(of(&["day"]), Some(Amount::days(1)));
        assert_eq!(of(&["day", "live"]), Some(Amount::days(1)));
        assert_eq!(of(&["day", "month"]), Some(Amount::months(1)));
        assert_eq!(of(&["day", "quarter"]), Some(Amount::months(1)));
        assert_eq!(of(&["live", "undated"]), None);
    }

    #[test]
    fn an_amount_is_told_by_months_weeks_and_days() {
        assert_eq!(Amount::months(-1).words(), "1 month earlier");
        assert_eq!(Amount::days(14).words(), "2 weeks later");
        assert_eq!(Amount::days(3).words(), "3 days later");
        let both = Amount::months(1).and(Amount::days(-7));
        assert_eq!(both.words(), "1 month later and 1 week earlier");
    }

    proptest! {
        #[test]
        fn every_row_moves_as_it_would_alone_or_is_named(
            chosen in prop::collection::vec(0_u32..6, 0..6),
            grip in prop_oneof![Just(Grip::Whole), Just(Grip::End), Just(Grip::Start)],
            months in -5_i32..6,
            days in -40_i32..40,
        ) {
            let outlook = outlook();
            let rows: Vec<ActivityIx> = chosen.into_iter().map(ActivityIx).collect();
            let by = Amount::months(months).and(Amount::days(days));
            let shift = Shift::new(&outlook, &rows, grip, by);
            prop_assert_eq!(shift.moved.len() + shift.left.len(), rows.len());
            for one in &shift.moved {
                prop_assert_eq!(moved(&outlook, one.at, grip, by), Ok(*one));
                prop_assert!(!one.is_still(&outlook));
            }
            let one_by_one: usize = shift.moved.iter().map(|one| one.changes(&outlook).len()).sum();
            prop_assert_eq!(shift.changes(&outlook).len(), one_by_one);
        }
    }
}
