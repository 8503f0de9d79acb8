//! What JSON texts have in common beyond their form.

use serde_json::value::RawValue;

pub(super) use crate::json::{Json, same_number};

pub(super) fn is_null(value: &RawValue) -> bool {
    value.get() == "null"
}

/// Whether two strings say the same. Letter case carries no value in hex digits, only an address's EIP-55 checksum.
pub(super) fn same_string(left: &str, right: &str) -> bool {
    left == right || (is_hex(left) && is_hex(right) && left.eq_ignore_ascii_case(right))
}

pub(super) fn is_hex(text: &str) -> bool {
    let digits = text.strip_prefix("0x");
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hex_ignores_letter_case() {
        assert!(same_string("0xAb", "0xaB"));
        assert!(!same_string("latest", "Latest"));
        assert!(!same_string("0xab", "0x0ab"));
        assert!(!same_string("0xab", "0Xab"));
    }
}
