//! The six statuses of an activity and the rule that gives one. Knows dates and the plan's own
//! rule for "due"; leaves where the dates come from to `activities`.

use crate::plan::{ActivityKind, Day, PlanDate};
use crate::words::rows as lang;

/// How an activity stands on the as-of date. Derived, never typed in. The order is the order of
/// every list: what needs somebody first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Status {
    /// The last possible day has passed and no go-live is recorded.
    Late,
    /// The first possible day is at most [`due_within_days`](crate::plan::Rules::due_within_days)
    /// away.
    Due,
    /// The start is reached.
    InProgress,
    /// The start lies ahead.
    Planned,
    /// A go-live (or, for milestones and projects, the end) on or before the as-of date is
    /// recorded.
    Live,
    /// There is no end date to judge by.
    Undated,
}

impl Status {
    /// All six, in their order.
    pub const ALL: [Status; 6] = [
        Status::Late,
        Status::Due,
        Status::InProgress,
        Status::Planned,
        Status::Live,
        Status::Undated,
    ];

    /// The status of an activity whose expected dates are `start` and `end`, on the day `as_of`.
    ///
    /// `is_live` says that an end on or before `as_of` is recorded. A date known only to a month,
    /// quarter or year is late once its last day has passed and due from its first day on.
    #[must_use]
    pub fn of(
        start: Option<PlanDate>,
        end: Option<PlanDate>,
        is_live: bool,
        as_of: Day,
        due_within_days: u32,
    ) -> Status {
        if is_live {
            return Status::Live;
        }
        let Some(end) = end else {
            return Status::Undated;
        };
        let due_within = i32::try_from(due_within_days).unwrap_or(i32::MAX);
        let days_to_first = end.first().days_since(as_of);
        if days_to_first <= due_within {
            // No date means more than a year, so most ends long past need no calendar.
            let has_passed = days_to_first < -366 || end.last() < as_of;
            if has_passed {
                Status::Late
            } else {
                Status::Due
            }
        } else if start.is_some_and(|start| start.first() <= as_of) {
            Status::InProgress
        } else {
            Status::Planned
        }
    }

    /// The word on screen. What is "Live" for a deployment is "Done" for a milestone or project.
    #[must_use]
    pub fn word(self, kind: ActivityKind) -> &'static str {
        match self {
            Status::Late => lang::LATE,
            Status::Due => lang::DUE,
            Status::InProgress => lang::IN_PROGRESS,
            Status::Planned => lang::PLANNED,
            Status::Live if kind == ActivityKind::Deployment => lang::LIVE,
            Status::Live => lang::DONE,
            Status::Undated => lang::UNDATED,
        }
    }

    /// The word in addresses and class names: `late`, `due`, `in-progress`, `planned`, `live`,
    /// `undated`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Status::Late => "late",
            Status::Due => "due",
            Status::InProgress => "in-progress",
            Status::Planned => "planned",
            Status::Live => "live",
            Status::Undated => "undated",
        }
    }

    /// The status with this [`id`](Status::id).
    #[must_use]
    pub fn from_id(id: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.id() == id)
    }
}

/// A set of statuses. The empty set stands for "no filter" where it is used as one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct StatusSet(u8);

impl StatusSet {
    /// The set without any status.
    pub const EMPTY: StatusSet = StatusSet(0);

    /// The set with `status` added.
    #[must_use]
    pub fn with(self, status: Status) -> StatusSet {
        StatusSet(self.0 | 1 << status as u8)
    }

    /// The set with `status` taken out.
    #[must_use]
    pub fn without(self, status: Status) -> StatusSet {
        StatusSet(self.0 & !(1 << status as u8))
    }

    /// Whether it holds `status`.
    #[must_use]
    pub fn contains(self, status: Status) -> bool {
        self.0 & 1 << status as u8 != 0
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The statuses it holds, in their order.
    pub fn iter(self) -> impl Iterator<Item = Status> {
        Status::ALL
            .into_iter()
            .filter(move |&status| self.contains(status))
    }
}

impl FromIterator<Status> for StatusSet {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> StatusSet {
        statuses.into_iter().fold(StatusSet::EMPTY, StatusSet::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<PlanDate> {
        let date = PlanDate::parse(text);
        assert!(date.is_some(), "{text}");
        date
    }

    fn day(text: &str) -> Day {
        date(text).unwrap().first()
    }

    fn on(as_of: &str, start: &str, end: &str) -> Status {
        Status::of(date(start), date(end), false, day(as_of), 28)
    }

    #[test]
    fn a_month_is_late_only_once_its_last_day_has_passed() {
        assert_eq!(on("2009-04-30", "2008-12", "2009-04"), Status::Due);
        assert_eq!(on("2009-05-01", "2008-12", "2009-04"), Status::Late);
    }

    #[test]
    fn a_month_is_due_from_28_days_before_its_first_day() {
        assert_eq!(on("2009-09-02", "2009-03", "2009-10"), Status::InProgress);
        assert_eq!(on("2009-09-03", "2009-03", "2009-10"), Status::Due);
    }

    #[test]
    fn a_start_makes_progress_on_its_first_possible_day() {
        assert_eq!(on("2009-02-28", "2009-03", "2009-11"), Status::Planned);
        assert_eq!(on("2009-03-01", "2009-03", "2009-11"), Status::InProgress);
    }

    #[test]
    fn without_an_end_a_row_is_undated_even_when_it_has_a_start() {
        let started = Status::of(date("2009-Q2"), None, false, day("2009-09-23"), 28);
        assert_eq!(started, Status::Undated);
    }

    #[test]
    fn a_recorded_go_live_outranks_every_date() {
        let live = Status::of(None, date("2009-04"), true, day("2009-09-23"), 28);
        assert_eq!(live, Status::Live);
    }

    #[test]
    fn a_huge_due_rule_does_not_overflow() {
        let status = Status::of(None, date("2100-12-31"), false, day("1990-01-01"), u32::MAX);
        assert_eq!(status, Status::Due);
    }

    #[test]
    fn ids_read_back() {
        for status in Status::ALL {
            assert_eq!(Status::from_id(status.id()), Some(status));
        }
        assert_eq!(Status::from_id("Late"), None);
    }

    #[test]
    fn a_set_holds_what_was_put_in_and_not_taken_out() {
        let set: StatusSet = [Status::Undated, Status::Late, Status::Due]
            .into_iter()
            .collect();
        let set = set.without(Status::Due);
        assert_eq!(
            set.iter().collect::<Vec<_>>(),
            [Status::Late, Status::Undated]
        );
        assert!(
            !set.is_empty()
                && set
                    .without(Status::Late)
                    .without(Status::Undated)
                    .is_empty()
        );
    }
}
