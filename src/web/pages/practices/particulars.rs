//! What is known of a practice besides its gates, and the form that changes it.

use std::sync::Arc;

use crate::web::prelude::*;

use super::import::{organisations, systems};
use crate::journal::{NamedPractice, Target, Value};
use crate::outlook::words as dates;
use crate::plan::{Day, Plan, Text};
use crate::web::browser::{location, page};
use crate::web::common::draft::{Draft, DraftNote, use_drafts};
use crate::web::common::fields::{Select, TextField};
use crate::web::common::guard::{holds_back, is_held_telephone};
use crate::web::common::parts::{Card, Pair, Summary};
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::practices as words;

/// The card, and its form when it is open.
#[component]
pub fn Particulars(
    /// The practice's id.
    key: Text,
    /// What is known of it.
    practice: Memo<Option<NamedPractice>>,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let is_open = RwSignal::new(false);
    use_drafts().open_where_begun(
        is_open,
        use_session(),
        draft_name(&key),
        "practice-name".to_owned(),
    );
    let open = move |_| {
        is_open.set(true);
        page::focus_when_drawn("#practice-name");
    };
    let shown_plan = plan.clone();
    let code = key.to_string();
    let shown = move || {
        let it = practice.get()?;
        let (plan, code) = (shown_plan.clone(), code.clone());
        let whose = plan
            .organisations
            .iter()
            .find(|its| its.id == it.organisation)
            .map(|it| it.name.clone());
        let which = plan
            .systems
            .iter()
            .find(|its| its.id == it.system)
            .map(|it| it.name.clone());
        let pair = |name: &'static str, words: Option<Text>| {
            let words = words.map_or_else(|| words::NOT_KNOWN_YET.to_owned(), String::from);
            view! { <Pair name=name>{words}</Pair> }
        };
        Some(view! {
            <Summary beside=true>
                {pair(words::ORGANISATION, whose)}
                {pair(words::SYSTEM, which)}
                {pair(words::TELEPHONE, it.phone)}
                {pair(words::CONTACT, it.contact)}
                {pair(words::PLACE, it.place)}
                <Pair name=words::CODE>{code}</Pair>
                {it.closed.map(|day| view! { <Pair name=words::CLOSED>{dates::day_without_weekday(day)}</Pair> })}
            </Summary>
        })
    };
    let close = Callback::new(move |()| {
        is_open.set(false);
        page::focus_when_drawn("#practice-change");
    });
    let form = move || {
        is_open.get().then(|| {
            view! { <Form key=key.clone() practice=practice.get_untracked().unwrap_or_default() plan=plan.clone() close=close/> }
        })
    };
    view! {
        <Card title=words::HOW_TO_REACH class="dense">
            {shown}
            <p class="no-paper" hidden=move || is_open.get()>
                <button type="button" class="button small" id="practice-change" on:click=open>{words::CHANGE}</button>
            </p>
            {form}
        </Card>
    }
}

fn draft_name(practice: &str) -> String {
    format!("reach:{practice}")
}

#[component]
fn Form(
    /// The practice's id.
    key: Text,
    /// As it is known.
    practice: NamedPractice,
    /// The plan.
    plan: Arc<Plan>,
    /// Closes the form.
    close: Callback<()>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let text =
        |words: Option<&Text>| RwSignal::new(words.map(ToString::to_string).unwrap_or_default());
    let name = text(Some(&practice.name));
    let phone = text(practice.phone.as_ref());
    let contact = text(practice.contact.as_ref());
    let place = text(practice.place.as_ref());
    let day = practice.closed.map(dates::day_without_weekday);
    let closed = RwSignal::new(day.unwrap_or_default());
    let organisation = RwSignal::new(practice.organisation.to_string());
    let system = RwSignal::new(practice.system.to_string());
    let draft = Draft::of(
        &draft_name(&key),
        location::hash(),
        &[name, phone, contact, place, closed, organisation, system],
    );
    let wrong_name = RwSignal::new(None::<String>);
    let wrong_day = RwSignal::new(None::<String>);
    let save = {
        let key = key.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let given = |signal: RwSignal<String>| {
                let text = signal.get_untracked();
                (!text.trim().is_empty()).then(|| Text::from(text.trim()))
            };
            let day = Day::typed(&closed.get_untracked());
            let is_no_day = day.is_none() && given(closed).is_some();
            wrong_name.set(given(name).is_none().then(|| words::NAME_NEEDED.to_owned()));
            wrong_day.set(is_no_day.then(|| words::NO_DAY.to_owned()));
            if given(name).is_none() || is_no_day {
                page::focus_when_drawn(".practice-form [aria-invalid]");
                return;
            }
            if holds_back(view, &[name, contact, place]) || is_held_telephone(view, phone) {
                return;
            }
            let after = NamedPractice {
                name: given(name).unwrap_or_default(),
                organisation: organisation.get_untracked().as_str().into(),
                system: system.get_untracked().as_str().into(),
                phone: given(phone),
                contact: given(contact),
                place: given(place),
                closed: day,
            };
            let said = words::is_changed(&after.name);
            if !session.apply(
                vec![(Target::Practice { id: key.clone() }, Value::Practice(after))],
                None,
            ) {
                return;
            }
            draft.end();
            view.say(said);
            close.run(());
        }
    };
    let cancel = move || {
        draft.throw_away();
        close.run(());
    };
    let leave = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            cancel();
        }
    };
    view! {
        <form class="form practice-form" on:submit=save on:keydown=leave>
            <DraftNote draft=draft then="practice-name"/>
            <TextField id="practice-name" label=words::NAME value=name wrong=wrong_name/>
            <Select id="practice-organisation" label=words::ORGANISATION options=Signal::stored(organisations(&plan, words::NOT_KNOWN_YET)) chosen=organisation choose=Callback::new(move |id| organisation.set(id))/>
            <Select id="practice-system" label=words::SYSTEM options=Signal::stored(systems(&plan, words::NOT_KNOWN_YET)) chosen=system choose=Callback::new(move |id| system.set(id))/>
            <TextField id="practice-phone" label=words::TELEPHONE value=phone is_telephone=true/>
            <TextField id="practice-contact" label=words::CONTACT value=contact/>
            <TextField id="practice-place" label=words::PLACE hint=words::PLACE_HINT value=place/>
            <TextField id="practice-closed" label=words::CLOSED hint=words::CLOSED_HINT value=closed wrong=wrong_day/>
            <div class="actions">
                <button class="button main small">{words::SAVE}</button>
                <button type="button" class="button small" on:click=move |_| cancel()>{words::CANCEL}</button>
            </div>
        </form>
    }
}
