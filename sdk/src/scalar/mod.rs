//! Scalars that nodes write as strings: quantities, bytes, addresses, decimal strings. One file each.
//!
//! [`Address`], [`Bech32mAddress`], [`Bytes`], [`FixedBytes`] and [`StorageKey`] are types with serde implementations.
//! Integers are plain Rust integers or [`U256`]; a codec chooses their encoding, [`Quantity`] for hex and [`Decimal`]
//! for decimal digits, through [`serde_with`]'s `SerializeAs` and `DeserializeAs`. The codec [`Hex`] reads hex strings
//! with or without `0x`, [`BareHex`] does too and writes them without, and [`PaddedQuantity`] reads quantities with leading zeros, each where
//! a document says so.
//!
//! In a binary format, such as epee, the types and codecs of bytes ([`Address`], [`Bytes`], [`FixedBytes`], [`Hex`],
//! [`BareHex`]) are raw bytes, and a list of values of one size may be a single byte string: [`Packed`]. All others stay strings.
//!
//! Decoding is strict: what the specification forbids is an error that says what was expected and shows a bounded
//! excerpt of the input. Both letter cases of hex digits are read; lower case is written.

mod address;
mod bare_hex;
mod base64;
mod bech32m;
mod binary;
mod byte_array;
mod bytes;
mod decimal;
mod error;
mod fixed_bytes;
mod hex;
mod or_empty;
mod packed;
mod pod;
mod quantity;
mod quick;
mod raw_text;
mod secret;
mod storage_key;
#[cfg(test)]
mod tests;
mod text;

pub use address::Address;
pub use bare_hex::BareHex;
pub use base64::{Base64, Base64Url};
pub use bech32m::Bech32mAddress;
pub use bytes::Bytes;
pub use decimal::Decimal;
pub use error::{LengthError, ParseError};
/// 256-bit numbers, by [`ethnum`](https://docs.rs/ethnum): arithmetic, conversions, and serde's traits, which read and write hex with `0x`.
/// Functions take smaller integers in its place.
///
/// ```
/// use polyrpc::scalar::U256;
///
/// assert_eq!("42".parse(), Ok(U256::new(42)));
/// assert_eq!(U256::from_str_prefixed("0x2a"), Ok(U256::new(42))); // or decimal digits
/// assert_eq!(U256::from(42_u64).to_string(), "42");
/// assert_eq!(format!("{:#x}", U256::new(42)), "0x2a");
/// assert_eq!(serde_json::to_string(&U256::new(42))?, r#""0x2a""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(inline)]
pub use ethnum::U256;
pub use fixed_bytes::{B256, FixedBytes};
pub use hex::Hex;
pub use or_empty::OrEmpty;
pub use packed::Packed;
pub use pod::Pod;
pub use quantity::{PaddedQuantity, Quantity};
pub use raw_text::RawText;
pub use secret::Secret;
pub use storage_key::StorageKey;
