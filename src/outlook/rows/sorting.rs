//! The order of rows. Knows what each column is ordered by; leaves sorting itself to `order`.

use crate::order;
use crate::plan::{ActivityIx, PlanDate};

use super::super::Outlook;
use super::lanes::Lanes;
use super::{Grouping, RowsView};

/// What rows are ordered by, inside their group. Rows without the thing come last either way.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum SortBy {
    /// As in the plan.
    #[default]
    PlanOrder,
    /// By name, letter case ignored.
    Name,
    /// By effective start.
    Start,
    /// By effective end or go-live.
    GoLive,
    /// By status, late first.
    Status,
    /// By slip, the greatest first.
    Slip,
    /// By the name of what they are gathered by, letter case ignored.
    Lane(Grouping),
    /// By the start as planned.
    PlannedStart,
    /// By the end or go-live as planned.
    PlannedEnd,
    /// By the end or go-live as expected.
    Forecast,
    /// By the end or go-live as it was.
    Actual,
}

pub(super) fn sort(outlook: &Outlook, view: &RowsView, rows: &mut [ActivityIx]) {
    let descending = view.descending;
    match view.sort {
        SortBy::PlanOrder if descending => rows.reverse(),
        SortBy::PlanOrder => {}
        SortBy::Name => {
            let ranks = outlook.haystack().name_ranks();
            sort_by(rows, descending, &|at| Some(i64::from(ranks[at.index()])));
        }
        SortBy::Start => sort_by_date(rows, descending, outlook, Outlook::start),
        SortBy::GoLive => sort_by_date(rows, descending, outlook, Outlook::end),
        SortBy::Status => sort_by(rows, descending, &|at| {
            Some(i64::from(outlook.status(at) as u8))
        }),
        // The longest first.
        SortBy::Slip => sort_by(rows, descending, &|at| {
            outlook.slip(at).map(|slip| -i64::from(slip.rough_days()))
        }),
        SortBy::Lane(group) => {
            let lanes = Lanes::new(outlook, group);
            let ranks = lanes.name_ranks();
            sort_by(rows, descending, &|at| ranks[lanes.of(at)]);
        }
        SortBy::PlannedStart => sort_by_date(rows, descending, outlook, Outlook::planned_start),
        SortBy::PlannedEnd => sort_by_date(rows, descending, outlook, Outlook::planned_end),
        SortBy::Forecast => sort_by_date(rows, descending, outlook, Outlook::forecast_end),
        SortBy::Actual => sort_by_date(rows, descending, outlook, Outlook::actual_end),
    }
}

fn sort_by_date(
    rows: &mut [ActivityIx],
    descending: bool,
    outlook: &Outlook,
    date: fn(&Outlook, ActivityIx) -> Option<PlanDate>,
) {
    sort_by(rows, descending, &|at| date(outlook, at).map(in_order));
}

/// Orders dates by their first day; of those that share it, the closer known one comes first.
fn in_order(date: PlanDate) -> i64 {
    i64::from(date.first().number()) * 16 + i64::from(date.precision() as u8)
}

/// Sorts by a key worked out once for each row; rows without a key come last, rows with equal keys keep
/// their order.
fn sort_by(rows: &mut [ActivityIx], descending: bool, key: &dyn Fn(ActivityIx) -> Option<i64>) {
    let sign = if descending { -1 } else { 1 };
    order::sort_by_number(rows, |&at| key(at).map_or(i64::MAX, |key| sign * key));
}
