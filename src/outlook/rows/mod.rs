//! The ordered list of rows the timeline shows: filter, group, sort, collapse. Knows positions and
//! counts; leaves names to the plan and height to `chart`.

mod facets;
mod filter;
mod lanes;
mod sorting;

use crate::order::Set;
use crate::plan::ActivityIx;

use super::{FindingMarks, Outlook, Status};
pub use facets::{Facet, Part};
pub use filter::Filter;
use filter::Passing;
use lanes::Lanes;
pub use lanes::{GroupKey, Grouping};
pub(super) use lanes::{lead, phase};
pub use sorting::SortBy;
use sorting::sort;

/// How to arrange the rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowsView {
    /// What they are gathered by.
    pub group: Grouping,
    /// What they are ordered by.
    pub sort: SortBy,
    /// The other way round.
    pub descending: bool,
    /// Whether several bars stand on one line, where they do not overlap.
    pub is_packed: bool,
    /// Which to keep.
    pub filter: Filter,
    /// Groups whose rows are folded away.
    pub collapsed: Set<GroupKey>,
}

/// One row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    /// A group's heading: its place in [`Rows::headings`].
    Heading(usize),
    /// An activity.
    Activity(ActivityIx),
}

/// A group's heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// What it gathers.
    pub key: GroupKey,
    /// Where it stands among the rows.
    pub row: usize,
    /// How many activities it gathers, folded away or not.
    pub count: usize,
    /// How many of them are late.
    pub late: usize,
    /// The first status in order among them.
    pub worst: Status,
    /// Whether its activities are folded away.
    pub is_collapsed: bool,
}

/// Where a row stands in the tree, as a treegrid tells it: all counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RowPlace {
    /// 1 for headings and ungrouped rows, 2 inside a group.
    pub level: usize,
    /// Its number among its siblings.
    pub position: usize,
    /// How many siblings there are, itself included.
    pub siblings: usize,
}

/// Marks a packed row as a heading.
const HEADING: u32 = 1 << 31;

/// The rows in order, addressed by index. Undated rows stand in a list of their own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rows {
    packed: Vec<u32>,
    headings: Vec<Heading>,
    undated: Vec<ActivityIx>,
    shown: usize,
    total: usize,
    by_status: [usize; 6],
    with_finding: usize,
}

impl Rows {
    /// Arranges the rows of `outlook` as `view` says; `findings` says which rows carry one.
    #[must_use]
    pub fn new(outlook: &Outlook, findings: &FindingMarks, view: &RowsView) -> Rows {
        let plan = &**outlook.plan();
        let flagged = findings.open_by_activity(plan.activities.len());
        let passing = Passing::new(outlook, &view.filter);
        let mut rows = Rows {
            total: plan.activities.len(),
            ..Rows::default()
        };
        let mut dated = Vec::with_capacity(plan.activities.len());
        for (at, activity) in plan.activity_positions().zip(&plan.activities) {
            let (status, is_flagged) = (outlook.status(at), flagged[at.index()]);
            if !passing.keeps(outlook, at, activity, status)
                || (view.filter.with_finding && !is_flagged)
            {
                continue;
            }
            rows.shown += 1;
            rows.by_status[status as usize] += 1;
            rows.with_finding += usize::from(is_flagged);
            if status == Status::Undated {
                rows.undated.push(at);
            } else {
                dated.push(at);
            }
        }
        sort(outlook, view, &mut dated);
        sort(outlook, view, &mut rows.undated);
        if view.group == Grouping::None {
            rows.packed = dated.iter().map(|at| at.0).collect();
        } else {
            rows.gather(outlook, view, &dated);
        }
        rows
    }

    /// Puts the sorted `dated` rows under headings: one pass counts, one pass places.
    fn gather(&mut self, outlook: &Outlook, view: &RowsView, dated: &[ActivityIx]) {
        let lanes = Lanes::new(outlook, view.group);
        let mut counts = vec![0_usize; lanes.count()];
        for &at in dated {
            counts[lanes.of(at)] += 1;
        }
        let mut next = vec![0_usize; lanes.count()];
        let mut first = 0;
        for (next, count) in next.iter_mut().zip(&counts) {
            *next = first;
            first += count;
        }
        let mut gathered = vec![ActivityIx(0); dated.len()];
        for &at in dated {
            let place = &mut next[lanes.of(at)];
            gathered[*place] = at;
            *place += 1;
        }
        let mut rest = &gathered[..];
        for (lane, &count) in counts.iter().enumerate().filter(|&(_, &count)| count > 0) {
            let (members, later) = rest.split_at(count);
            rest = later;
            let key = lanes.key(lane);
            let statuses = || members.iter().map(|&at| outlook.status(at));
            let heading = Heading {
                key,
                row: self.packed.len(),
                count,
                late: statuses().filter(|&status| status == Status::Late).count(),
                worst: statuses().min().unwrap_or(Status::Undated),
                is_collapsed: view.collapsed.contains(&key),
            };
            let number = u32::try_from(self.headings.len()).unwrap_or(u32::MAX);
            self.packed.push(HEADING | number);
            if !heading.is_collapsed {
                self.packed.extend(members.iter().map(|at| at.0));
            }
            self.headings.push(heading);
        }
    }

    /// How many rows there are, headings included, the undated lane not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }

    /// The row at an index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Row> {
        self.packed.get(index).map(|&packed| {
            if packed & HEADING == 0 {
                Row::Activity(ActivityIx(packed))
            } else {
                Row::Heading((packed & !HEADING) as usize)
            }
        })
    }

    /// All rows in order.
    pub fn iter(&self) -> impl Iterator<Item = Row> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// The headings in order.
    #[must_use]
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The heading a row stands under, or the row itself when it is one: what sticks to the top.
    #[must_use]
    pub fn heading_over(&self, index: usize) -> Option<&Heading> {
        let after = self.headings.partition_point(|h| h.row <= index);
        self.headings.get(after.checked_sub(1)?)
    }

    /// The index of an activity's row; `None` when it is filtered out, folded away or undated.
    #[must_use]
    pub fn index_of(&self, at: ActivityIx) -> Option<usize> {
        self.packed.iter().position(|&packed| packed == at.0)
    }

    /// Where a row stands in the tree.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<RowPlace> {
        Some(match (self.get(index)?, self.heading_over(index)) {
            (Row::Heading(number), _) => RowPlace {
                level: 1,
                position: number + 1,
                siblings: self.headings.len(),
            },
            (Row::Activity(_), Some(heading)) => RowPlace {
                level: 2,
                position: index - heading.row,
                siblings: heading.count,
            },
            (Row::Activity(_), None) => RowPlace {
                level: 1,
                position: index + 1,
                siblings: self.len(),
            },
        })
    }

    /// The rows of the undated lane.
    #[must_use]
    pub fn undated(&self) -> &[ActivityIx] {
        &self.undated
    }

    /// How many activities pass the filter, undated and folded ones included: the first number of
    /// "28 of 28 rows".
    #[must_use]
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// How many activities the plan has.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many activities the filter hides.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.total - self.shown
    }

    /// How many of the activities that pass have this status.
    #[must_use]
    pub fn count_with(&self, status: Status) -> usize {
        self.by_status[status as usize]
    }

    /// How many of the activities that pass carry an open finding.
    #[must_use]
    pub fn count_with_finding(&self) -> usize {
        self.with_finding
    }
}

#[cfg(test)]
mod tests;
