//! The names of unions' variants.

use serde_json::Value;

use super::Enum;
use super::lower::{Lowering, texts_of};
use super::place::{branch_keys, named};
use super::union::Branch;
use super::wrapped::{self, Wrapped};
use crate::document::{Kind, Schema};
use crate::names::{Case, Name, camel};
use crate::normalise::said;

/// The document's names for the variants.
pub(super) fn given_names(schema: &Schema) -> Option<&Vec<Value>> {
    schema.extensions.get("x-variants")?.as_array()
}

impl Lowering<'_> {
    /// The variants' names: those that they had, the document's (`x-variants`), the components', wrappers' keys, the titles', the constants',
    /// the kinds'.
    pub(super) fn variant_names(
        &mut self,
        schema: &Schema,
        branches: &[Branch],
        wrappers: &[Option<Wrapped<'_>>],
    ) -> Vec<Name> {
        let given = given_names(schema).filter(|names| names.len() == branches.len());
        let wanted: Vec<String> = branches
            .iter()
            .zip(wrappers)
            .map(|(branch, wrapper)| {
                let key = wrapper.and_then(|(key, _)| wrapped::name(branch, key));
                key.map_or_else(|| own_name(branch, branches), camel)
            })
            .collect();
        let wanted = wrappers_aside(wanted, branches, wrappers);
        let trimmed = without_shared_words(wanted, &self.places.name(&schema.at));
        let place = format!("variants of {}", self.places.key(&schema.at));
        let mut scope = self.kept.scope(&place, Case::Type, &["Unknown"]);
        let keys = branch_keys(branches.iter().map(|branch| &branch.used));
        let names = trimmed.iter().zip(keys).enumerate();
        let names = names.map(|(index, (name, key))| {
            let given = given
                .and_then(|names| names.get(index))
                .and_then(Value::as_str);
            scope.claim_for(&key, given.unwrap_or(name))
        });
        let names = names.collect();
        self.kept.keep(&place, &scope);
        names
    }

    /// The values with their variants: under the document's names (`x-variants`), or else the values' own.
    pub(super) fn enumeration(&mut self, schema: &Schema, values: &[Value], name: &str) -> Enum {
        let given = given_names(schema).filter(|names| names.len() == values.len());
        let given = |index: usize| given.and_then(|names| names.get(index)?.as_str());
        let texts = texts_of(schema).filter(|texts| texts.len() == values.len());
        let text = |index: usize| texts.as_ref().and_then(|texts| texts.get(index).copied());
        let mut sorted: Vec<(&Value, Option<&str>, Option<&str>)> = (0..)
            .zip(values)
            .map(|(index, value)| (value, given(index), text(index)))
            .collect();
        sorted.sort_by_key(|(value, ..)| value.to_string());
        sorted.dedup_by_key(|(value, ..)| *value);
        let wanted: Vec<String> = sorted
            .iter()
            .map(|(value, ..)| value.as_str().map_or_else(|| words(value), str::to_owned))
            .collect();
        let place = format!("values of {}", self.places.key(&schema.at));
        let mut scope = self.kept.scope(&place, Case::Type, &["Unknown"]);
        let names = without_shared_words(wanted, name);
        let texts = sorted
            .iter()
            .filter_map(|(.., text)| text.map(str::to_owned));
        let values = sorted.iter().zip(names).map(|((value, given, _), name)| {
            let name = scope.claim_for(&value.to_string(), given.unwrap_or(&name));
            ((*value).clone(), name)
        });
        let values = values.collect();
        self.kept.keep(&place, &scope);
        Enum {
            texts: texts.collect(),
            values,
        }
    }
}

