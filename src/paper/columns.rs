//! The words left of the bars: which columns there are, how wide they are, and how a row's words
//! break into lines. Nothing is cut: a row is as high as its longest cell.

use super::font;
use super::ink::{Anchor, INK, SECOND, Sheet, Style, Tag, column};
use super::size::Size;
use crate::chart::Glyph;
use crate::outlook::Outlook;
use crate::outlook::said::{ActivityContent, CellWords};
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
/// Widths of the columns that hold what Rollcall words itself.
const STATUS: f64 = 94.0;
const DATES: f64 = 148.0;
const SLIP: f64 = 84.0;
const NO_SLIP: f64 = 30.0;

/// A column: where it begins and how wide it is.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Column {
    left: f64,
    width: f64,
}

/// The columns.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Columns {
    name: Column,
    status: Column,
    dates: Column,
    slip: Column,
    source: Column,
}

/// The words of a row, broken into lines.
pub struct Cells {
    name: Vec<String>,
    place: Vec<String>,
    /// Whether the place stands beside the name, else under it.
    is_beside: bool,
    dates: Vec<String>,
    slip: Vec<String>,
    source: Vec<String>,
}

impl Columns {
    /// Columns for these rows, from `left` on.
    #[must_use]
    pub fn new(outlook: &Outlook, printed: &[ActivityIx], size: Size, left: f64) -> Columns {
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
        let sources = plan
            .sources
            .iter()
            .map(|source| Style::SMALL.width_of(&source.id));
        let mut next = left;
        let mut column = |width: f64| {
            let column = Column { left: next, width };
            next += width + GAP;
            column
        };
        Columns {
            // A little more than measured, so that no rounding breaks a line.
            name: column(name.min(most) + 1.0),
            status: column(STATUS),
            dates: column(DATES),
            slip: column(if has_slip { SLIP } else { NO_SLIP }),
            source: column(sources.fold(28.0, f64::max).min(72.0) + 1.0),
        }
    }

    /// Where the bars begin.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.source.left + self.source.width + GAP
    }

    /// How high the row of an activity is.
    #[must_use]
    pub fn height(&self, plan: &Plan, at: ActivityIx, said: &CellWords) -> f64 {
        let fits =
            |words: &str, style: Style, column: Column| style.width_of(words) <= column.width;
        // Most rows have one line, so nothing is broken to find that out.
        let is_one_line = said.place.is_none()
            && fits(&plan[at].name, Style::ROW, self.name)
            && fits(&said.dates, Style::ROW, self.dates)
            && fits(&said.slip, Style::ROW.bold(), self.slip)
            && fits(source_of(plan, at), Style::SMALL, self.source);
        if is_one_line {
            return ROW;
        }
        self.cells(plan, at, said).height()
    }

    /// Breaks the words of a row.
    #[must_use]
    pub fn cells(&self, plan: &Plan, at: ActivityIx, said: &CellWords) -> Cells {
        let name = broken(&plan[at].name, Style::ROW, self.name.width);
        let place = said.place.as_deref().unwrap_or_default();
        let used = name.last().map_or(0.0, |line| Style::ROW.width_of(line));
        let slip = if said.is_slipped {
            Style::ROW.bold()
        } else {
            Style::ROW
        };
        let source = source_of(plan, at);
        Cells {
            is_beside: used + 6.0 + Style::ROW.width_of(place) <= self.name.width,
            place: broken(place, Style::ROW, self.name.width),
            dates: broken(&said.dates, Style::ROW, self.dates.width),
            slip: broken(&said.slip, slip, self.slip.width),
            source: broken(source, Style::SMALL, self.source.width),
            name,
        }
    }

    /// Writes the headings over the columns.
    pub fn draw_heads(&self, sheet: &mut Sheet, base: f64) {
        let style = Style::SMALL.bold().in_colour(SECOND);
        for (number, place, words) in [
            (column::NAME, self.name, lang::HEAD_NAME),
            (column::STATUS, self.status, lang::HEAD_STATUS),
            (column::DATES, self.dates, lang::HEAD_DATES),
            (column::SOURCE, self.source, lang::HEAD_SOURCE),
        ] {
            sheet.tag(Tag::Head(number));
            sheet.text((place.left, base), Anchor::Start, style, words);
        }
        let slip = self.slip.left + self.slip.width;
        sheet.tag(Tag::Head(column::SLIP));
        sheet.text((slip, base), Anchor::End, style, lang::HEAD_SLIP);
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
        let bold = if said.is_slipped {
            Style::ROW.bold()
        } else {
            second
        };
        let beside = cells
            .name
            .last()
            .map_or(0.0, |line| Style::ROW.width_of(line) + 6.0);
        let named = cells.name.len();
        let mut set =
            |number: u8, (x, y): (f64, f64), anchor: Anchor, style, lines: Vec<String>| {
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
        let dates = (self.dates.left, base);
        set(column::DATES, dates, left, Style::ROW, cells.dates);
        let slip = (self.slip.left + self.slip.width, base);
        set(column::SLIP, slip, end, bold, cells.slip);
        let source = Style::SMALL.in_colour(SECOND);
        let place = (self.source.left, base);
        set(column::SOURCE, place, left, source, cells.source);
        let status = self.status.left;
        sheet.tag(Tag::Artifact);
        sheet.glyph(
            Glyph::from(said.status),
            (status + 7.0, top + ROW / 2.0),
            14.0,
        );
        let word = (status + GLYPH, base);
        sheet.tag(Tag::Cell(line, column::STATUS));
        sheet.text(
            word,
            Anchor::Start,
            Style::ROW.in_colour(INK),
            said.status_word,
        );
        sheet.tag(Tag::Artifact);
    }
}

impl Cells {
    /// How high the row is.
    #[must_use]
    pub fn height(&self) -> f64 {
        let below = if self.is_beside { 0 } else { self.place.len() };
        let lines = (self.name.len() + below)
            .max(self.dates.len())
            .max(self.slip.len())
            .max(self.source.len());
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let more = lines.saturating_sub(1) as f64;
        ROW + more * LEADING
    }
}

fn source_of(plan: &Plan, at: ActivityIx) -> &str {
    plan[at].source.map_or("", |source| &plan[source].id)
}

fn broken(words: &str, style: Style, room: f64) -> Vec<String> {
    font::wrap(words, style.face, room / style.size, MOST_LINES)
}
