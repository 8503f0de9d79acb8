//! JSON values that keep numbers as they were written, which `serde_json::Value` rounds.

#[cfg(any(feature = "layers", feature = "record"))]
mod tree;

use std::collections::BTreeMap;

use serde_json::value::RawValue;

#[cfg(feature = "record")]
pub(crate) use tree::Tree;
#[cfg(feature = "layers")]
pub(crate) use tree::same;

/// One value with what it holds, a level deep. Children are still text.
#[derive(Debug)]
pub(crate) enum Json<'a> {
    Null,
    Bool,
    Number(&'a str),
    String(String),
    Array(Vec<&'a RawValue>),
    Object(BTreeMap<String, &'a RawValue>),
}

impl<'a> Json<'a> {
    /// Reads the outermost level. The last of duplicate keys wins.
    ///
    /// # Errors
    /// When the text isn't JSON, or a string has half a surrogate pair, which no Rust string can hold.
    pub(crate) fn read(text: &'a str) -> Result<Self, serde_json::Error> {
        match text.trim_ascii_start().as_bytes().first() {
            Some(b'{') => serde_json::from_str(text).map(Self::Object),
            Some(b'[') => serde_json::from_str(text).map(Self::Array),
            Some(b'"') => serde_json::from_str(text).map(Self::String),
            Some(b'n') => serde_json::from_str(text).map(|()| Self::Null),
            Some(b't' | b'f') => serde_json::from_str(text).map(|_: bool| Self::Bool),
            _ => serde_json::from_str::<&RawValue>(text).map(|number| Self::Number(number.get())),
        }
    }
}

/// Whether two JSON numbers have the same value, however they are written and however many digits they have.
pub(crate) fn same_number(left: &str, right: &str) -> bool {
    left == right || Number::read(left).is_some_and(|number| Some(number) == Number::read(right))
}

/// `digits * 10^exponent`, without zeros at either end of the digits; zero has no digits.
#[derive(PartialEq)]
struct Number {
    negative: bool,
    digits: String,
    exponent: i128,
}

impl Number {
    /// None for an exponent beyond 128 bits; such a number equals only what is written alike.
    fn read(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let leading = all.trim_start_matches('0');
        let digits = leading.trim_end_matches('0');
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                digits: String::new(),
                exponent: 0,
            });
        }
        let zeros = i128::try_from(leading.len() - digits.len()).ok()?;
        let places = i128::try_from(fraction.len()).ok()?;
        let exponent = exponent.parse::<i128>().ok()?;
        Some(Self {
            negative,
            digits: digits.to_owned(),
            exponent: exponent.checked_add(zeros)?.checked_sub(places)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_equal_by_value() {
        for (left, right) in [
            ("1e2", "100"),
            ("1E+2", "100.00"),
            ("0", "0.0"),
            ("-0", "0e99999999999999999999999999999999999999999999"),
            ("12.50", "125e-1"),
            ("18446744073709551616", "18446744073709551616.0"),
            ("1e400", "10e399"),
        ] {
            assert!(same_number(left, right), "{left} {right}");
        }
        for (left, right) in [
            ("1", "-1"),
            ("1", "10"),
            ("9007199254740993", "9007199254740992"),
            ("18446744073709551616", "18446744073709551617"),
            ("0.1", "0.10000000000000000001"),
            (
                "1e99999999999999999999999999999999999999999999",
                "2e99999999999999999999999999999999999999999999",
            ),
        ] {
            assert!(!same_number(left, right), "{left} {right}");
        }
    }

    proptest! {
        #[test]
        fn a_moved_point_keeps_the_value(whole in 1_u64.., places in 0_usize..40) {
            let (zeros, digits) = ("0".repeat(places), whole.to_string());
            let scaled = format!("{digits}{zeros}e-{places}");
            prop_assert!(same_number(&digits, &scaled));
            let above = format!("{digits}{zeros}1e-{}", places + 1);
            prop_assert!(!same_number(&digits, &above));
        }

        #[test]
        fn arbitrary_text_never_panics(text: String) {
            let _ = Json::read(&text);
            let _ = Number::read(&text);
        }
    }
}
