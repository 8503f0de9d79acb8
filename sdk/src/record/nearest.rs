//! Errors about calls that aren't recorded.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::replay::Question;
use super::tree::Tree;
use crate::excerpt::shorten;

/// The most recorded calls that are named.
const SHOWN: usize = 3;

/// Limit of their parameters' excerpt, in bytes.
const EXCERPT: usize = 120;

/// Describes a missing call: that it isn't recorded, and the most similar recorded ones.
pub(super) fn describe(
    methods: &BTreeMap<String, Vec<Question>>,
    method: &str,
    params: &Tree,
) -> String {
    let params = params.compact();
    let mut message = format!("not recorded with {}", short(&params));
    let (what, all): (&str, Vec<String>) = match methods.get(method) {
        Some(questions) => {
            let calls = questions.iter().map(|known| known.params.compact());
            ("recorded with", calls.collect())
        }
        None => (
            "methods that are recorded:",
            methods.keys().cloned().collect(),
        ),
    };
    if all.is_empty() {
        message.push_str(": the recording is empty");
        return message;
    }
    let asked = if methods.contains_key(method) {
        &params
    } else {
        method
    };
    let mut nearest: Vec<_> = all.iter().collect();
    nearest.sort_by_key(|known| Reverse(in_common(known, asked)));
    let shown: Vec<_> = nearest
        .iter()
        .take(SHOWN)
        .map(|known| short(known))
        .collect();
    message.push_str(&format!("; {what} {}", shown.join(", ")));
    if all.len() > SHOWN {
        message.push_str(&format!(" and {} more", all.len() - SHOWN));
    }
    message
}

fn short(text: &str) -> String {
    shorten(text.as_bytes(), EXCERPT)
}

/// The number of bytes shared at both ends: calls mostly differ in one place.
fn in_common(left: &str, right: &str) -> usize {
    let start = left.bytes().zip(right.bytes()).take_while(|(a, b)| a == b);
    let end = left.bytes().rev().zip(right.bytes().rev());
    start.count() + end.take_while(|(a, b)| a == b).count()
}
