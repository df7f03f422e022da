//! Printed totals against each other, against the rows of cohorts and against the estate.

use super::words::{owner, paragraph, paragraph_first};
use super::{Finding, FindingRule, FindingSubject};
use crate::plan::{OrganisationIx, Plan, PrintedTotal, SourceIx, SystemIx};

/// What a total is of: (what, organisation, system).
type Key<'p> = (&'p str, Option<OrganisationIx>, Option<SystemIx>);

fn key(total: &PrintedTotal) -> Key<'_> {
    (&total.what, total.organisation, total.system)
}

/// Totals that disagree with each other, or with what they add up.
pub(super) fn check(plan: &Plan, out: &mut Vec<Finding>) {
    let mut done: Vec<Key> = Vec::new();
    for total in &plan.printed_totals {
        let key = key(total);
        if done.contains(&key) {
            continue;
        }
        done.push(key);
        let same: Vec<&PrintedTotal> = plan
            .printed_totals
            .iter()
            .filter(|other| self::key(other) == key)
            .collect();
        let computed = Computed::of(plan, key);
        let other = same
            .iter()
            .copied()
            .find(|other| other.value != total.value);
        out.extend(match (other, computed) {
            (Some(other), computed) => Some(counts_differ(plan, total, other, computed.as_ref())),
            (None, Some(computed)) if computed.value != total.value => {
                rows_differ(plan, total, &computed)
            }
            _ => None,
        });
    }
}

/// What the rows of the plan add up to.
struct Computed {
    value: u32,
    rows: Vec<u32>,
    sources: Vec<Option<SourceIx>>,
    is_estate: bool,
}

impl Computed {
    fn of(plan: &Plan, (what, organisation, system): Key) -> Option<Computed> {
        if let Some(application) = what.strip_prefix("estate.") {
            return Computed::of_estate(plan, application, organisation);
        }
        let (mut rows, mut sources) = (Vec::new(), Vec::new());
        for cohort in &plan.cohorts {
            let is_in = organisation.is_none_or(|it| it == cohort.organisation)
                && system.is_none_or(|it| it == cohort.system);
            let count = match what {
                "practices" => Some(cohort.practices),
                _ => cohort.count(what),
            };
            if let Some(count) = count.filter(|_| is_in) {
                rows.push(count);
                sources.push(cohort.source);
            }
        }
        Computed::of_rows(rows, sources, false)
    }

    /// Sites under the organisation at which the application is in use.
    fn of_estate(
        plan: &Plan,
        application: &str,
        organisation: Option<OrganisationIx>,
    ) -> Option<Computed> {
        let (mut rows, mut sources) = (Vec::new(), Vec::new());
        for site in &plan.estate {
            let parent = plan[site.site].parent;
            let uses = site
                .applications
                .iter()
                .any(|used| *plan[*used].id == *application);
            if uses && (organisation.is_none() || organisation == parent) {
                rows.push(1);
                sources.push(site.source);
            }
        }
        Computed::of_rows(rows, sources, true)
    }

    fn of_rows(
        rows: Vec<u32>,
        sources: Vec<Option<SourceIx>>,
        is_estate: bool,
    ) -> Option<Computed> {
        (!rows.is_empty()).then(|| Computed {
            value: rows.iter().fold(0, |sum, row| sum.saturating_add(*row)),
            rows,
            sources,
            is_estate,
        })
    }

    /// "15 + 28 + 1 = 44".
    fn sum_words(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(u32::to_string).collect();
        format!("{} = {}", rows.join(" + "), self.value)
    }

    fn source(&self) -> Option<SourceIx> {
        self.sources.iter().copied().flatten().next()
    }
}

/// "practices", "TPP SystmOne practices", "EPS 1 technical".
fn what_words(plan: &Plan, (what, _, system): Key) -> String {
    let what = plan.measure_words(what);
    system.map_or(what.clone(), |system| {
        format!("{} {what}", plan[system].name)
    })
}

