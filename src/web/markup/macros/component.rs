//! A component: a struct of properties with a builder, and a function that takes it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Error, Expr, FnArg, GenericArgument, ItemFn, Pat, PathArguments, Type};

/// What `#[prop(…)]` says of an argument.
#[derive(Default)]
struct Prop {
    /// May be left out: an `Option` is then `None` and given without `Some`.
    is_optional: bool,
    /// Takes whatever turns into its type.
    takes_any: bool,
    /// What it is when left out.
    default: Option<Expr>,
}

impl Prop {
    fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut prop = Self::default();
        for attribute in attributes {
            if !attribute.path().is_ident("prop") {
                continue;
            }
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("optional") {
                    prop.is_optional = true;
                } else if meta.path.is_ident("into") {
                    prop.takes_any = true;
                } else if meta.path.is_ident("default") {
                    prop.default = Some(meta.value()?.parse()?);
                } else {
                    return Err(meta.error("expected `optional`, `into` or `default = …`"));
                }
                Ok(())
            })?;
        }
        Ok(prop)
    }

    /// How the builder of the properties takes it.
    fn builder(&self, ty: &Type) -> TokenStream {
        let default = match (&self.default, self.is_optional) {
            (Some(value), _) => quote! { default = #value, },
            (None, true) => quote! { default, },
            (None, false) => quote! {},
        };
        let inner = self.is_optional.then(|| inside_option(ty)).flatten();
        let setter = match (inner, self.takes_any) {
            (None, false) => quote! {},
            (Some(_), false) => quote! { setter(strip_option) },
            (inner, true) => {
                let target = inner.unwrap_or(ty);
                let value = quote! { value.into_reactive_value() };
                let value = if inner.is_some() {
                    quote! { Some(#value) }
                } else {
                    value
                };
                quote! {
                    setter(fn transform<M>(
                        value: impl ::leptos::prelude::IntoReactiveValue<#target, M>,
                    ) -> #ty {
                        #value
                    })
                }
            }
        };
        if default.is_empty() && setter.is_empty() {
            return quote! {};
        }
        quote! { #[builder(#default #setter)] }
    }
}

/// The `T` of an `Option<T>`.
fn inside_option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if last.ident == "Option" => Some(inner),
        _ => None,
    }
}

pub fn expand(item: TokenStream) -> syn::Result<TokenStream> {
    let ItemFn {
        attrs,
        vis,
        sig,
        block,
        ..
    } = syn::parse2(item)?;
    let name = &sig.ident;
    let output = &sig.output;
    let body = quote! { crate::web::markup::component(move || #block) };
    if sig.inputs.is_empty() {
        return Ok(quote! {
            #(#attrs)*
            #[allow(non_snake_case)]
            #vis fn #name() #output { #body }
        });
    }
    let mut names = Vec::new();
    let mut fields = Vec::new();
    for input in &sig.inputs {
        let FnArg::Typed(argument) = input else {
            return Err(Error::new_spanned(input, "a component has no `self`"));
        };
        let Pat::Ident(pattern) = &*argument.pat else {
            return Err(Error::new_spanned(
                &argument.pat,
                "a property is a plain name",
            ));
        };
        let (ident, ty) = (&pattern.ident, &argument.ty);
        let builder = Prop::of(&argument.attrs)?.builder(ty);
        let docs = argument
            .attrs
            .iter()
            .filter(|attribute| attribute.path().is_ident("doc"));
        fields.push(quote! { #(#docs)* #builder #vis #ident: #ty });
        names.push(ident);
    }
    let (generics, types, bounds) = sig.generics.split_for_impl();
    let props = format_ident!("{name}Props");
    let builder = format_ident!("{name}PropsBuilder");
    let about = format!("The properties of [`{name}`].");
    Ok(quote! {
        #[doc = #about]
        #[derive(::leptos::typed_builder_macro::TypedBuilder)]
        #[builder(crate_module_path = ::leptos::typed_builder)]
        #vis struct #props #generics #bounds {
            #(#fields,)*
        }

        impl #generics ::leptos::component::Props for #props #types #bounds {
            type Builder = #builder #types;

            fn builder() -> Self::Builder {
                #props::builder()
            }
        }

        #(#attrs)*
        #[allow(non_snake_case)]
        #vis fn #name #generics (props: #props #types) #output #bounds {
            let #props { #(#names,)* } = props;
            #body
        }
    })
}
