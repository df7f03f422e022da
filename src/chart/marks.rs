//! What one row of the chart shows: a bar with soft or hard ends, a diamond, a cell, a whisker, a
//! baseline, all clipped to the window. Knows dates and pixels; leaves fills, hatches and glyphs
//! to `web`, which goes by the status.

use super::between;
use crate::outlook::{Outlook, Status};
use crate::plan::{ActivityIx, Day, PlanDate, Precision};

use super::TimeScale;

/// How wide and high a diamond is.
pub const DIAMOND_PX: f64 = 14.0;
/// A bar is at least so wide, so that it can be seen at every zoom.
const LEAST_BAR_PX: f64 = 3.0;
/// How much of the colour is left at the outer edge of a soft end.
const FAINTEST: f64 = 0.08;
/// How far the lead of a "live by" mark reaches back.
const LEAD_PX: f64 = 24.0;

/// From `left_px` to `right_px`, never the wrong way round.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Stretch {
    /// Left edge.
    pub left_px: f64,
    /// Right edge.
    pub right_px: f64,
}

impl Stretch {
    /// Its width.
    #[must_use]
    pub fn width_px(self) -> f64 {
        self.right_px - self.left_px
    }

    fn new(left_px: f64, right_px: f64) -> Stretch {
        Stretch { left_px, right_px }
    }

    fn clipped(self, frame: &Frame) -> Option<Stretch> {
        let left_px = self.left_px.max(frame.left_px);
        let right_px = self.right_px.min(frame.right_px);
        (left_px < right_px).then_some(Stretch { left_px, right_px })
    }

    fn joined(self, other: Stretch) -> Stretch {
        Stretch {
            left_px: self.left_px.min(other.left_px),
            right_px: self.right_px.max(other.right_px),
        }
    }
}

/// A stretch whose opacity runs evenly from one edge to the other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fade {
    /// Where.
    pub stretch: Stretch,
    /// Opacity at the left edge, 0 to 1.
    pub left: f64,
    /// Opacity at the right edge, 0 to 1.
    pub right: f64,
}

impl Fade {
    /// The part inside the window; its opacities are those that the whole fade has there.
    fn clipped(self, frame: &Frame) -> Option<Fade> {
        let stretch = self.stretch.clipped(frame)?;
        let width = self.stretch.width_px();
        let at = |x_px: f64| {
            let share = between((x_px - self.stretch.left_px) / width, 0.0, 1.0);
            self.left + (self.right - self.left) * share
        };
        Some(Fade {
            stretch,
            left: at(stretch.left_px),
            right: at(stretch.right_px),
        })
    }
}

/// A bar, in up to three parts that touch.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bar {
    /// All of it that is in the window: where the lines above and below run.
    pub body: Stretch,
    /// The period its start lies in.
    pub fade_in: Option<Fade>,
    /// What lies surely between start and end.
    pub solid: Option<Stretch>,
    /// The period its end lies in.
    pub fade_out: Option<Fade>,
    /// Whether its left edge is a known day inside the window: an upright edge.
    pub is_left_hard: bool,
    /// Whether its right edge is a known day inside the window: an upright edge.
    pub is_right_hard: bool,
}

/// What stands for the dates of a row.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Shape {
    /// A span with a start and an end.
    Bar(Bar),
    /// A single day, [`DIAMOND_PX`] across, about this middle.
    Diamond {
        /// Its middle.
        x_px: f64,
    },
    /// A single month, quarter or year: a dashed soft cell with the status glyph in the middle.
    Cell {
        /// What of it is in the window.
        body: Stretch,
        /// The middle of the whole cell, held inside the window.
        glyph_px: f64,
    },
    /// Live by a day, since when is not known: the status glyph with a lead that fades out to the
    /// left.
    LiveBy {
        /// The middle of the glyph.
        x_px: f64,
        /// What of the lead is in the window.
        lead: Option<Fade>,
    },
}

/// Where a row's dates lie when none of them is in the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Before the window.
    Left,
    /// After the window.
    Right,
}

/// The planned dates under a bar that moved.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Baseline {
    /// What of the line is in the window.
    pub line: Stretch,
    /// Where its upright stop stands, when that is in the window.
    pub stop_px: Option<f64>,
}

/// All marks of one row. Everything lies inside the window.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Marks {
    /// The dates; `None` when there are none or they lie outside.
    pub shape: Option<Shape>,
    /// From the end of a late row to the as-of line.
    pub whisker: Option<Stretch>,
    /// The planned dates, when the end moved.
    pub baseline: Option<Baseline>,
    /// On which side the dates lie when they are outside.
    pub outside: Option<Side>,
    /// Where the bar breaks off on its way to an end far outside.
    pub break_px: Option<f64>,
    /// All that the row fills, for placing a label beside it.
    pub extent: Option<Stretch>,
}

