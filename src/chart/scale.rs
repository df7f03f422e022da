//! The time scale: days to pixels and back, zoom about a point, fit. Knows no calendar beyond the
//! count of days; ticks do.

use super::between;
use crate::plan::{Day, Span};

/// The width of a day at the widest zoom: a day fills 64 px.
pub const MAX_PX_PER_DAY: f64 = 64.0;
/// The width of a day at the narrowest zoom: a decade fills 73 px.
pub const MIN_PX_PER_DAY: f64 = 0.02;
/// Days in a month on average, for telling zoom levels apart.
pub const DAYS_PER_MONTH: f64 = 30.436_875;
/// What one press of a zoom button or one notch of a wheel multiplies by.
pub const ZOOM_STEP: f64 = 1.25;

/// The zoom levels, by what fills a good part of the window.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Decades over years.
    Decade,
    /// Financial years alone.
    Year,
    /// Financial years over quarters.
    Quarter,
    /// Financial years over months.
    Month,
    /// Months over weeks.
    Week,
    /// Months over days.
    Day,
}

impl Level {
    /// All levels, from decade to day.
    pub const ALL: [Level; 6] = [
        Level::Decade,
        Level::Year,
        Level::Quarter,
        Level::Month,
        Level::Week,
        Level::Day,
    ];

    /// The width of a day when a button asks for this level.
    #[must_use]
    pub fn px_per_day(self) -> f64 {
        match self {
            Level::Decade => 0.05,
            Level::Year => 0.12,
            Level::Quarter => 0.35,
            Level::Month => 24.0 / DAYS_PER_MONTH,
            Level::Week => 6.0,
            Level::Day => 28.0,
        }
    }

    /// The least width of a day that still reads as this level.
    fn least_px_per_day(self) -> f64 {
        match self {
            Level::Decade => 0.0,
            // A financial year of 30 px holds "09/10".
            Level::Year => 30.0 / 365.25,
            // A quarter of 20 px holds "Q1".
            Level::Quarter => 20.0 / (3.0 * DAYS_PER_MONTH),
            // Under 16 px a month, quarters are shown.
            Level::Month => 16.0 / DAYS_PER_MONTH,
            // A week of 24 px holds the number of a day.
            Level::Week => 24.0 / 7.0,
            Level::Day => 18.0,
        }
    }
}

/// Where each day lies, in pixels from the left edge of the chart. Days are counted from
/// 1 January 1970 and may be fractions.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TimeScale {
    /// The day at 0 px.
    origin: f64,
    px_per_day: f64,
}

impl TimeScale {
    /// The scale with the first moment of `origin` at 0 px. `px_per_day` is held between
    /// [`MIN_PX_PER_DAY`] and [`MAX_PX_PER_DAY`]; what is not a number reads as the least.
    #[must_use]
    pub fn new(origin: Day, px_per_day: f64) -> TimeScale {
        TimeScale {
            origin: f64::from(origin.number()),
            px_per_day: held(px_per_day),
        }
    }

    /// The scale on which `span` fills `width_px` but for `margin_px` on either side, as far as
    /// the zoom allows; then the span stands in the middle.
    #[must_use]
    pub fn fitting(span: Span, width_px: f64, margin_px: f64) -> TimeScale {
        let first = f64::from(span.first.number());
        let days = f64::from(span.end.days_since(span.first).max(1));
        let px_per_day = held((width_px - 2.0 * margin_px) / days);
        let origin = first + days / 2.0 - width_px / 2.0 / px_per_day;
        TimeScale { origin, px_per_day }
    }

    /// The width of a day.
    #[must_use]
    pub fn px_per_day(self) -> f64 {
        self.px_per_day
    }

    /// The average width of a month.
    #[must_use]
    pub fn px_per_month(self) -> f64 {
        self.px_per_day * DAYS_PER_MONTH
    }

    /// The level it reads as.
    #[must_use]
    pub fn level(self) -> Level {
        Level::ALL
            .into_iter()
            .rev()
            .find(|level| self.px_per_day >= level.least_px_per_day())
            .unwrap_or(Level::Decade)
    }

    /// Where the first moment of a day lies.
    #[must_use]
    pub fn x_from_day(self, day: Day) -> f64 {
        self.x_from_number(f64::from(day.number()))
    }

    /// Where a count of days since 1 January 1970 lies.
    #[must_use]
    pub fn x_from_number(self, days: f64) -> f64 {
        (days - self.origin) * self.px_per_day
    }

