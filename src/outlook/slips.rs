//! Who slipped against a baseline, and by how much: a ranked list, sums by organisation, and both in
//! sentences. Leaves why to `cause`.
//!
//! What is compared is the end or go-live: the one the [`Outlook`] stands on (what happened, else
//! what is expected, else what is planned) with the one of the [`Baseline`]. A row that cannot be
//! compared is no slip of nothing. It stands in a group of its own: not in the baseline, dated
//! since, no longer dated, undated in both. So does a row whose last possible day has passed
//! without a go-live and without another date: it is late by at least so much, and nobody says how
//! much it will be.
//!
//! Slips of months and slips of days are ranked together, a month taken as 30 days, and never
//! turned into each other: a sum of both is told as "7 months and 12 days".

use std::cmp::Reverse;

use crate::order::{self, Map};
use crate::plan::{ActivityIx, OrganisationIx, Plan, PlanDate};
use crate::words::slips as lang;

use super::sentences::named;
use super::{Baseline, Outlook, Slip, Status};

/// An activity and how far its end lies from the baseline's.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SlipRow {
    /// Which.
    pub activity: ActivityIx,
    /// How far.
    pub slip: Slip,
}

/// Every activity of a plan against a baseline. Each is in exactly one of the lists.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Slips {
    /// The baseline, as [`Baseline::name`] has it.
    pub baseline: String,
    /// Later than in the baseline, the worst first, then in plan order.
    pub later: Vec<SlipRow>,
    /// Earlier than in the baseline, the most first, then in plan order.
    pub earlier: Vec<SlipRow>,
    /// Late, with no other date than the baseline's: by how much at least. The worst first.
    pub overdue: Vec<SlipRow>,
    /// Neither moved nor overdue.
    pub kept: Vec<ActivityIx>,
    /// Undated in the baseline, dated now.
    pub newly_dated: Vec<ActivityIx>,
    /// Dated in the baseline, undated now.
    pub no_longer_dated: Vec<ActivityIx>,
    /// Undated in both.
    pub undated: Vec<ActivityIx>,
    /// Not in the baseline at all.
    pub new: Vec<ActivityIx>,
}

impl Slips {
    /// Compares every activity. Takes one pass over the plan.
    #[must_use]
    pub fn new(outlook: &Outlook, baseline: &Baseline) -> Slips {
        let mut slips = Slips {
            baseline: baseline.name().to_owned(),
            ..Slips::default()
        };
        let today = PlanDate::day(outlook.as_of());
        for activity in outlook.plan().activity_positions() {
            let Some(then) = baseline.dates(activity) else {
                slips.new.push(activity);
                continue;
            };
            let (then, now) = match (then.end, outlook.end(activity)) {
                (Some(then), Some(now)) => (then, now),
                (None, Some(_)) => {
                    slips.newly_dated.push(activity);
                    continue;
                }
                (Some(_), None) => {
                    slips.no_longer_dated.push(activity);
                    continue;
                }
                (None, None) => {
                    slips.undated.push(activity);
                    continue;
                }
            };
            let slip = Slip::between(then, now);
            let row = SlipRow { activity, slip };
            match slip.rough_days() {
                1.. => slips.later.push(row),
                ..0 => slips.earlier.push(row),
                0 if outlook.status(activity) == Status::Late => {
                    let slip = Slip::between(then, today);
                    slips.overdue.push(SlipRow { activity, slip });
                }
                0 => slips.kept.push(activity),
            }
        }
        for list in [&mut slips.later, &mut slips.earlier, &mut slips.overdue] {
            order::sort_by_number(list, |row| -i64::from(row.slip.rough_days().abs()));
        }
        slips
    }

    /// How many activities have a date in both.
    #[must_use]
    pub fn compared(&self) -> usize {
        self.later.len() + self.earlier.len() + self.overdue.len() + self.kept.len()
    }

