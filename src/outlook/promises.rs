//! The promises made for one activity: every end or go-live date it was given, by which revision or
//! by whom, when and why, and how far each moved from the one before.
//!
//! - A revision of the plan gives a date on its own day, a person on the as-of date they stood on
//!   (a change that does not say its day, on the plan's own). What is given after the as-of date is
//!   not known yet.
//! - A gesture that was undone gave nothing. A forecast that was removed brings back what the plan
//!   said.
//! - Saying the same date again gives no new one. So "third date given" counts the times on which
//!   the date was another than the time before.

use crate::journal::{ActivityField, Journal, Stamp, Target, Value};
use crate::order::sort_by_key;
use crate::plan::{ActivityIx, Day, PlanDate, Text};
use crate::words::slips as lang;

use super::baseline::{printed, printed_by};
use super::{Dates, Outlook, Slip, revision_choices, words};

/// Who gave a date.
#[derive(Clone, PartialEq, Debug)]
pub enum Giver {
    /// A revision of the plan.
    Revision {
        /// Such as "3.0".
        revision: Text,
        /// Who made it.
        author: Option<Text>,
    },
    /// A person, by a forecast.
    Person {
        /// Name or initials.
        by: Option<Text>,
        /// When, by their clock.
        made: Stamp,
        /// Whether they removed a forecast, which brings back what the plan said.
        withdrew: bool,
    },
}

/// What was said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// A date.
    Date(PlanDate),
    /// That it is not dated yet.
    Undated,
    /// Nothing: the revision does not have this activity.
    Absent,
    /// Not known: the plan holds no dates of that revision.
    NotLoaded,
}

impl Said {
    /// The date, if one was given.
    #[must_use]
    pub fn date(self) -> Option<PlanDate> {
        match self {
            Said::Date(date) => Some(date),
            _ => None,
        }
    }
}

/// One date given, or that there is none.
#[derive(Clone, PartialEq, Debug)]
pub struct Promise {
    /// The day from which it counts; `None` when a change does not say.
    pub given: Option<Day>,
    /// By whom.
    pub by: Giver,
    /// Which.
    pub said: Said,
    /// How far it lies from the date given before; `None` for the first one.
    pub moved: Option<Slip>,
    /// The how many-th date this is, from 1; `None` when it is no new one.
    pub number: Option<u32>,
    /// Why, in the words of whoever gave it.
    pub reason: Option<Text>,
}

/// Every date that an activity was given, oldest first.
#[derive(Clone, PartialEq, Debug)]
pub struct Promises {
    /// The dates given, and revisions that gave none.
    pub given: Vec<Promise>,
    /// When it really ended or went live, and how far that lies from the last date given.
    pub happened: Option<(PlanDate, Option<Slip>)>,
}

impl Promises {
    /// The promises made for `at` by the day of the outlook.
    #[must_use]
    pub fn new(outlook: &Outlook, journal: &Journal, at: ActivityIx) -> Promises {
        let plan = outlook.plan();
        let mut given = revisions(outlook, at);
        given.extend(forecasts(outlook, journal, at));
        // Revisions stand first; of those of one day they stay so.
        sort_by_key(&mut given, |it| it.given.unwrap_or(plan.as_of));
        let mut before: Option<PlanDate> = None;
        let mut count = 0;
        for promise in &mut given {
            let Some(date) = promise.said.date() else {
                continue;
            };
            promise.moved = before.map(|before| Slip::between(before, date));
            if before.replace(date) != Some(date) {
                count += 1;
                promise.number = Some(count);
            }
        }
        let happened = outlook.actual_end(at);
        let happened = happened.map(|date| (date, before.map(|it| Slip::between(it, date))));
        Promises { given, happened }
    }

    /// How many dates were given, the same one in a row counted once.
    #[must_use]
    pub fn count(&self) -> u32 {
        let mut numbers = self.given.iter().rev().filter_map(|it| it.number);
        numbers.next().unwrap_or(0)
    }

    /// The date that was given first and the one given last.
    #[must_use]
    pub fn first_and_last(&self) -> Option<(PlanDate, PlanDate)> {
        let mut dates = self.given.iter().filter_map(|it| it.said.date());
        let first = dates.next()?;
        Some((first, dates.next_back().unwrap_or(first)))
    }

    /// "No date given yet", "First date given", "Third date given".
    #[must_use]
    pub fn words(&self) -> String {
        match self.count() {
            0 => lang::NO_DATE_GIVEN.to_owned(),
            count => lang::date_given(count),
        }
    }

    /// "Third date given: first April 2009, now November 2009, 7 months later."
    #[must_use]
    pub fn sentence(&self) -> String {
        let words = self.words();
        match self.first_and_last() {
            None => lang::stop(&words),
            Some((_, last)) if self.count() == 1 => lang::only_date(&words, &last.full_words()),
            Some((first, last)) => lang::first_and_now(
                &words,
                &first.full_words(),
                &last.full_words(),
                &Slip::between(first, last).words_for(lang::THE_SAME),
            ),
        }
    }
}

