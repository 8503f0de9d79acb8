//! Round trips through a codec, for the scalars' tests.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};

pub(super) fn read<C, T>(json: &str) -> Result<T, serde_json::Error>
where
    C: for<'de> DeserializeAs<'de, T>,
{
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = C::deserialize_as(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

pub(super) fn write<C: SerializeAs<T>, T>(value: &T) -> String {
    serde_json::to_string(&SerializeAsWrap::<T, C>::new(value)).expect("a scalar can be written")
}