    /// The count of days since 1 January 1970 at a place.
    #[must_use]
    pub fn number_from_x(self, x_px: f64) -> f64 {
        self.origin + x_px / self.px_per_day
    }

    /// The day at a place, held inside 1990 to 2100.
    #[must_use]
    pub fn day_from_x(self, x_px: f64) -> Day {
        day_from_number(self.number_from_x(x_px))
    }

    /// The days that `width_px` from the left edge show, in part or whole.
    #[must_use]
    pub fn window(self, width_px: f64) -> Span {
        let first = self.day_from_x(0.0);
        Span {
            first,
            end: self
                .day_from_x(width_px)
                .plus_days(1)
                .max(first.plus_days(1)),
        }
    }

    /// The scale `factor` times as wide (above 1 zooms in), as far as the zoom allows. What lies
    /// at `x_px` stays there.
    #[must_use]
    pub fn zoomed_about(self, x_px: f64, factor: f64) -> TimeScale {
        self.with_px_per_day_about(x_px, self.px_per_day * factor)
    }

    /// The scale of a level. What lies at `x_px` stays there.
    #[must_use]
    pub fn at_level(self, level: Level, x_px: f64) -> TimeScale {
        self.with_px_per_day_about(x_px, level.px_per_day())
    }

    /// The scale with days `px_per_day` wide. What lies at `x_px` stays there.
    #[must_use]
    pub fn with_px_per_day_about(self, x_px: f64, px_per_day: f64) -> TimeScale {
        let px_per_day = held(px_per_day);
        TimeScale {
            origin: self.number_from_x(x_px) - x_px / px_per_day,
            px_per_day,
        }
    }

    /// The scale moved so that what lay at `dx_px` lies at 0 px. The day at the left edge stays
    /// between 1980 and 2110, so that nobody gets lost.
    #[must_use]
    pub fn panned(self, dx_px: f64) -> TimeScale {
        const TEN_YEARS: f64 = 3652.5;
        let first = f64::from(Day::FIRST.number()) - TEN_YEARS;
        let last = f64::from(Day::LAST.number()) + TEN_YEARS;
        let moved = self.number_from_x(dx_px);
        TimeScale {
            origin: if moved.is_finite() {
                between(moved, first, last)
            } else {
                self.origin
            },
            ..self
        }
    }

    /// The scale moved as little as needed for `span` to stand inside `width_px`, with `margin_px`
    /// to spare; a span that is too wide shows its first day.
    #[must_use]
    pub fn showing(self, span: Span, width_px: f64, margin_px: f64) -> TimeScale {
        let (left, right) = (self.x_from_day(span.first), self.x_from_day(span.end));
        let (from, to) = (margin_px, width_px - margin_px);
        if left < from || right - left > to - from {
            self.panned(left - from)
        } else if right > to {
            self.panned(right - to)
        } else {
            self
        }
    }
}

fn held(px_per_day: f64) -> f64 {
    // A comparison with what is not a number is false, so that ends up at the least.
    if px_per_day > MIN_PX_PER_DAY {
        px_per_day.min(MAX_PX_PER_DAY)
    } else {
        MIN_PX_PER_DAY
    }
}

