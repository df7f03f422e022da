//! Which rows stand on which sheet, and each sheet when it is asked for. Knows how high things are;
//! leaves what they look like to the other parts.

use super::bars::Chart;
use super::columns::{Columns, ROW};
use super::font;
use super::head::{self, AXIS, Foot, Head};
use super::ink::{Anchor, Area, Edge, INK, LINE, SECOND, Sheet, Style, Tag, WHITE, column};
use super::over::{self, Overlay, Placed};
use super::packed::{self, Packing};
use super::size::{Setup, Size};
use std::sync::Arc;

use crate::chart::{Axis, BarDates, Frame, Glyph, Linked, Overview, TimeScale, px};
use crate::outlook::said::{cell_words, filter_words, lane_count, printed_content};
use crate::outlook::{
    Against, FindingMarks, Grouping, Outlook, Row, Rows, RowsView, Table, sentences as told, words,
};
use crate::plan::{ActivityIx, Day, Finding, Span};
use crate::words::paper as lang;

/// Free on all sides: a little more than most printers need.
const MARGIN: f64 = 46.0;
/// Height of a heading with one line.
const LANE: f64 = 34.0;
/// Between the lines of a heading or finding.
const LEADING: f64 = 18.0;
/// Months on either side of the as-of date where nothing is dated.
const MONTHS_AROUND: i32 = 6;

/// What is put on paper.
#[derive(Clone)]
pub struct Subject {
    /// Plan, journal and as-of date put together.
    pub outlook: Arc<Outlook>,
    /// Which rows carry a finding of their own.
    pub marks: FindingMarks,
    /// The findings of the plan.
    pub found: Arc<Vec<Finding>>,
    /// How rows are gathered, ordered, filtered and folded.
    pub view: RowsView,
    /// The columns beside the bars.
    pub table: Table,
    /// The days in view; `None` for all but outliers.
    pub days: Option<Span>,
    /// What is drawn over the bars.
    pub over: Overlay,
    /// The name of what plan and journal hold, as short as it may be; may be empty.
    pub content: String,
}

/// One line of the list that is put on sheets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    /// A group's heading: its place in [`Rows::headings`].
    Lane(usize),
    /// A row of the chart.
    Row(ActivityIx),
    /// Several rows on one line: its place in the [`Packing`].
    Bars(usize),
    /// The heading of the undated rows.
    UndatedLane,
    /// A row of that lane.
    Undated(ActivityIx),
    /// The heading of the findings.
    FindingsLane,
    /// A finding: its place in [`Subject::found`].
    Finding(usize),
}

#[derive(Clone, Copy, Debug)]
struct Line {
    what: What,
    height: f64,
}

/// What stands on the sheets of one row of sheets.
#[derive(Clone, Copy, Debug)]
struct Page {
    first: usize,
    end: usize,
    /// The line of the heading that is repeated at its top.
    continued: Option<usize>,
}

/// Where a lane begins: for bookmarks.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// Its name.
    pub name: String,
    /// Which sheet it begins on, from 0.
    pub sheet: usize,
    /// How far down, in pixels.
    pub y: f64,
}

/// A plan laid out on sheets.
pub struct Sheets {
    subject: Subject,
    setup: Setup,
    size: Size,
    rows: Rows,
    columns: Columns,
    /// Where rows are packed, which they are.
    packing: Option<Packing>,
    frame: Frame,
    head: Head,
    foot: Foot,
    links: [Vec<Linked>; 2],
    lines: Vec<Line>,
    pages: Vec<Page>,
}

