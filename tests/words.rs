//! Walks every string under `src/` and fails when one that people read is written outside
//! `src/words`, when `src/words` holds words that nobody says, and when the page claims another
//! language than the program. Reads tokens, not text, so comments never count, nor do tests.
//!
//! What people read is told from names, keys and classes by how it looks and where it stands; see
//! [`is_for_people`]. The few exceptions are in [`NOT_WORDS`], each with its reason.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use rollcall::words;

/// What is not read, and why. Everything else under `src` is, so new folders are read by themselves.
const NOT_READ: &[(&str, &str)] = &[
    ("src/words", "the language itself"),
    ("src/main.rs", "the command line is for programmers"),
    ("src/paper/pdf", "what it writes are words of a format"),
    ("src/paper/svg.rs", "what it writes are words of a format"),
    ("src/paper/font.rs", "names of letters"),
    ("src/store/memory.rs", "stands in for a browser in tests"),
];

/// Strings that look like words and are none: where, what, why.
const NOT_WORDS: &[(&str, &str, &str)] = &[
    (
        "src/web/common/guard.rs",
        ".guard button",
        "finds an element, though it begins like a class",
    ),
    (
        "src/web/pages/data/mod.rs",
        ".guard button",
        "finds an element, though it begins like a class",
    ),
    ("src/plan/model.rs", "practices", "a key of the format"),
    ("src/plan/model.rs", "practices.", "a key of the format"),
    ("src/plan/model.rs", "estate.", "a key of the format"),
    (
        "src/web/browser/database.rs",
        "Database({})",
        "for programmers",
    ),
    (
        "src/web/browser/failure.rs",
        "name",
        "what the browser calls it",
    ),
    (
        "src/web/browser/failure.rs",
        "message",
        "what the browser calls it",
    ),
    (
        "src/web/browser/files.rs",
        "AbortError",
        "the browser's name for an error",
    ),
    (
        "src/exchange/practice_table/values.rs",
        " and ",
        "what names are compared by, never shown",
    ),
    (
        "src/web/browser/files.rs",
        "utf-16le",
        "the browser's name for an encoding",
    ),
    (
        "src/web/browser/files.rs",
        "utf-16be",
        "the browser's name for an encoding",
    ),
    (
        "src/web/browser/files.rs",
        "windows-1252",
        "the browser's name for an encoding",
    ),
    (
        "src/web/browser/measure.rs",
        "bold 12px Arial, Helvetica, sans-serif",
        "names of letters",
    ),
    (
        "src/web/browser/measure.rs",
        "12px Arial, Helvetica, sans-serif",
        "names of letters",
    ),
    ("src/web/browser/tabs.rs", "Presence", "for programmers"),
    (
        "src/web/frame/intake.rs",
        "Files",
        "the browser's name for what is dragged",
    ),
    (
        "src/web/frame/mod.rs",
        "header .find input",
        "finds an element",
    ),
    (
        "src/web/pages/roll_call/mod.rs",
        ".roll-call-form [aria-invalid], .roll-call-form .guard button",
        "finds an element",
    ),
    (
        "src/web/pages/readiness/gate_editor.rs",
        ".gate-editor input:checked",
        "finds an element",
    ),
];

/// Names the browser gives to keys, which look like words.
const KEYS: &[&str] = &[
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Backspace",
    "Delete",
    "End",
    "Enter",
    "Escape",
    "Home",
    "PageDown",
    "PageUp",
    "Tab",
];

/// Attributes and properties of components that people see or hear.
const SHOWN: &[&str] = &[
    "alt",
    "aria-description",
    "aria-label",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "before",
    "beside",
    "data-head",
    "heading",
    "hint",
    "label",
    "legend",
    "placeholder",
    "title",
    "what",
    "words",
];

/// Functions that give words: in these a single small word counts, too.
const WORDY: &[&str] = &[
    "called", "label", "named", "noun", "phrase", "said", "sentence", "text", "title", "verb",
    "word", "words",
];

/// Macros and methods whose words only programmers read.
const FOR_PROGRAMMERS: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "compile_error",
    "debug_assert",
    "debug_assert_eq",
    "env",
    "expect",
    "include_bytes",
    "include_str",
    "panic",
    "unreachable",
];

// ---- the rules as tests -------------------------------------------------------------------------

