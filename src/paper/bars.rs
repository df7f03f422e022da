//! The bars of a row on a sheet: the marks of `chart`, drawn as on screen. Only the tints go, soft
//! ends run into white rather than into what lies under them, and the as-of line lies between the
//! bars and what is said beside them.

use std::fmt::Write as _;

use super::font;
use super::ink::{Anchor, Area, Colour, Edge, INK, Item, PLUM, RED, SECOND, Sheet, Style, WHITE};
use crate::chart::strokes::{
    self, BREAK, DIAMOND, DIAMOND_TICK, GLYPH_PX, HALF_PX, PILL_HALF_PX, RAISED_PX,
};
use crate::chart::{
    Bar, BarDates, Beside, FLAG_GAP_PX, FLAG_PX, Fade, Frame, Glyph, INSIDE_PX, Shape, Stretch,
    Widths, between, marks, px,
};
use crate::outlook::Status;
use crate::outlook::said::ActivityContent;

/// From one line of the hatch to the next, along the row.
const HATCH: f64 = 7.07;
/// From the middle of a row to the base line of its words.
const BASE: f64 = 4.0;

/// The name of a bar on a packed line.
const NAME: Style = Style::SMALL.in_colour(INK);
/// White about a name that stands on its bar.
const NAME_PAD: f64 = 2.0;

/// A name, as much of it as a window is wide.
fn name_within(name: &str, frame: &Frame) -> String {
    let room = frame.right_px - frame.left_px - 4.0 * NAME_PAD;
    font::shortened(name, NAME.face, room / NAME.size)
}

/// What a row fills in a window together with its name, and where that begins if it stands on the
/// bar for want of room beside it. Nothing where the row lies outside.
#[must_use]
pub fn extent_with_name(
    dates: &BarDates,
    name: &str,
    frame: &Frame,
) -> Option<(Stretch, Option<f64>)> {
    let marks = marks(dates, frame);
    let extent = marks.extent.filter(|_| marks.outside.is_none())?;
    let width = NAME.width_of(name);
    let beside = Beside::place(Widths::of_words(width), &marks, frame);
    let (left, width, on_it) = if let Some(left) = beside.words {
        (left, width, None)
    } else {
        let width = NAME.width_of(&name_within(name, frame)) + NAME_PAD;
        let least = frame.left_px + 2.0 * NAME_PAD;
        let most = frame.right_px - width - NAME_PAD;
        let left = between(extent.left_px + 2.0 * NAME_PAD, least, most.max(least));
        (left, width, Some(left))
    };
    let stretch = Stretch {
        left_px: extent.left_px.min(left),
        right_px: extent.right_px.max(left + width),
    };
    Some((stretch, on_it))
}

/// Where the bars of a sheet stand.
#[derive(Clone, Copy)]
pub struct Chart {
    /// Left edge of the window on the sheet.
    pub left: f64,
    /// The days that the window shows; its left edge is 0 px.
    pub frame: Frame,
}

impl Chart {
    /// Draws the marks of a row about the middle `y`: on `back` what the as-of line crosses, on
    /// `front` what covers it.
    pub fn draw(
        self,
        back: &mut Sheet,
        front: &mut Sheet,
        (dates, said): (&BarDates, &ActivityContent),
        y: f64,
    ) {
        let marks = marks(dates, &self.frame);
        if let (None, None, Some(pill)) = (marks.shape, marks.outside, &said.pill) {
            self.pill(front, pill, y);
            return;
        }
        let at = (self.left, y);
        let edge = Colour::of_edge(said.status);
        let lift = marks.baseline.map_or(0.0, |_| RAISED_PX);
        match marks.shape {
            Some(Shape::Bar(bar)) => self.bar(back, &bar, said.status, y, lift),
            Some(Shape::Diamond { x_px }) => {
                diamond(front, said.status, (self.left + x_px, y));
            }
            Some(Shape::Cell { body, glyph_px }) => {
                let dashes = Edge::dashed(edge, 1.0, (4.0, 3.0));
                back.line(at, strokes::cell_edges(body), dashes);
                self.status(front, said.status, glyph_px, y);
            }
            Some(Shape::LiveBy { x_px, lead }) => {
                if let Some(lead) = lead {
                    let body = Colour::of_body(Status::Live);
                    self.fade(back, lead, body, (y - 3.0, 6.0), 1.0);
                }
                self.status(front, said.status, x_px, y);
            }
            None => {}
        }
        if let Some(whisker) = marks.whisker {
            let dashes = Edge::dashed(RED, 2.0, (2.0, 2.0));
            back.line(at, strokes::whisker(whisker), dashes);
        }
        if let Some(baseline) = marks.baseline {
            back.line(at, strokes::baseline(baseline), Edge::solid(SECOND, 3.0));
        }
        let widths = Widths::of(said, |words, is_bold| small(is_bold).width_of(words));
        let beside = Beside::place(widths, &marks, &self.frame);
        self.beside(front, beside, said, y);
    }