impl Promise {
    /// "Revision 3.0, 16 Jun 2009: July 2009, 3 months later." "NB, 23 Sep 2009: November 2009, 1
    /// month later. Why: the supplier moved." "Revision 2.0, 13 Mar 2009: not loaded."
    #[must_use]
    pub fn sentence(&self) -> String {
        let by = match &self.by {
            Giver::Revision { revision, .. } => lang::by_revision(revision),
            Giver::Person { by: Some(by), .. } => by.to_string(),
            Giver::Person { by: None, .. } => lang::SOMEBODY.to_owned(),
        };
        let on = self.given.map(words::day_without_weekday);
        let what = match self.said {
            Said::Date(date) => date.full_words(),
            Said::Undated => lang::NOT_DATED.to_owned(),
            Said::Absent => lang::NOT_IN_IT.to_owned(),
            Said::NotLoaded => lang::NOT_LOADED.to_owned(),
        };
        let moved = self
            .moved
            .map(|slip| slip.words_for(lang::THE_SAME_AS_BEFORE));
        let why = self.reason.as_deref();
        lang::promise(lang::Given {
            by: &by,
            on: on.as_deref(),
            what: &what,
            is_back: matches!(self.by, Giver::Person { withdrew: true, .. }),
            moved: moved.as_deref(),
            why: why.map(|reason| reason.trim_end_matches('.')),
        })
    }
}

/// What each revision dated by the as-of date gave.
fn revisions(outlook: &Outlook, at: ActivityIx) -> Vec<Promise> {
    let plan = outlook.plan();
    let known = revision_choices(outlook).into_iter().zip(&plan.revisions);
    let mut given: Vec<Promise> = known
        .map(|(choice, revision)| Promise {
            given: Some(choice.date),
            by: Giver::Revision {
                revision: choice.revision,
                author: revision.author.clone(),
            },
            said: match printed(plan, at, &revision.revision) {
                Some(dates) => said(dates),
                None if choice.is_held => Said::Absent,
                None => Said::NotLoaded,
            },
            moved: None,
            number: None,
            reason: None,
        })
        .collect();
    if plan.revisions.iter().all(|it| it.revision != plan.revision) {
        // The plan does not list its own revision: it counts on every day.
        given.push(Promise {
            given: None,
            by: Giver::Revision {
                revision: plan.revision.clone(),
                author: None,
            },
            said: said(Dates {
                start: plan[at].start,
                end: plan[at].end,
            }),
            moved: None,
            number: None,
            reason: None,
        });
    }
    given
}

fn said(dates: Dates) -> Said {
    dates.end.map_or(Said::Undated, Said::Date)
}

