//! Asking: which practices, by when, and the packs to send them.

use std::sync::Arc;

use crate::letters::lower;
use crate::web::prelude::*;
use leptos::task::spawn_local;

use super::Office;
use crate::exchange::pack::{self, PackContent};
use crate::exchange::parcel::{self, Kind};
use crate::exchange::patient_guard::possible_nhs_number;
use crate::exchange::table::write_line;
use crate::journal::{Pack, PracticeField, Target, Value};
use crate::order::Set;
use crate::outlook::{PracticeStanding, Roll, RollChoice, RollOf, words as dates};
use crate::plan::{Day, Text};
use crate::web::browser::{files, page};
use crate::web::common::fields::TextField;
use crate::web::common::guard::holds_back;
use crate::web::common::parts::{Card, TableBox};
use crate::words::practices as practices_words;
use crate::words::returns as words;

/// How many practices are listed at once.
const SHOWN: usize = 200;

/// Who is on the list, with what the card needs of each.
#[derive(Clone, PartialEq)]
struct Candidate {
    id: Text,
    name: Text,
    reach: [Option<Text>; 2],
    pack: Option<Pack>,
    has_answered: bool,
}

/// The card.
#[component]
pub fn AskCard(
    /// The page.
    office: Office,
) -> Markup {
    let (session, view) = (office.session(), office.view());
    let all = Memo::new(move |_| Arc::new(candidates(office)));
    let chosen = RwSignal::new(Set::<Text>::new());
    let find = RwSignal::new(String::new());
    let due = RwSignal::new(String::new());
    let from = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let choose = move |which: fn(&Candidate) -> bool| {
        let ids = all.with_untracked(|all| {
            let fitting = all.iter().filter(|it| which(it));
            fitting.map(|it| it.id.clone()).collect::<Set<Text>>()
        });
        view.say(words::chosen(ids.len()));
        chosen.set(ids);
    };
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let as_of = session.as_of().get_untracked();
        let text = due.get_untracked();
        let day = Day::typed(&text);
        wrong.set(match day {
            None if !text.trim().is_empty() => Some(words::NO_DAY.to_owned()),
            Some(day) if day < as_of => Some(words::DAY_IS_OVER.to_owned()),
            _ => None,
        });
        if wrong.with_untracked(Option::is_some) {
            page::focus_when_drawn("#pack-due");
            return;
        }
        if holds_back(view, &[from]) {
            return;
        }
        let programme = office.plan()[office.programme].id.clone();
        let pack = Pack {
            made: as_of,
            due: day,
        };
        let asked = chosen.get_untracked();
        let changes = asked.iter().map(|id| {
            let target = Target::OfPractice {
                practice: id.clone(),
                programme: programme.clone(),
                field: PracticeField::Pack,
            };
            (target, Value::Pack(pack))
        });
        if !session.apply(changes.collect(), None) {
            return;
        }
        view.say(words::asked(asked.len()));
        chosen.set(Set::new());
        page::focus_when_drawn("#packs");
    };
    let shown = Memo::new(move |_| {
        let wanted = lower(find.get().trim());
        all.with(|all| {
            let fits = all.iter().enumerate().filter(|(_, it)| {
                lower(&it.name).contains(&wanted) || lower(&it.id).contains(&wanted)
            });
            fits.map(|(at, _)| at).take(SHOWN).collect::<Vec<usize>>()
        })
    });
    let row = move |at: usize| {
        let it = all.with(|all| all.get(at).cloned())?;
        let id = it.id.clone();
        let is_chosen = {
            let id = id.clone();
            move || chosen.with(|chosen| chosen.contains(&id))
        };
        let toggle = move |event| {
            let is = event_target_checked(&event);
            chosen.update(|chosen| {
                if is {
                    chosen.insert(id.clone());
                } else {
                    chosen.remove(&id);
                }
            });
        };
        let stands = match (it.has_answered, it.pack) {
            (true, _) => words::HAS_ANSWERED.to_owned(),
            (false, Some(pack)) => words::asked_on(&dates::day_without_weekday(pack.made)),
            (false, None) => words::NOT_ASKED.to_owned(),
        };
        Some(view! {
            <label class="tick">
                <input type="checkbox" prop:checked=is_chosen on:change=toggle/>
                <span>{it.name.to_string()}</span>
                <span class="meta">{stands}</span>
            </label>
        })
    };
    let rows = move || shown.get().into_iter().filter_map(row).collect::<Markup>();
    let count = move || chosen.with(Set::len);
    let button = move || words::make_packs(count());
    let is_empty = Memo::new(move |_| all.with(|all| all.is_empty()));
    let hidden = move || {
        let hidden = all.with(|all| all.len()).saturating_sub(SHOWN);
        (hidden > 0).then_some(words::FIND_THE_OTHERS)
    };
    let chip = move |name: &'static str, which: fn(&Candidate) -> bool| {
        view! { <button type="button" class="chip" on:click=move |_| choose(which)>{name}</button> }
    };
    let form = move || {
        view! {
            <form on:submit=ask>
                <div class="row chips" role="group" aria-label=words::WHOM_TO_ASK>
                    {chip(words::THOSE_NOT_ASKED, |it| it.pack.is_none() && !it.has_answered)}
                    {chip(words::THOSE_AWAITED, |it| it.pack.is_some() && !it.has_answered)}
                    {chip(words::ALL, |_| true)}
                    {chip(words::NONE, |_| false)}
                </div>
                <div class="fields">
                    <TextField id="pack-find" label=practices_words::FIND_A_PRACTICE value=find/>
                    <TextField id="pack-due" label=words::ANSWER_BY hint=words::ANSWER_BY_HINT value=due wrong=wrong/>
                    <TextField id="pack-from" label=words::WHO_ASKS hint=words::WHO_ASKS_HINT value=from/>
                </div>
                <fieldset class="ask-list"><legend class="unseen">{words::WHOM_TO_ASK}</legend>{rows}</fieldset>
                <p class="meta">{hidden}</p>
                <div class="actions">
                    <button class="button main" id="make-packs" disabled=move || count() == 0>{button}</button>
                </div>
            </form>
        }
    };
    view! {
        <div class="no-paper">
            <Card title=words::ASK_PRACTICES>
                <p>{words::WHAT_A_PACK_IS}</p>
                {move || if is_empty.get() {
                    view! { <p>{practices_words::NOBODY_IS_NAMED}</p> }
                } else {
                    form()
                }}
            </Card>
            <Packs office=office all=all from=from/>
        </div>
    }
}

