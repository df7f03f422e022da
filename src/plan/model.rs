//! The records of a plan, as they are held in memory. References between records are positions
//! in their tables, already checked; dates are parsed. Reading and writing files is in `wire`.

use super::names::Names;
use super::{Day, PlanDate};
use crate::letters::lower;

/// Text that is never edited in place.
pub type Text = Box<str>;

macro_rules! positions {
    ($($(#[$doc:meta])* $name:ident => $table:ident: $record:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the table.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl std::ops::Index<$name> for Plan {
            type Output = $record;

            fn index(&self, at: $name) -> &$record {
                &self.$table[at.index()]
            }
        }
    )*};
}

positions! {
    /// The place of a source in [`Plan::sources`].
    SourceIx => sources: Source;
    /// The place of an organisation in [`Plan::organisations`].
    OrganisationIx => organisations: Organisation;
    /// The place of a system in [`Plan::systems`].
    SystemIx => systems: System;
    /// The place of a workstream in [`Plan::workstreams`].
    WorkstreamIx => workstreams: Workstream;
    /// The place of an activity in [`Plan::activities`].
    ActivityIx => activities: Activity;
    /// The place of a programme in [`Plan::programmes`].
    ProgrammeIx => programmes: Programme;
    /// The place of a cohort in [`Plan::cohorts`].
    CohortIx => cohorts: Cohort;
    /// The place of a checklist in [`Plan::checklists`].
    ChecklistIx => checklists: Checklist;
}

/// A whole plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// Same in every revision of one plan.
    pub id: Text,
    /// Such as "Hertfordshire IM&T plan 2009/10".
    pub title: Text,
    /// Such as "Hertfordshire local health community".
    pub community: Text,
    /// Such as "4.0".
    pub revision: Text,
    /// The day the plan was written for.
    pub as_of: Day,
    /// The plan's own rules.
    pub rules: Rules,
    /// Revision history, oldest first.
    pub revisions: Vec<Revision>,
    /// Paragraphs of the printed plan that facts rest on.
    pub sources: Vec<Source>,
    /// Organisations and sites.
    pub organisations: Vec<Organisation>,
    /// Systems.
    pub systems: Vec<System>,
    /// Workstreams.
    pub workstreams: Vec<Workstream>,
    /// Deployments, milestones and projects.
    pub activities: Vec<Activity>,
    /// Readiness programmes.
    pub programmes: Vec<Programme>,
    /// Practices known as counts.
    pub cohorts: Vec<Cohort>,
    /// Practices known by name.
    pub practices: Vec<Practice>,
    /// Totals as printed.
    pub printed_totals: Vec<PrintedTotal>,
    /// Which systems are in use where.
    pub estate: Vec<EstateSite>,
    /// Content of the printed plan that is lost.
    pub lost: Vec<Lost>,
    /// Task lists for deployments.
    pub checklists: Vec<Checklist>,
    /// Risks and issues.
    pub register: Vec<RegisterItem>,
    /// Benefits.
    pub benefits: Vec<Benefit>,
    /// Money.
    pub budget: Option<Budget>,
    /// Who decides.
    pub governance: Governance,
    /// Vision, assumptions, principles.
    pub statements: Vec<Statement>,
    /// Places of activities by id.
    pub(super) activity_ids: Names,
}

impl Plan {
    /// A plan that holds nothing, for the time before one is opened.
    #[must_use]
    pub fn empty(as_of: Day) -> Plan {
        Plan {
            id: Text::default(),
            title: Text::default(),
            community: Text::default(),
            revision: Text::default(),
            as_of,
            rules: Rules::default(),
            revisions: Vec::new(),
            sources: Vec::new(),
            organisations: Vec::new(),
            systems: Vec::new(),
            workstreams: Vec::new(),
            activities: Vec::new(),
            programmes: Vec::new(),
            cohorts: Vec::new(),
            practices: Vec::new(),
            printed_totals: Vec::new(),
            estate: Vec::new(),
            lost: Vec::new(),
            checklists: Vec::new(),
            register: Vec::new(),
            benefits: Vec::new(),
            budget: None,
            governance: Governance::default(),
            statements: Vec::new(),
            activity_ids: Names::default(),
        }
    }

    /// The activity with this id.
    #[must_use]
    pub fn activity(&self, id: &str) -> Option<ActivityIx> {
        self.activity_ids.place(id).map(ActivityIx)
    }

