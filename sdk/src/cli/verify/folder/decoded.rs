//! The decoded form of bodies beside recordings: `{"height": {"t": "u64", "v": 7}}`, compared with the view.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::cli::json::same_number;
use crate::cli::report::{Finding, Outcome};

/// What begins a text that stands for bytes.
const HEX: &str = "hex:";

/// Where the decoded form says another thing than the view of the same bytes.
pub(super) fn differs(decoded: &BTreeMap<String, Value>, view: &str) -> Option<Finding> {
    let differs = |detail: String| Some(Finding::whole(Outcome::Differs, detail));
    let view: Value = match serde_json::from_str(view) {
        Ok(view) => view,
        Err(error) => return differs(format!("its view is no JSON: {error}")),
    };
    let decoded = Value::Object(decoded.clone().into_iter().collect());
    let place = object(&decoded, &view, "")?;
    differs(format!("{place} isn't what was decoded"))
}

/// The place of the first difference between two objects.
fn object(decoded: &Value, view: &Value, at: &str) -> Option<String> {
    let (Some(decoded), Some(view)) = (decoded.as_object(), view.as_object()) else {
        return Some(at.to_owned());
    };
    if decoded.len() != view.len() {
        return Some(format!("{at}/"));
    }
    view.iter().find_map(|(key, value)| {
        let (name, kind) = key.rsplit_once(':')?;
        let at = format!("{at}/{name}");
        let is_same = decoded.get(name).is_some_and(|given| {
            let kind_given = given.get("t").and_then(Value::as_str).unwrap_or_default();
            let given = given.get("v").unwrap_or(&Value::Null);
            is_same(given, kind_given, value, kind)
        });
        match decoded.get(name).map(|given| &given["v"]) {
            Some(given) if kind == "object" => object(given, value, &at),
            Some(Value::Array(given)) if kind == "object[]" => objects(given, value, &at),
            _ => (!is_same).then_some(at),
        }
    })
}

fn objects(decoded: &[Value], view: &Value, at: &str) -> Option<String> {
    let view = view.as_array().filter(|view| view.len() == decoded.len());
    let Some(view) = view else {
        return Some(at.to_owned());
    };
    let mut pairs = (0..).zip(decoded.iter().zip(view));
    pairs.find_map(|(index, (decoded, view))| object(decoded, view, &format!("{at}/{index}")))
}

/// Whether a value that is no object is the same, under the names that each form has for its kind.
fn is_same(decoded: &Value, kind: &str, view: &Value, view_kind: &str) -> bool {
    let (item, is_list) = match kind.strip_suffix("[]") {
        Some(item) => (item, true),
        None => (kind, false),
    };
    let view_item = view_kind.strip_suffix("[]");
    if is_list != view_item.is_some() {
        return false;
    }
    let view_item = view_item.unwrap_or(view_kind);
    let of_text = item == "str" && matches!(view_item, "string" | "hex");
    if !of_text && item != view_item {
        return false;
    }
    let same = |decoded: &Value, view: &Value| match (decoded, view) {
        (Value::String(decoded), Value::String(view)) => {
            bytes(decoded, decoded.starts_with(HEX)) == bytes(view, view_item == "hex")
        }
        (Value::Number(decoded), Value::Number(view)) => {
            same_number(&decoded.to_string(), &view.to_string())
        }
        (decoded, view) => decoded == view,
    };
    match (decoded, view) {
        (Value::Array(decoded), Value::Array(view)) => {
            decoded.len() == view.len() && decoded.iter().zip(view).all(|(a, b)| same(a, b))
        }
        (decoded, view) => same(decoded, view),
    }
}

/// The bytes of a text, or of the hex digits in it.
fn bytes(text: &str, is_hex: bool) -> Option<Vec<u8>> {
    match is_hex {
        true => const_hex::decode(text.strip_prefix(HEX).unwrap_or(text)).ok(),
        false => Some(text.as_bytes().to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(decoded: &str, view: &str) -> Option<String> {
        let decoded = serde_json::from_str(decoded).ok()?;
        differs(&decoded, view).map(|finding| finding.to_string())
    }

    #[test]
    fn the_same_in_both_forms() {
        for (decoded, view) in [
            ("{}", "{}"),
            (
                r#"{"a":{"t":"u64","v":18446744073709551615}}"#,
                r#"{"a:u64":18446744073709551615}"#,
            ),
            (r#"{"a":{"t":"str","v":"OK"}}"#, r#"{"a:string":"OK"}"#),
            (r#"{"a":{"t":"str","v":"hex:00ff"}}"#, r#"{"a:hex":"00ff"}"#),
            (r#"{"a":{"t":"str","v":"\"\""}}"#, r#"{"a:hex":"2222"}"#),
            (
                r#"{"a":{"t":"str[]","v":["hex:00","x"]}}"#,
                r#"{"a:hex[]":["00","78"]}"#,
            ),
            (
                r#"{"a":{"t":"obj[]","v":[{},{"b":{"t":"bool","v":true}}]}}"#,
                r#"{"a:object[]":[{},{"b:bool":true}]}"#,
            ),
        ] {
            assert_eq!(check(decoded, view), None, "{view}");
        }
    }

    #[test]
    fn differences_have_a_place() {
        for (decoded, view, place) in [
            (r#"{"a":{"t":"u64","v":1}}"#, "{}", "/"),
            (r#"{"a":{"t":"u64","v":1}}"#, r#"{"a:u64":2}"#, "/a"),
            (r#"{"a":{"t":"u64","v":1}}"#, r#"{"a:u32":1}"#, "/a"),
            (
                r#"{"a":{"t":"obj","v":{"b":{"t":"str","v":"x"}}}}"#,
                r#"{"a:object":{"b:string":"y"}}"#,
                "/a/b",
            ),
            (
                r#"{"a":{"t":"obj[]","v":[{}]}}"#,
                r#"{"a:object[]":[{},{}]}"#,
                "/a",
            ),
        ] {
            let found = check(decoded, view).unwrap_or_default();
            assert_eq!(
                found,
                format!("differs \"\" {place} isn't what was decoded")
            );
        }
    }
}
