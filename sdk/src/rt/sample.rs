//! Samples: a valid value of any generated type, and partial JSON completed with one.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Numbers, Texts};
use crate::raw::RawJson;
use crate::scalar::{
    Address, Bech32mAddress, Bytes, FixedBytes, RawText, Secret, StorageKey, U256,
};

pub use serde_json::{Error as JsonError, Value as JsonValue};

/// A type that tests get a valid value of, as by [`mock::sample`](crate::mock::sample). All generated types are, and so are scalars.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no sample for tests",
    note = "samples of `uuid` and `chrono` come with the features of `polyrpc` that are called so; another crate's type is wrapped in one of yours that implements `polyrpc::rt::Sample`"
)]
pub trait Sample: Sized {
    /// Creates the value: numbers are 0, texts, bytes and lists are empty, options are `None`; an enum has its first value, and a union its
    /// first variant that doesn't contain the union again.
    fn sample() -> Self;

    /// Inserts what is required and missing in the JSON of a value, at any depth, from samples.
    ///
    /// # Errors
    /// If a sample has no form in JSON.
    fn complete(_: &mut JsonValue) -> Result<(), JsonError> {
        Ok(())
    }
}

/// [`Sample::complete`] of some type.
pub type Complete = fn(&mut JsonValue) -> Result<(), JsonError>;

/// Returns [`Sample::complete`] of a field's type.
pub fn complete_of<T: Sample>(_: &T) -> Complete {
    T::complete
}

/// Completes an object: each field that is there, and then with the keys of a sample that are not.
///
/// # Errors
/// If a sample has no form in JSON.
pub fn complete_object<T: Serialize>(
    sample: &T,
    json: &mut JsonValue,
    fields: &[(&str, Complete)],
) -> Result<(), JsonError> {
    let JsonValue::Object(entries) = json else {
        return Ok(());
    };
    for (key, complete) in fields {
        if let Some(value) = entries.get_mut(*key) {
            complete(value)?;
        }
    }
    if let JsonValue::Object(rest) = serde_json::to_value(sample)? {
        for (key, value) in rest {
            entries.entry(key).or_insert(value);
        }
    }
    Ok(())
}

/// Completes a union as one of its variants, which may stand under a key; returns whether the JSON is that variant then, and leaves the JSON if not.
///
/// # Errors
/// If a sample has no form in JSON.
pub fn complete_variant<U: DeserializeOwned, T: Sample>(
    json: &mut JsonValue,
    key: Option<&str>,
    payload: fn(&U) -> Option<&T>,
) -> Result<bool, JsonError> {
    let mut whole = json.clone();
    let held = match key {
        Some(key) => whole.get_mut(key),
        None => Some(&mut whole),
    };
    let Some(held) = held else {
        return Ok(false);
    };
    T::complete(held)?;
    let fits = U::deserialize(&whole).is_ok_and(|value| payload(&value).is_some());
    if fits {
        *json = whole;
    }
    Ok(fits)
}

/// The first text of an enum.
pub fn sample_text<T: Texts>() -> T {
    let first = T::TEXTS.first().and_then(|text| T::known(text));
    #[expect(
        clippy::expect_used,
        reason = "the generator lists at least one text of an enum, and writes `known` for all that it lists"
    )]
    first.expect("the first text of an enum")
}

/// The first number of an enum.
pub fn sample_number<T: Numbers>() -> T {
    let first = T::NUMBERS.first().and_then(|number| T::known(*number));
    #[expect(
        clippy::expect_used,
        reason = "the generator lists at least one number of an enum, and writes `known` for all that it lists"
    )]
    first.expect("the first number of an enum")
}

macro_rules! defaults {
    ($($ty:ty),*) => {$(
        impl Sample for $ty {
            fn sample() -> Self {
                Self::default()
            }
        }
    )*};
}

defaults!(
    (),
    bool,
    u8,
    u16,
    u32,
    u64,
    u128,
    i8,
    i16,
    i32,
    i64,
    i128,
    f64,
    String,
    Bytes,
    RawText,
    StorageKey
);

#[cfg(feature = "chrono")]
defaults!(
    chrono::DateTime<chrono::Utc>,
    chrono::NaiveDate,
    chrono::NaiveDateTime,
    chrono::NaiveTime
);

#[cfg(feature = "uuid")]
defaults!(uuid::Uuid);

impl Sample for U256 {
    fn sample() -> Self {
        Self::ZERO
    }
}

impl Sample for Address {
    fn sample() -> Self {
        Self::ZERO
    }
}

impl<const N: usize> Sample for FixedBytes<N> {
    fn sample() -> Self {
        Self::ZERO
    }
}

impl Sample for Bech32mAddress {
    fn sample() -> Self {
        #[expect(
            clippy::expect_used,
            reason = "a prefix of lower-case ASCII letters is always accepted"
        )]
        Self::new("sample", FixedBytes::ZERO).expect("the prefix is lower-case ASCII")
    }
}

impl Sample for Secret {
    fn sample() -> Self {
        Self::from("")
    }
}

