//! The places that have no room on a phone's bar, and the search.

use crate::web::prelude::*;

use crate::route::Route;
use crate::web::common::page_title::PageTitle;
use crate::web::frame::header::SearchBox;
use crate::web::view::use_view;

/// The page behind More.
#[component]
pub fn MorePage() -> Markup {
    let view = use_view();
    let open = move || view.open_findings();
    view! {
        <PageTitle title=Signal::stored("More".to_owned())/>
        <section class="card">
            <div class="find-here"><SearchBox id="find-here" name="Search"/></div>
            <ul class="list big-links">
                <li><a href=Route::Findings.to_string()>"Findings"</a> <span class="meta">{open} " open"</span></li>
                <li><a href=Route::SLIPS.to_string()>"Slips: what is later than it was, and why"</a></li>
                <li><a href=Route::Money.to_string()>"Money"</a></li>
                <li><a href=Route::Plan { source: None }.to_string()>"About the plan: sources, governance, risks, benefits"</a></li>
                <li><a href=Route::Data.to_string()>"Your data: save, open, import"</a></li>
            </ul>
        </section>
    }
}
