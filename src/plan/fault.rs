//! Words the problems of a file that is refused: what is wrong, where, what was found, what was
//! expected and what to do. Knows every sentence; leaves finding the faults to `reader`, `wire`
//! and `resolve`.

use std::ops::Range;

use super::locate;
use super::text::{Spot, Spots, floor, quote};
use super::wire::{Fault, Form, Member, Step, What, path_text};
use super::{Day, Elsewhere, PlanDate, Precision, Problem, Refusal, Words, guess};
use crate::json::{Pull, Slip, Value, skip_space};
use crate::order;
use crate::words::dates::full_month_name;

/// The refusal of this text for these faults, of `total` in all.
pub(super) fn refusal(text: &str, faults: Vec<Fault>, total: usize) -> Refusal {
    let mut found: Vec<Located> = faults
        .into_iter()
        .map(|fault| locate_fault(text, fault))
        .collect();
    order::sort_by_key(&mut found, |located| located.marked.start);
    found.truncate(Refusal::SHOWN);

    // All places in one pass over the text, in ascending order.
    let mut places: Vec<usize> = found
        .iter()
        .flat_map(|located| {
            [
                Some(located.marked.start),
                located.first.as_ref().map(|range| range.start),
            ]
        })
        .flatten()
        .collect();
    order::sort(&mut places);
    places.dedup();
    let mut spots = Spots::default();
    let known: Vec<Spot> = places.into_iter().map(|at| spots.find(text, at)).collect();
    let spot_of = |at: usize| match known.binary_search_by_key(&at, |spot| spot.at) {
        Ok(place) => known[place],
        // Every place is among them; this only keeps a slip of ours from being a panic.
        Err(_) => Spots::default().find(text, at),
    };

    Refusal {
        problems: found
            .iter()
            .map(|located| problem(text, located, &spot_of))
            .collect(),
        total,
    }
}

/// A fault and the bytes it is about.
struct Located {
    fault: Fault,
    marked: Range<usize>,
    /// The bytes it clashes with.
    first: Option<Range<usize>>,
}

fn locate_fault(text: &str, fault: Fault) -> Located {
    let steps = &fault.path[fault.base_steps.min(fault.path.len())..];
    let at_base = || fault.base..text.len().min(fault.base + 1);
    let value = || locate::value(text, fault.base, steps);
    let mut first = None;
    let marked = match &fault.what {
        What::Syntax(slip) => syntax_place(text, fault.base, *slip),
        What::TooMany(..) => at_base(),
        What::Missing(..) => value().map_or_else(at_base, |range| range.start..range.start + 1),
        What::NotAPlan => {
            let format = [Step::Name("format")];
            locate::value(text, skip_space(text.as_bytes(), 0), &format).unwrap_or_else(|| {
                let start = skip_space(text.as_bytes(), 0);
                start..text.len().min(start + 1)
            })
        }
        What::BadKey(_) if matches!(steps.last(), Some(Step::Key(_))) => {
            locate::name(text, fault.base, steps, 0).unwrap_or_else(at_base)
        }
        What::Repeated => {
            first = locate::name(text, fault.base, steps, 0);
            locate::name(text, fault.base, steps, 1)
                .or_else(value)
                .unwrap_or_else(at_base)
        }
        What::Duplicate {
            first: (path, base_steps, base),
            ..
        }
        | What::SameCohort {
            first: (path, base_steps, base),
        } => {
            first = locate::value(text, *base, &path[*base_steps..]);
            value().unwrap_or_else(at_base)
        }
        _ => value().unwrap_or_else(at_base),
    };
    let marked = floor(text, marked.start)..floor(text, marked.end);
    Located {
        fault,
        marked,
        first,
    }
}

/// The bytes that break the text, where the reader stopped at this one.
fn syntax_place(text: &str, at: usize, slip: Slip) -> Range<usize> {
    let at = floor(text, at);
    let before = &text[..at];
    let start = match slip {
        Slip::End => return text.len()..text.len(),
        // From the quote that was not closed to the end of its line.
        Slip::ControlCharacter => return before.rfind('"').unwrap_or(at)..at,
        Slip::BadEscape | Slip::HalfCharacter => before.rfind('\\').unwrap_or(at),
        Slip::HugeNumber | Slip::BadNumber => {
            let number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
            before.trim_end_matches(number).len()
        }
        _ => at,
    };
    start..at.max(token_end(text, start))
}

