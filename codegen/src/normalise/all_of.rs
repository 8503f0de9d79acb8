//! `allOf` of objects is one object with the keys of all. A union among them takes the other keys into every branch.

use super::Context;
use crate::document::{Kind, Schema};

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    if schema.all_of.is_empty() {
        return false;
    }
    let parts = std::mem::take(&mut schema.all_of);
    if let [only] = parts.as_slice()
        && is_annotation(schema)
    {
        let mut only = only.clone();
        annotate(&mut only, schema);
        *schema = only;
        return true;
    }
    for part in parts {
        let Some(resolved) = context.resolve(&part) else {
            context.warn(
                &part.at,
                "this part of `allOf` leads nowhere",
                "repair the reference with an overlay",
            );
            continue;
        };
        let resolved = resolved.clone();
        merge(schema, resolved, context);
    }
    true
}

/// Whether a schema only annotates another one.
fn is_annotation(schema: &Schema) -> bool {
    let kinds_only = schema.kinds.iter().all(|kind| *kind == Kind::Object);
    schema.properties.is_empty()
        && schema.required.is_empty()
        && schema.one_of.is_empty()
        && schema.reference.is_none()
        && kinds_only
}

/// Copies descriptions from the outer schema to its replacement.
pub(super) fn annotate(inner: &mut Schema, outer: &Schema) {
    inner.at = outer.at.clone();
    inner.description = outer
        .description
        .clone()
        .or_else(|| inner.description.take());
    inner.title = outer.title.clone().or_else(|| inner.title.take());
    inner.deprecated |= outer.deprecated;
    for (key, value) in &outer.extensions {
        inner.extensions.insert(key.clone(), value.clone());
    }
}

/// Merges `part` into `whole`. For a key in both, the whole's description wins.
pub(super) fn merge(whole: &mut Schema, part: Schema, context: &mut Context<'_>) {
    if let Some(target) = &whole.reference {
        let target = context
            .resolve(&Schema::refer(whole.at.clone(), target.clone()))
            .cloned();
        whole.reference = None;
        if let Some(target) = target {
            merge(whole, target, context);
        }
    }
    for (name, property) in part.properties {
        whole.properties.entry(name).or_insert(property);
    }
    whole.required.extend(part.required);
    whole.required_order.extend(part.required_order);
    whole.all_of.extend(part.all_of);
    whole.pattern_properties.extend(part.pattern_properties);
    whole.reported |= part.reported;
    whole.closed &= part.closed;
    whole.kinds = match (whole.kinds.is_empty(), part.kinds.is_empty()) {
        (true, _) => part.kinds,
        (_, true) => std::mem::take(&mut whole.kinds),
        _ => whole.kinds.intersection(&part.kinds).copied().collect(),
    };
    macro_rules! first_of {
        ($($key:ident),+) => { $( if whole.$key.is_none() { whole.$key = part.$key; } )+ };
    }
    first_of!(
        format,
        pattern,
        values,
        constant,
        default,
        additional,
        property_names,
        items,
        min_items,
        max_items,
        minimum,
        maximum,
        description
    );
    for (key, value) in part.extensions {
        // A part's byte layout isn't that of an object with more keys.
        if key == "x-packed" && value.is_array() {
            continue;
        }
        whole.extensions.entry(key).or_insert(value);
    }
    for unread in part.unread {
        whole.unread.insert(unread);
    }
    for branches in [part.one_of, part.any_of] {
        if branches.is_empty() {
            continue;
        }
        if whole.one_of.is_empty() {
            whole.one_of = branches;
        } else {
            let at = whole.at.clone();
            context.warn(
                &at,
                "two unions in one `allOf`",
                "write the combinations out with an overlay",
            );
        }
    }
}
