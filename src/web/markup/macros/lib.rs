//! `view!` and `#[component]`, written as Leptos' own are and meaning the same.
//!
//! What differs is the program that comes of it. Leptos makes a type of every element with its
//! attributes and children, and code for each such type. Here all that is known when the program
//! is compiled becomes one string of text, the template, and only what is worked out while it runs
//! becomes code: one call for each such place, in the order of the template. The module
//! `crate::web::markup` reads templates; `code` in both says how they are written.

mod component;
mod view;

use proc_macro::TokenStream;

/// A piece of page, written as in HTML. Gives a `Markup`.
///
/// - `<p class="lead">"Words"</p>`: elements, with fixed attributes and words.
/// - `{…}` and `name=…`: worked out, once or, from a closure or a signal, whenever it changes.
/// - `{words::NAME}` and `name=words::NAME`, constants of the language: as fixed as what is written out.
/// - `class:name=…`, `style:name=…`, `prop:name=…`, `on:event=…`, `node_ref=…`.
/// - `<Name one=… two>…</Name>`: a component, its properties and its children.
/// - `<For each=… key=… let:item>…</For>` and `<Show when=…>…</Show>`.
#[proc_macro]
pub fn view(input: TokenStream) -> TokenStream {
    view::expand(input.into())
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// Makes a component of a function: its arguments become properties that `view!` names. An
/// argument may carry `#[prop(optional)]`, `#[prop(into)]` or `#[prop(default = …)]`.
#[proc_macro_attribute]
pub fn component(_: TokenStream, item: TokenStream) -> TokenStream {
    component::expand(item.into())
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
