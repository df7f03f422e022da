//! What a waiver must have before it is given: a name, a last day that is not over, a reason. Knows
//! how what is missing is said; forms ask for it.

use crate::plan::{Day, Text};
use crate::words::readiness as words;

/// What is wrong with a waiver.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct WaiverFaults {
    /// With who sponsors it.
    pub by: Option<&'static str>,
    /// With its last day.
    pub until: Option<&'static str>,
    /// With its reason.
    pub reason: Option<&'static str>,
}

impl WaiverFaults {
    /// What is wrong with a waiver given on a day.
    #[must_use]
    pub fn of(
        by: Option<&Text>,
        on: Option<Day>,
        until: Option<Day>,
        reason: Option<&Text>,
    ) -> WaiverFaults {
        WaiverFaults {
            by: by.is_none().then_some(words::A_WAIVER_NEEDS_A_NAME),
            until: match until {
                None => Some(words::A_WAIVER_NEEDS_ITS_LAST_DAY),
                Some(_) if until < on => Some(words::THE_LAST_DAY_OF_A_WAIVER),
                Some(_) => None,
            },
            reason: reason.is_none().then_some(words::A_WAIVER_NEEDS_A_REASON),
        }
    }
}
