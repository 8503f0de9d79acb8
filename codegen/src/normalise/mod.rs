//! Schema rewriting, until only the shapes are left that the rest of the generator reads.
//!
//! Each rule is a small file named after what it repairs. A rule looks at one schema at a time and returns whether it
//! changed it; rules run in the order of [`RULES`] until none of them does, and then the schema's children get their
//! turn.

mod all_of;
mod any_of;
mod conditional;
mod constant_pattern;
mod integer_format;
mod kind_list;
mod misplaced_values;
mod missing_kind;
mod narrow;
mod nested_union;
mod never;
mod null_branch;
mod pattern_properties;
mod required_keys;
mod same_branches;
mod same_scalars;
mod shapeless_branches;
mod single_branch;
mod slashed_pattern;
mod union_siblings;
mod unit_variants;

pub(crate) use all_of::said;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostics, Location};
use crate::document::{Method, Schema, SchemaId, Spec};

/// A rule: rewrites one schema, children excepted, and returns whether it changed anything.
type Rule = fn(&mut Schema, &mut Context<'_>) -> bool;

/// All rules, in order.
const RULES: &[Rule] = &[
    any_of::apply,
    never::apply,
    shapeless_branches::apply,
    all_of::apply,
    conditional::apply,
    union_siblings::apply,
    pattern_properties::apply,
    misplaced_values::apply,
    missing_kind::apply,
    integer_format::apply,
    kind_list::apply,
    slashed_pattern::apply,
    constant_pattern::apply,
    null_branch::apply,
    single_branch::apply,
    nested_union::apply,
    same_branches::apply,
    same_scalars::apply,
    unit_variants::apply,
    required_keys::apply,
];

/// Limit of passes over one schema. Each rule reduces it, so only references that run in circles through `allOf` reach
/// this.
const MAX_PASSES: usize = 256;

/// Context of a rule beside its schema.
pub(crate) struct Context<'a> {
    schemas: &'a BTreeMap<SchemaId, Schema>,
    diagnostics: &'a mut Diagnostics,
    /// Remaining budget of schemas.
    budget: usize,
    /// The locations of the enclosing schemas.
    above: Vec<Location>,
}

impl Context<'_> {
    /// Follows references to the first schema with content of its own. `None` if they are circular or dangling.
    pub(crate) fn resolve<'s>(&'s self, schema: &'s Schema) -> Option<&'s Schema> {
        schema.resolve(self.schemas)
    }

    /// Reports a guess.
    pub(crate) fn warn(&mut self, at: &Location, message: impl Into<String>, remedy: &str) {
        self.diagnostics.warn(at, message, remedy);
    }
}

/// Runs the rules over every schema of the spec.
pub(crate) fn normalise(spec: &mut Spec, diagnostics: &mut Diagnostics) {
    let raw = spec.schemas.clone();
    let mut context = Context {
        schemas: &raw,
        diagnostics,
        budget: MAX_SCHEMAS,
        above: Vec::new(),
    };
    for schema in spec.schemas.values_mut() {
        rewrite(schema, &mut context, 0);
    }
    let methods = spec
        .documents
        .iter_mut()
        .flat_map(|document| &mut document.methods);
    methods
        .flat_map(Method::schemas_mut)
        .for_each(|schema| rewrite(schema, &mut context, 0));
}

/// Keywords that the generator doesn't read and that may add keys. The others (`not`, `contains`, …) only narrow what
/// is valid.
const SHAPING: &[&str] = &["$dynamicRef", "$recursiveRef"];

/// Limit of schemas in a spec. Parts of `allOf` and of unions are written out where they are used, which doubles at
/// every step when they contain each other; the largest document known here has some twenty thousand.
const MAX_SCHEMAS: usize = 60_000;

/// Limit of nesting before schemas are taken for circular.
const MAX_DEPTH: usize = 96;

fn rewrite(schema: &mut Schema, context: &mut Context<'_>, depth: usize) {
    if context.budget == 0 {
        let at = schema.at.clone();
        context.warn(
            &at,
            "`allOf` and unions multiply into too many schemas",
            "give the inner ones names and refer to them",
        );
        *schema = Schema::left_out(at);
        return;
    }
    context.budget -= 1;
    if depth > MAX_DEPTH {
        let at = schema.at.clone();
        context.warn(
            &at,
            "schemas stand in each other too deeply",
            "give the inner ones names and refer to them",
        );
        *schema = Schema::left_out(at);
        return;
    }
    for keyword in schema
        .unread
        .iter()
        .filter(|keyword| SHAPING.contains(&keyword.as_str()))
    {
        let message = format!("`{keyword}` is not read, so keys that it brings are left out");
        context
            .diagnostics
            .warn(&schema.at, message, "write the shape out with an overlay");
    }
    // More than once where a rule moves a part to the location of the whole: then it would go on without end.
    if context.above.iter().filter(|at| **at == schema.at).count() > 1 {
        contains_itself(schema, context);
        return;
    }
    let mut passes = 0;
    while RULES.iter().any(|rule| rule(schema, context)) {
        passes += 1;
        if passes == MAX_PASSES {
            contains_itself(schema, context);
            return;
        }
    }
    context.above.push(schema.at.clone());
    for child in schema.children_mut() {
        rewrite(child, context, depth + 1);
    }
    context.above.pop();
}

/// Drops the names of removed branches or values from `x-variants`, if there was one for each of `count`.
fn drop_names(schema: &mut Schema, count: usize, gone: &[usize]) {
    if let Some(Value::Array(names)) = schema.extensions.get_mut("x-variants")
        && names.len() == count
    {
        let mut indices = 0..;
        names.retain(|_| indices.next().is_none_or(|index| !gone.contains(&index)));
    }
}

fn contains_itself(schema: &mut Schema, context: &mut Context<'_>) {
    let at = schema.at.clone();
    let message = "the schema contains itself through `allOf`";
    context.warn(&at, message, "write its keys out");
    *schema = Schema::left_out(at);
}
