//! How wide the columns are: dragged by the edges of their heads, by keys on a head, fitted by a
//! double click. Widths are properties of the chart's style, so that a drag draws no row afresh.

use crate::web::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use crate::outlook::{Column, Table};
use crate::web::browser::direction::{along, key_of};
use crate::web::browser::measure::text_width;
use crate::web::browser::pace::once_a_frame;
use crate::web::browser::remember;
use crate::web::timeline::columns::{COLUMNS, use_columns};
use crate::web::timeline::looking::Looking;
use crate::web::view::{View, use_view};
use crate::words::timeline::HEAD_NAME;
use crate::words::tools as words;

/// How far a key moves an edge.
const KEY_STEP: u16 = 16;
/// Free beside the longest words when a column is fitted, in pixels.
const FIT_SIDE: f64 = 12.0;
/// The same for the status, which has its sign before it, and for the name under a heading.
const GLYPH_SIDE: f64 = 34.0;
const NAME_SIDE: f64 = 52.0;
/// The same for a head, which may show how its rows are ordered.
const HEAD_SIDE: f64 = 22.0;

/// The table that is told.
pub fn table_of(looking: Looking) -> Table {
    looking.told.with(|told| Table::read(told))
}

/// Keeps a table: in the address, and on this device.
pub fn keep(looking: Looking, table: &Table) {
    let told = table.told();
    remember::set(COLUMNS, &told.join(","));
    looking.told.set(told);
}

/// A drag of an edge.
#[derive(Clone, Copy)]
struct Drag {
    column: Option<Column>,
    from_px: f64,
    width: u16,
    /// Pixels on screen to one of the table.
    ratio: f64,
}

/// The grips between the heads, over them.
#[component]
pub fn Widths(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let (view, columns) = (use_view(), use_columns());
    let table = Memo::new(move |_| table_of(looking));
    // The table while an edge is dragged.
    let trial = RwSignal::new(None::<Table>);
    Effect::new(move |_| {
        let shown = table.with(|it| (!it.is_usual()).then(|| it.columns()));
        if columns.shown.get_untracked() != shown {
            columns.shown.set(shown);
        }
    });
    Effect::new(move |_| {
        let now = trial.get().unwrap_or_else(|| table.get());
        wear(&now);
    });
    on_cleanup(|| wear(&Table::default()));
    columns.answer_with(Callback::new(move |event| pressed(view, looking, &event)));

    let drag = StoredValue::new(None::<Drag>);
    let at_px = StoredValue::new(0.0_f64);
    let apply = move || {
        if let Some(held) = drag.get_value() {
            let moved = (at_px.get_value() - held.from_px) / held.ratio;
            let mut now = table.get_untracked();
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
            now.set_width(held.column, (f64::from(held.width) + moved).round() as u16);
            trial.set(Some(now));
        }
    };
    let follow = once_a_frame(apply);
    let grip = move |column: Option<Column>| {
        let down = move |event: PointerEvent| {
            let Some(grip) = event.current_target().filter(|_| event.button() == 0) else {
                return;
            };
            let grip: Element = grip.unchecked_into();
            let width = table.with_untracked(|table| table.width(column));
            let shown = grip
                .parent_element()
                .map_or(0.0, |cell| cell.get_bounding_client_rect().width());
            at_px.set_value(along(event.client_x()));
            drag.set_value(Some(Drag {
                column,
                from_px: along(event.client_x()),
                width,
                ratio: (shown / f64::from(width.max(1))).max(0.1),
            }));
            // A pointer that is gone cannot be held; its moves then end at the edge.
            let _ = grip.set_pointer_capture(event.pointer_id());
            event.prevent_default();
            event.stop_propagation();
        };
        let moved = {
            let follow = follow.clone();
            move |event: PointerEvent| {
                at_px.set_value(along(event.client_x()));
                if drag.get_value().is_some() {
                    follow();
                }
            }
        };
        let up = move || {
            if let Some(held) = drag.get_value() {
                // The last move may still wait for its frame.
                if (at_px.get_value() - held.from_px).abs() >= 1.0 {
                    apply();
                }
                drag.set_value(None);
                if let Some(now) = trial.get_untracked() {
                    keep(looking, &now);
                    say_width(view, column, now.width(column));
                }
                trial.set(None);
            }
        };
        let fit = move |event: MouseEvent| {
            event.prevent_default();
            fit(view, looking, column);
        };
        view! {
            <i
                class="tl-grip"
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=move |_| up()
                on:pointercancel=move |_| up()
                on:dblclick=fit
            ></i>
        }
    };
    let name_grip = grip(None);
    let grips = move || {
        let shown = columns.shown.get();
        let is_usual = shown.is_none();
        let shown = shown.unwrap_or_else(|| table.with_untracked(Table::columns));
        shown
            .into_iter()
            .map(|column| {
                let id = column.id();
                let width = (!is_usual).then(|| format!("var(--tl-width-{id})"));
                view! { <div class=format!("tl-column tl-{id}") style:width=width>{grip(Some(column))}</div> }
            })
            .collect::<Markup>()
    };
    view! {
        <div class="tl-grips" aria-hidden="true">
            <div class="tl-name">{name_grip}</div>
            {grips}
        </div>
    }
}

