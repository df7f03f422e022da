//! The parts of a filter one by one: what can be chosen, what is chosen, and how it is said on a
//! chip. Knows the plan's tables; leaves which rows pass to `filter`.

use crate::plan::{
    ActivityKind, Day, OrganisationIx, Plan, PlanDate, Precision, SystemIx, WorkstreamIx,
};
use crate::words::rows as lang;

use super::super::{Status, said, words};
use super::Filter;

/// What rows can be chosen by from a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Facet {
    /// Organisations, with what belongs to them.
    Organisation,
    /// Workstreams.
    Workstream,
    /// Systems.
    System,
    /// Statuses.
    Status,
    /// Kinds of rows.
    Kind,
}

/// One part of a filter, which can be taken away by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The words looked for.
    Text,
    /// One choice of a list: its place in the plan's table, or in the order of statuses or kinds.
    One(Facet, u32),
    /// Only rows with a finding.
    Finding,
    /// Only rows due by a month.
    DueBy,
}

const KINDS: [ActivityKind; 3] = [
    ActivityKind::Deployment,
    ActivityKind::Milestone,
    ActivityKind::Project,
];

impl Facet {
    /// All of them.
    pub const ALL: [Facet; 5] = [
        Facet::Organisation,
        Facet::Workstream,
        Facet::System,
        Facet::Status,
        Facet::Kind,
    ];

    /// What it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Facet::Organisation => lang::ORGANISATION,
            Facet::Workstream => lang::WORKSTREAM,
            Facet::System => lang::SYSTEM,
            Facet::Status => lang::STATUS,
            Facet::Kind => lang::KIND,
        }
    }

    /// The name of one choice; empty when there is no such choice.
    #[must_use]
    pub fn name(self, plan: &Plan, key: u32) -> &str {
        let at = key as usize;
        match self {
            Facet::Organisation => plan.organisations.get(at).map(|it| &*it.name),
            Facet::Workstream => plan.workstreams.get(at).map(|it| &*it.name),
            Facet::System => plan.systems.get(at).map(|it| &*it.name),
            Facet::Status => Status::ALL
                .get(at)
                .map(|it| it.word(ActivityKind::Deployment)),
            Facet::Kind => KINDS.get(at).map(|&it| said::kind_word(it)),
        }
        .unwrap_or_default()
    }

    /// What can be chosen, in order: of organisations and systems those that rows name, and the
    /// bodies these belong to.
    #[must_use]
    pub fn choices(self, plan: &Plan) -> Vec<u32> {
        let (len, is_named) = match self {
            Facet::Organisation => (plan.organisations.len(), Some(named_organisations(plan))),
            Facet::Workstream => (plan.workstreams.len(), None),
            Facet::System => (plan.systems.len(), Some(named_systems(plan))),
            Facet::Status => (Status::ALL.len(), None),
            Facet::Kind => (KINDS.len(), None),
        };
        (0..)
            .take(len)
            .filter(|&at: &u32| {
                is_named
                    .as_ref()
                    .is_none_or(|is_named| is_named[at as usize])
            })
            .collect()
    }
}

fn named_organisations(plan: &Plan) -> Vec<bool> {
    let mut is_named = vec![false; plan.organisations.len()];
    for activity in &plan.activities {
        for at in [activity.organisation, activity.site].into_iter().flatten() {
            let mut next = Some(at);
            while let Some(at) = next.filter(|at| !is_named[at.index()]) {
                is_named[at.index()] = true;
                next = plan[at].parent;
            }
        }
    }
    is_named
}

fn named_systems(plan: &Plan) -> Vec<bool> {
    let mut is_named = vec![false; plan.systems.len()];
    for system in plan.activities.iter().filter_map(|it| it.system) {
        is_named[system.index()] = true;
    }
    is_named
}