/// The names, where a wrapper whose key is another branch's name, such as `text` beside a text, gets another one.
fn wrappers_aside(
    wanted: Vec<String>,
    branches: &[Branch],
    wrappers: &[Option<Wrapped<'_>>],
) -> Vec<String> {
    let all = wanted.clone();
    let named = wanted.into_iter().zip(branches).zip(wrappers);
    let named = named.map(|((name, branch), wrapper)| {
        let is_taken = all.iter().filter(|other| **other == name).nth(1).is_some();
        match wrapper {
            Some(_) if is_taken => own_name(branch, branches),
            _ => name,
        }
    });
    named.collect()
}

/// What a branch is called: its constant, its component, its title, its tag's value, the required key that only it has, what it holds.
fn own_name(branch: &Branch, branches: &[Branch]) -> String {
    if let Some(Value::String(text)) = &branch.constant {
        return camel(text);
    }
    if let Some(target) = &branch.used.reference {
        return target
            .last_step()
            .map_or_else(|| named(target), |step| camel(&step));
    }
    if let Some(title) = branch.used.title.as_deref().filter(|title| is_name(title)) {
        return camel(title);
    }
    if let Some(value) = &branch.constant {
        return camel(&words(value));
    }
    if let Some((_, values)) = branch.tags.first()
        && let [value] = values.as_slice()
    {
        return camel(value.as_str().unwrap_or(&value.to_string()));
    }
    if let Some(key) = own_key(branch, branches).map(camel)
        && !["Flag", "List", "Number", "Object", "Text", "Value"].contains(&key.as_str())
    {
        return key;
    }
    let of_kind = branches
        .iter()
        .filter(|other| other.kind() == branch.kind());
    let several = of_kind.count() > 1;
    let kind = match branch.kind() {
        Some(Kind::Boolean) => "Flag",
        Some(Kind::Integer | Kind::Number) => "Number",
        Some(Kind::String) if several && branch.resolved.values.is_some() => "Tag",
        Some(Kind::String) => "Text",
        Some(Kind::Array) if several => return list_name(branch),
        Some(Kind::Array) => "List",
        Some(Kind::Object) => "Object",
        Some(Kind::Null) | None => "Value",
    };
    kind.to_owned()
}

/// The required key that no other branch has, or else the only required one.
fn own_key<'a>(branch: &'a Branch, branches: &[Branch]) -> Option<&'a str> {
    if branch.kind() != Some(Kind::Object) {
        return None;
    }
    let required = &branch.resolved.required_order;
    let is_own = |key: &&String| {
        let others = branches
            .iter()
            .filter(|other| !std::ptr::eq(*other, branch));
        !others
            .into_iter()
            .any(|other| other.resolved.properties.contains_key(*key))
    };
    let only = match required.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let found = required.iter().find(is_own).or(only);
    found.map(String::as_str)
}

/// What one of several kinds of arrays is called: by a constant or by what its items are.
fn list_name(branch: &Branch) -> String {
    let mut constants = branch.prefix.iter().flatten();
    if let Some(text) = constants.find_map(Value::as_str) {
        return camel(text);
    }
    if !branch.resolved.prefix_items.is_empty() {
        return "Tuple".to_owned();
    }
    let items = branch.resolved.items.as_deref();
    let of = items.and_then(|items| match &items.reference {
        Some(target) => target.last_step(),
        None => said(items),
    });
    let kind = || {
        let mut kinds = items?.kinds.iter().filter(|kind| **kind != Kind::Null);
        match (kinds.next()?, kinds.next()) {
            (Kind::Boolean, None) => Some("Flag".to_owned()),
            (Kind::Integer | Kind::Number, None) => Some("Number".to_owned()),
            (Kind::String, None) => Some("Text".to_owned()),
            (Kind::Object, None) => Some("Object".to_owned()),
            _ => None,
        }
    };
    let of = of.or_else(kind);
    of.map_or_else(|| "List".to_owned(), |of| format!("{}List", camel(&of)))
}

/// Whether a title can be a name: a few words, and no sentence.
pub(super) fn is_name(title: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || " -_:/()".contains(c);
    title.split_whitespace().count() <= MAX_WORDS
        && title.chars().filter(|c| !is_plain(*c)).count() == 0
        && title.chars().any(char::is_alphanumeric)
}

/// More words are a sentence.
const MAX_WORDS: usize = 6;

/// Words for a constant that is no string: -1 and 1 have names of their own.
pub(super) fn words(value: &Value) -> String {
    format!("value {value}").replace('-', "minus ")
}

/// Drops the words that all names begin or end with, and the union's own name around a variant's.
pub(super) fn without_shared_words(names: Vec<String>, owner: &str) -> Vec<String> {
    use heck::ToSnakeCase;
    let mut words: Vec<Vec<String>> = names
        .iter()
        .map(|name| name.to_snake_case().split('_').map(str::to_owned).collect())
        .collect();
    let owner: Vec<String> = owner
        .to_snake_case()
        .split('_')
        .map(str::to_owned)
        .collect();
    if words.len() > 1 {
        while words
            .iter()
            .all(|name| name.len() > 1 && name.last() == words[0].last())
        {
            words.iter_mut().for_each(|name| drop(name.pop()));
        }
        while words
            .iter()
            .all(|name| name.len() > 1 && name.first() == words[0].first())
        {
            words.iter_mut().for_each(|name| drop(name.remove(0)));
        }
    }
    for name in &mut words {
        if name.len() > owner.len() && name.starts_with(&owner) {
            name.drain(..owner.len());
        }
        if name.len() > owner.len() && name.ends_with(&owner) {
            name.truncate(name.len() - owner.len());
        }
    }
    let trimmed = words.iter().map(|name| name.join("_"));
    // Symbols and other strings without words keep their own form.
    trimmed
        .zip(names)
        .map(|(trimmed, name)| {
            if trimmed.is_empty() || trimmed.starts_with(|c: char| c.is_ascii_digit()) {
                name
            } else {
                trimmed
            }
        })
        .collect()
}
