//! The choices of one list, of which any number may be ticked.

use crate::letters::lower;
use crate::web::prelude::*;

use crate::outlook::{Facet, Part};
use crate::web::timeline::looking::Looking;
use crate::words::ways as words;

/// So many choices are listed at once; with more, a box to find them appears.
const LISTED: usize = 40;

/// The choices of a list.
#[component]
pub fn Choices(
    /// How the reader looks at the timeline.
    looking: Looking,
    /// Which list.
    facet: Facet,
) -> Markup {
    let all = looking.plan.with_untracked(|plan| facet.choices(plan));
    let is_long = all.len() > LISTED;
    let wanted = RwSignal::new(String::new());
    let listed = move || {
        let wanted = lower(wanted.read().trim());
        looking.plan.with(|plan| {
            let fits =
                |&key: &u32| wanted.is_empty() || lower(facet.name(plan, key)).contains(&wanted);
            all.iter()
                .copied()
                .filter(fits)
                .take(LISTED)
                .collect::<Vec<_>>()
        })
    };
    let choice = move |key: u32| {
        let part = Part::One(facet, key);
        let name = looking
            .plan
            .with_untracked(|plan| facet.name(plan, key).to_owned());
        view! {
            <label class="tl-choice">
                <input
                    type="checkbox"
                    prop:checked=move || looking.has(part)
                    on:change=move |_| looking.toggle(part)
                />
                <span>{name}</span>
            </label>
        }
    };
    let what = lower(facet.word());
    view! {
        <fieldset>
            <legend>{words::show_only(&what)}</legend>
            {is_long.then(|| view! {
                <input
                    class="tl-menu-find"
                    type="text"
                    aria-label=words::find_in(&what)
                    placeholder=words::FIND
                    on:input=move |event| wanted.set(event_target_value(&event))
                />
            })}
            <For each=listed key=|key| *key let:key>
                {choice(key)}
            </For>
        </fieldset>
    }
}
