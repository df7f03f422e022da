//! Puts the records of a file together into a plan: every reference becomes a place in a table.
//! Notes ids that are used twice and references to nothing; what contradicts itself but can be
//! shown is left to `check`.

use std::mem::take;

use super::names::Names;
use super::wire::records::{self as wire, Between, Count, Id, Name, Reference};
use super::wire::{Context, File, Pieces, Rows, Step, What};
use super::{
    Activity, ActivityIx, ActivityMore, Amounts, Baseline, Benefit, Board, Budget, BudgetLine,
    Challenge, Checklist, ChecklistIx, Cohort, Dependency, Escalation, EstateSite, Gate,
    GateAnswer, Governance, LinkKind, Lost, Meeting, Organisation, OrganisationIx, Plan, Practice,
    PrintedTotal, Programme, ProgrammeIx, RegisterItem, Revision, Role, Rules, Source, SourceIx,
    Statement, System, SystemIx, Task, Workstream, WorkstreamIx, guess,
};
use crate::words::faults as words;

/// Above so many records no look-alike is searched for a wrong id.
const MAX_LOOK_ALIKES: usize = 5_000;

/// The ids of one table.
#[derive(Debug)]
struct Ids {
    /// Its member in the file, such as "organisations".
    table: &'static str,
    /// One of its records, such as "an organisation".
    one: &'static str,
    places: Names,
    /// Whether the id of a record may be missing here because the record could not be read.
    has_gaps: bool,
}

/// Where the records of one sort stand, and what they are called.
struct Listed<'r> {
    /// Such as "organisations".
    table: &'static str,
    /// Such as "an organisation".
    one: &'static str,
    /// How many there are.
    count: usize,
    /// Id and name of each.
    parts: &'r dyn Fn(usize) -> (&'r str, &'r str),
    /// Sets the path to one of them.
    go_to: &'r dyn Fn(&mut Context, usize),
}

impl Ids {
    fn of(listed: &Listed, cx: &mut Context) -> Ids {
        let Listed {
            table, one, parts, ..
        } = *listed;
        let has_gaps = cx.faults.iter().any(|fault| fault.hides_ids_of(table));
        let mut places = Names::with_capacity(listed.count);
        for (row, place) in (0..listed.count).zip(0..) {
            let (id, name) = parts(row);
            // An empty one stands in for an id that was refused already.
            if id.is_empty() {
                continue;
            }
            let Some(first) = places.add(id, place) else {
                continue;
            };
            let first = first as usize;
            (listed.go_to)(cx, first);
            cx.path.push(Step::Name("id"));
            let place = (cx.path.clone(), cx.base_steps, cx.base);
            (listed.go_to)(cx, row);
            cx.path.push(Step::Name("id"));
            cx.costly_fault(&|| What::Duplicate {
                table,
                one,
                first: place.clone(),
                instead: other_id(id, parts(first).1, name, &places),
            });
        }
        Ids {
            table,
            one,
            places,
            has_gaps,
        }
    }

    fn of_rows<T>(
        table: &'static str,
        one: &'static str,
        rows: &Rows<T>,
        parts: fn(&T) -> (&str, &str),
        cx: &mut Context,
    ) -> Ids {
        let listed = Listed {
            table,
            one,
            count: rows.rows.len(),
            parts: &|row| parts(&rows.rows[row]),
            go_to: &|cx, row| cx.go_to_row(table, row, rows.starts[row]),
        };
        Ids::of(&listed, cx)
    }

    /// Ids of a list inside the record at hand.
    fn of_list<T>(
        list: &'static str,
        one: &'static str,
        items: &[T],
        parts: fn(&T) -> (&str, &str),
        cx: &mut Context,
    ) -> Ids {
        let depth = cx.path.len();
        let listed = Listed {
            table: list,
            one,
            count: items.len(),
            parts: &|row| parts(&items[row]),
            go_to: &|cx, row| {
                cx.path.truncate(depth);
                cx.path.extend([Step::Name(list), Step::Index(row)]);
            },
        };
        let ids = Ids::of(&listed, cx);
        cx.path.truncate(depth);
        ids
    }

    /// The place of a record that a member of the record at hand names.
    fn find(
        &self,
        member: &'static str,
        Reference(id): &Reference,
        cx: &mut Context,
    ) -> Option<u32> {
        let place = self.places.place(id);
        if place.is_none() && !id.is_empty() {
            cx.path.push(Step::Name(member));
            self.dangling(id, cx);
            cx.path.pop();
        }
        place
    }