    /// What the organisations' slips come to: the largest sum first, then the most that are
    /// overdue. Organisations without a later or overdue activity are left out.
    #[must_use]
    pub fn by_organisation(&self, plan: &Plan) -> Vec<OrganisationSlips> {
        let mut all: Map<Option<OrganisationIx>, Vec<SlipRow>> = Map::new();
        for row in &self.later {
            all.get_or_insert_with(plan[row.activity].organisation, Vec::new)
                .push(*row);
        }
        let mut overdue: Map<Option<OrganisationIx>, usize> = Map::new();
        for row in &self.overdue {
            let organisation = plan[row.activity].organisation;
            *overdue.get_or_insert_with(organisation, || 0) += 1;
            all.get_or_insert_with(organisation, Vec::new);
        }
        let mut all: Vec<OrganisationSlips> = all
            .into_vec()
            .into_iter()
            .map(|(organisation, later)| OrganisationSlips {
                organisation,
                overdue: overdue.get(&organisation).copied().unwrap_or(0),
                tally: Tally::of(&later),
            })
            .collect();
        let sum = |it: &OrganisationSlips| it.tally.as_ref().map_or(0, |it| it.sum.rough_days());
        order::sort_by_key(&mut all, |it| Reverse((sum(it), it.overdue)));
        all
    }

    /// The answer in a few sentences, for the top of a page.
    #[must_use]
    pub fn headline(&self, plan: &Plan) -> String {
        let (compared, baseline) = (self.compared(), &*self.baseline);
        let mut said = vec![match Tally::of(&self.later) {
            None => lang::none_later(compared, baseline),
            Some(tally) => lang::some_later(
                compared,
                baseline,
                tally.count,
                &tally.median.distance(),
                &plan[tally.worst.activity].name,
                &tally.worst.slip.words(),
            ),
        }];
        said.extend(lang::others([
            self.overdue.len(),
            self.earlier.len(),
            self.newly_dated.len(),
            self.no_longer_dated.len(),
            self.undated.len(),
            self.new.len(),
        ]));
        said.join(" ")
    }

    /// A row of [`later`](Slips::later) or [`earlier`](Slips::earlier) as a sentence: "Child
    /// Health, East & North: 4 months later than in revision 3.0, February 2010 instead of October
    /// 2009."
    #[must_use]
    pub fn sentence(&self, outlook: &Outlook, baseline: &Baseline, row: SlipRow) -> String {
        let then = baseline.dates(row.activity).and_then(|it| it.end);
        let [then, now] = [then, outlook.end(row.activity)]
            .map(|date| date.map(PlanDate::full_words).unwrap_or_default());
        lang::row(
            &named(outlook.plan(), row.activity),
            &row.slip.words(),
            &self.baseline,
            &now,
            &then,
        )
    }

    /// A row of [`overdue`](Slips::overdue) as a sentence: "Skin Health, East & North: late by at
    /// least 5 months. It was to end in April 2009, and no other date is given."
    #[must_use]
    pub fn overdue_sentence(&self, outlook: &Outlook, row: SlipRow) -> String {
        let by = outlook
            .end(row.activity)
            .map_or(String::new(), PlanDate::when_words);
        lang::overdue(
            &named(outlook.plan(), row.activity),
            &row.slip.distance(),
            &by,
        )
    }
}

/// What slips come to.
#[derive(Clone, PartialEq, Debug)]
pub struct Tally {
    /// How many slipped; at least one.
    pub count: usize,
    /// The one that slipped most.
    pub worst: SlipRow,
    /// Half of them slipped by this much or more.
    pub median: Slip,
    /// All together.
    pub sum: SlipSum,
}

impl Tally {
    /// What these come to, which stand with the worst first; `None` when there are none.
    #[must_use]
    pub fn of(rows: &[SlipRow]) -> Option<Tally> {
        let mut sum = SlipSum::default();
        for row in rows {
            sum.add(row.slip);
        }
        Some(Tally {
            count: rows.len(),
            worst: *rows.first()?,
            median: rows.get((rows.len() - 1) / 2)?.slip,
            sum,
        })
    }
}

