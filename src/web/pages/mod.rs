//! The pages, one file or folder each. A page draws what the core worked out and reports what the
//! person did; it knows no rule of the domain.

mod contacts;
mod data;
mod deployment;
mod deployments;
mod findings;
mod money;
mod more;
mod not_found;
mod plan;
mod practices;
mod readiness;
mod refused;
mod roll_call;
mod search;
mod slips;
mod task_line;
mod today;

pub use data::{DataPage, save_to_file};
pub use deployment::DeploymentPage;
pub use deployments::DeploymentsPage;
pub use findings::FindingsPage;
pub use money::MoneyPage;
pub use more::MorePage;
pub use not_found::NotFoundPage;
pub use plan::{PlanPage, SourcePage};
pub use practices::PracticesPage;
pub use readiness::ReadinessPage;
pub use refused::RefusedPage;
pub use roll_call::RollCallPage;
pub use search::SearchPage;
pub use slips::SlipsPage;
pub use today::TodayPage;

use crate::web::prelude::*;
use leptos::task::spawn_local;

use super::browser::{page, pause};

/// Whenever another page is shown, shows its top and moves the focus to its heading, so that it is
/// read first. The first page of a visit leaves the focus where the browser put it. Nothing is
/// shown while the page is being fetched.
pub fn use_focus_on_arrival<P: PartialEq + Send + Sync + 'static>(shown: Memo<Option<P>>) {
    Effect::new(move |had_page: Option<bool>| {
        let (had_one, is_there) = (had_page == Some(true), shown.with(Option::is_some));
        if had_one && is_there {
            spawn_local(async {
                pause::let_browser_draw().await;
                page::scroll_to_top();
                page::focus("h1");
            });
        }
        had_one || is_there
    });
}
