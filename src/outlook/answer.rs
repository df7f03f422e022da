//! The home page's answer: for a chosen organisation and service, what changes and when, and why
//! one may believe it. Knows every status case; leaves tasks and contacts to `deployment` and
//! `contacts`.

use crate::letters::lower;
use crate::order::sort_by_key;
use crate::plan::{ActivityIx, ActivityKind, OrganisationIx, Precision};
use crate::words::answers as lang;

use super::{DateFrom, Outlook, Status, sentences, words};

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
                sort_by_key(&mut services, |&at| {
                    (outlook.status(at) == Status::Live, lower(&plan[at].name))
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
    let when = |at| outlook.end(at).map(words::date_with_preposition);
    let is_forecast = outlook.end_from(at) == DateFrom::Forecast;
    let headline = match (outlook.status(at), when(at)) {
        (Status::Live, _) => match outlook.actual_end(at) {
            Some(date) => lang::live_since(system, &words::date_long(date)),
            None => lang::live(system),
        },
        (Status::Late, Some(_)) => {
            let end = outlook.end(at).map(words::date_long).unwrap_or_default();
            lang::late(system, is_forecast, &end)
        }
        (_, Some(when)) => lang::moves(system, &when),
        (_, None) => lang::undated(system),
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
    let mut why: Vec<String> = Vec::new();
    let planned = outlook.planned_end(at).map(words::date_long);
    match (outlook.status(at), outlook.end(at)) {
        (Status::Live, end) => match (end, outlook.live_by(at)) {
            (_, Some(day)) => why.push(lang::listed_live(&words::day_without_weekday(day))),
            (Some(_), None) => {
                if let (Some(planned), Some(slip)) = (planned, outlook.slip(at)) {
                    why.push(lang::plan_said(&planned, &slip.words()));
                }
            }
            (None, None) => {}
        },
        (status, Some(end)) => {
            let is_forecast = outlook.end_from(at) == DateFrom::Forecast;
            match (planned, outlook.slip(at)) {
                (Some(planned), Some(slip)) if slip.is_zero() => {
                    why.push(lang::expects_the_same(&planned));
                }
                (Some(planned), Some(slip)) => why.push(lang::expects_other(
                    &planned,
                    &forecast_words(outlook, at),
                    &slip.words(),
                )),
                (None, _) if is_forecast => why.push(lang::expects(&words::date_long(end))),
                (Some(planned), None) => why.push(lang::plan_says(&planned)),
                (None, _) => {}
            }
            if status == Status::Late {
                why.push(lang::TELL_US.to_owned());
            } else if end.precision() != Precision::Day {
                why.push(lang::DAY_NOT_FIXED.to_owned());
            }
        }
        (_, None) => {
            why.push(match sentences::printed(outlook, at) {
                Some(printed) => lang::plan_prints(printed),
                None => lang::NO_DATE.to_owned(),
            });
            if let Some(start) = outlook.start(at) {
                let starts = match outlook.start_from(at) {
                    DateFrom::Actual => lang::Work::Started,
                    _ if start.first() <= outlook.as_of() => lang::Work::WasToStart,
                    _ => lang::Work::Starts,
                };
                why.push(lang::work(starts, &words::date_with_preposition(start)));
            }
        }
    }
    lang::all(&why)
}

/// The forecast beside a plan that was just named: the year is left out when it is the same.
fn forecast_words(outlook: &Outlook, at: ActivityIx) -> String {
    let (Some(end), planned) = (outlook.end(at), outlook.planned_end(at)) else {
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
        Some((end, at)) => lang::next(&plan[at].name, &words::date_with_preposition(end)),
        None if services.is_empty() => lang::NOTHING_FOR_YOU.to_owned(),
        None if with(Status::Live) == services.len() => lang::ALL_LIVE.to_owned(),
        None => lang::NONE_AHEAD.to_owned(),
    };
    Answer {
        headline,
        why: if services.is_empty() {
            String::new()
        } else {
            let count = u32::try_from(services.len()).unwrap_or(u32::MAX);
            lang::services(count, Status::ALL.map(with))
        },
        asks_for_date: with(Status::Late) > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        activity, dated, day, hertfordshire, organisation, outlook_on, plan_with,
    };
    use super::*;
    use crate::journal::{ActivityField, State};

    fn answer(outlook: &Outlook, id: &str) -> [String; 2] {
        let at = activity(outlook.plan(), id);
        let answer = Answer::new(outlook, Place::Service(at));
        [answer.headline, answer.why]
    }

    fn with_forecast(id: &str, field: ActivityField, text: &str) -> [String; 2] {
        let plan = hertfordshire();
        answer(
            &Outlook::new(plan.clone(), &dated(id, field, text), plan.as_of),
            id,
        )
    }

    #[test]
    fn a_forecast_is_told_beside_what_the_plan_says() {
        assert_eq!(
            with_forecast("en-child-health", ActivityField::ForecastEnd, "2009-11"),
            [
                "You move to TPP SystmOne in November 2009.",
                "The plan says October 2009. The programme office now expects November: \
                 1 month later. The day is not fixed yet."
            ]
        );
    }

    #[test]
    fn a_forecast_in_another_year_names_the_year_and_a_day_is_fixed() {
        assert_eq!(
            with_forecast("en-child-health", ActivityField::ForecastEnd, "2010-01-11"),
            [
                "You move to TPP SystmOne on Monday 11 January 2010.",
                "The plan says October 2009. The programme office now expects \
                 Monday 11 January 2010: 3 months later."
            ]
        );
        let [_, why] = with_forecast("en-child-health", ActivityField::ForecastEnd, "2009-10");
        assert_eq!(
            why,
            "The plan says October 2009. The programme office expects the same. \
             The day is not fixed yet."
        );
    }

    #[test]
    fn every_status_has_its_answer() {
        let outlook = outlook_on(&hertfordshire());
        for (id, headline, why) in [
            (
                "en-health-visiting-school-nursing",
                "You move to TPP SystmOne in November 2009.",
                "The plan says November 2009. The day is not fixed yet.",
            ),
            (
                "ucc-cheshunt-open",
                "You go live on Thursday 1 October 2009.",
                "The plan says Thursday 1 October 2009.",
            ),
            (
                "en-skin-health",
                "Your move to TPP SystmOne was planned for April 2009. No go-live is recorded.",
                "The plan says April 2009. If you are live, tell us the date.",
            ),
            (
                "west-live-child-health",
                "You are live on TPP SystmOne.",
                "The plan lists it as live by 23 Sep 2009. The go-live day is not recorded.",
            ),
            (
                "gp-led-hemel-live",
                "You have been live on AdAstra since Monday 1 June 2009.",
                "",
            ),
            (
                "en-diabetes-consultants",
                "Your move to TPP SystmOne has no date yet.",
                "The plan says “TBA”.",
            ),
            (
                "lorenzo-potters-bar",
                "Your move to Lorenzo has no date yet.",
                "The plan gives no date. Work was to start in Q1 2009/10 (April to June 2009).",
            ),
        ] {
            assert_eq!(answer(&outlook, id), [headline, why], "{id}");
        }
    }

    #[test]
    fn a_recorded_go_live_is_held_against_the_plan() {
        assert_eq!(
            with_forecast("en-skin-health", ActivityField::ActualEnd, "2009-06-08"),
            [
                "You have been live on TPP SystmOne since Monday 8 June 2009.",
                "The plan said April 2009: 2 months later."
            ]
        );
    }

    #[test]
    fn a_date_for_what_the_plan_left_open_is_the_offices() {
        assert_eq!(
            with_forecast(
                "en-diabetes-consultants",
                ActivityField::ForecastEnd,
                "2010-03"
            ),
            [
                "You move to TPP SystmOne in March 2010.",
                "The plan gives no date. The programme office expects March 2010. \
                 The day is not fixed yet."
            ]
        );
    }

    #[test]
    fn an_organisation_hears_of_its_next_go_live_and_where_the_others_stand() {
        let plan = hertfordshire();
        let outlook = outlook_on(&plan);
        let answer = |id| {
            let place = Place::Organisation(organisation(&plan, id));
            Answer::new(&outlook, place)
        };
        let west = answer("west-pct");
        assert!(
            west.headline.starts_with("The next go-live is "),
            "{west:?}"
        );
        assert!(
            west.asks_for_date && west.why.contains("2 late"),
            "{west:?}"
        );
        assert_eq!(
            answer("luton-dunstable").headline,
            "The plan has no go-live for you."
        );
    }

    #[test]
    fn an_organisation_whose_services_are_all_live_is_told_so() {
        let plan = plan_with(
            r#""organisations": [{"id": "o", "name": "Org", "kind": "pct"}],
               "activities": [{"id": "a", "kind": "deployment", "name": "Podiatry",
                               "organisation": "o", "actualEnd": "2009-05"}]"#,
        );
        let place = Place::Organisation(organisation(&plan, "o"));
        let answer = Answer::new(&outlook_on(&plan), place);
        assert_eq!(answer.headline, "All your services are live.");
        assert_eq!(answer.why, "Of 1 service: 1 live.");
        let before = outlook_on(&plan).renewed(&State::default(), day("2009-04-30"));
        assert_eq!(
            Answer::new(&before, place).headline,
            "No go-live with a date lies ahead."
        );
    }

    #[test]
    fn services_that_are_not_live_yet_are_offered_first() {
        let plan = hertfordshire();
        let outlook = outlook_on(&plan);
        let choices = Choice::all(&outlook);
        let east = organisation(&plan, "en-pct");
        let choice = choices.iter().find(|it| it.organisation == east).unwrap();
        let is_live: Vec<bool> = choice
            .services
            .iter()
            .map(|&at| outlook.status(at) == Status::Live)
            .collect();
        assert!(is_live.is_sorted() && is_live.contains(&true) && !is_live[0]);
        assert_eq!(&*plan[choice.services[0]].name, "Adult OT");
    }
}
