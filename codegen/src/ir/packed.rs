//! `x-packed`: lists packed into one byte string, and the objects that can be their items.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Type;
use super::lower::Lowering;
use crate::diagnostic::Location;
use crate::document::{Kind, Schema};
use crate::scalars::Scalar;

/// The remedy for an item without a fixed layout.
const REMEDY: &str = "items are integers with a `format` of up to 64 bits, `hexN`, `dataN`, `address`, or objects of these with `x-packed`";

/// The key, the message about one that has no effect, and the remedy.
pub(crate) const UNREAD: (&str, &str, &str) = (
    "x-packed",
    "`x-packed` is only read on a list or an object itself",
    "move it to the schema with the list's `items` or the object's `properties`",
);

/// A message and its remedy.
pub(super) type Fault = (String, &'static str);

impl<'a> Lowering<'a> {
    /// The shape of a list with `x-packed`.
    pub(super) fn packed(&mut self, schema: &Schema) -> Result<Type, Fault> {
        let item = self.check_packed(schema)?;
        if let Some(items) = &schema.items {
            self.check_packs(items);
        }
        // Nothing is nested in it, so it is never too deep.
        let shape = self.own_shape(item, 0);
        let unknown = || ("nothing says what the packed items are".to_owned(), REMEDY);
        if !shape.is_leaf() {
            return Err(unknown());
        }
        Ok(Type::Packed(Box::new(shape)))
    }

    /// The items of a packed list, references followed, or why the list can't be packed.
    pub(super) fn check_packed<'s>(&self, schema: &'s Schema) -> Result<&'s Schema, Fault>
    where
        'a: 's,
    {
        if schema.extensions.get("x-packed") != Some(&Value::Bool(true)) {
            let remedy = "write `true`, or remove it";
            return Err(("`x-packed` of a list is `true`".to_owned(), remedy));
        }
        let items = schema.items.as_deref();
        let items = items.filter(|_| schema.prefix_items.is_empty());
        let item = items.and_then(|items| Some((items, self.resolve(items)?)));
        let Some((items, item)) = item else {
            return Err(("nothing says what the packed items are".to_owned(), REMEDY));
        };
        if items.is_nullable(&self.spec.schemas) {
            return Err(("a packed item can't be null".to_owned(), REMEDY));
        }
        if item.is_packed_scalar() {
            Ok(item)
        } else if item.properties.is_empty() || !item.one_of.is_empty() {
            Err(("a packed item has no fixed length".to_owned(), REMEDY))
        } else {
            self.byte_order(item).map(|_| item)
        }
    }

    /// Reports `x-packed` on a schema that is neither a list nor an object itself.
    pub(super) fn check_packs(&mut self, schema: &Schema) {
        let packs = |kind: &Kind| matches!(kind, Kind::Array | Kind::Object);
        let itself = schema.reference.is_none() && schema.one_of.is_empty();
        if !(itself && schema.kinds.iter().any(packs)) {
            self.packs_nothing(&schema.extensions, &schema.at);
        }
    }

    /// Reports `x-packed` where it has no effect.
    pub(super) fn packs_nothing(&mut self, keys: &BTreeMap<String, Value>, at: &Location) {
        let (key, message, remedy) = UNREAD;
        if keys.contains_key(key) {
            self.diagnostics.warn(&at.join(key), message, remedy);
        }
    }

    /// An object's keys in the byte order of `x-packed`.
    pub(super) fn byte_order(&self, schema: &Schema) -> Result<Vec<String>, Fault> {
        let fault = |message: String| {
            (
                message,
                "list every key of the object once, all of them required and of fixed length",
            )
        };
        let order = schema.extensions.get("x-packed").and_then(Value::as_array);
        let order: Option<Vec<&str>> =
            order.and_then(|order| order.iter().map(Value::as_str).collect());
        let Some(order) = order else {
            return Err(fault(
                "nothing says the order of the object's bytes".to_owned(),
            ));
        };
        let is_listed = |key: &String| order.contains(&key.as_str());
        if let Some(key) = schema.properties.keys().find(|key| !is_listed(key)) {
            return Err(fault(format!("`{key}` is not in the order of the bytes")));
        }
        if order.len() != schema.properties.len() {
            return Err(fault(
                "the order of the bytes has more keys than the object".to_owned(),
            ));
        }
        for (key, property) in &schema.properties {
            let fixed = !property.is_nullable(&self.spec.schemas)
                && self.resolve(property).is_some_and(Schema::is_packed_scalar);
            if !fixed {
                return Err(fault(format!("`{key}` has no fixed length")));
            }
            if !schema.required.contains(key) {
                return Err(fault(format!("`{key}` is not required")));
            }
        }
        Ok(order.into_iter().map(str::to_owned).collect())
    }

    /// The byte order of the object's own type: empty if there is none, or an invalid one.
    pub(super) fn own_byte_order(&mut self, schema: &Schema) -> Vec<String> {
        if !schema.extensions.contains_key("x-packed") {
            return Vec::new();
        }
        self.byte_order(schema).unwrap_or_else(|(message, remedy)| {
            let at = schema.at.join("x-packed");
            self.diagnostics.warn(&at, message, remedy);
            Vec::new()
        })
    }
}

impl Schema {
    /// Whether it is a scalar of fixed size in a packed list.
    fn is_packed_scalar(&self) -> bool {
        // Nobody knows how many bytes a type written by hand takes.
        if self.extensions.contains_key("x-type") {
            return false;
        }
        let mut kinds = self.kinds.iter();
        let (Some(kind), None) = (kinds.next(), kinds.next()) else {
            return false;
        };
        let any = self.one_of.is_empty() && self.values.is_none() && self.constant.is_none();
        any && Scalar::of(*kind, self).is_some_and(|scalar| scalar.is_packed(self))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::document::load_texts;
    use crate::{Layout, Runtime, Settings, generate};

    #[test]
    fn a_packed_list_is_itself_however_deep_it_stands() {
        for depth in 62..=66 {
            let mut schemas = json!({"S0": {"type": "array", "x-packed": true, "items": {"type": "integer", "format": "uint8"}}});
            let refer = |to: usize| json!({"$ref": format!("#/components/schemas/S{to}")});
            for name in 1..depth {
                schemas[format!("S{name}")] = refer(name - 1);
            }
            let document = json!({
                "openrpc": "1.3.2", "info": {"title": "T", "version": "1"},
                "methods": [{"name": "m", "params": [{"name": "deep", "schema": refer(depth - 1)}]}],
                "components": {"schemas": schemas},
            });
            let texts = BTreeMap::from([("a.json".to_owned(), document.to_string())]);
            let mut diagnostics = Diagnostics::default();
            let spec = load_texts(&texts, &["a.json"], &mut diagnostics);
            let settings = Settings::new("a", Runtime::Inside, Layout::OneFile);
            let output = generate(&spec, &settings, &mut diagnostics);
            let code: String = output.files.into_values().collect();
            let too_deep = depth > 64;
            assert_eq!(code.contains("Packed"), !too_deep, "{depth}: {code}");
            assert_eq!(code.contains("RawJson"), too_deep, "{depth}: {code}");
            assert_eq!(diagnostics.len(), usize::from(too_deep), "{diagnostics:?}");
        }
    }
}
