//! Links in words: when what is waited for comes, the time that a link leaves, conflicts. Leaves
//! what they stand on to `links`.

use crate::plan::{ActivityIx, Dependency, LinkKind, PlanDate};
use crate::words::links as lang;

use super::links::ends;
use super::sentences::named;
use super::{Conflict, Link, LinkStanding, Links, Status};

/// Undated activities that are named between two dated ones.
const NAMED: usize = 6;

impl<'a> Links<'a> {
    /// When an activity ends, as it stands in a chain: "October 2009", "not dated", "late: it was to
    /// end in April 2009", "done in May 2009".
    #[must_use]
    pub fn when(&self, at: ActivityIx) -> String {
        let outlook = self.outlook();
        let end = outlook.end(at);
        match (outlook.status(at), end) {
            (Status::Live, Some(end)) => lang::done(&end.when_words()),
            (Status::Live, None) => match outlook.live_by(at) {
                Some(day) => lang::done_by(&PlanDate::day(day).full_words()),
                None => lang::DONE.to_owned(),
            },
            (Status::Late, Some(end)) => lang::late(&end.when_words()),
            (_, Some(end)) => end.full_words(),
            (_, None) => lang::NOT_DATED.to_owned(),
        }
    }

    /// A conflict as a sentence: "GP uploads commence, October 2009, comes 3 months before what it
    /// waits for allows: Letters sent, September 2009, and 12 weeks later."
    #[must_use]
    pub fn conflict_words(&self, conflict: &Conflict<'a>) -> String {
        let plan = self.plan();
        match conflict {
            Conflict::TooEarly(link) => {
                let early = match link.standing {
                    LinkStanding::Broken(days) => self.days_words(link, days),
                    _ => String::new(),
                };
                lang::too_early(
                    &named(plan, link.waiting),
                    &self.when(link.waiting),
                    &early,
                    &self.awaited_words(link),
                )
            }
            Conflict::Circle(of) => {
                let mut names: Vec<String> = of.iter().map(|at| named(plan, *at)).collect();
                names.extend(names.first().cloned());
                lang::circle(&names)
            }
        }
    }

    /// What a link waits for: "Letters sent, September 2009, and 12 weeks later". Where that has no
    /// date, what keeps it from coming earlier as well.
    fn awaited_words(&self, link: &Link<'a>) -> String {
        let mut said: Vec<String> = Vec::new();
        let mut next = Some(*link);
        for _ in 0..NAMED {
            let Some(link) = next else {
                break;
            };
            let on = link.dependency.on;
            let lag = lag_words(link.dependency.lag_days);
            said.push(lang::awaited(
                &named(self.plan(), on),
                &self.when(on),
                lag.as_deref(),
            ));
            next = self.bounding(on, ends(link.dependency.kind).0);
        }
        lang::awaited_through(&said)
    }

    /// The time that a link leaves: "at least 2 weeks to spare", "no time to spare", "perhaps too
    /// early", "3 months too early", "done", "the dates are not known".
    #[must_use]
    pub fn float_words(&self, link: &Link) -> String {
        match link.standing {
            LinkStanding::Done => lang::DONE.to_owned(),
            LinkStanding::Broken(days) => lang::is_too_early(&self.days_words(link, days)),
            LinkStanding::Open(float) => match (float.least, float.most) {
                (Some(0), Some(0)) => lang::NO_TIME.to_owned(),
                (Some(days @ 0..), most) => match self.spare_words(link, days) {
                    Some(words) => lang::to_spare(&words, most != Some(days)),
                    None => lang::LITTLE_TIME.to_owned(),
                },
                (Some(_), Some(_)) => lang::PERHAPS_TOO_EARLY.to_owned(),
                _ => lang::DATES_NOT_KNOWN.to_owned(),
            },
        }
    }

    /// Days between two days; months where a month or less is all that is known of either, one
    /// begun counting whole.
    fn days_words(&self, link: &Link, days: i32) -> String {
        if self.is_by_day(link) {
            weeks_words(days)
        } else {
            lang::months(days.unsigned_abs().div_ceil(30).max(1))
        }
    }

    /// The same, one begun not counting; `None` for less than one.
    fn spare_words(&self, link: &Link, days: i32) -> Option<String> {
        if self.is_by_day(link) {
            return Some(weeks_words(days));
        }
        let months = days.unsigned_abs() / 31;
        (months > 0).then(|| lang::months(months))
    }

    /// Whether both ends of a link are single days.
    fn is_by_day(&self, link: &Link) -> bool {
        let (from, to) = ends(link.dependency.kind);
        [(link.dependency.on, from), (link.waiting, to)]
            .into_iter()
            .map(|(at, end)| self.window(at, end))
            .all(|window| window.first.is_some() && window.first == window.last)
    }
}

/// "12 weeks", "10 days".
fn weeks_words(days: i32) -> String {
    lang::weeks(days.unsigned_abs())
}

/// How what waits is bound: "starts after it ends, 12 weeks later".
#[must_use]
pub fn binding_words(link: &Dependency) -> String {
    let kind = match link.kind {
        LinkKind::FinishStart => lang::STARTS_AFTER_END,
        LinkKind::StartStart => lang::STARTS_AFTER_START,
        LinkKind::FinishFinish => lang::ENDS_AFTER_END,
        LinkKind::StartFinish => lang::ENDS_AFTER_START,
    };
    match lag_words(link.lag_days) {
        Some(lag) => lang::with_lag(kind, &lag),
        None => kind.to_owned(),
    }
}

