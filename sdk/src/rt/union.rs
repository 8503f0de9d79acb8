//! Unions: what arrives is looked at once, and goes straight to the variant that takes it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{
    MapAccessDeserializer, SeqAccessDeserializer, SeqDeserializer, StrDeserializer,
};
use serde::de::{
    Deserializer, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_with::DeserializeAs;
use serde_with::de::DeserializeAsWrap;

use super::held::Text;
use super::parts::room;
use super::replay::under;
use super::unexpected::{unexpected_item, unexpected_text};
use super::{Held, RawJson};

/// A generated union: what it does with each JSON kind. A kind that it says nothing of goes to
/// [`unknown`](Self::unknown), and is an error where the union keeps nothing unknown.
pub trait Union<'de>: Sized {
    /// The type's name, for error messages.
    const NAME: &'static str;
    /// The expected value, for error messages.
    const EXPECTED: &'static str;

    /// Keeps what is none of the variants, if the union does that.
    fn unknown(_: &dyn Fn() -> Option<RawJson>) -> Option<Self> {
        None
    }

    /// A text.
    ///
    /// # Errors
    /// When no variant takes it.
    fn string<E: Error>(value: &str) -> Result<Self, E> {
        other_text(value)
    }

    /// A flag.
    ///
    /// # Errors
    /// When no variant takes it.
    fn boolean<E: Error>(value: bool) -> Result<Self, E> {
        keep(&value).ok_or_else(|| E::invalid_type(Unexpected::Bool(value), &Self::EXPECTED))
    }

    /// An integer.
    ///
    /// # Errors
    /// When no variant takes it.
    fn integer<E: Error>(value: Integer) -> Result<Self, E> {
        keep(&value).ok_or_else(|| E::invalid_type(value.unexpected(), &Self::EXPECTED))
    }

    /// A number.
    ///
    /// # Errors
    /// When no variant takes it.
    fn number<E: Error>(value: f64) -> Result<Self, E> {
        keep(&value).ok_or_else(|| E::invalid_type(Unexpected::Float(value), &Self::EXPECTED))
    }

    /// Null, which a union of lists takes for an empty one.
    ///
    /// # Errors
    /// When no variant takes it.
    fn null<E: Error>() -> Result<Self, E> {
        let expected = || format!("{} ({})", Self::EXPECTED, Self::NAME);
        keep(&()).ok_or_else(|| E::invalid_type(Unexpected::Unit, &expected().as_str()))
    }

    /// An array.
    ///
    /// # Errors
    /// When no variant takes it.
    fn array<A: SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        let held: Held<'de> = serde::Deserialize::deserialize(SeqAccessDeserializer::new(items))?;
        keep(&held).ok_or_else(|| A::Error::invalid_type(Unexpected::Seq, &Self::EXPECTED))
    }

    /// An object.
    ///
    /// # Errors
    /// When no variant takes it.
    fn object<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let held: Held<'de> = serde::Deserialize::deserialize(MapAccessDeserializer::new(map))?;
        keep(&held).ok_or_else(|| A::Error::invalid_type(Unexpected::Map, &Self::EXPECTED))
    }
}

/// Asks a union to keep a value that none of its variants takes.
fn keep<'de, T: Union<'de>>(value: &impl serde::Serialize) -> Option<T> {
    T::unknown(&|| {
        serde_json::to_string(value)
            .ok()
            .and_then(|text| RawJson::new(text).ok())
    })
}

/// An integer of any sign that JSON may hold.
#[derive(Clone, Copy, Debug)]
pub enum Integer {
    /// From 0.
    Unsigned(u64),
    /// Below 0.
    Signed(i64),
}

impl Integer {
    /// The nearest number that JSON writes with a fraction.
    #[expect(
        clippy::cast_precision_loss,
        reason = "asked for only where the document says that the place holds a float"
    )]
    pub fn float(self) -> f64 {
        match self {
            Self::Unsigned(number) => number as f64,
            Self::Signed(number) => number as f64,
        }
    }

    fn unexpected(self) -> Unexpected<'static> {
        match self {
            Self::Unsigned(number) => Unexpected::Unsigned(number),
            Self::Signed(number) => Unexpected::Signed(number),
        }
    }
}

impl serde::Serialize for Integer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            Self::Signed(number) => serializer.serialize_i64(*number),
        }
    }
}

impl PartialEq<u64> for Integer {
    fn eq(&self, other: &u64) -> bool {
        matches!(self, Self::Unsigned(number) if number == other)
    }
}