fn finding(plan: &Plan, rule: FindingRule, key: Key) -> Finding {
    let (what, organisation, system) = key;
    let mut ids = vec![what];
    ids.extend(organisation.map(|of| &*plan[of].id));
    ids.extend(system.map(|of| &*plan[of].id));
    let subject = organisation.map_or(FindingSubject::Document, FindingSubject::Organisation);
    Finding::new(rule, &ids, subject)
}

/// Two paragraphs print different totals of one thing. The one printed in a list of rows that adds
/// up comes second.
fn counts_differ(
    plan: &Plan,
    a: &PrintedTotal,
    b: &PrintedTotal,
    computed: Option<&Computed>,
) -> Finding {
    let agrees =
        |total: &PrintedTotal| computed.is_some_and(|computed| computed.value == total.value);
    let (first, second) = if agrees(a) { (b, a) } else { (a, b) };
    let key = key(first);
    let what = what_words(plan, key);
    let mut detail = vec![format!(
        "{} says {}. {} says {}.",
        paragraph_first(plan, first.source),
        first.value,
        paragraph_first(plan, second.source),
        second.value
    )];
    if let Some(computed) = computed {
        let sum = computed.sum_words();
        let place = paragraph(plan, computed.source());
        detail.push(format!("The rows in {place} add up: {sum}."));
    }
    finding(plan, FindingRule::CountsDiffer, key)
        .titled(format!(
            "{} has {} {what} in one place, {} in another",
            owner(plan, first.organisation),
            first.value,
            second.value
        ))
        .detailed(detail.join(" "))
        .naming([first.source, second.source])
}

/// A printed total is not what its rows add up to.
fn rows_differ(plan: &Plan, total: &PrintedTotal, computed: &Computed) -> Option<Finding> {
    let key = key(total);
    let whose = owner(plan, total.organisation);
    let (printed_at, rows_at) = (
        paragraph_first(plan, total.source),
        paragraph(plan, computed.source()),
    );
    let sources = || {
        [total.source]
            .into_iter()
            .chain(computed.sources.iter().copied())
    };
    let (printed, value) = (total.value, computed.value);
    if computed.is_estate {
        // Fewer than printed is no contradiction where rows of the list are lost.
        let is_list_lost = plan
            .lost
            .iter()
            .any(|lost| computed.sources.contains(&lost.source));
        if value < printed && is_list_lost {
            return None;
        }
        let application = total.what.strip_prefix("estate.").unwrap_or_default();
        let system = plan
            .systems
            .iter()
            .find(|system| *system.id == *application);
        let system = system.map_or(application, |system| &system.name);
        return Some(
            finding(plan, FindingRule::SumDiffers, key)
                .titled(format!(
                    "{whose} has {printed} sites with {system} in one place, {value} in another"
                ))
                .detailed(format!(
                    "{printed_at} says {printed}. {} {} sites.",
                    paragraph_first(plan, computed.source()),
                    if value == 1 {
                        "lists".to_owned()
                    } else {
                        format!("lists {value}")
                    }
                ))
                .naming(sources()),
        );
    }
    let what = what_words(plan, key);
    if computed.rows.len() == 1 {
        // One row is not a sum: the text says one thing and the table another.
        return Some(
            finding(plan, FindingRule::CountsDiffer, key)
                .titled(format!(
                    "{whose} has {printed} {what} in one place, {value} in another"
                ))
                .detailed(format!(
                    "{printed_at} says {printed}. The row in {rows_at} says {value}."
                ))
                .naming(sources()),
        );
    }
    Some(
        finding(plan, FindingRule::SumDiffers, key)
            .titled(format!(
                "{whose}: the rows for {what} add up to {value}, the printed total is {printed}"
            ))
            .detailed(format!(
                "The rows in {rows_at} add up: {}. The total printed in {} is {printed}.",
                computed.sum_words(),
                paragraph(plan, total.source)
            ))
            .naming(sources()),
    )
}
