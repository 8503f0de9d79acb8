//! The scalars that nodes write as text: quantities, bytes, addresses, decimal strings. One file each.
//!
//! [`Address`], [`Bech32mAddress`], [`Bytes`], [`FixedBytes`] and [`StorageKey`] are types of their own and know how they are
//! written. Integers are plain Rust integers or [`U256`]; how a node writes one is chosen by a codec, [`Quantity`] for hex and
//! [`Decimal`] for decimal digits, through [`serde_with`]'s `SerializeAs` and `DeserializeAs`. The codec [`Hex`] reads bytes of
//! nodes that write `0x` in some places only.
//!
//! In a format that isn't text, such as [`epee`](crate::epee), the types and codecs of bytes ([`Address`], [`Bytes`], [`FixedBytes`],
//! [`Hex`]) are the bytes themselves, and a list of values of one size may be a single byte string: [`Packed`]. All others stay text.
//!
//! Reading is strict: what the specification calls wrong is an error that says what was expected and shows a bounded
//! excerpt of what came. Both letter cases of hex digits are read; lower case is written.

mod address;
mod bech32m;
mod binary;
mod byte_array;
mod bytes;
mod decimal;
mod error;
mod fixed_bytes;
mod hex;
mod packed;
mod pod;
mod quantity;
mod secret;
mod storage_key;
#[cfg(test)]
mod test_support;
mod text;

pub use address::Address;
pub use bech32m::Bech32mAddress;
pub use bytes::Bytes;
pub use decimal::Decimal;
pub use error::{LengthError, ParseError};
pub use ethnum::U256;
pub use fixed_bytes::{B256, FixedBytes};
pub use hex::Hex;
pub use packed::Packed;
pub use pod::Pod;
pub use quantity::Quantity;
pub use secret::Secret;
pub use storage_key::StorageKey;
