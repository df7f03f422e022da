//! The roll call: a pass down practices or services by keys or by thumb. Knows who is asked now and
//! what each key does; who is on the roll, and what was heard in this pass, is `outlook::Roll`'s.

mod call;
mod gates;
mod keys;
mod list;
mod ring;

use std::sync::Arc;

use crate::web::prelude::*;

use crate::outlook::{Roll, RollChoice, RollOf, RollRow, words as dates};
use crate::plan::{Day, OrganisationIx, Plan, PlanDate, ProgrammeIx, SystemIx, Text};
use crate::route::{PracticesPage, RollParams, Route};
use crate::web::browser::measure::{PHONE, use_media};
use crate::web::browser::{page, remember};
use crate::web::common::fields::Select;
use crate::web::common::page_title::PageTitle;
use crate::web::pages::not_found::NotFoundPage;
use crate::web::session::{Session, use_session};
use crate::web::view::{View, use_view};
use crate::words::readiness as readiness_words;
use crate::words::roll_call as words;
use call::CallForm;
use gates::Gates;
use keys::{Foot, use_keys};
use list::Side;
use ring::Ring;

/// What `of` holds for the roll of services.
pub const SERVICES: &str = "services";

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Calling {
    /// What is kept, and where the reader stands.
    here: StoredValue<(Session, View)>,
    /// Whose roll.
    of: RollOf,
    /// The roll.
    roll: Memo<Arc<Roll>>,
    /// The id of who is asked now.
    now: RwSignal<Option<Text>>,
    /// Where that one stands.
    at: Memo<Option<usize>>,
    /// The gate that is asked now.
    gate: RwSignal<usize>,
    /// The first day of this pass.
    since: RwSignal<Day>,
    /// Whether single letters answer.
    has_keys: RwSignal<bool>,
    /// Whether the gate that is asked now is being waived.
    is_waiving: RwSignal<bool>,
    /// What answers rest on: `note`, `visit` or `paragraph`.
    basis: RwSignal<String>,
    /// Whether something in the form of the call could not be kept.
    has_unkept: RwSignal<bool>,
}

impl Calling {
    fn session(self) -> Session {
        self.here.with_value(|here| here.0)
    }

    fn view(self) -> View {
        self.here.with_value(|here| here.1)
    }

    /// Who is asked now.
    fn row(self) -> Option<RollRow> {
        let at = self.at.get()?;
        self.roll.with(|roll| roll.rows.get(at).cloned())
    }

    fn is_of_practices(self) -> bool {
        matches!(self.of, RollOf::Practices(_))
    }

    /// Whether the one that is asked may be left: not while something typed could not be kept. The
    /// focus then moves to it.
    fn may_leave(self) -> bool {
        let is_free = !self.has_unkept.get_untracked();
        if !is_free {
            self.view().say(words::NOT_KEPT_YET);
            // What is wrong may not be drawn yet.
            page::focus_when_drawn(".roll-call-form [aria-invalid], .roll-call-form .guard button");
        }
        is_free
    }

    /// The first day of this pass as it is seen from the day one stands on.
    fn began(self) -> Day {
        self.since.get().min(self.session().as_of().get())
    }

    /// Asks the one at this place.
    fn ask(self, at: usize) {
        if !self.may_leave() {
            return;
        }
        let id = self
            .roll
            .with_untracked(|roll| roll.rows.get(at).map(|row| row.id.clone()));
        if let Some(id) = id {
            remember::set(&self.remembered("now"), &id);
            self.is_waiving.set(false);
            self.now.set(Some(id));
        }
    }

    /// Asks the next one, or the one before.
    fn step(self, by: isize) {
        let count = self.roll.with_untracked(|roll| roll.rows.len());
        let at = self.at.get_untracked().unwrap_or(0);
        if let Some(to) = at.checked_add_signed(by).filter(|to| *to < count) {
            self.ask(to);
        }
    }

    /// Asks the next one that was not heard in this pass.
    fn go_on(self) {
        let at = self.at.get_untracked();
        if let Some(next) = self.roll.with_untracked(|roll| roll.next_unheard(at)) {
            self.ask(next);
        }
    }

    fn remembered(self, what: &str) -> String {
        let plan = self.session().plan().with_untracked(|plan| plan.id.clone());
        let of = match self.of {
            RollOf::Practices(at) => at.index().to_string(),
            RollOf::Services => SERVICES.to_owned(),
        };
        format!("roll-{what}:{plan}:{of}")
    }

    fn begin_pass(self, day: Day) {
        remember::set(&self.remembered("since"), &day.to_string());
        self.since.set(day);
    }
}

