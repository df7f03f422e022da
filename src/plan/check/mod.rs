//! Findings: where a plan contradicts itself or one of its own rules. Knows one family of rules
//! in each file; a finding names both places and the arithmetic. What only shows on a given day,
//! such as a waiver that ran out, and whether a finding was accepted are left to `outlook`.

mod cohorts;
mod dates;
mod gaps;
mod links;
mod money;
mod totals;
mod words;

use std::borrow::Cow;

pub use links::circles;

use super::{ActivityIx, ChecklistIx, CohortIx, OrganisationIx, Plan, ProgrammeIx, SourceIx, Text};
use crate::order;

/// What a finding rests on, in the order in which findings are told: first what contradicts
/// itself, then what is unlikely, then what is missing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FindingRule {
    /// The same count is given differently in two places.
    CountsDiffer,
    /// Rows add up to another number than the printed total.
    SumDiffers,
    /// A budget line or column adds up to another amount than printed.
    BudgetDiffers,
    /// A count is larger than the cohort it is a part of.
    CountAboveCohort,
    /// More practices are named than a cohort has.
    NamedAboveCohort,
    /// An end lies years after its start, or years from those beside it.
    UnlikelyEnd,
    /// An end lies before its start.
    EndBeforeStart,
    /// Something begins before what it waits for can have ended.
    OutOfOrder,
    /// Activities wait for each other in a circle.
    DependencyCycle,
    /// A deployment takes longer than the plan's own rule.
    TooLong,
    /// Part of the printed plan is lost.
    Lost,
    /// Activities without any date.
    Undated,
    /// Open activities that nobody owns or leads.
    ActivityWithoutOwner,
    /// Risks and issues that nobody owns.
    RiskWithoutOwner,
    /// Tasks that no role does.
    TaskWithoutRole,
    /// Benefits without a baseline or a target.
    BenefitWithoutMeasure,
    /// A waiver has run out. Made by `outlook`, which knows the day.
    WaiverEnded,
}

impl FindingRule {
    /// The first part of a finding's id.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            FindingRule::CountsDiffer => "counts-differ",
            FindingRule::SumDiffers => "sum-differs",
            FindingRule::BudgetDiffers => "budget-differs",
            FindingRule::CountAboveCohort => "count-above-cohort",
            FindingRule::NamedAboveCohort => "named-above-cohort",
            FindingRule::UnlikelyEnd => "unlikely-end",
            FindingRule::EndBeforeStart => "end-before-start",
            FindingRule::OutOfOrder => "out-of-order",
            FindingRule::DependencyCycle => "dependency-cycle",
            FindingRule::TooLong => "too-long",
            FindingRule::Lost => "lost",
            FindingRule::Undated => "undated",
            FindingRule::ActivityWithoutOwner => "activity-without-owner",
            FindingRule::RiskWithoutOwner => "risk-without-owner",
            FindingRule::TaskWithoutRole => "task-without-role",
            FindingRule::BenefitWithoutMeasure => "benefit-without-measure",
            FindingRule::WaiverEnded => "waiver-ended",
        }
    }
}

/// One place where a plan contradicts itself or a rule.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// Made of the rule and the ids of what it is about: the same in every revision in which it
    /// still holds, so that it can be accepted.
    pub id: Text,
    /// What it rests on.
    pub rule: FindingRule,
    /// One sentence without a full stop: "East & North has 63 practices in one place, 62 in
    /// another".
    pub title: String,
    /// The arithmetic and the places, in full sentences.
    pub detail: String,
    /// The paragraphs it names, in the order in which `detail` names them.
    pub sources: Vec<SourceIx>,
    /// What it is about.
    pub subject: FindingSubject,
}

/// Two or three words beside the row of an activity.
pub type Mark = Cow<'static, str>;

