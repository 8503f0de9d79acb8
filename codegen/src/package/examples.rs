//! The examples of the documents: those that agree with their schemas are tests, the others are told of.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Found;
use super::files::MARK;
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{self, Raw};
use crate::ir::{Document, Method};
use crate::valid::Validator;

/// The test that reads them.
pub(super) fn test(found: &Found<'_>) -> String {
    let documents = found.documents().join(", ");
    format!(
        "// {MARK} from {documents}. Do not edit.\n\n\
        //! The examples of the document: read by the types of the crate, they are written again as they were.\n\n\
        use polyrpc::Plain;\n\
        use polyrpc::cli::{{Api, verify}};\n\n\
        use crate::registry::METHODS;\n\n\
        #[test]\n\
        fn every_example_is_written_as_it_was_read() {{\n\
        \x20   let found = verify(&[Api::new::<Plain>(METHODS)], include_str!(\"examples.jsonl\"));\n\
        \x20   assert_eq!(found, Ok(()));\n\
        }}\n"
    )
}

/// The examples, a line of JSON each, as `polyrpc verify` takes them.
pub(super) fn lines(found: &Found<'_>, diagnostics: &mut Diagnostics) -> String {
    let documents = found.documents().join(", ");
    let mut lines = json!({ "by": format!("{MARK} from {documents}. Do not edit.") }).to_string();
    lines.push('\n');
    let mut validator = Validator::new(found.loaded.raw());
    for document in &found.api.documents {
        let source = found.loaded.spec.documents.iter();
        let sources: Vec<&document::Method> = source
            .filter(|source| *source.at.document == *document.file)
            .flat_map(|source| &source.methods)
            .collect();
        for method in document
            .methods
            .iter()
            .filter(|method| !method.is_notification)
        {
            let Some(source) = sources.iter().find(|source| source.name == method.wire) else {
                continue;
            };
            let api = api(found.name, document, method);
            let mut of_method = OfMethod {
                method,
                source,
                raw: found.loaded.raw(),
                validator: &mut validator,
                diagnostics,
                faults: BTreeMap::new(),
            };
            let examples = of_method.examples();
            of_method.tell();
            for line in examples {
                let mut line = line;
                line.insert("api".to_owned(), Value::from(api.as_str()));
                line.insert("method".to_owned(), Value::from(method.wire.as_str()));
                lines.push_str(&Value::from(line).to_string());
                lines.push('\n');
            }
        }
    }
    lines
}

/// By which name the registry knows who answers a method.
fn api(name: &str, document: &Document, method: &Method) -> String {
    let service = method
        .services
        .first()
        .or_else(|| document.services.first());
    service.map_or_else(|| name.to_owned(), |service| format!("{name}/{service}"))
}

struct OfMethod<'a, 'b> {
    method: &'a Method,
    source: &'a document::Method,
    raw: Raw<'a>,
    validator: &'b mut Validator,
    diagnostics: &'b mut Diagnostics,
    /// For each schema that examples contradict, the first of these and their number.
    faults: BTreeMap<Location, (Location, String, usize)>,
}