/// A sum of slips. Those of months and those of days are kept apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SlipSum {
    /// Those known to the month, in months.
    pub months: i32,
    /// Those known to the day, in days.
    pub days: i32,
}

impl SlipSum {
    /// Adds one.
    pub fn add(&mut self, slip: Slip) {
        match slip {
            Slip::Days(days) => self.days = self.days.saturating_add(days),
            Slip::Months(months) => self.months = self.months.saturating_add(months),
        }
    }

    fn rough_days(self) -> i32 {
        Slip::Months(self.months)
            .rough_days()
            .saturating_add(self.days)
    }

    /// "7 months", "12 days", "7 months and 12 days".
    #[must_use]
    pub fn words(self) -> String {
        let [months, days] = [Slip::Months(self.months), Slip::Days(self.days)];
        match (self.months, self.days) {
            (_, 0) => months.distance(),
            (0, _) => days.distance(),
            _ => lang::both(&months.distance(), &days.distance()),
        }
    }
}

/// The slips of one organisation.
#[derive(Clone, PartialEq, Debug)]
pub struct OrganisationSlips {
    /// Whose; `None` for the whole community.
    pub organisation: Option<OrganisationIx>,
    /// Those that are later; `None` when none is.
    pub tally: Option<Tally>,
    /// How many are late without another date.
    pub overdue: usize,
}

