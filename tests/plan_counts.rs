//! Counts every table of the bundled Hertfordshire plan and compares it, row by row where the
//! source prints a table, with what the paper says. Reads the file as plain JSON, so it holds
//! whatever the code makes of it; how the file is parsed is tested with the parser.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

const PLAN: &str = include_str!("../public/plans/hertfordshire-2009-10.json");
const SCHEMA: &str = include_str!("../public/plan.schema.json");

fn plan() -> Value {
    serde_json::from_str(PLAN).expect("the bundled plan is JSON")
}

fn table<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of[name]
        .as_array()
        .unwrap_or_else(|| panic!("{name} is not a table"))
}

fn text<'a>(record: &'a Value, member: &str) -> &'a str {
    record[member].as_str().unwrap_or_default()
}

fn number(record: &Value, member: &str) -> i64 {
    record[member]
        .as_i64()
        .unwrap_or_else(|| panic!("{member} is not a number in {record}"))
}

fn by_id<'a>(records: &'a [Value], id: &str) -> &'a Value {
    records
        .iter()
        .find(|record| record["id"] == id)
        .unwrap_or_else(|| panic!("nothing has the id {id}"))
}

fn from_paragraph<'a>(records: &'a [Value], source: &str) -> Vec<&'a Value> {
    records
        .iter()
        .filter(|record| record["source"] == source)
        .collect()
}

fn ids(records: &[Value]) -> BTreeSet<&str> {
    records.iter().map(|record| text(record, "id")).collect()
}

// ---- the file as a whole ------------------------------------------------------------------------

#[test]
fn the_plan_keeps_to_its_schema() {
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema is a schema");
    let problems: Vec<String> = validator
        .iter_errors(&plan())
        .map(|problem| format!("{}: {problem}", problem.instance_path()))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_table_holds_as_many_records_as_were_entered() {
    let plan = plan();
    let counted: Vec<(&str, usize)> = [
        "revisions",
        "sources",
        "organisations",
        "systems",
        "workstreams",
        "activities",
        "programmes",
        "cohorts",
        "practices",
        "printedTotals",
        "estate",
        "lost",
        "checklists",
        "register",
        "benefits",
        "statements",
    ]
    .into_iter()
    .map(|name| (name, table(&plan, name).len()))
    .collect();
    assert_eq!(
        counted,
        [
            ("revisions", 4),
            ("sources", 156),
            ("organisations", 42),
            ("systems", 38),
            ("workstreams", 12),
            ("activities", 187),
            ("programmes", 4),
            ("cohorts", 14),
            ("practices", 0),
            ("printedTotals", 20),
            ("estate", 7),
            ("lost", 8),
            ("checklists", 4),
            ("register", 17),
            ("benefits", 5),
            ("statements", 51),
        ]
    );
    let governance = &plan["governance"];
    let counted: Vec<(&str, usize)> = [
        "remit",
        "boards",
        "roles",
        "meetings",
        "escalation",
        "assurance",
    ]
    .into_iter()
    .map(|name| (name, table(governance, name).len()))
    .collect();
    assert_eq!(
        counted,
        [
            ("remit", 10),
            ("boards", 9),
            ("roles", 29),
            ("meetings", 3),
            ("escalation", 4),
            ("assurance", 6),
        ]
    );
}

#[test]
fn no_table_uses_an_id_twice() {
    let plan = plan();
    for (name, records) in plan.as_object().expect("an object") {
        let Some(records) = records.as_array() else {
            continue;
        };
        let with_id: Vec<&str> = records.iter().filter_map(|r| r["id"].as_str()).collect();
        let different: BTreeSet<&str> = with_id.iter().copied().collect();
        assert_eq!(with_id.len(), different.len(), "ids repeat in {name}");
    }
    for checklist in table(&plan, "checklists") {
        let tasks = table(checklist, "tasks");
        assert_eq!(ids(tasks).len(), tasks.len(), "in {}", checklist["id"]);
    }
}

#[test]
fn every_id_that_is_named_exists() {
    let plan = plan();
    let known: BTreeMap<&str, BTreeSet<&str>> = [
        "sources",
        "organisations",
        "systems",
        "workstreams",
        "activities",
        "programmes",
        "checklists",
    ]
    .into_iter()
    .map(|name| (name, ids(table(&plan, name))))
    .collect();
    let mut dangling = Vec::new();
    let mut check = |target: &str, value: &Value, whose: &Value| {
        let named: Vec<&str> = match value {
            Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
            one => one.as_str().into_iter().collect(),
        };
        for id in named {
            if !known[target].contains(id) {
                dangling.push(format!("{target} {id} in {whose}"));
            }
        }
    };
    for record in table(&plan, "organisations") {
        check("organisations", &record["parent"], record);
    }
    for record in table(&plan, "activities") {
        check("workstreams", &record["workstream"], record);
        check("organisations", &record["organisation"], record);
        check("organisations", &record["site"], record);
        check("systems", &record["system"], record);
        check("systems", &record["replaces"], record);
        check("checklists", &record["checklist"], record);
        for link in record["dependsOn"].as_array().into_iter().flatten() {
            check("activities", &link["on"], record);
        }
    }
    for name in ["cohorts", "printedTotals"] {
        for record in table(&plan, name) {
            check("organisations", &record["organisation"], record);
            check("systems", &record["system"], record);
        }
    }
    for record in table(&plan, "estate") {
        check("organisations", &record["site"], record);
        check("systems", &record["applications"], record);
    }
    for record in table(&plan, "checklists") {
        check("checklists", &record["alongside"], record);
    }
    for record in table(&plan["budget"], "lines") {
        check("programmes", &record["programme"], record);
    }
    for record in table(&plan["governance"], "roles") {
        check("organisations", &record["organisation"], record);
    }
    check(
        "sources",
        &plan["rules"]["maxDeploymentSource"],
        &plan["rules"],
    );
    each_source(&plan, &mut |source, record| {
        check("sources", source, record);
    });
    for record in table(&plan, "register") {
        for link in table(record, "links") {
            let id = link.as_str().unwrap_or_default();
            if !known["activities"].contains(id) && !known["programmes"].contains(id) {
                dangling.push(format!("link {id} in {record}"));
            }
        }
    }
    assert!(dangling.is_empty(), "{}", dangling.join("\n"));
}

#[test]
fn every_record_has_a_source() {
    let plan = plan();
    for name in [
        "revisions",
        "organisations",
        "systems",
        "workstreams",
        "activities",
        "programmes",
        "cohorts",
        "printedTotals",
        "estate",
        "lost",
        "checklists",
        "register",
        "benefits",
        "statements",
    ] {
        for record in table(&plan, name) {
            assert!(record["source"].is_string(), "{name}: {record}");
        }
    }
}

#[test]
fn every_paragraph_a_remark_mentions_is_a_source() {
    let plan = plan();
    let sources = ids(table(&plan, "sources"));
    let mut unknown = BTreeSet::new();
    each_text(&plan, &mut |words| {
        for word in words.split(|c: char| !c.is_ascii_digit() && c != '.') {
            let word = word.trim_matches('.');
            if word.matches('.').count() == 2 && !sources.contains(word) {
                unknown.insert(word.to_owned());
            }
        }
    });
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_source_has_its_page_and_a_summary() {
    let plan = plan();
    for source in table(&plan, "sources") {
        let page = number(source, "page");
        assert!((2..=39).contains(&page), "{source}");
        let summary = text(source, "summary");
        assert!(
            !summary.is_empty() && summary.chars().count() <= 260,
            "{source}"
        );
    }
    let sources = table(&plan, "sources");
    for (id, page) in [
        ("2.4.18", 8),
        ("3.6.3", 15),
        ("3.8.5", 17),
        ("3.9.3", 18),
        ("3.11.3", 19),
        ("3.14.5", 22),
        ("4.7.4", 27),
        ("7.0", 36),
        ("appendix-2", 38),
    ] {
        assert_eq!(number(by_id(sources, id), "page"), page, "{id}");
    }
}

fn each_source<'a>(value: &'a Value, see: &mut impl FnMut(&'a Value, &'a Value)) {
    match value {
        Value::Object(members) => {
            if let Some(source) = members.get("source") {
                see(source, value);
            }
            members.values().for_each(|member| each_source(member, see));
        }
        Value::Array(items) => items.iter().for_each(|item| each_source(item, see)),
        _ => {}
    }
}

fn each_text<'a>(value: &'a Value, see: &mut impl FnMut(&'a str)) {
    match value {
        Value::Object(members) => members.values().for_each(|member| each_text(member, see)),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, see)),
        Value::String(words) => see(words),
        _ => {}
    }
}

