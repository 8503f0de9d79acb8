//! Units that people count in, exactly: nodes count the smallest parts of them.

use std::fmt;

use ethnum::U256;

use crate::excerpt::shorten;

/// A unit that people count in, such as ether or XCH, with so many decimals down to what nodes count.
///
/// Amounts are integers of up to 256 bits; none goes through a float. Chains have functions for theirs, such as `parse_ether`, `format_xch`.
///
/// ```
/// use polyrpc::Unit;
///
/// const XMR: Unit = Unit::new("XMR", 12);
/// assert_eq!(XMR.format(1_750_000_000_000_u64), "1.75");
/// assert_eq!(XMR.parse("1.75"), Ok(1_750_000_000_000));
/// assert!(XMR.parse("1.0000000000001").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    name: &'static str,
    decimals: u8,
}

/// Formats an amount of a token with so many `decimals`, as its contract says: `1.5` for 1,500,000 of a token with 6.
pub fn format_units(amount: impl Into<U256>, decimals: u8) -> String {
    Unit::new("tokens", decimals).format(amount)
}

/// Parses an amount of a token with so many `decimals`, such as `1.5`, exactly.
///
/// # Errors
/// If it isn't digits with at most that many decimals, or is beyond 256 bits.
pub fn parse_units(text: &str, decimals: u8) -> Result<U256, AmountError> {
    Unit::new("tokens", decimals).parse_u256(text)
}

/// A string that isn't an amount. Prints its beginning and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountError {
    text: String,
    unit: Unit,
    fault: Fault,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, unit, fault } = self;
        write!(f, "expected an amount in {unit}, found {text:?}: ")?;
        match fault {
            Fault::NotADigit {
                character,
                position,
            } => write!(f, "{character:?} at position {position} is not a digit"),
            Fault::NoDigits => f.write_str("there is no digit"),
            Fault::BarePoint => f.write_str("a point has digits on both sides"),
            Fault::TooManyDecimals => write!(f, "it has more than {} decimals", unit.decimals),
            Fault::TooLarge { most } => write!(f, "it is more than {}", unit.format(*most)),
        }
    }
}

impl std::error::Error for AmountError {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    NotADigit { character: char, position: usize },
    NoDigits,
    BarePoint,
    TooManyDecimals,
    TooLarge { most: U256 },
}

impl Unit {
    /// Creates a unit of this name with so many decimals.
    pub const fn new(name: &'static str, decimals: u8) -> Self {
        Self { name, decimals }
    }

    /// The name.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The number of decimals: one unit is ten to the power of it.
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// Formats an amount, with as many decimals as it needs.
    pub fn format(self, amount: impl Into<U256>) -> String {
        // At least one digit stands before the point.
        let digits = format!("{:0>width$}", amount.into(), width = self.width() + 1);
        let (whole, fraction) = digits.split_at(digits.len() - self.width());
        match fraction.trim_end_matches('0') {
            "" => whole.to_owned(),
            fraction => format!("{whole}.{fraction}"),
        }
    }

    /// Parses an amount of up to 64 bits, exactly.
    ///
    /// # Errors
    /// If it isn't digits with at most as many decimals as the unit has, or is beyond 64 bits.
    pub fn parse(self, text: &str) -> Result<u64, AmountError> {
        self.parse_as(text, u64::MAX)
    }

    /// Parses an amount of up to 128 bits, exactly.
    ///
    /// # Errors
    /// If it isn't digits with at most as many decimals as the unit has, or is beyond 128 bits.
    pub fn parse_u128(self, text: &str) -> Result<u128, AmountError> {
        self.parse_as(text, u128::MAX)
    }

    /// Parses an amount of up to 256 bits, exactly.
    ///
    /// # Errors
    /// If it isn't digits with at most as many decimals as the unit has, or is beyond 256 bits.
    pub fn parse_u256(self, text: &str) -> Result<U256, AmountError> {
        self.parse_as(text, U256::MAX)
    }

    fn parse_as<T: TryFrom<U256> + Into<U256>>(
        self,
        text: &str,
        most: T,
    ) -> Result<T, AmountError> {
        let large = Fault::TooLarge { most: most.into() };
        let amount = self.digits_of(text).and_then(|digits| {
            // Digits alone are only refused when they are too many.
            let amount: U256 = digits.parse().map_err(|_| large)?;
            T::try_from(amount).map_err(|_| large)
        });
        amount.map_err(|fault| AmountError {
            text: shorten(text.as_bytes(), AmountError::SHOWN),
            unit: self,
            fault,
        })
    }

