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

/// A table of records. Two are alike when their records are, wherever those stand in a text.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    /// The records, in file order.
    pub rows: Vec<T>,
    /// Where each starts in the text, in bytes.
    pub(in crate::plan) starts: Vec<usize>,
}

impl<T> Default for Rows<T> {
    fn default() -> Rows<T> {
        Rows {
            rows: Vec::new(),
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
        self.rows.push(T::placeholder());
        Some(self.rows.last_mut()?)
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