impl Sheets {
    /// Measures every row and finds the pages.
    #[must_use]
    pub fn new(mut subject: Subject, setup: Setup) -> Sheets {
        if subject.view.is_packed {
            // What goes from row to row has no place on lines of several.
            subject.over = Overlay::default();
        }
        let Subject { outlook, view, .. } = &subject;
        let plan = &**outlook.plan();
        let setup = Setup {
            across: setup.across.clamp(1, Setup::MOST_ACROSS),
            ..setup
        };
        let mut size = setup.form.size();
        let rows = Rows::new(outlook, &subject.marks, view);
        let printed: Vec<ActivityIx> = rows
            .iter()
            .filter_map(|row| match row {
                Row::Activity(at) => Some(at),
                Row::Heading(_) => None,
            })
            .chain(rows.undated().iter().copied())
            .collect();
        let columns = Columns::new(outlook, &printed, size, MARGIN, &subject.table);
        let inner = size.width - 2.0 * MARGIN;
        let chart_left = if view.is_packed {
            MARGIN
        } else {
            columns.end()
        };
        let (window, frame) = window(&subject, setup, size.width - MARGIN - chart_left);
        let packed = (view.is_packed).then(|| Packing::new(outlook, &rows, &frame, setup.across));
        let (packing, packed) = packed.unzip();
        let filter = filter_words(plan, &rows, &view.filter);
        let head = Head::new(
            &plan.title,
            &sentences(&subject, &rows, packing.as_ref(), window, setup),
            &rows,
            outlook.against().map(Against::name),
            subject.over.has_progress,
            inner,
        );
        let as_of = words::day(outlook.as_of());
        let said = lang::foot(
            &plan.title,
            &plan.revision,
            &as_of,
            &filter,
            outlook.against().map(Against::name),
        );
        let links = subject.over.links(outlook);
        let foot = Foot::new(&said, &subject.content, inner);
        let mut sheets = Sheets {
            subject,
            setup,
            size,
            rows,
            columns,
            packing,
            frame,
            head,
            foot,
            links,
            lines: Vec::new(),
            pages: Vec::new(),
        };
        sheets.lines = sheets.list(&printed, packed.as_deref());
        sheets.pages = sheets.paginate();
        if setup.form.is_endless() {
            let body: f64 = sheets.lines.iter().map(|line| line.height).sum();
            size.height = sheets.body_top(0) + body + FOOT_SPACE + sheets.foot.height() + MARGIN;
            sheets.size = size;
        }
        sheets
    }

