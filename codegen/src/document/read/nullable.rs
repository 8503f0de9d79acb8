//! OpenAPI's `nullable: true`, translated to JSON Schema.

use serde_json::Value;

use super::super::schema::{Kind, Schema};

/// Makes a schema nullable.
pub(super) fn allow_null(schema: &mut Schema) {
    if let Some(values) = &mut schema.values
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    if schema.constant.is_some() || schema.reference.is_some() || !schema.all_of.is_empty() {
        beside_null(schema);
        return;
    }
    // The kind is implied: `null` alone in `kinds` would forbid everything else.
    if schema.kinds.is_empty() {
        let object = !schema.properties.is_empty()
            || schema.additional.is_some()
            || !schema.pattern_properties.is_empty();
        let array = schema.items.is_some() || !schema.prefix_items.is_empty();
        schema.kinds.extend(object.then_some(Kind::Object));
        schema.kinds.extend(array.then_some(Kind::Array));
    }
    if !schema.kinds.is_empty() {
        schema.kinds.insert(Kind::Null);
    }
    let place = schema.at.clone();
    for branches in [&mut schema.one_of, &mut schema.any_of] {
        if !branches.is_empty()
            && !branches
                .iter()
                .any(|branch| branch.kinds.contains(&Kind::Null))
        {
            branches.push(null(&Schema::any(place.clone())));
        }
    }
}

/// Turns a schema into the union of itself and null. Its annotations stay outside.
fn beside_null(schema: &mut Schema) {
    let outside = Schema {
        title: schema.title.clone(),
        description: schema.description.clone(),
        default: schema.default.take(),
        deprecated: schema.deprecated,
        extensions: std::mem::take(&mut schema.extensions),
        ..Schema::any(schema.at.clone())
    };
    let inside = std::mem::replace(schema, outside);
    schema.one_of = vec![inside, null(schema)];
}

fn null(beside: &Schema) -> Schema {
    Schema {
        kinds: [Kind::Null].into(),
        ..Schema::any(beside.at.join("nullable"))
    }
}
