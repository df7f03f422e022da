//! The places that have no room on a phone's bar, and the search.

use crate::web::prelude::*;

use crate::route::{PracticesPage, Route};
use crate::web::common::page_title::PageTitle;
use crate::web::frame::header::SearchBox;
use crate::web::view::use_view;
use crate::words::finding as words;
use crate::words::practices as practices_words;
use crate::words::returns as returns_words;

/// The page behind More.
#[component]
pub fn MorePage() -> Markup {
    let view = use_view();
    let open = move || view.open_findings();
    view! {
        <PageTitle title=Signal::stored(words::MORE.to_owned())/>
        <section class="card">
            <div class="find-here"><SearchBox id="find-here" name=words::SEARCH/></div>
            <ul class="list big-links">
                <li><a href=Route::Findings.to_string()>{words::FINDINGS}</a> " " <span class="meta">{open} {words::OPEN}</span></li>
                <li><a href=Route::Deployments.to_string()>{words::DEPLOYMENTS}</a></li>
                <li><a href=PracticesPage::List.route().to_string()>{practices_words::PRACTICES}</a></li>
                <li><a href=PracticesPage::Returns.route().to_string()>{returns_words::RETURNS}</a></li>
                <li><a href=PracticesPage::Answer.route().to_string()>{returns_words::ANSWER_THE_OFFICE}</a></li>
                <li><a href=Route::SLIPS.to_string()>{words::SLIPS}</a></li>
                <li><a href=Route::Money.to_string()>{words::MONEY}</a></li>
                <li><a href=Route::Plan { source: None }.to_string()>{words::ABOUT_THE_PLAN}</a></li>
                <li><a href=Route::Data.to_string()>{words::YOUR_DATA}</a></li>
            </ul>
        </section>
    }
}
