//! What words of the table mean that the plan does not know: "5P3" is East & North Hertfordshire.

use crate::letters::lower;
use crate::web::prelude::*;

use super::Importing;
use super::columns::{organisations, systems};
use crate::exchange::practice_table::{Choices, Meaning, Values};
use crate::web::common::fields::{Select, TextField};
use crate::web::common::parts::Card;
use crate::words::practices as words;

/// How many words are shown at once; the others are found by typing.
const SHOWN: usize = 12;

/// The words to explain, where there are any.
#[component]
pub fn MeaningsCard(
    /// The work.
    importing: Importing,
) -> Markup {
    let counts = Memo::new(move |_| {
        importing
            .choices
            .with(|it| [it.organisations.asked().count(), it.systems.asked().count()])
    });
    let plan = importing.session().plan().get_untracked();
    let whose = organisations(&plan, words::NONE_OF_THESE);
    let which = systems(&plan, words::NOT_KNOWN_YET);
    move || {
        let counts = counts.get();
        let (whose, which) = (whose.clone(), which.clone());
        (counts != [0, 0]).then(|| {
            view! {
                <Card title=words::STEP_WORDS>
                    {(counts[0] > 0).then(|| view! {
                        <Asked importing=importing of=|it| &mut it.organisations name="organisation" about=words::ABOUT_ORGANISATIONS options=whose/>
                    })}
                    {(counts[1] > 0).then(|| view! {
                        <Asked importing=importing of=|it| &mut it.systems name="system" about=words::ABOUT_SYSTEMS options=which/>
                    })}
                </Card>
            }
        })
    }
}

/// The words of one column.
#[component]
fn Asked(
    /// The work.
    importing: Importing,
    /// Which words.
    of: fn(&mut Choices) -> &mut Values,
    /// For ids of fields.
    name: &'static str,
    /// What is asked.
    about: &'static str,
    /// What they can mean.
    options: Vec<(String, String)>,
) -> Markup {
    let find = RwSignal::new(String::new());
    let asked = Memo::new(move |_| {
        let mut choices = importing.choices.get();
        let values = of(&mut choices);
        let asked = values.asked().map(|(at, it)| (at, it.clone()));
        asked.collect::<Vec<(usize, Meaning)>>()
    });
    // Those that have a meaning stay in sight.
    let shown = Memo::new(move |_| {
        let wanted = lower(find.get().trim());
        asked.with(|asked| {
            let fits = |it: &Meaning| it.id.is_some() || lower(&it.word).contains(&wanted);
            let fitting = asked.iter().filter(|(_, it)| fits(it)).map(|(at, _)| *at);
            fitting.take(SHOWN).collect::<Vec<usize>>()
        })
    });
    let options = Signal::stored(options);
    let field = move |at: usize| {
        let meaning = Memo::new(move |_| {
            asked.with(|asked| {
                let found = asked.iter().find(|(its, _)| *its == at);
                found.map(|(_, it)| it.clone())
            })
        });
        let label = move || {
            let it = meaning.get();
            it.map(|it| words::word_in_rows(&it.word, it.rows))
                .unwrap_or_default()
        };
        let chosen = Signal::derive(move || {
            let id = meaning.with(|it| it.as_ref().and_then(|it| it.id.clone()));
            id.map(String::from).unwrap_or_default()
        });
        let choose = Callback::new(move |id: String| {
            let mut choices = importing.choices.get_untracked();
            if let Some(it) = of(&mut choices).meanings.get_mut(at) {
                it.id = (!id.is_empty()).then(|| id.as_str().into());
            }
            importing.choose(choices);
        });
        view! {
            <Select id=format!("import-{name}-{at}") label=TextProp::from(label) options=options chosen=chosen choose=choose/>
        }
    };
    let is_long = move || asked.with(|asked| asked.len() > SHOWN);
    let hidden = move || {
        let hidden = asked.with(Vec::len) - shown.with(Vec::len);
        (hidden > 0).then(|| words::more_words(hidden))
    };
    view! {
        <fieldset class="stack">
            <legend>{about}</legend>
            {move || is_long().then(|| view! {
                <TextField id=format!("import-find-{name}") label=words::FIND_A_WORD value=find/>
            })}
            <div class="fields">
                <For each=move || shown.get() key=|at| *at let:at>{field(at)}</For>
            </div>
            <p class="meta">{hidden}</p>
        </fieldset>
    }
}
