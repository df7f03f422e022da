//! The words left of the bars: which columns there are, how wide they are, and how a row's words
//! break into lines. Of the usual columns nothing is cut: a row is as high as its longest cell. What
//! a reader chose instead stands on one line, as on the screen, and what is too long ends in dots.

use std::borrow::Cow;

use super::font;
use super::ink::{Anchor, SECOND, Sheet, Style, Tag, column};
use super::size::Size;
use crate::chart::{Glyph, between};
use crate::outlook::said::{ActivityContent, CellWords};
use crate::outlook::{Column, Outlook, Table};
use crate::plan::{ActivityIx, Plan};
use crate::words::paper as lang;

/// From one line of a cell to the next.
const LEADING: f64 = 18.0;
/// Height of a row with one line.
pub const ROW: f64 = 24.0;
/// From the top of a row to its first base line.
const BASE: f64 = 17.0;
/// Between two columns.
const GAP: f64 = 12.0;
/// From the left edge of a status to its word.
const GLYPH: f64 = 20.0;
/// More lines than these are too many for one cell.
const MOST_LINES: usize = 8;
/// Widths of the usual columns, that hold what Rollcall words itself.
const STATUS: f64 = 94.0;
const DATES: f64 = 148.0;
const SLIP: f64 = 84.0;
const NO_SLIP: f64 = 30.0;
/// Columns that were chosen take so much of a sheet between its margins, and more only where each is
/// as narrow as it may be: the rest is for the bars.
const SHARE: f64 = 0.66;
/// A column that was chosen is at least so wide, and so is the name beside such columns.
const LEAST: f64 = 34.0;
const LEAST_NAME: f64 = 90.0;

/// Where a column begins and how wide it is.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Place {
    left: f64,
    width: f64,
}

/// The columns.
#[derive(Clone, PartialEq, Debug)]
pub struct Columns {
    name: Place,
    /// Those between name and source.
    shown: Vec<(Column, Place)>,
    source: Place,
    /// Whether a reader chose them.
    is_chosen: bool,
}

/// The words of a row, broken into lines.
pub struct Cells {
    name: Vec<String>,
    place: Vec<String>,
    /// Whether the place stands beside the name, else under it.
    is_beside: bool,
    /// As many as there are columns between name and source.
    shown: Vec<Vec<String>>,
    source: Vec<String>,
}

impl Columns {
    /// Columns for these rows, from `left` on, as `table` has them.
    #[must_use]
    pub fn new(
        outlook: &Outlook,
        printed: &[ActivityIx],
        size: Size,
        left: f64,
        table: &Table,
    ) -> Columns {
        let sources = outlook.plan().sources.iter();
        let sources = sources.map(|source| Style::SMALL.width_of(&source.id));
        let source = sources.fold(28.0, f64::max).min(72.0) + 1.0;
        let is_chosen = !table.is_usual();
        let (name, widths) = if is_chosen {
            let inner = size.width - 2.0 * left;
            chosen(outlook, printed, table, inner * SHARE - source - GAP)
        } else {
            usual(outlook, printed, size)
        };
        let mut next = left;
        let mut place = |width: f64| {
            let place = Place { left: next, width };
            next += width + GAP;
            place
        };
        Columns {
            name: place(name),
            shown: widths
                .into_iter()
                .map(|(column, width)| (column, place(width)))
                .collect(),
            source: place(source),
            is_chosen,
        }
    }

