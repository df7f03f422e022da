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
use crate::words::faults as words;

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
                } => (words::FIRST_USED_AT, path_text(path)),
                What::SameCohort { first: (path, ..) } => (words::THE_OTHER_IS, path_text(path)),
                _ => (words::FIRST_GIVEN_AT, path_text(&fault.path)),
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
        Some(line) => {
            let number = spot.place.line.to_string();
            to_do.with(&Words::filled(words::CHANGE_LINE_TO, &[&number, &line]))
        }
        None => to_do.with(&Words::filled(words::CHANGE_IT_TO, &[instead])),
    }
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
        What::Syntax(_) => told(
            words::THE_TEXT_IS_NOT_JSON,
            Words::default(),
            Words::default(),
        ),
        What::WrongType(form) => wrong_type(form, path, stands, text),
        What::BadDate { is_day } => bad_date(*is_day, text.unwrap_or_default()),
        What::Empty => told(
            words::is_empty(last_name(path)),
            Form::Name.words(),
            Words::new(words::SAY_WHAT_IT_IS_A_TEXT),
        ),
        What::BadId => bad_id(text.unwrap_or_default()),
        What::UnknownWord(words) => unknown_word(words, text.unwrap_or_default()),
        What::OutOfRange(form) => out_of_range(form, path),
        What::Missing(Member { name, form, .. }) => told(
            words::has_no(record(path), name),
            form.words(),
            Words::filled(
                words::ADD_MEMBER,
                &[&format!("\"{name}\": {}", example(form))],
            ),
        ),
        What::Repeated => told(
            words::is_given_twice(last_name(path)),
            Words::new(words::EACH_NAME_ONCE_BETWEEN_AND),
            Words::new(words::REMOVE_ONE_OF_THE_TWO),
        ),
        What::RepeatedInside(name) => told(
            words::is_given_twice(name),
            Words::new(words::EACH_NAME_ONCE_BETWEEN_AND),
            Words::new(words::REMOVE_ONE_OF_THE_TWO),
        ),
        What::TooDeep => told(
            words::SOMETHING_IS_NESTED_TOO_DEEP,
            Words::new(words::AT_MOST_128_BRACKETS_INSIDE),
            Words::filled(words::REMOVE_MEMBER, &[last_name(path)]),
        ),
        What::Duplicate {
            table,
            one,
            instead,
            ..
        } => told(
            words::two_have_same_id(table),
            Words::default().plain(&words::no_other_has(one)),
            Words::filled(words::RENAME_ONE, &[instead]),
        ),
        What::Dangling { to, table, near } => dangling(path, to, table, near.as_deref(), text),
        What::ParentLoop(chain) => told(
            words::AN_ORGANISATION_BELONGS_TO,
            Words::new(words::A_PARENT_ABOVE_IT_OR_NULL),
            Words::filled(words::PARENTS_LEAD_ROUND, &[chain]),
        ),
        What::BadKey(expected) => told(
            words::names_nothing_in_plan(text.unwrap_or(last_name(path))),
            Words::new(expected),
            Words::new(words::CORRECT_THE_NAME_OR_ADD_WHAT),
        ),
        What::SameCohort { .. } => told(
            words::TWO_COHORTS_ARE_FOR_THE_SAME,
            Words::new(words::ONE_COHORT_FOR_EACH),
            Words::new(words::PUT_THE_TWO_TOGETHER_OR),
        ),
        What::NotAPlan => told(
            words::THIS_IS_NOT_A_ROLLCALL_PLAN,
            Words::new(words::FORMAT_ROLLCALL_PLAN),
            Words::new(words::CHOOSE_ANOTHER_FILE_IF_THIS_IS),
        ),
        What::Newer => told(
            words::THE_PLAN_IS_MADE_FOR_A,
            Words::new("version `1`"),
            Words::new(words::RELOAD_ROLLCALL_TO_GET_ITS),
        ),
        What::TooMany(what, most) => told(
            words::too_many(what),
            Words::default().plain(&words::at_most(*most, what)),
            Words::new(words::SPLIT_THE_PLAN_INTO_SEVERAL),
        ),
    }
}