    /// How many sheets there are: at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pages.len() * self.setup.across
    }

    /// How large each is.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// The name of the whole.
    #[must_use]
    pub fn title(&self) -> String {
        let outlook = &*self.subject.outlook;
        let plan = outlook.plan();
        let as_of = words::day_without_weekday(outlook.as_of());
        lang::title(&plan.title, &plan.revision, &as_of)
    }

    /// How many columns each has, the bars included.
    #[must_use]
    pub fn columns(&self) -> u8 {
        match self.packing {
            Some(_) => 1,
            None => self.columns.count(),
        }
    }

    /// Where the bars begin.
    fn chart_left(&self) -> f64 {
        match self.packing {
            Some(_) => MARGIN,
            None => self.columns.end(),
        }
    }

    /// What stands for the bars of a line of a sheet where they cannot be seen; empty for a line
    /// that has none.
    #[must_use]
    pub fn alternative(&self, sheet: usize, line: u32) -> String {
        let page = self.pages.get(sheet / self.setup.across);
        let line = page.and_then(|page| self.lines.get(page.first + line as usize));
        match line.map(|line| line.what) {
            Some(What::Row(at) | What::Undated(at)) => told::status(&self.subject.outlook, at),
            Some(What::Bars(place)) => {
                let outlook = &*self.subject.outlook;
                let frame = packed::on_sheet(&self.frame, sheet % self.setup.across);
                let packing = self.packing.as_ref();
                let bars = packing
                    .into_iter()
                    .flat_map(|it| it.on_sheet(place, outlook, &frame));
                let said = bars.map(|at| {
                    let name = &outlook.plan()[at].name;
                    lang::named_status(name, &told::status(outlook, at))
                });
                said.collect::<Vec<String>>().join(" ")
            }
            _ => String::new(),
        }
    }

    /// Where each lane begins.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (number, page) in self.pages.iter().enumerate() {
            let mut y = self.body_top(number) + page.continued.map_or(0.0, |_| LANE);
            for line in &self.lines[page.first..page.end] {
                if let Some((name, _)) = self.lane_words(line.what) {
                    let sheet = number * self.setup.across;
                    marks.push(Mark { name, sheet, y });
                }
                y += line.height;
            }
        }
        marks
    }

    /// The list of all lines with their heights.
    fn list(&self, printed: &[ActivityIx], packed: Option<&[packed::Line]>) -> Vec<Line> {
        let undated = self.rows.undated();
        let mut whats: Vec<What> = match packed {
            Some(lines) => lines.iter().map(|&line| What::from(line)).collect(),
            None => (self.rows.iter())
                .map(|row| match row {
                    Row::Heading(at) => What::Lane(at),
                    Row::Activity(at) => What::Row(at),
                })
                .collect(),
        };
        if !undated.is_empty() {
            whats.push(What::UndatedLane);
            whats.extend(undated.iter().map(|&at| What::Undated(at)));
        }
        let mut is_told = vec![false; self.subject.found.len()];
        for &at in printed {
            for number in self.subject.marks.open(at) {
                if let Some(is_told) = is_told.get_mut(number as usize) {
                    *is_told = true;
                }
            }
        }
        if is_told.contains(&true) {
            whats.push(What::FindingsLane);
            let told = (0..).zip(&is_told).filter(|&(_, &is_told)| is_told);
            whats.extend(told.map(|(number, _)| What::Finding(number)));
        }
        let line = |what| Line {
            what,
            height: self.height_of(what),
        };
        whats.into_iter().map(line).collect()
    }

    fn height_of(&self, what: What) -> f64 {
        match what {
            What::Undated(at) if self.packing.is_some() => {
                lines_height(ROW, self.undated_lines(at).len())
            }
            What::Row(at) | What::Undated(at) => {
                let outlook = &*self.subject.outlook;
                let said = cell_words(outlook, at, self.is_under(what));
                self.columns.height(outlook, at, &said)
            }
            What::Bars(_) => ROW,
            What::Finding(at) => lines_height(ROW, self.finding_lines(at).len()),
            lane => {
                let (name, count) = self.lane_words(lane).unwrap_or_default();
                lines_height(LANE, self.lane_lines(&name, &count).len())
            }
        }
    }

    /// Whether a row stands under the organisation it belongs to.
    fn is_under(&self, what: What) -> bool {
        self.subject.view.group == Grouping::Organisation && matches!(what, What::Row(_))
    }

    /// The name of a heading, and what it counts.
    fn lane_words(&self, what: What) -> Option<(String, String)> {
        Some(match what {
            What::Lane(at) => {
                let heading = &self.rows.headings()[at];
                let name = heading.key.name(self.subject.outlook.plan());
                let count = lane_count(heading.count, heading.late);
                let count = if heading.is_collapsed {
                    lang::folded_lane(&count)
                } else {
                    count
                };
                (name, count)
            }
            What::UndatedLane => {
                let count = self.rows.undated().len();
                (
                    words::NOT_DATED.to_owned(),
                    lang::without_bars(&lane_count(count, 0), count),
                )
            }
            What::FindingsLane => (lang::FINDINGS.to_owned(), String::new()),
            What::Row(_) | What::Bars(_) | What::Undated(_) | What::Finding(_) => return None,
        })
    }

    fn inner_width(&self) -> f64 {
        self.size.width - 2.0 * MARGIN
    }

    fn lane_lines(&self, name: &str, count: &str) -> Vec<String> {
        let style = Style::ROW.bold();
        // What is counted stands behind the name, on its last line.
        let room = self.inner_width() - Style::SMALL.width_of(count) - 24.0;
        let room = room.max(self.inner_width() / 3.0);
        font::wrap(name, style.face, room / style.size, 4)
    }

    fn finding_lines(&self, at: usize) -> Vec<String> {
        let style = Style::ROW;
        let finding = &self.subject.found[at];
        let words = lang::finding(&finding.title, &finding.detail);
        font::wrap(
            &words,
            style.face,
            (self.inner_width() - 24.0) / style.size,
            12,
        )
    }

    /// An undated row where rows are packed: in words, since there are no columns.
    fn undated_lines(&self, at: ActivityIx) -> Vec<String> {
        let outlook = &*self.subject.outlook;
        let name = &outlook.plan()[at].name;
        let words = lang::named_status(name, &told::status(outlook, at));
        font::wrap(
            &words,
            Style::ROW.face,
            self.inner_width() / Style::ROW.size,
            12,
        )
    }

    /// Where the rows of a page begin.
    fn body_top(&self, page: usize) -> f64 {
        let head = if page == 0 { self.head.height() } else { 0.0 };
        MARGIN + head + AXIS
    }

    fn paginate(&self) -> Vec<Page> {
        let bottom = if self.setup.form.is_endless() {
            f64::INFINITY
        } else {
            self.size.height - MARGIN - self.foot.height() - FOOT_SPACE
        };
        let is_lane_at = |at: usize| self.lines.get(at).is_some_and(|it| is_lane(it.what));
        let mut pages = Vec::new();
        let (mut first, mut lane) = (0, None);
        loop {
            let continued = lane.filter(|_| first < self.lines.len() && !is_lane_at(first));
            let mut y = self.body_top(pages.len()) + continued.map_or(0.0, |_| LANE);
            let mut end = first;
            while let Some(line) = self.lines.get(end) {
                // A heading never stands alone at the foot.
                let next = self.lines.get(end + 1).filter(|next| !is_lane(next.what));
                let needed = match next {
                    Some(next) if is_lane(line.what) => line.height + next.height,
                    _ => line.height,
                };
                if y + needed > bottom && end > first {
                    break;
                }
                if is_lane(line.what) {
                    lane = Some(end);
                }
                y += line.height;
                end += 1;
            }
            pages.push(Page {
                first,
                end,
                continued,
            });
            first = end;
            if first >= self.lines.len() {
                return pages;
            }
        }
    }

    /// Draws a sheet, from 0; what is beyond the last one is empty.
    #[must_use]
    pub fn draw(&self, number: usize) -> Sheet {
        let mut sheet = self.blank();
        let (row, beside) = (number / self.setup.across, number % self.setup.across);
        let Some(&page) = self.pages.get(row) else {
            return sheet;
        };
        let (left, right) = (MARGIN, self.size.width - MARGIN);
        let chart_left = self.chart_left();
        let frame = packed::on_sheet(&self.frame, beside);
        let axis = Axis::new(frame.scale, frame.right_px);
        if row == 0 {
            self.head.draw(&mut sheet, left, MARGIN);
        }
        let top = self.body_top(row);
        let lines = &self.lines[page.first..page.end];
        let is_dated =
            |line: &&Line| matches!(line.what, What::Lane(_) | What::Row(_) | What::Bars(_));
        let again = page.continued.map_or(0.0, |_| LANE);
        let dated: f64 = lines.iter().filter(is_dated).map(|line| line.height).sum();
        let bottom = top + if dated > 0.0 { again + dated } else { 0.0 };
        head::draw_lines(&mut sheet, &axis, chart_left, (top, bottom));
        let chart = Chart {
            left: chart_left,
            frame,
        };
        let mut front = self.blank();
        let mut y = top;
        if let Some(lane) = page.continued {
            self.draw_lane(&mut sheet, self.lines[lane].what, None, y, LANE);
            y += LANE;
        }
        let mut placed = Vec::with_capacity(lines.len());
        for (number, line) in (0..).zip(lines) {
            self.draw_line((&mut sheet, &mut front), line, chart, y, number);
            if is_dated(&line) {
                placed.push(Placed {
                    at: match line.what {
                        What::Row(at) => Some(at),
                        _ => None,
                    },
                    top: y,
                    middle: y + ROW / 2.0,
                    bottom: y + line.height,
                });
            }
            y += line.height;
        }
        let rule = format!("M0 0H{}", px(right - left));
        sheet.line((left, top), rule, Edge::solid(INK, 1.5));
        let as_of = (top - AXIS + 18.0, bottom.max(top));
        head::draw_as_of(&mut sheet, &frame, chart_left, as_of);
        sheet.items.append(&mut front.items);
        let outlook = &*self.subject.outlook;
        if self.subject.over.has_progress {
            over::draw_progress(&mut sheet, outlook, &placed, chart);
        }
        over::draw_links(&mut sheet, outlook, &self.links, &placed, chart, ROW);
        if self.packing.is_none() {
            self.columns.draw_heads(&mut sheet, top - 8.0);
        }
        head::draw_axis(&mut sheet, &axis, &frame, chart_left, top - AXIS);
        let page_words = if self.setup.form.is_endless() {
            String::new()
        } else {
            lang::page_of(number + 1, self.count())
        };
        let foot = self.size.height - MARGIN;
        self.foot.draw(&mut sheet, (left, right), foot, &page_words);
        sheet
    }

    fn blank(&self) -> Sheet {
        Sheet {
            size: self.size,
            items: Vec::new(),
        }
    }

    /// Draws a line; it has this number among those of its sheet.
    fn draw_line(
        &self,
        (sheet, front): (&mut Sheet, &mut Sheet),
        line: &Line,
        chart: Chart,
        y: f64,
        number: u32,
    ) {
        match line.what {
            What::Bars(place) => self.draw_bars((sheet, front), place, chart, y, number),
            What::Undated(at) if self.packing.is_some() => {
                self.draw_rule(sheet, y + line.height, LINE, 0.5);
                sheet.tag(Tag::Cell(number, column::NAME));
                let mut base = y + 17.0;
                for words in self.undated_lines(at) {
                    sheet.text((MARGIN, base), Anchor::Start, Style::ROW, words);
                    base += LEADING;
                }
                sheet.tag(Tag::Artifact);
            }
            What::Row(at) | What::Undated(at) => {
                let outlook = &*self.subject.outlook;
                let Subject { marks, found, .. } = &self.subject;
                let is_under = self.is_under(line.what);
                let said = printed_content(outlook, marks, found, at, is_under);
                let words = cell_words(outlook, at, is_under);
                let cells = self.columns.cells(outlook, at, &words);
                self.draw_rule(sheet, y + line.height, LINE, 0.5);
                self.columns.draw(sheet, &said, cells, y, number);
                let dates = BarDates::of(outlook, at);
                for sheet in [&mut *sheet, &mut *front] {
                    sheet.tag(Tag::Bars(number));
                }
                chart.draw(sheet, front, (&dates, &said), y + ROW / 2.0);
                for sheet in [sheet, front] {
                    sheet.tag(Tag::Artifact);
                }
            }
            What::Finding(at) => {
                sheet.glyph(Glyph::Finding, (MARGIN + 7.0, y + ROW / 2.0), 14.0);
                let mut base = y + 17.0;
                sheet.tag(Tag::Finding(number));
                for words in self.finding_lines(at) {
                    sheet.text((MARGIN + 24.0, base), Anchor::Start, Style::ROW, words);
                    base += LEADING;
                }
                sheet.tag(Tag::Artifact);
            }
            what => self.draw_lane(sheet, what, Some(number), y, line.height),
        }
    }

    /// Draws a line of several bars.
    fn draw_bars(
        &self,
        (sheet, front): (&mut Sheet, &mut Sheet),
        place: usize,
        chart: Chart,
        y: f64,
        number: u32,
    ) {
        let Subject {
            outlook,
            marks,
            found,
            ..
        } = &self.subject;
        let bars = self.packing.as_ref().map_or(&[][..], |it| it.bars(place));
        self.draw_rule(sheet, y + ROW, LINE, 0.5);
        for sheet in [&mut *sheet, &mut *front] {
            sheet.tag(Tag::Bars(number));
        }
        for &at in bars {
            let said = packed::named(outlook, marks, found, at);
            let dates = BarDates::of(outlook, at);
            chart.draw_packed(sheet, front, (&dates, &said), y + ROW / 2.0);
        }
        for sheet in [sheet, front] {
            sheet.tag(Tag::Artifact);
        }
    }

    fn draw_rule(&self, sheet: &mut Sheet, y: f64, colour: super::Colour, width: f64) {
        let d = format!("M0 0H{}", px(self.inner_width()));
        sheet.line((MARGIN, y), d, Edge::solid(colour, width));
    }

    /// Draws a heading; it has this number among the lines of its sheet, none where it stands there
    /// again.
    fn draw_lane(&self, sheet: &mut Sheet, what: What, number: Option<u32>, y: f64, height: f64) {
        let is_again = number.is_none();
        let Some((name, count)) = self.lane_words(what) else {
            return;
        };
        let area = Area {
            x: MARGIN,
            y,
            width: self.inner_width(),
            height,
        };
        sheet.fill(area, WHITE);
        self.draw_rule(sheet, y + height, SECOND, 1.0);
        let count = if is_again {
            lang::CONTINUED.to_owned()
        } else {
            count
        };
        let mut lines = self.lane_lines(&name, &count);
        if is_again && lines.len() > 1 {
            let style = Style::ROW.bold();
            let room = self.inner_width() * 0.8 / style.size;
            lines = vec![font::shortened(&name, style.face, room)];
        }
        let bold = Style::ROW.bold();
        let mut base = y + 23.0;
        let mut end = MARGIN;
        let tag = match (number, what) {
            (None, _) => Tag::Artifact,
            (Some(number), What::FindingsLane) => Tag::Finding(number),
            (Some(number), _) => Tag::Lane(number),
        };
        sheet.tag(tag);
        for line in lines {
            end = MARGIN + bold.width_of(&line) + 12.0;
            sheet.text((MARGIN, base), Anchor::Start, bold, line);
            base += LEADING;
        }
        let base = base - LEADING;
        if let (What::Lane(at), false) = (what, is_again) {
            let worst = self.rows.headings()[at].worst;
            sheet.glyph(Glyph::from(worst), (end + 6.0, base - 4.0), 12.0);
            end += 16.0;
        }
        let style = Style::SMALL.in_colour(SECOND);
        sheet.text((end, base), Anchor::Start, style, count);
        sheet.tag(Tag::Artifact);
    }
}

