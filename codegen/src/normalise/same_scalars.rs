//! Branches that are scalars of the same form are one branch: nothing that arrives tells two texts apart, or two integers. Lists of values
//! that stand side by side, or share a value, are one list.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Context, all_of, constant_pattern, drop_names, missing_kind, null_branch, slashed_pattern,
};
use crate::document::{Kind, Schema};
use crate::scalars::Scalar;

pub(super) fn apply(schema: &mut Schema, context: &mut Context<'_>) -> bool {
    let count = schema.one_of.len();
    if count < 2 {
        return false;
    }
    let forms: Vec<Option<Form>> = (0..count)
        .map(|index| Form::of(&schema.one_of[index], context))
        .collect();
    for (first, form) in forms.iter().enumerate() {
        let Some(form) = form else { continue };
        let same: Vec<usize> = (first + 1..count)
            .filter(|other| {
                let found = forms[*other].as_ref();
                found.is_some_and(|other| form.is_one_with(other))
            })
            .collect();
        if same.is_empty() {
            continue;
        }
        let others = same.iter().filter_map(|index| forms[*index].as_ref());
        let at = schema.at.join(form.step());
        schema.one_of[first] = form.clone().joined(others, at);
        let mut indices = 0..;
        schema
            .one_of
            .retain(|_| indices.next().is_none_or(|index| !same.contains(&index)));
        drop_names(schema, count, &same);
        return true;
    }
    false
}

/// Limit of `allOf` around a scalar.
const MAX_STEPS: usize = 8;

/// A branch that is a scalar.
#[derive(Clone)]
struct Form {
    /// The branch with references followed.
    schema: Schema,
    kind: Kind,
    /// Whether it is written out in the union.
    is_inline: bool,
}

impl Form {
    /// `None` for what is no scalar, or a constant, which is told apart by its value.
    fn of(branch: &Schema, context: &mut Context<'_>) -> Option<Self> {
        let mut schema = context.resolve(branch)?.clone();
        for _ in 0..MAX_STEPS {
            if !all_of::apply(&mut schema, context) {
                break;
            }
            if schema.reference.is_some() {
                schema = context.resolve(&schema)?.clone();
            }
        }
        let is_elsewhere = !schema.one_of.is_empty()
            || !schema.any_of.is_empty()
            || !schema.all_of.is_empty()
            || schema.extensions.contains_key("x-type");
        if is_elsewhere {
            return None;
        }
        slashed_pattern::apply(&mut schema, context);
        missing_kind::apply(&mut schema, context);
        constant_pattern::apply(&mut schema, context);
        null_branch::apply(&mut schema, context);
        let is_constant =
            schema.constant.is_some() || schema.values.as_ref().is_some_and(|all| all.len() < 2);
        let mut kinds = schema.kinds.iter().filter(|kind| **kind != Kind::Null);
        let (kind, None) = (*kinds.next()?, kinds.next()) else {
            return None;
        };
        let is_scalar = matches!(
            kind,
            Kind::Boolean | Kind::Integer | Kind::Number | Kind::String
        );
        (is_scalar && !is_constant).then_some(Self {
            schema,
            kind,
            is_inline: branch.reference.is_none()
                && branch.all_of.is_empty()
                && branch.title.is_none(),
        })
    }

    fn scalar(&self) -> Option<Scalar> {
        Scalar::of(self.kind, &self.schema)
    }

    fn is_one_with(&self, other: &Self) -> bool {
        if self.kind != other.kind {
            return false;
        }
        match (&self.schema.values, &other.schema.values) {
            (Some(one), Some(other_values)) => {
                (self.is_inline && other.is_inline)
                    || self.kind != Kind::String
                    || one.iter().any(|value| other_values.contains(value))
            }
            (None, None) => {
                let width = |form: &Self| form.scalar().map(Scalar::width);
                self.kind != Kind::String || width(self) == width(other)
            }
            // Listed texts are looked at before others.
            _ => self.kind != Kind::String,
        }
    }

    fn step(&self) -> &'static str {
        match self.kind {
            Kind::Boolean => "type-flag",
            Kind::String => "type-text",
            _ => "type-number",
        }
    }

    fn joined<'a>(
        self,
        others: impl Iterator<Item = &'a Self>,
        at: crate::diagnostic::Location,
    ) -> Schema {
        let scalar = self.scalar();
        let mut whole = Schema {
            at: at.clone(),
            title: None,
            description: None,
            ..self.schema
        };
        for other in others {
            if other.schema.kinds.contains(&Kind::Null) {
                whole.kinds.insert(Kind::Null);
            }
            whole.values = match (whole.values.take(), &other.schema.values) {
                (Some(mut values), Some(more)) => {
                    let known: BTreeSet<String> = values.iter().map(Value::to_string).collect();
                    let new = more
                        .iter()
                        .filter(|value| !known.contains(&value.to_string()));
                    values.extend(new.cloned());
                    Some(values)
                }
                _ => None,
            };
            whole.extensions.remove("x-variants");
            whole.extensions.remove("x-names");
            if Scalar::of(self.kind, &other.schema) != scalar {
                whole.format = None;
                whole.pattern = None;
                whole.minimum = None;
                whole.maximum = None;
            }
        }
        whole
    }
}