/// The practices of the programme, in the order of the roll.
fn candidates(office: Office) -> Vec<Candidate> {
    let outlook = office.view().outlook().get();
    let state = office.session().state().get();
    let of = RollOf::Practices(office.programme);
    let roll = Roll::new(&outlook, &state, of, RollChoice::default(), outlook.as_of());
    let returned = office.returned.get();
    let known: crate::order::Map<&Text, &crate::outlook::ReturnRow> = returned
        .rows
        .iter()
        .map(|row| (&row.practice, row))
        .collect();
    let rows = roll.rows.into_iter().map(|row| {
        let known = known.get(&row.id);
        Candidate {
            pack: known.and_then(|it| it.pack),
            has_answered: known.is_some_and(|it| it.answered.is_some()),
            id: row.id,
            name: row.name,
            reach: row.reach,
        }
    });
    rows.collect()
}

/// The code of a practice's pack.
fn code_of(office: Office, it: &Candidate, from: &str) -> String {
    let plan = office.plan();
    let session = office.session();
    let as_of = session.as_of().get_untracked();
    let state = session.state().get_untracked();
    let standing = PracticeStanding::new(&plan, &state, office.programme, &it.id, as_of);
    let programme = &plan[office.programme];
    let answers = programme.gates.iter().zip(&standing.gates);
    let answers = answers.filter_map(|(gate, answer)| {
        let recorded = answer.recorded.as_ref()?;
        Some((gate.id.clone(), answer.state, recorded.on))
    });
    let content = PackContent {
        plan: plan.id.clone(),
        title: plan.title.clone(),
        as_of,
        programme: programme.id.clone(),
        practice: it.id.clone(),
        name: it.name.clone(),
        due: it.pack.and_then(|pack| pack.due),
        from: (!from.trim().is_empty()).then(|| from.trim().into()),
        answers: answers.collect(),
    };
    parcel::write(Kind::Pack, &pack::write(&content))
}