/// The end of the text in quotes, or of the run without spaces and punctuation, that starts here.
fn token_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let line = &rest[..rest.find(['\r', '\n']).unwrap_or(rest.len())];
    let first = line.chars().next().map_or(0, char::len_utf8);
    let length = match line[first..].find('"') {
        Some(close) if line.starts_with('"') => first + close + 1,
        _ => line[first..]
            .find(|c: char| {
                c.is_whitespace() || matches!(c, ',' | ':' | '"' | '[' | ']' | '{' | '}')
            })
            .map_or(line.len(), |end| first + end),
    };
    start + length
}

fn problem(text: &str, located: &Located, spot_of: &impl Fn(usize) -> Spot) -> Problem {
    let Located {
        fault,
        marked,
        first,
    } = located;
    let spot = spot_of(marked.start);
    let stands = &text[marked.clone()];
    let told = match &fault.what {
        What::Syntax(slip) => syntax(text, *slip, spot),
        what => tell(what, &fault.path, stands),
    };
    let is_found = match fault.what {
        What::Missing(..) | What::TooMany(..) => false,
        What::NotAPlan => stands != "{",
        _ => !stands.is_empty(),
    };
    let path = match &fault.what {
        What::Missing(member) => {
            let mut path = fault.path.clone();
            path.push(Step::Name(member.name));
            path_text(&path)
        }
        _ => path_text(&fault.path),
    };
    let to_do = match told.instead {
        Some(instead) => change(text, spot, marked.end, told.to_do, &instead),
        None => told.to_do,
    };
    Problem {
        title: told.title,
        path,
        place: Some(spot.place),
        first: first.as_ref().map(|range| {
            let (what, path) = match &fault.what {
                What::Duplicate {
                    first: (path, ..), ..
                } => ("First used at", path_text(path)),
                What::SameCohort { first: (path, ..) } => ("The other is", path_text(path)),
                _ => ("First given at", path_text(&fault.path)),
            };
            Elsewhere {
                what,
                path,
                place: spot_of(range.start).place,
            }
        }),
        found: is_found.then(|| quote(stands)),
        expected: told.expected,
        to_do,
        excerpt: Some(spot.excerpt(text, marked.end)),
    }
}

/// Adds to the words how the line reads once the bytes from `spot` to `end` are replaced.
fn change(text: &str, spot: Spot, end: usize, to_do: Words, instead: &str) -> Words {
    match spot.line_with(text, end, instead) {
        Some(line) => to_do
            .plain(&format!("change line {} to ", spot.place.line))
            .code(&line),
        None => to_do.plain("change it to ").code(instead),
    }
    .plain(".")
}

/// What is told of one problem.
struct Told {
    title: String,
    expected: Words,
    to_do: Words,
    /// JSON that would do in place of what was found; `to_do` then ends before "change line …".
    instead: Option<String>,
}

fn told(title: impl Into<String>, expected: Words, to_do: Words) -> Told {
    Told {
        title: title.into(),
        expected,
        to_do,
        instead: None,
    }
}

/// The value that a text is, when there is nothing else in it.
fn whole_value(text: &str) -> Option<Value<'_>> {
    let mut pull = Pull::new(text, 0);
    let value = pull.value().ok()?;
    pull.end().is_ok().then_some(value)
}

