//! Which baseline is compared with, and keeping the dates of today as one. What there is to choose
//! from is `outlook`'s to say.

use crate::web::prelude::*;

use crate::journal::{KeptBaseline, Target, Value};
use crate::outlook::{
    keep_baseline, kept_baselines, rename_baseline, revision_choices, words as dates,
};
use crate::plan::Text;
use crate::route::Route;
use crate::web::browser::{page, random};
use crate::web::common::fields::{Select, TextField};
use crate::web::common::guard::holds_back;
use crate::web::common::parts::Card;
use crate::web::session::use_session;
use crate::web::view::use_view;
use crate::words::comparing as words;

/// What stands before the id of a kept baseline among the choices; no revision begins so.
const KEPT: &str = "\u{1}";

/// The baselines that people kept, as of today.
fn kept() -> Memo<Vec<(Text, KeptBaseline)>> {
    let session = use_session();
    Memo::new(move |_| {
        let as_of = session.as_of().get();
        session.state().with(|state| {
            let kept = kept_baselines(state, as_of).into_iter();
            kept.map(|(id, kept)| (id.into(), kept.clone())).collect()
        })
    })
}

/// The choice of a baseline, and those that were kept.
#[component]
pub fn Choosing() -> Markup {
    let view = use_view();
    let kept = kept();
    let options = Memo::new(move |_| {
        let outlook = view.outlook().get();
        let revisions = revision_choices(&outlook).into_iter();
        let mut options: Vec<(String, String)> = revisions
            .filter(|it| it.is_held)
            .map(|it| {
                let day = dates::day_without_weekday(it.date);
                (it.revision.to_string(), words::revision(&it.revision, &day))
            })
            .collect();
        options.extend(kept.get().into_iter().map(|(id, kept)| {
            let day = dates::day_without_weekday(kept.as_of);
            (format!("{KEPT}{id}"), format!("“{}”, {day}", kept.name))
        }));
        options
    });
    let not_loaded = move || {
        let choices = revision_choices(&view.outlook().get());
        let names: Vec<String> = choices
            .iter()
            .filter(|it| !it.is_held)
            .map(|it| it.revision.to_string())
            .collect();
        (!names.is_empty()).then(|| {
            let names = names.join(", ");
            view! { <p class="meta">{words::not_loaded(&names)}</p> }
        })
    };
    let chosen = Signal::derive(move || match view.route().get() {
        Route::Slips {
            baseline: Some(id), ..
        } => format!("{KEPT}{id}"),
        Route::Slips {
            revision: Some(revision),
            ..
        } => revision,
        _ => view.outlook().with(|it| it.plan().revision.to_string()),
    });
    let choose = Callback::new(move |value: String| {
        let (revision, baseline) = match value.strip_prefix(KEPT) {
            Some(id) => (None, Some(id.to_owned())),
            None => (Some(value), None),
        };
        view.replace(Route::Slips { revision, baseline });
    });
    view! {
        <Card title=words::COMPARED_WITH class="no-paper">
            <Select id="slips-baseline" label=words::BASELINE options=options chosen=chosen choose=choose/>
            {not_loaded}
            <Keeping kept=kept/>
        </Card>
    }
}

/// Keeps the dates of the as-of date under a name, gives those kept before another, and lets go of
/// them.
#[component]
fn Keeping(
    /// Those kept before.
    kept: Memo<Vec<(Text, KeptBaseline)>>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    // The one that the name in the field is for; none where it is for the dates of today.
    let renamed = RwSignal::new(None::<(Text, KeptBaseline)>);
    let old_name = move || renamed.with(|it| it.as_ref().map(|(_, kept)| kept.name.to_string()));
    let hint = move || {
        if old_name().is_some() {
            return words::ITS_DATES_STAY_AS_THEY_ARE.to_owned();
        }
        let day = dates::day_without_weekday(session.as_of().get());
        words::keep_hint(&day)
    };
    let label = move || match old_name() {
        Some(old) => words::new_name_for(&old),
        None => words::KEEP_TODAYS_DATES_AS_A.to_owned(),
    };
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = name.get_untracked();
        let words = words.trim();
        if words.is_empty() {
            wrong.set(Some(words::ENTER_A_NAME.to_owned()));
            return;
        }
        if holds_back(view, &[name]) {
            return;
        }
        if let Some((id, kept)) = renamed.get_untracked() {
            if !session.apply(vec![rename_baseline(id, &kept, words.into())], None) {
                return;
            }
            view.say(words::now_called(words));
        } else {
            let id = format!("b-{:08x}", random::writer().0 >> 96);
            let as_of = session.as_of().get_untracked();
            let change = session
                .journal()
                .with_untracked(|journal| keep_baseline(journal, id.into(), words.into(), as_of));
            if !session.apply(vec![change], None) {
                return;
            }
            view.say(words::is_kept(words));
        }
        renamed.set(None);
        wrong.set(None);
        name.set(String::new());
    };
    let entry = move |(id, kept): (Text, KeptBaseline)| {
        let words = kept.name.to_string();
        let day = dates::day_without_weekday(kept.as_of);
        let lacks = session
            .journal()
            .with_untracked(|journal| journal.lacks(&kept.covers));
        let lacks = (lacks > 0).then(|| words::lacks(lacks));
        let (to_rename, old) = ((id.clone(), kept.clone()), words.clone());
        let rename = move |_| {
            name.set(old.clone());
            renamed.set(Some(to_rename.clone()));
            page::focus_when_drawn("#slips-keep");
        };
        let remove = move |_| {
            renamed.set(None);
            let target = Target::Baseline { id: id.clone() };
            if !session.apply(vec![(target, Value::Nothing)], None) {
                return;
            }
            view.say(words::IT_IS_NO_LONGER_KEPT_UNDO);
        };
        view! {
            <li>
                {words::quoted(&words)} " " <span class="meta">{day} {lacks}</span> " "
                <button type="button" class="link" on:click=rename>
                    {words::RENAME} <span class="unseen">{words::which(&words)}</span>
                </button> " "
                <button type="button" class="link" on:click=remove>
                    {words::REMOVE} <span class="unseen">{words::which(&words)}</span>
                </button>
            </li>
        }
    };
    view! {
        <form class="form" on:submit=keep>
            <TextField id="slips-keep" label=label hint=hint value=name wrong=wrong/>
            <div class="actions">
                <button class="button small">
                    {move || if old_name().is_some() { words::RENAME } else { words::KEEP_THESE_DATES }}
                </button>
            </div>
        </form>
        {move || {
            let kept = kept.get();
            (!kept.is_empty()).then(|| {
                view! {
                    <h3>{words::KEPT}</h3>
                    <ul class="list">{kept.into_iter().map(entry).collect::<Markup>()}</ul>
                }
            })
        }}
    }
}
