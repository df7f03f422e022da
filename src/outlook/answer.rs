//! The home page's answer: for a chosen organisation and service, what changes and when, and why
//! one may believe it. Knows every status case; leaves tasks and contacts to `deployment` and
//! `contacts`.

use crate::plan::{ActivityIx, ActivityKind, OrganisationIx, Precision};

use super::{DateFrom, Outlook, Status, words};

/// What a reader chose on the home page.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// One service or site.
    Service(ActivityIx),
    /// A whole organisation.
    Organisation(OrganisationIx),
}

/// One thing to choose on the home page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// The organisation.
    pub organisation: OrganisationIx,
    /// Its deployments by name; those that are not live yet come first.
    pub services: Vec<ActivityIx>,
}

/// The answer, in words a person can repeat.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// One sentence: "You move to TPP `SystmOne` in November 2009."
    pub headline: String,
    /// Why: what the plan says, what is expected now, how sure the day is. May be empty.
    pub why: String,
    /// Whether it would help to hear from the reader: late, or live without a day.
    pub asks_for_date: bool,
}

impl Choice {
    /// Organisations that have a deployment, in the plan's order, with their services.
    #[must_use]
    pub fn all(outlook: &Outlook) -> Vec<Choice> {
        let plan = outlook.plan();
        let mut services: Vec<Vec<ActivityIx>> = vec![Vec::new(); plan.organisations.len()];
        for (at, activity) in plan.activity_positions().zip(&plan.activities) {
            if let (ActivityKind::Deployment, Some(organisation)) =
                (activity.kind, activity.organisation)
            {
                services[organisation.index()].push(at);
            }
        }
        (0..)
            .map(OrganisationIx)
            .zip(services)
            .filter(|(_, services)| !services.is_empty())
            .map(|(organisation, mut services)| {
                services.sort_by_key(|&at| {
                    (
                        outlook.status(at) == Status::Live,
                        plan[at].name.to_lowercase(),
                    )
                });
                Choice {
                    organisation,
                    services,
                }
            })
            .collect()
    }
}

impl Answer {
    /// The answer for what the reader chose.
    #[must_use]
    pub fn new(outlook: &Outlook, place: Place) -> Answer {
        match place {
            Place::Service(at) => service(outlook, at),
            Place::Organisation(at) => organisation(outlook, at),
        }
    }
}

fn service(outlook: &Outlook, at: ActivityIx) -> Answer {
    let activity = &outlook.plan()[at];
    let system = activity.system.map(|system| &*outlook.plan()[system].name);
    let to_move = system.map_or("go live".to_owned(), |name| format!("move to {name}"));
    let the_move = system.map_or("go-live".to_owned(), |name| format!("move to {name}"));
    let on_it = system.map_or(String::new(), |name| format!(" on {name}"));
    let when = |at| outlook.end(at).map(words::date_with_preposition);
    let is_forecast = outlook.end_from(at) == DateFrom::Forecast;
    let headline = match (outlook.status(at), when(at)) {
        (Status::Live, _) => match outlook.actual_end(at) {
            Some(date) => format!(
                "You have been live{on_it} since {}.",
                words::date_long(date)
            ),
            None => format!("You are live{on_it}."),
        },
        (Status::Late, Some(when)) => {
            let promised = if is_forecast { "expected" } else { "planned" };
            format!("Your {the_move} was {promised} {when}. No go-live is recorded.")
        }
        (_, Some(when)) => format!("You {to_move} {when}."),
        (_, None) => format!("Your {the_move} has no date yet."),
    };
    Answer {
        headline,
        why: why(outlook, at),
        asks_for_date: match outlook.status(at) {
            Status::Late => true,
            Status::Live => outlook.actual_end(at).is_none(),
            _ => false,
        },
    }
}

