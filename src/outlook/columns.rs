//! The columns a reader can choose for the timeline's table, how wide each is, and what stands in
//! them. Knows words and sizes; leaves drawing and dragging to the page.

use crate::plan::{ActivityIx, PlanDate};
use crate::words::rows as lang;

use super::rows::{Grouping, SortBy, lead, phase};
use super::{Outlook, Status, said, words};

/// A column after the one with the name, which is always there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// How the row stands.
    Status,
    /// The site, else the organisation.
    Place,
    /// The system it brings.
    System,
    /// Its workstream.
    Workstream,
    /// Who leads it.
    Lead,
    /// Its phase.
    Phase,
    /// Start and go-live as they stand.
    Dates,
    /// The start as planned.
    PlannedStart,
    /// The go-live or end as planned.
    PlannedEnd,
    /// The go-live or end as expected.
    Forecast,
    /// The go-live or end as it was.
    Actual,
    /// How far it slipped.
    Slip,
}

impl Column {
    /// All of them, in the order in which they stand.
    pub const ALL: [Column; 12] = [
        Column::Status,
        Column::Place,
        Column::System,
        Column::Workstream,
        Column::Lead,
        Column::Phase,
        Column::Dates,
        Column::PlannedStart,
        Column::PlannedEnd,
        Column::Forecast,
        Column::Actual,
        Column::Slip,
    ];

    /// What stands for it in addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Column::Status => "status",
            Column::Place => "place",
            Column::System => "system",
            Column::Workstream => "workstream",
            Column::Lead => "lead",
            Column::Phase => "phase",
            Column::Dates => "dates",
            Column::PlannedStart => "planned-start",
            Column::PlannedEnd => "planned-end",
            Column::Forecast => "forecast",
            Column::Actual => "actual",
            Column::Slip => "slip",
        }
    }

    /// The words over it.
    #[must_use]
    pub fn head(self) -> &'static str {
        match self {
            Column::Status => lang::HEAD_STATUS,
            Column::Place => lang::HEAD_PLACE,
            Column::System => lang::HEAD_SYSTEM,
            Column::Workstream => lang::HEAD_WORKSTREAM,
            Column::Lead => lang::HEAD_LEAD,
            Column::Phase => lang::HEAD_PHASE,
            Column::Dates => lang::HEAD_DATES,
            Column::PlannedStart => lang::HEAD_PLANNED_START,
            Column::PlannedEnd => lang::HEAD_PLANNED_END,
            Column::Forecast => lang::HEAD_FORECAST,
            Column::Actual => lang::HEAD_ACTUAL,
            Column::Slip => lang::HEAD_SLIP,
        }
    }

    /// What its rows can be ordered by.
    #[must_use]
    pub fn sort(self) -> SortBy {
        match self {
            Column::Status => SortBy::Status,
            Column::Place => SortBy::Lane(Grouping::Place),
            Column::System => SortBy::Lane(Grouping::System),
            Column::Workstream => SortBy::Lane(Grouping::Workstream),
            Column::Lead => SortBy::Lane(Grouping::Lead),
            Column::Phase => SortBy::Lane(Grouping::Phase),
            Column::Dates => SortBy::Start,
            Column::PlannedStart => SortBy::PlannedStart,
            Column::PlannedEnd => SortBy::PlannedEnd,
            Column::Forecast => SortBy::Forecast,
            Column::Actual => SortBy::Actual,
            Column::Slip => SortBy::Slip,
        }
    }

    /// Which date of a row it shows, if it shows one.
    #[must_use]
    pub fn date(self) -> Option<&'static str> {
        match self {
            Column::Dates => Some("dates"),
            Column::PlannedStart => Some("start"),
            Column::PlannedEnd => Some("end"),
            Column::Forecast => Some("forecast"),
            Column::Actual => Some("actual"),
            _ => None,
        }
    }

    /// How wide it is until the reader says otherwise.
    #[must_use]
    pub fn usual_width(self) -> u16 {
        match self {
            Column::Status => 104,
            Column::Dates => 148,
            Column::Place | Column::Workstream | Column::Lead => 136,
            Column::System | Column::Phase => 120,
            Column::Slip => 88,
            _ => 96,
        }
    }

    /// What stands in it for an activity; a dash where there is nothing.
    #[must_use]
    pub fn words(self, outlook: &Outlook, at: ActivityIx) -> String {
        let plan = &**outlook.plan();
        let activity = &plan[at];
        let date = |date: Option<PlanDate>| date.map(words::date_dense);
        let named = match self {
            Column::Status => Some(outlook.status(at).word(activity.kind).to_owned()),
            Column::Place => activity
                .site
                .or(activity.organisation)
                .map(|it| plan[it].short.to_string()),
            Column::System => activity.system.map(|it| plan[it].name.to_string()),
            Column::Workstream => activity.workstream.map(|it| plan[it].name.to_string()),
            Column::Lead => lead(plan, activity).map(str::to_owned),
            Column::Phase => phase(activity).map(str::to_owned),
            Column::Dates => Some(said::cell_words(outlook, at, true).dates),
            Column::PlannedStart => date(outlook.planned_start(at)),
            Column::PlannedEnd => date(outlook.planned_end(at)),
            Column::Forecast => date(outlook.forecast_end(at)),
            Column::Actual if outlook.status(at) != Status::Live => None,
            Column::Actual => date(outlook.actual_end(at)),
            Column::Slip => Some(said::cell_words(outlook, at, true).slip),
        };
        named.unwrap_or_else(|| lang::DASH.to_owned())
    }
}

