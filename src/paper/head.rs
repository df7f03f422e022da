//! What stands around the rows: the title with its counts and the meaning of the shapes, the time
//! scale, and the foot that every sheet has.

use std::fmt::Write as _;

use super::font;
use super::ink::{
    Anchor, Area, Colour, Edge, INK, Item, LINE, RED, SECOND, STRONG_LINE, Sheet, Style, Tag, WHITE,
};
use crate::chart::{Axis, Frame, Glyph, Tick, Weight, between, px};
use crate::outlook::{Rows, Status, words};
use crate::words::paper as lang;
use crate::words::timeline::as_of;

/// Height of the time scale with the label of the as-of date over it.
pub const AXIS: f64 = 62.0;
/// Height of the label of the as-of date.
const LABEL: f64 = 18.0;
/// From one line of the foot to the next.
const FOOT_LEADING: f64 = 16.0;
/// Between the rows and the foot.
const FOOT_GAP: f64 = 10.0;
/// From one line of the legend to the next.
const LEGEND_LEADING: f64 = 22.0;
/// Between two entries of the legend.
const LEGEND_GAP: f64 = 20.0;

const TITLE: Style = Style {
    size: 24.0,
    face: font::Face::Bold,
    colour: INK,
};

/// The head of the first sheet.
pub struct Head {
    title: Vec<String>,
    sentences: Vec<String>,
    legend: Vec<Entry>,
    /// Where each entry stands, from the upper left corner of the legend.
    places: Vec<(f64, f64)>,
}

/// One entry of the legend: a sample and its words.
struct Entry {
    sample: Sample,
    words: String,
}

#[derive(Clone, Copy)]
enum Sample {
    Glyph(Glyph),
    SoftEnd,
    Baseline,
    Whisker,
    Progress,
}

impl Sample {
    fn width(self) -> f64 {
        match self {
            Sample::Glyph(_) => 20.0,
            _ => 46.0,
        }
    }
}

