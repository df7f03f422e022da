//! A what-if beside the plan as it stands: what was, what would be, and what comes of it, in words.
//!
//! The same words are read on screen and sent as a change request, so that nobody has to write down
//! again what was tried.

use super::said::end_word;
use super::{DateFrom, LinkStanding, Links, Outlook, Slip, Status, words};
use crate::journal::{ActivityField, Difference, Journal, Target, Value, name_of_entry};
use crate::plan::{ActivityIx, Plan, PlanDate};
use crate::words::shifts as lang;

/// One thing that would be otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Would {
    /// The row it is about, if it is about one.
    pub at: Option<ActivityIx>,
    /// What it is, such as "Child Health, go-live".
    pub what: String,
    /// What it is now; empty where it can only be told as a change.
    pub was: String,
    /// What it would be.
    pub would: String,
    /// How far that is, such as "1 month later", and how many links would break; empty for neither.
    pub effect: String,
    /// Why, in the person's words.
    pub why: Option<String>,
}

impl Would {
    /// As a sentence: "Child Health, go-live: October 2009 → November 2009, 1 month later".
    #[must_use]
    pub fn words(&self) -> String {
        lang::difference(&self.what, &self.was, &self.would, &self.effect)
    }
}

/// Counts over the whole plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WhatIfSums {
    /// Rows that are late.
    pub late: usize,
    /// Rows whose end or go-live is later than planned.
    pub slipped: usize,
    /// Links that the dates break.
    pub conflicts: usize,
}

impl WhatIfSums {
    fn of(links: &Links) -> WhatIfSums {
        let outlook = links.outlook();
        let rows = || outlook.plan().activity_positions();
        let is_later = |at: &ActivityIx| {
            let slip = outlook.slip(*at);
            slip.is_some_and(|slip| slip.rough_days() > 0)
        };
        WhatIfSums {
            late: rows()
                .filter(|&at| outlook.status(at) == Status::Late)
                .count(),
            slipped: rows().filter(is_later).count(),
            conflicts: links.conflicts().count(),
        }
    }
}

/// A what-if beside the plan as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// What would be otherwise, rows in the order of the plan, then everything else.
    pub rows: Vec<Would>,
    /// Counts as the plan stands.
    pub before: WhatIfSums,
    /// Counts as it would be.
    pub after: WhatIfSums,
}

impl Comparison {
    /// Compares the plan as it stands with a what-if on it: both outlooks of the same plan on the
    /// same day, `differences` those of the what-if, whose journal is `own`.
    #[must_use]
    pub fn new(
        before: &Outlook,
        after: &Outlook,
        differences: &[Difference],
        own: &Journal,
    ) -> Comparison {
        let links = [Links::new(before), Links::new(after)];
        let mut rows: Vec<Would> = differences
            .iter()
            .map(|difference| would(&links, difference, own))
            .collect();
        let last = before.plan().activities.len();
        crate::order::sort_by_number(&mut rows, |row| {
            row.at
                .map_or(last, ActivityIx::index)
                .try_into()
                .unwrap_or(i64::MAX)
        });
        Comparison {
            rows,
            before: WhatIfSums::of(&links[0]),
            after: WhatIfSums::of(&links[1]),
        }
    }

    /// What comes of it over the whole plan, a line each: "Late: 2, would be 3".
    #[must_use]
    pub fn totals(&self) -> Vec<String> {
        let (before, after) = (&self.before, &self.after);
        [
            (lang::TOTAL_LATE, before.late, after.late),
            (lang::TOTAL_SLIPPED, before.slipped, after.slipped),
            (lang::TOTAL_BROKEN, before.conflicts, after.conflicts),
        ]
        .into_iter()
        .map(|(what, was, would)| lang::total(what, was, would))
        .collect()
    }

