//! JSON for the site's scripts, without null and empty values.

use serde_json::{Map, Value};

/// An object without the keys whose values are null, false or empty.
pub(super) fn object<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    let said = pairs.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Bool(flag) => *flag,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(pairs) => !pairs.is_empty(),
        Value::Number(_) => true,
    });
    let pairs = said.map(|(key, value)| (key.to_owned(), value));
    Value::Object(pairs.collect::<Map<_, _>>())
}

/// A value as an expression of JavaScript, in which nothing can end a script or a line. Browsers read JSON in a text faster than as code.
pub(super) fn script(value: &Value) -> String {
    let text = value
        .to_string()
        // In JSON it stands in texts only, and so it does of a script.
        .replace('<', "\\u003c")
        .replace('\\', "\\\\")
        .replace('\'', "\\'")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    format!("JSON.parse('{text}')")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{object, script};

    #[test]
    fn what_says_nothing_is_left_out() {
        let made = object([
            ("a", json!("")),
            ("b", json!([])),
            ("c", json!(false)),
            ("d", json!(null)),
            ("e", json!(0)),
            ("f", json!("x")),
            ("g", json!({})),
        ]);
        assert_eq!(made, json!({"e": 0, "f": "x"}));
    }

    #[test]
    fn nothing_ends_a_script() {
        let value = json!({"a</script>": "<!--\u{2028}\u{2029}\"\n'\\"});
        let text = script(&value);
        assert!(
            !text.contains(['<', '\u{2028}', '\u{2029}', '\n']),
            "{text}"
        );
        let text = text.strip_prefix("JSON.parse('").unwrap();
        let text = text.strip_suffix("')").unwrap();
        let json = text.replace("\\\\", "\\").replace("\\'", "'");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&json).unwrap(),
            value
        );
    }
}