    #[inline(never)]
    fn find_some(
        &self,
        member: &'static str,
        reference: Option<&Reference>,
        cx: &mut Context,
    ) -> Option<u32> {
        self.find(member, reference?, cx)
    }

    /// The places that a list of references leads to.
    fn find_all(
        &self,
        member: &'static str,
        references: &[Reference],
        cx: &mut Context,
    ) -> Vec<u32> {
        cx.path.push(Step::Name(member));
        let mut found = Vec::with_capacity(references.len());
        for (row, Reference(id)) in references.iter().enumerate() {
            let place = self.places.place(id);
            if place.is_none() && !id.is_empty() {
                cx.path.push(Step::Index(row));
                self.dangling(id, cx);
                cx.path.pop();
            }
            found.extend(place);
        }
        cx.path.pop();
        found
    }

    /// Notes a reference to nothing, unless what it means may be a record that could not be read.
    fn dangling(&self, id: &str, cx: &mut Context) {
        if self.has_gaps {
            return;
        }
        cx.costly_fault(&|| What::Dangling {
            to: self.one,
            table: self.table,
            near: (self.places.len() <= MAX_LOOK_ALIKES)
                .then(|| guess::nearest(id, &mut self.places.iter()))
                .flatten()
                .map(ToOwned::to_owned),
        });
    }
}

/// The text of an id that may be absent, then empty.
fn id_text(id: Option<&Id>) -> &str {
    id.map_or("", |Id(id)| id)
}

/// An id for the second of two records that share one. Where the id is the name of the first with
/// something before it (`en-paed-ot`, "Paed OT"), the same goes before the name of the second.
fn other_id(id: &str, first: &str, second: &str, taken: &Names) -> String {
    let slug = |name: &str| guess::id(name).unwrap_or_default();
    let before = id.strip_suffix(&*slug(first)).unwrap_or_default();
    let by_name = format!("{before}{}", slug(second));
    let is_free = |id: &String| super::wire::is_id(id) && !taken.has(id);
    let numbered = (2_u32..).map(|n| format!("{}-{n}", &id[..id.len().min(58)]));
    std::iter::once(by_name)
        .filter(|_| first != second)
        .chain(numbered)
        .find(is_free)
        .unwrap_or_default()
}

/// What references may lead to.
#[derive(Debug)]
struct Tables {
    sources: Ids,
    organisations: Ids,
    systems: Ids,
    workstreams: Ids,
    activities: Ids,
    programmes: Ids,
    checklists: Ids,
    benefits: Ids,
    /// Every gate, as programme, full stop, gate.
    gates: Names,
}

impl Tables {
    fn of(file: &File, cx: &mut Context) -> Tables {
        Tables {
            sources: Ids::of_rows(
                "sources",
                words::A_SOURCE,
                &file.sources,
                |r| (&r.id.0, &r.title.0),
                cx,
            ),
            organisations: Ids::of_rows(
                "organisations",
                words::AN_ORGANISATION,
                &file.organisations,
                |r| (&r.id.0, &r.name.0),
                cx,
            ),
            systems: Ids::of_rows(
                "systems",
                words::A_SYSTEM,
                &file.systems,
                |r| (&r.id.0, &r.name.0),
                cx,
            ),
            workstreams: Ids::of_rows(
                "workstreams",
                words::A_WORKSTREAM,
                &file.workstreams,
                |r| (&r.id.0, &r.name.0),
                cx,
            ),
            activities: Ids::of_rows(
                "activities",
                words::AN_ACTIVITY,
                &file.activities,
                |r| (&r.id.0, &r.name.0),
                cx,
            ),
            programmes: Ids::of_rows(
                "programmes",
                words::A_PROGRAMME,
                &file.programmes,
                |r| (&r.id.0, &r.name.0),
                cx,
            ),
            checklists: Ids::of_rows(
                "checklists",
                words::A_CHECKLIST,
                &file.checklists,
                |r| (&r.id.0, r.name.as_deref().unwrap_or_default()),
                cx,
            ),
            benefits: Ids::of_rows(
                "benefits",
                words::A_BENEFIT,
                &file.benefits,
                |r| (&r.id.0, &r.name.0),
                cx,
            ),
            gates: gate_ids(&file.programmes.rows),
        }
    }

    fn source(&self, reference: Option<&Reference>, cx: &mut Context) -> Option<SourceIx> {
        self.sources
            .find_some("source", reference, cx)
            .map(SourceIx)
    }

