//! A method's parameters: a list of descriptors, or what documents have in its place.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::model::{ContentDescriptor, ParamStructure};
use super::super::node::Node;
use super::Reader;

impl<'a> Reader<'a, '_> {
    /// Reads the parameters. What stands in an object goes out by name.
    pub(super) fn params(
        &mut self,
        node: &Node<'a>,
        structure: &mut ParamStructure,
    ) -> Vec<ContentDescriptor> {
        if let Some(object) = node.get("params").filter(|params| params.value.is_object()) {
            return self.params_object(object, structure);
        }
        let Some(list) = node.list("params", self.diagnostics) else {
            // A value of another kind has been reported; the specification forbids an absent one.
            if node.get("params").is_none() {
                let message = "the method has no `params`; it is taken to have no parameters";
                self.diagnostics
                    .warn_of_cause(&node.at, message, "add `\"params\": []`");
            }
            return Vec::new();
        };
        let mut names = BTreeSet::new();
        let mut params = Vec::new();
        for (index, param) in list.into_iter().enumerate() {
            let place = param.at.clone();
            let param = self.descriptor(param, &format!("param{}", index + 1), true);
            if !names.insert(param.name.clone()) {
                let message = format!("there is a parameter `{}` already", param.name);
                self.diagnostics.warn(
                    &place,
                    message,
                    "remove one of the two, or give it another name",
                );
                // In an object the second would overwrite the first; in a list it has its own position.
                if *structure == ParamStructure::ByName {
                    continue;
                }
            }
            params.push(param);
        }
        params
    }

    /// Reads an object in the place of the list: the only descriptor, the schema of all parameters together, or their descriptors or
    /// schemas by their names.
    fn params_object(
        &mut self,
        object: Node<'a>,
        structure: &mut ParamStructure,
    ) -> Vec<ContentDescriptor> {
        let mut report = |message: &str| {
            let message = format!("`params` is an object where a list belongs; {message}");
            let remedy = "write a list of `{\"name\": …, \"schema\": …}`";
            self.diagnostics.warn(&object.at, message, remedy);
        };
        let is_text = |key: &str| object.get(key).is_some_and(|node| node.value.is_string());
        let schema = object.get("schema").filter(|node| node.value.is_object());
        if object.reference().is_some() || (schema.is_some() && is_text("name")) {
            report("it is taken for the only parameter");
            return vec![self.descriptor(object, "param1", true)];
        }
        let whole = if object.get("properties").is_some() {
            Some(object.clone())
        } else {
            schema.filter(|schema| schema.get("properties").is_some())
        };
        if let Some(whole) = whole {
            report("its properties are taken for the parameters");
            *structure = ParamStructure::ByName;
            return self.params_of(&whole);
        }
        if object.value.as_object().is_some_and(|all| !all.is_empty()) {
            report("its keys are taken for the parameters' names");
            *structure = ParamStructure::ByName;
        }
        let entries = object.value.as_object().into_iter().flatten();
        let entries = entries.filter(|(name, value)| value.is_object() && !name.starts_with("x-"));
        let entries: Vec<_> = entries.collect();
        entries
            .into_iter()
            .map(|(name, value)| self.named_param(&object, name, value))
            .collect()
    }

    /// A parameter by its name: a descriptor, or only its schema.
    fn named_param(
        &mut self,
        object: &Node<'a>,
        name: &str,
        value: &'a Value,
    ) -> ContentDescriptor {
        let node = Node {
            at: object.at.join(name),
            value,
        };
        let followed = self.follow(node.clone());
        if followed.is_some_and(|followed| followed.get("schema").is_some()) {
            let descriptor = self.descriptor(node, name, false);
            return ContentDescriptor {
                name: name.to_owned(),
                ..descriptor
            };
        }
        let required = node.get("required");
        let required = required.is_some_and(|required| *required.value == Value::Bool(true));
        self.param_of(node, name, required)
    }

    /// The parameters that the properties of an object are, those first that must be given.
    fn params_of(&mut self, whole: &Node<'a>) -> Vec<ContentDescriptor> {
        let listed = whole.get("required");
        let listed = listed.as_ref().and_then(|listed| listed.value.as_array());
        let place = |name: &str| {
            let names = &mut listed.into_iter().flatten();
            names.position(|required| required.as_str() == Some(name))
        };
        let properties = whole.object("properties", self.diagnostics);
        let mut properties = properties.unwrap_or_default();
        properties.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
        properties
            .into_iter()
            .map(|(name, node)| self.param_of(node, name, place(name).is_some()))
            .collect()
    }

    fn param_of(&mut self, node: Node<'a>, name: &str, required: bool) -> ContentDescriptor {
        let at = node.at.clone();
        let schema = self.schema(node);
        ContentDescriptor {
            at,
            name: name.to_owned(),
            summary: None,
            description: schema.description.clone(),
            required,
            deprecated: schema.deprecated,
            extensions: schema.extensions.clone(),
            schema,
        }
    }
}