/// The page.
#[component]
pub fn RollCallPage(
    /// Whose roll, and which of them.
    params: RollParams,
) -> Markup {
    let session = use_session();
    move || {
        let plan = session.plan().get();
        let of = match params.of.as_deref() {
            Some(SERVICES) => RollOf::Services,
            Some(id) => match plan.programme(id) {
                Some(at) => RollOf::Practices(at),
                None => return view! { <NotFoundPage text=readiness_words::programme(id)/> },
            },
            None if plan.programmes.is_empty() => RollOf::Services,
            None => RollOf::Practices(ProgrammeIx(0)),
        };
        match choice_of(&plan, &params) {
            Ok(choice) => {
                view! { <Whole of=of choice=choice params=params.clone() plan=plan/> }
            }
            Err(id) => view! { <NotFoundPage text=id/> },
        }
    }
}

/// The choice that the address names, or the id in it that the plan does not hold.
fn choice_of(plan: &Plan, params: &RollParams) -> Result<RollChoice, String> {
    let organisation = params.organisation.as_deref().map(|id| {
        let at = plan.organisations.iter().position(|it| *it.id == *id);
        at.and_then(|at| u32::try_from(at).ok()).ok_or(id)
    });
    let system = params.system.as_deref().map(|id| {
        let at = plan.systems.iter().position(|it| *it.id == *id);
        at.and_then(|at| u32::try_from(at).ok()).ok_or(id)
    });
    Ok(RollChoice {
        organisation: organisation.transpose()?.map(OrganisationIx),
        system: system.transpose()?.map(SystemIx),
    })
}

#[component]
fn Whole(
    /// Whose roll.
    of: RollOf,
    /// Which of them.
    choice: RollChoice,
    /// As the address has it.
    params: RollParams,
    /// The plan.
    plan: Arc<Plan>,
) -> Markup {
    let (session, view) = (use_session(), use_view());
    let as_of = session.as_of();
    let since = RwSignal::new(as_of.get_untracked());
    let roll = Memo::new(move |_| {
        let (outlook, state) = (view.outlook().get(), session.state().get());
        // A pass that began after the day one stands on has not begun there.
        let since = since.get().min(outlook.as_of());
        Arc::new(Roll::new(&outlook, &state, of, choice, since))
    });
    let now = RwSignal::new(None::<Text>);
    let at = Memo::new(move |_| now.with(|id| roll.with(|roll| roll.place_of(id.as_deref()?))));
    let calling = Calling {
        here: StoredValue::new((session, view)),
        of,
        roll,
        now,
        at,
        gate: RwSignal::new(0),
        since,
        has_keys: RwSignal::new(remember::get("roll-keys").as_deref() != Some("off")),
        is_waiving: RwSignal::new(false),
        basis: RwSignal::new("note".to_owned()),
        has_unkept: RwSignal::new(false),
    };
    take_up(calling);
    // Whether the list is shown stands in the address alone.
    let is_ringing = Memo::new(
        move |_| matches!(view.route().get(), Route::RollCall(params) if params.is_ringing),
    );
    let show_ring = Callback::new({
        let params = params.clone();
        move |is_shown: bool| {
            view.replace(Route::RollCall(Box::new(RollParams {
                is_ringing: is_shown,
                ..params.clone()
            })));
            page::focus_when_drawn("h1");
        }
    });
    let is_empty = Memo::new(move |_| roll.with(|roll| roll.rows.is_empty()));
    let choices = Choices {
        of,
        params: params.clone(),
        plan: plan.clone(),
    };
    let chosen = whose(&plan, of, choice);
    let filter = Signal::stored(chosen.clone());
    let body = {
        let plan = plan.clone();
        move || {
            if is_empty.get() {
                return view! { <Nobody of=of is_chosen=choice != RollChoice::default()/> };
            }
            if is_ringing.get() {
                return view! { <Ring calling=calling plan=plan.clone() show=show_ring/> };
            }
            view! { <Asked calling=calling plan=plan.clone() show_ring=show_ring/> }
        }
    };
    view! {
        <div class="title-row spread">
            <PageTitle title=Signal::stored(words::TITLE.to_owned()) filter=filter/>
            <ChoiceRow choices=choices chosen=chosen/>
        </div>
        {body}
    }
}

