//! The findings of the Hertfordshire plan, each made by a rule, and those of small plans that
//! break one rule each.

use rollcall::plan::{self, Finding, FindingRule, Plan};

fn opened(text: &str) -> Plan {
    match plan::read(text.as_bytes().to_vec()) {
        Ok(loaded) => loaded.plan,
        Err(refusal) => panic!("{refusal}"),
    }
}

fn hertfordshire() -> Plan {
    opened(include_str!("../public/plans/hertfordshire-2009-10.json"))
}

fn with_id<'f>(findings: &'f [Finding], id: &str) -> &'f Finding {
    findings
        .iter()
        .find(|finding| &*finding.id == id)
        .unwrap_or_else(|| panic!("there is no finding {id}"))
}

fn paragraphs<'p>(plan: &'p Plan, finding: &Finding) -> Vec<&'p str> {
    let sources = finding.sources.iter();
    sources.map(|source| &*plan[*source].id).collect()
}

#[test]
fn the_titles_of_all_findings_on_the_hertfordshire_plan() {
    let titles: Vec<String> = plan::findings(&hertfordshire())
        .into_iter()
        .map(|finding| finding.title)
        .collect();
    insta::assert_snapshot!(titles.join("\n"));
}

#[test]
fn every_finding_has_its_own_id_and_full_sentences() {
    let findings = plan::findings(&hertfordshire());
    let mut ids: Vec<&str> = findings.iter().map(|finding| &*finding.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), findings.len());
    for finding in &findings {
        assert!(finding.id.starts_with(finding.rule.key()), "{}", finding.id);
        assert!(finding.detail.ends_with('.'), "{}", finding.detail);
        assert!(!finding.title.ends_with('.'), "{}", finding.title);
        assert!(!finding.sources.is_empty(), "{}", finding.id);
    }
}

#[test]
fn east_and_north_has_63_practices_in_one_place_and_62_in_another() {
    let plan = hertfordshire();
    let findings = plan::findings(&plan);
    let finding = with_id(&findings, "counts-differ:practices:en-pct");
    assert_eq!(
        finding.title,
        "East & North has 63 practices in one place, 62 in another"
    );
    assert_eq!(
        finding.detail,
        "2.4.18 says 63. 3.11.3 says 62. The rows in 3.11.3 add up: 15 + 30 + 1 + 7 + 4 + 4 + 1 = 62."
    );
    assert_eq!(paragraphs(&plan, finding), ["2.4.18", "3.11.3"]);
}

#[test]
fn east_and_north_has_12_systmone_practices_in_the_text_and_15_in_the_table() {
    let plan = hertfordshire();
    let findings = plan::findings(&plan);
    let finding = with_id(&findings, "counts-differ:practices:en-pct:systmone");
    assert_eq!(finding.detail, "2.4.18 says 12. The row in 3.11.3 says 15.");
    assert_eq!(paragraphs(&plan, finding), ["2.4.18", "3.11.3"]);
}

#[test]
fn eps_technical_rows_add_up_to_59_under_a_printed_60() {
    let findings = plan::findings(&hertfordshire());
    let finding = with_id(&findings, "sum-differs:eps1.technical:en-pct");
    assert_eq!(
        finding.title,
        "East & North: the rows for EPS 1 technical add up to 59, the printed total is 60"
    );
    assert_eq!(
        finding.detail,
        "The rows in 3.11.3 add up: 15 + 28 + 1 + 7 + 3 + 4 + 1 = 59. The total printed in 3.11.3 is 60."
    );
}

#[test]
fn paed_physio_is_printed_as_ending_in_february_2020() {
    let plan = hertfordshire();
    let findings = plan::findings(&plan);
    let finding = with_id(&findings, "unlikely-end:en-paed-physio");
    assert_eq!(
        finding.title,
        "Paed Physio is printed as ending in February 2020"
    );
    assert!(
        finding
            .detail
            .contains("Paed SALT and Paed OT, which start then too, end in February 2010."),
        "{}",
        finding.detail
    );
    let at = plan.activity("en-paed-physio").unwrap();
    assert_eq!(finding.mark(at), Some("printed end: Feb 2020"));
}

#[test]
fn child_health_and_health_visiting_outrun_the_three_month_rule() {
    let plan = hertfordshire();
    let findings = plan::findings(&plan);
    let finding = with_id(&findings, "too-long");
    let mark = |id| finding.mark(plan.activity(id).unwrap());
    assert_eq!(mark("en-child-health"), Some("8 months"));
    assert_eq!(mark("en-health-visiting-school-nursing"), Some("9 months"));
    // Three or four months to the letter, and Paed Physio has a finding of its own.
    assert_eq!(mark("en-family-planning"), None);
    assert_eq!(mark("en-paed-physio"), None);
    assert_eq!(paragraphs(&plan, finding)[0], "4.7.4");
}

