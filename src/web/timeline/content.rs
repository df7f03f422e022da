//! What one line of the timeline shows: a heading or an activity's row. Knows which line is which;
//! leaves the words to `outlook` and how they look to `row` and `bars`.

use crate::chart::lines::{Line, Lines};
pub use crate::outlook::said::{ActivityContent, LaneContent};
use crate::outlook::said::{activity_content, lane_count};
use crate::outlook::{FindingMarks, Grouping, Outlook, Status};
use crate::plan::Finding;
use crate::words::dates::NOT_DATED_YET;

/// What one row says.
#[derive(Clone, PartialEq, Debug)]
pub enum Content {
    /// The heading of a group or of the undated lane.
    Lane(LaneContent),
    /// An activity.
    Activity(Box<ActivityContent>),
}

/// What the line at `index` says.
#[must_use]
pub fn content(
    lines: &Lines,
    index: usize,
    outlook: &Outlook,
    marks: &FindingMarks,
    found: &[Finding],
    group: Grouping,
) -> Option<Content> {
    Some(match lines.get(index)? {
        Line::Heading(number) => {
            let heading = &lines.rows().headings()[number];
            Content::Lane(LaneContent {
                name: heading.key.name(outlook.plan()),
                count: lane_count(heading.count, heading.late),
                worst: heading.worst,
                is_folded: heading.is_collapsed,
            })
        }
        Line::UndatedHeading => {
            let count = lines.rows().undated().len();
            Content::Lane(LaneContent {
                name: NOT_DATED_YET.to_owned(),
                count: lane_count(count, 0),
                worst: Status::Undated,
                is_folded: !lines.has_undated_open(),
            })
        }
        Line::Activity(at) => {
            let is_under_organisation = group == Grouping::Organisation && index < lines.dated();
            Content::Activity(Box::new(activity_content(
                outlook,
                marks,
                found,
                at,
                is_under_organisation,
            )))
        }
    })
}
