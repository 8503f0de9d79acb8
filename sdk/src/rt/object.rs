//! Objects: key by key, each value straight into its field.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_with::DeserializeAs;
use serde_with::de::DeserializeAsWrap;

use super::constant::Constant;
use super::key::{After, Key, KeyOrName, Order};
use super::rows::ReadRows;
use crate::raw::RawJson;

/// The keys that a type doesn't name, with their values.
pub type Extra = BTreeMap<String, RawJson>;

/// A generated struct: its rows, and how it is read through them.
pub trait Object: Sized {
    /// The type's name, for error messages.
    const NAME: &'static str;
    /// The wire names of its rows, and then those of its constants.
    const KEYS: &'static [&'static str];
    /// The rows, in groups.
    type Rows;

    /// The place of a key in [`KEYS`](Self::KEYS), or a number beyond them. Comparing with literals one after the other is what
    /// the compiler turns into a jump by length; a loop over the keys costs a tenth of the time that decoding takes.
    fn place(key: &str) -> usize;

    /// The order in which keys came.
    fn order() -> &'static Order;

    /// Reads the fields from what is left of an object.
    ///
    /// # Errors
    /// When a value doesn't have its field's form, or a required key is missing.
    fn read<'de, S: Source<'de>>(source: &mut S) -> Result<Self, S::Error>;
}

/// Where an object's keys and values come from: the text itself, or what a union held back of it.
pub trait Source<'de> {
    /// The format's error.
    type Error: Error;

    /// The next key's place, as [`Object::place`] numbers them.
    ///
    /// # Errors
    /// When the text is broken.
    fn key(&mut self, key: Key) -> Result<Option<usize>, Self::Error>;

    /// The next key's place, with `name` set to the key where it has none.
    ///
    /// # Errors
    /// When the text is broken.
    fn key_or_name(&mut self, key: Key, name: &mut String) -> Result<Option<usize>, Self::Error>;

    /// The value of a key that the type doesn't name. `None` where it can't be kept as it was sent.
    ///
    /// # Errors
    /// When the text is broken.
    fn raw(&mut self) -> Result<Option<RawJson>, Self::Error> {
        self.value::<serde_with::Same, RawJson>().map(Some)
    }

    /// The value of the key that was just given.
    ///
    /// # Errors
    /// When the value doesn't have the form that the codec reads.
    fn value<C: DeserializeAs<'de, T>, T>(&mut self) -> Result<T, Self::Error>;

    /// The value of the key that was just given, unless it is null.
    ///
    /// # Errors
    /// When the value doesn't have the form that the codec reads.
    #[inline(always)]
    fn optional<C: DeserializeAs<'de, T>, T>(&mut self) -> Result<Option<T>, Self::Error> {
        self.value::<Nullable<C>, Option<T>>()
    }

    /// Leaves the value of the key that was just given.
    ///
    /// # Errors
    /// When the text is broken.
    fn skip(&mut self) -> Result<(), Self::Error>;

    /// Checks a value that always says the same.
    ///
    /// # Errors
    /// When it says something else.
    fn constant(&mut self, expected: &Constant) -> Result<(), Self::Error> {
        let expected = expected.text();
        let held: super::Held<'de> = self.value::<serde_with::Same, _>()?;
        // Where the key may be absent it may be null, and one that must be there carries no information either.
        if matches!(held, super::Held::Null) || held.tag().as_deref() == Some(&*expected) {
            Ok(())
        } else {
            Err(Error::custom(format_args!(
                "expected the constant `{expected}`"
            )))
        }
    }
}

/// Codec of a value or null. [`Option`] is one too, with more calls between the parser and the value's own codec.
struct Nullable<C>(PhantomData<C>);

impl<'de, C: DeserializeAs<'de, T>, T> DeserializeAs<'de, Option<T>> for Nullable<C> {
    #[inline(always)]
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_option(NullableVisitor::<C, T>(PhantomData))
    }
}

struct NullableVisitor<C, T>(PhantomData<(C, T)>);

impl<'de, C: DeserializeAs<'de, T>, T> Visitor<'de> for NullableVisitor<C, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("option")
    }

    #[inline(always)]
    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    #[inline(always)]
    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    #[inline(always)]
    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<Option<T>, D::Error> {
        C::deserialize_as(value).map(Some)
    }
}