fn why(outlook: &Outlook, at: ActivityIx) -> String {
    let activity = &outlook.plan()[at];
    let mut sentences: Vec<String> = Vec::new();
    let planned = activity.end.map(words::date_long);
    match (outlook.status(at), outlook.end(at)) {
        (Status::Live, end) => match (end, outlook.live_by(at)) {
            (_, Some(day)) => sentences.push(format!(
                "The plan lists it as live by {}. The go-live day is not recorded.",
                words::day_without_weekday(day)
            )),
            (Some(_), None) => {
                if let (Some(planned), Some(slip)) = (planned, outlook.slip(at)) {
                    sentences.push(format!("The plan said {planned}: {}.", slip.words()));
                }
            }
            (None, None) => {}
        },
        (status, Some(end)) => {
            let is_forecast = outlook.end_from(at) == DateFrom::Forecast;
            match (planned, outlook.slip(at)) {
                (Some(planned), Some(slip)) if slip.is_zero() => sentences.push(format!(
                    "The plan says {planned}. The programme office expects the same."
                )),
                (Some(planned), Some(slip)) => sentences.push(format!(
                    "The plan says {planned}. The programme office now expects {}: {}.",
                    forecast_words(outlook, at),
                    slip.words()
                )),
                (None, _) if is_forecast => sentences.push(format!(
                    "The plan gives no date. The programme office expects {}.",
                    words::date_long(end)
                )),
                (Some(planned), None) => sentences.push(format!("The plan says {planned}.")),
                (None, _) => {}
            }
            if status == Status::Late {
                sentences.push("If you are live, tell us the date.".to_owned());
            } else if end.precision() != Precision::Day {
                sentences.push("The day is not fixed yet.".to_owned());
            }
        }
        (_, None) => {
            let printed = activity
                .more
                .as_ref()
                .and_then(|it| it.printed_end.as_deref());
            sentences.push(match printed {
                Some(printed) => format!("The plan says “{printed}”."),
                None => "The plan gives no date.".to_owned(),
            });
            if let Some(start) = outlook.start(at) {
                let starts = if start.first() <= outlook.as_of() {
                    "started"
                } else {
                    "starts"
                };
                sentences.push(format!(
                    "Work {starts} {}.",
                    words::date_with_preposition(start)
                ));
            }
        }
    }
    sentences.join(" ")
}

/// The forecast beside a plan that was just named: the year is left out when it is the same.
fn forecast_words(outlook: &Outlook, at: ActivityIx) -> String {
    let (Some(end), planned) = (outlook.end(at), outlook.plan()[at].end) else {
        return words::NOT_DATED.to_owned();
    };
    let same_year = planned.is_some_and(|planned| planned.first().year() == end.first().year());
    match end.precision() {
        Precision::Month if same_year => words::month_name(end.first().month()).to_owned(),
        _ => words::date_long(end),
    }
}

fn organisation(outlook: &Outlook, organisation: OrganisationIx) -> Answer {
    let plan = outlook.plan();
    let services: Vec<ActivityIx> = plan
        .activity_positions()
        .zip(&plan.activities)
        .filter(|(_, it)| {
            it.kind == ActivityKind::Deployment && it.organisation == Some(organisation)
        })
        .map(|(at, _)| at)
        .collect();
    let with = |status| {
        let has = |at: &&ActivityIx| outlook.status(**at) == status;
        services.iter().filter(has).count()
    };
    let next = services
        .iter()
        .filter(|&&at| {
            matches!(
                outlook.status(at),
                Status::Due | Status::InProgress | Status::Planned
            )
        })
        .filter_map(|&at| Some((outlook.end(at)?, at)))
        .min_by_key(|&(end, at)| (end.first(), end.last(), at));
    let headline = match next {
        Some((end, at)) => format!(
            "The next go-live is {}, {}.",
            plan[at].name,
            words::date_with_preposition(end)
        ),
        None if services.is_empty() => "The plan has no go-live for you.".to_owned(),
        None if with(Status::Live) == services.len() => "All your services are live.".to_owned(),
        None => "No go-live with a date lies ahead.".to_owned(),
    };
    let parts: Vec<String> = [
        (Status::Late, "late"),
        (Status::Due, "due"),
        (Status::InProgress, "in progress"),
        (Status::Planned, "planned"),
        (Status::Live, "live"),
        (Status::Undated, "not dated yet"),
    ]
    .into_iter()
    .map(|(status, word)| (with(status), word))
    .filter(|&(count, _)| count > 0)
    .map(|(count, word)| format!("{count} {word}"))
    .collect();
    Answer {
        headline,
        why: if services.is_empty() {
            String::new()
        } else {
            format!("Of {} services: {}.", services.len(), parts.join(", "))
        },
        asks_for_date: with(Status::Late) > 0,
    }
}