    /// Where the bars begin.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.source.left + self.source.width + GAP
    }

    /// How many there are, the bars included.
    #[must_use]
    pub fn count(&self) -> u8 {
        // The name, the source and the bars.
        self.shown.iter().fold(3, |count, _| count + 1)
    }

    /// The place that stands with the name of a row: none where it has a column of its own.
    fn place_of<'a>(&self, said: &'a CellWords) -> &'a str {
        let has_column = self.shown.iter().any(|&(it, _)| it == Column::Place);
        match &said.place {
            Some(place) if !has_column => place,
            _ => "",
        }
    }

    /// How high the row of an activity is.
    #[must_use]
    pub fn height(&self, outlook: &Outlook, at: ActivityIx, said: &CellWords) -> f64 {
        let plan = &**outlook.plan();
        let fits = |words: &str, style: Style, place: Place| style.width_of(words) <= place.width;
        // Most rows have one line, so nothing is broken to find that out.
        let is_one_line = self.place_of(said).is_empty()
            && fits(&plan[at].name, Style::ROW, self.name)
            && fits(source_of(plan, at), Style::SMALL, self.source)
            && (self.is_chosen
                || self.shown.iter().all(|&(column, place)| match column {
                    Column::Dates => fits(&said.dates, Style::ROW, place),
                    Column::Slip => fits(&said.slip, Style::ROW.bold(), place),
                    _ => true,
                }));
        if is_one_line {
            return ROW;
        }
        self.cells(outlook, at, said).height()
    }

    /// Breaks the words of a row.
    #[must_use]
    pub fn cells(&self, outlook: &Outlook, at: ActivityIx, said: &CellWords) -> Cells {
        let plan = &**outlook.plan();
        let name = broken(&plan[at].name, Style::ROW, self.name.width);
        let place = self.place_of(said);
        let used = name.last().map_or(0.0, |line| Style::ROW.width_of(line));
        let source = source_of(plan, at);
        let cell = |&(column, place): &(Column, Place)| {
            let words = words_of(column, outlook, at, said);
            let style = style_of(column, said.is_slipped);
            if self.is_chosen {
                let room = place.width - before(column);
                vec![font::shortened(&words, style.face, room / style.size)]
            } else if column == Column::Status {
                vec![words.into_owned()]
            } else {
                broken(&words, style, place.width)
            }
        };
        Cells {
            is_beside: used + 6.0 + Style::ROW.width_of(place) <= self.name.width,
            place: broken(place, Style::ROW, self.name.width),
            shown: self.shown.iter().map(cell).collect(),
            source: broken(source, Style::SMALL, self.source.width),
            name,
        }
    }

    /// Writes the headings over the columns.
    pub fn draw_heads(&self, sheet: &mut Sheet, base: f64) {
        let style = Style::SMALL.bold().in_colour(SECOND);
        let mut head = |number: u8, column: Option<Column>, place: Place, words: &str| {
            let (x, anchor) = match column {
                Some(Column::Slip) => (place.left + place.width, Anchor::End),
                _ => (place.left, Anchor::Start),
            };
            sheet.tag(Tag::Head(number));
            let words = font::shortened(words, style.face, place.width / style.size);
            sheet.text((x, base), anchor, style, words);
        };
        head(column::NAME, None, self.name, lang::HEAD_NAME);
        for (number, &(column, place)) in (column::NAME + 1..).zip(&self.shown) {
            head(number, Some(column), place, column.head());
        }
        head(self.count() - 2, None, self.source, lang::HEAD_SOURCE);
        sheet.tag(Tag::Artifact);
    }

    /// Writes the cells of a row whose upper edge is `top`; it is this line of the sheet.
    pub fn draw(
        &self,
        sheet: &mut Sheet,
        said: &ActivityContent,
        cells: Cells,
        top: f64,
        line: u32,
    ) {
        let base = top + BASE;
        let second = Style::ROW.in_colour(SECOND);
        let beside = cells
            .name
            .last()
            .map_or(0.0, |line| Style::ROW.width_of(line) + 6.0);
        let named = cells.name.len();
        let mut set =
            |number: u8, (x, y): (f64, f64), anchor: Anchor, style: Style, lines: Vec<String>| {
                let mut base = y;
                sheet.tag(Tag::Cell(line, number));
                for line in lines {
                    sheet.text((x, base), anchor, style, line);
                    base += LEADING;
                }
            };
        let name = self.name.left;
        let (left, end) = (Anchor::Start, Anchor::End);
        set(column::NAME, (name, base), left, Style::ROW, cells.name);
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let (x, row) = match (cells.is_beside, named) {
            (true, 1..) => (name + beside, (named - 1) as f64),
            _ => (name, named as f64),
        };
        let under = (x, base + row * LEADING);
        set(column::NAME, under, left, second, cells.place);
        let numbered = (column::NAME + 1..).zip(&self.shown);
        for ((number, &(column, place)), lines) in numbered.zip(cells.shown) {
            let (x, anchor) = match column {
                Column::Slip => (place.left + place.width, end),
                _ => (place.left + before(column), left),
            };
            let style = match column {
                Column::Slip if !said.is_slipped => second,
                _ => style_of(column, said.is_slipped),
            };
            set(number, (x, base), anchor, style, lines);
        }
        let source = Style::SMALL.in_colour(SECOND);
        let place = (self.source.left, base);
        set(self.count() - 2, place, left, source, cells.source);
        sheet.tag(Tag::Artifact);
        let status = self.shown.iter().find(|&&(it, _)| it == Column::Status);
        if let Some((_, status)) = status {
            let middle = (status.left + 7.0, top + ROW / 2.0);
            sheet.glyph(Glyph::from(said.status), middle, 14.0);
        }
    }
}