/// The packs of those who were asked and have not answered.
#[component]
fn Packs(
    /// The page.
    office: Office,
    /// Who there is.
    all: Memo<Arc<Vec<Candidate>>>,
    /// Who asks.
    from: RwSignal<String>,
) -> Markup {
    let view = office.view();
    let awaited = Memo::new(move |_| {
        all.with(|all| {
            let awaited = all
                .iter()
                .filter(|it| it.pack.is_some() && !it.has_answered);
            awaited.cloned().collect::<Vec<Candidate>>()
        })
    });
    let told = RwSignal::new(None::<String>);
    let save = move |name: String, kind: &str, text: &str| {
        told.set(Some(match files::save(&name, kind, text) {
            Ok(()) => words::in_your_downloads(&name),
            Err(said) => words::not_saved(&said),
        }));
    };
    let file_name = move |what: &str, ending: &str| {
        let plan = office.plan();
        words::file_of(what, &plan[office.programme].id, ending)
    };
    let save_table = move |_| {
        let mut text = String::from('\u{feff}');
        write_line(&mut text, &words::PACK_HEADS);
        let asks = from.get_untracked();
        let mut held_back = 0;
        for it in awaited.get_untracked() {
            let reach = it.reach.each_ref().map(|it| it.as_deref().unwrap_or(""));
            held_back += usize::from(possible_nhs_number(&it.name).is_some());
            let due = it.pack.and_then(|pack| pack.due).map(|day| day.to_string());
            let code = code_of(office, &it, &asks);
            let cells = [
                &it.id,
                &*it.name,
                reach[0],
                reach[1],
                &due.unwrap_or_default(),
                &code,
            ];
            write_line(&mut text, &cells);
        }
        if held_back > 0 {
            return told.set(Some(words::held_back(held_back)));
        }
        save(file_name("packs", "csv"), "text/csv", &text);
    };
    let save_all = move |_| {
        let asks = from.get_untracked();
        let mut text = String::new();
        for it in awaited.get_untracked() {
            text.push_str(&words::pack_for(&it.name, &it.id));
            text.push('\n');
            text.push_str(&code_of(office, &it, &asks));
            text.push('\n');
        }
        save(file_name("packs", "txt"), "text/plain", &text);
    };
    let rows = move || {
        let rows = awaited.get().into_iter().take(SHOWN).map(|it| {
            let due = it.pack.and_then(|pack| pack.due).map(dates::day_without_weekday);
            let name = it.name.to_string();
            let it = StoredValue::new(it);
            let code = move || it.with_value(|it| code_of(office, it, &from.get_untracked()));
            let copy = move |_| {
                let code = code();
                spawn_local(async move {
                    if page::copy(&code).await {
                        view.say(words::COPIED);
                    } else {
                        told.set(Some(words::CANNOT_COPY.to_owned()));
                    }
                });
            };
            let keep = move |_| {
                let id = it.with_value(|it| it.id.to_string());
                save(file_name(&words::pack_named(&id), "txt"), "text/plain", &code());
            };
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td data-head=words::ANSWER_BY>{due}</td>
                    <td>
                        <div class="row">
                            <button type="button" class="button small" on:click=copy>{words::COPY_CODE} <span class="unseen">" " {name.clone()}</span></button>
                            <button type="button" class="button small" on:click=keep>{words::SAVE_FILE} <span class="unseen">" " {name}</span></button>
                        </div>
                    </td>
                </tr>
            }
        });
        rows.collect::<Markup>()
    };
    let is_any = Memo::new(move |_| awaited.with(|it| !it.is_empty()));
    move || {
        is_any.get().then(|| {
            view! {
                <section class="card">
                    <h2 id="packs" tabindex="-1">{move || words::packs(awaited.with(Vec::len))}</h2>
                    <p>{words::HOW_PACKS_TRAVEL}</p>
                    <div class="actions">
                        <button type="button" class="button" id="packs-text" on:click=save_all>{words::SAVE_ALL}</button>
                        <button type="button" class="button" id="packs-table" on:click=save_table>{words::SAVE_TABLE}</button>
                    </div>
                    <p role="status">{move || told.get()}</p>
                    <TableBox name=words::PACKS>
                        <table class="cards">
                            <thead><tr>
                                <th scope="col">{practices_words::PRACTICE}</th>
                                <th scope="col">{words::ANSWER_BY}</th>
                                <th scope="col">{words::PACK}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </TableBox>
                </section>
            }
        })
    }
}
