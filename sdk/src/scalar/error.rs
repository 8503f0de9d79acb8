//! Errors of invalid scalars.

use std::error::Error;
use std::fmt;

/// A string that isn't the expected scalar.
///
/// Prints what was expected, the beginning of the input, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    expected: Expected,
    found: Excerpt,
    fault: Fault,
}

impl ParseError {
    #[cold]
    pub(super) fn new(expected: Expected, found: &str, fault: Fault) -> Self {
        let found = Excerpt::new(found);
        Self {
            expected,
            found,
            fault,
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            expected,
            found,
            fault,
        } = self;
        write!(f, "expected {expected}, found {found}: ")?;
        match (expected.digits(), fault) {
            (Some(digits), Fault::DigitCount(count)) if *count < digits => {
                write!(f, "it has {count} digits, {} are missing", digits - count)
            }
            (Some(digits), Fault::DigitCount(count)) if *count > digits => {
                write!(f, "it has {count} digits, {} too many", count - digits)
            }
            _ => fault.fmt(f),
        }
    }
}

impl Error for ParseError {}

/// A slice or vector whose length doesn't match the fixed bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthError {
    pub(super) expected: usize,
    pub(super) found: usize,
}

impl fmt::Display for LengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} bytes, found {}", self.expected, self.found)
    }
}

impl Error for LengthError {}

/// The expected scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    Quantity { bits: u32 },
    Decimal { bits: u32 },
    Data,
    FixedData { bytes: usize },
    Hex,
    FixedHex { bytes: usize },
    Address,
    Base64,
    Base64Url,
    StorageKey,
    Bech32m,
    Bech32mPrefix,
}

impl Expected {
    /// How many hex digits it has, if that is always the same.
    fn digits(self) -> Option<usize> {
        match self {
            Self::FixedData { bytes } | Self::FixedHex { bytes } => Some(bytes * 2),
            Self::Address => Some(40),
            _ => None,
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quantity { bits } => {
                write!(f, "a hex quantity of at most {bits} bits such as 0x2a")
            }
            Self::Decimal { bits } => {
                write!(f, "a string of decimal digits of at most {bits} bits")
            }
            Self::Data => f.write_str("hex data (0x and two digits a byte)"),
            Self::FixedData { bytes } => {
                write!(f, "{bytes} bytes of hex data (0x and {} digits)", bytes * 2)
            }
            Self::Hex => f.write_str("hex data (two digits a byte, with or without 0x)"),
            Self::FixedHex { bytes } => {
                let digits = bytes * 2;
                write!(
                    f,
                    "{bytes} bytes of hex data ({digits} digits, with or without 0x)"
                )
            }
            Self::Address => f.write_str("an address (0x and 40 hex digits)"),
            Self::Base64 => f.write_str("bytes in base64"),
            Self::Base64Url => f.write_str("bytes in the base64 of URLs"),
            Self::StorageKey => f.write_str("a storage key (0x and 1 to 64 hex digits)"),
            Self::Bech32m => f.write_str("a bech32m address of 32 bytes"),
            Self::Bech32mPrefix => f.write_str("the prefix of a bech32m address"),
        }
    }
}

/// The fault of an invalid string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    NoPrefix,
    NoDigits,
    LeadingZero,
    Negative,
    OddDigits,
    DigitCount(usize),
    NotADigit { character: char, position: usize },
    TooLarge,
    TooLong { limit: usize },
    PrefixLength { limit: usize },
    MixedCase,
    NotPrintable { character: char, position: usize },
    NoSeparator,
    NotBech32 { character: char, position: usize },
    Checksum,
    CaseChecksum,
    NoCaseChecksum,
    FirstBech32,
    PayloadLength(usize),
    Padding,
    NotBase64,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPrefix => f.write_str("the prefix 0x is missing"),
            Self::NoDigits => f.write_str("there are no digits"),
            Self::LeadingZero => f.write_str("leading zeros are not allowed"),
            Self::Negative => f.write_str("a quantity can't be negative"),
            Self::OddDigits => f.write_str("the number of digits is odd"),
            Self::DigitCount(count) => write!(f, "the number of digits is {count}"),
            Self::NotADigit {
                character,
                position,
            } => {
                write!(f, "{character:?} at position {position} is not a digit")
            }
            Self::TooLarge => f.write_str("the number is too large"),
            Self::TooLong { limit } => write!(f, "it is longer than {limit} characters"),
            Self::PrefixLength { limit } => {
                write!(f, "a prefix has 1 to {limit} characters")
            }
            Self::MixedCase => f.write_str("letters of both cases are mixed"),
            Self::NotPrintable {
                character,
                position,
            } => {
                write!(
                    f,
                    "{character:?} at position {position} is not printable ASCII"
                )
            }
            Self::NoSeparator => f.write_str("there is no 1 between a prefix and the data"),
            Self::NotBech32 {
                character,
                position,
            } => {
                write!(
                    f,
                    "{character:?} at position {position} is not a bech32 character"
                )
            }
            Self::Checksum => f.write_str("the checksum is wrong"),
            Self::CaseChecksum => f.write_str(
                "the case of its letters, which is its checksum (EIP-55), is wrong: look for a digit that was mistyped",
            ),
            Self::NoCaseChecksum => f.write_str(
                "all letters are of one case, so there is no checksum (EIP-55) to verify",
            ),
            Self::FirstBech32 => f.write_str("the checksum is that of bech32, not of bech32m"),
            Self::PayloadLength(bytes) => write!(f, "it holds {bytes} bytes"),
            Self::Padding => f.write_str("the bits that fill up its last character are not zero"),
            Self::NotBase64 => {
                f.write_str("it has other characters, or an end that is no whole byte")
            }
        }
    }
}

/// The beginning and the length of an invalid string, so that an error about megabytes of hex stays readable.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Excerpt {
    start: String,
    bytes: usize,
}

impl Excerpt {
    const MAX_CHARS: usize = 48;

    fn new(text: &str) -> Self {
        Self {
            start: text.chars().take(Self::MAX_CHARS).collect(),
            bytes: text.len(),
        }
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.start.len() == self.bytes {
            write!(f, "{:?}", self.start)
        } else {
            write!(f, "{:?}… ({} bytes)", self.start, self.bytes)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_expected_what_came_and_what_is_wrong() {
        let error = ParseError::new(
            Expected::Quantity { bits: 64 },
            "0x0400",
            Fault::LeadingZero,
        );
        assert_eq!(
            error.to_string(),
            "expected a hex quantity of at most 64 bits such as 0x2a, found \"0x0400\": leading zeros are not allowed"
        );
    }

    #[test]
    fn the_excerpt_is_bounded_and_escaped() {
        let error = ParseError::new(Expected::Data, &"é\n".repeat(100_000), Fault::NoPrefix);
        let message = error.to_string();
        assert!(message.len() < 250, "{message}");
        assert!(message.contains("(300000 bytes)"), "{message}");
        assert!(!message.contains('\n'), "{message}");
    }
}