impl OrganisationSlips {
    /// "East & North: 3 later, 9 months in all, half by 2 months or more, the worst Child Health
    /// by 4 months. 5 late without another date."
    #[must_use]
    pub fn sentence(&self, plan: &Plan) -> String {
        let of = self
            .organisation
            .map_or(lang::WHOLE_COMMUNITY, |at| &plan[at].short);
        let later = self.tally.as_ref().map(|tally| {
            let distances = [
                tally.sum.words(),
                tally.median.distance(),
                tally.worst.slip.distance(),
            ];
            (tally, distances)
        });
        let later = later
            .as_ref()
            .map(|(tally, [in_all, half, worst])| lang::Later {
                count: tally.count,
                in_all,
                half,
                name: &plan[tally.worst.activity].name,
                worst,
            });
        lang::group(of, later, self.overdue)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::fixture::{outlook_on, plan_with};
    use super::*;

    /// Revision 1 of 1 September, with what revision 0 printed.
    fn plan() -> Arc<Plan> {
        let row = |id: &str, organisation: &str, then: &str, now: &str| {
            let date = |text: &str| match text {
                "" => "null".to_owned(),
                text => format!("\"{text}\""),
            };
            let (then, now) = (date(then), date(now));
            format!(
                r#"{{"id": "{id}", "kind": "deployment", "name": "{id}",
                     "organisation": "{organisation}", "end": {now},
                     "baselines": [{{"revision": "0", "end": {then}}}]}}"#
            )
        };
        let rows = [
            row("a", "east", "2009-10", "2009-11"),
            row("b", "east", "2009-10", "2010-02"),
            row("c", "east", "2009-10-01", "2009-10-13"),
            row("d", "west", "2010-02", "2009-12"),
            row("e", "west", "2009-04", "2009-04"),
            row("f", "west", "2009-12", "2009-12"),
            row("g", "west", "", "2010-01"),
            row("h", "west", "2010-01", ""),
            row("i", "west", "", ""),
            r#"{"id": "j", "kind": "deployment", "name": "j", "end": "2010-01"}"#.to_owned(),
            row("k", "west", "2009-12", "2010-01"),
        ];
        plan_with(&format!(
            r#""revisions": [{{"revision": "0", "date": "2009-02-01", "summary": "First"}},
                             {{"revision": "1", "date": "2009-09-01", "summary": "Second"}}],
               "organisations": [
                   {{"id": "east", "name": "East & North PCT", "short": "East", "kind": "pct"}},
                   {{"id": "west", "name": "West PCT", "short": "West", "kind": "pct"}}],
               "activities": [{}]"#,
            rows.join(",")
        ))
    }

    fn slips(outlook: &Outlook) -> (Baseline, Slips) {
        let baseline = Baseline::revision(outlook.plan(), "0").unwrap();
        let slips = Slips::new(outlook, &baseline);
        (baseline, slips)
    }

    fn listed(plan: &Plan, rows: &[SlipRow]) -> Vec<(String, String)> {
        let row = |row: &SlipRow| (plan[row.activity].id.to_string(), row.slip.words());
        rows.iter().map(row).collect()
    }

    #[test]
    fn rows_are_ranked_and_months_are_never_told_in_days() {
        let plan = plan();
        let (_, slips) = slips(&outlook_on(&plan));
        let row = |id: &str, words: &str| (id.to_owned(), words.to_owned());
        assert_eq!(
            listed(&plan, &slips.later),
            [
                row("b", "4 months later"),
                row("a", "1 month later"),
                row("k", "1 month later"),
                row("c", "12 days later")
            ]
        );
        assert_eq!(
            listed(&plan, &slips.earlier),
            [row("d", "2 months earlier")]
        );
        assert_eq!(listed(&plan, &slips.overdue), [row("e", "5 months later")]);
    }

    #[test]
    fn what_cannot_be_compared_stands_in_a_group_of_its_own() {
        let plan = plan();
        let (_, slips) = slips(&outlook_on(&plan));
        let ids =
            |list: &[ActivityIx]| -> String { list.iter().map(|at| &*plan[*at].id).collect() };
        let groups = [
            &slips.kept,
            &slips.newly_dated,
            &slips.no_longer_dated,
            &slips.undated,
            &slips.new,
        ];
        assert_eq!(groups.map(|list| ids(list)), ["f", "g", "h", "i", "j"]);
        assert_eq!(slips.compared(), 7);
    }

    #[test]
    fn the_headline_tells_every_group() {
        let plan = plan();
        let (_, slips) = slips(&outlook_on(&plan));
        assert_eq!(
            slips.headline(&plan),
            "Of 7 dated rows 4 are later than in revision 0, half of them by 1 month or more. The \
             worst is b, 4 months later. 1 is late and nobody has given another date; 1 is earlier; \
             1 is dated or done now, without a date then; 1 is no longer dated; 1 is undated then and now; 1 is not \
             in it."
        );
    }

    #[test]
    fn a_plan_that_holds_its_dates_is_told_so() {
        let plan = plan();
        let outlook = outlook_on(&plan);
        let own = Baseline::revision(&plan, "1").unwrap();
        let slips = Slips::new(&outlook, &own);
        assert_eq!(
            slips.headline(&plan),
            "Of 9 dated rows none is later than in revision 1. 1 is late and nobody has given \
             another date; 2 are undated then and now."
        );
    }

    #[test]
    fn organisations_are_told_by_what_their_slips_come_to() {
        let plan = plan();
        let (_, slips) = slips(&outlook_on(&plan));
        let sentences: Vec<String> = slips
            .by_organisation(&plan)
            .iter()
            .map(|it| it.sentence(&plan))
            .collect();
        assert_eq!(
            sentences,
            [
                "East: 3 later, 5 months and 12 days in all, half by 1 month or more, the worst b by \
                 4 months.",
                "West: 1 later, k by 1 month. 1 late without another date."
            ]
        );
    }

    #[test]
    fn a_row_reads_as_a_sentence() {
        let outlook = outlook_on(&plan());
        let (baseline, slips) = slips(&outlook);
        assert_eq!(
            slips.sentence(&outlook, &baseline, slips.later[0]),
            "b, East: 4 months later than in revision 0, February 2010 instead of October 2009."
        );
        assert_eq!(
            slips.overdue_sentence(&outlook, slips.overdue[0]),
            "e, West: late by at least 5 months. It was to end in April 2009, and no other date is \
             given."
        );
    }
}