/// The column of the name, in addresses.
const NAME: &str = "name";
/// The usual columns by name, for views that must not depend on what a reader is used to.
const USUAL: &str = "usual";
/// How wide the column of the name usually is.
const NAME_WIDTH: u16 = 212;
/// A column is at least and at most so wide, in pixels of a page with letters of the usual size.
const LEAST_WIDTH: u16 = 48;
const MOST_WIDTH: u16 = 480;
/// The table is at least so wide: less would not hold the words over the overview.
const LEAST_TABLE: u16 = 296;

/// The columns of the table in order, each with its width.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    name: u16,
    columns: Vec<(Column, u16)>,
}

impl Default for Table {
    fn default() -> Table {
        let usual = [Column::Status, Column::Dates, Column::Slip];
        Table {
            name: NAME_WIDTH,
            columns: usual.map(|it| (it, it.usual_width())).to_vec(),
        }
    }
}

impl Table {
    /// Reads what [`Table::told`] gave. What is no column is passed over, a width out of bounds is
    /// brought inside, and without any column it is the usual table.
    #[must_use]
    pub fn read(told: &[String]) -> Table {
        let mut table = Table {
            name: NAME_WIDTH,
            columns: Vec::new(),
        };
        let mut is_told = false;
        for item in told {
            let (id, width) = match item.split_once('.') {
                Some((id, width)) => (id, width.parse::<u16>().ok()),
                None => (&**item, None),
            };
            let width = width.map(within);
            if id == NAME {
                is_told = true;
                table.name = width.unwrap_or(NAME_WIDTH);
            }
            let column = Column::ALL.into_iter().find(|it| it.id() == id);
            if let Some(column) = column
                && !table.has(column)
            {
                is_told = true;
                table
                    .columns
                    .push((column, width.unwrap_or(column.usual_width())));
            }
        }
        if !is_told {
            return Table::default();
        }
        table.in_order();
        table
    }

    /// What stands for it in addresses: an item a column, with its width where that is another than
    /// usual. Nothing for the usual table.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        if *self == Table::default() {
            return Vec::new();
        }
        let mut told = Vec::with_capacity(self.columns.len() + 1);
        let item = |id: &str, width: u16, usual: u16| {
            if width == usual {
                id.to_owned()
            } else {
                format!("{id}.{width}")
            }
        };
        told.push(item(NAME, self.name, NAME_WIDTH));
        for &(column, width) in &self.columns {
            told.push(item(column.id(), width, column.usual_width()));
        }
        told
    }

    /// What stands in an address for a table told as this: the usual one has a word of its own.
    #[must_use]
    pub fn spelt_out(told: Vec<String>) -> Vec<String> {
        if told.is_empty() {
            vec![USUAL.to_owned()]
        } else {
            told
        }
    }

    /// Whether it is as for somebody who never chose.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Table::default()
    }

    /// The columns after the name.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        self.columns.iter().map(|&(column, _)| column).collect()
    }

    /// Whether a column is among them.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|&(other, _)| other == column)
    }

    /// Puts a column in, or takes it out.
    pub fn toggle(&mut self, column: Column) {
        if self.has(column) {
            self.columns.retain(|&(other, _)| other != column);
        } else {
            self.columns.push((column, column.usual_width()));
            self.in_order();
        }
    }

    /// How wide a column is, the name for `None`; 0 where it is not shown. In pixels of a page with
    /// letters of the usual size.
    #[must_use]
    pub fn width(&self, column: Option<Column>) -> u16 {
        let Some(column) = column else {
            return self.name.max(LEAST_TABLE.saturating_sub(self.others()));
        };
        let found = self.columns.iter().find(|&&(other, _)| other == column);
        found.map_or(0, |&(_, width)| width)
    }

    /// Makes a column so wide, the name for `None`, as far as it may be. Says how wide it became.
    pub fn set_width(&mut self, column: Option<Column>, width: u16) -> u16 {
        let width = within(width);
        match column {
            None => self.name = width.max(LEAST_TABLE.saturating_sub(self.others())),
            Some(column) => {
                for (other, old) in &mut self.columns {
                    if *other == column {
                        *old = width;
                    }
                }
            }
        }
        self.width(column)
    }

    /// How wide all of it is.
    #[must_use]
    pub fn whole_width(&self) -> u16 {
        self.width(None) + self.others()
    }

    fn others(&self) -> u16 {
        self.columns.iter().map(|&(_, width)| width).sum()
    }

    fn in_order(&mut self) {
        crate::order::sort_by_number(&mut self.columns, |&(column, _)| column as i64);
    }
}