/// The dates of one row that its marks are made from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct BarDates {
    /// Effective start.
    pub start: Option<PlanDate>,
    /// Effective end.
    pub end: Option<PlanDate>,
    /// Known to be live by this day, when no end is.
    pub live_by: Option<Day>,
    /// Start and end as planned, or in the baseline compared with, when the end moved.
    pub planned: Option<(Option<PlanDate>, PlanDate)>,
    /// Status.
    pub status: Status,
}

impl BarDates {
    /// The dates of an activity.
    #[must_use]
    pub fn of(outlook: &Outlook, at: ActivityIx) -> BarDates {
        let has_moved = outlook.slip(at).is_some_and(|slip| !slip.is_zero());
        BarDates {
            start: outlook.start(at),
            end: outlook.end(at),
            live_by: outlook.live_by(at),
            planned: outlook
                .compared(at)
                .filter(|_| has_moved)
                .and_then(|then| Some((then.start, then.end?))),
            status: outlook.status(at),
        }
    }
}

/// The window that marks are made for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// The time scale.
    pub scale: TimeScale,
    /// Left edge of the window.
    pub left_px: f64,
    /// Right edge of the window.
    pub right_px: f64,
    /// The as-of date.
    pub as_of: Day,
    /// Ends on or after this day are far outside: their bar gets a break where it leaves the
    /// window.
    pub horizon: Option<Day>,
}

impl Frame {
    /// Where the as-of line stands: the first moment of that day.
    #[must_use]
    pub fn as_of_px(&self) -> f64 {
        self.scale.x_from_day(self.as_of)
    }

    fn contains(&self, x_px: f64) -> bool {
        self.left_px <= x_px && x_px <= self.right_px
    }

    fn side_of(&self, stretch: Stretch) -> Side {
        if stretch.right_px <= self.left_px {
            Side::Left
        } else {
            Side::Right
        }
    }

    /// From the first moment a date can mean to the last.
    fn period(&self, date: PlanDate) -> Stretch {
        let span = date.span();
        Stretch::new(
            self.scale.x_from_day(span.first),
            self.scale.x_from_day(span.end),
        )
    }
}

/// Makes the marks of one row.
#[must_use]
pub fn marks(dates: &BarDates, frame: &Frame) -> Marks {
    // A start after the end (a forecast can do that) cannot be drawn as a bar.
    let start = dates
        .start
        .filter(|start| dates.end.is_none_or(|end| start.first() <= end.last()));
    let (shape, whole) = match (start, dates.end, dates.live_by) {
        (None, None, None) => return Marks::default(),
        (None, None, Some(day)) => live_by(day, frame),
        (Some(only), None, _) | (None, Some(only), _) => single(only, frame),
        (Some(start), Some(end), _) if start == end => single(end, frame),
        (Some(start), Some(end), _) => bar(start, end, frame),
    };
    let whisker = dates
        .end
        .filter(|_| dates.status == Status::Late)
        .map(|end| Stretch::new(frame.period(end).right_px, frame.as_of_px()))
        .and_then(|whisker| whisker.clipped(frame));
    let baseline = dates.planned.and_then(|(start, end)| {
        let end = frame.period(end);
        let left_px = start.map_or(end.left_px, |start| frame.period(start).left_px);
        Some(Baseline {
            line: Stretch::new(left_px, end.right_px).clipped(frame)?,
            stop_px: Some(end.right_px).filter(|&x_px| frame.contains(x_px)),
        })
    });
    let is_far = dates
        .end
        .zip(frame.horizon)
        .is_some_and(|(end, horizon)| end.first() >= horizon);
    let extent = [
        shape.map(|shape| shape_extent(shape, frame)),
        whisker,
        baseline.map(|baseline| baseline.line),
    ]
    .into_iter()
    .flatten()
    .reduce(Stretch::joined);
    Marks {
        shape,
        whisker,
        baseline,
        outside: shape.is_none().then(|| frame.side_of(whole)),
        break_px: (is_far && shape.is_some() && whole.right_px > frame.right_px)
            .then_some(frame.right_px),
        extent,
    }
}