    fn organisation(
        &self,
        member: &'static str,
        reference: Option<&Reference>,
        cx: &mut Context,
    ) -> Option<OrganisationIx> {
        self.organisations
            .find_some(member, reference, cx)
            .map(OrganisationIx)
    }

    /// The organisation that must be named; the first stands in where a fault was noted.
    fn owner(&self, member: &'static str, of: &Reference, cx: &mut Context) -> OrganisationIx {
        OrganisationIx(self.organisations.find(member, of, cx).unwrap_or_default())
    }

    /// The system that must be named; the first stands in where a fault was noted.
    fn its_system(&self, of: &Reference, cx: &mut Context) -> SystemIx {
        SystemIx(self.systems.find("system", of, cx).unwrap_or_default())
    }

    fn system(
        &self,
        member: &'static str,
        reference: Option<&Reference>,
        cx: &mut Context,
    ) -> Option<SystemIx> {
        self.systems.find_some(member, reference, cx).map(SystemIx)
    }
}

/// A plan that is being put together, its activities some at a time. Where faults are noted it
/// holds stand-ins and must not be used.
#[derive(Debug)]
pub(super) struct Joining {
    tables: Tables,
    activities: Vec<Activity>,
    rest: std::iter::Zip<
        <Pieces<wire::Activity> as IntoIterator>::IntoIter,
        std::vec::IntoIter<usize>,
    >,
    /// How many activities there will be.
    all: usize,
    /// The file without its activities.
    file: File,
    plan_start: usize,
}

impl Joining {
    /// Begins with a file whose text has the plan at this byte: looks at all ids.
    pub fn new(mut file: File, plan_start: usize, cx: &mut Context) -> Joining {
        let tables = Tables::of(&file, cx);
        check_other_ids(&file, cx);
        find_parent_loops(&file.organisations, &tables.organisations, cx);
        find_same_cohorts(&file.cohorts, cx);
        let rows = std::mem::take(&mut file.activities);
        Joining {
            tables,
            activities: Vec::with_capacity(rows.rows.len()),
            all: rows.rows.len(),
            rest: rows.rows.into_iter().zip(rows.starts),
            file,
            plan_start,
        }
    }

    /// Puts at most so many activities more in their places; false when there are none left.
    pub fn step(&mut self, most: usize, cx: &mut Context) -> bool {
        for (mut from, start) in self.rest.by_ref().take(most) {
            cx.go_to_row("activities", self.activities.len(), start);
            self.activities.push(activity(&mut from, &self.tables, cx));
        }
        self.activities.len() < self.all
    }

    /// The plan.
    pub fn finish(mut self, cx: &mut Context) -> Plan {
        while self.step(usize::MAX, cx) {}
        let (mut file, t) = (self.file, &self.tables);
        cx.go_to_member("rules", self.plan_start);
        let rules = rules(file.rules.as_ref(), t, cx);
        cx.go_to_member("budget", self.plan_start);
        let budget = file.budget.as_mut().map(|from| budget(from, t, cx));
        cx.go_to_member("governance", self.plan_start);
        let governance = file.governance.as_mut().map(|from| governance(from, t, cx));
        Plan {
            id: take(&mut file.id.0),
            title: take(&mut file.title.0),
            community: take(&mut file.community.0),
            revision: take(&mut file.revision.0),
            as_of: file.as_of,
            rules,
            revisions: each("revisions", &mut file.revisions, t, cx, revision),
            sources: each("sources", &mut file.sources, t, cx, source),
            organisations: each(
                "organisations",
                &mut file.organisations,
                t,
                cx,
                organisation,
            ),
            systems: each("systems", &mut file.systems, t, cx, system),
            workstreams: each("workstreams", &mut file.workstreams, t, cx, workstream),
            activities: self.activities,
            programmes: each("programmes", &mut file.programmes, t, cx, programme),
            cohorts: each("cohorts", &mut file.cohorts, t, cx, cohort),
            practices: each("practices", &mut file.practices, t, cx, practice),
            printed_totals: each(
                "printedTotals",
                &mut file.printed_totals,
                t,
                cx,
                printed_total,
            ),
            estate: each("estate", &mut file.estate, t, cx, estate_site),
            lost: each("lost", &mut file.lost, t, cx, lost),
            checklists: each("checklists", &mut file.checklists, t, cx, checklist),
            register: each("register", &mut file.register, t, cx, register_item),
            benefits: each("benefits", &mut file.benefits, t, cx, benefit),
            budget,
            governance: governance.unwrap_or_default(),
            statements: each("statements", &mut file.statements, t, cx, statement),
            activity_ids: self.tables.activities.places,
        }
    }
}

