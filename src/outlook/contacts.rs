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

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        activity, hertfordshire, hold, organisation, outlook_on, plan_with,
    };
    use super::*;

    fn give(state: &mut State, role: &str, organisation: &str, name: &str, reach: &str) {
        let target = Target::Contact {
            role: role.into(),
            organisation: organisation.into(),
        };
        let value = Value::Contact {
            name: name.into(),
            reach: reach.into(),
        };
        hold(state, target, value);
    }

    fn lead(state: &State, organisation_id: &str) -> Contact {
        let plan = hertfordshire();
        let organisation = organisation(&plan, organisation_id);
        contacts(&plan, state, Some(organisation), ["BC Lead"]).remove(0)
    }

    #[test]
    fn the_plan_names_nobody_and_says_so() {
        let lead = lead(&State::default(), "en-pct");
        assert_eq!(lead.full.as_deref(), Some("Business Change Lead"));
        assert!(!lead.is_named() && lead.reach.is_none() && lead.entry.is_none());
    }

    #[test]
    fn a_name_for_the_organisation_goes_before_one_for_the_whole_community() {
        let mut state = State::default();
        give(&mut state, "BC Lead", "", "Pat", "01000 000000");
        give(&mut state, "BC Lead", "en-pct", "Sam", "");
        assert_eq!(lead(&state, "en-pct").name.as_deref(), Some("Sam"));
        assert_eq!(lead(&state, "en-pct").reach, None);
        assert_eq!(lead(&state, "west-pct").name.as_deref(), Some("Pat"));
        assert_eq!(
            lead(&state, "west-pct").reach.as_deref(),
            Some("01000 000000")
        );
    }

    #[test]
    fn a_name_given_under_the_full_role_counts_for_the_short_one() {
        let mut state = State::default();
        give(&mut state, "Business Change Lead", "", "Pat", "");
        let lead = lead(&state, "en-pct");
        assert_eq!(lead.name.as_deref(), Some("Pat"));
        assert!(lead.entry.is_some());
    }

    #[test]
    fn a_holder_printed_in_the_plan_is_named() {
        let plan = plan_with(
            r#""governance": {"roles": [{"id": "l", "name": "Lead", "holder": "J Smith"}]}"#,
        );
        let found = contacts(&plan, &State::default(), None, ["Lead", "Nobody's role"]);
        assert_eq!(found[0].name.as_deref(), Some("J Smith"));
        assert_eq!(found[0].full, None);
        assert!(!found[1].is_named());
    }

    #[test]
    fn a_deployment_lists_each_role_of_its_checklists_once() {
        let plan = hertfordshire();
        let at = activity(&plan, "en-child-health");
        let found = deployment_contacts(&outlook_on(&plan), &State::default(), at);
        let roles: Vec<&str> = found.iter().map(|it| &*it.role).collect();
        assert_eq!(roles[..2], ["BC Lead", "Project Mgr"]);
        let mut once = roles.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), roles.len());
        assert!(roles.contains(&"Service Lead") && roles.contains(&"Training Lead"));
    }
}