fn tell(what: &What, path: &[Step], stands: &str) -> Told {
    let value = whole_value(stands);
    let text = match &value {
        Some(Value::Text(text)) => Some(&**text),
        _ => None,
    };
    match what {
        What::Syntax(_) => told("The text is not JSON", Words::default(), Words::default()),
        What::WrongType(form) => wrong_type(form, path, stands, text),
        What::BadDate { is_day } => bad_date(*is_day, text.unwrap_or_default()),
        What::Empty => told(
            format!("“{}” is empty", last_name(path)),
            Form::Name.words(),
            Words::new("Say what it is. A text of spaces alone will not do."),
        ),
        What::BadId => bad_id(text.unwrap_or_default()),
        What::UnknownWord(words) => unknown_word(words, text.unwrap_or_default()),
        What::OutOfRange(form) => out_of_range(form, path),
        What::Missing(Member { name, form, .. }) => told(
            format!("{} has no “{name}”", noun(path).with_capital_article()),
            form.words(),
            Words::new("Add ")
                .code(&format!("\"{name}\": {}", example(form)))
                .plain(" with the right value."),
        ),
        What::Repeated => told(
            format!("“{}” is given twice", last_name(path)),
            Words::new("each name once between `{` and `}`"),
            Words::new("Remove one of the two."),
        ),
        What::RepeatedInside(name) => told(
            format!("“{name}” is given twice"),
            Words::new("each name once between `{` and `}`"),
            Words::new("Remove one of the two."),
        ),
        What::TooDeep => told(
            "Something is nested too deep",
            Words::new("at most 128 brackets inside one another"),
            Words::default()
                .plain("Remove ")
                .code(last_name(path))
                .plain(". Rollcall does not use it."),
        ),
        What::Duplicate {
            plural,
            singular,
            instead,
            ..
        } => told(
            format!("Two {plural} have the same id"),
            Words::default().plain(&format!("an id that no other {singular} has")),
            Words::new("Rename one of the two, for example ")
                .code(&format!("\"{instead}\""))
                .plain(", and change what refers to it."),
        ),
        What::Dangling { to, table, near } => dangling(path, to, table, near.as_deref(), text),
        What::ParentLoop(chain) => told(
            "An organisation belongs to itself",
            Words::new("a parent above it, or `null` for none"),
            Words::default()
                .plain("The parents lead round: ")
                .plain(chain)
                .then(". Change one of them, or set it to `null`."),
        ),
        What::BadKey(expected) => told(
            format!(
                "“{}” names nothing that is in the plan",
                text.unwrap_or(last_name(path))
            ),
            Words::new(expected),
            Words::new("Correct the name, or add what it names to `programmes`."),
        ),
        What::SameCohort { .. } => told(
            "Two cohorts are for the same organisation and system",
            Words::new("one cohort for each organisation and system"),
            Words::new("Put the two together, or correct the organisation or the system of one."),
        ),
        What::NotAPlan => told(
            "This is not a Rollcall plan",
            Words::new("`\"format\": \"rollcall-plan\"`"),
            Words::new(
                "Choose another file. If this is a plan all the same, begin it with `{ \"format\": \"rollcall-plan\", \"version\": 1,`.",
            ),
        ),
        What::Newer => told(
            "The plan is made for a newer Rollcall",
            Words::new("version `1`"),
            Words::new(
                "Reload Rollcall to get its newest version. If that does not help, ask whoever made the file for version 1.",
            ),
        ),
        What::TooMany(what, most) => told(
            format!("The plan has too many {what}"),
            Words::default().plain(&format!("at most {most} {what}")),
            Words::new("Split the plan into several files, for example one for each organisation."),
        ),
    }
}

fn out_of_range(form: &Form, path: &[Step]) -> Told {
    match form {
        Form::Only(json) => Told {
            instead: Some((*json).to_owned()),
            ..told(
                format!("“{}” is not one Rollcall reads", last_name(path)),
                form.words(),
                Words::new("If the file follows this format, "),
            )
        },
        _ => told(
            "A number is out of range",
            form.words(),
            Words::new("Check the number. If it is right, Rollcall cannot hold it."),
        ),
    }
}

/// What the record at the end of a path is called.
struct Noun(&'static str);

impl Noun {
    fn with_capital_article(&self) -> String {
        let article = if self.0.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "An"
        } else {
            "A"
        };
        match self.0 {
            "plan" => "The plan".to_owned(),
            "budget" => "The budget".to_owned(),
            noun => format!("{article} {noun}"),
        }
    }
}

fn noun(path: &[Step]) -> Noun {
    let name = path.iter().rev().find_map(|step| match step {
        Step::Name(name) => Some(*name),
        _ => None,
    });
    Noun(match name {
        None => "plan",
        Some("revisions") => "revision",
        Some("sources") => "source",
        Some("organisations") => "organisation",
        Some("systems") => "system",
        Some("workstreams") => "workstream",
        Some("activities") => "activity",
        Some("baselines") => "baseline",
        Some("dependsOn") => "dependency",
        Some("programmes") => "programme",
        Some("gates") => "gate",
        Some("challenges") => "challenge",
        Some("roles") => "role",
        Some("minWeeksBefore") => "time before a gate",
        Some("cohorts") => "cohort",
        Some("practices") => "practice",
        Some("printedTotals") => "printed total",
        Some("printedTotal") => "total row",
        Some("estate") => "site of the estate",
        Some("lost") => "lost item",
        Some("checklists") => "checklist",
        Some("tasks") => "task",
        Some("register") => "risk or issue",
        Some("benefits") => "benefit",
        Some("budget") => "budget",
        Some("lines") => "budget line",
        Some("remit") => "part of the remit",
        Some("boards") => "board",
        Some("meetings") => "meeting",
        Some("escalation") => "step of escalation",
        Some("assurance") => "check",
        Some("statements") => "statement",
        Some(_) => "record",
    })
}

