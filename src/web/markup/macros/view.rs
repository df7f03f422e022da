//! From what is written in `view!` to a template and the calls that fill it.

use proc_macro2::TokenStream;
use quote::quote;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement, NodeName};
use rstml::{Infallible, Parser, ParserConfig};
use syn::spanned::Spanned;
use syn::{Error, Expr, ExprLit, ExprPath, Ident, Lit, Result, Stmt};

/// The signs of a template. `src/web/markup/template.rs` reads them.
mod code {
    /// An element begins; its name follows.
    pub const OPEN: char = '\u{1}';
    /// An attribute; its name follows, then [`IS`] and its value.
    pub const ATTRIBUTE: char = '\u{2}';
    /// Between the name and the value of an attribute.
    pub const IS: char = '\u{3}';
    /// Words follow.
    pub const WORDS: char = '\u{4}';
    /// The element ends.
    pub const CLOSE: char = '\u{5}';
    /// A place for a child, with something fixed after it.
    pub const CHILD: char = '\u{6}';
    /// A place for a child at the end of the element.
    pub const LAST: char = '\u{7}';
    /// Something of the element that is worked out: one letter for what, and its name.
    pub const WORKED_OUT: char = '\u{8}';
}

/// Elements that HTML never closes.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

pub fn expand(input: TokenStream) -> Result<TokenStream> {
    let config = ParserConfig::new().always_self_closed_elements(VOID.into());
    pieces(&Parser::new(config).parse_simple(input)?)
}

