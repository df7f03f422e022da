//! A plan file as a whole: its members, and its tables of records with the place of each record
//! in the text. Leaves the walk through the text to `reader`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::record::slots;
use super::records::{
    Activity, Benefit, Budget, Checklist, Cohort, EstateSite, Governance, Id, Lost, Name,
    Organisation, Practice, PrintedTotal, Programme, RegisterItem, Revision, Rules, Source,
    Statement, System, Workstream,
};
use super::shape::{Format, Given, Shape, Slot, Version};
use super::{Form, Member, Unknown};
use crate::plan::{Day, Text};

/// How many records of a table lie together.
const TOGETHER: usize = 256;

/// The records of a table, in file order. They lie in pieces, so that a long table is never copied
/// while it grows, and is given back piece by piece while it is put into a plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Pieces<T> {
    /// Each but the last holds [`TOGETHER`].
    pieces: Vec<Vec<T>>,
}

impl<T> Pieces<T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        let last = self.pieces.last().map_or(0, Vec::len);
        self.pieces.len().saturating_sub(1) * TOGETHER + last
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// All, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.pieces.iter().flatten()
    }

    /// All, one after the other, to be changed.
    pub(in crate::plan) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.pieces.iter_mut().flatten()
    }

    /// The last.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.pieces.last()?.last()
    }

    /// Adds one and gives its place.
    fn push(&mut self, record: T) -> Option<&mut T> {
        if (self.pieces.last()).is_none_or(|piece| piece.len() == TOGETHER) {
            // Most tables are short; one that has filled a piece is going to fill more.
            let room = if self.pieces.is_empty() { 0 } else { TOGETHER };
            self.pieces.push(Vec::with_capacity(room));
        }
        let piece = self.pieces.last_mut()?;
        piece.push(record);
        piece.last_mut()
    }
}

impl<T> std::ops::Index<usize> for Pieces<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.pieces[at / TOGETHER][at % TOGETHER]
    }
}

impl<T> IntoIterator for Pieces<T> {
    type Item = T;
    type IntoIter = std::iter::Flatten<std::vec::IntoIter<Vec<T>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.pieces.into_iter().flatten()
    }
}

impl<T: Serialize> Serialize for Pieces<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

/// A table of records. Two are alike when their records are, wherever those stand in a text.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    /// The records, in file order.
    pub rows: Pieces<T>,
    /// Where each starts in the text, in bytes.
    pub(in crate::plan) starts: Vec<usize>,
}

impl<T> Default for Rows<T> {
    fn default() -> Rows<T> {
        Rows {
            rows: Pieces { pieces: Vec::new() },
            starts: Vec::new(),
        }
    }
}

/// A table that rows are added to.
pub(in crate::plan) trait Table {
    /// Adds a row that starts at this byte of the text.
    fn add(&mut self, start: usize) -> Option<&mut dyn Slot>;
}

impl<T: Shape> Table for Rows<T> {
    fn add(&mut self, start: usize) -> Option<&mut dyn Slot> {
        self.starts.push(start);
        let row = self.rows.push(T::placeholder())?;
        Some(row)
    }
}

impl<T: PartialEq> PartialEq for Rows<T> {
    fn eq(&self, other: &Rows<T>) -> bool {
        self.rows == other.rows
    }
}

