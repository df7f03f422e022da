//! What a member may hold, as data: for reading records, for the words of a problem and for
//! checking the schema. All of it is known before the program starts.

use super::Shape;
use crate::plan::Words;
use crate::words::numbers::signed;

/// What a member may hold.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Form {
    /// Any text.
    Text,
    /// Text that is not empty.
    Name,
    /// Exactly this JSON.
    Only(&'static str),
    /// `practices`, or ids with full stops between.
    CountKey,
    /// Three capitals.
    Currency,
    /// An id: 1 to 64 letters, digits, full stops, underscores and hyphens of ASCII.
    Id,
    /// The id of another record.
    Reference,
    /// A day, such as `2009-09-23`.
    Day,
    /// A day, month, quarter or year.
    Date,
    /// A whole number between these two, both included.
    Whole(i64, i64),
    /// A number between 0 and 1, both included.
    Share,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Null, or what is inside.
    Nullable(&'static Form),
    /// A list.
    List(&'static Form),
    /// An object whose member names are free and whose members are all alike.
    Map(&'static Form),
    /// An object with these members.
    Record(&'static [Member]),
}

/// A member of a record.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Member {
    /// Its name in the file.
    pub name: &'static str,
    /// What it holds.
    pub form: Form,
    /// Whether a record without it is refused.
    pub is_required: bool,
}

impl Member {
    /// A member by this name of a record, for values of this type.
    pub(super) const fn of<T: Shape>(name: &'static str) -> Member {
        Member {
            name,
            form: T::FORM,
            is_required: T::IS_REQUIRED,
        }
    }
}

impl Form {
    /// What is expected, such as "a whole number from 0 to 100".
    #[must_use]
    pub fn words(&self) -> Words {
        match self {
            Form::Only(json) => Words::default().code(json),
            Form::CountKey => Words::new(
                "`\"practices\"`, or the ids of a programme and a gate with a full stop between",
            ),
            Form::Currency => {
                Words::new("the code of a currency, three capitals, such as `\"GBP\"`")
            }
            Form::Text | Form::Name => {
                Words::new("text between double quotes, such as `\"Podiatry\"`")
            }
            Form::Id => Words::new(
                "an id of 1 to 64 characters, each a letter from A to Z, a digit, `.`, `_` or `-`, such as `\"en-podiatry\"`",
            ),
            Form::Reference => {
                Words::new("the id of another record between double quotes, such as `\"en-pct\"`")
            }
            Form::Day => Words::new("a day such as `\"2009-09-23\"`"),
            Form::Date => Words::new(
                "a day `2010-02-28`, a month `2010-02`, a quarter `2010-Q1` or a year `2010`",
            ),
            Form::Whole(low, high) => Words::default().plain(&format!(
                "a whole number from {} to {}, without quotes",
                signed(*low),
                signed(*high)
            )),
            Form::Share => Words::new("a number from `0` to `1`, such as `0.25` for a quarter"),
            Form::Word(words) => {
                words
                    .iter()
                    .enumerate()
                    .fold(Words::new("one of "), |out, (at, word)| {
                        out.plain(if at == 0 { "" } else { ", " })
                            .code(&format!("\"{word}\""))
                    })
            }
            Form::Nullable(inside) => match inside {
                Form::Date => Words::new(
                    "a day `2010-02-28`, a month `2010-02`, a quarter `2010-Q1`, a year `2010`, or `null` for not dated yet",
                ),
                inside => inside.words().then(", or `null`"),
            },
            Form::List(_) => Words::new("a list between `[` and `]`"),
            Form::Map(_) | Form::Record(_) => Words::new("an object between `{` and `}`"),
        }
    }
}