/// Notes ids used twice in tables that nothing refers to.
fn check_other_ids(file: &File, cx: &mut Context) {
    Ids::of_rows(
        "practices",
        words::A_PRACTICE,
        &file.practices,
        |r| (&r.id.0, &r.name.0),
        cx,
    );
    Ids::of_rows(
        "lost",
        words::A_LOST_ITEM,
        &file.lost,
        |r| (&r.id.0, &r.title.0),
        cx,
    );
    Ids::of_rows(
        "register",
        words::A_RISK_OR_ISSUE,
        &file.register,
        |r| (&r.id.0, &r.title.0),
        cx,
    );
    Ids::of_rows(
        "statements",
        words::A_STATEMENT,
        &file.statements,
        |r| (id_text(r.id.as_ref()), &r.text.0),
        cx,
    );
}

/// Turns the rows of a table into records, with the path set to each in turn. Kept apart for each
/// sort of record: all in one function would be larger than the sum of them.
#[inline(never)]
fn each<T, U>(
    table: &'static str,
    rows: &mut Rows<T>,
    tables: &Tables,
    cx: &mut Context,
    record: impl Fn(&mut T, &Tables, &mut Context) -> U,
) -> Vec<U> {
    let rows = rows.rows.iter_mut().zip(&rows.starts).enumerate();
    rows.map(|(row, (from, start))| {
        cx.go_to_row(table, row, *start);
        record(from, tables, cx)
    })
    .collect()
}

/// Turns a list inside the record at hand into records, with the path set to each in turn.
#[inline(never)]
fn each_in<T, U>(
    list: &'static str,
    items: &mut [T],
    cx: &mut Context,
    mut record: impl FnMut(&mut T, &mut Context) -> U,
) -> Vec<U> {
    cx.path.push(Step::Name(list));
    let records = items.iter_mut().enumerate().map(|(row, from)| {
        cx.path.push(Step::Index(row));
        let record = record(from, cx);
        cx.path.pop();
        record
    });
    let records = records.collect();
    cx.path.pop();
    records
}

/// The gates of each programme, by `programme.gate`.
fn gate_ids(programmes: &Pieces<wire::Programme>) -> Names {
    let mut ids = Names::default();
    for programme in programmes.iter() {
        for gate in &programme.gates {
            ids.add(&format!("{}.{}", programme.id.0, gate.id.0), 0);
        }
    }
    ids
}

/// Organisations of a circle of parents that are named.
const NAMED: usize = 6;

/// Notes organisations that are above themselves, once for each circle.
fn find_parent_loops(rows: &Rows<wire::Organisation>, ids: &Ids, cx: &mut Context) {
    let parent = |at: usize| {
        let Reference(id) = rows.rows[at].parent.as_ref()?;
        ids.places.place(id).map(|place| place as usize)
    };
    // 0: not seen; otherwise one more than the row from which it was first reached.
    let mut reached = vec![0; rows.rows.len()];
    for start in 0..rows.rows.len() {
        let mut next = Some(start);
        while let Some(at) = next.filter(|at| reached[*at] == 0) {
            reached[at] = start + 1;
            next = parent(at);
        }
        if let Some(at) = next.filter(|at| reached[*at] == start + 1) {
            let above = std::iter::successors(Some(at), |at| parent(*at));
            let circle: Vec<&str> = above
                .take(NAMED)
                .enumerate()
                .take_while(|(steps, above)| *steps == 0 || *above != at)
                .map(|(_, above)| &*rows.rows[above].id.0)
                .collect();
            cx.go_to_row("organisations", at, rows.starts[at]);
            cx.fault_at(Step::Name("parent"), What::ParentLoop(circle.join(", ")));
        }
    }
}

/// Notes cohorts that cannot be told apart.
fn find_same_cohorts(rows: &Rows<wire::Cohort>, cx: &mut Context) {
    let mut seen = Names::default();
    for ((row, cohort), place) in rows.rows.iter().enumerate().zip(0..) {
        let (organisation, system) = (&cohort.organisation.0, &cohort.system.0);
        if organisation.is_empty() || system.is_empty() {
            continue;
        }
        if let Some(first) = seen.add(&format!("{organisation}\n{system}"), place) {
            let first = first as usize;
            cx.go_to_row("cohorts", first, rows.starts[first]);
            let first = (cx.path.clone(), cx.base_steps, cx.base);
            cx.go_to_row("cohorts", row, rows.starts[row]);
            cx.fault(What::SameCohort { first });
        }
    }
}