// ---- revisions, organisations, sites ------------------------------------------------------------

#[test]
fn the_plan_is_revision_4_of_23_september_2009() {
    let plan = plan();
    assert_eq!(plan["format"], "rollcall-plan");
    assert_eq!(plan["version"], 1);
    assert_eq!(plan["revision"], "4.0");
    assert_eq!(plan["asOf"], "2009-09-23");
    let dates: Vec<(&str, &str)> = table(&plan, "revisions")
        .iter()
        .map(|r| (text(r, "revision"), text(r, "date")))
        .collect();
    assert_eq!(
        dates,
        [
            ("1.0", "2009-02-05"),
            ("2.0", "2009-03-13"),
            ("3.0", "2009-06-16"),
            ("4.0", "2009-09-23"),
        ]
    );
}

#[test]
fn the_six_nhs_organisations_of_2_4_1_are_there() {
    let plan = plan();
    let organisations = table(&plan, "organisations");
    for (id, name, kind) in [
        (
            "enht",
            "East & North Hertfordshire NHS Trust",
            "acute-trust",
        ),
        (
            "whht",
            "West Hertfordshire Hospitals NHS Trust",
            "acute-trust",
        ),
        ("en-pct", "East & North Hertfordshire PCT", "pct"),
        ("west-pct", "West Hertfordshire PCT", "pct"),
        (
            "hpft",
            "Hertfordshire Partnership NHS Foundation Trust",
            "mental-health-trust",
        ),
        (
            "eeast",
            "East of England Ambulance Service NHS Trust",
            "ambulance-trust",
        ),
    ] {
        let organisation = by_id(organisations, id);
        assert_eq!(organisation["name"], name);
        assert_eq!(organisation["kind"], kind);
    }
    assert_eq!(by_id(organisations, "the-mount")["kind"], "prison");
    assert_eq!(by_id(organisations, "the-mount")["parent"], "west-pct");
}

