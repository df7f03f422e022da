//! What the badge says about how well the person's changes are kept. A pure function of events:
//! "Saved" follows a commit of the durable copy and nothing else.

use crate::words::keeping as words;
use std::collections::VecDeque;

/// What the badge says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Badge {
    /// Everything is in both places.
    #[default]
    Saved,
    /// So many changes are on their way to the durable copy; 0 while it is not known yet what that
    /// holds.
    Saving(usize),
    /// Everything is kept, but something in one of the two places only.
    OnePlace,
    /// So many changes are in neither place; 0 when there are none yet but nothing can be kept.
    NotSaved(usize),
}

impl Badge {
    /// The word for `data-saved`: `saved`, `saving`, `one-place` or `not-saved`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Badge::Saved => "saved",
            Badge::Saving(_) => "saving",
            Badge::OnePlace => "one-place",
            Badge::NotSaved(_) => "not-saved",
        }
    }

    /// What it says to the person.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Badge::Saved => words::SAVED_ON_THIS_DEVICE.into(),
            Badge::Saving(changes) => words::saving(changes),
            Badge::OnePlace => words::SAVED_IN_ONE_PLACE_ONLY.into(),
            Badge::NotSaved(changes) => words::not_saved(changes),
        }
    }
}

/// Something that happened to the two copies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// A change was made; whether the first copy took it.
    Changed {
        /// Whether the first copy took all of it.
        is_shelved: bool,
    },
    /// The durable copy committed so many changes, the oldest that waited.
    Committed(usize),
    /// The durable copy refused what waited.
    Refused,
    /// The durable copy opened.
    Opened,
    /// The durable copy did not open, or closed.
    Missing,
    /// The first copy took so many changes that it had refused before.
    Shelved(usize),
    /// The first copy refused something that the durable copy holds.
    Lacking,
    /// The first copy cannot be used at all.
    Denied,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Durable {
    #[default]
    Opening,
    Open,
    Refusing,
    Missing,
}

/// Where the two copies stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// For each change that the durable copy has not committed, oldest first: whether the first
    /// copy has it.
    waiting: VecDeque<bool>,
    /// Changes that only the durable copy has.
    unshelved: usize,
    durable: Durable,
    is_denied: bool,
}

impl Standing {
    /// Takes in what happened.
    pub fn on(&mut self, event: Event) {
        match event {
            Event::Changed { is_shelved } => self.waiting.push_back(is_shelved),
            Event::Committed(changes) => {
                let changes = changes.min(self.waiting.len());
                let committed = self.waiting.drain(..changes);
                self.unshelved += committed.filter(|is_shelved| !is_shelved).count();
                self.durable = Durable::Open;
            }
            Event::Refused => self.durable = Durable::Refusing,
            Event::Opened => self.durable = Durable::Open,
            Event::Missing => self.durable = Durable::Missing,
            Event::Shelved(mut changes) => {
                let committed = changes.min(self.unshelved);
                self.unshelved -= committed;
                changes -= committed;
                let refused = self.waiting.iter_mut().filter(|is_shelved| !**is_shelved);
                refused
                    .take(changes)
                    .for_each(|is_shelved| *is_shelved = true);
            }
            Event::Lacking => self.unshelved += 1,
            Event::Denied => self.is_denied = true,
        }
    }