impl PartialEq<i64> for Integer {
    fn eq(&self, other: &i64) -> bool {
        matches!(self, Self::Signed(number) if number == other)
    }
}

impl<'de, E: Error> IntoDeserializer<'de, E> for Integer {
    type Deserializer = super::held::Reader<'de, E>;

    fn into_deserializer(self) -> Self::Deserializer {
        match self {
            Self::Unsigned(number) => Held::Unsigned(number).reader(),
            Self::Signed(number) => Held::Signed(number).reader(),
        }
    }
}

/// Reads any generated union.
///
/// # Errors
/// When no variant takes the input, or the one that does finds a fault in it.
pub fn read_union<'de, T: Union<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Chooser<T>(PhantomData<T>);

    impl<'de, T: Union<'de>> Visitor<'de> for Chooser<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{} ({})", T::EXPECTED, T::NAME)
        }

        fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
            T::string(value)
        }

        fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
            T::boolean(value)
        }

        fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
            T::integer(Integer::Unsigned(value))
        }

        fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
            T::integer(Integer::Signed(value))
        }

        fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
            T::number(value)
        }

        fn visit_unit<E: Error>(self) -> Result<T, E> {
            T::null()
        }

        fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
            T::array(items)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::object(map)
        }
    }

    deserializer.deserialize_any(Chooser(PhantomData))
}

/// An error that nobody reads: a text was tried as something that it isn't.
#[derive(Debug)]
pub struct Misfit;

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not of this form")
    }
}

impl std::error::Error for Misfit {}

impl Error for Misfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads a text through a codec.
///
/// # Errors
/// When the text doesn't have the form that the codec reads.
pub fn text<'de, C: DeserializeAs<'de, T>, T, E: Error>(value: &str) -> Result<T, E> {
    C::deserialize_as(StrDeserializer::new(value))
}

/// Reads a flag or a number through a codec.
///
/// # Errors
/// When it doesn't have the form that the codec reads.
pub fn scalar<'de, C: DeserializeAs<'de, T>, T, V: IntoDeserializer<'de, E>, E: Error>(
    value: V,
) -> Result<T, E> {
    C::deserialize_as(value.into_deserializer())
}

/// Reads an array through a codec.
///
/// # Errors
/// When it doesn't have the form that the codec reads.
pub fn array<'de, C: DeserializeAs<'de, T>, T, A: SeqAccess<'de>>(items: A) -> Result<T, A::Error> {
    C::deserialize_as(SeqAccessDeserializer::new(items))
}

/// The items of a list that a node sent as null.
pub fn no_items<'de, E: Error>() -> impl SeqAccess<'de, Error = E> {
    SeqDeserializer::new(std::iter::empty::<()>())
}

/// Reads an object through a codec.
///
/// # Errors
/// When it doesn't have the form that the codec reads.
pub fn entries<'de, C: DeserializeAs<'de, T>, T, A: MapAccess<'de>>(map: A) -> Result<T, A::Error> {
    C::deserialize_as(MapAccessDeserializer::new(map))
}

/// Decodes the value of one key of an object through a codec, and ignores the other keys.
///
/// # Errors
/// When the key is missing, or what stands under it doesn't have the form that the codec reads.
pub fn only<'de, C: DeserializeAs<'de, T>, T, A: MapAccess<'de>>(
    mut map: A,
    key: &'static str,
) -> Result<T, A::Error> {
    let mut found = None;
    while let Some(Text(name)) = map.next_key::<Text<'de>>()? {
        if name == key {
            let value: DeserializeAsWrap<T, C> = map.next_value()?;
            found = Some(value.into_inner());
        } else {
            map.next_value::<IgnoredAny>()?;
        }
    }
    found.ok_or_else(|| A::Error::missing_field(key))
}

/// Reads the rest of an array whose first item was looked at.
///
/// # Errors
/// When an item doesn't have the form that the codec reads.
pub fn rest<'de, C: DeserializeAs<'de, T>, T, A: SeqAccess<'de>>(
    first: Held<'de>,
    mut items: A,
) -> Result<Vec<T>, A::Error> {
    let first = C::deserialize_as(first.reader::<A::Error>()).map_err(|error| under(&0, &error))?;
    let mut all = Vec::with_capacity(1 + room::<T, A>(&items));
    all.push(first);
    while let Some(item) = items.next_element::<DeserializeAsWrap<T, C>>()? {
        all.push(item.into_inner());
    }
    Ok(all)
}

