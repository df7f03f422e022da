//! The clock: the only place that asks what time it is.

use js_sys::Date;

use crate::journal::Stamp;
use crate::plan::Day;

/// Now, with the minutes the local clock is ahead of UTC.
#[must_use]
pub fn now() -> Stamp {
    let date = Date::new_0();
    Stamp {
        unix_ms: whole(date.get_time()),
        offset_minutes: i16::try_from(-whole(date.get_timezone_offset())).unwrap_or(0),
    }
}

/// The day it is here, held inside 1990 to 2100.
#[must_use]
pub fn today() -> Day {
    let date = Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or(i32::MAX);
    let (month, day) = (date.get_month() + 1, date.get_date());
    match (u8::try_from(month), u8::try_from(day)) {
        (Ok(month), Ok(day)) => Day::from_ymd(year, month, day),
        _ => None,
    }
    .unwrap_or(if year < 1990 { Day::FIRST } else { Day::LAST })
}

#[allow(clippy::cast_possible_truncation)] // Times fit many times over; `as` saturates.
fn whole(number: f64) -> i64 {
    number as i64
}
