//! What the person is told about the two copies, in words: what happened, whether anything is lost,
//! what to do.

use super::{Key, Place, Report};
use crate::order::Set;
use crate::words::keeping as words;

/// Something about the data that the person should know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// What happened, where, and what to do.
    pub words: String,
    /// Whether something is or may be lost.
    pub urgent: bool,
}

impl Notice {
    /// Something that is good to know.
    #[must_use]
    pub fn quiet(words: impl Into<String>) -> Notice {
        Notice {
            words: words.into(),
            urgent: false,
        }
    }

    /// Something that is or may be lost.
    #[must_use]
    pub fn urgent(words: impl Into<String>) -> Notice {
        Notice {
            words: words.into(),
            urgent: true,
        }
    }
}

/// What was known of this browser at start-up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// The copy that did not know this browser any more while the other did.
    pub forgotten_by: Option<Place>,
    /// Changes were kept here before.
    pub had_changes: bool,
    /// How many changes are here now.
    pub changes: usize,
    /// Of some only what they come to is left, not when and by whom each was made.
    pub is_shortened: bool,
}

/// What to say after both copies were put together.
#[must_use]
pub fn notices(report: &Report, known: Known) -> Vec<Notice> {
    let mut notices = Vec::new();
    if report.newer > 0 {
        notices.push(Notice::urgent(words::A_NEWER_RELEASE_OF_ROLLCALL));
    }
    if known.had_changes && known.changes == 0 {
        notices.push(Notice::urgent(words::CHANGES_WERE_KEPT_IN_THIS));
    } else if known.forgotten_by == Some(Place::Local) && report.restored_to_local > 0 {
        notices.push(Notice::quiet(words::put_back_from_second(known.changes)));
    } else if known.forgotten_by == Some(Place::Durable)
        && (report.restored_to_durable > 0 || known.is_shortened)
    {
        notices.push(Notice::quiet(words::copied_into_second(known.changes)));
    }
    if known.is_shortened {
        notices.push(Notice::quiet(words::WHAT_ALL_YOUR_CHANGES_COME_TO));
    }
    notices.extend(damage(report));
    if !report.clashes.is_empty() {
        notices.push(Notice::urgent(words::two_versions(report.clashes.len())));
    }
    notices
}

fn damage(report: &Report) -> Option<Notice> {
    let keys = |is_lost: bool| {
        let damaged = report.damaged.iter();
        let keys = damaged.filter(|one| !(is_lost && one.has_twin));
        keys.map(|one| &one.key).collect::<Set<&Key>>().len()
    };
    match (keys(false), keys(true)) {
        (0, _) => None,
        (n, 0) => Some(Notice::quiet(words::put_right(n))),
        (_, n) => Some(Notice::urgent(words::could_not_be_read(n))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{EntryId, Writer};
    use crate::store::Damaged;

    fn damaged(seq: u32, has_twin: bool) -> Damaged {
        Damaged {
            place: Place::Local,
            key: Key::Entry(EntryId {
                writer: Writer(1),
                seq,
            }),
            problem: String::new(),
            has_twin,
        }
    }

    const AT_HOME: Known = Known {
        forgotten_by: None,
        had_changes: true,
        changes: 214,
        is_shortened: false,
    };

    #[test]
    fn nothing_is_said_when_nothing_happened() {
        assert_eq!(notices(&Report::default(), AT_HOME), []);
        assert_eq!(notices(&Report::default(), Known::default()), []);
    }

    #[test]
    fn a_cleared_copy_is_named_with_what_was_restored() {
        let report = Report {
            restored_to_local: 214,
            ..Report::default()
        };
        let cleared = Known {
            forgotten_by: Some(Place::Local),
            ..AT_HOME
        };
        let said = notices(&report, cleared);
        assert_eq!(
            said,
            [Notice::quiet(
                "This browser lost what it kept in local storage. Your 214 changes were put back from the \
                 second copy."
            )]
        );
    }

    #[test]
    fn changes_that_are_gone_from_both_copies_are_announced() {
        let gone = Known {
            changes: 0,
            ..AT_HOME
        };
        assert!(notices(&Report::default(), gone)[0].urgent);
    }

    #[test]
    fn damage_urgent_only_when_no_copy_is_whole() {
        let report = |damaged| Report {
            damaged,
            ..Report::default()
        };
        let mended = notices(&report(vec![damaged(0, true), damaged(1, true)]), AT_HOME);
        assert!(
            mended[0]
                .words
                .starts_with("2 stored records were damaged in one")
        );
        assert!(!mended[0].urgent);
        let lost = notices(&report(vec![damaged(0, true), damaged(1, false)]), AT_HOME);
        assert!(lost[0].words.starts_with("1 stored record was damaged and"));
        assert!(lost[0].urgent);
    }
}
