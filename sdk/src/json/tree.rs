//! Whole JSON values whose numbers keep all their digits.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::{Json, same_number};

/// Deeper than `serde_json` reads into types; below it, text stays as it is.
const DEPTH: usize = 128;

/// A value whose keys are sorted.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    /// `null`, `true`, `false`, and what is no Rust value at all, such as half a surrogate pair.
    Word(String),
    Number(String),
    String(String),
    Array(Vec<Tree>),
    Object(BTreeMap<String, Tree>),
}

impl Tree {
    /// Takes apart what is JSON already.
    pub(crate) fn read(text: &str) -> Self {
        Self::read_above(text, DEPTH)
    }

    fn read_above(text: &str, depth: usize) -> Self {
        let word = || Self::Word(text.to_owned());
        let Some(depth) = depth.checked_sub(1) else {
            return word();
        };
        let child = |value: &RawValue| Self::read_above(value.get(), depth);
        match Json::read(text) {
            Ok(Json::Null | Json::Bool) | Err(_) => word(),
            Ok(Json::Number(number)) => Self::Number(number.to_owned()),
            Ok(Json::String(string)) => Self::String(string),
            Ok(Json::Array(items)) => Self::Array(items.into_iter().map(child).collect()),
            Ok(Json::Object(members)) => {
                let member = |(key, value)| (key, child(value));
                Self::Object(members.into_iter().map(member).collect())
            }
        }
    }

    /// Whether both are the same value: numbers by what they are worth, objects whatever the order of their keys.
    pub(crate) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(left), Self::Number(right)) => same_number(left, right),
            (Self::Array(left), Self::Array(right)) => {
                left.len() == right.len() && left.iter().zip(right).all(|(a, b)| a.same(b))
            }
            (Self::Object(left), Self::Object(right)) => {
                let same_member =
                    |((a, left), (b, right)): ((&String, &Self), (&String, &Self))| {
                        a == b && left.same(right)
                    };
                left.len() == right.len() && left.iter().zip(right).all(same_member)
            }
            (Self::Word(left), Self::Word(right)) | (Self::String(left), Self::String(right)) => {
                left == right
            }
            _ => false,
        }
    }
}

/// Whether two JSON strings are the same value, see [`Tree::same`].
#[cfg(feature = "layers")]
pub(crate) fn same(left: &str, right: &str) -> bool {
    left == right || Tree::read(left).same(&Tree::read(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(left: &str, right: &str) -> bool {
        Tree::read(left).same(&Tree::read(right))
    }

    #[test]
    fn values_are_the_same_whatever_their_form() {
        assert!(same(
            r#"{"b":[1.0,null],"a":"A"}"#,
            r#" { "a" : "\u0041", "b" : [ 1, null ] } "#
        ));
        for (left, right) in [
            ("9007199254740993", "9007199254740992"),
            ("18446744073709551617", "18446744073709551618"),
            ("[1,2]", "[2,1]"),
            ("[1]", "[1,1]"),
            (r#"{"a":1}"#, r#"{"a":1,"b":1}"#),
            (r#"{"a":1}"#, r#"{"b":1}"#),
            ("1", r#""1""#),
            ("true", "false"),
            ("[]", "{}"),
            (r#""0xA""#, r#""0xa""#),
        ] {
            assert!(!same(left, right), "{left} {right}");
        }
    }

    #[test]
    fn deep_text_is_compared_as_it_is() {
        let deep = "[".repeat(20_000) + &"]".repeat(20_000);
        assert!(same(&deep, &deep));
        assert!(!same(&deep, &format!("[{deep}]")));
    }
}