impl Head {
    /// The title, what is said under it, and the counts of `rows` by status as a legend. `against`
    /// names what dates are compared with where that is not the plan; the progress line is explained
    /// where it is drawn.
    #[must_use]
    pub fn new(
        title: &str,
        sentences: &[String],
        rows: &Rows,
        against: Option<&str>,
        has_progress: bool,
        width: f64,
    ) -> Head {
        let lines = |words: &str, style: Style, most| {
            font::wrap(words, style.face, width / style.size, most)
        };
        let counted = Status::ALL.into_iter().filter_map(|status| {
            let count = rows.count_with(status);
            let words = match status {
                Status::Late => lang::late,
                Status::Due => lang::due,
                Status::InProgress => lang::in_progress,
                Status::Planned => lang::planned,
                Status::Live => lang::live,
                Status::Undated => lang::undated,
            };
            (count > 0).then(|| Entry {
                sample: Sample::Glyph(Glyph::from(status)),
                words: words(count),
            })
        });
        let mut legend: Vec<Entry> = counted.collect();
        let found = rows.count_with_finding();
        if found > 0 {
            legend.push(Entry {
                sample: Sample::Glyph(Glyph::Finding),
                words: lang::with_finding(found),
            });
        }
        let baseline = against.map(lang::as_it_was_in);
        let baseline = baseline.as_deref().unwrap_or(lang::PLAN_BEFORE_FORECAST);
        for (sample, words) in [
            (Sample::SoftEnd, lang::SOFT_END),
            (Sample::Baseline, baseline),
            (Sample::Whisker, lang::WHISKER),
        ] {
            let words = words.to_owned();
            legend.push(Entry { sample, words });
        }
        if has_progress {
            legend.push(Entry {
                sample: Sample::Progress,
                words: lang::PROGRESS_LINE.to_owned(),
            });
        }
        let (mut x, mut y) = (0.0, 0.0);
        let mut places = Vec::new();
        for entry in &legend {
            let needed = entry.sample.width() + Style::SMALL.width_of(&entry.words);
            // The shapes begin a line of their own.
            let is_first_shape = matches!(entry.sample, Sample::SoftEnd);
            if x > 0.0 && (is_first_shape || x + needed > width) {
                (x, y) = (0.0, y + LEGEND_LEADING);
            }
            places.push((x, y));
            x += needed + LEGEND_GAP;
        }
        Head {
            title: lines(title, TITLE, 4),
            sentences: lines(&sentences.join(" "), Style::ROW, 6),
            legend,
            places,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    fn legend_top(&self) -> f64 {
        self.title.len() as f64 * 30.0 + self.sentences.len() as f64 * 20.0 + 8.0
    }

    /// How high it is.
    #[must_use]
    pub fn height(&self) -> f64 {
        let last = self.places.last().map_or(0.0, |&(_, y)| y);
        self.legend_top() + last + LEGEND_LEADING + 10.0
    }

    /// Draws it from this corner.
    pub fn draw(&self, sheet: &mut Sheet, left: f64, top: f64) {
        let mut base = top + 22.0;
        sheet.tag(Tag::Title);
        for line in &self.title {
            sheet.text((left, base), Anchor::Start, TITLE, line.clone());
            base += 30.0;
        }
        base -= 6.0;
        sheet.tag(Tag::Said);
        for line in &self.sentences {
            sheet.text((left, base), Anchor::Start, Style::ROW, line.clone());
            base += 20.0;
        }
        let top = top + self.legend_top();
        for (entry, &(x, y)) in self.legend.iter().zip(&self.places) {
            let (x, y) = (left + x, top + y + 10.0);
            sheet.tag(Tag::Artifact);
            draw_sample(sheet, entry.sample, x, y);
            sheet.tag(Tag::Said);
            let at = (x + entry.sample.width(), y + 4.0);
            sheet.text(at, Anchor::Start, Style::SMALL, entry.words.clone());
        }
        sheet.tag(Tag::Artifact);
    }
}

fn draw_sample(sheet: &mut Sheet, sample: Sample, x: f64, y: f64) {
    match sample {
        Sample::Glyph(glyph) => sheet.glyph(glyph, (x + 7.0, y), 14.0),
        Sample::SoftEnd => {
            let colour = Colour::of_body(Status::InProgress);
            let area = |x: f64, width: f64| Area {
                x,
                y: y - 5.0,
                width,
                height: 10.0,
            };
            sheet.items.push(Item::Fade {
                area: area(x, 16.0),
                from: colour.at(0.08),
                to: colour,
            });
            sheet.fill(area(x + 16.0, 24.0), colour);
        }
        Sample::Baseline => sheet.line((x, y), "M0 0H40M39.2 -4V4", Edge::solid(SECOND, 3.0)),
        Sample::Progress => {
            sheet.line((x, y), "M20 -8L20 -5L6 0L20 5L20 8", Edge::solid(INK, 1.0));
        }
        Sample::Whisker => sheet.line((x, y), "M0 0H40", Edge::dashed(RED, 2.0, (2.0, 2.0))),
    }
}

/// Draws the lines behind the rows.
pub fn draw_lines(sheet: &mut Sheet, axis: &Axis, left: f64, (top, bottom): (f64, f64)) {
    for (weight, colour, width) in [
        (Weight::Faint, LINE, 0.5),
        (Weight::Quarter, LINE, 1.0),
        (Weight::Year, STRONG_LINE, 1.0),
    ] {
        let mut path = String::new();
        for line in axis.lines.iter().filter(|line| line.weight == weight) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} 0V{}", px(line.x_px), px(bottom - top));
        }
        if !path.is_empty() {
            sheet.line((left, top), path, Edge::solid(colour, width));
        }
    }
}

