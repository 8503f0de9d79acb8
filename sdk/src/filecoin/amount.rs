//! Big integers, and amounts of the currency.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use ethnum::I256;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::unit::{AmountError, Unit};

/// The unit of the chain, with 18 decimals.
pub const FIL: Unit = Unit::new("FIL", 18);

/// attoFIL in 1 FIL: 10^18.
pub const ATTO_PER_FIL: u64 = 10_u64.pow(FIL.decimals() as u32);

/// What nodes count.
const ATTO_FIL: Unit = Unit::new("attoFIL", 0);

/// Formats an amount in FIL, exactly and with its unit: `1.5 FIL`, with as many of the 18 decimals as it needs.
pub fn format_fil(amount: impl Into<TokenAmount>) -> String {
    let amount = amount.into().get();
    let sign = if amount < I256::ZERO { "-" } else { "" };
    format!("{sign}{} {FIL}", FIL.format(amount.unsigned_abs()))
}

/// Parses an amount, exactly: in FIL, such as `1.5 FIL` or just `1.5`, or in attoFIL, such as `1500000000000000000 attoFIL`. It may be
/// negative. Letter case of the unit doesn't matter, nor whether there is room before it.
///
/// # Errors
/// If it isn't digits with at most 18 decimals, none in attoFIL, or is beyond 128 bits of attoFIL, 3.4·10^20 FIL.
pub fn parse_fil(text: &str) -> Result<TokenAmount, AmountError> {
    let trimmed = text.trim();
    let number = trimmed.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let (number, name) = trimmed.split_at(number.len());
    let unit = match name.to_ascii_lowercase().as_str() {
        "" | "fil" => FIL,
        "attofil" | "afil" => ATTO_FIL,
        // Another unit: the letters are told as what isn't a digit.
        _ => return FIL.parse_u128(trimmed).map(magnitude),
    };
    let number = number.trim_end();
    match number.strip_prefix('-') {
        Some(number) => unit.parse_u128(number).map(|amount| -magnitude(amount)),
        None => unit.parse_u128(number).map(magnitude),
    }
}

fn magnitude(amount: u128) -> TokenAmount {
    TokenAmount::new(I256::from_words(0, amount.cast_signed()))
}

/// Decimal digits that are no integer of 256 bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntegerError(String);

impl fmt::Display for IntegerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected an integer of at most 256 bits in decimal digits, found {:?}",
            self.0
        )
    }
}

impl std::error::Error for IntegerError {}

/// What Go prints for a big integer that was never set.
const UNSET: &str = "<nil>";

fn parse(text: &str) -> Result<I256, IntegerError> {
    if text == UNSET {
        return Ok(I256::ZERO);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| is_plain);
    number.ok_or_else(|| IntegerError(text.chars().take(100).collect()))
}

macro_rules! integers {
    ($($(#[$attribute:meta])* $Name:ident;)+) => {$(
        $(#[$attribute])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name(I256);

        impl $Name {
            /// 0.
            pub const ZERO: Self = Self(I256::ZERO);

            /// Creates it from the integer.
            pub const fn new(number: I256) -> Self {
                Self(number)
            }

            /// The integer.
            pub const fn get(self) -> I256 {
                self.0
            }

            /// The integer, if it fits in 128 bits.
            pub fn to_i128(self) -> Option<i128> {
                self.0.try_into().ok()
            }

            /// The sum; `None` where it doesn't fit.
            #[must_use]
            pub fn checked_add(self, other: Self) -> Option<Self> {
                self.0.checked_add(other.0).map(Self)
            }

            /// The difference; `None` where it doesn't fit.
            #[must_use]
            pub fn checked_sub(self, other: Self) -> Option<Self> {
                self.0.checked_sub(other.0).map(Self)
            }
        }

        impl From<I256> for $Name {
            fn from(number: I256) -> Self {
                Self(number)
            }
        }

        impl From<u64> for $Name {
            fn from(number: u64) -> Self {
                Self(number.into())
            }
        }

        impl From<i128> for $Name {
            fn from(number: i128) -> Self {
                Self(number.into())
            }
        }

        impl From<$Name> for I256 {
            fn from(number: $Name) -> Self {
                number.0
            }
        }

        impl Add for $Name {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl AddAssign for $Name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl Sub for $Name {
            type Output = Self;

            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl SubAssign for $Name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }

        impl Neg for $Name {
            type Output = Self;

            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl Sum for $Name {
            fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
                numbers.fold(Self::ZERO, Add::add)
            }
        }

        impl FromStr for $Name {
            type Err = IntegerError;

            fn from_str(text: &str) -> Result<Self, IntegerError> {
                parse(text).map(Self)
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($Name), "({})"), self.0)
            }
        }

        impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(Digits).map(Self)
            }
        }
    )+};
}

