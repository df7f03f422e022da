//! What is worked out from a plan of 100,000 rows stays quick: links and chains, slips, promises.
//! The limits are far above what is measured, far below what a step that is not linear would take.

#![allow(clippy::unwrap_used)] // The plan is made here.

use std::fmt::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rollcall::journal::{Journal, State};
use rollcall::outlook::{
    Baseline, Filter, FindingMarks, Grouping, Links, Outlook, Promises, Rows, RowsView, Slips,
    SortBy,
};
use rollcall::plan::{self, ActivityIx, Day, PlanDate};

const ROWS: u32 = 100_000;

/// Rows each of which waits for one before it: so far that chains are long, or just the one before.
fn plan(reach: u32) -> Arc<plan::Plan> {
    let mut rows = String::new();
    let mut random = 1_u32;
    for n in 0..ROWS {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let link = match n {
            0 => String::new(),
            n => format!(
                "{{\"on\":\"a{}\",\"lagDays\":7}}",
                n - 1 - (random >> 8) % n.min(reach)
            ),
        };
        let month = 1 + random % 12;
        let end = match n % 3 {
            0 => String::new(),
            _ => format!("\"end\":\"2010-{month:02}\","),
        };
        let comma = if n == 0 { "" } else { "," };
        let _ = write!(
            rows,
            "{comma}{{\"id\":\"a{n}\",\"kind\":\"milestone\",\"name\":\"Row {n}\",{end}
             \"baselines\":[{{\"revision\":\"0\",\"end\":\"2010-06\"}}],\"dependsOn\":[{link}]}}"
        );
    }
    let text = format!(
        "{{\"format\":\"rollcall-plan\",\"version\":1,\"id\":\"p\",\"title\":\"P\",\"community\":\"P\",
          \"revision\":\"1\",\"asOf\":\"2009-09-23\",\"revisions\":[
          {{\"revision\":\"0\",\"date\":\"2009-02-01\",\"summary\":\"First\"}}],\"activities\":[{rows}]}}"
    );
    Arc::new(plan::read(text.into_bytes()).unwrap().plan)
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    let took = start.elapsed();
    println!("{what}: {took:?}");
    assert!(took < Duration::from_secs(3), "{what} took {took:?}");
    done
}

#[test]
fn a_hundred_thousand_links_are_worked_out_in_no_time() {
    for reach in [1, 1_000, ROWS] {
        println!("each row waits for one of the {reach} before it");
        let plan = plan(reach);
        let outlook = Outlook::new(plan, &State::default(), Day::from_ymd(2009, 9, 23).unwrap());
        let links = timed("links", || Links::new(&outlook));
        let last = ActivityIx(ROWS - 1);
        let path = timed("the chain to the last row", || links.path_to(last));
        println!("{} links in it", path.links.len());
        let words = timed("its words", || path.sentence(&links));
        assert!(words.ends_with('.'));
        let conflicts = timed("conflicts", || links.conflicts().count());
        println!("{conflicts} conflicts");
        assert_eq!(links.holds_up(last).len(), 0);
    }
}

#[test]
fn a_hundred_thousand_rows_are_compared_in_no_time() {
    let plan = plan(ROWS);
    let day = plan.as_of;
    let outlook = timed("outlook", || {
        Outlook::new(plan.clone(), &State::default(), day)
    });
    let moved = timed("another day", || {
        outlook.renewed(&State::default(), day.plus_days(100))
    });
    let baseline = timed("baseline", || Baseline::revision(&plan, "0").unwrap());
    let slips = timed("slips", || Slips::new(&moved, &baseline));
    let organisations = timed("by organisation", || slips.by_organisation(&plan));
    assert!(slips.later.len() > 10_000 && organisations.len() == 1);
    let promises = timed("promises", || {
        Promises::new(&moved, &Journal::new(), ActivityIx(1))
    });
    assert_eq!(promises.given.len(), 2);
}

#[test]
fn a_hundred_thousand_rows_are_found_gathered_and_sorted_in_no_time() {
    let plan = plan(ROWS);
    let outlook = Outlook::new(plan.clone(), &State::default(), plan.as_of);
    outlook.prepare_search();
    let rows = |what: &str, view: &RowsView| {
        timed(what, || Rows::new(&outlook, &FindingMarks::default(), view))
    };
    for text in ["9", "99", "row 77", "row 9 1", "nowhere"] {
        let filter = Filter {
            text: text.to_owned(),
            ..Filter::default()
        };
        let found = rows(
            &format!("search for {text}"),
            &RowsView {
                filter,
                ..RowsView::default()
            },
        );
        assert_eq!(found.shown() == 0, text == "nowhere");
    }
    let filter = Filter {
        due_by: PlanDate::parse("2010-03"),
        ..Filter::default()
    };
    let due = rows(
        "due by March 2010",
        &RowsView {
            filter,
            ..RowsView::default()
        },
    );
    assert!(due.shown() > 10_000 && due.hidden() > 10_000);
    for group in Grouping::ALL {
        let view = RowsView {
            group,
            ..RowsView::default()
        };
        assert_eq!(rows(&format!("lanes by {group:?}"), &view).hidden(), 0);
    }
    for sort in [
        SortBy::Name,
        SortBy::Start,
        SortBy::GoLive,
        SortBy::Status,
        SortBy::Slip,
    ] {
        let view = RowsView {
            sort,
            ..RowsView::default()
        };
        assert_eq!(rows(&format!("sorted by {sort:?}"), &view).hidden(), 0);
    }
}
