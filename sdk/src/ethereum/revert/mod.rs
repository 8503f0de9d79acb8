//! What a contract reverted with, read from the error of a call.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::value::RawValue;

use super::{Bytes, U256};
use crate::error::{Error, RpcError};

/// What a contract reverted with.
///
/// ```
/// use polyrpc::ethereum::{ErrorExt, PanicCode, Revert};
///
/// fn report(error: &polyrpc::Error) {
///     match error.revert() {
///         Some(Revert::Reason(reason)) => println!("refused: {reason}"),
///         Some(Revert::Panic(PanicCode::ArithmeticOverflow)) => println!("the amount is too large"),
///         Some(Revert::Custom(data)) => println!("custom error {data}"),
///         Some(revert) => println!("{revert}"),
///         None => println!("not a revert: {error}"),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Revert {
    /// The message of `require(…, "…")` or `revert("…")`: Solidity's `Error(string)`.
    Reason(String),
    /// A check that the compiler made failed: Solidity's `Panic(uint256)`.
    Panic(PanicCode),
    /// A custom error, ABI-encoded: a selector of 4 bytes and the arguments. Also any other bytes that the contract reverted with, and an
    /// `Error(string)` or `Panic(uint256)` that isn't encoded as the ABI has it.
    Custom(Bytes),
    /// The contract reverted without data, or the node didn't send them; the error's message may say more then.
    Empty,
}

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
const PANICS: [(PanicCode, u8, &str); 10] = [
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

impl fmt::Display for Revert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("execution reverted")?;
        match self {
            Self::Reason(reason) => write!(f, ": {reason}"),
            Self::Panic(code) => write!(f, ": {code}"),
            Self::Custom(data) => match data.get(..4) {
                Some(selector) => write!(
                    f,
                    ": custom error 0x{} with {} bytes of arguments",
                    const_hex::encode(selector),
                    data.len() - 4
                ),
                None => write!(f, ": {data}"),
            },
            Self::Empty => f.write_str(" without data"),
        }
    }
}

/// Reads what a contract reverted with from an error.
pub trait ErrorExt {
    /// What the contract reverted with; `None` if the error is anything else than a revert.
    fn revert(&self) -> Option<Revert>;

    /// The bytes that the contract reverted with, empty if there are none; `None` if the error is anything else than a revert.
    fn revert_data(&self) -> Option<Bytes>;
}

impl ErrorExt for Error {
    fn revert(&self) -> Option<Revert> {
        self.rpc()?.revert()
    }

    fn revert_data(&self) -> Option<Bytes> {
        self.rpc()?.revert_data()
    }
}

impl ErrorExt for RpcError {
    fn revert(&self) -> Option<Revert> {
        self.revert_data().map(Revert::from_data)
    }

    fn revert_data(&self) -> Option<Bytes> {
        let data = self.data.as_ref().and_then(|data| data_in(data.as_str()));
        match data {
            Some(Data::Revert(bytes)) => Some(bytes),
            Some(Data::Bytes(bytes)) if is_revert(self) => Some(bytes),
            None if is_revert(self) => Some(Bytes::new()),
            _ => None,
        }
    }
}

impl Revert {
    /// What the contract reverted with; `None` if the error is anything else than a revert. The same as [`ErrorExt::revert`].
    pub fn of(error: &Error) -> Option<Self> {
        error.revert()
    }

    /// Reads the bytes that a contract reverted with, as they also stand in traces and simulations.
    pub fn from_data(data: impl Into<Bytes>) -> Self {
        let data = data.into();
        if data.is_empty() {
            return Self::Empty;
        }
        let read = match data.split_first_chunk() {
            Some((&ERROR, arguments)) => read_string(arguments).map(Self::Reason),
            Some((&PANIC, arguments)) => {
                read_number(arguments).map(|code| Self::Panic(code.into()))
            }
            _ => None,
        };
        read.unwrap_or(Self::Custom(data))
    }

    /// The message of `Error(string)`.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Reason(reason) => Some(reason),
            _ => None,
        }
    }
}

/// The selector of `Error(string)`.
const ERROR: [u8; 4] = [0x08, 0xc3, 0x79, 0xa0];

/// The selector of `Panic(uint256)`.
const PANIC: [u8; 4] = [0x4e, 0x48, 0x7b, 0x71];