    /// The text of a change request: what, from, to, why, and what comes of it. Plain text with
    /// lines that end in a line feed. `made` is when it was written, in words, `by` who wrote it.
    #[must_use]
    pub fn request(&self, name: &str, after: &Outlook, made: &str, by: Option<&str>) -> String {
        let plan = after.plan();
        let mut lines = vec![
            lang::request(name),
            String::new(),
            lang::of_plan(&plan.title, &plan.revision),
            lang::as_it_stands(&words::day_without_weekday(after.as_of())),
            lang::written(made, by),
            String::new(),
            lang::changes(self.rows.len()),
        ];
        for (number, row) in (1..).zip(&self.rows) {
            lines.push(String::new());
            lines.push(lang::change(number, &row.what));
            if !row.was.is_empty() {
                lines.push(lang::from(&row.was));
            }
            lines.push(lang::to(&row.would));
            let why = row.why.as_deref().unwrap_or(lang::WHY_NOT_GIVEN);
            lines.push(lang::why(why));
            if !row.effect.is_empty() {
                lines.push(lang::effect(&row.effect));
            }
        }
        lines.push(String::new());
        lines.push(lang::EFFECT_ON_PLAN.to_owned());
        lines.extend(self.totals());
        lines.push(String::new());
        lines.join("\n")
    }
}

/// `links` are those of the plan as it stands and as it would be.
fn would(links: &[Links; 2], difference: &Difference, own: &Journal) -> Would {
    let [before, after] = [links[0].outlook(), links[1].outlook()];
    let plan = before.plan();
    let why = difference.reason.as_deref().map(str::to_owned);
    if let Target::Activity { id, field } = &difference.target
        && let Some(at) = plan.activity(id)
    {
        let activity = &plan[at];
        let goal = end_word(activity.kind);
        let is_start = matches!(
            field,
            ActivityField::ForecastStart | ActivityField::ActualStart
        );
        let (which, was, would) = match field {
            ActivityField::ForecastStart | ActivityField::ActualStart => {
                (lang::START, before.start(at), after.start(at))
            }
            ActivityField::ForecastEnd | ActivityField::ActualEnd => {
                (goal, before.end(at), after.end(at))
            }
            ActivityField::Owner => return of_text(at, activity, lang::OWNER, difference, why),
            ActivityField::Note => return of_text(at, activity, lang::NOTE, difference, why),
            ActivityField::Call | ActivityField::Decision => {
                return of_any(plan, difference, own, why);
            }
        };
        let mut effects = Vec::new();
        if let (Some(was), Some(would)) = (was, would) {
            let slip = Slip::between(was, would);
            if !slip.is_zero() {
                effects.push(slip.words());
            }
        }
        let broken = |links: &Links| {
            let touching = links.waits_for(at).chain(links.holds_up(at));
            touching
                .filter(|link| matches!(link.standing, LinkStanding::Broken(_)))
                .count()
        };
        let (now, then) = (broken(&links[0]), broken(&links[1]));
        if then > now {
            let count = u32::try_from(then - now).unwrap_or(u32::MAX);
            effects.push(lang::breaks(count));
        } else if now > then {
            let count = u32::try_from(now - then).unwrap_or(u32::MAX);
            effects.push(lang::mends(count));
        }
        let told = |date: Option<PlanDate>, from: DateFrom| match (date, from) {
            (None, _) => lang::DATE_MISSING.to_owned(),
            (Some(date), DateFrom::Actual) => lang::done(&words::date_long(date)),
            (Some(date), _) => words::date_long(date),
        };
        let from = |outlook: &Outlook| {
            if is_start {
                outlook.start_from(at)
            } else {
                outlook.end_from(at)
            }
        };
        return Would {
            at: Some(at),
            what: lang::date_of(&activity.name, which),
            was: told(was, from(before)),
            would: told(would, from(after)),
            effect: lang::effects(&effects),
            why,
        };
    }
    of_any(plan, difference, own, why)
}

/// A change that is told by its name.
fn of_any(plan: &Plan, difference: &Difference, own: &Journal, why: Option<String>) -> Would {
    let at = match &difference.target {
        Target::Activity { id, .. } | Target::Task { activity: id, .. } => plan.activity(id),
        _ => None,
    };
    let name = own.get(difference.entry).map(|entry| {
        let mut entry = entry.clone();
        entry.before = difference.was.clone();
        name_of_entry(&entry, plan, &own.state())
    });
    Would {
        at,
        what: at.map_or_else(|| lang::ALSO.to_owned(), |at| plan[at].name.to_string()),
        was: String::new(),
        would: name.unwrap_or_default(),
        effect: String::new(),
        why,
    }
}