macro_rules! file {
    (
        members { $( $(#[$mdoc:meta])* $mwire:literal $member:ident: $mty:ty, )* }
        tables { $( $(#[$tdoc:meta])* $twire:literal $table:ident: $tty:ty, )* }
    ) => {
        /// A plan file, every record as it stands there.
        #[derive(Clone, PartialEq, Debug)]
        pub struct File {
            $( $(#[$mdoc])* pub $member: $mty, )*
            $( $(#[$tdoc])* pub $table: Rows<$tty>, )*
            /// Members that the format does not know.
            pub unknown: Unknown,
        }

        const _: () = assert!(File::MEMBERS.len() <= Given::MOST);

        impl File {
            /// What a plan file may hold: first single members, then tables.
            pub const FORM: Form = Form::Record(File::MEMBERS);

            /// Every member.
            pub(in crate::plan) const MEMBERS: &[Member] = &[
                $( Member::of::<$mty>($mwire), )*
                $( Member {
                    name: $twire,
                    form: Form::List(&<$tty>::FORM),
                    is_required: false,
                }, )*
            ];

            /// The number of the first member that is a table.
            const FIRST_TABLE: usize = [$( $mwire ),*].len();

            /// A file that nothing is read of yet.
            pub(in crate::plan) fn placeholder() -> File {
                File {
                    $( $member: <$mty>::placeholder(), )*
                    $( $table: Rows::default(), )*
                    unknown: Unknown::default(),
                }
            }

            slots! {
                /// The place for the value of the single member with this number.
                pub(in crate::plan) fn slot -> Slot { $( $member )* }
            }

            slots! {
                /// The table with this number, counted from the first.
                fn nth_table -> Table { $( $table )* }
            }

            /// The table that is the member with this number.
            pub(in crate::plan) fn table(&mut self, member: usize) -> Option<&mut dyn Table> {
                self.nth_table(member.checked_sub(File::FIRST_TABLE)?)
            }
        }

        impl Serialize for File {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let mut map = to.serialize_map(None)?;
                $( if !self.$member.is_absent() { map.serialize_entry($mwire, &self.$member)?; } )*
                $( if !self.$table.rows.is_empty() { map.serialize_entry($twire, &self.$table.rows)?; } )*
                self.unknown.write(&mut map)?;
                map.end()
            }
        }
    };
}

file! {
    members {
        /// Where the schema is.
        "$schema" schema: Option<Text>,
        /// Always [`FORMAT`](super::FORMAT).
        "format" format: Format,
        /// At most [`VERSION`](super::VERSION).
        "version" version: Version,
        /// Same in every revision of one plan.
        "id" id: Id,
        /// Title.
        "title" title: Name,
        /// Community.
        "community" community: Name,
        /// Revision.
        "revision" revision: Name,
        /// The day the plan was written for.
        "asOf" as_of: Day,
        /// Remark.
        "note" note: Option<Text>,
        /// The plan's own rules.
        "rules" rules: Option<Rules>,
        /// Money.
        "budget" budget: Option<Budget>,
        /// Who decides.
        "governance" governance: Option<Governance>,
    }
    tables {
        /// Revision history.
        "revisions" revisions: Revision,
        /// Paragraphs.
        "sources" sources: Source,
        /// Organisations and sites.
        "organisations" organisations: Organisation,
        /// Systems.
        "systems" systems: System,
        /// Workstreams.
        "workstreams" workstreams: Workstream,
        /// Activities.
        "activities" activities: Activity,
        /// Readiness programmes.
        "programmes" programmes: Programme,
        /// Practices known as counts.
        "cohorts" cohorts: Cohort,
        /// Practices known by name.
        "practices" practices: Practice,
        /// Totals as printed.
        "printedTotals" printed_totals: PrintedTotal,
        /// Which systems are in use where.
        "estate" estate: EstateSite,
        /// Content that is lost.
        "lost" lost: Lost,
        /// Task lists.
        "checklists" checklists: Checklist,
        /// Risks and issues.
        "register" register: RegisterItem,
        /// Benefits.
        "benefits" benefits: Benefit,
        /// Vision, assumptions, principles.
        "statements" statements: Statement,
    }
}

impl File {
    /// The file as JSON text, two spaces a level, with every member it was read with that the
    /// format does not know.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_give_back_what_was_put_in_wherever_one_ends() {
        for count in [
            0,
            1,
            TOGETHER - 1,
            TOGETHER,
            TOGETHER + 1,
            3 * TOGETHER,
            1000,
        ] {
            let given: Vec<usize> = (0..count).collect();
            let mut pieces = Pieces { pieces: Vec::new() };
            for number in &given {
                assert_eq!(pieces.push(*number), Some(&mut number.clone()));
            }
            assert_eq!((pieces.len(), pieces.is_empty()), (count, count == 0));
            assert_eq!(pieces.last(), given.last());
            assert!(pieces.iter().eq(&given));
            assert!((0..count).all(|at| pieces[at] == given[at]));
            for number in pieces.iter_mut() {
                *number += 1;
            }
            assert!(pieces.into_iter().eq(1..=count));
        }
    }
}
