//! Which column of the table is what.

use crate::web::prelude::*;

use super::{Importing, column_name};
use crate::exchange::patient_guard::redacted;
use crate::exchange::practice_table::{COLUMNS, Choices, Column};
use crate::plan::{OrganisationIx, Plan, SystemIx, Text};
use crate::web::common::fields::Select;
use crate::web::common::parts::Card;
use crate::words::practices as words;

/// The choice of columns.
#[component]
pub fn ColumnsCard(
    /// The work.
    importing: Importing,
) -> Markup {
    let options = Signal::derive(move || options(importing));
    let select = move |column: Column| {
        let chosen = Signal::derive(move || {
            let place = importing.choices.with(|it| it.columns.get(column));
            place.map(|place| place.to_string()).unwrap_or_default()
        });
        let choose = Callback::new(move |place: String| {
            let mut choices = importing.choices.get_untracked();
            choices.columns.set(column, place.parse().ok());
            choices.columns.is_nhs_file = false;
            importing.look_at(choices);
        });
        view! {
            <Select id=format!("import-column-{}", column as usize) label=column_name(column) options=options chosen=chosen choose=choose/>
        }
    };
    let selects = COLUMNS.map(select);
    let has_heads = move || importing.choices.with(|it| it.columns.has_heads);
    let set_heads = move |event| {
        let mut choices = importing.choices.get_untracked();
        choices.columns.has_heads = event_target_checked(&event);
        importing.look_at(choices);
    };
    view! {
        <Card title=words::STEP_COLUMNS>
            <div id="import-columns" tabindex="-1" class="fields">{selects}</div>
            <label class="tick">
                <input type="checkbox" prop:checked=has_heads on:change=set_heads/>
                {words::FIRST_ROW_IS_HEADS}
            </label>
            <div class="fields"><Usual importing=importing/></div>
        </Card>
    }
}

/// The columns of the table, by head and first cell.
fn options(importing: Importing) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), words::NOT_IN_THE_TABLE.to_owned())];
    let first = importing.choices.with(|it| it.columns.first_row());
    importing.source.with(|source| {
        let Some(table) = source.as_ref().map(|source| &source.table) else {
            return;
        };
        for place in 0..table.width(0) {
            let head = if first > 0 { table.cell(0, place) } else { "" };
            let example = (first..table.len().min(first + 20))
                .map(|row| table.cell(row, place))
                .find(|cell| !cell.is_empty());
            // What may be a patient's number is not shown as an example either.
            let example = redacted(example.unwrap_or_default());
            let words = words::a_column(place + 1, &redacted(head), &example);
            options.push((place.to_string(), words));
        }
    });
    options
}

/// What rows belong to that say nothing of it.
#[component]
fn Usual(
    /// The work.
    importing: Importing,
) -> Markup {
    let plan = importing.session().plan().get_untracked();
    let organisation = Signal::derive(move || chosen(importing, |it| &it.organisation));
    let system = Signal::derive(move || chosen(importing, |it| &it.system));
    let choose = move |set: fn(&mut Choices) -> &mut Option<Text>| {
        Callback::new(move |id: String| {
            let mut choices = importing.choices.get_untracked();
            *set(&mut choices) = (!id.is_empty()).then(|| id.as_str().into());
            importing.choose(choices);
        })
    };
    view! {
        <Select id="import-organisation" label=words::USUAL_ORGANISATION options=Signal::stored(organisations(&plan, words::LEAVE_OUT)) chosen=organisation choose=choose(|it| &mut it.organisation)/>
        <Select id="import-system" label=words::USUAL_SYSTEM options=Signal::stored(systems(&plan, words::NOT_KNOWN_YET)) chosen=system choose=choose(|it| &mut it.system)/>
    }
}

fn chosen(importing: Importing, get: fn(&Choices) -> &Option<Text>) -> String {
    importing
        .choices
        .with(|it| get(it).as_deref().unwrap_or_default().to_owned())
}

/// The organisations whose practices the plan counts, then the others.
pub fn organisations(plan: &Plan, none: &str) -> Vec<(String, String)> {
    let all = (0..).map(OrganisationIx).zip(&plan.organisations);
    let all = all.map(|(at, it)| {
        let is_counted = plan.cohorts.iter().any(|cohort| cohort.organisation == at);
        (is_counted, &*it.id, &*it.name)
    });
    counted_first(none, all)
}

/// The systems that practices have, then the others.
pub fn systems(plan: &Plan, none: &str) -> Vec<(String, String)> {
    let all = (0..).map(SystemIx).zip(&plan.systems);
    let all = all.map(|(at, it)| {
        let is_counted = plan.cohorts.iter().any(|cohort| cohort.system == at);
        (is_counted, &*it.id, &*it.name)
    });
    counted_first(none, all)
}

/// Ids and names to choose from: none, those that are counted, the others.
fn counted_first<'a>(
    none: &str,
    all: impl Iterator<Item = (bool, &'a str, &'a str)>,
) -> Vec<(String, String)> {
    let (mut first, mut rest) = (vec![(String::new(), none.to_owned())], Vec::new());
    for (is_counted, id, name) in all {
        let options = if is_counted { &mut first } else { &mut rest };
        options.push((id.to_owned(), name.to_owned()));
    }
    first.append(&mut rest);
    first
}