/// What a lag asks for: "12 weeks later", "up to 10 days earlier"; `None` for no lag.
pub(super) fn lag_words(days: i32) -> Option<String> {
    match days {
        0 => None,
        1.. => Some(lang::later(&weeks_words(days))),
        ..0 => Some(lang::up_to_earlier(&weeks_words(days))),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::Outlook;
    use super::super::fixture::{dated, outlook_on, plan_with};
    use super::*;
    use crate::journal::ActivityField;
    use crate::plan::Plan;

    /// Activities without a start as they stand in a plan file: id, end, what it waits for.
    fn plan_of(rows: &[(&str, &str, &str)]) -> Arc<Plan> {
        let rows: Vec<String> = rows
            .iter()
            .map(|(id, end, links)| {
                let end = match *end {
                    "" => "null".to_owned(),
                    end => format!("\"{end}\""),
                };
                format!(
                    r#"{{"id": "{id}", "kind": "milestone", "name": "{id}", "end": {end},
                         "dependsOn": [{links}]}}"#
                )
            })
            .collect();
        plan_with(&format!(r#""activities": [{}]"#, rows.join(",")))
    }

    fn conflicts(plan: &Arc<Plan>) -> Vec<String> {
        let outlook = outlook_on(plan);
        let links = Links::new(&outlook);
        let conflicts = links.conflicts();
        conflicts.map(|it| links.conflict_words(&it)).collect()
    }

    /// The time left by the only link of the last row.
    fn float(rows: &[(&str, &str, &str)]) -> String {
        let plan = plan_of(rows);
        let outlook = outlook_on(&plan);
        let links = Links::new(&outlook);
        let last = plan.activity_positions().last().unwrap();
        let link = links.waits_for(last).next().unwrap();
        links.float_words(&link)
    }

    #[test]
    fn a_link_is_broken_only_when_no_reading_of_the_dates_keeps_it() {
        let to_a = r#"{"on": "a"}"#;
        assert_eq!(
            float(&[("a", "2009-11", ""), ("b", "2009-11", to_a)]),
            "perhaps too early"
        );
        assert_eq!(
            float(&[("a", "2009-11", ""), ("b", "2009-10", to_a)]),
            "1 month too early"
        );
        assert_eq!(
            float(&[("a", "2009-11-02", ""), ("b", "2009-10-30", to_a)]),
            "3 days too early"
        );
        assert_eq!(
            float(&[("a", "2009-11-02", ""), ("b", "2009-11-02", to_a)]),
            "no time to spare"
        );
        assert_eq!(
            float(&[("a", "2009-11-02", ""), ("b", "2009-11-16", to_a)]),
            "2 weeks to spare"
        );
        assert_eq!(
            float(&[("a", "2009-11", ""), ("b", "2010-02", to_a)]),
            "at least 2 months to spare"
        );
        assert_eq!(
            float(&[("a", "2009-11", ""), ("b", "2009-12", to_a)]),
            "little time to spare"
        );
        assert_eq!(
            float(&[("a", "", ""), ("b", "2009-12", to_a)]),
            "the dates are not known"
        );
    }

    #[test]
    fn a_link_says_how_it_binds() {
        let plan = plan_of(&[
            ("a", "", ""),
            ("b", "", r#"{"on": "a", "type": "SS", "lagDays": 84}"#),
            ("c", "", r#"{"on": "a", "type": "FF", "lagDays": -10}"#),
        ]);
        let said = |at: usize| binding_words(&plan.activities[at].depends_on[0]);
        assert_eq!(said(1), "starts after it starts, 12 weeks later");
        assert_eq!(said(2), "ends after it ends, up to 10 days earlier");
    }

    #[test]
    fn a_conflict_names_both_and_what_lies_between() {
        let plan = plan_of(&[
            ("Letters", "2009-12", ""),
            ("Printing", "", r#"{"on": "Letters", "lagDays": 14}"#),
            ("Uploads", "2009-11", r#"{"on": "Printing", "lagDays": 84}"#),
        ]);
        assert_eq!(
            conflicts(&plan),
            [
                "Uploads, November 2009, comes 4 months before what it waits for allows: Printing, \
                 not dated, and 12 weeks later, which waits for Letters, December 2009, and 2 weeks \
                 later."
            ]
        );
    }

    #[test]
    fn what_is_late_cannot_end_before_the_as_of_date() {
        // As of 23 September: 12 weeks from then end in December.
        let to_a = r#"{"on": "a", "lagDays": 84}"#;
        let plan = plan_of(&[("a", "2009-04", ""), ("b", "2009-11", to_a)]);
        assert_eq!(
            conflicts(&plan),
            [
                "b, November 2009, comes 1 month before what it waits for allows: a, late: it was to \
                 end in April 2009, and 12 weeks later."
            ]
        );
        let plan = plan_of(&[("a", "2009-04", ""), ("b", "2010-01", to_a)]);
        assert_eq!(conflicts(&plan), Vec::<String>::new());
    }

    #[test]
    fn a_forecast_breaks_a_link_that_the_plan_kept() {
        let plan = plan_of(&[("a", "2009-11", ""), ("b", "2009-12", r#"{"on": "a"}"#)]);
        assert_eq!(conflicts(&plan), Vec::<String>::new());
        let state = dated("a", ActivityField::ForecastEnd, "2010-02");
        let outlook = Outlook::new(plan.clone(), &state, plan.as_of);
        let links = Links::new(&outlook);
        let broken: Vec<_> = links.conflicts().collect();
        assert_eq!(
            links.conflict_words(&broken[0]),
            "b, December 2009, comes 2 months before what it waits for allows: a, February 2010."
        );
    }

    #[test]
    fn circles_are_named() {
        let plan = plan_of(&[("a", "", r#"{"on": "b"}"#), ("b", "", r#"{"on": "a"}"#)]);
        assert_eq!(conflicts(&plan), ["A circle: a waits for b waits for a."]);
    }
}