/// What people expected, by the changes that stand and are known on the as-of date.
fn forecasts(outlook: &Outlook, journal: &Journal, at: ActivityIx) -> Vec<Promise> {
    let (plan, as_of) = (outlook.plan(), outlook.as_of());
    let target = Target::Activity {
        id: plan[at].id.clone(),
        field: ActivityField::ForecastEnd,
    };
    journal
        .thread(&target)
        .filter(|entry| entry.as_of.is_none_or(|day| day <= as_of))
        .filter(|entry| journal.stands(entry))
        .map(|entry| {
            let date = match entry.after {
                Value::Date(date) => Some(date),
                _ => None,
            };
            let withdrew = date.is_none();
            let on = entry.as_of.unwrap_or(plan.as_of);
            let date = date.or_else(|| printed_by(plan, &plan[at], on).end);
            Promise {
                given: entry.as_of,
                by: Giver::Person {
                    by: entry.by.clone(),
                    made: entry.made,
                    withdrew,
                },
                said: date.map_or(Said::Undated, Said::Date),
                moved: None,
                number: None,
                reason: entry.reason.clone(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{activity, date, day, field, hertfordshire, plan_with, revised};
    use super::*;
    use crate::journal::samples::Tab;
    use crate::plan::Plan;
    use std::sync::Arc;

    /// Somebody stands on a day and expects a date, or removes what was expected.
    fn expect(tab: &mut Tab, id: &str, on: &str, text: Option<&str>) {
        tab.as_of = Some(day(on));
        let target = field(id, ActivityField::ForecastEnd);
        let value = text.map_or(Value::Nothing, |text| Value::Date(date(text)));
        assert_eq!(tab.change(vec![(target, value)]).len(), 1);
    }

    fn promises(plan: &Arc<Plan>, tab: &Tab, id: &str, on: &str) -> Promises {
        let outlook = Outlook::new(plan.clone(), &tab.journal.state(), day(on));
        Promises::new(&outlook, &tab.journal, activity(plan, id))
    }

    fn sentences(promises: &Promises) -> Vec<String> {
        promises.given.iter().map(Promise::sentence).collect()
    }

    #[test]
    fn dates_of_revisions_and_of_people_stand_in_the_order_in_which_they_were_given() {
        let plan = revised();
        let mut tab = Tab::new(1);
        expect(&mut tab, "moved", "2009-05-01", Some("2009-06"));
        expect(&mut tab, "moved", "2009-09-20", Some("2010-05"));
        let all = promises(&plan, &tab, "moved", "2009-09-23");
        assert_eq!(
            sentences(&all),
            [
                "Revision 0.1, 1 Feb 2009: April 2009.",
                "LB, 1 May 2009: June 2009, 2 months later.",
                "Revision 0.2, 1 Jun 2009: July 2009, 1 month later.",
                "Revision 1, 1 Sep 2009: March 2010, 8 months later.",
                "LB, 20 Sep 2009: May 2010, 2 months later."
            ]
        );
        assert_eq!(
            all.sentence(),
            "Fifth date given: first April 2009, now May 2010, 13 months later."
        );
    }

    #[test]
    fn what_is_given_later_is_not_known_yet() {
        let plan = revised();
        let mut tab = Tab::new(1);
        expect(&mut tab, "moved", "2009-05-01", Some("2009-06"));
        let early = promises(&plan, &tab, "moved", "2009-04-30");
        assert_eq!(early.sentence(), "First date given: April 2009.");
        let added = promises(&plan, &tab, "added", "2009-04-30");
        assert_eq!(sentences(&added), ["Revision 0.1, 1 Feb 2009: not in it."]);
        assert_eq!(added.sentence(), "No date given yet.");
    }

    #[test]
    fn what_was_undone_gave_nothing_and_what_was_removed_brings_back_the_plan() {
        let plan = revised();
        let mut tab = Tab::new(1);
        expect(&mut tab, "plain", "2009-09-10", Some("2009-10"));
        expect(&mut tab, "plain", "2009-09-11", Some("2009-11"));
        tab.undo();
        expect(&mut tab, "plain", "2009-09-12", None);
        let all = promises(&plan, &tab, "plain", "2009-09-23");
        assert_eq!(
            sentences(&all)[2..],
            [
                "Revision 1, 1 Sep 2009: August 2009.",
                "LB, 10 Sep 2009: October 2009, 2 months later.",
                "LB, 12 Sep 2009: forecast removed, back to August 2009, 2 months earlier."
            ]
        );
        tab.undo();
        tab.redo();
        assert_eq!(promises(&plan, &tab, "plain", "2009-09-23"), all);
        assert_eq!(
            all.sentence(),
            "Third date given: first August 2009, now August 2009, the same."
        );
    }

    #[test]
    fn the_same_date_again_is_no_new_one() {
        let plan = plan_with(
            r#""revisions": [{"revision": "0", "date": "2009-02-01", "summary": "First"},
                             {"revision": "1", "date": "2009-09-01", "summary": "Second"}],
               "activities": [{"id": "a", "kind": "milestone", "name": "A", "end": "2009-10",
                               "baselines": [{"revision": "0", "end": "2009-10"}]}]"#,
        );
        let mut tab = Tab::new(1);
        expect(&mut tab, "a", "2009-09-10", Some("2009-10-15"));
        let all = promises(&plan, &tab, "a", "2009-09-23");
        let numbers: Vec<_> = all.given.iter().map(|it| it.number).collect();
        assert_eq!(numbers, [Some(1), None, Some(2)]);
        assert_eq!(
            sentences(&all)[1],
            "Revision 1, 1 Sep 2009: October 2009, the same as before."
        );
        assert_eq!(all.words(), "Second date given");
    }

    #[test]
    fn a_revision_that_the_plan_does_not_hold_says_so() {
        let plan = hertfordshire();
        let all = promises(&plan, &Tab::new(1), "en-child-health", "2009-09-23");
        assert_eq!(
            sentences(&all),
            [
                "Revision 1.0, 5 Feb 2009: not loaded.",
                "Revision 2.0, 13 Mar 2009: not loaded.",
                "Revision 3.0, 16 Jun 2009: not loaded.",
                "Revision 4.0, 23 Sep 2009: October 2009."
            ]
        );
    }

    #[test]
    fn what_happened_is_held_against_the_last_date() {
        let plan = plan_with(
            r#""activities": [{"id": "a", "kind": "milestone", "name": "A", "end": "2009-05",
                               "actualEnd": "2009-07-03"}]"#,
        );
        let all = promises(&plan, &Tab::new(1), "a", "2009-09-23");
        assert_eq!(
            all.happened,
            Some((date("2009-07-03"), Some(Slip::Months(2))))
        );
        let reason = all.given[0].reason.clone();
        assert_eq!(
            (all.sentence(), reason),
            ("First date given: May 2009.".into(), None)
        );
        let before = promises(&plan, &Tab::new(1), "a", "2009-07-02");
        assert_eq!(before.happened, None);
    }
}
