//! Comparison of JSON with the output of its typed round trip.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::json::{HexForm, Json, is_null, same_number};
use super::report::{excerpt, push_token};
use crate::ParamInfo;

/// A difference between input and output.
#[derive(Debug, PartialEq)]
pub(super) struct Difference {
    pub(super) loss: Loss,
    /// The JSON pointer.
    pub(super) pointer: String,
    pub(super) detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Loss {
    /// Written, but with another value.
    Differs,
    /// A key that isn't written at all: the type doesn't have it.
    Dropped,
}

/// Compares a value with its round trip.
///
/// Numbers are equal by value, hex as its form says, and a key that was null, an empty list or an empty map may be gone. A key that wasn't there may
/// not appear, not even as null: then the schema requires it. Null in the place of a list, a map or a text is an empty one.
pub(super) fn compare(hex: HexForm, input: &RawValue, output: &RawValue) -> Vec<Difference> {
    let mut comparison = Comparison::new(hex);
    comparison.value(input, output);
    comparison.differences
}

/// Compares a call's parameters with their round trip: lists by position, objects by name, and one with the other by
/// the names in `params`. A parameter that was absent or null may have become its default.
pub(super) fn compare_params(
    hex: HexForm,
    params: &[ParamInfo],
    input: &RawValue,
    output: &RawValue,
) -> Vec<Difference> {
    let mut comparison = Comparison::new(hex);
    comparison.params(params, input, output);
    comparison.differences
}

struct Comparison {
    hex: HexForm,
    /// The current JSON pointer.
    pointer: String,
    depth: usize,
    differences: Vec<Difference>,
}

type Members<'a> = BTreeMap<String, &'a RawValue>;

impl Comparison {
    /// serde_json's own limit for typed decoders.
    const MAX_DEPTH: usize = 128;

    fn new(hex: HexForm) -> Self {
        Self {
            hex,
            pointer: String::new(),
            depth: 0,
            differences: Vec::new(),
        }
    }

    fn value(&mut self, input: &RawValue, output: &RawValue) {
        if input.get() == output.get() {
            return;
        }
        if self.depth > Self::MAX_DEPTH {
            return self.note(Loss::Differs, "nested too deep to compare".to_owned());
        }
        let (left, right) = match (Json::read(input.get()), Json::read(output.get())) {
            (Ok(left), Ok(right)) => (left, right),
            (Err(error), _) | (_, Err(error)) => {
                return self.note(Loss::Differs, format!("can't be compared: {error}"));
            }
        };
        match (left, right) {
            (Json::Number(left), Json::Number(right)) if same_number(left, right) => {}
            (Json::String(left), Json::String(right)) if self.hex.same(&left, &right) => {}
            // A list, a map or bytes that were never made, which nodes written in Go send as null.
            (Json::Null, Json::Array(right)) if right.is_empty() => {}
            (Json::Null, Json::Object(right)) if right.is_empty() => {}
            (Json::Null, Json::String(right)) if right.is_empty() => {}
            (Json::Array(left), Json::Array(right)) => self.arrays(&left, &right),
            (Json::Object(left), Json::Object(right)) => self.objects(left, right),
            _ => self.note(Loss::Differs, changed(input, output)),
        }
    }

    fn arrays(&mut self, left: &[&RawValue], right: &[&RawValue]) {
        for (index, (input, output)) in left.iter().zip(right).enumerate() {
            self.at(&index.to_string(), |inner| inner.value(input, output));
        }
        if left.len() != right.len() {
            let detail = format!("{} items became {}", left.len(), right.len());
            self.note(Loss::Differs, detail);
        }
    }

    fn objects(&mut self, left: Members<'_>, mut right: Members<'_>) {
        for (key, input) in left {
            let output = right.remove(&key).or_else(|| {
                // Keys are compared as other strings are.
                right.remove(&self.hex.written(&key)?)
            });
            self.member(&key, None, Some(input), output);
        }
        for (key, output) in right {
            self.member(&key, None, None, Some(output));
        }
    }

    fn params(&mut self, params: &[ParamInfo], input: &RawValue, output: &RawValue) {
        let by_position = input.get().starts_with('[');
        let (Some(mut left), Some(mut right)) = (named(params, input), named(params, output))
        else {
            return self.value(input, output);
        };
        if by_position != output.get().starts_with('[') {
            // In a list a null stands for a parameter that isn't given; an object leaves it out.
            left.retain(|_, value| !is_null(value));
            right.retain(|_, value| !is_null(value));
        }
        for (index, param) in params.iter().enumerate() {
            let index = index.to_string();
            let token = if by_position { &index } else { param.name };
            self.member(
                token,
                param.default,
                left.remove(param.name),
                right.remove(param.name),
            );
        }
        // The rest was sent beyond the parameters that the document has.
        self.objects(left, right);
    }

    /// Compares a key's values.
    fn member(
        &mut self,
        token: &str,
        default: Option<&str>,
        input: Option<&RawValue>,
        output: Option<&RawValue>,
    ) {
        self.at(token, |inner| match (input, output) {
            (Some(input), None) if !is_nothing(input) => {
                inner.note(Loss::Dropped, excerpt(input.get()));
            }
            (_, None) => {}
            (input, Some(output))
                if input.is_none_or(is_null) && inner.is_default(default, output) => {}
            (Some(input), Some(output)) => inner.value(input, output),
            (None, Some(output)) => {
                let detail = format!("absent became {}", excerpt(output.get()));
                inner.note(Loss::Differs, detail);
            }
        });
    }

    /// Runs a comparison one level down, under a key or an index.
    fn at(&mut self, token: &str, compare: impl FnOnce(&mut Self)) {
        let parent = self.pointer.len();
        push_token(&mut self.pointer, token);
        self.depth += 1;
        compare(self);
        self.depth -= 1;
        self.pointer.truncate(parent);
    }

    fn is_default(&self, default: Option<&str>, value: &RawValue) -> bool {
        let default = default.and_then(|text| serde_json::from_str::<&RawValue>(text).ok());
        default.is_some_and(|default| compare(self.hex, default, value).is_empty())
    }

    fn note(&mut self, loss: Loss, detail: String) {
        self.differences.push(Difference {
            loss,
            pointer: self.pointer.clone(),
            detail,
        });
    }
}

/// Parameters by their names; those of a list beyond the last known one by their index. `None` for anything else.
fn named<'a>(params: &[ParamInfo], value: &'a RawValue) -> Option<Members<'a>> {
    match Json::read(value.get()).ok()? {
        Json::Object(members) => Some(members),
        Json::Array(items) => {
            let name = |index: usize| match params.get(index) {
                Some(param) => param.name.to_owned(),
                None => index.to_string(),
            };
            let items = items.into_iter().enumerate();
            Some(items.map(|(index, item)| (name(index), item)).collect())
        }
        _ => None,
    }
}

/// Whether a key that isn't there says the same.
fn is_nothing(value: &RawValue) -> bool {
    match Json::read(value.get()) {
        Ok(Json::Array(items)) => items.is_empty(),
        Ok(Json::Object(members)) => members.is_empty(),
        _ => is_null(value),
    }
}

fn changed(input: &RawValue, output: &RawValue) -> String {
    format!("{} became {}", excerpt(input.get()), excerpt(output.get()))
}

#[cfg(test)]
mod tests;
