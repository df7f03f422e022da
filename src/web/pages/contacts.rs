//! Whom to ring: who holds a role, or that the plan names nobody, with a form to add a name. Knows
//! how that is asked and told; who counts is the outlook's to say.

use crate::web::prelude::*;

use crate::journal::{Target, Value};
use crate::outlook::Contact;
use crate::plan::Text;
use crate::web::browser::{location, page};
use crate::web::common::draft::{Draft, DraftNote};
use crate::web::common::fields::TextField;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::guard::holds_back;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::contacts as words;

/// The people for some roles of one organisation.
#[component]
pub fn Contacts(
    /// The roles, each with the person if anybody named one.
    #[prop(into)]
    contacts: Signal<Vec<Contact>>,
    /// The organisation's id; empty for the whole community.
    #[prop(into)]
    organisation: Signal<String>,
) -> Markup {
    let roles = Memo::new(move |_| {
        contacts.with(|all| all.iter().map(|it| it.role.clone()).collect::<Vec<Text>>())
    });
    let person =
        move |role: &Text| contacts.with(|all| all.iter().find(|it| it.role == *role).cloned());
    view! {
        <ul class="list contacts">
            <For each=move || roles.get() key=Clone::clone let:role>
                <Person
                    contact=Memo::new({
                        let role = role.clone();
                        move |_| person(&role)
                    })
                    role=role
                    organisation=organisation
                />
            </For>
        </ul>
    }
}

/// One role: the name and how to reach them, or that nobody is named, and the way to change it.
#[component]
fn Person(
    /// The role as the plan names it.
    role: Text,
    /// The role and who holds it.
    #[prop(into)]
    contact: Signal<Option<Contact>>,
    /// The organisation's id.
    organisation: Signal<String>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let name = RwSignal::new(String::new());
    let reach = RwSignal::new(String::new());
    let fill = move || {
        let held = contact.get_untracked();
        let text = |text: Option<Text>| text.map(String::from).unwrap_or_default();
        name.set(text(held.as_ref().and_then(|it| it.name.clone())));
        reach.set(text(held.and_then(|it| it.reach)));
    };
    fill();
    let draft = Draft::of(&format!("role:{role}"), location::hash(), &[name, reach]);
    let is_open = RwSignal::new(draft.is_back());
    let wrong = RwSignal::new(None::<String>);
    let id = format!(
        "role-{}",
        role.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    );
    let open = {
        let id = id.clone();
        move || {
            fill();
            draft.end();
            wrong.set(None);
            is_open.set(true);
            page::focus_when_drawn(format!("#{id}-name"));
        }
    };
    let close = {
        let id = id.clone();
        move || {
            is_open.set(false);
            page::focus_when_drawn(format!("#{id}-open"));
        }
    };
    let save = {
        let (role, close) = (role.clone(), close.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let (name_field, reach_field) = (name, reach);
            let (name, reach) = (name.get_untracked(), reach.get_untracked());
            let (name, reach) = (name.trim(), reach.trim());
            let was_named = contact.with_untracked(|it| it.as_ref().is_some_and(Contact::is_named));
            if name.is_empty() && !was_named {
                wrong.set(Some(words::ENTER_A_NAME.to_owned()));
                return;
            }
            if holds_back(view, &[name_field, reach_field]) {
                return;
            }
            let target = Target::Contact {
                role: role.clone(),
                organisation: organisation.get_untracked().into(),
            };
            let value = if name.is_empty() {
                Value::Nothing
            } else {
                Value::Contact {
                    name: name.into(),
                    reach: reach.into(),
                }
            };
            if !session.apply(vec![(target, value)], None) {
                return;
            }
            draft.end();
            view.say(words::now_holds(&role, (!name.is_empty()).then_some(name)));
            close();
        }
    };
    let title = {
        let role = role.clone();
        move || {
            let full = contact.with(|it| it.as_ref().and_then(|it| it.full.clone()));
            full.unwrap_or_else(|| role.clone()).to_string()
        }
    };
    let who = move || {
        if let Some(Contact {
            name: Some(name),
            reach,
            ..
        }) = contact.get()
        {
            view! {
                <p>{name.to_string()}</p>
                {reach.map(|reach| view! { <p class="meta">{reach.to_string()}</p> })}
            }
        } else {
            view! {
                <p><Marked glyph=Glyph::Finding top=true>{words::NOT_NAMED_IN_THE_PLAN}</Marked></p>
            }
        }
    };
    let opener = {
        let (id, role) = (id.clone(), role.clone());
        move || {
            let is_named = contact.with(|it| it.as_ref().is_some_and(Contact::is_named));
            let (id, role, open) = (id.clone(), role.clone(), open.clone());
            view! {
                <button
                    type="button"
                    class="link no-paper"
                    id=format!("{id}-open")
                    hidden=move || is_open.get()
                    on:click=move |_| open()
                >
                    {if is_named { words::CHANGE_IT } else { words::ADD_A_NAME }}
                    <span class="unseen">{words::for_role(&role)}</span>
                </button>
            }
        }
    };
    let form = move || {
        let (id, save, close) = (id.clone(), save.clone(), close.clone());
        is_open.get().then(|| {
            view! {
                <form class="form" on:submit=save>
                    <DraftNote draft=draft then=format!("{id}-name")/>
                    <TextField id=format!("{id}-name") label=words::NAME value=name wrong=wrong/>
                    <TextField
                        id=format!("{id}-reach")
                        label=words::HOW_TO_REACH_THEM
                        hint=words::TELEPHONE_E_MAIL_OR_ROOM
                        value=reach
                    />
                    <div class="actions">
                        <button class="button main small">{words::SAVE}</button>
                        <button type="button" class="button small" on:click=move |_| {
                            draft.throw_away();
                            close();
                        }>
                            {words::CANCEL}
                        </button>
                    </div>
                </form>
            }
        })
    };
    view! {
        <li>
            <p class="meta">{title}</p>
            {who}
            {opener}
            {form}
        </li>
    }
}
