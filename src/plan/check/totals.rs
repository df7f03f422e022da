//! Printed totals against each other, against the rows of cohorts and against the estate.

use super::words::{owner, paragraph, paragraph_first};
use super::{Finding, FindingRule, FindingSubject, Found};
use crate::order;
use crate::plan::{OrganisationIx, Plan, PrintedTotal, SourceIx, SystemIx};
use crate::words::checks as words;

/// What a total is of: what is counted, whose, on which system.
type Key<'p> = (&'p str, Option<OrganisationIx>, Option<SystemIx>);

fn key(total: &PrintedTotal) -> Key<'_> {
    (&total.what, total.organisation, total.system)
}

/// All that a plan says of one total.
#[derive(Default)]
struct Total<'p> {
    /// As printed, in plan order.
    printed: Vec<&'p PrintedTotal>,
    /// The rows that add up to it, with their paragraphs.
    rows: Vec<(u32, Option<SourceIx>)>,
}

impl Total<'_> {
    /// What the rows add up to; `None` without rows.
    fn sum(&self) -> Option<u32> {
        let rows = self.rows.iter().map(|(row, _)| *row);
        rows.reduce(u32::saturating_add)
    }

    /// "15 + 28 + 1 = 44".
    fn sum_words(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(|(row, _)| row.to_string()).collect();
        format!("{} = {}", rows.join(" + "), self.sum().unwrap_or_default())
    }

    fn sources(&self) -> impl Iterator<Item = Option<SourceIx>> {
        self.rows.iter().map(|(_, source)| *source)
    }

    /// The paragraph of the rows.
    fn source(&self) -> Option<SourceIx> {
        self.sources().flatten().next()
    }
}

/// Totals that disagree with each other, or with what they add up.
pub(super) fn check(plan: &Plan, found: &mut Found) {
    let mut places: order::Map<Key, usize> = order::Map::new();
    let mut totals: Vec<Total> = Vec::new();
    for printed in &plan.printed_totals {
        let place = *places.get_or_insert_with(key(printed), || totals.len());
        if place == totals.len() {
            totals.push(Total::default());
        }
        totals[place].printed.push(printed);
    }
    add_rows(plan, |key, count, source| {
        if let Some(place) = places.get(&key) {
            totals[*place].rows.push((count, source));
        }
    });
    for total in &totals {
        let Some(first) = total.printed.first() else {
            continue;
        };
        let other = total.printed.iter().find(|it| it.value != first.value);
        if let Some(other) = other {
            found.add(FindingRule::CountsDiffer, |rule| {
                counts_differ(plan, rule, (first, other), total)
            });
        } else if let Some(sum) = total.sum().filter(|sum| *sum != first.value) {
            if first.what.starts_with("estate.") {
                sites_differ(plan, first, total, sum, found);
            } else {
                rows_differ(plan, first, total, sum, found);
            }
        }
    }
}

/// Goes through every row that may be part of a printed total, with each key it may be part of.
fn add_rows<'p>(plan: &'p Plan, mut add: impl FnMut(Key<'p>, u32, Option<SourceIx>)) {
    for cohort in &plan.cohorts {
        let practices = std::iter::once(("practices", cohort.practices));
        let counts = cohort.counts.iter().map(|(what, count)| (&**what, *count));
        for (what, count) in practices.chain(counts) {
            for organisation in [None, Some(cohort.organisation)] {
                for system in [None, Some(cohort.system)] {
                    add((what, organisation, system), count, cohort.source);
                }
            }
        }
    }
    // Sites under an organisation at which an application is in use.
    let keys: order::Map<&str, &str> = plan
        .printed_totals
        .iter()
        .filter_map(|total| Some((total.what.strip_prefix("estate.")?, &*total.what)))
        .collect();
    for site in &plan.estate {
        for application in &site.applications {
            let Some(what) = keys.get(&*plan[*application].id) else {
                continue;
            };
            add((what, None, None), 1, site.source);
            if let Some(parent) = plan[site.site].parent {
                add((what, Some(parent), None), 1, site.source);
            }
        }
    }
}

