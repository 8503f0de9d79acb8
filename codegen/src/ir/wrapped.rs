//! Wrappers: branches that are objects of one key, which says what the value under it is.

use serde_json::Value;

use super::lower::Lowering;
use super::union::Branch;
use super::variants::is_name;
use super::{Dispatch, ObjectDispatch, Payload, Variant};
use crate::document::{Kind, Schema};
use crate::names::camel;

/// The key of a wrapper, and what stands under it.
pub(super) type Wrapped<'a> = (&'a String, &'a Schema);

impl Lowering<'_> {
    /// Of each branch that is a wrapper, its key and what it wraps: the variant holds that, without an object around it. What is wrapped is
    /// named after the union and the key.
    pub(super) fn wrappers<'b>(
        &mut self,
        union: &Schema,
        branches: &'b [Branch],
        dispatch: &Dispatch,
    ) -> Vec<Option<Wrapped<'b>>> {
        let owner = self.places.name(&union.at);
        let found = branches.iter().enumerate().map(|(index, branch)| {
            let (key, held) = wrapper(branch)?;
            let is_constant = self.constant(&branch.resolved, key, held).is_some();
            if is_constant || !is_told_by(dispatch, key, index) {
                return None;
            }
            let name = name(branch, key).unwrap_or(key);
            self.places
                .rename(&held.at, format!("{owner}{}", camel(name)));
            Some((key, held))
        });
        found.collect()
    }
}

/// What a wrapper is called: its key, or its title where the key is a sign, such as `+`.
pub(super) fn name<'b>(branch: &'b Branch, key: &'b str) -> Option<&'b str> {
    let title = branch.used.title.as_deref().filter(|title| is_name(title));
    if key.contains(char::is_alphanumeric) {
        Some(key)
    } else {
        title
    }
}

/// The one key of a branch, and its schema. A component has a type of its own, and so has what keeps further keys.
fn wrapper(branch: &Branch) -> Option<Wrapped<'_>> {
    let object = &branch.resolved;
    let is_plain = branch.used.reference.is_none()
        && object.kinds.iter().eq([&Kind::Object])
        && object.additional.is_none()
        && object.property_names.is_none()
        && ["x-extra", "x-type"]
            .iter()
            .all(|key| !object.extensions.contains_key(*key));
    let mut properties = object.properties.iter();
    let (Some((key, held)), None, true) = (properties.next(), properties.next(), is_plain) else {
        return None;
    };
    object.required.contains(key).then_some((key, held))
}

/// Whether an object is known for this branch by this key, or is of it whatever it has.
fn is_told_by(dispatch: &Dispatch, key: &str, index: usize) -> bool {
    match &dispatch.object {
        Some(ObjectDispatch::One(only)) => *only == index,
        Some(ObjectDispatch::ByKey { arms, .. }) => {
            let mut arms = arms.iter();
            arms.any(|(own, branch)| own == key && *branch == index)
        }
        _ => false,
    }
}

/// Whether texts and the keys of objects say which variant it is: a node may have more of both tomorrow.
pub(super) fn is_externally_tagged(variants: &[Variant]) -> bool {
    let is_text =
        |variant: &Variant| matches!(&variant.payload, Payload::Constant(Value::String(_)));
    variants.iter().any(is_text)
        && variants.iter().any(|variant| variant.key.is_some())
        && variants
            .iter()
            .all(|variant| is_text(variant) || variant.key.is_some())
}
