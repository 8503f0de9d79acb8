//! Numbers: short integers here, all others by serde_json.

use std::str::FromStr;

use serde::de::Visitor;
use serde_json::Number;

use super::{Reader, Result, Unread};

/// All of these are read alike: whatever number is written is what the visitor gets.
macro_rules! numbers {
    ($($name:ident)+) => {$(
        #[inline]
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            self.number(visitor)
        }
    )+};
}

pub(super) use numbers;

/// So many decimal digits always fit into 64 bits.
const SAFE: usize = 18;

impl<'de> Reader<'de> {
    /// A number of any form.
    #[inline]
    pub(super) fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        match self.short()? {
            Some(number) => visitor.visit_u64(number),
            None => give(visitor, &self.token()?),
        }
    }

    /// A number of any form for a type that holds half as much of a fraction.
    pub(super) fn single<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        if let Some(number) = self.short()? {
            return visitor.visit_u64(number);
        }
        let token = self.digits();
        let number: Number = serde_json::from_str(token).map_err(|_| Unread)?;
        if !number.is_f64() {
            return give(visitor, &number);
        }
        let number: f32 = serde_json::from_str(token).map_err(|_| Unread)?;
        visitor.visit_f64(number.into())
    }

    /// An integer of up to 128 bits.
    pub(super) fn wide<T: FromStr>(&mut self) -> Result<T> {
        self.peek();
        let token = self.digits();
        let digits = token.strip_prefix('-').unwrap_or(token).as_bytes();
        match digits {
            [b'0', _, ..] => Err(Unread),
            _ if digits.iter().all(u8::is_ascii_digit) => token.parse().map_err(|_| Unread),
            _ => Err(Unread),
        }
    }

    /// An integer from 0 with few digits. For any other number none, and for anything else an error; either with nothing read.
    #[inline]
    fn short(&mut self) -> Result<Option<u64>> {
        let first = self.peek();
        let rest = &self.text.as_bytes()[self.at..];
        let mut number = 0;
        let mut len = 0;
        while let Some(digit @ b'0'..=b'9') = rest.get(len)
            && len < SAFE
        {
            number = number * 10 + u64::from(digit - b'0');
            len += 1;
        }
        match (first, len, rest.get(len)) {
            (_, _, Some(b'0'..=b'9' | b'.' | b'e' | b'E')) => Ok(None),
            (Some(b'-'), ..) => Ok(None),
            (_, 0, _) | (Some(b'0'), 2.., _) => Err(Unread),
            _ => {
                self.at += len;
                Ok(Some(number))
            }
        }
    }

    /// Leaves a plain string or a short number; returns whether one was next.
    #[inline]
    pub(super) fn skip_scalar(&mut self) -> bool {
        self.plain().is_some() || matches!(self.short(), Ok(Some(_)))
    }

    /// Any number.
    #[cold]
    #[inline(never)]
    fn token(&mut self) -> Result<Number> {
        serde_json::from_str(self.digits()).map_err(|_| Unread)
    }

    /// All that may belong to a number.
    fn digits(&mut self) -> &'de str {
        let rest = &self.text[self.at..];
        let is_outside =
            |byte: &u8| !matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let len = rest.as_bytes().iter().position(is_outside);
        let token = &rest[..len.unwrap_or(rest.len())];
        self.at += token.len();
        token
    }
}

/// Gives a number to a visitor as serde_json does: integers of 64 bits, and all others as floats.
fn give<'de, V: Visitor<'de>>(visitor: V, number: &Number) -> Result<V::Value> {
    if let Some(number) = number.as_u64() {
        return visitor.visit_u64(number);
    }
    if let Some(number) = number.as_i64() {
        return visitor.visit_i64(number);
    }
    visitor.visit_f64(number.as_f64().ok_or(Unread)?)
}