/// "practices", "TPP SystmOne practices", "EPS 1 technical".
fn what_words(plan: &Plan, printed: &PrintedTotal) -> String {
    let what = plan.measure_words(&printed.what);
    match printed.system {
        Some(system) => words::on_system(&plan[system].name, &what),
        None => what,
    }
}

fn finding(plan: &Plan, rule: FindingRule, printed: &PrintedTotal) -> Finding {
    let (what, organisation, system) = key(printed);
    let mut ids = vec![what];
    ids.extend(organisation.map(|of| &*plan[of].id));
    ids.extend(system.map(|of| &*plan[of].id));
    let subject = organisation.map_or(FindingSubject::Document, FindingSubject::Organisation);
    Finding::new(rule, &ids, subject)
}

/// Two paragraphs print different totals of one thing. The one that its rows add up to comes
/// second.
fn counts_differ(
    plan: &Plan,
    rule: FindingRule,
    (a, b): (&PrintedTotal, &PrintedTotal),
    total: &Total,
) -> Finding {
    let sum = total.sum();
    let (first, second) = if sum == Some(a.value) { (b, a) } else { (a, b) };
    let mut detail = vec![words::two_say(
        paragraph_first(plan, first.source),
        first.value,
        paragraph_first(plan, second.source),
        second.value,
    )];
    if sum.is_some() {
        let place = paragraph(plan, total.source());
        detail.push(words::rows_add_up(place, &total.sum_words()));
    }
    finding(plan, rule, first)
        .titled(words::in_two_places(
            owner(plan, first.organisation),
            first.value,
            &what_words(plan, first),
            second.value,
        ))
        .detailed(detail.join(" "))
        .naming(&mut [first.source, second.source].into_iter())
}

/// A printed total is not what its rows add up to. One row alone is not a sum: then the text says
/// one thing and the table another.
fn rows_differ(plan: &Plan, printed: &PrintedTotal, total: &Total, sum: u32, found: &mut Found) {
    let whose = owner(plan, printed.organisation);
    let (what, value) = (what_words(plan, printed), printed.value);
    let rows_at = paragraph(plan, total.source());
    let mut sources = std::iter::once(printed.source).chain(total.sources());
    if total.rows.len() == 1 {
        found.add(FindingRule::CountsDiffer, |rule| {
            finding(plan, rule, printed)
                .titled(words::in_two_places(whose, value, &what, sum))
                .detailed(words::says_but_row(
                    paragraph_first(plan, printed.source),
                    value,
                    rows_at,
                    sum,
                ))
                .naming(&mut sources)
        });
        return;
    }
    found.add(FindingRule::SumDiffers, |rule| {
        finding(plan, rule, printed)
            .titled(words::sum_differs(whose, &what, sum, value))
            .detailed(words::sum_differs_detail(
                rows_at,
                &total.sum_words(),
                paragraph(plan, printed.source),
                value,
            ))
            .naming(&mut sources)
    });
}

/// A printed number of sites is not the number of those that are listed. Fewer than printed is no
/// contradiction where rows of the list are lost: that is a finding of its own.
fn sites_differ(plan: &Plan, printed: &PrintedTotal, total: &Total, sum: u32, found: &mut Found) {
    let is_list_lost = || {
        let mut lost = plan.lost.iter();
        lost.any(|lost| lost.source.is_some() && lost.source == total.source())
    };
    if sum < printed.value && is_list_lost() {
        return;
    }
    let id = printed.what.strip_prefix("estate.").unwrap_or_default();
    let system = plan.systems.iter().find(|system| *system.id == *id);
    let system = system.map_or(id, |system| &system.name);
    let value = printed.value;
    found.add(FindingRule::SumDiffers, |rule| {
        finding(plan, rule, printed)
            .titled(words::sites_differ(
                owner(plan, printed.organisation),
                value,
                system,
                sum,
            ))
            .detailed(words::sites_differ_detail(
                paragraph_first(plan, printed.source),
                value,
                paragraph_first(plan, total.source()),
                sum,
            ))
            .naming(&mut std::iter::once(printed.source).chain(total.sources()))
    });
}
