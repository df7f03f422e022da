//! Walks every path under `src/` that starts at `crate`, `super` or `rollcall` and fails when the
//! rule of `src/lib.rs` on who may name whom is broken. Also keeps the browser inside `src/web`,
//! the clock out of the core, and out of the pages what the content security policy would block.
//! Reads tokens, not text, so comments and strings never count.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What one folder (or file) at the top of `src/` may name from the others.
struct Rule {
    module: &'static str,
    may_name: &'static [&'static str],
}

/// What knows nobody and everybody may name.
const FOR_ALL: &[&str] = &["crc", "json", "letters", "order", "words"];

/// The rule of `src/lib.rs`. A new folder must be added here.
const RULES: &[Rule] = &[
    Rule {
        module: "crc",
        may_name: &[],
    },
    Rule {
        module: "json",
        may_name: &[],
    },
    Rule {
        module: "letters",
        may_name: &[],
    },
    Rule {
        module: "order",
        may_name: &[],
    },
    Rule {
        module: "words",
        may_name: &[],
    },
    Rule {
        module: "plan",
        may_name: &[],
    },
    Rule {
        module: "journal",
        may_name: &["plan"],
    },
    Rule {
        module: "outlook",
        may_name: &["plan", "journal"],
    },
    Rule {
        module: "chart",
        may_name: &["plan", "journal", "outlook"],
    },
    Rule {
        module: "paper",
        may_name: &["plan", "journal", "outlook", "chart"],
    },
    Rule {
        module: "store",
        may_name: &["journal"],
    },
    Rule {
        module: "exchange",
        may_name: &["plan", "journal", "outlook"],
    },
    Rule {
        module: "route",
        may_name: &["plan::Text", "plan::Day", "plan::PlanDate"],
    },
    Rule {
        module: "web",
        may_name: &[
            "plan", "journal", "outlook", "chart", "paper", "store", "exchange", "route",
        ],
    },
    Rule {
        module: "main",
        may_name: &["plan", "journal", "outlook", "paper", "exchange", "web"],
    },
    Rule {
        module: "lib",
        may_name: &[],
    },
];

/// Crates that only exist in a browser.
const BROWSER_CRATES: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "console_error_panic_hook",
    "gloo",
];

/// Ways to ask the machine what time it is.
const CLOCKS: &[&str] = &["SystemTime", "Instant", "now_utc", "now_local"];

/// Ways to write markup from text.
const MARKUP: &[&str] = &[
    "inner_html",
    "set_inner_html",
    "outer_html",
    "set_outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
];

// ---- the rules as tests -------------------------------------------------------------------------

#[test]
fn every_folder_names_only_those_to_its_left() {
    assert_clean(broken_order);
}

#[test]
fn the_browser_is_named_only_in_web() {
    assert_clean(browser_in_core);
}

#[test]
fn the_core_never_asks_what_time_it_is() {
    assert_clean(clock_in_core);
}

#[test]
fn no_page_writes_markup_from_text_or_a_style_attribute() {
    assert_clean(blocked_by_policy);
    let shell = fs::read_to_string(root().join("index.html")).unwrap_or_default();
    assert!(
        !shell.contains("style=\""),
        "index.html has a style attribute"
    );
}

#[test]
fn every_folder_has_a_rule() {
    for source in sources() {
        let top = &source.module[0];
        assert!(
            RULES.iter().any(|rule| rule.module == *top),
            "no rule for src/{top}: add one to RULES"
        );
    }
}

// ---- the rules themselves -----------------------------------------------------------------------

fn broken_order(source: &Source) -> Vec<String> {
    let top = source.module[0].as_str();
    let Some(rule) = RULES.iter().find(|rule| rule.module == top) else {
        return Vec::new();
    };
    paths(source)
        .into_iter()
        .filter(|named| match named.path.first() {
            None => top != "lib",
            Some(first) if first == top || FOR_ALL.contains(&first.as_str()) => false,
            Some(first) => {
                let two = named
                    .path
                    .iter()
                    .take(2)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join("::");
                !rule.may_name.contains(&first.as_str()) && !rule.may_name.contains(&two.as_str())
            }
        })
        .map(|named| {
            let named_path = named.path.join("::");
            format!("{}:{}: {top} names {named_path}", source.file, named.line)
        })
        .collect()
}