fn out_of_range(form: &Form, path: &[Step]) -> Told {
    match form {
        Form::Only(json) => Told {
            instead: Some((*json).to_owned()),
            ..told(
                words::is_not_read(last_name(path)),
                form.words(),
                Words::new(words::IF_THE_FILE_FOLLOWS_THIS),
            )
        },
        _ => told(
            words::A_NUMBER_IS_OUT_OF_RANGE,
            form.words(),
            Words::new(words::CHECK_THE_NUMBER_IF_IT_IS),
        ),
    }
}

/// What the record at the end of a path is called, at the beginning of a sentence.
fn record(path: &[Step]) -> &'static str {
    words::record(path.iter().rev().find_map(|step| match step {
        Step::Name(name) => Some(*name),
        _ => None,
    }))
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
        Some(Step::Index(_)) => words::record_not_in_form(record(path)),
        _ => match form {
            Form::Currency if text.is_some() => words::A_CURRENCY_IS_NOT_ONE_ROLLCALL.to_owned(),
            Form::Text
            | Form::Name
            | Form::CountKey
            | Form::Currency
            | Form::Id
            | Form::Reference
            | Form::Word(_) => words::is_not_text(last_name(path)),
            Form::Whole(..) | Form::Share | Form::Only("1") => {
                words::is_not_number(last_name(path))
            }
            Form::Day | Form::Date => words::A_DATE_IS_NOT_IN_A.to_owned(),
            Form::List(_) => words::is_not_list(last_name(path)),
            _ => words::is_not_in_form(last_name(path)),
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
            out.title = words::names_nothing(last_name(path));
            out.to_do = Words::new(words::GIVE_THE_ID_OF_A_RECORD);
        }
        (Form::Whole(..) | Form::Only("1"), Some(text)) if is_integer(text.trim()) => {
            out.to_do = Words::new(words::REMOVE_THE_QUOTES);
            out.instead = Some(text.trim().to_owned());
        }
        (Form::Whole(..), _) if rest == Some(0.0) => {
            out.to_do = Words::new(words::WRITE_IT_WITHOUT_A_DECIMAL);
        }
        (Form::Whole(..), _) if rest.is_some() => {
            out.title = words::is_not_whole(last_name(path));
            out.to_do = Words::new(words::ROUND_IT_TO_A_WHOLE_NUMBER);
        }
        (Form::Text | Form::Name | Form::Id | Form::Reference, None) if rest.is_some() => {
            out.to_do = Words::new(words::PUT_IT_BETWEEN_DOUBLE_QUOTES);
            out.instead = Some(format!("\"{stands}\""));
        }
        (Form::Date, None) if PlanDate::parse(stands).is_some() => {
            out.to_do = Words::new(words::PUT_IT_BETWEEN_DOUBLE_QUOTES);
            out.instead = Some(format!("\"{stands}\""));
        }
        (Form::List(_), _) if stands == "null" => {
            out.to_do = Words::new(words::IF_THERE_ARE_NONE);
            out.instead = Some("[]".into());
        }
        _ => {
            out.to_do = Words::around(words::REPLACE_IT_BY, &form.words());
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
    let mut out = told(words::A_DATE_IS_NOT_IN_A, expected, Words::default());
    if is_day && let Some(date) = PlanDate::parse(text) {
        out.title = words::A_DATE_IS_NOT_A_SINGLE.into();
        out.to_do = Words::default().plain(&words::which_day_of(&date.full_words()));
        return out;
    }
    if let Some(year) = guess::year_outside(text) {
        out.title = words::year_outside(year);
        out.expected =
            Words::default().plain(&words::date_from_to(Day::FIRST.year(), Day::LAST.year()));
        out.to_do = Words::new(words::CHECK_THE_YEAR);
        return out;
    }
    if let Some((year, month, days)) = guess::no_such_day(text) {
        out.title = words::THERE_IS_NO_SUCH_DAY.into();
        out.to_do = Words::default().plain(&words::month_has(full_month_name(month), year, days));
        return out;
    }
    match guess::date(text) {
        Some(guess::Guess::Date(date)) if !is_day || date.precision() == Precision::Day => {
            // A quarter by its months: its number alone may be that of another year's count.
            let meant = match date.precision() {
                Precision::Quarter => words::months_of(
                    full_month_name(date.first().month()),
                    full_month_name(date.last().month()),
                    date.first().year(),
                ),
                _ => date.full_words(),
            };
            out.to_do = Words::default().plain(&words::if_meant(&meant));
            out.instead = Some(format!("\"{date}\""));
        }
        Some(guess::Guess::Undated) if !is_day => {
            out.to_do = Words::new(words::IF_IT_IS_NOT_DATED_YET);
            out.instead = Some("null".into());
        }
        Some(guess::Guess::FinancialYear(first)) if !is_day => {
            out.to_do = Words::default().plain(&words::financial_year_is_no_date(first, first + 1));
        }
        _ => {
            out.to_do = Words::around(words::WRITE_IT_AS, &out.expected);
        }
    }
    out
}

