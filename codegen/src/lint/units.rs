//! Rule: every amount has an `x-unit`, on the key or on its type.

use std::collections::BTreeSet;

use super::{methods, schemas, words};
use crate::diagnostic::{Diagnostics, Location};
use crate::document::{ContentDescriptor, Kind, Schema, SchemaId, Spec};

/// Last words of names that mark an amount.
const AMOUNTS: &[&str] = &[
    "age",
    "amount",
    "balance",
    "bandwidth",
    "bounty",
    "capacity",
    "collateral",
    "cost",
    "deadline",
    "delay",
    "deposit",
    "duration",
    "elapsed",
    "expiration",
    "expiry",
    "fee",
    "fund",
    "gas",
    "hashrate",
    "interval",
    "latency",
    "length",
    "lifetime",
    "payment",
    "payout",
    "penalty",
    "period",
    "power",
    "price",
    "refund",
    "reward",
    "size",
    "speed",
    "stake",
    "supply",
    "time",
    "timeout",
    "timestamp",
    "tip",
    "ttl",
    "uptime",
    "value",
    "weight",
];

/// Qualifiers that may follow such a word: `gasUsed`, `feeCap`, `sizeLimit`.
const QUALIFIERS: &[&str] = &[
    "available",
    "burned",
    "burnt",
    "cap",
    "consumed",
    "estimate",
    "ceiling",
    "floor",
    "left",
    "limit",
    "locked",
    "max",
    "maximum",
    "min",
    "minimum",
    "paid",
    "premium",
    "remaining",
    "spent",
    "target",
    "total",
    "used",
];

/// Names of results without meaning.
const NAMELESS: &[&str] = &["result", "response", "output", "return", "value"];

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    for method in methods(spec) {
        for param in &method.params {
            check_descriptor(spec, param, &param.name, found);
        }
        if let Some(result) = &method.result {
            let nameless = NAMELESS.contains(&result.name.to_lowercase().as_str());
            check_descriptor(
                spec,
                result,
                if nameless { &method.name } else { &result.name },
                found,
            );
        }
    }
    for schema in schemas(spec) {
        check_properties(spec, schema, found);
    }
}

fn check_descriptor(
    spec: &Spec,
    descriptor: &ContentDescriptor,
    name: &str,
    found: &mut Diagnostics,
) {
    if !descriptor.extensions.contains_key("x-unit") {
        check_amount(spec, name, &descriptor.schema, &descriptor.at, found);
    }
}

fn check_properties(spec: &Spec, schema: &Schema, found: &mut Diagnostics) {
    for (name, property) in &schema.properties {
        check_amount(spec, name, property, &property.at, found);
    }
    for child in schema.children() {
        check_properties(spec, child, found);
    }
}

fn check_amount(spec: &Spec, name: &str, schema: &Schema, at: &Location, found: &mut Diagnostics) {
    if is_amount(name) && lacks_unit(spec, schema, &mut BTreeSet::new()) {
        let remedy = "add `x-unit` (`wei`, `gas`, `seconds`, `bytes`, …), here or on its type";
        found.warn(at, format!("the amount `{name}` has no unit"), remedy);
    }
}

fn is_amount(name: &str) -> bool {
    let words = words::split(name);
    let mut words = words
        .iter()
        .rev()
        .map(|word| words::stem(word))
        .skip_while(|word| QUALIFIERS.contains(word));
    words.next().is_some_and(|word| AMOUNTS.contains(&word))
}

/// Whether it is a number, or a list or union with one in it, without a unit.
fn lacks_unit<'a>(spec: &'a Spec, schema: &'a Schema, passed: &mut BTreeSet<&'a SchemaId>) -> bool {
    if schema.extensions.contains_key("x-unit") {
        return false;
    }
    if is_numeric(schema) {
        return true;
    }
    let target = schema
        .reference
        .as_ref()
        .filter(|target| passed.insert(target));
    let target = target.and_then(|target| spec.schemas.get(target));
    let parts = schema
        .one_of
        .iter()
        .chain(&schema.any_of)
        .chain(&schema.all_of);
    let mut parts = parts
        .chain(schema.items.as_deref())
        .chain(&schema.prefix_items)
        .chain(target);
    parts.any(|part| lacks_unit(spec, part, passed))
}

/// Whether it is a JSON number, or a string whose format makes it one. Constants and enums aren't amounts.
fn is_numeric(schema: &Schema) -> bool {
    if schema.constant.is_some() || schema.values.is_some() {
        return false;
    }
    let format = schema.format.as_deref().unwrap_or("");
    let text = schema.kinds.contains(&Kind::String)
        && (format.starts_with("quantity") || format.starts_with("decimal"));
    text || schema.kinds.contains(&Kind::Integer) || schema.kinds.contains(&Kind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_amounts() {
        for name in [
            "baseFeePerGas",
            "gasUsed",
            "Gas price",
            "max_fee",
            "eth_getBalance",
            "rewards",
            "feeCap",
            "size",
            "gasLimit",
        ] {
            assert!(is_amount(name), "{name}");
        }
        for name in [
            "gasUsedRatio",
            "nonce",
            "blockNumber",
            "chainId",
            "limit",
            "priceOracle",
            "valueHash",
            "used",
            "",
        ] {
            assert!(!is_amount(name), "{name}");
        }
    }
}
