//! Content descriptors: parameters and results.

use super::super::model::ContentDescriptor;
use super::super::node::{Node, describe};
use super::super::reference;
use super::super::schema::Schema;
use super::Reader;

/// Keywords that mark a schema in the place of a descriptor.
const SCHEMA_KEYWORDS: [&str; 8] = [
    "type",
    "oneOf",
    "anyOf",
    "allOf",
    "enum",
    "const",
    "properties",
    "items",
];

impl<'a> Reader<'a, '_> {
    /// Reads a parameter or a result. Always returns something, so that the parameters after it keep their positions.
    pub(super) fn descriptor(
        &mut self,
        node: Node<'a>,
        fallback: &str,
        name_matters: bool,
    ) -> ContentDescriptor {
        let place = node.at.clone();
        let referred = node
            .reference()
            .and_then(|reference| reference::steps(reference).last());
        let target = self
            .follow(node.clone())
            .filter(|target| self.check_object(target));
        let Some(target) = target else {
            return ContentDescriptor {
                name: referred.unwrap_or_else(|| fallback.to_owned()),
                summary: None,
                description: None,
                required: false,
                schema: Schema::left_out(place.clone()),
                deprecated: false,
                extensions: Default::default(),
                at: place,
            };
        };
        let schema = self.descriptor_schema(&node, &target);
        let name = target
            .text("name", self.diagnostics)
            .filter(|name| !name.is_empty());
        if name.is_none() && name_matters {
            self.diagnostics.warn(
                &target.at,
                "the parameter has no name",
                "give it the one that the node knows",
            );
        }
        ContentDescriptor {
            name: name.or(referred).unwrap_or_else(|| fallback.to_owned()),
            summary: target.text("summary", self.diagnostics),
            description: target.text("description", self.diagnostics),
            // `required` of a schema is a list, and doesn't concern the parameter.
            required: target.get("schema").is_some() && target.flag("required", self.diagnostics),
            schema,
            deprecated: target.flag("deprecated", self.diagnostics),
            extensions: target.extensions().collect(),
            at: target.at,
        }
    }

    fn check_object(&mut self, node: &Node<'a>) -> bool {
        let good = node.value.is_object();
        if !good {
            let message = format!(
                "the parameter or result is {} where an object belongs",
                describe(node.value)
            );
            self.diagnostics
                .warn(&node.at, message, "give it a `name` and a `schema`");
        }
        good
    }

    fn descriptor_schema(&mut self, node: &Node<'a>, target: &Node<'a>) -> Schema {
        if let Some(schema) = target.get("schema") {
            return self.schema(schema);
        }
        if !SCHEMA_KEYWORDS
            .iter()
            .any(|keyword| target.get(keyword).is_some())
        {
            self.diagnostics
                .warn(&target.at, "it has no `schema`", "add one");
            return Schema::left_out(target.at.clone());
        }
        let message = "a schema stands where a parameter or a result belongs";
        self.diagnostics.warn(
            &node.at,
            message,
            "write `{\"name\": …, \"schema\": …}` around it",
        );
        if node.at == target.at {
            return self.schema(target.clone());
        }
        self.open.push(target.clone());
        Schema::refer(node.at.clone(), target.at.clone())
    }
}
