//! What each row of a table would change, and the changes themselves.

use sha2::{Digest, Sha256};

use super::columns::{NHS_PRACTICE, NHS_SETTING};
use super::values::simple;
use super::{Column, Columns, Values};
use crate::exchange::patient_guard::{
    possible_nhs_number, possible_nhs_number_for_telephone, redacted,
};
use crate::exchange::table::{Table, without_guard};
use crate::journal::{NamedPractice, State, Target, Value};
use crate::order::{Map, Set};
use crate::plan::{Day, Plan, PlanDate, Text};

/// The longest cell that is taken in, in characters.
const LONGEST_CELL: usize = 500;

/// What a person chose about a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choices {
    /// Which column is what.
    pub columns: Columns,
    /// What the words for organisations mean.
    pub organisations: Values,
    /// What the words for systems mean.
    pub systems: Values,
    /// Organisation id of rows that say nothing of it.
    pub organisation: Option<Text>,
    /// System id of rows that say nothing of it.
    pub system: Option<Text>,
    /// Whether rows with a possible NHS number come in without that number; else not at all.
    pub is_redacting: bool,
}

/// Why a row is left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LeftOut {
    /// It has no name.
    NoName,
    /// Its code cannot be an id: letters, digits, `.`, `_` and `-`, at most 64.
    BadCode(String),
    /// It does not say whose it is.
    NoOrganisation,
    /// It belongs to none of the plan's organisations, by this word.
    OtherOrganisation(String),
    /// It closed on this day, and nobody knew it.
    Closed(Day),
    /// It closed before 1990, as the table has the day.
    ClosedLongAgo(String),
    /// The NHS file says that it is no general practice, by this setting.
    NoPractice(String),
    /// The same practice stands on an earlier line, from 1.
    Twice(usize),
    /// What stands in the column of closing is no date.
    NoDate(String),
    /// A cell is longer than 500 characters.
    TooLong(Column),
    /// A cell holds what may be an NHS number, here masked.
    PossibleNumber(Column, String),
}

/// A field in which the table and what is known differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Which.
    pub column: Column,
    /// What is known: ids of organisations and systems.
    pub before: Text,
    /// What the table has.
    pub after: Text,
    /// Whether something is known that the table would replace; else it is added.
    pub is_conflict: bool,
}

/// What a row would do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A practice nobody knew.
    New,
    /// A practice that is known, in which these fields differ.
    Changed(Vec<Difference>),
    /// It says what is known.
    Same,
    /// Nothing.
    LeftOut(LeftOut),
}

/// One row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposed {
    /// The line of the text, from 1.
    pub line: usize,
    /// The practice's id; empty where it is left out for want of one.
    pub id: Text,
    /// As it would be with all that the row says.
    pub practice: NamedPractice,
    /// What the row would do.
    pub outcome: Outcome,
}

impl Proposed {
    /// Whether the table gives no code: the practice is then known by its organisation and name.
    #[must_use]
    pub fn is_without_code(&self) -> bool {
        is_made_up(&self.id)
    }
}

/// What a table would change.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Proposal {
    /// Row by row.
    pub rows: Vec<Proposed>,
    /// How many are new, changed, the same, left out.
    pub counts: [u32; 4],
}

impl Proposal {
    /// The changes: new practices, and those that differ. Fields in `kept`, by id and column, stay
    /// as they are known.
    #[must_use]
    pub fn changes(&self, kept: &Set<(Text, Column)>) -> Vec<(Target, Value)> {
        let mut changes = Vec::new();
        for row in &self.rows {
            let mut practice = row.practice.clone();
            match &row.outcome {
                Outcome::New => {}
                Outcome::Changed(differences) => {
                    let mut is_any = false;
                    for it in differences {
                        if kept.contains(&(row.id.clone(), it.column)) {
                            set(&mut practice, it.column, &it.before);
                        } else {
                            is_any = true;
                        }
                    }
                    if !is_any {
                        continue;
                    }
                }
                Outcome::Same | Outcome::LeftOut(_) => continue,
            }
            changes.push((
                Target::Practice { id: row.id.clone() },
                Value::Practice(practice),
            ));
        }
        changes
    }
}