/// What a finding is about.
#[derive(Clone, PartialEq, Debug)]
pub enum FindingSubject {
    /// The plan as a whole.
    Document,
    /// One organisation.
    Organisation(OrganisationIx),
    /// One cohort.
    Cohort(CohortIx),
    /// One programme.
    Programme(ProgrammeIx),
    /// The budget.
    Budget,
    /// Activities in plan order, with what is said of each beside its row: "8 months".
    Activities(Vec<(ActivityIx, Mark)>),
    /// Tasks, as places in a checklist.
    Tasks(Vec<(ChecklistIx, usize)>),
    /// Places in [`Plan::benefits`].
    Benefits(Vec<usize>),
    /// Places in [`Plan::register`].
    Register(Vec<usize>),
}

impl Finding {
    /// A finding about these ids.
    fn new(rule: FindingRule, ids: &[&str], subject: FindingSubject) -> Finding {
        let mut id = rule.key().to_owned();
        for part in ids {
            id.push(':');
            id.push_str(part);
        }
        Finding {
            id: id.into(),
            rule,
            title: String::new(),
            detail: String::new(),
            sources: Vec::new(),
            subject,
        }
    }

    fn titled(mut self, title: String) -> Finding {
        self.title = title;
        self
    }

    fn detailed(mut self, detail: String) -> Finding {
        self.detail = detail;
        self
    }

    /// Adds paragraphs, each once.
    fn naming(mut self, sources: &mut dyn Iterator<Item = Option<SourceIx>>) -> Finding {
        let mut seen: Vec<bool> = Vec::new();
        for source in sources.flatten() {
            if seen.len() <= source.index() {
                seen.resize(source.index() + 1, false);
            }
            if !std::mem::replace(&mut seen[source.index()], true) {
                self.sources.push(source);
            }
        }
        self
    }

    /// The activities it is about, in plan order.
    pub fn activities(&self) -> impl Iterator<Item = ActivityIx> {
        let of = match &self.subject {
            FindingSubject::Activities(of) => of.as_slice(),
            _ => &[],
        };
        of.iter().map(|(at, _)| *at)
    }

    /// What is said beside the row of an activity, in two or three words: "8 months".
    #[must_use]
    pub fn mark(&self, at: ActivityIx) -> Option<&str> {
        match &self.subject {
            FindingSubject::Activities(of) => {
                let place = of.binary_search_by_key(&at, |(other, _)| *other).ok()?;
                Some(&of[place].1)
            }
            _ => None,
        }
    }
}

/// Beyond so many findings of one rule the rest is counted, not told: nobody reads more, and a
/// hostile file must not fill the memory.
const MOST_OF_A_RULE: usize = 100;

/// Findings as they are made.
#[derive(Default)]
struct Found {
    list: Vec<Finding>,
    by_rule: order::Map<FindingRule, usize>,
}

impl Found {
    /// Adds a finding. It is only worded when there are not too many of its rule.
    fn add(&mut self, rule: FindingRule, word: impl FnOnce(FindingRule) -> Finding) {
        if self.count(rule) <= MOST_OF_A_RULE {
            self.list.push(word(rule));
        }
    }

    /// Counts one more of a rule; tells how many that are.
    fn count(&mut self, rule: FindingRule) -> usize {
        let count = self.by_rule.get_or_insert_with(rule, || 0);
        *count += 1;
        *count
    }

    fn finish(mut self) -> Vec<Finding> {
        for (rule, count) in self.by_rule.into_vec() {
            let left = count.saturating_sub(MOST_OF_A_RULE);
            if left > 0 {
                let more = Finding::new(rule, &["more"], FindingSubject::Document)
                    .titled(crate::words::checks::more_not_listed(left))
                    .detailed(crate::words::checks::of_this_sort(count, MOST_OF_A_RULE));
                self.list.push(more);
            }
        }
        // Keeps the order within a rule.
        order::sort_by_key(&mut self.list, |finding| finding.rule);
        self.list
    }
}

/// All findings of a plan, by rule and then in plan order.
#[must_use]
pub fn findings(plan: &Plan) -> Vec<Finding> {
    let mut found = Found::default();
    totals::check(plan, &mut found);
    money::check(plan, &mut found);
    cohorts::check(plan, &mut found);
    dates::check(plan, &mut found);
    links::check(plan, &mut found);
    gaps::check(plan, &mut found);
    found.finish()
}