integers! {
    /// A big integer: the weight of a chain, the power of a miner, …
    ///
    /// On the wire it is a string of decimal digits, with a minus before it where it is negative. Nodes in Go write one that was never set
    /// as `<nil>`, which is read as 0.
    BigInt;
    /// An amount in attoFIL, of which there are 10^18 in 1 FIL. It may be negative, as a difference.
    ///
    /// ```
    /// use polyrpc::filecoin::TokenAmount;
    ///
    /// let balance: TokenAmount = "1100000000000000000000000000".parse()?;
    /// assert_eq!((balance - TokenAmount::from(1_u64)).to_string(), "1099999999999999999999999999");
    /// # Ok::<(), polyrpc::filecoin::IntegerError>(())
    /// ```
    TokenAmount;
}

struct Digits;

impl Visitor<'_> for Digits {
    type Value = I256;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer in a string of decimal digits")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<I256, E> {
        parse(text).map_err(E::custom)
    }

    fn visit_u64<E>(self, number: u64) -> Result<I256, E> {
        Ok(number.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<I256, E> {
        Ok(number.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_either_sign_round_trip() {
        for text in [
            "0",
            "-7",
            "1100000000000000000000000000",
            &I256::MAX.to_string(),
        ] {
            let json = format!("\"{text}\"");
            let number: BigInt = serde_json::from_str(&json).expect(text);
            assert_eq!(number.to_string(), text);
            assert_eq!(serde_json::to_string(&number).ok(), Some(json));
        }
    }

    #[test]
    fn numbers_and_what_was_never_set_are_read() {
        for (json, number) in [("7", 7), ("-7", -7), ("\"<nil>\"", 0), ("\"007\"", 7)] {
            let read = serde_json::from_str::<TokenAmount>(json).ok();
            assert_eq!(read, Some(TokenAmount::from(i128::from(number))), "{json}");
        }
    }

    #[test]
    fn other_values_are_refused() {
        let large = format!("\"{}0\"", I256::MAX);
        for json in [
            "\"\"", "\"-\"", "\"+1\"", "\"1.0\"", "\"0x1\"", "null", "1.5", "[]", &large,
        ] {
            assert!(serde_json::from_str::<BigInt>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn no_digit_of_fil_is_lost() {
        for (atto, text) in [
            ("0", "0 FIL"),
            ("1", "0.000000000000000001 FIL"),
            ("1500000000000000000", "1.5 FIL"),
            ("-1500000000000000000", "-1.5 FIL"),
            ("-1", "-0.000000000000000001 FIL"),
            ("2000000000000000000000000000", "2000000000 FIL"),
            ("10000000000000000001", "10.000000000000000001 FIL"),
        ] {
            let amount: TokenAmount = atto.parse().expect(atto);
            assert_eq!(format_fil(amount), text);
            assert_eq!(parse_fil(text), Ok(amount));
            let number = text.trim_end_matches(" FIL");
            assert_eq!(parse_fil(number), Ok(amount));
            assert_eq!(parse_fil(&format!("{number}fil")), Ok(amount));
            assert_eq!(parse_fil(&format!("{atto} attoFIL")), Ok(amount));
            assert_eq!(parse_fil(&format!("{atto}aFIL")), Ok(amount));
        }
        let most = TokenAmount::new(I256::MAX);
        let digits = I256::MAX.to_string();
        let (whole, rest) = digits.split_at(digits.len() - 18);
        assert_eq!(format_fil(most), format!("{whole}.{rest} FIL"));
        let least = TokenAmount::new(I256::MIN);
        assert!(format_fil(least).starts_with("-5789"));
    }

    #[test]
    fn what_is_no_amount_of_fil_says_why() {
        for (text, why) in [
            ("", "there is no digit"),
            ("FIL", "there is no digit"),
            ("1.5 XCH", "' ' at position 3 is not a digit"),
            ("1.5 attoFIL", "has more than 0 decimals"),
            ("0.0000000000000000001", "has more than 18 decimals"),
            ("--1", "'-' at position 0 is not a digit"),
            ("+1", "'+' at position 0 is not a digit"),
            ("1e18", "'e' at position 1 is not a digit"),
            ("400000000000000000000", "more than 340282366920938463463"),
        ] {
            let error = parse_fil(text).err().map(|error| error.to_string());
            assert!(error.unwrap_or_default().contains(why), "{text}");
        }
    }

    #[test]
    fn amounts_are_added() {
        let amounts = [1_u64, 2, 3].map(TokenAmount::from);
        assert_eq!(
            amounts.into_iter().sum::<TokenAmount>(),
            TokenAmount::from(6_u64)
        );
        assert_eq!(TokenAmount::new(I256::MAX).checked_add(1_u64.into()), None);
    }
}
