//! Who changed something, and when, in words.

use crate::web::prelude::*;

use crate::journal::{Held, Stamp};
use crate::outlook::words;
use crate::plan::Day;

/// "23 Sep 2009, 14:02", as the clock stood where it was made.
#[must_use]
pub fn moment(made: Stamp) -> String {
    let minutes = made.unix_ms.div_euclid(60_000) + i64::from(made.offset_minutes);
    let (days, minute) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
    let day = i32::try_from(days).ok().and_then(Day::from_number);
    let day = day.map(words::day_without_weekday).unwrap_or_default();
    format!("{day}, {:02}:{:02}", minute / 60, minute % 60)
}

/// Who made the entry that holds, when, and whether others said otherwise at the same time.
#[component]
pub fn Made(
    /// What is held.
    held: Held,
) -> Markup {
    let by = held
        .by
        .as_ref()
        .map(|by| format!("{by}, "))
        .unwrap_or_default();
    let others = crate::words::common::also_changed(held.also.len());
    view! { <span class="meta">"(" {by} {moment(held.made)} {others} ")"</span> }
}