/// Takes the pass up where it was left: its first day, and whom it had come to.
fn take_up(calling: Calling) {
    let remembered = remember::get(&calling.remembered("since"));
    let since = remembered
        .and_then(|text| PlanDate::parse(&text))
        .map(PlanDate::first);
    // One that began after the day one stands on goes on when one comes back from there.
    match since {
        Some(since) => calling.since.set(since),
        None => calling.begin_pass(calling.since.get_untracked()),
    }
    let last = remember::get(&calling.remembered("now")).map(Text::from);
    calling.now.set(last);
    calling.roll.with_untracked(|roll| {
        let at = calling.at.get_untracked();
        let is_done = |at: usize| roll.rows[at].heard == crate::outlook::Heard::InThisPass;
        let begin = match at {
            Some(at) if !is_done(at) => Some(at),
            Some(at) => roll.next_unheard(Some(at)).or(Some(at)),
            None => roll.next_unheard(None).or(Some(0)),
        };
        let id = begin
            .and_then(|at| roll.rows.get(at))
            .map(|row| row.id.clone());
        calling.now.set(id);
    });
}

/// "TPP SystmOne, East & North".
fn whose(plan: &Plan, of: RollOf, choice: RollChoice) -> String {
    let what = match of {
        RollOf::Practices(at) => plan[at].short.to_string(),
        RollOf::Services => words::SERVICES.to_owned(),
    };
    let mut parts = vec![what];
    parts.extend(choice.system.map(|at| plan[at].name.to_string()));
    parts.extend(choice.organisation.map(|at| plan[at].short.to_string()));
    parts.join(", ")
}

/// What the row of choices is made of.
#[derive(Clone)]
struct Choices {
    of: RollOf,
    params: RollParams,
    plan: Arc<Plan>,
}

/// Whose roll is called, and which of them.
#[component]
fn ChoiceRow(
    /// What there is.
    choices: Choices,
    /// What is chosen, in words.
    chosen: String,
) -> Markup {
    let view = use_view();
    let Choices { of, params, plan } = choices;
    let go = move |params: RollParams| view.go(&Route::RollCall(Box::new(params)));
    let rolls = plan.programmes.iter();
    let rolls = rolls.map(|it| (it.id.to_string(), it.short.to_string()));
    let mut rolls: Vec<(String, String)> = rolls.collect();
    rolls.push((SERVICES.to_owned(), words::SERVICES.to_owned()));
    let of_id = match of {
        RollOf::Practices(at) => plan[at].id.to_string(),
        RollOf::Services => SERVICES.to_owned(),
    };
    let any = |name: &str| vec![(String::new(), name.to_owned())];
    let mut organisations = any(words::ALL_ORGANISATIONS);
    let mut systems = any(words::ALL_SYSTEMS);
    for cohort in &plan.cohorts {
        let (organisation, system) = (&plan[cohort.organisation], &plan[cohort.system]);
        let entry = (organisation.id.to_string(), organisation.short.to_string());
        if !organisations.contains(&entry) {
            organisations.push(entry);
        }
        let entry = (system.id.to_string(), system.name.to_string());
        if !systems.contains(&entry) {
            systems.push(entry);
        }
    }
    let given = |text: String| (!text.is_empty()).then_some(text);
    let choose_roll = move |of: String| {
        go(RollParams {
            of: Some(of),
            ..RollParams::default()
        });
    };
    let choose_organisation = {
        let params = params.clone();
        move |id: String| {
            go(RollParams {
                organisation: given(id),
                ..params.clone()
            });
        }
    };
    let choose_system = {
        let params = params.clone();
        move |id: String| {
            go(RollParams {
                system: given(id),
                ..params.clone()
            });
        }
    };
    let organisation = Signal::stored(params.organisation.unwrap_or_default());
    let system = Signal::stored(params.system.unwrap_or_default());
    let (rolls, of_id) = (Signal::stored(rolls), Signal::stored(of_id));
    let (organisations, systems) = (Signal::stored(organisations), Signal::stored(systems));
    let choose_roll = Callback::new(choose_roll);
    let choose_organisation = Callback::new(choose_organisation);
    let choose_system = Callback::new(choose_system);
    let row = move || {
        view! {
            <div class="row no-paper">
                <Select id="roll-of" label=words::WHOSE_ROLL options=rolls chosen=of_id choose=choose_roll/>
                <Select id="roll-organisation" label=words::ORGANISATION options=organisations chosen=organisation choose=choose_organisation/>
                <Select id="roll-system" label=words::SYSTEM options=systems chosen=system choose=choose_system/>
            </div>
        }
    };
    let is_phone = use_media(PHONE);
    // On a phone the one that is asked comes first.
    move || {
        if is_phone.get() {
            view! {
                <details class="roll-choose no-paper">
                    <summary>{words::on_the_roll(&chosen)}</summary>
                    {row()}
                </details>
            }
        } else {
            row()
        }
    }
}