#[test]
fn the_hospitals_that_can_be_read_in_3_9_3_have_their_codes_and_applications() {
    let plan = plan();
    let organisations = table(&plan, "organisations");
    let estate = table(&plan, "estate");
    let both = ["ipm", "systmone-community"];
    let all = ["ipm", "systmone-community", "systmone-child-health"];
    for (site, code, parent, applications) in [
        ("danesbury", "5P3G1", "en-pct", &both[..]),
        ("queen-victoria-memorial", "5P3G4", "en-pct", &both[..]),
        ("hitchin", "5P3H2", "en-pct", &both[..]),
        ("herts-and-essex", "5P3K1", "en-pct", &both[..]),
        ("royston", "5P3K7", "en-pct", &both[..]),
        ("gossoms-end", "5P4W1", "west-pct", &all[..]),
        ("langley-house", "5P4V1", "west-pct", &all[..]),
    ] {
        let hospital = by_id(organisations, site);
        assert_eq!(hospital["code"], code);
        assert_eq!(hospital["parent"], parent);
        assert_eq!(hospital["kind"], "community-hospital");
        let here = estate
            .iter()
            .find(|record| record["site"] == site)
            .unwrap_or_else(|| panic!("no estate for {site}"));
        assert_eq!(here["applications"], serde_json::json!(applications));
    }
}

#[test]
fn the_eight_urgent_care_centres_have_phase_hours_and_date_as_printed() {
    let plan = plan();
    let centres: Vec<_> = table(&plan, "activities")
        .iter()
        .filter(|a| text(a, "site").starts_with("ucc-"))
        .map(|a| {
            (
                text(a, "site"),
                text(a, "phase"),
                text(a, "hours"),
                text(a, "end"),
                text(a, "actualEnd"),
            )
        })
        .collect();
    let agreed = "12 to 18 hours a day, to be agreed";
    assert_eq!(
        centres,
        [
            ("ucc-hemel-hempstead", "", "24 hours", "", "2008-10-01"),
            ("ucc-hertford-county", "1", "8am to 8pm", "2009-10-01", ""),
            ("ucc-cheshunt", "1", "8am to 8pm", "2009-10-01", ""),
            ("ucc-st-albans", "2", agreed, "", ""),
            ("ucc-herts-and-essex", "2", agreed, "", ""),
            ("ucc-watford", "3", "24 hours", "", ""),
            ("ucc-lister", "4", "24 hours", "", ""),
            ("ucc-qeii", "4", "24 hours", "2011-Q1", ""),
        ]
    );
    let qeii = by_id(table(&plan, "activities"), "ucc-qeii-open");
    assert!(text(qeii, "note").contains("Probably"));
}

// ---- SystmOne in the community ------------------------------------------------------------------

/// 3.8.5 as printed: PCT, service, start, end.
const DEPLOYMENT_PLAN: [(&str, &str, &str, &str); 22] = [
    ("en-pct", "Skin Health", "Oct-08", "Apr-09"),
    ("en-pct", "Nutrition & Dietetics", "Oct-08", "May-09"),
    ("en-pct", "Children Looked After", "Oct-08", "Mar-09"),
    ("west-pct", "Specialist School Nurses", "Dec-08", "Apr-09"),
    ("en-pct", "Family Planning", "Apr-09", "Jul-09"),
    ("west-pct", "Heart Failure Nurses", "Apr-09", "Jul-09"),
    ("en-pct", "Psychology", "Apr-09", "Jul-09"),
    ("en-pct", "Leg Ulcer Service", "Apr-09", "Jul-09"),
    ("en-pct", "Child Health", "Mar-09", "Oct-09"),
    (
        "en-pct",
        "Health Visiting/School Nursing",
        "Mar-09",
        "Nov-09",
    ),
    ("en-pct", "Safeguarding Children", "Aug-09", "Nov-09"),
    ("en-pct", "Paed SALT", "Dec-09", "Feb-10"),
    ("en-pct", "Paed OT", "Dec-09", "Feb-10"),
    ("en-pct", "Paed Physio", "Dec-09", "Feb-20"),
    ("en-pct", "District Nursing", "Mar-10", "May-10"),
    (
        "en-pct",
        "Specialist Nursing (inc Palliative Care Nurses)",
        "Mar-10",
        "May-10",
    ),
    ("en-pct", "Intermediate Care Teams", "Mar-10", "May-10"),
    ("en-pct", "Adult OT", "Jun-10", "Aug-10"),
    ("en-pct", "Adult Physio", "Jun-10", "Aug-10"),
    ("en-pct", "Adult SALT", "Jun-10", "Aug-10"),
    ("en-pct", "Diabetes Consultants", "TBA", ""),
    ("west-pct", "Diabetes Consultants", "TBA", ""),
];

/// "Feb-10" as a month of a plan file; nothing for "TBA" or an empty cell.
fn month(printed: &str) -> Option<String> {
    let (name, year) = printed.split_once('-')?;
    let names = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let at = names.iter().position(|n| *n == name)?;
    Some(format!("20{year}-{:02}", at + 1))
}

#[test]
fn the_22_rows_of_3_8_5_stand_in_order_with_the_dates_as_printed() {
    let plan = plan();
    let rows = from_paragraph(table(&plan, "activities"), "3.8.5");
    assert_eq!(rows.len(), DEPLOYMENT_PLAN.len());
    for (row, (organisation, service, start, end)) in rows.into_iter().zip(DEPLOYMENT_PLAN) {
        assert_eq!(row["name"], service);
        assert_eq!(row["organisation"], organisation);
        assert_eq!(row["kind"], "deployment");
        assert_eq!(row["system"], "systmone");
        assert_eq!(row["checklist"], "business-change");
        assert_eq!(text(&row["printed"], "start"), start, "{service}");
        assert_eq!(text(&row["printed"], "end"), end, "{service}");
        assert_eq!(row["start"].as_str(), month(start).as_deref(), "{service}");
        assert_eq!(row["end"].as_str(), month(end).as_deref(), "{service}");
    }
}