/// Proposes rows, a few at a time.
#[derive(Clone, Debug)]
pub struct Proposing {
    /// What is known, by id.
    known: Map<Text, NamedPractice>,
    /// The id of each practice of the plan that has a national code beside it, by that code.
    by_code: Map<Text, Text>,
    /// The id of each known practice by organisation and name; `None` where two have it.
    by_name: Map<(Text, String), Option<Text>>,
    /// On which line each practice of the table stands.
    seen: Map<Text, usize>,
    as_of: Day,
    next: usize,
    proposal: Proposal,
}

impl Proposing {
    /// Begins: what the plan and its journal know on the day `as_of`.
    #[must_use]
    pub fn new(plan: &Plan, state: &State, columns: &Columns, as_of: Day) -> Proposing {
        let mut known: Map<Text, NamedPractice> = Map::new();
        let codes = plan.practices.iter().filter_map(|it| {
            let code = it.code.as_ref()?.to_ascii_uppercase();
            Some((code.as_str().into(), it.id.clone()))
        });
        let by_code = codes.collect();
        for it in &plan.practices {
            let practice = NamedPractice {
                name: it.name.clone(),
                organisation: plan[it.organisation].id.clone(),
                system: plan[it.system].id.clone(),
                ..NamedPractice::default()
            };
            known.insert(it.id.clone(), practice);
        }
        for (target, held) in &state.held {
            if let (Target::Practice { id }, Value::Practice(it)) = (target, &held.value) {
                known.insert(id.clone(), it.clone());
            }
        }
        let mut by_name: Map<(Text, String), Option<Text>> = Map::new();
        for (id, it) in &known {
            let key = (it.organisation.clone(), simple(&it.name));
            match by_name.get_mut(&key) {
                Some(found) => *found = None,
                None => {
                    by_name.insert(key, Some(id.clone()));
                }
            }
        }
        Proposing {
            known,
            by_code,
            by_name,
            seen: Map::new(),
            as_of,
            next: columns.first_row(),
            proposal: Proposal::default(),
        }
    }

    /// Proposes about `rows` more rows. Says whether it is done.
    pub fn read(&mut self, table: &Table, choices: &Choices, rows: usize) -> bool {
        let until = self.next.saturating_add(rows).min(table.len());
        while self.next < until {
            let row = Row {
                table,
                choices,
                at: self.next,
            };
            let proposed = self.propose(&row);
            let kind = match proposed.outcome {
                Outcome::New => 0,
                Outcome::Changed(_) => 1,
                Outcome::Same => 2,
                Outcome::LeftOut(_) => 3,
            };
            self.proposal.counts[kind] += 1;
            self.proposal.rows.push(proposed);
            self.next += 1;
        }
        self.next >= table.len()
    }

    /// How many rows have been proposed.
    #[must_use]
    pub fn done(&self) -> usize {
        self.proposal.rows.len()
    }

    /// The proposal, once all rows are.
    #[must_use]
    pub fn finish(self) -> Proposal {
        self.proposal
    }

    fn propose(&mut self, row: &Row) -> Proposed {
        let line = row.table.line(row.at);
        let mut found = NamedPractice::default();
        let (id, practice, outcome) = match row.read(&mut found) {
            Err(why) => (Text::default(), found, Outcome::LeftOut(why)),
            Ok(code) => self.outcome(line, code, found),
        };
        Proposed {
            line,
            id,
            practice,
            outcome,
        }
    }