fn browser_in_core(source: &Source) -> Vec<String> {
    if source.module[0] == "web" {
        return Vec::new();
    }
    source.words(|word| BROWSER_CRATES.contains(&word), "names the browser")
}

fn clock_in_core(source: &Source) -> Vec<String> {
    if source.module[0] == "web" {
        return Vec::new();
    }
    source.words(|word| CLOCKS.contains(&word), "reads the clock")
}

fn blocked_by_policy(source: &Source) -> Vec<String> {
    let mut found = source.words(|word| MARKUP.contains(&word), "writes markup from text");
    for (at, token) in source.tokens.iter().enumerate() {
        let next = |ahead: usize| {
            source
                .tokens
                .get(at + ahead)
                .map_or("", |token| token.text.as_str())
        };
        let attribute = token.text == "style"
            && next(1) == "="
            && matches!(next(2), STRING | "format" | "move" | "{");
        let binding = at > 0 && matches!(source.tokens[at - 1].text.as_str(), "let" | "mut" | ".");
        if attribute && !binding {
            found.push(format!("{}:{}: a style attribute", source.file, token.line));
        }
    }
    found
}

fn assert_clean(rule: fn(&Source) -> Vec<String>) {
    let found: Vec<String> = sources().iter().flat_map(rule).collect();
    assert!(
        found.is_empty(),
        "\n{}\nThe rule is in src/lib.rs.",
        found.join("\n")
    );
}

// ---- reading sources ----------------------------------------------------------------------------

/// A string literal's token: its content never counts.
const STRING: &str = "\"\"";

#[derive(Debug)]
struct Token {
    text: String,
    line: usize,
}

struct Source {
    /// As printed, `src/plan/date.rs`.
    file: String,
    /// The module the file is, never empty: `["plan", "date"]`.
    module: Vec<String>,
    tokens: Vec<Token>,
}

impl Source {
    fn new(file: &str, text: &str) -> Self {
        let mut module: Vec<String> = file
            .trim_start_matches("src/")
            .trim_end_matches(".rs")
            .split('/')
            .map(str::to_owned)
            .collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        Self {
            file: file.to_owned(),
            module,
            tokens: tokens(text),
        }
    }

    fn words(&self, forbidden: impl Fn(&str) -> bool, what: &str) -> Vec<String> {
        self.tokens
            .iter()
            .filter(|token| forbidden(&token.text))
            .map(|token| format!("{}:{}: {what}: {}", self.file, token.line, token.text))
            .collect()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join("src"), &mut found);
    found.sort();
    assert!(found.len() > 3, "the sources were not found");
    found
        .iter()
        .map(|path| {
            let file = path
                .strip_prefix(root())
                .expect("under the root")
                .to_string_lossy()
                .replace('\\', "/");
            Source::new(
                &file,
                &fs::read_to_string(path).expect("a source can be read"),
            )
        })
        .collect()
}

/// Splits Rust into words, strings and marks; comments, white space and what strings hold are
/// dropped. `::` is one mark.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut found: Vec<Token> = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let end = token_end(&chars, at);
        let first = chars[at];
        let slice = &chars[at..end];
        let comment = first == '/' && matches!(chars.get(at + 1), Some('/' | '*'));
        if !first.is_whitespace() && !comment {
            let quoted = slice.contains(&'"')
                || first == '\'' && slice.ends_with(&['\'']) && slice.len() > 1;
            let text = if quoted {
                STRING.to_owned()
            } else {
                slice.iter().collect()
            };
            found.push(Token { text, line });
        }
        line += slice.iter().filter(|&&c| c == '\n').count();
        at = end;
    }
    found
}

