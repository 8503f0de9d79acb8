//! Parsing of JSON and YAML.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::diagnostic::Location;

/// Nesting limit: what recursion fits on any thread's stack, in a debug build too. The deepest published documents that
/// we know have 37 levels.
pub(super) const MAX_DEPTH: usize = 64;

/// A document's value, and its duplicate keys.
#[derive(Debug)]
pub(super) struct Parsed {
    /// The value; the last of duplicate keys wins.
    pub(super) value: Value,
    /// The locations of duplicate keys.
    pub(super) repeated: Vec<Location>,
}

/// Parses a document. Errors are messages with the line and column.
///
/// Integers of more than 64 bits become the nearest `f64`, as `serde_json` has them.
pub(super) fn parse(name: &str, bytes: &[u8]) -> Result<Parsed, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("not UTF-8: {error}"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut repeated = Vec::new();
    let seed = Reading {
        at: Location::root(name),
        depth: 0,
        repeated: &mut repeated,
    };
    let mut value = if is_yaml(name, text) {
        from_yaml(text, seed)?
    } else {
        from_json(text, seed).map_err(|error| format!("not valid JSON: {error}"))?
    };
    // With `serde_json/preserve_order`, enabled by another crate, generated code would depend on the order of keys.
    value.sort_all_objects();
    Ok(Parsed { value, repeated })
}

/// Decides by the extension; a file without a known one is YAML unless it begins as a JSON object or list does.
fn is_yaml(name: &str, text: &str) -> bool {
    match name.rsplit('.').next() {
        Some("json") => false,
        Some("yaml" | "yml") => true,
        _ => !text.trim_start().starts_with(['{', '[']),
    }
}

fn from_json(text: &str, seed: Reading<'_>) -> Result<Value, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = seed.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// Alias expansion is bounded by the crate's default budget; its limits on size are raised to what the largest
/// published documents need.
#[cfg(feature = "yaml")]
fn from_yaml(text: &str, seed: Reading<'_>) -> Result<Value, String> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: MAX_DEPTH,
            max_nodes: 2_000_000,
            max_events: 4_000_000,
        },
        with_snippet: false,
        strict_booleans: true,
    };
    serde_saphyr::with_deserializer_from_str_with_options(text, options, |deserializer| {
        seed.deserialize(deserializer)
    })
    .map_err(|error: serde_saphyr::Error| format!("not valid YAML: {error}"))
}

#[cfg(not(feature = "yaml"))]
fn from_yaml(_: &str, _: Reading<'_>) -> Result<Value, String> {
    Err(
        "it is YAML, which polyrpc-codegen reads with its feature `yaml`: turn that on, or write it as JSON"
            .to_owned(),
    )
}

/// Builds a [`Value`] as `serde_json` does, and collects duplicate keys.
struct Reading<'a> {
    at: Location,
    depth: usize,
    repeated: &'a mut Vec<Location>,
}

impl Reading<'_> {
    fn inner(&mut self, step: impl fmt::Display) -> Reading<'_> {
        Reading {
            at: self.at.join(step),
            depth: self.depth + 1,
            repeated: self.repeated,
        }
    }

    fn check_depth<E: Error>(&self) -> Result<(), E> {
        if self.depth < MAX_DEPTH {
            Ok(())
        } else {
            Err(E::custom(format!("nested deeper than {MAX_DEPTH} levels")))
        }
    }
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => self.visit_f64(value as f64),
        }
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => self.visit_f64(value as f64),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        let number = Number::from_f64(value)
            .ok_or_else(|| E::custom(format!("{value} is no JSON number")))?;
        Ok(Value::Number(number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.inner(list.len()))? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self.inner(&key))?;
            if object.contains_key(&key) {
                self.repeated.push(self.at.join(&key));
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn value(name: &str, text: &str) -> Value {
        parse(name, text.as_bytes()).unwrap().value
    }

    #[test]
    fn json_and_yaml_are_the_same() {
        let expected = json!({"a": [1, -2, 2.5, true, null, "x"], "b": {"$ref": "#/a"}});
        assert_eq!(
            value(
                "x.json",
                r##"{"b":{"$ref":"#/a"},"a":[1,-2,2.5,true,null,"x"]}"##
            ),
            expected
        );
        assert_eq!(
            value(
                "x.yaml",
                "b:\n  $ref: '#/a'\na: [1, -2, 2.5, true, null, x]\n"
            ),
            expected
        );
        assert_eq!(value("x", "\u{feff}{\"a\": 1}"), json!({"a": 1}));
        assert_eq!(value("x", "a: 1"), json!({"a": 1}));
    }

    #[test]
    fn yaml_words_are_not_booleans() {
        assert_eq!(
            value("x.yml", "[yes, no, on, off, true]"),
            json!(["yes", "no", "on", "off", true])
        );
    }

    #[test]
    fn errors_have_a_position() {
        let error = parse("x.json", b"{\n  \"a\": 1,\n  oops\n}").unwrap_err();
        assert!(error.contains("line 3 column 3"), "{error}");
        let error = parse("x.yaml", b"a: 1\nb: [1, 2\n").unwrap_err();
        assert!(error.contains("line"), "{error}");
        assert!(parse("x.json", b"{} {}").is_err());
        assert!(parse("x.json", b"").is_err());
        assert!(
            parse("x.json", &[0xff, 0xfe])
                .unwrap_err()
                .contains("UTF-8")
        );
    }

    #[test]
    fn repeated_keys_are_noted() {
        let parsed = parse("x.json", br#"{"a": {"b/c": 1, "b/c": 2}}"#).unwrap();
        assert_eq!(parsed.value, json!({"a": {"b/c": 2}}));
        assert_eq!(
            parsed.repeated,
            [Location::root("x.json").join("a").join("b/c")]
        );
    }

    #[test]
    fn numbers_of_any_size() {
        assert_eq!(value("x.json", "[18446744073709551615]"), json!([u64::MAX]));
        assert_eq!(
            value("x.json", "[340282366920938463463374607431768211455]"),
            json!([2f64.powi(128)])
        );
        assert_eq!(
            value("x.yaml", "[340282366920938463463374607431768211455]"),
            json!([2f64.powi(128)])
        );
        assert!(parse("x.json", b"[1e999]").is_err());
        assert!(parse("x.yaml", b"[.nan]").is_err());
    }

    #[test]
    fn depth_is_bounded() {
        for (name, depth, good) in [
            ("x.json", 32, true),
            ("x.yaml", 32, true),
            ("x.json", 5000, false),
            ("x.yaml", 5000, false),
        ] {
            let text = format!("{}{}", "[{\"a\": ".repeat(depth), "}]".repeat(depth));
            assert_eq!(
                parse(name, text.replace(": }", ": 1}").as_bytes()).is_ok(),
                good,
                "{name} {depth}"
            );
        }
    }

    #[test]
    fn anchors_that_multiply_are_refused() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let refs = vec![format!("*a{}", level - 1); 10].join(", ");
            text.push_str(&format!("a{level}: &a{level} [{refs}]\n"));
        }
        assert!(parse("x.yaml", text.as_bytes()).is_err());
    }
}