    /// `found` has in it only what the row says.
    fn outcome(
        &mut self,
        line: usize,
        code: Option<Text>,
        found: NamedPractice,
    ) -> (Text, NamedPractice, Outcome) {
        let key = (found.organisation.clone(), simple(&found.name));
        let named = self.by_name.get(&key).cloned().flatten();
        let code = code.map(|code| self.by_code.get(&code).cloned().unwrap_or(code));
        let is_known = |id: &Text| self.known.contains_key(id);
        let id = match (code, named) {
            (Some(code), _) if is_known(&code) => code,
            // One that was named by hand before its code was known keeps its answers. A practice
            // that has another code is another practice.
            (Some(_), Some(named)) if is_made_up(&named) => named,
            (None, Some(named)) => named,
            (Some(code), _) => code,
            (None, None) => made_up(&found),
        };
        if let Some(&first) = self.seen.get(&id) {
            return (id, found, Outcome::LeftOut(LeftOut::Twice(first)));
        }
        self.seen.insert(id.clone(), line);
        let Some(known) = self.known.get(&id) else {
            return match found.closed {
                Some(day) if day <= self.as_of => {
                    (id, found, Outcome::LeftOut(LeftOut::Closed(day)))
                }
                _ => (id, found, Outcome::New),
            };
        };
        let mut practice = known.clone();
        let mut differences = Vec::new();
        for column in super::COLUMNS {
            let (before, after) = (get(known, column), get(&found, column));
            if !after.is_empty() && !is_same(column, &before, &after) {
                set(&mut practice, column, &after);
                differences.push(Difference {
                    column,
                    is_conflict: !before.is_empty(),
                    before,
                    after,
                });
            }
        }
        let outcome = if differences.is_empty() {
            Outcome::Same
        } else {
            Outcome::Changed(differences)
        };
        (id, practice, outcome)
    }
}

/// A row of the table.
struct Row<'t> {
    table: &'t Table,
    choices: &'t Choices,
    at: usize,
}

impl Row<'_> {
    fn cell(&self, column: Column) -> &str {
        let place = self.choices.columns.get(column);
        place.map_or("", |place| without_guard(self.table.cell(self.at, place)))
    }

    /// A cell of free words.
    fn words(&self, column: Column) -> Result<Text, LeftOut> {
        let cell = self.cell(column);
        if cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL {
            return Err(LeftOut::TooLong(column));
        }
        match possible_nhs_number(cell) {
            None => Ok(cell.into()),
            Some(_) if self.choices.is_redacting => Ok(redacted(cell).as_str().into()),
            Some(masked) => Err(LeftOut::PossibleNumber(column, masked)),
        }
    }

    /// Reads what the row says; gives the code, or why the row is left out.
    fn read(&self, practice: &mut NamedPractice) -> Result<Option<Text>, LeftOut> {
        practice.name = self.words(Column::Name)?;
        if practice.name.is_empty() {
            return Err(LeftOut::NoName);
        }
        if self.choices.columns.is_nhs_file {
            let setting = self.table.cell(self.at, NHS_SETTING);
            if !setting.is_empty() && setting != NHS_PRACTICE {
                return Err(LeftOut::NoPractice(setting.to_owned()));
            }
        }
        let word = self.cell(Column::Organisation);
        practice.organisation = match (self.choices.organisations.id_of(word), word) {
            (Some(id), _) => id.clone(),
            (None, "") => {
                let usual = self.choices.organisation.clone();
                usual.ok_or(LeftOut::NoOrganisation)?
            }
            (None, word) => return Err(LeftOut::OtherOrganisation(word.to_owned())),
        };
        let code = self.cell(Column::Code).to_ascii_uppercase();
        if !code.is_empty() && !crate::plan::is_id(&code) {
            return Err(LeftOut::BadCode(self.cell(Column::Code).to_owned()));
        }
        let word = self.cell(Column::System);
        let system = match (self.choices.systems.id_of(word), word) {
            (Some(id), _) => Some(id.clone()),
            (None, "") => self.choices.system.clone(),
            // What a word means that nobody explained is not known.
            (None, _) => None,
        };
        practice.system = system.unwrap_or_default();
        let given = |words: Text| (!words.is_empty()).then_some(words);
        // Numbers are what the column is for, and some pass for an NHS number.
        let phone = self.cell(Column::Phone);
        if phone.chars().count() > LONGEST_CELL {
            return Err(LeftOut::TooLong(Column::Phone));
        }
        practice.phone = match possible_nhs_number_for_telephone(phone) {
            None => given(phone.into()),
            Some(_) if self.choices.is_redacting => None,
            Some(masked) => return Err(LeftOut::PossibleNumber(Column::Phone, masked)),
        };
        practice.place = given(self.words(Column::Place)?);
        practice.contact = given(self.words(Column::Contact)?);
        let closed = self.cell(Column::Closed);
        if !closed.is_empty() {
            let day = day_of(closed).ok_or_else(|| {
                if is_long_ago(closed) {
                    LeftOut::ClosedLongAgo(closed.to_owned())
                } else {
                    LeftOut::NoDate(closed.to_owned())
                }
            })?;
            practice.closed = Some(day);
        }
        Ok((!code.is_empty()).then(|| code.as_str().into()))
    }
}

