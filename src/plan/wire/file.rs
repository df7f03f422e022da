//! A plan file as a whole: its members, and its tables of records with the place of each record
//! in the text. Leaves the walk through the text to `reader`.

use serde::Deserializer;
use serde::de::DeserializeSeed;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::context::Context;
use super::records::{
    Activity, Benefit, Budget, Checklist, Cohort, EstateSite, Governance, Id, Lost, Name,
    Organisation, Practice, PrintedTotal, Programme, RegisterItem, Revision, Rules, Source,
    Statement, System, Workstream,
};
use super::shape::{Format, Seed, Shape, Version};
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

        /// A file that is being read.
        #[derive(Debug, Default)]
        pub(in crate::plan) struct Draft {
            $( pub $member: Option<$mty>, )*
            $( pub $table: Rows<$tty>, )*
            pub unknown: Unknown,
        }

        impl Draft {
            /// The name of this table, when it is one.
            pub fn table(name: &str) -> Option<&'static str> {
                match name {
                    $( $twire => Some($twire), )*
                    _ => None,
                }
            }

            /// The name of this member, when it is one and not a table.
            pub fn member(name: &str) -> Option<&'static str> {
                match name {
                    $( $mwire => Some($mwire), )*
                    _ => None,
                }
            }

            /// Reads the value of a member.
            pub fn read_member<'de, D: Deserializer<'de>>(
                &mut self,
                name: &'static str,
                from: D,
                cx: &mut Context,
            ) -> Result<(), D::Error> {
                match name {
                    $( $mwire => self.$member = Some(Seed::new(cx).deserialize(from)?), )*
                    _ => {}
                }
                Ok(())
            }

            /// Reads the next row of a table, which starts at this byte of the text.
            pub fn read_row<'de, D: Deserializer<'de>>(
                &mut self,
                table: &'static str,
                start: usize,
                from: D,
                cx: &mut Context,
            ) -> Result<(), D::Error> {
                match table {
                    $(
                        $twire => {
                            let row = Seed::new(cx).deserialize(from)?;
                            self.$table.rows.push(row);
                            self.$table.starts.push(start);
                        }
                    )*
                    _ => {}
                }
                Ok(())
            }

            /// The file, once all of it is read. What is missing is noted.
            pub fn finish(self, cx: &mut Context) -> File {
                File {
                    $( $member: cx.settle($mwire, self.$member), )*
                    $( $table: self.$table, )*
                    unknown: self.unknown,
                }
            }
        }

        impl File {
            /// What a plan file may hold.
            #[must_use]
            pub fn form() -> Form {
                Form::Record(vec![
                    $( Member {
                        name: $mwire,
                        form: <$mty>::form(),
                        is_required: <$mty>::absent().is_none(),
                    }, )*
                    $( Member {
                        name: $twire,
                        form: Form::List(Box::new(<$tty>::form())),
                        is_required: false,
                    }, )*
                ])
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
