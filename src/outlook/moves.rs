//! Moving the dates of a row: what a drag, a key or a number in a form makes of them.
//!
//! A gesture takes hold of a row somewhere ([`Grip`]) and moves it by an [`Amount`]; [`moved`] says
//! which dates come out, or why none can ([`Unmoved`]). Dates keep how closely they are known: a day
//! moves by days, a month by whole months, and a row whose ends are known unlike moves by the
//! coarser of the two, so that nothing is made to look more certain than it is. What has happened
//! does not move. Nothing is changed here: the changes go into the journal as one gesture.

use super::said::end_word;
use super::{DateFrom, Outlook, Slip, words};
use crate::journal::{ActivityField, Target, Value};
use crate::plan::{ActivityIx, PlanDate, Precision};
use crate::words::shifts as lang;

/// Where a gesture takes hold of a row.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Grip {
    /// Start and end move together. Of a row that has started, only the end does.
    Whole,
    /// The start alone.
    Start,
    /// The end or go-live alone.
    End,
}

/// How far, later where it is above 0: months first, then days.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Amount {
    /// Months. Where the month is not fixed either, at least one quarter or year.
    pub months: i32,
    /// Days. Where the day is not fixed, to the nearest month, quarter or year.
    pub days: i32,
}

impl Amount {
    /// So many days.
    #[must_use]
    pub fn days(days: i32) -> Amount {
        Amount { months: 0, days }
    }

    /// So many months.
    #[must_use]
    pub fn months(months: i32) -> Amount {
        Amount { months, days: 0 }
    }

    /// The same so many times.
    #[must_use]
    pub fn times(self, count: i32) -> Amount {
        Amount {
            months: self.months.saturating_mul(count),
            days: self.days.saturating_mul(count),
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Amount) -> Amount {
        Amount {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
        }
    }
}

/// The dates of a row after a gesture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moved {
    /// Which row.
    pub at: ActivityIx,
    /// Its start.
    pub start: Option<PlanDate>,
    /// Its end or go-live.
    pub end: Option<PlanDate>,
}

/// Why a row does not move.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unmoved {
    /// The date that was taken hold of is not known.
    NoDate,
    /// It has happened, on this date.
    Happened(PlanDate),
    /// The end would be before this start.
    BeforeStart(PlanDate),
    /// The start would be after this end.
    AfterEnd(PlanDate),
}

/// The dates that a grip holds, or why it holds none.
fn held(
    outlook: &Outlook,
    at: ActivityIx,
    grip: Grip,
) -> Result<(Option<PlanDate>, Option<PlanDate>), Unmoved> {
    let (start, end) = (outlook.start(at), outlook.end(at));
    let has_started = outlook.start_from(at) == DateFrom::Actual;
    let has_ended = outlook.end_from(at) == DateFrom::Actual;
    let held = match grip {
        Grip::Whole => (start.filter(|_| !has_started || end.is_none()), end),
        Grip::Start => (start, None),
        Grip::End => (None, end),
    };
    match held {
        (None, None) => Err(Unmoved::NoDate),
        (_, Some(end)) if has_ended => Err(Unmoved::Happened(end)),
        (Some(start), _) if has_started => Err(Unmoved::Happened(start)),
        held => Ok(held),
    }
}

fn unit_of_both(held: (Option<PlanDate>, Option<PlanDate>)) -> i32 {
    let units = [held.0, held.1].into_iter().flatten().map(unit_of);
    units.max().unwrap_or_default()
}

/// The least that moves what a grip holds: a day, or a month, quarter or year where the dates are
/// known no closer.
pub fn least_step(outlook: &Outlook, at: ActivityIx, grip: Grip) -> Result<Amount, Unmoved> {
    Ok(match unit_of_both(held(outlook, at, grip)?) {
        0 => Amount::days(1),
        months => Amount::months(months),
    })
}

