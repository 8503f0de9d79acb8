//! Values that can't be of the schema's type: a list in the list is meant flat, values of an array are those of its items, and numbers in
//! strings are numbers.

use serde_json::{Number, Value};

use super::Context;
use crate::document::{Kind, Schema};

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    let Some(values) = &schema.values else {
        return false;
    };
    let at = schema.at.join("enum");
    if let [Value::Array(inner)] = values.as_slice()
        && !schema.kinds.contains(&Kind::Array)
        && !inner.is_empty()
    {
        context.warn(
            &at,
            "the values stand in a list within the list; they are read as one list",
            "write them without the inner list",
        );
        schema.values = Some(inner.clone());
        return true;
    }
    let is_scalar = |value: &Value| !value.is_array() && !value.is_object() && !value.is_null();
    if is_only(schema, Kind::Array)
        && schema.items.is_none()
        && schema.prefix_items.is_empty()
        && !values.is_empty()
        && values.iter().all(is_scalar)
    {
        context.warn(
            &at,
            "the values are no arrays; they are taken for those of the items",
            "move them under `items`",
        );
        let mut items = Schema::any(schema.at.join("items"));
        items.values = schema.values.take();
        schema.items = Some(Box::new(items));
        return true;
    }
    if is_only(schema, Kind::Integer) && values.iter().any(Value::is_string) {
        let Some(numbers) = values.iter().map(integer).collect::<Option<Vec<_>>>() else {
            return false;
        };
        context.warn(
            &at,
            "the values are strings though the type is `integer`; they are read as integers",
            "write them without quotes, or make the type `string`",
        );
        schema.values = Some(numbers);
        return true;
    }
    false
}

fn is_only(schema: &Schema, kind: Kind) -> bool {
    let mut kinds = schema.kinds.iter().filter(|kind| **kind != Kind::Null);
    kinds.next() == Some(&kind) && kinds.next().is_none()
}

fn integer(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => {
            let number: i64 = text.parse().ok()?;
            Some(Value::Number(Number::from(number)))
        }
        Value::Number(_) | Value::Null => Some(value.clone()),
        _ => None,
    }
}
