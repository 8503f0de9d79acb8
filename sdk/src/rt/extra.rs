//! Keys beside the listed ones whose values have a type.

use std::collections::BTreeMap;

use serde_with::de::{DeserializeAs, DeserializeAsWrap};
use serde_with::ser::{SerializeAs, SerializeAsWrap};

use super::object::Extra;
use super::replay::under;
use crate::raw::RawJson;

/// Reads the values through a codec.
///
/// # Errors
/// When a value doesn't have the form that the codec reads.
pub fn read_extra<C, T, E>(extra: &Extra) -> Result<BTreeMap<String, T>, E>
where
    C: for<'de> DeserializeAs<'de, T>,
    E: serde::de::Error,
{
    let read = |(key, value): (&String, &RawJson)| {
        let read = serde_json::from_str::<DeserializeAsWrap<T, C>>(value.as_str());
        let value = read.map_err(|error| under::<E>(key, &E::custom(error)))?;
        Ok((key.clone(), value.into_inner()))
    };
    extra.iter().map(read).collect()
}

/// Writes the values through a codec.
///
/// # Errors
/// When a value can't be written.
pub fn write_extra<C: SerializeAs<T>, T, E: serde::ser::Error>(
    extra: &BTreeMap<String, T>,
) -> Result<Extra, E> {
    let write = |(key, value): (&String, &T)| {
        let text = serde_json::to_string(&SerializeAsWrap::<T, C>::new(value));
        let value = text.and_then(RawJson::new).map_err(E::custom)?;
        Ok((key.clone(), value))
    };
    extra.iter().map(write).collect()
}