fn day_from_number(days: f64) -> Day {
    #[expect(clippy::cast_possible_truncation, reason = "held inside i32 first")]
    let number = between(
        days.floor(),
        f64::from(Day::FIRST.number()),
        f64::from(Day::LAST.number()),
    ) as i32;
    Day::from_number(number).unwrap_or(Day::FIRST)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (Day::FIRST.number()..=Day::LAST.number()).prop_map(|n| Day::from_number(n).unwrap())
    }

    fn any_scale() -> impl Strategy<Value = TimeScale> {
        (any_day(), -4.0..2.0).prop_map(|(day, ten)| TimeScale::new(day, 10_f64.powf(ten)))
    }

    #[test]
    fn two_years_fit_the_width_of_the_design_at_24_px_a_month() {
        let span = Span {
            first: day(2008, 10, 1),
            end: day(2010, 10, 1),
        };
        let scale = TimeScale::fitting(span, 584.0, 0.0);
        assert!((scale.px_per_month() - 24.35).abs() < 0.01);
        assert!(scale.x_from_day(span.first).abs() < 1e-6);
        assert!((scale.x_from_day(span.end) - 584.0).abs() < 1e-6);
        assert_eq!(scale.level(), Level::Month);
    }

    #[test]
    fn a_span_too_short_to_fill_the_window_stands_in_its_middle() {
        let only = day(2009, 10, 1);
        let span = Span {
            first: only,
            end: only.plus_days(1),
        };
        let scale = TimeScale::fitting(span, 1000.0, 20.0);
        assert!((scale.px_per_day() - MAX_PX_PER_DAY).abs() < f64::EPSILON);
        assert!((scale.x_from_day(only) - (500.0 - MAX_PX_PER_DAY / 2.0)).abs() < 1e-6);
    }

    #[test]
    fn under_16_px_a_month_quarters_are_shown() {
        let at = |px_per_month: f64| {
            TimeScale::new(day(2009, 1, 1), px_per_month / DAYS_PER_MONTH).level()
        };
        assert_eq!(at(16.01), Level::Month);
        assert_eq!(at(15.99), Level::Quarter);
    }

    #[test]
    fn each_level_reads_as_itself_and_is_wider_than_the_one_before() {
        for level in Level::ALL {
            let scale = TimeScale::new(day(2009, 1, 1), 1.0).at_level(level, 100.0);
            assert_eq!(scale.level(), level);
        }
        assert!(Level::ALL.is_sorted_by(|a, b| a.px_per_day() < b.px_per_day()));
    }

    #[test]
    fn what_is_no_number_does_not_spoil_the_scale() {
        let scale = TimeScale::new(day(2009, 1, 1), f64::NAN);
        assert!((scale.px_per_day() - MIN_PX_PER_DAY).abs() < f64::EPSILON);
        assert_eq!(scale.panned(f64::NAN), scale);
        assert_eq!(scale.day_from_x(f64::INFINITY), Day::LAST);
    }

    #[test]
    fn showing_moves_only_as_far_as_needed() {
        let scale = TimeScale::new(day(2009, 1, 1), 1.0);
        let span = |first: Day, days: i32| Span {
            first,
            end: first.plus_days(days),
        };
        let inside = span(day(2009, 2, 1), 30);
        assert_eq!(scale.showing(inside, 365.0, 10.0), scale);
        let after = span(day(2010, 6, 1), 30);
        let shown = scale.showing(after, 365.0, 10.0);
        assert!((shown.x_from_day(after.end) - 355.0).abs() < 1e-6);
        let before = span(day(2008, 6, 1), 30);
        let shown = scale.showing(before, 365.0, 10.0);
        assert!((shown.x_from_day(before.first) - 10.0).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn a_day_is_found_again_at_its_own_place(scale in any_scale(), day in any_day()) {
            let middle = f64::midpoint(scale.x_from_day(day), scale.x_from_number(f64::from(day.number()) + 1.0));
            prop_assert_eq!(scale.day_from_x(middle), day);
        }

        #[test]
        fn later_days_lie_further_right(scale in any_scale(), a in any_day(), b in any_day()) {
            prop_assert_eq!(a.cmp(&b), scale.x_from_day(a).total_cmp(&scale.x_from_day(b)));
        }

        #[test]
        fn what_is_under_the_pointer_stays_there_however_often_one_zooms(
            scale in any_scale(),
            x_px in 0.0..4000.0,
            factors in prop::collection::vec(0.2..5.0, 1..40),
        ) {
            let anchor = scale.number_from_x(x_px);
            let zoomed = factors.into_iter().fold(scale, |scale, factor| scale.zoomed_about(x_px, factor));
            prop_assert!((zoomed.x_from_number(anchor) - x_px).abs() < 0.5);
            prop_assert!((MIN_PX_PER_DAY..=MAX_PX_PER_DAY).contains(&zoomed.px_per_day()));
        }

        #[test]
        fn a_fitted_span_lies_inside_its_margins_when_the_zoom_allows(
            first in any_day(), days in 40..20_000, width_px in 200.0..4000.0,
        ) {
            let span = Span { first, end: first.plus_days(days) };
            let scale = TimeScale::fitting(span, width_px, 16.0);
            prop_assert!(scale.x_from_day(span.first) >= 16.0 - 1e-6 || scale.px_per_day() <= MIN_PX_PER_DAY);
            prop_assert!(scale.x_from_day(span.end) <= width_px - 16.0 + 1e-6 || scale.px_per_day() <= MIN_PX_PER_DAY);
        }

        #[test]
        fn the_window_holds_every_day_one_can_point_at(
            scale in any_scale(), width_px in 1.0..4000.0, share in 0.0..1.0,
        ) {
            let (window, day) = (scale.window(width_px), scale.day_from_x(share * width_px));
            prop_assert!(window.first <= day && day <= window.end);
        }
    }
}
