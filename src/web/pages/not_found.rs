//! The page for an address that leads nowhere.

use crate::web::prelude::*;

use crate::route::Route;
use crate::web::common::page_title::PageTitle;
use crate::words::finding as words;

/// Says that there is nothing, and where to go.
#[component]
pub fn NotFoundPage(
    /// What stood in the address, after `#`.
    text: String,
) -> Markup {
    view! {
        <PageTitle title=Signal::stored(words::THERE_IS_NO_SUCH_PAGE.to_owned())/>
        <div class="stack">
            <p class="lead">{words::NOTHING_HERE_IS_CALLED} <code>{text}</code> "."</p>
            <p>
                {words::LINK_MAY_BE_OLDER}
            </p>
            <p><a class="button" href=Route::HOME.to_string()>{words::GO_TO_TODAY}</a></p>
        </div>
    }
}