    fn width(self) -> usize {
        usize::from(self.decimals)
    }

    /// The digits of the amount in the smallest parts of the unit.
    fn digits_of(self, text: &str) -> Result<String, Fault> {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        };
        let point = whole.len();
        let stranger = text.char_indices().find(|(position, character)| {
            !character.is_ascii_digit() && (*position != point || fraction.is_none())
        });
        if let Some((position, character)) = stranger {
            return Err(Fault::NotADigit {
                character,
                position,
            });
        }
        match (whole, fraction) {
            ("", None | Some("")) => return Err(Fault::NoDigits),
            ("", _) | (_, Some("")) => return Err(Fault::BarePoint),
            _ => {}
        }
        let fraction = fraction.unwrap_or_default();
        if fraction.len() > self.width() {
            return Err(Fault::TooManyDecimals);
        }
        Ok(format!("{whole}{fraction:0<width$}", width = self.width()))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl AmountError {
    /// Limit of the excerpt, in characters.
    const SHOWN: usize = 48;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn units_of_every_size() {
        for (decimals, amount, text) in [
            (0, 7_u64, "7"),
            (0, 0, "0"),
            (8, 150_000_000, "1.5"),
            (8, u64::MAX, "184467440737.09551615"),
            (19, u64::MAX, "1.8446744073709551615"),
            (20, u64::MAX, "0.18446744073709551615"),
        ] {
            let unit = Unit::new("units", decimals);
            assert_eq!(unit.format(amount), text);
            assert_eq!(unit.parse(text), Ok(amount));
        }
        let whole = Unit::new("pieces", 0).parse("1.0").err();
        let whole = whole.map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(
            whole,
            "expected an amount in pieces, found \"1.0\": it has more than 0 decimals"
        );
    }

    #[test]
    fn the_most_that_an_error_tells_is_that_of_the_width() {
        let unit = Unit::new("units", 2);
        let said = |error: Option<AmountError>| error.map(|error| error.to_string());
        let large = "3402823669209384634633746074317682114.56";
        for text in ["184467440737095516.16", large] {
            let error = said(unit.parse(text).err()).unwrap_or_default();
            assert!(
                error.ends_with("more than 184467440737095516.15"),
                "{error}"
            );
        }
        let error = said(unit.parse_u128(large).err()).unwrap_or_default();
        assert!(error.ends_with(&large.replace("56", "55")), "{error}");
    }

    #[test]
    fn amounts_of_256_bits() {
        let unit = Unit::new("units", 18);
        let most =
            "115792089237316195423570985008687907853269984665640564039457.584007913129639935";
        assert_eq!(unit.format(U256::MAX), most);
        assert_eq!(unit.parse_u256(most), Ok(U256::MAX));
        let more = most.replace("935", "936");
        let error = unit.parse_u256(&more).err().map(|error| error.to_string());
        assert!(
            error
                .unwrap_or_default()
                .ends_with(&format!("more than {most}"))
        );
        // However many decimals a token says that it has.
        let odd = Unit::new("tokens", u8::MAX);
        assert_eq!(odd.format(1_u8).len(), 257);
        assert_eq!(odd.parse_u256(&odd.format(U256::MAX)), Ok(U256::MAX));
        assert!(odd.parse_u256("1").is_err());
    }

    #[test]
    fn amounts_of_tokens() {
        assert_eq!(format_units(1_500_000_u32, 6), "1.5");
        assert_eq!(parse_units("1.5", 6), Ok(U256::new(1_500_000)));
        assert_eq!(parse_units("12", 0), Ok(U256::new(12)));
        let error = parse_units("1.5", 0).err().map(|error| error.to_string());
        assert_eq!(
            error.unwrap_or_default(),
            "expected an amount in tokens, found \"1.5\": it has more than 0 decimals"
        );
    }

    proptest! {
        #[test]
        fn every_amount_round_trips(amount: u64, decimals: u8) {
            let unit = Unit::new("units", decimals);
            prop_assert_eq!(unit.parse(&unit.format(amount)), Ok(amount));
        }

        #[test]
        fn every_amount_of_256_bits_round_trips(high: u128, low: u128, decimals: u8) {
            let amount = U256::from_words(high, low);
            prop_assert_eq!(parse_units(&format_units(amount, decimals), decimals), Ok(amount));
        }

        #[test]
        fn every_amount_of_128_bits_round_trips(amount: u128, decimals: u8) {
            let unit = Unit::new("units", decimals);
            prop_assert_eq!(unit.parse_u128(&unit.format(amount)), Ok(amount));
        }
    }
}