/// Holds back the items of an array, so that several types can be tried.
///
/// # Errors
/// When the text is broken.
pub fn hold<'de, A: SeqAccess<'de>>(mut items: A) -> Result<Vec<Held<'de>>, A::Error> {
    let mut held = Vec::new();
    while let Some(item) = items.next_element()? {
        held.push(item);
    }
    Ok(held)
}

/// Whether the item at a place is this constant, as [`Held::tag`] has it.
pub fn says(items: &[Held<'_>], place: usize, constant: &str) -> bool {
    let item = items.get(place).and_then(Held::tag);
    item.is_some_and(|item| item == constant)
}

/// Reads a copy of items that were held back, through a codec.
///
/// # Errors
/// When they don't have the form that the codec reads.
pub fn fit<'de, C: DeserializeAs<'de, T>, T, E: Error>(items: &[Held<'de>]) -> Result<T, E> {
    C::deserialize_as(Held::Array(items.to_vec()).reader())
}

/// What becomes of items that none of the variants takes.
///
/// # Errors
/// When the union keeps nothing unknown.
pub fn unfit<'de, T: Union<'de>, E: Error>(items: Vec<Held<'de>>) -> Result<T, E> {
    keep(&Held::Array(items)).ok_or_else(|| unexpected_item(T::EXPECTED))
}

/// What becomes of a text that none of the variants takes.
///
/// # Errors
/// When the union keeps nothing unknown.
pub fn other_text<'de, T: Union<'de>, E: Error>(value: &str) -> Result<T, E> {
    keep(&value).ok_or_else(|| unexpected_text(value, T::EXPECTED))
}

/// The serde impls of a type that is a [`Union`], and its conversions, from a row for each variant.
///
/// `Block(value): Block as Hex;` holds something, which is converted into the union where its type is named, and written by a codec where it
/// isn't the type's own form. `Paid(value) in "Paid": Payment;` is sent as an object of that one key. `Pending = "pending";` is a constant. Behind the rows stands the variant for anything else, where there is one.
/// A union of anything is headed `any`, and has one row.
///
/// The first variant is the sample, and doesn't contain the union again.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($name:ident any { $variant:ident($value:ident) $($row:tt)* }) => {
        impl<'de> $crate::rt::Deserialize<'de> for $name {
            fn deserialize<D: $crate::rt::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::rt::Deserialize::deserialize(deserializer).map(Self::$variant)
            }
        }

        $crate::__union! { $name { $variant($value) $($row)* } }
    };
    ($name:ident { $($rows:tt)* }) => {
        impl<'de> $crate::rt::Deserialize<'de> for $name {
            fn deserialize<D: $crate::rt::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::rt::read_union(deserializer)
            }
        }

        $crate::__union! { $name { $($rows)* } }
    };
}

/// The part of [`union!`](crate::union) that is alike for all unions.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($name:ident {
        $($variant:ident $(($value:ident) $(in $key:literal)? $(: $from:ty)? $(as $codec:ty)?)?
            $(= $constant:expr)?;)*
        $(_ => $unknown:ident;)?
    }) => {
        $($($(
            impl From<$from> for $name {
                fn from(value: $from) -> Self {
                    Self::$variant(value.into())
                }
            }
        )?)?)*

        impl $crate::rt::Serialize for $name {
            fn serialize<S: $crate::rt::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant $(($value))? => {
                        $($crate::rt::write_under::<$crate::__codec!($($codec)?), _, _>(
                            $crate::__key!($($key)?),
                            $value,
                            serializer,
                        ))?
                        $($crate::rt::Serialize::serialize(&$constant, serializer))?
                    })*
                    $(Self::$unknown(value) => $crate::rt::Serialize::serialize(value, serializer),)?
                }
            }
        }

        $crate::__sample_union! { $name { $($variant $(($value) $(in $key)?)?;)* } }
    };
}

/// The key of a row, where there is one.
#[doc(hidden)]
#[macro_export]
macro_rules! __key {
    () => {
        ::core::option::Option::None
    };
    ($key:literal) => {
        ::core::option::Option::Some($key)
    };
}

/// The codec of a row: the type's own serde form where none is named.
#[doc(hidden)]
#[macro_export]
macro_rules! __codec {
    () => {
        $crate::rt::Same
    };
    ($codec:ty) => {
        $codec
    };
}