fn last_name(path: &[Step]) -> &str {
    path.iter()
        .rev()
        .find_map(|step| match step {
            Step::Name(name) => Some(*name),
            Step::Key(key) => Some(&**key),
            Step::Index(_) => None,
        })
        .unwrap_or("plan")
}

/// A value that shows the form.
fn example(form: &Form) -> String {
    match form {
        Form::Text | Form::Name => "\"…\"".into(),
        Form::Only(json) => (*json).into(),
        Form::CountKey => "\"practices\"".into(),
        Form::Currency => "\"GBP\"".into(),
        Form::Id => "\"a-new-id\"".into(),
        Form::Reference => "\"its-id\"".into(),
        Form::Day => "\"2009-09-23\"".into(),
        Form::Date => "\"2009-09\"".into(),
        Form::Whole(low, _) => (*low).max(0).to_string(),
        Form::Share => "0.5".into(),
        Form::Word(words) => format!("{:?}", words.first().copied().unwrap_or_default()),
        Form::Nullable(inside) => example(inside),
        Form::List(_) => "[]".into(),
        Form::Map(_) | Form::Record(_) => "{}".into(),
    }
}

fn wrong_type(form: &Form, path: &[Step], stands: &str, text: Option<&str>) -> Told {
    let title = match path.last() {
        Some(Step::Index(_)) => format!(
            "{} is not in the right form",
            noun(path).with_capital_article()
        ),
        _ => match form {
            Form::Currency if text.is_some() => "A currency is not one Rollcall reads".to_owned(),
            Form::Text
            | Form::Name
            | Form::CountKey
            | Form::Currency
            | Form::Id
            | Form::Reference
            | Form::Word(_) => {
                format!("“{}” is not text", last_name(path))
            }
            Form::Whole(..) | Form::Share | Form::Only("1") => {
                format!("“{}” is not a number", last_name(path))
            }
            Form::Day | Form::Date => "A date is not in a form Rollcall reads".to_owned(),
            Form::List(_) => format!("“{}” is not a list", last_name(path)),
            _ => format!("“{}” is not in the right form", last_name(path)),
        },
    };
    let is_integer = |text: &str| text.parse::<i64>().is_ok();
    // What is left of a number after the decimal point.
    let rest = match whole_value(stands) {
        Some(Value::Whole(_)) => Some(0.0),
        Some(Value::Fraction(number)) => Some(number.fract()),
        _ => None,
    };
    let mut out = told(title, form.words(), Words::default());
    match (form, text) {
        (Form::Reference, Some("")) => {
            out.title = format!("“{}” names nothing", last_name(path));
            out.to_do = Words::new("Give the id of a record, or `null` for none.");
        }
        (Form::Whole(..) | Form::Only("1"), Some(text)) if is_integer(text.trim()) => {
            out.to_do = Words::new("Remove the quotes: ");
            out.instead = Some(text.trim().to_owned());
        }
        (Form::Whole(..), _) if rest == Some(0.0) => {
            out.to_do = Words::new("Write it without a decimal point or exponent.");
        }
        (Form::Whole(..), _) if rest.is_some() => {
            out.title = format!("“{}” is not a whole number", last_name(path));
            out.to_do = Words::new("Round it to a whole number.");
        }
        (Form::Text | Form::Name | Form::Id | Form::Reference, None) if rest.is_some() => {
            out.to_do = Words::new("Put it between double quotes: ");
            out.instead = Some(format!("\"{stands}\""));
        }
        (Form::Date, None) if PlanDate::parse(stands).is_some() => {
            out.to_do = Words::new("Put it between double quotes: ");
            out.instead = Some(format!("\"{stands}\""));
        }
        (Form::List(_), _) if stands == "null" => {
            out.to_do = Words::new("If there are none, ");
            out.instead = Some("[]".into());
        }
        _ => {
            out.to_do = Words::new("Replace it by ").with(&form.words()).plain(".");
        }
    }
    out
}