    /// How many changes the durable copy has not committed.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// What the badge says.
    #[must_use]
    pub fn badge(&self) -> Badge {
        let is_durable = matches!(self.durable, Durable::Opening | Durable::Open);
        let nowhere = self
            .waiting
            .iter()
            .filter(|is_shelved| !**is_shelved)
            .count();
        if !is_durable && (nowhere > 0 || self.is_denied) {
            Badge::NotSaved(nowhere)
        } else if self.durable == Durable::Opening || (is_durable && !self.waiting.is_empty()) {
            Badge::Saving(self.waiting.len())
        } else if !is_durable || self.unshelved > 0 || self.is_denied {
            Badge::OnePlace
        } else {
            Badge::Saved
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn after(events: &[Event]) -> Badge {
        let mut standing = Standing::default();
        for &event in events {
            standing.on(event);
        }
        standing.badge()
    }

    const CHANGED: Event = Event::Changed { is_shelved: true };
    const CHANGED_UNSHELVED: Event = Event::Changed { is_shelved: false };

    #[test]
    fn saved_is_said_once_the_durable_copy_has_committed() {
        assert_eq!(after(&[Event::Opened, CHANGED]), Badge::Saving(1));
        assert_eq!(after(&[Event::Opened, CHANGED, CHANGED]), Badge::Saving(2));
        let committed = [Event::Opened, CHANGED, CHANGED, Event::Committed(1)];
        assert_eq!(after(&committed), Badge::Saving(1));
        let committed = [Event::Opened, CHANGED, Event::Committed(1)];
        assert_eq!(after(&committed), Badge::Saved);
        // Until it is known what the durable copy holds, nothing is called saved.
        assert_eq!(after(&[]), Badge::Saving(0));
        assert_eq!(after(&[Event::Opened]), Badge::Saved);
    }

    #[test]
    fn a_change_that_only_one_copy_took_is_said_to_be_in_one_place() {
        let only_first = [Event::Opened, CHANGED, Event::Refused];
        assert_eq!(after(&only_first), Badge::OnePlace);
        let only_durable = [Event::Opened, CHANGED_UNSHELVED, Event::Committed(1)];
        assert_eq!(after(&only_durable), Badge::OnePlace);
        assert_eq!(after(&[Event::Missing]), Badge::OnePlace);
        assert_eq!(after(&[Event::Denied, Event::Opened]), Badge::OnePlace);
        assert_eq!(after(&[Event::Opened, Event::Lacking]), Badge::OnePlace);
        let mended = [Event::Opened, Event::Lacking, Event::Shelved(1)];
        assert_eq!(after(&mended), Badge::Saved);
    }

    #[test]
    fn a_change_that_no_copy_took_is_said_not_to_be_saved() {
        let nowhere = [Event::Opened, CHANGED_UNSHELVED, Event::Refused];
        assert_eq!(after(&nowhere), Badge::NotSaved(1));
        assert_eq!(after(&[Event::Denied, Event::Missing]), Badge::NotSaved(0));
    }

    #[test]
    fn it_recovers_without_a_reload() {
        let recovered = [
            Event::Missing,
            CHANGED,
            CHANGED_UNSHELVED,
            Event::Opened,
            Event::Committed(2),
            Event::Shelved(1),
        ];
        assert_eq!(after(&recovered), Badge::Saved);
        let recovered = [CHANGED_UNSHELVED, Event::Refused, Event::Shelved(1)];
        assert_eq!(after(&recovered), Badge::OnePlace);
    }

    fn any_event() -> impl Strategy<Value = Event> {
        prop_oneof![
            any::<bool>().prop_map(|is_shelved| Event::Changed { is_shelved }),
            (0..3_usize).prop_map(Event::Committed),
            Just(Event::Refused),
            Just(Event::Opened),
            Just(Event::Missing),
            (0..3_usize).prop_map(Event::Shelved),
            Just(Event::Lacking),
            Just(Event::Denied),
        ]
    }

    proptest! {
        #[test]
        fn saved_is_never_said_while_a_change_waits(events in prop::collection::vec(any_event(), 0..40)) {
            let (mut changed, mut committed) = (0_usize, 0_usize);
            let mut standing = Standing::default();
            for event in events {
                match event {
                    Event::Changed { .. } => changed += 1,
                    Event::Committed(n) => committed = (committed + n).min(changed),
                    _ => {}
                }
                standing.on(event);
                let badge = standing.badge();
                if badge == Badge::Saved {
                    prop_assert_eq!(changed, committed);
                }
                prop_assert_eq!(standing.waiting(), changed - committed);
                prop_assert!(!badge.words().is_empty());
            }
        }
    }
}