impl From<packed::Line> for What {
    fn from(line: packed::Line) -> What {
        match line {
            packed::Line::Lane(at) => What::Lane(at),
            packed::Line::Bars(at) => What::Bars(at),
        }
    }
}

fn is_lane(what: What) -> bool {
    matches!(what, What::Lane(_) | What::UndatedLane | What::FindingsLane)
}

/// Between the last row and the foot.
const FOOT_SPACE: f64 = 8.0;

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn lines_height(one: f64, lines: usize) -> f64 {
    one + lines.saturating_sub(1) as f64 * LEADING
}

/// The days that are printed, and the window of the first sheet across.
fn window(subject: &Subject, setup: Setup, width: f64) -> (Span, Frame) {
    let outlook = &*subject.outlook;
    let span = Overview::new(outlook).span;
    let month = outlook.as_of().month_index();
    let days = subject.days.or(span).unwrap_or(Span {
        first: Day::first_of_month(month - MONTHS_AROUND).unwrap_or(Day::FIRST),
        end: Day::first_of_month(month + MONTHS_AROUND).unwrap_or(Day::LAST),
    });
    #[expect(clippy::cast_precision_loss, reason = "a few sheets across")]
    let whole = width * setup.across as f64;
    let frame = Frame {
        scale: TimeScale::fitting(days, whole, 0.0),
        left_px: 0.0,
        right_px: width,
        as_of: outlook.as_of(),
        horizon: span.map(|span| span.end),
    };
    (days, frame)
}

