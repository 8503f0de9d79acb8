//! Lint rules for documents: untyped schemas, descriptions that add nothing, amounts without a unit, ineffective keys.
//!
//! These are the rules at the end of `schemas/README.md`, a file each. None of them keeps a client from being
//! generated.

mod describe;
mod keys;
mod units;
mod untyped;
mod words;

use crate::diagnostic::Diagnostics;
use crate::document::{Method, Schema, SchemaId, Spec};

/// What rules look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Rules {
    /// Every place says what it holds.
    Types,
    /// Methods, parameters and components are described, in words beyond their names.
    Descriptions,
    /// Amounts say their unit.
    Units,
    /// The generator's own keys (`x-…`) stand where they are read.
    Keys,
}

impl Rules {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Types, Self::Descriptions, Self::Units, Self::Keys];
}

/// Runs rules over a spec.
pub fn lint(spec: &Spec, rules: &[Rules]) -> Diagnostics {
    let mut found = Diagnostics::default();
    for rules in rules {
        match rules {
            Rules::Types => untyped::check(spec, &mut found),
            Rules::Descriptions => describe::check(spec, &mut found),
            Rules::Units => units::check(spec, &mut found),
            Rules::Keys => keys::check(spec, &mut found),
        }
    }
    found
}

fn methods(spec: &Spec) -> impl Iterator<Item = &Method> {
    spec.documents.iter().flat_map(|document| &document.methods)
}

/// Every schema at its outermost location: those in methods, and those that can be referred to.
fn schemas(spec: &Spec) -> impl Iterator<Item = &Schema> {
    methods(spec)
        .flat_map(Method::schemas)
        .chain(spec.schemas.values())
}