impl<'a> OfMethod<'a, '_> {
    fn examples(&mut self) -> Vec<Map<String, Value>> {
        let pairings = self.raw.list(&self.source.at.join("examples"));
        pairings
            .into_iter()
            .filter_map(|(at, pairing)| self.pairing(&at, pairing))
            .collect()
    }

    /// The sides of an example that can be tested.
    fn pairing(&mut self, at: &Location, pairing: &'a Value) -> Option<Map<String, Value>> {
        let mut line = Map::new();
        let name = pairing.get("name").and_then(Value::as_str);
        line.extend(name.map(|name| ("name".to_owned(), Value::from(name))));
        let given = self.raw.list(&at.join("params"));
        let has_params = pairing.get("params").is_some_and(Value::is_array);
        let params = has_params.then(|| self.params(at, &given)).flatten();
        line.extend(params.map(|params| ("params".to_owned(), params)));
        let result = self.raw.follow(&at.join("result"));
        let result = result.and_then(|(at, result)| Some((at, result.get("value")?)));
        if let (Some((at, result)), Some(descriptor)) = (result, &self.source.result)
            && let Some(result) = self.sound(result, &descriptor.at, &at)
        {
            line.insert("result".to_owned(), result);
        }
        let has_sides = line.contains_key("params") || line.contains_key("result");
        has_sides.then_some(line)
    }

    /// The parameters as they are sent. They are listed in their order, or by their names.
    fn params(&mut self, at: &Location, given: &[(Location, &'a Value)]) -> Option<Value> {
        let params = &self.source.params;
        let name = |value: &'a Value| value.get("name").and_then(Value::as_str);
        let place = |value: &'a Value| {
            params
                .iter()
                .position(|param| Some(param.name.as_str()) == name(value))
        };
        let places: Vec<Option<usize>> = given.iter().map(|(_, value)| place(value)).collect();
        let by_name = places.iter().all(Option::is_some);
        let mut values: Vec<Option<Value>> = vec![None; params.len()];
        for (index, ((at, value), place)) in given.iter().zip(places).enumerate() {
            let place = if by_name { place? } else { index };
            let value = value.get("value")?;
            let (slot, param) = (values.get_mut(place), params.get(place));
            let (Some(slot), Some(param)) = (slot, param) else {
                let message = format!(
                    "the example has more parameters than `{}`",
                    self.method.wire
                );
                self.diagnostics.warn(
                    at,
                    message,
                    "remove it; the example is left out of the tests",
                );
                return None;
            };
            *slot = Some(self.sound(value, &param.at, at)?);
        }
        let missing = params
            .iter()
            .zip(&values)
            .find(|(param, value)| param.required && value.is_none());
        if let Some((param, _)) = missing {
            let message = format!("the example has no `{}`, which is required", param.name);
            self.diagnostics
                .warn(at, message, "add it; the example is left out of the tests");
            return None;
        }
        if self.method.format.is_by_name() {
            let named = params.iter().zip(values);
            let named = named.filter_map(|(param, value)| Some((param.name.clone(), value?)));
            return Some(Value::Object(named.collect()));
        }
        let end = values
            .iter()
            .rposition(Option::is_some)
            .map_or(0, |last| last + 1);
        let values = values.into_iter().take(end).map(Option::unwrap_or_default);
        Some(Value::Array(values.collect()))
    }

    /// A value that agrees with the schema of a parameter or a result, without the keys that the schema doesn't list.
    fn sound(&mut self, value: &Value, descriptor: &Location, at: &Location) -> Option<Value> {
        let schema = descriptor.join("schema");
        if let Some(fault) = self.validator.fault(&schema, value) {
            let message = format!("the example contradicts its own schema: {fault}");
            let found = self
                .faults
                .entry(schema)
                .or_insert_with(|| (at.clone(), message, 0));
            found.2 += 1;
            return None;
        }
        let mut value = value.clone();
        let unlisted = self.validator.take_unlisted(&schema, &mut value);
        if let Some(first) = unlisted.first() {
            self.diagnostics.warn(
                at,
                format!("the example has `{first}`, which its schema doesn't list: its type doesn't keep it"),
                "list it as a property; until then the tests leave it out",
            );
        }
        Some(value)
    }

    /// Tells of the examples that were left out, once for each schema that they contradict.
    fn tell(&mut self) {
        for (at, message, count) in std::mem::take(&mut self.faults).into_values() {
            let others = match count {
                1 => String::new(),
                count => format!(" (and so do {} more)", count - 1),
            };
            let remedy = "correct one of the two; the example is left out of the tests";
            self.diagnostics
                .warn(&at, format!("{message}{others}"), remedy);
        }
    }
}
