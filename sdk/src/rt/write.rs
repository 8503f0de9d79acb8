//! Writing variants and defaults.

use serde::ser::Serializer;
use serde_json::value::RawValue;
use serde_with::SerializeAs;

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

/// JSON text that the generator has checked, such as a default that is an object.
pub fn raw(text: &'static str) -> Box<RawValue> {
    // The generator only writes texts that it made from a JSON value; a broken one would be sent as null.
    RawValue::from_string(text.to_owned()).unwrap_or_else(|_| RawValue::NULL.to_owned())
}