/// The name of a component, a schema in a list of named ones.
fn component(id: &SchemaId) -> Option<String> {
    let (group, _) = id.pointer.rsplit_once('/')?;
    let named = matches!(group, "/components/schemas" | "/$defs" | "/definitions");
    id.last_step().filter(|_| named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    fn lines(method: Value, schemas: Value) -> Vec<String> {
        let document = json!({
            "openrpc": "1.3.2", "info": {"title": "T", "version": "1"},
            "methods": [method], "components": {"schemas": schemas},
        });
        let mut diagnostics = Diagnostics::default();
        let texts = BTreeMap::from([("a.json".to_owned(), document.to_string())]);
        let spec = crate::document::load_texts(&texts, &["a.json"], &mut diagnostics);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        lint(&spec, &Rules::ALL)
            .iter()
            .map(|found| format!("{} {}", found.at.pointer, found.message))
            .collect()
    }

    /// Findings in a component apart from its description.
    fn component_lines(mut schema: Value) -> Vec<String> {
        schema["description"] = "Something that other words say.".into();
        lines(
            json!({"name": "m", "description": "Does things.", "params": []}),
            json!({"C": schema}),
        )
    }

    #[test]
    fn a_good_document_has_no_findings() {
        let method = json!({
            "name": "eth_getBalance", "description": "How much of the currency an account holds.",
            "params": [{"name": "address", "description": "The account to look at.", "schema": {"$ref": "#/components/schemas/Address"}}],
            "result": {"name": "balance", "schema": {"$ref": "#/components/schemas/Wei"}},
        });
        let schemas = json!({
            "Address": {"type": "string", "format": "address", "description": "The 20 bytes by which an account is known."},
            "Wei": {"type": "string", "format": "quantity", "description": "The smallest part of an ether.", "x-unit": "wei"},
        });
        assert!(lines(method, schemas).is_empty());
    }

    #[test]
    fn descriptions_must_say_more_than_names() {
        let method = json!({
            "name": "eth_getBlockByHash", "summary": "Gets a block by its hash.",
            "params": [
                {"name": "blockHash", "description": "The block hash", "schema": {"type": "string"}},
                {"name": "full", "schema": {"type": "boolean"}},
                {"name": "flag", "schema": {"type": "boolean", "description": "Whether uncles come along."}},
            ],
        });
        let schemas = json!({"LogFilter": {"type": "string"}, "Block": {"type": "string", "description": "A blocks."}});
        assert_eq!(
            lines(method, schemas),
            [
                "/components/schemas/Block the description of the component `Block` only repeats its name",
                "/components/schemas/LogFilter the component `LogFilter` has no description",
                "/methods/0 the description of the method `eth_getBlockByHash` only repeats its name",
                "/methods/0/params/0 the description of the parameter `blockHash` only repeats its name",
                "/methods/0/params/1 the parameter `full` has no description",
            ]
        );
    }

    #[test]
    fn streams_are_described_too() {
        let method = json!({
            "name": "subscribe", "description": "Opens what then arrives by itself.",
            "params": [{"name": "kind", "description": "Which of them it opens.", "schema": {"type": "string"}},
                {"name": "depth", "description": "So far below the newest.", "schema": {"type": "integer"}}],
            "result": {"name": "id", "schema": {"type": "string"}},
            "x-stream": {"stop": {"call": "unsubscribe"}, "notification": "subscription", "streams": [
                {"name": "heads", "description": "The heads.", "item": {"type": "string"},
                    "params": [{"name": "kind", "value": "heads"}, {"name": "depth", "schema": {"type": "integer"}}]},
                {"name": "logs", "item": {"type": "string"}, "params": [{"name": "kind", "value": "logs"}]},
            ]},
        });
        assert_eq!(
            lines(method, json!({})),
            [
                "/methods/0/x-stream/streams/0 the description of the stream `heads` only repeats its name",
                "/methods/0/x-stream/streams/0/params/1 the parameter `depth` has no description",
                "/methods/0/x-stream/streams/1 the stream `logs` has no description",
            ]
        );
    }

    #[test]
    fn groups_are_described_too() {
        let document = json!({
            "openrpc": "1.3.2", "info": {"title": "T", "version": "1"},
            "x-groups": {
                "ListedOptions": ["fee"],
                "SendOptions": {"description": "The send options.", "params": ["fee"]},
                "SpendOptions": {"description": "How a transaction is made.", "params": ["fee"]},
            },
            "methods": [],
        });
        let texts = BTreeMap::from([("a.json".to_owned(), document.to_string())]);
        let spec = crate::document::load_texts(&texts, &["a.json"], &mut Diagnostics::default());
        let found = lint(&spec, &Rules::ALL);
        let found: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(
            found,
            [
                "the group `ListedOptions` has no description",
                "the description of the group `SendOptions` only repeats its name",
            ]
        );
    }

    #[test]
    fn amounts_need_units() {
        let quantity = json!({"type": "string", "format": "quantity"});
        let found = component_lines(json!({"type": "object", "properties": {
            "baseFeePerGas": quantity,
            "gasUsed": {"type": "string", "format": "quantity64", "x-unit": "gas"},
            "gasUsedRatio": {"type": "number"},
            "maxFee": {"oneOf": [quantity, {"type": "null"}]},
            "rewards": {"type": "array", "items": quantity},
            "timestamp": {"type": "integer"},
            "totalFunds": {"type": "string", "format": "decimal256"},
            "nonce": quantity, "blockNumber": quantity, "price": {"type": "string"}, "size": {"type": "boolean"},
        }}));
        let expected = [
            "baseFeePerGas",
            "maxFee",
            "rewards",
            "timestamp",
            "totalFunds",
        ]
        .map(|name| {
            format!("/components/schemas/C/properties/{name} the amount `{name}` has no unit")
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn results_without_a_name_of_their_own_go_by_the_method() {
        let method = |name: &str, unit: bool| {
            let schema = if unit {
                json!({"type": "integer", "x-unit": "wei"})
            } else {
                json!({"type": "integer"})
            };
            json!({"name": name, "description": "Does things.", "params": [], "result": {"name": "result", "schema": schema}})
        };
        assert_eq!(
            lines(method("eth_gasPrice", false), json!({})),
            ["/methods/0/result the amount `eth_gasPrice` has no unit"]
        );
        assert!(lines(method("eth_gasPrice", true), json!({})).is_empty());
        assert!(lines(method("eth_chainId", false), json!({})).is_empty());
    }

    #[test]
    fn every_place_needs_a_type() {
        let found = component_lines(json!({"type": "object", "properties": {
            "any": {}, "list": {"type": "array"}, "object": {"type": "object"}, "map": {"type": "object", "additionalProperties": true},
            "reasoned": {"x-any": "What the tracer says is up to the tracer."},
            "reasoned-map": {"type": "object", "additionalProperties": {}, "x-any": "Depends on the tracer."},
            "open": {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": true},
            "both": {"allOf": [{"$ref": "#/components/schemas/C"}, {"description": "beside"}]},
            "constant": {"const": 1}, "never": false, "empty-reason": {"x-any": " "},
        }}));
        let expected = [
            ("any", "any value is valid here"),
            ("empty-reason", "any value is valid here"),
            ("list", "the list says nothing of its items"),
            ("map/additionalProperties", "any value is valid here"),
            ("object", "the object says nothing of its keys"),
        ]
        .map(|(place, message)| format!("/components/schemas/C/properties/{place} {message}"));
        assert_eq!(found, expected);
    }

    #[test]
    fn words_of_parameters_and_results_are_read_or_found() {
        let list = json!({"type": "array", "items": {"type": "string", "format": "data32"}});
        let nothing = json!({"type": "null"});
        let mut said = list.clone();
        said["x-empty"] = "absent".into();
        let param = |name: &str, schema: Value| json!({"name": name, "description": "Whose outputs.", "schema": schema});
        let mut packed = param("packed", list);
        packed["x-packed"] = true.into();
        let method = json!({
            "name": "m", "description": "Does things.",
            "params": [
                packed,
                param("one", json!({"oneOf": [said, nothing]})),
                param("any", json!({"anyOf": [nothing, said]})),
                param("either", json!({"oneOf": [said, {"type": "string"}]})),
            ],
            "result": {"name": "r", "x-empty": "absent", "x-packed": true, "schema": {"type": "string"}},
        });
        assert_eq!(
            lines(method, json!({})),
            [
                "/methods/0/params/0/x-packed `x-packed` is only read on a list or an object itself",
                "/methods/0/params/3/schema/oneOf/0/x-empty `x-empty` is only read on a property or a parameter",
                "/methods/0/result/x-empty `x-empty` is only read on a property or a parameter",
                "/methods/0/result/x-packed `x-packed` is only read on a list or an object itself",
            ]
        );
    }

    #[test]
    fn words_stand_where_they_are_read() {
        let bytes = json!({"type": "string", "format": "data32"});
        let packed = json!({"type": "array", "x-packed": true, "items": bytes});
        let method = json!({
            "name": "m", "description": "Does things.",
            "params": [{"name": "keys", "description": "Whose outputs.", "x-empty": "absent", "schema": packed}],
            "result": {"name": "r", "schema": {"type": "array", "x-empty": "absent", "items": bytes}},
        });
        let component = json!({
            "type": "object", "description": "Something that other words say.", "x-packed": ["key"],
            "properties": {
                "key": {"$ref": "#/components/schemas/C/properties/other"},
                "lists": {"type": "array", "x-empty": "absent", "items": {"type": "array", "x-empty": "absent", "items": bytes}},
                "other": {"type": "array", "x-empty": "absent", "items": {"type": "string", "x-packed": true}},
                "parts": {"x-empty": "absent", "allOf": [{"$ref": "#/components/schemas/C", "x-empty": "absent", "x-packed": true}]},
            },
        });
        let empty = "`x-empty` is only read on a property or a parameter";
        let packed = "`x-packed` is only read on a list or an object itself";
        assert_eq!(
            lines(method, json!({"C": component})),
            [
                format!("/components/schemas/C/properties/lists/items/x-empty {empty}"),
                format!("/components/schemas/C/properties/other/items/x-packed {packed}"),
                format!("/components/schemas/C/properties/parts/allOf/0/x-packed {packed}"),
                format!("/methods/0/result/schema/x-empty {empty}"),
            ]
        );
    }
}
