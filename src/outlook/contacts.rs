//! Whom to ring: roles of the plan with the people named for them, by the plan or by an edit.
//! Knows that a name given for one organisation goes before one given for the whole community.

use std::iter;

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

/// The people who hold the roles named in the checklist of an activity and in those alongside it,
/// in the order in which they are first named.
#[must_use]
pub fn deployment_contacts(outlook: &Outlook, state: &State, activity: ActivityIx) -> Vec<Contact> {
    let plan = outlook.plan();
    let Some(own) = plan[activity].checklist else {
        return Vec::new();
    };
    let mut roles: Vec<&str> = Vec::new();
    let alongside = plan.checklists.iter();
    let alongside = alongside.filter(|list| list.alongside == Some(own));
    for task in iter::once(&plan[own])
        .chain(alongside)
        .flat_map(|list| &list.tasks)
    {
        for role in task.roles.iter().chain(&task.sign_off) {
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
    let held_for = |role: &str, organisation: &str| {
        state.get(&Target::Contact {
            role: role.into(),
            organisation: organisation.into(),
        })
    };
    // A name given for "Business Change Lead" counts for "BC Lead" as well.
    let names = [
        Some(role),
        in_plan.map(|it| &*it.name),
        in_plan.and_then(|it| it.short.as_deref()),
    ];
    let names = || names.into_iter().flatten();
    let held = organisation
        .and_then(|at| names().find_map(|name| held_for(name, &plan[at].id)))
        .or_else(|| names().find_map(|name| held_for(name, "")));
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

/// The role in full, as the plan's list of roles has it: "Business Change Lead" for "BC Lead". The
/// name itself where it has not.
#[must_use]
pub fn full_role_name<'a>(plan: &'a Plan, role: &'a str) -> &'a str {
    role_in_plan(plan, None, role).map_or(role, |it| &it.name)
}

/// The role of this name or short name in the plan's lists: one of this organisation first, then
/// one of nobody's.
fn role_in_plan<'a>(
    plan: &'a Plan,
    organisation: Option<OrganisationIx>,
    role: &str,
) -> Option<&'a Role> {
    let is_named = |it: &&Role| *it.name == *role || it.short.as_deref() == Some(role);
    let programmes = plan.programmes.iter().flat_map(|it| &it.roles);
    let named: Vec<&Role> = plan
        .governance
        .roles
        .iter()
        .chain(programmes)
        .filter(is_named)
        .collect();
    let theirs = |it: &&&Role| organisation.is_some() && it.organisation == organisation;
    let nobodys = |it: &&&Role| it.organisation.is_none();
    let found = named.iter().find(theirs).or(named.iter().find(nobodys));
    found.copied()
}