#[test]
fn pictures_and_rows_that_are_lost_are_findings() {
    let plan = hertfordshire();
    let findings = plan::findings(&plan);
    for (id, paragraph) in [
        ("lost:scr-timetable", "3.14.4"),
        ("lost:governance-chart", "4.1.1"),
        ("lost:deployment-plan", "8.0"),
        ("lost:hospital-rows", "3.9.3"),
    ] {
        assert_eq!(paragraphs(&plan, with_id(&findings, id)), [paragraph]);
    }
}

#[test]
fn what_agrees_is_no_finding() {
    let findings = plan::findings(&hertfordshire());
    let has = |rule| findings.iter().any(|finding| finding.rule == rule);
    // Every budget line and column adds up (7.0), and all other totals of 3.11.3 do.
    assert!(!has(FindingRule::BudgetDiffers));
    assert!(!has(FindingRule::CountAboveCohort));
    let sums = findings
        .iter()
        .filter(|finding| finding.rule == FindingRule::SumDiffers);
    let ids: Vec<&str> = sums.map(|finding| &*finding.id).collect();
    assert_eq!(
        ids,
        [
            "sum-differs:eps1.technical:en-pct",
            "sum-differs:estate.ipm:en-pct"
        ]
    );
}

/// Titles and details of the findings of one rule on a small plan.
fn told(name: &str, rule: FindingRule) -> Vec<[String; 2]> {
    let path = format!(
        "{}/tests/fixtures/plans/finding/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).expect("the fixture is there");
    plan::findings(&opened(&text))
        .into_iter()
        .filter(|finding| finding.rule == rule)
        .map(|finding| [finding.title, finding.detail])
        .collect()
}

#[test]
fn a_count_larger_than_its_cohort_is_told() {
    assert_eq!(
        told(
            "count-larger-than-its-cohort",
            FindingRule::CountAboveCohort
        ),
        [[
            "North PCT, TPP SystmOne: Summary Care Record data accredited counts 31 of 30 practices",
            "The row in the plan has 30 practices and counts 31 of them for Summary Care Record data accredited: 1 too many.",
        ]]
    );
}

#[test]
fn more_practices_named_than_counted_are_told() {
    assert_eq!(
        told(
            "more-practices-named-than-counted",
            FindingRule::NamedAboveCohort
        ),
        [[
            "North PCT, TPP SystmOne: 2 practices are named, the plan counts 1",
            "The row in the plan counts 1, and 2 are named: 1 too many.",
        ]]
    );
}

#[test]
fn a_dependency_cycle_is_named() {
    assert_eq!(
        told("dependency-cycle", FindingRule::DependencyCycle),
        [[
            "First, Third and Second wait for each other in a circle",
            "First waits for Third waits for Second waits for First.",
        ]]
    );
    assert_eq!(
        told("depends-on-itself", FindingRule::DependencyCycle),
        [["Podiatry waits for itself", "Podiatry waits for Podiatry."]]
    );
}

#[test]
fn an_end_before_its_start_is_told() {
    assert_eq!(
        told("end-before-start", FindingRule::EndBeforeStart),
        [[
            "Podiatry ends before it starts",
            "The plan gives February 2010 as the start and December 2009 as the end.",
        ]]
    );
}

#[test]
fn only_what_is_out_of_order_however_the_dates_are_read_is_told() {
    // The clinic starts in December 2009 and the network ends in the first quarter of 2010. The
    // ward's dates can be read so that they fit.
    assert_eq!(
        told(
            "begins-before-what-it-waits-for-ends",
            FindingRule::OutOfOrder
        ),
        [[
            "Clinic starts before Network, which it waits for, ends",
            "Clinic starts in December 2009 (3.8.5). It waits for Network, which ends in Q4 2009/10 (3.8.5). 14 days must lie between. Why: needs the new network.",
        ]]
    );
}

#[test]
fn an_end_years_after_those_beside_it_is_told() {
    assert_eq!(
        told(
            "an-end-ten-years-after-its-neighbours",
            FindingRule::UnlikelyEnd
        ),
        [
            [
                "Sight is printed as ending in February 2013",
                "The plan gives December 2009 to February 2013: 3 years and 3 months. Speech and Hearing, which start then too, end between February 2010 and March 2010.",
            ],
            [
                "Taste is printed as ending on 1 November 2014",
                "The plan gives 1 October 2009 to 1 November 2014: 5 years and 2 months.",
            ],
        ]
    );
}

#[test]
fn a_budget_that_does_not_add_up_is_told_line_by_line_and_column_by_column() {
    assert_eq!(
        told("budget-does-not-add-up", FindingRule::BudgetDiffers),
        [
            [
                "Records adds up to £100,000, the printed total is £110,000",
                "Pay £0 + non-pay £0 + capital £100,000 = £100,000. The line in 7.0 prints £110,000.",
            ],
            [
                "Total adds up to £1,022,260, the printed total is £1,031,260",
                "Pay £610,560 + non-pay £310,700 + capital £101,000 = £1,022,260. The line in 7.0 prints £1,031,260.",
            ],
            [
                "The capital column adds up to £100,000, the printed total is £101,000",
                "The 2 lines in 7.0 add up to £100,000. The total row prints £101,000: £1,000 more.",
            ],
        ]
    );
}
