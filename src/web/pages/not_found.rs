//! The page for an address that leads nowhere.

use crate::web::prelude::*;

use crate::route::Route;
use crate::web::common::page_title::PageTitle;

/// Says that there is nothing, and where to go.
#[component]
pub fn NotFoundPage(
    /// What stood in the address, after `#`.
    text: String,
) -> Markup {
    view! {
        <PageTitle title=Signal::stored("There is no such page".to_owned())/>
        <div class="stack">
            <p class="lead">"Nothing here is called " <code>{text}</code> "."</p>
            <p>
                "The link may be older than the plan, or for another plan. Your plan and your changes are as they were."
            </p>
            <p><a class="button" href=Route::HOME.to_string()>"Go to Today"</a></p>
        </div>
    }
}