fn bad_id(text: &str) -> Told {
    let expected = Form::Id.words();
    let slug = guess::id(text);
    if text.is_empty() {
        return told(
            words::AN_ID_IS_EMPTY,
            expected,
            Words::new(words::GIVE_IT_AN_ID_OF_ITS),
        );
    }
    let title = if text.len() > 64 {
        words::AN_ID_IS_TOO_LONG
    } else {
        words::AN_ID_HAS_A_CHARACTER_THAT
    };
    let mut out = told(
        title,
        expected,
        Words::new(words::GIVE_IT_ANOTHER_ID_AND_CHANGE),
    );
    if let Some(slug) = slug {
        out.to_do = Words::new(words::CHANGE_IT_WHEREVER_IT_IS_USED);
        out.instead = Some(format!("\"{slug}\""));
    }
    out
}

fn unknown_word(list: &'static [&'static str], text: &str) -> Told {
    let mut out = told(
        words::A_WORD_IS_NOT_ONE_OF,
        Form::Word(list).words(),
        Words::new(words::CHOOSE_THE_WORD_OF_THE_LIST),
    );
    if let Some(near) = guess::nearest(text, &mut list.iter().copied()) {
        out.to_do = Words::default().plain(&words::if_name_is_meant(near));
        out.instead = Some(format!("\"{near}\""));
    }
    out
}

fn dangling(path: &[Step], to: &str, table: &str, near: Option<&str>, text: Option<&str>) -> Told {
    // The path ends in the member that refers, or in a place of its list.
    let names = path
        .iter()
        .rposition(|step| !matches!(step, Step::Index(_)));
    let from = record(&path[..names.unwrap_or(0)]);
    let mut out = told(
        words::names_missing(from, to),
        Words::filled(words::ID_LISTED_IN, &[to, table]),
        Words::default(),
    );
    if let Some(near) = near {
        out.to_do = Words::default().plain(&words::if_name_is_meant(near));
        out.instead = Some(format!("\"{near}\""));
    } else {
        out.to_do = Words::filled(words::ADD_RECORD, &[to, text.unwrap_or_default(), table]);
    }
    out
}

