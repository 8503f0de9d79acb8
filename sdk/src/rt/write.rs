//! Writing variants and defaults.

use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;
use serde_with::SerializeAs;
use serde_with::ser::SerializeAsWrap;

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

/// Writes a value through its codec, as an object of one key where there is a key.
///
/// # Errors
/// When the value can't be written.
pub fn write_under<C: SerializeAs<T>, T, S: Serializer>(
    key: Option<&'static str>,
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let Some(key) = key else {
        return write::<C, T, S>(value, serializer);
    };
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(key, &SerializeAsWrap::<T, C>::new(value))?;
    map.end()
}

/// JSON text that the generator has checked, such as a default that is an object.
pub fn raw(text: &'static str) -> Box<RawValue> {
    // The generator only writes texts that it made from a JSON value; a broken one would be sent as null.
    RawValue::from_string(text.to_owned()).unwrap_or_else(|_| RawValue::NULL.to_owned())
}