#[test]
fn words_for_people_are_written_in_the_language_only() {
    let styles = Styles::read();
    let mut found = Vec::new();
    let mut spared = BTreeSet::new();
    for (file, text) in sources() {
        if NOT_READ
            .iter()
            .any(|(path, _)| Path::new(&file).starts_with(path))
        {
            continue;
        }
        for literal in literals(&text) {
            if !is_for_people(&literal, &styles) {
                continue;
            }
            match NOT_WORDS
                .iter()
                .find(|(path, text, _)| *path == file && *text == literal.text)
            {
                Some(spare) => {
                    spared.insert(*spare);
                }
                None => found.push(format!("{file}:{}: {:?}", literal.line, literal.text)),
            }
        }
    }
    assert!(
        found.is_empty(),
        "\n{}\nWords for people belong in src/words.",
        found.join("\n")
    );
    for exception in NOT_WORDS {
        assert!(
            spared.contains(exception),
            "no longer needed: {exception:?}"
        );
    }
}

#[test]
fn every_exception_exists() {
    for (path, _) in NOT_READ {
        assert!(root().join(path).exists(), "{path}");
    }
}

#[test]
fn nothing_is_in_the_language_that_nobody_says() {
    let mut named = BTreeSet::new();
    let mut made = Vec::new();
    for (file, text) in sources() {
        let is_language = file.starts_with("src/words/");
        let tokens = flat(parsed(&text));
        for (at, token) in tokens.iter().enumerate() {
            let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].as_str());
            // The page says LANGUAGE and DIRECTION.
            let is_said_here = is_language && !file.ends_with("/mod.rs");
            if is_said_here && matches!(before(1), "const" | "fn") && before(2) == "pub" {
                made.push((file.clone(), token.clone()));
            } else {
                named.insert(token.clone());
            }
        }
    }
    assert!(made.len() > 20, "the language was not found");
    let unsaid: Vec<String> = made
        .iter()
        .filter(|(_, name)| !named.contains(name))
        .map(|(file, name)| format!("{file}: {name}"))
        .collect();
    assert!(
        unsaid.is_empty(),
        "\n{}\nNobody says it.",
        unsaid.join("\n")
    );
}

#[test]
fn the_page_and_the_program_are_in_one_language() {
    let read = |file: &str| fs::read_to_string(root().join(file)).expect("can be read");
    let page = read("index.html");
    let tag = format!(
        "<html lang=\"{}\" dir=\"{}\">",
        words::LANGUAGE,
        words::DIRECTION.attribute()
    );
    assert!(page.contains(&tag), "index.html has no {tag}");
    let manifest = read("public/manifest.webmanifest");
    for (name, value) in [
        ("lang", words::LANGUAGE),
        ("dir", words::DIRECTION.attribute()),
    ] {
        let member = format!("\"{name}\": \"{value}\"");
        assert!(manifest.contains(&member), "the manifest has no {member}");
    }
}

#[test]
fn words_have_no_signs_that_templates_are_written_with() {
    for (file, text) in sources() {
        if file.starts_with("src/words/") {
            for literal in literals(&text) {
                let sign = literal.text.chars().find(|letter| *letter < '\u{9}');
                assert_eq!(sign, None, "{file}:{}", literal.line);
            }
        }
    }
}

// ---- the rules themselves -----------------------------------------------------------------------

/// A string as it is written, and where.
#[derive(Debug)]
struct Literal {
    text: String,
    line: usize,
    place: Place,
    /// The function it stands in.
    function: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Place {
    /// Between tags.
    Child,
    /// An attribute of an element or a property of a component.
    Attribute(String),
    /// In plain Rust.
    Code,
}

/// The names of classes.
struct Styles(BTreeSet<String>);

/// Whether people read a string.
fn is_for_people(literal: &Literal, styles: &Styles) -> bool {
    let text = without_holes(&literal.text);
    if !text.chars().any(char::is_alphabetic) {
        return false;
    }
    match &literal.place {
        Place::Child => return true,
        // `name` is a component's heading, or what the browser calls a field.
        Place::Attribute(name) if name == "name" => return text.starts_with(char::is_uppercase),
        Place::Attribute(name) => return SHOWN.contains(&name.as_str()),
        Place::Code => {}
    }
    let trimmed = text.trim();
    // A letter is a key, or a command of a path.
    let is_letter = trimmed.chars().count() == 1;
    if is_letter || KEYS.contains(&trimmed) || is_drawing(trimmed) || is_selector(trimmed) {
        return false;
    }
    let parts: Vec<&str> = trimmed.split_whitespace().collect();
    if parts.iter().all(|part| styles.is_class(part)) && text.starts_with(trimmed) {
        return false;
    }
    let has_letters = |part: &&&str| part.chars().any(char::is_alphabetic);
    let several = parts.iter().filter(has_letters).count() > 1;
    // What is put beside something else.
    let is_piece = trimmed.len() < text.len() || (parts.len() > 1 && literal.text.contains('{'));
    let starts_large = trimmed.starts_with(char::is_uppercase)
        && trimmed.chars().nth(1).is_none_or(char::is_lowercase);
    let is_said = WORDY
        .iter()
        .any(|wordy| literal.function.split('_').any(|part| part == *wordy));
    several || is_piece || starts_large || is_said
}

impl Styles {
    fn read() -> Styles {
        let mut names = BTreeSet::new();
        for path in files(&root().join("style"), &["scss", "css"]) {
            let text = fs::read_to_string(path).expect("a style sheet can be read");
            for part in text.split('.').skip(1) {
                let name: String = part
                    .chars()
                    .take_while(|&letter| letter.is_ascii_alphanumeric() || "-_".contains(letter))
                    .collect();
                names.insert(name);
            }
        }
        Styles(names)
    }

