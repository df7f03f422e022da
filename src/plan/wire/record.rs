//! Makes the types of records from one list of members each: the struct, its reader, its writer
//! and its description.

/// Gives the fields of a record by number: a table, once it is compiled.
macro_rules! slots {
    ($( #[$doc:meta] )* $vis:vis fn $name:ident -> $Slot:ident { $( $field:ident )* }) => {
        $( #[$doc] )*
        $vis fn $name(&mut self, number: usize) -> Option<&mut dyn $crate::plan::wire::$Slot> {
            let left = number;
            $(
                if left == 0 {
                    return Some(&mut self.$field);
                }
                let left = left - 1;
            )*
            let _ = left;
            None
        }
    };
}

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
            const FORM: $crate::plan::wire::Form = $crate::plan::wire::Form::Record(&[$(
                $crate::plan::wire::Member::of::<$ty>($wire),
            )*]);

            fn placeholder() -> $Name {
                $Name {
                    $( $field: <$ty as $crate::plan::wire::Shape>::placeholder(), )*
                    unknown: $crate::plan::wire::Unknown::default(),
                }
            }
        }

        impl $crate::plan::wire::Slot for $Name {
            fn take(
                &mut self,
                value: $crate::json::Value,
                from: &mut $crate::json::Pull,
                cx: &mut $crate::plan::wire::Context,
            ) -> Result<(), $crate::json::Broken> {
                $crate::plan::wire::take_record(self, value, from, cx)
            }
        }

        const _: () = assert!([$( $wire ),*].len() <= $crate::plan::wire::Given::MOST);

        impl $crate::plan::wire::Record for $Name {
            fn form(&self) -> &'static $crate::plan::wire::Form {
                &<$Name as $crate::plan::wire::Shape>::FORM
            }

            $crate::plan::wire::record::slots! { fn slot -> Slot { $( $field )* } }

            fn unknown(&mut self) -> &mut $crate::plan::wire::Unknown {
                &mut self.unknown
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
            const FORM: $crate::plan::wire::Form = $crate::plan::wire::Form::Word(&[$($word),*]);

            fn placeholder() -> $Name {
                [$( <$Name>::$variant ),*][0]
            }
        }

        impl $crate::plan::wire::Slot for $Name {
            fn take(
                &mut self,
                value: $crate::json::Value,
                from: &mut $crate::json::Pull,
                cx: &mut $crate::plan::wire::Context,
            ) -> Result<(), $crate::json::Broken> {
                let form = &<$Name as $crate::plan::wire::Shape>::FORM;
                if let Some(place) = $crate::plan::wire::take_word(form, value, from, cx)? {
                    *self = [$( <$Name>::$variant ),*][place];
                }
                Ok(())
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

pub(super) use {records, slots, words};
