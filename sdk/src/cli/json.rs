//! Equality of JSON strings that hold hex.

use serde_json::value::RawValue;

pub(super) use crate::chain::HexForm;
pub(super) use crate::json::{Json, same_number};

pub(super) fn is_null(value: &RawValue) -> bool {
    value.get() == "null"
}

impl HexForm {
    /// Whether two strings are equivalent. Letter case carries no value in hex digits, only an address's EIP-55
    /// checksum.
    pub(super) fn same(self, left: &str, right: &str) -> bool {
        left == right
            || self
                .written(left)
                .is_some_and(|text| Some(text) == self.written(right))
    }

    /// The form in which our types write a hex string; `None` for any other string.
    pub(super) fn written(self, text: &str) -> Option<String> {
        let (prefix, digits) = match (self, text.strip_prefix("0x")) {
            (Self::Bare, _) => ("", text.len().is_multiple_of(2).then_some(text)?),
            (_, Some(digits)) => ("0x", digits),
            (Self::Prefixed, None) => return None,
            (Self::Mixed, None) => {
                let bytes = text.strip_prefix("0X").unwrap_or(text);
                ("0x", bytes.len().is_multiple_of(2).then_some(bytes)?)
            }
        };
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| format!("{prefix}{}", digits.to_ascii_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hex_ignores_letter_case() {
        for form in [HexForm::Prefixed, HexForm::Mixed] {
            assert!(form.same("0xAb", "0xaB"));
            assert!(form.same("0xB", "0xb"));
            assert!(!form.same("latest", "Latest"));
            assert!(!form.same("0xab", "0x0ab"));
            assert!(!form.same("XCH", "xch"));
        }
    }

    #[test]
    fn without_a_prefix_letter_case_counts_no_more_than_with_one() {
        for (left, right) in [("aB", "Ab"), ("", ""), ("00ff", "00FF")] {
            assert!(HexForm::Bare.same(left, right), "{left} {right}");
        }
        for (left, right) in [("ab", "0xab"), ("aB1", "ab1"), ("", "0x"), ("Coin", "coin")] {
            assert!(!HexForm::Bare.same(left, right), "{left} {right}");
        }
    }

    #[test]
    fn the_prefix_counts_unless_a_chain_mixes_both() {
        for (left, right) in [
            ("ab", "0xAB"),
            ("0Xab", "0xab"),
            ("AB", "ab"),
            ("", "0x"),
            ("0X", ""),
        ] {
            assert!(HexForm::Mixed.same(left, right), "{left} {right}");
            assert!(HexForm::Mixed.same(right, left), "{left} {right}");
            assert!(!HexForm::Prefixed.same(left, right), "{left} {right}");
        }
        for (left, right) in [
            ("abc", "0xabc"),
            ("ab", "0xac"),
            ("ab", "0x0xab"),
            ("0x", "0x00"),
            ("", "0x00"),
            ("xy", "0xxy"),
            ("", " "),
        ] {
            assert!(!HexForm::Mixed.same(left, right), "{left} {right}");
        }
    }
}