    /// A class, or the beginning of one that is worked out ("tl-is-{}").
    fn is_class(&self, name: &str) -> bool {
        let begun = name.trim_end_matches('0');
        self.0.contains(name)
            || (begun.ends_with('-') && self.0.iter().any(|class| class.starts_with(begun)))
            || name == "0"
    }
}

/// Commands of a path, or a transformation: "M2 4l4 4 4-4", "translate(0 0)".
fn is_drawing(text: &str) -> bool {
    let is_path = text
        .chars()
        .all(|letter| "MmLlHhVvCcQqAaSsTtZz0123456789 .,-".contains(letter))
        && text.contains(|letter: char| letter.is_ascii_digit() || letter == 'Z');
    let is_called = ["translate", "scale", "rotate", "url", "matrix", "calc"]
        .iter()
        .any(|name| text.starts_with(name) && text[name.len()..].starts_with(['(', 'X', 'Y']));
    is_path || is_called
}

/// What finds elements: ".tl-row", "[role=row][aria-rowindex]", "form.tl-strip input".
fn is_selector(text: &str) -> bool {
    let is_class_of = |part: &str| {
        part.split_once('.')
            .is_some_and(|(_, class)| class.starts_with("tl-"))
    };
    if text.split_whitespace().any(is_class_of) && !text.contains(char::is_uppercase) {
        return true;
    }
    text.starts_with(['.', '#', '[', '('])
        && text
            .split_whitespace()
            .all(|part| part.starts_with(['.', '#', '[', '(', '>']) || part.ends_with([']', ')']))
}

/// A pattern of `format!` with a nought for each hole.
fn without_holes(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '{' => {
                depth += 1;
                if depth == 1 {
                    out.push('0');
                }
            }
            '}' => depth -= i32::from(depth > 0),
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out
}

// ---- reading sources ----------------------------------------------------------------------------

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder can be listed") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            found.extend(files(&path, extensions));
        } else if extensions
            .iter()
            .any(|wanted| path.extension().is_some_and(|it| it == *wanted))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every source that is not only for tests, with its text.
fn sources() -> Vec<(String, String)> {
    files(&root().join("src"), &["rs"])
        .into_iter()
        .map(|path| {
            let file = path
                .strip_prefix(root())
                .expect("under the root")
                .to_string_lossy()
                .replace('\\', "/");
            (file, fs::read_to_string(&path).expect("can be read"))
        })
        .filter(|(file, _)| {
            !file.starts_with("src/web/markup/macros")
                && !file
                    .split('/')
                    .any(|part| matches!(part, "tests" | "tests.rs" | "samples.rs" | "fixture.rs"))
        })
        .collect()
}

fn parsed(text: &str) -> Vec<TokenTree> {
    let tokens: TokenStream = text.parse().expect("a source is Rust");
    tokens.into_iter().collect()
}

/// All names, in order.
fn flat(tokens: Vec<TokenTree>) -> Vec<String> {
    let mut out = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                out.extend(flat(group.stream().into_iter().collect()));
            }
            TokenTree::Ident(name) => out.push(name.to_string()),
            TokenTree::Punct(mark) => out.push(mark.to_string()),
            TokenTree::Literal(_) => {}
        }
    }
    out
}

/// The strings of a source, but those of tests, attributes and messages for programmers.
fn literals(text: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    walk(&parsed(text), false, "", &mut found);
    found
}