#[test]
fn paed_physio_ends_in_february_2020_as_printed() {
    let plan = plan();
    let row = by_id(table(&plan, "activities"), "en-paed-physio");
    assert_eq!(row["end"], "2020-02");
    assert_eq!(row["printed"]["end"], "Feb-20");
}

#[test]
fn the_48_services_of_3_8_4_are_live_without_a_day() {
    let plan = plan();
    let live = from_paragraph(table(&plan, "activities"), "3.8.4");
    let in_pct = |pct: &str| -> Vec<&str> {
        live.iter()
            .filter(|a| a["organisation"] == pct)
            .map(|a| text(a, "name"))
            .collect()
    };
    assert_eq!(
        in_pct("west-pct"),
        [
            "Child Health",
            "Health Visiting",
            "School Nursing",
            "Adult SALT",
            "Bed Based Rehab",
            "Cardiac Rehab",
            "Child Psychology",
            "Children's OT",
            "Children's Physio",
            "Children's Community Nurses",
            "Children's Continuing Care Team",
            "Children's Specialist Diabetes Nurse",
            "Children's Eye Care",
            "Children's Palliative Care",
            "Children's Physio - Outpatients",
            "Chronic Fatigue Syndrome",
            "Clinical Psychology",
            "Community Paeds",
            "Community Matrons",
            "Continence Service",
            "Diabetes Service",
            "District Nursing",
            "Early Intervention Team",
            "Elective Orthopaedic",
            "Foot Health",
            "Intermediate Care",
            "Leg Ulcer Service",
            "MSK Assessment & Treatment",
            "Nascot Lawns Children's Care",
            "Nurse Consultant for Children with Complex Needs",
            "Nutrition & Dietetics",
            "OT - Inpatients",
            "OT - Outpatients",
            "Physio - Inpatients",
            "Physio - Outpatients",
            "Paediatric SALT",
            "Paediatric Audiology",
            "Paediatric Liaison Health Visitor",
            "Pain Management Programme",
            "Palliative Care",
            "Respiratory Care",
            "Specialist Nurse for the Homeless",
        ]
    );
    assert_eq!(
        in_pct("en-pct"),
        [
            "Community Matrons",
            "Continence Service",
            "Diabetes Services",
            "MSK Assessment & Treatment",
            "Neuro Rehab",
            "Podiatry & Foot Health",
        ]
    );
    for service in live {
        assert_eq!(service["liveBy"], "2009-09-23");
        assert_eq!(service["system"], "systmone");
        assert!(service["start"].is_null() && service["end"].is_null());
    }
}

// ---- every other date ---------------------------------------------------------------------------

#[test]
fn every_other_dated_step_has_its_date_and_paragraph() {
    let plan = plan();
    let activities = table(&plan, "activities");
    let expected = [
        ("whht-pacs", "actualEnd", "2006-07", "2.4.4"),
        ("whht-ris", "actualEnd", "2007-11", "2.4.5"),
        ("whht-dbs", "actualEnd", "2006-09", "2.4.8"),
        ("enht-pacs-replacement", "end", "2012", "2.4.10"),
        ("enht-pas-decision", "actualEnd", "2007", "2.4.12"),
        ("enht-integration-engine", "actualEnd", "2007", "2.4.12"),
        ("enht-pas", "actualEnd", "2008-07", "2.4.12"),
        ("enht-dbs", "actualEnd", "2007-12", "2.4.13"),
        ("en-cas", "actualEnd", "2006", "2.4.20"),
        ("en-live-continence-service", "actualEnd", "2006", "3.8.4"),
        ("en-systmone-programme", "start", "2008-04", "2.4.20"),
        ("en-systmone-programme", "end", "2009-03", "2.4.20"),
        ("mount-prison", "actualEnd", "2007-03", "2.4.25"),
        ("hpft-lsp-functions", "end", "2010", "2.4.27"),
        ("alignment-session", "end", "2009-11", "3.1.6"),
        ("systmone-decision-2015", "end", "2015", "3.3.3"),
        (
            "ucc-hemel-hempstead-open",
            "actualEnd",
            "2008-10-01",
            "3.6.2",
        ),
        ("ucc-hertford-county-open", "end", "2009-10-01", "3.6.3"),
        ("ucc-cheshunt-open", "end", "2009-10-01", "3.6.3"),
        ("ucc-qeii-open", "end", "2011-Q1", "3.6.8"),
        ("qeii-ae-closes", "end", "2011-Q1", "3.6.8"),
        ("wcc-assessment", "actualEnd", "2008", "3.7.2"),
        ("wcc-workshops", "start", "2009", "3.7.3"),
        ("wcc-workshops", "end", "2009", "3.7.3"),
        ("lorenzo-community-hospitals", "start", "2009-Q2", "3.9.1"),
        ("lorenzo-potters-bar", "start", "2009-Q2", "3.9.1"),
        ("west-gp-microtest", "end", "2009-10", "3.11.6"),
        ("en-gp-emis-lv", "end", "2010-02", "3.11.6"),
        ("gp-led-hemel-live", "actualEnd", "2009-06-01", "3.12.2"),
        ("gp-led-welwyn-live", "actualEnd", "2009-06-01", "3.12.2"),
        ("eps2-plan", "end", "2009-11", "3.13.2"),
        ("scr-compliant", "end", "2009-09", "3.14.1"),
        ("scr-project-manager", "end", "2009-10", "3.14.6"),
        ("scr-rollout", "end", "2010-12", "3.14.6"),
        ("enht-pathology-rollout", "start", "2009-Q2", "3.15.5"),
        ("discharge-letters-rollout", "start", "2010-Q1", "3.15.7"),
        ("enht-chemo", "end", "2009-07", "3.15.8"),
        ("nhs-number-meeting", "end", "2009-10-06", "4.4"),
        ("pseudonymisation-baselines", "end", "2009-09-30", "4.5"),
        ("clinical-networks", "end", "2009", "5.9"),
        (
            "service-desk-accreditation",
            "actualEnd",
            "2007-08",
            "6.1.6",
        ),
        ("change-control-remedy", "end", "2009", "6.2.2"),
        ("sccm-upgrade", "end", "2009", "6.3.3"),
        ("remote-access", "end", "2009", "6.3.5"),
        ("ethical-hacking", "end", "2009", "6.3.6"),
        ("server-virtualisation", "end", "2009", "6.4.1"),
        ("ssl-expansion", "end", "2009", "6.4.2"),
        ("single-sign-on", "end", "2009", "6.5.1"),
        ("pct-video", "end", "2009", "6.6.1"),
        ("ra-mainstreamed", "actualEnd", "2008-04", "6.7.1"),
    ];
    for (id, member, date, source) in expected {
        let activity = by_id(activities, id);
        assert_eq!(activity[member], date, "{id}");
        assert_eq!(activity["source"], source, "{id}");
    }
    // And no date stands in the file that is not in this list or in 3.8.4 and 3.8.5.
    let known: BTreeSet<(&str, &str)> = expected.iter().map(|row| (row.0, row.1)).collect();
    for activity in activities.iter().filter(|a| a["source"] != "3.8.5") {
        for member in ["start", "end", "actualStart", "actualEnd"] {
            if activity[member].is_string() {
                assert!(
                    known.contains(&(text(activity, "id"), member)),
                    "{member} of {activity}"
                );
            }
        }
        if activity["liveBy"].is_string() {
            assert_eq!(activity["liveBy"], plan["asOf"], "{activity}");
        }
    }
}