fn within(width: u16) -> u16 {
    width.clamp(LEAST_WIDTH, MOST_WIDTH)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fixture::{activity, dated, hertfordshire, outlook_on};
    use super::*;
    use crate::journal::ActivityField;

    fn table(told: &[&str]) -> Table {
        let told: Vec<String> = told.iter().map(|&it| it.to_owned()).collect();
        Table::read(&told)
    }

    #[test]
    fn each_column_has_an_id_of_its_own_and_a_sensible_width() {
        for (at, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column as usize, at);
            assert_eq!(within(column.usual_width()), column.usual_width());
            let same = Column::ALL.iter().filter(|it| it.id() == column.id());
            assert_eq!(same.count(), 1, "{}", column.id());
        }
    }

    #[test]
    fn columns_say_what_the_plan_and_the_journal_know() {
        let plan = hertfordshire();
        let state = dated("en-child-health", ActivityField::ForecastEnd, "2009-11");
        let outlook = Outlook::new(plan.clone(), &state, plan.as_of);
        let at = activity(&plan, "en-child-health");
        let says: Vec<String> = Column::ALL
            .iter()
            .map(|it| it.words(&outlook, at))
            .collect();
        assert_eq!(
            says,
            [
                "In progress",
                "East & North",
                "TPP SystmOne",
                &says[3],
                &says[4],
                &says[5],
                "Mar 09 – Nov 09",
                "Mar 09",
                "Oct 09",
                "Nov 09",
                "–",
                "+1 month"
            ]
        );
        let live = activity(&plan, "gp-led-hemel-live");
        assert_eq!(Column::Actual.words(&outlook, live), "1 Jun 09");
        let bare = outlook_on(&plan);
        let undated = activity(&plan, "en-diabetes-consultants");
        assert_eq!(Column::PlannedEnd.words(&bare, undated), "–");
    }

    #[test]
    fn the_usual_table_needs_no_words_and_has_a_word_of_its_own() {
        assert!(table(&[]).is_usual());
        assert!(table(&["usual"]).is_usual());
        assert!(table(&["zebra", "name.x", ".", "9"]).columns().is_empty());
        assert!(Table::default().told().is_empty());
        assert_eq!(Table::default().whole_width(), 552);
        assert_eq!(Table::spelt_out(Vec::new()), ["usual"]);
    }

    #[test]
    fn columns_are_chosen_in_one_order_and_widths_stay_within_bounds() {
        let mut table = table(&["slip", "place.9", "place.200", "name.9000"]);
        assert_eq!(table.columns(), [Column::Place, Column::Slip]);
        assert_eq!(table.width(Some(Column::Place)), LEAST_WIDTH);
        assert_eq!(table.width(None), MOST_WIDTH);
        table.toggle(Column::Status);
        table.toggle(Column::Slip);
        assert_eq!(table.columns(), [Column::Status, Column::Place]);
        assert_eq!(table.set_width(Some(Column::Status), 130), 130);
        assert_eq!(table.width(Some(Column::Slip)), 0);
        assert_eq!(table.told(), ["name.480", "status.130", "place.48"]);
    }

    #[test]
    fn a_narrow_table_gives_its_name_what_is_left() {
        let table = table(&["name.60", "slip.60"]);
        assert_eq!(table.whole_width(), LEAST_TABLE);
        assert_eq!(table.width(None), LEAST_TABLE - 60);
    }

    proptest! {
        #[test]
        fn any_table_is_read_back_as_it_was_told(
            name in 48_u16..=480,
            chosen in prop::collection::vec((0_usize..12, 0_u16..600), 0..12),
        ) {
            let mut table = Table { name, columns: Vec::new() };
            for (at, width) in chosen {
                table.toggle(Column::ALL[at]);
                table.set_width(Some(Column::ALL[at]), width);
            }
            prop_assert_eq!(&Table::read(&table.told()), &table);
            prop_assert!(table.whole_width() >= LEAST_TABLE);
        }
    }
}
