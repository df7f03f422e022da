//! Choosing days: the month by which rows are due, and which days are in view.

use crate::web::prelude::*;

use crate::outlook::words as dates;
use crate::plan::{Day, PlanDate, Precision};
use crate::web::timeline::looking::{Looking, QUARTER, YEAR};
use crate::words::ways as words;

/// The months offered before and after that of the as-of date.
const BEFORE: i32 = 24;
const AFTER: i32 = 60;

/// The month by which rows are due.
#[component]
pub fn Month(
    /// How the reader looks at the timeline.
    looking: Looking,
) -> Markup {
    let chosen = Memo::new(move |_| looking.arrangement.with(|it| it.filter.due_by));
    let as_of = looking.as_of.get_untracked();
    let now = as_of.month_index();
    let months = (now - BEFORE..=now + AFTER)
        .filter_map(Day::first_of_month)
        .map(|first| PlanDate::containing(first, Precision::Month));
    let choose = move |event| {
        let month = PlanDate::parse(&event_target_value(&event));
        looking
            .arrangement
            .update(|arrangement| arrangement.filter.due_by = month);
    };
    view! {
        <label class="tl-field">
            {words::LIVE_BY_END_OF}
            <select class="tl-select" on:change=choose>
                <option value="" prop:selected=move || chosen.get().is_none()>{words::ANY_MONTH}</option>
                {months
                    .map(|month| {
                        view! {
                            <option
                                value=month.to_string()
                                prop:selected=move || chosen.get() == Some(month)
                            >
                                {dates::date_long(month)}
                            </option>
                        }
                    })
                    .collect::<Markup>()}
            </select>
        </label>
        <p class="tl-hint">{words::MONTH_HINT}</p>
    }
}

/// Which days are in view.
#[component]
pub fn Days(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Called when one was chosen.
    on_done: Callback<()>,
) -> Markup {
    let choice = move |words: &'static str, key: &'static str, show: fn(&Looking)| {
        let chosen = move |_| {
            show(&looking);
            on_done.run(());
        };
        view! {
            <button type="button" class="tl-item" on:click=chosen>
                {words}
                <kbd>{key}</kbd>
            </button>
        }
    };
    let is_selected = looking.selected.get_untracked().is_some();
    view! {
        <div role="group" aria-label=words::SHOW_DAYS>
            {choice(words::WHOLE_PLAN, words::KEY_WHOLE_PLAN, Looking::fit)}
            {is_selected.then(|| choice(words::SELECTED_ROW, words::KEY_SELECTED_ROW, |looking| {
                if let Some(at) = looking.selected.get_untracked() {
                    looking.fit_row(at);
                }
            }))}
            {choice(words::THIS_QUARTER, words::KEY_THIS_QUARTER, |looking| looking.show_period(QUARTER))}
            {choice(words::THIS_FINANCIAL_YEAR, words::KEY_THIS_YEAR, |looking| looking.show_period(YEAR))}
        </div>
    }
}