/// Where the token that starts at `at` ends; always later than `at`.
fn token_end(chars: &[char], at: usize) -> usize {
    let rest = &chars[at..];
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let till = |found: Option<usize>| found.map_or(chars.len(), |length| at + length);
    match (rest[0], rest.get(1)) {
        ('/', Some('/')) => till(rest.iter().position(|&c| c == '\n')),
        ('/', Some('*')) => at + block_comment(rest),
        ('"', _) => at + quoted(rest, '"'),
        (':', Some(':')) => at + 2,
        ('\'', Some('\\')) => at + quoted(rest, '\''),
        ('\'', Some(_)) if rest.get(2) == Some(&'\'') => at + 3,
        ('\'', Some(&c)) if word(c) => till(
            rest.iter()
                .skip(1)
                .position(|&c| !word(c))
                .map(|length| length + 1),
        ),
        (first, _) if word(first) => {
            let length = rest.iter().position(|&c| !word(c)).unwrap_or(rest.len());
            let prefix: String = rest[..length].iter().collect();
            let after = &rest[length..];
            if matches!(prefix.as_str(), "r" | "br" | "cr") {
                let hashes = after.iter().take_while(|&&c| c == '#').count();
                if after.get(hashes) == Some(&'"') {
                    return at + length + raw(after, hashes);
                }
            }
            if matches!(prefix.as_str(), "b" | "c") && after.first() == Some(&'"') {
                return at + length + quoted(after, '"');
            }
            at + length
        }
        _ => at + 1,
    }
}

