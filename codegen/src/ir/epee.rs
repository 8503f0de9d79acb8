//! Restrictions of the wire `epee`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::forms::{fixed_length, is_listed, kind_of};
use super::lower::Lowering;
use super::packed::Fault;
use super::presence;
use crate::diagnostic::Location;
use crate::document::{Kind, Method, Schema};
use crate::scalars::Scalar;

/// Reports the parts of a method that epee can't represent; returns whether there are none.
pub(super) fn holds(lowering: &mut Lowering<'_>, method: &Method) -> bool {
    let mut walk = Walk {
        lowering,
        passed: BTreeSet::new(),
        open: Vec::new(),
        good: true,
    };
    for param in &method.params {
        if let Some(default) = param.extensions.get("x-default")
            && let Some(fault) = walk.constant(default, &param.schema)
        {
            walk.refuse(&param.at.join("x-default"), fault);
        }
        walk.member(&param.name, &param.schema, param.required);
    }
    if let Some(result) = &method.result {
        walk.result(&result.schema);
    }
    while let Some(schema) = walk.open.pop() {
        walk.visit(schema);
    }
    walk.good
}

struct Walk<'w, 'a, 's> {
    lowering: &'w mut Lowering<'a>,
    passed: BTreeSet<&'s Location>,
    open: Vec<&'s Schema>,
    good: bool,
}

impl<'a: 's, 's> Walk<'_, 'a, 's> {
    fn refuse(&mut self, at: &Location, (what, remedy): Fault) {
        let message = format!("{what}, so methods of the wire `epee` with it are left out");
        self.lowering.diagnostics.warn(at, message, remedy);
        self.good = false;
    }

    /// A result is the whole object, or null if it has no content.
    fn result(&mut self, result: &'s Schema) {
        let resolved = self.lowering.resolve(result);
        let kinds = resolved.map(|schema| (schema.one_of.is_empty(), &schema.kinds));
        let is = |kind: Kind| kinds.is_some_and(|(one, kinds)| one && kinds.iter().eq([&kind]));
        if is(Kind::Null) {
            return;
        }
        if !is(Kind::Object) || result.is_nullable(&self.lowering.spec.schemas) {
            let remedy = "describe the whole object, or `null` where nothing is in it";
            self.refuse(&result.at, ("the response is no object".to_owned(), remedy));
            return;
        }
        self.open.push(result);
    }

    /// Checks a property or a parameter.
    fn member(&mut self, key: &str, schema: &'s Schema, required: bool) {
        if !(1..=255).contains(&key.len()) {
            let what = "a key of epee has 1 to 255 bytes";
            self.refuse(&schema.at, fault(what, "leave it out with an overlay"));
        }
        let is_list = self.lowering.resolve(schema).is_some_and(is_list);
        // A nullable one is null where it is absent.
        let may_be_empty = is_list && !presence::is_refused(presence::said(schema));
        if may_be_empty && required && !schema.is_nullable(&self.lowering.spec.schemas) {
            self.lowering.diagnostics.warn(
                &schema.at,
                "on the wire `epee` an empty list is absent, so what requires it isn't read",
                "take it out of what is required and add `\"x-empty\": \"absent\"`",
            );
        }
        self.open.push(schema);
    }

    fn visit(&mut self, used: &'s Schema) {
        let Some(schema) = self.lowering.resolve(used) else {
            self.refuse(&used.at, untyped());
            return;
        };
        if self.passed.insert(&schema.at)
            && let Err(fault) = self.parts(schema)
        {
            self.refuse(&schema.at, fault);
        }
    }

    /// Checks a schema's parts; returns why it can't be represented.
    fn parts(&mut self, schema: &'s Schema) -> Result<(), Fault> {
        if !schema.one_of.is_empty() {
            return Err(fault(
                "epee has no unions",
                "describe the one shape that the node sends",
            ));
        }
        if let Some(constant) = &schema.constant {
            return self.constant(constant, schema).map_or(Ok(()), Err);
        }
        let kind = only_kind(schema).ok_or_else(untyped)?;
        let listed = matches!(kind, Kind::String | Kind::Integer);
        if let Some(values) = schema.values.as_ref().filter(|_| listed) {
            if Scalar::of(kind, schema).is_some_and(Scalar::is_bytes) {
                return Err(fault(
                    "listed bytes would be written as their hex text",
                    "take `enum` away",
                ));
            }
            return is_listed(kind, values).then_some(()).ok_or_else(untyped);
        }
        match kind {
            Kind::Object => self.object(schema),
            Kind::Array => self.array(schema),
            _ => match Scalar::of(kind, schema) {
                Some(Scalar::Integer { bits: 128, .. }) => Err(fault(
                    "epee has no integers of 128 bits",
                    "give it a `format` of 64 bits or fewer",
                )),
                Some(Scalar::BareHexOrEmpty(_)) => Err(fault(
                    "bytes of fixed length are never an empty text in epee",
                    "take `-or-empty` from the `format`, and the key out of what is required",
                )),
                _ => Ok(()),
            },
        }
    }