#[test]
fn what_already_happened_lies_on_or_before_the_plans_own_day() {
    let plan = plan();
    for activity in table(&plan, "activities") {
        let happened = text(activity, "actualEnd");
        assert!(happened <= text(&plan, "asOf"), "{activity}");
    }
}

#[test]
fn a_date_read_otherwise_than_printed_says_so() {
    let plan = plan();
    let activities = table(&plan, "activities");
    for (id, member, printed) in [
        ("lorenzo-potters-bar", "start", "Q2 2009"),
        ("enht-pathology-rollout", "start", "Quarter 1 2009/10"),
        (
            "discharge-letters-rollout",
            "start",
            "fourth quarter 2009/10",
        ),
        ("hpft-lsp-functions", "end", "early 2010"),
        ("server-virtualisation", "end", "late summer 2009"),
        ("wcc-assessment", "end", "late 2008"),
        ("en-systmone-programme", "end", "2008/09"),
        (
            "ict-commissioning-strategy",
            "end",
            "over the next 6 to 9 months",
        ),
        ("lorenzo-inpatient", "end", "over the next 36 months"),
        ("gp-led-welwyn-live", "end", "June 1st"),
    ] {
        assert_eq!(by_id(activities, id)["printed"][member], printed, "{id}");
    }
    for id in ["ict-commissioning-strategy", "lorenzo-inpatient"] {
        assert!(by_id(activities, id)["end"].is_null(), "{id} has no date");
    }
}

#[test]
fn a_link_stands_only_where_the_text_says_so() {
    let plan = plan();
    let links: Vec<(&str, &str, &str)> = table(&plan, "activities")
        .iter()
        .flat_map(|a| {
            a["dependsOn"]
                .as_array()
                .into_iter()
                .flatten()
                .map(move |link| {
                    assert!(!text(link, "reason").is_empty(), "{a}");
                    (text(a, "id"), text(link, "on"), text(link, "type"))
                })
        })
        .collect();
    assert_eq!(
        links,
        [
            ("lorenzo-st-albans", "lorenzo-potters-bar", "FS"),
            ("ipm-sunset-plan", "lorenzo-equals-ipm", "FS"),
            ("ipm-migration", "ipm-sunset-plan", "FS"),
            ("welwyn-ooh", "welwyn-ooh-terms", "FS"),
            ("qeii-ae-closes", "ucc-qeii-open", "FS"),
            ("eps2-by-system", "eps2-software", "FS"),
            ("eps2-full", "eps2-emis-software", "FS"),
            ("scr-compliant", "scr-communication-plan", "FS"),
            ("scr-uploads", "scr-pip", "SS"),
            ("scr-uploads", "scr-compliant", "FS"),
            ("whht-pacs-upgrade", "whht-ris", "FS"),
            ("enht-pas", "enht-pas-decision", "FS"),
            ("enht-pas", "enht-integration-engine", "FS"),
            ("enht-pas", "enht-data-warehouse", "FS"),
            (
                "enht-pathology-rollout",
                "enht-pathology-requests-pilot",
                "FS"
            ),
            ("whht-order-comms-rollout", "whht-radiology-pilot", "FS"),
            ("whht-gp-order-comms", "enht-pathology-rollout", "SS"),
            (
                "discharge-letters-rollout",
                "discharge-letters-pilots",
                "FS"
            ),
            ("e-prescribing", "enht-chemo", "FS"),
            ("hpft-lsp-programme", "hpft-lsp-functions", "FS"),
            ("business-case-blueprint", "alignment-session", "FS"),
            ("change-control-all", "change-control-remedy", "FS"),
        ]
    );
}