    /// Draws the marks of one of several rows on a line about the middle `y`, with its name, which
    /// is what it says beside its bar. Nothing where all of it lies outside the window.
    pub fn draw_packed(
        self,
        back: &mut Sheet,
        front: &mut Sheet,
        (dates, said): (&BarDates, &ActivityContent),
        y: f64,
    ) {
        let Some((_, on_it)) = extent_with_name(dates, &said.name, &self.frame) else {
            return;
        };
        self.draw(back, front, (dates, said), y);
        if let Some(left) = on_it {
            let words = name_within(&said.name, &self.frame);
            let area = Area {
                x: self.left + left - NAME_PAD,
                y: y - HALF_PX + NAME_PAD,
                width: NAME.width_of(&words) + 2.0 * NAME_PAD,
                height: 2.0 * (HALF_PX - NAME_PAD),
            };
            front.fill(area, WHITE);
            front.text((self.left + left, y + BASE), Anchor::Start, NAME, words);
        }
    }

    fn bar(self, sheet: &mut Sheet, bar: &Bar, status: Status, y: f64, lift: f64) {
        let (top, height) = (y - HALF_PX - lift, 2.0 * HALF_PX - lift);
        let body = Colour::of_body(status);
        let is_late = status == Status::Late;
        // A late bar is white under its hatch, so its ends stay pale.
        let full = if is_late { 0.45 } else { 1.0 };
        for fade in bar.fade_in.into_iter().chain(bar.fade_out) {
            self.fade(sheet, fade, body, (top, height), full);
        }
        if let Some(solid) = bar.solid {
            let area = self.area(solid, top, height);
            sheet.fill(area, if is_late { WHITE } else { body });
            if is_late {
                let lines = hatch(solid, -HALF_PX - lift, HALF_PX - lift - lift);
                sheet.line((self.left, y), lines, Edge::solid(RED, 1.6));
            }
        }
        let edges = strokes::edges(bar, -HALF_PX - lift, HALF_PX - 2.0 * lift);
        let edge = Edge::solid(Colour::of_edge(status), 1.0);
        sheet.line((self.left, y), edges, edge);
    }

    fn fade(
        self,
        sheet: &mut Sheet,
        fade: Fade,
        colour: Colour,
        (y, height): (f64, f64),
        full: f64,
    ) {
        // The faintest stays as faint as it is.
        let share = |opacity: f64| between(opacity * full, opacity.min(0.08), 1.0);
        sheet.items.push(Item::Fade {
            area: self.area(fade.stretch, y, height),
            from: colour.at(share(fade.left)),
            to: colour.at(share(fade.right)),
        });
    }

    fn area(self, stretch: Stretch, y: f64, height: f64) -> Area {
        Area {
            x: self.left + stretch.left_px,
            y,
            width: stretch.width_px(),
            height,
        }
    }

    fn status(self, sheet: &mut Sheet, status: Status, x_px: f64, y: f64) {
        // Its middle may be the edge of the window; all of it is printed inside.
        let half = GLYPH_PX / 2.0;
        let x_px = between(x_px, self.frame.left_px + half, self.frame.right_px - half);
        sheet.glyph(Glyph::from(status), (self.left + x_px, y), GLYPH_PX);
    }