fn rules(from: Option<&wire::Rules>, t: &Tables, cx: &mut Context) -> Rules {
    let default = Rules::default();
    let Some(from) = from else { return default };
    let source = from.max_deployment_source.as_ref();
    Rules {
        max_deployment_months: from.max_deployment_months.map(Between::to),
        max_deployment_source: t
            .sources
            .find_some("maxDeploymentSource", source, cx)
            .map(SourceIx),
        due_within_days: from
            .due_within_days
            .map_or(default.due_within_days, Between::to),
    }
}

fn revision(from: &mut wire::Revision, t: &Tables, cx: &mut Context) -> Revision {
    Revision {
        source: t.source(from.source.as_ref(), cx),
        revision: take(&mut from.revision.0),
        date: from.date,
        summary: take(&mut from.summary.0),
        author: take(&mut from.author),
    }
}

fn source(from: &mut wire::Source, _: &Tables, _: &mut Context) -> Source {
    Source {
        id: take(&mut from.id.0),
        title: take(&mut from.title.0),
        page: from.page.map(Between::to),
        summary: take(&mut from.summary),
        note: take(&mut from.note),
    }
}

fn organisation(from: &mut wire::Organisation, t: &Tables, cx: &mut Context) -> Organisation {
    Organisation {
        id: take(&mut from.id.0),
        short: take(&mut from.short).unwrap_or_else(|| from.name.0.clone()),
        name: take(&mut from.name.0),
        kind: from.kind,
        code: take(&mut from.code),
        parent: t.organisation("parent", from.parent.as_ref(), cx),
        place: take(&mut from.place),
        note: take(&mut from.note),
        source: t.source(from.source.as_ref(), cx),
    }
}

fn system(from: &mut wire::System, t: &Tables, cx: &mut Context) -> System {
    System {
        source: t.source(from.source.as_ref(), cx),
        id: take(&mut from.id.0),
        name: take(&mut from.name.0),
        supplier: take(&mut from.supplier),
        kind: from.kind.word().into(),
        gpsoc_level: from.gpsoc_level.map(Between::to),
        note: take(&mut from.note),
    }
}

fn workstream(from: &mut wire::Workstream, t: &Tables, cx: &mut Context) -> Workstream {
    Workstream {
        source: t.source(from.source.as_ref(), cx),
        id: take(&mut from.id.0),
        name: take(&mut from.name.0),
        lead: take(&mut from.lead),
        note: take(&mut from.note),
    }
}

fn activity(from: &mut wire::Activity, t: &Tables, cx: &mut Context) -> Activity {
    let printed = take(&mut from.printed);
    let (printed_start, printed_end) =
        printed.map_or((None, None), |printed| (printed.start, printed.end));
    let more = ActivityMore {
        replaces: t.system("replaces", from.replaces.as_ref(), cx),
        phase: take(&mut from.phase),
        hours: take(&mut from.hours),
        printed_start,
        printed_end,
        baselines: take(&mut from.baselines)
            .into_iter()
            .map(|baseline| Baseline {
                revision: baseline.revision.0,
                start: baseline.start,
                end: baseline.end,
            })
            .collect(),
        owner: take(&mut from.owner),
        lead: take(&mut from.lead),
        note: take(&mut from.note),
    };
    Activity {
        id: take(&mut from.id.0),
        name: take(&mut from.name.0),
        kind: from.kind,
        workstream: t
            .workstreams
            .find_some("workstream", from.workstream.as_ref(), cx)
            .map(WorkstreamIx),
        organisation: t.organisation("organisation", from.organisation.as_ref(), cx),
        site: t.organisation("site", from.site.as_ref(), cx),
        system: t.system("system", from.system.as_ref(), cx),
        start: from.start,
        end: from.end,
        actual_start: from.actual_start,
        actual_end: from.actual_end,
        live_by: from.live_by,
        progress: from.progress.map(|share| share.0),
        checklist: t
            .checklists
            .find_some("checklist", from.checklist.as_ref(), cx)
            .map(ChecklistIx),
        depends_on: each_in("dependsOn", &mut from.depends_on, cx, |link, cx| {
            t.activities.find("on", &link.on, cx).map(|on| Dependency {
                on: ActivityIx(on),
                kind: link.kind.unwrap_or(LinkKind::FinishStart),
                lag_days: link.lag_days.map_or(0, Between::to),
                reason: take(&mut link.reason),
            })
        })
        .into_iter()
        .flatten()
        .collect(),
        source: t.source(from.source.as_ref(), cx),
        more: (more != ActivityMore::default()).then(|| Box::new(more)),
    }
}