/// What the head of the first sheet says under the title.
fn sentences(
    subject: &Subject,
    rows: &Rows,
    packing: Option<&Packing>,
    days: Span,
    setup: Setup,
) -> Vec<String> {
    let outlook = &*subject.outlook;
    let plan = outlook.plan();
    let mut said = vec![
        lang::revision_as_of(&plan.revision, &words::day(outlook.as_of())),
        filter_words(plan, rows, &subject.view.filter),
        lang::days_shown(
            &words::day_without_weekday(days.first),
            &words::day_without_weekday(days.end.plus_days(-1)),
        ),
    ];
    if let Some(packing) = packing {
        said.push(lang::PACKED.to_owned());
        if packing.outside > 0 {
            said.push(lang::outside(&lane_count(packing.outside, 0)));
        }
    }
    if let Some(against) = outlook.against() {
        said.push(lang::compared_with(against.name()));
    }
    said.extend(subject.over.words().map(str::to_owned));
    let folded = rows
        .headings()
        .iter()
        .filter(|heading| heading.is_collapsed);
    let folded: usize = folded.map(|heading| heading.count).sum();
    if folded > 0 {
        said.push(lang::folded(&lane_count(folded, 0)));
    }
    if setup.has_plain_letters {
        let other = |words: &str| words.chars().filter(|&it| !font::is_letter(it)).count();
        let activities = plan.activities.iter().map(|it| other(&it.name));
        let organisations = plan.organisations.iter().map(|it| other(&it.name));
        let count = activities.chain(organisations).sum::<usize>() + other(&plan.title);
        if count > 0 {
            said.push(lang::plain_letters(count));
        }
    }
    said
}