/// The dates of a row moved by so much.
pub fn moved(outlook: &Outlook, at: ActivityIx, grip: Grip, by: Amount) -> Result<Moved, Unmoved> {
    let held = held(outlook, at, grip)?;
    let unit = unit_of_both(held);
    let shift = |date: PlanDate| shifted(date, by, unit);
    let start = held.0.map(shift).or(outlook.start(at));
    let end = held.1.map(shift).or(outlook.end(at));
    match (start, end) {
        (Some(start), Some(end)) if end.last() < start.first() => Err(match held.1 {
            Some(_) => Unmoved::BeforeStart(start),
            None => Unmoved::AfterEnd(end),
        }),
        _ => Ok(Moved { at, start, end }),
    }
}

/// How many months a date moves by at least; 0 where it moves by days.
fn unit_of(date: PlanDate) -> i32 {
    match date.precision() {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Quarter => 3,
        Precision::Year => 12,
    }
}

fn shifted(date: PlanDate, by: Amount, unit: i32) -> PlanDate {
    let first = date.first();
    let first = if unit == 0 {
        first.plus_months(by.months).plus_days(by.days)
    } else {
        let away = by.months.signum() * (unit - 1);
        let units = by.months.saturating_add(away) / unit + nearest(by.days, unit);
        first.plus_months(units.saturating_mul(unit))
    };
    PlanDate::containing(first, date.precision())
}

/// So many days in units of so many months, to the nearest. A month has 487/16 days.
fn nearest(days: i32, months: i32) -> i32 {
    let (days, unit) = (i64::from(days) * 16, i64::from(months) * 487);
    let units = (days + days.signum() * unit / 2) / unit;
    i32::try_from(units).unwrap_or_default()
}

impl Moved {
    /// Whether nothing differs from how the row stands.
    #[must_use]
    pub fn is_still(&self, outlook: &Outlook) -> bool {
        self.start == outlook.start(self.at) && self.end == outlook.end(self.at)
    }

    /// What to write into the journal. A date that is the plan's own again takes the forecast away.
    #[must_use]
    pub fn changes(&self, outlook: &Outlook) -> Vec<(Target, Value)> {
        let id = &outlook.plan()[self.at].id;
        let ends = [
            (
                ActivityField::ForecastStart,
                self.start,
                outlook.start(self.at),
                outlook.planned_start(self.at),
            ),
            (
                ActivityField::ForecastEnd,
                self.end,
                outlook.end(self.at),
                outlook.planned_end(self.at),
            ),
        ];
        ends.into_iter()
            .filter(|(_, to, from, _)| to != from)
            .filter_map(|(field, to, _, planned)| {
                let value = match to? {
                    date if planned == Some(date) => Value::Nothing,
                    date => Value::Date(date),
                };
                let id = id.clone();
                Some((Target::Activity { id, field }, value))
            })
            .collect()
    }

    /// What becomes of the row, as a sentence.
    #[must_use]
    pub fn words(&self, outlook: &Outlook) -> String {
        let activity = &outlook.plan()[self.at];
        let (name, goal) = (&activity.name, end_word(activity.kind));
        if self.is_still(outlook) {
            return lang::stays(name);
        }
        let end = self.end.filter(|_| self.end != outlook.end(self.at));
        let start = self.start.filter(|_| self.start != outlook.start(self.at));
        let told = |what: &str, date: PlanDate, planned: Option<PlanDate>| {
            let when = words::date_with_preposition(date);
            match planned.map(|planned| Slip::between(planned, date)) {
                None => lang::expected(what, &when),
                Some(slip) if slip.is_zero() => lang::when_as_planned(what, &when),
                Some(slip) => lang::expected_other(what, &when, &slip.words()),
            }
        };
        let start = start.map(|date| told(lang::START, date, outlook.planned_start(self.at)));
        let end = end.map(|date| told(goal, date, outlook.planned_end(self.at)));
        let parts: Vec<String> = [start, end].into_iter().flatten().collect();
        lang::becomes(name, &parts)
    }

