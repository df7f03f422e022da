//! The time axis: two bands of labels and the lines below them. Knows months, quarters, weeks and
//! NHS financial years; leaves fonts and colours to `web`.

use crate::outlook::words;
use crate::plan::Day;
use crate::words::dates;

use super::scale::{Level, TimeScale};

/// How strongly a line is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weight {
    /// A month, or a day or week where those are shown.
    Faint,
    /// A quarter, or a month where days or weeks are shown.
    Quarter,
    /// April, where the financial year begins; a decade where years are shown.
    Year,
}

/// A line through the chart.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct GridLine {
    /// Where.
    pub x_px: f64,
    /// How strong.
    pub weight: Weight,
}

/// A labelled stretch of a band.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// Where it begins; may lie left of the window.
    pub left_px: f64,
    /// Where it ends; may lie right of the window.
    pub right_px: f64,
    /// What it is called.
    pub label: String,
}

impl Tick {
    /// Its width.
    #[must_use]
    pub fn width_px(&self) -> f64 {
        self.right_px - self.left_px
    }

    /// Where its label begins so that it stays in view while any of the stretch does.
    #[must_use]
    pub fn label_px(&self) -> f64 {
        self.left_px.max(0.0)
    }
}

/// The axis of a window.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Axis {
    /// Bold: financial years, months or decades.
    pub upper: Vec<Tick>,
    /// Months, quarters, weeks, days or years.
    pub lower: Vec<Tick>,
    /// Lines, from left to right.
    pub lines: Vec<GridLine>,
}

impl Axis {
    /// The axis of `width_px` from the left edge. What lies outside 1990 to 2100 has no ticks.
    #[must_use]
    pub fn new(scale: TimeScale, width_px: f64) -> Axis {
        let window = Window { scale, width_px };
        match scale.level() {
            Level::Decade => Axis {
                upper: window.months(120, 0, |first| dates::decade(first.year())),
                lower: match scale.px_per_month() * 12.0 {
                    // Five years of 32 px hold "2005".
                    px_per_year if px_per_year * 5.0 >= 32.0 => {
                        window.months(60, 0, |first| first.year().to_string())
                    }
                    _ => Vec::new(),
                },
                lines: window.lines(60, 0),
            },
            Level::Year => Axis {
                upper: window.months(120, 3, |first| dates::decade(first.year() / 10 * 10)),
                lower: window.months(12, 3, |first| {
                    dates::dense_financial_year(first.financial_year())
                }),
                lines: window.lines(12, 3),
            },
            Level::Quarter => Axis {
                upper: window.financial_years(),
                lower: window.months(3, 0, |first| {
                    dates::quarter_of_year(first.financial_quarter())
                }),
                lines: window.lines(3, 0),
            },
            Level::Month => Axis {
                upper: window.financial_years(),
                lower: window.months(1, 0, |first| {
                    // Three letters of 12 px type need 30 px.
                    let name = if scale.px_per_month() < 30.0 {
                        dates::month_letter(first.month())
                    } else {
                        dates::month_name(first.month())
                    };
                    name.to_owned()
                }),
                lines: window.lines(1, 0),
            },
            Level::Week => Axis {
                upper: window.named_months(),
                lower: window.days(7),
                lines: window.day_lines(7),
            },
            Level::Day => Axis {
                upper: window.named_months(),
                lower: window.days(1),
                lines: window.day_lines(1),
            },
        }
    }
}

#[derive(Clone, Copy)]
struct Window {
    scale: TimeScale,
    width_px: f64,
}

impl Window {
    /// The first moment of a month, by its index; the month after the last begins where the last
    /// day ends.
    fn x_from_month(self, index: i32) -> Option<f64> {
        let next_after_last = Day::LAST.month_index() + 1;
        if index == next_after_last {
            return Some(self.scale.x_from_number(f64::from(Day::LAST.number() + 1)));
        }
        Day::first_of_month(index).map(|day| self.scale.x_from_day(day))
    }

    /// The months the window shows, held inside 1990 to 2100, as first and end index.
    fn month_range(self) -> Option<(i32, i32)> {
        let shown = self.scale.x_from_day(Day::FIRST) < self.width_px
            && self.x_from_month(Day::LAST.month_index() + 1)? > 0.0;
        let window = self.scale.window(self.width_px);
        shown.then(|| (window.first.month_index(), window.end.month_index() + 1))
    }