/// An object read straight from the format.
struct Direct<A>(A);

impl<'de, A: MapAccess<'de>> Source<'de> for Direct<A> {
    type Error = A::Error;

    fn key(&mut self, key: Key) -> Result<Option<usize>, A::Error> {
        self.0.next_key_seed(key)
    }

    fn key_or_name(&mut self, key: Key, name: &mut String) -> Result<Option<usize>, A::Error> {
        self.0.next_key_seed(KeyOrName(&key, name))
    }

    fn value<C: DeserializeAs<'de, T>, T>(&mut self) -> Result<T, A::Error> {
        self.0
            .next_value::<DeserializeAsWrap<T, C>>()
            .map(DeserializeAsWrap::into_inner)
    }

    fn skip(&mut self) -> Result<(), A::Error> {
        self.0.next_value::<IgnoredAny>().map(drop)
    }
}

/// Reads any generated struct.
///
/// # Errors
/// When the input is no object, or [`Object::read`] fails.
pub fn read_object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Whole<T>(PhantomData<T>);

    impl<'de, T: Object> Visitor<'de> for Whole<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "an object ({})", T::NAME)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::read(&mut Direct(map))
        }
    }

    deserializer.deserialize_map(Whole(PhantomData))
}

/// Reads the rows of an object from what is left of it, and checks the constants.
///
/// # Errors
/// When a value doesn't have its row's form, or a required key is missing.
#[inline(always)]
pub fn read_rows<'de, O: Object, T, S: Source<'de>>(
    source: &mut S,
    constants: &[Constant],
) -> Result<T, S::Error>
where
    O::Rows: ReadRows<'de, T>,
{
    let mut slots = O::Rows::slots();
    let mut after = After::nothing(O::order());
    while let Some(place) = source.key(Key::of::<O>(&after))? {
        after.go_on(place);
        take::<O, T, S>(&mut slots, place, source, constants)?;
    }
    O::Rows::finish(slots, &mut O::KEYS.iter())
}

/// Reads an object of a type that keeps unlisted keys.
///
/// # Errors
/// When a value doesn't have its row's form, or a required key is missing.
#[inline(always)]
pub fn read_rows_and_extra<'de, O: Object, T, S: Source<'de>>(
    source: &mut S,
    constants: &[Constant],
    extra: &mut Extra,
) -> Result<T, S::Error>
where
    O::Rows: ReadRows<'de, T>,
{
    let mut slots = O::Rows::slots();
    let mut name = String::new();
    let mut after = After::nothing(O::order());
    while let Some(place) = source.key_or_name(Key::of::<O>(&after), &mut name)? {
        after.go_on(place);
        if place == usize::MAX {
            keep(source, &mut name, extra)?;
        } else {
            take::<O, T, S>(&mut slots, place, source, constants)?;
        }
    }
    O::Rows::finish(slots, &mut O::KEYS.iter())
}

/// Keeps the value of a key that the type doesn't name. Apart from the loop over the keys, which is slower with it inside.
#[cold]
#[inline(never)]
fn keep<'de, S: Source<'de>>(
    source: &mut S,
    name: &mut String,
    extra: &mut Extra,
) -> Result<(), S::Error> {
    if let Some(value) = source.raw()? {
        extra.insert(std::mem::take(name), value);
    }
    Ok(())
}

#[inline(always)]
fn take<'de, O: Object, T, S: Source<'de>>(
    slots: &mut <O::Rows as ReadRows<'de, T>>::Slots,
    place: usize,
    source: &mut S,
    constants: &[Constant],
) -> Result<(), S::Error>
where
    O::Rows: ReadRows<'de, T>,
{
    if place < O::Rows::LEN {
        O::Rows::take(slots, place, source)
    } else if let Some(constant) = constants.get(place - O::Rows::LEN) {
        source.constant(constant)
    } else {
        source.skip()
    }
}

