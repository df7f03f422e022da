//! The bars of one row, in SVG with presentation attributes alone. Knows how each mark is drawn;
//! leaves where it stands to `chart` and what it means to the row's cells, so it is hidden from
//! screen readers.

use crate::web::prelude::*;

use super::content::ActivityContent;
use crate::chart::strokes::{self, BREAK, DIAMOND, DIAMOND_TICK, GLYPH_PX, HALF_PX, RAISED_PX};
use crate::chart::{
    Bar, BarDates, Beside, DIAMOND_PX, FLAG_GAP_PX, FLAG_PX, Frame, INSIDE_PX, Marks, Shape,
    Stretch, TimeScale, Widths, aside, marks, px,
};
use crate::outlook::{Outlook, Status};
use crate::plan::Day;
use crate::web::browser::measure::text_width;

/// Bars are drawn whole, however far they reach beyond the window.
const FAR: f64 = 1e6;

/// What the bars of a row rest on, with what was worked out from it last.
#[derive(Clone, Debug)]
pub struct Ink {
    dates: BarDates,
    widths: Widths,
    /// How wide the pill of a row without a date is.
    pill_px: Option<f64>,
    last: Option<(TimeScale, Day, Marks)>,
}

impl PartialEq for Ink {
    fn eq(&self, other: &Ink) -> bool {
        (self.dates, self.widths, self.pill_px) == (other.dates, other.widths, other.pill_px)
    }
}

/// What is drawn of a row, in the pixels of `Looking::base`: a pan moves it and draws nothing
/// afresh.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Drawn {
    marks: Marks,
    beside: Beside,
    /// Where the left edge of the window lies.
    pan: f64,
    /// How wide the pill of a row without a date is.
    pill_px: Option<f64>,
}

impl Ink {
    /// What the bars of an activity rest on.
    #[must_use]
    pub fn new(outlook: &Outlook, activity: &ActivityContent) -> Ink {
        let dates = BarDates::of(outlook, activity.at);
        let pill = activity.pill.as_deref();
        Ink {
            dates,
            widths: Widths::of(activity, text_width),
            pill_px: pill.map(|words| text_width(words, false) + 4.0 * INSIDE_PX),
            last: None,
        }
    }

    /// Whether what was drawn last is at another scale than this frame's.
    #[must_use]
    pub fn is_of_another_scale(&self, frame: &Frame) -> bool {
        (self.last.as_ref()).is_none_or(|(scale, ..)| *scale != frame.scale)
    }

    /// What is drawn in this frame.
    pub fn draw(&mut self, frame: &Frame) -> Drawn {
        let marks = match self.last {
            Some((scale, as_of, marks)) if (scale, as_of) == (frame.scale, frame.as_of) => marks,
            _ => marks(
                &self.dates,
                &Frame {
                    left_px: -FAR,
                    right_px: FAR,
                    horizon: None,
                    ..*frame
                },
            ),
        };
        self.last = Some((frame.scale, frame.as_of, marks));
        Drawn {
            marks,
            beside: Beside::place(self.widths, &self::marks(&self.dates, frame), frame),
            pan: frame.left_px,
            pill_px: self.pill_px.filter(|_| marks.shape.is_none()),
        }
    }
}

/// The bars of one row, which is `row_px` high.
#[must_use]
pub fn bars(activity: &ActivityContent, drawn: &Drawn, row_px: f64) -> Markup {
    let Drawn {
        marks,
        beside,
        pan,
        pill_px,
    } = *drawn;
    let status = activity.status;
    view! {
        <svg class=format!("tl-bars tl-is-{}", status.id()) aria-hidden="true" focusable="false">
            <g transform=format!("translate({} {})", px(-pan), px(row_px / 2.0))>
                {marks.shape.map(|shape| shapes(&marks, shape, status, activity.id.clone()))}
                {pill_px.map(|width| pill(activity.pill.clone().unwrap_or_default(), width, pan))}
                {words(activity, beside)}
            </g>
        </svg>
    }
}

/// The shape of a row's dates, its whisker and its baseline.
fn shapes(drawn: &Marks, shape: Shape, status: Status, id: String) -> Markup {
    let baseline = drawn.baseline.map(strokes::baseline);
    let whisker = drawn.whisker.map(strokes::whisker);
    let lift = if baseline.is_some() { RAISED_PX } else { 0.0 };
    let half = match shape {
        Shape::Bar(_) | Shape::Cell { .. } => HALF_PX,
        Shape::Diamond { .. } | Shape::LiveBy { .. } => GLYPH_PX / 2.0,
    };
    // The element that stands for the bar: its box is the bar's, it can be pressed and focused.
    let place = strokes::stretch_of(shape);
    view! {
        {match shape {
            Shape::Bar(bar) => bar_body(&bar, status, lift),
            Shape::Diamond { .. } => diamond(place, status),
            Shape::Cell { body, glyph_px } => cell(body, Stretch::default(), glyph_px, status),
            Shape::LiveBy { x_px, lead } => {
                let lead = lead.map(|lead| lead.stretch).unwrap_or_default();
                cell(Stretch::default(), lead, x_px, status)
            }
        }}
        {whisker.map(|d| view! { <path class="tl-whisker" d=d/> })}
        {baseline.map(|d| view! { <path class="tl-baseline" d=d/> })}
        <path
            class="tl-box"
            data-activity=id
            tabindex="-1"
            d=strokes::area(place, -half - lift, half - 2.0 * lift)
        />
    }
}