/// The length of the string or character literal that `rest` starts with.
fn quoted(rest: &[char], mark: char) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != mark {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// The length of the raw string whose hashes and quotation mark `rest` starts with.
fn raw(rest: &[char], hashes: usize) -> usize {
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', hashes));
    let body = &rest[hashes + 1..];
    let found = body.windows(end.len()).position(|window| window == end);
    found.map_or(rest.len(), |length| hashes + 1 + length + end.len())
}

/// The length of the block comment that `rest` starts with; they nest.
fn block_comment(rest: &[char]) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < rest.len() {
        match (rest[at], rest.get(at + 1)) {
            ('/', Some('*')) => (at, depth) = (at + 2, depth + 1),
            ('*', Some('/')) => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

// ---- paths --------------------------------------------------------------------------------------

#[derive(Debug)]
struct Named {
    /// From the root of the crate; empty when the root itself is named.
    path: Vec<String>,
    line: usize,
}

/// Every path of the source that starts at `crate`, `super`, `self` or `rollcall`, from the root.
fn paths(source: &Source) -> Vec<Named> {
    let text = |at: usize| {
        source
            .tokens
            .get(at)
            .map_or("", |token| token.text.as_str())
    };
    let crate_root =
        matches!(source.module[0].as_str(), "lib" | "main") && source.module.len() == 1;
    let mut module = if crate_root {
        Vec::new()
    } else {
        source.module.clone()
    };
    let (mut depth, mut opened): (usize, Vec<usize>) = (0, Vec::new());
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.tokens.len() {
        let line = source.tokens[at].line;
        let starts = at == 0 || text(at - 1) != "::";
        match text(at) {
            "mod" if text(at + 2) == "{" => {
                module.push(text(at + 1).to_owned());
                depth += 1;
                opened.push(depth);
                at += 2;
            }
            "{" => depth += 1,
            "}" => {
                if opened.last() == Some(&depth) {
                    opened.pop();
                    module.pop();
                }
                depth = depth.saturating_sub(1);
            }
            "crate" | "rollcall" if starts && text(at + 1) == "::" => {
                tree(source, at + 2, Vec::new(), line, &mut found);
            }
            "self" if starts && text(at + 1) == "::" => {
                tree(source, at + 2, module.clone(), line, &mut found);
            }
            "super" if starts && text(at + 1) == "::" => {
                let mut base = module.clone();
                let mut next = at;
                while text(next) == "super" && text(next + 1) == "::" {
                    base.pop();
                    next += 2;
                }
                tree(source, next, base, line, &mut found);
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Follows `a::{b, c::d}` from the token at `at`; returns the place after it.
fn tree(
    source: &Source,
    mut at: usize,
    mut base: Vec<String>,
    line: usize,
    found: &mut Vec<Named>,
) -> usize {
    let text = |at: usize| {
        source
            .tokens
            .get(at)
            .map_or("", |token| token.text.as_str())
    };
    loop {
        match text(at) {
            "{" => {
                at += 1;
                while !matches!(text(at), "}" | "") {
                    let line = source.tokens[at].line;
                    at = tree(source, at, base.clone(), line, found);
                    // `as name` and commas.
                    while !matches!(text(at), "}" | "" | ",") {
                        at += 1;
                    }
                    if text(at) == "," {
                        at += 1;
                    }
                }
                return at + 1;
            }
            "self" | "*" => {
                found.push(Named { path: base, line });
                return at + 1;
            }
            word => {
                base.push(word.to_owned());
                at += 1;
                if text(at) == "::"
                    && (text(at + 1) == "{" || text(at + 1) == "*" || is_word(text(at + 1)))
                {
                    at += 1;
                } else {
                    found.push(Named { path: base, line });
                    return at;
                }
            }
        }
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

// ---- the walker is tested too -------------------------------------------------------------------

fn named(file: &str, text: &str) -> String {
    let mut all = String::new();
    for named in paths(&Source::new(file, text)) {
        let _ = write!(all, "{}:{} ", named.line, named.path.join("::"));
    }
    all.trim_end().to_owned()
}

#[test]
fn groups_and_renames_are_followed() {
    let text = "use crate::{journal::{Entry, self}, plan as p,\n  store::*};\nfn f(x: crate::chart::Scale<u8>) {}";
    assert_eq!(
        named("src/web/app.rs", text),
        "1:journal::Entry 1:journal 1:plan 2:store 3:chart::Scale"
    );
}

#[test]
fn super_is_counted_from_files_and_from_modules_inside_them() {
    let text = "use super::date::Day;\nmod tests { use super::super::date; use super::*; }\nuse super::super::journal::Entry;";
    assert_eq!(
        named("src/plan/check.rs", text),
        "1:plan::date::Day 2:plan::date 2:plan::check 3:journal::Entry"
    );
    assert_eq!(
        named(
            "src/plan/mod.rs",
            "use super::journal; pub(super) fn f() {}"
        ),
        "1:journal"
    );
}

#[test]
fn comments_strings_and_lifetimes_do_not_count() {
    let text = r##"
// crate::web
/* crate::web /* crate::web */ crate::web */
/// [`crate::web`]
const A: &str = "crate::web"; const B: &str = r#"crate::web " "#; const C: char = '"';
fn f<'a>(x: &'a str) -> crate::plan::Day { b"\" crate::web"; '\''; }
"##;
    assert_eq!(named("src/plan/date.rs", text), "6:plan::Day");
}

#[test]
fn a_broken_order_is_found() {
    let broken = |file: &str, text: &str| broken_order(&Source::new(file, text));
    assert_eq!(
        broken("src/plan/date.rs", "use crate::journal::Entry;"),
        ["src/plan/date.rs:1: plan names journal::Entry"]
    );
    assert_eq!(
        broken("src/plan/date.rs", "fn f() { super::super::outlook::g() }").len(),
        1
    );
    assert_eq!(
        broken(
            "src/store/mod.rs",
            "use crate::{journal::Entry, plan::Day};"
        )
        .len(),
        1
    );
    assert_eq!(
        broken("src/order/mod.rs", "use crate::plan::Day;").len(),
        1,
        "what everybody may name knows nobody"
    );
    assert_eq!(
        broken("src/plan/date.rs", "use crate::order::Map;").len(),
        0
    );
    assert_eq!(
        broken("src/plan/date.rs", "use crate as everything;").len(),
        0,
        "the compiler refuses this one"
    );
    assert_eq!(
        broken("src/plan/date.rs", "use crate::{self as everything};").len(),
        1
    );
    assert_eq!(
        broken("src/route.rs", "use crate::plan::{Day, Plan};").len(),
        1
    );
    assert_eq!(
        broken(
            "src/web/app.rs",
            "use crate::{plan::Day, journal::Entry, route::Route};"
        )
        .len(),
        0
    );
}

#[test]
fn a_style_attribute_and_markup_from_text_are_found() {
    let blocked = |text: &str| blocked_by_policy(&Source::new("src/web/app.rs", text)).len();
    assert_eq!(blocked(r#"view! { <p style="color: red">"x"</p> }"#), 1);
    assert_eq!(
        blocked(r#"view! { <p class="a" style=move || place()>"x"</p> }"#),
        1
    );
    assert_eq!(blocked("view! { <p inner_html=text/> }"), 1);
    assert_eq!(
        blocked(r#"view! { <p style:left=x class="style">"style="</p> } let style = "bold";"#),
        0
    );
}

#[test]
fn the_browser_and_the_clock_are_found_in_the_core() {
    let core = Source::new(
        "src/outlook/mod.rs",
        "use web_sys::Window; fn f() { std::time::Instant::now(); }",
    );
    assert_eq!(
        (browser_in_core(&core).len(), clock_in_core(&core).len()),
        (1, 1)
    );
}
