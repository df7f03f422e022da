//! Findings: where a plan contradicts itself or a rule. A title is a sentence without its full stop;
//! details are whole sentences. A paragraph comes in by its number.

use super::numbers::{counted_as, grouped};

// Phrases that several rules share.

pub const THE_PLAN: &str = "the plan";
/// The same at the beginning of a sentence.
pub const THE_PLAN_FIRST: &str = "The plan";
pub const THE_COMMUNITY: &str = "The community";

/// "none has", "1 has", "3 have".
fn counted_have(count: usize) -> String {
    match count {
        0 => "none has".to_owned(),
        _ => counted_as(count, "has", "have"),
    }
}

/// "a", "a and b", "a, b and c"; beyond `most`, "a, b and 7 more".
pub fn listed(names: &mut dyn ExactSizeIterator<Item = &str>, most: usize) -> String {
    let count = names.len();
    let shown = if count > most {
        most.saturating_sub(1).max(1)
    } else {
        count
    };
    let mut out = String::new();
    for (at, name) in names.take(shown).enumerate() {
        if at > 0 {
            out.push_str(if at + 1 == count { " and " } else { ", " });
        }
        out.push_str(name);
    }
    match count - shown {
        0 => out,
        left => format!("{out} and {left} more"),
    }
}

pub fn and_more(more: usize) -> String {
    format!("and {} more", grouped(more))
}

pub fn more_not_listed(more: usize) -> String {
    format!("{} more findings like these are not listed", grouped(more))
}

pub fn of_this_sort(count: usize, listed: usize) -> String {
    let (count, listed) = (grouped(count), grouped(listed));
    format!("There are {count} of this sort. The first {listed} are listed.")
}

// Counts and cohorts.

/// "East & North, TPP SystmOne".
pub fn cohort(organisation: &str, system: &str) -> String {
    format!("{organisation}, {system}")
}

pub fn practices(count: usize) -> String {
    counted_as(count, "practice", "practices")
}

pub fn counts_above(cohort: &str, what: &str, count: u32, practices: &str) -> String {
    format!("{cohort}: {what} counts {count} of {practices}")
}

pub fn counts_above_detail(
    place: &str,
    practices: &str,
    count: u32,
    what: &str,
    too_many: u32,
) -> String {
    format!(
        "The row in {place} has {practices} and counts {count} of them for {what}: {too_many} too many."
    )
}

pub fn named_above(cohort: &str, named: usize, counted_in_plan: u32) -> String {
    let named = counted_as(named, "practice is", "practices are");
    format!("{cohort}: {named} named, the plan counts {counted_in_plan}")
}

pub fn named_above_detail(place: &str, counted_in_plan: u32, named: usize) -> String {
    let too_many = named - counted_in_plan as usize;
    let named = counted_as(named, "is", "are");
    format!("The row in {place} counts {counted_in_plan}, and {named} named: {too_many} too many.")
}

// Printed totals. `whose` is an organisation, or `THE_COMMUNITY`.

/// "TPP SystmOne practices".
pub fn on_system(system: &str, what: &str) -> String {
    format!("{system} {what}")
}

pub fn in_two_places(whose: &str, first: u32, what: &str, second: u32) -> String {
    format!("{whose} has {first} {what} in one place, {second} in another")
}

pub fn two_say(first_at: &str, first: u32, second_at: &str, second: u32) -> String {
    format!("{first_at} says {first}. {second_at} says {second}.")
}

/// `sum` is "15 + 28 + 1 = 44".
pub fn rows_add_up(place: &str, sum: &str) -> String {
    format!("The rows in {place} add up: {sum}.")
}

pub fn says_but_row(at: &str, value: u32, row_at: &str, row: u32) -> String {
    format!("{at} says {value}. The row in {row_at} says {row}.")
}

pub fn sum_differs(whose: &str, what: &str, sum: u32, printed: u32) -> String {
    format!("{whose}: the rows for {what} add up to {sum}, the printed total is {printed}")
}

pub fn sum_differs_detail(rows_at: &str, sum: &str, printed_at: &str, printed: u32) -> String {
    format!("The rows in {rows_at} add up: {sum}. The total printed in {printed_at} is {printed}.")
}

fn sites(count: u32) -> String {
    counted_as(count as usize, "site", "sites")
}

pub fn sites_differ(whose: &str, printed: u32, system: &str, listed: u32) -> String {
    format!(
        "{whose} has {} with {system} in one place, {listed} in another",
        sites(printed)
    )
}