impl Cells {
    /// How high the row is.
    #[must_use]
    pub fn height(&self) -> f64 {
        let below = if self.is_beside { 0 } else { self.place.len() };
        let shown = self.shown.iter().map(Vec::len).fold(0, usize::max);
        let lines = (self.name.len() + below).max(shown).max(self.source.len());
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let more = lines.saturating_sub(1) as f64;
        ROW + more * LEADING
    }
}

/// How wide the name is beside the usual columns, and they.
fn usual(outlook: &Outlook, printed: &[ActivityIx], size: Size) -> (f64, Vec<(Column, f64)>) {
    let plan = outlook.plan();
    let most = if size.width > size.height {
        size.width * 0.19
    } else {
        size.width * 0.23
    };
    let mut name = Style::ROW.bold().width_of(lang::HEAD_NAME);
    let mut has_slip = false;
    for &at in printed {
        if name < most {
            name = name.max(Style::ROW.width_of(&plan[at].name));
        }
        has_slip |= outlook.slip(at).is_some_and(|slip| !slip.is_zero());
    }
    let columns = vec![
        (Column::Status, STATUS),
        (Column::Dates, DATES),
        (Column::Slip, if has_slip { SLIP } else { NO_SLIP }),
    ];
    // A little more than measured, so that no rounding breaks a line.
    (name.min(most) + 1.0, columns)
}

/// How wide the name is beside columns that were chosen, and they: as on the screen, less where their
/// words need less, and each narrower by the same share of what it can spare where all of them do not
/// go into `room`.
fn chosen(
    outlook: &Outlook,
    printed: &[ActivityIx],
    table: &Table,
    room: f64,
) -> (f64, Vec<(Column, f64)>) {
    let plan = &**outlook.plan();
    let wanted = |column: Option<Column>, least: f64| {
        let most = (f64::from(table.width(column)) - GAP).max(least);
        let head = column.map_or(lang::HEAD_NAME, Column::head);
        let mut wide = Style::SMALL.bold().width_of(head).max(least);
        for &at in printed {
            if wide >= most {
                break;
            }
            wide = wide.max(match column {
                None => Style::ROW.width_of(&plan[at].name),
                Some(column) => {
                    let words = column.words(outlook, at);
                    before(column) + style_of(column, true).width_of(&words)
                }
            });
        }
        (wide + 1.0).min(most)
    };
    let name = wanted(None, LEAST_NAME);
    let mut columns: Vec<(Column, f64)> = table
        .columns()
        .into_iter()
        .map(|column| (column, wanted(Some(column), LEAST)))
        .collect();
    let (mut least, mut more) = (LEAST_NAME + GAP, name - LEAST_NAME);
    for (_, width) in &columns {
        least += LEAST + GAP;
        more += width - LEAST;
    }
    if least + more <= room {
        return (name, columns);
    }
    let share = between((room - least) / more, 0.0, 1.0);
    for (_, width) in &mut columns {
        *width = LEAST + (*width - LEAST) * share;
    }
    (LEAST_NAME + (name - LEAST_NAME) * share, columns)
}

/// What stands in a column.
fn words_of<'a>(
    column: Column,
    outlook: &Outlook,
    at: ActivityIx,
    said: &'a CellWords,
) -> Cow<'a, str> {
    match column {
        Column::Dates => Cow::Borrowed(&said.dates),
        Column::Slip => Cow::Borrowed(&said.slip),
        other => Cow::Owned(other.words(outlook, at)),
    }
}

/// How a column is set, where colour does not matter.
fn style_of(column: Column, is_slipped: bool) -> Style {
    if column == Column::Slip && is_slipped {
        Style::ROW.bold()
    } else {
        Style::ROW
    }
}

/// What stands before the words of a column.
fn before(column: Column) -> f64 {
    if column == Column::Status { GLYPH } else { 0.0 }
}

fn source_of(plan: &Plan, at: ActivityIx) -> &str {
    plan[at].source.map_or("", |source| &plan[source].id)
}

fn broken(words: &str, style: Style, room: f64) -> Vec<String> {
    font::wrap(words, style.face, room / style.size, MOST_LINES)
}