impl Filter {
    /// Whether this part of it is there.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        match part {
            Part::Text => !self.text.trim().is_empty(),
            Part::Finding => self.with_finding,
            Part::DueBy => self.due_by.is_some(),
            Part::One(Facet::Organisation, key) => {
                self.organisations.contains(&OrganisationIx(key))
            }
            Part::One(Facet::Workstream, key) => self.workstreams.contains(&WorkstreamIx(key)),
            Part::One(Facet::System, key) => self.systems.contains(&SystemIx(key)),
            Part::One(Facet::Status, key) => Status::ALL
                .get(key as usize)
                .is_some_and(|&status| self.statuses.contains(status)),
            Part::One(Facet::Kind, key) => KINDS
                .get(key as usize)
                .is_some_and(|kind| self.kinds.contains(kind)),
        }
    }

    /// Takes this part away if it is there, else puts it in. Words cannot be put in this way; the
    /// month that [`Part::DueBy`] puts in is the one [offered](Filter::month_on_offer) on a day.
    pub fn toggle(&mut self, part: Part, as_of: Day) {
        match part {
            Part::Text => self.text.clear(),
            Part::Finding => self.with_finding = !self.with_finding,
            Part::DueBy => {
                self.due_by = match self.due_by {
                    Some(_) => None,
                    None => Some(Filter::month_on_offer(as_of)),
                };
            }
            Part::One(Facet::Organisation, key) => {
                turn(&mut self.organisations, OrganisationIx(key));
            }
            Part::One(Facet::Workstream, key) => turn(&mut self.workstreams, WorkstreamIx(key)),
            Part::One(Facet::System, key) => turn(&mut self.systems, SystemIx(key)),
            Part::One(Facet::Status, key) => {
                if let Some(&status) = Status::ALL.get(key as usize) {
                    self.statuses = if self.statuses.contains(status) {
                        self.statuses.without(status)
                    } else {
                        self.statuses.with(status)
                    };
                }
            }
            Part::One(Facet::Kind, key) => {
                if let Some(&kind) = KINDS.get(key as usize) {
                    turn(&mut self.kinds, kind);
                }
            }
        }
    }

    /// The month that "due by" is about before another is chosen: the last of the financial year.
    #[must_use]
    pub fn month_on_offer(as_of: Day) -> PlanDate {
        let march = Day::from_ymd(as_of.financial_year() + 1, 3, 1).unwrap_or(Day::LAST);
        PlanDate::containing(march, Precision::Month)
    }

    /// The parts it has, in the order of the lists.
    #[must_use]
    pub fn parts(&self, plan: &Plan) -> Vec<Part> {
        let ones = Facet::ALL.into_iter().flat_map(|facet| {
            let len = match facet {
                Facet::Organisation => plan.organisations.len(),
                Facet::Workstream => plan.workstreams.len(),
                Facet::System => plan.systems.len(),
                Facet::Status => Status::ALL.len(),
                Facet::Kind => KINDS.len(),
            };
            (0..).take(len).map(move |key| Part::One(facet, key))
        });
        [Part::Text]
            .into_iter()
            .chain(ones)
            .chain([Part::DueBy, Part::Finding])
            .filter(|&part| self.has(part))
            .collect()
    }

    /// What a chip says of one part: "Organisation: West Hertfordshire PCT".
    #[must_use]
    pub fn part_words(&self, plan: &Plan, part: Part) -> String {
        match part {
            Part::Text => lang::filter_text(self.text.trim()),
            Part::One(facet, key) => lang::filter(facet.word(), facet.name(plan, key)),
            Part::Finding => lang::WITH_A_FINDING.to_owned(),
            Part::DueBy => self
                .due_by
                .map(|month| lang::due_by(&words::date_long(month)))
                .unwrap_or_default(),
        }
    }
}

fn turn<K: PartialEq>(chosen: &mut Vec<K>, key: K) {
    match chosen.iter().position(|other| *other == key) {
        Some(at) => {
            chosen.remove(at);
        }
        None => chosen.push(key),
    }
}
