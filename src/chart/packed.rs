//! Packed lanes: several bars on one line where they do not overlap, in as few lines as that takes.
//! Knows days and positions; leaves pixels and words to whoever draws.

use std::ops::Range;

use crate::order;
use crate::outlook::{Outlook, Row, Rows, Status};
use crate::plan::{ActivityIx, Span};

/// What is live by a day is drawn with a lead that takes about so many days.
const LEAD_DAYS: i32 = 31;

/// One lane.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackedLane {
    /// Its place in [`Rows::headings`]; `None` for the only lane of rows without lanes, and for that
    /// of the undated ones.
    pub heading: Option<usize>,
    /// Whether it lists the rows without a date.
    pub is_undated: bool,
    /// Its lines.
    pub lines: Range<usize>,
    /// How many activities it holds, folded away or not.
    pub count: usize,
    /// Whether they are folded away.
    pub is_folded: bool,
}

/// Where the keyboard stands among packed lanes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stand {
    /// On the name of the lane with this number.
    Lane(usize),
    /// On a bar: its line, and its place there.
    Bar(usize, usize),
}

/// Lanes of lines of bars. A lane that is folded away has one line without bars.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Packed {
    lanes: Vec<PackedLane>,
    /// Where each line begins among the bars.
    starts: Vec<usize>,
    bars: Vec<ActivityIx>,
}

impl Packed {
    /// Packs the rows of each lane by their dates; those without a date stand at the end,
    /// `undated_in_line` (at least one) to a line, or folded away for `None`.
    #[must_use]
    pub fn new(outlook: &Outlook, rows: &Rows, undated_in_line: Option<usize>) -> Packed {
        let mut packed = Packed::default();
        let mut members: Vec<ActivityIx> = Vec::new();
        let mut heading = None;
        for row in rows.iter() {
            match row {
                Row::Heading(at) => {
                    packed.put(outlook, rows, heading, &members);
                    members.clear();
                    heading = Some(at);
                }
                Row::Activity(at) => members.push(at),
            }
        }
        packed.put(outlook, rows, heading, &members);
        let undated = rows.undated();
        if !undated.is_empty() {
            let first = packed.starts.len();
            match undated_in_line {
                None => packed.starts.push(packed.bars.len()),
                Some(many) => {
                    for line in undated.chunks(many.max(1)) {
                        packed.starts.push(packed.bars.len());
                        packed.bars.extend_from_slice(line);
                    }
                }
            }
            packed.lanes.push(PackedLane {
                heading: None,
                is_undated: true,
                lines: first..packed.starts.len(),
                count: undated.len(),
                is_folded: undated_in_line.is_none(),
            });
        }
        packed
    }

    fn put(
        &mut self,
        outlook: &Outlook,
        rows: &Rows,
        heading: Option<usize>,
        members: &[ActivityIx],
    ) {
        if heading.is_none() && members.is_empty() {
            return;
        }
        let mut dated: Vec<(Span, ActivityIx)> = members
            .iter()
            .filter_map(|&at| Some((drawn_of(outlook, at)?, at)))
            .collect();
        order::sort_by_number(&mut dated, |(span, _)| i64::from(span.first.number()));
        let spans: Vec<Span> = dated.iter().map(|&(span, _)| span).collect();
        let lines = pack(&spans);
        let count = lines.iter().max().map_or(0, |most| most + 1).max(1);
        // One pass counts, one pass places.
        let first = self.starts.len();
        let mut next = vec![0_usize; count];
        for &line in &lines {
            next[line] += 1;
        }
        let mut start = self.bars.len();
        for next in &mut next {
            let length = *next;
            self.starts.push(start);
            *next = start;
            start += length;
        }
        self.bars.resize(start, ActivityIx(0));
        for (&(_, at), &line) in dated.iter().zip(&lines) {
            self.bars[next[line]] = at;
            next[line] += 1;
        }
        let told = heading.map(|number| &rows.headings()[number]);
        self.lanes.push(PackedLane {
            heading,
            is_undated: false,
            lines: first..self.starts.len(),
            count: told.map_or(members.len(), |it| it.count),
            is_folded: told.is_some_and(|it| it.is_collapsed),
        });
    }

