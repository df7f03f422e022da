//! What the words of a column mean in the plan: "E&N Herts" is East & North Hertfordshire PCT.

use super::{Column, Columns};
use crate::exchange::table::{Table, without_guard};
use crate::letters::lower;
use crate::order::{self, Map};
use crate::plan::{Plan, Text};

/// What a word of the table means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meaning {
    /// As the table has it first.
    pub word: String,
    /// How many rows have it.
    pub rows: u32,
    /// The id in the plan, as far as somebody knows.
    pub id: Option<Text>,
    /// Whether the plan itself knows the word, so that nobody need be asked.
    pub is_known: bool,
}

/// The words of one column, those in most rows first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Values {
    /// One for each word.
    pub meanings: Vec<Meaning>,
    places: Map<String, usize>,
}

impl Values {
    /// The organisations of the table.
    #[must_use]
    pub fn organisations(table: &Table, columns: &Columns, plan: &Plan) -> Values {
        let mut names = Names::default();
        for it in &plan.organisations {
            names.add(&it.id, [&it.id, &it.name, &it.short]);
            names.add(&it.id, it.code.as_ref());
        }
        Values::new(table, columns, Column::Organisation, &names)
    }

    /// The systems of the table.
    #[must_use]
    pub fn systems(table: &Table, columns: &Columns, plan: &Plan) -> Values {
        let mut names = Names::default();
        for it in &plan.systems {
            names.add(&it.id, [&it.id, &it.name]);
        }
        Values::new(table, columns, Column::System, &names)
    }

    fn new(table: &Table, columns: &Columns, column: Column, names: &Names) -> Values {
        let mut values = Values::default();
        let Some(place) = columns.get(column) else {
            return values;
        };
        // A word that was met before need not be spelt out again.
        let mut met: Map<&str, usize> = Map::new();
        for row in columns.first_row()..table.len() {
            let word = without_guard(table.cell(row, place));
            if word.is_empty() {
                continue;
            }
            if let Some(&at) = met.get(word) {
                values.meanings[at].rows += 1;
                continue;
            }
            let next = values.meanings.len();
            let at = *values.places.get_or_insert_with(simple(word), || next);
            if at == next {
                let id = names.0.get(&simple(word)).cloned().flatten();
                values.meanings.push(Meaning {
                    word: word.to_owned(),
                    rows: 0,
                    is_known: id.is_some(),
                    id,
                });
            }
            met.insert(word, at);
            values.meanings[at].rows += 1;
        }
        order::sort_by(&mut values.meanings, |one, other| {
            (other.rows, &one.word).cmp(&(one.rows, &other.word))
        });
        for (at, meaning) in values.meanings.iter().enumerate() {
            values.places.insert(simple(&meaning.word), at);
        }
        values
    }

    /// What a word means.
    #[must_use]
    pub fn id_of(&self, word: &str) -> Option<&Text> {
        let at = *self.places.get(&simple(word))?;
        self.meanings.get(at)?.id.as_ref()
    }

    /// The words nobody knows the meaning of by itself, those in most rows first.
    pub fn asked(&self) -> impl Iterator<Item = (usize, &Meaning)> {
        let all = self.meanings.iter().enumerate();
        all.filter(|(_, meaning)| !meaning.is_known)
    }
}

/// Names of the plan, each with its id; `None` for a name that two have.
#[derive(Default)]
struct Names(Map<String, Option<Text>>);

impl Names {
    fn add<'n>(&mut self, id: &Text, names: impl IntoIterator<Item = &'n Text>) {
        for name in names {
            let name = simple(name);
            match self.0.get_mut(&name) {
                Some(known) if known.as_ref() != Some(id) => *known = None,
                Some(_) => {}
                None => {
                    self.0.insert(name, Some(id.clone()));
                }
            }
        }
    }
}

/// Letters and digits in lower case, one blank between words, `&` as "and": what names are compared
/// by.
pub(super) fn simple(words: &str) -> String {
    let mut simple = String::with_capacity(words.len());
    let spelt = lower(words).replace('&', " and ");
    for word in spelt.split(|letter: char| !letter.is_alphanumeric()) {
        if !word.is_empty() {
            if !simple.is_empty() {
                simple.push(' ');
            }
            simple.push_str(word);
        }
    }
    simple
}