/// What a shape fills inside the window.
fn shape_extent(shape: Shape, frame: &Frame) -> Stretch {
    let about = |x_px: f64| {
        Stretch::new(
            (x_px - DIAMOND_PX / 2.0).max(frame.left_px),
            (x_px + DIAMOND_PX / 2.0).min(frame.right_px),
        )
    };
    match shape {
        Shape::Bar(bar) => bar.body,
        Shape::Diamond { x_px } => about(x_px),
        Shape::Cell { body, glyph_px } => body.joined(about(glyph_px)),
        Shape::LiveBy { x_px, lead } => match lead {
            Some(lead) => about(x_px).joined(lead.stretch),
            None => about(x_px),
        },
    }
}

/// A shape, if it is in the window, and the whole of it, clipped or not.
type Placed = (Option<Shape>, Stretch);

fn single(date: PlanDate, frame: &Frame) -> Placed {
    let period = frame.period(date);
    let middle = f64::midpoint(period.left_px, period.right_px);
    if date.precision() == Precision::Day {
        let shape = frame
            .contains(middle)
            .then_some(Shape::Diamond { x_px: middle });
        return (shape, Stretch::new(middle, middle));
    }
    let shape = period.clipped(frame).map(|body| Shape::Cell {
        body,
        glyph_px: between(middle, body.left_px, body.right_px),
    });
    (shape, period)
}

fn live_by(day: Day, frame: &Frame) -> Placed {
    let x_px = frame.scale.x_from_number(f64::from(day.number()) + 0.5);
    let lead = Fade {
        stretch: Stretch::new(x_px - LEAD_PX, x_px),
        left: 0.0,
        right: 1.0,
    };
    let shape = frame.contains(x_px).then(|| Shape::LiveBy {
        x_px,
        lead: lead.clipped(frame),
    });
    (shape, Stretch::new(x_px, x_px))
}

