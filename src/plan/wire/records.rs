//! Every record of a plan file and its members, in the order in which they are written.

use super::record::{records, words};
pub use super::shape::{Between, CountKey, Currency, Id, Map, Name, Reference, Share};
use crate::plan::{ActivityKind, Day, GateState, LinkKind, OrganisationKind, PlanDate, Text};

/// How many of something.
pub type Count = Between<0, 1_000_000>;

/// Whole units of a currency: far more than any budget, and few enough that all a file can hold
/// still add up.
pub type Amount = Between<-1_000_000_000_000, 1_000_000_000_000>;

/// Declares an enum of words that the plan in memory holds as text.
macro_rules! word_lists {
    ($( $(#[$doc:meta])* $Name:ident { $( $word:literal => $variant:ident, )* } )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, PartialEq, Eq, Debug)]
            pub enum $Name {
                $( #[doc = concat!("`", $word, "`")] $variant, )*
            }
        )*
        words! { $( $Name { $( $word => $variant, )* } )* }
    };
}

words! {
    OrganisationKind {
        "pct" => Pct,
        "acute-trust" => AcuteTrust,
        "mental-health-trust" => MentalHealthTrust,
        "ambulance-trust" => AmbulanceTrust,
        "hospital" => Hospital,
        "community-hospital" => CommunityHospital,
        "practice" => Practice,
        "centre" => Centre,
        "prison" => Prison,
        "supplier" => Supplier,
        "authority" => Authority,
        "other" => Other,
    }

    ActivityKind {
        "deployment" => Deployment,
        "milestone" => Milestone,
        "project" => Project,
    }

    LinkKind {
        "FS" => FinishStart,
        "SS" => StartStart,
        "FF" => FinishFinish,
        "SF" => StartFinish,
    }

    GateState {
        "passed" => Passed,
        "failed" => Failed,
        "not-applicable" => NotApplicable,
        "not-measured" => NotMeasured,
        "waived" => Waived,
    }
}

word_lists! {
    /// What sort of system.
    SystemKind {
        "gp" => Gp,
        "community" => Community,
        "pas" => Pas,
        "acute" => Acute,
        "mental-health" => MentalHealth,
        "national" => National,
        "infrastructure" => Infrastructure,
        "other" => Other,
    }

    /// Whether something may happen or has happened.
    RegisterKind {
        "risk" => Risk,
        "issue" => Issue,
    }

    /// Whether a risk is held by the programme or by one project.
    RegisterLevel {
        "programme" => Programme,
        "project" => Project,
    }

    /// Class of a benefit (4.14.5 of the Hertfordshire plan).
    BenefitClass {
        "core" => Core,
        "additional" => Additional,
        "experience" => Experience,
    }

    /// How a benefit shows.
    BenefitMeasure {
        "quantifiable" => Quantifiable,
        "measurable" => Measurable,
        "anecdotal" => Anecdotal,
    }

    /// What sort of statement.
    StatementKind {
        "vision" => Vision,
        "assumption" => Assumption,
        "principle" => Principle,
        "rule" => Rule,
        "commitment" => Commitment,
    }
}

records! {
    /// The plan's own rules.
    Rules {
        /// Months a deployment may take.
        "maxDeploymentMonths" max_deployment_months: Option<Between<1, 1_200>>,
        /// Paragraph that says so.
        "maxDeploymentSource" max_deployment_source: Option<Reference>,
        /// A go-live at most so many days ahead is due.
        "dueWithinDays" due_within_days: Option<Between<0, 36_600>>,
        /// Remark.
        "note" note: Option<Text>,
    }

    /// A revision of the printed plan.
    Revision {
        /// Its number.
        "revision" revision: Name,
        /// When it was made.
        "date" date: Day,
        /// What changed.
        "summary" summary: Name,
        /// Who changed it.
        "author" author: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A paragraph of the printed plan.
    Source {
        /// Its number as printed.
        "id" id: Id,
        /// Its heading.
        "title" title: Name,
        /// Printed page.
        "page" page: Option<Between<1, 100_000>>,
        /// What it says, in other words.
        "summary" summary: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
    }

    /// An organisation or site.
    Organisation {
        /// Id.
        "id" id: Id,
        /// Full name.
        "name" name: Name,
        /// Short name.
        "short" short: Option<Text>,
        /// What sort of body.
        "kind" kind: OrganisationKind,
        /// National code.
        "code" code: Option<Text>,
        /// The body it belongs to.
        "parent" parent: Option<Reference>,
        /// Town.
        "place" place: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A system.
    System {
        /// Id.
        "id" id: Id,
        /// Name.
        "name" name: Name,
        /// Supplier.
        "supplier" supplier: Option<Text>,
        /// What sort.
        "kind" kind: SystemKind,
        /// GPSoC level.
        "gpsocLevel" gpsoc_level: Option<Between<0, 100>>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A workstream.
    Workstream {
        /// Id.
        "id" id: Id,
        /// Name.
        "name" name: Name,
        /// Who leads it.
        "lead" lead: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A row of the plan.
    Activity {
        /// Id.
        "id" id: Id,
        /// What sort of row.
        "kind" kind: ActivityKind,
        /// Name as printed.
        "name" name: Name,
        /// Workstream.
        "workstream" workstream: Option<Reference>,
        /// Whose.
        "organisation" organisation: Option<Reference>,
        /// Where.
        "site" site: Option<Reference>,
        /// The system it brings.
        "system" system: Option<Reference>,
        /// The system that goes.
        "replaces" replaces: Option<Reference>,
        /// Planned start.
        "start" start: Option<PlanDate>,
        /// Planned end or go-live.
        "end" end: Option<PlanDate>,
        /// Start that happened.
        "actualStart" actual_start: Option<PlanDate>,
        /// End or go-live that happened.
        "actualEnd" actual_end: Option<PlanDate>,
        /// Known to be live on or before this day.
        "liveBy" live_by: Option<Day>,
        /// Reported progress.
        "progress" progress: Option<Share>,
        /// Phase.
        "phase" phase: Option<Text>,
        /// Opening hours.
        "hours" hours: Option<Text>,
        /// Dates as printed.
        "printed" printed: Option<Printed>,
        /// Dates in earlier revisions.
        "baselines" baselines: Vec<Baseline>,
        /// What it waits for.
        "dependsOn" depends_on: Vec<Dependency>,
        /// Task list.
        "checklist" checklist: Option<Reference>,
        /// Who owns it.
        "owner" owner: Option<Text>,
        /// Who leads it.
        "lead" lead: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// Dates of an activity exactly as printed.
    Printed {
        /// Start.
        "start" start: Option<Text>,
        /// End.
        "end" end: Option<Text>,
    }

    /// Dates of an activity in another revision.
    Baseline {
        /// Which revision.
        "revision" revision: Name,
        /// Start there.
        "start" start: Option<PlanDate>,
        /// End there.
        "end" end: Option<PlanDate>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// What an activity waits for.
    Dependency {
        /// The other activity.
        "on" on: Reference,
        /// How they hang together; finish to start when absent.
        "type" kind: Option<LinkKind>,
        /// Days between; 0 when absent.
        "lagDays" lag_days: Option<Between<-36_600, 36_600>>,
        /// Why.
        "reason" reason: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A readiness programme.
    Programme {
        /// Id.
        "id" id: Id,
        /// Name.
        "name" name: Name,
        /// Short name.
        "short" short: Option<Text>,
        /// When all should be ready.
        "target" target: Option<PlanDate>,
        /// The gate whose count is the headline; the last when absent.
        "measure" measure: Option<Reference>,
        /// Gates in ladder order.
        "gates" gates: Vec<Gate>,
        /// Challenges.
        "challenges" challenges: Vec<Challenge>,
        /// Roles.
        "roles" roles: Vec<Role>,
        /// How people are told.
        "communications" communications: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// One step of a programme.
    Gate {
        /// Id within the programme.
        "id" id: Id,
        /// Full name.
        "name" name: Name,
        /// Short name.
        "short" short: Option<Text>,
        /// Who sees to it.
        "lead" lead: Option<Text>,
        /// How long before a later gate it must hold.
        "minWeeksBefore" min_weeks_before: Option<WeeksBefore>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// How long before a later gate a gate must hold.
    WeeksBefore {
        /// The later gate of the same programme.
        "gate" gate: Reference,
        /// Weeks.
        "weeks" weeks: Between<0, 520>,
    }

    /// A challenge of a programme.
    Challenge {
        /// Id within the programme.
        "id" id: Id,
        /// What is to be done.
        "title" title: Name,
        /// More.
        "detail" detail: Option<Text>,
        /// Who owns it.
        "owner" owner: Option<Text>,
        /// When it is due.
        "due" due: Option<PlanDate>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A role in a programme or in the governance of the plan.
    Role {
        /// Id.
        "id" id: Option<Id>,
        /// Full name.
        "name" name: Name,
        /// Name in task lists.
        "short" short: Option<Text>,
        /// Who holds it.
        "holder" holder: Option<Text>,
        /// Whose it is.
        "organisation" organisation: Option<Reference>,
        /// What it answers for.
        "responsibilities" responsibilities: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// Practices of one organisation on one system, known as counts.
    Cohort {
        /// Whose.
        "organisation" organisation: Reference,
        /// On which system.
        "system" system: Reference,
        /// How many.
        "practices" practices: Count,
        /// GPSoC level.
        "gpsocLevel" gpsoc_level: Option<Between<0, 100>>,
        /// Counts by programme and measure.
        "counts" counts: Map<Count>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A practice known by name.
    Practice {
        /// Id.
        "id" id: Id,
        /// Name.
        "name" name: Name,
        /// Whose.
        "organisation" organisation: Reference,
        /// Its system.
        "system" system: Reference,
        /// National code, where it is not the id.
        "code" code: Option<Text>,
        /// Answers by programme and gate.
        "gates" gates: Map<Answer>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// What is known of one gate of one practice.
    Answer {
        /// State.
        "state" state: GateState,
        /// When it was measured or decided.
        "on" on: Option<Day>,
        /// Who says so.
        "by" by: Option<Text>,
        /// Last day of a waiver.
        "until" until: Option<Day>,
        /// Why.
        "reason" reason: Option<Text>,
    }

    /// A total as printed.
    PrintedTotal {
        /// What was added up.
        "what" what: CountKey,
        /// Whose; the whole community when absent.
        "organisation" organisation: Option<Reference>,
        /// On which system.
        "system" system: Option<Reference>,
        /// The number printed.
        "value" value: Count,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// Systems in use at one site.
    EstateSite {
        /// The site.
        "site" site: Reference,
        /// Systems.
        "applications" applications: Vec<Reference>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// Content of the printed plan that is lost.
    Lost {
        /// Id.
        "id" id: Id,
        /// What is missing.
        "title" title: Name,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A task list.
    Checklist {
        /// Id.
        "id" id: Id,
        /// Name; the id when absent.
        "name" name: Option<Text>,
        /// Shown with every activity that has that other list.
        "alongside" alongside: Option<Reference>,
        /// Tasks in printed order.
        "tasks" tasks: Vec<Task>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A task.
    Task {
        /// Id within the list.
        "id" id: Id,
        /// Headings above it.
        "group" group: Option<Text>,
        /// What to do.
        "name" name: Name,
        /// Who does it.
        "roles" roles: Vec<Name>,
        /// Weeks before the go-live, negative for after.
        "weeksBeforeGoLive" weeks_before_go_live: Option<Between<-520, 520>>,
        /// Months after the go-live, for reviews.
        "monthsAfterGoLive" months_after_go_live: Vec<Between<0, 1_200>>,
        /// Who signs it off.
        "signOff" sign_off: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A risk or an issue.
    RegisterItem {
        /// Id.
        "id" id: Id,
        /// Risk or issue.
        "kind" kind: RegisterKind,
        /// What it is.
        "title" title: Name,
        /// Who holds it.
        "level" level: RegisterLevel,
        /// 1 to 5.
        "impact" impact: Option<Between<1, 5>>,
        /// 1 to 5.
        "likelihood" likelihood: Option<Between<1, 5>>,
        /// Who owns it.
        "owner" owner: Option<Text>,
        /// Ids of what it concerns.
        "links" links: Vec<Reference>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A benefit.
    Benefit {
        /// Id.
        "id" id: Id,
        /// Class.
        "class" class: BenefitClass,
        /// How it shows.
        "measured" measured: BenefitMeasure,
        /// What it is.
        "name" name: Name,
        /// Where it starts.
        "baseline" baseline: Option<Text>,
        /// What is aimed at.
        "target" target: Option<Text>,
        /// What brings it.
        "activities" activities: Vec<Reference>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// The budget.
    Budget {
        /// Financial year.
        "year" year: Name,
        /// Currency.
        "currency" currency: Currency,
        /// Lines as printed.
        "lines" lines: Vec<BudgetLine>,
        /// The total row as printed.
        "printedTotal" printed_total: Option<Amounts>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A budget line.
    BudgetLine {
        /// Name.
        "name" name: Name,
        /// Pay.
        "pay" pay: Amount,
        /// Non-pay.
        "nonPay" non_pay: Amount,
        /// Capital.
        "capital" capital: Amount,
        /// Total as printed.
        "total" total: Amount,
        /// The programme it pays for.
        "programme" programme: Option<Reference>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// Amounts of a total row.
    Amounts {
        /// Pay.
        "pay" pay: Amount,
        /// Non-pay.
        "nonPay" non_pay: Amount,
        /// Capital.
        "capital" capital: Amount,
        /// Total.
        "total" total: Amount,
    }

    /// Who decides.
    Governance {
        /// What the board is there to do.
        "remit" remit: Vec<Remit>,
        /// Boards.
        "boards" boards: Vec<Board>,
        /// Roles.
        "roles" roles: Vec<Role>,
        /// Regular meetings.
        "meetings" meetings: Vec<Meeting>,
        /// From whom to whom, and when.
        "escalation" escalation: Vec<Escalation>,
        /// Checks.
        "assurance" assurance: Vec<Assurance>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// One part of a remit.
    Remit {
        /// What it says.
        "text" text: Name,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A board.
    Board {
        /// Id.
        "id" id: Id,
        /// Name.
        "name" name: Name,
        /// Who leads it.
        "chair" chair: Option<Text>,
        /// How often it meets.
        "meets" meets: Option<Text>,
        /// Who sits on it.
        "members" members: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A regular meeting.
    Meeting {
        /// Name.
        "name" name: Name,
        /// How often.
        "every" every: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// One step of escalation.
    Escalation {
        /// From whom.
        "from" from: Name,
        /// To whom.
        "to" to: Name,
        /// When.
        "when" when: Name,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// A check that is made.
    Assurance {
        /// Name.
        "name" name: Name,
        /// What is checked.
        "detail" detail: Option<Text>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }

    /// Something the plan says that is not a date or a number.
    Statement {
        /// Id.
        "id" id: Option<Id>,
        /// Sort.
        "kind" kind: StatementKind,
        /// What it says.
        "text" text: Name,
        /// By when.
        "by" by: Option<PlanDate>,
        /// Remark.
        "note" note: Option<Text>,
        /// Paragraph.
        "source" source: Option<Reference>,
    }
}