/// One piece as itself, several as a list.
fn pieces(nodes: &[Node]) -> Result<TokenStream> {
    let pieces = nodes.iter().map(piece).collect::<Result<Vec<_>>>()?;
    Ok(if let [one] = pieces.as_slice() {
        one.clone()
    } else {
        quote! { crate::web::markup::Markup::list(::std::vec![#(#pieces),*]) }
    })
}

fn piece(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Element(element) if is_component(element.name()) => component(element),
        Node::Element(element) => {
            let mut template = Template::default();
            template.element(element)?;
            Ok(template.finish())
        }
        Node::Text(words) => {
            let words = &words.value;
            Ok(quote! { crate::web::markup::IntoMarkup::into_markup(#words) })
        }
        Node::Block(block) => {
            let value = worked_out(block);
            Ok(quote! { crate::web::markup::IntoMarkup::into_markup(#value) })
        }
        Node::Fragment(fragment) => pieces(&fragment.children),
        other => Err(Error::new_spanned(
            other,
            "expected an element, words or a block",
        )),
    }
}

/// A block of one expression is that expression.
fn worked_out(block: &NodeBlock) -> TokenStream {
    if let Some(block) = block.try_block()
        && let [Stmt::Expr(only, None)] = block.stmts.as_slice()
    {
        return quote! { #only };
    }
    quote! { #block }
}

/// A template while it is written.
#[derive(Default)]
struct Template {
    /// What is fixed and stands before `code`, with the constants of the language between.
    before: Vec<TokenStream>,
    code: String,
    fill: Vec<TokenStream>,
}

impl Template {
    fn finish(self) -> TokenStream {
        let Self { before, code, fill } = self;
        let places = fill.len();
        let code = if before.is_empty() {
            quote! { #code }
        } else {
            quote! {{
                const PIECES: &[&str] = &[#(#before,)* #code];
                const JOINED: [u8; crate::web::markup::length(PIECES)] =
                    crate::web::markup::joined(PIECES);
                const TEMPLATE: &str = crate::web::markup::text(&JOINED);
                TEMPLATE
            }}
        };
        if fill.is_empty() {
            return quote! { crate::web::markup::Block::new(#code, 0).finish() };
        }
        quote! {{
            let mut __block = crate::web::markup::Block::new(#code, #places);
            #(__block.#fill;)*
            __block.finish()
        }}
    }

    fn element(&mut self, element: &NodeElement<Infallible>) -> Result<()> {
        self.code.push(code::OPEN);
        self.code.push_str(&element.name().to_string());
        classes_once(element)?;
        for attribute in element.attributes() {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(attribute),
                NodeAttribute::Block(block) => {
                    return Err(Error::new_spanned(block, "an attribute has a name"));
                }
            }
        }
        let is_fixed = |node: &Node| match node {
            Node::Text(_) => true,
            Node::Element(element) => !is_component(element.name()),
            Node::Block(block) => words_of(block).is_some(),
            _ => false,
        };
        let last_fixed = element.children.iter().rposition(is_fixed);
        for (at, child) in element.children.iter().enumerate() {
            match child {
                Node::Text(words) => {
                    self.code.push(code::WORDS);
                    self.code.push_str(&words.value_string());
                }
                Node::Element(child) if !is_component(child.name()) => self.element(child)?,
                Node::Block(block) if words_of(block).is_some() => {
                    self.code.push(code::WORDS);
                    self.words(words_of(block));
                }
                child => {
                    let is_last = last_fixed.is_none_or(|fixed| at > fixed);
                    self.code
                        .push(if is_last { code::LAST } else { code::CHILD });
                    let value = match child {
                        Node::Block(block) => worked_out(block),
                        child => piece(child)?,
                    };
                    self.fill.push(quote! { child(#value) });
                }
            }
        }
        self.code.push(code::CLOSE);
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) {
        let key = attribute.key.to_string();
        let Some(value) = attribute.value() else {
            self.fixed(&key, "");
            return;
        };
        let (kind, name) = key.split_once(':').unwrap_or(("", &key));
        match kind {
            "on" => {
                let event = Ident::new(name, attribute.key.span());
                self.place('o', name);
                self.fill.push(quote! { on(::leptos::ev::#event, #value) });
            }
            "class" => self.value('c', name, value),
            "style" => self.value('s', name, value),
            "prop" => self.value('p', name, value),
            _ if key == "node_ref" => {
                self.place('r', "");
                self.fill.push(quote! { node_ref(#value) });
            }
            _ => match (literal(value), words_path(value)) {
                (Some(text), _) => self.fixed(&key, &text),
                (None, Some(words)) => {
                    self.fixed(&key, "");
                    self.words(Some(words.clone()));
                }
                (None, None) => self.value('a', &key, value),
            },
        }
    }

    /// Words that are a constant of the language.
    fn words(&mut self, words: Option<ExprPath>) {
        let code = std::mem::take(&mut self.code);
        self.before.push(quote! { #code });
        self.before.extend(words.map(|words| quote! { #words }));
    }

    fn fixed(&mut self, name: &str, value: &str) {
        self.code.push(code::ATTRIBUTE);
        self.code.push_str(name);
        self.code.push(code::IS);
        self.code.push_str(value);
    }

    fn value(&mut self, kind: char, name: &str, value: &Expr) {
        self.place(kind, name);
        self.fill.push(quote! { value(#value) });
    }

    fn place(&mut self, kind: char, name: &str) {
        self.code.push(code::WORKED_OUT);
        self.code.push(kind);
        self.code.push_str(name);
    }
}

/// A class that is worked out as a whole would undo those that are set one by one.
fn classes_once(element: &NodeElement<Infallible>) -> Result<()> {
    let attributes = || {
        element.attributes().iter().filter_map(|it| match it {
            NodeAttribute::Attribute(attribute) => Some(attribute),
            NodeAttribute::Block(_) => None,
        })
    };
    let whole = attributes().find(|it| {
        it.key.to_string() == "class" && it.value().is_some_and(|value| literal(value).is_none())
    });
    let has_single = attributes().any(|it| it.key.to_string().starts_with("class:"));
    match whole {
        Some(whole) if has_single => Err(Error::new_spanned(
            &whole.key,
            "either `class` or `class:name` is worked out, not both",
        )),
        _ => Ok(()),
    }
}

/// The constant of the language that an expression is: `words::NAME`, with any path before it. What
/// it says is known when the program is compiled, so it costs no more than if it were written out.
fn words_path(value: &Expr) -> Option<&ExprPath> {
    let Expr::Path(path) = value else {
        return None;
    };
    let segments = &path.path.segments;
    let is_words = segments.iter().any(|segment| segment.ident == "words");
    let is_constant = segments.last().is_some_and(|last| {
        let name = last.ident.to_string();
        !name.contains(|letter: char| letter.is_lowercase())
    });
    (is_words && is_constant).then_some(path)
}

/// The constant of the language that a block is.
fn words_of(block: &NodeBlock) -> Option<ExprPath> {
    match block.try_block()?.stmts.as_slice() {
        [Stmt::Expr(only, None)] => words_path(only).cloned(),
        _ => None,
    }
}

/// The text of an attribute that is written out.
fn literal(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit, .. }) => match lit {
            Lit::Str(text) => Some(text.value()),
            Lit::Int(number) => Some(number.base10_digits().to_owned()),
            Lit::Float(number) => Some(number.base10_digits().to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// Components begin with a capital, after whatever path leads to them.
fn is_component(name: &NodeName) -> bool {
    match name {
        NodeName::Path(path) => path.path.segments.last().is_some_and(|last| {
            last.ident
                .to_string()
                .starts_with(|first: char| first.is_ascii_uppercase())
        }),
        _ => false,
    }
}

/// A component with its properties, or one of the two forms that only look like components.
fn component(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let mut attributes = Vec::new();
    for attribute in element.attributes() {
        match attribute {
            NodeAttribute::Attribute(attribute) => attributes.push(attribute),
            NodeAttribute::Block(block) => {
                return Err(Error::new_spanned(block, "a property has a name"));
            }
        }
    }
    let needed = |key: &str| {
        attributes
            .iter()
            .find(|attribute| attribute.key.to_string() == key)
            .and_then(|attribute| attribute.value())
            .ok_or_else(|| Error::new(name.span(), format!("`{name}` needs `{key}`")))
    };
    match name.to_string().as_str() {
        "For" => {
            let (each, key) = (needed("each")?, needed("key")?);
            let item = attributes
                .iter()
                .find_map(|attribute| {
                    let key = attribute.key.to_string();
                    let item = key.strip_prefix("let:")?;
                    Some(Ident::new(item, attribute.key.span()))
                })
                .ok_or_else(|| Error::new(name.span(), "`For` needs `let:item`"))?;
            let children = pieces(&element.children)?;
            return Ok(quote! { crate::web::markup::each(#each, #key, move |#item| #children) });
        }
        "Show" => {
            let when = needed("when")?;
            let children = pieces(&element.children)?;
            return Ok(quote! { crate::web::markup::show(#when, move || #children) });
        }
        _ => {}
    }
    let mut set = Vec::new();
    for attribute in attributes {
        let key = Ident::new(&attribute.key.to_string(), attribute.key.span());
        let value = attribute
            .value()
            .map_or_else(|| quote! { true }, |value| quote! { #value });
        set.push(quote! { .#key(#value) });
    }
    if !element.children.is_empty() {
        let children = pieces(&element.children)?;
        set.push(quote! { .children(::std::boxed::Box::new(move || #children)) });
    }
    Ok(quote! {
        ::leptos::component::component_view(
            &#name,
            ::leptos::component::component_props_builder(&#name) #(#set)* .build(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The template a view gives, and how many calls fill it.
    fn template(view: TokenStream) -> (String, usize) {
        let nodes = Parser::new(ParserConfig::new()).parse_simple(view);
        let mut template = Template::default();
        match nodes.as_deref() {
            Ok([Node::Element(element)]) => template.element(element).unwrap_or_else(|error| {
                panic!("{error}");
            }),
            other => panic!("expected one element, found {other:?}"),
        }
        let mut code = String::new();
        for piece in template.before {
            match syn::parse2::<syn::LitStr>(piece.clone()) {
                Ok(fixed) => code.push_str(&fixed.value()),
                Err(_) => code.extend(["[", &piece.to_string(), "]"]),
            }
        }
        (code + &template.code, template.fill.len())
    }

    #[test]
    fn what_is_fixed_is_all_in_the_template() {
        let (code, fill) = template(quote! { <p class="lead" hidden>"One" <br/> "two"</p> });
        assert_eq!(
            code,
            "\u{1}p\u{2}class\u{3}lead\u{2}hidden\u{3}\u{4}One\u{1}br\u{5}\u{4}two\u{5}"
        );
        assert_eq!(fill, 0);
    }

    #[test]
    fn constants_of_the_language_are_as_fixed_as_what_is_written_out() {
        let (code, fill) = template(quote! {
            <p title=words::TITLE id=ids::TITLE>{count} {words::pages::OF} {words::all()}</p>
        });
        assert_eq!(
            code,
            "\u{1}p\u{2}title\u{3}[words :: TITLE]\u{8}aid\u{6}\u{4}[words :: pages :: OF]\u{7}\u{5}"
        );
        assert_eq!(fill, 3);
    }

    #[test]
    fn a_child_is_marked_only_where_something_fixed_follows() {
        let (code, fill) = template(quote! { <p>{one} " of " {all} {rest}</p> });
        assert_eq!(code, "\u{1}p\u{6}\u{4} of \u{7}\u{7}\u{5}");
        assert_eq!(fill, 3);
    }

    #[test]
    fn whatever_is_worked_out_has_its_place_in_the_order_of_the_calls() {
        let (code, fill) = template(quote! {
            <input id=id class:wide=wide prop:value=value on:input=heard node_ref=field/>
        });
        assert_eq!(
            code,
            "\u{1}input\u{8}aid\u{8}cwide\u{8}pvalue\u{8}oinput\u{8}r\u{5}"
        );
        assert_eq!(fill, 5);
    }

    #[test]
    fn classes_worked_out_in_two_ways_are_refused() {
        let refused = expand(quote! { <p class=all class:one=one></p> });
        assert!(refused.is_err_and(|error| error.to_string().contains("not both")));
    }

    #[test]
    fn a_list_without_keys_is_refused() {
        let refused = expand(quote! { <For each=items let:item>{item}</For> });
        assert!(refused.is_err_and(|error| error.to_string().contains("`key`")));
    }
}