/// What is told of a text that is not JSON, whatever stands there: title, what was expected, what
/// to do.
fn slip_words(slip: Slip) -> Option<[&'static str; 3]> {
    Some(match slip {
        Slip::NoValue | Slip::NoCommaInList | Slip::NoCommaInObject => return None,
        Slip::End => [
            words::THE_FILE_ENDS_TOO_SOON,
            words::THE_REST_OF_THE_PLAN_UP,
            words::THE_FILE_WAS_CUT_SHORT,
        ],
        Slip::TrailingComma => [
            words::THERE_IS_A_COMMA_TOO_MANY,
            words::NO_COMMA_AFTER_THE_LAST_ITEM,
            words::REMOVE_THE_COMMA,
        ],
        Slip::TrailingText => [
            words::THERE_IS_MORE_TEXT_AFTER_THE,
            words::NOTHING_AFTER_THE_LAST,
            words::REMOVE_WHAT_FOLLOWS_TWO_FILES,
        ],
        Slip::TooDeep => [
            words::SOMETHING_IS_NESTED_TOO_DEEP,
            words::AT_MOST_128_BRACKETS_INSIDE,
            words::CHECK_THE_BRACKETS_HERE_A_PLAN,
        ],
        Slip::HugeNumber => [
            words::A_NUMBER_IS_NOT_ONE_ROLLCALL,
            words::A_NUMBER_SUCH_AS_62_OR,
            words::CORRECT_THE_NUMBER,
        ],
        Slip::BadNumber => [
            words::A_NUMBER_IS_NOT_ONE_ROLLCALL,
            words::A_NUMBER_SUCH_AS_62_OR,
            words::CORRECT_THE_NUMBER_IT_MAY_NOT,
        ],
        Slip::ControlCharacter => [
            words::A_TEXT_RUNS_OVER_THE_END,
            words::A_CLOSING_DOUBLE_QUOTE_BEFORE,
            words::CLOSE_THE_TEXT_WITH_OR_WRITE,
        ],
        Slip::BadEscape => [
            words::A_BACKSLASH_IN_A_TEXT_MAKES,
            words::FOR_A_BACKSLASH_FOR_A_DOUBLE,
            words::DOUBLE_THE_BACKSLASH_OR_REMOVE,
        ],
        Slip::HalfCharacter => [
            words::A_TEXT_HOLDS_HALF_A_CHARACTER,
            words::BOTH_HALVES_OF_A_CHARACTER,
            words::WRITE_THE_CHARACTER_ITSELF,
        ],
        Slip::NoColon => [
            words::A_COLON_IS_MISSING,
            words::BETWEEN_A_NAME_AND_ITS_VALUE,
            words::ADD_BEFORE_THIS,
        ],
        Slip::NoName => [
            words::A_NAME_IS_NOT_BETWEEN_DOUBLE,
            words::A_NAME_BETWEEN_DOUBLE_QUOTES,
            words::PUT_BEFORE_AND_AFTER_THE_NAME,
        ],
    })
}

/// A text that is not JSON, by what stands there and by how it breaks the grammar.
fn syntax(text: &str, slip: Slip, spot: Spot) -> Told {
    let rest = &text[spot.at..];
    let before = text[..spot.at].trim_end();
    if text.trim().is_empty() {
        return told(
            words::THE_FILE_IS_EMPTY,
            Words::new(words::A_PLAN_WHICH_BEGINS_WITH),
            Words::new(words::CHOOSE_ANOTHER_FILE_OR_SAVE),
        );
    }
    if rest.starts_with(['\'', '“', '”', '‘', '’']) {
        return told(
            words::A_TEXT_IS_NOT_BETWEEN_STRAIGHT,
            Words::new("`\"`"),
            Words::new(words::REPLACE_CURLY_AND_SINGLE),
        );
    }
    if rest.starts_with("//") || rest.starts_with("/*") {
        return told(
            words::THERE_IS_A_COMMENT,
            Words::new(words::NO_COMMENTS_JSON_HAS_NONE),
            Words::new(words::REMOVE_IT_OR_PUT_IT_IN),
        );
    }
    let close = match slip {
        Slip::NoCommaInList => "]",
        Slip::NoCommaInObject => "}",
        _ => "",
    };
    if !close.is_empty() {
        let lines_back = text[before.len()..spot.at].matches('\n').count();
        let end = spot.place.line - lines_back.min(spot.place.line - 1);
        return told(
            words::A_COMMA_OR_A_CLOSING_BRACKET,
            Words::filled(words::COMMA_OR, &[close]),
            Words::default().plain(&match lines_back {
                0 => words::ADD_IT_BEFORE_THIS.to_owned(),
                _ => words::add_at_end_of(end),
            }),
        );
    }
    if let Some([title, expected, to_do]) = slip_words(slip) {
        return told(title, Words::new(expected), Words::new(to_do));
    }
    if before.is_empty() {
        return told(
            words::THIS_IS_NOT_A_ROLLCALL_PLAN,
            Words::new("`{`, with which every plan file begins"),
            Words::new(words::CHOOSE_ANOTHER_FILE_THE_NAME),
        );
    }
    told(
        words::THE_TEXT_MAKES_NO_SENSE_HERE,
        Words::new(words::TEXT_BETWEEN_DOUBLE_QUOTES_A),
        Words::new(words::CORRECT_WHAT_STANDS_HERE_TEXT),
    )
}