fn programme(from: &mut wire::Programme, t: &Tables, cx: &mut Context) -> Programme {
    let ids = Ids::of_list(
        "gates",
        words::A_GATE,
        &from.gates,
        |g| (&g.id.0, &g.name.0),
        cx,
    );
    Ids::of_list(
        "challenges",
        words::A_CHALLENGE,
        &from.challenges,
        |c| (&c.id.0, &c.title.0),
        cx,
    );
    role_ids(&from.roles, cx);
    let measure = ids.find_some("measure", from.measure.as_ref(), cx);
    Programme {
        id: take(&mut from.id.0),
        short: take(&mut from.short).unwrap_or_else(|| from.name.0.clone()),
        name: take(&mut from.name.0),
        target: from.target,
        measure: measure.map_or(from.gates.len().saturating_sub(1), |place| place as usize),
        gates: each_in("gates", &mut from.gates, cx, |gate, cx| Gate {
            id: take(&mut gate.id.0),
            short: take(&mut gate.short).unwrap_or_else(|| gate.name.0.clone()),
            name: take(&mut gate.name.0),
            lead: take(&mut gate.lead),
            note: take(&mut gate.note),
            min_weeks_before: take(&mut gate.min_weeks_before).and_then(|before| {
                cx.path.push(Step::Name("minWeeksBefore"));
                let later = ids.find("gate", &before.gate, cx);
                cx.path.pop();
                Some((later? as usize, before.weeks.to()))
            }),
            source: t.source(gate.source.as_ref(), cx),
        }),
        challenges: each_in("challenges", &mut from.challenges, cx, |challenge, cx| {
            Challenge {
                source: t.source(challenge.source.as_ref(), cx),
                id: take(&mut challenge.id.0),
                title: take(&mut challenge.title.0),
                detail: take(&mut challenge.detail),
                owner: take(&mut challenge.owner),
                due: challenge.due,
                note: take(&mut challenge.note),
            }
        }),
        roles: each_in("roles", &mut from.roles, cx, |from, cx| role(from, t, cx)),
        communications: take(&mut from.communications),
        note: take(&mut from.note),
        source: t.source(from.source.as_ref(), cx),
    }
}

fn cohort(from: &mut wire::Cohort, t: &Tables, cx: &mut Context) -> Cohort {
    for (key, _) in &from.counts.0 {
        let programme = key.split_once('.').map(|(programme, _)| programme);
        if programme.is_none_or(|programme| !t.programmes.places.has(programme)) {
            bad_key("counts", key, words::COUNT_KEY, cx);
        }
    }
    Cohort {
        organisation: t.owner("organisation", &from.organisation, cx),
        system: t.its_system(&from.system, cx),
        practices: from.practices.to(),
        gpsoc_level: from.gpsoc_level.map(Between::to),
        counts: take(&mut from.counts.0)
            .into_iter()
            .map(|(key, count)| (key, Count::to(count)))
            .collect(),
        note: take(&mut from.note),
        source: t.source(from.source.as_ref(), cx),
    }
}

fn bad_key(member: &'static str, key: &str, expected: &'static str, cx: &mut Context) {
    cx.path.push(Step::Name(member));
    cx.fault_at(Step::Key(key.into()), What::BadKey(expected));
    cx.path.pop();
}

fn practice(from: &mut wire::Practice, t: &Tables, cx: &mut Context) -> Practice {
    for (key, _) in &from.gates.0 {
        if !t.gates.has(key) {
            bad_key("gates", key, words::GATE_KEY, cx);
        }
    }
    Practice {
        id: take(&mut from.id.0),
        name: take(&mut from.name.0),
        code: take(&mut from.code),
        organisation: t.owner("organisation", &from.organisation, cx),
        system: t.its_system(&from.system, cx),
        gates: take(&mut from.gates.0)
            .into_iter()
            .map(|(key, answer)| {
                let answer = GateAnswer {
                    state: answer.state,
                    on: answer.on,
                    by: answer.by,
                    until: answer.until,
                    reason: answer.reason,
                    evidence: None,
                };
                (key, answer)
            })
            .collect(),
        note: take(&mut from.note),
        source: t.source(from.source.as_ref(), cx),
    }
}