// ---- GP systems and readiness -------------------------------------------------------------------

/// One row of 3.11.3: system, practices, GPSoC level, GP2GP, EPS level 1, data accredited.
type Row = (
    &'static str,
    i64,
    Option<i64>,
    Option<(i64, i64)>,
    (i64, i64),
    i64,
);

const EAST_AND_NORTH: [Row; 7] = [
    ("systmone", 15, None, None, (15, 15), 1),
    ("emis-lv", 30, Some(3), Some((28, 28)), (28, 25), 0),
    ("emis-pcs", 1, Some(2), None, (1, 1), 0),
    ("ips-vision", 7, Some(3), Some((7, 6)), (7, 7), 0),
    ("isoft-premiere", 4, Some(2), None, (3, 3), 0),
    ("isoft-synergy", 4, Some(2), None, (4, 2), 0),
    ("microtest-evolution", 1, Some(2), None, (1, 1), 0),
];

const WEST: [Row; 7] = [
    ("systmone", 4, None, None, (4, 4), 0),
    ("emis-lv", 42, Some(3), Some((37, 36)), (42, 42), 0),
    ("emis-pcs", 6, Some(2), None, (6, 5), 0),
    ("ips-vision", 12, Some(3), Some((12, 11)), (12, 12), 0),
    ("isoft-premiere", 3, Some(2), None, (2, 1), 0),
    ("isoft-synergy", 1, Some(2), None, (0, 0), 0),
    ("microtest-evolution", 1, Some(2), None, (1, 0), 0),
];

fn cohorts_of<'a>(plan: &'a Value, organisation: &str) -> Vec<&'a Value> {
    table(plan, "cohorts")
        .iter()
        .filter(|cohort| cohort["organisation"] == organisation)
        .collect()
}

fn sum(cohorts: &[&Value], what: &str) -> i64 {
    cohorts
        .iter()
        .filter_map(|cohort| match what {
            "practices" => cohort["practices"].as_i64(),
            key => cohort["counts"][key].as_i64(),
        })
        .sum()
}

fn printed(plan: &Value, what: &str, organisation: &str, source: &str) -> i64 {
    let totals = table(plan, "printedTotals");
    let total = totals
        .iter()
        .find(|total| {
            total["what"] == what
                && total["organisation"] == organisation
                && total["source"] == source
                && total["system"].is_null()
        })
        .unwrap_or_else(|| panic!("no total {what} for {organisation} in {source}"));
    number(total, "value")
}

#[test]
fn both_tables_of_3_11_3_hold_every_count_and_a_dash_is_no_count() {
    let plan = plan();
    for (organisation, rows) in [("en-pct", EAST_AND_NORTH), ("west-pct", WEST)] {
        let cohorts = cohorts_of(&plan, organisation);
        assert_eq!(cohorts.len(), rows.len());
        for (cohort, (system, practices, level, gp2gp, eps, accredited)) in
            cohorts.into_iter().zip(rows)
        {
            assert_eq!(cohort["system"], system, "{organisation}");
            assert_eq!(cohort["practices"], practices, "{organisation} {system}");
            assert_eq!(cohort["gpsocLevel"].as_i64(), level);
            let counts = &cohort["counts"];
            assert_eq!(counts["gp2gp.technical"].as_i64(), gp2gp.map(|both| both.0));
            assert_eq!(counts["gp2gp.business"].as_i64(), gp2gp.map(|both| both.1));
            assert_eq!(counts["eps1.technical"], eps.0);
            assert_eq!(counts["eps1.business"], eps.1);
            assert_eq!(counts["scr.data-accredited"], accredited);
        }
    }
}

#[test]
fn every_printed_total_of_3_11_3_agrees_with_its_rows_but_one() {
    let plan = plan();
    let mut different = Vec::new();
    for organisation in ["en-pct", "west-pct"] {
        let cohorts = cohorts_of(&plan, organisation);
        for what in [
            "practices",
            "gp2gp.technical",
            "gp2gp.business",
            "eps1.technical",
            "eps1.business",
            "scr.data-accredited",
        ] {
            let rows = sum(&cohorts, what);
            let total = printed(&plan, what, organisation, "3.11.3");
            if rows != total {
                different.push((organisation, what, rows, total));
            }
        }
    }
    assert_eq!(different, [("en-pct", "eps1.technical", 59, 60)]);
}

#[test]
fn the_text_counts_63_practices_and_12_on_systmone_where_the_table_has_62_and_15() {
    let plan = plan();
    assert_eq!(printed(&plan, "practices", "en-pct", "2.4.18"), 63);
    assert_eq!(printed(&plan, "practices", "en-pct", "3.11.3"), 62);
    assert_eq!(printed(&plan, "practices", "west-pct", "2.4.23"), 69);
    assert_eq!(printed(&plan, "practices.gpsoc", "en-pct", "2.4.18"), 51);
    assert_eq!(printed(&plan, "practices.gpsoc", "west-pct", "2.4.23"), 65);
    let on_systmone: Vec<(&str, i64)> = table(&plan, "printedTotals")
        .iter()
        .filter(|total| total["system"] == "systmone")
        .map(|total| (text(total, "organisation"), number(total, "value")))
        .collect();
    assert_eq!(on_systmone, [("en-pct", 12), ("west-pct", 4)]);
}

