//! Makes the types of records from one list of members each: the struct, its reader, its writer
//! and its description.

/// Declares records. A member is listed as `"name in the file" field: Type`.
macro_rules! records {
    ($(
        $(#[$doc:meta])*
        $Name:ident {
            $( $(#[$member_doc:meta])* $wire:literal $field:ident: $ty:ty, )*
        }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug)]
        pub struct $Name {
            $( $(#[$member_doc])* pub $field: $ty, )*
            /// Members that the format does not know.
            pub unknown: $crate::plan::wire::Unknown,
        }

        impl $crate::plan::wire::Shape for $Name {
            fn form() -> $crate::plan::wire::Form {
                $crate::plan::wire::Form::Record(vec![$(
                    $crate::plan::wire::Member {
                        name: $wire,
                        form: <$ty as $crate::plan::wire::Shape>::form(),
                        is_required: <$ty as $crate::plan::wire::Shape>::absent().is_none(),
                    },
                )*])
            }

            fn placeholder() -> $Name {
                $Name {
                    $( $field: <$ty as $crate::plan::wire::Shape>::placeholder(), )*
                    unknown: $crate::plan::wire::Unknown::default(),
                }
            }

            fn object<'de, A: ::serde::de::MapAccess<'de>>(
                mut members: A,
                cx: &mut $crate::plan::wire::Context,
            ) -> Result<$Name, A::Error> {
                $( let mut $field: Option<$ty> = None; )*
                let mut unknown = $crate::plan::wire::Unknown::default();
                while let Some(key) = members.next_key::<$crate::plan::wire::Key<'de>>()? {
                    match &*key.0 {
                        $( $wire => cx.member($wire, &mut $field, &mut members)?, )*
                        name => unknown.keep(name, members.next_value()?, cx),
                    }
                }
                Ok($Name {
                    $( $field: cx.settle($wire, $field), )*
                    unknown,
                })
            }
        }

        impl ::serde::Serialize for $Name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeMap as _;
                let mut map = to.serialize_map(None)?;
                $(
                    if !$crate::plan::wire::Shape::is_absent(&self.$field) {
                        map.serialize_entry($wire, &self.$field)?;
                    }
                )*
                self.unknown.write(&mut map)?;
                map.end()
            }
        }
    )*};
}

/// Gives an enum its words in a file.
macro_rules! words {
    ($( $Name:ty { $( $word:literal => $variant:ident, )* } )*) => {$(
        impl $crate::plan::wire::Shape for $Name {
            fn form() -> $crate::plan::wire::Form {
                $crate::plan::wire::Form::Word(&[$($word),*])
            }

            fn placeholder() -> $Name {
                [$( <$Name>::$variant ),*][0]
            }

            fn text(text: &str, cx: &mut $crate::plan::wire::Context) -> $Name {
                match text {
                    $( $word => <$Name>::$variant, )*
                    _ => {
                        cx.fault(|| $crate::plan::wire::What::UnknownWord(&[$($word),*]));
                        <$Name as $crate::plan::wire::Shape>::placeholder()
                    }
                }
            }
        }

        impl $Name {
            /// The word that stands for it in a plan file.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $( <$Name>::$variant => $word, )*
                }
            }
        }

        impl ::serde::Serialize for $Name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }
    )*};
}

pub(super) use {records, words};
