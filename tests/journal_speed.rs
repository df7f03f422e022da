//! A journal of 20,000 entries stays quick: appending costs the same as at the start.

use std::time::Instant;

use rollcall::journal::{
    ActivityField, Circumstances, Entry, Journal, Pen, Stamp, Target, Value, Writer,
};

fn change(journal: &mut Journal, pen: &mut Pen, activity: usize, note: usize) {
    let circumstances = Circumstances {
        made: Stamp {
            unix_ms: 1_253_700_000_000,
            offset_minutes: 60,
        },
        as_of: None,
        by: None,
        plan: "herts-imt".into(),
        fingerprint: "00".repeat(32).into(),
    };
    let target = Target::Activity {
        id: activity.to_string().into(),
        field: ActivityField::Note,
    };
    let changes = vec![(target, Value::Text(note.to_string().into()))];
    let entries = journal.draft(pen, &circumstances, changes, None);
    journal.add(entries);
}

#[test]
fn twenty_thousand_changes_are_appended_one_by_one_in_no_time() {
    let mut journal = Journal::new();
    let mut pen = Pen::new(Writer(1));
    let start = Instant::now();
    for n in 0..20_000 {
        change(&mut journal, &mut pen, n % 5_000, n);
    }
    let all = start.elapsed();

    // The quickest of three: another program may take the processor for a while.
    let more = (20_001..20_004).map(|n| {
        let start = Instant::now();
        change(&mut journal, &mut pen, 1, n);
        start.elapsed()
    });
    let one = more.min().unwrap_or_default();

    let entries: Vec<Entry> = journal.entries().cloned().collect();
    let start = Instant::now();
    let mut read_back = Journal::new();
    read_back.add(entries);
    let fold = start.elapsed();

    println!("20,000 one by one: {all:?}; one more: {one:?}; folded at once: {fold:?}");
    assert_eq!(read_back.state(), journal.state());
    // Far above what is measured, far below what refolding everything would take.
    assert!(one.as_millis() < 50, "one more change took {one:?}");
    assert!(all.as_secs() < 10, "20,000 changes took {all:?}");
}