    /// Every activity's place, in file order.
    pub fn activity_positions(&self) -> impl ExactSizeIterator<Item = ActivityIx> + use<> {
        (0..u32::try_from(self.activities.len()).unwrap_or(u32::MAX)).map(ActivityIx)
    }

    /// What a count key such as `eps1.technical` counts, in words: "EPS 1 technical", "sites with
    /// iSOFT iPM" for `estate.ipm`. A key of nothing in the plan stays as it is.
    #[must_use]
    pub fn measure_words(&self, key: &str) -> String {
        if key == "practices" {
            return crate::words::common::PRACTICES.to_owned();
        }
        let words = key.split_once('.').and_then(|(programme, measure)| {
            let programme = &self[self.programme(programme)?];
            let gate = programme.gates.iter().find(|gate| *gate.id == *measure);
            let measure = gate.map_or(measure, |gate| &gate.short);
            Some(format!("{} {}", programme.short, lower(measure)))
        });
        words
            .or_else(|| {
                let id = key.strip_prefix("estate.")?;
                let system = self.systems.iter().find(|system| *system.id == *id)?;
                Some(crate::words::common::sites_with(&system.name))
            })
            .or_else(|| {
                Some(crate::words::common::practices_of(
                    key.strip_prefix("practices.")?,
                ))
            })
            .unwrap_or_else(|| key.to_owned())
    }

    /// The programme with this id.
    #[must_use]
    pub fn programme(&self, id: &str) -> Option<ProgrammeIx> {
        let at = self.programmes.iter().position(|p| &*p.id == id)?;
        u32::try_from(at).ok().map(ProgrammeIx)
    }
}

/// The plan's own rules.
#[derive(Clone, PartialEq, Debug)]
pub struct Rules {
    /// Months a deployment may take; `None` when the plan has no such rule.
    pub max_deployment_months: Option<u32>,
    /// The paragraph that says so.
    pub max_deployment_source: Option<SourceIx>,
    /// A go-live whose first possible day is at most so many days ahead is due.
    pub due_within_days: u32,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            max_deployment_months: None,
            max_deployment_source: None,
            due_within_days: 28,
        }
    }
}

/// One revision of the printed plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Revision {
    /// Such as "4.0".
    pub revision: Text,
    /// When it was made.
    pub date: Day,
    /// What changed.
    pub summary: Text,
    /// Who changed it.
    pub author: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// A paragraph of the printed plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// Its number, such as "3.8.5".
    pub id: Text,
    /// Its heading.
    pub title: Text,
    /// Printed page.
    pub page: Option<u32>,
    /// What it says, in other words.
    pub summary: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
}

/// What sort of body an organisation or site is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum OrganisationKind {
    /// Primary care trust.
    Pct,
    /// Acute hospital trust.
    AcuteTrust,
    /// Mental health trust.
    MentalHealthTrust,
    /// Ambulance trust.
    AmbulanceTrust,
    /// A site of an acute trust.
    Hospital,
    /// A community hospital.
    CommunityHospital,
    /// A GP practice.
    Practice,
    /// An urgent care or GP-led health centre.
    Centre,
    /// A prison.
    Prison,
    /// A supplier.
    Supplier,
    /// A strategic or national authority.
    Authority,
    /// Anything else.
    Other,
}

