//! Numbers as JSON has them.

use serde::{Deserialize, Deserializer, Serializer};
use serde_with::{DeserializeAs, SerializeAs};

/// The codec of numbers with or without a fraction: a whole one is written without (`18`), which parsers of integers read too.
#[derive(Debug)]
pub struct Number;

/// Up to here every whole number has a float of its own.
const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;

impl<'de> DeserializeAs<'de, f64> for Number {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        f64::deserialize(deserializer)
    }
}

impl SerializeAs<f64> for Number {
    fn serialize_as<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        let is_negative_zero = *number == 0.0 && number.is_sign_negative();
        let is_whole = number.fract() == 0.0 && number.abs() <= MAX_WHOLE && !is_negative_zero;
        // Binary formats have a type for floats.
        if !is_whole || !serializer.is_human_readable() {
            return serializer.serialize_f64(*number);
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is whole, and no larger than what 53 bits hold"
        )]
        let whole = *number as i64;
        serializer.serialize_i64(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_with::ser::SerializeAsWrap;

    fn written(number: f64) -> String {
        serde_json::to_string(&SerializeAsWrap::<f64, Number>::new(&number)).expect("a number")
    }

    #[test]
    fn whole_numbers_have_no_fraction() {
        let numbers = [18.0, -3.0, 0.0, 0.5, -0.0, 1e15, 1e16, 1e300];
        assert_eq!(
            numbers.map(written),
            [
                "18",
                "-3",
                "0",
                "0.5",
                "-0.0",
                "1000000000000000",
                "1e+16",
                "1e+300"
            ]
        );
    }
}
