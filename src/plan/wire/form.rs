//! What a member may hold, as data: for reading records, for the words of a problem and for
//! checking the schema. All of it is known before the program starts.

use super::Shape;
use crate::plan::Words;
use crate::words::faults as words;
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
            Form::CountKey => Words::new(words::PRACTICES_OR_THE_IDS_OF_A),
            Form::Currency => Words::new(words::THE_CODE_OF_A_CURRENCY_THREE),
            Form::Text | Form::Name => Words::new(words::TEXT_BETWEEN_DOUBLE_QUOTES),
            Form::Id => Words::new(words::FORM_ID),
            Form::Reference => Words::new(words::THE_ID_OF_ANOTHER_RECORD),
            Form::Day => Words::new(words::FORM_DAY),
            Form::Date => Words::new(words::FORM_DATE),
            Form::Whole(low, high) => {
                Words::default().plain(&words::whole_number(&signed(*low), &signed(*high)))
            }
            Form::Share => Words::new(words::FORM_SHARE),
            Form::Word(list) => {
                let list = list.iter().enumerate();
                let list = list.fold(Words::default(), |out, (at, word)| {
                    let out = if at == 0 { out } else { out.plain(", ") };
                    out.code(&format!("\"{word}\""))
                });
                Words::around(words::ONE_OF, &list)
            }
            Form::Nullable(inside) => match inside {
                Form::Date => Words::new(words::FORM_DATE_OR_NULL),
                inside => Words::around(words::OR_NULL, &inside.words()),
            },
            Form::List(_) => Words::new(words::A_LIST_BETWEEN_AND),
            Form::Map(_) | Form::Record(_) => Words::new(words::AN_OBJECT_BETWEEN_AND),
        }
    }
}