#[test]
fn one_of_131_practices_is_accredited() {
    let plan = plan();
    let all: Vec<&Value> = table(&plan, "cohorts").iter().collect();
    assert_eq!(sum(&all, "practices"), 131);
    assert_eq!(sum(&all, "scr.data-accredited"), 1);
}

#[test]
fn the_text_counts_four_east_hospitals_with_ipm_where_the_table_shows_five() {
    let plan = plan();
    let organisations = table(&plan, "organisations");
    let with_ipm = |parent: &str| {
        table(&plan, "estate")
            .iter()
            .filter(|here| by_id(organisations, text(here, "site"))["parent"] == parent)
            .filter(|here| table(here, "applications").contains(&Value::from("ipm")))
            .count()
    };
    assert_eq!(printed(&plan, "estate.ipm", "en-pct", "2.4.16"), 4);
    assert_eq!(with_ipm("en-pct"), 5);
    assert_eq!(printed(&plan, "estate.ipm", "west-pct", "2.4.21"), 3);
    assert_eq!(with_ipm("west-pct"), 2, "other rows of the table are lost");
}

#[test]
fn the_summary_care_record_has_its_nine_gates_in_order() {
    let plan = plan();
    let programme = by_id(table(&plan, "programmes"), "scr");
    let gates: Vec<&str> = table(programme, "gates")
        .iter()
        .map(|gate| text(gate, "id"))
        .collect();
    assert_eq!(
        gates,
        [
            "system-compliant",
            "infrastructure",
            "data-accredited",
            "board",
            "trained",
            "patients-told",
            "opt-outs",
            "upload",
            "viewing",
        ]
    );
    assert_eq!(programme["target"], "2010-12");
    assert_eq!(programme["measure"], "data-accredited");
    let told = by_id(table(programme, "gates"), "patients-told");
    assert_eq!(
        told["minWeeksBefore"],
        serde_json::json!({ "gate": "upload", "weeks": 12 })
    );
    assert_eq!(table(programme, "challenges").len(), 7);
    assert_eq!(table(programme, "roles").len(), 3);
}

#[test]
fn every_count_is_of_a_gate_that_exists() {
    let plan = plan();
    let gates: BTreeSet<String> = table(&plan, "programmes")
        .iter()
        .flat_map(|programme| {
            table(programme, "gates")
                .iter()
                .map(move |gate| format!("{}.{}", text(programme, "id"), text(gate, "id")))
        })
        .collect();
    for cohort in table(&plan, "cohorts") {
        for key in cohort["counts"].as_object().expect("counts").keys() {
            assert!(gates.contains(key), "{key} in {cohort}");
        }
    }
    for programme in table(&plan, "programmes") {
        let measure = format!("{}.{}", text(programme, "id"), text(programme, "measure"));
        assert!(gates.contains(&measure), "{measure}");
    }
}

// ---- business change, money, governance ---------------------------------------------------------

#[test]
fn appendix_2_has_52_tasks_with_the_roles_as_printed() {
    let plan = plan();
    let checklist = by_id(table(&plan, "checklists"), "business-change");
    let tasks = table(checklist, "tasks");
    assert_eq!(tasks.len(), 52);
    let mut roles: BTreeMap<String, usize> = BTreeMap::new();
    for task in tasks {
        let who: Vec<&str> = table(task, "roles")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        *roles.entry(who.join(" & ")).or_default() += 1;
    }
    let counted: Vec<(&str, usize)> = roles.iter().map(|(who, n)| (who.as_str(), *n)).collect();
    assert_eq!(
        counted,
        [
            ("", 3),
            ("BC Analyst", 33),
            ("BC Lead", 6),
            ("BC Lead & BC Analyst", 6),
            ("BC Lead & Project Mgr", 4),
        ]
    );
    let nobody: Vec<&str> = tasks
        .iter()
        .filter(|task| table(task, "roles").is_empty())
        .map(|task| text(task, "name"))
        .collect();
    assert_eq!(
        nobody,
        [
            "Collate Assessments/Templates",
            "Service Lead sign off BC Plan",
            "Liaise with Training Lead regarding floor walking requirements",
        ]
    );
    let as_is = by_id(tasks, "as-is");
    assert_eq!(as_is["name"], "Document As-Is Processes");
    assert_eq!(as_is["group"], "Business Change work / As-Is");
    assert!(text(checklist, "note").contains("not printed"));
}

#[test]
fn the_tasks_run_from_week_13_to_week_1_and_end_with_the_reviews() {
    let plan = plan();
    let tasks = table(
        by_id(table(&plan, "checklists"), "business-change"),
        "tasks",
    );
    let mut per_week: BTreeMap<i64, usize> = BTreeMap::new();
    for task in tasks {
        *per_week
            .entry(number(task, "weeksBeforeGoLive"))
            .or_default() += 1;
    }
    assert_eq!(per_week.remove(&-13), Some(1));
    assert_eq!(
        per_week.keys().copied().collect::<Vec<_>>(),
        (1..=13).collect::<Vec<_>>()
    );
    assert_eq!(per_week.values().sum::<usize>(), 51);
    let reviews = by_id(tasks, "reviews");
    assert_eq!(reviews["monthsAfterGoLive"], serde_json::json!([3, 6]));
}

#[test]
fn training_technical_and_assurance_steps_stand_alongside_each_with_its_paragraph() {
    let plan = plan();
    let checklists = table(&plan, "checklists");
    for (id, tasks) in [("training", 8), ("technical", 5), ("assurance", 5)] {
        let checklist = by_id(checklists, id);
        assert_eq!(checklist["alongside"], "business-change");
        assert_eq!(table(checklist, "tasks").len(), tasks, "{id}");
        for task in table(checklist, "tasks") {
            assert!(task["source"].is_string(), "{task}");
        }
    }
}

