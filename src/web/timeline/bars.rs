//! The bars of one row, in SVG with presentation attributes alone. Knows how each mark is drawn;
//! leaves where it stands to `chart` and what it means to the row's cells, so it is hidden from
//! screen readers.

use crate::web::prelude::*;

use super::content::{ActivityContent, Content};
use super::looking::Looking;
use crate::chart::strokes::{self, BREAK, DIAMOND, DIAMOND_TICK, GLYPH_PX, HALF_PX, RAISED_PX};
use crate::chart::{
    Bar, BarDates, Beside, DIAMOND_PX, FLAG_GAP_PX, FLAG_PX, Frame, INSIDE_PX, Marks, Shape,
    Stretch, Widths, marks, px,
};
use crate::outlook::Status;
use crate::web::browser::measure::text_width;

/// Bars are drawn whole, however far they reach beyond the window.
const FAR: f64 = 1e6;

/// The bars of one row.
#[component]
pub fn Bars(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// What the row says.
    content: Memo<Option<Content>>,
    /// How high a row is, in pixels.
    #[prop(into)]
    row_px: Signal<f64>,
) -> Markup {
    let dates = Memo::new(move |_| {
        let at = with_activity(content, |it| it.at)?;
        Some(looking.outlook.with(|outlook| BarDates::of(outlook, at)))
    });
    // Drawn in the pixels of `base`, so that a pan moves them and draws nothing afresh.
    let drawn = Memo::new(move |_| {
        let frame = Frame {
            scale: looking.base.get(),
            left_px: -FAR,
            right_px: FAR,
            as_of: looking.as_of.get(),
            horizon: None,
        };
        dates.get().map(|dates| marks(&dates, &frame))
    });
    let status =
        Memo::new(move |_| with_activity(content, |it| it.status).unwrap_or(Status::Undated));
    let widths = Memo::new(move |_| {
        with_activity(content, |it| Widths::of(it, text_width)).unwrap_or_default()
    });
    // A plain signal: while a pan changes nothing beside the bar, nothing below is woken.
    let beside = RwSignal::new(Beside::default());
    Effect::new(move |_| {
        let frame = looking.frame();
        let now = dates.get().map_or_else(Beside::default, |dates| {
            Beside::place(widths.get(), &marks(&dates, &frame), &frame)
        });
        if beside.get_untracked() != now {
            beside.set(now);
        }
    });

    let middle = move || row_px.get() / 2.0;
    let moved = move || format!("translate({} {})", px(-looking.pan.get()), px(middle()));
    let colours = move || format!("tl-bars tl-is-{}", status.get().id());

    let id = Memo::new(move |_| with_activity(content, |it| it.id.clone()));
    let has_pill = Memo::new(move |_| {
        drawn.with(|drawn| drawn.as_ref().is_none_or(|drawn| drawn.shape.is_none()))
            && with_activity(content, |it| it.pill.is_some()) == Some(true)
    });
    // Each of these is worked out as a whole: one thing to wake for a row when the chart is zoomed,
    // not one for each attribute. What did not change is not touched in the page.
    let shapes = move || {
        drawn.with(|drawn| {
            let drawn = drawn.as_ref()?;
            Some(shapes(drawn, drawn.shape?, status.get(), id.get()))
        })
    };
    let words = move || content.with(|content| words(content.as_ref(), beside.get()));

    view! {
        <svg class=colours aria-hidden="true" focusable="false">
            <g transform=moved>
                {shapes}
                {move || has_pill.get().then(|| view! { <Pill looking=looking content=content/> })}
                {words}
            </g>
        </svg>
    }
}