/// A span with a start and an end. It moves up by `lift` to leave room for a baseline.
fn bar_body(bar: &Bar, status: Status, lift: f64) -> Markup {
    let fade_in = bar.fade_in.map(|fade| fade.stretch).unwrap_or_default();
    let solid = bar.solid.unwrap_or_default();
    let fade_out = bar.fade_out.map(|fade| fade.stretch).unwrap_or_default();
    let fill = |what: &str| format!("url(#tl-{what}-{})", status.id());
    let is_late = status == Status::Late;
    let (top, bottom) = (-HALF_PX - lift, HALF_PX - 2.0 * lift);
    view! {
        <path d=strokes::area(fade_in, top, bottom) fill=fill("in")/>
        <path
            class:tl-body-fill=!is_late
            d=strokes::area(solid, top, bottom)
            fill=is_late.then_some("url(#tl-hatch)")
        />
        <path d=strokes::area(fade_out, top, bottom) fill=fill("out")/>
        <path class="tl-edge" d=strokes::edges(bar, top, bottom)/>
    }
}

/// A single day.
fn diamond(place: Stretch, status: Status) -> Markup {
    let middle = place.left_px + DIAMOND_PX / 2.0;
    view! {
        <g transform=aside(middle)>
            <path class="tl-diamond" d=DIAMOND/>
            {(status == Status::Live).then(|| view! { <path class="tl-diamond-tick" d=DIAMOND_TICK/> })}
        </g>
    }
}

/// A single month, quarter or year (`body`), or "live by" a day (`lead`): the glyph of the status
/// where it may lie.
fn cell(body: Stretch, lead: Stretch, glyph_px: f64, status: Status) -> Markup {
    let dashes = (body.width_px() > 0.0).then(|| strokes::cell_edges(body));
    view! {
        <path class="tl-cell-fill" d=strokes::area(body, -HALF_PX, HALF_PX)/>
        <path d=strokes::area(lead, -3.0, 3.0) fill="url(#tl-in-live)"/>
        <path class="tl-cell" d=dashes/>
        <g transform=aside(glyph_px)>
            <use
                href=format!("#glyph-{}", status.id())
                x=-GLYPH_PX / 2.0
                y=-GLYPH_PX / 2.0
                width=GLYPH_PX
                height=GLYPH_PX
            />
        </g>
    }
}

/// A row without a date: a pill that quotes the plan, at the left edge of the window.
fn pill(words: String, width: f64, pan: f64) -> Markup {
    view! {
        <g transform=aside(pan + 8.0)>
            <rect class="tl-pill" x="0.5" y="-9.5" width=px(width) height="19" rx="9.5"/>
            <g transform=aside(2.0 * INSIDE_PX)><text y="4">{words}</text></g>
        </g>
    }
}

/// The words, flag, tag and arrow beside the marks.
fn words(activity: &ActivityContent, beside: Beside) -> Markup {
    view! {
        {beside.words.map(|from| {
            view! {
                <g transform=aside(from)>
                    <text class:tl-slip-words=activity.is_slipped y="4">{activity.label.clone()}</text>
                </g>
            }
        })}
        {beside.flag.map(|from| {
            view! {
                <g transform=aside(from)>
                    <use href="#glyph-finding" x="0" y=-FLAG_PX / 2.0 width=FLAG_PX height=FLAG_PX/>
                    <g transform=aside(FLAG_PX + FLAG_GAP_PX)>
                        <text class="tl-flag-words" y="4">{activity.finding.clone()}</text>
                    </g>
                </g>
            }
        })}
        {beside.tag.map(|(from, width)| {
            view! {
                <g transform=aside(from)>
                    <rect class="tl-tag" x="0.5" y="-9.5" width=px(width) height="19" rx="2"/>
                    <use href="#glyph-finding" x=INSIDE_PX y=-FLAG_PX / 2.0 width=FLAG_PX height=FLAG_PX/>
                    <g transform=aside(INSIDE_PX + FLAG_PX + FLAG_GAP_PX)>
                        <text class="tl-flag-words" y="4">{activity.far.clone()}</text>
                    </g>
                    <path class="tl-break" transform=aside(width + 3.0) d=BREAK/>
                </g>
            }
        })}
        {beside.outside.map(|(side, edge)| {
            view! { <path class="tl-break" d=strokes::beyond(side, edge)/> }
        })}
    }
}