/// The serde impls of a struct: a row a field, and then its constants.
///
/// Rows stand in groups of at most sixteen, with `..` between the groups. Behind them stand parameter groups, each behind a `+`, and behind
/// the constants a `*` with the field that keeps all other keys, with a codec where these have a type.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    ($name:ident {
        $($(
            $field:ident: $($presence:ident)? $key:literal $(as $codec:ty)?
            $(where $($rule:ident $rival:ident $rival_key:literal),+)? $(= $otherwise:expr)?;
        )+)..*
        $(+ $group:ident: $group_type:ty;)*
        $($constant_key:literal = $constant:expr;)*
        $(* $extra:ident $(as $extra_codec:ty)?;)?
    }) => {
        impl $crate::rt::Object for $name {
            const NAME: &'static str = ::std::stringify!($name);
            const KEYS: &'static [&'static str] =
                $crate::__keys!([$($($key,)+)*] [$($group_type,)*] [$($constant_key,)*]);
            type Rows = ($(($(
                $crate::rt::Field<$crate::rt::As<$($codec)?>, $($crate::rt::presence::$presence)?>,
            )+),)* $($crate::rt::Flat<$group_type>,)*);

            #[allow(unused_assignments, unused_mut, reason = "nothing is left after the last key")]
            #[allow(unused_variables, reason = "there may be no key")]
            fn place(key: &str) -> usize {
                let mut place = 0;
                $($(if key == $key { return place; } place += 1;)+)*
                $(
                    let found = <$group_type as $crate::rt::Object>::place(key);
                    let len = <$group_type as $crate::rt::Object>::KEYS.len();
                    if found < len { return place + found; }
                    place += len;
                )*
                $(if key == $constant_key { return place; } place += 1;)*
                usize::MAX
            }

            fn order() -> &'static $crate::rt::Order {
                static ORDER: [$crate::rt::AtomicU8; <$name as $crate::rt::Object>::KEYS.len() + 1] =
                    [const { $crate::rt::AtomicU8::new(0) }; _];
                &ORDER
            }

            fn read<'de, S: $crate::rt::Source<'de>>(source: &mut S) -> Result<Self, S::Error> {
                $(let mut $extra = $crate::rt::Extra::new();)?
                let ($(($($field,)+),)* $($group,)*) = $crate::__read_rows!(
                    (S, source, &[$($crate::rt::Constant::from($constant),)*])
                    $($extra)?
                )?;
                $($(let $extra = $crate::rt::read_extra::<$extra_codec, _, S::Error>(&$extra)?;)?)?
                Ok(Self { $($($field,)+)* $($group,)* $($extra)? })
            }
        }

        impl<'de> $crate::rt::Deserialize<'de> for $name {
            fn deserialize<D: $crate::rt::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::rt::read_object(deserializer)
            }
        }

        impl $crate::rt::Serialize for $name {
            fn serialize<S: $crate::rt::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::rt::write_rows::<<Self as $crate::rt::Object>::Rows, _, S>(
                    ($(($((
                        &self.$field,
                        $([$($crate::rt::$rule::<_, _, S::Error>(
                            ($key, &self.$field),
                            ($rival_key, &self.$rival),
                        )?),+],)?
                        $($crate::rt::Or($otherwise),)?
                    ),)+),)* $((&self.$group,),)*),
                    <Self as $crate::rt::Object>::KEYS,
                    &[$($crate::rt::Constant::from($constant),)*],
                    $crate::__extra!($(&self.$extra $(as $extra_codec, S::Error)?)?),
                    serializer,
                )
            }
        }

        $crate::__sample_object! { $name [$($($field $key,)+)*] [$($group,)* $($extra,)?] }
    };
}

/// The part of [`object!`](crate::object) that calls the reader: one that keeps what the type doesn't name, or one that doesn't.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_rows {
    (($source_type:ty, $source:expr, $constants:expr)) => {
        $crate::rt::read_rows::<Self, _, $source_type>($source, $constants)
    };
    (($source_type:ty, $source:expr, $constants:expr) $extra:ident) => {
        $crate::rt::read_rows_and_extra::<Self, _, $source_type>($source, $constants, &mut $extra)
    };
}

/// The part of [`object!`](crate::object) that says what is written behind the rows.
#[doc(hidden)]
#[macro_export]
macro_rules! __extra {
    () => {
        ::core::option::Option::None
    };
    (& $self:ident . $extra:ident) => {
        ::core::option::Option::Some(&$self.$extra)
    };
    (& $self:ident . $extra:ident as $codec:ty, $error:ty) => {
        ::core::option::Option::Some(&$crate::rt::write_extra::<$codec, _, $error>(
            &$self.$extra,
        )?)
    };
}
