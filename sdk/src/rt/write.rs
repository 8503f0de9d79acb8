//! Writing objects and variants.

use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;
use serde_with::SerializeAs;
use serde_with::ser::SerializeAsWrap;

/// Writes a key and its value.
///
/// # Errors
/// When the value can't be written.
pub fn put<C: SerializeAs<T>, T, M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    map.serialize_entry(key, &SerializeAsWrap::<T, C>::new(value))
}

/// Writes a key and its value, if there is one.
///
/// # Errors
/// When the value can't be written.
pub fn put_some<C: SerializeAs<T>, T, M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    value: &Option<T>,
) -> Result<(), M::Error> {
    value
        .as_ref()
        .map_or(Ok(()), |value| put::<C, T, M>(map, key, value))
}

/// Writes a key and its value, or what the document says is sent instead.
///
/// # Errors
/// When the value can't be written.
pub fn put_or<C: SerializeAs<T>, T, F: Serialize + ?Sized, M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    value: &Option<T>,
    otherwise: &F,
) -> Result<(), M::Error> {
    match value {
        Some(value) => put::<C, T, M>(map, key, value),
        None => map.serialize_entry(key, otherwise),
    }
}

/// Writes a key and its list, unless that is empty.
///
/// # Errors
/// When an item can't be written.
pub fn put_filled<C: SerializeAs<Vec<T>>, T, M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    list: &Vec<T>,
) -> Result<(), M::Error> {
    if list.is_empty() {
        return Ok(());
    }
    put::<C, Vec<T>, M>(map, key, list)
}

/// Writes a value through its codec.
///
/// # Errors
/// When the value can't be written.
pub fn write<C: SerializeAs<T>, T, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    C::serialize_as(value, serializer)
}

/// The error for two keys that exclude each other and say different things.
pub fn conflict<E: Error>(one: &str, other: &str) -> E {
    E::custom(format_args!(
        "`{one}` and `{other}` say different things; set one of them"
    ))
}

/// JSON text that the generator has checked, such as a default that is an object.
pub fn raw(text: &'static str) -> Box<RawValue> {
    // The generator only writes texts that it made from a JSON value; a broken one would be sent as null.
    RawValue::from_string(text.to_owned()).unwrap_or_else(|_| RawValue::NULL.to_owned())
}