    /// A row without a date: a pill that quotes the plan.
    fn pill(self, sheet: &mut Sheet, words: &str, y: f64) {
        let style = Style::SMALL;
        let room = self.frame.right_px - self.frame.left_px - 8.0 - 4.0 * INSIDE_PX;
        let words = font::shortened(words, style.face, room / style.size);
        let width = style.width_of(&words) + 4.0 * INSIDE_PX;
        let left = self.left + 8.0;
        let d = rounded(width, PILL_HALF_PX, PILL_HALF_PX);
        let edge = Edge::dashed(SECOND, 1.0, (3.0, 3.0));
        sheet.path((left, y), d, Some(WHITE), Some(edge));
        sheet.text(
            (left + 2.0 * INSIDE_PX, y + BASE),
            Anchor::Start,
            style,
            words,
        );
    }

    fn beside(self, sheet: &mut Sheet, beside: Beside, said: &ActivityContent, y: f64) {
        let base = y + BASE;
        if let Some(words) = beside.words {
            let style = small(said.is_slipped);
            sheet.text(
                (self.left + words, base),
                Anchor::Start,
                style,
                said.label.clone(),
            );
        }
        if let Some(flag) = beside.flag {
            self.flag(sheet, flag, &said.finding, y);
        }
        if let Some((tag, width)) = beside.tag {
            if !said.far.is_empty() {
                let at = (self.left + tag, y);
                let edge = Edge::solid(PLUM, 1.0);
                sheet.path(
                    at,
                    rounded(width, PILL_HALF_PX, 2.0),
                    Some(WHITE),
                    Some(edge),
                );
                self.flag(sheet, tag + INSIDE_PX, &said.far, y);
            }
            let at = (self.left + tag + width + 3.0, y);
            sheet.line(at, BREAK, Edge::solid(SECOND, 1.5));
        }
        if let Some((side, edge)) = beside.outside {
            let at = (self.left, y);
            sheet.line(at, strokes::beyond(side, edge), Edge::solid(SECOND, 1.5));
        }
    }

    fn flag(self, sheet: &mut Sheet, left: f64, words: &str, y: f64) {
        let left = self.left + left;
        sheet.glyph(Glyph::Finding, (left + FLAG_PX / 2.0, y), FLAG_PX);
        let at = (left + FLAG_PX + FLAG_GAP_PX, y + BASE);
        sheet.text(
            at,
            Anchor::Start,
            Style::SMALL.in_colour(PLUM),
            words.to_owned(),
        );
    }
}

/// A single day.
fn diamond(sheet: &mut Sheet, status: Status, at: (f64, f64)) {
    let edge = Colour::of_edge(status);
    let is_live = status == Status::Live;
    let fill = if is_live { edge } else { WHITE };
    sheet.path(at, DIAMOND, Some(fill), Some(Edge::solid(edge, 2.0)));
    if is_live {
        sheet.line(at, DIAMOND_TICK, Edge::solid(WHITE, 2.0));
    }
}

fn small(is_bold: bool) -> Style {
    if is_bold {
        Style::SMALL.bold()
    } else {
        Style::SMALL.in_colour(INK)
    }
}

/// Diagonal lines over a stretch, each cut where it leaves it.
fn hatch(stretch: Stretch, top: f64, bottom: f64) -> String {
    let mut path = String::new();
    let Stretch { left_px, right_px } = stretch;
    // Each line is where x + y is the same number.
    let mut sum = ((left_px + top) / HATCH).ceil() * HATCH;
    while sum < right_px + bottom {
        let (from, to) = ((sum - bottom).max(left_px), (sum - top).min(right_px));
        // Writing to a string cannot fail.
        let _ = write!(
            path,
            "M{} {}L{} {}",
            px(from),
            px(sum - from),
            px(to),
            px(sum - to)
        );
        sum += HATCH;
    }
    path
}

/// A box with round corners about the middle of its height, from 0 to `width`.
pub fn rounded(width: f64, half: f64, radius: f64) -> String {
    let (r, w, h) = (
        px(radius),
        px(width - 2.0 * radius),
        px(2.0 * (half - radius)),
    );
    let (left, top) = (px(radius), px(-half));
    let back = px(-(width - 2.0 * radius));
    let up = px(-2.0 * (half - radius));
    let minus = px(-radius);
    format!(
        "M{left} {top}h{w}a{r} {r} 0 0 1 {r} {r}v{h}a{r} {r} 0 0 1 {minus} {r}\
         h{back}a{r} {r} 0 0 1 {minus} {minus}v{up}a{r} {r} 0 0 1 {r} {minus}z"
    )
}
