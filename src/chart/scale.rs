//! The time scale: days to pixels and back, zoom about a point, fit. Knows no calendar beyond the
//! count of days; ticks do.

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
                moved.clamp(first, last)
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
    let number = days.floor().clamp(
        f64::from(Day::FIRST.number()),
        f64::from(Day::LAST.number()),
    ) as i32;
    Day::from_number(number).unwrap_or(Day::FIRST)
}
