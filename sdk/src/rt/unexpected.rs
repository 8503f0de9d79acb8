//! The errors for what none of a union's variants takes.

use std::fmt;

use serde::de::Error;

use super::texts::EXCERPT;
use crate::excerpt::shorten;

/// The error for a text that no variant takes.
pub fn unexpected_text<E: Error>(value: &str, expected: &str) -> E {
    E::custom(format_args!(
        "expected {expected}, got \"{}\"",
        shorten(value.as_bytes(), EXCERPT)
    ))
}

/// The error for a flag or a number that no variant takes.
pub fn unexpected<E: Error>(value: impl fmt::Debug, expected: &str) -> E {
    E::custom(format_args!("expected {expected}, got {value:?}"))
}

/// The error for an array whose items no variant takes.
pub fn unexpected_item<E: Error>(expected: &str) -> E {
    E::custom(format_args!(
        "expected {expected}, got an array of something else"
    ))
}

/// The error for an object that no variant takes.
pub fn unexpected_object<E: Error>(expected: &str) -> E {
    E::custom(format_args!(
        "expected {expected}, got an object of none of these forms"
    ))
}
