//! The home page: what changes for me, and when? Knows what is asked and in which order it is
//! answered; the answers come from the outlook.

mod answer;
mod community;
mod side;

use crate::web::prelude::*;

use crate::outlook::words as dates;
use crate::outlook::{Choice, Place};
use crate::plan::{ActivityIx, OrganisationIx, Plan};
use crate::route::Route;
use crate::web::browser::remember;
use crate::web::common::fields::Select;
use crate::web::common::page_title::PageTitle;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::today as words;
use answer::{AnswerCard, CommunityAnswer};
use community::{NextGoLives, WholeCommunity};
use side::{FindingsCard, MoneyCard, ProgrammeCard};

/// The home page.
#[component]
pub fn TodayPage() -> Markup {
    let session = use_session();
    let place = use_place();
    let day = move || words::worked_out_for(&dates::day_long(session.as_of().get()));
    view! {
        <div class="title-row">
            <PageTitle title=Signal::stored(words::TODAY.to_owned())/>
            <p class="second">{day}</p>
        </div>
        <ChoosePlace place=place/>
        <div class="split">
            <div>
                {move || match place.get() {
                    Some(place) => view! { <AnswerCard place=place/> },
                    None => view! { <CommunityAnswer/> },
                }}
                <WholeCommunity/>
                <NextGoLives/>
            </div>
            <div class="side">
                <ProgrammeCard/>
                <FindingsCard/>
                <MoneyCard/>
            </div>
        </div>
    }
}

/// What the reader chose: by the address, else as remembered on this device.
fn use_place() -> Memo<Option<Place>> {
    let (session, view) = (use_session(), use_view());
    let route = view.route();
    Effect::new(move |_| {
        if route.get() == Route::HOME
            && let Some(kept) = remember::get(remember::PLACE)
        {
            let (organisation, service) = kept.split_once(' ').unwrap_or((&kept, ""));
            let given = |id: &str| (!id.is_empty()).then(|| id.to_owned());
            let kept = Route::Today {
                organisation: given(organisation),
                service: given(service),
            };
            if kept != Route::HOME {
                view.replace(kept);
            }
        }
    });
    let place = Memo::new(move |_| {
        let Route::Today {
            organisation,
            service,
        } = route.get()
        else {
            return None;
        };
        session.plan().with(|plan| {
            let service = service
                .and_then(|id| plan.activity(&id))
                .map(Place::Service);
            let organisation = organisation.and_then(|id| organisation_of(plan, &id));
            service.or(organisation.map(Place::Organisation))
        })
    });
    // Whether it was chosen here or came with a link: next time it is there again.
    Effect::new(move |_| {
        let plan = session.plan().get();
        match place.get() {
            Some(Place::Service(at)) => keep(&plan, plan[at].organisation, Some(at)),
            Some(Place::Organisation(at)) => keep(&plan, Some(at), None),
            None => {}
        }
    });
    place
}

/// Remembers a choice on this device.
fn keep(plan: &Plan, organisation: Option<OrganisationIx>, service: Option<ActivityIx>) {
    let organisation = organisation.map_or("", |at| &plan[at].id);
    let service = service.map_or("", |at| &plan[at].id);
    remember::set(remember::PLACE, &format!("{organisation} {service}"));
}

fn organisation_of(plan: &Plan, id: &str) -> Option<OrganisationIx> {
    let at = plan.organisations.iter().position(|it| *it.id == *id)?;
    u32::try_from(at).ok().map(OrganisationIx)
}

/// The two lists: organisation and service.
#[component]
fn ChoosePlace(
    /// What is chosen.
    place: Memo<Option<Place>>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let choices = Memo::new(move |_| view.outlook().with(|outlook| Choice::all(outlook)));
    let organisation = Memo::new(move |_| match place.get()? {
        Place::Organisation(at) => Some(at),
        Place::Service(at) => session.plan().with(|plan| plan[at].organisation),
    });
    let choose = move |organisation: Option<OrganisationIx>, service: Option<ActivityIx>| {
        let plan = session.plan().get_untracked();
        keep(&plan, organisation, service);
        let organisation = organisation.map(|at| plan[at].id.to_string());
        let service = service.map(|at| plan[at].id.to_string());
        view.replace(Route::Today {
            organisation,
            service,
        });
    };
    let organisations = Signal::derive(move || {
        let plan = session.plan().get();
        let all = (String::new(), words::WHOLE_COMMUNITY_CHOICE.to_owned());
        let one = |choice: &Choice| {
            let it = &plan[choice.organisation];
            (it.id.to_string(), it.name.to_string())
        };
        choices.with(|choices| {
            std::iter::once(all)
                .chain(choices.iter().map(one))
                .collect()
        })
    });
    let services = Signal::derive(move || {
        let plan = session.plan().get();
        let all = (String::new(), words::ALL_SERVICES.to_owned());
        let mut options: Vec<(String, String)> = vec![all];
        choices.with(|choices| {
            let here = choices
                .iter()
                .find(|it| Some(it.organisation) == organisation.get());
            for &at in here.into_iter().flat_map(|choice| &choice.services) {
                options.push((plan[at].id.to_string(), plan[at].name.to_string()));
            }
        });
        options
    });
    let id_of_organisation = Signal::derive(move || {
        let plan = session.plan().get();
        organisation
            .get()
            .map(|at| plan[at].id.to_string())
            .unwrap_or_default()
    });
    let id_of_service = Signal::derive(move || match place.get() {
        Some(Place::Service(at)) => session.plan().with(|plan| plan[at].id.to_string()),
        _ => String::new(),
    });
    let choose_organisation = Callback::new(move |id: String| {
        let plan = session.plan().get_untracked();
        choose(organisation_of(&plan, &id), None);
    });
    let choose_service = Callback::new(move |id: String| {
        let plan = session.plan().get_untracked();
        choose(organisation.get_untracked(), plan.activity(&id));
    });
    view! {
        <section class="choose" aria-labelledby="choose-title">
            <h2 id="choose-title">{words::CHOOSE_YOUR_PLACE}</h2>
            <Select
                id="organisation"
                label=words::ORGANISATION
                options=organisations
                chosen=id_of_organisation
                choose=choose_organisation
            />
            <Select
                id="service"
                label=words::SERVICE
                options=services
                chosen=id_of_service
                choose=choose_service
            />
            <button
                type="button"
                class="link no-paper"
                hidden=move || place.get().is_none()
                on:click=move |_| choose(None, None)
            >
                {words::SEE_WHOLE_COMMUNITY}
            </button>
        </section>
    }
}