fn bar(start: PlanDate, end: PlanDate, frame: &Frame) -> Placed {
    let (first, last) = (frame.period(start), frame.period(end));
    let left_px = first.left_px.min(last.left_px);
    let right_px = last.right_px.max(left_px + LEAST_BAR_PX);
    let whole = Stretch::new(left_px, right_px);
    let is_soft = |date: PlanDate| date.precision() != Precision::Day;
    // Where the two periods meet or overlap, the bar is darkest in the middle of what they share.
    let (solid_from, solid_to) = if first.right_px <= last.left_px {
        (first.right_px, last.left_px)
    } else {
        let shared_left = first.left_px.max(last.left_px);
        let shared_right = first.right_px.min(last.right_px);
        let middle = f64::midpoint(shared_left, shared_right);
        (middle, middle)
    };
    let solid_from = if is_soft(start) { solid_from } else { left_px };
    let solid_to = if is_soft(end) { solid_to } else { right_px };
    let fade_in = Fade {
        stretch: Stretch::new(left_px, solid_from),
        left: FAINTEST,
        right: 1.0,
    };
    let fade_out = Fade {
        stretch: Stretch::new(solid_to, right_px),
        left: 1.0,
        right: FAINTEST,
    };
    let shape = whole.clipped(frame).map(|body| {
        Shape::Bar(Bar {
            body,
            fade_in: fade_in.clipped(frame),
            solid: Stretch::new(solid_from, solid_to).clipped(frame),
            fade_out: fade_out.clipped(frame),
            is_left_hard: !is_soft(start) && frame.contains(left_px),
            is_right_hard: !is_soft(end) && frame.contains(right_px),
        })
    });
    (shape, whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Option<PlanDate> {
        let date = PlanDate::parse(text);
        assert!(date.is_some(), "{text}");
        date
    }

    fn day(text: &str) -> Day {
        date(text).unwrap().first()
    }

    /// Two years from October 2008 at 1 px a day, as of 23 September 2009.
    fn frame() -> Frame {
        Frame {
            scale: TimeScale::new(day("2008-10-01"), 1.0),
            left_px: 0.0,
            right_px: 730.0,
            as_of: day("2009-09-23"),
            horizon: None,
        }
    }

    fn x(text: &str) -> f64 {
        frame().scale.x_from_day(day(text))
    }

    fn dates(start: Option<PlanDate>, end: Option<PlanDate>, status: Status) -> BarDates {
        BarDates {
            start,
            end,
            live_by: None,
            planned: None,
            status,
        }
    }

    fn bar_of(marks: &Marks) -> Bar {
        match marks.shape {
            Some(Shape::Bar(bar)) => bar,
            other => panic!("no bar: {other:?}"),
        }
    }

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-6
    }

    #[test]
    fn april_to_july_is_solid_for_may_and_june_and_fades_across_april_and_july() {
        let row = dates(date("2009-04"), date("2009-07"), Status::Planned);
        let bar = bar_of(&marks(&row, &frame()));
        let (fade_in, solid, fade_out) = (
            bar.fade_in.unwrap(),
            bar.solid.unwrap(),
            bar.fade_out.unwrap(),
        );
        assert_eq!(
            fade_in.stretch,
            Stretch::new(x("2009-04-01"), x("2009-05-01"))
        );
        assert_eq!(solid, Stretch::new(x("2009-05-01"), x("2009-07-01")));
        assert_eq!(
            fade_out.stretch,
            Stretch::new(x("2009-07-01"), x("2009-08-01"))
        );
        assert!(close(fade_in.left, 0.08) && close(fade_in.right, 1.0));
        assert!(close(fade_out.left, 1.0) && close(fade_out.right, 0.08));
        assert!(!bar.is_left_hard && !bar.is_right_hard);
    }

    #[test]
    fn a_known_day_is_an_upright_edge() {
        let row = dates(date("2009-04"), date("2009-07-10"), Status::Planned);
        let bar = bar_of(&marks(&row, &frame()));
        assert!(bar.is_right_hard && !bar.is_left_hard && bar.fade_out.is_none());
        assert!(close(bar.solid.unwrap().right_px, x("2009-07-11")));
    }

    #[test]
    fn ends_that_share_a_period_are_darkest_in_the_middle_of_it() {
        let row = dates(date("2009"), date("2009-07"), Status::Planned);
        let bar = bar_of(&marks(&row, &frame()));
        let middle = f64::midpoint(x("2009-07-01"), x("2009-08-01"));
        assert_eq!(bar.solid, None);
        assert!(close(bar.fade_in.unwrap().stretch.right_px, middle));
        assert!(close(bar.fade_out.unwrap().stretch.left_px, middle));
    }

    #[test]
    fn a_single_month_is_a_cell_and_a_single_day_a_diamond() {
        let month = marks(
            &dates(date("2009-10"), date("2009-10"), Status::Due),
            &frame(),
        );
        let body = Stretch::new(x("2009-10-01"), x("2009-11-01"));
        let glyph_px = f64::midpoint(body.left_px, body.right_px);
        assert_eq!(month.shape, Some(Shape::Cell { body, glyph_px }));
        let single = marks(&dates(None, date("2009-10-01"), Status::Due), &frame());
        let x_px = x("2009-10-01") + 0.5;
        assert_eq!(single.shape, Some(Shape::Diamond { x_px }));
        assert_eq!(single.extent, Some(Stretch::new(x_px - 7.0, x_px + 7.0)));
    }

    #[test]
    fn a_late_row_has_a_whisker_from_its_end_to_the_as_of_line() {
        let row = dates(date("2008-12"), date("2009-04"), Status::Late);
        let marks = marks(&row, &frame());
        assert_eq!(
            marks.whisker,
            Some(Stretch::new(x("2009-05-01"), x("2009-09-23")))
        );
        assert_eq!(
            marks.extent,
            Some(Stretch::new(x("2008-12-01"), x("2009-09-23")))
        );
    }

    #[test]
    fn a_bar_that_moved_has_its_planned_dates_under_it() {
        let row = BarDates {
            planned: Some((date("2009-03"), date("2009-10").unwrap())),
            ..dates(date("2009-03"), date("2009-11"), Status::InProgress)
        };
        let baseline = marks(&row, &frame()).baseline.unwrap();
        assert_eq!(
            baseline.line,
            Stretch::new(x("2009-03-01"), x("2009-11-01"))
        );
        assert_eq!(baseline.stop_px, Some(x("2009-11-01")));
    }

    #[test]
    fn an_end_far_outside_breaks_off_and_an_ordinary_one_runs_off_the_edge() {
        let row = dates(date("2009-12"), date("2020-02"), Status::Planned);
        let far = Frame {
            horizon: Some(day("2010-09-01")),
            ..frame()
        };
        assert_eq!(marks(&row, &far).break_px, Some(730.0));
        assert_eq!(marks(&row, &frame()).break_px, None);
        let bar = bar_of(&marks(&row, &far));
        assert!(bar.fade_out.is_none() && !bar.is_right_hard);
        assert!(close(bar.body.right_px, 730.0));
    }

    #[test]
    fn dates_outside_the_window_tell_their_side() {
        let side = |text| marks(&dates(None, date(text), Status::Planned), &frame()).outside;
        assert_eq!(side("2007-03"), Some(Side::Left));
        assert_eq!(side("2007-03-05"), Some(Side::Left));
        assert_eq!(side("2011"), Some(Side::Right));
        assert_eq!(side("2009-03"), None);
    }

    #[test]
    fn live_by_a_day_is_a_glyph_with_a_lead_and_no_bar() {
        let row = BarDates {
            live_by: Some(day("2009-09-23")),
            ..dates(None, None, Status::Live)
        };
        let marks = marks(&row, &frame());
        let x_px = x("2009-09-23") + 0.5;
        assert!(
            matches!(marks.shape, Some(Shape::LiveBy { x_px: at, lead: Some(_) }) if close(at, x_px))
        );
    }

    #[test]
    fn a_row_without_a_date_has_no_marks() {
        assert_eq!(
            marks(&dates(None, None, Status::Undated), &frame()),
            Marks::default()
        );
    }

    #[test]
    fn a_start_after_the_end_is_not_drawn_as_a_bar() {
        let row = dates(date("2009-12"), date("2009-10"), Status::Due);
        assert!(matches!(
            marks(&row, &frame()).shape,
            Some(Shape::Cell { .. })
        ));
    }

    #[test]
    fn a_fade_cut_by_the_window_goes_on_at_the_strength_it_has_there() {
        let row = dates(date("2008-Q4"), date("2009-07"), Status::Planned);
        let half = Frame {
            left_px: 46.0,
            ..frame()
        };
        let fade = bar_of(&marks(&row, &half)).fade_in.unwrap();
        assert!(close(fade.left, 0.54) && close(fade.right, 1.0));
    }

    fn any_date() -> impl Strategy<Value = PlanDate> {
        let precision = prop_oneof![
            Just(Precision::Day),
            Just(Precision::Month),
            Just(Precision::Quarter),
            Just(Precision::Year)
        ];
        (Day::FIRST.number()..=Day::LAST.number(), precision).prop_map(|(number, precision)| {
            PlanDate::containing(Day::from_number(number).unwrap(), precision)
        })
    }

    proptest! {
        #[test]
        fn all_marks_lie_in_the_window_and_none_is_the_wrong_way_round(
            start in prop::option::of(any_date()),
            end in prop::option::of(any_date()),
            planned in prop::option::of((prop::option::of(any_date()), any_date())),
            is_late in any::<bool>(),
            origin in Day::FIRST.number()..=Day::LAST.number(),
            ten in -1.7..1.8,
        ) {
            let origin = Day::from_number(origin).unwrap();
            let frame = Frame {
                scale: TimeScale::new(origin, 10_f64.powf(ten)),
                left_px: 0.0,
                right_px: 900.0,
                as_of: origin.plus_days(100),
                horizon: Some(origin.plus_days(4000)),
            };
            let status = if is_late { Status::Late } else { Status::Planned };
            let marks = marks(&BarDates { planned, ..dates(start, end, status) }, &frame);
            let mut stretches = Vec::new();
            stretches.extend(marks.whisker);
            stretches.extend(marks.extent);
            stretches.extend(marks.baseline.map(|it| it.line));
            match marks.shape {
                Some(Shape::Bar(bar)) => {
                    stretches.push(bar.body);
                    let parts: Vec<Stretch> = [
                        bar.fade_in.map(|it| it.stretch),
                        bar.solid,
                        bar.fade_out.map(|it| it.stretch),
                    ].into_iter().flatten().collect();
                    // The parts fill the body without a gap.
                    let width: f64 = parts.iter().map(|part| part.width_px()).sum();
                    prop_assert!((width - bar.body.width_px()).abs() < 1e-6);
                    for pair in parts.windows(2) {
                        prop_assert!((pair[0].right_px - pair[1].left_px).abs() < 1e-6);
                    }
                    stretches.extend(parts);
                    for fade in bar.fade_in.into_iter().chain(bar.fade_out) {
                        prop_assert!((0.079..=1.0).contains(&fade.left) && (0.079..=1.0).contains(&fade.right));
                    }
                }
                Some(Shape::Cell { body, glyph_px }) => {
                    stretches.push(body);
                    prop_assert!((body.left_px..=body.right_px).contains(&glyph_px));
                }
                Some(Shape::Diamond { x_px } | Shape::LiveBy { x_px, .. }) => {
                    prop_assert!((0.0..=900.0).contains(&x_px));
                }
                None => {}
            }
            for stretch in stretches {
                prop_assert!(stretch.left_px <= stretch.right_px);
                prop_assert!(stretch.left_px >= 0.0 && stretch.right_px <= 900.0);
            }
            prop_assert_eq!(marks.outside.is_some(), marks.shape.is_none() && (start.is_some() || end.is_some()));
        }
    }
}