fn printed_total(from: &mut wire::PrintedTotal, t: &Tables, cx: &mut Context) -> PrintedTotal {
    let is_known = match from.what.0.split_once('.') {
        None => &*from.what.0 == "practices",
        Some(("practices", _)) => true,
        Some(("estate", system)) => t.systems.places.has(system),
        Some((programme, _)) => t.programmes.places.has(programme),
    };
    // An empty text stands in for one that was refused already.
    if !is_known && !from.what.0.is_empty() {
        let expected = words::PRACTICES_THE_ID_OF_A;
        cx.fault_at(Step::Name("what"), What::BadKey(expected));
    }
    PrintedTotal {
        organisation: t.organisation("organisation", from.organisation.as_ref(), cx),
        system: t.system("system", from.system.as_ref(), cx),
        source: t.source(from.source.as_ref(), cx),
        what: take(&mut from.what.0),
        value: from.value.to(),
        note: take(&mut from.note),
    }
}

fn estate_site(from: &mut wire::EstateSite, t: &Tables, cx: &mut Context) -> EstateSite {
    EstateSite {
        site: t.owner("site", &from.site, cx),
        applications: t
            .systems
            .find_all("applications", &from.applications, cx)
            .into_iter()
            .map(SystemIx)
            .collect(),
        note: take(&mut from.note),
        source: t.source(from.source.as_ref(), cx),
    }
}

fn lost(from: &mut wire::Lost, t: &Tables, cx: &mut Context) -> Lost {
    Lost {
        source: t.source(from.source.as_ref(), cx),
        id: take(&mut from.id.0),
        title: take(&mut from.title.0),
        note: take(&mut from.note),
    }
}

fn checklist(from: &mut wire::Checklist, t: &Tables, cx: &mut Context) -> Checklist {
    Ids::of_list(
        "tasks",
        words::A_TASK,
        &from.tasks,
        |task| (&task.id.0, &task.name.0),
        cx,
    );
    let source = t.source(from.source.as_ref(), cx);
    Checklist {
        name: take(&mut from.name).unwrap_or_else(|| from.id.0.clone()),
        id: take(&mut from.id.0),
        alongside: t
            .checklists
            .find_some("alongside", from.alongside.as_ref(), cx)
            .map(ChecklistIx),
        tasks: each_in("tasks", &mut from.tasks, cx, |task, cx| Task {
            // A task without a paragraph of its own stands in that of its list.
            source: t.source(task.source.as_ref(), cx).or(source),
            id: take(&mut task.id.0),
            group: take(&mut task.group).unwrap_or_default(),
            name: take(&mut task.name.0),
            roles: take(&mut task.roles)
                .into_iter()
                .map(|Name(role)| role)
                .collect(),
            weeks_before_go_live: task.weeks_before_go_live.map(Between::to),
            months_after_go_live: take(&mut task.months_after_go_live)
                .into_iter()
                .map(Between::to)
                .collect(),
            sign_off: take(&mut task.sign_off),
            note: take(&mut task.note),
        }),
        note: take(&mut from.note),
        source,
    }
}

fn register_item(from: &mut wire::RegisterItem, t: &Tables, cx: &mut Context) -> RegisterItem {
    let anything = [
        &t.activities,
        &t.programmes,
        &t.organisations,
        &t.systems,
        &t.workstreams,
        &t.checklists,
        &t.benefits,
    ];
    for (row, Reference(id)) in from.links.iter().enumerate() {
        let is_known = anything.iter().any(|ids| ids.places.has(id));
        if !is_known && !id.is_empty() {
            cx.path.extend([Step::Name("links"), Step::Index(row)]);
            t.activities.dangling(id, cx);
            cx.path.truncate(cx.path.len() - 2);
        }
    }
    RegisterItem {
        source: t.source(from.source.as_ref(), cx),
        id: take(&mut from.id.0),
        is_issue: from.kind == wire::RegisterKind::Issue,
        title: take(&mut from.title.0),
        level: from.level.word().into(),
        impact: from.impact.map(Between::to),
        likelihood: from.likelihood.map(Between::to),
        owner: take(&mut from.owner),
        links: take(&mut from.links)
            .into_iter()
            .map(|Reference(id)| id)
            .collect(),
        note: take(&mut from.note),
    }
}

fn benefit(from: &mut wire::Benefit, t: &Tables, cx: &mut Context) -> Benefit {
    Benefit {
        id: take(&mut from.id.0),
        class: from.class.word().into(),
        measured: from.measured.word().into(),
        name: take(&mut from.name.0),
        baseline: take(&mut from.baseline),
        target: take(&mut from.target),
        activities: t
            .activities
            .find_all("activities", &from.activities, cx)
            .into_iter()
            .map(ActivityIx)
            .collect(),
        note: take(&mut from.note),
        source: t.source(from.source.as_ref(), cx),
    }
}