pub fn sites_differ_detail(at: &str, printed: u32, list_at: &str, listed: u32) -> String {
    format!("{at} says {printed}. {list_at} lists {}.", sites(listed))
}

// Money. Amounts come in as they are written, in the order pay, non-pay, capital, total.

pub const PAY: &str = "pay";
pub const NON_PAY: &str = "non-pay";
pub const CAPITAL: &str = "capital";
pub const TOTAL: &str = "total";
/// What the line of totals is called.
pub const TOTAL_ROW: &str = "Total";

pub fn line_differs(name: &str, sum: &str, printed: &str) -> String {
    format!("{name} adds up to {sum}, the printed total is {printed}")
}

pub fn line_differs_detail(
    [pay, non_pay, capital, total]: [&str; 4],
    sum: &str,
    at: &str,
) -> String {
    format!(
        "Pay {pay} + non-pay {non_pay} + capital {capital} = {sum}. The line in {at} prints {total}."
    )
}

/// `name` is one of the four above.
pub fn column_differs(name: &str, sum: &str, printed: &str) -> String {
    format!("The {name} column adds up to {sum}, the printed total is {printed}")
}

pub fn column_differs_detail(
    lines: usize,
    at: &str,
    sum: &str,
    printed: &str,
    difference: &str,
    is_less: bool,
) -> String {
    let more_or_less = if is_less { "less" } else { "more" };
    format!(
        "The {lines} lines in {at} add up to {sum}. The total row prints {printed}: {difference} {more_or_less}."
    )
}

// Dates.

pub const ENDS_BEFORE_IT_STARTS: &str = "ends before it starts";

pub fn ends_before_it_starts(name: &str) -> String {
    format!("{name} ends before it starts")
}

pub fn gives_start_and_end(at: &str, start: &str, end: &str) -> String {
    format!("{at} gives {start} as the start and {end} as the end.")
}

/// `span` is "8 months".
pub fn gives_span(at: &str, start: &str, end: &str, span: &str) -> String {
    format!("{at} gives {start} to {end}: {span}.")
}

pub fn between(first: &str, last: &str) -> String {
    format!("between {first} and {last}")
}

/// `when` comes with its preposition.
pub fn others_end(names: &str, when: &str) -> String {
    format!("{names}, which start then too, end {when}.")
}

pub fn is_printed_as(text: &str) -> String {
    format!("It is printed as “{text}”.")
}

/// Beside a row.
pub fn printed_end(end: &str) -> String {
    format!("printed end: {end}")
}

/// `when` comes with its preposition.
pub fn printed_as_ending(name: &str, when: &str) -> String {
    format!("{name} is printed as ending {when}")
}

/// "8 months", "10 years and 3 months".
pub fn span(months: usize) -> String {
    let (years, rest) = (months / 12, months % 12);
    let years_words = counted_as(years, "year", "years");
    match (years, rest) {
        (0 | 1, _) => counted_as(months, "month", "months"),
        (_, 0) => years_words,
        _ => format!("{years_words} and {}", counted_as(rest, "month", "months")),
    }
}

pub fn months(count: usize) -> String {
    counted_as(count, "month", "months")
}

pub fn takes(name: &str, span: &str, start: &str, end: &str) -> String {
    format!("{name} takes {span}, {start} to {end}")
}

pub fn one_too_long(name: &str, span: &str, allowed: &str) -> String {
    format!("{name} is planned to take {span}, the plan’s own rule is {allowed}")
}

pub fn many_too_long(count: usize, allowed: &str) -> String {
    format!("{count} deployments are planned to take longer than the plan’s own rule of {allowed}")
}

/// `long` is what takes how long, one after the other.
pub fn rule_is(allowed: &str, at: &str, long: &[String]) -> String {
    format!("The rule is {allowed} ({at}). {}.", long.join("; "))
}

// Links.

/// What an end of a link does.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    Starts,
    Ends,
}

fn does(what: Does) -> &'static str {
    match what {
        Does::Starts => "starts",
        Does::Ends => "ends",
    }
}

/// One end of a link: its name, what it does and when with its preposition, and its paragraph.
#[derive(Clone, Copy, Debug)]
pub struct End<'a> {
    pub name: &'a str,
    pub does: Does,
    pub when: &'a str,
    pub at: &'a str,
}

