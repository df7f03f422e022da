//! Writes entries and checkpoints, each in the oldest format that can say it.

use super::super::{Checkpoint, Coverage, Entry, EntryId, Target, Value};
use super::writing_values::write_value;
use super::{challenge_key, field_key, practice_key};
use crate::json;

/// Writes an entry in [its format](super::format_of).
#[must_use]
pub fn write(entry: &Entry) -> String {
    let mut out = json::Writer::new();
    write_entry(&mut out, entry);
    out.finish()
}

/// Writes a checkpoint in [its format](super::format_of_checkpoint).
#[must_use]
pub fn write_checkpoint(checkpoint: &Checkpoint) -> String {
    let mut out = json::Writer::new();
    out.open_object();
    out.text_member("plan", &checkpoint.plan);
    out.whole_member("lamport", whole(checkpoint.lamport));
    write_covers(&mut out, &checkpoint.covers);
    write_entries(&mut out, "heads", &checkpoint.heads);
    if !checkpoint.earlier.is_empty() {
        write_entries(&mut out, "earlier", &checkpoint.earlier);
    }
    out.close_object();
    out.finish()
}

/// Each writer with its ranges, half open.
pub(super) fn write_covers(out: &mut json::Writer, covers: &Coverage) {
    out.name("covers");
    out.open_list();
    for (writer, ranges) in covers.ranges() {
        out.open_list();
        out.text(&writer.to_string());
        out.open_list();
        for &(start, end) in ranges {
            write_pair(out, start.into(), end.into());
        }
        out.close_list();
        out.close_list();
    }
    out.close_list();
}

fn write_entries(out: &mut json::Writer, name: &str, entries: &[Entry]) {
    out.name(name);
    out.open_list();
    for entry in entries {
        write_entry(out, entry);
    }
    out.close_list();
}

fn write_entry(out: &mut json::Writer, entry: &Entry) {
    out.open_object();
    out.name("id");
    write_id(out, entry.id);
    out.whole_member("lamport", whole(entry.lamport));
    // Milliseconds since 1970 UTC, minutes ahead of UTC.
    out.name("made");
    write_pair(out, entry.made.unix_ms, entry.made.offset_minutes.into());
    if let Some(day) = entry.as_of {
        out.text_member("asOf", &day.to_string());
    }
    out.optional_text_member("by", entry.by.as_deref());
    out.text_member("plan", &entry.plan);
    out.text_member("fingerprint", &entry.fingerprint);
    // The writer's number of the first entry, and how many there are.
    out.name("group");
    write_pair(out, entry.group.first.seq.into(), entry.group.size.into());
    if let Some(undoes) = entry.undoes {
        out.name("undoes");
        write_id(out, undoes);
    }
    if !entry.replaces.is_empty() {
        out.name("replaces");
        out.open_list();
        for &id in &entry.replaces {
            write_id(out, id);
        }
        out.close_list();
    }
    out.name("target");
    write_target(out, &entry.target);
    for (name, value) in [("before", &entry.before), ("after", &entry.after)] {
        if *value != Value::Nothing {
            out.name(name);
            write_value(out, value);
        }
    }
    out.optional_text_member("reason", entry.reason.as_deref());
    out.close_object();
}

/// A counter, none of which is near the end of the range.
fn whole(counter: u64) -> i64 {
    i64::try_from(counter).unwrap_or(i64::MAX)
}

fn write_pair(out: &mut json::Writer, first: i64, second: i64) {
    out.open_list();
    out.whole(first);
    out.whole(second);
    out.close_list();
}

/// The writer in 32 hexadecimal digits, and its number.
pub(super) fn write_id(out: &mut json::Writer, id: EntryId) {
    out.open_list();
    out.text(&id.writer.to_string());
    out.whole(id.seq.into());
    out.close_list();
}

fn write_target(out: &mut json::Writer, target: &Target) {
    match target {
        Target::Activity { id, field } => {
            write_kind(out, "activity", &[("id", id), ("field", field_key(*field))]);
        }
        Target::Task {
            activity,
            checklist,
            task,
        } => write_kind(
            out,
            "task",
            &[
                ("activity", activity),
                ("checklist", checklist),
                ("task", task),
            ],
        ),
        Target::Practice { id } => write_kind(out, "practice", &[("id", id)]),
        Target::Gate {
            practice,
            programme,
            gate,
        } => write_gate(out, "gate", practice, programme, gate),
        Target::Challenge {
            programme,
            challenge,
        } => write_kind(
            out,
            "challenge",
            &[("programme", programme), ("challenge", challenge)],
        ),
        Target::Finding { id } => write_kind(out, "finding", &[("id", id)]),
        Target::Contact { role, organisation } => write_kind(
            out,
            "contact",
            &[("role", role), ("organisation", organisation)],
        ),
        Target::Baseline { id } => write_kind(out, "baseline", &[("id", id)]),
        Target::Reported {
            practice,
            programme,
            gate,
        } => write_gate(out, "reported", practice, programme, gate),
        Target::OfPractice {
            practice,
            programme,
            field,
        } => write_kind(
            out,
            "ofPractice",
            &[
                ("practice", practice),
                ("programme", programme),
                ("field", practice_key(*field)),
            ],
        ),
        Target::Letters {
            programme,
            organisation,
            system,
        } => write_kind(
            out,
            "letters",
            &[
                ("programme", programme),
                ("organisation", organisation),
                ("system", system),
            ],
        ),
        Target::StaleAfter { programme } => {
            write_kind(out, "staleAfter", &[("programme", programme)]);
        }
        Target::ChallengeField {
            programme,
            challenge,
            field,
        } => write_kind(
            out,
            "challengeField",
            &[
                ("programme", programme),
                ("challenge", challenge),
                ("field", challenge_key(*field)),
            ],
        ),
        Target::Review { entry } => write_about(out, "review", *entry),
        Target::Redaction { entry } => write_about(out, "redaction", *entry),
    }
}

/// A target that is a gate of a practice.
fn write_gate(out: &mut json::Writer, kind: &str, practice: &str, programme: &str, gate: &str) {
    let texts = [
        ("practice", practice),
        ("programme", programme),
        ("gate", gate),
    ];
    write_kind(out, kind, &texts);
}

/// A target that is an entry.
fn write_about(out: &mut json::Writer, kind: &str, entry: EntryId) {
    open_kind(out, kind);
    out.name("entry");
    write_id(out, entry);
    close_kind(out);
}

/// Opens an object of one member, named after its kind, that holds an object.
pub(super) fn open_kind(out: &mut json::Writer, kind: &str) {
    out.open_object();
    out.name(kind);
    out.open_object();
}

pub(super) fn close_kind(out: &mut json::Writer) {
    out.close_object();
    out.close_object();
}

/// An object of one member, named after its kind, that holds these texts.
pub(super) fn write_kind(out: &mut json::Writer, kind: &str, texts: &[(&str, &str)]) {
    open_kind(out, kind);
    for (name, text) in texts {
        out.text_member(name, text);
    }
    close_kind(out);
}
