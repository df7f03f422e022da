//! The whole community at a glance: how many stand how, and which go-lives come next. Knows
//! deployments; milestones and projects are no go-lives.

use crate::plan::{ActivityIx, ActivityKind, Day, PlanDate, Precision};

use super::{DateFrom, Outlook, Slip, Status};

/// How many activities of one kind stand how.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    by_status: [usize; 6],
}

impl Totals {
    /// How many have this status.
    #[must_use]
    pub fn get(&self, status: Status) -> usize {
        self.by_status[status as usize]
    }

    /// All together, undated ones too.
    #[must_use]
    pub fn all(&self) -> usize {
        self.by_status.iter().sum()
    }
}

/// Counts the activities of one kind; `None` for every kind.
#[must_use]
pub fn totals(outlook: &Outlook, kind: Option<ActivityKind>) -> Totals {
    let plan = outlook.plan();
    let mut totals = Totals::default();
    for (at, activity) in plan.activity_positions().zip(&plan.activities) {
        if kind.is_none_or(|kind| kind == activity.kind) {
            totals.by_status[outlook.status(at) as usize] += 1;
        }
    }
    totals
}

/// A go-live that lies ahead.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct NextGoLive {
    /// Which deployment.
    pub activity: ActivityIx,
    /// When.
    pub when: PlanDate,
    /// Whether the plan says so or somebody expects it.
    pub from: DateFrom,
    /// How it stands: due, in progress or planned.
    pub status: Status,
    /// How far that lies from the plan.
    pub slip: Option<Slip>,
}

/// The go-lives that lie ahead and are not late, the first possible day first, then the closer
/// known one, then plan order; at most `count`.
#[must_use]
pub fn next_go_lives(outlook: &Outlook, count: usize) -> Vec<NextGoLive> {
    let plan = outlook.plan();
    let lies_ahead = |status| matches!(status, Status::Due | Status::InProgress | Status::Planned);
    let all = plan
        .activity_positions()
        .zip(&plan.activities)
        .filter(|&(at, activity)| {
            activity.kind == ActivityKind::Deployment && lies_ahead(outlook.status(at))
        })
        .filter_map(|(at, _)| {
            let end = outlook.end(at)?;
            Some((end.first(), end.precision(), at))
        });
    // Only the few that are asked for are kept and put in order.
    let mut ahead: Vec<(Day, Precision, ActivityIx)> = Vec::new();
    for one in all {
        if ahead.len() < count || ahead.last().is_some_and(|last| one < *last) {
            ahead.insert(ahead.partition_point(|other| *other < one), one);
            ahead.truncate(count);
        }
    }
    ahead
        .into_iter()
        .filter_map(|(_, _, at)| {
            Some(NextGoLive {
                activity: at,
                when: outlook.end(at)?,
                from: outlook.end_from(at),
                status: outlook.status(at),
                slip: outlook.slip(at),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{dated, hertfordshire, outlook_on};
    use super::*;
    use crate::journal::ActivityField;

    #[test]
    fn next_go_lives_come_by_their_first_possible_day() {
        let plan = hertfordshire();
        let state = dated("en-child-health", ActivityField::ForecastEnd, "2009-11");
        let outlook = Outlook::new(plan.clone(), &state, plan.as_of);
        let next = next_go_lives(&outlook, 6);
        let names: Vec<&str> = next.iter().map(|it| &*plan[it.activity].id).collect();
        assert_eq!(
            names,
            [
                "ucc-hertford-county-open",
                "ucc-cheshunt-open",
                "west-gp-microtest",
                "en-child-health",
                "en-health-visiting-school-nursing",
                "en-safeguarding-children"
            ]
        );
        assert_eq!(next[3].slip, Some(Slip::Months(1)));
        assert_eq!(next[3].from, DateFrom::Forecast);
    }

    #[test]
    fn the_28_go_lives_of_the_design_stand_as_it_counts_them() {
        let plan = hertfordshire();
        let state = dated("en-child-health", ActivityField::ForecastEnd, "2009-11");
        let outlook = Outlook::new(plan.clone(), &state, plan.as_of);
        let mut counts = [0; 6];
        for (at, activity) in plan.activity_positions().zip(&plan.activities) {
            let is_of_3_8_5 = activity.source.is_some_and(|it| *plan[it].id == *"3.8.5");
            let others = [
                "gp-led-hemel-live",
                "gp-led-welwyn-live",
                "ucc-hertford-county-open",
                "ucc-cheshunt-open",
                "west-gp-microtest",
                "en-gp-emis-lv",
            ];
            if is_of_3_8_5 || others.contains(&&*activity.id) {
                counts[outlook.status(at) as usize] += 1;
            }
        }
        // Late, due, in progress, planned, live, undated.
        assert_eq!(counts, [8, 3, 3, 10, 2, 2]);
    }

    #[test]
    fn the_first_few_are_those_of_the_whole_list() {
        let outlook = outlook_on(&hertfordshire());
        let all = next_go_lives(&outlook, usize::MAX);
        assert!(all.len() > 10);
        for count in [0, 1, 3, all.len() - 1, all.len(), all.len() + 1] {
            assert_eq!(
                next_go_lives(&outlook, count),
                all[..count.min(all.len())],
                "{count}"
            );
        }
    }

    #[test]
    fn late_live_and_undated_go_lives_do_not_lie_ahead() {
        let outlook = outlook_on(&hertfordshire());
        let ahead = next_go_lives(&outlook, usize::MAX).len();
        let totals = totals(&outlook, Some(ActivityKind::Deployment));
        let statuses = [Status::Due, Status::InProgress, Status::Planned];
        assert_eq!(
            ahead,
            statuses.map(|it| totals.get(it)).iter().sum::<usize>()
        );
    }
}