impl Sample for RawJson {
    fn sample() -> Self {
        #[expect(clippy::expect_used, reason = "`null` is JSON")]
        Self::new("null").expect("it is JSON")
    }
}

impl<T: Sample> Sample for Option<T> {
    fn sample() -> Self {
        None
    }

    fn complete(json: &mut JsonValue) -> Result<(), JsonError> {
        if json.is_null() {
            return Ok(());
        }
        T::complete(json)
    }
}

impl<T: Sample> Sample for Box<T> {
    fn sample() -> Self {
        Self::new(T::sample())
    }

    fn complete(json: &mut JsonValue) -> Result<(), JsonError> {
        T::complete(json)
    }
}

fn each<'a, T: Sample>(
    values: impl IntoIterator<Item = &'a mut JsonValue>,
) -> Result<(), JsonError> {
    values.into_iter().try_for_each(T::complete)
}

impl<T: Sample> Sample for Vec<T> {
    fn sample() -> Self {
        Self::new()
    }

    fn complete(json: &mut JsonValue) -> Result<(), JsonError> {
        each::<T>(json.as_array_mut().into_iter().flatten())
    }
}

impl<T: Sample, const N: usize> Sample for [T; N] {
    fn sample() -> Self {
        std::array::from_fn(|_| T::sample())
    }

    fn complete(json: &mut JsonValue) -> Result<(), JsonError> {
        each::<T>(json.as_array_mut().into_iter().flatten())
    }
}

impl<K: Ord, V: Sample> Sample for BTreeMap<K, V> {
    fn sample() -> Self {
        Self::new()
    }

    fn complete(json: &mut JsonValue) -> Result<(), JsonError> {
        let entries = json.as_object_mut().into_iter().flatten();
        each::<V>(entries.map(|(_, value)| value))
    }
}

macro_rules! tuples {
    ($(($($item:ident $index:tt),+))*) => {$(
        impl<$($item: Sample),+> Sample for ($($item,)+) {
            fn sample() -> Self {
                ($($item::sample(),)+)
            }

            fn complete(json: &mut JsonValue) -> Result<(), JsonError> {
                $(
                    if let Some(item) = json.get_mut($index) {
                        $item::complete(item)?;
                    }
                )+
                Ok(())
            }
        }
    )*};
}

tuples! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
    (A 0, B 1, C 2, D 3, E 4, F 5)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7)
}

/// The part of [`object!`](crate::object) that makes samples: fields with their keys, and groups.
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_object {
    ($name:ident [$($field:ident $key:literal,)*] [$($group:ident,)*]) => {
        impl $crate::rt::Sample for $name {
            fn sample() -> Self {
                Self {
                    $($field: $crate::rt::Sample::sample(),)*
                    $($group: ::core::default::Default::default(),)*
                }
            }

            fn complete(
                json: &mut $crate::rt::JsonValue,
            ) -> ::core::result::Result<(), $crate::rt::JsonError> {
                let sample = <Self as $crate::rt::Sample>::sample();
                $crate::rt::complete_object(
                    &sample,
                    json,
                    &[$(($key, $crate::rt::complete_of(&sample.$field)),)*],
                )
            }
        }
    };
}

/// The part of [`union!`](crate::union) that makes samples.
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_union {
    ($name:ident {
        $first:ident $(($first_value:ident) $(in $first_key:literal)?)?;
        $($variant:ident $(($value:ident) $(in $key:literal)?)?;)*
    }) => {
        impl $crate::rt::Sample for $name {
            fn sample() -> Self {
                Self::$first $(($crate::__sample_of!($first_value)))?
            }

            #[allow(unreachable_patterns, reason = "there may be one variant")]
            fn complete(
                json: &mut $crate::rt::JsonValue,
            ) -> ::core::result::Result<(), $crate::rt::JsonError> {
                $(
                    let key = $crate::__key!($($first_key)?);
                    if $crate::rt::complete_variant(json, key, |value: &Self| match value {
                        Self::$first($first_value) => Some($first_value),
                        _ => None,
                    })? {
                        return Ok(());
                    }
                )?
                $($(
                    let key = $crate::__key!($($key)?);
                    if $crate::rt::complete_variant(json, key, |value: &Self| match value {
                        Self::$variant($value) => Some($value),
                        _ => None,
                    })? {
                        return Ok(());
                    }
                )?)*
                _ = json;
                Ok(())
            }
        }
    };
}

/// A sample in the place of what a variant holds.
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_of {
    ($value:ident) => {
        $crate::rt::Sample::sample()
    };
}

/// The part of [`texts!`](crate::texts) and [`numbers!`](crate::numbers) that makes samples.
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_enum {
    ($name:ident $sample:ident) => {
        impl $crate::rt::Sample for $name {
            fn sample() -> Self {
                $crate::rt::$sample()
            }
        }
    };
}

/// The part of [`newtype!`](crate::newtype) that makes samples.
#[doc(hidden)]
#[macro_export]
macro_rules! __sample_newtype {
    ($name:ident) => {
        impl $crate::rt::Sample for $name {
            fn sample() -> Self {
                Self::default()
            }
        }
    };
}
