//! Whom to ring: roles of the plan with the people named for them, by the plan or by an edit.
//! Knows that a name given for one organisation goes before one given for the whole community.

use crate::journal::{EntryId, State, Target, Value};
use crate::plan::{ActivityIx, OrganisationIx, Plan, Role, Text};

use super::Outlook;

/// A role and who holds it, as far as anybody said.
#[derive(Clone, PartialEq, Debug)]
pub struct Contact {
    /// The role as the plan names it.
    pub role: Text,
    /// The role in full, where the plan's list of roles has it.
    pub full: Option<Text>,
    /// Who holds it; `None` when neither the plan nor anybody else names them.
    pub name: Option<Text>,
    /// Telephone, mail or place; never in the plan.
    pub reach: Option<Text>,
    /// The entry that named them; `None` when the plan did, or nobody.
    pub entry: Option<EntryId>,
}

impl Contact {
    /// Whether somebody is named.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.name.is_some()
    }
}

/// The people who hold `roles` for an organisation, or for the whole community.
pub fn contacts<'a>(
    plan: &Plan,
    state: &State,
    organisation: Option<OrganisationIx>,
    roles: impl IntoIterator<Item = &'a str>,
) -> Vec<Contact> {
    roles
        .into_iter()
        .map(|role| contact(plan, state, organisation, role))
        .collect()
}

/// The people who hold the roles named in the checklist of an activity, in the order in which it
/// first names them.
#[must_use]
pub fn deployment_contacts(outlook: &Outlook, state: &State, activity: ActivityIx) -> Vec<Contact> {
    let plan = outlook.plan();
    let mut roles: Vec<&str> = Vec::new();
    if let Some(list) = plan[activity].checklist {
        for role in plan[list].tasks.iter().flat_map(|task| &task.roles) {
            if !roles.contains(&&**role) {
                roles.push(role);
            }
        }
    }
    contacts(plan, state, plan[activity].organisation, roles)
}

fn contact(
    plan: &Plan,
    state: &State,
    organisation: Option<OrganisationIx>,
    role: &str,
) -> Contact {
    let in_plan = role_in_plan(plan, organisation, role);
    let held_for = |organisation: &str| {
        state.get(&Target::Contact {
            role: role.into(),
            organisation: organisation.into(),
        })
    };
    let held = organisation
        .and_then(|at| held_for(&plan[at].id))
        .or_else(|| held_for(""));
    let full = in_plan
        .map(|it| it.name.clone())
        .filter(|name| **name != *role);
    match held.map(|held| (&held.value, held.entry)) {
        Some((Value::Contact { name, reach }, entry)) => Contact {
            role: role.into(),
            full,
            name: (!name.is_empty()).then(|| name.clone()),
            reach: (!reach.is_empty()).then(|| reach.clone()),
            entry: Some(entry),
        },
        _ => Contact {
            role: role.into(),
            full,
            name: in_plan.and_then(|it| it.holder.clone()),
            reach: None,
            entry: None,
        },
    }
}

/// The role in the plan's lists: one of this organisation first, then one of nobody's.
fn role_in_plan<'a>(
    plan: &'a Plan,
    organisation: Option<OrganisationIx>,
    role: &str,
) -> Option<&'a Role> {
    let named = || {
        let programmes = plan.programmes.iter().flat_map(|it| &it.roles);
        plan.governance
            .roles
            .iter()
            .chain(programmes)
            .filter(|it| *it.name == *role)
    };
    named()
        .find(|it| organisation.is_some() && it.organisation == organisation)
        .or_else(|| named().find(|it| it.organisation.is_none()))
}