fn walk(tokens: &[TokenTree], is_view: bool, function: &str, found: &mut Vec<Literal>) {
    let ident = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
        Some(TokenTree::Ident(name)) => name.to_string(),
        _ => String::new(),
    };
    let is_mark = |at: Option<usize>, mark: char| matches!(at.and_then(|at| tokens.get(at)), Some(TokenTree::Punct(it)) if it.as_char() == mark);
    let mut function = function.to_owned();
    let mut skips_body = false;
    for (at, token) in tokens.iter().enumerate() {
        let before = |back: usize| at.checked_sub(back);
        match token {
            TokenTree::Ident(name) if ident(before(1)) == "fn" => function = name.to_string(),
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_attribute = group.delimiter() == Delimiter::Bracket
                    && (is_mark(before(1), '#')
                        || (is_mark(before(1), '!') && is_mark(before(2), '#')));
                if is_attribute {
                    let text = group.stream().to_string();
                    skips_body |= text.replace(' ', "") == "cfg(test)";
                    continue;
                }
                if group.delimiter() == Delimiter::Brace && std::mem::take(&mut skips_body) {
                    continue;
                }
                let is_macro = is_mark(before(1), '!');
                let called = if is_macro {
                    ident(before(2))
                } else {
                    ident(before(1))
                };
                if FOR_PROGRAMMERS.contains(&called.as_str()) {
                    continue;
                }
                walk(&inner, is_macro && called == "view", &function, found);
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' => skips_body = false,
            TokenTree::Literal(literal) => {
                let Some(text) = string(&literal.to_string()) else {
                    continue;
                };
                let place = match (is_view, is_mark(before(1), '=')) {
                    (false, _) => Place::Code,
                    (true, false) => Place::Child,
                    (true, true) => {
                        // Names are written with hyphens and colons between.
                        let mut name = ident(before(2));
                        let mut back = 3;
                        while is_mark(before(back), '-') || is_mark(before(back), ':') {
                            let mark = if is_mark(before(back), '-') { '-' } else { ':' };
                            name = format!("{}{mark}{name}", ident(before(back + 1)));
                            back += 2;
                        }
                        Place::Attribute(name)
                    }
                };
                found.push(Literal {
                    text,
                    line: literal.span().start().line,
                    place,
                    function: function.clone(),
                });
            }
            _ => {}
        }
    }
}

/// What a string holds; nothing for numbers, letters and bytes.
fn string(written: &str) -> Option<String> {
    if let Some(raw) = written.strip_prefix('r') {
        return Some(raw.trim_matches('#').trim_matches('"').to_owned());
    }
    let inner = written.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::new();
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('n' | 't' | 'r') => out.push(' '),
            Some('\n') => while letters.next_if(|letter| letter.is_whitespace()).is_some() {},
            Some('u') => {
                let code: String = letters
                    .by_ref()
                    .skip(1)
                    .take_while(|it| *it != '}')
                    .collect();
                let code = u32::from_str_radix(&code, 16).ok()?;
                out.push(char::from_u32(code)?);
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    Some(out)
}

// ---- the rules on an example --------------------------------------------------------------------

#[test]
fn an_example_is_told_apart() {
    const EXAMPLE: &str = r#"
        //! Words in a comment.
        #[expect(clippy::all, reason = "words for programmers")]
        fn word(self) -> &'static str { match self { Self::Late => "late" } }
        fn id(self) -> &'static str { "late" }
        fn page() {
            let class = if late { "tl-row is-lane" } else { "tl-row" };
            let said = format!("{} rows", count);
            let also = format!("tl-menu-{}", id);
            let far = format!("translate({} 0)", x);
            let path = "M2 4l4 4 4-4";
            if key == "Escape" || finds(".tl-head [role=row]") { panic!("No such row") }
            view! {
                <div class="tl-row is-lane" role="row" aria-label="Rows" title=format!("Row {}", 1)>
                    "undated" {words::LATE} " – " {name} {if x { "Late" } else { "plan" }}
                    <Awaited what="This panel"/>
                </div>
            }
        }
        #[cfg(test)]
        mod tests { const A: &str = "Words in a test"; }
    "#;
    let styles = Styles::read();
    let found: Vec<String> = literals(EXAMPLE)
        .into_iter()
        .filter(|literal| is_for_people(literal, &styles))
        .map(|literal| literal.text)
        .collect();
    assert_eq!(
        found,
        [
            "late",
            "{} rows",
            "Rows",
            "Row {}",
            "undated",
            "Late",
            "This panel"
        ]
    );
}
