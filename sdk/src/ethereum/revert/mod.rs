//! What a contract reverted with, read from the error of a call.

mod panic;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::value::RawValue;

use super::{Bytes, U256};
use crate::error::{Error, RpcError};

pub use panic::PanicCode;

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
    /// What the contract reverted with; `None` if the error isn't a revert. Equivalent to [`ErrorExt::revert`].
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