/// The code of a revert: geth's, and that of all nodes that follow it.
const REVERTED: i64 = 3;

/// Whether an error says that a contract reverted, by its code or in the words of older nodes: hardhat's, ganache's and Besu's.
fn is_revert(error: &RpcError) -> bool {
    let message = error.message.to_ascii_lowercase();
    let words = [
        "execution reverted",
        "transaction reverted",
        "vm exception while processing transaction: revert",
    ];
    error.code == REVERTED || words.iter().any(|words| message.contains(words))
}

/// Bytes in the data of an error.
enum Data {
    Bytes(Bytes),
    /// The data say that they are of a revert.
    Revert(Bytes),
}

/// The keys under which development nodes put the bytes, when the data of the error is an object: hardhat's and ganache's.
const NESTED: [&str; 2] = ["data", "result"];

/// The bytes in the data of an error: most nodes send them as a text in hex, Nethermind and OpenEthereum as `Reverted 0x…`, hardhat 2 under
/// `data` and ganache under `result` of an object.
fn data_in(json: &str) -> Option<Data> {
    if let Ok(text) = serde_json::from_str::<String>(json) {
        return match text.strip_prefix("Reverted ") {
            Some(hex) => hex.parse().ok().map(Data::Revert),
            None => prefixed(&text).map(Data::Bytes),
        };
    }
    let fields = serde_json::from_str::<BTreeMap<String, &RawValue>>(json).ok()?;
    let mut texts = NESTED.iter().filter_map(|key| {
        let text = fields.get(*key)?.get();
        serde_json::from_str::<String>(text).ok()
    });
    texts.find_map(|text| prefixed(&text)).map(Data::Bytes)
}

/// Bytes in hex with `0x`: a text without it is a message.
fn prefixed(text: &str) -> Option<Bytes> {
    text.starts_with("0x").then(|| text.parse().ok()).flatten()
}

/// The one argument that is a string: its offset, its length, and its bytes, padded with zeros to a multiple of 32.
fn read_string(arguments: &[u8]) -> Option<String> {
    let (offset, rest) = arguments.split_first_chunk::<32>()?;
    let (length, rest) = rest.split_first_chunk::<32>()?;
    if U256::from_be_bytes(*offset) != U256::new(32) {
        return None;
    }
    let length = usize::try_from(U256::from_be_bytes(*length)).ok()?;
    let (text, padding) = rest.split_at_checked(length)?;
    if padding.len() >= 32 || padding.iter().any(|byte| *byte != 0) {
        return None;
    }
    String::from_utf8(text.to_vec()).ok()
}

