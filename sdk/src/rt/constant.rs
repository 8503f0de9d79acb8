//! Values that always say the same.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};

/// A value that a key always has.
#[derive(Clone, Copy, Debug)]
pub enum Constant {
    /// A text.
    Text(&'static str),
    /// `true` or `false`.
    Flag(bool),
    /// A number, written in so many bits where the wire has them.
    U8(u8),
    /// See [`U8`](Self::U8).
    U16(u16),
    /// See [`U8`](Self::U8).
    U32(u32),
    /// See [`U8`](Self::U8).
    U64(u64),
    /// See [`U8`](Self::U8).
    U128(u128),
    /// See [`U8`](Self::U8).
    I8(i8),
    /// See [`U8`](Self::U8).
    I16(i16),
    /// See [`U8`](Self::U8).
    I32(i32),
    /// See [`U8`](Self::U8).
    I64(i64),
    /// See [`U8`](Self::U8).
    I128(i128),
    /// See [`U8`](Self::U8).
    F64(f64),
}

/// Behaviour shared by every kind of constant.
macro_rules! each {
    ($of:expr, $value:ident => $then:expr, text: $text:expr) => {
        match $of {
            Constant::Text($value) => $text,
            Constant::Flag($value) => $then,
            Constant::U8($value) => $then,
            Constant::U16($value) => $then,
            Constant::U32($value) => $then,
            Constant::U64($value) => $then,
            Constant::U128($value) => $then,
            Constant::I8($value) => $then,
            Constant::I16($value) => $then,
            Constant::I32($value) => $then,
            Constant::I64($value) => $then,
            Constant::I128($value) => $then,
            Constant::F64($value) => $then,
        }
    };
}

impl Constant {
    /// The text itself, or the flag or the number as JSON writes it, 1.0 like 1.
    pub fn text(&self) -> Cow<'static, str> {
        each!(*self, value => Cow::Owned(value.to_string()), text: Cow::Borrowed(value))
    }
}

impl Serialize for Constant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        each!(self, value => value.serialize(serializer), text: value.serialize(serializer))
    }
}

macro_rules! from {
    ($($ty:ty => $variant:ident,)*) => {$(
        impl From<$ty> for Constant {
            fn from(value: $ty) -> Self {
                Self::$variant(value)
            }
        }
    )*};
}

from! {
    &'static str => Text, bool => Flag, u8 => U8, u16 => U16, u32 => U32, u64 => U64, u128 => U128,
    i8 => I8, i16 => I16, i32 => I32, i64 => I64, i128 => I128, f64 => F64,
}