    /// Stretches of `step` months that begin at months `phase` after a multiple of `step`.
    fn months(self, step: i32, phase: i32, label: impl Fn(Day) -> String) -> Vec<Tick> {
        let Some((first, end)) = self.month_range() else {
            return Vec::new();
        };
        let mut index = (first - phase).div_euclid(step) * step + phase;
        let mut ticks = Vec::new();
        while index < end {
            let held =
                |index: i32| index.clamp(Day::FIRST.month_index(), Day::LAST.month_index() + 1);
            // The part of the stretch that lies inside the range names it.
            let named = Day::first_of_month(index).or(Day::first_of_month(held(index)));
            if let (Some(left_px), Some(right_px), Some(day)) = (
                self.x_from_month(held(index)),
                self.x_from_month(held(index + step)),
                named,
            ) && right_px > 0.0
                && left_px < self.width_px
                && left_px < right_px
            {
                ticks.push(Tick {
                    left_px,
                    right_px,
                    label: label(day),
                });
            }
            index += step;
        }
        ticks
    }

    fn financial_years(self) -> Vec<Tick> {
        self.months(12, 3, |first| words::financial_year(first.financial_year()))
    }

    fn named_months(self) -> Vec<Tick> {
        let full = self.scale.px_per_month() >= 120.0;
        self.months(1, 0, |first| {
            if full {
                dates::full_month(first.month(), first.year())
            } else {
                dates::month(first.month(), first.year())
            }
        })
    }

    fn lines(self, step: i32, phase: i32) -> Vec<GridLine> {
        let Some((first, end)) = self.month_range() else {
            return Vec::new();
        };
        let start = (first - phase).div_euclid(step) * step + phase;
        (start..=end)
            .step_by(usize::try_from(step).unwrap_or(1))
            .filter_map(|index| {
                let x_px = self.x_from_month(index)?;
                let weight = match index.rem_euclid(12) {
                    _ if step >= 60 && index.rem_euclid(120) == 0 => Weight::Year,
                    _ if step >= 60 => Weight::Faint,
                    3 => Weight::Year,
                    0 | 6 | 9 => Weight::Quarter,
                    _ => Weight::Faint,
                };
                (0.0 <= x_px && x_px <= self.width_px).then_some(GridLine { x_px, weight })
            })
            .collect()
    }

    /// Stretches of 1 or 7 days, weeks from Monday, labelled by the day of the month.
    fn days(self, step: i32) -> Vec<Tick> {
        self.day_starts(step)
            .map(|day| Tick {
                left_px: self.scale.x_from_day(day),
                right_px: self.scale.x_from_number(f64::from(day.number() + step)),
                label: day.day_of_month().to_string(),
            })
            .filter(|tick| tick.right_px > 0.0 && tick.left_px < self.width_px)
            .collect()
    }

    fn day_starts(self, step: i32) -> impl Iterator<Item = Day> {
        let window = self.scale.window(self.width_px);
        let back = if step == 7 {
            -i32::from(window.first.weekday())
        } else {
            0
        };
        let first = window.first.number() + back;
        (first..window.end.number())
            .step_by(usize::try_from(step).unwrap_or(1))
            .filter_map(Day::from_number)
    }

