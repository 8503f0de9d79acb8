//! Amounts in ether and gwei; nodes count wei.

use crate::scalar::U256;
use crate::unit::{AmountError, Unit};

/// The unit of the chain, with 18 decimals down to wei.
pub const ETHER: Unit = Unit::new("ether", 18);

/// The unit of gas prices, with 9 decimals down to wei.
pub const GWEI: Unit = Unit::new("gwei", 9);

/// Formats wei as ether: `1.75` for 1,750,000,000,000,000,000, with as many of the 18 decimals as it needs.
pub fn format_ether(wei: impl Into<U256>) -> String {
    ETHER.format(wei)
}

/// Parses an amount in ether, such as `1.75`, to wei, exactly.
///
/// # Errors
/// If it isn't digits with at most 18 decimals, or is beyond 256 bits of wei.
pub fn parse_ether(text: &str) -> Result<U256, AmountError> {
    ETHER.parse_u256(text)
}

/// Formats wei as gwei: `1.5` for 1,500,000,000, with as many of the 9 decimals as it needs.
pub fn format_gwei(wei: impl Into<U256>) -> String {
    GWEI.format(wei)
}

/// Parses an amount in gwei, such as `1.5`, to wei, exactly.
///
/// # Errors
/// If it isn't digits with at most 9 decimals, or is beyond 256 bits of wei.
pub fn parse_gwei(text: &str) -> Result<U256, AmountError> {
    GWEI.parse_u256(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_wei_is_lost() {
        for (wei, text) in [
            (0_u128, "0"),
            (1, "0.000000000000000001"),
            (1_000_000_000_000_000_000, "1"),
            (1_750_000_000_000_000_000, "1.75"),
            (
                120_500_000_000_000_000_000_000_001,
                "120500000.000000000000000001",
            ),
        ] {
            assert_eq!(format_ether(wei), text);
            assert_eq!(parse_ether(text), Ok(U256::new(wei)));
        }
        assert_eq!(parse_gwei("1.5"), Ok(U256::new(1_500_000_000)));
        assert_eq!(format_gwei(1_500_000_001_u64), "1.500000001");
        for wrong in [
            "",
            ".",
            "1.",
            "-1",
            "1e18",
            "0x1",
            "1,5",
            " 1",
            "1.0000000000000000001",
        ] {
            assert!(parse_ether(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_amount_round_trips(high: u128, low: u128) {
            let amount = U256::from_words(high, low);
            prop_assert_eq!(parse_ether(&format_ether(amount)), Ok(amount));
        }
    }
}
