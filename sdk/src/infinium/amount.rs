//! Amounts in INF; nodes count atomic units. And the rates of offers.

use crate::scalar::U256;
use crate::unit::{AmountError, Unit};

/// The unit of the chain, with 8 decimals.
pub const INF: Unit = Unit::new("INF", 8);

/// Atomic units in one INF: 10^8.
pub const UNITS_PER_INF: u64 = 10_u64.pow(INF.decimals() as u32);

/// Formats atomic units as INF: `1.75` for 175,000,000, with as many of the 8 decimals as it needs.
pub fn format_inf(units: impl Into<U256>) -> String {
    INF.format(units)
}

/// Parses an amount in INF, such as `1.75`, to atomic units, exactly.
///
/// # Errors
/// If it isn't digits with at most 8 decimals, or is more than 64 bits hold, 184467440737.09551615 INF.
pub fn parse_inf(text: &str) -> Result<u64, AmountError> {
    INF.parse(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_is_lost() {
        for (units, text) in [
            (0, "0"),
            (1, "0.00000001"),
            (UNITS_PER_INF, "1"),
            (1_000_000, "0.01"),
            (7_000_000_000_000_000, "70000000"),
            (u64::MAX, "184467440737.09551615"),
        ] {
            assert_eq!(format_inf(units), text);
            assert_eq!(parse_inf(text), Ok(units));
        }
        // All coins together are counted in 128 bits.
        assert_eq!(format_inf(1_u128 << 64), "184467440737.09551616");
        assert!(parse_inf("184467440737.09551616").is_err());
        assert!(parse_inf("0.000000001").is_err());
    }
}