/// The one argument that is a number.
fn read_number(arguments: &[u8]) -> Option<U256> {
    arguments.try_into().ok().map(U256::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RawJson;

    const USER_ERROR: &str = "0x08c379a00000000000000000000000000000000000000000000000000000000000000020000000000000000000000000000000000000000000000000000000000000000a75736572206572726f7200000000000000000000000000000000000000000000";
    const ASSERTION: &str =
        "0x4e487b710000000000000000000000000000000000000000000000000000000000000001";

    fn bytes(hex: &str) -> Bytes {
        hex.parse().expect("hex")
    }

    fn error(code: i64, message: &str, data: &str) -> RpcError {
        RpcError::new(code, message).with_data(RawJson::new(data).expect("JSON"))
    }

    #[test]
    fn each_node_has_its_own_place_for_the_data() {
        let reason = Some(Revert::Reason("user error".to_owned()));
        for (code, message, data) in [
            // geth, reth, Erigon, anvil, hardhat 3
            (
                3,
                "execution reverted: user error",
                format!(r#""{USER_ERROR}""#),
            ),
            // Besu
            (
                -32000,
                "Execution reverted (user error)",
                format!(r#""{USER_ERROR}""#),
            ),
            // Nethermind, OpenEthereum
            (
                -32015,
                "VM execution error.",
                format!(r#""Reverted {USER_ERROR}""#),
            ),
            // hardhat 2
            (
                -32603,
                "Error: VM Exception while processing transaction: reverted with reason string 'user error'",
                format!(r#"{{"message":"…","txHash":"0x01","data":"{USER_ERROR}"}}"#),
            ),
            // ganache, eth_call and eth_sendTransaction
            (
                -32000,
                "VM Exception while processing transaction: revert user error",
                format!(r#""{USER_ERROR}""#),
            ),
            (
                -32000,
                "VM Exception while processing transaction: revert user error",
                format!(
                    r#"{{"hash":"0x01","programCounter":7,"result":"{USER_ERROR}","reason":"user error"}}"#
                ),
            ),
        ] {
            let error = error(code, message, &data);
            assert_eq!(error.revert(), reason, "{code} {message} {data}");
            assert_eq!(error.revert_data(), Some(bytes(USER_ERROR)));
        }
    }

    #[test]
    fn without_data_it_is_a_revert_all_the_same() {
        for data in [r#""0x""#, "null", r#"{"data":null}"#, r#""revert""#, "[7]"] {
            let error = error(3, "execution reverted", data);
            assert_eq!(error.revert(), Some(Revert::Empty), "{data}");
        }
        let error = RpcError::new(-32000, "execution reverted");
        assert_eq!(error.revert(), Some(Revert::Empty));
    }

    #[test]
    fn other_errors_are_no_reverts() {
        for (code, message, data) in [
            (-32000, "insufficient funds", "null"),
            (-32602, "invalid params", r#""0x08c379a0""#),
            (-32000, "can't revert to snapshot 0x7", r#""0x07""#),
            (-32015, "VM execution error.", r#""Bad instruction""#),
        ] {
            assert_eq!(error(code, message, data).revert(), None, "{message}");
        }
        assert_eq!(Revert::of(&Error::timeout("late")), None);
    }

    #[test]
    fn a_panic_has_a_meaning() {
        let revert = Revert::from_data(bytes(ASSERTION));
        assert_eq!(revert, Revert::Panic(PanicCode::AssertionFailed));
        assert_eq!(
            revert.to_string(),
            "execution reverted: panic 0x01: assertion failed"
        );
        for (panic, code, meaning) in PANICS {
            assert_eq!(PanicCode::from(U256::from(code)), panic);
            assert_eq!(
                (panic.code(), panic.meaning()),
                (code.into(), Some(meaning))
            );
        }
        let unknown = PanicCode::from(U256::MAX);
        assert_eq!(
            (unknown, unknown.meaning()),
            (PanicCode::Unknown(U256::MAX), None)
        );
        assert_eq!(unknown.code(), U256::MAX);
    }

    #[test]
    fn what_the_abi_doesn_t_have_stays_bytes() {
        let good = bytes(USER_ERROR).to_vec();
        assert_eq!(
            Revert::from_data(good[..78].to_vec()).reason(),
            Some("user error"),
            "contracts that encode by hand leave out the padding"
        );
        let changed = |place: usize, value: u8| {
            let mut data = good.clone();
            data[place] = value;
            data
        };
        for (data, why) in [
            (good[..77].to_vec(), "cut within the text"),
            (good[..67].to_vec(), "cut within the length"),
            (good[..5].to_vec(), "cut within the offset"),
            (good[..4].to_vec(), "no arguments"),
            (changed(35, 0x40), "another offset"),
            (changed(4, 1), "a huge offset"),
            (changed(36, 0xff), "a huge length"),
            (changed(67, 33), "a length beyond the end"),
            (changed(99, 1), "padding that isn't zero"),
            (changed(68, 0xff), "not UTF-8"),
            ([good.clone(), vec![0; 32]].concat(), "a word too many"),
            (bytes(ASSERTION)[..35].to_vec(), "a short number"),
            (
                [bytes(ASSERTION).to_vec(), vec![0]].concat(),
                "a long number",
            ),
            (vec![1, 2, 3], "shorter than a selector"),
        ] {
            let revert = Revert::from_data(data.clone());
            assert_eq!(revert, Revert::Custom(data.into()), "{why}");
        }
    }

    #[test]
    fn a_custom_error_is_named_by_its_selector() {
        let revert = Revert::from_data(vec![0xde, 0xad, 0xbe, 0xef, 1, 2]);
        assert_eq!(
            revert.to_string(),
            "execution reverted: custom error 0xdeadbeef with 2 bytes of arguments"
        );
        let short = Revert::from_data(vec![0xde]);
        assert_eq!(short.to_string(), "execution reverted: 0xde");
        assert_eq!(
            Revert::from_data(Bytes::new()).to_string(),
            "execution reverted without data"
        );
    }
}
