//! Writes compact JSON, a piece at a time. Commas and colons come by themselves; whether brackets
//! close is up to who writes.

use std::fmt::Write as _;

/// JSON text in the making.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    text: String,
}

impl Writer {
    /// Begins an empty text.
    #[must_use]
    pub fn new() -> Writer {
        Writer::default()
    }

    /// Opens an object.
    pub fn open_object(&mut self) {
        self.part("{");
    }

    /// Closes an object.
    pub fn close_object(&mut self) {
        self.text.push('}');
    }

    /// Opens a list.
    pub fn open_list(&mut self) {
        self.part("[");
    }

    /// Closes a list.
    pub fn close_list(&mut self) {
        self.text.push(']');
    }

    /// Names the member whose value comes next.
    pub fn name(&mut self, name: &str) {
        self.text(name);
        self.text.push(':');
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        self.part("\"");
        let mut rest = text;
        while let Some(at) = rest.find(|c| matches!(c, '"' | '\\' | '\0'..='\u{1f}')) {
            let (plain, special) = rest.split_at(at);
            self.text.push_str(plain);
            let mut special = special.chars();
            self.escape(special.next().unwrap_or_default());
            rest = special.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    /// Writes a whole number.
    pub fn whole(&mut self, number: i64) {
        self.part("");
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{number}");
    }

    /// Writes `true` or `false`.
    pub fn bool(&mut self, is: bool) {
        self.part(if is { "true" } else { "false" });
    }

    /// Writes a member that is a text.
    pub fn text_member(&mut self, name: &str, text: &str) {
        self.name(name);
        self.text(text);
    }

    /// Writes a member that is a text, if there is one.
    pub fn optional_text_member(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text_member(name, text);
        }
    }

    /// Writes a member that is a whole number.
    pub fn whole_member(&mut self, name: &str, number: i64) {
        self.name(name);
        self.whole(number);
    }

    /// The text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    /// Writes what begins a value or is one, after a comma where something stands before it.
    fn part(&mut self, part: &str) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(',');
        }
        self.text.push_str(part);
    }

    fn escape(&mut self, special: char) {
        let short = match special {
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{c}' => 'f',
            '\r' => 'r',
            '"' | '\\' => special,
            _ => {
                let _ = write!(self.text, "\\u{:04x}", u32::from(special));
                return;
            }
        };
        self.text.push('\\');
        self.text.push(short);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Tree;
    use super::*;

    fn write(writer: &mut Writer, tree: &Tree) {
        match tree {
            Tree::Null | Tree::Fraction(_) => {}
            Tree::Bool(is) => writer.bool(*is),
            Tree::Whole(number) => writer.whole(*number),
            Tree::Text(text) => writer.text(text),
            Tree::List(items) => {
                writer.open_list();
                for item in items {
                    write(writer, item);
                }
                writer.close_list();
            }
            Tree::Object(members) => {
                writer.open_object();
                for (name, value) in members {
                    writer.name(name);
                    write(writer, value);
                }
                writer.close_object();
            }
        }
    }

    fn any_tree() -> impl Strategy<Value = Tree<'static>> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Tree::Bool),
            any::<i64>().prop_map(Tree::Whole),
            any::<String>().prop_map(|text| Tree::Text(text.into())),
            "[\\x00-\\x7f]{0,8}".prop_map(|text| Tree::Text(text.into())),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            let name = any::<String>().prop_map(Into::into);
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Tree::List),
                prop::collection::vec((name, inner), 0..5).prop_map(Tree::Object),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_it_was(tree in any_tree()) {
            let mut writer = Writer::new();
            write(&mut writer, &tree);
            let text = writer.finish();
            prop_assert_eq!(Tree::of_text(&text), Ok(tree));
        }

        #[test]
        fn text_is_written_as_serde_json_does(text in any::<String>(), low in "[\\x00-\\x7f]{0,20}") {
            for text in [text, low] {
                let mut writer = Writer::new();
                writer.text(&text);
                prop_assert_eq!(writer.finish(), serde_json::to_string(&text).unwrap());
            }
        }
    }
}
