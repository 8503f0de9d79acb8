//! Amounts in XUS; nodes count microunits.

use crate::scalar::U256;
use crate::unit::{AmountError, Unit};

/// The currency of the network, with 6 decimals: its `scaling_factor` is 1,000,000.
pub const XUS: Unit = Unit::new("XUS", 6);

/// Formats microunits as XUS: `1.75` for 1,750,000, with as many of the 6 decimals as it needs.
pub fn format_xus(microunits: impl Into<U256>) -> String {
    XUS.format(microunits)
}

/// Parses an amount in XUS, such as `1.75`, to microunits, exactly.
///
/// # Errors
/// If it isn't digits with at most 6 decimals, or is more than 64 bits hold, 18446744073709.551615 XUS.
pub fn parse_xus(text: &str) -> Result<u64, AmountError> {
    XUS.parse(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_microunit_is_lost() {
        for (microunits, text) in [
            (0, "0"),
            (1, "0.000001"),
            (1_750_000, "1.75"),
            (u64::MAX, "18446744073709.551615"),
        ] {
            assert_eq!(format_xus(microunits), text);
            assert_eq!(parse_xus(text), Ok(microunits));
        }
        assert!(parse_xus("0.0000001").is_err());
    }
}