fn bad_date(is_day: bool, text: &str) -> Told {
    let expected = if is_day {
        Form::Day.words()
    } else {
        Form::Nullable(&Form::Date).words()
    };
    let mut out = told(
        "A date is not in a form Rollcall reads",
        expected,
        Words::default(),
    );
    if is_day && let Some(date) = PlanDate::parse(text) {
        out.title = "A date is not a single day".into();
        out.to_do =
            Words::default().plain(&format!("Say which day of {} is meant.", date.full_words()));
        return out;
    }
    if let Some(year) = guess::year_outside(text) {
        out.title = format!("The year {year} is outside the years Rollcall covers");
        out.expected = Words::default().plain(&format!(
            "a date from {} to {}",
            Day::FIRST.year(),
            Day::LAST.year()
        ));
        out.to_do = Words::new("Check the year.");
        return out;
    }
    if let Some((year, month, days)) = guess::no_such_day(text) {
        out.title = "There is no such day".into();
        out.to_do = Words::default().plain(&format!(
            "{} {year} has {days} days. Check the day.",
            full_month_name(month)
        ));
        return out;
    }
    match guess::date(text) {
        Some(guess::Guess::Date(date)) if !is_day || date.precision() == Precision::Day => {
            // A quarter by its months: its number alone may be that of another year's count.
            let meant = match date.precision() {
                Precision::Quarter => format!(
                    "{} to {} {}",
                    full_month_name(date.first().month()),
                    full_month_name(date.last().month()),
                    date.first().year()
                ),
                _ => date.full_words(),
            };
            out.to_do = Words::default().plain(&format!("If {meant} is meant, "));
            out.instead = Some(format!("\"{date}\""));
        }
        Some(guess::Guess::Undated) if !is_day => {
            out.to_do = Words::new("If it is not dated yet, ");
            out.instead = Some("null".into());
        }
        Some(guess::Guess::FinancialYear(first)) if !is_day => {
            out.to_do = Words::default().plain(&format!(
                "A financial year is not one date. Give its first month {first}-04 as the start and its last month {}-03 as the end, or the year in which it falls.",
                first + 1
            ));
        }
        _ => {
            out.to_do = Words::new("Write it as ").with(&out.expected).plain(".");
        }
    }
    out
}

fn bad_id(text: &str) -> Told {
    let expected = Form::Id.words();
    let slug = guess::id(text);
    if text.is_empty() {
        return told(
            "An id is empty",
            expected,
            Words::new("Give it an id of its own."),
        );
    }
    let title = if text.len() > 64 {
        "An id is too long"
    } else {
        "An id has a character that ids cannot have"
    };
    let mut out = told(
        title,
        expected,
        Words::new("Give it another id, and change what refers to it."),
    );
    if let Some(slug) = slug {
        out.to_do = Words::new("Change it wherever it is used. For example, ");
        out.instead = Some(format!("\"{slug}\""));
    }
    out
}

fn unknown_word(words: &'static [&'static str], text: &str) -> Told {
    let mut out = told(
        "A word is not one of those Rollcall knows",
        Form::Word(words).words(),
        Words::new("Choose the word of the list that fits best."),
    );
    if let Some(near) = guess::nearest(text, &mut words.iter().copied()) {
        out.to_do = Words::default().plain(&format!("If “{near}” is meant, "));
        out.instead = Some(format!("\"{near}\""));
    }
    out
}

fn dangling(path: &[Step], to: &str, table: &str, near: Option<&str>, text: Option<&str>) -> Told {
    // The path ends in the member that refers, or in a place of its list.
    let names = path
        .iter()
        .rposition(|step| !matches!(step, Step::Index(_)));
    let from = noun(&path[..names.unwrap_or(0)]).with_capital_article();
    let mut out = told(
        format!("{from} names {to} that is not in the plan"),
        Words::new("the id of ")
            .plain(to)
            .plain(" listed in ")
            .code(table),
        Words::default(),
    );
    if let Some(near) = near {
        out.to_do = Words::default().plain(&format!("If “{near}” is meant, "));
        out.instead = Some(format!("\"{near}\""));
    } else {
        out.to_do = Words::new("Add ")
            .plain(to)
            .plain(" with the id ")
            .code(text.unwrap_or_default())
            .plain(" to ")
            .code(table)
            .plain(", or correct the id.");
    }
    out
}

