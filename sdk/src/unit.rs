//! Units that people count in, exactly: nodes count the smallest parts of them.

use std::fmt;

use crate::excerpt::shorten;

/// A unit that people count in, such as XCH, with so many decimals down to what nodes count.
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
    decimals: u32,
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
    TooLarge { most: u128 },
}

impl Unit {
    /// Creates a unit of this name with so many decimals.
    ///
    /// # Panics
    /// With more than 19 decimals, at compile time in a constant: one unit would be beyond 64 bits.
    pub const fn new(name: &'static str, decimals: u32) -> Self {
        assert!(decimals <= u64::MAX.ilog10(), "more than 19 decimals");
        Self { name, decimals }
    }

    /// The name.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The smallest parts in one unit: ten to the power of the decimals.
    pub const fn parts(self) -> u64 {
        10_u64.pow(self.decimals)
    }

    /// Formats an amount, with as many decimals as it needs.
    pub fn format(self, amount: impl Into<u128>) -> String {
        let (amount, unit) = (amount.into(), u128::from(self.parts()));
        let (whole, rest) = (amount / unit, amount % unit);
        let text = format!("{whole}.{rest:0>width$}", width = self.width());
        match self.decimals {
            0 => whole.to_string(),
            _ => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        }
    }

    /// Parses an amount, exactly.
    ///
    /// # Errors
    /// If it isn't digits with at most as many decimals as the unit has, or is beyond 64 bits.
    pub fn parse(self, text: &str) -> Result<u64, AmountError> {
        let most = u128::from(u64::MAX);
        let amount = self
            .parts_of(text)
            .and_then(|amount| u64::try_from(amount).map_err(|_| Fault::TooLarge { most }));
        // What is beyond 128 bits is beyond 64, too.
        amount.map_err(|fault| match fault {
            Fault::TooLarge { .. } => self.error(text, Fault::TooLarge { most }),
            fault => self.error(text, fault),
        })
    }

    /// Parses an amount of up to 128 bits, exactly.
    ///
    /// # Errors
    /// If it isn't digits with at most as many decimals as the unit has, or is beyond 128 bits.
    pub fn parse_u128(self, text: &str) -> Result<u128, AmountError> {
        self.parts_of(text).map_err(|fault| self.error(text, fault))
    }

    fn error(self, text: &str, fault: Fault) -> AmountError {
        AmountError {
            text: shorten(text.as_bytes(), AmountError::SHOWN),
            unit: self,
            fault,
        }
    }

    const fn width(self) -> usize {
        self.decimals as usize
    }

    fn parts_of(self, text: &str) -> Result<u128, Fault> {
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
        // Padded to the unit's decimals, so that this is a number of its parts.
        let rest = format!("0{fraction:0<width$}", width = self.width());
        let large = Fault::TooLarge { most: u128::MAX };
        let number = |digits: &str| digits.parse::<u128>().map_err(|_| large);
        number(whole)?
            .checked_mul(u128::from(self.parts()))
            .and_then(|amount| amount.checked_add(number(&rest).ok()?))
            .ok_or(large)
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

    proptest! {
        #[test]
        fn every_amount_round_trips(amount: u64, decimals in 0_u32..=19) {
            let unit = Unit::new("units", decimals);
            prop_assert_eq!(unit.parse(&unit.format(amount)), Ok(amount));
        }

        #[test]
        fn every_amount_of_128_bits_round_trips(amount: u128, decimals in 0_u32..=19) {
            let unit = Unit::new("units", decimals);
            prop_assert_eq!(unit.parse_u128(&unit.format(amount)), Ok(amount));
        }
    }
}
