//! Changes to the dates of a row, from keys and from the form, each one gesture in the journal.
//! Knows which targets they change and how the result is said; leaves keeping to the session.

use super::looking::Looking;
use crate::journal::{ActivityField, Target, Value};
use crate::outlook::said::end_word;
use crate::outlook::{DateFrom, words};
use crate::plan::ActivityIx;
use crate::web::session::Session;

/// Moves the expected end of a row by so many months, or quarters or years where it is known no
/// closer, and says what came of it.
pub fn move_end(session: Session, looking: &Looking, at: ActivityIx, steps: i32) -> String {
    let plan = looking.plan.get_untracked();
    let activity = &plan[at];
    let name = &activity.name;
    let outlook = looking.outlook.get_untracked();
    let (Some(end), from) = (outlook.end(at), outlook.end_from(at)) else {
        return format!("{name} has no date to move. Open its details to give it one.");
    };
    let goal = end_word(activity.kind);
    if from == DateFrom::Actual {
        return format!(
            "{name}: its {goal} on {} has happened, so it does not move. Open its details to correct it.",
            words::date(end)
        );
    }
    let moved = end.moved_by(steps);
    if outlook
        .start(at)
        .is_some_and(|start| moved.last() < start.first())
    {
        return format!(
            "{name} starts {}, so its {goal} cannot be earlier than that.",
            words::date(outlook.start(at).unwrap_or(moved))
        );
    }
    if moved == end {
        return format!("{name}: no later or earlier date can be named.");
    }
    let value = if activity.end == Some(moved) {
        Value::Nothing
    } else {
        Value::Date(moved)
    };
    let target = Target::Activity {
        id: activity.id.clone(),
        field: ActivityField::ForecastEnd,
    };
    session.apply(vec![(target, value)], None);
    let slip = looking
        .outlook
        .with_untracked(|outlook| outlook.slip(at).filter(|slip| !slip.is_zero()));
    match slip {
        Some(slip) => format!(
            "{name}: {goal} now expected {}, {} than planned.",
            words::date_with_preposition(moved),
            slip.words()
        ),
        None => format!(
            "{name}: {goal} {} again, as planned.",
            words::date_with_preposition(moved)
        ),
    }
}
