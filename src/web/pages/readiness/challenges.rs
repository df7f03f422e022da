//! The challenges of a programme as a list to tick, and the roles it names.

use std::sync::Arc;

use crate::web::prelude::*;

use super::Standing;
use crate::journal::{ChallengeField, Target, Value};
use crate::outlook::words as dates;
use crate::plan::{Challenge, Plan, PlanDate, Text};
use crate::web::browser::{location, page};
use crate::web::common::draft::{Draft, DraftNote, use_drafts};
use crate::web::common::fields::TextField;
use crate::web::common::glyph::{Glyph, Marked};
use crate::web::common::guard::holds_back;
use crate::web::common::parts::Card;
use crate::web::common::source::SourceLink;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::readiness as words;

/// The card; none where the programme names no challenge.
#[component]
pub fn Challenges(
    /// How the programme stands.
    standing: Standing,
) -> Markup {
    let plan = use_session().plan().get_untracked();
    let programme = &plan[standing.programme];
    let total = programme.challenges.len();
    let met = move || {
        let met = standing.with(|it| it.challenges.iter().filter(|it| it.met.is_some()).count());
        words::met_of(met, total)
    };
    let items = (0..total).map(|at| view! { <One standing=standing at=at plan=plan.clone()/> });
    let items = items.collect::<Markup>();
    let roles = programme.roles.iter().map(|role| {
        let note = role.note.as_ref().map(|note| format!(". {note}"));
        let holder = role.holder.as_ref().map_or(words::NOT_NAMED_IN_THE_PLAN, |name| name);
        view! {
            <li>
                {role.name.to_string()} ": " <span class="second">{holder.to_owned()} {note}</span> " "
                <SourceLink source=role.source/>
            </li>
        }
    });
    let roles: Vec<_> = roles.collect();
    let communications = programme.communications.as_ref().map(ToString::to_string);
    view! {
        {(total > 0).then(|| view! {
            <section class="card">
                <div class="head"><h2>{words::CHALLENGES}</h2> <span class="meta">{met}</span></div>
                <ul class="ticks">{items}</ul>
            </section>
        })}
        {(!roles.is_empty() || communications.is_some()).then(|| view! {
            <Card title=words::WHO_LEADS_IT>
                {communications.map(|words| view! { <p>{words}</p> })}
                <ul class="list tight">{roles}</ul>
            </Card>
        })}
    }
}

/// One challenge with its box.
#[component]
fn One(
    /// How the programme stands.
    standing: Standing,
    /// Its place in the programme.
    at: usize,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let programme = &plan[standing.programme];
    let Challenge {
        id,
        title,
        detail,
        owner,
        due,
        note,
        source,
    } = programme.challenges[at].clone();
    let state = Memo::new(move |_| standing.with(|it| it.challenges.get(at).cloned()));
    let met = Memo::new(move |_| state.with(|it| it.as_ref().and_then(|it| it.met)));
    let target = Target::Challenge {
        programme: programme.id.clone(),
        challenge: id.clone(),
    };
    let key = StoredValue::new((programme.id.clone(), id.clone()));
    let words = title.to_string();
    let tick = move |event: leptos::ev::Event| {
        let is_met = event_target_checked(&event);
        let value = if is_met {
            Value::Done(session.as_of().get_untracked())
        } else {
            Value::Nothing
        };
        if !session.apply(vec![(target.clone(), value)], None) {
            return;
        }
        view.say(words::did(is_met, &words));
    };
    // What people entered goes before what the plan prints.
    let field = move |field: ChallengeField| {
        let target = key.with_value(|(programme, challenge)| Target::ChallengeField {
            programme: programme.clone(),
            challenge: challenge.clone(),
            field,
        });
        let held = session
            .state()
            .with(|state| state.get(&target).map(|it| it.value.clone()));
        (target, held)
    };
    let owner = Memo::new(move |_| match field(ChallengeField::Owner).1 {
        Some(Value::Text(text)) => Some(text),
        _ => owner.clone(),
    });
    let note = Memo::new(move |_| match field(ChallengeField::Note).1 {
        Some(Value::Text(text)) => Some(text),
        _ => note.clone(),
    });
    let due = Memo::new(move |_| match field(ChallengeField::Due).1 {
        Some(Value::Date(date)) => Some(date),
        _ => due,
    });
    let is_open = RwSignal::new(false);
    let is_late = move || {
        let as_of = session.as_of().get();
        met.get().is_none() && due.get().is_some_and(|due| due.last() < as_of)
    };
    let when = move || match (met.get(), due.get()) {
        (Some(day), _) => {
            let by = state.with(|it| it.as_ref().and_then(|it| it.by.clone()));
            let by = by.map(|by| format!(", {by}"));
            view! { {words::ticked(&dates::day_without_year(day))} {by} }
        }
        (None, Some(due)) if is_late() => {
            view! { <Marked glyph=Glyph::Late><strong>{dates::date(due)}</strong></Marked> }
        }
        (None, Some(due)) => view! { <strong>{dates::date(due)}</strong> },
        (None, None) => Markup::NOTHING,
    };
    let html_id = format!("challenge-{}-{id}", programme.id);
    use_drafts().open_where_begun(
        is_open,
        session,
        html_id.clone(),
        format!("{html_id}-owner"),
    );
    let opener = format!("{html_id}-change");
    let change = {
        let html_id = html_id.clone();
        move |_| {
            is_open.set(true);
            page::focus_when_drawn(format!("#{html_id}-owner"));
        }
    };
    let about = move || {
        let owner = owner.get().map_or_else(
            || words::NOBODY_OWNS_IT.to_owned(),
            |it| words::owned_by(&it),
        );
        let note = note.get().map(|it| format!(" {it}."));
        view! { {owner} {note} " " }
    };
    let form = {
        let html_id = html_id.clone();
        move || {
            let close = {
                let opener = opener.clone();
                Callback::new(move |()| {
                    is_open.set(false);
                    page::focus_when_drawn(format!("#{opener}"));
                })
            };
            let targets = [
                ChallengeField::Owner,
                ChallengeField::Due,
                ChallengeField::Note,
            ]
            .map(|of| untrack(|| field(of).0));
            is_open.get().then(|| {
                view! {
                    <ChangeForm
                        html_id=html_id.clone()
                        targets=targets
                        before=untrack(|| (owner.get(), due.get(), note.get()))
                        close=close
                    />
                }
            })
        }
    };
    view! {
        <li class="tick" class:done=move || met.get().is_some()>
            <input type="checkbox" id=html_id.clone() prop:checked=move || met.get().is_some() on:change=tick/>
            <span><label for=html_id.clone()>{title.to_string()}</label><span class="meta below">
                    {detail.map(|words| format!("{words} "))} {about}
                    <SourceLink source=source/> " "
                    <button type="button" class="link no-paper" id=format!("{html_id}-change") hidden=move || is_open.get() on:click=change>
                        {words::OWNER_AND_DATE} <span class="unseen">": " {title.to_string()}</span>
                    </button>
                </span>{form}</span><span class="when">{when}</span>
        </li>
    }
}

