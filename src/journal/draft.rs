//! Draws up new entries: for a change, for undo, for redo. Knows numbers, counters and what a new
//! entry saw; leaves taking them in to `log`.

use super::{Entry, EntryId, Group, Held, Journal, Stamp, Target, Value, Writer};
use crate::order::Map;
use crate::plan::{Day, Text};

/// Numbers the entries of one writer.
#[derive(Clone, Debug)]
pub struct Pen {
    writer: Writer,
    next: u32,
}

impl Pen {
    /// A pen for a writer that has written nothing yet.
    #[must_use]
    pub fn new(writer: Writer) -> Pen {
        Pen { writer, next: 0 }
    }

    /// Whose it is.
    #[must_use]
    pub fn writer(&self) -> Writer {
        self.writer
    }
}

/// What is the same for all entries of one gesture.
#[derive(Clone, Debug)]
pub struct Circumstances {
    /// When, for display.
    pub made: Stamp,
    /// The as-of date the person stands on; `None` for a change that counts on every day.
    pub as_of: Option<Day>,
    /// Name or initials of the person.
    pub by: Option<Text>,
    /// Id of the plan.
    pub plan: Text,
    /// SHA-256 of the plan file's text, hexadecimal.
    pub fingerprint: Text,
}

impl Journal {
    /// Draws up the entries for one gesture, to be stored and then [added](Journal::add). Leaves
    /// out what would change nothing; a later change of the same target in the list wins. Changes
    /// whose value does not fit their target are left out as well.
    #[must_use]
    pub fn draft(
        &self,
        pen: &mut Pen,
        circumstances: &Circumstances,
        changes: Vec<(Target, Value)>,
        reason: Option<&Text>,
    ) -> Vec<Entry> {
        let changes: Map<Target, Value> = changes
            .into_iter()
            .filter(|(target, value)| target.takes(value))
            .collect();
        let changes = changes
            .into_vec()
            .into_iter()
            .filter(|(target, value)| {
                let raced = |held: &Held| !held.also.is_empty();
                self.shown(target, circumstances) != value
                    || self.state.held.get(target).is_some_and(raced)
            })
            .collect();
        self.write(pen, circumstances, changes, reason, None)
    }

    /// Draws up the entries that take back the latest gesture that stands; empty when there is
    /// none. Each target goes back to what the other gestures that stand say.
    #[must_use]
    pub fn draft_undo(&self, pen: &mut Pen, circumstances: &Circumstances) -> Vec<Entry> {
        let Some(act) = self.history.next_undo() else {
            return Vec::new();
        };
        let changes = self
            .gesture(act)
            .into_iter()
            .map(|entry| (entry.target.clone(), self.value_without(&entry.target, act)))
            .collect();
        let circumstances = self.at_the_time_of(act, circumstances);
        self.write(pen, &circumstances, changes, None, Some(act))
    }

    /// Draws up the entries that bring back the gesture that was undone last; empty when there is
    /// none, or when something else was changed since.
    #[must_use]
    pub fn draft_redo(&self, pen: &mut Pen, circumstances: &Circumstances) -> Vec<Entry> {
        let Some((act, undo)) = self.history.next_redo() else {
            return Vec::new();
        };
        let changes = self
            .gesture(act)
            .into_iter()
            .map(|entry| (entry.target.clone(), entry.after.clone()))
            .collect();
        let circumstances = self.at_the_time_of(act, circumstances);
        self.write(pen, &circumstances, changes, None, Some(undo))
    }

    /// What the person sees in a target on the day they stand on.
    fn shown(&self, target: &Target, circumstances: &Circumstances) -> &Value {
        let held = self.state.held.get(target);
        held.and_then(|held| match circumstances.as_of {
            Some(day) => held.on(day).map(|(_, value)| value),
            None => Some(&held.value),
        })
        .unwrap_or(&Value::Nothing)
    }

    /// As though the person stood where they stood for `act`, so that what takes it back or brings
    /// it back counts on the same days.
    fn at_the_time_of(&self, act: EntryId, circumstances: &Circumstances) -> Circumstances {
        Circumstances {
            as_of: self.get(act).and_then(|entry| entry.as_of),
            ..circumstances.clone()
        }
    }

    /// What a target would hold by the gestures that stand, without one of them.
    fn value_without(&self, target: &Target, act: EntryId) -> Value {
        self.thread(target)
            .rev()
            .find(|entry| {
                let first = entry.group.first;
                first != act && (self.history.stands(first) || !self.history.knows(first))
            })
            .map(|entry| entry.after.clone())
            .unwrap_or_default()
    }

    pub(super) fn write(
        &self,
        pen: &mut Pen,
        circumstances: &Circumstances,
        changes: Vec<(Target, Value)>,
        reason: Option<&Text>,
        undoes: Option<EntryId>,
    ) -> Vec<Entry> {
        let first = EntryId {
            writer: pen.writer,
            seq: pen.next,
        };
        let group = Group {
            first,
            size: u32::try_from(changes.len()).unwrap_or(u32::MAX),
        };
        pen.next = pen.next.saturating_add(group.size);
        group
            .members()
            .zip(self.lamport.saturating_add(1)..)
            .zip(changes)
            .map(|((id, lamport), (target, after))| Entry {
                id,
                lamport,
                made: circumstances.made,
                as_of: circumstances.as_of,
                by: circumstances.by.clone(),
                plan: circumstances.plan.clone(),
                fingerprint: circumstances.fingerprint.clone(),
                group,
                undoes,
                replaces: self
                    .threads
                    .get(&target)
                    .map(|thread| thread.heads().collect())
                    .unwrap_or_default(),
                before: self.shown(&target, circumstances).clone(),
                after,
                target,
                reason: reason.cloned(),
            })
            .collect()
    }
}
