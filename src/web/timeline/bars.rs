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

/// Which elements a row needs; they are made afresh only when this changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Drawn {
    Nothing,
    Bar,
    Diamond,
    Cell,
    LiveBy,
    Pill,
}

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
    let shape = move || drawn.with(|drawn| drawn.as_ref().and_then(|drawn| drawn.shape));
    let kind = Memo::new(move |_| match shape() {
        Some(Shape::Bar(_)) => Drawn::Bar,
        Some(Shape::Diamond { .. }) => Drawn::Diamond,
        Some(Shape::Cell { .. }) => Drawn::Cell,
        Some(Shape::LiveBy { .. }) => Drawn::LiveBy,
        None if with_activity(content, |it| it.pill.is_some()) == Some(true) => Drawn::Pill,
        None => Drawn::Nothing,
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

    view! {
        <svg class=colours aria-hidden="true" focusable="false">
            <g transform=moved>
                {move || match kind.get() {
                    Drawn::Nothing => None,
                    Drawn::Pill => Some(view! { <Pill looking=looking content=content/> }),
                    kind => {
                        Some(
                            view! { <Shapes kind=kind shape=Signal::derive(shape) drawn=drawn status=status content=content/> },
                        )
                    }
                }}
                <Words content=content beside=beside/>
            </g>
        </svg>
    }
}

/// The shape of a row's dates, its whisker and its baseline.
#[component]
fn Shapes(
    /// Which sort of shape.
    kind: Drawn,
    /// The shape.
    shape: Signal<Option<Shape>>,
    /// All marks.
    drawn: Memo<Option<Marks>>,
    /// How the row stands.
    status: Memo<Status>,
    /// What the row says.
    content: Memo<Option<Content>>,
) -> Markup {
    let baseline =
        Memo::new(move |_| drawn.with(|drawn| Some(strokes::baseline(drawn.as_ref()?.baseline?))));
    let whisker =
        Memo::new(move |_| drawn.with(|drawn| Some(strokes::whisker(drawn.as_ref()?.whisker?))));
    let lift = move || {
        if baseline.with(Option::is_some) {
            RAISED_PX
        } else {
            0.0
        }
    };
    let body = move || match kind {
        Drawn::Bar => {
            let bar = move || match shape.get() {
                Some(Shape::Bar(bar)) => Some(bar),
                _ => None,
            };
            view! { <BarBody bar=Signal::derive(bar) status=status lift=Signal::derive(lift)/> }
        }
        Drawn::Diamond => view! { <Diamond shape=shape status=status/> },
        _ => view! { <Cell shape=shape status=status/> },
    };
    // The element that stands for the bar: its box is the bar's, it can be pressed and focused.
    let place = move || shape.get().map(strokes::stretch_of).unwrap_or_default();
    let top = move || -half_of(kind) - lift();
    let height = move || 2.0 * half_of(kind) - lift();
    view! {
        {body()}
        {move || whisker.get().map(|d| view! { <path class="tl-whisker" d=d/> })}
        {move || baseline.get().map(|d| view! { <path class="tl-baseline" d=d/> })}
        <rect
            class="tl-box"
            data-activity=move || with_activity(content, |it| it.id.clone())
            tabindex="-1"
            x=move || px(place().left_px)
            y=top
            width=move || px(place().width_px())
            height=height
        />
    }
}

/// A span with a start and an end.
#[component]
fn BarBody(
    /// Its parts.
    bar: Signal<Option<Bar>>,
    /// How the row stands.
    status: Memo<Status>,
    /// How far it moves up to leave room for a baseline.
    lift: Signal<f64>,
) -> Markup {
    let part = move |choose: fn(&Bar) -> Option<Stretch>| {
        move || bar.get().as_ref().and_then(choose).unwrap_or_default()
    };
    let fade_in = part(|bar| bar.fade_in.map(|fade| fade.stretch));
    let solid = part(|bar| bar.solid);
    let fade_out = part(|bar| bar.fade_out.map(|fade| fade.stretch));
    let fill = move |what: &'static str| move || format!("url(#tl-{what}-{})", status.get().id());
    let solid_fill = move || (status.get() == Status::Late).then_some("url(#tl-hatch)");
    let top = move || -HALF_PX - lift.get();
    let height = move || 2.0 * HALF_PX - lift.get();
    let edges = move || {
        let bar = bar.get()?;
        Some(strokes::edges(&bar, top(), top() + height()))
    };
    view! {
        <rect x=move || px(fade_in().left_px) width=move || px(fade_in().width_px()) y=top height=height fill=fill("in")/>
        <rect
            class:tl-body-fill=move || status.get() != Status::Late
            x=move || px(solid().left_px)
            width=move || px(solid().width_px())
            y=top
            height=height
            fill=solid_fill
        />
        <rect x=move || px(fade_out().left_px) width=move || px(fade_out().width_px()) y=top height=height fill=fill("out")/>
        <path class="tl-edge" d=edges/>
    }
}

/// A single day.
#[component]
fn Diamond(
    /// Where it stands.
    shape: Signal<Option<Shape>>,
    /// How the row stands.
    status: Memo<Status>,
) -> Markup {
    let place = move || {
        let x = shape
            .get()
            .map(strokes::stretch_of)
            .unwrap_or_default()
            .left_px
            + DIAMOND_PX / 2.0;
        format!("translate({} 0)", px(x))
    };
    view! {
        <g transform=place>
            <path class="tl-diamond" d=DIAMOND/>
            {move || {
                (status.get() == Status::Live)
                    .then(|| view! { <path class="tl-diamond-tick" d=DIAMOND_TICK/> })
            }}
        </g>
    }
}

/// A single month, quarter or year, or "live by" a day: the glyph of the status where it may lie.
#[component]
fn Cell(
    /// Where it stands.
    shape: Signal<Option<Shape>>,
    /// How the row stands.
    status: Memo<Status>,
) -> Markup {
    let glyph_px = move || match shape.get() {
        Some(Shape::Cell { glyph_px, .. }) => glyph_px,
        Some(Shape::LiveBy { x_px, .. }) => x_px,
        _ => 0.0,
    };
    let body = move || match shape.get() {
        Some(Shape::Cell { body, .. }) => body,
        _ => Stretch::default(),
    };
    let lead = move || match shape.get() {
        Some(Shape::LiveBy {
            lead: Some(lead), ..
        }) => lead.stretch,
        _ => Stretch::default(),
    };
    let dashes = move || {
        let body = body();
        (body.width_px() > 0.0).then(|| strokes::cell_edges(body))
    };
    view! {
        <rect
            class="tl-cell-fill"
            x=move || px(body().left_px)
            width=move || px(body().width_px())
            y=-HALF_PX
            height=2.0 * HALF_PX
        />
        <rect
            x=move || px(lead().left_px)
            width=move || px(lead().width_px())
            y="-3"
            height="6"
            fill="url(#tl-in-live)"
        />
        <path class="tl-cell" d=dashes/>
        <use
            href=move || format!("#glyph-{}", status.get().id())
            x=move || px(glyph_px() - GLYPH_PX / 2.0)
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
#[component]
fn Words(
    /// What the row says.
    content: Memo<Option<Content>>,
    /// Where each stands.
    beside: RwSignal<Beside>,
) -> Markup {
    let has_words = Memo::new(move |_| beside.get().words.is_some());
    let has_flag = Memo::new(move |_| beside.get().flag.is_some());
    let has_tag = Memo::new(move |_| beside.get().tag.is_some());
    let outside = Memo::new(move |_| beside.get().outside.is_some());
    let text_of = move |choose: fn(&ActivityContent) -> &str| {
        move || with_activity(content, |it| choose(it).to_owned())
    };
    let is_slip = move || with_activity(content, |it| it.is_slipped) == Some(true);
    let flag = move |from: f64| format!("translate({} 0)", px(from));
    view! {
        {move || {
            has_words.get().then(|| {
                view! {
                    <text
                        class:tl-slip-words=is_slip
                        x=move || px(beside.get().words.unwrap_or_default())
                        y="4"
                    >
                        {text_of(|it| &it.label)}
                    </text>
                }
            })
        }}
        {move || {
            has_flag.get().then(|| {
                view! {
                    <g transform=move || flag(beside.get().flag.unwrap_or_default())>
                        <use href="#glyph-finding" x="0" y=-FLAG_PX / 2.0 width=FLAG_PX height=FLAG_PX/>
                        <text class="tl-flag-words" x=FLAG_PX + FLAG_GAP_PX y="4">
                            {text_of(|it| &it.finding)}
                        </text>
                    </g>
                }
            })
        }}
        {move || {
            has_tag.get().then(|| {
                view! {
                    <g transform=move || flag(beside.get().tag.unwrap_or_default().0)>
                        <rect
                            class="tl-tag"
                            x="0.5"
                            y="-9.5"
                            width=move || px(beside.get().tag.unwrap_or_default().1)
                            height="19"
                            rx="2"
                        />
                        <use href="#glyph-finding" x=INSIDE_PX y=-FLAG_PX / 2.0 width=FLAG_PX height=FLAG_PX/>
                        <text class="tl-flag-words" x=INSIDE_PX + FLAG_PX + FLAG_GAP_PX y="4">
                            {text_of(|it| &it.far)}
                        </text>
                        <path
                            class="tl-break"
                            transform=move || flag(beside.get().tag.unwrap_or_default().1 + 3.0)
                            d=BREAK
                        />
                    </g>
                }
            })
        }}
        {move || {
            outside.get().then(|| {
                view! {
                    <path
                        class="tl-break"
                        d=move || {
                            let (side, edge) = beside.get().outside?;
                            Some(strokes::beyond(side, edge))
                        }
                    />
                }
            })
        }}
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

fn half_of(kind: Drawn) -> f64 {
    match kind {
        Drawn::Bar | Drawn::Cell => HALF_PX,
        _ => GLYPH_PX / 2.0,
    }
}