/// The form of who owns a challenge, by when it is due, and a remark.
#[component]
fn ChangeForm(
    /// For ids of fields.
    html_id: String,
    /// Where owner, date and remark are kept.
    targets: [Target; 3],
    /// What they are.
    before: (Option<Text>, Option<PlanDate>, Option<Text>),
    /// Closes the form.
    close: Callback<()>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let text = |words: Option<Text>| RwSignal::new(words.map(String::from).unwrap_or_default());
    let (owner, note) = (text(before.0.clone()), text(before.2.clone()));
    let due = RwSignal::new(before.1.map(dates::date).unwrap_or_default());
    let draft = Draft::of(&html_id, location::hash(), &[owner, due, note]);
    let wrong = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = due.get_untracked();
        let date = PlanDate::typed(&typed);
        if date.is_none() && !typed.trim().is_empty() {
            wrong.set(Some(words::NOT_A_DATE.to_owned()));
            page::focus_when_drawn(".challenge-form [aria-invalid]");
            return;
        }
        if holds_back(view, &[owner, note]) {
            return;
        }
        let given = |signal: RwSignal<String>| {
            let text = signal.get_untracked();
            (!text.trim().is_empty()).then(|| Text::from(text.trim()))
        };
        let [of_owner, of_due, of_note] = targets.clone();
        let mut changes = Vec::new();
        if given(owner) != before.0 {
            changes.push((of_owner, given(owner).map_or(Value::Nothing, Value::Text)));
        }
        if date != before.1 {
            changes.push((of_due, date.map_or(Value::Nothing, Value::Date)));
        }
        if given(note) != before.2 {
            changes.push((of_note, given(note).map_or(Value::Nothing, Value::Text)));
        }
        if !session.apply(changes, None) {
            return;
        }
        draft.end();
        view.say(words::IS_KEPT);
        close.run(());
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
        <form class="form challenge-form" on:submit=save on:keydown=leave>
            <DraftNote draft=draft then=format!("{html_id}-owner")/>
            <div class="fields">
                <TextField id=format!("{html_id}-owner") label=words::WHO_OWNS_IT hint=words::A_NAME_OR_INITIALS value=owner/>
                <TextField id=format!("{html_id}-due") label=words::DUE_BY hint=words::SUCH_AS_NOV_2009 value=due wrong=wrong/>
                <TextField id=format!("{html_id}-note") label=words::A_REMARK hint=words::NO_PATIENT_DETAILS value=note/>
            </div>
            <div class="actions">
                <button class="button main small">{words::SAVE}</button>
                <button type="button" class="button small" on:click=move |_| cancel()>{words::CANCEL}</button>
            </div>
        </form>
    }
}
