//! Cards, lists of names and values, and headings with the one link that belongs to them.

use crate::web::prelude::*;

/// A white card with a heading.
#[component]
pub fn Card(
    /// Its heading.
    #[prop(into)]
    title: TextProp,
    /// Words beside the heading, such as "28 go-lives".
    #[prop(into, optional)]
    beside: Option<TextProp>,
    /// Where the link at the right of the heading leads, and its words.
    #[prop(optional)]
    link: Option<(String, String)>,
    /// Further classes, such as `answer` for the card that matters most.
    #[prop(optional)]
    class: &'static str,
    /// What is on the card.
    children: Children,
) -> Markup {
    view! {
        <section class=format!("card {class}")>
            <div class="head">
                <h2>{move || title.get()}</h2>
                {beside.map(|words| view! { <span class="meta">{move || words.get()}</span> })}
                {link.map(|(href, words)| view! { <a class="meta-link" href=href>{words}</a> })}
            </div>
            {children()}
        </section>
    }
}

/// A name and its value in a [`Summary`] list.
#[component]
pub fn Pair(
    /// The name.
    #[prop(into)]
    name: TextProp,
    /// Set off from the others, as a total is.
    #[prop(optional)]
    strong: bool,
    /// The value.
    children: Children,
) -> Markup {
    view! {
        <div class:strong=strong>
            <dt>{move || name.get()}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// A list of names and values, made of [`Pair`]s.
#[component]
pub fn Summary(
    /// The values stand beside the names, as words do, rather than at the right, as numbers do.
    #[prop(optional)]
    beside: bool,
    /// The pairs.
    children: Children,
) -> Markup {
    view! {
        <dl class="summary" class:beside=beside class:plain=beside>
            {children()}
        </dl>
    }
}

/// A table in a box of its own, which scrolls sideways where the window is too narrow, by keyboard
/// as well.
#[component]
pub fn TableBox(
    /// What the table holds, for those who cannot see it.
    #[prop(into)]
    name: TextProp,
    /// The table.
    children: Children,
) -> Markup {
    view! {
        <div class="table-box" role="group" tabindex="0" aria-label=move || name.get()>
            {children()}
        </div>
    }
}
