//! A JSON value whose numbers keep all their digits and whose keys are sorted.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::json::{Json, same_number};

/// Deeper than `serde_json` reads into types; below it, text stays as it is.
const DEPTH: usize = 128;

/// The longest list or object of plain values, in bytes, that stays on one line.
const LINE: usize = 100;

#[derive(Clone, Debug)]
pub(super) enum Tree {
    /// `null`, `true`, `false`, and what is no Rust value at all, such as half a surrogate pair.
    Word(String),
    Number(String),
    String(String),
    Array(Vec<Tree>),
    Object(BTreeMap<String, Tree>),
}

impl Tree {
    /// Takes apart what is JSON already.
    pub(super) fn read(text: &str) -> Self {
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
    pub(super) fn same(&self, other: &Self) -> bool {
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

    /// The value on one line, without white space.
    pub(super) fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// The value over many lines, each but the first indented by `indent` steps of two spaces, or more.
    pub(super) fn pretty(&self, out: &mut String, indent: usize) {
        self.write(out, Some(indent));
    }

    fn write(&self, out: &mut String, indent: Option<usize>) {
        match self {
            Self::Word(text) | Self::Number(text) => out.push_str(text),
            Self::String(text) => out.push_str(&quoted(text)),
            Self::Array(items) => {
                let items = items.iter().map(|item| (None, item));
                self.write_all(out, indent, ['[', ']'], items);
            }
            Self::Object(members) => {
                let members = members.iter().map(|(key, value)| (Some(key), value));
                self.write_all(out, indent, ['{', '}'], members);
            }
        }
    }

    fn write_all<'a>(
        &self,
        out: &mut String,
        indent: Option<usize>,
        [open, close]: [char; 2],
        parts: impl ExactSizeIterator<Item = (Option<&'a String>, &'a Self)>,
    ) {
        let lines = indent.filter(|_| !self.fits_a_line());
        // Between the values on one line of a pretty text there is a space, as people write it.
        let space = if indent.is_some() { " " } else { "" };
        let empty = parts.len() == 0;
        out.push(open);
        for (index, (key, value)) in parts.enumerate() {
            if index > 0 {
                out.push(',');
            }
            match lines {
                Some(indent) => new_line(out, indent + 1),
                None if index > 0 => out.push_str(space),
                None => {}
            }
            if let Some(key) = key {
                out.push_str(&quoted(key));
                out.push(':');
                out.push_str(space);
            }
            value.write(out, indent.map(|indent| indent + 1));
        }
        if let Some(indent) = lines.filter(|_| !empty) {
            new_line(out, indent);
        }
        out.push(close);
    }

    fn fits_a_line(&self) -> bool {
        let plain = |value: &Self| !matches!(value, Self::Array(_) | Self::Object(_));
        let all_plain = match self {
            Self::Array(items) => items.iter().all(plain),
            Self::Object(members) => members.values().all(plain),
            _ => true,
        };
        all_plain && self.compact().len() <= LINE
    }
}

pub(super) fn quoted(text: &str) -> String {
    // A string can always be written as JSON.
    serde_json::to_string(text).unwrap_or_default()
}

pub(super) fn new_line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", indent));
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
    fn text_is_sorted_and_exact() {
        let text = r#"{ "z": [340282366920938463463374607431768211456, 1.50, -0], "a": {"é\n": "\ud800", "b": []} }"#;
        assert_eq!(
            Tree::read(text).compact(),
            r#"{"a":{"b":[],"é\n":"\ud800"},"z":[340282366920938463463374607431768211456,1.50,-0]}"#
        );
    }

    #[test]
    fn short_lists_stay_on_a_line() {
        let mut out = String::new();
        let long = "x".repeat(LINE);
        Tree::read(&format!(
            r#"{{"a":[1,"b"],"c":{{}},"d":["{long}"],"e":{{"f":1}}}}"#
        ))
        .pretty(&mut out, 1);
        let expected = format!(
            "{{\n    \"a\": [1, \"b\"],\n    \"c\": {{}},\n    \"d\": [\n      \"{long}\"\n    ],\n    \"e\": {{\"f\": 1}}\n  }}"
        );
        assert_eq!(out, expected);
    }

    #[test]
    fn deep_text_stays_text() {
        let deep = "[".repeat(20_000) + &"]".repeat(20_000);
        assert_eq!(Tree::read(&deep).compact(), deep);
        assert!(same(&deep, &deep));
    }
}