/// Nobody is on the roll: why, and what to do.
#[component]
fn Nobody(
    /// Whose roll.
    of: RollOf,
    /// Whether some are left out by a choice.
    is_chosen: bool,
) -> Markup {
    let services = Route::RollCall(Box::new(RollParams {
        of: Some(SERVICES.to_owned()),
        ..RollParams::default()
    }));
    let readiness = Route::Readiness { programme: None }.to_string();
    if is_chosen || matches!(of, RollOf::Services) {
        let all = Route::RollCall(Box::default()).to_string();
        return view! {
            <section class="card stack">
                <p>{words::NOBODY_FITS}</p>
                <p><a href=all>{words::SHOW_ALL}</a></p>
            </section>
        };
    }
    view! {
        <section class="card stack">
            <h2>{words::NOBODY_IS_NAMED}</h2>
            <p>{words::NOBODY_IS_NAMED_WHY}</p>
            <p class="row">
                <a class="button main" href=PracticesPage::Import.route().to_string()>{words::BRING_IN_A_TABLE}</a>
                <a class="button" href=readiness>{words::NAME_PRACTICES}</a>
                <a class="button" href=services.to_string()>{words::CALL_THE_SERVICES}</a>
            </p>
        </section>
    }
}

/// Who is asked now, with the list beside it and the keys below.
#[component]
fn Asked(
    /// The pass.
    calling: Calling,
    /// The plan.
    plan: Arc<Plan>,
    /// Shows who is to be rung.
    show_ring: Callback<bool>,
) -> Markup {
    let view = calling.view();
    let row = Memo::new(move |_| calling.row());
    let name = move || row.with(|row| row.as_ref().map(|row| row.name.to_string()));
    let place = move || {
        let of = calling.roll.with(|roll| roll.rows.len());
        let at = calling.at.get()?;
        Some(words::place(calling.is_of_practices(), at, of))
    };
    // Whoever is asked next is read out, and the first gate without an answer is asked.
    Effect::new(move |before: Option<Option<Text>>| {
        let now = calling.now.get();
        if before.is_some_and(|before| before != now) {
            view.say(words::now_at(
                &untrack(name).unwrap_or_default(),
                &untrack(place).unwrap_or_default(),
            ));
        }
        now
    });
    let facts = {
        let plan = plan.clone();
        move || {
            row.get().map(|row| {
                let mut facts = Vec::new();
                facts.extend(row.system.map(|at| plan[at].name.to_string()));
                facts.extend(row.organisation.map(|at| plan[at].short.to_string()));
                let last = row.called.filter(|_| row.call.is_some());
                facts.extend(last.map(|day| words::called_on(&dates::day_without_weekday(day))));
                facts.join(" · ")
            })
        }
    };
    let reach = move || {
        row.get().and_then(|row| match row.reach {
            [Some(phone), contact] => Some(words::ring(&phone, contact.as_deref())),
            [None, Some(contact)] => Some(words::ask_for(&contact)),
            [None, None] => None,
        })
    };
    let gates = {
        let plan = plan.clone();
        move || match calling.of {
            RollOf::Practices(programme) => {
                view! { <Gates calling=calling programme=programme plan=plan.clone()/> }
            }
            RollOf::Services => Markup::NOTHING,
        }
    };
    use_keys(calling, show_ring);
    let is_phone = use_media(PHONE);
    // Under the thumb on a phone; whoever comes next is then seen from the top.
    let step = move |by: isize| {
        calling.step(by);
        if is_phone.get_untracked() {
            page::focus("#roll-name");
        }
    };
    let steps = move || {
        view! {
            <div class="roll-steps no-paper">
                <button type="button" class="button small" on:click=move |_| step(-1)>
                    {words::PREVIOUS} " " <kbd aria-hidden="true">{words::KEY_OF_PREVIOUS}</kbd>
                </button>
                <button type="button" class="button small" on:click=move |_| step(1)>
                    {words::NEXT} " " <kbd aria-hidden="true">{words::KEY_OF_NEXT}</kbd>
                </button>
            </div>
        }
    };
    view! {
        <div class="roll">
            <Side calling=calling plan=plan show_ring=show_ring/>
            <section class="roll-asked" aria-labelledby="roll-name">
                <div class="spread">
                    <div>
                        <p class="meta">{place}</p>
                        <h2 id="roll-name" tabindex="-1">{name}</h2>
                        <p class="meta">{facts}</p>
                        {move || reach().map(|words| view! { <p>{words}</p> })}
                    </div>
                    {move || (!is_phone.get()).then(steps)}
                </div>
                {gates()}
                <CallForm calling=calling row=row/>
                {move || is_phone.get().then(steps)}
            </section>
        </div>
        <Foot calling=calling/>
    }
}
