//! Samples: complete values of which a test says only what matters.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::rt::Sample;

/// Creates a valid value of a generated type or a scalar: numbers are 0, texts, bytes and lists are empty, options are `None`; an enum has
/// its first value, and a union its first variant. All fields are public: change what matters.
///
/// ```
/// # #[cfg(feature = "ethereum")]
/// # {
/// use polyrpc::ethereum::Receipt;
/// use polyrpc::mock::sample;
///
/// let mut receipt = sample::<Receipt>();
/// receipt.gas_used = 17;
/// # }
/// ```
pub fn sample<T: Sample>() -> T {
    T::sample()
}

/// Creates a value from a part of its JSON, as the node would send it. Required keys that are missing, at any depth, have the values that
/// they have in a [`sample`]. A union is the first of its variants that the completed part is.
///
/// # Errors
/// If what is there doesn't have its form.
///
/// ```
/// # #[cfg(feature = "ethereum")]
/// # {
/// use polyrpc::ethereum::Receipt;
/// use polyrpc::mock::sample_with;
/// use serde_json::json;
///
/// let receipt: Receipt = sample_with(json!({"gasUsed": "0x11", "logs": [{"logIndex": "0x1"}]}))?;
/// assert_eq!((receipt.gas_used, receipt.logs.len()), (17, 1));
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn sample_with<T: Sample + DeserializeOwned>(
    mut partial: Value,
) -> Result<T, serde_json::Error> {
    T::complete(&mut partial)?;
    T::deserialize(partial)
}