/// Draws the time scale over the bars; its lower edge is where the rows begin.
pub fn draw_axis(sheet: &mut Sheet, axis: &Axis, frame: &Frame, left: f64, top: f64) {
    let width = frame.right_px;
    let (upper, lower) = (top + LABEL + 17.0, top + LABEL + 36.0);
    let mut ticks = String::new();
    let mut tick = |x: f64, from: f64| {
        if (0.0..=width).contains(&x) {
            let _ = write!(ticks, "M{} {}V{}", px(x), px(from), px(AXIS));
        }
    };
    axis.upper
        .iter()
        .for_each(|it| tick(it.left_px, LABEL + 2.0));
    axis.lower
        .iter()
        .for_each(|it| tick(it.left_px, LABEL + 26.0));
    sheet.line((left, top), ticks, Edge::solid(STRONG_LINE, 1.0));
    let bold = Style::SMALL.bold();
    for it in &axis.upper {
        let needed = bold.width_of(&it.label) + 12.0;
        if it.right_px.min(width) - it.label_px() >= needed {
            let at = (left + it.label_px() + 6.0, upper);
            sheet.text(at, Anchor::Start, bold, it.label.clone());
        }
    }
    let second = Style::SMALL.in_colour(SECOND);
    for it in &axis.lower {
        let needed = second.width_of(&it.label);
        let middle = f64::midpoint(it.left_px, it.right_px);
        let is_inside = middle - needed / 2.0 >= 0.0 && middle + needed / 2.0 <= width;
        if is_inside && Tick::width_px(it) >= needed {
            sheet.text(
                (left + middle, lower),
                Anchor::Middle,
                second,
                it.label.clone(),
            );
        }
    }
    let line = frame.as_of_px();
    if (0.0..=width).contains(&line) {
        let label = as_of(&words::day_without_weekday(frame.as_of));
        let wide = bold.width_of(&label) + 16.0;
        let x = left + between(line - wide / 2.0, 0.0, width - wide);
        let area = Area {
            x,
            y: top,
            width: wide,
            height: LABEL,
        };
        sheet.fill(area, INK);
        let at = (x + wide / 2.0, top + 13.0);
        sheet.text(at, Anchor::Middle, bold.in_colour(WHITE), label);
    }
}

/// The as-of line, from its label to the last dated row.
pub fn draw_as_of(sheet: &mut Sheet, frame: &Frame, left: f64, (top, bottom): (f64, f64)) {
    let line = frame.as_of_px();
    if (0.0..=frame.right_px).contains(&line) {
        let d = format!("M0 0V{}", px(bottom - top));
        sheet.line((left + line, top), d, Edge::solid(INK, 2.0));
    }
}

/// The foot of every sheet.
pub struct Foot {
    lines: Vec<String>,
    content: String,
}

impl Foot {
    /// `said` stands on the left, the name of the content and the number of the sheet on the right.
    #[must_use]
    pub fn new(said: &str, content: &str, width: f64) -> Foot {
        let content = if content.is_empty() {
            String::new()
        } else {
            lang::content(content)
        };
        let style = Style::SMALL;
        // Room for the longest number of a sheet that there can be.
        let right = style.width_of(&content) + style.width_of(lang::LONGEST_PAGE) + 24.0;
        let room = (width - right).max(width / 2.0);
        Foot {
            lines: font::wrap(said, style.face, room / style.size, 8),
            content,
        }
    }

    /// How high it is.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    pub fn height(&self) -> f64 {
        self.lines.len().max(1) as f64 * FOOT_LEADING + FOOT_GAP
    }

    /// Draws it over this lower edge.
    pub fn draw(&self, sheet: &mut Sheet, (left, right): (f64, f64), bottom: f64, page: &str) {
        let top = bottom - self.height() + FOOT_GAP;
        let rule = format!("M0 0H{}", px(right - left));
        sheet.line((left, top - 2.0), rule, Edge::solid(STRONG_LINE, 0.75));
        let style = Style::SMALL.in_colour(SECOND);
        let mut base = top + 12.0;
        for line in &self.lines {
            sheet.text((left, base), Anchor::Start, style, line.clone());
            base += FOOT_LEADING;
        }
        let words = match (&*self.content, page) {
            (content, "") => content.to_owned(),
            ("", page) => page.to_owned(),
            (content, page) => format!("{content} · {page}"),
        };
        sheet.text((right, top + 12.0), Anchor::End, style, words);
    }
}