/// The shape of a row's dates, its whisker and its baseline.
fn shapes(drawn: &Marks, shape: Shape, status: Status, id: Option<String>) -> Markup {
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
        <rect
            class="tl-box"
            data-activity=id
            tabindex="-1"
            x=px(place.left_px)
            y=-half - lift
            width=px(place.width_px())
            height=2.0 * half - lift
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
    let top = -HALF_PX - lift;
    let height = 2.0 * HALF_PX - lift;
    view! {
        <rect x=px(fade_in.left_px) width=px(fade_in.width_px()) y=top height=height fill=fill("in")/>
        <rect
            class:tl-body-fill=!is_late
            x=px(solid.left_px)
            width=px(solid.width_px())
            y=top
            height=height
            fill=is_late.then_some("url(#tl-hatch)")
        />
        <rect x=px(fade_out.left_px) width=px(fade_out.width_px()) y=top height=height fill=fill("out")/>
        <path class="tl-edge" d=strokes::edges(bar, top, top + height)/>
    }
}

/// A single day.
fn diamond(place: Stretch, status: Status) -> Markup {
    let middle = place.left_px + DIAMOND_PX / 2.0;
    view! {
        <g transform=format!("translate({} 0)", px(middle))>
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
        <rect
            class="tl-cell-fill"
            x=px(body.left_px)
            width=px(body.width_px())
            y=-HALF_PX
            height=2.0 * HALF_PX
        />
        <rect
            x=px(lead.left_px)
            width=px(lead.width_px())
            y="-3"
            height="6"
            fill="url(#tl-in-live)"
        />
        <path class="tl-cell" d=dashes/>
        <use
            href=format!("#glyph-{}", status.id())
            x=px(glyph_px - GLYPH_PX / 2.0)
            y=-GLYPH_PX / 2.0
            width=GLYPH_PX
            height=GLYPH_PX
        />
    }
}

/// A row without a date: a pill that quotes the plan, at the left edge of the window.
#[component]
fn Pill(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// What the row says.
    content: Memo<Option<Content>>,
) -> Markup {
    let words = Memo::new(move |_| {
        with_activity(content, |it| it.pill.clone().unwrap_or_default()).unwrap_or_default()
    });
    let width = Memo::new(move |_| words.with(|words| text_width(words, false)) + 4.0 * INSIDE_PX);
    let place = move || format!("translate({} 0)", px(looking.pan.get() + 8.0));
    view! {
        <g transform=place>
            <rect class="tl-pill" x="0.5" y="-9.5" width=move || px(width.get()) height="19" rx="9.5"/>
            <text x=2.0 * INSIDE_PX y="4">{words}</text>
        </g>
    }
}

/// The words, flag, tag and arrow beside the marks.
fn words(content: Option<&Content>, beside: Beside) -> Markup {
    let Some(Content::Activity(activity)) = content else {
        return Markup::NOTHING;
    };
    let at = |from: f64| format!("translate({} 0)", px(from));
    view! {
        {beside.words.map(|from| {
            view! {
                <text class:tl-slip-words=activity.is_slipped x=px(from) y="4">{activity.label.clone()}</text>
            }
        })}
        {beside.flag.map(|from| {
            view! {
                <g transform=at(from)>
                    <use href="#glyph-finding" x="0" y=-FLAG_PX / 2.0 width=FLAG_PX height=FLAG_PX/>
                    <text class="tl-flag-words" x=FLAG_PX + FLAG_GAP_PX y="4">{activity.finding.clone()}</text>
                </g>
            }
        })}
        {beside.tag.map(|(from, width)| {
            view! {
                <g transform=at(from)>
                    <rect class="tl-tag" x="0.5" y="-9.5" width=px(width) height="19" rx="2"/>
                    <use href="#glyph-finding" x=INSIDE_PX y=-FLAG_PX / 2.0 width=FLAG_PX height=FLAG_PX/>
                    <text class="tl-flag-words" x=INSIDE_PX + FLAG_PX + FLAG_GAP_PX y="4">{activity.far.clone()}</text>
                    <path class="tl-break" transform=at(width + 3.0) d=BREAK/>
                </g>
            }
        })}
        {beside.outside.map(|(side, edge)| {
            view! { <path class="tl-break" d=strokes::beyond(side, edge)/> }
        })}
    }
}

fn with_activity<T>(
    content: Memo<Option<Content>>,
    ask: impl FnOnce(&ActivityContent) -> T,
) -> Option<T> {
    content.with(|content| match content {
        Some(Content::Activity(activity)) => Some(ask(activity)),
        _ => None,
    })
}
