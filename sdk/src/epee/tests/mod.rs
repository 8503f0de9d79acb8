#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod errors;
mod examples;
mod hostile;
mod model;
mod oracle;
mod random;
mod tree;
mod view;

use serde::{Deserialize, Serialize};

use super::*;

/// The bytes of a body without its header, as hex digits with spaces.
fn body(digits: &str) -> Vec<u8> {
    let mut bytes = format::HEADER.to_vec();
    bytes.extend(const_hex::decode(digits.replace(' ', "")).expect("hex digits"));
    bytes
}

/// Error messages of bytes that can't be decoded as a type.
fn fault<'de, T: Deserialize<'de> + std::fmt::Debug>(bytes: &'de [u8]) -> String {
    from_slice::<T>(bytes)
        .expect_err("this can't be read")
        .to_string()
}