/// "20050331" of the NHS file, or a day as people type it.
fn day_of(cell: &str) -> Option<Day> {
    if cell.len() == 8 && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        let text = format!("{}-{}-{}", &cell[..4], &cell[4..6], &cell[6..]);
        return PlanDate::parse(&text).map(PlanDate::first);
    }
    Day::typed(cell)
}

/// Whether a day of the NHS file lies before those that a plan may name.
fn is_long_ago(cell: &str) -> bool {
    cell.len() == 8 && cell.bytes().all(|byte| byte.is_ascii_digit()) && cell < "19900101"
}

/// The id of a practice without a code.
fn made_up(practice: &NamedPractice) -> Text {
    let of = format!("{}\n{}", practice.organisation, simple(&practice.name));
    let digest = Sha256::digest(of.as_bytes());
    let [a, b, c, d] = [digest[0], digest[1], digest[2], digest[3]];
    format!("p-{a:02x}{b:02x}{c:02x}{d:02x}").into()
}

/// Whether an id was made by the application.
fn is_made_up(id: &str) -> bool {
    id.strip_prefix("p-")
        .is_some_and(|rest| rest.len() == 8 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether two texts say the same: names in small or capital letters do, and telephone numbers
/// however their digits are parted.
fn is_same(column: Column, one: &str, other: &str) -> bool {
    let digits = |words: &str| -> String { words.chars().filter(char::is_ascii_digit).collect() };
    one == other
        || match column {
            Column::Name | Column::Place | Column::Contact => simple(one) == simple(other),
            Column::Phone => digits(one) == digits(other) && !digits(one).is_empty(),
            _ => false,
        }
}

/// A field as words; ids of organisation and system.
fn get(practice: &NamedPractice, column: Column) -> Text {
    let given = |words: &Option<Text>| words.clone().unwrap_or_default();
    match column {
        Column::Code => Text::default(),
        Column::Name => practice.name.clone(),
        Column::Organisation => practice.organisation.clone(),
        Column::System => practice.system.clone(),
        Column::Phone => given(&practice.phone),
        Column::Place => given(&practice.place),
        Column::Contact => given(&practice.contact),
        Column::Closed => {
            let day = practice.closed.map(|day| day.to_string());
            day.unwrap_or_default().as_str().into()
        }
    }
}

fn set(practice: &mut NamedPractice, column: Column, words: &Text) {
    let given = || (!words.is_empty()).then(|| words.clone());
    match column {
        Column::Code => {}
        Column::Name => practice.name = words.clone(),
        Column::Organisation => practice.organisation = words.clone(),
        Column::System => practice.system = words.clone(),
        Column::Phone => practice.phone = given(),
        Column::Place => practice.place = given(),
        Column::Contact => practice.contact = given(),
        Column::Closed => {
            practice.closed = PlanDate::parse(words).map(PlanDate::first);
        }
    }
}