    /// The lanes in order.
    #[must_use]
    pub fn lanes(&self) -> &[PackedLane] {
        &self.lanes
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The bars of a line by start; nothing outside.
    #[must_use]
    pub fn line(&self, line: usize) -> &[ActivityIx] {
        let Some(&start) = self.starts.get(line) else {
            return &[];
        };
        let end = self
            .starts
            .get(line + 1)
            .map_or(self.bars.len(), |&end| end);
        &self.bars[start..end]
    }

    /// The number of the lane a line belongs to.
    #[must_use]
    pub fn lane_at(&self, line: usize) -> Option<usize> {
        let after = self.lanes.partition_point(|lane| lane.lines.start <= line);
        after.checked_sub(1)
    }

    /// The lane a line belongs to.
    #[must_use]
    pub fn lane_of(&self, line: usize) -> Option<&PackedLane> {
        self.lanes.get(self.lane_at(line)?)
    }

    /// The line a stand is on; `None` for one that is not there.
    #[must_use]
    pub fn line_of(&self, stand: Stand) -> Option<usize> {
        match stand {
            Stand::Lane(lane) => self.lanes.get(lane).map(|lane| lane.lines.start),
            Stand::Bar(line, number) => self.line(line).get(number).map(|_| line),
        }
    }

    /// Where one comes to on a line: on one of its bars, the first of those nearest by `far`, or on the
    /// name of the lane that is folded away there; `None` where nothing can be stood on.
    #[must_use]
    pub fn enter(&self, line: usize, far: &dyn Fn(ActivityIx) -> i32) -> Option<Stand> {
        let bars = self.line(line);
        if let Some(number) = (0..bars.len()).min_by_key(|&number| far(bars[number])) {
            return Some(Stand::Bar(line, number));
        }
        let number = self.lane_at(line)?;
        let is_folded = self.lanes[number].is_folded;
        is_folded.then_some(Stand::Lane(number))
    }

    /// The first stand from `line` on, downwards or upwards.
    #[must_use]
    pub fn first_from(
        &self,
        line: usize,
        is_down: bool,
        far: &dyn Fn(ActivityIx) -> i32,
    ) -> Option<Stand> {
        if is_down {
            (line..self.len()).find_map(|line| self.enter(line, far))
        } else {
            let end = self.len().min(line + 1);
            (0..end).rev().find_map(|line| self.enter(line, far))
        }
    }

    /// Where an activity stands: its line, and its place there.
    #[must_use]
    pub fn place_of(&self, at: ActivityIx) -> Option<(usize, usize)> {
        let place = self.bars.iter().position(|&other| other == at)?;
        let line = self.starts.partition_point(|&start| start <= place) - 1;
        Some((line, place - self.starts[line]))
    }
}

/// The days from the first to the last that the dates of an activity can mean.
#[must_use]
pub fn dates_of(outlook: &Outlook, at: ActivityIx) -> Option<Span> {
    let (start, end) = outlook.start(at).zip(outlook.end(at)).or_else(|| {
        let live_by = outlook.live_by(at).map(crate::plan::PlanDate::day);
        let date = outlook.end(at).or(outlook.start(at)).or(live_by)?;
        Some((date, date))
    })?;
    Some(Span {
        first: start.first().min(end.first()),
        end: end.end().max(start.end()),
    })
}

/// The days over which something is drawn for an activity: its dates, what tells how late it is, and
/// how far back it may have been live.
#[must_use]
pub fn drawn_of(outlook: &Outlook, at: ActivityIx) -> Option<Span> {
    let span = dates_of(outlook, at)?;
    Some(match outlook.status(at) {
        Status::Late => Span {
            end: span.end.max(outlook.as_of().plus_days(1)),
            ..span
        },
        Status::Live if outlook.end(at).is_none() => Span {
            first: span.first.plus_days(-LEAD_DAYS),
            ..span
        },
        _ => span,
    })
}

/// The line of each span, counted from 0: the first one where it overlaps no span before it. `spans`
/// stand in the order of their first days; then no packing needs fewer lines.
#[must_use]
pub fn pack(spans: &[Span]) -> Vec<usize> {
    pack_ranges(spans.iter().map(|it| (it.first.number(), it.end.number())))
}

/// The same for any ranges of numbers, in the order in which they begin. One may begin where another
/// ends.
#[must_use]
pub fn pack_ranges(ranges: impl Iterator<Item = (i32, i32)>) -> Vec<usize> {
    // A tree over the lines: each knot holds the least end below it, so that the first line
    // that is free is found without a look at each.
    let mut width = 1;
    let mut ends = vec![i32::MIN; 2];
    let mut lines = Vec::with_capacity(ranges.size_hint().0);
    for (first, end) in ranges {
        if ends[1] > first {
            // All lines are taken: as many again.
            let mut wider = vec![i32::MIN; 4 * width];
            wider[2 * width..3 * width].copy_from_slice(&ends[width..2 * width]);
            width *= 2;
            for knot in (1..width).rev() {
                wider[knot] = wider[2 * knot].min(wider[2 * knot + 1]);
            }
            ends = wider;
        }
        let mut knot = 1;
        while knot < width {
            knot *= 2;
            if ends[knot] > first {
                knot += 1;
            }
        }
        lines.push(knot - width);
        ends[knot] = end;
        while knot > 1 {
            knot /= 2;
            ends[knot] = ends[2 * knot].min(ends[2 * knot + 1]);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::journal::State;
    use crate::outlook::{FindingMarks, GroupKey, Grouping, RowsView};
    use crate::plan::{self, Day, Plan};

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        prop::collection::vec((0_i32..2000, 1_i32..400), 0..120).prop_map(|mut all| {
            all.sort_by_key(|&(first, _)| first);
            all.into_iter()
                .map(|(first, days)| Span {
                    first: Day::FIRST.plus_days(first),
                    end: Day::FIRST.plus_days(first + days),
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn bars_on_a_line_never_overlap_and_no_line_is_too_many(spans in spans()) {
            let lines = pack(&spans);
            for (at, one) in spans.iter().enumerate() {
                for (other, line) in spans[..at].iter().zip(&lines) {
                    prop_assert!(*line != lines[at] || other.end <= one.first);
                }
            }
            // As many bars as ever lie over one another.
            let deepest = spans.iter().map(|day| {
                spans.iter().filter(|it| it.first <= day.first && day.first < it.end).count()
            });
            let used = lines.iter().max().map_or(0, |most| most + 1);
            prop_assert_eq!(used, deepest.max().unwrap_or(0));
        }

        #[test]
        fn each_bar_takes_the_first_line_that_is_free(spans in spans()) {
            let mut ends: Vec<Day> = Vec::new();
            let slowly: Vec<usize> = spans
                .iter()
                .map(|span| {
                    let free = ends.iter().position(|&end| end <= span.first);
                    let line = free.unwrap_or(ends.len());
                    ends.resize(ends.len().max(line + 1), span.end);
                    ends[line] = span.end;
                    line
                })
                .collect();
            prop_assert_eq!(pack(&spans), slowly);
        }
    }

    fn outlook(activities: &str) -> (Arc<Plan>, Outlook) {
        let text = format!(
            r#"{{"format": "rollcall-plan", "version": 1, "id": "t", "title": "T",
                "community": "T", "revision": "1", "asOf": "2009-01-10",
                "organisations": [{{"id": "o", "name": "O", "kind": "pct"}}],
                "activities": [{activities}]}}"#
        );
        let plan = Arc::new(plan::read(text.into_bytes()).unwrap().plan);
        let outlook = Outlook::new(plan.clone(), &State::default(), plan.as_of);
        (plan, outlook)
    }

    fn packed(group: Grouping, outlook: &Outlook) -> Packed {
        let view = RowsView {
            group,
            ..RowsView::default()
        };
        let rows = Rows::new(outlook, &FindingMarks::default(), &view);
        Packed::new(outlook, &rows, Some(2))
    }

    const ROWS: &str = r#"
        {"id": "a", "kind": "deployment", "name": "A", "start": "2009-01", "end": "2009-03", "organisation": "o"},
        {"id": "b", "kind": "deployment", "name": "B", "start": "2009-03", "end": "2009-05", "organisation": "o"},
        {"id": "c", "kind": "deployment", "name": "C", "start": "2009-04", "end": "2009-06", "organisation": "o"},
        {"id": "d", "kind": "milestone", "name": "D", "end": "2009-02"},
        {"id": "x", "kind": "deployment", "name": "X"},
        {"id": "y", "kind": "deployment", "name": "Y"},
        {"id": "z", "kind": "deployment", "name": "Z"}"#;

    #[test]
    fn lanes_stand_as_their_headings_do_and_undated_rows_at_the_end() {
        let (plan, outlook) = outlook(ROWS);
        let packed = packed(Grouping::Organisation, &outlook);
        let id = |at: &ActivityIx| plan[*at].id.to_string();
        let lines: Vec<Vec<String>> = (0..packed.len())
            .map(|line| packed.line(line).iter().map(id).collect())
            .collect();
        // B begins in the month in which A ends, so they do not share a line.
        assert_eq!(
            lines,
            [
                vec!["a", "c"],
                vec!["b"],
                vec!["d"],
                vec!["x", "y"],
                vec!["z"]
            ]
        );
        let told: Vec<_> = packed
            .lanes()
            .iter()
            .map(|lane| {
                (
                    lane.heading,
                    lane.is_undated,
                    lane.lines.clone(),
                    lane.count,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (Some(0), false, 0..2, 3),
                (Some(1), false, 2..3, 1),
                (None, true, 3..5, 3)
            ]
        );
        assert_eq!(packed.lane_of(4).unwrap().lines, 3..5);
        let place = |id: &str| packed.place_of(plan.activity(id).unwrap());
        assert_eq!(place("c"), Some((0, 1)));
        assert_eq!(place("z"), Some((4, 0)));
        assert!(packed.line(5).is_empty());
    }

    #[test]
    fn what_tells_how_late_a_row_is_takes_room_as_its_bar_does() {
        let (plan, outlook) = outlook(
            r#"{"id": "a", "kind": "deployment", "name": "A", "start": "2008-01", "end": "2008-03"},
               {"id": "b", "kind": "deployment", "name": "B", "start": "2008-06", "end": "2008-07"}"#,
        );
        let at = plan.activity("a").unwrap();
        let end = drawn_of(&outlook, at).unwrap().end;
        assert_eq!(end, plan.as_of.plus_days(1));
        assert_eq!(
            dates_of(&outlook, at).unwrap().end.to_string(),
            "2008-04-01"
        );
        assert_eq!(packed(Grouping::None, &outlook).len(), 2);
    }

    #[test]
    fn a_lane_that_is_folded_away_keeps_its_count_and_can_be_stood_on() {
        let (plan, outlook) = outlook(ROWS);
        let organisation = GroupKey::find(Grouping::Organisation, &plan, "o").unwrap();
        let view = RowsView {
            group: Grouping::Organisation,
            collapsed: order::Set::from_iter([organisation]),
            ..RowsView::default()
        };
        let rows = Rows::new(&outlook, &FindingMarks::default(), &view);
        let packed = Packed::new(&outlook, &rows, None);
        let told: Vec<_> = packed
            .lanes()
            .iter()
            .map(|lane| (lane.lines.clone(), lane.count, lane.is_folded))
            .collect();
        assert_eq!(told, [(0..1, 3, true), (1..2, 1, false), (2..3, 3, true)]);
        let near = |_: ActivityIx| 0;
        assert_eq!(packed.enter(0, &near), Some(Stand::Lane(0)));
        assert_eq!(packed.enter(1, &near), Some(Stand::Bar(1, 0)));
        assert_eq!(packed.first_from(2, true, &near), Some(Stand::Lane(2)));
        assert_eq!(packed.first_from(3, true, &near), None);
        assert_eq!(packed.first_from(9, false, &near), Some(Stand::Lane(2)));
        assert_eq!(packed.line_of(Stand::Lane(2)), Some(2));
        assert_eq!(packed.line_of(Stand::Bar(0, 0)), None);
        assert_eq!(packed.place_of(plan.activity("a").unwrap()), None);
        assert_eq!(packed.place_of(plan.activity("x").unwrap()), None);
    }

    #[test]
    fn one_comes_to_the_bar_that_is_nearest() {
        let (plan, outlook) = outlook(ROWS);
        let packed = packed(Grouping::Organisation, &outlook);
        let c = plan.activity("c").unwrap();
        let far = |at: ActivityIx| i32::from(at != c);
        assert_eq!(packed.enter(0, &far), Some(Stand::Bar(0, 1)));
        assert_eq!(packed.first_from(1, false, &far), Some(Stand::Bar(1, 0)));
    }

    #[test]
    fn without_lanes_there_is_one() {
        let (_, outlook) = outlook(ROWS);
        let packed = packed(Grouping::None, &outlook);
        assert_eq!(packed.lanes().len(), 2);
        assert_eq!(packed.lanes()[0].lines, 0..2);
    }

    #[test]
    fn nothing_to_pack_is_nothing() {
        let (_, outlook) = outlook("");
        assert!(packed(Grouping::Organisation, &outlook).is_empty());
    }

    #[test]
    fn a_hundred_thousand_bars_need_as_many_lines_as_lie_over_one_another() {
        let spans: Vec<Span> = (0..100_000)
            .map(|number| Span {
                first: Day::FIRST.plus_days(number / 5),
                end: Day::FIRST.plus_days(number / 5 + 3000),
            })
            .collect();
        assert_eq!(pack(&spans).iter().max(), Some(&14_999));
    }
}
