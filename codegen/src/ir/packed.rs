//! `x-packed`: lists whose items lie in one byte string, and the objects that can be such items.

use serde_json::Value;

use super::lower::Lowering;
use crate::document::Schema;
use crate::scalars::Scalar;

/// What can be done where an item has no bytes of its own.
const REMEDY: &str = "items are integers with a `format` of up to 64 bits, `hexN`, `dataN`, `address`, or objects of these with `x-packed`";

/// What is wrong, and what to do about it.
pub(super) type Fault = (String, &'static str);

impl Lowering<'_> {
    /// The shape of a list with `x-packed`.
    pub(super) fn packed(&mut self, schema: &Schema, depth: usize) -> Result<Value, Fault> {
        self.check_packed(schema)?;
        let unknown = || ("nothing says what the packed items are".to_owned(), REMEDY);
        let items = schema.items.as_deref().ok_or_else(unknown)?;
        let shape = self.shape(items, depth + 1).shape;
        self.shapes.packed(&shape).ok_or_else(unknown)
    }

    /// Why a list can't be packed, if it can't.
    pub(super) fn check_packed(&self, schema: &Schema) -> Result<(), Fault> {
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
            Ok(())
        } else if item.properties.is_empty() || !item.one_of.is_empty() {
            Err(("a packed item has no fixed length".to_owned(), REMEDY))
        } else {
            self.byte_order(item).map(drop)
        }
    }

    /// The keys of an object in the order of their bytes, as `x-packed` says.
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

    /// The same for the object's own type: empty where it says nothing, or something wrong.
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
    /// Whether it is a scalar that says how many bytes it takes in a packed list.
    fn is_packed_scalar(&self) -> bool {
        let mut kinds = self.kinds.iter();
        let (Some(kind), None) = (kinds.next(), kinds.next()) else {
            return false;
        };
        let any = self.one_of.is_empty() && self.values.is_none() && self.constant.is_none();
        any && Scalar::of(*kind, self).is_some_and(|scalar| scalar.is_packed(self))
    }
}