fn budget(from: &mut wire::Budget, t: &Tables, cx: &mut Context) -> Budget {
    Budget {
        year: take(&mut from.year.0),
        currency: take(&mut from.currency.0),
        lines: each_in("lines", &mut from.lines, cx, |line, cx| {
            let programme = line.programme.as_ref();
            t.source(line.source.as_ref(), cx);
            BudgetLine {
                programme: t
                    .programmes
                    .find_some("programme", programme, cx)
                    .map(ProgrammeIx),
                name: take(&mut line.name.0),
                amounts: Amounts {
                    pay: line.pay.get(),
                    non_pay: line.non_pay.get(),
                    capital: line.capital.get(),
                    total: line.total.get(),
                },
                note: take(&mut line.note),
            }
        }),
        printed_total: take(&mut from.printed_total).map(|total| Amounts {
            pay: total.pay.get(),
            non_pay: total.non_pay.get(),
            capital: total.capital.get(),
            total: total.total.get(),
        }),
        note: take(&mut from.note),
        source: t.source(from.source.as_ref(), cx),
    }
}

fn governance(from: &mut wire::Governance, t: &Tables, cx: &mut Context) -> Governance {
    Ids::of_list(
        "boards",
        words::A_BOARD,
        &from.boards,
        |board| (&board.id.0, &board.name.0),
        cx,
    );
    role_ids(&from.roles, cx);
    Governance {
        remit: each_in("remit", &mut from.remit, cx, |part, cx| Statement {
            kind: "remit".into(),
            id: None,
            title: None,
            text: take(&mut part.text.0),
            by: None,
            note: take(&mut part.note),
            source: t.source(part.source.as_ref(), cx),
        }),
        boards: each_in("boards", &mut from.boards, cx, |board, cx| Board {
            source: t.source(board.source.as_ref(), cx),
            id: take(&mut board.id.0),
            name: take(&mut board.name.0),
            chair: take(&mut board.chair),
            meets: take(&mut board.meets),
            members: take(&mut board.members),
            note: take(&mut board.note),
        }),
        roles: each_in("roles", &mut from.roles, cx, |from, cx| role(from, t, cx)),
        meetings: each_in("meetings", &mut from.meetings, cx, |meeting, cx| Meeting {
            source: t.source(meeting.source.as_ref(), cx),
            name: take(&mut meeting.name.0),
            every: take(&mut meeting.every),
        }),
        escalation: each_in("escalation", &mut from.escalation, cx, |step, cx| {
            Escalation {
                source: t.source(step.source.as_ref(), cx),
                from: take(&mut step.from.0),
                to: take(&mut step.to.0),
                when: take(&mut step.when.0),
            }
        }),
        assurance: each_in("assurance", &mut from.assurance, cx, |check, cx| {
            // One without more to say of it is its name.
            let (title, text) = match take(&mut check.detail) {
                Some(detail) => (Some(take(&mut check.name.0)), detail),
                None => (None, take(&mut check.name.0)),
            };
            Statement {
                kind: "assurance".into(),
                id: None,
                title,
                text,
                by: None,
                note: take(&mut check.note),
                source: t.source(check.source.as_ref(), cx),
            }
        }),
    }
}

/// Notes ids used twice in a list of roles.
fn role_ids(roles: &[wire::Role], cx: &mut Context) {
    Ids::of_list(
        "roles",
        words::A_ROLE,
        roles,
        |role| (id_text(role.id.as_ref()), &role.name.0),
        cx,
    );
}

fn role(from: &mut wire::Role, t: &Tables, cx: &mut Context) -> Role {
    Role {
        organisation: t.organisation("organisation", from.organisation.as_ref(), cx),
        source: t.source(from.source.as_ref(), cx),
        id: take(&mut from.id).map(|Id(id)| id),
        name: take(&mut from.name.0),
        short: take(&mut from.short),
        holder: take(&mut from.holder),
        responsibilities: take(&mut from.responsibilities),
        note: take(&mut from.note),
    }
}

fn statement(from: &mut wire::Statement, t: &Tables, cx: &mut Context) -> Statement {
    Statement {
        source: t.source(from.source.as_ref(), cx),
        kind: from.kind.word().into(),
        id: take(&mut from.id).map(|Id(id)| id),
        title: None,
        text: take(&mut from.text.0),
        by: from.by,
        note: take(&mut from.note),
    }
}