/// An organisation or site.
#[derive(Clone, PartialEq, Debug)]
pub struct Organisation {
    /// Id.
    pub id: Text,
    /// Full name.
    pub name: Text,
    /// Short name for dense places; the full name where the plan has none.
    pub short: Text,
    /// What sort of body.
    pub kind: OrganisationKind,
    /// National code.
    pub code: Option<Text>,
    /// The body it belongs to.
    pub parent: Option<OrganisationIx>,
    /// Town.
    pub place: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// A system, such as TPP SystmOne.
#[derive(Clone, PartialEq, Debug)]
pub struct System {
    /// Id.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// Supplier.
    pub supplier: Option<Text>,
    /// Sort, such as "gp" or "community".
    pub kind: Text,
    /// GPSoC level, where printed.
    pub gpsoc_level: Option<u32>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// A workstream.
#[derive(Clone, PartialEq, Debug)]
pub struct Workstream {
    /// Id.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// Who leads it.
    pub lead: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// What sort of row an activity is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ActivityKind {
    /// A service or site gets a system or opens; its end is the go-live.
    Deployment,
    /// One step.
    Milestone,
    /// A span of work without a go-live.
    Project,
}

/// A row of the plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Activity {
    /// Id.
    pub id: Text,
    /// Name as printed.
    pub name: Text,
    /// What sort.
    pub kind: ActivityKind,
    /// Workstream.
    pub workstream: Option<WorkstreamIx>,
    /// Whose it is.
    pub organisation: Option<OrganisationIx>,
    /// Where it happens, when that is a site of its own.
    pub site: Option<OrganisationIx>,
    /// The system it brings.
    pub system: Option<SystemIx>,
    /// Planned start; `None` when not dated.
    pub start: Option<PlanDate>,
    /// Planned end or go-live; `None` when not dated.
    pub end: Option<PlanDate>,
    /// Start that happened.
    pub actual_start: Option<PlanDate>,
    /// End or go-live that happened.
    pub actual_end: Option<PlanDate>,
    /// Known to be live on or before this day, the go-live day itself not given.
    pub live_by: Option<Day>,
    /// Reported progress, 0 to 1.
    pub progress: Option<f32>,
    /// Its task list.
    pub checklist: Option<ChecklistIx>,
    /// What it waits for.
    pub depends_on: Vec<Dependency>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
    /// What few activities have.
    pub more: Option<Box<ActivityMore>>,
}

/// What few activities have.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ActivityMore {
    /// The system it replaces.
    pub replaces: Option<SystemIx>,
    /// Phase, as named in the plan.
    pub phase: Option<Text>,
    /// Opening hours.
    pub hours: Option<Text>,
    /// The start as printed, such as "Oct-08".
    pub printed_start: Option<Text>,
    /// The end as printed, such as "Feb-20" or "TBA".
    pub printed_end: Option<Text>,
    /// Dates in earlier revisions, oldest first.
    pub baselines: Vec<Baseline>,
    /// Who owns it.
    pub owner: Option<Text>,
    /// Who leads it.
    pub lead: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
}

/// The dates of an activity in another revision.
#[derive(Clone, PartialEq, Debug)]
pub struct Baseline {
    /// Which revision.
    pub revision: Text,
    /// Start there.
    pub start: Option<PlanDate>,
    /// End there.
    pub end: Option<PlanDate>,
}

/// How two activities hang together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LinkKind {
    /// Finish to start.
    FinishStart,
    /// Start to start.
    StartStart,
    /// Finish to finish.
    FinishFinish,
    /// Start to finish.
    StartFinish,
}

/// One thing an activity waits for.
#[derive(Clone, PartialEq, Debug)]
pub struct Dependency {
    /// The activity it waits for.
    pub on: ActivityIx,
    /// How.
    pub kind: LinkKind,
    /// Days between, negative for an overlap.
    pub lag_days: i32,
    /// Why.
    pub reason: Option<Text>,
}

