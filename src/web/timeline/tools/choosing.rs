//! Choosing the columns of the table, and how wide each is without a pointer.

use crate::web::prelude::*;

use super::widths::{keep, table_of};
use crate::outlook::{Column, Table};
use crate::web::timeline::looking::Looking;
use crate::web::view::use_view;
use crate::words::timeline::HEAD_NAME;
use crate::words::tools as words;

/// The choices.
#[component]
pub fn Choosing(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let view = use_view();
    let table = Memo::new(move |_| table_of(looking));
    let choice = move |column: Column| {
        let is_on = move || table.with(|table| table.has(column));
        let turn = move |_| {
            let mut now = table.get_untracked();
            now.toggle(column);
            keep(looking, &now);
        };
        view! {
            <li>
                <label class="tl-choice">
                    <input type="checkbox" prop:checked=is_on on:change=turn/>
                    <span>{column.head()}</span>
                </label>
                {move || is_on().then(|| width(looking, table, Some(column)))}
            </li>
        }
    };
    let is_usual = Memo::new(move |_| table.with(Table::is_usual));
    let reset = move |_| {
        keep(looking, &Table::default());
        view.say(words::USUAL_ARE_BACK);
    };
    view! {
        <fieldset class="tl-columns">
            <legend>{words::COLUMNS}</legend>
            <ul>
                <li>
                    <span class="tl-choice">{HEAD_NAME}</span>
                    {width(looking, table, None)}
                </li>
                {Column::ALL.map(choice)}
            </ul>
            <button type="button" class="tl-button" disabled=is_usual on:click=reset>{words::USUAL}</button>
            <p class="tl-hint">
                {words::COLUMNS_HINT}
            </p>
        </fieldset>
    }
}

/// How wide a column is, the name for `None`.
fn width(looking: Looking, table: Memo<Table>, column: Option<Column>) -> Markup {
    let name = column.map_or(HEAD_NAME, Column::head);
    let now = move || table.with(|table| table.width(column)).to_string();
    let change = move |event| {
        if let Ok(width) = event_target_value(&event).parse::<u16>() {
            let mut table = table.get_untracked();
            table.set_width(column, width);
            keep(looking, &table);
        }
    };
    view! {
        <input
            type="range"
            min="48"
            max="480"
            step="4"
            aria-label=words::width_of(name)
            prop:value=now
            on:input=change
        />
    }
}
