//! A whole JSON value in memory, for what is small: a record, a header. The members of an object
//! are asked for by name, and what nobody asked for is told.

use std::borrow::Cow;
use std::fmt;

use super::{Broken, Pull, Slip, Value};
use crate::words::json as words;

/// How many brackets may stand inside one another.
const DEPTH: usize = 127;

/// A value with all that is in it.
#[derive(Clone, PartialEq, Debug)]
pub enum Tree<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without decimal point or exponent.
    Whole(i64),
    /// Any other number.
    Fraction(f64),
    /// Text, borrowed where it has no escapes.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Tree<'t>>),
    /// An object: names and values as they stand.
    Object(Vec<(Cow<'t, str>, Tree<'t>)>),
}

/// Why a text or a value is not what was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// The text breaks the grammar.
    Broken(Broken),
    /// A member that must be there is not.
    Missing(&'static str),
    /// The member of this name is of another type.
    WrongType(&'static str),
    /// A member comes twice.
    Repeated(&'static str),
    /// Something stands there that nobody knows.
    Unknown(String),
    /// It is not an object.
    NoObject,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Unfit::Broken(broken) => return broken.fmt(f),
            Unfit::Missing(name) => words::is_missing(name),
            Unfit::WrongType(name) => words::is_of_another_type(name),
            Unfit::Repeated(name) => words::comes_twice(name),
            Unfit::Unknown(name) => words::is_not_known(name),
            Unfit::NoObject => words::IT_IS_NOT_AN_OBJECT.to_owned(),
        })
    }
}

impl std::error::Error for Unfit {}

impl From<Broken> for Unfit {
    fn from(broken: Broken) -> Unfit {
        Unfit::Broken(broken)
    }
}