#[test]
fn every_role_of_a_task_is_a_role_of_the_governance() {
    let plan = plan();
    let known: BTreeSet<&str> = table(&plan["governance"], "roles")
        .iter()
        .map(|role| text(role, "short"))
        .collect();
    for checklist in table(&plan, "checklists") {
        for task in table(checklist, "tasks") {
            for role in table(task, "roles").iter().chain(task.get("signOff")) {
                let role = role.as_str().unwrap_or_default();
                assert!(known.contains(role), "{role} in {task}");
            }
        }
    }
}

#[test]
fn the_twelve_budget_lines_add_up_to_the_printed_totals() {
    let plan = plan();
    let budget = &plan["budget"];
    let lines: Vec<(&str, [i64; 4])> = table(budget, "lines")
        .iter()
        .map(|line| {
            let amounts = ["pay", "nonPay", "capital", "total"].map(|part| number(line, part));
            (text(line, "name"), amounts)
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("NPfIT General", [610_560, 310_700, 0, 921_260]),
            ("GP Systems Project", [83_965, 0, 100_000, 183_965]),
            ("Community & Child Health", [277_177, 0, 315_000, 592_177]),
            ("Choose & Book", [160_295, 0, 0, 160_295]),
            ("Summary Care Record", [0, 0, 100_000, 100_000]),
            ("Health Space", [0, 0, 50_000, 50_000]),
            ("GP to GP", [0, 0, 0, 0]),
            ("GPSoC Deployment", [0, 0, 0, 0]),
            ("Map of Medicine", [0, 0, 40_000, 40_000]),
            ("Lorenzo", [0, 0, 85_000, 85_000]),
            ("PACS Commitment", [0, 75_000, 0, 75_000]),
            ("EPS", [0, 0, 15_000, 15_000]),
        ]
    );
    for (name, [pay, non_pay, capital, total]) in &lines {
        assert_eq!(pay + non_pay + capital, *total, "{name}");
    }
    for (at, part) in ["pay", "nonPay", "capital", "total"]
        .into_iter()
        .enumerate()
    {
        let added: i64 = lines.iter().map(|(_, amounts)| amounts[at]).sum();
        assert_eq!(added, number(&budget["printedTotal"], part), "{part}");
    }
    assert_eq!(budget["printedTotal"]["total"], 2_222_697);
}

#[test]
fn what_is_lost_in_the_source_is_named() {
    let plan = plan();
    let lost: Vec<(&str, &str)> = table(&plan, "lost")
        .iter()
        .map(|lost| (text(lost, "id"), text(lost, "source")))
        .collect();
    assert_eq!(
        lost,
        [
            ("scr-timetable", "3.14.4"),
            ("governance-chart", "4.1.1"),
            ("programme-office-chart", "4.2.1"),
            ("post-holders", "appendix-1"),
            ("deployment-plan", "8.0"),
            ("hospital-rows", "3.9.3"),
            ("appendix-3", "4.9.1"),
            ("appendix-4", "4.10.1"),
        ]
    );
}

#[test]
fn nobody_is_named_as_holding_a_role() {
    let plan = plan();
    let governance = table(&plan["governance"], "roles");
    let programmes = table(&plan, "programmes")
        .iter()
        .flat_map(|programme| programme["roles"].as_array().into_iter().flatten());
    for role in governance.iter().chain(programmes) {
        assert!(role["holder"].is_null(), "{role}");
    }
}

#[test]
fn the_board_meets_quarterly_under_the_chief_executive() {
    let plan = plan();
    let board = by_id(table(&plan["governance"], "boards"), "programme-board");
    assert_eq!(board["meets"], "Quarterly");
    assert!(text(board, "chair").contains("Chief Executive"));
    assert_eq!(board["source"], "4.1.4");
}

#[test]
fn the_five_benefit_classes_of_4_14_5_are_there() {
    let plan = plan();
    let classes: Vec<(&str, &str)> = table(&plan, "benefits")
        .iter()
        .map(|benefit| (text(benefit, "class"), text(benefit, "measured")))
        .collect();
    assert_eq!(
        classes,
        [
            ("core", "quantifiable"),
            ("core", "measurable"),
            ("additional", "quantifiable"),
            ("additional", "measurable"),
            ("experience", "anecdotal"),
        ]
    );
}

#[test]
fn vision_and_the_seven_key_assumptions_of_3_3_are_there() {
    let plan = plan();
    let statements = table(&plan, "statements");
    assert_eq!(from_paragraph(statements, "3.3.1").len(), 1);
    assert_eq!(from_paragraph(statements, "3.3.2").len(), 1);
    let assumptions = from_paragraph(statements, "3.3.3");
    assert_eq!(assumptions.len(), 7);
    assert!(assumptions.iter().all(|s| s["kind"] == "assumption"));
    assert_eq!(by_id(statements, "regional-care-2015")["by"], "2015");
    assert!(by_id(statements, "lorenzo-36-months")["by"].is_null());
    assert_eq!(by_id(statements, "scr-2010")["by"], "2010-12");
}

#[test]
fn the_plans_own_rule_is_three_months() {
    let plan = plan();
    assert_eq!(plan["rules"]["maxDeploymentMonths"], 3);
    assert_eq!(plan["rules"]["maxDeploymentSource"], "4.7.4");
    assert_eq!(plan["rules"]["dueWithinDays"], 28);
}
