//! The codes of Solidity's `Panic(uint256)`.

use std::fmt;

use crate::ethereum::U256;

/// Why the compiler's code reverted: the code of Solidity's `Panic(uint256)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PanicCode {
    /// `0x00`: a panic that the compiler inserted, of no further kind.
    Generic,
    /// `0x01`: an `assert` that is false.
    AssertionFailed,
    /// `0x11`: arithmetic that overflows or underflows outside of `unchecked`.
    ArithmeticOverflow,
    /// `0x12`: division or modulo by zero.
    DivisionByZero,
    /// `0x21`: a value that its enum doesn't have.
    InvalidEnumValue,
    /// `0x22`: a storage byte array that is encoded incorrectly.
    InvalidStorageBytes,
    /// `0x31`: `pop` on an empty array.
    EmptyArrayPop,
    /// `0x32`: an index beyond the end of an array or a slice.
    IndexOutOfBounds,
    /// `0x41`: too much memory, or an array that is too large.
    OutOfMemory,
    /// `0x51`: a call of an internal function variable that was never set.
    UninitializedFunction,
    /// A code that this version doesn't know.
    Unknown(U256),
}

/// The codes that Solidity documents, with their meanings.
pub(super) const PANICS: [(PanicCode, u8, &str); 10] = [
    (PanicCode::Generic, 0x00, "generic compiler panic"),
    (PanicCode::AssertionFailed, 0x01, "assertion failed"),
    (
        PanicCode::ArithmeticOverflow,
        0x11,
        "arithmetic overflow or underflow",
    ),
    (
        PanicCode::DivisionByZero,
        0x12,
        "division or modulo by zero",
    ),
    (
        PanicCode::InvalidEnumValue,
        0x21,
        "conversion to an invalid enum value",
    ),
    (
        PanicCode::InvalidStorageBytes,
        0x22,
        "incorrectly encoded storage byte array",
    ),
    (PanicCode::EmptyArrayPop, 0x31, "pop on an empty array"),
    (
        PanicCode::IndexOutOfBounds,
        0x32,
        "array index out of bounds",
    ),
    (
        PanicCode::OutOfMemory,
        0x41,
        "too much memory was allocated",
    ),
    (
        PanicCode::UninitializedFunction,
        0x51,
        "call of an uninitialized internal function",
    ),
];

impl PanicCode {
    /// The code as the contract sent it.
    pub fn code(self) -> U256 {
        let known = PANICS.into_iter().find(|(panic, ..)| *panic == self);
        match (known, self) {
            (Some((_, code, _)), _) => U256::from(code),
            (None, Self::Unknown(code)) => code,
            // Every other variant is in the table.
            (None, _) => U256::ZERO,
        }
    }

    /// What the code means, such as `array index out of bounds`; `None` for an unknown one.
    pub fn meaning(self) -> Option<&'static str> {
        let known = PANICS.into_iter().find(|(panic, ..)| *panic == self);
        known.map(|(.., meaning)| meaning)
    }
}

impl From<U256> for PanicCode {
    fn from(code: U256) -> Self {
        let known = PANICS
            .into_iter()
            .find(|(_, known, _)| U256::from(*known) == code);
        known.map_or(Self::Unknown(code), |(panic, ..)| panic)
    }
}

impl fmt::Display for PanicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let meaning = self.meaning().unwrap_or("unknown");
        write!(f, "panic {:#04x}: {meaning}", self.code())
    }
}