impl<'t> Tree<'t> {
    /// Reads a text that is one value.
    pub fn of_text(text: &'t str) -> Result<Tree<'t>, Broken> {
        let mut pull = Pull::new(text, 0);
        let tree = Tree::next(&mut pull)?;
        pull.end()?;
        Ok(tree)
    }

    /// Reads the value that comes next.
    pub fn next(pull: &mut Pull<'t>) -> Result<Tree<'t>, Broken> {
        Tree::within(pull, DEPTH)
    }

    fn within(pull: &mut Pull<'t>, depth: usize) -> Result<Tree<'t>, Broken> {
        let value = pull.value()?;
        if depth == 0 && matches!(value, Value::List | Value::Object) {
            return Err(Broken {
                at: pull.at(),
                slip: Slip::TooDeep,
            });
        }
        Ok(match value {
            Value::Null => Tree::Null,
            Value::Bool(is) => Tree::Bool(is),
            Value::Whole(number) => Tree::Whole(number),
            Value::Fraction(number) => Tree::Fraction(number),
            Value::Text(text) => Tree::Text(text),
            Value::List => {
                let mut items = Vec::new();
                while pull.item(items.is_empty())? {
                    items.push(Tree::within(pull, depth - 1)?);
                }
                Tree::List(items)
            }
            Value::Object => {
                let mut members = Vec::new();
                while let Some(name) = pull.name(members.is_empty())? {
                    members.push((name, Tree::within(pull, depth - 1)?));
                }
                Tree::Object(members)
            }
        })
    }

    /// The text that it is.
    #[must_use]
    pub fn into_text(self) -> Option<Cow<'t, str>> {
        match self {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number that it is, if that is in the range of `N`.
    #[must_use]
    pub fn whole<N: TryFrom<i64>>(&self) -> Option<N> {
        match *self {
            Tree::Whole(number) => N::try_from(number).ok(),
            _ => None,
        }
    }

    /// The items of the list that it is.
    #[must_use]
    pub fn into_list(self) -> Option<Vec<Tree<'t>>> {
        match self {
            Tree::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items of the list of so many that it is.
    #[must_use]
    pub fn into_array<const N: usize>(self) -> Option<[Tree<'t>; N]> {
        self.into_list()?.try_into().ok()
    }

    /// The members of the object that it is, to be asked for.
    pub fn into_members(self) -> Result<Members<'t>, Unfit> {
        match self {
            Tree::Object(members) => Ok(Members {
                members,
                asked: Vec::new(),
            }),
            _ => Err(Unfit::NoObject),
        }
    }
}

/// The members of an object, asked for one by one.
#[derive(Debug)]
pub struct Members<'t> {
    members: Vec<(Cow<'t, str>, Tree<'t>)>,
    asked: Vec<&'static str>,
}

impl<'t> Members<'t> {
    /// The member of this name; `null` counts as absent.
    pub fn optional(&mut self, name: &'static str) -> Option<Tree<'t>> {
        self.asked.push(name);
        let at = self.members.iter().position(|(other, _)| other == name)?;
        let (_, value) = self.members.remove(at);
        (value != Tree::Null).then_some(value)
    }

    /// The member of this name, which must be there.
    pub fn required(&mut self, name: &'static str) -> Result<Tree<'t>, Unfit> {
        self.optional(name).ok_or(Unfit::Missing(name))
    }

    /// The text that the member of this name must be.
    pub fn text(&mut self, name: &'static str) -> Result<Cow<'t, str>, Unfit> {
        let text = self.required(name)?.into_text();
        text.ok_or(Unfit::WrongType(name))
    }

    /// The text that the member of this name is, where it is there.
    pub fn optional_text(&mut self, name: &'static str) -> Result<Option<Cow<'t, str>>, Unfit> {
        let text = |it: Tree<'t>| it.into_text().ok_or(Unfit::WrongType(name));
        self.optional(name).map(text).transpose()
    }

    /// The whole number that the member of this name must be.
    pub fn whole<N: TryFrom<i64>>(&mut self, name: &'static str) -> Result<N, Unfit> {
        self.required(name)?.whole().ok_or(Unfit::WrongType(name))
    }

    /// The items of the list that the member of this name must be.
    pub fn list(&mut self, name: &'static str) -> Result<Vec<Tree<'t>>, Unfit> {
        let list = self.required(name)?.into_list();
        list.ok_or(Unfit::WrongType(name))
    }

    /// Ends asking: no member may be left.
    pub fn end(self) -> Result<(), Unfit> {
        let Some((name, _)) = self.members.into_iter().next() else {
            return Ok(());
        };
        let asked = self.asked.into_iter().find(|asked| *asked == name);
        Err(match asked {
            Some(name) => Unfit::Repeated(name),
            None => Unfit::Unknown(name.into_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(text: &str) -> Members<'_> {
        Tree::of_text(text).unwrap().into_members().unwrap()
    }

    #[test]
    fn a_text_becomes_a_tree() {
        let text = r#" {"a": [1, -0.5, "x", null], "a": true, "b\u0062": {}} "#;
        let expected = Tree::Object(vec![
            (
                "a".into(),
                Tree::List(vec![
                    Tree::Whole(1),
                    Tree::Fraction(-0.5),
                    Tree::Text("x".into()),
                    Tree::Null,
                ]),
            ),
            ("a".into(), Tree::Bool(true)),
            ("bb".into(), Tree::Object(Vec::new())),
        ]);
        assert_eq!(Tree::of_text(text), Ok(expected));
        assert_eq!(Tree::of_text("[] x").unwrap_err().slip, Slip::TrailingText);
    }

    #[test]
    fn a_hundred_and_twenty_seven_brackets_are_enough() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(Tree::of_text(&nested(127)).is_ok());
        let too_deep = Tree::of_text(&nested(128)).unwrap_err();
        assert_eq!((too_deep.slip, too_deep.at), (Slip::TooDeep, 128));
    }

    #[test]
    fn members_are_asked_for_in_any_order() {
        let mut members = members(r#"{"n": 7, "list": [2], "none": null, "text": "t"}"#);
        assert_eq!(members.text("text").as_deref(), Ok("t"));
        assert_eq!(members.optional_text("none"), Ok(None));
        assert_eq!(members.optional_text("more"), Ok(None));
        assert_eq!(members.whole("n"), Ok(7_u8));
        assert_eq!(members.list("list"), Ok(vec![Tree::Whole(2)]));
        assert_eq!(members.end(), Ok(()));
    }

    #[test]
    fn what_does_not_fit_is_told_by_name() {
        let said = |unfit: Unfit| unfit.to_string();
        assert_eq!(
            said(members("{}").text("a").unwrap_err()),
            "\"a\" is missing"
        );
        assert_eq!(
            said(members(r#"{"a": 256}"#).whole::<u8>("a").unwrap_err()),
            "\"a\" is of another type than it must be"
        );
        let mut twice = members(r#"{"a": 1, "a": 1}"#);
        assert_eq!(twice.whole("a"), Ok(1));
        assert_eq!(said(twice.end().unwrap_err()), "\"a\" comes twice");
        assert_eq!(
            said(members(r#"{"b": 1}"#).end().unwrap_err()),
            "\"b\" is not known here"
        );
        let list = Tree::List(Vec::new());
        assert_eq!(
            said(list.into_members().unwrap_err()),
            "it is not an object"
        );
    }
}
