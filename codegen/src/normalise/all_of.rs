//! `allOf` of objects is one object with the keys of all. A union among them takes the other keys into every branch.

use serde_json::Value;

use super::{Context, narrow};
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
        && schema.conditional.is_empty()
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
    let has_keys = !part.properties.is_empty();
    for (name, property) in part.properties {
        let property = match whole.properties.remove(&name) {
            Some(own) => {
                let at = whole.at.join("properties").join(&name);
                narrow::both(own, property, at, context)
            }
            None => property,
        };
        whole.properties.insert(name, property);
    }
    whole.required.extend(part.required);
    whole.required_order.extend(part.required_order);
    whole.all_of.extend(part.all_of);
    whole.conditional.extend(part.conditional);
    whole.pattern_properties.extend(part.pattern_properties);
    whole.reported |= part.reported;
    whole.closed &= part.closed;
    whole.kinds = narrow::kinds(&whole.kinds, &part.kinds);
    if let (Some(own), Some(values)) = (&mut whole.values, &part.values)
        && own.iter().any(|value| values.contains(value))
    {
        own.retain(|value| values.contains(value));
    }
    if whole.prefix_items.is_empty() {
        whole.prefix_items = part.prefix_items;
    }
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
        // Nor is the type in its place that of more.
        if key == crate::ir::X_TYPE && has_keys {
            continue;
        }
        whole.extensions.entry(key).or_insert(value);
    }
    for unread in part.unread {
        whole.unread.insert(unread);
    }
    add_branches(whole, part.one_of, context);
    add_branches(whole, part.any_of, context);
}

/// Limit of the combinations of two unions in one `allOf`.
const MAX_COMBINATIONS: usize = 256;

/// Makes a part's union that of the whole. Where it has one already, there is a branch for each combination.
fn add_branches(whole: &mut Schema, branches: Vec<Schema>, context: &mut Context<'_>) {
    if branches.is_empty() {
        return;
    }
    if whole.one_of.is_empty() {
        whole.one_of = branches;
        return;
    }
    if whole.one_of.len() * branches.len() > MAX_COMBINATIONS {
        let at = whole.at.clone();
        context.warn(
            &at,
            "two unions in one `allOf` have too many combinations; the second is left out",
            "write those that there are out with an overlay",
        );
        return;
    }
    whole.extensions.remove("x-variants");
    let outer = std::mem::take(&mut whole.one_of);
    for (first, one) in (1..).zip(&outer) {
        for (second, other) in (1..).zip(&branches) {
            let names = [step(one, first, context), step(other, second, context)];
            let title = names.join(" ");
            let at = whole.at.join(format!("type-{}", names.join("-")));
            whole.one_of.push(Schema {
                title: Some(title),
                all_of: vec![one.clone(), other.clone()],
                ..Schema::any(at)
            });
        }
    }
}

/// What a branch is called in the name of a combination: its title, the component, its tag's value, its only required key, its place.
fn step(branch: &Schema, place: usize, context: &Context<'_>) -> String {
    let referred = || branch.reference.as_ref()?.last_step();
    let found = branch.title.clone().or_else(referred);
    let told = || said(context.resolve(branch)?);
    found.or_else(told).unwrap_or_else(|| place.to_string())
}

/// What an object's constants or its only required key say that it is.
pub(crate) fn said(branch: &Schema) -> Option<String> {
    let constant = |property: &Schema| match (&property.constant, property.values.as_deref()) {
        (Some(Value::String(text)), _) | (None, Some([Value::String(text)])) => Some(text.clone()),
        _ => None,
    };
    let tags: Vec<String> = branch.properties.values().filter_map(constant).collect();
    if let [only] = tags.as_slice() {
        return Some(only.clone());
    }
    match branch.required_order.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}
