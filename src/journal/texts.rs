//! The words that people wrote into an entry: to look through them, and to take them out for good.
//! Knows where they stand; leaves what must not stand there to `exchange::patient_guard`.

use super::{Entry, Value};
use crate::plan::{Evidence, GateAnswer, Text};

/// What stands in place of words that were taken out. The same in every language, because it is
/// kept.
pub const REDACTED: &str = "[redacted]";

impl Value {
    /// Shows `each` every text in it that people wrote.
    fn each_text(&mut self, each: &mut dyn FnMut(&mut Text)) {
        let mut some = |texts: &mut [&mut Option<Text>]| {
            for text in texts.iter_mut().filter_map(|text| text.as_mut()) {
                each(text);
            }
        };
        match self {
            Value::Nothing
            | Value::Date(_)
            | Value::Done(_)
            | Value::Pack(_)
            | Value::Training(_)
            | Value::Days(_)
            | Value::Redacted(_) => {}
            Value::Text(text) | Value::Accepted(text) => each(text),
            Value::Gate(GateAnswer {
                by,
                reason,
                evidence,
                ..
            }) => {
                some(&mut [by, reason]);
                if let Some(Evidence { words, .. }) = evidence {
                    some(&mut [words]);
                }
            }
            Value::Practice(it) => {
                some(&mut [&mut it.phone, &mut it.place, &mut it.contact]);
                each(&mut it.name);
            }
            Value::Contact { name, reach } => {
                each(name);
                each(reach);
            }
            Value::Baseline(it) => each(&mut it.name),
            Value::Call(it) => some(&mut [&mut it.blocker, &mut it.note]),
            Value::Decision(it) => {
                some(&mut [&mut it.body, &mut it.conditions]);
                each(&mut it.by);
            }
            Value::Reviewed(it) => some(&mut [&mut it.reason]),
        }
    }

    /// Every text in it that people wrote.
    #[must_use]
    pub fn texts(&self) -> Vec<Text> {
        let mut texts = Vec::new();
        self.clone().each_text(&mut |text| texts.push(text.clone()));
        texts
    }
}

impl Entry {
    /// Every text in it that people wrote, what was there before included.
    #[must_use]
    pub fn texts(&self) -> Vec<Text> {
        let mut texts = self.before.texts();
        texts.extend(self.after.texts());
        texts.extend(self.reason.clone());
        texts
    }

    /// The entry with a marker in place of every text that people wrote, to be kept together with a
    /// [`Redaction`](super::Target::Redaction) that names it.
    #[must_use]
    pub fn redacted(mut self) -> Entry {
        self.redact();
        self
    }

    /// Puts a marker in place of every text that people wrote. What was decided and when stays.
    pub(super) fn redact(&mut self) {
        let marker = || Text::from(REDACTED);
        for value in [&mut self.before, &mut self.after] {
            value.each_text(&mut |text| *text = marker());
        }
        if let Some(reason) = &mut self.reason {
            *reason = marker();
        }
    }
}
