//! Writes what a target holds. Knows the members of each kind of value; leaves entries to `writing`.

use std::fmt::Display;

use super::super::{Call, NamedPractice, Value};
use super::writing::{close_kind, open_kind, write_covers, write_id, write_kind};
use super::{evidence_key, state_key};
use crate::json;
use crate::plan::GateAnswer;

/// An object of one member, named after its kind, that holds those of these texts that are given.
fn write_given(out: &mut json::Writer, kind: &str, texts: &[(&str, Option<&str>)]) {
    open_kind(out, kind);
    for (name, text) in texts {
        out.optional_text_member(name, *text);
    }
    close_kind(out);
}

/// A yes or no.
fn yes_or_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

/// A day or a date that may be missing.
fn written(date: Option<impl Display>) -> Option<String> {
    date.map(|date| date.to_string())
}

pub(super) fn write_value(out: &mut json::Writer, value: &Value) {
    let (kind, text) = match value {
        Value::Nothing => return,
        Value::Date(date) => ("date", date.to_string()),
        Value::Text(text) => ("text", text.to_string()),
        Value::Done(on) => ("done", on.to_string()),
        Value::Accepted(reason) => ("accepted", reason.to_string()),
        Value::Gate(answer) => return write_answer(out, answer),
        Value::Practice(practice) => return write_practice(out, practice),
        Value::Call(call) => return write_call(out, call),
        Value::Pack(pack) => {
            let due = written(pack.due);
            return write_given(
                out,
                "pack",
                &[
                    ("made", written(Some(pack.made)).as_deref()),
                    ("due", due.as_deref()),
                ],
            );
        }
        Value::Decision(decision) => {
            open_kind(out, "decision");
            out.text_member("go", yes_or_no(decision.is_go));
            out.text_member("on", &decision.on.to_string());
            out.text_member("by", &decision.by);
            out.optional_text_member("body", decision.body.as_deref());
            out.optional_text_member("conditions", decision.conditions.as_deref());
            write_covers(out, &decision.covers);
            return close_kind(out);
        }
        Value::Training(training) => {
            open_kind(out, "training");
            out.whole_member("staff", training.staff.into());
            out.whole_member("concept", training.concept.into());
            out.whole_member("system", training.system.into());
            out.optional_text_member("conceptOn", written(training.concept_on).as_deref());
            out.optional_text_member("systemOn", written(training.system_on).as_deref());
            return close_kind(out);
        }
        Value::Reviewed(review) => {
            return write_given(
                out,
                "reviewed",
                &[
                    ("accepted", Some(yes_or_no(review.is_accepted))),
                    ("reason", review.reason.as_deref()),
                ],
            );
        }
        Value::Days(days) => ("days", days.to_string()),
        Value::Redacted(entries) => {
            out.open_object();
            out.name("redacted");
            out.open_list();
            for &id in entries {
                write_id(out, id);
            }
            out.close_list();
            return out.close_object();
        }
        Value::Contact { name, reach } => {
            return write_kind(out, "contact", &[("name", name), ("reach", reach)]);
        }
        Value::Baseline(kept) => {
            open_kind(out, "baseline");
            out.text_member("name", &kept.name);
            out.text_member("asOf", &kept.as_of.to_string());
            write_covers(out, &kept.covers);
            return close_kind(out);
        }
    };
    out.open_object();
    out.text_member(kind, &text);
    out.close_object();
}

/// An answer to a gate.
fn write_answer(out: &mut json::Writer, answer: &GateAnswer) {
    let (on, until) = (written(answer.on), written(answer.until));
    let evidence = answer.evidence.as_ref();
    write_given(
        out,
        "gate",
        &[
            ("state", Some(state_key(answer.state))),
            ("on", on.as_deref()),
            ("by", answer.by.as_deref()),
            ("until", until.as_deref()),
            ("reason", answer.reason.as_deref()),
            ("evidence", evidence.map(|it| evidence_key(it.kind))),
            ("words", evidence.and_then(|it| it.words.as_deref())),
        ],
    );
}

/// A practice.
fn write_practice(out: &mut json::Writer, practice: &NamedPractice) {
    let closed = written(practice.closed);
    write_given(
        out,
        "practice",
        &[
            ("name", Some(&*practice.name)),
            ("organisation", Some(&*practice.organisation)),
            ("system", Some(&*practice.system)),
            ("phone", practice.phone.as_deref()),
            ("place", practice.place.as_deref()),
            ("contact", practice.contact.as_deref()),
            ("closed", closed.as_deref()),
        ],
    );
}

/// What was heard.
fn write_call(out: &mut json::Writer, call: &Call) {
    let next = written(call.next);
    write_given(
        out,
        "call",
        &[
            ("answered", Some(yes_or_no(call.is_answered))),
            ("ready", call.is_ready.map(yes_or_no)),
            ("blocker", call.blocker.as_deref()),
            ("next", next.as_deref()),
            ("note", call.note.as_deref()),
        ],
    );
}