    fn day_lines(self, step: i32) -> Vec<GridLine> {
        let mut lines: Vec<GridLine> = self
            .day_starts(step)
            .map(|day| GridLine {
                x_px: self.scale.x_from_day(day),
                weight: Weight::Faint,
            })
            .filter(|line| 0.0 <= line.x_px && line.x_px <= self.width_px)
            .collect();
        // The beginning of a month is a stronger line, on a Monday or not.
        for line in self.lines(1, 0) {
            let weight = if line.weight == Weight::Year {
                Weight::Year
            } else {
                Weight::Quarter
            };
            let at = lines.partition_point(|other| other.x_px < line.x_px);
            let line = GridLine { weight, ..line };
            match lines.get_mut(at) {
                Some(same) if (same.x_px - line.x_px).abs() < 1e-6 => *same = line,
                _ => lines.insert(at, line),
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| &*tick.label).collect()
    }

    #[test]
    fn at_24_px_a_month_initials_stand_under_financial_years() {
        let scale = TimeScale::new(day(2008, 10, 1), 24.0 / 30.436_875);
        let axis = Axis::new(scale, 24.0 * 23.9);
        assert_eq!(labels(&axis.upper), ["2008/09", "2009/10", "2010/11"]);
        assert_eq!(labels(&axis.lower).concat(), "ONDJFMAMJJASONDJFMAMJJAS");
        // April 2009 is the strongest line, then quarters.
        let weights: Vec<Weight> = axis.lines.iter().take(7).map(|line| line.weight).collect();
        assert_eq!(
            weights,
            [
                Weight::Quarter,
                Weight::Faint,
                Weight::Faint,
                Weight::Quarter,
                Weight::Faint,
                Weight::Faint,
                Weight::Year
            ]
        );
    }

    #[test]
    fn under_16_px_a_month_quarters_of_the_financial_year_are_named() {
        let scale = TimeScale::new(day(2009, 4, 1), 10.0 / 30.436_875);
        let axis = Axis::new(scale, 235.0);
        assert_eq!(labels(&axis.upper), ["2009/10", "2010/11"]);
        assert_eq!(
            labels(&axis.lower),
            ["Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4"]
        );
    }

    #[test]
    fn far_out_years_and_decades_are_named() {
        let years = Axis::new(TimeScale::new(day(2008, 4, 1), 0.12), 200.0);
        assert_eq!(labels(&years.lower)[..3], ["08/09", "09/10", "10/11"]);
        let decades = Axis::new(TimeScale::new(day(1995, 1, 1), 0.02), 200.0);
        assert_eq!(labels(&decades.upper), ["1990s", "2000s", "2010s", "2020s"]);
        assert_eq!(labels(&decades.lower)[..3], ["1995", "2000", "2005"]);
    }

    #[test]
    fn close_in_weeks_begin_on_mondays_and_days_stand_under_months() {
        let weeks = Axis::new(TimeScale::new(day(2009, 9, 23), 6.0), 200.0);
        assert_eq!(labels(&weeks.lower), ["21", "28", "5", "12", "19", "26"]);
        assert_eq!(labels(&weeks.upper), ["September 2009", "October 2009"]);
        let days = Axis::new(TimeScale::new(day(2009, 9, 29), 28.0), 111.0);
        assert_eq!(labels(&days.lower), ["29", "30", "1", "2"]);
        assert_eq!(
            days.lines
                .iter()
                .filter(|l| l.weight == Weight::Quarter)
                .count(),
            1
        );
    }

    #[test]
    fn the_label_of_a_year_stays_in_view() {
        let axis = Axis::new(TimeScale::new(day(2009, 6, 1), 1.0), 300.0);
        assert!(axis.upper[0].left_px < 0.0);
        assert!(axis.upper[0].label_px().abs() < f64::EPSILON);
    }

    #[test]
    fn beyond_the_calendar_there_are_no_ticks() {
        let scale = TimeScale::new(Day::LAST, 1.0).panned(2000.0);
        assert_eq!(Axis::new(scale, 1000.0), Axis::default());
    }

    proptest! {
        #[test]
        fn ticks_are_ordered_touch_and_are_wide_enough_to_read(
            number in Day::FIRST.number()..=Day::LAST.number(),
            ten in -1.7..1.8,
            width_px in 50.0..3000.0,
        ) {
            let scale = TimeScale::new(Day::from_number(number).unwrap(), 10_f64.powf(ten));
            let axis = Axis::new(scale, width_px);
            for band in [&axis.upper, &axis.lower] {
                for tick in band {
                    prop_assert!(tick.left_px < tick.right_px);
                    prop_assert!(tick.right_px > 0.0 && tick.left_px < width_px);
                }
                for pair in band.windows(2) {
                    prop_assert!((pair[0].right_px - pair[1].left_px).abs() < 1e-6);
                }
                // The first and last stretch may be cut short by the end of the calendar.
                for tick in band.iter().skip(1).rev().skip(1) {
                    prop_assert!(tick.width_px() >= 14.0, "{tick:?} at {scale:?}");
                }
            }
            prop_assert!(axis.lines.is_sorted_by(|a, b| a.x_px < b.x_px));
            prop_assert!(axis.lines.iter().all(|l| (0.0..=width_px).contains(&l.x_px)));
            prop_assert!(axis.lower.len() < 250);
        }

        #[test]
        fn the_bands_cover_the_whole_window_inside_the_calendar(
            number in Day::FIRST.number()..Day::LAST.number() - 800,
            ten in 0.2..1.8,
            width_px in 50.0..1000.0,
        ) {
            let scale = TimeScale::new(Day::from_number(number).unwrap(), 10_f64.powf(ten));
            let axis = Axis::new(scale, width_px);
            for band in [&axis.upper, &axis.lower] {
                prop_assert!(band.first().unwrap().left_px <= 1e-6);
                prop_assert!(band.last().unwrap().right_px >= width_px - 1e-6);
            }
        }
    }
}