pub fn waits_but(waiting: End, on: End) -> String {
    format!(
        "{} {} {} ({}). It waits for {}, which {} {} ({}).",
        waiting.name,
        does(waiting.does),
        waiting.when,
        waiting.at,
        on.name,
        does(on.does),
        on.when,
        on.at
    )
}

pub fn days_between(days: i32) -> String {
    format!("{days} days must lie between.")
}

pub fn why(reason: &str) -> String {
    format!("Why: {reason}.")
}

/// Beside a row.
pub const OUT_OF_ORDER: &str = "out of order";

pub fn out_of_order(waiting: End, on: End) -> String {
    format!(
        "{} {} before {}, which it waits for, {}",
        waiting.name,
        does(waiting.does),
        on.name,
        does(on.does)
    )
}

/// Beside a row.
pub const WAITS_FOR_ITSELF: &str = "waits for itself";

pub fn in_a_circle(names: &[&str]) -> String {
    match *names {
        [name] => format!("{name} waits for itself"),
        [a, b] => format!("{a} and {b} wait for each other"),
        _ => format!(
            "{} wait for each other in a circle",
            listed(&mut names.iter().copied(), 3)
        ),
    }
}

/// The circle in order, of which `left` are left out before it comes round to the first.
pub fn circle(shown: &[&str], left: usize) -> String {
    let more = format!("{left} more, the last of which");
    let mut chain = shown.to_vec();
    chain.extend((left > 0).then_some(&*more));
    chain.extend(shown.first());
    format!("{}.", chain.join(" waits for "))
}

// What is missing.

pub const CANNOT_BE_READ: &str = "It cannot be read any more.";

pub fn lost(title: &str) -> String {
    format!("Lost from the plan: {title}")
}

pub fn should_hold(at: &str, note: &str) -> String {
    format!("{at} should hold it. {note}")
}

/// Beside a row.
pub const NO_DATE: &str = "no date";

pub fn have_no_date(count: usize) -> String {
    format!(
        "{} no date",
        counted_as(count, "activity has", "activities have")
    )
}

pub fn undated(all: usize, undated: usize, go_lives: usize, names: &str) -> String {
    format!(
        "Of {}, {} no end and no go-live date. Among them are {}. Without are {names}.",
        counted_as(all, "activity", "activities"),
        counted_have(undated),
        counted_as(go_lives, "go-live", "go-lives")
    )
}

/// Beside a row.
pub const NO_OWNER: &str = "no owner";

pub fn open_have_no_owner(count: usize) -> String {
    format!(
        "{} no owner",
        counted_as(count, "open activity has", "open activities have")
    )
}

pub fn without_owner(open: usize, owned: usize, names: &str) -> String {
    format!(
        "Of {}, {} an owner, a lead or a workstream with a lead. Without are {names}.",
        counted_as(open, "open activity", "open activities"),
        counted_have(owned)
    )
}

pub fn risks_have_no_owner(count: usize) -> String {
    format!(
        "{} no owner",
        counted_as(count, "risk or issue has", "risks and issues have")
    )
}

pub fn risks_without_owner(all: usize, owned: usize, names: &str) -> String {
    format!(
        "Of {}, {} an owner. Without are {names}.",
        counted_as(all, "risk or issue", "risks and issues"),
        counted_have(owned)
    )
}

pub fn tasks_have_no_role(count: usize) -> String {
    format!("{} no role", counted_as(count, "task has", "tasks have"))
}

pub fn nobody_named(names: &str) -> String {
    format!("Nobody is named to do: {names}.")
}

pub fn benefits_have_no_measure(count: usize) -> String {
    format!(
        "{} no measure",
        counted_as(count, "benefit has", "benefits have")
    )
}

pub fn without_measure(all: usize, measured: usize, names: &str) -> String {
    format!(
        "A benefit can only be shown from a baseline to a target. Of {}, {} both. Without are {names}.",
        counted_as(all, "benefit", "benefits"),
        counted_have(measured)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_said_as_people_say_them() {
        let say = |names: &[&str], most| listed(&mut names.iter().copied(), most);
        assert_eq!(say(&["a"], 3), "a");
        assert_eq!(say(&["a", "b"], 3), "a and b");
        assert_eq!(say(&["a", "b", "c"], 3), "a, b and c");
        assert_eq!(say(&["a", "b", "c", "d"], 3), "a, b and 2 more");
        assert_eq!(say(&[], 3), "");
    }
}