    fn object(&mut self, schema: &'s Schema) -> Result<(), Fault> {
        if !schema.properties.is_empty() || (schema.closed && schema.additional.is_none()) {
            if schema.extensions.contains_key("x-extra") {
                return Err(fault(
                    "epee has no place for values without a type",
                    "remove `x-extra`, or list the keys",
                ));
            }
            for (key, property) in &schema.properties {
                self.member(key, property, schema.required.contains(key));
            }
            return Ok(());
        }
        if let Some(key) = schema.property_names.as_deref() {
            let key = self.lowering.resolve(key);
            let scalar = key.and_then(|key| Scalar::of(only_kind(key)?, key));
            if scalar != Some(Scalar::String) {
                return Err(fault(
                    "epee has no keys but texts",
                    "take `propertyNames` away, or list the keys",
                ));
            }
        }
        let value = schema.additional.as_deref().ok_or_else(untyped)?;
        let inner = self.lowering.resolve(value);
        if inner.is_some_and(|inner| is_list(inner) && !is_packed(inner)) {
            return Err(fault(
                "a map in epee loses the keys of empty lists",
                "put the list into an object, or say that it is packed (`x-packed`)",
            ));
        }
        self.item(value)
    }

    fn array(&mut self, schema: &'s Schema) -> Result<(), Fault> {
        if is_packed(schema) {
            return self.lowering.check_packed(schema).map(drop);
        }
        if !schema.prefix_items.is_empty() {
            return Err(fault(
                "epee has no lists of different items",
                "describe items that are all alike",
            ));
        }
        let item = schema.items.as_deref().ok_or_else(untyped)?;
        let inner = self.lowering.resolve(item);
        let is_nested =
            inner.is_some_and(|inner| only_kind(inner) == Some(Kind::Array) && !is_packed(inner));
        if is_nested {
            return Err(fault(
                "epee has no lists in lists",
                "put the inner list into an object, or say that it is packed (`x-packed`)",
            ));
        }
        self.item(item)
    }

    /// Checks the items of a list, or the values of a map.
    fn item(&mut self, item: &'s Schema) -> Result<(), Fault> {
        if item.is_nullable(&self.lowering.spec.schemas) {
            return Err(fault(
                "epee has no null in lists and maps",
                "describe items that are never null",
            ));
        }
        self.open.push(item);
        Ok(())
    }

    /// Why a constant, or a default, can't be written there.
    fn constant(&self, value: &Value, schema: &Schema) -> Option<Fault> {
        if value.is_array() || value.is_object() {
            let why = "a constant list or object isn't written in epee";
            return Some(fault(why, "let callers give it"));
        }
        let schema = self.lowering.resolve(schema)?;
        let kind = only_kind(schema).or_else(|| kind_of(value))?;
        let is_bytes = Scalar::of(kind, schema).is_some_and(Scalar::is_bytes);
        (is_bytes && value.is_string()).then(|| {
            let why = "a constant of bytes would be written as their hex text";
            fault(why, "let callers give it")
        })
    }
}

fn fault(what: &str, remedy: &'static str) -> Fault {
    (what.to_owned(), remedy)
}

fn untyped() -> Fault {
    fault(
        "epee has no values without a type",
        "say what it is with an overlay",
    )
}

/// The kind of a schema's values, null aside.
fn only_kind(schema: &Schema) -> Option<Kind> {
    let mut kinds = schema.kinds.iter().filter(|kind| **kind != Kind::Null);
    kinds.next().copied().filter(|_| kinds.next().is_none())
}

/// Whether it is a list that may be empty.
fn is_list(schema: &Schema) -> bool {
    let open = schema.prefix_items.is_empty() && fixed_length(schema).is_none();
    schema.one_of.is_empty()
        && only_kind(schema) == Some(Kind::Array)
        && (open || is_packed(schema))
}

fn is_packed(schema: &Schema) -> bool {
    schema.extensions.contains_key("x-packed")
}