fn of_text(
    at: ActivityIx,
    activity: &crate::plan::Activity,
    which: &str,
    difference: &Difference,
    why: Option<String>,
) -> Would {
    let told = |value: &Value| match value {
        Value::Text(words) => words.to_string(),
        _ => lang::NONE.to_owned(),
    };
    Would {
        at: Some(at),
        what: lang::date_of(&activity.name, which),
        was: told(&difference.was),
        would: told(&difference.would),
        effect: String::new(),
        why,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{
        Circumstances, Entry, Pen, Stamp, Writer, differences, draft_fork, draft_over, overlay,
    };
    use crate::outlook::fixture::{date, plan_with};

    fn comparison(changes: Vec<(Target, Value)>) -> (Comparison, Outlook) {
        let plan = plan_with(
            r#""activities": [
            {"id": "release", "kind": "milestone", "name": "Release", "end": "2009-10"},
            {"id": "dental", "kind": "deployment", "name": "Dental", "start": "2009-10", "end": "2009-11",
             "dependsOn": [{"on": "release", "kind": "finish-finish"}]},
            {"id": "podiatry", "kind": "deployment", "name": "Podiatry"}]"#,
        );
        let about = Circumstances {
            made: Stamp {
                unix_ms: 0,
                offset_minutes: 0,
            },
            as_of: Some(plan.as_of),
            by: None,
            plan: "test~1".into(),
            fingerprint: "".into(),
        };
        let (real, mut own, mut pen) = (Journal::new(), Journal::new(), Pen::new(Writer(1)));
        own.add(draft_fork(
            &real,
            &mut pen,
            &about,
            "Late release".into(),
            plan.as_of,
        ));
        let reason = Some("Supplier".into());
        let entries: Vec<Entry> = draft_over(
            &real.state(),
            &own,
            &mut pen,
            &about,
            changes,
            reason.as_ref(),
        );
        own.add(entries);
        let state = real.state();
        let before = Outlook::new(plan.clone(), &state, plan.as_of);
        let after = before.renewed(&overlay(&state, &own), plan.as_of);
        let differences = differences(&state, &own, plan.as_of);
        let comparison = Comparison::new(&before, &after, &differences, &own);
        (comparison, after)
    }

    fn field(id: &str, field: ActivityField) -> Target {
        Target::Activity {
            id: id.into(),
            field,
        }
    }

    #[test]
    fn what_would_be_is_told_beside_what_is() {
        let (comparison, _) = comparison(vec![
            (
                field("podiatry", ActivityField::Owner),
                Value::Text("Anna".into()),
            ),
            (
                field("podiatry", ActivityField::ForecastEnd),
                Value::Date(date("2010-01")),
            ),
            (
                field("release", ActivityField::ForecastEnd),
                Value::Date(date("2010-02")),
            ),
        ]);
        let words: Vec<String> = comparison.rows.iter().map(Would::words).collect();
        assert_eq!(
            words,
            [
                "Release, end: October 2009 \u{2192} February 2010, 4 months later, breaks 1 link",
                "Podiatry, go-live: no date \u{2192} January 2010",
                "Podiatry, owner: none \u{2192} Anna",
            ]
        );
        assert_eq!(
            comparison.totals(),
            [
                "Late: 0, as now",
                "Later than planned: 0 now, would be 1",
                "Links the dates break: 0 now, would be 1",
            ]
        );
    }

    #[test]
    fn a_change_request_says_what_from_to_why_and_what_comes_of_it() {
        let (comparison, after) = comparison(vec![(
            field("release", ActivityField::ForecastEnd),
            Value::Date(date("2010-02")),
        )]);
        let text = comparison.request("Late release", &after, "on 23 September 2009", Some("AB"));
        assert_eq!(
            text,
            "CHANGE REQUEST: Late release\n\nPlan: Test plan, revision 1\nAs it stands on 23 Sep 2009\nWritten on 23 September 2009 by AB\n\n1 CHANGE\n\n1. Release, end\n   From: October 2009\n   To: February 2010\n   Why: Supplier\n   Effect: 4 months later, breaks 1 link\n\nEFFECT ON THE WHOLE PLAN\nLate: 0, as now\nLater than planned: 0 now, would be 1\nLinks the dates break: 0 now, would be 1\n"
        );
    }

    #[test]
    fn a_what_if_without_a_difference_says_so() {
        let (comparison, after) = comparison(Vec::new());
        assert!(comparison.rows.is_empty());
        let text = comparison.request("Nothing", &after, "today", None);
        assert!(text.contains("Nothing would change."));
    }
}