/// What is told of a text that is not JSON, whatever stands there: title, what was expected, what
/// to do.
fn slip_words(slip: Slip) -> Option<[&'static str; 3]> {
    Some(match slip {
        Slip::NoValue | Slip::NoCommaInList | Slip::NoCommaInObject => return None,
        Slip::End => [
            "The file ends too soon",
            "the rest of the plan, up to its last `}`",
            "The file was cut short. Download or copy it again.",
        ],
        Slip::TrailingComma => [
            "There is a comma too many",
            "no comma after the last item",
            "Remove the comma.",
        ],
        Slip::TrailingText => [
            "There is more text after the end of the plan",
            "nothing after the last `}`",
            "Remove what follows. Two files may have been joined, or a bracket closes too soon.",
        ],
        Slip::TooDeep => [
            "Something is nested too deep",
            "at most 128 brackets inside one another",
            "Check the brackets here. A plan needs fewer than 16.",
        ],
        Slip::HugeNumber => [
            "A number is not one Rollcall reads",
            "a number such as `62` or `0.5`",
            "Correct the number.",
        ],
        Slip::BadNumber => [
            "A number is not one Rollcall reads",
            "a number such as `62` or `0.5`",
            "Correct the number. It may not begin with `0` or `+`, nor hold commas.",
        ],
        Slip::ControlCharacter => [
            "A text runs over the end of its line",
            "a closing double quote before the end of the line",
            "Close the text with `\"`, or write `\\n` where a new line is meant.",
        ],
        Slip::BadEscape => [
            "A backslash in a text makes no sense",
            "`\\\\` for a backslash, `\\\"` for a double quote",
            "Double the backslash, or remove it.",
        ],
        Slip::HalfCharacter => [
            "A text holds half a character",
            "both halves of a character written as `\\u`",
            "Write the character itself.",
        ],
        Slip::NoColon => [
            "A colon is missing",
            "`:` between a name and its value",
            "Add `:` before this.",
        ],
        Slip::NoName => [
            "A name is not between double quotes",
            "a name between double quotes, such as `\"id\"`",
            "Put `\"` before and after the name.",
        ],
    })
}

/// A text that is not JSON, by what stands there and by how it breaks the grammar.
fn syntax(text: &str, slip: Slip, spot: Spot) -> Told {
    let rest = &text[spot.at..];
    let before = text[..spot.at].trim_end();
    if text.trim().is_empty() {
        return told(
            "The file is empty",
            Words::new("a plan, which begins with `{`"),
            Words::new("Choose another file, or save this one again from where it came."),
        );
    }
    if rest.starts_with(['\'', '“', '”', '‘', '’']) {
        return told(
            "A text is not between straight double quotes",
            Words::new("`\"`"),
            Words::new(
                "Replace curly and single quotes around texts by `\"`. Word processors put them in: use a text editor.",
            ),
        );
    }
    if rest.starts_with("//") || rest.starts_with("/*") {
        return told(
            "There is a comment",
            Words::new("no comments: JSON has none"),
            Words::new("Remove it, or put it in a `note`."),
        );
    }
    let close = match slip {
        Slip::NoCommaInList => "`]`",
        Slip::NoCommaInObject => "`}`",
        _ => "",
    };
    if !close.is_empty() {
        let lines_back = text[before.len()..spot.at].matches('\n').count();
        let end = spot.place.line - lines_back.min(spot.place.line - 1);
        return told(
            "A comma or a closing bracket is missing",
            Words::new("a comma or ").then(close),
            Words::default().plain(&match lines_back {
                0 => "Add it before this.".to_owned(),
                _ => format!("Add it at the end of line {end}."),
            }),
        );
    }
    if let Some([title, expected, to_do]) = slip_words(slip) {
        return told(title, Words::new(expected), Words::new(to_do));
    }
    if before.is_empty() {
        return told(
            "This is not a Rollcall plan",
            Words::new("`{`, with which every plan file begins"),
            Words::new("Choose another file. The name of a plan file usually ends in `.json`."),
        );
    }
    told(
        "The text makes no sense here",
        Words::new("text between double quotes, a number, `null`, `[` or `{`"),
        Words::new("Correct what stands here. Text needs double quotes around it."),
    )
}
