//! Samples of the scalars, for mocks.

use super::{
    Address, BigInt, BitField, Cid, Nanoseconds, Timestamp, TipSetKey, Token, TokenAmount, UnixTime,
};
use crate::rt::Sample;
use crate::scalar::Secret;

macro_rules! defaults {
    ($($ty:ty),*) => {$(
        impl Sample for $ty {
            fn sample() -> Self {
                Self::default()
            }
        }
    )*};
}

defaults!(
    BigInt,
    BitField,
    Cid,
    Nanoseconds,
    TipSetKey,
    TokenAmount,
    UnixTime
);

impl Sample for Address {
    fn sample() -> Self {
        Self::id(0)
    }
}

impl Sample for Timestamp {
    fn sample() -> Self {
        Self::from(::time::OffsetDateTime::UNIX_EPOCH)
    }
}

impl Sample for Token {
    fn sample() -> Self {
        Self::from(Secret::from(""))
    }
}