    /// The date at the pointer in few words, such as "Nov 2009, +1 month".
    #[must_use]
    pub fn short_words(&self, outlook: &Outlook, grip: Grip) -> String {
        let (date, before) = match (grip, self.end) {
            (Grip::Start, _) | (_, None) => (self.start, outlook.start(self.at)),
            (_, end) => (end, outlook.end(self.at)),
        };
        match (date, before) {
            (Some(date), Some(before)) if date != before => {
                let slip = Slip::between(before, date);
                lang::date_and_slip(&words::date(date), &slip.short_words())
            }
            (date, _) => words::date_or_not(date),
        }
    }
}

impl Unmoved {
    /// Why, as a sentence about the row.
    #[must_use]
    pub fn words(self, outlook: &Outlook, at: ActivityIx) -> String {
        let activity = &outlook.plan()[at];
        let (name, goal) = (&activity.name, end_word(activity.kind));
        match self {
            Unmoved::NoDate => lang::no_such_date(name),
            Unmoved::Happened(date) => {
                lang::has_happened(name, &words::date_with_preposition(date))
            }
            Unmoved::BeforeStart(start) => {
                lang::before_start(name, goal, &words::date_with_preposition(start))
            }
            Unmoved::AfterEnd(end) => {
                lang::after_end(name, goal, &words::date_with_preposition(end))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::outlook::fixture::{date, outlook_on, plan_with};

    fn outlook() -> Outlook {
        outlook_on(&plan_with(
            r#""activities": [
            {"id": "day", "kind": "deployment", "name": "Day", "start": "2009-10-05", "end": "2009-11-20"},
            {"id": "month", "kind": "deployment", "name": "Month", "start": "2009-10", "end": "2009-12"},
            {"id": "mixed", "kind": "deployment", "name": "Mixed", "start": "2009-10-05", "end": "2010-Q1"},
            {"id": "live", "kind": "deployment", "name": "Live", "start": "2009-04", "end": "2009-06", "actualStart": "2009-04-01", "actualEnd": "2009-06-01"},
            {"id": "undated", "kind": "deployment", "name": "Undated"},
            {"id": "year", "kind": "milestone", "name": "Year", "end": "2011"}]"#,
        ))
    }

    fn by(id: &str, grip: Grip, amount: Amount) -> Result<(String, String), Unmoved> {
        let outlook = outlook();
        let at = outlook.plan().activity(id).unwrap();
        let text = |date: Option<PlanDate>| date.map(|date| date.to_string()).unwrap_or_default();
        moved(&outlook, at, grip, amount).map(|it| (text(it.start), text(it.end)))
    }

    fn dates(start: &str, end: &str) -> (String, String) {
        (start.to_owned(), end.to_owned())
    }

    #[test]
    fn a_day_moves_by_days_and_keeps_its_length() {
        assert_eq!(
            by("day", Grip::Whole, Amount::days(7)),
            Ok(dates("2009-10-12", "2009-11-27"))
        );
        assert_eq!(
            by("day", Grip::End, Amount::days(-1)),
            Ok(dates("2009-10-05", "2009-11-19"))
        );
        assert_eq!(
            by("day", Grip::Start, Amount::months(1)),
            Ok(dates("2009-11-05", "2009-11-20"))
        );
    }

    #[test]
    fn a_month_moves_by_whole_months_to_the_nearest() {
        assert_eq!(
            by("month", Grip::Whole, Amount::days(15)),
            Ok(dates("2009-10", "2009-12"))
        );
        assert_eq!(
            by("month", Grip::Whole, Amount::days(16)),
            Ok(dates("2009-11", "2010-01"))
        );
        assert_eq!(
            by("month", Grip::End, Amount::days(-40)),
            Ok(dates("2009-10", "2009-11"))
        );
    }

    #[test]
    fn ends_known_unlike_move_by_the_coarser_one() {
        assert_eq!(
            by("mixed", Grip::Whole, Amount::months(1)),
            Ok(dates("2010-01-05", "2010-Q2"))
        );
        assert_eq!(
            by("mixed", Grip::Whole, Amount::days(40)),
            Ok(dates("2009-10-05", "2010-Q1"))
        );
        assert_eq!(
            by("mixed", Grip::Start, Amount::days(3)),
            Ok(dates("2009-10-08", "2010-Q1"))
        );
        assert_eq!(
            by("year", Grip::End, Amount::months(-1)),
            Ok(dates("", "2010"))
        );
    }

    #[test]
    fn the_least_step_is_what_the_dates_are_known_to() {
        let outlook = outlook();
        let of = |id: &str, grip| least_step(&outlook, outlook.plan().activity(id).unwrap(), grip);
        assert_eq!(of("day", Grip::Whole), Ok(Amount::days(1)));
        assert_eq!(of("mixed", Grip::Start), Ok(Amount::days(1)));
        assert_eq!(of("mixed", Grip::Whole), Ok(Amount::months(3)));
        assert_eq!(of("year", Grip::End), Ok(Amount::months(12)));
        assert_eq!(of("year", Grip::Start), Err(Unmoved::NoDate));
    }

    #[test]
    fn months_go_before_days() {
        let both = Amount::months(1).and(Amount::days(-7));
        assert_eq!(
            by("day", Grip::End, both),
            Ok(dates("2009-10-05", "2009-12-13"))
        );
    }

    #[test]
    fn what_cannot_move_says_why() {
        let june = date("2009-06-01");
        assert_eq!(
            by("live", Grip::Whole, Amount::days(9)),
            Err(Unmoved::Happened(june))
        );
        assert_eq!(
            by("undated", Grip::End, Amount::days(9)),
            Err(Unmoved::NoDate)
        );
        assert_eq!(
            by("day", Grip::End, Amount::months(-2)),
            Err(Unmoved::BeforeStart(date("2009-10-05")))
        );
        assert_eq!(
            by("month", Grip::Start, Amount::months(3)),
            Err(Unmoved::AfterEnd(date("2009-12")))
        );
    }

    #[test]
    fn a_move_is_told_against_the_plan() {
        let outlook = outlook();
        let at = outlook.plan().activity("month").unwrap();
        let later = moved(&outlook, at, Grip::End, Amount::months(1)).unwrap();
        assert_eq!(
            later.words(&outlook),
            "Month: go-live expected in January 2010, 1 month later than planned."
        );
        assert_eq!(later.short_words(&outlook, Grip::End), "Jan 2010, +1 month");
        assert_eq!(later.changes(&outlook).len(), 1);
    }

    proptest! {
        #[test]
        fn there_and_back_is_where_it_was(
            row in 0_u32..3,
            grip in prop_oneof![Just(Grip::Whole), Just(Grip::End), Just(Grip::Start)],
            months in 0_i32..20,
        ) {
            let outlook = outlook();
            let at = ActivityIx(row);
            // By quarters, which every row can make.
            let by = Amount::months(3 * months);
            if let Ok(there) = moved(&outlook, at, grip, by) {
                let unit = [there.start, there.end].into_iter().flatten().map(unit_of).max().unwrap();
                let back = |date: PlanDate| shifted(date, by.times(-1), unit);
                if grip != Grip::End && row != 0 {
                    prop_assert_eq!(there.start.map(back), outlook.start(at));
                }
                if grip != Grip::Start && row != 0 {
                    prop_assert_eq!(there.end.map(back), outlook.end(at));
                }
                for (date, was) in [(there.start, outlook.start(at)), (there.end, outlook.end(at))] {
                    prop_assert_eq!(date.map(PlanDate::precision), was.map(PlanDate::precision));
                }
            }
        }
    }
}
