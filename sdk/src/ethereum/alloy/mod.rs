//! alloy's types and signers on this client: the feature `alloy`.
//!
//! - `Client::builder(url).signer(key)` makes a client that signs: any alloy signer, see [`SignerLayer`].
//! - [`Client::read`](super::Client::read) calls a function of a contract, as `sol!` defines it, and decodes what it returns.
//! - [`Client::events_of`](super::Client::events_of) streams a contract's events, decoded.
//! - [`Revert::decode`](super::Revert::decode) decodes custom errors.
//! - Addresses, hashes, bytes, logs, transaction requests and what they hold convert into alloy's and back by `From` and `TryFrom`; numbers
//!   and access lists, for which Rust's rules forbid that, by [`IntoAlloy`].

mod convert;
mod decode;
mod events;
mod fill;
mod nonce;
mod read;
mod request;
mod signer;
#[cfg(all(test, feature = "mock"))]
mod tests;

pub use convert::IntoAlloy;
pub use events::{DecodedLog, Events};
pub use read::Read;
pub use signer::{SignerLayer, SignerService};
