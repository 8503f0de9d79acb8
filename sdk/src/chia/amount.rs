//! Amounts in XCH and CAT units; nodes count mojos.

use crate::scalar::U256;
use crate::unit::{AmountError, Unit};

/// The unit of the chain, with 12 decimals.
pub const XCH: Unit = Unit::new("XCH", 12);

const CAT: Unit = Unit::new("units of a CAT", 3);

/// Mojos in one XCH: 10^12.
pub const MOJOS_PER_XCH: u64 = 10_u64.pow(XCH.decimals() as u32);

/// Mojos in one unit of a CAT, a token: 10^3.
pub const MOJOS_PER_CAT: u64 = 10_u64.pow(CAT.decimals() as u32);

/// Formats mojos as XCH: `1.75` for 1,750,000,000,000, with as many of the 12 decimals as it needs.
pub fn format_xch(mojos: impl Into<U256>) -> String {
    XCH.format(mojos)
}

/// Parses an amount in XCH, such as `1.75`, to mojos, exactly.
///
/// # Errors
/// If it isn't digits with at most 12 decimals, or is more than a coin can hold, 18446744.073709551615 XCH.
pub fn parse_xch(text: &str) -> Result<u64, AmountError> {
    XCH.parse(text)
}

/// Formats mojos as units of a CAT: `1.5` for 1,500, with as many of the 3 decimals as it needs.
pub fn format_cat(mojos: impl Into<U256>) -> String {
    CAT.format(mojos)
}

/// Parses an amount in units of a CAT, such as `1.5`, to mojos, exactly.
///
/// # Errors
/// If it isn't digits with at most 3 decimals, or is more than a coin can hold, 18446744073709551.615.
pub fn parse_cat(text: &str) -> Result<u64, AmountError> {
    CAT.parse(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn xch() -> Result<(), AmountError> {
        for (mojos, text) in [
            (0, "0"),
            (1, "0.000000000001"),
            (999_999_999_999, "0.999999999999"),
            (MOJOS_PER_XCH, "1"),
            (1_750_000_000_000, "1.75"),
            (100 * MOJOS_PER_XCH, "100"),
            (9_007_199_254_740_993, "9007.199254740993"),
            (u64::MAX, "18446744.073709551615"),
        ] {
            assert_eq!(format_xch(mojos), text);
            assert_eq!(parse_xch(text)?, mojos);
        }
        // A wallet's balance may be more than a coin can hold.
        assert_eq!(
            format_xch(21_000_161_999_999_896_993_u128),
            "21000161.999999896993"
        );
        assert_eq!(
            format_xch(u128::MAX),
            "340282366920938463463374607.431768211455"
        );
        Ok(())
    }

    #[test]
    fn cat() -> Result<(), AmountError> {
        for (mojos, text) in [
            (0, "0"),
            (1, "0.001"),
            (1_500, "1.5"),
            (1_000_000, "1000"),
            (u64::MAX, "18446744073709551.615"),
        ] {
            assert_eq!(format_cat(mojos), text);
            assert_eq!(parse_cat(text)?, mojos);
        }
        assert_eq!(format_cat(7_u8), "0.007");
        Ok(())
    }

    #[test]
    fn zeros_at_either_end_change_nothing() -> Result<(), AmountError> {
        assert_eq!(parse_xch("007.500000000000")?, 7_500_000_000_000);
        assert_eq!(parse_cat(&format!("{}1.500", "0".repeat(100)))?, 1_500);
        Ok(())
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, fault) in [
            ("", "there is no digit"),
            (".", "there is no digit"),
            ("1.", "a point has digits on both sides"),
            (".5", "a point has digits on both sides"),
            ("-1", "'-' at position 0 is not a digit"),
            ("+1", "'+' at position 0 is not a digit"),
            ("1e3", "'e' at position 1 is not a digit"),
            ("1.5.0", "'.' at position 3 is not a digit"),
            ("1,5", "',' at position 1 is not a digit"),
            ("1_000", "'_' at position 1 is not a digit"),
            (" 1", "' ' at position 0 is not a digit"),
            ("1 XCH", "' ' at position 1 is not a digit"),
            ("١", "'١' at position 0 is not a digit"),
            ("0x10", "'x' at position 1 is not a digit"),
            ("0.0000000000000", "it has more than 12 decimals"),
            (
                "18446744.073709551616",
                "it is more than 18446744.073709551615",
            ),
            ("18446745", "it is more than 18446744.073709551615"),
            (
                "18446744073709551616",
                "it is more than 18446744.073709551615",
            ),
        ] {
            let message = parse_xch(text).err().map(|error| error.to_string());
            let message = message.unwrap_or_default();
            assert!(message.ends_with(fault), "{text}: {message}");
        }
        let error = parse_cat("1.2345").err().map(|error| error.to_string());
        assert_eq!(
            error.as_deref(),
            Some(
                "expected an amount in units of a CAT, found \"1.2345\": it has more than 3 decimals"
            )
        );
        let long = parse_xch(&"1".repeat(1 << 20)).err();
        assert!(long.is_some_and(|error| error.to_string().len() < 150));
    }

    proptest! {
        #[test]
        fn every_amount_round_trips(mojos: u64) {
            prop_assert_eq!(parse_xch(&format_xch(mojos)), Ok(mojos));
            prop_assert_eq!(parse_cat(&format_cat(mojos)), Ok(mojos));
        }

        #[test]
        fn the_text_is_the_shortest(mojos: u128) {
            for text in [format_xch(mojos), format_cat(mojos)] {
                prop_assert!(!text.ends_with('.') && (!text.contains('.') || !text.ends_with('0')), "{}", text);
            }
        }

        #[test]
        fn a_value_is_that_of_its_digits(whole in 0_u64..18_446_744, fraction in "[0-9]{1,12}") {
            let padded = format!("{whole}{fraction:0<12}");
            prop_assert_eq!(parse_xch(&format!("{whole}.{fraction}")).ok(), padded.parse().ok());
        }

        #[test]
        fn arbitrary_text_never_panics(text: String, near in "[0-9]{0,25}[.]?[0-9]{0,25}") {
            for text in [text, near] {
                let _ = (parse_xch(&text), parse_cat(&text));
            }
        }
    }
}
