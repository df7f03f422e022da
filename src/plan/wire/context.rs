//! What is carried along while a file is read: the path to the value at hand, and what is wrong
//! with it. Faults are kept in a raw form; `fault` words them when the file is refused.

use std::fmt::Write as _;

use super::{Form, Member};
use crate::json::Slip;
use crate::plan::{Notice, Refusal};

/// One step of a path into a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::plan) enum Step {
    /// A member that the format knows.
    Name(&'static str),
    /// A member whose name is free.
    Key(Box<str>),
    /// A place in a list, from 0.
    Index(usize),
}

/// A path as text: `activities[14].end`.
pub(in crate::plan) fn path_text(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        let name = match step {
            Step::Index(at) => {
                // Writing to a string cannot fail.
                let _ = write!(text, "[{at}]");
                continue;
            }
            Step::Name(name) => name,
            Step::Key(key) => &**key,
        };
        let is_plain = !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-' || b == b'$');
        if is_plain {
            text.push_str(if text.is_empty() { "" } else { "." });
            text.push_str(name);
        } else {
            let _ = write!(text, "[{name:?}]");
        }
    }
    text
}

/// What can be wrong with a file.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::plan) enum What {
    /// Not JSON.
    Syntax(Slip),
    /// A value of another type.
    WrongType(&'static Form),
    /// A text that must say something.
    Empty,
    /// Text where a date was expected.
    BadDate {
        /// Whether only a day would do.
        is_day: bool,
    },
    /// An id with characters that ids cannot have, or none at all, or too many.
    BadId,
    /// A word that is not in the list.
    UnknownWord(&'static [&'static str]),
    /// A number outside its range.
    OutOfRange(&'static Form),
    /// A member that must be there.
    Missing(&'static Member),
    /// A member given twice.
    Repeated,
    /// A member given twice somewhere inside a value that Rollcall does not know.
    RepeatedInside(Box<str>),
    /// A value inside an unknown member is nested too deep.
    TooDeep,
    /// Two records of a sort with one id.
    Duplicate {
        /// Such as "activities", the member where they stand.
        table: &'static str,
        /// Such as "an activity".
        one: &'static str,
        /// Where the id was used first: path, and start of the record in the text.
        first: (Vec<Step>, usize, usize),
        /// An id that would do.
        instead: String,
    },
    /// A reference to nothing.
    Dangling {
        /// Such as "an organisation".
        to: &'static str,
        /// Such as "organisations", the member of the plan where they stand.
        table: &'static str,
        /// Ids that look alike.
        near: Option<String>,
    },
    /// An organisation that is above itself.
    ParentLoop(String),
    /// A count or gate that belongs to nothing; holds what it should name.
    BadKey(&'static str),
    /// Two cohorts for one organisation and system.
    SameCohort {
        /// Where the first is: path, and start of the record in the text.
        first: (Vec<Step>, usize, usize),
    },
    /// The file says that it is something else.
    NotAPlan,
    /// The file is of a later version.
    Newer,
    /// Too many records of a sort.
    TooMany(&'static str, usize),
}

/// One problem with a file, not worded yet.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::plan) struct Fault {
    /// From the top of the file.
    pub path: Vec<Step>,
    /// How many steps of the path lead to `base`.
    pub base_steps: usize,
    /// Where in the text the value starts that `base_steps` lead to.
    pub base: usize,
    /// What is wrong.
    pub what: What,
}

impl Fault {
    /// Whether, because of it, a record of this table may have lost its id.
    pub fn hides_ids_of(&self, table: &str) -> bool {
        let is_in_table = matches!(self.path.first(), Some(Step::Name(name)) if *name == table);
        let hides_record = matches!(self.what, What::WrongType(_)) && self.path.len() <= 2;
        let hides_id = match (&self.what, self.path.get(2)) {
            (What::Missing(member), None) => member.name == "id",
            (What::WrongType(_), Some(Step::Name("id"))) => self.path.len() == 3,
            _ => false,
        };
        is_in_table && (hides_record || hides_id)
    }

    /// Whether nothing can be read beyond it.
    pub fn ends_reading(&self) -> bool {
        matches!(
            self.what,
            What::Syntax(_) | What::NotAPlan | What::Newer | What::TooMany(..)
        )
    }
}

/// Carried along while reading.
#[derive(Debug, Default)]
pub(in crate::plan) struct Context {
    /// Path to the value at hand.
    pub path: Vec<Step>,
    /// How many steps of the path lead to `base`.
    pub base_steps: usize,
    /// Where in the text the row or top-level member at hand starts.
    pub base: usize,
    /// The first faults.
    pub faults: Vec<Fault>,
    /// How many faults there are in all.
    pub total: usize,
    /// Dependency links read so far.
    pub links: usize,
    /// In the order of their paths without places, which stand first.
    notices: Vec<(String, Notice)>,
}

impl Context {
    /// Notes that something is wrong at the path at hand.
    pub fn fault(&mut self, what: What) {
        self.total += 1;
        if self.faults.len() < Refusal::SHOWN {
            self.faults.push(Fault {
                path: self.path.clone(),
                base_steps: self.base_steps,
                base: self.base,
                what,
            });
        }
    }

    /// The same for what takes time to say: it is asked for only while faults are kept.
    pub fn costly_fault(&mut self, what: &dyn Fn() -> What) {
        if self.faults.len() < Refusal::SHOWN {
            self.fault(what());
        } else {
            self.total += 1;
        }
    }

    /// Goes to a row of a table, which starts at this byte of the text.
    pub fn go_to_row(&mut self, table: &'static str, row: usize, start: usize) {
        self.path.clear();
        self.path.extend([Step::Name(table), Step::Index(row)]);
        (self.base_steps, self.base) = (2, start);
    }

    /// Goes to a member of the top level of a plan that starts at this byte of the text.
    pub fn go_to_member(&mut self, name: &'static str, plan_start: usize) {
        self.path.clear();
        self.path.push(Step::Name(name));
        (self.base_steps, self.base) = (0, plan_start);
    }

    /// Notes that something is wrong one step further down the path.
    pub fn fault_at(&mut self, step: Step, what: What) {
        self.path.push(step);
        self.fault(what);
        self.path.pop();
    }

    /// Notes what reading ends with: never left out, however many faults there are before.
    pub fn last_fault(&mut self, what: What) {
        self.faults.truncate(Refusal::SHOWN - 1);
        self.fault(what);
    }

    /// Notes something worth knowing about the path at hand. What is the same but for places in
    /// lists is noted once and counted.
    pub fn notice(&mut self, sentence: &dyn Fn() -> String) {
        let path = path_text(&self.path);
        let mut key = String::with_capacity(path.len());
        for (at, part) in path.split('[').enumerate() {
            let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
            key.push_str(if at == 0 { "" } else { "[" });
            key.push_str(if at == 0 { part } else { rest });
        }
        let place = self.notices.binary_search_by(|(known, _)| known.cmp(&key));
        match place {
            Ok(at) => self.notices[at].1.count += 1,
            Err(at) if self.notices.len() < Refusal::SHOWN => {
                let notice = Notice {
                    title: sentence(),
                    path,
                    count: 1,
                };
                self.notices.insert(at, (key, notice));
            }
            Err(_) => {}
        }
    }

    /// What is worth knowing, by path.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        let notices = std::mem::take(&mut self.notices);
        notices.into_iter().map(|(_, notice)| notice).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_as_people_write_it() {
        let path = [Step::Name("activities"), Step::Index(14), Step::Name("end")];
        assert_eq!(path_text(&path), "activities[14].end");
        let odd = [Step::Name("counts"), Step::Key("scr.board".into())];
        assert_eq!(path_text(&odd), "counts[\"scr.board\"]");
        assert_eq!(path_text(&[]), "");
    }

    #[test]
    fn notices_that_differ_only_in_places_are_counted_together() {
        let mut cx = Context::default();
        for at in 0..3 {
            cx.path = vec![
                Step::Name("activities"),
                Step::Index(at),
                Step::Key("colour".into()),
            ];
            cx.notice(&|| format!("new, not {at}"));
        }
        let notices = cx.take_notices();
        assert_eq!(notices.len(), 1);
        assert_eq!(
            (notices[0].count, &*notices[0].path),
            (3, "activities[0].colour")
        );
    }
}