/// Puts the widths on the chart.
fn wear(table: &Table) {
    let Ok(Some(chart)) = document().query_selector(".timeline") else {
        return;
    };
    let chart: HtmlElement = chart.unchecked_into();
    let is_usual = table.is_usual();
    // Refused only for names that are no property.
    let style = chart.style();
    let set = |name: &str, width: u16| {
        let _ = if is_usual {
            style.remove_property(name).map(|_| ())
        } else {
            style.set_property(name, &format!("calc(1rem * {width} / 16)"))
        };
    };
    set("--tl-width", table.whole_width());
    set("--tl-width-name", table.width(None));
    for column in Column::ALL {
        set(
            &format!("--tl-width-{}", column.id()),
            table.width(Some(column)),
        );
    }
    let _ = chart
        .class_list()
        .toggle_with_force("has-columns", !is_usual);
}

fn say_width(view: View, column: Option<Column>, width: u16) {
    view.say(words::is_wide(
        column.map_or(HEAD_NAME, Column::head),
        width,
    ));
}

/// A key was pressed on a head: with Shift, arrows move its edge and Home fits it.
fn pressed(view: View, looking: Looking, event: &KeyboardEvent) {
    if !event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let head = event
        .target()
        .and_then(|it| it.dyn_into::<Element>().ok())
        .and_then(|it| it.closest("[role=columnheader]").ok().flatten());
    let number = head
        .and_then(|it| it.get_attribute("aria-colindex"))
        .and_then(|number| number.parse::<usize>().ok());
    let Some(number) = number else { return };
    let mut table = untrack(|| table_of(looking));
    let column = match number.checked_sub(2) {
        None => None,
        Some(place) => match table.columns().get(place) {
            Some(&column) => Some(column),
            None => return,
        },
    };
    let width = table.width(column);
    match &*key_of(event) {
        "ArrowLeft" => table.set_width(column, width.saturating_sub(KEY_STEP)),
        "ArrowRight" => table.set_width(column, width + KEY_STEP),
        "Home" => {
            event.prevent_default();
            event.stop_propagation();
            fit(view, looking, column);
            return;
        }
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    keep(looking, &table);
    say_width(view, column, table.width(column));
}

/// Makes a column as wide as the longest words that are drawn in it.
fn fit(view: View, looking: Looking, column: Option<Column>) {
    let mut table = untrack(|| table_of(looking));
    let class = column.map_or("name", Column::id);
    let widest = |cells: &str, is_bold: bool| {
        let found = document()
            .query_selector_all(&format!("{cells} .tl-{class}"))
            .ok();
        let mut widest = 0.0_f64;
        for at in 0..found.as_ref().map_or(0, web_sys::NodeList::length) {
            let cell = found.as_ref().and_then(|found| found.get(at));
            let words = cell.and_then(|cell| cell.text_content());
            widest = widest.max(text_width(&words.unwrap_or_default(), is_bold));
        }
        widest
    };
    // Rows are written in letters of 14, heads in bold ones of 12, as they are measured.
    let cells = widest(".tl-row:not(.is-lane)", column == Some(Column::Slip)) * 14.0 / 12.0;
    let side = match column {
        None => NAME_SIDE,
        Some(Column::Status) => GLYPH_SIDE,
        Some(_) => FIT_SIDE,
    };
    let widest = (cells + side).max(widest(".tl-head-row", true) + HEAD_SIDE);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates.
    let width = table.set_width(column, widest.ceil() as u16);
    keep(looking, &table);
    say_width(view, column, width);
}
