//! Why a row has its status, and the whole row as a sentence.

use super::rows::{END, GO_LIVE};

/// What a row is about, as its sentences need it.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The word for its status: "Late".
    pub status: &'a str,
    /// Whether it is a deployment, which ends in a go-live.
    pub is_deployment: bool,
    /// Whether its end is a forecast, and not only planned.
    pub is_expected: bool,
}

impl About<'_> {
    fn end(self) -> &'static str {
        if self.is_deployment { GO_LIVE } else { END }
    }

    fn promised(self) -> &'static str {
        if self.is_expected {
            "expected"
        } else {
            "planned"
        }
    }
}

/// "Late: planned by Apr 2009, no go-live recorded".
pub fn late(about: About, end: &str) -> String {
    let (word, promised, goal) = (about.status, about.promised(), about.end());
    format!("{word}: {promised} by {end}, no {goal} recorded")
}

/// "Due: planned for Oct 2009, in 8 days at the earliest"; without `days` where it may be any day.
pub fn due(about: About, end: &str, days: Option<&str>) -> String {
    let (word, promised) = (about.status, about.promised());
    match days {
        None => format!("{word}: {promised} for {end}"),
        Some(days) => format!("{word}: {promised} for {end}, {days} at the earliest"),
    }
}

/// "In progress since Mar 2009, go-live expected for Nov 2009".
pub fn in_progress(about: About, start: Option<&str>, end: &str) -> String {
    let (word, promised, goal) = (about.status, about.promised(), about.end());
    match start {
        Some(start) => format!("{word} since {start}, {goal} {promised} for {end}"),
        None => format!("{word}, {goal} {promised} for {end}"),
    }
}

/// "Planned: starts Mar 2010, go-live planned for Nov 2010", "Planned for Nov 2010".
pub fn planned(about: About, start: Option<&str>, end: &str) -> String {
    let (word, promised, goal) = (about.status, about.promised(), about.end());
    match start {
        Some(start) => format!("{word}: starts {start}, {goal} {promised} for {end}"),
        None => format!("{word} for {end}"),
    }
}

/// "Live since Mon 1 Jun 2009", "Done Mon 1 Jun 2009".
pub fn happened(about: About, day: &str) -> String {
    if about.is_deployment {
        format!("{} since {day}", about.status)
    } else {
        format!("{} {day}", about.status)
    }
}

/// It has happened, but the day is not known.
pub fn happened_by(about: About, day: &str) -> String {
    format!("{} by {day}, the day is not recorded", about.status)
}

/// "Undated: the plan says “TBA”".
pub fn undated_printed(about: About, printed: &str) -> String {
    format!("{}: the plan says “{printed}”", about.status)
}

pub fn undated(about: About, start: Option<&str>) -> String {
    match start {
        Some(start) => format!(
            "{}: starts {start}, no {} date in the plan",
            about.status,
            about.end()
        ),
        None => format!("{}: no date in the plan", about.status),
    }
}

/// In a dense column: "live by 23 Sep 09".
pub fn live_by(is_deployment: bool, date: &str) -> String {
    if is_deployment {
        format!("live by {date}")
    } else {
        format!("done by {date}")
    }
}

/// A row with whose it is, as the subject of a sentence: "Child Health, East & North".
pub fn of(name: &str, organisation: &str) -> String {
    format!("{name}, {organisation}")
}

/// What a row is called and where it is.
pub fn names(names: &[&str]) -> String {
    names.join(", ")
}

/// `baseline` is what it is compared with, where that is not the plan.
pub fn was(baseline: Option<&str>, then: &str, slip: &str) -> String {
    match baseline {
        None => format!("Planned for {then}: {slip}"),
        Some(baseline) => format!("In {baseline} it was {then}: {slip}"),
    }
}

pub fn not_in(baseline: &str) -> String {
    format!("Not in {baseline}")
}

pub fn progress(percent: &str) -> String {
    format!("Progress reported: {percent}")
}

/// "2 months behind at 23 September 2009".
pub fn behind(distance: &str, is_behind: bool, day: &str) -> String {
    let side = if is_behind { "behind" } else { "ahead" };
    format!("{distance} {side} at {day}")
}

/// Sentences without their full stops, as one paragraph.
pub fn paragraph(sentences: &[String]) -> String {
    sentences.join(". ") + "."
}
