//! What the tests of the outlook stand on: the Hertfordshire plan, plans made of a few rows, and
//! states made of a few edits.

use std::sync::{Arc, OnceLock};

use crate::journal::{ActivityField, EntryId, Held, Stamp, State, Target, Value, Writer};
use crate::plan::{self, ActivityIx, Day, OrganisationIx, Plan, PlanDate, ProgrammeIx};

use super::Outlook;

/// The bundled plan, read once.
pub fn hertfordshire() -> Arc<Plan> {
    static PLAN: OnceLock<Arc<Plan>> = OnceLock::new();
    let bytes = include_bytes!("../../public/plans/hertfordshire-2009-10.json");
    PLAN.get_or_init(|| Arc::new(plan::read(bytes.to_vec()).unwrap().plan))
        .clone()
}

/// A plan as of 23 September 2009 with these members besides the ones it must have.
pub fn plan_with(members: &str) -> Arc<Plan> {
    let text = format!(
        r#"{{"format": "rollcall-plan", "version": 1, "id": "test", "title": "Test plan",
            "community": "Test", "revision": "1", "asOf": "2009-09-23", {members}}}"#
    );
    match plan::read(text.into_bytes()) {
        Ok(loaded) => Arc::new(loaded.plan),
        Err(refusal) => panic!("{refusal:?}"),
    }
}

/// A plan of 1 September whose rows list what two earlier revisions printed.
pub fn revised() -> Arc<Plan> {
    plan_with(
        r#""revisions": [
            {"revision": "0.1", "date": "2009-02-01", "summary": "First"},
            {"revision": "0.2", "date": "2009-06-01", "summary": "Second"},
            {"revision": "1", "date": "2009-09-01", "summary": "Third"}],
        "activities": [
            {"id": "moved", "kind": "deployment", "name": "Moved twice", "end": "2010-03",
             "baselines": [{"revision": "0.1", "end": "2009-04"},
                           {"revision": "0.2", "end": "2009-07"}]},
            {"id": "added", "kind": "deployment", "name": "Added", "end": "2009-12",
             "baselines": [{"revision": "0.2", "start": "2009-08", "end": "2009-11"}]},
            {"id": "plain", "kind": "deployment", "name": "Plain", "end": "2009-08"}]"#,
    )
}

pub fn date(text: &str) -> PlanDate {
    PlanDate::parse(text).unwrap()
}

pub fn day(text: &str) -> Day {
    date(text).first()
}

/// The outlook on a plan nobody changed, on the plan's own day.
pub fn outlook_on(plan: &Arc<Plan>) -> Outlook {
    Outlook::new(plan.clone(), &State::default(), plan.as_of)
}

pub fn activity(plan: &Plan, id: &str) -> ActivityIx {
    plan.activity(id).unwrap()
}

pub fn organisation(plan: &Plan, id: &str) -> OrganisationIx {
    let at = plan.organisations.iter().position(|it| *it.id == *id);
    OrganisationIx(u32::try_from(at.unwrap()).unwrap())
}

pub fn programme(plan: &Plan, id: &str) -> ProgrammeIx {
    plan.programme(id).unwrap()
}

pub fn field(id: &str, field: ActivityField) -> Target {
    Target::Activity {
        id: id.into(),
        field,
    }
}

/// Puts a value under a target, as an entry of "NB" would.
pub fn hold(state: &mut State, target: Target, value: Value) {
    let held = Held {
        value,
        entry: EntryId {
            writer: Writer(1),
            seq: u32::try_from(state.held.len()).unwrap(),
        },
        made: Stamp {
            unix_ms: 0,
            offset_minutes: 0,
        },
        by: Some("NB".into()),
        since: None,
        earlier: Vec::new(),
        also: Vec::new(),
    };
    state.held.insert(target, held);
}

/// A state with one date of one activity.
pub fn dated(id: &str, which: ActivityField, text: &str) -> State {
    let mut state = State::default();
    hold(&mut state, field(id, which), Value::Date(date(text)));
    state
}
