//! Draws up new entries: for a change, for undo, for redo. Knows numbers, counters and what a new
//! entry saw; leaves taking them in to `log`.

use super::{Entry, EntryId, Group, Journal, Stamp, Target, Value, Writer};
use crate::order::Map;
use crate::plan::Text;

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
    /// Name or initials of the person.
    pub by: Option<Text>,
    /// Id of the plan.
    pub plan: Text,
    /// SHA-256 of the plan file, hexadecimal.
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
            .filter(|(target, value)| match self.state.held.get(target) {
                Some(held) => held.value != *value || !held.also.is_empty(),
                None => *value != Value::Nothing,
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
        self.write(pen, circumstances, changes, None, Some(act))
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
        self.write(pen, circumstances, changes, None, Some(undo))
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

    fn write(
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
                before: self
                    .state
                    .held
                    .get(&target)
                    .map(|held| held.value.clone())
                    .unwrap_or_default(),
                after,
                target,
                reason: reason.cloned(),
            })
            .collect()
    }
}
