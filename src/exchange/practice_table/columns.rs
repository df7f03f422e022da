//! Which column of a table holds what.

use crate::exchange::table::Table;
use crate::letters::lower;
use crate::words::practice_table as words;

/// What a column can hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Column {
    /// The national code, such as E82001: the id of the practice.
    Code,
    /// Its name.
    Name,
    /// Whose it is.
    Organisation,
    /// Its system.
    System,
    /// Telephone number.
    Phone,
    /// Town or postcode.
    Place,
    /// Whom to ask for.
    Contact,
    /// The day it closed.
    Closed,
}

/// All of them, in the order in which they are asked for.
pub const COLUMNS: [Column; 8] = [
    Column::Code,
    Column::Name,
    Column::Organisation,
    Column::System,
    Column::Phone,
    Column::Place,
    Column::Contact,
    Column::Closed,
];

/// Which column holds what, and whether the first row is heads.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Columns {
    /// By [`Column`], the place of the column from 0.
    places: [Option<usize>; COLUMNS.len()],
    /// Whether the first row says what the columns are.
    pub has_heads: bool,
    /// Whether it is the NHS organisation file of practices: 27 columns, no heads.
    pub is_nhs_file: bool,
}

/// The columns of the NHS organisation file, from 0: code, name, parent organisation (the PCT),
/// telephone, postcode, day of closing. It does not say which system a practice has.
const NHS_FILE: [(Column, usize); 6] = [
    (Column::Code, 0),
    (Column::Name, 1),
    (Column::Organisation, 14),
    (Column::Phone, 17),
    (Column::Place, 9),
    (Column::Closed, 11),
];
const NHS_WIDTH: usize = 27;
/// Where the NHS file says what kind of prescriber a row is; 4 is a general practice.
pub(super) const NHS_SETTING: usize = 25;
/// What it says there for a general practice.
pub(super) const NHS_PRACTICE: &str = "4";

impl Columns {
    /// The column that holds `column`.
    #[must_use]
    pub fn get(&self, column: Column) -> Option<usize> {
        self.places[column as usize]
    }

    /// Says which column holds `column`; no other is taken for two things.
    pub fn set(&mut self, column: Column, place: Option<usize>) {
        if place.is_some() {
            for other in &mut self.places {
                if *other == place {
                    *other = None;
                }
            }
        }
        self.places[column as usize] = place;
    }

    /// Which column is what, by the heads of the table or by its look.
    #[must_use]
    pub fn guess(table: &Table) -> Columns {
        let is_nhs_row = |row| table.width(row) == NHS_WIDTH && is_code(table.cell(row, 0));
        if (0..table.len().min(5)).all(is_nhs_row) {
            let mut columns = Columns {
                is_nhs_file: true,
                ..Columns::default()
            };
            for (column, place) in NHS_FILE {
                columns.set(column, Some(place));
            }
            return columns;
        }
        let mut columns = Columns::default();
        for (at, names) in words::HEADS.iter().enumerate() {
            let is_it = |place: &usize| {
                let head = lower(table.cell(0, *place));
                names.contains(&head.as_str())
            };
            columns.places[at] = (0..table.width(0)).find(is_it);
        }
        columns.has_heads = columns.places.iter().any(Option::is_some);
        if columns.has_heads {
            return columns;
        }
        // No heads: a column of codes, and the first column of words beside it.
        let rows = table.len().min(20);
        let most = |is_it: fn(&str) -> bool| {
            move |place: &usize| {
                let count = (0..rows)
                    .filter(|&row| is_it(table.cell(row, *place)))
                    .count();
                count * 2 > rows
            }
        };
        let code = (0..table.width(0)).find(most(is_code));
        let has_letters = |cell: &str| cell.chars().any(char::is_alphabetic) && !is_code(cell);
        let name = (0..table.width(0)).find(most(has_letters));
        columns.set(Column::Code, code);
        columns.set(Column::Name, name);
        columns
    }

    /// The place of the first row that is a practice.
    #[must_use]
    pub fn first_row(&self) -> usize {
        usize::from(self.has_heads)
    }
}

/// Whether it looks like the national code of a practice: a letter and five digits, or as later
/// codes are, up to eight letters and digits with a digit among them.
pub(super) fn is_code(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    (3..=8).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes[0].is_ascii_alphabetic()
        && bytes.iter().filter(|byte| byte.is_ascii_digit()).count() >= 3
}