/// A readiness programme: SCR, GP2GP, EPS.
#[derive(Clone, PartialEq, Debug)]
pub struct Programme {
    /// Id, such as "scr".
    pub id: Text,
    /// Name.
    pub name: Text,
    /// Short name for column heads, such as "EPS 1"; the name where the plan has none.
    pub short: Text,
    /// When every practice should be ready; a month is read as its last day.
    pub target: Option<PlanDate>,
    /// Place in `gates` of the gate whose count is the headline; the last gate where none is named.
    pub measure: usize,
    /// Gates in ladder order.
    pub gates: Vec<Gate>,
    /// Challenges, as a checklist.
    pub challenges: Vec<Challenge>,
    /// Roles.
    pub roles: Vec<Role>,
    /// How people are told.
    pub communications: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// One step of a programme.
#[derive(Clone, PartialEq, Debug)]
pub struct Gate {
    /// Id within the programme.
    pub id: Text,
    /// Full name.
    pub name: Text,
    /// Short name for column heads.
    pub short: Text,
    /// Who sees to it.
    pub lead: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// This gate must hold at least so many weeks before that later gate (its place in `gates`).
    pub min_weeks_before: Option<(usize, u32)>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// A challenge of a programme.
#[derive(Clone, PartialEq, Debug)]
pub struct Challenge {
    /// Id within the programme.
    pub id: Text,
    /// What is to be done.
    pub title: Text,
    /// More.
    pub detail: Option<Text>,
    /// Who owns it.
    pub owner: Option<Text>,
    /// When it is due.
    pub due: Option<PlanDate>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// A role and who holds it.
#[derive(Clone, PartialEq, Debug)]
pub struct Role {
    /// Id, where the plan file gives one.
    pub id: Option<Text>,
    /// Such as "SCR project manager".
    pub name: Text,
    /// The name used in task lists, such as "BC Lead".
    pub short: Option<Text>,
    /// Who holds it.
    pub holder: Option<Text>,
    /// Whose it is.
    pub organisation: Option<OrganisationIx>,
    /// What it answers for.
    pub responsibilities: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// Practices of one organisation on one system, known as counts.
#[derive(Clone, PartialEq, Debug)]
pub struct Cohort {
    /// Whose practices.
    pub organisation: OrganisationIx,
    /// On which system.
    pub system: SystemIx,
    /// How many.
    pub practices: u32,
    /// GPSoC level, where printed.
    pub gpsoc_level: Option<u32>,
    /// Counts by measure, such as ("scr.data-accredited", 1). One that is not printed is absent.
    pub counts: Vec<(Text, u32)>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

impl Cohort {
    /// The printed count for a measure such as `scr.data-accredited`.
    #[must_use]
    pub fn count(&self, what: &str) -> Option<u32> {
        self.counts
            .iter()
            .find(|(key, _)| &**key == what)
            .map(|&(_, n)| n)
    }
}

/// A practice known by name.
#[derive(Clone, PartialEq, Debug)]
pub struct Practice {
    /// Id, the national code where known.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// National code, where it is not the id.
    pub code: Option<Text>,
    /// Whose it is.
    pub organisation: OrganisationIx,
    /// Its system.
    pub system: SystemIx,
    /// Gates that were measured: ("scr.board", answer).
    pub gates: Vec<(Text, GateAnswer)>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// The five states of a gate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum GateState {
    /// Measured and holds.
    Passed,
    /// Measured and does not hold.
    Failed,
    /// Does not apply to this practice.
    NotApplicable,
    /// Not measured: never counts as ready.
    #[default]
    NotMeasured,
    /// Waived until a date, by a name, for a reason.
    Waived,
}

/// What is known of one gate of one practice.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GateAnswer {
    /// Its state.
    pub state: GateState,
    /// When it was measured or decided.
    pub on: Option<Day>,
    /// Who says so, or who sponsors the waiver.
    pub by: Option<Text>,
    /// The last day of a waiver.
    pub until: Option<Day>,
    /// Why.
    pub reason: Option<Text>,
    /// What it rests on.
    pub evidence: Option<Evidence>,
}

/// What an answer to a gate rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// Of which kind.
    pub kind: EvidenceKind,
    /// Which one: who was seen, the number of a paragraph, where a note lies.
    pub words: Option<Text>,
}

/// Kinds of evidence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EvidenceKind {
    /// Somebody went there and looked.
    Visit,
    /// The practice said so in a return.
    Return,
    /// A paragraph of a document.
    Paragraph,
    /// A note: a call, a letter.
    Note,
}

/// A total as printed.
#[derive(Clone, PartialEq, Debug)]
pub struct PrintedTotal {
    /// `practices`, a count key such as `eps1.technical`, or `estate.` and a system id.
    pub what: Text,
    /// Whose; `None` for the whole community.
    pub organisation: Option<OrganisationIx>,
    /// On which system, when the total is about one.
    pub system: Option<SystemIx>,
    /// The number printed.
    pub value: u32,
    /// Remark.
    pub note: Option<Text>,
    /// Where.
    pub source: Option<SourceIx>,
}

/// Systems in use at one site.
#[derive(Clone, PartialEq, Debug)]
pub struct EstateSite {
    /// The site.
    pub site: OrganisationIx,
    /// What is in use.
    pub applications: Vec<SystemIx>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// Content of the printed plan that is lost.
#[derive(Clone, PartialEq, Debug)]
pub struct Lost {
    /// Id.
    pub id: Text,
    /// What is missing.
    pub title: Text,
    /// Remark.
    pub note: Option<Text>,
    /// Where it should stand.
    pub source: Option<SourceIx>,
}

/// A task list for deployments.
#[derive(Clone, PartialEq, Debug)]
pub struct Checklist {
    /// Id.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// Shown with every activity that has that other list.
    pub alongside: Option<ChecklistIx>,
    /// Tasks in printed order.
    pub tasks: Vec<Task>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// One task.
#[derive(Clone, PartialEq, Debug)]
pub struct Task {
    /// Id within the checklist.
    pub id: Text,
    /// Headings above it, joined by " / ".
    pub group: Text,
    /// What to do.
    pub name: Text,
    /// Who does it; empty when the plan names nobody.
    pub roles: Vec<Text>,
    /// Weeks before the go-live, negative for after.
    pub weeks_before_go_live: Option<i32>,
    /// Months after the go-live, for reviews.
    pub months_after_go_live: Vec<u32>,
    /// Who signs it off, where the task names somebody apart from its roles.
    pub sign_off: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// A risk or an issue.
#[derive(Clone, PartialEq, Debug)]
pub struct RegisterItem {
    /// Id.
    pub id: Text,
    /// True for an issue (it has happened), false for a risk.
    pub is_issue: bool,
    /// What it is.
    pub title: Text,
    /// "programme" or "project".
    pub level: Text,
    /// 1 to 5.
    pub impact: Option<u32>,
    /// 1 to 5.
    pub likelihood: Option<u32>,
    /// Who owns it.
    pub owner: Option<Text>,
    /// Ids of what it concerns.
    pub links: Vec<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// A benefit.
#[derive(Clone, PartialEq, Debug)]
pub struct Benefit {
    /// Id.
    pub id: Text,
    /// "core", "additional" or "experience".
    pub class: Text,
    /// "quantifiable", "measurable" or "anecdotal".
    pub measured: Text,
    /// What it is.
    pub name: Text,
    /// Where it starts.
    pub baseline: Option<Text>,
    /// What is aimed at.
    pub target: Option<Text>,
    /// What brings it.
    pub activities: Vec<ActivityIx>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// Amounts of one budget line, whole units of the currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Amounts {
    /// Pay.
    pub pay: i64,
    /// Non-pay.
    pub non_pay: i64,
    /// Capital.
    pub capital: i64,
    /// Total as printed.
    pub total: i64,
}

/// A budget line.
#[derive(Clone, PartialEq, Debug)]
pub struct BudgetLine {
    /// Name.
    pub name: Text,
    /// Amounts as printed.
    pub amounts: Amounts,
    /// The programme it pays for, where the line is about one.
    pub programme: Option<ProgrammeIx>,
    /// Remark.
    pub note: Option<Text>,
}

/// The budget.
#[derive(Clone, PartialEq, Debug)]
pub struct Budget {
    /// Such as "2009-10".
    pub year: Text,
    /// Such as "GBP".
    pub currency: Text,
    /// Lines as printed.
    pub lines: Vec<BudgetLine>,
    /// The total row as printed.
    pub printed_total: Option<Amounts>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// Who decides.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Governance {
    /// What the board is there to do.
    pub remit: Vec<Statement>,
    /// Boards.
    pub boards: Vec<Board>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Regular meetings: name, how often.
    pub meetings: Vec<Meeting>,
    /// From whom to whom, and when.
    pub escalation: Vec<Escalation>,
    /// Checks that are made on projects and the programme.
    pub assurance: Vec<Statement>,
}

/// A board.
#[derive(Clone, PartialEq, Debug)]
pub struct Board {
    /// Id.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// Who leads it.
    pub chair: Option<Text>,
    /// How often it meets.
    pub meets: Option<Text>,
    /// Who sits on it.
    pub members: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// A regular meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct Meeting {
    /// Name.
    pub name: Text,
    /// How often.
    pub every: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// One step of escalation.
#[derive(Clone, PartialEq, Debug)]
pub struct Escalation {
    /// From whom.
    pub from: Text,
    /// To whom.
    pub to: Text,
    /// When.
    pub when: Text,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}

/// Something the plan says that is not a date or a number.
#[derive(Clone, PartialEq, Debug)]
pub struct Statement {
    /// Sort: "vision", "assumption", "principle", "rule", "commitment", "remit" or "assurance".
    pub kind: Text,
    /// Id, where the plan file gives one.
    pub id: Option<Text>,
    /// A heading of its own, where it has one.
    pub title: Option<Text>,
    /// What it says.
    pub text: Text,
    /// By when, where the plan says.
    pub by: Option<PlanDate>,
    /// Remark.
    pub note: Option<Text>,
    /// Where the plan says so.
    pub source: Option<SourceIx>,
}
